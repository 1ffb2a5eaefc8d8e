// Every code that the program can print is printed by at least one golden test and explained in the documentation.
#include "tests/architecture/sources.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <regex>
#include <set>

namespace fs = std::filesystem;
using namespace wetwijzer::tests;

namespace {

std::string all_goldens() {
    std::string text;
    fs::path const root = WETWIJZER_ROOT;
    for (auto const& entry : fs::recursive_directory_iterator(root / "tests/golden"))
        if (entry.path().extension() == ".txtar") text += read_text(fs::relative(entry.path(), root).generic_string());
    return text;
}

std::set<std::string> codes_of(std::string const& path, std::string const& pattern) {
    std::set<std::string> codes;
    auto const text = read_text(path);
    std::regex const code(pattern);
    for (auto at = std::sregex_iterator(text.begin(), text.end(), code); at != std::sregex_iterator(); ++at)
        codes.insert((*at)[1]);
    return codes;
}

// Codes that no text file of reasonable size can provoke, with the unit test that does.
std::map<std::string, std::string> const outside_goldens{
    {"E0107", "tests/unit/parse/load_test.cpp"},  // a file of more than 4 MiB
};

}  // namespace

TEST_CASE("every diagnostic code has a golden test") {
    auto const goldens = all_goldens();
    auto const codes = codes_of("dsl/diagnostics/codes.def", R"(WETWIJZER_CODE\(([EW]\d{4}))");
    REQUIRE(codes.size() > 40);
    for (auto const& code : codes) {
        INFO(code);
        if (auto const elsewhere = outside_goldens.find(code); elsewhere != outside_goldens.end())
            CHECK(read_text(elsewhere->second).find(code) != std::string::npos);
        else
            CHECK(goldens.find("[" + code + "]") != std::string::npos);
    }
}

TEST_CASE("every diagnostic code has a section in the documentation") {
    auto const page = read_text("docs/language/diagnostics.md");
    for (auto const& code : codes_of("dsl/diagnostics/codes.def", R"(WETWIJZER_CODE\(([EW]\d{4}))")) {
        INFO(code);
        CHECK(page.find("### " + code) != std::string::npos);
    }
}

TEST_CASE("every fault code has a section in the documentation") {
    auto const page = read_text("docs/language/faults.md");
    for (int number = 1; number <= 9; ++number) {
        auto const code = "F000" + std::to_string(number);
        INFO(code);
        CHECK(page.find(code) != std::string::npos);
    }
}

TEST_CASE("every keyword stands in the language reference in both languages") {
    auto const table = read_text("dsl/syntax/keywords.def");
    auto const page = read_text("docs/language/reference.md");
    std::regex const entry(R"re(WETWIJZER_KEYWORD\(\w+,\s*"([^"]*)",\s*"([^"]*)")re");
    int count = 0;
    for (auto at = std::sregex_iterator(table.begin(), table.end(), entry); at != std::sregex_iterator();
         ++at, ++count) {
        auto const row = "| `" + (*at)[1].str() + "` | `" + (*at)[2].str() + "` |";
        INFO(row);
        CHECK(page.find(row) != std::string::npos);
    }
    CHECK(count > 100);
}
