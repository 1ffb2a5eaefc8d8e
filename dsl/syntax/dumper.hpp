// The lines of a dump. Private to dsl/syntax.
#pragma once

#include "dsl/syntax/ast.hpp"

#include <string>
#include <vector>

namespace wetwijzer::syntax {

class Dumper {
public:
    explicit Dumper(SyntaxTree const& tree) : tree_(tree) {}
    std::string run();

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
    void quoted(char const* what, std::optional<Word> const& word);
    void word(char const* what, Word const& found);
    void child(char const* what, ExprId id);
    void citation(Citation const& citation);
    void sentences(Sentences const& sentences);
    void tail(Tail const& tail);

    void expression(ExprId id);
    void expressions(std::vector<ExprId> const& ids);
    void show(ErrorExpr const&);
    void show(Literal const& node);
    void show(NameRef const& node);
    void show(FieldOf const& node);
    void show(Unary const& node);
    void show(Chain const& node);
    void show(Compare const& node);
    void show(IfNone const& node);
    void show(ConditionList const& node);
    void show(If const& node);
    void show(Call const& node);
    void show(Aggregate const& node);
    void show(Round const& node);
    void show(UnderLaw const& node);

    void type(TypeExpr const& type);
    void range(std::optional<RangeClause> const& range);
    void provenance(std::optional<ProvenanceClause> const& found);
    void room(std::optional<PolicyRoom> const& room);
    void header(Header const& header);
    void branch(Branch const& branch);
    void exception(Exception const& exception);
    void headings(std::vector<Heading> const& headings);
    void rows(std::vector<TableRow> const& rows);

    void declaration(Decl const& decl);
    void show(ErrorDecl const& node);
    void show(SourcesDecl const& node);
    void show(OriginsDecl const& node);
    void show(MonthRuleDecl const& node);
    void show(CalendarDecl const& node);
    void show(KindDecl const& node);
    void show(RecordDecl const& node);
    void show(FactDecl const& node);
    void show(JudgementDecl const& node);
    void show(ParameterDecl const& node);
    void show(RuleDecl const& node);
    void show(TableDecl const& node);
    void show(TermDecl const& node);
    void show(DecisionDecl const& node);
    void show(ReadingDecl const& node);
    void show(ExceptionDecl const& node);
    void show(PolicyDecl const& node);
    void show(IndicatorDecl const& node);
    void show(MessageCheckDecl const& node);
    void show(CoverageDecl const& node);
    void show(ScenarioDecl const& node);

    SyntaxTree const& tree_;
    std::string out_;
    std::size_t depth_ = 0;
};

}  // namespace wetwijzer::syntax
