// Private to engine/store: sqlite3 with owners instead of handles and StoreError instead of result codes.
#pragma once

#include "engine/store/store.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::store {

class Connection {
public:
    // `flags` of sqlite3_open_v2; `name` is a file or URI as they say. `path` is for messages. `vfs`: null for
    // SQLite's.
    Connection(std::string const& name, int flags, std::string path, int busy_milliseconds, char const* vfs = nullptr);

    void execute(std::string const& sql);
    std::int64_t number(char const* sql);  // the first column of the first row; 0 without rows
    std::string text(char const* sql);
    bool is_read_only() const { return sqlite3_db_readonly(handle(), "main") == 1; }

    [[noreturn]] void fail(int result) const;
    void check(int result) const {
        if (result != SQLITE_OK) fail(result);
    }
    sqlite3* handle() const { return handle_.get(); }
    std::string const& path() const { return path_; }

    // Statements that were prepared before, kept by the place of their text (a literal).
    std::vector<sqlite3_stmt*>& idle(char const* sql) { return idle_.statements[sql]; }

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    struct Idle {
        std::map<char const*, std::vector<sqlite3_stmt*>> statements;
        Idle() = default;
        Idle(Idle&&) = default;
        Idle& operator=(Idle&&) = delete;
        ~Idle();
    };
    std::string path_;
    std::unique_ptr<sqlite3, Close> handle_;
    Idle idle_;  // goes before the handle
};

class Statement {
public:
    Statement(Connection const& connection, std::string_view sql);

    Statement& bind(int place, std::int64_t value);
    Statement& bind(int place, std::string_view value);  // must live until the last step
    Statement& bind_bytes(int place, std::string_view value);
    bool step();  // whether there is a row
    void run();   // steps to the end and is ready for the next
    std::int64_t number(int column) const;
    std::string text(int column) const { return std::string(view(column)); }  // of a text or blob
    std::string_view view(int column) const;                                  // until the next step
    bool is_null(int column) const;

protected:
    Statement(Connection const& connection, sqlite3_stmt* statement) : connection_(connection), statement_(statement) {}
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    Connection const& connection_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// A statement that is prepared once for each connection (or more, when one is still in use).
class Cached : public Statement {
public:
    Cached(Connection& connection, char const* sql);
    ~Cached();
    Cached(Cached const&) = delete;
    Cached& operator=(Cached const&) = delete;

private:
    Connection& owner_;
    char const* sql_;
};

// Takes the write lock at once; rolls back unless committed.
class Transaction {
public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    void commit();

private:
    Connection& connection_;
    bool open_ = true;
};

// Of the tables in an open file: 0 when it holds nothing at all.
inline constexpr std::int64_t application_id = 0x5757696a;  // "WWij", in the header of the file
inline constexpr std::int64_t current_format = 3;

}  // namespace wetwijzer::store
