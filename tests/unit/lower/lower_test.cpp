// What rule text means in the model: dumps of expressions, keys of case files, terms, order.
#include "dsl/compile.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/model/dump.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;

namespace {

dsl::Compilation compiled(std::string const& text) {
    auto compilation = dsl::compile({{"a.regels", "bronnen Wi = BWBR0044770 \"Wet inburgering 2021\"\n" + text}});
    INFO(diagnostics::render_text(compilation.diagnostics, compilation.files, {}));
    REQUIRE(compilation.rules);
    return compilation;
}

model::Rule const& rule(dsl::Compilation const& compilation, char const* name) {
    auto const id = model::find_rule(*compilation.rules, name);
    REQUIRE(id.is_some());
    return compilation.rules->rules[id.value];
}

// The value of a rule's first branch, a node a line.
std::string value_of(std::string const& text, char const* name = "x") {
    auto const compilation = compiled(text);
    return model::dump(*compilation.rules, rule(compilation, name).versions[0].branches[0].value);
}

// The operators of that value, outermost first, without what they stand for.
std::string operators_of(std::string const& text) {
    std::string words;
    auto const dump = value_of(text);
    std::size_t at = 0;
    while (at < dump.size()) {
        auto const end = dump.find('\n', at);
        auto line = dump.substr(at, end - at);
        line.erase(0, line.find_first_not_of(' '));
        if (line.find(") ") == 1) line.erase(0, 3);  // the label of a listed condition
        words += (words.empty() ? "" : " ") + line.substr(0, line.find_first_of(" :"));
        at = end + 1;
    }
    return words;
}

// `regel x` of this type with these declarations before it, evaluated on 2022-06-01 without any fact.
values::Outcome outcome(std::string const& before, std::string const& type, std::string const& body) {
    auto const compilation = compiled(before + "regel x : " + type + " volgens Wi art. 1 is " + body);
    auto const& rules = *compilation.rules;
    model::RuleId const requested[] = {model::find_rule(rules, "x")};
    auto const date = *values::Date::from_ymd(2022, 6, 1);
    return evaluate::evaluate(rules, evaluate::no_facts(rules), date, requested).outcomes[0];
}

values::Value value_in(values::Outcome const& outcome) {
    auto const* value = values::known(outcome);
    REQUIRE(value != nullptr);
    return *value;
}

}  // namespace

TEST_CASE("what an exception goes before is passed on") {
    auto const compilation = compiled(R"(
gegeven a : ja/nee
regel x : getal volgens Wi art. 1 is 1
  tenzij a dan 2 gaat voor b
  tenzij a dan 3 gaat voor c
  tenzij a dan 4
)");
    auto const& exceptions = rule(compilation, "x").versions[0].exceptions;
    CHECK(exceptions[0].overrides == std::vector<std::uint32_t>{1, 2});
    CHECK(exceptions[1].overrides == std::vector<std::uint32_t>{2});
    CHECK(exceptions[2].overrides.empty());
}

TEST_CASE("chains become nodes with many operands") {
    char const* const facts = "gegeven a : getal\ngegeven b : getal\ngegeven c : getal\n";
    auto const number = [&](char const* body) {
        return operators_of(facts + std::string("regel x : getal volgens Wi art. 1 is ") + body);
    };
    CHECK(number("a + b + c") == "add fact fact fact");
    CHECK(number("a - b") == "subtract fact fact");
    CHECK(number("a + b - c") == "subtract add fact fact fact");
    CHECK(number("a - b + c") == "add subtract fact fact fact");
    auto const truth = [&](char const* body) {
        return operators_of(
            "gegeven a : ja/nee\ngegeven b : ja/nee\ngegeven c : getal\nregel x : ja/nee volgens Wi art. 1 is " +
            std::string(body));
    };
    CHECK(truth("a en b en niet a") == "and fact fact not fact");
    CHECK(truth("a of b") == "or fact fact");
    CHECK(truth("geen van a) a b) b") == "none_of fact fact");
    CHECK(truth("minstens 2 van a) a b) b c) ja") == "at_least fact fact constant");
    CHECK(truth("c is van 1 tot 5") == "and greater_equal fact constant less fact constant");
    CHECK(truth("c is van 1 tot en met 5") == "and greater_equal fact constant less_equal fact constant");
    CHECK(truth("c is geen van (1, 2)") == "not one_of fact constant constant");
}

