#include "engine/audit/processing.hpp"

#include "engine/audit/persons_concerned.hpp"
#include "engine/crypto/crypto.hpp"
#include "engine/decide/decision.hpp"
#include "engine/ledger/ledger.hpp"
#include "engine/values/date.hpp"

#include <nlohmann/json.hpp>

#include <utility>
#include <vector>

namespace wetwijzer::audit {

namespace {

using Json = nlohmann::ordered_json;
using ledger::Entry;
using ledger::Kind;

// The numbers of opentelemetry.proto.trace.v1.
constexpr int span_kind_internal = 1, status_unset = 0, status_ok = 1;

// Some bytes of a hash as hex, never all zero: OTLP calls that no id.
std::string id(std::string const& text, std::size_t bytes) {
    for (std::string salt;; salt += '+') {
        auto const hash = crypto::sha256(text + salt);
        auto const part = hash.view().substr(0, bytes);
        if (part.find_first_not_of('\0') != std::string_view::npos) return crypto::to_hex(part);
    }
}

// The calling application's trace and span, of a W3C traceparent: "00-<trace>-<span>-<flags>".
struct Caller {
    std::string trace, span;
};

bool is_id(std::string_view text, std::size_t digits) {
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
           text.find_first_not_of('0') != std::string_view::npos;
}

std::optional<Caller> caller_of(std::string_view traceparent) {
    if (traceparent.size() != 55 || traceparent[2] != '-' || traceparent[35] != '-' || traceparent[52] != '-')
        return std::nullopt;
    auto const trace = traceparent.substr(3, 32), span = traceparent.substr(36, 16);
    if (!is_id(trace, 32) || !is_id(span, 16)) return std::nullopt;
    return Caller{std::string(trace), std::string(span)};
}

std::int64_t number(std::string_view digits) {
    std::int64_t value = 0;
    for (char const c : digits) value = value * 10 + (c - '0');
    return value;
}

// Nanoseconds since 1970 as text: 64-bit numbers are texts in OTLP/JSON. The ledger's clock counts seconds.
std::string nanoseconds(std::string_view time) {
    auto const date = values::Date::from_iso(time.substr(0, 10)).value_or(values::Date());
    auto const seconds = std::int64_t{date.days()} * 86400 + number(time.substr(11, 2)) * 3600 +
                         number(time.substr(14, 2)) * 60 + number(time.substr(17, 2));
    return seconds == 0 ? "0" : std::to_string(seconds) + "000000000";
}

Json attribute(std::string_view key, std::string const& value) {
    return {{"key", std::string(key)}, {"value", {{"stringValue", value}}}};
}

// For people. Of a command only its name, never what somebody wrote behind it.
std::string name_of(Entry const& entry) {
    ledger::AccessDetails access;
    if (entry.kind != Kind::Access || !ledger::read(entry.details, access)) return std::string(name(entry.kind));
    auto const plain = access.what.substr(0, access.what.find_first_not_of("abcdefghijklmnopqrstuvwxyz -"));
    return plain.empty() ? "access" : "access: " + plain;
}

class Exporter {
public:
    Exporter(store::Reading const& reading, ProcessingOptions const& options,
             std::function<void(std::string_view)> const& write)
        : reading_(reading), options_(options), write_(write), ledger_(ledger::ledger_id(reading)) {}

    ProcessingCount run() {
        begin();
        PersonsConcerned persons;
        store::Selection selection;
        selection.recorded_through = options_.recorded_through;
        reading_.leaves(selection, [&](store::Leaf const& leaf) {
            auto const entry = ledger::read_leaf(leaf.text);
            if (!entry) throw ledger::LedgerError(ledger::LedgerError::Code::Damaged, std::to_string(leaf.number));
            auto const concerned = persons.of(*entry);
            count_.through = entry->number;
            if (entry->recorded_at >= options_.recorded_from) records(*entry, concerned);
            return true;
        });
        write_("\n]}]}]}\n");
        return count_;
    }

private:
    void begin() {
        Json const resource{
            {"attributes",
             {attribute("service.name", "wetwijzer"), attribute("service.version", decide::engine_version),
              attribute("wetwijzer.ledger", ledger_)}}};
        Json const scope{{"name", "wetwijzer"}, {"version", decide::engine_version}};
        write_("{\"resourceSpans\":[{\"resource\":" + resource.dump() + ",\"scopeSpans\":[{\"scope\":" + scope.dump() +
               ",\"spans\":[");
    }

    // One person: one record. Several: one for the act, and below it one for each.
    void records(Entry const& entry, std::vector<std::string> const& persons) {
        ++count_.entries;
        auto const caller = caller_of(entry.traceparent);
        auto const parent = caller ? caller->span : std::string();
        if (persons.size() <= 1) return record(entry, parent, persons.empty() ? "" : persons.front());
        record(entry, parent, "");
        for (auto const& person : persons) record(entry, span_id(entry, ""), person);
    }

    // What happened in one transaction is one operation: all its entries come after the same head.
    std::string trace_id(Entry const& entry) const {
        if (auto const caller = caller_of(entry.traceparent)) return caller->trace;
        return id("wetwijzer-trace/1\n" + ledger_ + "\n" + entry.after.hex() + "\n", 16);
    }

    std::string span_id(Entry const& entry, std::string const& person) const {
        return id("wetwijzer-span/1\n" + ledger_ + "\n" + std::to_string(entry.number) + "\n" + person + "\n", 8);
    }

    void record(Entry const& entry, std::string const& parent, std::string const& person) {
        Json span{{"traceId", trace_id(entry)}, {"spanId", span_id(entry, person)}};
        if (!parent.empty()) span["parentSpanId"] = parent;
        span["name"] = name_of(entry);
        span["kind"] = span_kind_internal;
        span["startTimeUnixNano"] = nanoseconds(entry.recorded_at);
        span["endTimeUnixNano"] = span["startTimeUnixNano"];
        auto attributes = Json::array();
        attributes.push_back(
            attribute("dpl.core.processing_activity_id", options_.activities + std::string(ledger::name(entry.kind))));
        if (!person.empty()) {
            attributes.push_back(attribute("dpl.core.data_subject_id", person));
            attributes.push_back(attribute("dpl.core.data_subject_id_type", "urn:wetwijzer:grootboek:" + ledger_));
        }
        if (!options_.caller.empty() && caller_of(entry.traceparent))
            attributes.push_back(attribute("dpl.core.foreign_operation.processor", options_.caller));
        attributes.push_back(attribute("wetwijzer.entry", std::to_string(entry.number)));
        span["attributes"] = std::move(attributes);
        span["status"] = {{"code", entry.kind == Kind::Refusal ? status_unset : status_ok}};
        write_((count_.records == 0 ? "\n" : ",\n") + span.dump());
        ++count_.records;
    }

    store::Reading const& reading_;
    ProcessingOptions const& options_;
    std::function<void(std::string_view)> const& write_;
    std::string ledger_;
    ProcessingCount count_;
};

}  // namespace

ProcessingCount processing(store::Reading const& reading, ProcessingOptions const& options,
                           std::function<void(std::string_view)> const& write) {
    return Exporter(reading, options, write).run();
}

}  // namespace wetwijzer::audit
