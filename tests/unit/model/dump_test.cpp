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
