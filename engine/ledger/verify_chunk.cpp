#include "engine/ledger/verify_chunk.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <utility>

namespace wetwijzer::ledger {

namespace {

using crypto::Hash;

constexpr std::size_t hash_bytes = 32;

template <typename Type>
AnyDetails read_as(std::string_view text) {
    Type details;
    if (!read(text, details)) return {};
    return details;
}

std::set<std::string, std::less<>> part_names(Kind kind) {
    switch (kind) {
        case Kind::Decision:
            return {"content", "trace", "uses"};
        case Kind::Facts:
        case Kind::Approval:
        case Kind::Import:
            return {"content"};
        case Kind::Genesis:
        case Kind::Actor:
        case Kind::Setting:
        case Kind::RuleSet:
        case Kind::Case:
        case Kind::Access:
        case Kind::Refusal:
        case Kind::Erasure:
        case Kind::Sample:
        case Kind::Export:
        case Kind::Restore:
        case Kind::Rekey:
            break;
    }
    return {};
}

bool names_fit(Entry const& entry) {
    auto const wanted = part_names(entry.kind);
    return std::equal(entry.parts.begin(), entry.parts.end(), wanted.begin(), wanted.end(),
                      [](auto const& part, auto const& name) { return part.first == name; });
}

std::string hashes(std::string_view stored, Hash const& computed) {
    return "stored " + crypto::to_hex(stored) + " computed " + computed.hex();
}

class ChunkReader {
public:
    ChunkReader(VerifyContext const& context, store::Reading const& reading, std::int64_t index)
        : context_(context), reading_(reading), begin_(index * chunk_size) {
        chunk_.first = std::max(begin_, context.from) + 1;
        chunk_.last = std::min(begin_ + chunk_size, context.size);
    }

    Chunk read() {
        start_tree();
        read_heads();
        read_rows();
        chunk_.root = tree_.root();
        read_parts();
        for (auto& entry : entries_) finish(std::move(entry));
        return std::move(chunk_);
    }

private:
    struct Parsed {
        Entry entry;
        AnyDetails details;
        std::vector<std::string> missing;
    };

    void add(Fault fault, std::int64_t number, std::string detail = {}) const {
        context_.findings.add(fault, number, std::move(detail));
    }

    // Behind a trusted head in the middle of the piece: the hashes under it are those that were proven to be under it.
    void start_tree() {
        auto const before = static_cast<std::uint64_t>(chunk_.first - 1 - begin_);
        tree_ = merkle::Frontier(before, [&](std::uint32_t level, std::uint64_t place) {
            return reading_.node(level, (static_cast<std::uint64_t>(begin_) >> level) + place);
        });
    }

    void read_heads() {
        reading_.heads(chunk_.first, [&](std::int64_t size, std::string const& text) {
            if (size > chunk_.last) return false;
            HeadRow row{size, read_head(text), digest(text), {}};
            if (!row.head) {
                add(Fault::HeadUnreadable, size);
            } else if (context_.log_key &&
                       !crypto::verify(*context_.log_key, log_statement(*row.head), row.head->log_signature)) {
                add(Fault::SignatureLog, size);
            }
            chunk_.heads.push_back(std::move(row));
            return true;
        });
    }

    void read_rows() {
        auto head = chunk_.heads.begin();
        std::int64_t next = chunk_.first;
        auto const grow = [&](Hash const& leaf) {
            auto nodes = tree_.append(leaf);
            if (head != chunk_.heads.end() && head->size == next) (head++)->inner = tree_.root();
            ++next;
            return nodes;
        };
        reading_.rows(chunk_.first, chunk_.last,
                      [&](std::int64_t number, std::string_view leaf, std::string_view nodes) {
                          while (next < number) grow(Hash{});  // a hole: no root behind it can be right
                          compare(number, grow(merkle::leaf_hash(leaf)), nodes);
                          parse(number, leaf);
                          return true;
                      });
        while (next <= chunk_.last) grow(Hash{});
    }

    void compare(std::int64_t number, std::vector<merkle::Node> const& computed, std::string_view stored) {
        auto const levels = static_cast<std::size_t>(std::countr_zero(static_cast<std::uint64_t>(number))) + 1;
        if (stored.size() != levels * hash_bytes) {
            add(Fault::TreeShape, number, std::to_string(stored.size()) + " bytes");
            return;
        }
        for (std::size_t level = 0; level < computed.size(); ++level) {
            auto const hash = stored.substr(level * hash_bytes, hash_bytes);
            if (hash != computed[level].hash.view())
                add(Fault::TreeNode, number,
                    "level " + std::to_string(level) + ' ' + hashes(hash, computed[level].hash));
        }
        for (auto level = computed.size(); level < levels; ++level) {
            Hash above;
            std::copy_n(stored.begin() + static_cast<std::ptrdiff_t>(level * hash_bytes), hash_bytes,
                        reinterpret_cast<char*>(above.bytes.data()));
            chunk_.above.push_back(above);
        }
    }

