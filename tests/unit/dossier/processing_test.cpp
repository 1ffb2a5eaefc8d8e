// The records for the Logboek Dataverwerkingen: the fields of the standard, one for each person concerned, nothing
// personal, always the same.
#include "engine/audit/processing.hpp"

#include "engine/audit/persons_concerned.hpp"
#include "tests/support/ledger_fixture.hpp"
#include "tests/support/sample_ledger.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <set>

using namespace wetwijzer;
using namespace wetwijzer::tests;
using Json = nlohmann::json;

namespace {

std::string exported(store::Store& store, audit::ProcessingOptions const& options = {},
                     audit::ProcessingCount* count = nullptr) {
    std::string text;
    store.read([&](store::Reading const& reading) {
        text.clear();
        auto const counted = audit::processing(reading, options, [&](std::string_view part) { text += part; });
        if (count) *count = counted;
    });
    return text;
}

std::vector<Json> spans(std::string const& text) {
    auto const json = Json::parse(text);
    REQUIRE(json.at("resourceSpans").size() == 1);
    auto const& scopes = json.at("resourceSpans").at(0).at("scopeSpans");
    REQUIRE(scopes.size() == 1);
    return scopes.at(0).at("spans").get<std::vector<Json>>();
}

std::string attribute(Json const& span, std::string const& key) {
    for (auto const& one : span.at("attributes"))
        if (one.at("key") == key) return one.at("value").at("stringValue").get<std::string>();
    return {};
}

bool is_id(std::string const& text, std::size_t digits) {
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos &&
           text.find_first_not_of('0') != std::string::npos;
}

}  // namespace

TEST_CASE("every record has the fields of the standard, and ids that are there once") {
    LedgerFixture world;
    world.add_mixed(60);
    std::set<std::string> ids;
    for (auto const& span : spans(exported(world.store()))) {
        CHECK(is_id(span.at("traceId"), 32));
        CHECK(is_id(span.at("spanId"), 16));
        CHECK(ids.insert(span.at("spanId")).second);
        if (span.contains("parentSpanId")) CHECK(ids.contains(span.at("parentSpanId")));
        CHECK_FALSE(span.at("name").get<std::string>().empty());
        CHECK(span.at("startTimeUnixNano").get<std::string>().size() == 19);
        CHECK(span.at("endTimeUnixNano") >= span.at("startTimeUnixNano"));
        auto const code = span.at("status").at("code").get<int>();
        CHECK(code == (span.at("name") == "refusal" ? 0 : 1));
        CHECK(attribute(span, "dpl.core.processing_activity_id").starts_with("urn:wetwijzer:verwerkingsactiviteit:"));
        CHECK(attribute(span, "dpl.core.data_subject_id").empty() ==
              attribute(span, "dpl.core.data_subject_id_type").empty());
    }
}

TEST_CASE("no entry is left out, and several persons have a record each below that of the act") {
    LedgerFixture world;
    world.add_mixed(60);
    audit::ProcessingCount count;
    auto const all = spans(exported(world.store(), {}, &count));
    CHECK(count.records == static_cast<std::int64_t>(all.size()));
    std::map<std::int64_t, std::vector<Json>> by_entry;
    for (auto const& span : all) by_entry[std::stoll(attribute(span, "wetwijzer.entry"))].push_back(span);
    world.store().read([&](store::Reading const& reading) {
        CHECK(count.through == reading.size());
        CHECK(by_entry.size() == static_cast<std::size_t>(reading.size()));
        audit::PersonsConcerned persons;
        std::size_t most = 0;
        for (std::int64_t number = 1; number <= reading.size(); ++number) {
            auto const concerned = persons.of(ledger::entry_at(reading, number));
            auto const& records = by_entry[number];
            most = std::max(most, concerned.size());
            REQUIRE(records.size() == (concerned.size() > 1 ? concerned.size() + 1 : 1));
            std::set<std::string> told;
            for (auto const& record : records) {
                auto const person = attribute(record, "dpl.core.data_subject_id");
                if (!person.empty()) told.insert(person);
                CHECK(record.at("traceId") == records.front().at("traceId"));
                bool const below = &record != &records.front();
                CHECK(record.value("parentSpanId", "") ==
                      (below ? records.front().at("spanId").get<std::string>() : std::string()));
            }
            CHECK(told == std::set<std::string>(concerned.begin(), concerned.end()));
        }
        CHECK(most > 3);
    });
}

