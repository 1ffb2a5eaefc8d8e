#include "engine/store/sqlite.hpp"

#include "engine/store/checksum_vfs.hpp"

#include <cerrno>
#include <utility>

namespace wetwijzer::store {

namespace {

StoreError::Code code_of(int result, int system_error) {
    switch (result & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return StoreError::Code::Locked;
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
        case SQLITE_FORMAT:
        case SQLITE_MISMATCH:
        case SQLITE_ERROR:
            return StoreError::Code::Damaged;  // our statements fit our tables
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return StoreError::Code::ReadOnly;
        case SQLITE_FULL:
            return StoreError::Code::DiskFull;
        case SQLITE_CANTOPEN:
        case SQLITE_AUTH:
            return StoreError::Code::CannotOpen;
        case SQLITE_IOERR:
            if (result == SQLITE_IOERR_SHORT_READ || result == SQLITE_IOERR_DATA) return StoreError::Code::Damaged;
            if (system_error == ENOSPC || system_error == EDQUOT) return StoreError::Code::DiskFull;
            return StoreError::Code::Other;
        default:
            return StoreError::Code::Other;
    }
}

}  // namespace

Connection::Connection(std::string const& name, int flags, std::string path, int busy_milliseconds, char const* vfs)
    : path_(std::move(path)) {
    sqlite3* handle = nullptr;
    int const result = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, vfs);
    handle_.reset(handle);
    check(result);
    check(sqlite3_extended_result_codes(handle, 1));
    check(sqlite3_busy_timeout(handle, busy_milliseconds));
    // The generated columns need json_extract, which this SQLite does not call innocuous. No function of this program
    // is within reach of a schema, and of SQLite's own none touches anything outside the database.
    check(sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr));
}

Connection::Idle::~Idle() {
    for (auto const& [sql, all] : statements)
        for (auto* const statement : all) sqlite3_finalize(statement);
}

void Connection::fail(int result) const {
    auto* const handle = handle_.get();
    auto const code = code_of(result, handle ? sqlite3_system_errno(handle) : 0);
    if (result == SQLITE_IOERR_DATA) throw StoreError(code, path_ + ": " + last_damage());
    throw StoreError(code, path_ + ": " + (handle ? sqlite3_errmsg(handle) : sqlite3_errstr(result)));
}

void Connection::execute(std::string const& sql) {
    check(sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Connection::number(char const* sql) {
    Statement statement(*this, sql);
    return statement.step() ? statement.number(0) : 0;
}

std::string Connection::text(char const* sql) {
    Statement statement(*this, sql);
    return statement.step() ? statement.text(0) : std::string();
}

Statement::Statement(Connection const& connection, std::string_view sql) : connection_(connection) {
    sqlite3_stmt* statement = nullptr;
    connection.check(
        sqlite3_prepare_v2(connection.handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr));
    statement_.reset(statement);
}

Statement& Statement::bind(int place, std::int64_t value) {
    connection_.check(sqlite3_bind_int64(statement_.get(), place, value));
    return *this;
}

Statement& Statement::bind(int place, std::string_view value) {
    connection_.check(
        sqlite3_bind_text64(statement_.get(), place, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_bytes(int place, std::string_view value) {
    char const* const bytes = value.empty() ? "" : value.data();  // a null pointer would be NULL
    connection_.check(sqlite3_bind_blob64(statement_.get(), place, bytes, value.size(), SQLITE_STATIC));
    return *this;
}

bool Statement::step() {
    int const result = sqlite3_step(statement_.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) connection_.fail(result);
    return result == SQLITE_ROW;
}

void Statement::run() {
    while (step()) continue;
    connection_.check(sqlite3_reset(statement_.get()));
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string_view Statement::view(int column) const {
    auto const* bytes = static_cast<char const*>(sqlite3_column_blob(statement_.get(), column));
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return bytes ? std::string_view(bytes, size) : std::string_view();
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

namespace {

sqlite3_stmt* idle_or_new(Connection& connection, char const* sql) {
    auto& idle = connection.idle(sql);
    if (idle.empty()) {
        sqlite3_stmt* statement = nullptr;
        connection.check(
            sqlite3_prepare_v3(connection.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
        return statement;
    }
    auto* const statement = idle.back();
    idle.pop_back();
    return statement;
}

}  // namespace

Cached::Cached(Connection& connection, char const* sql)
    : Statement(connection, idle_or_new(connection, sql)), owner_(connection), sql_(sql) {}

Cached::~Cached() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    owner_.idle(sql_).push_back(statement_.release());
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
    Cached(connection_, "BEGIN IMMEDIATE").step();
}

Transaction::~Transaction() {
    if (open_) sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    Cached(connection_, "COMMIT").step();
    open_ = false;
}

}  // namespace wetwijzer::store
