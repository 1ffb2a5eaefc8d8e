// Private to engine/store: sqlite3 with owners instead of handles and StoreError instead of result codes.
#pragma once

#include "engine/store/store.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace wetwijzer::store {

class Connection {
public:
    // `flags` of sqlite3_open_v2; `name` is a file or URI as they say. `path` is for messages.
    Connection(std::string const& name, int flags, std::string path, int busy_milliseconds);

    void execute(std::string const& sql);
    std::int64_t number(char const* sql);  // the first column of the first row; 0 without rows
    std::string text(char const* sql);
    bool is_read_only() const { return sqlite3_db_readonly(handle(), "main") == 1; }

    [[noreturn]] void fail(int result) const;
    void check(int result) const {
        if (result != SQLITE_OK) fail(result);
    }
    sqlite3* handle() const { return handle_.get(); }

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    std::string path_;
    std::unique_ptr<sqlite3, Close> handle_;
};

class Statement {
public:
    Statement(Connection const& connection, std::string_view sql);

    Statement& bind(int place, std::int64_t value);
    Statement& bind(int place, std::string const& value);  // must live until the last step
    bool step();                                           // whether there is a row
    void reset();
    std::int64_t number(int column) const;
    std::string text(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    Connection const& connection_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// Takes the write lock at once; rolls back unless committed.
class Transaction {
public:
    explicit Transaction(Connection& connection) : connection_(connection) { connection_.execute("BEGIN IMMEDIATE"); }
    ~Transaction();
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    void commit();

private:
    Connection& connection_;
    bool open_ = true;
};

}  // namespace wetwijzer::store
