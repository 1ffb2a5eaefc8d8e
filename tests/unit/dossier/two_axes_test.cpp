// What was known, asked of a real ledger, held against a model that goes through everything that was recorded.
#include "engine/ledger/knowledge.hpp"
#include "engine/values/date.hpp"
#include "tests/support/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <random>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using namespace wetwijzer::tests;

namespace {

struct Said {
    std::string at, case_id;
    Statement statement;
};

constexpr int days = 20;
std::string day(int number) { return values::Date::from_iso("2025-01-01")->plus_days(number)->iso(); }

bool covers(Statement const& statement, std::string const& on) {
    return (statement.valid_from.empty() || statement.valid_from <= on) &&
           (statement.valid_until.empty() || on < statement.valid_until);
}

std::string model_of(std::vector<Said> const& story, std::string const& case_id, std::string const& known_at,
                     std::string const& on) {
    nlohmann::json json{{"formaat", "wetwijzer-zaak/1"}, {"zaak", case_id}, {"peildatum", on}};
    for (auto const& said : story) {
        if (said.case_id != case_id || said.at > known_at || !covers(said.statement, on)) continue;
        auto const key = said.statement.key.substr(1);
        if (said.statement.value)
            json[key] = nlohmann::json::parse(*said.statement.value);
        else
            json.erase(key);
    }
    return json.dump();
}

Draft facts_of(std::string const& case_id, std::vector<Statement> const& statements) {
    Draft draft;
    draft.kind = Kind::Facts;
    draft.case_id = case_id;
    draft.details = to_text(FactsDetails{static_cast<std::int64_t>(statements.size())});
    draft.parts["content"] = to_text(FactsContent{case_id, statements});
    return draft;
}

class Story {
public:
    explicit Story(unsigned seed) : random_(seed), world_("two axes " + std::to_string(seed)) {}

    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

    Statement statement() {
        static char const* const keys[] = {"/a", "/b", "/c"};
        static char const* const values[] = {"1", "2", "null", "[]"};
        Statement said{keys[below(3)], std::nullopt, {}, {}, {"gemeente", "", "", "", ""}};
        if (below(4) != 0) said.value = values[below(4)];
        if (below(2) == 0) {
            int const first = below(days - 1);
            said.valid_from = day(first);
            if (below(2) == 0) said.valid_until = day(first + 1 + below(days - 1 - first));
        }
        return said;
    }

    void tell(int transactions) {
        static std::vector<std::string> const cases{"999990019", "999990020", "999990032"};
        for (int i = 0; i < transactions; ++i) {
            // Sometimes the clock has not moved, or has moved back: then the recording time stays what it was.
            if (below(4) == 0) world_.set_clock("2024-03-01T08:00:00Z");
            auto const& case_id = cases[static_cast<std::size_t>(below(3))];
            std::vector<Statement> statements;
            for (int left = 1 + below(3); left > 0; --left) statements.push_back(statement());
            auto const written = world_.ledger().write(world_.act(people::caseworker), Permission::WriteCase,
                                                       std::vector{facts_of(case_id, statements)});
            for (auto const& one : statements) story_.push_back({written.head.at, case_id, one});
            if (below(3) == 0) world_.set_clock(written.head.at.substr(0, 17) + "5" + std::to_string(below(10)) + "Z");
        }
    }

    void ask(int questions) {
        world_.ledger().access(world_.act(people::auditor), Permission::ReadAll, {"ledger known", {}, {}},
                               [&](CaseReader const& reader) {
                                   for (int i = 0; i < questions; ++i) ask(reader);
                               });
    }

private:
    void ask(CaseReader const& reader) {
        auto const& said = story_[static_cast<std::size_t>(below(static_cast<int>(story_.size())))];
        auto const on = day(below(days + 2) - 1);
        auto const ref = reader.find_case(said.case_id);
        REQUIRE(ref);
        auto const then = statements(reader, *ref, said.at, on);
        CHECK(case_json(said.case_id, then, on) == model_of(story_, said.case_id, said.at, on));
        auto const now = statements(reader, *ref, "", on);
        CHECK(case_json(said.case_id, now, on) == model_of(story_, said.case_id, "9999", on));
        for (auto const& one : then) {
            CHECK(one.recorded_at <= said.at);
            CHECK(one.author == people::caseworker);
        }
    }

    std::minstd_rand random_;
    LedgerFixture world_;
    std::vector<Said> story_;
};

}  // namespace

TEST_CASE("what was known at a moment about a day is what had been recorded by then") {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        Story story(seed);
        story.tell(25);
        story.ask(60);
    }
}

TEST_CASE("the rules of then are those of the last entry that had rules") {
    LedgerFixture world;
    auto const at = [&](std::string const& time) {
        std::string hash;
        world.store().read([&](store::Reading const& reading) { hash = rule_set_at(reading, time); });
        return hash;
    };
    CHECK(at("").empty());
    auto const before = world.now();
    world.record("999990019");
    auto const first = world.now();
    world.ledger().write(world.act(people::caseworker), Permission::WriteCase,
                         std::vector{world.decision("999990019", 40, {}, other_fixture_rules())});
    auto const second = world.now();
    world.record("999990020");  // with the first rules again, which are in the ledger already
    CHECK(at(before).empty());
    CHECK(at(first) == fixture_rules().hash);
    CHECK(at(second) == other_fixture_rules().hash);
    CHECK(at("") == fixture_rules().hash);
}
