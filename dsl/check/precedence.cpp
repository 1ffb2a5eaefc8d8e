// Circles in and closure of "goes before".
#include "dsl/check/precedence.hpp"

#include "dsl/check/parts.hpp"

#include <algorithm>

namespace wetwijzer::check {

// Takes away, again and again, the exceptions that go before none that is left; what stays has a circle.
std::vector<std::size_t> circle_in(Precedence const& before) {
    std::vector<bool> gone(before.size(), false);
    auto const left = [&](std::size_t to) { return !gone[to]; };
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (gone[i] || std::any_of(before[i].begin(), before[i].end(), left)) continue;
            gone[i] = again = true;
        }
    }
    auto const first = std::find(gone.begin(), gone.end(), false);
    if (first == gone.end()) return {};
    std::vector<std::size_t> path{static_cast<std::size_t>(first - gone.begin())};
    for (;;) {
        auto const& next = before[path.back()];
        path.push_back(*std::find_if(next.begin(), next.end(), left));
        auto const again = std::find(path.begin(), path.end() - 1, path.back());
        if (again == path.end() - 1) continue;
        path.erase(path.begin(), again);
        return path;
    }
}

Precedence precedence_of(syntax::RuleDecl const& decl) {
    Precedence before(decl.exceptions.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        for (auto const& other : decl.exceptions[i].overrides)
            for (std::size_t target = 0; target < before.size(); ++target)
                if (target != i && exception_letter(target) == other.text) before[i].push_back(target);
    return passed_on(before);
}

Precedence passed_on(Precedence const& before) {
    Precedence all(before.size());
    for (std::size_t start = 0; start < before.size(); ++start) {
        std::vector<bool> seen(before.size(), false);
        std::vector<std::size_t> open = before[start];
        while (!open.empty()) {
            auto const at = open.back();
            open.pop_back();
            if (seen[at]) continue;
            seen[at] = true;
            open.insert(open.end(), before[at].begin(), before[at].end());
        }
        for (std::size_t i = 0; i < seen.size(); ++i)
            if (seen[i]) all[start].push_back(i);
    }
    return all;
}

}  // namespace wetwijzer::check
