// Sentences made from operators, for facts and rules that bring no sentence of their own.
#include "tests/unit/explain/duty_case.hpp"

#include <catch2/catch.hpp>

namespace wetwijzer::explain {
namespace {

using model::Op;
using test::RuleSetBuilder;
using values::Value;

// The texts below the only reason of a rule "uitkomst" with this value.
struct One {
    RuleSetBuilder b;
    evaluate::Facts facts;
    std::vector<std::pair<test::FactId, Value>> values;

    test::FactId fact(char const* name, char const* description, test::TypeId type, Value value) {
        auto const id = b.fact(name, type);
        b.rules().facts[id.value].description = description;
        values.emplace_back(id, std::move(value));
        return id;
    }

    Reason told(test::TypeId type, test::ExprId value) {
        auto const rule = b.rule("uitkomst", type, value);
        auto const rules = b.build();
        facts = evaluate::no_facts(rules);
        for (auto const& [id, known] : values) facts.slots[id.value].value = known;
        decide::Decision taken;
        taken.reference_date = test::date("2024-06-01");
        taken.requested = {rule};
        taken.evaluation = evaluate::evaluate(rules, facts, taken.reference_date, taken.requested);
        return explain(rules, taken, facts, values::Language::Dutch).parts[0].reasons[0];
    }

