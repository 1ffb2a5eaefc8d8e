// Statements on two time axes, held against a model that goes through all of them for each day.
#include "engine/ledger/knowledge.hpp"
#include "engine/values/date.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <random>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using Json = nlohmann::json;

namespace {

constexpr int days = 24;
std::string day(int number) { return values::Date::from_iso("2025-01-01")->plus_days(number)->iso(); }

Statement says(std::string key, std::optional<std::string> value, std::string from = {}, std::string until = {}) {
    return {std::move(key), std::move(value), std::move(from), std::move(until), {"gemeente", "", "", "", ""}};
}

Known recorded(std::int64_t entry, Statement statement) {
    return {std::move(statement), entry, "2025-03-01T12:00:00Z", "A. Jansen", 0, true};
}

bool covers(Statement const& statement, std::string const& on) {
    return (statement.valid_from.empty() || statement.valid_from <= on) &&
           (statement.valid_until.empty() || on < statement.valid_until);
}

// What is known on a day, by going through everything in order.
std::map<std::string, std::string> model_of(std::vector<Known> const& known, std::string const& on) {
    std::map<std::string, std::string> state;
    for (auto const& one : known) {
        if (!covers(one.statement, on)) continue;
        if (one.statement.value)
            state[one.statement.key] = *one.statement.value;
        else
            state.erase(one.statement.key);
    }
    return state;
}

std::map<std::string, std::string> counting(std::vector<Known> const& known) {
    std::map<std::string, std::string> state;
    for (auto const& one : known) {
        if (!one.counts() || !one.statement.value) continue;
        CHECK(state.emplace(one.statement.key, *one.statement.value).second);  // one for each key
    }
    return state;
}

class Stories {
public:
    explicit Stories(unsigned seed) : random_(seed) {}

    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

    Statement statement() {
        static std::vector<std::string> const keys{"/a", "/b", "/oordelen/o", "/lezingen/l"};
        static std::vector<std::string> const values{"1", "2", "null", "[]", "{\"x\":null}"};
        auto said = says(keys[static_cast<std::size_t>(below(4))], std::nullopt);
        if (below(4) != 0) said.value = values[static_cast<std::size_t>(below(5))];
        if (below(2) == 0) {
            int const first = below(days - 1);
            if (below(4) != 0) said.valid_from = day(first);
            if (below(3) != 0) said.valid_until = day(first + 1 + below(days - 1 - first));
        }
        return said;
    }

    // Several statements an entry, as one file brings them.
    std::vector<Known> story() {
        std::vector<Known> known;
        std::int64_t entry = 1 + below(3);
        for (int left = below(14); left > 0; --left) {
            known.push_back(recorded(entry, statement()));
            if (below(3) != 0) entry += 1 + below(4);
        }
        return known;
    }

private:
    std::minstd_rand random_;
};

}  // namespace

TEST_CASE("on each day the last statement that is valid counts") {
    Stories stories(1);
    for (int round = 0; round < 400; ++round) {
        auto known = stories.story();
        for (int number = -1; number <= days; ++number) {
            auto const on = day(number);
            weigh(known, on);
            CHECK(counting(known) == model_of(known, on));
        }
    }
}

TEST_CASE("each statement is superseded by the next one about its key that is valid on the day") {
    Stories stories(2);
    for (int round = 0; round < 400; ++round) {
        auto known = stories.story();
        auto const on = day(stories.below(days));
        weigh(known, on);
        for (std::size_t i = 0; i < known.size(); ++i) {
            CHECK(known[i].valid == covers(known[i].statement, on));
            std::int64_t expected = 0;
            for (std::size_t later = i + 1; later < known.size() && expected == 0; ++later)
                if (known[later].statement.key == known[i].statement.key && covers(known[i].statement, on) &&
                    covers(known[later].statement, on))
                    expected = known[later].entry;
            CHECK(known[i].superseded_by == expected);
        }
    }
}

TEST_CASE("without a day a statement is superseded when later ones go before it on each of its days") {
    Stories stories(3);
    int superseded = 0;
    for (int round = 0; round < 600; ++round) {
        auto known = stories.story();
        weigh(known, "");
        for (std::size_t i = 0; i < known.size(); ++i) {
            std::int64_t last_needed = 0;
            bool everywhere = true;
            for (int number = -1; number <= days; ++number) {  // the two ends stand for all days before and after
                if (!covers(known[i].statement, day(number))) continue;
                std::int64_t first = 0;
                for (std::size_t later = i + 1; later < known.size() && first == 0; ++later)
                    if (known[later].statement.key == known[i].statement.key &&
                        covers(known[later].statement, day(number)))
                        first = known[later].entry;
                everywhere = everywhere && first != 0;
                last_needed = std::max(last_needed, first);
            }
            CHECK(known[i].superseded_by == (everywhere ? last_needed : 0));
            superseded += everywhere ? 1 : 0;
        }
    }
    CHECK(superseded > 100);
}

TEST_CASE("news is what changes what is known on a day for which it is valid") {
    Stories stories(4);
    int changes = 0, none = 0;
    for (int round = 0; round < 1500; ++round) {
        auto known = stories.story();
        auto const on = day(stories.below(days));
        weigh(known, on);
        auto const said = stories.statement();
        bool changed = false;
        auto after = known;
        after.push_back(recorded(100, said));
        bool const on_all_days = said.valid_from.empty() && said.valid_until.empty();
        for (int number = -1; number <= days; ++number)
            if (!on_all_days || day(number) == on)
                changed = changed || model_of(known, day(number)) != model_of(after, day(number));
        CHECK(news({said}, known).size() == (changed ? 1 : 0));
        (changed ? changes : none) += 1;
    }
    CHECK(changes > 300);
    CHECK(none > 100);
}

