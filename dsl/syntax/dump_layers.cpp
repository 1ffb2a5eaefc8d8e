// What lies on top of the rules and what looks over them, in a dump.
#include "dsl/syntax/dumper.hpp"
#include "dsl/syntax/words.hpp"

namespace wetwijzer::syntax {

void Dumper::show(ReadingDecl const& node) {
    line("reading " + node.name.text, [&] {
        quoted("description", node.description);
        citation(node.citation);
        for (auto const& each : node.alternatives)
            line("alternative " + each.name.text + " " + quote(each.description.text),
                 [&] { citation(each.citation); });
        line("reason " + quote(node.reason.text));
    });
}

void Dumper::show(ExceptionDecl const& node) {
    line("exception " + node.name.text + " to " + dotted(node.rule), [&] {
        header(node.header);
        child("condition", node.condition);
        child("value", node.value);
        for (auto const& other : node.overrides) word("overrides", other);
    });
}

void Dumper::show(PolicyDecl const& node) {
    line("policy of municipality " + node.code.text + " " + quote(node.municipality.text));
}

void Dumper::show(IndicatorDecl const& node) {
    line("indicator " + node.name.text, [&] {
        quoted("description", node.description);
        citation(node.citation);
        word("unit", node.unit);
        child("numerator", node.numerator);
        child("average", node.average);
        child("denominator", node.denominator);
        child("breakdown", node.breakdown);
        child("day", node.day);
        if (node.target.is_some()) child(("target " + std::string(name_of(node.target_op))).c_str(), node.target);
    });
}

void Dumper::show(MessageCheckDecl const& node) {
    line("check " + node.name.text, [&] {
        header(node.header);
        word("upon", node.message);
        child("require", node.requirement);
    });
}

void Dumper::show(CoverageDecl const& node) {
    line("coverage of " + node.source.text, [&] {
        for (auto const& each : node.lines)
            line(std::string(name_of(each.status)) + " " + reference_text(each.reference) +
                 (each.through ? " through " + each.through->text : "") +
                 (each.status == CoverageLine::Status::Encoded ? "" : " " + quote(each.reason.text)));
    });
}

}  // namespace wetwijzer::syntax