    std::string because(test::TypeId type, test::ExprId value) {
        auto const reason = told(type, value);
        return reason.because.empty() ? std::string() : reason.because[0].text;
    }
};

TEST_CASE("A comparison says what is the case, whichever way it went") {
    struct Case {
        Op op;
        std::int64_t other;
        char const* text;
    };
    for (auto const& one :
         {Case{Op::GreaterEqual, 16, "de leeftijd is 34 jaar, dus minstens 16 jaar"},
          Case{Op::GreaterEqual, 40, "de leeftijd is 34 jaar, dus minder dan 40 jaar"},
          Case{Op::Less, 40, "de leeftijd is 34 jaar, dus minder dan 40 jaar"},
          Case{Op::Less, 16, "de leeftijd is 34 jaar, dus minstens 16 jaar"},
          Case{Op::Greater, 16, "de leeftijd is 34 jaar, dus meer dan 16 jaar"},
          Case{Op::LessEqual, 34, "de leeftijd is 34 jaar, dus hoogstens 34 jaar"},
          Case{Op::Equal, 34, "de leeftijd is 34 jaar"}, Case{Op::Equal, 35, "de leeftijd is 34 jaar, niet 35 jaar"},
          Case{Op::NotEqual, 34, "de leeftijd is 34 jaar"}}) {
        One c;
        auto const years = c.b.number_in("jaar");
        auto const age = c.fact("leeftijd", "De leeftijd", years, std::int64_t{34});
        auto const test = c.b.test(one.op, {c.b.use(age), c.b.constant(years, one.other)});
        CHECK(c.because(c.b.boolean(), test) == one.text);
    }
}

TEST_CASE("Dates lie before and after") {
    One c;
    auto const start = c.fact("start", "De dag waarop het begon", c.b.date_type(), test::date("2024-05-01"));
    CHECK(c.because(c.b.boolean(), c.b.less(c.b.use(start), c.b.reference_date())) ==
          "de dag waarop het begon, is 1 mei 2024, dus voor 1 juni 2024 (de peildatum)");
}

TEST_CASE("Niet turns the mark, not the sentence") {
    One c;
    auto const ill = c.fact("ziek", "Of de persoon ziek is", c.b.boolean(), false);
    auto const reason = c.told(c.b.boolean(), c.b.all_of({c.b.labelled("a)", c.b.negate(c.b.use(ill))), c.b.yes()}));
    REQUIRE(reason.because.size() == 1);
    REQUIRE(reason.because[0].because.size() == 1);
    CHECK(reason.because[0].because[0].kind == Reason::Kind::Met);
    CHECK(reason.because[0].because[0].text == "het is niet zo dat de persoon ziek is");
}

TEST_CASE("Of several answers that all differ one sentence is made") {
    One c;
    auto const type = c.b.enumeration({"studie", "arbeid", "gezin", "medisch"});
    auto const goal = c.fact("doel", "Het verblijfsdoel", type, values::Member{2});
    auto const is = [&](std::uint16_t member) {
        return c.b.equal(c.b.use(goal), c.b.constant(type, values::Member{member}));
    };
    auto const any = c.b.any_of({c.b.labelled("a)", is(0), c.b.cite("Wi", {"2", "1", "a"})),
                                 c.b.labelled("b)", is(1), c.b.cite("Wi", {"2", "1", "b"})),
                                 c.b.labelled("c)", is(3), c.b.cite("Wi", {"2", "1", "c"}))});
    auto const reason = c.told(c.b.boolean(), any);
    REQUIRE(reason.because.size() == 1);
    CHECK(reason.because[0].text == "aan geen van de drie voorwaarden is voldaan");
    REQUIRE(reason.because[0].because.size() == 1);
    CHECK(reason.because[0].because[0].label == "a) – c)");
    CHECK(reason.because[0].because[0].text ==
          "het verblijfsdoel is gezin, en dat is niet een van: studie, arbeid, medisch");
    CHECK(reason.because[0].because[0].citation == c.b.cite("Wi", {"2", "1"}));
}

TEST_CASE("A list of conditions is told whole, a chain only where it decided") {
    One c;
    auto const first = c.fact("eerste", "Of het eerste zo is", c.b.boolean(), true);
    auto const second = c.fact("tweede", "Of het tweede zo is", c.b.boolean(), false);
    auto const chain = c.told(c.b.boolean(), c.b.all_of({c.b.use(first), c.b.use(second)}));
    REQUIRE(chain.because.size() == 1);
    CHECK(chain.because[0].text == "het is niet zo dat het tweede zo is");

    One d;
    auto const one = d.fact("eerste", "Of het eerste zo is", d.b.boolean(), true);
    auto const two = d.fact("tweede", "Of het tweede zo is", d.b.boolean(), false);
    auto const list =
        d.told(d.b.boolean(), d.b.all_of({d.b.labelled("a)", d.b.use(one)), d.b.labelled("b)", d.b.use(two))}));
    REQUIRE(list.because.size() == 1);
    CHECK(list.because[0].text == "aan één van de twee voorwaarden is niet voldaan");
    REQUIRE(list.because[0].because.size() == 2);
    CHECK(list.because[0].because[0].kind == Reason::Kind::Met);
    CHECK(list.because[0].because[1].kind == Reason::Kind::NotMet);
}

TEST_CASE("A month rule that decided is told") {
    One c;
    auto const start = c.fact("start", "Het begin", c.b.date_type(), test::date("2024-01-31"));
    auto const sum = c.b.op(Op::AddDuration, c.b.date_type(), {c.b.use(start), c.b.length(values::months(1))});
    auto const reason = c.told(c.b.date_type(), sum);
    REQUIRE(reason.because.size() == 1);
    CHECK(reason.because[0].text == "31 januari 2024 (het begin) plus 1 maand is 29 februari 2024");
    REQUIRE(reason.because[0].because.size() == 1);
    CHECK(reason.because[0].because[0].kind == Reason::Kind::MonthRule);
    CHECK(reason.because[0].because[0].text ==
          "de maand waarin de berekening uitkomt heeft die dag niet; dan telt de laatste dag van die maand: 29 "
          "februari 2024");
}

TEST_CASE("A rule's own sentence is used, with values filled in") {
    One c;
    auto const years = c.b.number_in("jaar");
    auto const age = c.fact("leeftijd", "De leeftijd", years, std::int64_t{34});
    auto const adult =
        c.b.rule("volwassen", c.b.boolean(), c.b.at_least(c.b.use(age), c.b.constant(years, std::int64_t{18})));
    c.b.get(adult).versions[0].sentences.yes = "De persoon is {leeftijd} en dus volwassen: {volwassen}; {onzin}.";
    auto const reason = c.told(c.b.boolean(), c.b.use(adult));
    CHECK(reason.text == "De persoon is 34 jaar en dus volwassen: ja; onbekend.");
}

TEST_CASE("Two exceptions that both hold are a fault that names both citations") {
    One c;
    auto const rule = c.b.rule("tarief", c.b.money());
    auto& version = c.b.version(rule);
    version.branches = {c.b.branch(c.b.money(test::euro(1)))};
    version.exceptions = {c.b.exception("a", c.b.yes(), c.b.money(test::euro(2)), {}, c.b.cite("Wi", {"1"})),
                          c.b.exception("b", c.b.yes(), c.b.money(test::euro(3)), {}, c.b.cite("Wi", {"2"}))};
    auto const reason = c.told(c.b.money(), c.b.use(rule));
    CHECK(reason.kind == Reason::Kind::Fault);
    std::string all;
    for (auto const* at = &reason; !at->because.empty(); at = &at->because[0]) all += at->because[0].text + '\n';
    CHECK(all.find("twee uitzonderingen zijn allebei van toepassing en geen van beide gaat voor: a (Wi art. 1) en b "
                   "(Wi art. 2) [F0005]") != std::string::npos);
}

}  // namespace
}  // namespace wetwijzer::explain
