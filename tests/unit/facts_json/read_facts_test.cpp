// Case files: every type in its spelling, every mismatch reported with a place.
#include "tests/unit/facts_json/case_rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>

using namespace wetwijzer;
using namespace wetwijzer::test;

TEST_CASE("a value of every type is read") {
    auto const rules = case_rules();
    auto const r = read(rules, R"({
      "formaat": "wetwijzer-zaak/1", "zaak": "Z-1", "peildatum": "2024-03-01", "opmerking": ["vrij", "tekst"],
      "gehuwd": true, "uren": 12, "kinderen": null, "inkomen": "1000.05", "aandeel": "12.5",
      "geboortedatum": "2000-02-29", "verlenging": "P2Y6M", "verblijf": {"van": "2022-01-01", "totEnMet": "2022-12-31"},
      "naam": "Zoë", "uitslag": "Geen", "uitslag_of_geen": null,
      "partner": {"naam": "Sam"},
      "inburgeringsplicht": {"indicator": true, "begindatum": "2022-01-01", "einddatum": "2025-01-01"},
      "vrijstelling": {"van": "2022-01-01", "tot_en_met": "2022-01-31"}
    })");
    REQUIRE(r.codes() == "");
    CHECK(r.facts->case_id == "Z-1");
    CHECK(r.facts->reference_date == date("2024-03-01"));
    CHECK(*value_of(rules, r, "gehuwd") == Value(true));
    CHECK(*value_of(rules, r, "uren") == Value(std::int64_t{12}));
    CHECK(*value_of(rules, r, "kinderen") == Value(values::None{}));
    CHECK(*value_of(rules, r, "inkomen") == Value(euro(1000, 5)));
    CHECK(*value_of(rules, r, "aandeel") == Value(fraction(1, 8)));
    CHECK(*value_of(rules, r, "geboortedatum") == Value(date("2000-02-29")));
    CHECK(*value_of(rules, r, "verlenging") == Value(values::months(30)));
    CHECK(*value_of(rules, r, "verblijf") ==
          Value(*values::Period::from_until(date("2022-01-01"), date("2023-01-01"))));
    CHECK(*value_of(rules, r, "naam") == Value(std::string("Zoë")));
    CHECK(*value_of(rules, r, "uitslag") == Value(values::Member{2}));
    CHECK(*value_of(rules, r, "uitslag_of_geen") == Value(values::None{}));
    CHECK(*value_of(rules, r, "plicht") == Value(true));
    CHECK(*value_of(rules, r, "plichtperiode") ==
          Value(*values::Period::from_until(date("2022-01-01"), date("2025-01-01"))));
    CHECK(*value_of(rules, r, "begin_plicht") == Value(date("2022-01-01")));
    CHECK(*value_of(rules, r, "vrijstelling") ==
          Value(*values::Period::from_through(date("2022-01-01"), date("2022-01-31"))));
    auto const partner = model::find_fact(rules, "partner");
    CHECK(*value_of(rules, r, "partner") == Value(values::RecordRef{partner.value, 0}));
    REQUIRE(r.facts->slots[partner.value].rows.value().size() == 1);
    CHECK(r.facts->slots[partner.value].rows->front()[0] == Value(std::string("Sam")));
    CHECK_FALSE(r.facts->slots[partner.value].rows->front()[1].has_value());
}

TEST_CASE("absent is unknown, an empty list is known to be empty, null is geen") {
    auto const rules = case_rules();
    auto const exams = model::find_fact(rules, "examens").value;
    CHECK_FALSE(read(rules, "{}").facts.value().slots[exams].rows.has_value());
    CHECK(read(rules, R"({"Examenresultaat": []})").facts.value().slots[exams].rows.value().empty());
    CHECK(*value_of(rules, read(rules, R"({"partner": null})"), "partner") == Value(values::None{}));
    CHECK(read(rules, R"({"Examenresultaat": null})").codes() == "C0208");
    CHECK(value_of(rules, read(rules, "{}"), "gehuwd") == nullptr);
}

