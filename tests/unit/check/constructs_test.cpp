// Readings, layers, policy, indicators, checks of messages, coverage of articles: what is accepted, and where not.
#include "tests/unit/check/diagnosed.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

std::string const reading = R"(
lezing maand "Wat een maand is" volgens Wi art. 2
  standaard gewoon "van de eerste tot de laatste dag"
  ook mogelijk dertig "dertig dagen"
  reden "zo elders"
)";

std::string const facts = "gegeven p : ja/nee\ngegeven q : ja/nee\ngegeven gemeentecode : tekst\n";
std::string const x = "regel x : getal volgens Wi art. 1 is 1\n";

// All codes in a rule set of these files, without W0504.
std::string codes(std::string const& law, std::vector<std::string> const& others) {
    std::vector<dsl::InputFile> files{{"a.regels", "bronnen Wi = BWBR0044770 \"Wet\"\n" + law}};
    for (auto const& text : others) files.push_back({"b" + std::to_string(files.size()) + ".regels", text});
    std::string found;
    for (auto const& one : dsl::compile(std::move(files)).diagnostics.sorted()) {
        auto const name = diagnostics::name(one.code);
        if (name != "W0504") found += (found.empty() ? "" : " ") + name;
    }
    return found;
}

std::string policy(std::string const& code, std::string const& source, std::string const& rest) {
    return "beleid van gemeente " + code + " \"G" + code + "\"\nbronnen " + source + " = \"Beleid\"\n" + rest;
}

}  // namespace

TEST_CASE("a reading is a value of its alternatives") {
    auto const with = [](std::string const& rest) { return reading + rest; };
    auto const rule = with("regel x : ja/nee volgens Wi art. 1 is maand is gewoon\n");
    expect({"asked", "", rule.c_str()});
    auto const table = with("tabel x : getal volgens Wi art. 1\n| maand | n |\n| gewoon | 1 |\n| dertig | 2 |\n");
    expect({"a column of a table", "", table.c_str()});
    auto const missing = with("tabel §x : getal volgens Wi art. 1\n| maand | n |\n| gewoon | 1 |\n");
    expect({"a row is missing", "E0510", missing.c_str()});
    auto const other = with("regel x : ja/nee volgens Wi art. 1 is maand is §week\n");
    expect({"no alternative", "E0303", other.c_str()});
    auto const twice = with("regel x : ja/nee volgens Wi art. 1 is maand is gewoon\ngegeven §maand : getal\n");
    expect({"the name is taken", "E0302", twice.c_str()});
    auto const no_source =
        "lezing §m \"M\" standaard a \"a\" ook mogelijk b \"b\" reden \"r\"\n"
        "regel x : ja/nee volgens Wi art. 1 is m is a\n";
    expect({"no source", "E0501", no_source});
    expect({"the key of a case file that holds them", "E0311", "gegeven §lezingen : ja/nee"});
}

TEST_CASE("a scenario chooses a reading") {
    auto const with = [](std::string const& rest) {
        return reading + "regel x : ja/nee volgens Wi art. 1 is maand is gewoon\n" + rest;
    };
    auto const chosen = with("scenario \"s\" peildatum 2022-01-01 lezing maand is dertig verwacht x is nee\n");
    expect({"another alternative", "", chosen.c_str()});
    auto const column =
        with("scenario \"s\" peildatum 2022-01-01 voorbeelden\n| maand | x |\n| gewoon | ja |\n| * | ja |\n");
    expect({"as a column", "", column.c_str()});
    auto const unknown = with("scenario \"s\" peildatum 2022-01-01 lezing §maanden is dertig verwacht x is nee\n");
    expect({"unknown", "E0301", unknown.c_str()});
    auto const a_rule = with("scenario \"s\" peildatum 2022-01-01 lezing §x is ja verwacht x is nee\n");
    expect({"a rule", "E0321", a_rule.c_str()});
    auto const twice =
        with("scenario \"s\" peildatum 2022-01-01 lezing maand is dertig lezing §maand is gewoon verwacht x is nee\n");
    expect({"twice", "E0302", twice.c_str()});
    auto const member = with("scenario \"s\" peildatum 2022-01-01 lezing maand is §week verwacht x is nee\n");
    expect({"no alternative", "E0303", member.c_str()});
}

