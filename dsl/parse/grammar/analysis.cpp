// What is asked of many cases, of messages and of the laws themselves: indicators, checks, coverage.
#include "dsl/parse/grammar/declarations.hpp"

namespace wetwijzer::parse::grammar {

namespace {

using namespace syntax;

// ---- indicators --------------------------------------------------------------------------------------------------

auto const indicator_clause =
    text[once(&IndicatorDecl::description, a_description)] | citation[append_all(&IndicatorDecl::citation)];

constexpr auto target_op(CompareOp op) { return set_to(&IndicatorDecl::target_op, op); }
auto const target = word(Keyword::Target) >
                    (word(Keyword::AtLeast)[target_op(CompareOp::GreaterEqual)] |
                     word(Keyword::AtMost)[target_op(CompareOp::LessEqual)] |
                     word(Keyword::LessThan)[target_op(CompareOp::Less)] |
                     word(Keyword::MoreThan)[target_op(CompareOp::Greater)]) > literal[set(&IndicatorDecl::target)];

auto const indicator =
    build<IndicatorDecl>(word(Keyword::Indicator) > name[declare(&IndicatorDecl::name)] > *recover(indicator_clause) >
                         word(Keyword::CountedUnit) > code[set(&IndicatorDecl::unit)] >
                         -((word(Keyword::Numerator) > expression[set(&IndicatorDecl::numerator)]) |
                           (word(Keyword::AverageOf) > expression[set(&IndicatorDecl::average)])) >
                         word(Keyword::Denominator) > expression[set(&IndicatorDecl::denominator)] >
                         -(word(Keyword::BrokenDownBy) > expression[set(&IndicatorDecl::breakdown)]) >
                         -(word(Keyword::CountsOn) > expression[set(&IndicatorDecl::day)]) > -target);

// ---- checks of messages ------------------------------------------------------------------------------------------

auto const message_check = build<MessageCheckDecl>(
    word(Keyword::MessageCheck) > name[declare(&MessageCheckDecl::name)] > header[set(&MessageCheckDecl::header)] >
    word(Keyword::Upon) > dotted_name[set(&MessageCheckDecl::message)] > word(Keyword::Require) >
    expression[set(&MessageCheckDecl::requirement)]);

// ---- coverage ----------------------------------------------------------------------------------------------------

using PartKind = ReferencePart::Kind;
using Status = CoverageLine::Status;

constexpr auto part_kind(PartKind kind) { return set_to(&ReferencePart::kind, kind); }
auto const part_number = number_of_article[set(&ReferencePart::number)];

// Another article begins another line of the coverage; what divides one goes on with it.
auto const article = build<ReferencePart>(word(Keyword::Article)[part_kind(PartKind::Article)] > part_number);
auto const section = build<ReferencePart>(word(Keyword::Section)[part_kind(PartKind::Section)] > part_number);
auto const book = build<ReferencePart>((word(Keyword::Annex)[part_kind(PartKind::Annex)] > -part_number) |
                                       (word(Keyword::Chapter)[part_kind(PartKind::Chapter)] > part_number));
auto const around = build<ReferencePart>(word(Keyword::Preamble)[part_kind(PartKind::Preamble)] |
                                         word(Keyword::Closing)[part_kind(PartKind::Closing)]);
auto const paragraph = build<ReferencePart>(word(Keyword::Paragraph)[part_kind(PartKind::Paragraph)] > part_number);
auto const point = build<ReferencePart>(
    (word(Keyword::Point)[part_kind(PartKind::Point)] |
     word(Keyword::Subdivision)[part_kind(PartKind::Point)][set_to(&ReferencePart::spelled_out, true)]) > part_number);

bool match_same_line(Cursor& first, State&, bool&) { return !first->first_on_line; }
constexpr TokenParser<bool> same_line{"", match_same_line};

auto const push_part = append(&Reference::parts);
auto const divisions = -paragraph[push_part] > *(point[push_part] | (same_line >> around[push_part]));
auto const reference = build<Reference>(
    ((article[push_part] | section[push_part] | (book[push_part] > -(same_line >> section[push_part]))) > divisions) |
    around[push_part]);

constexpr auto status(Status which) { return set_to(&CoverageLine::status, which); }
// After a line: the next one, or another declaration.
bool match_line_end(Cursor& first, State&, bool&) {
    return first->kind == TokenKind::End || begins_article(first) || begins_declaration(first);
}
constexpr TokenParser<bool> line_end{
    "`niet te berekenen`\x1f"
    "`not computable`\x1e"
    "`buiten bereik`\x1f"
    "`out of scope`\x1e"
    "`art.`\x1f"
    "`art.`",
    match_line_end};
auto const line = build<CoverageLine>(
    reference[set(&CoverageLine::reference)] >
    -(word(Keyword::Through) > number_of_article[set(&CoverageLine::through)]) >
    -((word(Keyword::NotComputable)[status(Status::NotComputable)] |
       word(Keyword::OutOfScope)[status(Status::OutOfScope)]) > text[set(&CoverageLine::reason)]) > line_end);

auto const coverage = build<CoverageDecl>(word(Keyword::CoverageOf) > code[set(&CoverageDecl::source)] >
                                          +recover(line[append(&CoverageDecl::lines)], next_article));

auto const analysis_declaration_def = indicator[take_node] | message_check[take_node] | coverage[take_node];

}  // namespace

BOOST_SPIRIT_DEFINE(analysis_declaration)

BOOST_SPIRIT_INSTANTIATE(AnalysisRule, Cursor, Context)

}  // namespace wetwijzer::parse::grammar
