#include "tests/unit/parse/parsed.hpp"

#include "dsl/syntax/keywords.hpp"

using namespace wetwijzer;
using namespace wetwijzer::tests;
using values::Language;

TEST_CASE("E0201 says what was found and what was expected, in both languages") {
    auto const parsed = parse_text("regel x ja/nee\n");
    CHECK(parsed.brief() == "1:9 E0201 gevonden `ja`, verwacht `:`\n");
    CHECK(parsed.brief(Language::English) == "1:9 E0201 found `ja`, expected `:`\n");
    CHECK(parse_text("regel x : getal\n  is\n").brief() ==
          "3:1 E0201 gevonden het einde van het bestand, verwacht een waarde\n");
    CHECK(parse_text("regel x : getal\n  is a afgerond op 1\n").brief() ==
          "2:17 E0201 gevonden `op`, verwacht `omlaag`, `omhoog` of `half omhoog`\n");
    CHECK(parse_text("regel x : getal\n  is a afgerond op 1\n").brief(Language::English) ==
          "2:17 E0201 found `op`, expected `down`, `up` or `half up`\n");
    CHECK(parse_text("$").brief() ==
          "1:1 E0201 gevonden `$`, verwacht een declaratie, zoals `gegeven`, `regel` of `tabel`\n");
    CHECK(parse_text("regel x : bdrag\n  is $\n").brief() == "2:6 E0201 gevonden `$`, verwacht een waarde\n");
    CHECK(parse_text("gegeven x : 5\n").brief() == "1:13 E0201 gevonden `5`, verwacht een type\n");
    CHECK(parse_text("regel x : getal\n  volgens Wi art. is 1\n").brief() ==
          "2:19 E0201 gevonden `is`, verwacht een nummer of letter\n");
    CHECK(parse_text("tabel t : getal\n  | a | b |\n  | 1 2 |\n").brief() == "3:7 E0201 gevonden `2`, verwacht `|`\n");
    CHECK(parse_text("tabel t : getal\n  | a | b |\n  | 1 | dan |\n").brief() ==
          "3:9 E0201 gevonden `dan`, verwacht een cel\n");
    CHECK(parse_text("termijn t start op a\n").brief() ==
          "2:1 E0201 gevonden het einde van het bestand, verwacht `eindigt op` of `duurt`\n");
    CHECK(parse_text("maandregel: maandag\n").brief() ==
          "1:13 E0201 gevonden `maandag`, verwacht `laatste dag van de maand` of `eerste dag van de volgende maand`\n");
}

TEST_CASE("a word of the language that is nearly right is suggested") {
    auto const parsed = parse_text("regel x : ja/nee\n  is ja\n  tenzj b dan nee\n");
    CHECK(parsed.brief() ==
          "3:3 E0201 gevonden `tenzj`, verwacht een declaratie, zoals `gegeven`, `regel` of `tabel`\n");
    CHECK(parsed.hint() == "bedoelde u `tenzij`?");
}

TEST_CASE("a mistake that shows only on the next line points at the end of the one before") {
    CHECK(parse_text("regel x : getal\n  is (a + b\n  anders c\n").errors() ==
          "fout[E0201]: gevonden `anders`, verwacht `)`\n"
          " --> a.regels:3:3\n"
          "  |\n"
          "2 |   is (a + b\n"
          "  |            - hierna\n"
          "3 |   anders c\n"
          "  |   ^^^^^^\n"
          "\n"
          "1 fout\n");
}

TEST_CASE("carets stand right below names with diacritics and amounts") {
    CHECK(parse_text("regel coëfficiënt : bedrag is € 5 $\n").errors() ==
          "fout[E0201]: gevonden `$`, verwacht een declaratie, zoals `gegeven`, `regel` of `tabel`\n"
          " --> a.regels:1:35\n"
          "  |\n"
          "1 | regel coëfficiënt : bedrag is € 5 $\n"
          "  |                                   ^\n"
          "\n"
          "1 fout\n");
}

TEST_CASE("E0205: reserved words of both languages cannot be names") {
    CHECK(parse_text("regel vraag : ja/nee\n  is ja\n").brief() ==
          "1:7 E0205 `vraag` is een woord van de regeltaal en kan geen naam zijn\n");
    CHECK(parse_text("gegeven unless : ja/nee\n").brief().find("1:9 E0205 `unless`") == 0);
    for (auto const language : {Language::Dutch, Language::English})
        for (auto const& word : syntax::reserved_words(language)) {
            INFO(word);
            CHECK(parse_text("gegeven " + word + " : ja/nee\n").brief().find(" E0205 `") != std::string::npos);
        }
}

