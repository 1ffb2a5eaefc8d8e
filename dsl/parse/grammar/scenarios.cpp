// Scenarios: a case, and what is expected of it.
#include "dsl/parse/grammar/declarations.hpp"

namespace wetwijzer::parse::grammar {

namespace {

using namespace syntax;

using GivenKind = Given::Kind;
using ExpectedKind = Expected::Kind;

constexpr auto given_kind(GivenKind kind) { return set_to(&Given::kind, kind); }
constexpr auto expected_kind(ExpectedKind kind) { return set_to(&Expected::kind, kind); }

bool match_date_expr(Cursor& first, State& state, ExprId& out) {
    Cursor const start = first;
    Word date;
    if (!match_date_word(first, state, date)) return false;
    out = state.add(state.span(start, first), Literal{LiteralKind::Date, date.text});
    return true;
}
bool match_reading_declared(Cursor& first, State&, bool&) { return declares_reading(first); }

constexpr TokenParser<ExprId> date_expr{
    "een datum\x1f"
    "a date",
    match_date_expr};

// "gegeven x :", "oordeel x :" and "lezing x" with its description begin a declaration, not a line of the scenario.
auto const declares = ((word(Keyword::Given) | word(Keyword::Judgement)) >> code >> colon) |
                      TokenParser<bool>("", match_reading_declared);

auto const field_value = build<FieldValue>(name[set(&FieldValue::name)] > constant[set(&FieldValue::value)]);

auto const given_record = word(Keyword::GivenRecord)[given_kind(GivenKind::Record)] > name[append(&Given::name)] >
                          word(Keyword::With) > field_value[append(&Given::fields)] % comma;
auto const given_value =
    ((word(Keyword::Given)[given_kind(GivenKind::Fact)] | word(Keyword::Judgement)[given_kind(GivenKind::Judgement)] |
      word(Keyword::Assume)[given_kind(GivenKind::Assume)] | word(Keyword::Reading)[given_kind(GivenKind::Reading)]) >
     name_parts[set(&Given::name)] > word(Keyword::Is) > constant[set(&Given::value)]);
auto const given = build<Given>(!declares >> (given_record | given_value));

auto const expected =
    build<Expected>(name_parts[set(&Expected::name)] >
                    ((word(Keyword::WaitsFor)[expected_kind(ExpectedKind::WaitsFor)] > left_parenthesis >
                      dotted_name[append(&Expected::waits_for)] % comma > right_parenthesis) |
                     (word(Keyword::Is) > (word(Keyword::Unknown)[expected_kind(ExpectedKind::Unknown)] |
                                           word(Keyword::Fault)[expected_kind(ExpectedKind::Fault)] |
                                           constant[set(&Expected::value)][expected_kind(ExpectedKind::Value)]))));

auto const scenario =
    build<ScenarioDecl>(word(Keyword::Scenario) > text[declare(&ScenarioDecl::title)] > word(Keyword::ReferenceDate) >
                        date_expr[set(&ScenarioDecl::reference_date)] > *recover(given[append(&ScenarioDecl::givens)]) >
                        *recover(word(Keyword::Expect) > expected[append(&ScenarioDecl::expectations)] % comma) >
                        -(word(Keyword::Because) > references[set(&ScenarioDecl::because)]) >
                        -(word(Keyword::Examples) > headings[set(&ScenarioDecl::headings)] >
                          +recover(row[append(&ScenarioDecl::examples)], next_row)));

auto const scenario_declaration_def = scenario[take_node];

}  // namespace

BOOST_SPIRIT_DEFINE(scenario_declaration)

BOOST_SPIRIT_INSTANTIATE(ScenarioRule, Cursor, Context)

}  // namespace wetwijzer::parse::grammar
