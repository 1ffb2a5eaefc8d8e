// Names and types of one expression: every node gets its ExprInfo.
#pragma once

#include "dsl/check/symbols.hpp"

#include <vector>

namespace wetwijzer::check {

using syntax::ExprId;

// Where an expression stands: which names it sees, and which rule depends on what it uses.
struct Place {
    std::uint32_t tree = 0;
    std::uint32_t element = nothing;  // records: its fields are names here
    Place const* outer = nullptr;     // around an aggregate
    std::uint32_t user = nothing;     // rules
    bool month_rule = false;          // adding months has a meaning here
    bool fixed = false;               // only a fixed value can stand here: a code is never another name
};

class Expressions {
public:
    explicit Expressions(Context& context) : context_(context), out_(context.out) {}

    // The type found; `expected` (may be none) tells what bare codes and `geen` mean, and is not required.
    TypeId infer(ExprId id, TypeId expected, Place const& place);
    // As infer, and the value must fit the type: reported otherwise.
    void require(ExprId id, TypeId type, Place const& place);
    void require_condition(ExprId id, Place const& place) { require(id, out_.types.plain(Kind::Boolean), place); }
    // A literal, a member, a negated literal or a period of dates, of this type; nothing and reported otherwise.
    std::optional<values::Value> constant(ExprId id, TypeId type, Place const& place);

    // A condition cell of a table under a heading of type `column`.
    void cell(syntax::Cell const& cell, ExprId heading, TypeId column, Place const& place);

    // Adding months or unknown durations to a date here: reported (once) when no rule for months is chosen.
    void needs_month_rule(Span span, Place const& place);
    // From here on the condition holds (or not): what cannot be `geen` then may stand where `geen` may not. The mark is
    // for forget(). The condition has been inferred.
    std::size_t assume(ExprId condition, bool holds, Place const& place);
    void forget(std::size_t mark) { present_.resize(mark); }

    // Records that rule `user` uses rule `used`.
    void use_rule(std::uint32_t user, std::uint32_t used, Span span);

private:
    TypeId node(ExprId id, syntax::ErrorExpr const&, TypeId, Place const&);
    TypeId node(ExprId id, syntax::Literal const& literal, TypeId expected, Place const&);
    TypeId node(ExprId id, syntax::NameRef const& name, TypeId expected, Place const& place);
    TypeId node(ExprId id, syntax::FieldOf const& field, TypeId, Place const& place);
    TypeId node(ExprId id, syntax::Unary const& unary, TypeId, Place const& place);
    TypeId node(ExprId id, syntax::Chain const& chain, TypeId, Place const& place);
    TypeId node(ExprId id, syntax::Compare const& compare, TypeId, Place const& place);
    TypeId node(ExprId id, syntax::IfNone const& if_none, TypeId expected, Place const& place);
    TypeId node(ExprId id, syntax::ConditionList const& list, TypeId, Place const& place);
    TypeId node(ExprId id, syntax::If const& choice, TypeId expected, Place const& place);
    TypeId node(ExprId id, syntax::Call const& call, TypeId expected, Place const& place);
    TypeId node(ExprId id, syntax::Aggregate const& aggregate, TypeId, Place const& place);
    TypeId node(ExprId id, syntax::Round const& round, TypeId, Place const& place);
    TypeId node(ExprId id, syntax::UnderLaw const& under_law, TypeId expected, Place const& place);

    // names (names.cpp)
    TypeId element_name(ExprId id, syntax::NameRef const& name, Place const& place);
    TypeId global_name(ExprId id, syntax::NameRef const& name, Symbol const& symbol, Place const& place);
    std::optional<std::uint32_t> beneath_layers(syntax::NameRef const& name, Symbol const& symbol) const;
    std::uint32_t part_of_declaration(syntax::NameRef const& name) const;
    TypeId term_name(ExprId id, syntax::NameRef const& name, TermInfo const& term, Place const& place);
    TypeId member(ExprId id, Word const& word, TypeId expected, Place const& place);
    TypeId unknown_name(ExprId id, syntax::NameRef const& name, TypeId expected, Place const& place);
    // The fields named by words[from…] of a value of this type.
    TypeId follow(ExprId id, TypeId type, std::vector<Word> const& words, std::size_t from, Place const& place);
    bool step(Word const& word, TypeId& type, Place const& place);
    bool is_member(TypeId type, std::string const& name) const;
    bool needs_context(ExprId id, Place const& place) const;
    std::vector<std::string> visible_names(Place const& place) const;

    // operators (operators.cpp)
    TypeId fold(ExprId id, syntax::Chain const& chain, Place const& place);
    TypeId apply(Operator op, ExprId left, TypeId left_type, ExprId right, TypeId right_type, Place const& place);
    TypeId result_type(Combination combination, TypeId left, TypeId right, Span span);
    // Infers all, those that need a type last; the type that they share, none when they do not.
    TypeId together(std::vector<ExprId> const& ids, TypeId expected, Place const& place);
    TypeId join(TypeId left, TypeId right, ExprId right_id, Span left_span, bool comparing, Place const& place);
    bool require_ordered(TypeId type, ExprId id, Place const& place);
    void require_period_or_date(ExprId id, Place const& place);
    void compare_values(syntax::Compare const& compare, Place const& place);
    TypeId extreme(ExprId id, syntax::Call const& call, TypeId expected, Place const& place);
    Family family_of(std::vector<ExprId> const& ids, Place const& place);

    // aggregates (aggregates.cpp)
    std::uint32_t collection(Word const& word);
    void order_by(ExprId id, Word const& word, Place const& place);
    TypeId sum_type(ExprId value, Place const& place);

    // narrowing (narrowing.cpp)
    struct Present {
        ExprRef name;
        Place const* scope = nullptr;  // names of an element are those of this aggregate only
    };
    void add_present(ExprId id, Place const& place);
    void compare_present(syntax::Compare const& compare, bool holds, Place const& place);
    bool is_present(ExprId id, Place const& place) const;

    syntax::Expr const& expr(ExprId id, Place const& place) const { return out_.trees[place.tree].expr(id); }
    Span span(ExprId id, Place const& place) const { return expr(id, place).span; }
    ExprInfo& info(ExprId id, Place const& place) { return out_.expressions[place.tree][id.value]; }
    void bind(ExprId id, Place const& place, Binding binding, std::uint32_t target) {
        info(id, place).binding = binding;
        info(id, place).target = target;
    }
    std::uint32_t add_constant(values::Value value);
    TypeId plain(Kind kind) { return out_.types.plain(kind); }
    Kind kind(TypeId id) const { return out_.types[id].kind; }
    bool misfit(TypeId found, TypeId type, Span where, std::string const& literal = {});

    Context& context_;
    CheckedTree& out_;
    std::vector<Present> present_;
};

}  // namespace wetwijzer::check
