// Damaged rules: words dropped, doubled, swapped and replaced. Compiling ends, says why, and what compiles evaluates.
#include "dsl/compile.hpp"
#include "engine/evaluate/evaluate.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace wetwijzer;

namespace {

constexpr char world[] = R"(bronnen Wi = BWBR0044770 "Wet inburgering 2021"
herkomst DUO "DUO"
maandregel: laatste dag van de maand
kalender gelijkgesteld 2023-05-19 "Besluit" volgens Wi art. 9
soort route : een van ( b1 "B" , z "Z" )
begrip pip "een plan"
  dagtekening : datum uit DUO PIP.dagtekening
  leerroute : route
  uren : getal in uur van 0 uur tot en met 5.000 uur
  verlof : periode of geen uit DUO PIP.begin tot PIP.einde
gegeven pips : lijst van pip uit DUO
gegeven kennisgeving : datum of geen vraag "Wanneer?"
gegeven inkomen : bedrag van € 0 tot en met € 1.000.000
gegeven groep : een van ( asiel , gezin , overig )
oordeel verwijtbaar : ja/nee door college volgens Wi art. 2 vraag "Is het verwijtbaar?"
parameter norm : getal in uur volgens Wi art. 3
  vanaf 2022-01-01 : 600 uur
  vanaf 2024-01-01 : 800 uur
regel pip.telt : ja/nee volgens Wi art. 1 is leerroute is b1 en uren > 100 uur
regel laatste : pip of geen volgens Wi art. 1 is de laatste pip op dagtekening waarvoor telt
regel gevolgd : getal in uur volgens Wi art. 1 is som van uren van pips waarvoor telt
regel genoeg : ja/nee volgens Wi art. 1 lid 1 , lid 2
  is alle van
    a) gevolgd is minstens norm volgens Wi art. 4
    b) minstens een van
      1) groep is een van ( asiel , gezin )
      2) niet verwijtbaar
tabel boete : bedrag volgens Wi art. 5
  | groep         | genoeg | bedrag  |
  | asiel , gezin | ja     | € 0     |
  | asiel , gezin | nee    | € 100   |
  | overig        | *      | € 37,50 |
regel bedrag_na_korting : bedrag volgens Wi art. 6 geldt vanaf 2022-01-01 tot 2030-01-01
  is ( boete × 60% ) afgerond omlaag op € 1 als verwijtbaar
  anders boete
  tenzij inkomen < € 100 dan € 0
  tenzij inkomen ≥ € 1.000 dan hoogste van ( boete , € 50 )
termijn vaststellen "het plan" volgens Wi art. 7
  rust op college start na kennisgeving duurt 10 weken
  verlengd met 2 maanden als er is een pip waarvoor telt
  volgens de Algemene termijnenwet
  gehaald op dagtekening van de eerste pip op dagtekening
  signaal 2 weken voor het einde
regel te_laat : ja/nee volgens Wi art. 7 naar het recht op peildatum is vaststellen.status is verlopen
regel dagen_weg : duur volgens Wi art. 8 is totale duur van verlof van pips waarvoor verlof is niet geen
besluit boeten volgens Wi art. 9 genomen door college als te_laat
  uitkomst bedrag_na_korting vraagt oordeel verwijtbaar rechtsmiddel bezwaar , 6 weken volgens Wi art. 9
scenario "een" peildatum 2023-01-01
  gegeven inkomen is € 5 gegeven groep is asiel
  gegeven een pip met dagtekening 2022-05-01 , leerroute b1 , uren 300 uur , verlof geen
  oordeel verwijtbaar is ja stel gevolgd is 300 uur
  verwacht bedrag_na_korting is € 0 , boete is € 100 omdat Wi art. 5
)";

// A linear congruence: the same cases on every machine.
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::size_t>(state_ >> 33) % limit;
    }

private:
    std::uint64_t state_;
};

std::vector<std::string> words() {
    std::istringstream lines(world);
    std::vector<std::string> result;
    for (std::string line; std::getline(lines, line); result.emplace_back("\n")) {
        std::istringstream in(line);
        for (std::string word; in >> word;) result.push_back(word);
    }
    return result;
}

std::string damaged(std::vector<std::string> text, Numbers& numbers) {
    for (std::size_t times = 1 + numbers.below(3); times > 0; --times) {
        auto const at = numbers.below(text.size());
        auto const other = numbers.below(text.size());
        auto const here = text.begin() + static_cast<std::ptrdiff_t>(at);
        switch (numbers.below(4)) {
            case 0:
                text.erase(here);
                break;
            case 1:
                text.insert(here, text[other]);
                break;
            case 2:
                text[at] = text[other];
                break;
            default:
                std::swap(text[at], text[other]);
                break;
        }
    }
    std::string joined;
    for (auto const& word : text) joined += word == "\n" ? word : word + ' ';
    return joined;
}

}  // namespace

TEST_CASE("the whole language compiles") {
    auto const compilation = dsl::compile({{"a.regels", world}});
    INFO(diagnostics::render_text(compilation.diagnostics, compilation.files, {}));
    REQUIRE(compilation.rules);
    CHECK(compilation.diagnostics.sorted().empty());
    CHECK(compilation.scenarios.size() == 1);
}

TEST_CASE("damaged rules are diagnosed, and what compiles evaluates") {
    auto const text = words();
    Numbers numbers(20220101);
    int compiled = 0, refused = 0;
    for (int i = 0; i < 400; ++i) {
        auto const rules_text = damaged(text, numbers);
        auto const compilation = dsl::compile({{"a.regels", rules_text}});
        INFO(rules_text);
        if (!compilation.rules) {
            ++refused;
            REQUIRE(compilation.diagnostics.has_errors());
            REQUIRE_FALSE(diagnostics::render_text(compilation.diagnostics, compilation.files, {}).empty());
            continue;
        }
        ++compiled;
        auto const& rules = *compilation.rules;
        std::vector<model::RuleId> all;
        for (std::size_t rule = 0; rule < rules.rules.size(); ++rule)
            if (!rules.rules[rule].owner.is_some()) all.emplace_back(rule);
        auto const date = *values::Date::from_ymd(2023, 6, 1);
        REQUIRE(evaluate::evaluate(rules, evaluate::no_facts(rules), date, all).outcomes.size() == all.size());
        for (auto const& scenario : compilation.scenarios) scenario::run(rules, scenario);
    }
    CHECK(refused > 200);
    CHECK(compiled > 10);
}
