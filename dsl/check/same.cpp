// Structure of expressions: children and equality.
#include "dsl/check/same.hpp"

namespace wetwijzer::check {
namespace {

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

// What an expression says besides its children and binding.
std::uint64_t shape(syntax::Expr const& expr) {
    auto const pack = [](auto a, std::uint64_t b = 0) { return (static_cast<std::uint64_t>(a) << 32) | b; };
    return std::visit(Overloaded{
                          [](syntax::ErrorExpr const&) { return std::uint64_t{0}; },
                          [](syntax::Literal const&) { return std::uint64_t{0}; },
                          [](syntax::NameRef const&) { return std::uint64_t{0}; },
                          [](syntax::FieldOf const&) { return std::uint64_t{0}; },
                          [&](syntax::Unary const& unary) { return pack(unary.op); },
                          [&](syntax::Chain const& chain) {
                              std::uint64_t signs = 0;
                              for (bool const sign : chain.signs) signs = (signs * 3 + (sign ? 1 : 2)) & 0xffffffff;
                              return pack(chain.op, signs);
                          },
                          [&](syntax::Compare const& compare) { return pack(compare.op); },
                          [](syntax::IfNone const&) { return std::uint64_t{0}; },
                          [&](syntax::ConditionList const& list) { return pack(list.quantifier, list.at_least); },
                          [](syntax::If const&) { return std::uint64_t{0}; },
                          [&](syntax::Call const& call) { return pack(call.function); },
                          [&](syntax::Aggregate const& aggregate) {
                              return pack(aggregate.kind, aggregate.condition.is_some() ? 1 : 0);
                          },
                          [&](syntax::Round const& round) { return pack(round.rounding); },
                          [](syntax::UnderLaw const&) { return std::uint64_t{0}; },
                      },
                      expr.node);
}

bool same_binding(CheckedTree const& tree, ExprInfo const& left, ExprInfo const& right) {
    if (left.binding != right.binding || left.access_count != right.access_count) return false;
    if (left.binding == Binding::Constant) {
        if (!(tree.constants[left.target] == tree.constants[right.target])) return false;
    } else if (left.binding != Binding::None && left.target != right.target) {
        return false;
    }
    for (std::uint32_t i = 0; i < left.access_count; ++i) {
        auto const& one = tree.accesses[left.first_access + i];
        auto const& other = tree.accesses[right.first_access + i];
        if (one.rule != other.rule || one.target != other.target) return false;
    }
    return true;
}

}  // namespace

std::vector<syntax::ExprId> children(syntax::Expr const& expr) {
    using Ids = std::vector<syntax::ExprId>;
    return std::visit(Overloaded{
                          [](syntax::ErrorExpr const&) { return Ids{}; },
                          [](syntax::Literal const&) { return Ids{}; },
                          [](syntax::NameRef const&) { return Ids{}; },
                          [](syntax::FieldOf const& field) { return Ids{field.record}; },
                          [](syntax::Unary const& unary) { return Ids{unary.operand}; },
                          [](syntax::Chain const& chain) { return chain.operands; },
                          [](syntax::Compare const& compare) { return compare.operands; },
                          [](syntax::IfNone const& if_none) {
                              return Ids{if_none.value, if_none.replacement};
                          },
                          [](syntax::ConditionList const& list) {
                              Ids ids;
                              for (auto const& item : list.items) ids.push_back(item.expr);
                              return ids;
                          },
                          [](syntax::If const& choice) {
                              return Ids{choice.condition, choice.then_value, choice.else_value};
                          },
                          [](syntax::Call const& call) { return call.arguments; },
                          [](syntax::Aggregate const& aggregate) {
                              Ids ids;
                              if (aggregate.value.is_some()) ids.push_back(aggregate.value);
                              if (aggregate.condition.is_some()) ids.push_back(aggregate.condition);
                              return ids;
                          },
                          [](syntax::Round const& round) {
                              return Ids{round.value, round.step};
                          },
                          [](syntax::UnderLaw const& under_law) {
                              return Ids{under_law.value, under_law.date};
                          },
                      },
                      expr.node);
}

bool same_name(CheckedTree const& tree, ExprRef left, ExprRef right) {
    return tree.info(left).binding != Binding::None && same_binding(tree, tree.info(left), tree.info(right));
}

bool same(CheckedTree const& tree, ExprRef left, ExprRef right) {
    if (!left.is_some() || !right.is_some()) return left.is_some() == right.is_some();
    auto const& one = tree.expr(left);
    auto const& other = tree.expr(right);
    if (one.node.index() != other.node.index() || std::holds_alternative<syntax::ErrorExpr>(one.node)) return false;
    if (!tree.info(left).type.is_some() || !tree.info(right).type.is_some()) return false;
    if (!comparable(tree.types[tree.info(left).type], tree.types[tree.info(right).type])) return false;
    if (shape(one) != shape(other) || !same_binding(tree, tree.info(left), tree.info(right))) return false;
    auto const ours = children(one);
    auto const theirs = children(other);
    if (ours.size() != theirs.size()) return false;
    for (std::size_t i = 0; i < ours.size(); ++i)
        if (!same(tree, {left.tree, ours[i]}, {right.tree, theirs[i]})) return false;
    return true;
}

}  // namespace wetwijzer::check
