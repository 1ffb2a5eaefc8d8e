// Every command with --json: standard output is one document that names its format, or empty; errors likewise.
#include "cli/command_table.hpp"
#include "tests/unit/cli/world.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace wetwijzer;
using Words = std::vector<std::string>;
using Json = nlohmann::json;

namespace {

Json parsed(std::string const& text) {
    CHECK(text.ends_with("}\n"));
    return Json::parse(text, nullptr, false);
}

}  // namespace

TEST_CASE("each result is one document of a named format") {
    struct Case {
        Words words;
        std::string format;
        std::vector<std::string> keys;
    };
    for (auto const& [words, format, keys] : std::vector<Case>{
             {{"check"},
              "wetwijzer-check/1",
              {"ok", "files", "rules", "scenarios", "errors", "warnings", "rule_set_hash", "diagnostics"}},
             {{"test", "--coverage"},
              "wetwijzer-test/1",
              {"passed", "failed", "rule_set_hash", "scenarios", "coverage"}},
             {{"decide", "zaak.json"},
              "wetwijzer-decision/1",
              {"case", "reference_date", "engine", "semantics", "rule_set_hash", "decisions", "facts", "outcomes",
               "trace_digest", "explanation"}},
             {{"explain", "zaak.json"}, "wetwijzer-explanation/1", {}},
             {{"explain", "zaak.json", "--waarom-niet", "toeslag"}, "wetwijzer-explanation/1", {}},
             {{"ask", "zaak.json"}, "wetwijzer-questions/1", {"case", "reference_date", "rule_set_hash", "questions"}},
             {{"eval", "31 januari 2025 + 1 maand"},
              "wetwijzer-value/1",
              {"state", "type", "text", "value", "remarks"}},
             {{"fmt", "rules/toeslag.regels"}, "wetwijzer-fmt/1", {"written", "files"}},
             {{"dump", "--stage", "model"}, "wetwijzer-dump/1", {"stage", "text"}},
             {{"dump", "--stage", "trace", "zaak.json"}, "wetwijzer-dump/1", {"stage", "text"}},
             {{"completion", "bash"}, "wetwijzer-completion/1", {"shell", "script"}},
             {{"version"}, "wetwijzer-version/1", {"version", "semantics"}},
         }) {
        auto world = tests::small_world();
        auto all = words;
        all.push_back("--json");
        auto const ran = world.run(all);
        INFO(words.front());
        CHECK(ran.err == "");
        CHECK(ran.exit == 0);
        auto const json = parsed(ran.out);
        REQUIRE(json.is_object());
        CHECK(json["format"] == format);
        for (auto const& key : keys) {
            INFO(key);
            CHECK(json.contains(key));
        }
        CHECK(world.run(all).out == ran.out);
    }
}

TEST_CASE("schema and new-case are JSON of their own kind") {
    auto world = tests::small_world();
    CHECK(parsed(world.run({"schema", "--json"}).out).contains("$schema"));
    CHECK(parsed(world.run({"new-case", "Z-1", "--peildatum", "2026-01-01"}).out)["zaak"] == "Z-1");
}

TEST_CASE("decide: outcomes and explanation as data") {
    auto world = tests::small_world();
    auto const json = parsed(world.run({"decide", "zaak.json", "--json"}).out);
    CHECK(json["case"] == "Z-1");
    CHECK(json["reference_date"] == "2026-01-15");
    CHECK(json["outcomes"]["toeslag"]["known"] == "EUR 1000.00");
    CHECK(json["facts"]["geboortedatum"] == "2000-02-29");
    CHECK(json["rule_set_hash"].get<std::string>().size() == 64);
    CHECK_FALSE(json.contains("record"));
}

TEST_CASE("check: errors are the result, in both languages and with their places") {
    auto world = tests::small_world();
    world.files.bytes["/werk/rules/toeslag.regels"] += "regel r : bedrag\n  volgens W art. 9\n  is bedrag_per_jar\n";
    auto const ran = world.run({"check", "--json"});
    CHECK(ran.exit == 1);
    CHECK(ran.err.empty());
    auto const json = parsed(ran.out);
    CHECK(json["ok"] == false);
    CHECK(json["errors"] == 1);
    auto const& first = json["diagnostics"][0];
    CHECK(first["code"] == "E0301");
    CHECK(first["file"] == "rules/toeslag.regels");
    CHECK(first["begin"]["line"] == 56);
    CHECK(first["message"].contains("nl"));
    CHECK(first["message"].contains("en"));
}

TEST_CASE("test: failures are data") {
    auto world = tests::small_world();
    world.files.bytes["/werk/rules/scenarios/toeslag.scenario"] +=
        "scenario \"Verkeerd\"\n  peildatum 2026-01-01\n  gegeven geboortedatum is 2000-01-01\n  verwacht toeslag is € "
        "1\n";
    auto const ran = world.run({"test", "--json"});
    CHECK(ran.exit == 1);
    auto const json = parsed(ran.out);
    CHECK(json["passed"] == 2);
    CHECK(json["failed"] == 1);
    CHECK(json["scenarios"][2]["title"] == "Verkeerd");
    CHECK(json["scenarios"][2]["passed"] == false);
    CHECK(json["scenarios"][2]["failures"][0]["line"] == 14);
}

TEST_CASE("errors are documents on standard error, and standard output stays empty") {
    struct Case {
        Words words;
        int exit;
    };
    for (auto const& [words, exit] : std::vector<Case>{
             {{"chek"}, 2},
             {{"decide"}, 2},
             {{"decide", "weg.json"}, 4},
             {{"decide", "slecht.json"}, 2},
             {{"decide", "zaak.json", "--regels", "stuk"}, 1},
             {{"test", "stuk"}, 1},
             {{"eval", "€ 1 + 1"}, 2},
             {{"eval", ")"}, 2},
             {{"fmt", "stuk/a.regels"}, 1},
             {{"dump", "--stage", "model", "stuk"}, 1},
             {{"ledger", "list", "weg.db"}, 4},
             {{"replay", "weg.db"}, 4},
             {{"new-case", "Z-1"}, 2},
             {{"schema", "--regels", "stuk"}, 1},
             {{"decide", "zaak.json", "--format", "xml"}, 2},
         }) {
        auto world = tests::small_world();
        world.files.bytes["/werk/slecht.json"] = "{\"geboortedatum\": 1, \"x\": 2}";
        world.files.bytes["/werk/stuk/a.regels"] = "regel regel\n";
        auto all = words;
        all.push_back("--json");
        auto const ran = world.run(all);
        INFO(words.front() << " " << words.back());
        CHECK(ran.exit == exit);
        CHECK(ran.out.empty());
        auto const json = parsed(ran.err);
        REQUIRE(json.is_object());
        CHECK(json["format"] == "wetwijzer-error/1");
        CHECK(json["exit"] == exit);
        CHECK((json.contains("errors") || json.contains("diagnostics")));
    }
}

TEST_CASE("case problems name file, pointer and place") {
    auto world = tests::small_world();
    world.files.bytes["/werk/zaak.json"] = "{\n  \"peildatum\": \"2026-01-01\",\n  \"geboortedatum\": 5\n}\n";
    auto const json = parsed(world.run({"decide", "zaak.json", "--json"}).err);
    auto const& error = json["errors"][0];
    CHECK(error["file"] == "zaak.json");
    CHECK(error["pointer"] == "/geboortedatum");
    CHECK(error["line"] == 3);
    CHECK(error["code"].get<std::string>().starts_with("C02"));
}
