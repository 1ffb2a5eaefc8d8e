// Random samples of decisions that anybody can draw again. Each decision has a place in an order that only the seed
// and its leaf decide: BLAKE2b of the seed's bytes and the leaf's hash in the tree (RFC 9162), the smallest first. The
// sample is the first ones of that order, of all or of each stratum. Only leaves are looked at, no sealed part: who has
// an export of the log and no keys can redo it, also after an erasure.
#pragma once

#include "engine/audit/decided.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::audit {

enum class Stratum : std::uint8_t {
    All,       // none: one stratum
    Official,  // who recorded the decision
    Decision,  // the decisions asked for by name, or all
    RuleSet,
    Month,    // of the recording, in UTC
    Outcome,  // overridden or as computed
};
std::string_view name(Stratum stratum);  // "", "official", "decision", "rule_set", "month", "outcome"
std::optional<Stratum> stratum_named(std::string_view name);

enum class Division : std::uint8_t { Each, Proportional };  // `count` from each stratum, or over all together

struct SampleRequest {
    Filter filter;  // `through` is taken as it is; 0: all of now
    Stratum stratum = Stratum::All;
    Division division = Division::Each;
    std::int64_t count = 0;
    std::string seed;  // bytes
};

struct Drawn {
    std::int64_t number = 0;
    std::string stratum;
};

struct Sample {
    std::int64_t through = 0;
    std::vector<std::pair<std::string, std::int64_t>> strata;  // name and size, by name
    std::vector<Drawn> drawn;                                  // by stratum, and then in the order of drawing
};

Sample draw(store::Reading const& reading, SampleRequest const& request);

// What a sample entry says of it, and back. Nothing when it does not say how it was drawn as this program understands.
ledger::SampleDetails to_details(SampleRequest const& request, Sample const& sample);
std::optional<SampleRequest> read_request(ledger::SampleDetails const& details);

// How a sample of `count` is divided over strata of these sizes: shares by size, rounded down, and the rest one by one
// to the largest remainders (the first of equal ones). Never more than there are.
std::vector<std::int64_t> proportional(std::vector<std::int64_t> const& sizes, std::int64_t count);

}  // namespace wetwijzer::audit
