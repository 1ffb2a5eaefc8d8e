// After `x is niet geen`, x is not `geen`.
#include "dsl/check/expressions.hpp"
#include "dsl/check/same.hpp"

#include <algorithm>

namespace wetwijzer::check {

std::size_t Expressions::assume(ExprId condition, bool holds, Place const& place) {
    auto const mark = present_.size();
    if (!condition.is_some()) return mark;
    auto const& written = expr(condition, place).node;
    if (auto const* unary = std::get_if<syntax::Unary>(&written)) {
        if (unary->op == syntax::UnaryOp::Not) assume(unary->operand, !holds, place);
    } else if (auto const* chain = std::get_if<syntax::Chain>(&written)) {
        bool const each = holds ? chain->op == syntax::ChainOp::And : chain->op == syntax::ChainOp::Or;
        for (auto const operand : chain->operands)
            if (each) assume(operand, holds, place);
    } else if (auto const* list = std::get_if<syntax::ConditionList>(&written)) {
        bool const all = list->quantifier == syntax::Quantifier::All && holds;
        bool const none = (list->quantifier == syntax::Quantifier::Any && !holds) ||
                          (list->quantifier == syntax::Quantifier::None && holds);
        for (auto const& item : list->items)
            if (all || none) assume(item.expr, all, place);
    } else if (auto const* compare = std::get_if<syntax::Compare>(&written)) {
        compare_present(*compare, holds, place);
    }
    return mark;
}

void Expressions::compare_present(syntax::Compare const& compare, bool holds, Place const& place) {
    using syntax::CompareOp;
    switch (compare.op) {
        case CompareOp::IsNone:
            if (!holds) add_present(compare.operands[0], place);
            return;
        case CompareOp::IsNotNone:
            if (holds) add_present(compare.operands[0], place);
            return;
        case CompareOp::Is:
        case CompareOp::OneOf:
            for (std::size_t i = 1; i < compare.operands.size(); ++i) {
                auto const type = info(compare.operands[i], place).type;
                if (!type.is_some() || out_.types[type].optional) return;
            }
            if (holds) add_present(compare.operands[0], place);
            return;
        case CompareOp::Less:  // of `geen` there is no less or more: the condition would be neither true nor false
        case CompareOp::LessEqual:
        case CompareOp::Greater:
        case CompareOp::GreaterEqual:
        case CompareOp::FromUntil:
        case CompareOp::FromThrough:
            for (auto const operand : compare.operands) add_present(operand, place);
            return;
        case CompareOp::IsNot:
        case CompareOp::NotOneOf:
        case CompareOp::IsWorkingDay:
        case CompareOp::IsHoliday:
        case CompareOp::LiesIn:
        case CompareOp::Contains:
            return;
    }
}

void Expressions::add_present(ExprId id, Place const& place) {
    if (std::holds_alternative<syntax::NameRef>(expr(id, place).node) && info(id, place).type.is_some())
        present_.push_back({{place.tree, id}, place.outer});
}

bool Expressions::is_present(ExprId id, Place const& place) const {
    return std::any_of(present_.begin(), present_.end(), [&](Present const& present) {
        auto const binding = out_.info({place.tree, id}).binding;
        bool const of_element = binding == Binding::ElementField || binding == Binding::ElementRule;
        return (!of_element || present.scope == place.outer) && same_name(out_, present.name, {place.tree, id});
    });
}

}  // namespace wetwijzer::check
