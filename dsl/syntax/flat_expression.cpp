// Expressions on one line.
#include "dsl/syntax/format_expression.hpp"
#include "dsl/syntax/visit.hpp"
#include "dsl/syntax/words.hpp"

#include <array>

namespace wetwijzer::syntax {

namespace {

Keyword keyword_of(AggregateKind kind) {
    constexpr std::array words{Keyword::Count,    Keyword::SumOf,   Keyword::Exists,        Keyword::Every,
                               Keyword::TheFirst, Keyword::TheLast, Keyword::TotalDuration, Keyword::LongestRun};
    return words[static_cast<std::size_t>(kind)];
}

Keyword keyword_of(Function function) {
    constexpr std::array words{Keyword::Highest,
                               Keyword::Lowest,
                               Keyword::Earliest,
                               Keyword::Latest,
                               Keyword::Longest,
                               Keyword::Shortest,
                               Keyword::WholeYears,
                               Keyword::WholeMonths,
                               Keyword::DaysFrom,
                               Keyword::YearOf,
                               Keyword::ShareOf,
                               Keyword::PeriodFrom,
                               Keyword::PeriodFrom,
                               Keyword::PeriodAsOf,
                               Keyword::BeginOf,
                               Keyword::LastDayOf,
                               Keyword::LengthOf,
                               Keyword::OverlapOf,
                               Keyword::WorkingDayOnOrAfter};
    return words[static_cast<std::size_t>(function)];
}

Keyword keyword_of(RoundingKind kind) {
    constexpr std::array words{Keyword::Down, Keyword::Up, Keyword::HalfUp};
    return words[static_cast<std::size_t>(kind)];
}

// The word between the two arguments.
Keyword between(Function function) {
    if (function == Function::Share) return Keyword::In;
    if (function == Function::PeriodOverlap) return Keyword::And;
    return function == Function::PeriodThrough ? Keyword::Through : Keyword::Until;
}

bool is_variadic(Function function) { return function <= Function::Shortest; }

// The last argument reaches over + and -.
bool ends_in_sum(Function function) {
    switch (function) {
        case Function::WholeYears:
        case Function::WholeMonths:
        case Function::DaysBetween:
        case Function::PeriodUntil:
        case Function::PeriodThrough:
        case Function::PeriodFrom:
            return true;
        case Function::Highest:
        case Function::Lowest:
        case Function::Earliest:
        case Function::Latest:
        case Function::Longest:
        case Function::Shortest:
        case Function::YearOf:
        case Function::Share:
        case Function::PeriodBegin:
        case Function::PeriodLastDay:
        case Function::PeriodLength:
        case Function::PeriodOverlap:
        case Function::WorkingDayOnOrAfter:
            break;
    }
    return false;
}

}  // namespace

Binding ExpressionFormatter::binding(ExprId id) const {
    return std::visit(
        overloaded{
            [](ErrorExpr const&) { return Binding::Primary; },
            [](Literal const&) { return Binding::Primary; },
            [](NameRef const&) { return Binding::Primary; },
            [this](FieldOf const& node) {
                bool const direct = std::holds_alternative<Aggregate>(tree_.expr(node.record).node);
                return direct ? binding(node.record) : Binding::Primary;
            },
            [](Unary const& node) { return node.op == UnaryOp::Not ? Binding::Not : Binding::Negate; },
            [](Chain const& node) {
                constexpr std::array bindings{Binding::Or, Binding::And, Binding::Sum, Binding::Product};
                return bindings[static_cast<std::size_t>(node.op)];
            },
            [](Compare const&) { return Binding::Compare; },
            [](IfNone const&) { return Binding::IfNone; },
            [](ConditionList const&) { return Binding::Open; },
            [](If const&) { return Binding::Open; },
            [](Call const& node) {
                if (is_variadic(node.function)) return Binding::Primary;
                return ends_in_sum(node.function) ? Binding::Sum : Binding::Postfix;
            },
            [](Aggregate const& node) { return node.condition.is_some() ? Binding::Open : Binding::Primary; },
            [](Round const&) { return Binding::Postfix; },
            [](UnderLaw const&) { return Binding::UnderLaw; },
        },
        tree_.expr(id).node);
}

Binding ExpressionFormatter::operand_binding(ChainOp op) {
    constexpr std::array bindings{Binding::And, Binding::Not, Binding::Product, Binding::Negate};
    return bindings[static_cast<std::size_t>(op)];
}

std::string ExpressionFormatter::flat(ExprId id, Binding least) const {
    auto shown = flat_bare(id);
    return binding(id) < least ? "(" + shown + ")" : shown;
}

std::string ExpressionFormatter::joined(std::vector<ExprId> const& ids, std::size_t from) const {
    std::string list;
    for (auto i = from; i < ids.size(); ++i) list += (i > from ? ", " : "") + flat(ids[i], enclosed(ids[i]));
    return list;
}

// "… is 3 jaar en (1 maand …)": without parentheses `3 jaar en 1 maand` would be one duration.
bool ExpressionFormatter::reads_as_duration(std::string_view before, std::string_view next) const {
    bool const years = before.ends_with(" " + kw(Keyword::Year)) || before.ends_with(" " + kw(Keyword::Years));
    if (!years || next.find_first_of("0123456789") != 0) return false;
    return next.substr(next.find(' ') + 1).starts_with(kw(Keyword::Month));
}

std::string ExpressionFormatter::chain_operator(Chain const& node, std::size_t i) const {
    switch (node.op) {
        case ChainOp::Or:
            return kw(Keyword::Or);
        case ChainOp::And:
            return kw(Keyword::And);
        case ChainOp::Add:
            return node.signs[i] ? "+" : "-";
        case ChainOp::Multiply:
            return node.signs[i] ? "×" : "/";
    }
    return "";
}

std::string ExpressionFormatter::operator_text(Compare const& node) const {
    auto const choose = [&](Keyword plain, Keyword date, char const* sign) {
        return node.as_symbol ? std::string(sign) : kw(node.as_date ? date : plain);
    };
    switch (node.op) {
        case CompareOp::Is:
            return choose(Keyword::Is, Keyword::Is, "=");
        case CompareOp::IsNot:
            return choose(Keyword::IsNot, Keyword::IsNot, "<>");
        case CompareOp::Less:
            return choose(Keyword::IsLessThan, Keyword::LiesBefore, "<");
        case CompareOp::LessEqual:
            return choose(Keyword::IsAtMost, Keyword::LiesOnOrBefore, "≤");
        case CompareOp::Greater:
            return choose(Keyword::IsMoreThan, Keyword::LiesAfter, ">");
        case CompareOp::GreaterEqual:
            return choose(Keyword::IsAtLeast, Keyword::LiesOnOrAfter, "≥");
        case CompareOp::OneOf:
            return kw(Keyword::IsOneOf);
        case CompareOp::NotOneOf:
            return kw(Keyword::IsNoneOf);
        case CompareOp::FromUntil:
        case CompareOp::FromThrough:
            return kw(Keyword::IsFrom);
        case CompareOp::IsNone:
            return kw(Keyword::IsNone);
        case CompareOp::IsNotNone:
            return kw(Keyword::IsNotNone);
        case CompareOp::IsWorkingDay:
            return kw(Keyword::IsWorkingDay);
        case CompareOp::IsHoliday:
            return kw(Keyword::IsHoliday);
        case CompareOp::LiesIn:
            return kw(Keyword::LiesIn);
        case CompareOp::Contains:
            return kw(Keyword::Contains);
    }
    return "";
}

// "a is (geen …)": without parentheses `is geen` would be another comparison.
bool ExpressionFormatter::reads_as_none(Compare const& node) const {
    if (node.as_symbol || (node.op != CompareOp::Is && node.op != CompareOp::IsNot)) return false;
    return (flat(node.operands[1], Binding::IfNone) + " ").starts_with(kw(Keyword::None) + " ");
}

std::string ExpressionFormatter::flat(Compare const& node) const {
    auto shown = flat(node.operands[0], Binding::IfNone) + " " + operator_text(node);
    if (node.op == CompareOp::OneOf || node.op == CompareOp::NotOneOf)
        return shown + " (" + joined(node.operands, 1) + ")";
    if (node.operands.size() > 1) {
        auto const right =
            node.operands.size() > 2 ? before_until(node.operands[1]) : flat(node.operands[1], Binding::IfNone);
        shown += " " + (reads_as_none(node) ? "(" + right + ")" : right);
    }
    if (node.operands.size() > 2) {
        auto const until = node.op == CompareOp::FromThrough ? Keyword::Through : Keyword::Until;
        shown += " " + kw(until) + " " + flat(node.operands[2], Binding::IfNone);
    }
    return shown;
}

// "(som van periode van l) tot …": without parentheses it would be the period that ends there.
std::string ExpressionFormatter::before_until(ExprId id) const {
    auto const shown = flat(id, Binding::IfNone);
    bool const opens = shown.find(kw(Keyword::PeriodFrom)) != std::string::npos ||
                       shown.find(kw(Keyword::DaysFrom)) != std::string::npos;
    return opens && !shown.starts_with('(') ? "(" + shown + ")" : shown;
}

// "jaar van (de eerste …)": without parentheses `jaar` would be a field of the first record.
std::string ExpressionFormatter::after_van(ExprId id, Binding least) const { return after_van(flat(id, least)); }

std::string ExpressionFormatter::after_van(std::string const& shown) const {
    bool const record = shown.starts_with(kw(Keyword::TheFirst) + " ") || shown.starts_with(kw(Keyword::TheLast) + " ");
    return record ? "(" + shown + ")" : shown;
}

std::string ExpressionFormatter::flat(Call const& node) const {
    auto const word = kw(keyword_of(node.function)) + " ";
    if (is_variadic(node.function)) return word + "(" + joined(node.arguments, 0) + ")";
    auto const last = ends_in_sum(node.function) ? Binding::Sum : Binding::Postfix;
    if (node.arguments.size() == 1) return word + after_van(node.arguments[0], last);
    auto const first = node.function == Function::PeriodOverlap ? after_van(node.arguments[0], Binding::Postfix)
                       : node.function == Function::Share       ? after_van(node.arguments[0], Binding::IfNone)
                                                                : after_van(before_until(node.arguments[0]));
    return word + first + " " + kw(between(node.function)) + " " + flat(node.arguments[1], last);
}

std::string ExpressionFormatter::flat(Aggregate const& node) const {
    auto shown = kw(keyword_of(node.kind)) + " ";
    if (node.value.is_some()) {
        auto const value = after_van(node.value, Binding::Primary);
        // `geen van` would begin a list, and `van` could belong to either of two aggregates.
        bool const reads_on =
            value == kw(Keyword::None) || std::holds_alternative<Aggregate>(tree_.expr(node.value).node);
        shown += (reads_on ? "(" + value + ")" : value) + " " + kw(Keyword::Over) + " ";
    }
    shown += node.collection.text;
    if (node.order_by.is_some()) shown += " " + kw(Keyword::OrderedBy) + " " + node.order_by.text;
    if (!node.condition.is_some()) return shown;
    auto const where = node.kind == AggregateKind::ForAll ? Keyword::Satisfies : Keyword::Where;
    return shown + " " + kw(where) + " " + flat(node.condition);
}

std::string ExpressionFormatter::quantifier(ConditionList const& list) const {
    switch (list.quantifier) {
        case Quantifier::All:
            return kw(Keyword::AllOf);
        case Quantifier::Any:
            return kw(Keyword::AnyOf);
        case Quantifier::None:
            return kw(Keyword::NoneOf);
        case Quantifier::AtLeast:
            break;
    }
    return kw(Keyword::AtLeast) + " " + std::to_string(list.at_least) + " " + kw(Keyword::Of);
}

std::string ExpressionFormatter::flat(ConditionList const& node) const {
    auto shown = quantifier(node);
    if (auto const tail = flat(node.tail); !tail.empty()) shown += " " + tail;
    for (auto const& item : node.items) {
        bool const list = std::holds_alternative<ConditionList>(tree_.expr(item.expr).node);
        auto const tail = flat(item.tail);
        bool const open = !tail.empty() && (list || ends_in_list(item.expr));
        shown += " " + item.label.text + " " + flat(item.expr, open ? Binding::Or : Binding::Open) +
                 (tail.empty() ? "" : " " + tail);
    }
    return shown;
}

std::string ExpressionFormatter::flat(Citation const& citation) const {
    return citation.empty() ? "" : kw(Keyword::According) + " " + citation_text(citation);
}

std::string ExpressionFormatter::flat(Sentences const& sentences) const {
    std::string shown;
    auto const add = [&](std::string const& word, std::optional<Word> const& found) {
        if (found) shown += (word.empty() ? " " : " " + word + " ") + quote(found->text);
    };
    add("", sentences.any);
    add(kw(Keyword::Yes), sentences.yes);
    add(kw(Keyword::No), sentences.no);
    add(kw(Keyword::PlainSentence), sentences.plain);
    return shown.empty() ? shown : kw(Keyword::Sentence) + shown;
}

std::string ExpressionFormatter::flat(Tail const& tail) const {
    auto const citation = flat(tail.citation);
    auto const sentences = flat(tail.sentences);
    return citation + (citation.empty() || sentences.empty() ? "" : " ") + sentences;
}

std::string ExpressionFormatter::flat_bare(ExprId id) const {
    return std::visit(overloaded{
                          [](ErrorExpr const&) { return std::string(); },
                          [this](Literal const& node) { return literal_text(node, language_); },
                          [this](NameRef const& node) { return name_text(node.parts, language_); },
                          [this](FieldOf const& node) {
                              if (std::holds_alternative<Aggregate>(tree_.expr(node.record).node))
                                  return node.field.text + " " + kw(Keyword::Of) + " " + flat(node.record);
                              return "(" + flat(node.record) + ")." + node.field.text;
                          },
                          [this](Unary const& node) {
                              if (node.op == UnaryOp::Not)
                                  return kw(Keyword::Not) + " " + flat(node.operand, Binding::Not);
                              return "-" + flat(node.operand, Binding::Postfix);  // never "--", which begins a comment
                          },
                          [this](Chain const& node) {
                              auto const least = operand_binding(node.op);
                              auto shown = flat(node.operands[0], least);
                              for (std::size_t i = 1; i < node.operands.size(); ++i) {
                                  auto const next = flat(node.operands[i], least);
                                  shown += " " + chain_operator(node, i) + " " +
                                           (reads_as_duration(shown, next) ? "(" + next + ")" : next);
                              }
                              return shown;
                          },
                          [this](Compare const& node) { return flat(node); },
                          [this](IfNone const& node) {
                              return flat(node.value, Binding::Sum) + " " + kw(Keyword::IfAbsent) + " " +
                                     flat(node.replacement, Binding::IfNone);
                          },
                          [this](ConditionList const& node) { return flat(node); },
                          [this](If const& node) {
                              return kw(Keyword::If) + " " + flat(node.condition, Binding::Or) + " " +
                                     kw(Keyword::Then) + " " + flat(node.then_value, Binding::Or) + " " +
                                     kw(Keyword::Else) + " " + flat(node.else_value);
                          },
                          [this](Call const& node) { return flat(node); },
                          [this](Aggregate const& node) { return flat(node); },
                          [this](Round const& node) {
                              return flat(node.value, Binding::UnderLaw) + " " + kw(Keyword::Rounded) + " " +
                                     kw(keyword_of(node.rounding)) + " " + kw(Keyword::To) + " " + flat(node.step);
                          },
                          [this](UnderLaw const& node) {
                              return flat(node.value, Binding::Primary) + " " + kw(Keyword::UnderLaw) + " " +
                                     flat(node.date, Binding::Primary);
                          },
                      },
                      tree_.expr(id).node);
}

}  // namespace wetwijzer::syntax
