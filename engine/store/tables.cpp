#include "engine/store/tables.hpp"

#include "engine/decide/digest.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace wetwijzer::store {

namespace {

constexpr int most_parts = 16;
constexpr std::int64_t last_entry = std::numeric_limits<std::int64_t>::max() / most_parts - 1;

std::optional<std::string> one_text(Cached& row) {
    if (!row.step()) return std::nullopt;
    return row.text(0);
}

CaseKey read_case_key(Cached const& row) { return {row.text(0), row.text(1), row.text(2)}; }

}  // namespace

std::int64_t Tables::size() const {
    Cached row(connection_, "SELECT max(number) FROM entry");
    return row.step() ? row.number(0) : 0;
}

std::optional<std::string> Tables::leaf(std::int64_t number) const {
    Cached row(connection_, "SELECT leaf FROM entry WHERE number = ?1");
    row.bind(1, number);
    return one_text(row);
}

std::optional<std::string> Tables::part(std::int64_t number, std::string_view name) const {
    if (number < 1 || number > last_entry) return std::nullopt;
    Cached row(connection_, "SELECT sealed FROM part WHERE place BETWEEN ?1 AND ?1 + 15 AND name = ?2");
    row.bind(1, number * most_parts).bind(2, name);
    return one_text(row);
}

std::vector<Part> Tables::parts(std::int64_t number) const {
    std::vector<Part> found;
    if (number < 1 || number > last_entry) return found;
    Cached rows(connection_, "SELECT name, sealed FROM part WHERE place BETWEEN ?1 AND ?1 + 15 ORDER BY place");
    rows.bind(1, number * most_parts);
    while (rows.step()) found.push_back({rows.text(0), rows.text(1)});
    return found;
}

void Tables::each_part(std::string_view name, std::int64_t from, std::int64_t through,
                       std::function<bool(std::int64_t, std::string const&)> const& use) const {
    from = std::max<std::int64_t>(from, 1);
    through = std::min(through, last_entry);
    if (from > through) return;
    Cached rows(connection_,
                "SELECT place >> 4, sealed FROM part WHERE place BETWEEN ?1 AND ?2 AND name = ?3 ORDER BY place");
    rows.bind(1, from * most_parts).bind(2, through * most_parts + most_parts - 1).bind(3, name);
    std::string sealed;
    while (rows.step()) {
        sealed.assign(rows.view(1));
        if (!use(rows.number(0), sealed)) return;
    }
}

void Tables::rows(std::int64_t from, std::int64_t through,
                  std::function<bool(std::int64_t, std::string_view, std::string_view)> const& use) const {
    Cached rows(connection_, "SELECT number, leaf, nodes FROM entry WHERE number BETWEEN ?1 AND ?2 ORDER BY number");
    rows.bind(1, from).bind(2, through);
    while (rows.step())
        if (!use(rows.number(0), rows.view(1), rows.view(2))) return;
}

void Tables::all_parts(std::int64_t from, std::int64_t through,
                       std::function<bool(std::int64_t, Part const&)> const& use) const {
    constexpr auto first_entry = std::numeric_limits<std::int64_t>::min() / most_parts;
    from = std::clamp(from, first_entry, last_entry);
    through = std::clamp(through, first_entry, last_entry);
    Cached rows(connection_, "SELECT place >> 4, name, sealed FROM part WHERE place BETWEEN ?1 AND ?2 ORDER BY place");
    rows.bind(1, from * most_parts).bind(2, through * most_parts + most_parts - 1);
    Part part;
    while (rows.step()) {
        part.name.assign(rows.view(1));
        part.sealed.assign(rows.view(2));
        if (!use(rows.number(0), part)) return;
    }
}

void Tables::rule_files(std::function<bool(std::string const&, std::string const&)> const& use) const {
    Cached rows(connection_, "SELECT digest, text FROM rule_file ORDER BY digest");
    while (rows.step())
        if (!use(rows.text(0), rows.text(1))) return;
}

// A subtree is finished by its last entry, and kept with it.
crypto::Hash Tables::node(std::uint32_t level, std::uint64_t place) const {
    constexpr std::uint32_t most_levels = 58;  // 32 bytes a level still count in the columns of the row
    auto const at = std::to_string(level) + "/" + std::to_string(place);
    crypto::Hash hash;
    auto const missing = [&] {
        throw StoreError(StoreError::Code::Damaged, connection_.path() + ": no node " + at + " of the tree");
    };
    if (level > most_levels || place >= (std::uint64_t{1} << (62 - level))) missing();
    Cached row(connection_, "SELECT substr(nodes, ?2, 32) FROM entry WHERE number = ?1");
    row.bind(1, static_cast<std::int64_t>((place + 1) << level)).bind(2, std::int64_t{32} * level + 1);
    if (!row.step() || row.view(0).size() != hash.bytes.size()) missing();
    std::copy_n(row.view(0).begin(), hash.bytes.size(), reinterpret_cast<char*>(hash.bytes.data()));
    return hash;
}

std::optional<std::string> Tables::head(std::int64_t size) const {
    Cached row(connection_, "SELECT text FROM head WHERE size = ?1");
    row.bind(1, size);
    return one_text(row);
}

std::optional<std::string> Tables::last_head() const {
    Cached row(connection_, "SELECT text FROM head ORDER BY size DESC LIMIT 1");
    return one_text(row);
}

void Tables::heads(std::int64_t from_size, std::function<bool(std::int64_t, std::string const&)> const& use) const {
    Cached rows(connection_, "SELECT size, text FROM head WHERE size >= ?1 ORDER BY size");
    rows.bind(1, from_size);
    while (rows.step())
        if (!use(rows.number(0), rows.text(1))) return;
}

