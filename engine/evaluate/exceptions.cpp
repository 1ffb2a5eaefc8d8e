#include "engine/evaluate/exceptions.hpp"

#include <algorithm>

namespace wetwijzer::evaluate {
namespace {

bool overrides(model::Exception const& a, std::uint32_t b) {
    return std::find(a.overrides.begin(), a.overrides.end(), b) != a.overrides.end();
}

bool stands_before_all(std::span<model::Exception const> all, Held one, std::span<Held const> others) {
    return std::all_of(others.begin(), others.end(), [&](Held other) {
        return other.index == one.index || stands_before(all, one.index, other.index);
    });
}

}  // namespace

bool stands_before(std::span<model::Exception const> all, std::uint32_t a, std::uint32_t b) {
    if (!all[a].value.is_some() && !all[b].value.is_some()) return true;
    return overrides(all[a], b) && !overrides(all[b], a);
}

std::optional<std::vector<Held>> in_order(std::span<model::Exception const> all, std::span<Held const> held) {
    std::vector<Held> rest(held.begin(), held.end());
    // One that is sure to hold and stands before every other decides, whatever the others do.
    for (auto const& one : rest) {
        if (one.sure && stands_before_all(all, one, rest)) return std::vector{one};
    }
    std::vector<Held> ordered;
    while (!rest.empty()) {
        auto const next =
            std::find_if(rest.begin(), rest.end(), [&](Held one) { return stands_before_all(all, one, rest); });
        if (next == rest.end()) return std::nullopt;
        ordered.push_back(*next);
        rest.erase(next);
    }
    auto const sure = std::find_if(ordered.begin(), ordered.end(), [](Held one) { return one.sure; });
    if (sure != ordered.end()) ordered.erase(sure + 1, ordered.end());
    return ordered;
}

std::pair<std::uint32_t, std::uint32_t> conflict(std::span<model::Exception const> all, std::span<Held const> held) {
    for (auto a = held.begin(); a != held.end(); ++a) {
        for (auto b = a + 1; b != held.end(); ++b) {
            if (!stands_before(all, a->index, b->index) && !stands_before(all, b->index, a->index)) {
                return {a->index, b->index};
            }
        }
    }
    return {held[0].index, held[1].index};  // they override each other in a circle
}

}  // namespace wetwijzer::evaluate
