// Rules with layers in the model: their versions, what lies beneath, whose exceptions count when; readings of cases.
#include "dsl/compile.hpp"
#include "engine/evaluate/evaluate.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;

namespace {

constexpr char law[] = R"(
bronnen
  Wi = BWBR0044770 "Wet inburgering 2021"
  Uitspraak = ECLI:NL:RVS:2025:3087 "Uitspraak"
gegeven p : ja/nee
gegeven q : ja/nee
gegeven dag : datum
gegeven gemeentecode : tekst
lezing oploop "Hoe de boete oploopt" volgens Wi art. 2
  standaard dubbel "dubbel" ook mogelijk erbij "€ 50 erbij" ook mogelijk gelijk "gelijk" reden "zo"
lezing afronding "Hoe wordt afgerond" volgens Wi art. 2
  standaard omlaag_ "omlaag" ook mogelijk omhoog_ "omhoog" reden "zo"

parameter grens : bedrag volgens Wi art. 3
  beleidsruimte volgens Wi art. 3 lid 2
  vanaf 2022-01-01: € 10

regel boete : bedrag of geen volgens Wi art. 1 geldt vanaf 2022-01-01 tot 2024-01-01
  naar het recht op dag
  is € 100 als oploop is dubbel
  anders € 50
regel boete : bedrag of geen volgens Wi art. 1 geldt vanaf 2024-01-01
  naar het recht op dag
  is € 200 als afronding is omlaag_
  anders grens

uitzondering keren op boete volgens Uitspraak geldt vanaf 2023-07-01 tot 2025-01-01 als p dan geen gaat voor lager
uitzondering lager op boete volgens Wi art. 5 als q dan € 1 gaat voor laagst
uitzondering laagst op boete volgens Wi art. 6 geldt vanaf 2024-07-01 als p of q dan € 2
)";

constexpr char policy[] = R"(beleid van gemeente 0437 "Ouder-Amstel"
bronnen OA = "Beleid"
parameter grens volgens OA par. 1 vanaf 2024-02-01 tot 2024-03-01: € 20
)";

dsl::Compilation compiled(std::string const& more = {}) {
    auto compilation = dsl::compile({{"a.regels", law + more}, {"b.regels", policy}});
    INFO(diagnostics::render_text(compilation.diagnostics, compilation.files, {}));
    REQUIRE(compilation.rules);
    return compilation;
}

model::Rule const& rule(model::RuleSet const& rules, char const* name) {
    auto const id = model::find_rule(rules, name);
    REQUIRE(id.is_some());
    return rules.rules[id.value];
}

values::Date date(char const* iso) { return *values::Date::from_iso(iso); }

values::Outcome outcome(model::RuleSet const& rules, char const* name, char const* day, bool p, bool q,
                        std::string const& municipality = "0000") {
    auto facts = evaluate::no_facts(rules);
    facts.slots[model::find_fact(rules, "p").value].value = p;
    facts.slots[model::find_fact(rules, "q").value].value = q;
    facts.slots[model::find_fact(rules, "dag").value].value = date(day);
    facts.slots[model::find_fact(rules, "gemeentecode").value].value = municipality;
    model::RuleId const requested[] = {model::find_rule(rules, name)};
    return evaluate::evaluate(rules, facts, date("2026-01-01"), requested).outcomes[0];
}

std::string value(values::Outcome const& outcome) {
    auto const* known = values::known(outcome);
    if (known == nullptr) return "?";
    if (auto const* amount = std::get_if<values::Money>(known)) return std::to_string(amount->cents() / 100);
    return values::is_none(*known) ? "geen" : "?";
}

}  // namespace

TEST_CASE("a layered rule has a version for each stretch in which the same things count") {
    auto const compilation = compiled();
    auto const& boete = rule(*compilation.rules, "boete");
    std::vector<std::string> stretches;
    for (auto const& version : boete.versions) {
        std::string text = version.validity.from ? version.validity.from->iso() : std::string();
        for (auto const& exception : version.exceptions) {
            text += ' ' + exception.label;
            for (auto const other : exception.overrides) text += '>' + version.exceptions.at(other).label;
        }
        stretches.push_back(text);
        CHECK(version.layered);
        CHECK(version.branches.size() == 1);
    }
    CHECK(stretches == std::vector<std::string>{
                           "2022-01-01 lager", "2023-07-01 keren>lager lager", "2024-01-01 keren>lager lager",
                           "2024-07-01 keren>lager>laagst lager>laagst laagst", "2025-01-01 lager>laagst laagst"});
    CHECK(boete.versions[1].exceptions[0].layer == model::Layer::CaseLaw);
    CHECK(boete.versions[1].exceptions[1].layer == model::Layer::Law);
    // One exception is one condition, however many versions it stands in.
    CHECK(boete.versions[1].exceptions[1].condition == boete.versions[4].exceptions[0].condition);
    CHECK(rule(*compilation.rules, "boete.volgens_de_wet").versions.size() == 2);
}

