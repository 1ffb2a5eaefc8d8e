#include "tests/unit/explain/duty_case.hpp"

#include <catch2/catch.hpp>

namespace wetwijzer::explain {
namespace {

using test::DutyCase;

TEST_CASE("A duty that holds is told with its conditions, its exception and its facts") {
    DutyCase c;
    c.set(c.age, std::int64_t{34});
    c.set(c.right, values::Member{0});
    c.set(c.citizen, false);
    CHECK(c.text({c.duty}) == R"(Zaak Z-1  ·  Peildatum 1 juni 2024

Of de persoon inburgeringsplichtig is.
  Uitkomst: plichtig
  Stand: uitkomst bekend

  - Het is zo dat de persoon inburgeringsplichtig is. [Wi art. 3; versie geldig vanaf 1 januari
    2022]
      ✓ Aan beide voorwaarden is voldaan.
          ✓ a) De leeftijd is 34 jaar, dus minstens 16 jaar (de minimumleeftijd). [Wi art. 3 lid 1;
            versie geldig van 1 januari 2022 tot en met 31 december 2024]
          ✓ b) Het verblijfsrecht is regulier. [Wi art. 3 lid 1]
      - Uitzondering a is niet van toepassing: het is niet zo dat de persoon burger van de Unie is.
        [Wi art. 3 lid 2 onder a]

  Gebruikte gegevens
    - de leeftijd: 34 jaar (bron: Basisregistratie Personen)
    - het verblijfsrecht: regulier
    - of de persoon burger van de Unie is: nee
)");
}

TEST_CASE("A duty that fails names the condition that failed and leaves the exception out") {
    DutyCase c;
    c.set(c.age, std::int64_t{15});
    c.set(c.right, values::Member{0});
    c.set(c.citizen, false);
    CHECK(c.text({c.duty}) == R"(Zaak Z-1  ·  Peildatum 1 juni 2024

Of de persoon inburgeringsplichtig is.
  Uitkomst: plichtig
  Stand: uitkomst bekend

  - Het is niet zo dat de persoon inburgeringsplichtig is. [Wi art. 3; versie geldig vanaf 1 januari
    2022]
      ✗ Aan één van de twee voorwaarden is niet voldaan.
          ✗ a) De leeftijd is 15 jaar, dus minder dan 16 jaar (de minimumleeftijd). [Wi art. 3 lid
            1; versie geldig van 1 januari 2022 tot en met 31 december 2024]
          ✓ b) Het verblijfsrecht is regulier. [Wi art. 3 lid 1]

  Gebruikte gegevens
    - de leeftijd: 15 jaar (bron: Basisregistratie Personen)
    - of de persoon burger van de Unie is: nee
)");
}

TEST_CASE("An exception that applies is all that is told") {
    DutyCase c;
    c.set(c.age, std::int64_t{34});
    c.set(c.right, values::Member{0});
    c.set(c.citizen, true);
    CHECK(c.text({c.duty}) == R"(Zaak Z-1  ·  Peildatum 1 juni 2024

Of de persoon inburgeringsplichtig is.
  Uitkomst: plichtig
  Stand: uitkomst bekend

  - Het is niet zo dat de persoon inburgeringsplichtig is. [Wi art. 3, art. 3 lid 2 onder a; versie
    geldig vanaf 1 januari 2022]
      - Uitzondering a is van toepassing: het is zo dat de persoon burger van de Unie is. [Wi art. 3
        lid 2 onder a]

  Gebruikte gegevens
    - of de persoon burger van de Unie is: ja
)");
}

