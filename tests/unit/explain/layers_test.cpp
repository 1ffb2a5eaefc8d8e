// Exceptions that stand elsewhere, readings, table rows and terms, told in full.
#include "tests/unit/explain/layer_case.hpp"

#include <catch2/catch.hpp>

namespace wetwijzer::explain {
namespace {

using test::LayerCase;

// A status holder with two earlier fines, in Ouder-Amstel.
struct StatusHolder : LayerCase {
    StatusHolder() {
        set(asylum, true);
        set(before, std::int64_t{2});
        set(municipality, std::string("0437"));
    }
};

TEST_CASE("What a ruling says and what the law says beneath it are both told, however short", "[layers]") {
    StatusHolder c;
    CHECK(c.text({c.fine}, "2025-07-09", Depth::Short) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

De boete.
  Uitkomst: boete
  Stand: uitkomst bekend

  - De boete is er niet. [Wi art. 23, RvS2025 art. 5]
      - Volgens de wet: de boete bedraagt € 200. [Wi art. 23; versie geldig vanaf 1 januari 2022]
      - Maar sinds 9 juli 2025 volgens rechtspraak (ECLI:NL:RVS:2025:3087): asielstatushouders
        krijgen geen boete van de minister. [RvS2025 art. 5]
)");
    CHECK(c.text({c.fine}, "2025-07-09", Depth::Full) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

De boete.
  Uitkomst: boete
  Stand: uitkomst bekend

  - De boete is er niet. [Wi art. 23, RvS2025 art. 5]
      - Volgens de wet: de boete bedraagt € 200. [Wi art. 23; versie geldig vanaf 1 januari 2022]
          - Lezing: hoe de boete bij herhaling oploopt; gekozen: telkens het dubbele van de vorige,
            want het maximum is precies vier verdubbelingen. [Bi art. 7.1 lid 3]
          ✗ Niet € 50: het aantal eerdere boetes is 2, dus minstens 1.
      - Maar sinds 9 juli 2025 volgens rechtspraak (ECLI:NL:RVS:2025:3087): asielstatushouders
        krijgen geen boete van de minister. [RvS2025 art. 5]

  Gebruikte gegevens
    - het aantal eerdere boetes: 2
    - of de persoon asielstatushouder is: ja
)");
}

TEST_CASE("Before the ruling the rule is told as the law beneath, with its reading and what hangs on it", "[layers]") {
    StatusHolder c;
    CHECK(c.text({c.fine}, "2025-07-08", Depth::Short) == R"(Zaak Z-2  ·  Peildatum 8 juli 2025

De boete.
  Uitkomst: boete
  Stand: uitkomst bekend

  - De boete bedraagt € 200. [Wi art. 23; versie geldig vanaf 1 januari 2022]
      - Lezing: hoe de boete bij herhaling oploopt; gekozen: telkens het dubbele van de vorige, want
        het maximum is precies vier verdubbelingen. [Bi art. 7.1 lid 3]
      ✗ Niet € 50: het aantal eerdere boetes is 2, dus minstens 1.

  Hangt af van een lezing
    - Bij een andere lezing van de vraag hoe de boete bij herhaling oploopt, namelijk “telkens € 50
      erbij”: de boete is € 150 (nu: € 200). [Bi art. 7.1 lid 3]
)");
}

TEST_CASE("An exception from elsewhere that does not apply is told as one, by what it is about", "[layers]") {
    StatusHolder c;
    c.set(c.asylum, false);
    c.facts.readings = {{c.repeat, 1}};
    CHECK(c.text({c.fine}, "2025-07-09") == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

De boete.
  Uitkomst: boete
  Stand: uitkomst bekend

  - De boete bedraagt € 150. [Wi art. 23; versie geldig vanaf 1 januari 2022]
      - Lezing: hoe de boete bij herhaling oploopt; in deze zaak gekozen: telkens € 50 erbij
        (standaard: telkens het dubbele van de vorige). [Bi art. 7.1 lid 3]
      ✗ Niet € 50: het aantal eerdere boetes is 2, dus minstens 1.
      - Uitzondering “asielstatushouders krijgen geen boete van de minister” is niet van toepassing:
        het is niet zo dat de persoon asielstatushouder is. [RvS2025 art. 5]

  Hangt af van een lezing
    - Bij een andere lezing van de vraag hoe de boete bij herhaling oploopt, namelijk “telkens het
      dubbele van de vorige”: de boete is € 200 (nu: € 150). [Bi art. 7.1 lid 3]

  Gebruikte gegevens
    - het aantal eerdere boetes: 2
    - of de persoon asielstatushouder is: nee
)");
}

TEST_CASE("While it is open whether a ruling applies the law beneath is told, and the question asked", "[layers]") {
    StatusHolder c;
    c.facts.slots[c.asylum.value] = {};
    CHECK(c.text({c.fine}, "2025-07-09", Depth::Short) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

De boete.
  Uitkomst: boete
  Stand: nog niet te bepalen

  ? Nog niet te bepalen is de boete. [Wi art. 23]
      - Volgens de wet: de boete bedraagt € 200. [versie geldig vanaf 1 januari 2022]
      ? Uitzondering “asielstatushouders krijgen geen boete van de minister” staat nog open: nog
        niet bekend is of de persoon asielstatushouder is. [RvS2025 art. 5]

  Nog nodig
    1. Is het zo dat de persoon asielstatushouder is?
       [RvS2025 art. 5; asielstatushouder]
)");
}

TEST_CASE("Local policy is told with its municipality and its document", "[layers]") {
    StatusHolder c;
    CHECK(c.text({c.support}, "2025-12-31", Depth::Short) == R"(Zaak Z-2  ·  Peildatum 31 december 2025

Hoe lang de bijstand wordt ingehouden.
  Uitkomst: ontzorgen
  Stand: uitkomst bekend

  - Hoe lang de bijstand wordt ingehouden, is 6 maanden. [Wi art. 57, OA art. 2.2]
      - Volgens de wet: hoe lang de bijstand wordt ingehouden, is 0 maanden. [Wi art. 57; versie
        geldig vanaf 1 januari 2022]
      - Maar sinds 1 januari 2022 volgens het beleid van Ouder-Amstel (Investeren in Inburgeren
        2020-2024): hoe lang de bijstand wordt ingehouden, is 6 maanden. [OA art. 2.2]
)");
    CHECK(c.text({c.support}, "2026-01-01", Depth::Full) == R"(Zaak Z-2  ·  Peildatum 1 januari 2026

Hoe lang de bijstand wordt ingehouden.
  Uitkomst: ontzorgen
  Stand: uitkomst bekend

  - Hoe lang de bijstand wordt ingehouden, is 0 maanden. [Wi art. 57; versie geldig vanaf 1 januari
    2022]
)");
}

TEST_CASE("The policy of another municipality is not told", "[layers]") {
    StatusHolder c;
    c.set(c.municipality, std::string("0344"));
    CHECK(c.text({c.support}, "2025-07-09", Depth::Full) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

Hoe lang de bijstand wordt ingehouden.
  Uitkomst: ontzorgen
  Stand: uitkomst bekend

  - Hoe lang de bijstand wordt ingehouden, is 0 maanden. [Wi art. 57; versie geldig vanaf 1 januari
    2022]
)");
    c.facts.slots[c.municipality.value] = {};
    CHECK(c.text({c.support}, "2025-07-09", Depth::Full) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

Hoe lang de bijstand wordt ingehouden.
  Uitkomst: ontzorgen
  Stand: nog niet te bepalen

  ? Nog niet te bepalen is hoe lang de bijstand wordt ingehouden. [Wi art. 57]
      - Volgens de wet: hoe lang de bijstand wordt ingehouden, is 0 maanden. [versie geldig vanaf 1
        januari 2022]
      ? Uitzondering “ontzorgen (Ouder-Amstel)” staat nog open: nog niet te bepalen is of de
        gemeente waar de persoon woont gelijk is aan 0437. [OA art. 2.2]

  Nog nodig
    1. Wat is de gemeente waar de persoon woont?
       [OA art. 2.2; gemeentecode]
)");
}

TEST_CASE("A sentence of the rule that names the rule means the law's value beneath", "[layers]") {
    StatusHolder c;
    auto const told = c.told({c.fine});
    auto const& reasons = told.parts.at(0).reasons.at(0);
    CHECK(reasons.value == "geen");
    REQUIRE(reasons.because.size() == 2);
    CHECK(reasons.because[0].kind == Reason::Kind::Beneath);
    CHECK(reasons.because[0].text == "volgens de wet: de boete bedraagt € 200");
    CHECK(reasons.because[1].layer == model::Layer::CaseLaw);
    CHECK(reasons.because[1].since == test::date("2025-07-09"));
}

TEST_CASE("What lies beneath, named by itself, says so", "[layers]") {
    StatusHolder c;
    auto const told = c.told({c.beneath});
    CHECK(told.parts.at(0).title == "de boete volgens de wet");
}

TEST_CASE("A reading is told in full once", "[layers]") {
    StatusHolder c;
    auto const reason = c.told({c.repeated_twice}).parts.at(0).reasons.at(0);
    REQUIRE(reason.because.size() == 2);
    CHECK(reason.because[0].text ==
          "lezing: hoe de boete bij herhaling oploopt; gekozen: telkens het dubbele van de vorige, want het maximum is "
          "precies vier verdubbelingen");
    CHECK(reason.because[1].text ==
          "lezing: hoe de boete bij herhaling oploopt; gekozen: telkens het dubbele van de vorige (zie boven)");
    CHECK(reason.because[0].kind == Reason::Kind::Reading);
    CHECK(reason.because[0].value == "verdubbeling");
}

TEST_CASE("Other readings in JSON and Markdown", "[layers]") {
    StatusHolder c;
    auto const told = c.told({c.fine}, "2025-07-08");
    auto const json = render_json(c.rules, told);
    auto const from = json.find("\"other_readings\"");
    REQUIRE(from != std::string::npos);
    CHECK(json.substr(from, json.find("\"facts\"", from) - from) == R"("other_readings": [
        {
          "text": "Bij een andere lezing van de vraag hoe de boete bij herhaling oploopt, namelijk “telkens € 50 erbij”: de boete is € 150 (nu: € 200).",
          "assumed": [
            {
              "name": "herhaling",
              "about": "hoe de boete bij herhaling oploopt",
              "taken": "verdubbeling",
              "alternative": "optelling",
              "means": "“telkens € 50 erbij”",
              "citation": [
                {
                  "text": "Bi art. 7.1 lid 3"
                }
              ]
            }
          ],
          "outcomes": [
            {
              "name": "boete",
              "text": "De boete is € 150.",
              "value": "€ 150",
              "now": "€ 200"
            }
          ]
        }
      ],
      )");
    auto const markdown = render_markdown(c.rules, told, Depth::Short);
    auto const section = markdown.find("### Hangt");
    REQUIRE(section != std::string::npos);
    CHECK(markdown.substr(section) == R"(### Hangt af van een lezing

- Bij een andere lezing van de vraag hoe de boete bij herhaling oploopt, namelijk “telkens € 50 erbij”: de boete is € 150 (nu: € 200). (Bi art. 7.1 lid 3)
)");
}

TEST_CASE("Layers and readings in English", "[layers]") {
    StatusHolder c;
    CHECK(render_text(c.rules, c.told({c.fine, c.support}, "2025-07-09", values::Language::English), Depth::Short,
                      false) == R"(Case Z-2  ·  Reference date 9 July 2025

De boete.
  Outcome: boete
  Status: outcome known

  - De boete: none. [Wi art. 23, RvS2025 art. 5]
      - By the law itself: de boete bedraagt € 200. [Wi art. 23; version in force from 1 January
        2022]
      - But since 9 July 2025 by case law (ECLI:NL:RVS:2025:3087): asielstatushouders krijgen geen
        boete van de minister. [RvS2025 art. 5]

Hoe lang de bijstand wordt ingehouden.
  Outcome: ontzorgen
  Status: outcome known

  - Hoe lang de bijstand wordt ingehouden: 6 months. [Wi art. 57, OA art. 2.2]
      - By the law itself: hoe lang de bijstand wordt ingehouden: 0 months. [Wi art. 57; version in
        force from 1 January 2022]
      - But since 1 January 2022 by the policy of Ouder-Amstel (Investeren in Inburgeren 2020-2024):
        hoe lang de bijstand wordt ingehouden: 6 months. [OA art. 2.2]
)");
    CHECK(render_text(c.rules, c.told({c.beneath}, "2025-07-09", values::Language::English), Depth::Short, false) ==
          R"(Case Z-2  ·  Reference date 9 July 2025

De boete volgens de wet.
  Outcome: boete.volgens_de_wet
  Status: outcome known

  - De boete bedraagt € 200. [Wi art. 23; version in force from 1 January 2022]
      - Reading: hoe de boete bij herhaling oploopt; taken: telkens het dubbele van de vorige,
        because het maximum is precies vier verdubbelingen. [Bi art. 7.1 lid 3]
      ✗ Not € 50: het aantal eerdere boetes: 2, so at least 1.

  Depends on a reading
    - Under another reading of the question hoe de boete bij herhaling oploopt, namely “telkens € 50
      erbij”: de boete volgens de wet: € 150 (now: € 200). [Bi art. 7.1 lid 3]
)");
}

TEST_CASE("A decision that another reading would put at issue says so, and tells nothing else of it", "[layers]") {
    StatusHolder c;
    model::DecisionDefinition definition;
    definition.name = "boetebesluit";
    definition.description = "Een hoge boete opleggen";
    definition.applies = c.high;
    definition.outcomes = {c.beneath};
    c.rules.decisions = {definition};
    CHECK(c.text({c.beneath, c.high}, "2025-07-09", Depth::Short) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

Een hoge boete opleggen.
  Besluit: boetebesluit
  Stand: van toepassing

  - Het is zo dat de boete hoog is.
      ✓ De boete volgens de wet is € 200, dus minstens € 175.
  - De boete bedraagt € 200 (zie boven). [Wi art. 23; versie geldig vanaf 1 januari 2022]

  Hangt af van een lezing
    - Bij een andere lezing van de vraag hoe de boete bij herhaling oploopt, namelijk “telkens € 50
      erbij”: dit besluit is niet aan de orde. [Bi art. 7.1 lid 3]
)");
    c.facts.readings = {{c.repeat, 1}};
    CHECK(c.text({c.beneath, c.high}, "2025-07-09", Depth::Short) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

Een hoge boete opleggen.
  Besluit: boetebesluit
  Stand: niet van toepassing

  - Het is niet zo dat de boete hoog is.
      ✗ De boete volgens de wet is € 150, dus minder dan € 175.

  Hangt af van een lezing
    - Bij een andere lezing van de vraag hoe de boete bij herhaling oploopt, namelijk “telkens het
      dubbele van de vorige”: dit besluit is aan de orde; de boete volgens de wet is € 200 (nu: €
      150). [Bi art. 7.1 lid 3]
)");
}

TEST_CASE("A row of a table is told by its cells and what it gives", "[layers]") {
    StatusHolder c;
    c.set(c.hours, std::int64_t{250});
    c.set(c.sick, false);
    CHECK(c.text({c.row_fine}, "2025-07-09", Depth::Short) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

De boete in de tabel.
  Uitkomst: tabelboete
  Stand: uitkomst bekend

  - De boete in de tabel is € 640. [Bi art. 6, art. 6 lid 1]
      - In de tabel geldt de rij “alles eenmaal, of de persoon ziek was: nee, van 250 uur tot 400
        uur”: € 640. [Bi art. 6 lid 1]
          ✓ Alles eenmaal is alles eenmaal.
          ✓ Het is niet zo dat de persoon ziek was.
          ✓ De gevolgde uren zijn 250 uur, dus minstens 250 uur.
          ✓ De gevolgde uren zijn 250 uur, dus minder dan 400 uur.
)");
    auto const row = [&](std::int64_t hours, bool sick) {
        c.set(c.hours, hours);
        c.set(c.sick, sick);
        return c.told({c.row_fine}).parts.at(0).reasons.at(0).because.at(0).text;
    };
    CHECK(row(249, false) ==
          "in de tabel geldt de rij “alles eenmaal, of de persoon ziek was: nee, minder dan 250 uur”: € 1.000");
    CHECK(row(249, true) == "in de tabel geldt de rij “alles eenmaal, of de persoon ziek was: ja”: € 0");
    CHECK(row(400, false) == "in de tabel geldt de rij nummer 4: € 1");
    CHECK(c.told({c.one_column}).parts.at(0).reasons.at(0).because.at(0).text ==
          "in de tabel geldt de rij “het aantal eerdere boetes: 2”: € 2");
    c.facts.slots[c.hours.value] = {};
    CHECK(c.text({c.row_fine}, "2025-07-09", Depth::Short) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

De boete in de tabel.
  Uitkomst: tabelboete
  Stand: nog niet te bepalen

  ? Nog niet te bepalen is de boete in de tabel. [Bi art. 6]
      ? In de tabel geldt misschien de rij “alles eenmaal, of de persoon ziek was: nee, minder dan
        250 uur”: € 1.000.
      ? In de tabel geldt misschien de rij “alles eenmaal, of de persoon ziek was: nee, van 250 uur
        tot 400 uur”: € 640. [Bi art. 6 lid 1]
      ? In de tabel geldt misschien de rij nummer 4: € 1.

  Nog nodig
    1. Wat zijn de gevolgde uren?
       [Bi art. 6; uren]
)");
}

TEST_CASE("That there is an amount is no failure of what asked whether there is none", "[layers]") {
    StatusHolder c;
    c.set(c.hours, std::int64_t{300});
    c.set(c.sick, false);
    auto const told = c.told({c.doubled}).parts.at(0).reasons.at(0);
    REQUIRE(told.because.size() == 2);
    CHECK(told.because[1].text == "de boete in de tabel is € 640");
    CHECK(told.because[1].kind == Reason::Kind::Outcome);
    // Where a condition requires that there is none, the sentence says that there is one.
    c.set(c.notice, test::date("2025-01-01"));
    CHECK(c.text({c.no_notice}, "2025-07-09", Depth::Short) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

Of er geen kennisgeving was.
  Uitkomst: zonder_kennisgeving
  Stand: uitkomst bekend

  - Het is niet zo dat er geen kennisgeving was.
      ✗ Aan één van de twee voorwaarden is niet voldaan.
          ✗ a) De dag van de kennisgeving is er: 1 januari 2025.
          ✓ b) Het aantal eerdere boetes is 2, dus minstens 1.
)");
    c.set(c.notice, values::None{});
    CHECK(c.text({c.no_notice}, "2025-07-09", Depth::Short) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

Of er geen kennisgeving was.
  Uitkomst: zonder_kennisgeving
  Stand: uitkomst bekend

  - Het is zo dat er geen kennisgeving was.
      ✓ Aan beide voorwaarden is voldaan.
          ✓ a) De dag van de kennisgeving is er niet.
          ✓ b) Het aantal eerdere boetes is 2, dus minstens 1.
)");
}

