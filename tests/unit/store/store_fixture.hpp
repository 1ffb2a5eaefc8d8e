// A ledger in a folder of its own, and a raw connection to tamper with it.
#pragma once

#include "engine/decide/digest.hpp"
#include "engine/merkle/merkle.hpp"
#include "engine/store/store.hpp"

#include <sqlite3.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
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

inline std::vector<std::string> names(std::filesystem::path const& folder) {
    std::vector<std::string> result;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        result.push_back(entry.path().filename().string());
    std::sort(result.begin(), result.end());
    return result;
}

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

// So that tests can do what somebody with another program can.
inline std::string drop_triggers(std::string const& path) {
    std::string sql;
    for (auto const& name : raw_rows(path, "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        sql += "DROP TRIGGER " + name + ";";
    return sql;
}

inline std::vector<model::SourceText> some_texts() { return {{"a.regels", "regel a"}, {"b/c.regels", "regel c — é"}}; }

struct LeafOf {
    std::string kind = "decision";
    std::string case_ref = {};  // empty: none
    std::string actor = "a.jansen";
    std::string time = "2024-03-01T10:00:00Z";
    std::string reference_date = {}, rule_set = {};
};

inline std::string leaf(std::int64_t number, LeafOf const& of = {}) {
    auto const with = [](char const* name, std::string const& value) {
        return value.empty() ? std::string() : std::string("\"") + name + "\":\"" + value + "\",";
    };
    std::string details = with("reference_date", of.reference_date) + with("rule_set", of.rule_set);
    if (!details.empty()) details.pop_back();
    return "{\"actor\":\"" + of.actor + "\"," + with("case", of.case_ref) + "\"details\":{" + details +
           "},\"kind\":\"" + of.kind + "\",\"number\":" + std::to_string(number) + ",\"recorded_at\":\"" + of.time +
           "\"}";
}

// Bytes that zip badly and hold every value, the same for the same number.
inline std::string bytes(std::size_t size, std::uint64_t seed) {
    std::string result(size, '\0');
    std::uint64_t state = seed * 0x9e3779b97f4a7c15U + 1;
    for (auto& c : result) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        c = static_cast<char>(state >> 32);
    }
    return result;
}

inline std::string ref(int number) {
    std::string const digits = std::to_string(number);
    return std::string(32 - digits.size(), '0') + digits;
}

inline store::CaseKey case_key(int number) {
    return {ref(number), bytes(32, 1000U + static_cast<unsigned>(number)),
            bytes(81, 2000U + static_cast<unsigned>(number))};
}

// One entry with its parts and a head, in one transaction; its number.
inline std::int64_t append(store::Store& ledger, LeafOf const& of = {}, std::vector<store::Part> const& parts = {}) {
    std::int64_t number = 0;
    ledger.write([&](store::Writing& writing) {
        number = writing.size() + 1;
        writing.append({leaf(number, of), parts});
        writing.put_head(number, "head " + std::to_string(number) + " " + writing.root().hex());
    });
    return number;
}

inline std::int64_t size(store::Store const& ledger) {
    std::int64_t found = 0;
    ledger.read([&](store::Reading const& reading) { found = reading.size(); });
    return found;
}

// What a check of a file without findings gives.
inline std::vector<std::string> const fine;

// A process that appends and is gone at once, so that its log is left behind.
inline void die_writing(std::string const& path, int entries = 1) {
    auto const child = fork();
    if (child == 0) {
        auto const ledger = store::open_store(path, store::OpenMode::ReadWrite);
        for (int i = 0; i < entries; ++i)
            append(*ledger, {}, {{"content", bytes(2'000, 900U + static_cast<unsigned>(i))}});
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    REQUIRE(std::filesystem::file_size(path + "-wal") > 0);
}

// Entries, nodes and heads fit: what is wrong, or nothing.
inline std::string misfit(store::Store const& ledger) {
    std::string wrong;
    ledger.read([&](store::Reading const& reading) {
        wrong.clear();
        merkle::Frontier tree;
        std::int64_t next = 1;
        auto const say = [&](std::string const& what) {
            if (wrong.empty()) wrong = what + " at " + std::to_string(next);
        };
        auto const last = std::numeric_limits<std::int64_t>::max();
        reading.rows(1, last, [&](std::int64_t number, std::string_view text, std::string_view nodes) {
            if (number != next) say("another number");
            std::string expected;
            for (auto const& node : tree.append(merkle::leaf_hash(text))) expected += node.hash.view();
            if (nodes != expected) say("other nodes");
            auto const head = reading.head(number);
            if (head && *head != "head " + std::to_string(number) + " " + tree.root().hex()) say("another head");
            ++next;
            return wrong.empty();
        });
        if (next != reading.size() + 1) say("another size");
        if (reading.size() > 0 && !reading.head(reading.size())) say("no head");
        std::int64_t orphan = 0;
        reading.all_parts(reading.size() + 1, last, [&](std::int64_t entry, store::Part const&) {
            orphan = entry;
            return false;
        });
        if (orphan != 0) say("a part of no entry");
    });
    return wrong;
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
