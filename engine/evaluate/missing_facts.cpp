#include "engine/evaluate/missing_facts.hpp"

namespace wetwijzer::evaluate {
namespace {

constexpr std::size_t many = 32;

}  // namespace

void MissingFacts::add(values::Unknown const& unknown) {
    if (unknown_.missing.empty()) {
        unknown_ = unknown;
        return;
    }
    if (unknown_.missing.size() + unknown.missing.size() <= many) return values::merge(unknown_, unknown);
    if (seen_.size() != unknown_.missing.size()) seen_.insert(unknown_.missing.begin(), unknown_.missing.end());
    for (auto const& missing : unknown.missing) {
        if (seen_.insert(missing).second) unknown_.missing.push_back(missing);
    }
}

}  // namespace wetwijzer::evaluate
