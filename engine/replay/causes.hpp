// Private to engine/replay: which rule versions and parameter values make an outcome other under other rules.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/replay/replay.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::replay {

// The same case under the rules of then and of now. Both must outlive it.
class Causes {
public:
    struct Side {
        model::RuleSet const& rules;
        std::vector<model::RuleId> const& requested;
        evaluate::Evaluation const& evaluation;
    };
    Causes(Side const& then, Side const& now);

    // What the outcome now rests on and has another value than then, while nothing below it has; at most five, by name.
    std::vector<Cause> of(std::string_view outcome) const;

private:
    // A rule (outside lists) or parameter in the evaluation of then; under several law dates it may have several.
    struct Known {
        std::string since, value;
    };
    enum class Seen : std::uint8_t { No, Same, Differs };
    struct Search {
        std::vector<Seen> seen;  // by step
        std::vector<Cause> found;
    };
    bool look(std::uint32_t step, Search& search) const;
    Cause cause(trace::Step const& step, std::uint32_t at, std::string then_since) const;

    Side now_;
    std::map<std::string, std::vector<Known>, std::less<>> known_;
    std::vector<std::vector<std::uint32_t>> children_;  // by step of now
};

}  // namespace wetwijzer::replay
