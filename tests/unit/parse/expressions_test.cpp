#include "tests/unit/parse/parsed.hpp"

using namespace wetwijzer;
using namespace wetwijzer::tests;

TEST_CASE("operators bind from weak to strong, and chains are flat") {
    CHECK(expression_dump("a of b en niet c is d of e") ==
          "or\n  name a\n  and\n    name b\n    not\n      compare is\n        name c\n        name d\n  name e\n");
    CHECK(expression_dump("a + b × c - d / e") ==
          "add\n  name a\n  multiply\n    name b\n    name c\n  inverse\n    multiply\n      name d\n      inverse\n   "
          "     name e\n");
    CHECK(expression_dump("-a × b") == "multiply\n  negate\n    name a\n  name b\n");
    CHECK(expression_dump("(a of b) en c") == "and\n  or\n    name a\n    name b\n  name c\n");
    CHECK(expression_dump("a bij ontbreken b + c is d") ==
          "compare is\n  if none\n    name a\n    add\n      name b\n      name c\n  name d\n");
}

TEST_CASE("comparisons, in words, signs and both languages") {
    auto const cases = std::vector<std::pair<std::string, std::string>>{
        {"a is b", "is"},
        {"a is niet b", "is not"},
        {"a = b", "is (symbol)"},
        {"a <> b", "is not (symbol)"},
        {"a ≤ b", "at most (symbol)"},
        {"a >= b", "at least (symbol)"},
        {"a is minstens b", "at least"},
        {"a is at most b", "at most"},
        {"a is meer dan b", "greater"},
        {"a is less than b", "less"},
        {"a ligt voor b", "less (date)"},
        {"a ligt op of na b", "at least (date)"},
        {"a lies after b", "greater (date)"},
        {"a ligt in b", "lies in"},
        {"a omvat b", "contains"},
    };
    for (auto const& [text, op] : cases) {
        INFO(text);
        CHECK(expression_dump(text) == "compare " + op + "\n  name a\n  name b\n");
    }
    CHECK(expression_dump("a is geen") == "compare is none\n  name a\n");
    CHECK(expression_dump("a is niet geen") == "compare is not none\n  name a\n");
    CHECK(expression_dump("a is een werkdag") == "compare is working day\n  name a\n");
    CHECK(expression_dump("a is a public holiday") == "compare is holiday\n  name a\n");
    CHECK(expression_dump("a is een van (x, y)") == "compare one of\n  name a\n  name x\n  name y\n");
    CHECK(expression_dump("a is geen van (x)") == "compare none of\n  name a\n  name x\n");
    CHECK(expression_dump("a is van 1 tot 2") ==
          "compare from until\n  name a\n  literal number 1\n  literal number 2\n");
    CHECK(expression_dump("a is van 1 tot en met 2") ==
          "compare from through\n  name a\n  literal number 1\n  literal number 2\n");
}

TEST_CASE("functions take the operand behind them; the last one after `tot` reaches over + and -") {
    CHECK(expression_dump("jaar van a + 1") == "add\n  call year of\n    name a\n  literal number 1\n");
    CHECK(expression_dump("hele jaren van a tot b + 1 dag") ==
          "call whole years\n  name a\n  add\n    name b\n    literal duration 1 dag\n");
    CHECK(expression_dump("periode vanaf a") == "call period from\n  name a\n");
    CHECK(expression_dump("overlap van p en q is geen") ==
          "compare is none\n  call period overlap\n    name p\n    name q\n");
    CHECK(expression_dump("hoogste van (a, b + 1, c)") ==
          "call highest\n  name a\n  add\n    name b\n    literal number 1\n  name c\n");
    CHECK(expression_dump("aandeel van a in b") == "call share\n  name a\n  name b\n");
    CHECK(expression_dump("x afgerond half omhoog op € 1") == "round half up\n  name x\n  literal amount € 1\n");
    CHECK(expression_dump("x naar het recht op d afgerond omlaag op 1") ==
          "round down\n  under law\n    name x\n    name d\n  literal number 1\n");
}

