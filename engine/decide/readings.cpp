#include "engine/decide/readings.hpp"

#include "engine/decide/readings_met.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace wetwijzer::decide {

namespace {

using Chosen = evaluate::Facts::ChosenReading;

// For who reads them: waiting for other facts is no other outcome.
bool differs(values::Outcome const& left, values::Outcome const& right) {
    bool const both_open =
        std::holds_alternative<values::Unknown>(left) && std::holds_alternative<values::Unknown>(right);
    return !both_open && left != right;
}

// What comes of some of the requested outcomes under other alternatives: by place, nothing where it was not computed
// because it cannot differ.
struct Tried {
    std::vector<Chosen> assumed;
    std::vector<std::optional<values::Outcome>> outcomes;
    std::vector<ReadingSet> met;
    std::unique_ptr<evaluate::Evaluation> evaluation;
    ReadingsMet readings;
};

class Trials {
public:
    Trials(model::RuleSet const& rules, evaluate::Facts const& facts, values::Date reference_date,
           std::span<model::RuleId const> requested, evaluate::Evaluation const& evaluation)
        : rules_(rules),
          facts_(facts),
          chosen_(facts.readings),
          reference_date_(reference_date),
          requested_(requested),
          base_(evaluation),
          base_met_(rules, evaluation),
          met_(met_by_outcome(base_met_)) {}

    std::vector<ReadingEffect> run() {
        ReadingSet all;
        for (auto const& met : met_) unite(all, met);
        for (auto const reading : all) try_alone(reading);
        std::vector<ReadingEffect> effects;
        for (auto const& one : alone_) add(effects, one.assumed, one.outcomes);
        // A pair is found from each of its readings that was met without the other one.
        std::vector<std::vector<Chosen>> pairs;
        for (auto const& one : alone_) {
            ReadingSet then;
            for (auto const& met : one.met) unite(then, met);
            for (auto const other : then) add_pairs(pairs, one.assumed.front(), other);
        }
        std::sort(pairs.begin(), pairs.end(), before);
        pairs.erase(std::unique(pairs.begin(), pairs.end(), same), pairs.end());
        for (auto const& pair : pairs) try_together(effects, pair);
        std::stable_sort(effects.begin(), effects.end(), [](ReadingEffect const& left, ReadingEffect const& right) {
            return before(left.assumed, right.assumed);
        });
        return effects;
    }

private:
    static std::vector<ReadingSet> met_by_outcome(ReadingsMet const& met) {
        std::vector<ReadingSet> all;
        for (std::size_t i = 0; i < met.outcomes(); ++i) all.push_back(met.by_outcome(i));
        return all;
    }

    static bool less(Chosen const& left, Chosen const& right) {
        return left.reading != right.reading ? left.reading < right.reading : left.alternative < right.alternative;
    }
    static bool before(std::vector<Chosen> const& left, std::vector<Chosen> const& right) {
        return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(), less);
    }
    static bool same(std::vector<Chosen> const& left, std::vector<Chosen> const& right) {
        return !before(left, right) && !before(right, left);
    }

    std::uint32_t taken(std::uint32_t reading) const {
        auto const found = std::find_if(chosen_.begin(), chosen_.end(),
                                        [&](Chosen const& one) { return one.reading.value == reading; });
        return found == chosen_.end() ? 0 : found->alternative;
    }

    void assume(std::vector<Chosen> const& assumed) {
        facts_.readings = chosen_;
        for (auto const& one : assumed) {
            std::erase_if(facts_.readings, [&](Chosen const& other) { return other.reading == one.reading; });
            if (one.alternative != 0) facts_.readings.push_back(one);
        }
        std::sort(facts_.readings.begin(), facts_.readings.end(), less);
    }

    // An outcome can differ only when a reading that it met is another.
    Tried attempt(std::vector<Chosen> assumed, std::vector<bool> const& concerned) {
        std::vector<model::RuleId> asked;
        for (std::size_t i = 0; i < requested_.size(); ++i)
            if (concerned[i]) asked.push_back(requested_[i]);
        assume(assumed);
        auto then = std::make_unique<evaluate::Evaluation>(evaluate::evaluate(rules_, facts_, reference_date_, asked));
        ReadingsMet readings(rules_, *then);
        Tried tried{std::move(assumed), std::vector<std::optional<values::Outcome>>(requested_.size()),
                    std::vector<ReadingSet>(requested_.size()), std::move(then), std::move(readings)};
        for (std::size_t i = 0, next = 0; i < requested_.size(); ++i) {
            if (!concerned[i]) continue;
            tried.outcomes[i] = tried.evaluation->outcomes[next];
            tried.met[i] = tried.readings.by_outcome(next++);
        }
        return tried;
    }

