// Declarations in canonical form. Private to dsl/syntax.
#pragma once

#include "dsl/source/source_file.hpp"
#include "dsl/syntax/format_expression.hpp"
#include "dsl/syntax/layout.hpp"

#include <string>
#include <vector>

namespace wetwijzer::syntax {

class Formatter {
public:
    Formatter(source::SourceFile const& file, SyntaxTree const& tree, values::Language language);
    std::string run();

private:
    std::string kw(Keyword keyword) const;
    void put(std::string const& text);
    void put(Keyword keyword);
    void line(std::uint32_t anchor);
    void clause(Keyword keyword, std::string const& rest, std::uint32_t anchor);
    void text_clause(std::optional<Word> const& text);
    void question(std::optional<Word> const& text);
    void citation(Citation const& citation);
    void sentences(Sentences const& found);
    void provenance(std::optional<ProvenanceClause> const& found);
    std::string range_text(RangeClause const& range) const;
    void range(std::optional<RangeClause> const& range);
    void typed(Keyword keyword, std::string const& name, TypeExpr const& type);
    void type_or_break(TypeExpr const& type, int indent);

    void write(ErrorDecl const&);
    void write(SourcesDecl const& node);
    void write(OriginsDecl const& node);
    std::string month_rule(MonthRule rule) const;
    void write(MonthRuleDecl const& node);
    void write(CalendarDecl const& node);
    void write(KindDecl const& node);
    void write(RecordDecl const& node);
    void write_field(FieldDecl const& field, int column);
    void write(FactDecl const& node);
    void write(JudgementDecl const& node);
    void write(ParameterDecl const& node);

    void header(Header const& header);
    void expression_clause(Keyword keyword, ExprId id, Binding least);
    void write(RuleDecl const& node);
    int tail_column(RuleDecl const& node) const;
    std::string exception_text(Exception const& each) const;
    void branch(Keyword keyword, Branch const& branch);
    void condition(ExprId id, Tail const& tail, int column = 0);
    void exception(Exception const& exception);

    std::string cell_text(Cell const& cell) const;
    void rows(std::vector<Heading> const& headings, std::vector<TableRow> const& rows);
    void write_row(std::vector<std::string> const& cells, std::vector<int> const& columns);
    void write(TableDecl const& node);

    void write(TermDecl const& node);
    void names(Keyword keyword, std::vector<Word> const& names);
    void write(DecisionDecl const& node);
    void write(ReadingDecl const& node);
    void alternative(Keyword keyword, AlternativeDecl const& each);
    void write(ExceptionDecl const& node);
    void write(PolicyDecl const& node);
    void room(std::optional<PolicyRoom> const& room);
    void write(IndicatorDecl const& node);
    void write(MessageCheckDecl const& node);
    void write(CoverageDecl const& node);

    void given(Given const& given);
    std::string expected_text(Expected const& expected) const;
    void write(ScenarioDecl const& node);
    std::string_view source_text() const;
    source::SourceFile const& file_;
    SyntaxTree const& tree_;
    values::Language language_;
    source::Span span_;    // of the declaration being written
    int tail_column_ = 0;  // of the rule being written
    Layout layout_;
    ExpressionFormatter expressions_;
};

}  // namespace wetwijzer::syntax