TEST_CASE("what a complete message leaves out is geen; without the message it is unknown") {
    auto const rules = case_rules();
    Value const none = values::None{};
    auto const some = read(rules, R"({"bericht": {"PIP": {"dagtekening": "2024-03-01", "intensiteit": 600}}})");
    REQUIRE(some.codes() == "");
    CHECK(*value_of(rules, some, "niveau") == none);
    CHECK(*value_of(rules, some, "intensiteit") == Value(std::int64_t{600}));
    CHECK(*value_of(rules, some, "school") == none);
    CHECK(value_of(rules, some, "aanroep") == nullptr);

    auto const empty = read(rules, R"({"bericht": {"PIP": {}}})");
    CHECK(*value_of(rules, empty, "niveau") == none);
    CHECK(*value_of(rules, empty, "intensiteit") == none);
    CHECK(value_of(rules, empty, "dagtekening") == nullptr);

    auto const other = read(rules, R"({"bericht": {"aanroep": "PUT map"}})");
    CHECK(value_of(rules, other, "niveau") == nullptr);
    CHECK(*value_of(rules, other, "school") == none);
    CHECK(value_of(rules, read(rules, "{}"), "school") == nullptr);
    CHECK(*value_of(rules, read(rules, R"({"bericht": {"PIP": {"niveau": null}}})"), "niveau") == none);
    CHECK(read(rules, R"({"bericht": {"PIP": null}})").codes() == "C0203");
}

TEST_CASE("a row, a record and an object in it are complete messages too") {
    auto const rules = case_rules();
    Value const none = values::None{};
    auto const r = read(rules, R"({"instellingen": [{"nummer": "1"}, {"bow": "2", "adres": {}}, {}],
                                   "bericht": {"school": {"adres": {"straat": "Dam"}}}})");
    REQUIRE(r.codes() == "");
    auto const& rows = r.facts->slots[model::find_fact(rules, "instellingen").value].rows.value();
    REQUIRE(rows.size() == 3);
    CHECK(rows[0][1] == none);
    CHECK_FALSE(rows[0][3].has_value());
    CHECK(rows[1][1] == Value(std::string("2")));
    CHECK(rows[1][3] == none);
    CHECK(rows[2][1] == none);
    auto const& school = r.facts->slots[model::find_fact(rules, "school").value].rows.value().front();
    CHECK_FALSE(school[0].has_value());
    CHECK(school[1] == none);
    CHECK(school[2] == Value(std::string("Dam")));
    CHECK(school[3] == none);
}

TEST_CASE("rows of a list have nested keys and periods of their own") {
    auto const rules = case_rules();
    auto const r = read(rules, R"({"Examenresultaat": [
        {"examendatum": "2024-03-01", "resultaat": "Geslaagd", "GeheleOntheffing": {"toegekend": true}},
        {"startdatum": "2024-01-01", "einddatum": null, "uren": 1000},
        {"startdatum": null, "einddatum": null, "reden": null},
        {"startdatum": "2024-01-01"}]})");
    REQUIRE(r.codes() == "");
    auto const& rows = *r.facts->slots[model::find_fact(rules, "examens").value].rows;
    REQUIRE(rows.size() == 4);
    CHECK(rows[0][1] == Value(values::Member{0}));
    CHECK(rows[0][5] == Value(true));
    CHECK_FALSE(rows[0][3].has_value());
    CHECK(rows[1][3] == Value(values::Period::from(date("2024-01-01"))));
    CHECK(rows[2][3] == Value(values::None{}));
    CHECK(rows[2][2] == Value(values::None{}));
    CHECK_FALSE(rows[3][3].has_value());  // one of its two keys is not known
}

