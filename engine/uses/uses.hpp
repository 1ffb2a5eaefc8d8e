// Which parts of the rules a decision rests on: for "which decisions used this?" without opening their traces.
#pragma once

#include "engine/model/rule_set.hpp"
#include "engine/trace/trace.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::uses {

struct RulePart {
    enum class Kind : std::uint8_t { RuleVersion, Exception, ParameterValue, Alternative, Judgement };
    Kind kind = Kind::RuleVersion;
    std::string name;    // of the rule, parameter, reading or judgement
    std::string detail;  // Exception: its label; Alternative: its name; else empty
    std::string since;   // first day of the version or value (ISO), or empty
};

// Every part of a rule set that can be used, in an order that the same texts always give.
std::vector<RulePart> parts(model::RuleSet const& rules);

// One bit a part, lowest first in each byte, in that order, trailing zero bytes left out: those that the trace met
// (an exception: that applied).
std::string used(model::RuleSet const& rules, trace::Trace const& trace);
bool holds(std::string_view bits, std::size_t part);

}  // namespace wetwijzer::uses
