// Leaves: one spelling for each entry.
#include "engine/ledger/entry.hpp"
#include "engine/ledger/characters.hpp"
#include "engine/ledger/errors.hpp"
#include "tests/unit/ledger/random_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::RandomTexts;

namespace {

Entry some_entry() {
    Entry entry;
    entry.number = 12;
    entry.kind = Kind::Decision;
    entry.recorded_at = "2024-03-01T08:00:00Z";
    entry.actor = "A. Bakker";
    entry.role = "caseworker";
    entry.purpose = "beslissen";
    entry.basis = "Wi art. 9";
    entry.case_ref = std::string(32, 'a');
    entry.after.bytes[0] = 0xFF;
    entry.parts["content"].bytes[31] = 1;
    entry.details = R"({"x":1})";
    return entry;
}

Entry random_entry(RandomTexts& random) {
    Entry entry;
    entry.number = 1 + static_cast<std::int64_t>(random.below(1U << 30));
    entry.kind = static_cast<Kind>(random.below(16));
    entry.recorded_at = random.moment();
    if (auto const clock = random.moment(); clock < entry.recorded_at && random.chance(2)) entry.clock = clock;
    entry.time_given = random.chance(3);
    if (!random.chance(4)) {
        entry.actor = random.name();
        entry.role = name(static_cast<Role>(random.below(4)));
    }
    entry.purpose = random.text();
    entry.basis = random.text();
    if (random.chance(3)) entry.traceparent = "00-" + random.hex(31) + "1-" + random.hex(15) + "2-" + random.hex(2);
    if (random.chance(2)) {
        entry.case_ref = random.hex(32);
        for (auto const* part : {"content", "trace", "uses"})
            if (random.chance(2)) entry.parts[part] = random.hash();
    }
    entry.after = random.hash();
    if (random.chance(2))
        entry.details = nlohmann::json{{random.text(), random.text()},
                                       {"n", random.number()},
                                       {"list", random.texts()},
                                       {"inner", {{"b", true}, {"a", nullptr}, {"empty", nlohmann::json::object()}}}}
                            .dump();
    return entry;
}

}  // namespace

TEST_CASE("a leaf is the text that the format says") {
    auto entry = some_entry();
    std::string const zeros(62, '0');
    CHECK(to_leaf(entry) ==
          R"({"actor":"A. Bakker","after":"ff)" + zeros +
              R"(","basis":"Wi art. 9","case":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","details":{"x":1},)" +
              R"("kind":"decision","number":12,"parts":{"content":")" + zeros +
              R"(01"},"purpose":"beslissen","recorded_at":"2024-03-01T08:00:00Z","role":"caseworker"})");
    entry.clock = "2024-03-01T07:59:59Z";
    entry.time_given = true;
    entry.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    entry.parts.clear();
    entry.case_ref.clear();
    CHECK(to_leaf(entry) == R"({"actor":"A. Bakker","after":"ff)" + zeros +
                                R"(","basis":"Wi art. 9","clock":"2024-03-01T07:59:59Z","details":{"x":1},)" +
                                R"("kind":"decision","number":12,"purpose":"beslissen",)" +
                                R"("recorded_at":"2024-03-01T08:00:00Z","role":"caseworker","time_given":true,)" +
                                R"("traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"})");
}

TEST_CASE("random entries come back, and are spelled as another writer of sorted JSON spells them") {
    RandomTexts random(1);
    for (int i = 0; i < 3000; ++i) {
        auto const entry = random_entry(random);
        auto const leaf = to_leaf(entry);
        REQUIRE(nlohmann::json::parse(leaf).dump() == leaf);
        auto const back = read_leaf(leaf);
        REQUIRE(back);
        REQUIRE(to_leaf(*back) == leaf);
        REQUIRE(back->details == entry.details);
        REQUIRE(back->purpose == entry.purpose);
        REQUIRE(back->parts == entry.parts);
        REQUIRE(back->clock == entry.clock);
        REQUIRE(back->kind == entry.kind);
    }
}

TEST_CASE("no other spelling of an entry is read") {
    RandomTexts random(2);
    int taken = 0;
    for (int i = 0; i < 40000; ++i) {
        auto const leaf = to_leaf(random_entry(random));
        auto const changed = random.mutated(leaf);
        auto const entry = read_leaf(changed);
        if (!entry) continue;
        ++taken;
        REQUIRE(to_leaf(*entry) == changed);
    }
    CHECK(taken > 100);  // a letter in a purpose may be another letter
}

TEST_CASE("every byte of a leaf cut off or set to each other value is refused or read as what it says") {
    auto const leaf = to_leaf(some_entry());
    for (std::size_t i = 0; i < leaf.size(); ++i) {
        CHECK_FALSE(read_leaf(leaf.substr(0, i)));
        for (int value = 0; value < 256; ++value) {
            auto changed = leaf;
            changed[i] = static_cast<char>(value);
            auto const entry = read_leaf(changed);
            if (entry) REQUIRE(to_leaf(*entry) == changed);
        }
    }
}