TEST_CASE("values that do not fit are refused with their code") {
    struct Case {
        char const* json;
        char const* code;
    };
    auto const row = GENERATE(Catch::Generators::values<Case>({
        {R"([])", "C0201"},
        {R"("zaak")", "C0201"},
        {"12", "C0201"},
        {"null", "C0201"},
        {R"({"gehuwd": "ja"})", "C0203"},
        {R"({"gehuwd": 1})", "C0203"},
        {R"({"gehuwd": null})", "C0208"},
        {R"({"uren": "12"})", "C0203"},
        {R"({"uren": true})", "C0203"},
        {R"({"uren": 12.0})", "C0206"},
        {R"({"uren": 1e1})", "C0206"},
        {R"({"uren": 12.5})", "C0206"},
        {R"({"uren": -1})", "C0207"},
        {R"({"uren": 2001})", "C0207"},
        {R"({"uren": 9223372036854775808})", "C0206"},
        {R"({"kinderen": -9223372036854775809})", "C0206"},
        {R"({"kinderen": 99999999999999999999999999999999999999999999})", "C0206"},
        {R"({"inkomen": "1000"})", "C0209"},
        {R"({"inkomen": "1000.0"})", "C0209"},
        {R"({"inkomen": "1000,00"})", "C0209"},
        {R"({"inkomen": "1.000.00"})", "C0209"},
        {R"({"inkomen": "€ 10.00"})", "C0209"},
        {R"({"inkomen": " 10.00"})", "C0209"},
        {R"({"inkomen": "+10.00"})", "C0209"},
        {R"({"inkomen": "010.00"})", "C0209"},
        {R"({"inkomen": 37.5})", "C0209"},
        {R"({"inkomen": ".50"})", "C0209"},
        {R"({"inkomen": ""})", "C0209"},
        {R"({"inkomen": "-"})", "C0209"},
        {R"({"inkomen": "92233720368547758.08"})", "C0209"},
        {R"({"inkomen": 92233720368547759})", "C0209"},
        {R"({"inkomen": 9223372036854775807})", "C0209"},
        {R"({"inkomen": {}})", "C0203"},
        {R"({"aandeel": 12.5})", "C0210"},
        {R"({"aandeel": 12})", "C0210"},
        {R"({"aandeel": "12,5"})", "C0210"},
        {R"({"aandeel": "12.5%"})", "C0210"},
        {R"({"aandeel": "1.0000000001"})", "C0210"},
        {R"({"aandeel": "1/3"})", "C0210"},
        {R"({"aandeel": "100.000000001"})", "C0207"},
        {R"({"aandeel": "-1"})", "C0207"},
        {R"({"geboortedatum": "2023-02-29"})", "C0205"},
        {R"({"geboortedatum": "2023-13-01"})", "C0205"},
        {R"({"geboortedatum": "2023-00-10"})", "C0205"},
        {R"({"geboortedatum": "0000-01-01"})", "C0205"},
        {R"({"geboortedatum": "01-03-2024"})", "C0205"},
        {R"({"geboortedatum": "2024-3-1"})", "C0205"},
        {R"({"geboortedatum": "2024-03-01T00:00:00"})", "C0205"},
        {R"({"geboortedatum": 20240301})", "C0203"},
        {R"({"geboortedatum": "1899-12-31"})", "C0207"},
        {R"({"verlenging": "P"})", "C0211"},
        {R"({"verlenging": "P1M2D"})", "C0211"},
        {R"({"verlenging": "P6M1Y"})", "C0211"},
        {R"({"verlenging": "PT1H"})", "C0211"},
        {R"({"verlenging": "-P1D"})", "C0211"},
        {R"({"verlenging": "P-1D"})", "C0211"},
        {R"({"verlenging": "P1"})", "C0211"},
        {R"({"verlenging": "6 maanden"})", "C0211"},
        {R"({"verlenging": "P1.5M"})", "C0211"},
        {R"({"verlenging": "P999999999Y"})", "C0211"},
        {R"({"verlenging": "P1Y1Y"})", "C0211"},
        {R"({"verlenging": "P01D"})", "C0211"},
        {R"({"verlenging": 6})", "C0203"},
        {R"({"verblijf": "2022-01-01/2023-01-01"})", "C0203"},
        {R"({"verblijf": {}})", "C0212"},
        {R"({"verblijf": {"tot": "2023-01-01"}})", "C0212"},
        {R"({"verblijf": {"van": "2022-01-01", "tot": "2022-01-01"}})", "C0212"},
        {R"({"verblijf": {"van": "2022-01-01", "tot": "2023-01-01", "totEnMet": "2023-01-01"}})", "C0212"},
        {R"({"verblijf": {"van": "2022-01-01", "einde": "2023-01-01"}})", "C0202"},
        {R"({"naam": 1})", "C0203"},
        {R"({"naam": null})", "C0208"},
        {R"({"uitslag": "geslaagd"})", "C0204"},
        {R"({"uitslag": 0})", "C0203"},
        {R"({"uitslag": null})", "C0208"},
        {R"({"Examenresultaat": {}})", "C0203"},
        {R"({"Examenresultaat": [1]})", "C0203"},
        {R"({"Examenresultaat": [null]})", "C0203"},
        {R"({"Examenresultaat": [{"uren": 1001}]})", "C0207"},
        {R"({"partner": []})", "C0203"},
        {R"({"partner": {"leeftijd": 3}})", "C0202"},
        {R"({"inburgeringsplicht": []})", "C0203"},
        {R"({"inburgeringsplicht": null})", "C0203"},
        {R"({"inburgeringsplicht": {"begindatum": "2022-01-01", "einddatum": "2022-01-01"}})", "C0212"},
        {R"({"vrijstelling": {"van": null, "tot_en_met": "2022-01-01"}})", "C0208"},
        {R"({"vrijstelling": {"tot_en_met": 1}})", "C0203"},
        {R"({"vrijstelling": {"van": "x"}})", "C0205"},
        {R"({"Examenresultaat": [{"startdatum": "2024-02-30"}]})", "C0205"},
        {R"({"inburgeringsplicht": {"einddatum": "2022-13-01"}})", "C0205"},
        {R"({"vrijstelling": {"van": "2022-01-02", "tot_en_met": "2022-01-01"}})", "C0212"},
        {R"({"onbekend": 1})", "C0202"},
        {R"({"zaak": ""})", "C0214"},
        {R"({"zaak": " \n"})", "C0214"},
        {R"({"zaak": 1})", "C0203"},
        {R"({"peildatum": "gisteren"})", "C0205"},
        {R"({"peildatum": null})", "C0208"},
        {R"({"formaat": "wetwijzer-zaak/2"})", "C0215"},
        {R"({"formaat": 1})", "C0215"},
        {R"({"opmerking": 1})", "C0203"},
        {R"({"opmerking": ["x", 1]})", "C0203"},
    }));
    CAPTURE(row.json);
    auto const rules = case_rules();
    auto const r = read(rules, row.json);
    CHECK(r.codes() == row.code);
    CHECK_FALSE(r.facts.has_value());
}

