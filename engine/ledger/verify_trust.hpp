// Private to verification: what was known from elsewhere, held against this log.
#pragma once

#include "engine/ledger/verify_chunk.hpp"

namespace wetwijzer::ledger {

// Whether the log goes on from a head that was verified before; findings when not.
bool follows(VerifyContext const& context, store::Reading const& reading, Head const& from);

// Heads that were deposited and anchors that were kept: each must be a state of this log.
void check_trusted(VerifyContext const& context, store::Reading const& reading, Trust const& trust);

}  // namespace wetwijzer::ledger