TEST_CASE("an access that names nobody is about everybody who has a case, and no longer about who was erased") {
    LedgerFixture world;
    world.record("999990019");
    world.record("999990020");
    world.ledger().erase(world.act(people::administrator), "999990019", "bewaartermijn om");
    world.record("999990032");
    world.ledger().access(world.act(people::auditor), ledger::Permission::ReadAll, {"replay", {}, {}},
                          [](ledger::CaseReader const&) {});
    auto const first = world.ledger().find_case("999990020"), second = world.ledger().find_case("999990032");
    world.store().read([&](store::Reading const& reading) {
        audit::PersonsConcerned persons;
        std::vector<std::string> last;
        for (std::int64_t number = 1; number <= reading.size(); ++number)
            last = persons.of(ledger::entry_at(reading, number));
        CHECK(last == std::vector<std::string>{*first, *second});
    });
}

TEST_CASE("nothing personal and no name stands in it") {
    TemporaryFolder folder;
    auto const sample = make_sample_ledger(folder / "sample.db");
    auto const store = store::open_store(sample.path, store::OpenMode::ReadOnly);
    auto const text = exported(*store);
    for (std::string const secret : {case_a, case_b, case_c, case_d}) CHECK(text.find(secret) == std::string::npos);
    CHECK(text.find(sample_secret) == std::string::npos);
    for (auto const& name : {people::administrator, people::second_administrator, people::caseworker,
                             people::second_caseworker, people::policy, people::auditor})
        CHECK(text.find(name) == std::string::npos);
    for (auto const& ref : {sample.ref_a, sample.ref_b, sample.ref_c}) CHECK(text.find(ref) != std::string::npos);
}

TEST_CASE("a second export has the same bytes, also when the ledger has grown since") {
    LedgerFixture world;
    world.add_mixed(25);
    audit::ProcessingOptions options;
    options.recorded_through = world.now();
    auto const text = exported(world.store(), options);
    CHECK(exported(world.store(), options) == text);
    world.add_mixed(10);
    CHECK(exported(world.store(), options) == text);
    CHECK(exported(world.store()) != text);
}

TEST_CASE("a window takes the entries of its days, with the persons that earlier entries tell") {
    LedgerFixture world;
    world.record("999990019");
    world.record("999990020");
    world.set_clock("2024-04-01T08:00:00Z");
    world.ledger().access(world.act(people::auditor), ledger::Permission::ReadAll, {"replay", {}, {}},
                          [](ledger::CaseReader const&) {});
    audit::ProcessingOptions options;
    options.recorded_from = "2024-04-01T00:00:00Z";
    CHECK(spans(exported(world.store(), options)).size() == 3);
    options.recorded_from = "2025-01-01T00:00:00Z";
    CHECK(spans(exported(world.store(), options)).empty());
}

TEST_CASE("who was called by another application has its trace, and names it") {
    LedgerFixture world;
    auto act = world.act(people::caseworker);
    act.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    world.ledger().write(act, ledger::Permission::WriteCase,
                         std::vector{world.facts("999990019", "/woonplaats", "\"Ommen\"")});
    audit::ProcessingOptions options;
    options.caller = "https://voorbeeld.nl/zaaksysteem";
    int called = 0;
    for (auto const& span : spans(exported(world.store(), options))) {
        bool const theirs = span.at("traceId") == "0af7651916cd43dd8448eb211c80319c";
        called += theirs ? 1 : 0;
        CHECK((span.value("parentSpanId", "") == "b7ad6b7169203331") == theirs);
        CHECK(attribute(span, "dpl.core.foreign_operation.processor") == (theirs ? options.caller : ""));
    }
    CHECK(called == 2);  // the case was opened, and its facts recorded
}
