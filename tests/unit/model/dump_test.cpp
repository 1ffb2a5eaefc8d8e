#include "engine/model/dump.hpp"

#include "tests/support/rule_set_builder.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace wetwijzer::model {
namespace {

TEST_CASE("A rule set is dumped by name, two spaces a level") {
    test::RuleSetBuilder b;
    b.source("Wi", "BWBR0044770");
    auto const age = b.fact("leeftijd", b.number_in("jaar"));
    auto const least = b.parameter("minimumleeftijd", b.number_in("jaar"),
                                   {{test::between("2022-01-01", "2024-01-01"), std::int64_t{16}}});
    auto const rule = b.rule("plichtig", b.boolean());
    auto& version = b.version(rule, test::from("2022-01-01"), b.cite("Wi", {"3"}));
    auto const listed = b.all_of({b.labelled("a)", b.at_least(b.use(age), b.use(least)), b.cite("Wi", {"3", "1"})),
                                  b.labelled("b)", b.negate(b.no()))});
    version.exceptions.push_back(b.exception("a", b.yes(), b.no(), {}, b.cite("Wi", {"3", "2"})));
    version.branches.push_back(b.branch(b.yes(), listed));
    version.branches.push_back(b.branch(b.no()));

    CHECK(dump(b.build()) == R"(source Wi BWBR0044770 "Wi"
fact leeftijd : getal in jaar
  from leeftijd
parameter minimumleeftijd : getal in jaar
  value 16 valid [2022-01-01,2024-01-01)
rule plichtig : ja/nee
  version valid [2022-01-01,) [Wi art. 3]
    exception a [Wi art. 3 lid 2]
      if constant ja : ja/nee
      then constant nee : ja/nee
    branch
      is constant ja : ja/nee
      if and : ja/nee
        a) greater_equal : ja/nee [Wi art. 3 lid 1]
          fact leeftijd : getal in jaar
          parameter minimumleeftijd : getal in jaar
        b) not : ja/nee
          constant nee : ja/nee
    branch
      is constant nee : ja/nee
)");
}

TEST_CASE("A fact tells that leaving it out of its message means geen") {
    test::RuleSetBuilder b;
    b.fact("niveau", b.optional(b.text()));
    b.rules().facts[0].json = {{"bericht", "PIP", "niveau"}, {}, false, true};
    b.fact("leerroute", b.text());
    b.rules().facts[1].json = {{"bericht", "PIP", "leerroute"}, {}, false};
    CHECK(dump(b.build()) == R"(fact niveau : tekst of geen
  from bericht.PIP.niveau omitted is none
fact leerroute : tekst
  from bericht.PIP.leerroute
)");
}

TEST_CASE("Layers, readings, indicators, checks and articles are dumped") {
    test::RuleSetBuilder b;
    auto const asylum = b.fact("asiel", b.boolean());
    auto const reading = b.reading("herhaling", {"verdubbeling", "optelling"}, b.cite("Bi", {"7.1"}));
    b.rules().readings[0].description = "Hoe de boete oploopt";
    b.rules().readings[0].reason = "het maximum";
    auto const beneath = b.rule("r.volgens_de_wet", b.boolean(), b.takes(reading, 0));
    auto const outer = b.rule("r", b.boolean());
    auto keren =
        b.layer("keren", Layer::CaseLaw, b.use(asylum), b.no(), b.cite("RvS", {"5"}), test::from("2025-07-09"));
    keren.description = "Geen boete";
    auto local = b.layer("beleid", Layer::Policy, b.yes(), b.yes(), b.cite("OA", {"2"}));
    local.municipality = "Ouder-Amstel";
    b.layered(outer, test::from("2025-07-09"), b.cite("Wi", {"3"}), b.use(beneath), {keren, local});
    Indicator indicator;
    indicator.name = "tijdig";
    indicator.description = "Op tijd";
    indicator.unit = "personen";
    indicator.citation = b.cite("OA", {"5"});
    indicator.denominator = beneath;
    indicator.numerator = outer;
    indicator.target = Indicator::Target{Op::GreaterEqual, test::fraction(4, 5)};
    b.rules().indicators = {indicator};
    b.rules().checks = {{"a2", "Niveau A2", b.cite("DUO", {}), beneath, outer, {}}};
    b.rules().articles = {{b.cite("Wi", {"3", "1"})[0], ArticleEntry::Status::Encoded, {}, {}},
                          {b.cite("Wi", {"4"})[0], ArticleEntry::Status::NotComputable, "delegatie", {}},
                          {b.cite("Wi", {"28"})[0], ArticleEntry::Status::OutOfScope, "cursusinstellingen", {}}};

    auto const text = dump(b.build());
    CHECK(text.substr(text.find("rule r : ")) == R"(rule r : ja/nee
  version valid [2025-07-09,) layered [Wi art. 3]
    exception keren by case law valid [2025-07-09,) [RvS art. 5]
      "Geen boete"
      if fact asiel : ja/nee
      then constant nee : ja/nee
    exception beleid by policy of Ouder-Amstel [OA art. 2]
      if constant ja : ja/nee
      then constant ja : ja/nee
    branch
      is rule r.volgens_de_wet : ja/nee
reading herhaling [Bi art. 7.1]
  "Hoe de boete oploopt"
  alternative verdubbeling "verdubbeling" [Bi art. 7.1]
  alternative optelling "optelling" [Bi art. 7.1]
  because "het maximum"
indicator tijdig of personen [OA art. 5]
  "Op tijd"
  denominator r.volgens_de_wet
  numerator r
  target greater_equal 4/5
check a2 [DUO]
  "Niveau A2"
  upon r.volgens_de_wet
  requires r
article Wi art. 3 lid 1 encoded
article Wi art. 4 not computable "delegatie"
article Wi art. 28 out of scope "cursusinstellingen"
)");
    CHECK(text.find("reading herhaling : een van (verdubbeling, optelling)") != std::string::npos);
}

TEST_CASE("An expression is dumped with what its operator needs") {
    test::RuleSetBuilder b;
    auto const start = b.fact("start", b.date_type());
    auto const end = b.op(Op::TermEnd, b.date_type(), {b.use(start), b.length(values::days(70))});
    b.expr(end).detail = term_flags::general_terms_act | term_flags::starts_day_after;
    b.expr(end).month_rule = values::MonthRule::FirstDayOfNextMonth;
    auto const rounded = b.round(b.money(test::euro(12, 50)), b.money(), values::Rounding::HalfUp, test::fraction(100));
    auto const rules = b.build();
    CHECK(dump(rules, end) ==
          "term_end : datum after general_terms_act next_month\n"
          "  fact start : datum\n"
          "  constant P70D : duur\n");
    CHECK(dump(rules, rounded) ==
          "round half up to 100 : bedrag\n"
          "  constant EUR 12.50 : bedrag\n");
}

TEST_CASE("Every operator has its own name") {
    std::set<std::string> names;
    auto const last = static_cast<unsigned>(Op::TermSignal);
    for (unsigned op = 0; op <= last; ++op) {
        std::string const name = op_name(static_cast<Op>(op));
        CHECK_FALSE(name.empty());
        CHECK(names.insert(name).second);
    }
}

}  // namespace
}  // namespace wetwijzer::model
