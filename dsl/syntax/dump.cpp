#include "dsl/syntax/dump.hpp"

#include "dsl/syntax/keywords.hpp"
#include "dsl/syntax/words.hpp"

#include <string_view>

namespace wetwijzer::syntax {

namespace {

using values::Language;

class Dumper {
public:
    explicit Dumper(SyntaxTree const& tree) : tree_(tree) {}

    std::string run() {
        for (auto const& decl : tree_.declarations) declaration(decl);
        return std::move(out_);
    }

private:
    // One line, and what belongs to it one step further in.
    template <class Children>
    void line(std::string const& text, Children const& children) {
        line(text);
        ++depth_;
        children();
        --depth_;
    }
    void line(std::string const& text) { out_ += std::string(depth_ * 2, ' ') + text + "\n"; }

    void quoted(char const* what, std::optional<Word> const& word) {
        if (word) line(std::string(what) + " " + quote(word->text));
    }
    void word(char const* what, Word const& found) {
        if (found.is_some()) line(std::string(what) + " " + found.text);
    }
    void child(char const* what, ExprId id) {
        if (id.is_some()) line(what, [&] { expression(id); });
    }
    void citation(Citation const& citation) {
        if (!citation.empty()) line("citation " + citation_text(citation));
    }
    void sentences(Sentences const& sentences) {
        quoted("sentence yes", sentences.yes);
        quoted("sentence no", sentences.no);
        quoted("sentence", sentences.any);
        quoted("sentence plain", sentences.plain);
    }
    void tail(Tail const& tail) {
        citation(tail.citation);
        sentences(tail.sentences);
    }

    // ---- expressions -------------------------------------------------------------------------------------

    void expression(ExprId id) {
        if (!id.is_some()) return line("missing");
        std::visit([this](auto const& node) { show(node); }, tree_.expr(id).node);
    }
    void expressions(std::vector<ExprId> const& ids) {
        for (auto const id : ids) expression(id);
    }

    void show(ErrorExpr const&) { line("error"); }
    void show(Literal const& node) {
        line("literal " + std::string(name_of(node.kind)) + " " +
             (node.kind == LiteralKind::Text ? quote(node.text) : node.text));
    }
    void show(NameRef const& node) { line("name " + dotted(node.parts)); }
    void show(FieldOf const& node) {
        line("field " + node.field.text, [&] { expression(node.record); });
    }
    void show(Unary const& node) {
        line(node.op == UnaryOp::Not ? "not" : "negate", [&] { expression(node.operand); });
    }
    void show(Chain const& node) {
        line(std::string(name_of(node.op)), [&] {
            for (std::size_t i = 0; i < node.operands.size(); ++i) {
                if (!node.signs.empty() && !node.signs[i])
                    child("inverse", node.operands[i]);
                else
                    expression(node.operands[i]);
            }
        });
    }
    void show(Compare const& node) {
        auto const form = node.as_date ? " (date)" : node.as_symbol ? " (symbol)" : "";
        line("compare " + std::string(name_of(node.op)) + form, [&] { expressions(node.operands); });
    }
    void show(IfNone const& node) {
        line("if none", [&] {
            expression(node.value);
            expression(node.replacement);
        });
    }
    void show(ConditionList const& node) {
        auto const number = node.quantifier == Quantifier::AtLeast ? " " + std::to_string(node.at_least) : "";
        line("conditions " + std::string(name_of(node.quantifier)) + number, [&] {
            tail(node.tail);
            for (auto const& item : node.items)
                line("item " + item.label.text, [&] {
                    expression(item.expr);
                    tail(item.tail);
                });
        });
    }
    void show(If const& node) {
        line("if", [&] {
            expression(node.condition);
            expression(node.then_value);
            expression(node.else_value);
        });
    }
    void show(Call const& node) {
        line("call " + std::string(name_of(node.function)), [&] { expressions(node.arguments); });
    }
    void show(Aggregate const& node) {
        line("aggregate " + std::string(name_of(node.kind)) + " " + node.collection.text, [&] {
            word("by", node.order_by);
            child("value", node.value);
            child("where", node.condition);
        });
    }
    void show(Round const& node) {
        line("round " + std::string(name_of(node.rounding)), [&] {
            expression(node.value);
            expression(node.step);
        });
    }
    void show(UnderLaw const& node) {
        line("under law", [&] {
            expression(node.value);
            expression(node.date);
        });
    }

    // ---- clauses --------------------------------------------------------------------------------------------

    void type(TypeExpr const& type) { line("type " + type_text(type, Language::Dutch)); }
    void range(std::optional<RangeClause> const& range) {
        if (!range) return;
        line("range", [&] {
            expression(range->minimum);
            expression(range->maximum);
        });
    }
    void provenance(std::optional<ProvenanceClause> const& found) {
        if (found) line("provenance " + provenance_text(*found, Language::Dutch));
    }
    void room(std::optional<PolicyRoom> const& room) {
        if (!room) return;
        line("policy room", [&] {
            child("from", room->minimum);
            child("through", room->maximum);
            for (auto const each : room->only) child("only", each);
            citation(room->citation);
        });
    }
    void header(Header const& header) {
        quoted("description", header.description);
        citation(header.citation);
        if (header.validity) line("valid " + validity_text(*header.validity, Language::Dutch));
        room(header.room);
        child("law date", header.law_date);
        if (header.month_rule) line("month rule " + std::string(text(keyword_of(*header.month_rule), Language::Dutch)));
        sentences(header.sentences);
    }
    void branch(Branch const& branch) {
        line("branch", [&] {
            child("value", branch.value);
            child("condition", branch.condition);
            tail(branch.tail);
        });
    }
    void exception(Exception const& exception) {
        line("exception", [&] {
            word("label", exception.label);
            child("condition", exception.condition);
            child("value", exception.value);
            for (auto const& other : exception.overrides) word("overrides", other);
            tail(exception.tail);
        });
    }
    void headings(std::vector<Heading> const& headings) {
        for (auto const& heading : headings)
            line((heading.assume    ? "heading assume "
                  : heading.reading ? "heading reading "
                                    : "heading ") +
                 dotted(heading.parts));
    }
    void rows(std::vector<TableRow> const& rows) {
        for (auto const& row : rows)
            line("row", [&] {
                for (auto const& cell : row.cells)
                    line("cell " + std::string(name_of(cell.op)), [&] { expressions(cell.operands); });
                citation(row.citation);
            });
    }

