#include "engine/store/ledger_file.hpp"

#include "engine/store/migrations.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <tuple>
#include <utility>

namespace wetwijzer::store {

namespace {

namespace fs = std::filesystem;

constexpr char magic[] = "SQLite format 3";  // and its NUL: the first 16 bytes
constexpr std::uintmax_t smallest_file = 512;

[[noreturn]] void refuse(StoreError::Code code, std::string const& path, std::string const& why) {
    throw StoreError(code, path + ": " + why);
}

// Whether there is a file with content; throws when it cannot be a ledger.
bool inspect(std::string const& path) {
    if (path.empty() || path.find('\0') != std::string::npos)
        refuse(StoreError::Code::CannotOpen, path, "not a file name");
    std::error_code error;
    auto const status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) return false;
    if (error) refuse(StoreError::Code::CannotOpen, path, error.message());
    if (status.type() == fs::file_type::directory) refuse(StoreError::Code::NotALedger, path, "a directory");
    if (status.type() != fs::file_type::regular) refuse(StoreError::Code::NotALedger, path, "not a regular file");
    auto const size = fs::file_size(path, error);
    if (error) refuse(StoreError::Code::CannotOpen, path, error.message());
    if (size == 0) return false;
    std::ifstream file(path, std::ios::binary);
    if (!file) refuse(StoreError::Code::CannotOpen, path, "cannot be read");
    char header[sizeof magic] = {};
    file.read(header, sizeof header);
    if (std::string_view(header, sizeof header) != std::string_view(magic, sizeof magic)) {
        refuse(StoreError::Code::NotALedger, path, "not a database");
    }
    if (size < smallest_file) refuse(StoreError::Code::Damaged, path, "cut short");
    return true;
}

// Never a URI or a name with a meaning of its own, such as ":memory:".
std::string literal(std::string const& path) { return path.front() == '/' ? path : "./" + path; }

// sqlite3 answers BUSY at once when another connection is switching too.
void use_write_ahead_log(Connection& connection, std::string const& path, int busy_milliseconds) {
    constexpr int pause = 10;
    for (int waited = 0;; waited += pause) {
        try {
            if (connection.text("PRAGMA journal_mode = WAL") == "wal") return;
            refuse(StoreError::Code::CannotOpen, path, "no write-ahead log on this file system");
        } catch (StoreError const& error) {
            if (error.code() != StoreError::Code::Locked || waited >= busy_milliseconds) throw;
        }
        sqlite3_sleep(pause);
    }
}

std::string percent_encoded(std::string const& path) {
    constexpr char hex[] = "0123456789ABCDEF";
    std::string result;
    for (char const c : path) {
        auto const byte = static_cast<unsigned char>(c);
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/';
        if (plain) {
            result += c;
        } else {
            result += '%';
            result += hex[byte >> 4];
            result += hex[byte & 15];
        }
    }
    return result;
}

// What changes when a writer comes by.
using Stamp = std::tuple<bool, std::uintmax_t, fs::file_time_type>;

Stamp stamp(fs::path const& file) {
    std::error_code error;
    auto beside = [&](char const* suffix) { return fs::exists(fs::path(file) += suffix, error); };
    bool const in_use = beside("-wal") || beside("-journal");
    return {in_use, fs::file_size(file, error), fs::last_write_time(file, error)};
}

void check_current(Connection& connection, std::string const& path) {
    auto const version = schema_version(connection, path);
    if (version == current_schema) return;
    if (version == 0) refuse(StoreError::Code::NotALedger, path, "an empty database");
    refuse(StoreError::Code::ReadOnly, path,
           "of an older version; open it for writing once, which brings it up to date");
}

}  // namespace

Connection open_for_writing(std::string const& path, int busy_milliseconds) {
    inspect(path);
    Connection connection(literal(path), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path, busy_milliseconds);
    if (connection.is_read_only()) refuse(StoreError::Code::ReadOnly, path, "may not be written");
    auto const version = schema_version(connection, path);
    connection.execute("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL;");
    if (version != current_schema) {
        connection.execute("PRAGMA auto_vacuum = NONE");
        migrate(connection, path);
    }
    use_write_ahead_log(connection, path, busy_milliseconds);
    return connection;
}

LedgerReader::LedgerReader(std::string path, int busy_milliseconds)
    : path_(std::move(path)), busy_milliseconds_(busy_milliseconds) {
    if (inspect(path_)) return;
    std::error_code error;
    bool const empty = fs::exists(path_, error);
    refuse(empty ? StoreError::Code::NotALedger : StoreError::Code::CannotOpen, path_,
           empty ? "an empty file" : "there is no such file");
}

void LedgerReader::read(std::function<void(Connection&)> const& use) const {
    constexpr int attempts = 20;
    std::error_code error;
    auto const file = fs::canonical(path_, error);
    if (error) refuse(StoreError::Code::CannotOpen, path_, error.message());
    for (int attempt = 0; attempt < attempts; ++attempt) {
        auto const before = stamp(file);
        bool const in_use = std::get<0>(before);
        auto const name = in_use ? file.string() : "file:" + percent_encoded(file.string()) + "?immutable=1";
        std::optional<StoreError> failure;
        try {
            Connection connection(name, SQLITE_OPEN_READONLY | (in_use ? 0 : SQLITE_OPEN_URI), path_,
                                  busy_milliseconds_);
            check_current(connection, path_);
            use(connection);
        } catch (StoreError const& thrown) {
            failure = thrown;
        }
        bool const unchanged = stamp(file) == before;
        if (!failure && (in_use || unchanged)) return;  // next to a writer its locks protect what was read
        if (failure && unchanged) throw StoreError(*failure);
        sqlite3_sleep(5);
    }
    refuse(StoreError::Code::Locked, path_, "it keeps changing");
}

}  // namespace wetwijzer::store
