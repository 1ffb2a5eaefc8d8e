#include "engine/indicators/tally.hpp"

#include <algorithm>
#include <functional>

namespace wetwijzer::indicators {
namespace {

using values::Outcome;
using values::Truth;

// Faults are told apart; here they are as good as unknown.
Truth truth_of(std::optional<Outcome> const& outcome) {
    if (!outcome) return Truth::Yes;
    auto const* value = values::known(*outcome);
    if (value == nullptr) return Truth::Unknown;
    auto const* truth = std::get_if<bool>(value);
    return truth != nullptr && *truth ? Truth::Yes : Truth::No;
}

// `geen` is a day in no window.
Truth falls_in(std::optional<Outcome> const& day, Window window) {
    if (!day || !window.is_some()) return Truth::Yes;
    auto const* value = values::known(*day);
    if (value == nullptr) return Truth::Unknown;
    auto const* date = std::get_if<values::Date>(value);
    bool const inside =
        date != nullptr && (!window.from || *window.from <= *date) && (!window.through || *date <= *window.through);
    return inside ? Truth::Yes : Truth::No;
}

Truth is_group(Answer const& answer, values::Value const& group) {
    auto const* value = answer.breakdown ? values::known(*answer.breakdown) : nullptr;
    if (value == nullptr) return Truth::Unknown;
    return *value == group ? Truth::Yes : Truth::No;
}

Counted counted(Answer const& answer, Truth belongs) {
    Counted one{belongs, truth_of(answer.numerator), {}};
    auto const* value = answer.average ? values::known(*answer.average) : nullptr;
    if (value != nullptr) one.value = number_of(*value);
    return one;
}

Tally tally(model::Indicator const& indicator, std::vector<Counted> const& cases) {
    auto const form = form_of(indicator);
    Tally result;
    for (auto const& one : cases) {
        if (one.belongs == Truth::Unknown) ++result.unknown_denominator;
        if (one.belongs != Truth::Yes) continue;
        ++result.denominator;
        auto const met = form == Form::Average ? (one.value ? Truth::Yes : Truth::Unknown) : one.met;
        if (met == Truth::Yes) ++result.numerator;
        if (met == Truth::Unknown) ++result.unknown_numerator;
    }
    if (form == Form::Share) share(result, cases);
    if (form == Form::Average) average(result, cases);
    if (form == Form::Count) {
        result.lower = values::Fraction(static_cast<std::int64_t>(result.denominator));
        result.upper = values::Fraction(static_cast<std::int64_t>(result.denominator + result.unknown_denominator));
        if (result.lower == result.upper) result.value = result.lower;
    }
    result.verdict = verdict(result, indicator);
    return result;
}

class Counting {
public:
    Counting(model::RuleSet const& rules, std::span<CaseAnswers const> cases, Window window)
        : rules_(rules), cases_(cases), window_(window) {}

    Result of(model::IndicatorId id) const {
        auto const& indicator = rules_.indicators[id.value];
        Result result;
        result.indicator = id;
        result.by_day = !window_.is_some() || indicator.day.is_some();
        result.all = tally(indicator, counted_as(id, [](Answer const&) { return Truth::Yes; }));
        if (indicator.breakdown.is_some()) break_down(result);
        for (std::size_t place = 0; place < cases_.size(); ++place) add_faults(result, place);
        return result;
    }

private:
    Truth belongs(Answer const& answer) const {
        return values::kleene_and(truth_of(answer.denominator), falls_in(answer.day, window_));
    }

    std::vector<Counted> counted_as(model::IndicatorId id, std::function<Truth(Answer const&)> const& in_group) const {
        std::vector<Counted> list;
        for (auto const& one : cases_) {
            auto const& answer = one.answers[id.value];
            list.push_back(counted(answer, values::kleene_and(belongs(answer), in_group(answer))));
        }
        return list;
    }

    void break_down(Result& result) const {
        auto const& indicator = rules_.indicators[result.indicator.value];
        auto const& type = rules_.type(rules_.rules[indicator.breakdown.value].type);
        std::vector<values::Value> possible;
        for (std::size_t i = 0; i < type.members.size(); ++i)
            possible.emplace_back(values::Member{static_cast<std::uint16_t>(i)});
        if (type.optional) possible.emplace_back(values::None{});
        for (auto const& value : possible) {
            bool const occurs = std::any_of(cases_.begin(), cases_.end(), [&](CaseAnswers const& one) {
                auto const& answer = one.answers[result.indicator.value];
                return values::kleene_and(belongs(answer), is_group(answer, value)) != Truth::No &&
                       values::is_known(*answer.breakdown);
            });
            if (!occurs) continue;
            auto const in_group = [&](Answer const& answer) { return is_group(answer, value); };
            result.groups.push_back({value, tally(indicator, counted_as(result.indicator, in_group))});
        }
        for (auto const& one : cases_) {
            auto const& answer = one.answers[result.indicator.value];
            if (belongs(answer) != Truth::No && !values::is_known(*answer.breakdown)) ++result.unknown_group;
        }
    }

    // A fault in a part that plays no role, because the case does not belong to the denominator, is none.
    void add_faults(Result& result, std::size_t place) const {
        auto const& indicator = rules_.indicators[result.indicator.value];
        auto const& answer = cases_[place].answers[result.indicator.value];
        if (belongs(answer) == Truth::No) return;
        auto const add = [&](std::optional<Outcome> const& outcome, model::RuleId rule) {
            if (!outcome) return;
            if (auto const* fault = std::get_if<values::Fault>(&*outcome))
                result.faults.push_back({place, rule, *fault});
        };
        add(answer.denominator, indicator.denominator);
        add(answer.numerator, indicator.numerator);
        add(answer.average, indicator.average);
        add(answer.breakdown, indicator.breakdown);
        if (window_.is_some()) add(answer.day, indicator.day);
    }

    model::RuleSet const& rules_;
    std::span<CaseAnswers const> cases_;
    Window window_;
};

}  // namespace

Form form_of(model::Indicator const& indicator) {
    if (indicator.average.is_some()) return Form::Average;
    return indicator.numerator.is_some() ? Form::Share : Form::Count;
}

std::vector<Result> results(model::RuleSet const& rules, std::span<CaseAnswers const> cases, Window window) {
    Counting const counting(rules, cases, window);
    std::vector<Result> all;
    for (std::size_t i = 0; i < rules.indicators.size(); ++i) all.push_back(counting.of(model::IndicatorId(i)));
    return all;
}

}  // namespace wetwijzer::indicators
