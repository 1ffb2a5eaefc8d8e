#include "dsl/syntax/dump.hpp"

#include "dsl/syntax/dumper.hpp"
#include "dsl/syntax/keywords.hpp"
#include "dsl/syntax/words.hpp"

#include <utility>

namespace wetwijzer::syntax {

using values::Language;

std::string Dumper::run() {
    for (auto const& decl : tree_.declarations) declaration(decl);
    return std::move(out_);
}

void Dumper::quoted(char const* what, std::optional<Word> const& word) {
    if (word) line(std::string(what) + " " + quote(word->text));
}

void Dumper::word(char const* what, Word const& found) {
    if (found.is_some()) line(std::string(what) + " " + found.text);
}

void Dumper::child(char const* what, ExprId id) {
    if (id.is_some()) line(what, [&] { expression(id); });
}

void Dumper::citation(Citation const& citation) {
    if (!citation.empty()) line("citation " + citation_text(citation));
}

void Dumper::sentences(Sentences const& sentences) {
    quoted("sentence yes", sentences.yes);
    quoted("sentence no", sentences.no);
    quoted("sentence", sentences.any);
    quoted("sentence plain", sentences.plain);
}

void Dumper::tail(Tail const& tail) {
    citation(tail.citation);
    sentences(tail.sentences);
}

// ---- clauses --------------------------------------------------------------------------------------------

void Dumper::type(TypeExpr const& type) { line("type " + type_text(type, Language::Dutch)); }

void Dumper::range(std::optional<RangeClause> const& range) {
    if (!range) return;
    line("range", [&] {
        expression(range->minimum);
        expression(range->maximum);
    });
}

void Dumper::provenance(std::optional<ProvenanceClause> const& found) {
    if (found) line("provenance " + provenance_text(*found, Language::Dutch));
}

void Dumper::room(std::optional<PolicyRoom> const& room) {
    if (!room) return;
    line("policy room", [&] {
        child("from", room->minimum);
        child("through", room->maximum);
        for (auto const each : room->only) child("only", each);
        citation(room->citation);
    });
}

void Dumper::header(Header const& header) {
    quoted("description", header.description);
    citation(header.citation);
    if (header.validity) line("valid " + validity_text(*header.validity, Language::Dutch));
    room(header.room);
    child("law date", header.law_date);
    if (header.month_rule) line("month rule " + std::string(text(keyword_of(*header.month_rule), Language::Dutch)));
    sentences(header.sentences);
}

void Dumper::branch(Branch const& branch) {
    line("branch", [&] {
        child("value", branch.value);
        child("condition", branch.condition);
        tail(branch.tail);
    });
}

void Dumper::exception(Exception const& exception) {
    line("exception", [&] {
        word("label", exception.label);
        child("condition", exception.condition);
        child("value", exception.value);
        for (auto const& other : exception.overrides) word("overrides", other);
        tail(exception.tail);
    });
}

void Dumper::headings(std::vector<Heading> const& headings) {
    for (auto const& heading : headings)
        line((heading.assume    ? "heading assume "
              : heading.reading ? "heading reading "
                                : "heading ") +
             dotted(heading.parts));
}

void Dumper::rows(std::vector<TableRow> const& rows) {
    for (auto const& row : rows)
        line("row", [&] {
            for (auto const& cell : row.cells)
                line("cell " + std::string(name_of(cell.op)), [&] { expressions(cell.operands); });
            citation(row.citation);
        });
}

// ---- declarations -----------------------------------------------------------------------------------------

void Dumper::declaration(Decl const& decl) {
    std::visit([this](auto const& node) { show(node); }, decl.node);
}

void Dumper::show(ErrorDecl const& node) {
    line("error declaration" + (node.name.is_some() ? " " + node.name.text : ""));
}

void Dumper::show(SourcesDecl const& node) {
    line("sources", [&] {
        for (auto const& entry : node.entries)
            line(entry.name.text + " = " + (entry.identifier.is_some() ? entry.identifier.text + " " : "") +
                 quote(entry.title.text) + (entry.read_through ? " read through " + entry.read_through->text : ""));
    });
}

void Dumper::show(OriginsDecl const& node) {
    line("origins", [&] {
        for (auto const& entry : node.entries) line(entry.name.text + " " + quote(entry.title.text));
    });
}

void Dumper::show(MonthRuleDecl const& node) {
    line("month rule " + std::string(text(keyword_of(node.rule), Language::Dutch)));
}

void Dumper::show(CalendarDecl const& node) {
    line("calendar", [&] {
        for (auto const& day : node.days)
            line("equated " + day.date.text + " " + quote(day.reason.text), [&] { citation(day.citation); });
    });
}

void Dumper::show(KindDecl const& node) {
    line("kind " + node.name.text, [&] {
        type(node.type);
        quoted("description", node.description);
    });
}

void Dumper::show(RecordDecl const& node) {
    line("record " + node.name.text, [&] {
        quoted("description", node.description);
        for (auto const& field : node.fields)
            line("field " + field.name.text, [&] {
                type(field.type);
                quoted("description", field.description);
                range(field.range);
                provenance(field.provenance);
                quoted("question", field.question);
            });
    });
}

void Dumper::show(FactDecl const& node) {
    line("fact " + node.name.text, [&] {
        type(node.type);
        quoted("description", node.description);
        range(node.range);
        provenance(node.provenance);
        citation(node.citation);
        quoted("question", node.question);
        sentences(node.sentences);
    });
}

void Dumper::show(JudgementDecl const& node) {
    line("judgement " + node.name.text, [&] {
        type(node.type);
        quoted("description", node.description);
        word("by", node.judge);
        citation(node.citation);
        quoted("question", node.question);
        sentences(node.sentences);
    });
}

void Dumper::show(ParameterDecl const& node) {
    line("parameter " + node.name.text, [&] {
        if (node.type) type(*node.type);
        quoted("description", node.description);
        citation(node.citation);
        room(node.room);
        for (auto const& value : node.values)
            line(validity_text(value.validity, Language::Dutch), [&] {
                expression(value.value);
                citation(value.citation);
            });
    });
}

void Dumper::show(RuleDecl const& node) {
    line("rule " + (node.owner.is_some() ? node.owner.text + "." : "") + node.name.text, [&] {
        type(node.type);
        header(node.header);
        for (auto const& each : node.branches) branch(each);
        for (auto const& each : node.exceptions) exception(each);
        if (node.otherwise_last) line("otherwise last");
    });
}

void Dumper::show(TableDecl const& node) {
    line("table " + node.name.text, [&] {
        type(node.type);
        header(node.header);
        headings(node.headings);
        rows(node.rows);
    });
}

void Dumper::show(TermDecl const& node) {
    line("term " + node.name.text, [&] {
        header(node.header);
        word("rests on", node.bearer);
        child(node.starts_day_after ? "starts after" : "starts on", node.start);
        child("ends on", node.end);
        child("lasts", node.duration);
        for (auto const& extension : node.extensions)
            line("extension", [&] {
                expression(extension.duration);
                child("condition", extension.condition);
                tail(extension.tail);
            });
        if (node.general_terms_act) line("general terms act");
        child("met on", node.met_on);
        child("signal", node.signal);
    });
}

void Dumper::show(DecisionDecl const& node) {
    line("decision " + node.name.text, [&] {
        quoted("description", node.description);
        citation(node.citation);
        word("taken by", node.authority);
        child("condition", node.condition);
        for (auto const& outcome : node.outcomes) word("outcome", outcome);
        word("fine", node.fine);
        for (auto const& judgement : node.judgements) word("judgement", judgement);
        for (auto const& term : node.within) word("within", term);
        word("remedy", node.remedy);
        child("remedy term", node.remedy_term);
        citation(node.remedy_citation);
    });
}

void Dumper::show(ScenarioDecl const& node) {
    line("scenario " + quote(node.title.text), [&] {
        child("reference date", node.reference_date);
        for (auto const& given : node.givens)
            line(std::string(name_of(given.kind)) + " " + dotted(given.name), [&] {
                if (given.value.is_some()) expression(given.value);
                for (auto const& field : given.fields) child(field.name.text.c_str(), field.value);
            });
        for (auto const& expected : node.expectations)
            line("expect " + dotted(expected.name) + " " + std::string(name_of(expected.kind)), [&] {
                if (expected.value.is_some()) expression(expected.value);
                for (auto const& fact : expected.waits_for) line(fact.text);
            });
        if (!node.because.empty()) line("because " + citation_text(node.because));
        headings(node.headings);
        rows(node.examples);
    });
}

std::string dump(SyntaxTree const& tree) { return Dumper(tree).run(); }

}  // namespace wetwijzer::syntax