TEST_CASE("malformed leaves are refused") {
    auto const leaf = to_leaf(some_entry());
    REQUIRE(read_leaf(leaf));
    auto const with = [&](std::string const& from, std::string const& to) {
        auto text = leaf;
        auto const at = text.find(from);
        REQUIRE(at != std::string::npos);
        return text.replace(at, from.size(), to);
    };
    for (auto const& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"\"number\":12", "\"number\":12.0"},
             {"\"number\":12", "\"number\":1e1"},
             {"\"number\":12", "\"number\":012"},
             {"\"number\":12", "\"number\":+12"},
             {"\"number\":12", "\"number\":0"},
             {"\"number\":12", "\"number\":-0"},
             {"\"number\":12", "\"number\":-12"},
             {"\"number\":12", "\"number\":\"12\""},
             {"\"number\":12", "\"number\":12,\"number\":12"},
             {"\"number\":12", "\"number\":9223372036854775808"},
             {"\"number\":12", "\"number\":12,\"nummer\":12"},
             {"\"kind\":\"decision\"", "\"kind\":\"besluit\""},
             {"\"kind\":\"decision\",", ""},
             {"{\"x\":1}", "{\"x\":1.5}"},
             {"{\"x\":1}", "{\"x\":1e3}"},
             {"{\"x\":1}", "{\"x\":1,\"x\":1}"},
             {"{\"x\":1}", "{\"y\":1,\"x\":1}"},
             {"{\"x\":1}", "{\"x\": 1}"},
             {"{\"x\":1}", "{\"x\":1,}"},
             {"{\"x\":1}", "{\"x\":[1,]}"},
             {"{\"x\":1}", "{\"x\":tru}"},
             {"{\"x\":1}", "{\"\\u0078\":1}"},
             {"{\"x\":1}", "[1]"},
             {"{\"x\":1}", "null"},
             {"beslissen", "besl\\u0069ssen"},
             {"beslissen", "besl\\/issen"},
             {"beslissen", "besl\\u000Aissen"},
             {"beslissen", "besl\\u000aissen"},
             {"beslissen", "besl\xC3issen"},
             {"beslissen", "besl\xED\xA0\x80issen"},
             {"beslissen", "besl\xC0\xAFissen"},
             {"beslissen", "besl\xF4\x90\x80\x80issen"},
             {"beslissen", "besl\nissen"},
             {"A. Bakker", "A.\\nBakker"},
             {"A. Bakker", " A. Bakker"},
             {"A. Bakker",
              "A.\xC2\x85"
              "Bakker"},
             {"A. Bakker",
              "A.\xE2\x80\xA8"
              "Bakker"},
             {"A. Bakker", ""},
             {"\"role\":\"caseworker\"", "\"role\":\"\""},
             {"\"role\":\"caseworker\"", "\"role\":\"behandelaar\""},
             {"2024-03-01T08:00:00Z", "2024-03-01T08:00:00.0Z"},
             {"2024-03-01T08:00:00Z", "2024-03-01 08:00:00Z"},
             {"2024-03-01T08:00:00Z", "2024-02-30T08:00:00Z"},
             {"2024-03-01T08:00:00Z", "2024-03-01T24:00:00Z"},
             {"2024-03-01T08:00:00Z", "2024-03-01T08:00:00+01:00"},
             {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
             {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "123456782"},
             {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""},
             {"\"content\"", "\"Content\""},
             {"\"parts\":{", "\"parts\":{\"content\":\"00\","},
             {"\"after\":\"ff", "\"after\":\"FF"},
             {"\"after\":\"ff", "\"after\":\"f"},
         }) {
        INFO(from << " → " << to);
        CHECK_FALSE(read_leaf(with(from, to)));
    }
    CHECK_FALSE(read_leaf(leaf + " "));
    CHECK_FALSE(read_leaf(leaf + "\n"));
    CHECK_FALSE(read_leaf(" " + leaf));
    CHECK_FALSE(read_leaf("\xEF\xBB\xBF" + leaf));
    CHECK_FALSE(read_leaf(""));
    CHECK_FALSE(read_leaf("{}"));
    // A part without a case, and a clock that was not behind, are no entries.
    auto entry = some_entry();
    entry.case_ref.clear();
    CHECK_FALSE(read_leaf(to_leaf(entry)));
    entry = some_entry();
    entry.clock = entry.recorded_at;
    CHECK_FALSE(read_leaf(to_leaf(entry)));
    entry = some_entry();
    entry.traceparent = "00-00000000000000000000000000000000-b7ad6b7169203331-01";
    CHECK_FALSE(read_leaf(to_leaf(entry)));
}

TEST_CASE("details nested without end are refused, not followed") {
    auto entry = some_entry();
    for (std::size_t const depth : {10U, 100U, 1000000U}) {
        std::string const deep = "{\"x\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
        entry.details = deep;
        CHECK(read_leaf(to_leaf(entry)).has_value() == (depth == 10));
    }
}

TEST_CASE("what is no UTF-8 is not written") {
    auto entry = some_entry();
    for (auto const* bad : {"\xC3", "\xFF", "\xC0\x80", "\xED\xA0\x80", "a\x80", "\xF5\x80\x80\x80", "\xE2\x82"}) {
        entry.purpose = bad;
        CHECK_THROWS_AS(to_leaf(entry), LedgerError);
    }
}

TEST_CASE("names of kinds and roles") {
    for (int i = 0; i < 16; ++i) CHECK(kind_named(name(static_cast<Kind>(i))) == static_cast<Kind>(i));
    for (int i = 0; i < 4; ++i) CHECK(role_named(name(static_cast<Role>(i))) == static_cast<Role>(i));
    CHECK_FALSE(kind_named(""));
    CHECK_FALSE(role_named("Auditor"));
}

TEST_CASE("names of persons") {
    CHECK(is_name("R. Ëlias"));
    CHECK(is_name(std::string(200, 'a')));
    for (auto const& bad :
         {std::string(), std::string(" a"), std::string("a "), std::string("a\nb"),
          std::string("a\x7f"
                      "b"),
          std::string("a\0b", 3), std::string("\xFF"), std::string(201, 'a'), std::string("a\xC2\x9F")}) {
        INFO(bad);
        CHECK_FALSE(is_name(bad));
    }
}
