#include "engine/evaluate/missing_facts.hpp"

namespace wetwijzer::evaluate {
namespace {

constexpr std::size_t many = 16;

std::uint64_t hash(values::Missing const& missing) {
    std::uint64_t h = (std::uint64_t{missing.fact} << 32 | missing.row) * 0x9e3779b97f4a7c15U;
    h = (h ^ missing.field) * 0xff51afd7ed558ccdU;
    return h ^ h >> 32;
}

}  // namespace

void MissingFacts::add(values::Unknown const& unknown) {
    if (unknown_.missing.empty()) {
        unknown_ = unknown;
        return;
    }
    if (unknown_.missing == unknown.missing) return;
    if (unknown_.missing.size() + unknown.missing.size() <= many) return values::merge(unknown_, unknown);
    for (auto const& missing : unknown.missing) add(missing);
}

void MissingFacts::add(values::Missing const& missing) {
    if (2 * (unknown_.missing.size() + 1) > slots_.size()) grow();
    auto& slot = slots_[slot_of(missing)];
    if (slot != 0) return;
    unknown_.missing.push_back(missing);
    slot = static_cast<std::uint32_t>(unknown_.missing.size());
}

// At most half of the slots are taken, so that a free one is near.
void MissingFacts::grow() {
    std::size_t size = 4 * many;
    while (size < 4 * (unknown_.missing.size() + 1)) size *= 2;
    slots_.assign(size, 0);
    std::uint32_t number = 0;
    for (auto const& missing : unknown_.missing) slots_[slot_of(missing)] = ++number;
}

std::size_t MissingFacts::slot_of(values::Missing const& missing) const {
    auto const last = slots_.size() - 1;
    auto at = static_cast<std::size_t>(hash(missing)) & last;
    while (slots_[at] != 0 && unknown_.missing[slots_[at] - 1] != missing) at = (at + 1) & last;
    return at;
}

}  // namespace wetwijzer::evaluate
