#include "engine/ledger/verify_past.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::ledger {

std::optional<Row> Past::entry(store::Reading const& reading, std::int64_t number) const {
    if (number < 1 || number > context_.from) return std::nullopt;
    auto const text = reading.leaf(number);
    if (!text) {
        context_.findings.add(Fault::EntryMissing, number, std::to_string(number));
        return std::nullopt;
    }
    auto const node_at = [&](std::uint32_t level, std::uint64_t place) { return reading.node(level, place); };
    auto const index = static_cast<std::uint64_t>(number - 1), size = static_cast<std::uint64_t>(context_.from);
    auto const proof = merkle::inclusion_proof(index, size, node_at);
    auto entry = read_leaf(*text);
    if (!entry || entry->number != number ||
        !merkle::verify_inclusion(merkle::leaf_hash(*text), index, size, proof, root_)) {
        context_.findings.add(Fault::ForkFrom, number, "entry");
        return std::nullopt;
    }
    auto details = read_details(entry->kind, entry->details);
    return Row{number,
               entry->kind,
               entry->recorded_at,
               entry->actor,
               entry->role,
               entry->case_ref,
               !entry->clock.empty(),
               entry->time_given,
               entry->after,
               std::move(details),
               {}};
}

std::vector<Row> Past::entries(store::Reading const& reading, store::Selection selection) const {
    selection.through = std::min(selection.through.value_or(context_.from), context_.from);
    std::vector<Row> rows;
    for (auto const number : reading.numbers(selection))
        if (auto row = entry(reading, number)) rows.push_back(std::move(*row));
    return rows;
}

}  // namespace wetwijzer::ledger
