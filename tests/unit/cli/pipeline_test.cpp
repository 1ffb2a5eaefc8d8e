// The commands over a small rule set, in memory: what they print and how they end.
#include "tests/unit/cli/world.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using tests::small_world;
using tests::World;

namespace {

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("check: rules in order say so in one line") {
    auto world = small_world();
    auto const ran = world.run({"check"});
    CHECK(ran.err == "");
    CHECK(ran.out == "in orde: 2 bestanden, 5 regels, 2 scenario's\n");
    CHECK(ran.exit == 0);
    CHECK(world.run({"check", "--taal", "en"}).out == "fine: 2 files, 5 rules, 2 scenarios\n");
}

TEST_CASE("check: a mistake has its place under the path that the user knows") {
    auto world = small_world();
    world.files.bytes["/werk/rules/toeslag.regels"] += "regel r : bedrag\n  volgens W art. 9\n  is bedrag_per_jar\n";
    auto const ran = world.run({"check", "rules"});
    CHECK(ran.exit == 1);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, "fout[E0301]"));
    CHECK(has(ran.err, "--> rules/toeslag.regels:56:6"));
    CHECK(has(ran.err, "bedoelde u `bedrag_per_jaar`?"));
    CHECK_FALSE(has(ran.err, "\x1b["));
}

TEST_CASE("check: colour on a terminal only, and as the user wants") {
    auto world = small_world();
    world.files.bytes["/werk/rules/toeslag.regels"] += "regel\n";
    auto const coloured = [&](std::vector<std::string> const& more) {
        std::vector<std::string> words{"check"};
        words.insert(words.end(), more.begin(), more.end());
        return has(world.run(words).err, "\x1b[");
    };
    CHECK_FALSE(coloured({}));
    CHECK(coloured({"--kleur", "altijd"}));
    world.terminal = true;
    CHECK(coloured({}));
    CHECK_FALSE(coloured({"--kleur", "nooit"}));
    world.variables["NO_COLOR"] = "1";
    CHECK_FALSE(coloured({}));
    CHECK(coloured({"--kleur", "altijd"}));
    world.variables["NO_COLOR"] = "";
    CHECK(coloured({}));
}

TEST_CASE("test: scenarios that pass") {
    auto world = small_world();
    auto const ran = world.run({"test"});
    CHECK(ran.err == "");
    CHECK(ran.out == "2 scenario's geslaagd, 0 gezakt\n");
    CHECK(ran.exit == 0);
    CHECK(world.run({"test", "--filter", "kind"}).out == "1 scenario geslaagd, 0 gezakt\n");
    CHECK(world.run({"test", "--filter", "toeslag.scenario"}).out == "2 scenario's geslaagd, 0 gezakt\n");
    auto const none = world.run({"test", "--filter", "bestaat niet"});
    CHECK(none.exit == 2);
    CHECK(none.out.empty());
}

TEST_CASE("test: a scenario that fails shows where, what was expected and what was found") {
    auto world = small_world();
    world.files.bytes["/werk/rules/scenarios/toeslag.scenario"] +=
        "scenario \"Verkeerd\"\n  peildatum 2026-01-01\n  gegeven geboortedatum is 2000-01-01\n  verwacht toeslag is € "
        "1\n";
    auto const ran = world.run({"test"});
    CHECK(ran.exit == 1);
    CHECK(has(ran.out, "gezakt: Verkeerd\n  --> rules/scenarios/toeslag.scenario:11\n"));
    CHECK(has(ran.out, "rules/scenarios/toeslag.scenario:14: "));
    CHECK(has(ran.out, "€ 1.000"));
    CHECK(ran.out.ends_with("2 scenario's geslaagd, 1 gezakt\n"));
}

