#include "tests/unit/check/diagnosed.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <vector>

namespace wetwijzer::tests {
namespace {

constexpr char mark[] = "§";
constexpr char prelude[] = "bronnen Wi = BWBR0044770 \"Wet inburgering 2021\"\n";

std::string place(source::SourceFile const& file, std::uint32_t offset) {
    auto const position = file.position(offset);
    return std::to_string(position.line) + ':' + std::to_string(position.column);
}

}  // namespace

dsl::Compilation compiled(std::string const& text) { return dsl::compile({{"a.regels", prelude + text}}); }

void expect(Case const& test) {
    std::string text = test.text;
    std::vector<std::uint32_t> marks;
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
        text.erase(at, std::string(mark).size());
        marks.push_back(static_cast<std::uint32_t>(at + std::string(prelude).size()));
    }
    auto const compilation = compiled(text);
    std::vector<std::string> expected, found;
    std::istringstream codes(test.codes);
    for (std::string code; codes >> code;) {
        auto const index = expected.size();
        expected.push_back(code + " at " +
                           (index < marks.size() ? place(compilation.files[0], marks[index]) : "no mark"));
    }
    bool const unused = std::string(test.codes).find("W0504") != std::string::npos;
    for (auto const& diagnostic : compilation.diagnostics.sorted()) {
        auto const code = diagnostics::name(diagnostic.code);
        if (code == "W0504" && !unused) continue;
        found.push_back(code + " at " + place(compilation.files[0], diagnostic.span.begin));
    }
    INFO(test.what);
    INFO(diagnostics::render_text(compilation.diagnostics, compilation.files, {}));
    CHECK(found == expected);
    CHECK(marks.size() == expected.size());
}

std::string hint_of(std::string const& text, std::string const& code) {
    auto const compilation = compiled(text);
    for (auto const& diagnostic : compilation.diagnostics.sorted())
        if (diagnostics::name(diagnostic.code) == code) return diagnostics::hint(diagnostic, values::Language::Dutch);
    return {};
}

std::string message_of(std::string const& text, std::string const& code) {
    auto const compilation = compiled(text);
    for (auto const& diagnostic : compilation.diagnostics.sorted())
        if (diagnostics::name(diagnostic.code) == code)
            return diagnostics::message(diagnostic, values::Language::Dutch);
    return {};
}

}  // namespace wetwijzer::tests
