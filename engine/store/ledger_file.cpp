#include "engine/store/ledger_file.hpp"

#include "engine/store/checksum_vfs.hpp"
#include "engine/store/new_file.hpp"
#include "engine/store/page.hpp"
#include "engine/store/raw_file.hpp"
#include "engine/store/schema_sql.hpp"

#include <exception>
#include <filesystem>
#include <utility>

namespace wetwijzer::store {

namespace {

namespace fs = std::filesystem;

constexpr char magic[] = "SQLite format 3";  // and its NUL: the first 16 bytes
constexpr std::uintmax_t smallest_file = 512;

[[noreturn]] void refuse(StoreError::Code code, std::string const& path, std::string const& why) {
    throw StoreError(code, path + ": " + why);
}

// The header of a database, https://sqlite.org/fileformat2.html
constexpr std::size_t header_size = 100;
constexpr std::size_t page_size_at = 16, reserved_at = 20, user_version_at = 60, application_id_at = 68;

std::string header_of(std::string const& path) {
    if (path.empty() || path.find('\0') != std::string::npos)
        refuse(StoreError::Code::CannotOpen, path, "not a file name");
    std::error_code error;
    auto const status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) refuse(StoreError::Code::CannotOpen, path, "there is no such file");
    if (error) refuse(StoreError::Code::CannotOpen, path, error.message());
    if (status.type() == fs::file_type::directory) refuse(StoreError::Code::NotALedger, path, "a directory");
    if (status.type() != fs::file_type::regular) refuse(StoreError::Code::NotALedger, path, "not a regular file");
    auto const size = fs::file_size(path, error);
    if (error) refuse(StoreError::Code::CannotOpen, path, error.message());
    if (size == 0) refuse(StoreError::Code::NotALedger, path, "an empty file");
    auto const header = RawFile(path).read(0, header_size);
    if (!header.starts_with(std::string_view(magic, sizeof magic)))
        refuse(StoreError::Code::NotALedger, path, "not a database");
    if (size < smallest_file) refuse(StoreError::Code::Damaged, path, "cut short");
    return header;
}

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
struct Stamp {
    struct One {
        bool exists = false;
        std::uintmax_t size = 0;
        fs::file_time_type written;
        bool operator==(One const&) const = default;
    };
    One file, log;
    bool index = false, journal = false;

    explicit Stamp(fs::path const& path) : file(one(path)), log(one(beside(path, "-wal"))) {
        std::error_code error;
        index = fs::exists(beside(path, "-shm"), error);
        journal = fs::exists(beside(path, "-journal"), error);
    }
    bool operator==(Stamp const&) const = default;
    bool shared() const { return (index && log.exists) || journal; }  // with a writer that is, or was, at work

private:
    static fs::path beside(fs::path path, char const* suffix) { return path += suffix; }
    static One one(fs::path const& path) {
        std::error_code error;
        One found{fs::exists(path, error), 0, {}};
        if (found.exists) found = {true, fs::file_size(path, error), fs::last_write_time(path, error)};
        return found;
    }
};

// Where there is a header there is a ledger of this format: page size, place for checksums and marks do not change.
void refuse_older(std::string const& path, std::int64_t format) {
    if (format == current_format) return;
    refuse(StoreError::Code::OlderSchema, path, "a ledger of format " + std::to_string(format));
}

}  // namespace

std::string literal(std::string const& path) { return path.front() == '/' ? path : "./" + path; }

std::int64_t format_of(std::string const& path) {
    auto const header = header_of(path);
    auto const format = static_cast<std::int64_t>(big_endian(header, user_version_at));
    if (big_endian(header, application_id_at) != application_id || format == 0)
        refuse(StoreError::Code::NotALedger, path, "a database of another program");
    if (format > current_format) {
        refuse(StoreError::Code::NewerSchema, path,
               "a ledger of format " + std::to_string(format) + "; this program knows formats up to " +
                   std::to_string(current_format));
    }
    bool const fits = big_endian(header, page_size_at) >> 16 == page_size && header[reserved_at] == checksum_size;
    if (format == current_format && !fits)
        refuse(StoreError::Code::Damaged, path, "its pages have no place for checksums");
    return format;
}