TEST_CASE("numbers of articles are told in small letters, headings as written") {
    auto const compilation = compiled("regel x : ja/nee volgens Wi art. 7A lid 1 onder B, par. PIP is ja");
    auto const& rules = *compilation.rules;
    auto const& citation = rule(compilation, "x").versions[0].citation;
    REQUIRE(citation.size() == 2);
    CHECK(model::to_text(rules, citation[0]) == "Wi art. 7a lid 1 onder b");
    CHECK(model::to_text(rules, citation[1]) == "Wi par. PIP");
}

TEST_CASE("values come out as written") {
    using values::Value;
    auto const date = [](int year, unsigned month, unsigned day) {
        return Value(*values::Date::from_ymd(year, month, day));
    };
    char const* const months = "maandregel: laatste dag van de maand\n";
    CHECK(bool(value_in(outcome("", "getal", "10 - 3 + 2 - 4")) == Value(std::int64_t{5})));
    CHECK(bool(value_in(outcome("", "getal", "-3 + 1")) == Value(std::int64_t{-2})));
    CHECK(bool(value_in(outcome("", "getal", "(10 / 4 × 3) afgerond omhoog op 1")) == Value(std::int64_t{8})));
    CHECK(bool(value_in(outcome("", "bedrag", "(€ 640 × 60%) afgerond omlaag op € 1")) ==
               Value(values::Money::cents(38400))));
    CHECK(bool(value_in(outcome("", "bedrag", "€ 10 × 3 - € 5")) == Value(values::Money::cents(2500))));
    CHECK(bool(value_in(outcome("", "percentage", "50% × 50%")) == Value(*values::Fraction::make(1, 4))));
    CHECK(bool(value_in(outcome(months, "datum", "2022-01-31 + 1 maand")) == date(2022, 2, 28)));
    CHECK(bool(value_in(outcome("", "datum", "2022-01-31 + 1 week - 2 dagen + 1 dag")) == date(2022, 2, 6)));
    CHECK(bool(value_in(outcome("", "ja/nee", "peildatum ligt in periode van 2022-06-01 tot 2022-07-01")) ==
               Value(true)));
    CHECK(bool(value_in(outcome("", "ja/nee", "(periode van 2022-06-01 tot en met 2022-06-30) omvat peildatum")) ==
               Value(true)));
    CHECK(bool(value_in(outcome("", "datum", "vroegste van (2022-03-01, 2022-02-01)")) == date(2022, 2, 1)));
    CHECK(bool(value_in(outcome("", "datum", "uiterste van (2022-03-01, 2022-02-01)")) == date(2022, 3, 1)));
    CHECK(bool(value_in(outcome("", "een van (a, b)", "b")) == Value(values::Member{1})));
    CHECK(bool(value_in(outcome("", "getal of geen", "geen")) == Value(values::None{})));
    CHECK(bool(value_in(outcome("", "getal", "1 als nee anders 2")) == Value(std::int64_t{2})));
    CHECK(bool(value_in(outcome("", "getal", "1 tenzij a) ja dan 2 gaat voor b tenzij b) ja dan 3")) ==
               Value(std::int64_t{2})));
    CHECK(bool(value_in(outcome("", "getal", "1 tenzij ja anders 4")) == Value(std::int64_t{4})));
}

TEST_CASE("the month rule of a rule goes before that of the rule set") {
    auto const march = outcome(
        "maandregel: laatste dag van de maand\n", "datum",
        "y\nregel y : datum volgens Wi art. 1 maandregel: eerste dag van de volgende maand is 2022-01-31 + 1 maand");
    CHECK(bool(value_in(march) == values::Value(*values::Date::from_ymd(2022, 3, 1))));
}

TEST_CASE("rules stand after what they use") {
    auto const compilation = compiled(R"(
regel a : getal volgens Wi art. 1 is b + c
regel b : getal volgens Wi art. 1 is c + 1
regel c : getal volgens Wi art. 1 is 1)");
    std::string order;
    for (auto const& one : compilation.rules->rules) order += one.name;
    CHECK(order == "cba");
}

