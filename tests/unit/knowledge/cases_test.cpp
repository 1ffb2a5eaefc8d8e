// The project's cases as statements: what is made of them is the same case.
#include "engine/evaluate/facts_json.hpp"
#include "engine/ledger/knowledge.hpp"
#include "tests/support/rule_files.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <random>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
namespace fs = std::filesystem;

namespace {

fs::path const root = WETWIJZER_ROOT;

model::RuleSet const& rules() {
    static auto const compiled = dsl::compile(tests::rule_files(root / "rules", false));
    REQUIRE(compiled.rules);
    return *compiled.rules;
}

std::vector<fs::path> cases() {
    std::vector<fs::path> found;
    for (auto const& entry : fs::recursive_directory_iterator(root / "tests/cases"))
        if (entry.path().extension() == ".json") found.push_back(entry.path());
    REQUIRE(found.size() > 30);
    return found;
}

evaluate::Facts read(std::string const& text) {
    std::vector<evaluate::CaseProblem> problems;
    auto const facts = evaluate::read_facts(rules(), text, problems);
    INFO(text << (problems.empty() ? "" : problems.front().message_en + problems.front().path));
    REQUIRE(facts);
    return *facts;
}

std::vector<Known> recorded(std::vector<Statement> const& said) {
    std::vector<Known> known;
    for (auto const& one : said) known.push_back({one, 1, "2025-03-01T12:00:00Z", "A. Jansen", 0, true});
    return known;
}

std::string canonical_again(std::vector<Statement> const& said, evaluate::Facts const& original) {
    auto known = recorded(said);
    auto const on = original.reference_date ? original.reference_date->iso() : std::string();
    weigh(known, on);
    return evaluate::write_facts(rules(), read(case_json(original.case_id, known, on)));
}

}  // namespace

TEST_CASE("a case as statements and back has the same canonical facts") {
    for (auto const& path : cases()) {
        INFO(path.string());
        auto const text = tests::read_bytes(path);
        auto const facts = read(text);
        auto const canonical = evaluate::write_facts(rules(), facts);
        CHECK(canonical_again(statements_of(text, {}), facts) == canonical);
        auto const of_canonical = statements_of(canonical, {});
        CHECK(canonical_again(of_canonical, facts) == canonical);
        auto known = recorded(of_canonical);
        weigh(known, facts.reference_date ? facts.reference_date->iso() : "");
        CHECK(case_json(facts.case_id, known, facts.reference_date ? facts.reference_date->iso() : "") == canonical);
        CHECK(news(of_canonical, known).empty());
    }
}

TEST_CASE("the statements of a case in any order, spread over entries, make up the same case") {
    std::minstd_rand random(5);
    for (auto const& path : cases()) {
        INFO(path.string());
        auto const facts = read(tests::read_bytes(path));
        auto const canonical = evaluate::write_facts(rules(), facts);
        auto said = statements_of(canonical, {});
        std::shuffle(said.begin(), said.end(), random);
        CHECK(canonical_again(said, facts) == canonical);
    }
}

TEST_CASE("one case after the other: what only the first says stays known") {
    auto const all = cases();
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        auto const first = nlohmann::json::parse(evaluate::write_facts(rules(), read(tests::read_bytes(all[i]))));
        auto const second = nlohmann::json::parse(evaluate::write_facts(rules(), read(tests::read_bytes(all[i + 1]))));
        auto known = recorded(statements_of(first.dump(), {}));
        weigh(known, "2025-01-01");
        for (auto const& one : news(statements_of(second.dump(), {}), known))
            known.push_back({one, 2, "2025-04-01T12:00:00Z", "B. Klaassen", 0, true});
        weigh(known, "2025-01-01");
        auto expected = first;
        for (auto const& [key, value] : second.items()) {
            if (key == "oordelen" || key == "lezingen")
                expected[key].update(value);
            else
                expected[key] = value;
        }
        expected["zaak"] = "Z";
        expected["peildatum"] = "2025-01-01";
        CHECK(nlohmann::json::parse(case_json("Z", known, "2025-01-01")) == expected);
    }
}
