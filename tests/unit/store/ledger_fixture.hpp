// A ledger in a folder of its own, and a raw connection to tamper with it.
#pragma once

#include "engine/decide/digest.hpp"
#include "engine/store/store.hpp"

#include <sqlite3.h>
#include <stdlib.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace wetwijzer::test {

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "wetwijzer-XXXXXX").string();
        if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    std::string operator/(std::string const& name) const { return (path_ / name).string(); }
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline std::string read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_file(std::string const& path, std::string const& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// Runs SQL without any of the ledger's care; the message of what failed, or nothing.
inline std::string raw_sql(std::string const& path, std::string const& sql) {
    sqlite3* handle = nullptr;
    if (sqlite3_open(path.c_str(), &handle) != SQLITE_OK) return "cannot open";
    char* message = nullptr;
    sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message);
    std::string const result = message ? message : "";
    sqlite3_free(message);
    sqlite3_close(handle);
    return result;
}

inline std::vector<std::string> raw_rows(std::string const& path, std::string const& sql) {
    std::vector<std::string> rows;
    sqlite3* handle = nullptr;
    sqlite3_open(path.c_str(), &handle);
    auto const add = [](void* list, int columns, char** values, char**) {
        std::string row;
        for (int i = 0; i < columns; ++i) row += (i ? "|" : "") + std::string(values[i] ? values[i] : "NULL");
        static_cast<std::vector<std::string>*>(list)->push_back(row);
        return 0;
    };
    sqlite3_exec(handle, sql.c_str(), add, &rows, nullptr);
    sqlite3_close(handle);
    return rows;
}

inline constexpr char drop_triggers[] =
    "DROP TRIGGER rule_set_no_update; DROP TRIGGER rule_set_no_delete; DROP TRIGGER rule_text_no_update;"
    "DROP TRIGGER rule_text_no_delete; DROP TRIGGER record_no_update; DROP TRIGGER record_no_delete;"
    "DROP TRIGGER rule_set_only_new; DROP TRIGGER rule_text_only_new; DROP TRIGGER record_only_next;";

inline std::vector<model::SourceText> some_texts() { return {{"a.regels", "regel a"}, {"b/c.regels", "regel c — é"}}; }

inline store::Record some_record(std::string case_id = "Z-1") {
    store::Record record;
    record.case_id = std::move(case_id);
    record.reference_date = "2024-03-01";
    record.engine = "0.1.0";
    record.semantics = 1;
    record.rule_set_hash = decide::rule_set_hash(some_texts());
    record.decisions = "boete";
    record.facts_json = R"({"formaat":"wetwijzer-zaak/1"})";
    record.outcomes_json = R"({"x":{"known":"ja"}})";
    record.trace_text = "1 0 rule x = ja\n";
    record.trace_digest = decide::sha256_hex(record.trace_text);
    record.actor = "A. Jansen";
    record.recorded_at = "2024-03-01T10:00:00Z";
    return record;
}

// The code with which opening (or using) a store fails; nothing when it does not.
template <class Use>
std::optional<store::StoreError::Code> failure(Use const& use) {
    try {
        use();
    } catch (store::StoreError const& error) {
        return error.code();
    }
    return std::nullopt;
}

}  // namespace wetwijzer::test

template <>
struct Catch::StringMaker<wetwijzer::store::StoreError::Code> {
    static std::string convert(wetwijzer::store::StoreError::Code code) {
        return "L000" + std::to_string(static_cast<int>(code));
    }
};