TEST_CASE("what counts makes up the case") {
    std::vector<Known> known{recorded(3, says("/geboortedatum", "\"1990-01-01\"")),
                             recorded(3, says("/gemeente", "\"0363\"", "", "2025-06-01")),
                             recorded(4, says("/geboortedatum", "\"1991-01-01\"")),
                             recorded(5, says("/gemeente", "\"0518\"", "2025-06-01", "")),
                             recorded(6, says("/oordelen/verwijtbaar", R"({"waarde":true})")),
                             recorded(6, says("/lezingen/herhaling", "\"optelling\"")),
                             recorded(7, says("/huwelijk", "null")),
                             recorded(8, says("/kinderen", "[]")),
                             recorded(9, says("/kinderen", std::nullopt))};
    weigh(known, "2025-05-31");
    CHECK(case_json("Z-1", known, "2025-05-31") ==
          R"({"formaat":"wetwijzer-zaak/1","geboortedatum":"1991-01-01","gemeente":"0363","huwelijk":null,)"
          R"("lezingen":{"herhaling":"optelling"},"oordelen":{"verwijtbaar":{"waarde":true}},"peildatum":"2025-05-31",)"
          R"("zaak":"Z-1"})");
    weigh(known, "2025-06-01");
    CHECK(Json::parse(case_json("Z-1", known, "2025-06-01")).at("gemeente") == "0518");
}

TEST_CASE("a withdrawn fact is unknown again, also when an earlier statement is wider") {
    std::vector<Known> known{recorded(1, says("/a", "1")), recorded(2, says("/a", "2", "2025-01-05", "2025-01-10")),
                             recorded(3, says("/a", std::nullopt, "2025-01-07", ""))};
    for (auto const& [on, expected] : std::map<std::string, std::string>{
             {"2025-01-04", "1"}, {"2025-01-05", "2"}, {"2025-01-06", "2"}, {"2025-01-07", ""}, {"2025-02-01", ""}}) {
        weigh(known, on);
        auto const json = Json::parse(case_json("", known, on));
        CHECK((json.contains("a") ? json.at("a").dump() : "") == expected);
    }
}

TEST_CASE("of two statements in one entry the later goes before the earlier") {
    std::vector<Known> known{recorded(7, says("/a", "1")), recorded(7, says("/a", "2"))};
    weigh(known, "2025-01-01");
    CHECK(known[0].superseded_by == 7);
    CHECK(known[1].counts());
}

TEST_CASE("keys are pointers: a slash or tilde in a name is escaped") {
    auto const said =
        statements_of(R"({"a/b":1,"c~d":2,"oordelen":{"x/y":{"waarde":true}}})", {"DUO", "m-1", "", "", ""});
    REQUIRE(said.size() == 3);
    CHECK(said[0].key == "/a~1b");
    CHECK(said[1].key == "/c~0d");
    CHECK(said[2].key == "/oordelen/x~1y");
    CHECK(said[0].source.message == "m-1");
    std::vector<Known> known;
    for (auto const& one : said) known.push_back(recorded(1, one));
    weigh(known, "2025-01-01");
    auto json = Json::parse(case_json("", known, ""));
    json.erase("formaat");
    CHECK(json == Json::parse(R"({"a/b":1,"c~d":2,"oordelen":{"x/y":{"waarde":true}}})"));
}

TEST_CASE("the frame of a case is no statement") {
    CHECK(statements_of(R"({"formaat":"wetwijzer-zaak/1","zaak":"1","peildatum":"2025-01-01","opmerking":"x"})", {})
              .empty());
}

TEST_CASE("what goes before an earlier statement with another value is named") {
    std::vector<Known> const known{recorded(3, says("/a", "1")), recorded(5, says("/a", "2", day(4))),
                                   recorded(7, says("/b", "1"))};
    auto const entries = [&](Statement const& said) {
        std::vector<std::int64_t> result;
        for (auto const& one : replacements({said}, known)) result.push_back(one.was.entry);
        return result;
    };
    CHECK(entries(says("/a", "3")) == std::vector<std::int64_t>{3, 5});
    CHECK(entries(says("/a", "1")) == std::vector<std::int64_t>{5});  // undoes the correction
    CHECK(entries(says("/a", "1", day(5))) == std::vector<std::int64_t>{5});
    CHECK(entries(says("/a", "3", "", day(4))) == std::vector<std::int64_t>{3});
    CHECK(entries(says("/a", "2", day(6))).empty());
    CHECK(entries(says("/a", std::nullopt, day(6))) == std::vector<std::int64_t>{5});
    CHECK(entries(says("/c", "1")).empty());
}

TEST_CASE("a withdrawal of what nobody said is idle") {
    std::vector<Known> const known{recorded(3, says("/a", "1", day(2), day(4)))};
    CHECK(idle_withdrawals({says("/a", std::nullopt)}, known).empty());
    CHECK(idle_withdrawals({says("/a", std::nullopt, day(4))}, known).size() == 1);
    CHECK(idle_withdrawals({says("/b", std::nullopt)}, known).size() == 1);
    CHECK(idle_withdrawals({says("/b", "1"), says("/b", std::nullopt)}, known).empty());
    CHECK(idle_withdrawals({says("/b", std::nullopt), says("/b", "1")}, known).size() == 1);
}