TEST_CASE("the edges of ranges and of 64 bits are inside") {
    auto const rules = case_rules();
    for (auto const* json :
         {R"({"uren": 0})", R"({"uren": 2000})", R"({"aandeel": "0"})", R"({"aandeel": "100.000000000"})",
          R"({"geboortedatum": "1900-01-01"})", R"({"kinderen": 9223372036854775807})",
          R"({"kinderen": -9223372036854775808})", R"({"inkomen": "92233720368547758.07"})",
          R"({"inkomen": "-92233720368547758.08"})", R"({"verlenging": "P0D"})", R"({"verlenging": "P10W3D"})",
          R"({"inburgeringsplicht": {"begindatum": "9999-12-31", "einddatum": null}})"}) {
        CAPTURE(json);
        CHECK(read(rules, json).codes() == "");
    }
    CHECK(*value_of(rules, read(rules, R"({"kinderen": -9223372036854775808})"), "kinderen") ==
          Value(std::numeric_limits<std::int64_t>::min()));
    CHECK(*value_of(rules, read(rules, R"({"inkomen": 1000})"), "inkomen") == Value(euro(1000)));
    CHECK(*value_of(rules, read(rules, R"({"inkomen": "-0.05"})"), "inkomen") == Value(euro(0, -5)));
    CHECK(*value_of(rules, read(rules, R"({"verlenging": "P10W"})"), "verlenging") == Value(values::days(70)));
}

TEST_CASE("a period that ends on the last day of the calendar has no day after it") {
    auto const rules = case_rules();
    auto const r = read(rules, R"({"vrijstelling": {"van": "2022-01-01", "tot_en_met": "9999-12-31"}})");
    auto const expected = values::Period::from_through(date("2022-01-01"), date("9999-12-31"));
    if (expected) {
        REQUIRE(r.codes() == "");
        CHECK(*value_of(rules, r, "vrijstelling") == Value(*expected));
    } else {
        CHECK(r.codes() == "C0212");
    }
}

