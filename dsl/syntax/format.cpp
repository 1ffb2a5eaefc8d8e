// The formatter's facade, and what a case consists of: sources, records, facts, parameters.
#include "dsl/syntax/format.hpp"

#include "dsl/source/utf8.hpp"
#include "dsl/syntax/declaration_formatter.hpp"
#include "dsl/syntax/words.hpp"

#include <algorithm>

namespace wetwijzer::syntax {

namespace {

constexpr int part = 2;  // indent of the parts of a declaration

int width(std::string_view text) { return source::display_width(text); }

}  // namespace

Formatter::Formatter(source::SourceFile const& file, SyntaxTree const& tree, values::Language language)
    : file_(file), tree_(tree), language_(language), expressions_(tree, language, layout_) {}

std::string Formatter::run() {
    for (auto const& decl : tree_.declarations) {
        layout_.declaration(decl.span.begin);
        span_ = decl.span;
        std::visit([this](auto const& node) { write(node); }, decl.node);
    }
    return layout_.finish(file_, tree_.comments);
}

std::string Formatter::kw(Keyword keyword) const { return std::string(text(keyword, language_)); }

void Formatter::put(std::string const& text) { layout_.text(text); }

void Formatter::put(Keyword keyword) { layout_.text(kw(keyword)); }

void Formatter::line(std::uint32_t anchor) { layout_.line(part, anchor); }

// "keyword rest" as a part of its own.
void Formatter::clause(Keyword keyword, std::string const& rest, std::uint32_t anchor) {
    line(anchor);
    put(kw(keyword) + " " + rest);
}

void Formatter::text_clause(std::optional<Word> const& text) {
    if (!text) return;
    line(text->span.begin);
    put(quote(text->text));
}

void Formatter::question(std::optional<Word> const& text) {
    if (text) clause(Keyword::Question, quote(text->text), text->span.begin);
}

void Formatter::citation(Citation const& citation) {
    if (citation.empty()) return;
    line(citation.front().span.begin);
    expressions_.write_citation(citation, part);
}

void Formatter::sentences(Sentences const& found) {
    for (auto const* const each : {&found.any, &found.yes, &found.no, &found.plain}) {
        if (!*each) continue;
        line((*each)->span.begin);
        return expressions_.write_sentences(found, part);
    }
}

void Formatter::provenance(std::optional<ProvenanceClause> const& found) {
    if (found) clause(Keyword::ObtainedFrom, provenance_text(*found, language_), found->origin.span.begin);
}

std::string Formatter::range_text(RangeClause const& range) const {
    return kw(Keyword::From) + " " + expressions_.flat(range.minimum) + " " + kw(Keyword::Through) + " " +
           expressions_.flat(range.maximum);
}

void Formatter::range(std::optional<RangeClause> const& range) {
    if (!range) return;
    line(tree_.expr(range->minimum).span.begin);
    put(range_text(*range));
}

void Formatter::typed(Keyword keyword, std::string const& name, TypeExpr const& type) {
    put(kw(keyword) + " " + name + " : ");
    type_or_break(type, part);
}

// A long enumeration goes over several lines.
void Formatter::type_or_break(TypeExpr const& type, int indent) {
    auto const shown = type_text(type, language_);
    if (layout_.fits(shown) || type.members.empty()) return put(shown);
    put(kw(Keyword::OneOfType) + " (");
    for (std::size_t i = 0; i < type.members.size(); ++i) {
        auto const& member = type.members[i];
        auto const more = member.name.text + (member.code ? " " + quote(member.code->text) : "") +
                          (i + 1 < type.members.size() ? "," : ")");
        if (i > 0 && layout_.fits(" " + more))
            put(" ");
        else
            layout_.line(indent + 2, member.name.span.begin);
        put(more);
    }
    if (type.optional) put(" " + kw(Keyword::OrNone));
}

// ---- facts -------------------------------------------------------------------------------------------

void Formatter::write(ErrorDecl const&) { put(std::string(source_text())); }

void Formatter::write(SourcesDecl const& node) {
    put(Keyword::Sources);
    int column = 0;
    for (auto const& entry : node.entries) column = std::max(column, part + width(entry.name.text) + 1);
    for (auto const& entry : node.entries) {
        line(entry.name.span.begin);
        put(entry.name.text);
        layout_.pad_to(column);
        put("= " + (entry.identifier.is_some() ? entry.identifier.text + " " : "") + quote(entry.title.text));
        if (entry.read_through)
            put(" " + kw(Keyword::ReadThrough) + " " + date_text(entry.read_through->text, language_));
    }
}

void Formatter::write(OriginsDecl const& node) {
    put(Keyword::Origins);
    int column = 0;
    for (auto const& entry : node.entries) column = std::max(column, part + width(entry.name.text) + 1);
    for (auto const& entry : node.entries) {
        line(entry.name.span.begin);
        put(entry.name.text);
        layout_.pad_to(column);
        put(quote(entry.title.text));
    }
}

std::string Formatter::month_rule(MonthRule rule) const { return kw(Keyword::MonthRule) + ": " + kw(keyword_of(rule)); }

void Formatter::write(MonthRuleDecl const& node) { put(month_rule(node.rule)); }

void Formatter::write(CalendarDecl const& node) {
    put(Keyword::Calendar);
    for (auto const& day : node.days) {
        clause(Keyword::Equated, date_text(day.date.text, language_) + " " + quote(day.reason.text),
               day.date.span.begin);
        expressions_.write_tail({day.citation, {}}, part);
    }
}

void Formatter::write(KindDecl const& node) {
    typed(Keyword::Kind, node.name.text, node.type);
    text_clause(node.description);
}

void Formatter::write(RecordDecl const& node) {
    put(kw(Keyword::Record) + " " + node.name.text);
    if (node.description) put(" " + quote(node.description->text));
    int column = 0;
    for (auto const& field : node.fields) column = std::max(column, part + width(field.name.text) + 1);
    for (auto const& field : node.fields) write_field(field, column);
}

void Formatter::write_field(FieldDecl const& field, int column) {
    line(field.name.span.begin);
    put(field.name.text);
    layout_.pad_to(column);
    put(": ");
    type_or_break(field.type, column);
    auto const add = [&](std::string const& clause, std::uint32_t anchor) {
        if (layout_.fits("  " + clause))
            put("  ");
        else
            layout_.line(column + 2, anchor);
        put(clause);
    };
    if (field.description) add(quote(field.description->text), field.description->span.begin);
    if (field.range) add(range_text(*field.range), tree_.expr(field.range->minimum).span.begin);
    if (field.provenance)
        add(kw(Keyword::ObtainedFrom) + " " + provenance_text(*field.provenance, language_),
            field.provenance->origin.span.begin);
    if (field.question) add(kw(Keyword::Question) + " " + quote(field.question->text), field.question->span.begin);
}

void Formatter::write(FactDecl const& node) {
    typed(Keyword::Fact, node.name.text, node.type);
    text_clause(node.description);
    range(node.range);
    provenance(node.provenance);
    citation(node.citation);
    question(node.question);
    sentences(node.sentences);
}

void Formatter::write(JudgementDecl const& node) {
    typed(Keyword::Judgement, node.name.text, node.type);
    text_clause(node.description);
    if (node.judge.is_some()) clause(Keyword::By, node.judge.text, node.judge.span.begin);
    citation(node.citation);
    question(node.question);
    sentences(node.sentences);
}

void Formatter::write(ParameterDecl const& node) {
    if (node.type)
        typed(Keyword::Parameter, node.name.text, *node.type);
    else
        put(kw(Keyword::Parameter) + " " + node.name.text);
    text_clause(node.description);
    citation(node.citation);
    room(node.room);
    for (auto const& value : node.values) {
        line(value.validity.span.begin);
        put(validity_text(value.validity, language_) + ": " + expressions_.flat(value.value));
        expressions_.write_tail({value.citation, {}}, part);
    }
}

std::string format(source::SourceFile const& file, SyntaxTree const& tree, values::Language keywords) {
    return Formatter(file, tree, keywords).run();
}

}  // namespace wetwijzer::syntax