TEST_CASE("E0206: labels run on without gaps") {
    auto const list = [](std::string const& items) {
        return parse_text("regel x : ja/nee\n  is alle van " + items + "\n").brief();
    };
    CHECK(list("a) p c) q") == "2:20 E0206 gevonden label `c)`, verwacht label `b)`\n");
    CHECK(list("b) p") == "2:15 E0206 gevonden label `b)`, verwacht label `a)`\n");
    CHECK(list("1) p") == "2:15 E0206 gevonden label `1)`, verwacht label `a)`\n");
    CHECK(list("a) p a) q") == "2:20 E0206 gevonden label `a)`, verwacht label `b)`\n");
    CHECK(list("a) alle van 1) p 3) q b) r") == "2:32 E0206 gevonden label `3)`, verwacht label `2)`\n");
    CHECK(list("a) alle van 1) p c) q") == "2:32 E0206 gevonden label `c)`, verwacht label `b)`\n");
    CHECK(list("a) alle van a) p b) q") == "2:27 E0206 gevonden label `a)`, verwacht label `1)`\n");
    CHECK(list("a) alle van 1) alle van i) p iii) q") == "2:44 E0206 gevonden label `iii)`, verwacht label `ii)`\n");
    CHECK(list("p en q") == "2:15 E0201 gevonden `p`, verwacht label `a)`\n");
}

TEST_CASE("E0210: names that are declared are in lower case; codes may have capitals") {
    auto const parsed = parse_text("regel Éen : ja/nee\n  is A2\n");
    CHECK(parsed.brief() == "1:7 E0210 de naam `Éen` heeft hoofdletters\n");
    CHECK(parsed.hint() == "schrijf `éen`");
    CHECK(parse_text("bronnen Wi = BWBR0044770 \"Wet\"\nherkomst BRP \"x\"\nsoort s : een van (A2, Onbekend_x)\n")
              .brief()
              .empty());
}

TEST_CASE("E0211: what can stand once") {
    CHECK(parse_text("gegeven x : datum\n  \"een\"\n  \"twee\"\n").brief() ==
          "3:3 E0211 een beschrijving staat hier voor de tweede keer\n");
    CHECK(parse_text("gegeven x : datum uit A uit B\n").brief().find("E0211 een herkomst") != std::string::npos);
    CHECK(parse_text("regel x : ja/nee\n  geldt vanaf 2022-01-01\n  geldt vanaf 2023-01-01\n  is ja\n")
              .brief()
              .find("E0211 `geldt`") != std::string::npos);
    CHECK(parse_text("regel x : ja/nee\n  zin ja \"a\" ja \"b\"\n  is ja\n").brief().find("E0211 `zin ja`") !=
          std::string::npos);
    CHECK(parse_text("regel x : ja/nee\n  zin ja \"a\"\n  volgens A\n  zin ja \"b\"\n  is ja\n")
              .brief()
              .find("E0211 `zin`") != std::string::npos);
}

TEST_CASE("E0213: two comparisons in a row") {
    CHECK(parse_text("regel x : ja/nee\n  is a < b < c\n").brief() == "2:12 E0213 twee vergelijkingen achter elkaar\n");
    CHECK(parse_text("regel x : ja/nee\n  is a is geen is ja\n").brief() ==
          "2:16 E0213 twee vergelijkingen achter elkaar\n");
}

TEST_CASE("E0214: one last `anders`, before or after the exceptions") {
    CHECK(parse_text("regel x : ja/nee\n  is a als b\n  anders c\n  anders d\n").brief() ==
          "4:3 E0214 na het laatste `anders` volgt geen tweede\n");
    CHECK(parse_text("regel x : ja/nee\n  is a als b\n  anders c\n  tenzij e\n  anders d\n").brief() ==
          "5:3 E0214 na het laatste `anders` volgt geen tweede\n");
    CHECK(parse_text("regel x : ja/nee\n  is a als b\n  anders c als d\n  tenzij e\n  anders d\n").brief().empty());
}