TEST_CASE("each rule stands after those it uses, those beneath its layers too") {
    auto const compilation = compiled();
    auto const& rules = *compilation.rules;
    for (std::uint32_t id = 0; id < rules.rules.size(); ++id) {
        for (auto const& version : rules.rules[id].versions) {
            std::vector<model::ExprId> open;
            for (auto const& branch : version.branches) open.insert(open.end(), {branch.value, branch.condition});
            for (auto const& exception : version.exceptions)
                open.insert(open.end(), {exception.value, exception.condition});
            while (!open.empty()) {
                auto const at = open.back();
                open.pop_back();
                if (!at.is_some()) continue;
                auto const& expr = rules.expr(at);
                if (expr.op == model::Op::Rule) CHECK(expr.payload < id);
                for (auto const child : rules.operands(expr)) open.push_back(child);
            }
        }
    }
}

TEST_CASE("the exception counts from its first day to its last, what lies beneath always") {
    auto const compilation = compiled();
    auto const& rules = *compilation.rules;
    CHECK(value(outcome(rules, "boete", "2023-06-30", true, false)) == "100");
    CHECK(value(outcome(rules, "boete", "2023-07-01", true, false)) == "geen");
    CHECK(value(outcome(rules, "boete", "2024-12-31", true, false)) == "geen");
    CHECK(value(outcome(rules, "boete", "2025-01-01", true, false)) == "2");
    CHECK(value(outcome(rules, "boete", "2022-01-01", false, true)) == "1");
    CHECK(value(outcome(rules, "boete", "2024-07-01", true, true)) == "geen");  // before all by what is passed on
    CHECK(value(outcome(rules, "boete", "2025-01-01", true, true)) == "1");
    for (auto const* day : {"2023-06-30", "2023-07-01", "2023-12-31"})
        CHECK(value(outcome(rules, "boete.volgens_de_wet", day, true, true)) == "100");
    CHECK(value(outcome(rules, "boete.volgens_de_wet", "2024-01-01", true, true)) == "200");
    for (auto const* day : {"2022-01-01", "2023-12-31", "2024-01-01", "2026-01-01"})
        CHECK(value(outcome(rules, "boete", day, false, false)) ==
              value(outcome(rules, "boete.volgens_de_wet", day, false, false)));
}

TEST_CASE("policy counts in its municipality, while it is valid") {
    auto const compilation = compiled("regel g : bedrag volgens Wi art. 7 naar het recht op dag is grens\n");
    auto const& rules = *compilation.rules;
    CHECK(value(outcome(rules, "g", "2024-01-31", true, true, "0437")) == "10");
    CHECK(value(outcome(rules, "g", "2024-02-01", true, true, "0437")) == "20");
    CHECK(value(outcome(rules, "g", "2024-02-29", true, true, "0437")) == "20");
    CHECK(value(outcome(rules, "g", "2024-03-01", true, true, "0437")) == "10");
    CHECK(value(outcome(rules, "g", "2024-02-01", true, true, "0384")) == "10");
    auto const& exception = rule(rules, "grens").versions.at(1).exceptions.at(0);
    CHECK(exception.layer == model::Layer::Policy);
    CHECK(exception.municipality == "Ouder-Amstel");
    CHECK(exception.label == "grens (Ouder-Amstel)");
}

TEST_CASE("a scenario holds the readings it chooses, in order, without standard ones") {
    auto const compilation = compiled(R"(
scenario "s" peildatum 2024-01-01
  gegeven dag is 2024-01-01 gegeven p is nee gegeven q is nee
  lezing afronding is omhoog_
  lezing oploop is gelijk
  verwacht boete is € 10
scenario "t" peildatum 2024-01-01
  gegeven dag is 2023-01-01 gegeven p is nee gegeven q is nee
  lezing oploop is dubbel
  verwacht boete is € 100
)");
    REQUIRE(compilation.scenarios.size() == 2);
    auto const& chosen = compilation.scenarios[0].facts.readings;
    REQUIRE(chosen.size() == 2);
    CHECK(chosen[0].reading == model::find_reading(*compilation.rules, "oploop"));
    CHECK(chosen[0].alternative == 2);
    CHECK(chosen[1].reading == model::find_reading(*compilation.rules, "afronding"));
    CHECK(chosen[1].alternative == 1);
    CHECK(compilation.scenarios[1].facts.readings.empty());
}

TEST_CASE("an expression of its own names readings and what lies beneath") {
    auto compilation = compiled();
    for (auto const* text : {"oploop is erbij", "boete.volgens_de_wet is geen", "grens.volgens_de_wet", "grens"}) {
        INFO(text);
        auto const compiled_text = dsl::compile_expression(compilation, text);
        CHECK_FALSE(compiled_text.diagnostics.has_errors());
        CHECK(compiled_text.expression.is_some());
    }
    CHECK(dsl::compile_expression(compilation, "p.volgens_de_wet").diagnostics.has_errors());
}
