// Input that nests without end gets a message, not a crash.
#include "tests/unit/parse/parsed.hpp"

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

std::string repeat(std::string const& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

void check_limit(std::string const& open, std::string const& middle, std::string const& close) {
    for (int const levels : {201, 5'000, 100'000}) {
        auto const parsed = parse_text("regel x : ja/nee\n  is " + repeat(open, levels) + middle +
                                       repeat(close, levels) + "\nregel y : ja/nee is ja\n");
        INFO(open << " × " << levels);
        CHECK(parsed.brief().find("E0204 hier zitten meer dan 200 niveaus in elkaar\n") != std::string::npos);
        CHECK(parsed.diagnostics.error_count() == 1);
        REQUIRE(parsed.tree.declarations.size() == 2);
        CHECK(std::holds_alternative<syntax::RuleDecl>(parsed.tree.declarations[1].node));
    }
}

}  // namespace

TEST_CASE("nesting has a limit, with a message") {
    check_limit("(", "a", ")");
    check_limit("niet ", "a", "");
    check_limit("- ", "a", "");
    check_limit("als a dan b anders ", "c", "");
    check_limit("als ", "a", " dan b anders c");
    check_limit("a bij ontbreken ", "b", "");
    check_limit("hoogste van (", "a", ")");
    check_limit("jaar van ", "a", "");
    check_limit("er is een a waarvoor ", "b", "");
    check_limit("som van ", "a", " van l");
    check_limit("a is een van (", "b", ")");
    check_limit("hele jaren van ", "a", " tot b");
    check_limit("dagen van a tot ", "b", "");
}

TEST_CASE("two hundred levels are fine") {
    CHECK(parse_text("regel x : ja/nee\n  is " + repeat("(", 199) + "a" + repeat(")", 199) + "\n").brief().empty());
    CHECK(parse_text("regel x : ja/nee\n  is " + repeat("niet ", 199) + "a\n").brief().empty());
}

TEST_CASE("long chains are flat: no depth at all") {
    for (auto const* const op : {" + ", " of ", " en ", " × ", " - "}) {
        auto const parsed = parse_text("regel x : ja/nee\n  is a" + repeat(std::string(op) + "a", 50'000) + "\n");
        CHECK(parsed.brief().empty());
        auto const& rule = std::get<syntax::RuleDecl>(parsed.tree.declarations[0].node);
        auto const& chain = std::get<syntax::Chain>(parsed.tree.expr(rule.branches[0].value).node);
        CHECK(chain.operands.size() == 50'001);
    }
}

TEST_CASE("postfixes cannot be piled up") {
    CHECK(parse_text("regel x : ja/nee\n  is a" + repeat(" afgerond omlaag op 1", 10'000) + "\n")
              .diagnostics.error_count() == 1);
    CHECK(parse_text("regel x : ja/nee\n  is a" + repeat(" naar het recht op d", 10'000) + "\n")
              .diagnostics.error_count() == 1);
    CHECK(parse_text("regel x : ja/nee\n  is (a)" + repeat(".b", 10'000) + "\n").diagnostics.error_count() == 1);
}

TEST_CASE("E0212: a fourth condition list inside three others") {
    auto const parsed = parse_text("regel x : ja/nee\n  is alle van a) alle van 1) alle van i) alle van a) b\n");
    CHECK(parsed.brief() == "2:51 E0212 deze conditielijst is de vierde in elkaar; drie is het hoogste\n");
}