TEST_CASE("test: scenario files alone run with the rules found") {
    auto world = small_world();
    CHECK(world.run({"test", "rules/scenarios/toeslag.scenario"}).out == "2 scenario's geslaagd, 0 gezakt\n");
    world.files.bytes["/werk/los.scenario"] =
        "scenario \"Los\"\n  peildatum 2026-01-01\n  gegeven geboortedatum is 2000-01-01\n  verwacht meerderjarig is "
        "ja\n";
    CHECK(world.run({"test", "los.scenario"}).out == "1 scenario geslaagd, 0 gezakt\n");
}

TEST_CASE("test --coverage: says which conditions were never true or never false") {
    auto world = small_world();
    auto const ran = world.run({"test", "--coverage", "--filter", "volwassene"});
    CHECK(ran.exit == 0);
    CHECK(has(ran.out, "rules/toeslag.regels:31:"));
    CHECK(has(ran.out, "meerderjarig: nooit onwaar\n"));
    CHECK(has(ran.out, " voorwaarden waren waar en onwaar\n"));
}

TEST_CASE("decide: gives the outcomes with their reasons") {
    auto world = small_world();
    auto const ran = world.run({"decide", "zaak.json"});
    CHECK(ran.err == "");
    CHECK(ran.exit == 0);
    CHECK(has(ran.out, "€ 1.000"));
    CHECK(has(ran.out, "W art. 2"));
    world.input = tests::small_case;
    CHECK(world.run({"decide", "-"}).out == ran.out);
    CHECK(world.run({"decide", "zaak.json", "--besluit", "toekenning"}).out == ran.out);
    CHECK(world.run({"decide", "zaak.json", "--format", "markdown"}).exit == 0);
}

TEST_CASE("decide: the reference date is asked for, and --peildatum goes before that of the case") {
    auto world = small_world();
    CHECK(has(world.run({"decide", "zaak.json", "--peildatum", "2017-01-01"}).out, "Is dit een bijzonder geval?"));
    world.files.bytes["/werk/zaak.json"] = R"({"zaak": "Z-1", "geboortedatum": "2000-02-29"})";
    auto const ran = world.run({"decide", "zaak.json"});
    CHECK(ran.exit == 2);
    CHECK(ran.out.empty());
    CHECK(
        ran.err ==
        "fout: er is geen peildatum: niet met --peildatum en niet in de zaak\n   = tip: geef --peildatum JJJJ-MM-DD\n");
}

TEST_CASE("decide: an unknown decision is an error with a suggestion") {
    auto world = small_world();
    auto const ran = world.run({"decide", "zaak.json", "--besluit", "toekening"});
    CHECK(ran.exit == 2);
    CHECK(ran.err == "fout: de regels kennen geen besluit `toekening`\n   = tip: bedoelde u `toekenning`?\n");
    CHECK(world.run({"explain", "zaak.json", "--waarom-niet", "meerderjarg"}).err ==
          "fout: de regels kennen geen uitkomst `meerderjarg`\n   = tip: bedoelde u `meerderjarig`?\n");
}

TEST_CASE("explain --waarom-niet: of a decision that applies, its first outcome") {
    auto world = small_world();
    auto const ran = world.run({"explain", "zaak.json", "--waarom-niet", "toekenning"});
    CHECK(ran.exit == 0);
    CHECK(ran.out == world.run({"explain", "zaak.json", "--waarom-niet", "toeslag"}).out);
}

TEST_CASE("a case with mistakes gets all of them, with their places") {
    auto world = small_world();
    world.files.bytes["/werk/zaak.json"] = "{\n  \"geboortedatum\": \"2000-02-30\",\n  \"geboortedatm\": 1\n}\n";
    for (auto const* const command : {"decide", "explain", "ask"}) {
        auto const ran = world.run({command, "zaak.json", "--peildatum", "2026-01-01"});
        CHECK(ran.exit == 2);
        CHECK(ran.out.empty());
        CHECK(has(ran.err, "fout[C0"));
        CHECK(has(ran.err, "--> zaak.json:2:"));
        CHECK(has(ran.err, "(/geboortedatm)"));
    }
}

