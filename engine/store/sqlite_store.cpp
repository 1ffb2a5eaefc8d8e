// The ledger in a SQLite file: opening, appending, reading.
#include "engine/decide/digest.hpp"
#include "engine/store/ledger_file.hpp"
#include "engine/store/sqlite.hpp"
#include "engine/store/store.hpp"

#include <utility>

namespace wetwijzer::store {

namespace {

constexpr char record_columns[] =
    "number, case_id, reference_date, engine, semantics, rule_set_hash, decisions, outcomes_json, trace_digest, actor, "
    "recorded_at, previous_seal, seal";

Record read_record(Statement const& row) {
    Record record;
    record.number = row.number(0);
    record.case_id = row.text(1);
    record.reference_date = row.text(2);
    record.engine = row.text(3);
    record.semantics = static_cast<int>(row.number(4));
    record.rule_set_hash = row.text(5);
    record.decisions = row.text(6);
    record.outcomes_json = row.text(7);
    record.trace_digest = row.text(8);
    record.actor = row.text(9);
    record.recorded_at = row.text(10);
    record.previous_seal = row.text(11);
    record.seal = row.text(12);
    return record;
}

std::vector<Record> list_records(Connection const& connection, std::string const& case_id) {
    std::string const sql = std::string("SELECT ") + record_columns + " FROM record" +
                            (case_id.empty() ? "" : " WHERE case_id = ?1") + " ORDER BY number";
    Statement rows(connection, sql);
    if (!case_id.empty()) rows.bind(1, case_id);
    std::vector<Record> records;
    while (rows.step()) records.push_back(read_record(rows));
    return records;
}

std::optional<Record> find_record(Connection const& connection, std::int64_t number) {
    Statement row(connection,
                  std::string("SELECT ") + record_columns + ", facts_json, trace_text FROM record WHERE number = ?1");
    if (!row.bind(1, number).step()) return std::nullopt;
    auto record = read_record(row);
    record.facts_json = row.text(13);
    record.trace_text = row.text(14);
    return record;
}

bool has_rule_set(Connection const& connection, std::string const& hash) {
    return Statement(connection, "SELECT 1 FROM rule_set WHERE hash = ?1").bind(1, hash).step();
}

std::optional<std::vector<model::SourceText>> find_rule_texts(Connection const& connection, std::string const& hash) {
    if (!has_rule_set(connection, hash)) return std::nullopt;
    Statement rows(connection, "SELECT path, text FROM rule_text WHERE rule_set_hash = ?1 ORDER BY path");
    rows.bind(1, hash);
    std::vector<model::SourceText> texts;
    while (rows.step()) texts.push_back({rows.text(0), rows.text(1)});
    return texts;
}

void insert_rule_set(Connection const& connection, std::string const& hash,
                     std::vector<model::SourceText> const& texts) {
    if (decide::rule_set_hash(texts) != hash) {
        throw StoreError(StoreError::Code::Other, "the rule texts do not have the hash " + hash);
    }
    auto const files = static_cast<std::int64_t>(texts.size());
    Statement(connection, "INSERT INTO rule_set (hash, files) VALUES (?1, ?2)").bind(1, hash).bind(2, files).step();
    Statement insert(connection, "INSERT INTO rule_text (rule_set_hash, path, text) VALUES (?1, ?2, ?3)");
    for (auto const& text : texts) {
        insert.bind(1, hash).bind(2, text.path).bind(3, text.text).step();
        insert.reset();
    }
}

void insert_record(Connection const& connection, Record const& record) {
    Statement insert(
        connection,
        "INSERT INTO record (number, case_id, reference_date, engine, semantics, rule_set_hash, decisions, "
        "facts_json, outcomes_json, trace_text, trace_digest, actor, recorded_at, previous_seal, seal) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)");
    insert.bind(1, record.number).bind(2, record.case_id).bind(3, record.reference_date).bind(4, record.engine);
    insert.bind(5, std::int64_t{record.semantics}).bind(6, record.rule_set_hash).bind(7, record.decisions);
    insert.bind(8, record.facts_json).bind(9, record.outcomes_json).bind(10, record.trace_text);
    insert.bind(11, record.trace_digest).bind(12, record.actor).bind(13, record.recorded_at);
    insert.bind(14, record.previous_seal).bind(15, record.seal).step();
}

class WritableStore final : public Store {
public:
    WritableStore(std::string const& path, int busy_milliseconds)
        : connection_(open_for_writing(path, busy_milliseconds)) {}

    Record append(Record record, std::vector<model::SourceText> const& rule_texts) override {
        Transaction transaction(connection_);
        if (!has_rule_set(connection_, record.rule_set_hash))
            insert_rule_set(connection_, record.rule_set_hash, rule_texts);
        Statement last(connection_, "SELECT number, seal FROM record ORDER BY number DESC LIMIT 1");
        bool const follows = last.step();
        record.number = follows ? last.number(0) + 1 : 1;
        record.previous_seal = follows ? last.text(1) : std::string();
        record.seal = compute_seal(record);
        last.reset();
        insert_record(connection_, record);
        transaction.commit();
        return record;
    }
    std::vector<Record> list(std::string const& case_id) const override { return list_records(connection_, case_id); }
    std::optional<Record> find(std::int64_t number) const override { return find_record(connection_, number); }
    std::optional<std::vector<model::SourceText>> rule_texts(std::string const& hash) const override {
        return find_rule_texts(connection_, hash);
    }

private:
    Connection connection_;
};

class ReadableStore final : public Store {
public:
    ReadableStore(std::string const& path, int busy_milliseconds) : file_(path, busy_milliseconds) {
        file_.read([](Connection&) {});
    }

    Record append(Record, std::vector<model::SourceText> const&) override {
        throw StoreError(StoreError::Code::ReadOnly, file_.path() + ": opened for reading only");
    }
    std::vector<Record> list(std::string const& case_id) const override {
        std::vector<Record> records;
        file_.read([&](Connection& connection) { records = list_records(connection, case_id); });
        return records;
    }
    std::optional<Record> find(std::int64_t number) const override {
        std::optional<Record> record;
        file_.read([&](Connection& connection) { record = find_record(connection, number); });
        return record;
    }
    std::optional<std::vector<model::SourceText>> rule_texts(std::string const& hash) const override {
        std::optional<std::vector<model::SourceText>> texts;
        file_.read([&](Connection& connection) { texts = find_rule_texts(connection, hash); });
        return texts;
    }

private:
    LedgerReader file_;
};

}  // namespace

std::unique_ptr<Store> open_store(std::string const& path, OpenMode mode, int busy_milliseconds) {
    if (mode == OpenMode::ReadWrite) return std::make_unique<WritableStore>(path, busy_milliseconds);
    return std::make_unique<ReadableStore>(path, busy_milliseconds);
}

}  // namespace wetwijzer::store
