#include "engine/store/migrations.hpp"

#include "engine/store/schema_sql.hpp"

#include <string>

namespace wetwijzer::store {

namespace {

// The step from version `from` to `from + 1`. Append only: a ledger of any age must open.
struct Step {
    std::int64_t from;
    char const* sql;
};

constexpr Step steps[] = {
    {1, migration_2_sql},
};

void set_version(Connection& connection, std::int64_t version) {
    connection.execute("PRAGMA application_id = " + std::to_string(application_id));
    connection.execute("PRAGMA user_version = " + std::to_string(version));
}

}  // namespace

std::int64_t schema_version(Connection& connection, std::string const& path) {
    auto const id = connection.number("PRAGMA application_id");
    auto const version = connection.number("PRAGMA user_version");
    if (id == 0 && version == 0 && connection.number("SELECT count(*) FROM sqlite_master") == 0) return 0;
    if (id != application_id || version < 1) {
        throw StoreError(StoreError::Code::NotALedger, path + ": a database of another program");
    }
    if (version > current_schema) {
        throw StoreError(StoreError::Code::NewerSchema, path + ": version " + std::to_string(version) +
                                                            " of the ledger; this program knows versions up to " +
                                                            std::to_string(current_schema));
    }
    return version;
}

void migrate(Connection& connection, std::string const& path) {
    Transaction transaction(connection);
    auto const found = schema_version(connection, path);  // another process may have been first
    if (found == 0) {
        connection.execute(schema_sql);
    } else {
        for (auto const& step : steps) {
            if (step.from >= found) connection.execute(step.sql);
        }
    }
    if (found != current_schema) set_version(connection, current_schema);
    transaction.commit();
}

}  // namespace wetwijzer::store
