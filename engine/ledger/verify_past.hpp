// Private to verification: what entries under a trusted head say, each proven to be under it before it is believed.
#pragma once

#include "engine/ledger/verify_chunk.hpp"

namespace wetwijzer::ledger {

class Past {
public:
    // `root`: of the first `size` entries.
    Past(VerifyContext const& context, crypto::Hash const& root) : context_(context), root_(root) {}

    // Nothing when there is no such entry under the head, or it is not what was there; that is a finding.
    std::optional<Row> entry(store::Reading const& reading, std::int64_t number) const;
    // In order of number. `selection` is limited to what lies under the head.
    std::vector<Row> entries(store::Reading const& reading, store::Selection selection) const;

private:
    VerifyContext const& context_;
    crypto::Hash root_;
};

}  // namespace wetwijzer::ledger
