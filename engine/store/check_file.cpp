// What the file itself says about its health. Findings name places, in no language.
#include "engine/store/ledger_file.hpp"
#include "engine/store/page.hpp"
#include "engine/store/raw_file.hpp"
#include "engine/store/schema_sql.hpp"
#include "engine/store/wal_frames.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <utility>

namespace wetwijzer::store {

namespace {

constexpr std::size_t most_findings = 100;

class Findings {
public:
    void add(std::string finding) {
        if (all.size() < most_findings) all.push_back(std::move(finding));
    }
    std::vector<std::string> all;
};

// --- pages, as they lie on the disk ----------------------------------------------------------------------------------

class Pages {
public:
    explicit Pages(std::string const& path) : file_(path), size_(file_.size()) {}
    std::uint64_t size() const { return size_; }
    std::uint32_t count() const { return static_cast<std::uint32_t>(size_ / page_size); }
    std::string read(std::uint32_t number, std::uint32_t pages = 1) const {
        return file_.read((number - 1) * std::uint64_t{page_size}, pages * page_size);
    }

private:
    RawFile file_;
    std::uint64_t size_;
};

bool all_zero(std::string_view bytes) { return bytes.find_first_not_of('\0') == std::string_view::npos; }

bool fits(std::string_view page, std::uint32_t number) {
    return number == lock_page ? all_zero(page) : page_fits(page, number);
}

// Pages of which the log has another version: what is in the file does not count until that is copied.
std::set<std::uint32_t> pages_in_log(std::string const& path) {
    std::set<std::uint32_t> found;
    std::ifstream log(path + "-wal", std::ios::binary);
    std::string header(wal_header_size, '\0'), frame(frame_header_size, '\0');
    if (!log.read(header.data(), wal_header_size)) return found;
    auto const salts = std::string_view(header).substr(16, 8);
    while (log.read(frame.data(), frame_header_size) && log.seekg(page_size, std::ios::cur)) {
        if (std::string_view(frame).substr(8, 8) != salts) break;  // of an older round
        found.insert(big_endian(frame, 0));
    }
    return found;
}

void check_pages(std::string const& path, Pages const& pages, Findings& findings) {
    if (pages.size() % page_size != 0)
        findings.add("length: " + std::to_string(pages.size()) + " is not a whole number of pages");
    constexpr std::uint32_t at_once = 256;
    std::vector<std::uint32_t> suspects;
    for (std::uint32_t first = 1; first <= pages.count(); first += at_once) {
        auto const many = std::min(at_once, pages.count() - first + 1);
        auto const bytes = pages.read(first, many);
        for (std::uint32_t i = 0; i < many; ++i)
            if (!fits(std::string_view(bytes).substr(i * page_size, page_size), first + i))
                suspects.push_back(first + i);
    }
    // A writer may have been half-way with a page: it gets time to finish.
    std::error_code ignored;
    bool const written = std::filesystem::exists(path + "-wal", ignored);
    for (int attempt = 0; written && attempt < 5 && !suspects.empty(); ++attempt) {
        auto const logged = pages_in_log(path);
        std::erase_if(suspects,
                      [&](auto number) { return logged.contains(number) || fits(pages.read(number), number); });
        if (!suspects.empty()) sqlite3_sleep(5);
    }
    for (auto const number : suspects) findings.add("page " + std::to_string(number) + ": checksum");
}

// Free pages were overwritten with zeros when they became free.
void check_free_pages(Pages const& pages, Findings& findings) {
    constexpr std::size_t first_at = 32, most_leaves = (page_size - checksum_size - 8) / 4;
    std::set<std::uint32_t> seen;
    auto const usable = [&](std::uint32_t number) {
        return number > 1 && number <= pages.count() && seen.insert(number).second;
    };
    auto trunk = big_endian(pages.read(1), first_at);
    while (trunk != 0) {
        if (!usable(trunk)) return findings.add("free pages: " + std::to_string(trunk));
        auto const list = pages.read(trunk);
        auto const leaves = big_endian(list, 4);
        if (leaves > most_leaves) return findings.add("free pages: " + std::to_string(trunk));
        for (std::uint32_t i = 0; i < leaves; ++i) {
            auto const leaf = big_endian(list, 8 + std::size_t{4} * i);
            if (!usable(leaf)) return findings.add("free pages: " + std::to_string(leaf));
            if (!all_zero(std::string_view(pages.read(leaf)).substr(0, page_size - checksum_size)))
                findings.add("page " + std::to_string(leaf) + ": free, but not empty");
        }
        trunk = big_endian(list, 0);
    }
}

// --- tables, as SQLite reads them ------------------------------------------------------------------------------------

using Schema = std::map<std::pair<std::string, std::string>, std::string>;

Schema schema_of(Connection& connection) {
    Schema schema;
    Statement rows(connection, "SELECT type, name, tbl_name || ': ' || ifnull(sql, '') FROM sqlite_master");
    while (rows.step()) schema[{rows.text(0), rows.text(1)}] = rows.text(2);
    return schema;
}

void check_schema(Connection& connection, Findings& findings) {
    Connection ours(":memory:", SQLITE_OPEN_READWRITE, ":memory:", 0);
    ours.execute(schema_sql);
    auto const expected = schema_of(ours);
    auto const found = schema_of(connection);
    for (auto const& [name, sql] : expected) {
        auto const there = found.find(name);
        if (there == found.end()) {
            findings.add("schema: " + name.first + " " + name.second + " is missing");
        } else if (there->second != sql) {
            findings.add("schema: " + name.first + " " + name.second + " is another");
        }
    }
    for (auto const& [name, sql] : found)
        if (!expected.contains(name)) findings.add("schema: " + name.first + " " + name.second + " is one too many");
}

void check_tables(Connection& connection, Findings& findings) {
    check_schema(connection, findings);
    Statement integrity(connection, "PRAGMA integrity_check");
    while (integrity.step())
        if (auto const line = integrity.text(0); line != "ok") findings.add("integrity: " + line);
    Statement references(connection, "PRAGMA foreign_key_check");
    while (references.step()) findings.add("references: " + references.text(0) + " " + references.text(1));
    Statement counted(
        connection,
        "SELECT hash FROM rule_set WHERE files <> (SELECT count(*) FROM rule_set_file WHERE rule_set = hash)");
    while (counted.step()) findings.add("references: rule_set " + counted.text(0) + " has another number of files");
}

// Whether this is a ledger of which the first page is damaged, though it does not look like one.
bool was_a_ledger(Pages const& pages) {
    return pages.count() > 1 && !page_fits(pages.read(1), 1) && page_fits(pages.read(2), 2);
}

}  // namespace

std::vector<std::string> check_file(std::string const& path, int busy_milliseconds) {
    Findings findings;
    try {
        auto const format = format_of(path);
        if (format != current_format)
            throw StoreError(StoreError::Code::OlderSchema, path + ": a ledger of format " + std::to_string(format));
    } catch (StoreError const& error) {
        if (error.code() == StoreError::Code::CannotOpen || std::filesystem::is_directory(path) ||
            !std::filesystem::is_regular_file(path))
            throw;
        Pages const pages(path);
        if (error.code() != StoreError::Code::Damaged && !was_a_ledger(pages)) throw;
        check_pages(path, pages, findings);
        if (findings.all.empty()) findings.add(error.what());
        return findings.all;
    }
    Pages const pages(path);
    check_pages(path, pages, findings);
    std::error_code ignored;
    bool const at_rest = !std::filesystem::exists(path + "-wal", ignored);
    if (at_rest && findings.all.empty()) check_free_pages(pages, findings);
    try {
        Findings of_tables;
        LedgerReader(path, busy_milliseconds).read([&](Connection& connection) {
            of_tables = {};
            check_tables(connection, of_tables);
        });
        for (auto& finding : of_tables.all) findings.add(std::move(finding));
    } catch (StoreError const& error) {
        if (error.code() != StoreError::Code::Damaged && error.code() != StoreError::Code::NotALedger) throw;
        findings.add(error.what());
    }
    return findings.all;
}

}  // namespace wetwijzer::store
