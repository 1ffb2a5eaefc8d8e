// What a ledger must hold, kept in memory beside it, and random changes to both.
#pragma once

#include "tests/unit/store/store_fixture.hpp"

#include <cstdlib>
#include <map>
#include <random>

namespace wetwijzer::test {

inline bool long_mode() {
    auto const* const value = std::getenv("WETWIJZER_LONG");
    return value && std::string(value) == "1";
}

struct Model {
    struct Entry {
        std::string leaf, case_ref;
        std::vector<std::pair<std::string, std::string>> parts;
        bool operator==(Entry const&) const = default;
    };
    std::vector<Entry> entries;
    std::map<std::string, std::string> keys;  // ref → wrapped
    bool operator==(Model const&) const = default;
};

inline Model model_of(store::Store const& ledger) {
    Model model;
    ledger.read([&](store::Reading const& reading) {
        model = {};
        for (std::int64_t number = 1; number <= reading.size(); ++number) {
            Model::Entry entry;
            entry.leaf = reading.leaf(number).value();
            auto const at = entry.leaf.find("\"case\":\"");
            if (at != std::string::npos) entry.case_ref = entry.leaf.substr(at + 8, 32);
            for (auto const& part : reading.parts(number)) entry.parts.emplace_back(part.name, part.sealed);
            model.entries.push_back(std::move(entry));
        }
        reading.case_keys([&](store::CaseKey const& key) {
            model.keys[key.ref] = key.wrapped;
            return true;
        });
    });
    return model;
}

inline std::string difference(Model const& found, Model const& expected) {
    if (found.entries.size() != expected.entries.size()) {
        return std::to_string(found.entries.size()) + " entries, not " + std::to_string(expected.entries.size());
    }
    for (std::size_t i = 0; i < found.entries.size(); ++i)
        if (!(found.entries[i] == expected.entries[i])) return "entry " + std::to_string(i + 1);
    return found.keys == expected.keys ? "" : "keys";
}

// A transaction: what it does, and what the ledger holds after it.
struct Change {
    Model after;
    std::size_t first = 0;  // entry that is new
    std::string opens, erases;

    void apply(store::Writing& writing) const {
        if (!opens.empty()) writing.put_case_key({opens, after.keys.at(opens).substr(0, 32), after.keys.at(opens)});
        for (auto i = first; i < after.entries.size(); ++i) {
            store::NewEntry entry{after.entries[i].leaf, {}};
            for (auto const& [name, sealed] : after.entries[i].parts) entry.parts.push_back({name, sealed});
            writing.append(entry);
        }
        if (!erases.empty()) writing.erase_case(erases);
        auto const size = writing.size();
        writing.put_head(size, "head " + std::to_string(size) + " " + writing.root().hex());
    }
};

inline Change random_change(Model const& now, std::mt19937_64& random) {
    Change change{now, now.entries.size(), {}, {}};
    auto const below = [&](std::uint64_t bound) { return random() % bound; };
    auto const add = [&](std::string const& kind, std::string const& case_ref) -> Model::Entry& {
        auto const number = static_cast<std::int64_t>(change.after.entries.size()) + 1;
        auto const text = leaf(number, {.kind = kind, .case_ref = case_ref, .reference_date = "2024-01-01"});
        change.after.entries.push_back({text, case_ref, {}});
        return change.after.entries.back();
    };
    auto const some_case = [&]() -> std::string {
        if (now.keys.empty()) return {};
        return std::next(now.keys.begin(), static_cast<std::ptrdiff_t>(below(now.keys.size())))->first;
    };
    auto const choice = below(10);
    if (choice == 0 && !now.keys.empty()) {
        change.erases = some_case();
        add("erasure", change.erases);
        change.after.keys.erase(change.erases);
        for (auto& entry : change.after.entries)
            if (entry.case_ref == change.erases) entry.parts.clear();
        return change;
    }
    if (choice <= 2) {
        change.opens = ref(static_cast<int>(now.entries.size()) + 1);
        change.after.keys[change.opens] = bytes(81, random());
        add("case", change.opens);
        return change;
    }
    auto const many = below(8) == 0 ? 1 + below(30) : 1;
    for (std::uint64_t i = 0; i < many; ++i) {
        auto& entry = add("decision", some_case());
        auto const size = below(6) == 0 ? below(60'000) : below(4'000);
        if (below(4) != 0) entry.parts.emplace_back("content", bytes(size, random()));
        if (below(4) != 0) entry.parts.emplace_back("trace", bytes(below(9'000), random()));
    }
    return change;
}

}  // namespace wetwijzer::test
