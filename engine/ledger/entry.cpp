#include "engine/ledger/entry.hpp"

#include "engine/ledger/canonical_json.hpp"
#include "engine/ledger/characters.hpp"
#include "engine/ledger/time.hpp"

#include <array>

namespace wetwijzer::ledger {

namespace {

constexpr std::array<std::string_view, 16> kind_names{
    "genesis", "actor",   "setting", "rule_set", "case",   "facts",   "decision", "approval",
    "access",  "refusal", "erasure", "sample",   "export", "restore", "rekey",    "import"};
constexpr std::array<std::string_view, 4> role_names{"caseworker", "policy", "auditor", "administrator"};

template <class Enum, std::size_t Size>
std::optional<Enum> named(std::array<std::string_view, Size> const& names, std::string_view name) {
    for (std::size_t i = 0; i < Size; ++i) {
        if (names[i] == name) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

// The members of a leaf; `kind` stands apart because it is a word in JSON.
template <class Io>
void members(Io& io, canonical::Of<Io, Entry>& entry, canonical::Of<Io, std::string>& kind) {
    io.text("actor", entry.actor);
    io.hash("after", entry.after);
    io.text("basis", entry.basis);
    io.text_if("case", entry.case_ref);
    io.text_if("clock", entry.clock);
    io.object("details", entry.details);
    io.text("kind", kind);
    io.number("number", entry.number);
    io.hashes_if("parts", entry.parts);
    io.text("purpose", entry.purpose);
    io.text("recorded_at", entry.recorded_at);
    io.text("role", entry.role);
    io.truth_if("time_given", entry.time_given);
    io.text_if("traceparent", entry.traceparent);
}

// What an entry must meet whatever its kind.
bool holds(Entry const& entry) {
    if (entry.number < 1 || !is_time(entry.recorded_at)) return false;
    if (!entry.clock.empty() && (!is_time(entry.clock) || entry.clock >= entry.recorded_at)) return false;
    if (!entry.actor.empty() && !is_name(entry.actor)) return false;
    if (!entry.role.empty() && !role_named(entry.role)) return false;
    if (entry.actor.empty() != entry.role.empty()) return false;
    if (!entry.case_ref.empty() && !is_hex(entry.case_ref, 32)) return false;
    if (!entry.parts.empty() && entry.case_ref.empty()) return false;
    for (auto const& [name, hash] : entry.parts) {
        if (!is_part_name(name)) return false;
    }
    return entry.traceparent.empty() || is_traceparent(entry.traceparent);
}

}  // namespace

std::string_view name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name(Role role) { return role_names[static_cast<std::size_t>(role)]; }
std::optional<Kind> kind_named(std::string_view name) { return named<Kind>(kind_names, name); }
std::optional<Role> role_named(std::string_view name) { return named<Role>(role_names, name); }

std::string to_leaf(Entry const& entry) {
    std::string leaf;
    leaf.reserve(512 + entry.details.size());
    canonical::Writer writer(leaf);
    members(writer, entry, std::string(name(entry.kind)));
    writer.close();
    return leaf;
}

std::optional<Entry> read_leaf(std::string_view leaf) {
    Entry entry;
    std::string kind;
    canonical::Reader reader(leaf);
    members(reader, entry, kind);
    reader.close();
    auto const found = kind_named(kind);
    if (!reader.done() || !found) return std::nullopt;
    entry.kind = *found;
    if (!holds(entry)) return std::nullopt;
    return entry;
}

}  // namespace wetwijzer::ledger