TEST_CASE("aggregates; a field may have a name that also begins a phrase") {
    CHECK(expression_dump("aantal examens") == "aggregate count examens\n");
    CHECK(expression_dump("som van uren van cursussen waarvoor a of b") ==
          "aggregate sum cursussen\n  value\n    name uren\n  where\n    or\n      name a\n      name b\n");
    CHECK(expression_dump("totale duur van periode van verblijven") ==
          "aggregate union length verblijven\n  value\n    name periode\n");
    CHECK(expression_dump("som van lengte van p van verblijven") ==
          "aggregate sum verblijven\n  value\n    call period length\n      name p\n");
    CHECK(expression_dump("som van jaar van datum van examens") ==
          "aggregate sum examens\n  value\n    call year of\n      name datum\n");
    CHECK(expression_dump("langste aaneengesloten periode van periode van verblijven") ==
          "aggregate longest run verblijven\n  value\n    name periode\n");
    CHECK(expression_dump("er is een pip waarvoor a") == "aggregate exists pip\n  where\n    name a\n");
    CHECK(expression_dump("elke pip voldoet aan a en b") ==
          "aggregate for all pip\n  where\n    and\n      name a\n      name b\n");
    CHECK(expression_dump("niveau van de laatste pip op datum") ==
          "field niveau\n  aggregate last pip\n    by datum\n");
    CHECK(expression_dump("begin van de eerste traject op begin") ==
          "field begin\n  aggregate first traject\n    by begin\n");
    CHECK(expression_dump("(de eerste pip op datum).niveau is B") ==
          "compare is\n  field niveau\n    aggregate first pip\n      by datum\n  name B\n");
}

TEST_CASE("Dutch `of` is never the English one") {
    CHECK(expression_dump("begin of b") == "or\n  name begin\n  name b\n");
    CHECK(expression_dump("a of de eerste pip op datum is geen") ==
          "or\n  name a\n  compare is none\n    aggregate first pip\n      by datum\n");
    CHECK(expression_dump("niveau of the first pip by datum") == "field niveau\n  aggregate first pip\n    by datum\n");
}

TEST_CASE("condition lists nest three deep, and end where no next label follows") {
    CHECK(
        expression_dump(
            "alle van a) x b) minstens 2 van 1) y 2° z c) minstens een van 1) geen van i) p ii) q 2) r d) s") ==
        "conditions all\n  item a)\n    name x\n  item b)\n    conditions at least 2\n      item 1)\n        name y\n"
        "      item 2°\n        name z\n  item c)\n    conditions any\n      item 1)\n        conditions none\n"
        "          item i)\n            name p\n          item ii)\n            name q\n      item 2)\n        name r\n"
        "  item d)\n    name s\n");
    CHECK(expression_dump("(alle van a) x b) (y of a)) en c") ==
          "and\n  conditions all\n    item a)\n      name x\n    item b)\n      or\n        name y\n        name a\n  "
          "name c\n");
    CHECK(expression_dump("alle van a) x < 5 b) y is 800 uur c) z").find("item c)") != std::string::npos);
}

TEST_CASE("the ninth letter is i, not a roman one") {
    std::string text = "alle van";
    for (char letter = 'a'; letter <= 'z'; ++letter) text += std::string(" ") + letter + ") x";
    text += " aa) x bb) x";
    CHECK(expression_dump(text).find("item bb)") != std::string::npos);
}

TEST_CASE("a citation behind the words of a list goes to its owner") {
    CHECK(dump_of("regel r : ja/nee\n  is ja als alle van volgens A art. 1\n    a) minstens een van volgens B zin "
                  "\"x\" 1) p 2) q volgens C\n") ==
          "rule r\n  type ja/nee\n  branch\n    value\n      literal yes ja\n    condition\n      conditions all\n     "
          "   item a)\n"
          "          conditions any\n            item 1)\n              name p\n            item 2)\n              "
          "name q\n"
          "              citation C\n          citation B\n          sentence \"x\"\n    citation A art. 1\n");
}

TEST_CASE("one expression of its own") {
    diagnostics::Diagnostics list;
    syntax::SyntaxTree tree;
    auto const found = parse::parse_expression(source::SourceFile(0, "", "a + 1"), tree, list);
    REQUIRE(found.is_some());
    CHECK(found.value + 1 == tree.expressions.size());
    CHECK(list.empty());
    CHECK_FALSE(parse::parse_expression(source::SourceFile(0, "", "a + x b"), tree, list).is_some());
    CHECK_FALSE(parse::parse_expression(source::SourceFile(0, "", ""), tree, list).is_some());
    CHECK_FALSE(parse::parse_expression(source::SourceFile(0, "", "1.00"), tree, list).is_some());
    CHECK(list.error_count() == 3);
    CHECK(diagnostics::message(list.sorted()[0], values::Language::Dutch) ==
          "gevonden het einde van het bestand, verwacht een waarde");
}