TEST_CASE("ask: what is still needed, in order, with question and ground") {
    auto world = small_world();
    world.files.bytes["/werk/zaak.json"] = R"({"peildatum": "2026-01-15"})";
    auto const ran = world.run({"ask", "zaak.json"});
    CHECK(ran.exit == 0);
    CHECK(has(ran.out, "1. Wat is de geboortedatum?\n   naam: geboortedatum\n"));
    CHECK(has(ran.out, "2. Is dit een bijzonder geval?\n   naam: bijzonder_geval\n"));
    CHECK(has(ran.out, "W art. 3"));
    world.files.bytes["/werk/zaak.json"] = tests::small_case;
    CHECK(world.run({"ask", "zaak.json"}).out == "Alles is bekend: er is niets meer te vragen.\n");
}

TEST_CASE("explain --waarom-niet: what failed") {
    auto world = small_world();
    auto const ran = world.run({"explain", "zaak.json", "--peildatum", "2010-01-01", "--waarom-niet", "meerderjarig"});
    CHECK(ran.err == "");
    CHECK(ran.exit == 0);
    CHECK(has(ran.out, "9 jaar, dus minder dan 18"));
}

TEST_CASE("eval: values, with what there is to tell about dates") {
    auto world = small_world();
    CHECK(world.run({"eval", "€ 1.000 + € 37,50"}).out == "€ 1.037,50\n");
    auto const shifted = world.run({"eval", "31 januari 2025 + 1 maand"});
    CHECK(shifted.exit == 0);
    CHECK(
        shifted.out ==
        "28 februari 2025\n  De maand waarin de berekening uitkomt heeft die dag niet; dan telt de laatste dag van die "
        "maand: 28 februari 2025.\n");
    CHECK(world.run({"eval", "meerderjarig", "zaak.json"}).out == "ja\n");
    CHECK(world.run({"eval", "peildatum", "--peildatum", "2026-01-02"}).out == "2 januari 2026\n");
    CHECK(world.run({"eval", "peildatum"}).exit == 2);
    CHECK(world.run({"eval", "meerderjarig", "--peildatum", "2026-01-02"}).out ==
          "onbekend, wacht op: geboortedatum\n");
}

TEST_CASE("eval: the end of a term that moves says why") {
    auto world = small_world();
    // 6 weeks after 23 February 2026 is Easter Monday, 6 April 2026.
    world.files.bytes["/werk/zaak.json"] = R"({"peildatum": "2026-03-01", "aanvraagdatum": "2026-02-23"})";
    auto const ran = world.run({"eval", "beslissen.einde", "zaak.json"});
    CHECK(ran.out ==
          "7 april 2026\n  6 april 2026 is Tweede Paasdag, daarom schuift het einde naar dinsdag 7 april 2026.\n");
}

TEST_CASE("eval: works without rules") {
    World world;
    CHECK(world.run({"eval", "2 + 3"}).out == "5\n");
    CHECK(world.run({"eval", "werkdag op of na 2026-04-06"}).out ==
          "7 april 2026\n  6 april 2026 is geen werkdag (Tweede Paasdag).\n");
    auto const month = std::string("31 januari 2025 + 1 maand");
    CHECK(has(world.run({"eval", month}).err, "fout[E0407]"));
    CHECK(world.run({"eval", month, "--maandregel", "laatste"}).out.starts_with("28 februari 2025\n"));
    CHECK(world.run({"eval", month, "--maandregel=eerste"}).out.starts_with("1 maart 2025\n"));
    auto with_rules = small_world();
    CHECK(with_rules.run({"eval", month, "--maandregel", "eerste"}).exit ==
          1);  // two month rules: nothing is chosen in silence
    world.input = "1 + 1\n";
    CHECK(world.run({"eval", "-"}).out == "2\n");
}