TEST_CASE("a problem names its pointer, its place and a hint in both languages") {
    auto const rules = case_rules();
    auto const r = read(rules, "{\n  \"Examenresultaat\": [\n    {\"é\": 1, \"resultaat\": \"Geslagd\"}\n  ]\n}");
    REQUIRE(r.problems.size() == 2);
    CHECK(r.problems[0].path == "/Examenresultaat/0/é");
    CHECK(r.problems[0].line == 3);
    CHECK(r.problems[0].column == 6);
    auto const& wrong = r.problems[1];
    CHECK(wrong.path == "/Examenresultaat/0/resultaat");
    CHECK(wrong.line == 3);
    CHECK(wrong.column == 27);
    CHECK(wrong.message_nl == "verwacht een van \"Geslaagd\", \"Gezakt\", \"Geen\"; hier staat de tekst `\"Geslagd\"`");
    CHECK(wrong.hint_nl == "bedoelde u \"Geslaagd\"?");
    CHECK(wrong.hint_en == "did you mean \"Geslaagd\"?");
}

TEST_CASE("an unknown key gets the nearest known one, or where it stands") {
    auto const rules = case_rules();
    auto const hint = [&](char const* json) {
        auto const r = read(rules, json);
        return r.problems.size() == 1 ? r.problems[0].hint_nl : "geen of meer problemen: " + r.codes();
    };
    CHECK(hint(R"({"geboortdatum": "2000-01-01"})") == "bedoelde u `geboortedatum`?");
    CHECK(hint(R"({"Peildatum": "2000-01-01"})") == "bedoelde u `peildatum`?");
    CHECK(hint(R"({"oordeel": {}})") == "bedoelde u `oordelen`?");
    CHECK(hint(R"({"inburgeringsplicht": {"beginDatum": "2022-01-01"}})") == "bedoelde u `begindatum`?");
    CHECK(hint(R"({"examens": []})") == "dit gegeven staat onder `Examenresultaat`");
    CHECK(hint(R"({"plicht": true})") == "dit gegeven staat onder `inburgeringsplicht.indicator`");
    CHECK(hint(R"({"verwijtbaar": true})") == "een oordeel staat onder `oordelen`");
    CHECK(hint(R"({"xyzzy": true})") == "");
}

TEST_CASE("a reading that is not named, or named as it stands, is the standard one") {
    auto const rules = case_rules();
    auto const r = read(rules, R"({"lezingen": {"termijnenwet": "wel", "herhaling": "gelijk"}})");
    REQUIRE(r.codes() == "");
    REQUIRE(r.facts->readings.size() == 2);
    CHECK(r.facts->readings[0].reading == model::find_reading(rules, "herhaling"));
    CHECK(r.facts->readings[0].alternative == 2);
    CHECK(r.facts->readings[1].alternative == 1);
    auto const standard = read(rules, R"({"lezingen": {"herhaling": "verdubbeling"}})");
    REQUIRE(standard.codes() == "");
    CHECK(standard.facts->readings.empty());
    CHECK(evaluate::write_facts(rules, *standard.facts) == evaluate::write_facts(rules, *read(rules, "{}").facts));
    CHECK(evaluate::write_facts(rules, *r.facts) ==
          R"({"formaat":"wetwijzer-zaak/1","lezingen":{"herhaling":"gelijk","termijnenwet":"wel"}})");
}

TEST_CASE("an unknown reading or alternative is refused with a suggestion") {
    auto const rules = case_rules();
    auto const said = [&](char const* json) {
        auto const r = read(rules, json);
        if (r.problems.size() != 1) return "geen of meer problemen: " + r.codes();
        auto const& problem = r.problems[0];
        return problem.code + " " + problem.path + " " + problem.message_nl + "; " + problem.hint_nl;
    };
    CHECK(said(R"({"lezingen": {"herhalling": "optelling"}})") ==
          "C0202 /lezingen/herhalling onbekende lezing `herhalling`; bedoelde u `herhaling`?");
    CHECK(said(R"({"lezingen": {"herhaling": "optellen"}})") ==
          "C0204 /lezingen/herhaling `optellen` is geen keuze van de lezing `herhaling`; bedoelde u `optelling`?");
    CHECK(said(R"({"lezingen": {"herhaling": "x"}})") ==
          "C0204 /lezingen/herhaling `x` is geen keuze van de lezing `herhaling`; "
          "kies een van \"verdubbeling\", \"optelling\", \"gelijk\"");
    CHECK(said(R"({"lezingen": {"herhaling": null}})") ==
          "C0203 /lezingen/herhaling verwacht een van \"verdubbeling\", \"optelling\", \"gelijk\"; hier staat null; ");
    CHECK(said(R"({"lezingen": []})") == "C0203 /lezingen verwacht een object; hier staat een lijst; ");
    CHECK(said(R"({"lezing": {}})") == "C0202 /lezing onbekende sleutel `lezing`; bedoelde u `lezingen`?");
}