    void parse(std::int64_t number, std::string_view leaf) {
        auto entry = read_leaf(leaf);
        if (!entry) {
            chunk_.unreadable.push_back(number);
            add(Fault::EntryUnreadable, number);
            return;
        }
        if (entry->number != number) add(Fault::EntryPlace, number, std::to_string(entry->number));
        if (!names_fit(*entry)) add(Fault::EntryParts, number);
        auto details = read_details(entry->kind, entry->details);
        if (std::holds_alternative<std::monostate>(details)) add(Fault::EntryDetails, number);
        entry->number = number;
        entries_.push_back({std::move(*entry), std::move(details), {}});
    }

    void read_parts() {
        auto entry = entries_.begin();
        std::vector<store::Part> parts;
        auto const pass_to = [&](std::int64_t number) {
            for (; entry != entries_.end() && entry->entry.number < number; ++entry) {
                compare_parts(*entry, parts);
                parts.clear();
            }
        };
        reading_.all_parts(chunk_.first, chunk_.last, [&](std::int64_t number, store::Part const& part) {
            pass_to(number);
            if (entry != entries_.end() && entry->entry.number == number) {
                parts.push_back(part);
            } else if (!std::binary_search(chunk_.unreadable.begin(), chunk_.unreadable.end(), number)) {
                add(Fault::PartUnknown, number, part.name);
            }
            return true;
        });
        pass_to(chunk_.last + 1);
    }

    void compare_parts(Parsed& parsed, std::vector<store::Part> const& parts) {
        auto const& [entry, details, missing] = parsed;
        if (entry.parts.empty() && parts.empty()) return;
        std::vector<store::Part> right;
        std::set<std::string_view> seen;
        for (auto const& part : parts) {
            auto const named = entry.parts.find(part.name);
            if (named == entry.parts.end() || !seen.insert(part.name).second) {
                add(Fault::PartUnknown, entry.number, part.name);
            } else if (crypto::blake2b(part.sealed) != named->second) {
                add(Fault::PartDiffers, entry.number, part.name);
            } else {
                right.push_back(part);
            }
        }
        for (auto const& [name, digest] : entry.parts)
            if (!seen.contains(name)) parsed.missing.push_back(name);
        if (context_.master && !right.empty()) check_content(context_, reading_, entry, details, right);
    }

    void finish(Parsed parsed) {
        auto& entry = parsed.entry;
        chunk_.rows.push_back({entry.number, entry.kind, std::move(entry.recorded_at), std::move(entry.actor),
                               std::move(entry.role), std::move(entry.case_ref), !entry.clock.empty(), entry.time_given,
                               entry.after, std::move(parsed.details), std::move(parsed.missing)});
    }

    VerifyContext const& context_;
    store::Reading const& reading_;
    std::int64_t begin_;  // leaves before the piece
    merkle::Frontier tree_;
    std::vector<Parsed> entries_;
    Chunk chunk_;
};

}  // namespace

AnyDetails read_details(Kind kind, std::string_view text) {
    switch (kind) {
        case Kind::Genesis:
            return read_as<GenesisDetails>(text);
        case Kind::Actor:
            return read_as<ActorDetails>(text);
        case Kind::Setting:
            return read_as<SettingDetails>(text);
        case Kind::RuleSet:
            return read_as<RuleSetDetails>(text);
        case Kind::Case:
            return read_as<CaseDetails>(text);
        case Kind::Facts:
            return read_as<FactsDetails>(text);
        case Kind::Decision:
            return read_as<DecisionDetails>(text);
        case Kind::Approval:
            return read_as<ApprovalDetails>(text);
        case Kind::Access:
            return read_as<AccessDetails>(text);
        case Kind::Refusal:
            return read_as<RefusalDetails>(text);
        case Kind::Erasure:
            return read_as<ErasureDetails>(text);
        case Kind::Sample:
            return read_as<SampleDetails>(text);
        case Kind::Export:
            return read_as<ExportDetails>(text);
        case Kind::Restore:
            return read_as<RestoreDetails>(text);
        case Kind::Rekey:
            return read_as<RekeyDetails>(text);
        case Kind::Import:
            return read_as<ImportDetails>(text);
    }
    return {};
}

Chunk read_chunk(VerifyContext const& context, store::Reading const& reading, std::int64_t index) {
    return ChunkReader(context, reading, index).read();
}

}  // namespace wetwijzer::ledger
