// Private to engine/decide: which readings the steps of an evaluation rest on.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "engine/model/rule_set.hpp"

#include <cstdint>
#include <tuple>
#include <vector>

namespace wetwijzer::decide {

using ReadingSet = std::vector<std::uint32_t>;  // ReadingIds, in order

bool unite(ReadingSet& into, ReadingSet const& more);  // whether that added anything
bool holds(ReadingSet const& set, std::uint32_t reading);

class ReadingsMet {
public:
    // The evaluation must outlive it.
    ReadingsMet(model::RuleSet const& rules, evaluate::Evaluation const& evaluation);

    std::size_t outcomes() const { return evaluation_.roots.size(); }
    // By the requested outcome at this place.
    ReadingSet const& by_outcome(std::size_t place) const;

    // Which of the outcomes may change when `reading` takes the alternative that it has in `other`. None whose rules
    // that rest on it have the same outcome there without meeting `changed`, in which the two evaluations differ too:
    // a rule computes the same from the same law, row, facts and readings.
    std::vector<bool> may_change(std::uint32_t reading, ReadingsMet const& other, std::uint32_t changed) const;

private:
    using Key = std::tuple<std::uint32_t, std::int32_t, std::uint32_t, std::uint32_t>;  // rule, law date, list, row
    struct Computed {
        Key key;
        std::uint32_t step;
    };

    std::uint32_t find(Key const& key) const;
    Key const* key_of(std::uint32_t step) const;

    evaluate::Evaluation const& evaluation_;
    std::vector<std::uint32_t> meetings_;  // Reading steps, and RuleAgain steps that rest on one
    std::vector<ReadingSet> below_;        // by step; empty when no reading was met at all
    std::vector<Computed> by_step_;        // Rule steps that met a reading, under the law of who asked
    std::vector<Computed> by_key_;
};

}  // namespace wetwijzer::decide
