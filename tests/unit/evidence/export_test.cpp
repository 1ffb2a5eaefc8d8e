// A ledger as lines of JSON.
#include "tests/unit/evidence/sample.hpp"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <map>
#include <sstream>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using namespace wetwijzer::tests;

namespace {

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::map<std::string, int> kinds_of(std::string const& text) {
    std::map<std::string, int> count;
    for (auto const& line : lines_of(text)) ++count[nlohmann::json::parse(line).begin().key()];
    return count;
}

}  // namespace

TEST_CASE("an export is the same each time, every line is JSON in its one spelling") {
    auto const text = export_of(*open_sample(), {true, true});
    CHECK(export_of(*open_sample(), {true, true}) == text);
    REQUIRE(text.ends_with("\n"));
    for (auto const& line : lines_of(text)) {
        INFO(line);
        CHECK(nlohmann::json::parse(line).dump() == line);
    }
}

TEST_CASE("an export of a ledger made again from the same keys and times is the same") {
    TemporaryFolder const other;
    auto const again = make_sample_ledger(other / "again.ledger");
    CHECK(export_of(*store::open_store(again.path, store::OpenMode::ReadOnly), {true, true}) ==
          export_of(*open_sample(), {true, true}));
}

TEST_CASE("an export holds every entry and head, and what was asked for besides") {
    auto const store = open_sample();
    std::int64_t size = 0, parts = 0;
    store->read([&](store::Reading const& reading) {
        size = reading.size();
        for (std::int64_t number = 1; number <= size; ++number)
            parts += static_cast<std::int64_t>(reading.parts(number).size());
    });
    auto with_all = kinds_of(export_of(*store, {true, true}));
    CHECK(with_all["entry"] == size);
    CHECK(with_all["head"] == static_cast<int>(sample().heads.size()));
    CHECK(with_all["part"] == parts);
    CHECK(parts > 0);
    CHECK(with_all["case"] == 3);  // the fourth was erased
    CHECK(with_all["rule_set"] == 2);
    CHECK(with_all["rule_file"] == 2);
    CHECK(with_all["end"] == 1);
    auto without = kinds_of(export_of(*store, {false, false}));
    CHECK(without["entry"] == size);
    CHECK_FALSE(without.contains("part"));
    CHECK_FALSE(without.contains("rule_set"));
}

TEST_CASE("the last line is the digest of all bytes before it") {
    auto const text = export_of(*open_sample(), {true, true});
    auto const at = text.rfind("{\"end\"");
    auto const end = nlohmann::json::parse(text.substr(at)).at("end");
    CHECK(end.at("sha256") == crypto::sha256(text.substr(0, at)).hex());
    CHECK(end.at("lines") == static_cast<int>(lines_of(text).size()) - 1);
}

TEST_CASE("no personal data stand in an export, nor anywhere in the file") {
    auto const texts = {export_of(*open_sample(), {true, true}), read_file(sample().path),
                        read_file(sample().path + "-wal")};
    for (auto const& text : texts) {
        for (auto const& secret :
             {std::string(sample_secret), std::string(case_a), std::string(case_c), sample().master.hex()}) {
            INFO(secret);
            CHECK(text.find(secret) == std::string::npos);
            CHECK(text.find(crypto::to_hex(secret)) == std::string::npos);
            CHECK(text.find(crypto::to_base64(secret).substr(0, 8)) == std::string::npos);
        }
    }
}

TEST_CASE("an export is written in pieces, none larger than a line") {
    std::size_t largest = 0, total = 0;
    open_sample()->read([&](store::Reading const& reading) {
        export_ledger(reading, {true, true}, [&](std::string_view piece) {
            largest = std::max(largest, piece.size());
            total += piece.size();
        });
    });
    CHECK(largest < 4096);
    CHECK(total > 10 * largest);
}
