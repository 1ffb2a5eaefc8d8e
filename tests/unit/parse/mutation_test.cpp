// Text that is nearly right, and bytes that are not text at all: always diagnostics, never an exception or a crash.
#include "tests/unit/parse/parsed.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state_ >> 33U) % limit;
    }

private:
    std::uint64_t state_;
};

std::vector<std::string> rule_files() {
    std::vector<std::string> texts;
    for (auto const* const folder : {"/rules", "/tests/unit/parse/texts"})
        for (auto const& entry : std::filesystem::recursive_directory_iterator(std::string(WETWIJZER_ROOT) + folder)) {
            auto const extension = entry.path().extension();
            if (extension != ".regels" && extension != ".scenario") continue;
            std::ifstream in(entry.path(), std::ios::binary);
            texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        }
    std::sort(texts.begin(), texts.end());
    return texts;
}

// A part of a text: mutations of small texts find more than those of large ones.
std::string excerpt(std::string const& text, Random& random) {
    auto const from = random.below(text.size());
    return text.substr(from, random.below(600) + 1);
}

void mutate(std::string& text, Random& random) {
    static std::vector<std::string> const pieces{"(",
                                                 ")",
                                                 "|",
                                                 "|",
                                                 "\"",
                                                 "--",
                                                 "\n",
                                                 ",",
                                                 ":",
                                                 ".",
                                                 "-",
                                                 "€",
                                                 "%",
                                                 "°",
                                                 "als ",
                                                 "anders ",
                                                 "tenzij ",
                                                 "is ",
                                                 "alle van ",
                                                 "a) ",
                                                 "b) ",
                                                 "1) ",
                                                 "i) ",
                                                 "van ",
                                                 "tot ",
                                                 "volgens ",
                                                 "regel ",
                                                 "gegeven ",
                                                 "scenario ",
                                                 "niet ",
                                                 "lezing ",
                                                 "uitzondering ",
                                                 "beleid van gemeente 0437 ",
                                                 "beleidsruimte ",
                                                 "kengetal ",
                                                 "controle ",
                                                 "dekking van ",
                                                 "art. 3 ",
                                                 "\xff",
                                                 "\xc3",
                                                 "e\xcc\x88",
                                                 "\t",
                                                 "\xc2\xa0",
                                                 "“",
                                                 std::string(1, '\0'),
                                                 "2022-01-01",
                                                 "1.000",
                                                 "3 jaar",
                                                 "de eerste ",
                                                 "\\",
                                                 "\r\n"};
    if (text.empty()) text = " ";
    auto const at = random.below(text.size());
    switch (random.below(5)) {
        case 0:
            text.erase(at, random.below(20) + 1);
            break;
        case 1:
            text.insert(at, pieces[random.below(pieces.size())]);
            break;
        case 2:
            text[at] = static_cast<char>(random.below(256));
            break;
        case 3:
            text.insert(at, text.substr(random.below(text.size()), random.below(60)));
            break;
        default:
            text.resize(at);
            break;
    }
}

// Spans lie inside the file, the rendering works, and no type of C++ shows.
void survive(std::string const& text) {
    auto const parsed = parse_text(text);
    auto const size = parsed.files[0].text().size();
    for (auto const& each : parsed.diagnostics.sorted()) {
        REQUIRE(each.span.begin <= each.span.end);
        REQUIRE(each.span.end <= size);
    }
    for (auto const& expr : parsed.tree.expressions) REQUIRE(expr.span.end <= size);
    auto const errors = parsed.errors();
    REQUIRE(errors.find("boost") == std::string::npos);
    REQUIRE(errors.find("uninitialized") == std::string::npos);
    REQUIRE(syntax::dump(parsed.tree).find("missing") == std::string::npos);
}

}  // namespace

TEST_CASE("every rule file of the project parses") {
    for (auto const& text : rule_files()) {
        auto const parsed = parse_text(text);
        INFO(parsed.errors());
        CHECK(parsed.diagnostics.empty());
        CHECK_FALSE(parsed.tree.declarations.empty());
    }
}

TEST_CASE("twenty thousand mutations of real text") {
    auto const texts = rule_files();
    REQUIRE_FALSE(texts.empty());
    Random random(20220101);
    for (int i = 0; i < 20'000; ++i) {
        auto text = excerpt(texts[random.below(texts.size())], random);
        for (auto count = random.below(4) + 1; count > 0; --count) mutate(text, random);
        survive(text);
    }
}

TEST_CASE("two thousand texts of random bytes, and of random pieces of the language") {
    Random random(7);
    for (int i = 0; i < 2'000; ++i) {
        std::string bytes(random.below(200), ' ');
        for (auto& byte : bytes) byte = static_cast<char>(random.below(256));
        survive(bytes);
        std::string pieces;
        for (int n = 0; n < 30; ++n) mutate(pieces, random);
        survive(pieces);
    }
}
