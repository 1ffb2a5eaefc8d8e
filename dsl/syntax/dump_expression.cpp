// Expressions in a dump.
#include "dsl/syntax/dumper.hpp"
#include "dsl/syntax/words.hpp"

namespace wetwijzer::syntax {

void Dumper::expression(ExprId id) {
    if (!id.is_some()) return line("missing");
    std::visit([this](auto const& node) { show(node); }, tree_.expr(id).node);
}

void Dumper::expressions(std::vector<ExprId> const& ids) {
    for (auto const id : ids) expression(id);
}

void Dumper::show(ErrorExpr const&) { line("error"); }

void Dumper::show(Literal const& node) {
    line("literal " + std::string(name_of(node.kind)) + " " +
         (node.kind == LiteralKind::Text ? quote(node.text) : node.text));
}

void Dumper::show(NameRef const& node) { line("name " + dotted(node.parts)); }

void Dumper::show(FieldOf const& node) {
    line("field " + node.field.text, [&] { expression(node.record); });
}

void Dumper::show(Unary const& node) {
    line(node.op == UnaryOp::Not ? "not" : "negate", [&] { expression(node.operand); });
}

void Dumper::show(Chain const& node) {
    line(std::string(name_of(node.op)), [&] {
        for (std::size_t i = 0; i < node.operands.size(); ++i) {
            if (!node.signs.empty() && !node.signs[i])
                child("inverse", node.operands[i]);
            else
                expression(node.operands[i]);
        }
    });
}

void Dumper::show(Compare const& node) {
    auto const form = node.as_date ? " (date)" : node.as_symbol ? " (symbol)" : "";
    line("compare " + std::string(name_of(node.op)) + form, [&] { expressions(node.operands); });
}

void Dumper::show(IfNone const& node) {
    line("if none", [&] {
        expression(node.value);
        expression(node.replacement);
    });
}

void Dumper::show(ConditionList const& node) {
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

void Dumper::show(If const& node) {
    line("if", [&] {
        expression(node.condition);
        expression(node.then_value);
        expression(node.else_value);
    });
}

void Dumper::show(Call const& node) {
    line("call " + std::string(name_of(node.function)), [&] { expressions(node.arguments); });
}

void Dumper::show(Aggregate const& node) {
    line("aggregate " + std::string(name_of(node.kind)) + " " + node.collection.text, [&] {
        word("by", node.order_by);
        child("value", node.value);
        child("where", node.condition);
    });
}

void Dumper::show(Round const& node) {
    line("round " + std::string(name_of(node.rounding)), [&] {
        expression(node.value);
        expression(node.step);
    });
}

void Dumper::show(UnderLaw const& node) {
    line("under law", [&] {
        expression(node.value);
        expression(node.date);
    });
}

}  // namespace wetwijzer::syntax