TEST_CASE("an exception from elsewhere lies on top of its rule") {
    auto const on = [](std::string const& rest) { return facts + x + rest; };
    auto const one =
        on("uitzondering u op x volgens Wi art. 9 als p dan 2\n"
           "regel y : getal volgens Wi art. 3 is x - x.volgens_de_wet\n"
           "scenario \"s\" peildatum 2022-01-01 gegeven p is ja verwacht x is 2, x.volgens_de_wet is 1\n");
    expect({"with what lies beneath", "", one.c_str()});
    auto const nothing = facts + x + "scenario \"s\" peildatum 2022-01-01 verwacht §x.volgens_de_wet is 1\n";
    expect({"nothing lies on top", "E0616", nothing.c_str()});
    auto const nothing_asked = facts + x + "regel y : getal volgens Wi art. 3 is x.§volgens_de_wet\n";
    expect({"nothing lies on top, in a rule", "E0616", nothing_asked.c_str()});
    auto const own = on("uitzondering u op x volgens Wi art. 9 als p dan x.volgens_de_wet + 1\n");
    expect({"its value from what lies beneath", "", own.c_str()});
    auto const circle = on("uitzondering u op x volgens Wi art. 9 als p dan §x + 1\n");
    expect({"its value from itself", "E0504", circle.c_str()});
    auto const versions =
        on("uitzondering u op x volgens Wi art. 9 geldt vanaf 2022-01-01 tot 2023-01-01 als p dan 2\n"
           "uitzondering u op x volgens Wi art. 9 geldt vanaf 2023-01-01 als p dan 3\n");
    expect({"with versions", "", versions.c_str()});
    auto const reversed =
        on("uitzondering u op x volgens Wi art. 9 geldt §vanaf 2023-01-01 tot 2022-01-01 als p dan 2\n");
    expect({"that ends before it begins", "E0507", reversed.c_str()});
    auto const check =
        on("regel r : ja/nee volgens Wi art. 1 is p\ncontrole c volgens Wi art. 2 bij r eis q\n"
           "uitzondering u op §c volgens Wi art. 9 als p dan ja\n");
    expect({"on a check", "E0602", check.c_str()});
    auto const no_source = on("uitzondering §u op x als p dan 2\n");
    expect({"without a source", "E0501", no_source.c_str()});
}

TEST_CASE("exceptions from elsewhere have an order where they can hold together") {
    auto const two = [](std::string const& first, std::string const& second) {
        return facts + x + "uitzondering u op x volgens Wi art. 9 " + first +
               "\nuitzondering §v op x volgens Wi art. 9 " + second + "\n";
    };
    auto const none = two("als p dan 2", "als q dan 3");
    expect({"no order", "W0503", none.c_str()});
    auto const without_mark = [](std::string text) { return text.erase(text.find("§"), 2); };
    auto const order = without_mark(two("als p dan 2", "als q dan 3 gaat voor u"));
    expect({"order", "", order.c_str()});
    auto const exclusive = without_mark(two("als p dan 2", "als niet p dan 3"));
    expect({"never together", "", exclusive.c_str()});
    auto const times =
        without_mark(two("geldt vanaf 2022-01-01 tot 2023-01-01 als p dan 2", "geldt vanaf 2023-01-01 als q dan 3"));
    expect({"never at one time", "", times.c_str()});
    auto const passed_on = facts + x + R"(
uitzondering u op x volgens Wi art. 9 als p dan 2 gaat voor v
uitzondering v op x volgens Wi art. 9 als q dan 3 gaat voor w
uitzondering w op x volgens Wi art. 9 als p of q dan 4
)";
    expect({"an order is passed on", "", passed_on.c_str()});
}

