#include "dsl/syntax/format_expression.hpp"

#include "dsl/source/utf8.hpp"
#include "dsl/syntax/visit.hpp"
#include "dsl/syntax/words.hpp"

#include <algorithm>

namespace wetwijzer::syntax {

bool ExpressionFormatter::has_list(ExprId id) const {
    if (!id.is_some()) return false;
    auto const any = [this](std::vector<ExprId> const& ids) {
        return std::ranges::any_of(ids, [this](ExprId each) { return has_list(each); });
    };
    return std::visit(overloaded{
                          [](ErrorExpr const&) { return false; },
                          [](Literal const&) { return false; },
                          [](NameRef const&) { return false; },
                          [this](FieldOf const& node) { return has_list(node.record); },
                          [this](Unary const& node) { return has_list(node.operand); },
                          [&](Chain const& node) { return any(node.operands); },
                          [&](Compare const& node) { return any(node.operands); },
                          [this](IfNone const& node) { return has_list(node.value) || has_list(node.replacement); },
                          [](ConditionList const&) { return true; },
                          [this](If const& node) {
                              return has_list(node.condition) || has_list(node.then_value) || has_list(node.else_value);
                          },
                          [&](Call const& node) { return any(node.arguments); },
                          [this](Aggregate const& node) { return has_list(node.value) || has_list(node.condition); },
                          [this](Round const& node) { return has_list(node.value); },
                          [this](UnderLaw const& node) { return has_list(node.value) || has_list(node.date); },
                      },
                      tree_.expr(id).node);
}

// Whether the last word printed belongs to an item of a list that no parenthesis closes: a citation behind it would be
// the item's.
bool ExpressionFormatter::ends_in_list(ExprId id) const {
    auto const& node = tree_.expr(id).node;
    if (std::holds_alternative<ConditionList>(node)) return true;
    if (auto const* const choice = std::get_if<If>(&node)) return ends_in_list(choice->else_value);
    if (auto const* const field = std::get_if<FieldOf>(&node))
        return std::holds_alternative<Aggregate>(tree_.expr(field->record).node) && ends_in_list(field->record);
    if (auto const* const each = std::get_if<Aggregate>(&node))
        return each->condition.is_some() && ends_in_list(each->condition);
    return false;
}

void ExpressionFormatter::write(ExprId id, int indent, Binding least) {
    auto const shown = flat(id, least);
    if (!has_list(id) && layout_.fits(shown)) return layout_.text(shown);
    if (binding(id) >= least) return write_bare(id, indent);
    layout_.text("(");
    write_bare(id, indent);
    layout_.text(")");
}

void ExpressionFormatter::write_bare(ExprId id, int indent) {
    auto const& node = tree_.expr(id).node;
    if (auto const* const list = std::get_if<ConditionList>(&node)) return write_list(*list, {}, indent);
    if (auto const* const chain = std::get_if<Chain>(&node)) return write_chain(*chain, indent);
    if (auto const* const choice = std::get_if<If>(&node)) return write_choice(*choice, indent);
    if (auto const* const unary = std::get_if<Unary>(&node); unary && unary->op == UnaryOp::Not) {
        layout_.text(kw(Keyword::Not) + " ");
        return write(unary->operand, indent, Binding::Not);
    }
    if (auto const* const compare = std::get_if<Compare>(&node)) {
        write(compare->operands[0], indent, Binding::IfNone);
        if (compare->op == CompareOp::OneOf || compare->op == CompareOp::NotOneOf) {
            layout_.text(" " + operator_text(*compare) + " (");
            write_arguments(compare->operands, 1, indent);
            return layout_.text(")");
        }
        auto const right = flat(*compare).substr(flat(compare->operands[0], Binding::IfNone).size());
        if (layout_.fits(right) || compare->operands.size() != 2 || reads_as_none(*compare)) return layout_.text(right);
        layout_.line(indent + 2, compare->op_span.begin);
        layout_.text(operator_text(*compare) + " ");
        return write(compare->operands[1], indent + 2, Binding::IfNone);
    }
    if (auto const* const call = std::get_if<Call>(&node); call && call->function <= Function::Shortest) {
        auto const whole = flat(*call);
        layout_.text(whole.substr(0, whole.find('(') + 1));
        write_arguments(call->arguments, 0, indent);
        return layout_.text(")");
    }
    if (auto const* const absent = std::get_if<IfNone>(&node)) {
        write(absent->value, indent, Binding::Sum);
        layout_.line(indent + 2, anchor(absent->replacement));
        layout_.text(kw(Keyword::IfAbsent) + " ");
        return write(absent->replacement, indent + 2, Binding::IfNone);
    }
    auto const* each = std::get_if<Aggregate>(&node);
    if (auto const* const field = std::get_if<FieldOf>(&node)) {
        each = std::get_if<Aggregate>(&tree_.expr(field->record).node);
        if (each) layout_.text(field->field.text + " " + kw(Keyword::Of) + " ");
    }
    if (each && each->condition.is_some()) {
        auto head = *each;
        head.condition = {};
        layout_.text(flat(head));
        layout_.line(indent + 2, anchor(each->condition));
        layout_.text(kw(each->kind == AggregateKind::ForAll ? Keyword::Satisfies : Keyword::Where) + " ");
        return write(each->condition, indent + 2);
    }
    layout_.text(each ? flat(*each) : flat_bare(id));
}

// `en` and `of` lead the line.
void ExpressionFormatter::write_chain(Chain const& node, int indent) {
    auto const least = operand_binding(node.op);
    write(node.operands[0], indent + 2, least);
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
        layout_.line(indent + 2, anchor(node.operands[i]));
        layout_.text(chain_operator(node, i) + " ");
        bool const apart = reads_as_duration(flat(node.operands[i - 1], least), flat(node.operands[i], least));
        if (apart) layout_.text("(");
        write(node.operands[i], indent + 2, least);
        if (apart) layout_.text(")");
    }
}

