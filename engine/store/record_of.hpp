// A decision as a record that can be appended.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/store/store.hpp"

#include <string>

namespace wetwijzer::store {

// Everything but number, previous_seal and seal, which `append` sets. `decisions`: the names asked for, comma
// separated.
Record record_of(decide::Decision const& decision, std::string decisions, std::string actor, std::string recorded_at);

}  // namespace wetwijzer::store