TEST_CASE("every mismatch is reported, up to fifty") {
    auto const rules = case_rules();
    auto const r = read(rules, R"({"gehuwd": "ja", "uren": 1.5, "naam": 1, "x": 1, "oordelen": {"verwijtbaar": {}}})");
    CHECK(r.codes() == "C0203 C0206 C0203 C0202 C0213");
    std::string many = "{\"Examenresultaat\": [";
    for (int i = 0; i < 500; ++i) many += std::string(i ? "," : "") + "{\"uren\": -1}";
    CHECK(read(rules, many + "]}").problems.size() == 50);
    std::vector<evaluate::CaseProblem> earlier(3);
    CHECK_FALSE(evaluate::read_facts(rules, many + "]}", earlier));
    CHECK(earlier.size() == 53);
}

TEST_CASE("ten thousand rows are read, one more is refused") {
    auto const rules = case_rules();
    auto const list = [](int count) {
        std::string json = "{\"Examenresultaat\": [";
        for (int i = 0; i < count; ++i) json += std::string(i ? "," : "") + "{\"uren\": 1}";
        return json + "]}";
    };
    auto const r = read(rules, list(10'000));
    REQUIRE(r.codes() == "");
    CHECK(r.facts->slots[model::find_fact(rules, "examens").value].rows->size() == 10'000);
    CHECK(read(rules, list(10'001)).codes() == "C0108");
}

TEST_CASE("a judgement counts only with value, author, date and motivation") {
    auto const rules = case_rules();
    auto const full =
        R"({"oordelen": {"hoogte": {"waarde": null, "auteur": "B", "datum": "2024-03-02", "motivering": "m"},
        "verwijtbaar": {"waarde": true, "auteur": "A. Jansen", "datum": "2024-03-01", "motivering": "geen reden gegeven"}}})";
    auto const r = read(rules, full);
    REQUIRE(r.codes() == "");
    CHECK(*value_of(rules, r, "verwijtbaar") == Value(true));
    CHECK(*value_of(rules, r, "hoogte") == Value(values::None{}));
    REQUIRE(r.facts->judgements.size() == 2);
    CHECK(r.facts->judgements[0].fact == model::find_fact(rules, "verwijtbaar"));  // in order of facts
    CHECK(r.facts->judgements[0].author == "A. Jansen");
    CHECK(r.facts->judgements[0].date == date("2024-03-01"));
    CHECK(r.facts->judgements[0].motivation == "geen reden gegeven");

    struct Case {
        char const* judgement;
        char const* codes;
    };
    auto const row = GENERATE(Catch::Generators::values<Case>({
        {R"({"auteur": "A", "datum": "2024-03-01", "motivering": "m"})", "C0213"},
        {R"({"waarde": true, "datum": "2024-03-01", "motivering": "m"})", "C0213"},
        {R"({"waarde": true, "auteur": "A", "motivering": "m"})", "C0213"},
        {R"({"waarde": true, "auteur": "A", "datum": "2024-03-01"})", "C0213"},
        {R"({"waarde": true, "auteur": " ", "datum": "2024-03-01", "motivering": ""})", "C0214 C0214"},
        {R"({"waarde": "ja", "auteur": "A", "datum": "1 maart", "motivering": "m"})", "C0203 C0205"},
        {R"({"waarde": true, "auteur": "A", "datum": "2024-03-01", "motivatie": "m"})", "C0202 C0213"},
        {"true", "C0203"},
    }));
    CAPTURE(row.judgement);
    CHECK(read(rules, std::string(R"({"oordelen": {"verwijtbaar": )") + row.judgement + "}}").codes() == row.codes);
    CHECK(read(rules, R"({"oordelen": {"gehuwd": {}}})").problems.at(0).hint_nl == "dit is een gegeven, geen oordeel");
    CHECK(read(rules, R"({"oordelen": {"verwijtbar": {}}})").problems.at(0).hint_nl == "bedoelde u `verwijtbaar`?");
    CHECK(read(rules, R"({"oordelen": []})").codes() == "C0203");
}
