// Expressions in canonical form: on one line where they fit, else one condition a line. Private to dsl/syntax.
#pragma once

#include "dsl/syntax/ast.hpp"
#include "dsl/syntax/keywords.hpp"
#include "dsl/syntax/layout.hpp"

#include <string>
#include <string_view>

namespace wetwijzer::syntax {

// How tightly an expression binds; an operand that binds less than its place asks for gets parentheses.
enum class Binding : std::uint8_t {
    Open,  // a list, a choice, `waarvoor`: reaches as far as it can
    Or,
    And,
    Not,
    Compare,
    IfNone,
    Sum,
    Product,
    Negate,
    Postfix,
    UnderLaw,
    Primary,
};

class ExpressionFormatter {
public:
    ExpressionFormatter(SyntaxTree const& tree, values::Language language, Layout& layout)
        : tree_(tree), language_(language), layout_(layout) {}

    // Continues the line being written; further lines are indented by at least `indent`.
    void write(ExprId id, int indent, Binding least = Binding::Open);
    // The same, with the citation and sentences behind it; the citation in `column` where it fits there.
    void write_with_tail(ExprId id, Tail const& tail, int indent, int column = 0);
    void write_tail(Tail const& tail, int indent, int column = 0);
    void write_citation(Citation const& citation, int indent);
    void write_sentences(Sentences const& sentences, int indent);

    std::string flat(ExprId id, Binding least = Binding::Open) const;
    bool has_list(ExprId id) const;
    std::string before_until(ExprId id) const;  // an operand that `tot` follows
    // What a place asks for that ends at a comma or sign of its own: only an open list would read on.
    Binding enclosed(ExprId id) const { return ends_in_list(id) ? Binding::Or : Binding::Open; }
    // What a place asks for that takes a value and ends at a keyword of its own.
    Binding clause_value(ExprId id) const { return binding(id) == Binding::Open ? Binding::Open : Binding::IfNone; }
    std::string flat(Citation const& citation) const;  // with `volgens`; empty when there is none
    std::string flat(Sentences const& sentences) const;

private:
    Binding binding(ExprId id) const;
    bool ends_in_list(ExprId id) const;
    std::uint32_t anchor(ExprId id) const { return tree_.expr(id).span.begin; }
    std::string kw(Keyword keyword) const { return std::string(text(keyword, language_)); }
    std::string after_van(ExprId id, Binding least) const;
    std::string after_van(std::string const& shown) const;
    bool reads_as_none(Compare const& node) const;
    std::string quantifier(ConditionList const& list) const;
    std::string joined(std::vector<ExprId> const& ids, std::size_t from) const;
    std::string flat(Compare const& node) const;
    std::string flat(Call const& node) const;
    std::string flat(Aggregate const& node) const;
    std::string flat(ConditionList const& node) const;
    std::string flat(Tail const& tail) const;
    std::string flat_bare(ExprId id) const;
    std::string operator_text(Compare const& node) const;
    bool reads_as_duration(std::string_view before, std::string_view next) const;
    std::string chain_operator(Chain const& node, std::size_t i) const;
    void write_bare(ExprId id, int indent);
    void write_chain(Chain const& node, int indent);
    void write_list(ConditionList const& node, Tail const& tail, int indent);
    void write_items(ConditionList const& node, int indent);
    void write_arguments(std::vector<ExprId> const& ids, std::size_t from, int indent);
    void write_choice(If const& node, int indent);
    static Binding operand_binding(ChainOp op);

    SyntaxTree const& tree_;
    values::Language language_;
    Layout& layout_;
};

}  // namespace wetwijzer::syntax
