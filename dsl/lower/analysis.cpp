// Readings, indicators, checks of messages and the list of articles.
#include "dsl/lower/lowering.hpp"

namespace wetwijzer::lower {
namespace {

Op comparison(syntax::CompareOp op) {
    if (op == syntax::CompareOp::Less) return Op::Less;
    if (op == syntax::CompareOp::LessEqual) return Op::LessEqual;
    if (op == syntax::CompareOp::Greater) return Op::Greater;
    return Op::GreaterEqual;
}

model::ArticleEntry::Status status_of(syntax::CoverageLine::Status status) {
    using From = syntax::CoverageLine::Status;
    using To = model::ArticleEntry::Status;
    if (status == From::NotComputable) return To::NotComputable;
    return status == From::OutOfScope ? To::OutOfScope : To::Encoded;
}

}  // namespace

void Lowering::readings() {
    for (auto const& reading : in_.readings) {
        auto const& decl = std::get<syntax::ReadingDecl>(in_.decl(reading.decl).node);
        model::Reading made;
        made.name = reading.name;
        made.type = reading.type;
        made.description = text_of(decl.description);
        made.reason = decl.reason.text;
        made.citation = citation(decl.citation);
        for (auto const& alternative : decl.alternatives) {
            auto const& source = alternative.citation.empty() ? decl.citation : alternative.citation;
            made.alternatives.push_back({alternative.name.text, alternative.description.text, citation(source)});
        }
        made.origin = origin(in_.decl(reading.decl).span);
        out_.readings.push_back(std::move(made));
    }
}

void Lowering::indicators() {
    for (auto const& indicator : in_.indicators) {
        auto const& decl = std::get<syntax::IndicatorDecl>(in_.decl(indicator.decl).node);
        auto const rule = [&](std::uint32_t part) { return part == check::nothing ? model::RuleId{} : rule_id(part); };
        model::Indicator made;
        made.name = indicator.name;
        made.description = text_of(decl.description);
        made.unit = decl.unit.text;
        made.citation = citation(decl.citation);
        made.denominator = rule(indicator.denominator);
        made.numerator = rule(indicator.numerator);
        made.average = rule(indicator.average);
        made.breakdown = rule(indicator.breakdown);
        made.day = rule(indicator.day);
        if (indicator.target) made.target = {comparison(decl.target_op), *indicator.target};
        made.origin = origin(in_.decl(indicator.decl).span);
        out_.indicators.push_back(std::move(made));
    }
}

void Lowering::checks() {
    for (auto const& check : in_.checks) {
        auto const& decl = std::get<syntax::MessageCheckDecl>(in_.decl(check.decl).node);
        out_.checks.push_back({check.name, text_of(decl.header.description), citation(decl.header.citation),
                               rule_id(check.message), rule_id(check.rule), origin(in_.decl(check.decl).span)});
    }
}

void Lowering::articles() {
    for (auto const& article : in_.articles)
        out_.articles.push_back(
            {citation({article.reference}).front(), status_of(article.status), article.reason, origin(article.span)});
}

}  // namespace wetwijzer::lower