void ExpressionFormatter::write_choice(If const& node, int indent) {
    layout_.text(kw(Keyword::If) + " ");
    write(node.condition, indent + 2, Binding::Or);
    layout_.line(indent + 2, anchor(node.then_value));
    layout_.text(kw(Keyword::Then) + " ");
    write(node.then_value, indent + 2, Binding::Or);
    layout_.line(indent + 2, anchor(node.else_value));
    layout_.text(kw(Keyword::Else) + " ");
    write(node.else_value, indent + 2);
}

void ExpressionFormatter::write_arguments(std::vector<ExprId> const& ids, std::size_t from, int indent) {
    for (auto i = from; i < ids.size(); ++i) {
        auto const comma = i + 1 < ids.size() ? "," : "";
        if (i > from && layout_.fits(" " + flat(ids[i], enclosed(ids[i])) + comma))
            layout_.text(" ");
        else
            layout_.line(indent + 2, anchor(ids[i]));
        write(ids[i], indent + 2, enclosed(ids[i]));
        layout_.text(comma);
    }
}

void ExpressionFormatter::write_list(ConditionList const& node, Tail const& tail, int indent) {
    layout_.text(quantifier(node));
    Tail all = tail;
    all.citation.insert(all.citation.end(), node.tail.citation.begin(), node.tail.citation.end());
    if (!all.sentences.yes) all.sentences.yes = node.tail.sentences.yes;
    if (!all.sentences.no) all.sentences.no = node.tail.sentences.no;
    if (!all.sentences.any) all.sentences.any = node.tail.sentences.any;
    if (!all.sentences.plain) all.sentences.plain = node.tail.sentences.plain;
    write_tail(all, indent);
    write_items(node, indent + 2);
}

// Items whose citations fit behind them have them in one column.
void ExpressionFormatter::write_items(ConditionList const& node, int indent) {
    int column = 0;
    for (auto const& item : node.items) {
        if (has_list(item.expr) || item.tail.citation.empty()) continue;
        auto const shown = item.label.text + " " + flat(item.expr);
        auto const width = indent + source::display_width(shown);
        if (width + 2 + source::display_width(flat(item.tail.citation)) <= max_line)
            column = std::max(column, width + 2);
    }
    for (auto const& item : node.items) {
        layout_.line(indent, item.label.span.begin);
        layout_.text(item.label.text + " ");
        write_with_tail(item.expr, item.tail, indent, column);
    }
}

void ExpressionFormatter::write_with_tail(ExprId id, Tail const& tail, int indent, int column) {
    if (auto const* const list = std::get_if<ConditionList>(&tree_.expr(id).node))
        return write_list(*list, tail, indent);
    bool const some = !flat(tail).empty();
    write(id, indent, some && ends_in_list(id) ? Binding::Or : Binding::Open);
    write_tail(tail, indent, column);
}

void ExpressionFormatter::write_tail(Tail const& tail, int indent, int column) {
    if (!tail.citation.empty()) {
        auto const shown = flat(tail.citation);
        bool const aligned = layout_.column() + 2 <= column && column + source::display_width(shown) <= max_line;
        if (aligned) layout_.pad_to(column - 2);
        if (layout_.fits("  " + shown)) {
            layout_.text("  " + shown);
        } else {
            layout_.line(indent + 2, tail.citation.front().span.begin);
            write_citation(tail.citation, indent + 2);
        }
    }
    if (flat(tail.sentences).empty()) return;
    auto const& first = tail.sentences.any   ? tail.sentences.any
                        : tail.sentences.yes ? tail.sentences.yes
                        : tail.sentences.no  ? tail.sentences.no
                                             : tail.sentences.plain;
    layout_.line(indent + 2, first->span.begin);
    write_sentences(tail.sentences, indent + 2);
}

void ExpressionFormatter::write_citation(Citation const& citation, int indent) {
    layout_.text(kw(Keyword::According));
    for (std::size_t i = 0; i < citation.size(); ++i) {
        auto const shown = " " + reference_text(citation[i]) + (i + 1 < citation.size() ? "," : "");
        if (i > 0 && !layout_.fits(shown)) layout_.line(indent + 1, citation[i].span.begin);
        layout_.text(shown);
    }
}

void ExpressionFormatter::write_sentences(Sentences const& sentences, int indent) {
    layout_.text(kw(Keyword::Sentence));
    bool first = true;
    auto const add = [&](std::string const& word, std::optional<Word> const& found) {
        if (!found) return;
        auto const shown = (word.empty() ? " " : " " + word + " ") + quote(found->text);
        if (!first && !layout_.fits(shown)) layout_.line(indent + 3, found->span.begin);
        layout_.text(shown);
        first = false;
    };
    add("", sentences.any);
    add(kw(Keyword::Yes), sentences.yes);
    add(kw(Keyword::No), sentences.no);
    add(kw(Keyword::PlainSentence), sentences.plain);
}

}  // namespace wetwijzer::syntax