    void try_alone(std::uint32_t reading) {
        std::vector<bool> concerned;
        for (auto const& met : met_) concerned.push_back(holds(met, reading));
        for (std::uint32_t i = 0; i < rules_.readings[reading].alternatives.size(); ++i)
            if (i != taken(reading)) alone_.push_back(attempt({{model::ReadingId(reading), i}}, concerned));
    }

    void add_pairs(std::vector<std::vector<Chosen>>& pairs, Chosen const& one, std::uint32_t other) const {
        if (one.reading.value == other) return;
        for (std::uint32_t i = 0; i < rules_.readings[other].alternatives.size(); ++i) {
            if (i == taken(other)) continue;
            std::vector<Chosen> pair{one, {model::ReadingId(other), i}};
            std::sort(pair.begin(), pair.end(), less);
            pairs.push_back(std::move(pair));
        }
    }

    Tried const* find_alone(Chosen const& one) const {
        auto const found =
            std::find_if(alone_.begin(), alone_.end(), [&](Tried const& tried) { return same(tried.assumed, {one}); });
        return found == alone_.end() ? nullptr : &*found;
    }

    // What comes of the outcome under this alternative alone.
    values::Outcome const& outcome(Tried const* alone, std::size_t place) const {
        return alone && alone->outcomes[place] ? *alone->outcomes[place] : base_.outcomes[place];
    }

    // Which outcomes may change when the second alternative of the pair joins the first: by place.
    std::vector<bool> may_change(Tried const& first, Tried const& second) const {
        auto const with = second.assumed.front().reading.value;
        auto const without = first.assumed.front().reading.value;
        auto const in_first = first.readings.may_change(with, second.readings, without);
        auto may = base_met_.may_change(with, second.readings, without);
        for (std::size_t i = 0, next = 0; i < may.size(); ++i)
            if (first.outcomes[i]) may[i] = in_first[next++];
        return may;
    }

    void try_together(std::vector<ReadingEffect>& effects, std::vector<Chosen> const& pair) {
        Tried const* const single[] = {find_alone(pair[0]), find_alone(pair[1])};
        std::vector<bool> concerned(requested_.size());
        for (std::size_t i = 0; i < requested_.size(); ++i)
            for (std::size_t side = 0; side < 2; ++side)
                if (single[side] && holds(single[side]->met[i], pair[1 - side].reading.value)) concerned[i] = true;
        if (single[0] && single[1]) {
            auto const one = may_change(*single[0], *single[1]);
            auto const other = may_change(*single[1], *single[0]);
            for (std::size_t i = 0; i < concerned.size(); ++i) concerned[i] = concerned[i] && one[i] && other[i];
        }
        if (std::none_of(concerned.begin(), concerned.end(), [](bool one) { return one; })) return;
        auto together = attempt(pair, concerned);
        for (std::size_t i = 0; i < requested_.size(); ++i) {
            auto& then = together.outcomes[i];
            if (then && !(differs(*then, outcome(single[0], i)) && differs(*then, outcome(single[1], i)))) then.reset();
        }
        add(effects, pair, together.outcomes);
    }

    void add(std::vector<ReadingEffect>& effects, std::vector<Chosen> const& assumed,
             std::vector<std::optional<values::Outcome>> const& outcomes) const {
        ReadingEffect effect;
        effect.assumed = assumed;
        for (std::size_t i = 0; i < requested_.size(); ++i)
            if (outcomes[i] && differs(*outcomes[i], base_.outcomes[i]))
                effect.differences.push_back({requested_[i], *outcomes[i]});
        if (!effect.differences.empty()) effects.push_back(std::move(effect));
    }

    model::RuleSet const& rules_;
    evaluate::Facts facts_;  // with the alternatives that are being tried
    std::vector<Chosen> const chosen_;
    values::Date reference_date_;
    std::span<model::RuleId const> requested_;
    evaluate::Evaluation const& base_;
    ReadingsMet base_met_;
    std::vector<ReadingSet> met_;  // of it, by place
    std::vector<Tried> alone_;
};

bool reached_a_limit(evaluate::Evaluation const& evaluation) {
    return std::any_of(evaluation.outcomes.begin(), evaluation.outcomes.end(), [](values::Outcome const& outcome) {
        auto const* fault = std::get_if<values::Fault>(&outcome);
        return fault && fault->code == values::FaultCode::LimitExceeded;
    });
}

}  // namespace

// Nothing can be told of a case that is too large to compute.
std::vector<ReadingEffect> reading_effects(model::RuleSet const& rules, evaluate::Facts const& facts,
                                           values::Date reference_date, std::span<model::RuleId const> requested,
                                           evaluate::Evaluation const& evaluation) {
    bool const none = rules.readings.empty() || reached_a_limit(evaluation);
    if (none) return {};
    return Trials(rules, facts, reference_date, requested, evaluation).run();
}

}  // namespace wetwijzer::decide