TEST_CASE("municipalities fill the room of the law") {
    std::string const law = facts + R"(
parameter d : duur volgens Wi art. 1
  beleidsruimte van 0 maanden tot en met 6 maanden volgens Wi art. 2
  vanaf 2022-01-01: 0 maanden
regel r : ja/nee volgens Wi art. 3
  beleidsruimte volgens Wi art. 4
  is p als d is minstens 1 maand
  anders q
)";
    auto const fills = [&](std::string const& value) {
        return codes(law, {policy("0437", "OA", "parameter d volgens OA par. 1 vanaf 2022-01-01: " + value)});
    };
    CHECK(fills("0 maanden") == "");
    CHECK(codes(law, {policy("0437", "OA", "parameter d volgens OA par. 1")}) == "");  // none yet: the law's counts
    CHECK(fills("6 maanden") == "");
    CHECK(fills("7 maanden") == "E0611");
    CHECK(fills("10 dagen") == "E0406");
    CHECK(fills("€ 3") == "E0305");
    auto const other =
        "parameter d volgens DM par. 1 vanaf 2022-01-01: 3 maanden\n"
        "uitzondering v op r volgens DM par. 2 als p dan nee";
    auto const ours =
        "parameter d volgens OA par. 1 vanaf 2022-01-01: 3 maanden\n"
        "uitzondering u op r volgens OA par. 2 als p dan q";
    CHECK(codes(law, {policy("0437", "OA", ours), policy("0384", "DM", other)}) == "");
    CHECK(codes(law, {policy("0437", "OA", ours), policy("0437", "DM", other)}) == "E0609 W0503");
    CHECK(codes(law + "uitzondering w op r volgens Wi art. 5 als q dan nee\n", {policy("0437", "OA", ours)}) ==
          "W0503");
    CHECK(codes(law, {policy("0437", "OA", "gegeven z : ja/nee")}) == "E0606");
    CHECK(codes(law, {policy("0437", "OA", "parameter d : duur volgens OA par. 1 vanaf 2022-01-01: 1 maand")}) ==
          "E0302 E0606");
    CHECK(codes(law, {"bronnen OA = \"Beleid\" beleid van gemeente 0437 \"Ouder-Amstel\""}) == "E0604");
}

TEST_CASE("the parts of an indicator can be used") {
    auto const text = facts + R"(
kengetal k "K" volgens Wi art. 1 eenheid personen teller p noemer q norm minstens 80%
scenario "s" peildatum 2022-01-01 gegeven p is ja gegeven q is nee verwacht k.teller is ja, k.noemer is nee
)";
    expect({"in a scenario", "", text.c_str()});
    auto const none = facts + R"(
kengetal k "K" volgens Wi art. 1 eenheid personen noemer q norm minstens 80
scenario "s" peildatum 2022-01-01 gegeven q is nee verwacht §k.teller is ja
)";
    expect({"only those that are there", "E0301", none.c_str()});
    auto const no_source = facts + "kengetal §k \"K\" eenheid personen noemer q\n";
    expect({"with its source", "E0501", no_source.c_str()});
}

TEST_CASE("citations are held against the list of articles") {
    auto const with = [](std::string const& lines, std::string const& citation) {
        return "dekking van Wi " + lines + "\nregel x : getal volgens " + citation + " is 1\n";
    };
    auto const part = with("art. 1 lid 1", "Wi art. 1 lid 1 onder a");
    expect({"a part of a lid counts for it", "", part.c_str()});
    auto const whole = with("§art. 1 lid 1", "Wi art. 1");
    expect({"a whole article does not count for its leden", "W0510", whole.c_str()});
    auto const opening = with("art. 1 lid 1", "Wi art. 1 lid 1 aanhef");
    expect({"the opening words belong to the lid", "", opening.c_str()});
    auto const above = with("art. 1 art. 1 lid 1", "Wi art. 1 lid 1");
    expect({"a lid counts for its article", "", above.c_str()});
    auto const finer = with("art. 1 buiten bereik \"x\" art. 1 lid 1", "Wi art. 1 lid 1");
    expect({"the finest line decides", "", finer.c_str()});
    auto const unlisted = with("art. 1", "Wi art. 1, §art. 2");
    expect({"an article that is not there", "W0511", unlisted.c_str()});
    auto const other_source = with("art. 1", "Wi art. 1, Bi art. 2") + "bronnen Bi = \"Besluit\"\n";
    expect({"another source has no list", "", other_source.c_str()});
    auto const because = with("§art. 1 art. 2", "Wi art. 2") +
                         "scenario \"s\" peildatum 2022-01-01 verwacht x is 1 omdat Wi art. 2, art. 1\n";
    expect({"what a scenario cites does not count", "W0510", because.c_str()});
    auto const capitals = with("art. 1a", "Wi art. 1A");
    expect({"capitals do not matter", "", capitals.c_str()});
}
