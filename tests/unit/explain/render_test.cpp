#include "tests/unit/explain/duty_case.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace wetwijzer::explain {
namespace {

using test::DutyCase;
using Json = nlohmann::json;

DutyCase known_case() {
    DutyCase c;
    c.set(c.age, std::int64_t{34});
    c.set(c.right, values::Member{0});
    c.set(c.citizen, false);
    return c;
}

TEST_CASE("JSON names its format and carries text and JuriConnect address of each citation") {
    auto const c = known_case();
    auto const json = Json::parse(render_json(c.rules, c.told({c.duty})));
    CHECK(json["format"] == "wetwijzer-explanation/1");
    CHECK(json["language"] == "nl");
    CHECK(json["case"] == "Z-1");
    CHECK(json["reference_date"] == "2024-06-01");
    auto const& outcome = json["parts"][0]["reasons"][0];
    CHECK(outcome["kind"] == "outcome");
    CHECK(outcome["name"] == "plichtig");
    CHECK(outcome["value"] == "ja");
    CHECK(outcome["text"] == "Het is zo dat de persoon inburgeringsplichtig is.");
    CHECK(outcome["citation"][0]["text"] == "Wi art. 3");
    CHECK(outcome["citation"][0]["juriconnect"] == "jci1.3:c:BWBR0044770&artikel=3&g=2024-06-01");
    CHECK(json["parts"][0]["facts"][0]["source"] == "Basisregistratie Personen");
}

TEST_CASE("A ruling is cited by ECLI in JSON and linked in Markdown") {
    auto c = known_case();
    c.rules.rules[c.duty.value].versions[0].citation = {{c.ruling, {}}};
    auto const json = Json::parse(render_json(c.rules, c.told({c.duty})));
    CHECK(json["parts"][0]["reasons"][0]["citation"][0]["ecli"] == "ECLI:NL:RVS:2025:3087");
    CHECK(render_markdown(c.rules, c.told({c.duty}), Depth::Short)
              .find("[RvS](https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:RVS:2025:3087)") != std::string::npos);
}

TEST_CASE("Markdown links articles as they stood, and what a case says cannot become markup") {
    auto c = known_case();
    c.judge(true, "<script> [klik](http://x) *nadruk* _x_ `y`\nnieuwe regel");
    auto const text = render_markdown(c.rules, c.told({c.fine}), Depth::Full);
    CHECK(text.find(
              "[Wi art. 25 lid 1](https://wetten.overheid.nl/jci1.3:c:BWBR0044770&artikel=25&lid=1&g=2024-06-01)") !=
          std::string::npos);
    CHECK(text.find("<script>") == std::string::npos);
    CHECK(text.find("&lt;script> \\[klik\\](http://x) \\*nadruk\\* \\_x\\_ \\`y\\` nieuwe regel") != std::string::npos);
}

TEST_CASE("Text that is no UTF-8 does not break JSON") {
    auto c = known_case();
    c.judge(true, "\xff\xfe");
    CHECK(Json::accept(render_json(c.rules, c.told({c.fine}))));
}

TEST_CASE("Text is wrapped at 100 columns of characters, and coloured only when asked") {
    auto c = known_case();
    c.rules.rules[c.duty.value].description =
        "Of de persoon een één één één één één één één één één één één één één één één één één één één één één één één "
        "is";
    auto const told = c.told({c.duty});
    auto const plain = render_text(c.rules, told, Depth::Full, false);
    std::size_t column = 0;
    for (char const letter : plain) {
        if (letter == '\n')
            column = 0;
        else if ((static_cast<unsigned char>(letter) & 0xc0) != 0x80)
            ++column;
        REQUIRE(column <= 100);
    }
    CHECK(plain.find('\033') == std::string::npos);
    CHECK(render_text(c.rules, told, Depth::Full, true).find("\033[32m✓") != std::string::npos);
}

}  // namespace
}  // namespace wetwijzer::explain