TEST_CASE("a term becomes rules") {
    auto const compilation = compiled(R"(
maandregel: laatste dag van de maand
gegeven k : datum of geen
termijn t "het plan" volgens Wi art. 2 rust op college
  start na k duurt 10 weken verlengd met 2 maanden als k is niet geen volgens Wi art. 3
  volgens de Algemene termijnenwet gehaald op k signaal 2 weken voor het einde
termijn u volgens Wi art. 2 start op 2022-01-01 duurt 3 dagen)");
    auto const& rules = *compilation.rules;
    REQUIRE(rules.terms.size() == 2);
    CHECK(rules.terms[0].bearer == "college");
    CHECK(rules.rules[rules.terms[0].end.value].name == "t.einde");
    CHECK(rules.rules[rules.terms[0].signal.value].name == "t.signaal");
    CHECK_FALSE(rules.terms[1].signal.is_some());
    auto const end = rule(compilation, "t.einde").versions[0].branches[0].value;
    auto const& node = rules.expr(end);
    CHECK(node.op == model::Op::TermEnd);
    CHECK(node.detail == (model::term_flags::starts_day_after | model::term_flags::general_terms_act));
    REQUIRE(rules.operands(node).size() == 3);
    auto const& extension = rules.expr(rules.operands(node)[2]);
    CHECK(extension.op == model::Op::If);
    REQUIRE(extension.note.is_some());
    CHECK(model::to_text(rules, rules.notes[extension.note.value].citation) == "Wi art. 3");
    CHECK(rules.type(rule(compilation, "t.einde").type).optional);
    CHECK_FALSE(rules.type(rule(compilation, "u.einde").type).optional);
}

TEST_CASE("facts stand where DUO has them") {
    auto const compilation = compiled(R"(
herkomst DUO "DUO"
begrip pip
  dag : datum uit DUO PIP.dagtekening
  uren : getal uit DUO Gemeente.ParticipatieAlsTaalles.uren
  verlof : periode uit DUO PIP.begin tot PIP.einde
  rest : getal
  toevoeging : tekst of geen uit DUO PIP.toevoeging weggelaten is geen
gegeven pips : lijst van pip uit DUO PIP.plannen
gegeven begin : datum uit DUO Inburgeringsplicht.begindatum
gegeven oordeel_duo : ja/nee uit DUO Vrijstelling.GeheleVrijstelling.oordeel
gegeven p : periode uit DUO Plicht.begin tot en met Plicht.einde
gegeven naam : tekst
gegeven niveau : tekst of geen uit DUO bericht.PIP.niveau weggelaten is geen
oordeel o : ja/nee door college volgens Wi art. 1)");
    auto const& rules = *compilation.rules;
    using Keys = std::vector<std::string>;
    auto const& fields = rules.records[0].fields;
    CHECK(fields[0].json.path == Keys{"dagtekening"});
    CHECK(fields[1].json.path == Keys{"ParticipatieAlsTaalles", "uren"});
    CHECK(fields[2].json.path == Keys{"begin"});
    CHECK(fields[2].json.end_path == Keys{"einde"});
    CHECK_FALSE(fields[2].json.end_inclusive);
    CHECK(fields[3].json.path == Keys{"rest"});
    CHECK(rules.facts[0].json.path == Keys{"pip", "plannen"});
    CHECK(rules.facts[1].json.path == Keys{"inburgeringsplicht", "begindatum"});
    CHECK(rules.facts[2].json.path == Keys{"vrijstelling", "GeheleVrijstelling", "oordeel"});
    CHECK(rules.facts[3].json.end_path == Keys{"plicht", "einde"});
    CHECK(rules.facts[3].json.end_inclusive);
    CHECK(rules.facts[4].json.path == Keys{"naam"});
    CHECK(fields[4].json.omitted_is_none);
    CHECK_FALSE(fields[3].json.omitted_is_none);
    CHECK(rules.facts[5].json.path == Keys{"bericht", "PIP", "niveau"});
    CHECK(rules.facts[5].json.omitted_is_none);
    CHECK_FALSE(rules.facts[1].json.omitted_is_none);
    CHECK(rules.facts[6].json.path == Keys{"oordelen", "o"});
    CHECK(rules.facts[6].judge == "college");
}