TEST_CASE("What is missing is asked in order, with ground and source") {
    DutyCase c;
    c.set(c.right, values::Member{1});
    CHECK(c.text({c.duty}) == R"(Zaak Z-1  ·  Peildatum 1 juni 2024

Of de persoon inburgeringsplichtig is.
  Uitkomst: plichtig
  Stand: nog niet te bepalen

  ? Nog niet te bepalen is of de persoon inburgeringsplichtig is. [Wi art. 3; versie geldig vanaf 1
    januari 2022]
      ? Van één van de twee voorwaarden is nog niet bekend of eraan is voldaan.
          ? a) Nog niet te bepalen is of de leeftijd minstens 16 jaar is. [Wi art. 3 lid 1]
          ✓ b) Het verblijfsrecht is asiel. [Wi art. 3 lid 1]
      ? Uitzondering a staat nog open: nog niet bekend is of de persoon burger van de Unie is. [Wi
        art. 3 lid 2 onder a]

  Nog nodig
    1. Is het zo dat de persoon burger van de Unie is?
       [Wi art. 3 lid 2 onder a; unieburger]
    2. Hoe oud is de persoon?
       [bron: Basisregistratie Personen; Wi art. 3 lid 1; leeftijd]
)");
}

TEST_CASE("A fine shows the judgement as human and how it was rounded") {
    DutyCase c;
    c.set(c.age, std::int64_t{34});
    c.set(c.right, values::Member{0});
    c.set(c.citizen, false);
    c.judge(true, "Geen enkele les gevolgd.");
    CHECK(c.text({c.duty, c.fine}) == R"(Zaak Z-1  ·  Peildatum 1 juni 2024

Of de persoon inburgeringsplichtig is.
  Uitkomst: plichtig
  Stand: uitkomst bekend

  - Het is zo dat de persoon inburgeringsplichtig is. [Wi art. 3; versie geldig vanaf 1 januari
    2022]
      ✓ Aan beide voorwaarden is voldaan.
          ✓ a) De leeftijd is 34 jaar, dus minstens 16 jaar (de minimumleeftijd). [Wi art. 3 lid 1;
            versie geldig van 1 januari 2022 tot en met 31 december 2024]
          ✓ b) Het verblijfsrecht is regulier. [Wi art. 3 lid 1]
      - Uitzondering a is niet van toepassing: het is niet zo dat de persoon burger van de Unie is.
        [Wi art. 3 lid 2 onder a]

  Gebruikte gegevens
    - de leeftijd: 34 jaar (bron: Basisregistratie Personen)
    - het verblijfsrecht: regulier
    - of de persoon burger van de Unie is: nee

De boete.
  Uitkomst: boete
  Stand: uitkomst bekend

  - De boete is € 384. [Wi art. 25 lid 1; versie geldig van 1 januari 2023 tot en met 31 december
    2029]
      ✓ Het is zo dat de persoon inburgeringsplichtig is. [Wi art. 3; versie geldig vanaf 1 januari
        2022]
          ✓ Aan beide voorwaarden is voldaan.
              ✓ a) De leeftijd is 34 jaar, dus minstens 16 jaar (de minimumleeftijd). [Wi art. 3 lid
                1; versie geldig van 1 januari 2022 tot en met 31 december 2024]
              ✓ b) Het verblijfsrecht is regulier. [Wi art. 3 lid 1]
          - Uitzondering a is niet van toepassing: het is niet zo dat de persoon burger van de Unie
            is. [Wi art. 3 lid 2 onder a]
      § Oordeel van het college (M. de Vries, 3 mei 2025): het is zo dat de overtreding te verwijten
        valt. Motivering: “Geen enkele les gevolgd.” [Wi art. 25]
      - € 640,33 × 60% = € 384,198.
      - € 384,198 is omlaag afgerond op hele euro’s: € 384.

  Gebruikte gegevens
    - de leeftijd: 34 jaar (bron: Basisregistratie Personen)
    - het verblijfsrecht: regulier
    - of de persoon burger van de Unie is: nee
    - of de overtreding te verwijten valt: ja (bron: oordeel van het college)
)");
}