    // ---- declarations -----------------------------------------------------------------------------------------

    void declaration(Decl const& decl) {
        std::visit([this](auto const& node) { show(node); }, decl.node);
    }

    void show(ErrorDecl const& node) { line("error declaration" + (node.name.is_some() ? " " + node.name.text : "")); }
    void show(SourcesDecl const& node) {
        line("sources", [&] {
            for (auto const& entry : node.entries)
                line(entry.name.text + " = " + (entry.identifier.is_some() ? entry.identifier.text + " " : "") +
                     quote(entry.title.text));
        });
    }
    void show(OriginsDecl const& node) {
        line("origins", [&] {
            for (auto const& entry : node.entries) line(entry.name.text + " " + quote(entry.title.text));
        });
    }
    void show(MonthRuleDecl const& node) {
        line("month rule " + std::string(text(keyword_of(node.rule), Language::Dutch)));
    }
    void show(CalendarDecl const& node) {
        line("calendar", [&] {
            for (auto const& day : node.days)
                line("equated " + day.date.text + " " + quote(day.reason.text), [&] { citation(day.citation); });
        });
    }
    void show(KindDecl const& node) {
        line("kind " + node.name.text, [&] {
            type(node.type);
            quoted("description", node.description);
        });
    }
    void show(RecordDecl const& node) {
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
    void show(FactDecl const& node) {
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
    void show(JudgementDecl const& node) {
        line("judgement " + node.name.text, [&] {
            type(node.type);
            quoted("description", node.description);
            word("by", node.judge);
            citation(node.citation);
            quoted("question", node.question);
            sentences(node.sentences);
        });
    }
    void show(ParameterDecl const& node) {
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
    void show(RuleDecl const& node) {
        line("rule " + (node.owner.is_some() ? node.owner.text + "." : "") + node.name.text, [&] {
            type(node.type);
            header(node.header);
            for (auto const& each : node.branches) branch(each);
            for (auto const& each : node.exceptions) exception(each);
            if (node.otherwise_last) line("otherwise last");
        });
    }
    void show(TableDecl const& node) {
        line("table " + node.name.text, [&] {
            type(node.type);
            header(node.header);
            headings(node.headings);
            rows(node.rows);
        });
    }
    void show(TermDecl const& node) {
        line("term " + node.name.text, [&] {
            header(node.header);
            word("rests on", node.bearer);
            child(node.starts_day_after ? "starts after" : "starts on", node.start);
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
    void show(DecisionDecl const& node) {
        line("decision " + node.name.text, [&] {
            quoted("description", node.description);
            citation(node.citation);
            word("taken by", node.authority);
            child("condition", node.condition);
            for (auto const& outcome : node.outcomes) word("outcome", outcome);
            for (auto const& judgement : node.judgements) word("judgement", judgement);
            word("remedy", node.remedy);
            child("remedy term", node.remedy_term);
            citation(node.remedy_citation);
        });
    }
    void show(ReadingDecl const& node) {
        line("reading " + node.name.text, [&] {
            quoted("description", node.description);
            citation(node.citation);
            for (auto const& each : node.alternatives)
                line("alternative " + each.name.text + " " + quote(each.description.text),
                     [&] { citation(each.citation); });
            line("reason " + quote(node.reason.text));
        });
    }
    void show(ExceptionDecl const& node) {
        line("exception " + node.name.text + " to " + dotted(node.rule), [&] {
            header(node.header);
            child("condition", node.condition);
            child("value", node.value);
            for (auto const& other : node.overrides) word("overrides", other);
        });
    }
    void show(PolicyDecl const& node) {
        line("policy of municipality " + node.code.text + " " + quote(node.municipality.text));
    }
    void show(IndicatorDecl const& node) {
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
    void show(MessageCheckDecl const& node) {
        line("check " + node.name.text, [&] {
            header(node.header);
            word("upon", node.message);
            child("require", node.requirement);
        });
    }
    void show(CoverageDecl const& node) {
        line("coverage of " + node.source.text, [&] {
            for (auto const& each : node.lines)
                line(std::string(name_of(each.status)) + " " + reference_text(each.reference) +
                     (each.through ? " through " + each.through->text : "") +
                     (each.status == CoverageLine::Status::Encoded ? "" : " " + quote(each.reason.text)));
        });
    }
    void show(ScenarioDecl const& node) {
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

    SyntaxTree const& tree_;
    std::string out_;
    std::size_t depth_ = 0;
};

}  // namespace

std::string dump(SyntaxTree const& tree) { return Dumper(tree).run(); }

}  // namespace wetwijzer::syntax
