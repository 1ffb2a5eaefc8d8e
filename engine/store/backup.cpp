// A copy of a ledger, made next to writers.
#include "engine/store/checksum_vfs.hpp"
#include "engine/store/ledger_file.hpp"
#include "engine/store/new_file.hpp"
#include "engine/store/page.hpp"
#include "engine/store/tables.hpp"

#include <optional>

namespace wetwijzer::store {

namespace {

struct State {
    std::int64_t size = 0;
    std::optional<std::string> head;
    bool operator==(State const&) const = default;
};

State state_of(Connection& connection) {
    Tables const tables(connection);
    return {tables.size(), tables.last_head()};
}

void copy_all(Connection& source, std::string const& copy, std::string const& to) {
    remove_database(copy);  // of an attempt that failed
    Connection target(literal(copy), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE, to, 0,
                      checksum_vfs());
    int reserve = checksum_size;
    target.check(sqlite3_file_control(target.handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve));
    // It has no name yet, and is synced before it gets one.
    target.execute("PRAGMA page_size = " + std::to_string(page_size) + "; PRAGMA synchronous = OFF");
    auto* const work = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!work) target.fail(sqlite3_errcode(target.handle()));
    int const stepped = sqlite3_backup_step(work, -1);
    int const finished = sqlite3_backup_finish(work);
    if (stepped != SQLITE_DONE) source.fail(stepped);
    target.check(finished);
}

}  // namespace

void backup(std::string const& from, std::string const& to, int busy_milliseconds) {
    LedgerReader const source(from, busy_milliseconds);
    refuse_taken(to);
    auto const unfinished = unfinished_name(to);
    try {
        State expected;
        source.read([&](Connection& connection) {
            copy_all(connection, unfinished, to);
            expected = state_of(connection);
        });
        auto const findings = check_file(unfinished, busy_milliseconds);
        if (!findings.empty()) throw StoreError(StoreError::Code::Damaged, from + ": " + findings.front());
        LedgerReader(unfinished, busy_milliseconds).read([&](Connection& connection) {
            if (state_of(connection) != expected)
                throw StoreError(StoreError::Code::Other, to + ": the copy is not what was copied");
        });
    } catch (StoreError const&) {
        remove_database(unfinished);
        throw;
    }
    publish(unfinished, to);
}

}  // namespace wetwijzer::store
