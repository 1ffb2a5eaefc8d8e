// Conditions taken apart into claims about one thing, and claims that contradict each other.
#include "dsl/check/disjoint.hpp"

#include "dsl/check/axis.hpp"
#include "dsl/check/same.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

using syntax::CompareOp;
using values::Fraction;
using values::Value;

// What a comparison says of its subject: one of these values (or none of them), or between two bounds.
struct Atom {
    ExprRef subject;
    bool interval = false;
    bool one_of = true;  // else: none of the values
    std::vector<Value> values;
    std::optional<Fraction> low, high;
    bool low_inside = false, high_inside = false;
};

// `en` is taken apart with all = true, `of` with all = false; empty when the claim is a comparison.
struct Parts {
    bool all = true;
    std::vector<Claim> claims;
};

Parts parts_of(CheckedTree const& tree, Claim claim) {
    auto const& node = tree.expr(claim.condition).node;
    auto const ref = [&](syntax::ExprId id) { return ExprRef{claim.condition.tree, id}; };
    Parts parts;
    if (auto const* unary = std::get_if<syntax::Unary>(&node)) {
        if (unary->op == syntax::UnaryOp::Not) parts.claims.push_back({ref(unary->operand), !claim.holds});
    } else if (auto const* chain = std::get_if<syntax::Chain>(&node)) {
        if (chain->op != syntax::ChainOp::And && chain->op != syntax::ChainOp::Or) return parts;
        parts.all = (chain->op == syntax::ChainOp::And) == claim.holds;
        for (auto const operand : chain->operands) parts.claims.push_back({ref(operand), claim.holds});
    } else if (auto const* list = std::get_if<syntax::ConditionList>(&node)) {
        if (list->quantifier == syntax::Quantifier::AtLeast) return parts;
        bool const none = list->quantifier == syntax::Quantifier::None;
        bool const holds = none != claim.holds;
        parts.all = list->quantifier == syntax::Quantifier::All ? claim.holds : !holds;
        for (auto const& item : list->items) parts.claims.push_back({ref(item.expr), holds});
    }
    return parts;
}

void bound(Atom& atom, CompareOp op, Fraction limit) {
    atom.interval = true;
    if (op == CompareOp::Less || op == CompareOp::LessEqual) {
        atom.high = limit;
        atom.high_inside = op == CompareOp::LessEqual;
    } else {
        atom.low = limit;
        atom.low_inside = op == CompareOp::GreaterEqual;
    }
}

CompareOp opposite(CompareOp op) {
    if (op == CompareOp::Less) return CompareOp::GreaterEqual;
    if (op == CompareOp::LessEqual) return CompareOp::Greater;
    if (op == CompareOp::Greater) return CompareOp::LessEqual;
    return CompareOp::Less;
}

std::optional<Atom> comparison(CheckedTree const& tree, Claim claim, syntax::Compare const& compare) {
    auto const ref = [&](std::size_t i) { return ExprRef{claim.condition.tree, compare.operands[i]}; };
    Atom atom;
    atom.subject = ref(0);
    std::vector<Value> fixed;
    for (std::size_t i = 1; i < compare.operands.size(); ++i) {
        auto const* value = tree.constant(ref(i));
        if (value == nullptr) return std::nullopt;
        fixed.push_back(*value);
    }
    auto const line = [&](std::size_t i) { return i < fixed.size() ? on_a_line(fixed[i]) : std::nullopt; };
    switch (compare.op) {
        case CompareOp::Is:
        case CompareOp::OneOf:
        case CompareOp::IsNot:
        case CompareOp::NotOneOf:
            atom.one_of = (compare.op == CompareOp::Is || compare.op == CompareOp::OneOf) == claim.holds;
            atom.values = std::move(fixed);
            return atom;
        case CompareOp::IsNone:
        case CompareOp::IsNotNone:
            atom.one_of = (compare.op == CompareOp::IsNone) == claim.holds;
            atom.values.emplace_back(values::None{});
            return atom;
        case CompareOp::Less:
        case CompareOp::LessEqual:
        case CompareOp::Greater:
        case CompareOp::GreaterEqual:
            if (!line(0)) return std::nullopt;
            bound(atom, claim.holds ? compare.op : opposite(compare.op), *line(0));
            return atom;
        case CompareOp::FromUntil:
        case CompareOp::FromThrough:
            if (!claim.holds || !line(0) || !line(1)) return std::nullopt;
            bound(atom, CompareOp::GreaterEqual, *line(0));
            bound(atom, compare.op == CompareOp::FromUntil ? CompareOp::Less : CompareOp::LessEqual, *line(1));
            return atom;
        case CompareOp::IsWorkingDay:
        case CompareOp::IsHoliday:
        case CompareOp::LiesIn:
        case CompareOp::Contains:
            return std::nullopt;
    }
    return std::nullopt;
}

// Anything that is no comparison with fixed values is itself the subject, which is `ja` or `nee`.
Atom atom_of(CheckedTree const& tree, Claim claim) {
    if (auto const* compare = std::get_if<syntax::Compare>(&tree.expr(claim.condition).node))
        if (auto atom = comparison(tree, claim, *compare)) return *std::move(atom);
    Atom atom;
    atom.subject = claim.condition;
    atom.values.emplace_back(claim.holds);
    return atom;
}

bool contains(std::vector<Value> const& values, Value const& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

bool inside(Atom const& interval, Value const& value) {
    auto const number = on_a_line(value);
    if (!number) return false;
    bool const above = !interval.low || *interval.low < *number || (interval.low_inside && *interval.low == *number);
    bool const below =
        !interval.high || *number < *interval.high || (interval.high_inside && *number == *interval.high);
    return above && below;
}

bool apart(Atom const& lower, Atom const& upper) {
    if (!lower.high || !upper.low) return false;
    return *lower.high < *upper.low || (*lower.high == *upper.low && !(lower.high_inside && upper.low_inside));
}

bool contradict(Atom const& left, Atom const& right) {
    if (left.interval && right.interval) return apart(left, right) || apart(right, left);
    if (left.interval) return contradict(right, left);
    if (right.interval)
        return left.one_of && std::none_of(left.values.begin(), left.values.end(),
                                           [&](auto const& value) { return inside(right, value); });
    if (left.one_of && right.one_of)
        return std::none_of(left.values.begin(), left.values.end(),
                            [&](auto const& value) { return contains(right.values, value); });
    if (!left.one_of && !right.one_of) return false;
    auto const& some = left.one_of ? left : right;
    auto const& none = left.one_of ? right : left;
    return std::all_of(some.values.begin(), some.values.end(),
                       [&](auto const& value) { return contains(none.values, value); });
}

}  // namespace

bool exclude(CheckedTree const& tree, Claim left, Claim right, int& budget) {
    if (budget <= 0) return false;
    auto parts = parts_of(tree, left);
    bool const on_left = !parts.claims.empty();
    if (!on_left) parts = parts_of(tree, right);
    if (parts.claims.empty()) {
        --budget;
        auto const one = atom_of(tree, left);
        auto const other = atom_of(tree, right);
        return same(tree, one.subject, other.subject) && contradict(one, other);
    }
    auto const excludes = [&](Claim const& part) {
        return on_left ? exclude(tree, part, right, budget) : exclude(tree, left, part, budget);
    };
    if (parts.all) return std::any_of(parts.claims.begin(), parts.claims.end(), excludes);
    return std::all_of(parts.claims.begin(), parts.claims.end(), excludes);
}

}  // namespace wetwijzer::check
