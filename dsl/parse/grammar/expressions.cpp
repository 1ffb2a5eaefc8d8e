#include "dsl/parse/grammar/expressions.hpp"

#include "dsl/parse/grammar/nested.hpp"

#include <array>

namespace wetwijzer::parse::grammar {

namespace {

using namespace syntax;

// ---- operators between two operands ------------------------------------------------------------------

bool match_or(Cursor& first, bool&) {
    Cursor const end = match_phrase(Keyword::Or, first);
    return end ? (first = end, true) : false;
}
bool match_and(Cursor& first, bool&) {
    Cursor const end = match_phrase(Keyword::And, first);
    return end ? (first = end, true) : false;
}
bool match_one_of(Cursor& first, TokenKind positive, TokenKind negative, bool& sign) {
    if (first->kind != positive && first->kind != negative) return false;
    sign = first->kind == positive;
    ++first;
    return true;
}
bool match_plus_minus(Cursor& first, bool& sign) {
    return match_one_of(first, TokenKind::Plus, TokenKind::Minus, sign);
}
bool match_times_divide(Cursor& first, bool& sign) {
    return match_one_of(first, TokenKind::Times, TokenKind::Slash, sign);
}

struct Relation {
    CompareOp op = CompareOp::Is;
    bool as_date = false;
    bool as_symbol = false;
    source::Span span;
};

// Phrases that are the beginning of another one stand after it.
constexpr std::array relation_words{
    std::pair{Keyword::IsNot, Relation{CompareOp::IsNot, false, false, {}}},
    std::pair{Keyword::IsAtLeast, Relation{CompareOp::GreaterEqual, false, false, {}}},
    std::pair{Keyword::IsAtMost, Relation{CompareOp::LessEqual, false, false, {}}},
    std::pair{Keyword::IsMoreThan, Relation{CompareOp::Greater, false, false, {}}},
    std::pair{Keyword::IsLessThan, Relation{CompareOp::Less, false, false, {}}},
    std::pair{Keyword::Is, Relation{CompareOp::Is, false, false, {}}},
    std::pair{Keyword::LiesOnOrBefore, Relation{CompareOp::LessEqual, true, false, {}}},
    std::pair{Keyword::LiesOnOrAfter, Relation{CompareOp::GreaterEqual, true, false, {}}},
    std::pair{Keyword::LiesBefore, Relation{CompareOp::Less, true, false, {}}},
    std::pair{Keyword::LiesAfter, Relation{CompareOp::Greater, true, false, {}}},
    std::pair{Keyword::LiesIn, Relation{CompareOp::LiesIn, false, false, {}}},
    std::pair{Keyword::Contains, Relation{CompareOp::Contains, false, false, {}}},
};
constexpr std::array relation_signs{
    std::pair{TokenKind::Equal, CompareOp::Is},        std::pair{TokenKind::NotEqual, CompareOp::IsNot},
    std::pair{TokenKind::Less, CompareOp::Less},       std::pair{TokenKind::LessEqual, CompareOp::LessEqual},
    std::pair{TokenKind::Greater, CompareOp::Greater}, std::pair{TokenKind::GreaterEqual, CompareOp::GreaterEqual},
};

bool match_relation(Cursor& first, State& state, Relation& out) {
    Cursor end = nullptr;
    if (first->kind == TokenKind::Word) {
        for (auto const& [phrase, relation] : relation_words) {
            end = match_phrase(phrase, first);
            if (!end) continue;
            out = relation;
            break;
        }
    } else {
        for (auto const& [sign, op] : relation_signs) {
            if (first->kind != sign) continue;
            out = {op, false, true, {}};
            end = first + 1;
        }
    }
    if (!end) return false;
    out.span = state.span(first, end);
    first = end;
    return true;
}

constexpr TokenParser<Relation> relation_word{
    "een vergelijking\x1f"
    "a comparison",
    match_relation};

auto const set_relation = [](auto const& context) {
    Compare& compare = x3::_val(context);
    Relation const& relation = x3::_attr(context);
    compare.op = relation.op;
    compare.as_date = relation.as_date;
    compare.as_symbol = relation.as_symbol;
    compare.op_span = relation.span;
};

constexpr auto compare_as(CompareOp op) {
    return [op](auto const& context) {
        Compare& compare = x3::_val(context);
        Cursor const after = x3::_where(context).begin();
        compare.op = op;
        compare.op_span = state(context).span(after - 1, after);
    };
}

auto const two_comparisons = [](auto const& context) {
    Cursor const after = x3::_where(context).begin();
    Relation const& relation = x3::_attr(context);
    state(context).diagnostics.add(diagnostics::Code::E0213, relation.span);
    throw Failure(after, reported);
};

// ---- the levels, weakest binding first (reference, chapter 4) -------------------------------------------

x3::rule<struct NegationTag, ExprId> const negation{a_value};
x3::rule<struct SignedTag, ExprId> const signed_operand{a_value};
x3::rule<struct OperandTag, ExprId> const operand{a_value};  // binds tightest
x3::rule<struct SumTag, ExprId> const sum{a_value};
x3::rule<struct ConditionsTag, ExprId> const conditions{a_value};
x3::rule<struct CallTag, ExprId> const call{a_value};
x3::rule<struct AggregateTag, ExprId> const aggregate{a_value};
x3::rule<struct RecordTag, ExprId> const first_or_last{
    "`de eerste`\x1f"
    "`the first`\x1e"
    "`de laatste`\x1f"
    "`the last`"};

auto const inner_expression = nested(expression);
auto const inner_value = nested(value);
auto const inner_operand = nested(operand);

auto const expression_def = chain(ChainOp::Or, chain(ChainOp::And, negation, match_and), match_or);

auto const push = append(&Compare::operands);
auto const relation =
    (word(Keyword::IsNotNone)[compare_as(CompareOp::IsNotNone)] |
     ((word(Keyword::IsOneOf)[compare_as(CompareOp::OneOf)] |
       word(Keyword::IsNoneOf)[compare_as(CompareOp::NotOneOf)]) > left_parenthesis > inner_expression[push] % comma >
      right_parenthesis) |
     word(Keyword::IsNone)[compare_as(CompareOp::IsNone)] |
     word(Keyword::IsWorkingDay)[compare_as(CompareOp::IsWorkingDay)] |
     word(Keyword::IsHoliday)[compare_as(CompareOp::IsHoliday)] |
     (word(Keyword::IsFrom)[compare_as(CompareOp::FromUntil)] > value[push] >
      (word(Keyword::Through)[compare_as(CompareOp::FromThrough)] | word(Keyword::Until)) > value[push]) |
     (relation_word[set_relation] > value[push])) >>
    -relation_word[two_comparisons];

auto const negation_def =
    node<Unary>(word(Keyword::Not)[set_to(&Unary::op, UnaryOp::Not)] > nested(negation)[set(&Unary::operand)]) |
    extend<Compare>(value, relation);

auto const value_def = extend<IfNone>(sum, word(Keyword::IfAbsent) > inner_value[set(&IfNone::replacement)]);

auto const sum_def =
    chain(ChainOp::Add, chain(ChainOp::Multiply, signed_operand, match_times_divide), match_plus_minus);

auto const signed_operand_def =
    node<Unary>(minus[set_to(&Unary::op, UnaryOp::Negate)] > nested(signed_operand)[set(&Unary::operand)]) | operand;

auto const grouped = left_parenthesis > inner_expression > right_parenthesis;
auto const field_of_group = extend<FieldOf>(grouped, dot > code[set(&FieldOf::field)]);
auto const field_of_record =
    node<FieldOf>(field_before_record[set(&FieldOf::field)] > word(Keyword::Of) > first_or_last[set(&FieldOf::record)]);

auto const primary = conditions | field_of_record | call | aggregate | literal_expr | name_expr | field_of_group;

auto const rounding = word(Keyword::Rounded) > (word(Keyword::Down)[set_to(&Round::rounding, RoundingKind::Down)] |
                                                word(Keyword::Up)[set_to(&Round::rounding, RoundingKind::Up)] |
                                                word(Keyword::HalfUp)[set_to(&Round::rounding, RoundingKind::HalfUp)]) >
                      word(Keyword::To) > literal_expr[set(&Round::step)];

auto const operand_def =
    extend<Round>(extend<UnderLaw>(primary, word(Keyword::UnderLaw) > nested(primary)[set(&UnderLaw::date)]), rounding);

// ---- condition lists and choices -----------------------------------------------------------------------

constexpr TokenParser<Word> next_label{
    "een label\x1f"
    "a label",
    match_next_label};

auto const item =
    build<ConditionItem>(next_label[set(&ConditionItem::label)] > inner_expression[set(&ConditionItem::expr)] >
                         tail[set(&ConditionItem::tail)][hoist_tail(&ConditionItem::expr)]);
auto const items = list_level(tail[set(&ConditionList::tail)] > +item[append(&ConditionList::items)]);

auto const at_least = word(Keyword::AtLeast)[set_to(&ConditionList::quantifier, Quantifier::AtLeast)] >
                      count[set(&ConditionList::at_least)] > word(Keyword::Of);

auto const conditions_def =
    node<ConditionList>((word(Keyword::AllOf)[set_to(&ConditionList::quantifier, Quantifier::All)] |
                         word(Keyword::AnyOf)[set_to(&ConditionList::quantifier, Quantifier::Any)] |
                         word(Keyword::NoneOf)[set_to(&ConditionList::quantifier, Quantifier::None)] | at_least) >
                        items) |
    node<If>(word(Keyword::If) > inner_expression[set(&If::condition)] > word(Keyword::Then) >
             inner_expression[set(&If::then_value)] > word(Keyword::Else) > inner_expression[set(&If::else_value)]);

// ---- functions -------------------------------------------------------------------------------------------

constexpr auto function(Function which) { return set_to(&Call::function, which); }
auto const argument = append(&Call::arguments);
auto const last_argument = nested(sum)[argument];

auto const one_of_several =
    (word(Keyword::Highest)[function(Function::Highest)] | word(Keyword::Lowest)[function(Function::Lowest)] |
     word(Keyword::Earliest)[function(Function::Earliest)] | word(Keyword::Latest)[function(Function::Latest)] |
     word(Keyword::Longest)[function(Function::Longest)] | word(Keyword::Shortest)[function(Function::Shortest)]) >
    left_parenthesis > inner_expression[argument] % comma > right_parenthesis;

auto const between_dates = (word(Keyword::WholeYears)[function(Function::WholeYears)] |
                            word(Keyword::WholeMonths)[function(Function::WholeMonths)] |
                            word(Keyword::DaysFrom)[function(Function::DaysBetween)]) > inner_value[argument] >
                           word(Keyword::Until) > last_argument;

auto const of_one =
    (word(Keyword::YearOf)[function(Function::YearOf)] | word(Keyword::BeginOf)[function(Function::PeriodBegin)] |
     word(Keyword::LastDayOf)[function(Function::PeriodLastDay)] |
     word(Keyword::LengthOf)[function(Function::PeriodLength)] |
     word(Keyword::WorkingDayOnOrAfter)[function(Function::WorkingDayOnOrAfter)]) > inner_operand[argument];

auto const share = word(Keyword::ShareOf)[function(Function::Share)] > inner_value[argument] >
                   word(Keyword::In) > inner_operand[argument];
auto const overlap = word(Keyword::OverlapOf)[function(Function::PeriodOverlap)] > inner_operand[argument] >
                     word(Keyword::And) > inner_operand[argument];

auto const period = (word(Keyword::PeriodFrom) > inner_value[argument] >
                     (word(Keyword::Through)[function(Function::PeriodThrough)] |
                      word(Keyword::Until)[function(Function::PeriodUntil)]) > last_argument) |
                    (word(Keyword::PeriodAsOf)[function(Function::PeriodFrom)] > last_argument);

auto const call_def = node<Call>(period | overlap | share | of_one | between_dates | one_of_several);

// ---- aggregates --------------------------------------------------------------------------------------------

constexpr auto kind(AggregateKind which) { return set_to(&Aggregate::kind, which); }
auto const collection = name[set(&Aggregate::collection)];
auto const condition = inner_expression[set(&Aggregate::condition)];
auto const where = -(word(Keyword::Where) > condition);

auto const of_each = (word(Keyword::SumOf)[kind(AggregateKind::Sum)] |
                      word(Keyword::TotalDuration)[kind(AggregateKind::UnionLength)] |
                      word(Keyword::LongestRun)[kind(AggregateKind::LongestRun)]) >
                     (field_over_collection[set(&Aggregate::value)] | inner_value[set(&Aggregate::value)]) >
                     word(Keyword::Over) > collection > where;

auto const first_or_last_def = node<Aggregate>(
    (word(Keyword::TheFirst)[kind(AggregateKind::First)] | word(Keyword::TheLast)[kind(AggregateKind::Last)]) >
    collection > word(Keyword::OrderedBy) > name[set(&Aggregate::order_by)] > where);

auto const aggregate_def =
    node<Aggregate>(
        (word(Keyword::Count)[kind(AggregateKind::Count)] > collection > where) | of_each |
        (word(Keyword::Exists)[kind(AggregateKind::Exists)] > collection > word(Keyword::Where) > condition) |
        (word(Keyword::Every)[kind(AggregateKind::ForAll)] > collection > word(Keyword::Satisfies) > condition)) |
    first_or_last;

// ---- constants ---------------------------------------------------------------------------------------------

auto const literal_def =
    literal_expr | node<Unary>(minus[set_to(&Unary::op, UnaryOp::Negate)] > literal_expr[set(&Unary::operand)]);

auto const constant_def = literal | node<Call>(period) | name_expr;

BOOST_SPIRIT_DEFINE(negation, sum, signed_operand, operand, conditions, call, aggregate, first_or_last)

}  // namespace

BOOST_SPIRIT_DEFINE(expression, value, literal, constant)

BOOST_SPIRIT_INSTANTIATE(ExpressionRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(ValueRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(LiteralRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(ConstantRule, Cursor, Context)

}  // namespace wetwijzer::parse::grammar
