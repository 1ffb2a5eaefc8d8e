// Sources, origins, kinds, records, facts, judgements, parameters and the calendar.
#include "dsl/parse/grammar/declarations.hpp"

namespace wetwijzer::parse::grammar {

namespace {

using namespace syntax;

auto const source_entry = build<SourceEntry>(
    code[set(&SourceEntry::name)] > equals > -identifier[set(&SourceEntry::identifier)] >
    text[set(&SourceEntry::title)] > -(word(Keyword::ReadThrough) > date_word[set(&SourceEntry::read_through)]));
auto const sources = build<SourcesDecl>(word(Keyword::Sources) > +recover(source_entry[append(&SourcesDecl::entries)]));

auto const origin_entry = build<OriginEntry>(code[set(&OriginEntry::name)] > text[set(&OriginEntry::title)]);
auto const origins = build<OriginsDecl>(word(Keyword::Origins) > +recover(origin_entry[append(&OriginsDecl::entries)]));

auto const month_rule_def =
    word(Keyword::MonthRule) > colon >
    (word(Keyword::LastDayOfMonth)[set_to(&MonthRuleDecl::rule, MonthRule::LastDayOfMonth)] |
     word(Keyword::FirstDayOfNextMonth)[set_to(&MonthRuleDecl::rule, MonthRule::FirstDayOfNextMonth)]);

auto const equated_day = build<EquatedDay>(word(Keyword::Equated) > date_word[set(&EquatedDay::date)] >
                                           text[set(&EquatedDay::reason)] > citation[set(&EquatedDay::citation)]);
auto const calendar = build<CalendarDecl>(word(Keyword::Calendar) > *recover(equated_day[append(&CalendarDecl::days)]));

auto const kind = build<KindDecl>(word(Keyword::Kind) > type_name[declare(&KindDecl::name)] > colon >
                                  type[set(&KindDecl::type)] > -text[set(&KindDecl::description)]);

// ---- clauses of facts and fields -----------------------------------------------------------------------------

auto const range = build<RangeClause>(word(Keyword::From) > literal[set(&RangeClause::minimum)] >
                                      word(Keyword::Through) > literal[set(&RangeClause::maximum)]);

auto const end_path = (word(Keyword::Through)[set_to(&ProvenanceClause::end_inclusive, true)] | word(Keyword::Until)) >
                      path[set(&ProvenanceClause::end_path)];
auto const omitted_is_none = build<OmittedIsNone>(word(Keyword::OmittedIsNone));
// A key may be called `weggelaten`; before `is geen` it is none.
auto const provenance =
    build<ProvenanceClause>(word(Keyword::ObtainedFrom) > code[set(&ProvenanceClause::origin)] >
                            -((!omitted_is_none >> path[set(&ProvenanceClause::path)]) > -end_path) >
                            -omitted_is_none[set(&ProvenanceClause::omitted_is_none)]);

constexpr char const* a_range =
    "een bereik\x1f"
    "a range";
constexpr char const* an_origin =
    "een herkomst\x1f"
    "an origin";

auto const field_clause = text[once(&FieldDecl::description, a_description)] | range[once(&FieldDecl::range, a_range)] |
                          provenance[once(&FieldDecl::provenance, an_origin)] |
                          (word(Keyword::Question) > text[once(&FieldDecl::question, a_question)]);
auto const field = build<FieldDecl>(name[set(&FieldDecl::name)] > colon > type[set(&FieldDecl::type)] > *field_clause);

auto const record =
    build<RecordDecl>(word(Keyword::Record) > type_name[declare(&RecordDecl::name)] >
                      -text[set(&RecordDecl::description)] > *recover(field[append(&RecordDecl::fields)], next_field));

auto const fact_clause = text[once(&FactDecl::description, a_description)] | range[once(&FactDecl::range, a_range)] |
                         provenance[once(&FactDecl::provenance, an_origin)] |
                         (word(Keyword::Question) > text[once(&FactDecl::question, a_question)]) |
                         citation[append_all(&FactDecl::citation)] | sentences[take_sentences];
auto const fact = build<FactDecl>(word(Keyword::Fact) > name[declare(&FactDecl::name)] > colon >
                                  type[set(&FactDecl::type)] > *recover(fact_clause));

auto const judgement_clause = text[once(&JudgementDecl::description, a_description)] |
                              (word(Keyword::By) > code[set(&JudgementDecl::judge)]) |
                              (word(Keyword::Question) > text[once(&JudgementDecl::question, a_question)]) |
                              citation[append_all(&JudgementDecl::citation)] | sentences[take_sentences];
auto const judgement = build<JudgementDecl>(word(Keyword::Judgement) > name[declare(&JudgementDecl::name)] > colon >
                                            type[set(&JudgementDecl::type)] > *recover(judgement_clause));

auto const parameter_value =
    build<ParameterValue>(validity[set(&ParameterValue::validity)] > colon > constant[set(&ParameterValue::value)] >
                          -citation[append_all(&ParameterValue::citation)]);
auto const parameter_clause =
    text[once(&ParameterDecl::description, a_description)] | citation[append_all(&ParameterDecl::citation)] |
    room[once(&ParameterDecl::room, a_policy_room)] | parameter_value[append(&ParameterDecl::values)];
// Without a type it fills the room that the parameter of this name leaves.
auto const parameter = build<ParameterDecl>(
    word(Keyword::Parameter) > name[declare(&ParameterDecl::name)] >
    ((colon > type[set(&ParameterDecl::type)] > *recover(parameter_clause)) | +recover(parameter_clause)));

auto const facts_declaration_def = fact[take_node] | parameter[take_node] | record[take_node] | kind[take_node] |
                                   judgement[take_node] | sources[take_node] | origins[take_node] |
                                   month_rule[take_node] | calendar[take_node];

}  // namespace

BOOST_SPIRIT_DEFINE(facts_declaration, month_rule)

BOOST_SPIRIT_INSTANTIATE(FactsRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(MonthRuleRule, Cursor, Context)

}  // namespace wetwijzer::parse::grammar