TEST_CASE("A term tells each day by which its end moved") {
    DutyCase c;
    c.set(c.notice, test::date("2022-10-16"));
    CHECK(c.text({c.deadline}) == R"(Zaak Z-1  ·  Peildatum 1 juni 2024

De laatste dag van de termijn (het college stelt het plan vast).
  Uitkomst: pip.einde
  Stand: uitkomst bekend

  - De laatste dag van de termijn (het college stelt het plan vast) is 27 december 2022. [Wi art.
    15]
      - De termijn van 10 weken loopt vanaf 17 oktober 2022, de laatste dag is 25 december 2022.
          - 25 december 2022 is Eerste Kerstdag, daarom schuift het einde naar maandag 26 december
            2022. [ATW art. 1 lid 1]
          - 26 december 2022 is Tweede Kerstdag, daarom schuift het einde naar dinsdag 27 december
            2022. [ATW art. 1 lid 1]

  Gebruikte gegevens
    - de dag waarop de kennisgeving is verstuurd: 16 oktober 2022
)");
}

TEST_CASE("A rule without a version on the date says which versions there are") {
    DutyCase c;
    CHECK(c.text({c.fine}, "2031-01-01") == R"(Zaak Z-1  ·  Peildatum 1 januari 2031

De boete.
  Uitkomst: boete
  Stand: niet te bepalen

  ! Niet te bepalen is de boete.
      ! Op 1 januari 2031 gold geen versie van de boete; bekend zijn: versie geldig van 1 januari
        2023 tot en met 31 december 2029 [F0006].
)");
}

TEST_CASE("Short tells one level of reasons, the items of a list and no facts used") {
    DutyCase c;
    c.set(c.age, std::int64_t{34});
    c.set(c.right, values::Member{0});
    c.set(c.citizen, false);
    CHECK(c.text({c.duty}, "2024-06-01", Depth::Short) == R"(Zaak Z-1  ·  Peildatum 1 juni 2024

Of de persoon inburgeringsplichtig is.
  Uitkomst: plichtig
  Stand: uitkomst bekend

  - Het is zo dat de persoon inburgeringsplichtig is. [Wi art. 3; versie geldig vanaf 1 januari
    2022]
      ✓ Aan beide voorwaarden is voldaan.
          ✓ a) De leeftijd is 34 jaar, dus minstens 16 jaar (de minimumleeftijd). [Wi art. 3 lid 1;
            versie geldig van 1 januari 2022 tot en met 31 december 2024]
          ✓ b) Het verblijfsrecht is regulier. [Wi art. 3 lid 1]
      - Uitzondering a is niet van toepassing: het is niet zo dat de persoon burger van de Unie is.
        [Wi art. 3 lid 2 onder a]
)");
}

TEST_CASE("The same explanation in English, with the Dutch words of the rules") {
    DutyCase c;
    c.set(c.age, std::int64_t{34});
    c.set(c.right, values::Member{2});
    c.set(c.citizen, false);
    auto const told = c.told({c.duty}, "2024-06-01", values::Language::English);
    CHECK(render_text(c.rules, told, Depth::Full, false) == R"(Case Z-1  ·  Reference date 1 June 2024

Of de persoon inburgeringsplichtig is.
  Outcome: plichtig
  Status: outcome known

  - It is not so: de persoon inburgeringsplichtig is. [Wi art. 3; version in force from 1 January
    2022]
      ✗ One of the two conditions not met.
          ✓ a) De leeftijd: 34 jaar, so at least 16 jaar (de minimumleeftijd). [Wi art. 3 lid 1]
          ✗ b) Het verblijfsrecht: ander recht, which is none of: regulier, asiel. [Wi art. 3 lid 1]

  Facts used
    - het verblijfsrecht: ander recht
    - of de persoon burger van de Unie is: no
)");
}

