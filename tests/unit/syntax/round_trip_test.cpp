// Formatting keeps the tree, is stable, keeps every comment, and going to English and back is no change.
#include "tests/unit/parse/parsed.hpp"
#include "tests/unit/syntax/random_rules.hpp"

#include "dsl/syntax/format.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace wetwijzer;
using namespace wetwijzer::tests;
using values::Language;

namespace {

std::string format(Parsed const& parsed, Language language) {
    return syntax::format(parsed.files[0], parsed.tree, language);
}

Parsed parse_well(std::string const& text) {
    auto parsed = parse_text(text);
    INFO(text);
    INFO(parsed.errors());
    REQUIRE(parsed.diagnostics.empty());
    return parsed;
}

// A comment inside an expression may move with its line breaks, which depend on the length of the words.
void check_round_trip(std::string const& text, bool identical = true) {
    auto const first = parse_well(text);
    auto const dutch = format(first, Language::Dutch);
    auto const second = parse_well(dutch);
    INFO(text);
    REQUIRE(syntax::dump(second.tree) == syntax::dump(first.tree));
    REQUIRE(format(second, Language::Dutch) == dutch);
    auto const english = format(first, Language::English);
    auto const third = parse_well(english);
    REQUIRE(syntax::dump(third.tree) == syntax::dump(first.tree));
    REQUIRE(format(third, Language::English) == english);
    if (identical) REQUIRE(format(third, Language::Dutch) == dutch);
    REQUIRE(dutch.find(" \n") == std::string::npos);
    REQUIRE(dutch.find('\t') == std::string::npos);
}

std::size_t count(std::string const& text, std::string const& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++found;
    return found;
}

}  // namespace

TEST_CASE("all rule files survive formatting and translation") {
    std::size_t files = 0;
    for (auto const* const folder : {"/rules", "/tests/unit/parse/texts"})
        for (auto const& entry : std::filesystem::recursive_directory_iterator(std::string(WETWIJZER_ROOT) + folder)) {
            auto const extension = entry.path().extension();
            if (extension != ".regels" && extension != ".scenario") continue;
            INFO(entry.path().string());
            std::ifstream in(entry.path(), std::ios::binary);
            check_round_trip({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
            ++files;
        }
    CHECK(files > 1);
}

TEST_CASE("two thousand random rule files survive formatting and translation") {
    for (std::uint64_t seed = 1; seed <= 2'000; ++seed) {
        INFO("seed " << seed);
        check_round_trip(random_rules(seed, false));
        auto const text = random_rules(seed, true);
        check_round_trip(text, false);
        auto const formatted = format(parse_well(text), Language::Dutch);
        for (auto const* const comment : {"-- kop", "-- opmerking", "-- eigen regel"}) {
            INFO(text << "\n→\n" << formatted);
            REQUIRE(count(formatted, comment) == count(text, comment));
        }
    }
}
