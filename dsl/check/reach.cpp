// What can be told about conditions without running them.
#include "dsl/check/reach.hpp"

#include "dsl/check/axis.hpp"
#include "dsl/check/disjoint.hpp"
#include "dsl/check/parts.hpp"
#include "dsl/check/precedence.hpp"
#include "dsl/check/same.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

using syntax::ExprId;
using syntax::RuleDecl;

constexpr int pairs_of_comparisons = 50'000;  // a rule; beyond that nothing is claimed
constexpr std::size_t most_collisions = 5;    // a rule
constexpr std::size_t most_compared = 40;     // conditions next to each other in one list

// What a cell of a table would say of the left operand; nothing for other comparisons.
std::optional<CellTest::Op> cell_op(syntax::CompareOp op) {
    using syntax::CompareOp;
    switch (op) {
        case CompareOp::Less:
            return CellTest::Op::Less;
        case CompareOp::LessEqual:
            return CellTest::Op::AtMost;
        case CompareOp::Greater:
            return CellTest::Op::Greater;
        case CompareOp::GreaterEqual:
            return CellTest::Op::AtLeast;
        case CompareOp::FromUntil:
            return CellTest::Op::FromUntil;
        case CompareOp::FromThrough:
            return CellTest::Op::FromThrough;
        case CompareOp::Is:
        case CompareOp::OneOf:
            return CellTest::Op::OneOf;
        case CompareOp::IsNot:
        case CompareOp::NotOneOf:
        case CompareOp::IsNone:
        case CompareOp::IsNotNone:
        case CompareOp::IsWorkingDay:
        case CompareOp::IsHoliday:
        case CompareOp::LiesIn:
        case CompareOp::Contains:
            return std::nullopt;
    }
    return std::nullopt;
}

class Reach {
public:
    Reach(Context& context, std::uint32_t tree) : context_(context), out_(context.out), tree_(tree) {}

    void rule(RuleDecl const& decl) {
        collisions(decl);
        branches(decl);
    }

    // `x is a en x is b`, `x of niet x`, a fact compared with what its declared range excludes.
    void condition(ExprId id) {
        auto const& node = out_.expr({tree_, id}).node;
        if (auto const* chain = std::get_if<syntax::Chain>(&node)) {
            if (chain->op == syntax::ChainOp::And) pairs(chain->operands, true);
            if (chain->op == syntax::ChainOp::Or) pairs(chain->operands, false);
        } else if (auto const* list = std::get_if<syntax::ConditionList>(&node)) {
            if (list->quantifier == syntax::Quantifier::All) pairs(children(out_.expr({tree_, id})), true);
            if (list->quantifier == syntax::Quantifier::Any) pairs(children(out_.expr({tree_, id})), false);
        } else if (auto const* compare = std::get_if<syntax::Compare>(&node)) {
            outside_range(id, *compare);
        }
    }

private:
    ExprRef ref(ExprId id) const { return {tree_, id}; }
    bool typed(ExprId id) const { return id.is_some() && out_.info(ref(id)).type.is_some(); }

    // With both = true: two that exclude each other make an `en` fail always; their denials, an `of` hold always.
    void pairs(std::vector<ExprId> const& operands, bool both_hold) {
        int budget = pairs_of_comparisons;
        auto const count = std::min(operands.size(), most_compared);
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = i + 1; j < count; ++j) {
                if (!typed(operands[i]) || !typed(operands[j])) continue;
                if (!exclude(out_, {ref(operands[i]), both_hold}, {ref(operands[j]), both_hold}, budget)) continue;
                context_.diagnostics
                    .add(Code::W0508, out_.expr(ref(operands[j])).span,
                         {both_hold ? both("nee", "no") : both("ja", "yes")})
                    .label(out_.expr(ref(operands[i])).span, "samen met deze", "together with this one");
                return;
            }
        }
    }

    void always(ExprId id, bool yes) {
        context_.diagnostics.add(Code::W0508, out_.expr(ref(id)).span, {yes ? both("ja", "yes") : both("nee", "no")});
    }

    void outside_range(ExprId id, syntax::Compare const& compare) {
        auto const op = cell_op(compare.op);
        auto const& left = out_.info(ref(compare.operands[0]));
        if (!op || left.binding != Binding::Fact || left.access_count != 0) return;
        auto const& range = out_.facts[left.target].range;
        auto const& type = out_.types[out_.facts[left.target].type];
        if (!range || type.optional) return;
        CellTest test{*op, {}};
        for (std::size_t i = 1; i < compare.operands.size(); ++i) {
            auto const* value = out_.constant(ref(compare.operands[i]));
            if (value == nullptr) return;
            test.operands.push_back(*value);
        }
        Axis const axis(type, range, {test});
        std::size_t matching = 0;
        for (std::size_t part = 0; part < axis.size(); ++part) matching += axis.matches(part, test) ? 1 : 0;
        if (matching == 0 || matching == axis.size()) always(id, matching > 0);
    }

    static bool before(Precedence const& order, std::size_t one, std::size_t other) {
        return std::binary_search(order[one].begin(), order[one].end(), other);
    }

    void collisions(RuleDecl const& decl) {
        int budget = pairs_of_comparisons;
        std::size_t found = 0;
        auto const order = precedence_of(decl);
        for (std::size_t i = 0; i < decl.exceptions.size(); ++i) {
            for (std::size_t j = i + 1; j < decl.exceptions.size(); ++j) {
                auto const& one = decl.exceptions[i];
                auto const& other = decl.exceptions[j];
                if (!one.value.is_some() && !other.value.is_some()) continue;  // both go to the last "anders"
                if (before(order, i, j) || before(order, j, i) || !typed(one.condition) || !typed(other.condition))
                    continue;
                if (exclude(out_, {ref(one.condition), true}, {ref(other.condition), true}, budget)) continue;
                context_.diagnostics
                    .add(Code::W0503, out_.expr(ref(other.condition)).span, {exception_letter(i), exception_letter(j)})
                    .label(out_.expr(ref(one.condition)).span, "hier staat de andere", "the other stands here");
                if (++found == most_collisions) return;
            }
        }
    }

    void branches(RuleDecl const& decl) {
        int budget = pairs_of_comparisons;
        for (std::size_t i = 0; i < decl.branches.size(); ++i) {
            auto const condition = decl.branches[i].condition;
            if (!typed(condition)) continue;
            if (auto const* constant = out_.constant(ref(condition)))
                always(condition, *constant == values::Value(true));
            for (std::size_t j = 0; j < i && budget > 0; ++j, --budget) {
                if (!typed(decl.branches[j].condition) || !same(out_, ref(decl.branches[j].condition), ref(condition)))
                    continue;
                context_.diagnostics.add(Code::W0502, decl.branches[i].span)
                    .label(decl.branches[j].span, "deze tak heeft dezelfde voorwaarde",
                           "this branch has the same condition");
                break;
            }
        }
    }

    Context& context_;
    CheckedTree& out_;
    std::uint32_t tree_;
};

}  // namespace

void check_reach(Context& context) {
    auto const& out = context.out;
    for (std::uint32_t tree = 0; tree < out.trees.size(); ++tree) {
        Reach reach(context, tree);
        for (std::uint32_t id = 0; id < out.trees[tree].expressions.size(); ++id)
            if (out.expressions[tree][id].type.is_some()) reach.condition({id});
        for (auto const& decl : out.trees[tree].declarations)
            if (auto const* rule = std::get_if<RuleDecl>(&decl.node)) reach.rule(*rule);
    }
}

}  // namespace wetwijzer::check