TEST_CASE("A decision that does not apply says why, without outcomes and remedy") {
    DutyCase c;
    model::DecisionDefinition definition;
    definition.name = "boete_opleggen";
    definition.description = "Een boete opleggen";
    definition.authority = "minister";
    definition.citation = c.b.cite("Wi", {"25"});
    definition.applies = c.duty;
    definition.outcomes = {c.fine};
    definition.remedy = "bezwaar";
    definition.remedy_term = values::days(42);
    c.rules.decisions = {definition};
    c.set(c.age, std::int64_t{34});
    c.set(c.right, values::Member{0});
    c.set(c.citizen, true);
    CHECK(c.text({c.duty, c.fine}) == R"(Zaak Z-1  ·  Peildatum 1 juni 2024

Een boete opleggen.
  Besluit: boete_opleggen
  Stand: niet van toepassing
  Grondslag: Wi art. 25
  Genomen door: de minister

  - Het is niet zo dat de persoon inburgeringsplichtig is. [Wi art. 3, art. 3 lid 2 onder a; versie
    geldig vanaf 1 januari 2022]
      - Uitzondering a is van toepassing: het is zo dat de persoon burger van de Unie is. [Wi art. 3
        lid 2 onder a]

  Gebruikte gegevens
    - of de persoon burger van de Unie is: ja
)");
    c.set(c.citizen, false);
    c.judge(false, "Langdurig ziek.");
    CHECK(c.text({c.duty, c.fine}, "2024-06-01", Depth::Short) == R"(Zaak Z-1  ·  Peildatum 1 juni 2024

Een boete opleggen.
  Besluit: boete_opleggen
  Stand: van toepassing
  Grondslag: Wi art. 25
  Genomen door: de minister

  - Het is zo dat de persoon inburgeringsplichtig is. [Wi art. 3; versie geldig vanaf 1 januari
    2022]
      ✓ Aan beide voorwaarden is voldaan.
          ✓ a) De leeftijd is 34 jaar, dus minstens 16 jaar (de minimumleeftijd). [Wi art. 3 lid 1;
            versie geldig van 1 januari 2022 tot en met 31 december 2024]
          ✓ b) Het verblijfsrecht is regulier. [Wi art. 3 lid 1]
      - Uitzondering a is niet van toepassing: het is niet zo dat de persoon burger van de Unie is.
        [Wi art. 3 lid 2 onder a]
  - De boete is € 0. [Wi art. 25 lid 1; versie geldig van 1 januari 2023 tot en met 31 december
    2029]
      § Oordeel van het college (M. de Vries, 3 mei 2025): het is niet zo dat de overtreding te
        verwijten valt. Motivering: “Langdurig ziek.” [Wi art. 25]

  Rechtsmiddel: Tegen dit besluit kan binnen 6 weken na de dag van bekendmaking bezwaar worden
  gemaakt.
)");
}

TEST_CASE("The same trace gives the same bytes") {
    DutyCase c;
    c.set(c.age, std::int64_t{34});
    c.judge(true, "x");
    auto const first = render_json(c.rules, c.told({c.duty, c.fine, c.deadline}));
    for (int i = 0; i < 3; ++i) CHECK(render_json(c.rules, c.told({c.duty, c.fine, c.deadline})) == first);
}

TEST_CASE("Every fault has a sentence of its own with its code") {
    DutyCase c;
    std::string all;
    for (unsigned code = 1; code <= 9; ++code) {
        auto const text = fault_text(c.rules, {static_cast<values::FaultCode>(code), 0, code == 6 ? 1U : 0U},
                                     test::date("2021-01-01"), values::Language::Dutch);
        CHECK(text.ends_with("[F000" + std::to_string(code) + "]."));
        CHECK(all.find(text) == std::string::npos);
        all += text;
    }
}

TEST_CASE("Remarks of one expression are its roundings and shifts") {
    DutyCase c;
    c.set(c.notice, test::date("2023-01-30"));
    auto const taken = c.decision({c.deadline});
    CHECK(remarks(c.rules, taken.evaluation, values::Language::Dutch) ==
          std::vector<std::string>{
              "10 april 2023 is Tweede Paasdag, daarom schuift het einde naar dinsdag 11 april 2023."});
}

}  // namespace
}  // namespace wetwijzer::explain