TEST_CASE("eval: a fault is told and ends in 1, a mistake in the expression in 2") {
    auto world = small_world();
    auto const fault = world.run({"eval", "(1 / 0) afgerond omlaag op 1"});
    CHECK(fault.exit == 1);
    CHECK(fault.out == "Er wordt gedeeld door nul [F0002].\n");
    auto const wrong = world.run({"eval", "€ 1 + 1"});
    CHECK(wrong.exit == 2);
    CHECK(wrong.out.empty());
    CHECK(has(wrong.err, "fout[E"));
}

TEST_CASE("schema and new-case: a new case can be read") {
    auto world = small_world();
    CHECK(has(world.run({"schema"}).out, "geboortedatum"));
    CHECK(world.run({"new-case", "Z-9"}).exit == 2);
    auto const made = world.run({"new-case", "Z-9", "--peildatum", "2026-01-15"});
    CHECK(made.exit == 0);
    world.files.bytes["/werk/nieuw.json"] = made.out;
    auto const asked = world.run({"ask", "nieuw.json"});
    CHECK(asked.err == "");
    CHECK(asked.exit == 0);
    CHECK(has(asked.out, "1. Wat is de geboortedatum?"));
}

TEST_CASE("fmt: prints, checks and writes, and leaves files alone otherwise") {
    auto world = small_world();
    auto const path = std::string("/werk/rules/toeslag.regels");
    auto const formatted = world.run({"fmt", "rules/toeslag.regels"});
    CHECK(formatted.err == "");
    CHECK(formatted.exit == 0);
    CHECK(world.files.bytes[path] == tests::small_rules);

    world.files.bytes[path] = "-- kop\n" + formatted.out;
    world.files.bytes[path].insert(world.files.bytes[path].find("bronnen"), "   ");
    auto const untidy = world.files.bytes[path];
    auto const checked = world.run({"fmt", "--check", "rules"});
    CHECK(checked.exit == 1);
    CHECK(has(checked.out, "rules/toeslag.regels\n"));
    CHECK(world.files.bytes[path] == untidy);
    auto const written = world.run({"fmt", "--schrijf", "rules"});
    CHECK(written.exit == 0);
    CHECK(world.files.bytes[path] == "-- kop\n" + formatted.out);
    CHECK(world.run({"fmt", "--check", "rules"}).exit == 0);

    world.input = untidy;
    CHECK(world.run({"fmt", "-"}).out == "-- kop\n" + formatted.out);
    auto const english = world.run({"fmt", "rules/toeslag.regels", "--taal", "en"});
    CHECK(has(english.out, "meerderjarig"));
    CHECK_FALSE(has(english.out, "\nregel "));
}

TEST_CASE("fmt: a file with mistakes stops all writing") {
    auto world = small_world();
    world.files.bytes["/werk/rules/toeslag.regels"] = "   bronnen\n  W = \"x\"\n";
    world.files.bytes["/werk/rules/zstuk.regels"] = "regel regel regel\n";
    auto const before = world.files.bytes;
    auto const ran = world.run({"fmt", "--schrijf", "rules"});
    CHECK(ran.exit == 1);
    CHECK(has(ran.err, "rules/zstuk.regels:1:"));
    CHECK(world.files.bytes == before);
}

TEST_CASE("dump: every stage has a text") {
    auto world = small_world();
    for (auto const* const stage : {"syntax", "checked", "model"}) {
        auto const ran = world.run({"dump", "--stage", stage});
        INFO(stage);
        CHECK(ran.err == "");
        CHECK(ran.exit == 0);
        CHECK(has(ran.out, "meerderjarig"));
    }
    auto const trace = world.run({"dump", "--stage", "trace", "zaak.json"});
    CHECK(trace.exit == 0);
    CHECK(has(trace.out, "rule meerderjarig"));
    CHECK(world.run({"dump"}).exit == 2);
    CHECK(world.run({"dump", "--stage", "trace"}).exit == 2);
}
