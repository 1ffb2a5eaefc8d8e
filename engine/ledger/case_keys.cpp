#include "engine/ledger/case_keys.hpp"

#include "engine/ledger/details.hpp"
#include "engine/ledger/trace_steps.hpp"

namespace wetwijzer::ledger {

namespace {

constexpr std::size_t key_size = 32;
constexpr std::string_view trace_part = "trace";

std::string case_bound_to(std::string_view ledger, std::string_view ref) {
    std::string text = "wetwijzer-case/1\n";
    text += ledger;
    text += '\n';
    text += ref;
    return text += '\n';
}

std::string hash_bytes(crypto::Hash const& hash) { return std::string(hash.view()); }

}  // namespace

crypto::Hash lookup_of(crypto::Key const& master, std::string_view case_id) {
    return crypto::keyed_hash(crypto::derive(master, "wetwijzer-lookup/1"), case_id);
}

store::CaseKey wrap(crypto::Key const& master, std::string_view ledger, std::string const& ref,
                    CaseSecret const& secret) {
    std::string text(secret.key.bytes());
    text += secret.case_id;
    return {ref, hash_bytes(lookup_of(master, secret.case_id)),
            crypto::seal(crypto::derive(master, "wetwijzer-wrap/1"), text, case_bound_to(ledger, ref))};
}

std::optional<CaseSecret> unwrap(crypto::Key const& master, std::string_view ledger, store::CaseKey const& key) {
    auto const text =
        crypto::open(crypto::derive(master, "wetwijzer-wrap/1"), key.wrapped, case_bound_to(ledger, key.ref));
    if (!text || text->size() < key_size) return std::nullopt;
    auto const secret = crypto::Key::from_bytes(std::string_view(*text).substr(0, key_size));
    auto case_id = text->substr(key_size);
    if (!secret || key.lookup != lookup_of(master, case_id).view()) return std::nullopt;
    return CaseSecret{*secret, std::move(case_id)};
}

crypto::Hash key_digest(store::CaseKey const& key) { return crypto::blake2b(key.lookup + key.wrapped); }

std::string master_check(crypto::Key const& master, std::string_view ledger) {
    return crypto::keyed_hash(crypto::derive(master, "wetwijzer-master/1"), ledger).hex();
}

std::string associated(std::string_view ledger, std::string_view ref, std::int64_t number, std::string_view name) {
    std::string text = "wetwijzer-part/1\n";
    text += ledger;
    text += '\n';
    text += ref;
    text += '\n';
    text += std::to_string(number);
    text += '\n';
    text += name;
    return text += '\n';
}

std::string packed_part(std::string_view name, std::string_view text) {
    return name == trace_part ? compress(with_distances(text)) : compress(text);
}

std::string seal_part(crypto::Key const& key, std::string_view ledger, std::string_view ref, std::int64_t number,
                      std::string_view name, std::string_view packed) {
    return crypto::seal(key, packed, associated(ledger, ref, number, name));
}

std::optional<std::string> open_part(crypto::Key const& key, std::string_view ledger, std::string_view ref,
                                     std::int64_t number, std::string_view name, std::string_view sealed) {
    auto const compressed = crypto::open(key, sealed, associated(ledger, ref, number, name));
    auto text = compressed ? decompress(*compressed) : std::nullopt;
    return text && name == trace_part ? with_numbers(*text) : std::move(text);
}

}  // namespace wetwijzer::ledger
