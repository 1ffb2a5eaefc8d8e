#include "engine/evaluate/aggregates.hpp"

#include "engine/evaluate/missing_facts.hpp"

#include <vector>

namespace wetwijzer::evaluate {
namespace {

using model::Op;
using values::Period;

Outcome row_reference(Rows const& rows, std::size_t row) {
    return Value(values::RecordRef{rows.fact, static_cast<std::uint32_t>(row)});
}

// Everything that may count must be known: unknown outweighs a fault, the first fault the rest.
std::optional<Outcome> rows_obstacle(Rows const& rows) {
    MissingFacts missing;
    Fault const* fault = nullptr;
    auto const look_at = [&](Outcome const& outcome) {
        if (auto const* unknown = std::get_if<Unknown>(&outcome))
            missing.add(*unknown);
        else if (!fault)
            fault = std::get_if<Fault>(&outcome);
    };
    for (std::size_t row = 0; row < rows.count(); ++row) {
        look_at(rows.condition(row));
        if (state_of(rows.condition(row)) != State::No) look_at(rows.value(row));
    }
    if (!missing.empty()) return missing.take();
    return fault ? std::optional<Outcome>(*fault) : std::nullopt;
}

std::vector<Outcome> conditions(Rows const& rows) {
    std::vector<Outcome> result;
    result.reserve(rows.count());
    for (std::size_t row = 0; row < rows.count(); ++row) result.push_back(rows.condition(row));
    return result;
}

Outcome count(Rows const& rows) {
    if (auto open = rows_obstacle(rows)) return *std::move(open);
    std::int64_t total = 0;
    for (std::size_t row = 0; row < rows.count(); ++row) total += state_of(rows.condition(row)) == State::Yes ? 1 : 0;
    return Value(total);
}

Value nothing(values::Kind kind) {
    if (kind == values::Kind::Number) return std::int64_t{0};
    if (kind == values::Kind::Money) return values::Money{};
    if (kind == values::Kind::Duration) return values::days(0);
    return values::Fraction{};
}

Outcome total(Call const& call, Rows const& rows) {
    if (auto open = rows_obstacle(rows)) return *std::move(open);
    Value result = nothing(call.kind);
    for (std::size_t row = 0; row < rows.count(); ++row) {
        if (state_of(rows.condition(row)) != State::Yes) continue;
        FaultCode why_not{};
        auto next = sum(result, *values::known(rows.value(row)), call.kind, why_not);
        if (!next) return call.fault(why_not);
        result = *std::move(next);
    }
    return result;
}

// Whether row a comes before row b for sure; rows with the same key keep their order in the list.
bool comes_before(Rows const& rows, std::size_t a, std::size_t b) {
    auto const* left = values::known(rows.value(a));
    auto const* right = values::known(rows.value(b));
    if (!left || !right) return false;
    auto const comparison = compare(*left, *right);
    return !comparison.fault && (comparison.order < 0 || (comparison.order == 0 && a < b));
}

// The row that counts for sure and lies before (after) every other row that may count, known or not.
std::optional<std::size_t> outermost(Rows const& rows, bool last) {
    std::optional<std::size_t> best;
    for (std::size_t row = 0; row < rows.count(); ++row) {
        if (state_of(rows.condition(row)) != State::Yes) continue;
        if (!best || (last ? comes_before(rows, *best, row) : comes_before(rows, row, *best))) best = row;
    }
    for (std::size_t row = 0; best && row < rows.count(); ++row) {
        if (row == *best || state_of(rows.condition(row)) == State::No) continue;
        if (last ? !comes_before(rows, row, *best) : !comes_before(rows, *best, row)) best.reset();
    }
    return best;
}

// Keys that have no order, `geen` among them, are a fault even for a single row.
std::optional<Outcome> keys_obstacle(Call const& call, Rows const& rows) {
    std::vector<Value const*> keys;
    for (std::size_t row = 0; row < rows.count(); ++row) {
        if (state_of(rows.condition(row)) != State::No) keys.push_back(values::known(rows.value(row)));
    }
    for (auto const* key : keys) {
        if (compare(*key, *key).fault) return call.fault(FaultCode::NoneOperand);
    }
    if (keys.empty()) return std::nullopt;
    return call.fault(FaultCode::MixedDurations);  // known, ordered each by itself, and yet none is outermost
}

bool has_order(Rows const& rows, std::size_t row) {
    auto const* key = values::known(rows.value(row));
    return key && !compare(*key, *key).fault;
}

Outcome first_or_last(Call const& call, Rows const& rows) {
    auto const best = outermost(rows, call.expr.op == Op::Last);
    if (best && has_order(rows, *best)) return row_reference(rows, *best);
    if (auto open = rows_obstacle(rows)) return *std::move(open);
    if (auto fault = keys_obstacle(call, rows)) return *std::move(fault);
    return Value(values::None{});
}

// The joined periods of the rows that count.
std::optional<Outcome> join_periods(Call const& call, Rows const& rows, std::vector<Period>& joined) {
    if (auto open = rows_obstacle(rows)) return open;
    std::vector<Period> periods;
    for (std::size_t row = 0; row < rows.count(); ++row) {
        if (state_of(rows.condition(row)) != State::Yes) continue;
        auto const* period = std::get_if<Period>(values::known(rows.value(row)));
        if (!period) return call.fault(FaultCode::NoneOperand);
        periods.push_back(*period);
    }
    joined = values::join(std::move(periods));
    return std::nullopt;
}

Outcome union_length(Call const& call, Rows const& rows) {
    std::vector<Period> joined;
    if (auto open = join_periods(call, rows, joined)) return *std::move(open);
    std::int32_t total_days = 0;  // disjoint periods: at most the days of the calendar
    for (auto const& period : joined) {
        auto const length = period.length_in_days();
        if (!length) return call.fault(FaultCode::NoneOperand);
        total_days += *length;
    }
    return Value(values::days(total_days));
}

// The first of the longest; an open run is longer than any other.
Outcome longest_run(Call const& call, Rows const& rows) {
    std::vector<Period> joined;
    if (auto open = join_periods(call, rows, joined)) return *std::move(open);
    Period const* longest = nullptr;
    for (auto const& period : joined) {
        if (!period.day_after()) return Value(period);
        if (!longest || *period.length_in_days() > *longest->length_in_days()) longest = &period;
    }
    return longest ? Value(*longest) : Value(values::None{});
}

}  // namespace

bool is_aggregate(Op op) { return op == Op::Count || op == Op::Exists || op == Op::ForAll || aggregates_values(op); }

bool aggregates_values(Op op) {
    return op == Op::Sum || op == Op::First || op == Op::Last || op == Op::UnionLength || op == Op::LongestRun;
}

Outcome aggregate(Call const& call, Rows const& rows) {
    auto const op = call.expr.op;
    if (op == Op::Exists) return any_of(conditions(rows));
    if (op == Op::ForAll) return all_of(conditions(rows));
    if (op == Op::Count) return count(rows);
    if (op == Op::Sum) return total(call, rows);
    if (op == Op::UnionLength) return union_length(call, rows);
    if (op == Op::LongestRun) return longest_run(call, rows);
    return first_or_last(call, rows);
}

}  // namespace wetwijzer::evaluate