void create_ledger(std::string const& path, int busy_milliseconds) {
    refuse_taken(path);
    auto const unfinished = unfinished_name(path);
    try {
        Connection connection(literal(unfinished), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE,
                              path, busy_milliseconds, checksum_vfs());
        int reserve = checksum_size;
        connection.check(sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve));
        connection.execute("PRAGMA page_size = " + std::to_string(page_size) +
                           "; PRAGMA auto_vacuum = NONE; PRAGMA secure_delete = ON;");
        connection.execute("PRAGMA application_id = " + std::to_string(application_id) +
                           "; PRAGMA user_version = " + std::to_string(current_format));
        use_write_ahead_log(connection, path, busy_milliseconds);
        Transaction transaction(connection);
        connection.execute(schema_sql);
        transaction.commit();
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (StoreError const&) {
        remove_database(unfinished);
        throw;
    }
    publish(unfinished, path);
}

Connection open_for_writing(std::string const& path, int busy_milliseconds) {
    refuse_older(path, format_of(path));
    Connection connection(literal(path), SQLITE_OPEN_READWRITE, path, busy_milliseconds, checksum_vfs());
    if (connection.is_read_only()) refuse(StoreError::Code::ReadOnly, path, "may not be written");
    use_write_ahead_log(connection, path, busy_milliseconds);
    connection.execute(
        "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL;"
        "PRAGMA secure_delete = ON; PRAGMA cache_size = -16000; PRAGMA cache_spill = OFF;"
        "PRAGMA wal_autocheckpoint = 4000;"
        "PRAGMA max_page_count = " +
        std::to_string(most_pages));
    return connection;
}

LedgerReader::LedgerReader(std::string path, int busy_milliseconds, Formats formats)
    : path_(std::move(path)), busy_milliseconds_(busy_milliseconds), formats_(formats) {
    auto const format = format_of(path_);
    if (formats_ == Formats::Current) refuse_older(path_, format);
    if (formats_ == Formats::Older && format == current_format)
        refuse(StoreError::Code::Other, path_, "a ledger of the current format");
}

void LedgerReader::read(std::function<void(Connection&)> const& use) const {
    constexpr int attempts = 20;
    std::error_code error;
    auto const file = fs::canonical(path_, error);
    if (error) refuse(StoreError::Code::CannotOpen, path_, error.message());
    std::exception_ptr failure;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        Stamp const before(file);
        // Next to a writer its locks protect what is read. Else the file is read as it is, with the log that somebody
        // may have left behind.
        bool const shared = before.shared();
        std::string const how = before.log.exists ? "?alone=1" : "?immutable=1";
        auto const name = shared ? file.string() : "file:" + percent_encoded(file.string()) + how;
        failure = nullptr;
        bool lasting = false;  // it would fail again
        try {
            Connection connection(name, SQLITE_OPEN_READONLY | (shared ? 0 : SQLITE_OPEN_URI), path_,
                                  busy_milliseconds_, formats_ == Formats::Current ? checksum_vfs() : nullptr);
            connection.check(sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr));
            connection.execute("BEGIN; SELECT count(*) FROM sqlite_master");  // from here on one state of the file
            lasting = shared;
            use(connection);
        } catch (...) {  // what is read half-way may lead to any
            failure = std::current_exception();
        }
        if (!failure && shared) return;
        if (lasting || Stamp(file) == before) {
            if (failure) std::rethrow_exception(failure);
            return;
        }
        sqlite3_sleep(5);
    }
    if (failure) std::rethrow_exception(failure);
    refuse(StoreError::Code::Locked, path_, "it keeps changing");
}

}  // namespace wetwijzer::store