std::optional<CaseKey> Tables::case_key(std::string_view ref) const {
    Cached row(connection_, "SELECT ref, lookup, wrapped FROM case_key WHERE ref = ?1");
    row.bind(1, ref);
    if (!row.step()) return std::nullopt;
    return read_case_key(row);
}

std::optional<CaseKey> Tables::find_case(std::string_view lookup) const {
    Cached row(connection_, "SELECT ref, lookup, wrapped FROM case_key WHERE lookup = ?1");
    row.bind_bytes(1, lookup);
    if (!row.step()) return std::nullopt;
    return read_case_key(row);
}

void Tables::case_keys(std::function<bool(CaseKey const&)> const& use) const {
    Cached rows(connection_, "SELECT ref, lookup, wrapped FROM case_key ORDER BY ref");
    while (rows.step())
        if (!use(read_case_key(rows))) return;
}

std::vector<std::string> Tables::rule_sets() const {
    Cached rows(connection_, "SELECT hash FROM rule_set ORDER BY hash");
    std::vector<std::string> hashes;
    while (rows.step()) hashes.push_back(rows.text(0));
    return hashes;
}

bool Tables::has_rule_set(std::string_view hash) const {
    Cached row(connection_, "SELECT 1 FROM rule_set WHERE hash = ?1");
    row.bind(1, hash);
    return row.step();
}

std::optional<std::vector<model::SourceText>> Tables::rule_texts(std::string_view hash) const {
    if (!has_rule_set(hash)) return std::nullopt;
    Cached rows(connection_,
                "SELECT path, text FROM rule_set_file JOIN rule_file USING (digest) WHERE rule_set = ?1 ORDER BY path");
    rows.bind(1, hash);
    std::vector<model::SourceText> texts;
    while (rows.step()) texts.push_back({rows.text(0), rows.text(1)});
    return texts;
}

void Tables::insert_entry(std::int64_t number, std::string const& nodes, std::string const& leaf) const {
    Cached insert(connection_, "INSERT INTO entry (number, nodes, leaf) VALUES (?1, ?2, ?3)");
    insert.bind(1, number).bind_bytes(2, nodes).bind(3, leaf).run();
}

void Tables::insert_part(std::int64_t number, int position, Part const& part) const {
    if (position >= most_parts)
        throw StoreError(StoreError::Code::Other, connection_.path() + ": too many parts of an entry");
    Cached insert(connection_, "INSERT INTO part (place, name, sealed) VALUES (?1, ?2, ?3)");
    insert.bind(1, number * most_parts + position).bind(2, part.name).bind_bytes(3, part.sealed).run();
}

void Tables::insert_head(std::int64_t size, std::string const& text) const {
    Cached insert(connection_, "INSERT INTO head (size, text) VALUES (?1, ?2)");
    insert.bind(1, size).bind(2, text).run();
}

void Tables::insert_case_key(CaseKey const& key) const {
    Cached insert(connection_, "INSERT INTO case_key (ref, lookup, wrapped) VALUES (?1, ?2, ?3)");
    insert.bind(1, key.ref).bind_bytes(2, key.lookup).bind_bytes(3, key.wrapped).run();
}

void Tables::update_case_key(CaseKey const& key) const {
    Cached update(connection_, "UPDATE case_key SET lookup = ?2, wrapped = ?3 WHERE ref = ?1");
    update.bind(1, key.ref).bind_bytes(2, key.lookup).bind_bytes(3, key.wrapped).run();
    if (sqlite3_changes(connection_.handle()) != 1)
        throw StoreError(StoreError::Code::Other, connection_.path() + ": no key of case " + key.ref);
}

void Tables::delete_case(std::string_view ref) const {
    Cached parts(connection_,
                 "DELETE FROM part WHERE place IN (SELECT place FROM entry JOIN part ON place BETWEEN number * 16 AND "
                 "number * 16 + 15 WHERE case_ref = ?1)");
    parts.bind(1, ref).run();
    Cached key(connection_, "DELETE FROM case_key WHERE ref = ?1");
    key.bind(1, ref).run();
    if (sqlite3_changes(connection_.handle()) != 1)
        throw StoreError(StoreError::Code::Other, connection_.path() + ": no key of case " + std::string(ref));
}

void Tables::insert_rule_texts(std::string const& hash, std::vector<model::SourceText> const& texts) const {
    if (has_rule_set(hash)) return;
    if (decide::rule_set_hash(texts) != hash)
        throw StoreError(StoreError::Code::Other, "the rule texts do not have the hash " + hash);
    Cached rule_set(connection_, "INSERT INTO rule_set (hash, files) VALUES (?1, ?2)");
    rule_set.bind(1, hash).bind(2, static_cast<std::int64_t>(texts.size())).run();
    for (auto const& text : texts) {
        auto const digest = decide::sha256_hex(text.text);
        Cached known(connection_, "SELECT 1 FROM rule_file WHERE digest = ?1");
        if (!known.bind(1, digest).step()) {
            Cached file(connection_, "INSERT INTO rule_file (digest, text) VALUES (?1, ?2)");
            file.bind(1, digest).bind(2, text.text).run();
        }
        Cached member(connection_, "INSERT INTO rule_set_file (rule_set, path, digest) VALUES (?1, ?2, ?3)");
        member.bind(1, hash).bind(2, text.path).bind(3, digest).run();
    }
}

}  // namespace wetwijzer::store
