// What lies on top of the rules and what looks over them, in canonical form: readings, exceptions that stand elsewhere,
// local policy; indicators, checks, coverage.
#include "dsl/source/utf8.hpp"
#include "dsl/syntax/declaration_formatter.hpp"
#include "dsl/syntax/words.hpp"

#include <algorithm>

namespace wetwijzer::syntax {

namespace {

constexpr int part = 2;  // indent of the parts of a declaration

int width(std::string_view text) { return source::display_width(text); }

Keyword keyword_of_target(CompareOp op) {
    if (op == CompareOp::LessEqual) return Keyword::AtMost;
    if (op == CompareOp::Less) return Keyword::LessThan;
    return op == CompareOp::Greater ? Keyword::MoreThan : Keyword::AtLeast;
}

}  // namespace

void Formatter::write(ReadingDecl const& node) {
    put(kw(Keyword::Reading) + " " + node.name.text);
    text_clause(node.description);
    citation(node.citation);
    for (std::size_t i = 0; i < node.alternatives.size(); ++i)
        alternative(i == 0 ? Keyword::Standard : Keyword::AlsoPossible, node.alternatives[i]);
    clause(Keyword::Reason, quote(node.reason.text), node.reason.span.begin);
}

void Formatter::alternative(Keyword keyword, AlternativeDecl const& each) {
    clause(keyword, each.name.text, each.span.begin);
    auto const description = quote(each.description.text);
    if (layout_.fits(" " + description))
        put(" ");
    else
        layout_.line(part + 2, each.description.span.begin);
    put(description);
    expressions_.write_tail({each.citation, {}}, part);
}

void Formatter::write(ExceptionDecl const& node) {
    put(kw(Keyword::ExceptionFrom) + " " + node.name.text + " " + kw(Keyword::To) + " " + dotted(node.rule));
    header(node.header);
    expression_clause(Keyword::If, node.condition, Binding::Open);
    expression_clause(Keyword::Then, node.value, Binding::Or);
    names(Keyword::Prevails, node.overrides);
}

void Formatter::write(PolicyDecl const& node) {
    put(kw(Keyword::PolicyOf) + " " + node.code.text + " " + quote(node.municipality.text));
}

void Formatter::room(std::optional<PolicyRoom> const& room) {
    if (!room) return;
    line(room->span.begin);
    put(Keyword::PolicyRoom);
    if (room->minimum.is_some()) put(" " + range_text({room->minimum, room->maximum}));
    for (std::size_t i = 0; i < room->only.size(); ++i)
        put((i == 0 ? " " + kw(Keyword::Only) + " " : ", ") + expressions_.flat(room->only[i]));
    expressions_.write_tail({room->citation, {}}, part);
}

void Formatter::write(IndicatorDecl const& node) {
    put(kw(Keyword::Indicator) + " " + node.name.text);
    text_clause(node.description);
    citation(node.citation);
    clause(Keyword::CountedUnit, node.unit.text, node.unit.span.begin);
    expression_clause(Keyword::Numerator, node.numerator, Binding::Open);
    expression_clause(Keyword::AverageOf, node.average, Binding::Open);
    expression_clause(Keyword::Denominator, node.denominator, Binding::Open);
    expression_clause(Keyword::BrokenDownBy, node.breakdown, Binding::Open);
    expression_clause(Keyword::CountsOn, node.day, Binding::Open);
    if (node.target.is_some())
        clause(Keyword::Target, kw(keyword_of_target(node.target_op)) + " " + expressions_.flat(node.target),
               tree_.expr(node.target).span.begin);
}

void Formatter::write(MessageCheckDecl const& node) {
    put(kw(Keyword::MessageCheck) + " " + node.name.text);
    header(node.header);
    clause(Keyword::Upon, node.message.text, node.message.span.begin);
    expression_clause(Keyword::Require, node.requirement, Binding::Open);
}

// The words on what is not encoded stand in one column.
void Formatter::write(CoverageDecl const& node) {
    put(kw(Keyword::CoverageOf) + " " + node.source.text);
    auto const article = [&](CoverageLine const& each) {
        return reference_text(each.reference) +
               (each.through ? " " + kw(Keyword::Through) + " " + each.through->text : "");
    };
    auto const remark = [&](CoverageLine const& each) {
        if (each.status == CoverageLine::Status::Encoded) return std::string();
        auto const word =
            each.status == CoverageLine::Status::NotComputable ? Keyword::NotComputable : Keyword::OutOfScope;
        return kw(word) + " " + quote(each.reason.text);
    };
    int column = 0;
    for (auto const& each : node.lines) {
        auto const end = part + width(article(each)) + 2;
        if (end + width(remark(each)) <= max_line) column = std::max(column, end);
    }
    for (auto const& each : node.lines) {
        line(each.reference.span.begin);
        put(article(each));
        auto const shown = remark(each);
        if (shown.empty()) continue;
        if (column + width(shown) <= max_line) layout_.pad_to(column - 2);
        if (layout_.fits("  " + shown))
            put("  " + shown);
        else {
            layout_.line(part + 2, each.reason.span.begin);
            put(shown);
        }
    }
}

}  // namespace wetwijzer::syntax