TEST_CASE("a decision knows its fine and the last days for taking it") {
    auto const compiled = dsl::compile({{"a.regels", R"(bronnen Wi = BWBR0044770 "Wet"
herkomst A "de aanvrager"
gegeven dag : datum of geen "De aanvraag" uit A vraag "Wanneer?"
regel x : bedrag volgens Wi art. 1 is € 50
regel uiterlijk : datum of geen volgens Wi art. 1 is dag
termijn t volgens Wi art. 2 start na dag duurt 8 weken
besluit boete volgens Wi art. 2 genomen door minister uitkomst x bestuurlijke boete van x binnen t, uiterlijk
besluit ander volgens Wi art. 2 genomen door minister uitkomst x
)"}});
    REQUIRE(compiled.rules);
    auto const& rules = *compiled.rules;
    REQUIRE(rules.decisions.size() == 2);
    CHECK(rules.decisions[0].fine == model::find_rule(rules, "x"));
    CHECK(rules.decisions[0].within ==
          std::vector{model::find_rule(rules, "t.einde"), model::find_rule(rules, "uiterlijk")});
    CHECK_FALSE(rules.decisions[1].fine.is_some());
    CHECK(rules.decisions[1].within.empty());
}

TEST_CASE("a decision's condition is a rule that it names") {
    auto const compilation = compiled(R"(
gegeven a : ja/nee
regel x : bedrag volgens Wi art. 1 is € 5
besluit boete volgens Wi art. 2 genomen door minister als niet a uitkomst x rechtsmiddel bezwaar, 6 weken volgens Wi art. 3
regel y : ja/nee volgens Wi art. 1 is boete.aan_de_orde)");
    auto const& rules = *compilation.rules;
    REQUIRE(rules.decisions.size() == 1);
    auto const& decision = rules.decisions[0];
    REQUIRE(decision.applies.is_some());
    CHECK(rules.rules[decision.applies.value].name == "boete.aan_de_orde");
    CHECK(bool(decision.remedy_term == values::days(42)));
    CHECK(model::to_text(rules, decision.remedy_citation) == "Wi art. 3");
}

TEST_CASE("tables compare their input once for each cell; less and more are not asked of `geen`") {
    auto const compilation = compiled(R"(
gegeven d : datum of geen
tabel t : getal volgens Wi art. 1
  | d                | n |
  | geen             | 1 |
  | voor 2022-01-01  | 2 |
  | vanaf 2022-01-01 | 3 |)");
    auto const& rules = *compilation.rules;
    auto const& version = rule(compilation, "t").versions[0];
    CHECK(version.complete);
    REQUIRE(version.rows.size() == 3);
    CHECK(rules.expr(version.rows[0].conditions[0]).op == model::Op::Equal);
    CHECK(rules.expr(version.rows[1].conditions[0]).op == model::Op::And);
}

TEST_CASE("origins are lines of the rule files, in order of path") {
    auto const compilation = dsl::compile({{"b.regels", "regel y : ja/nee\n  volgens Wi art. 1\n  is ja\n"},
                                           {"a.regels", "bronnen Wi = BWBR0044770 \"Wet\"\n"},
                                           {"a.scenario", "scenario \"s\" peildatum 2022-01-01 verwacht y is ja\n"}});
    REQUIRE(compilation.rules);
    auto const& rules = *compilation.rules;
    REQUIRE(rules.texts.size() == 2);
    CHECK(rules.texts[1].path == "b.regels");
    auto const& origin = rules.origins[rules.rules[0].versions[0].origin.value];
    CHECK(origin.file == 1);
    CHECK(origin.line == 1);
    REQUIRE(compilation.scenarios.size() == 1);
    CHECK(compilation.scenarios[0].path == "a.scenario");
}

TEST_CASE("an expression by itself is added to the rule set") {
    auto compilation = compiled("gegeven a : getal\nregel x : getal volgens Wi art. 1 is a + 1");
    auto const date = *values::Date::from_ymd(2022, 6, 1);
    auto const first = dsl::compile_expression(compilation, "x bij ontbreken 3 + 4");
    CHECK_FALSE(first.diagnostics.has_errors());
    auto const second = dsl::compile_expression(compilation, "(€ 10 × 25%) afgerond omhoog op € 1");
    REQUIRE(second.expression.is_some());
    auto const& rules = *compilation.rules;
    auto const result = evaluate::evaluate_expression(rules, evaluate::no_facts(rules), date, second.expression);
    CHECK(bool(value_in(result.outcomes[0]) == values::Value(values::Money::cents(300))));
    auto const wrong = dsl::compile_expression(compilation, "xx + 1");
    CHECK_FALSE(wrong.expression.is_some());
    REQUIRE(wrong.diagnostics.error_count() == 1);
    CHECK(diagnostics::name(wrong.diagnostics.sorted()[0].code) == "E0301");
}