TEST_CASE("A term says who must keep to it", "[layers]") {
    StatusHolder c;
    c.set(c.notice, test::date("2025-01-01"));
    CHECK(c.text({c.deadline}, "2025-07-09", Depth::Short) == R"(Zaak Z-2  ·  Peildatum 9 juli 2025

De laatste dag van de termijn (het plan wordt vastgesteld).
  Uitkomst: plan.einde
  Stand: uitkomst bekend

  - De laatste dag van de termijn (het plan wordt vastgesteld) is 11 maart 2025. [Wi art. 15]
      - De termijn van 10 weken loopt vanaf 1 januari 2025, de laatste dag is 11 maart 2025.
      - Het college moet zich aan deze termijn houden.
)");
}

TEST_CASE("Why not: what stands in the way may be an exception on top, or lie beneath it", "[layers]") {
    StatusHolder c;
    auto const changes = [&](model::RuleId rule) {
        auto const told =
            explain_why_not(c.rules, c.decision({rule}, "2025-07-09"), c.facts, rule, values::Language::Dutch);
        std::string texts;
        for (auto const& reason : told.parts[0].reasons)
            if (reason.name.empty()) texts += reason.text + "\n";
        return texts;
    };
    // On top: no, since a ruling for who is asylum; beneath: whether there were earlier fines.
    CHECK(changes(c.liable) == R"(de uitkomst was ja geweest als het niet zo was dat de persoon asielstatushouder is
)");
    c.set(c.before, std::int64_t{0});
    CHECK(
        changes(c.liable) ==
        R"(de uitkomst was ja geweest als het niet zo was dat de persoon asielstatushouder is en het aantal eerdere boetes minstens 1 was
)");
    c.set(c.asylum, false);
    CHECK(changes(c.liable) == R"(de uitkomst was ja geweest als het aantal eerdere boetes minstens 1 was
)");
    c.set(c.before, std::int64_t{2});
    auto const told =
        explain_why_not(c.rules, c.decision({c.high}, "2025-07-09"), c.facts, c.high, values::Language::Dutch);
    REQUIRE(told.parts[0].other_readings.size() == 1);
    CHECK(told.parts[0].other_readings[0].assumed[0].alternative == "optelling");
}

}  // namespace
}  // namespace wetwijzer::explain
