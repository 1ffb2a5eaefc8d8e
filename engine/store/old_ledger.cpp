#include "engine/store/old_ledger.hpp"

#include "engine/decide/digest.hpp"
#include "engine/store/ledger_file.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <utility>

namespace wetwijzer::store {

namespace {

// The columns in the order of the seal, but for the seal itself.
template <class Record, class Number, class Text>
void each_sealed_field(Record& record, Number const& number, Text const& text) {
    number("number", record.number);
    text("case_id", record.case_id);
    text("reference_date", record.reference_date);
    text("engine", record.engine);
    number("semantics", record.semantics);
    text("rule_set_hash", record.rule_set_hash);
    text("decisions", record.decisions);
    text("facts_json", record.facts_json);
    text("outcomes_json", record.outcomes_json);
    text("trace_text", record.trace_text);
    text("trace_digest", record.trace_digest);
    text("actor", record.actor);
    text("recorded_at", record.recorded_at);
    text("previous_seal", record.previous_seal);
}

class OldTables final : public OldReading {
public:
    explicit OldTables(Connection& connection) : connection_(connection) {}

    std::int64_t format() const override { return connection_.number("PRAGMA user_version"); }
    std::int64_t size() const override { return connection_.number("SELECT count(*) FROM record"); }
    void records(std::function<bool(OldRecord const&)> const& use) const override {
        std::string columns;
        OldRecord record;
        auto const add = [&](char const* name, auto const&) { columns += std::string(name) + ", "; };
        each_sealed_field(record, add, add);
        Statement rows(connection_, "SELECT " + columns + "seal FROM record ORDER BY number");
        while (rows.step()) {
            int column = 0;
            each_sealed_field(
                record, [&](char const*, std::int64_t& field) { field = rows.number(column++); },
                [&](char const*, std::string& field) { field = rows.text(column++); });
            record.seal = rows.text(column);
            if (!use(record)) return;
        }
    }
    std::optional<std::vector<model::SourceText>> rule_texts(std::string_view hash) const override {
        Statement known(connection_, "SELECT 1 FROM rule_set WHERE hash = ?1");
        if (!known.bind(1, hash).step()) return std::nullopt;
        Statement rows(connection_, "SELECT path, text FROM rule_text WHERE rule_set_hash = ?1 ORDER BY path");
        rows.bind(1, hash);
        std::vector<model::SourceText> texts;
        while (rows.step()) texts.push_back({rows.text(0), rows.text(1)});
        return texts;
    }

private:
    Connection& connection_;
};

}  // namespace

std::string old_seal(OldRecord const& record) {
    std::string text = "wetwijzer-ledger/1\n";
    // "length:bytes," — no two different lists of fields give the same text.
    auto const add = [&](char const*, std::string const& field) {
        text += std::to_string(field.size()) + ":" + field + ",";
    };
    each_sealed_field(
        record, [&](char const* name, std::int64_t field) { add(name, std::to_string(field)); }, add);
    return decide::sha256_hex(text);
}

std::string to_text(OldRecord const& record) {
    nlohmann::json json;  // keeps its keys in byte order
    auto const add = [&](char const* name, auto const& field) { json[name] = field; };
    each_sealed_field(record, add, add);
    json["seal"] = record.seal;
    try {
        return json.dump();
    } catch (nlohmann::json::exception const&) {
        throw StoreError(StoreError::Code::Damaged, "record " + std::to_string(record.number) + " is not UTF-8");
    }
}

std::optional<OldRecord> read_old_record(std::string_view text) {
    auto const json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    OldRecord record;
    bool good = true;
    auto const number = [&](char const* name, std::int64_t& field) {
        auto const found = json.find(name);
        good = good && found != json.end() && found->is_number_integer();
        if (good) field = found->get<std::int64_t>();
    };
    auto const string = [&](char const* name, std::string& field) {
        auto const found = json.find(name);
        good = good && found != json.end() && found->is_string();
        if (good) field = found->get<std::string>();
    };
    each_sealed_field(record, number, string);
    string("seal", record.seal);
    if (!good || to_text(record) != text) return std::nullopt;
    return record;
}

void read_old_ledger(std::string const& path, std::function<void(OldReading const&)> const& use,
                     int busy_milliseconds) {
    LedgerReader(path, busy_milliseconds, LedgerReader::Formats::Older).read([&](Connection& connection) {
        use(OldTables(connection));
    });
}

std::optional<OldBreak> find_break(OldReading const& reading) {
    using Reason = OldBreak::Reason;
    std::set<std::string> checked;
    std::string previous;
    std::int64_t expected = 1;
    std::optional<OldBreak> found;
    auto const check = [&](OldRecord const& record) -> std::optional<Reason> {
        if (record.number != expected) return Reason::Missing;
        if (record.previous_seal != previous) return Reason::Chain;
        if (old_seal(record) != record.seal) return Reason::Seal;
        if (decide::sha256_hex(record.trace_text) != record.trace_digest) return Reason::Trace;
        if (checked.insert(record.rule_set_hash).second) {
            auto const texts = reading.rule_texts(record.rule_set_hash);
            if (!texts || decide::rule_set_hash(*texts) != record.rule_set_hash) return Reason::RuleTexts;
        }
        return std::nullopt;
    };
    reading.records([&](OldRecord const& record) {
        if (auto const reason = check(record)) found = OldBreak{expected, *reason};
        previous = record.seal;
        ++expected;
        return !found;
    });
    return found;
}

}  // namespace wetwijzer::store
