// Codes to words: the one reader of codes.def that knows its texts.
#include "dsl/diagnostics/diagnostic.hpp"

#include <array>
#include <cstddef>

namespace wetwijzer::diagnostics {

namespace {

struct Entry {
    char const* name;
    Severity severity;
    std::string_view dutch;
    std::string_view english;
    std::string_view hint_dutch;
    std::string_view hint_english;
};

constexpr std::array catalogue{
#define WETWIJZER_CODE(code, severity, dutch, english, hint_dutch, hint_english) \
    Entry{#code, Severity::severity, dutch, english, hint_dutch, hint_english},
#include "dsl/diagnostics/codes.def"
#undef WETWIJZER_CODE
};

Entry const& entry(Code code) { return catalogue[static_cast<std::size_t>(code)]; }

bool has_placeholder(std::string_view text) { return text.find('{') != std::string_view::npos; }

// Replaces {0} … {9}; a number without an argument becomes nothing.
std::string fill(std::string_view text, std::vector<std::string> const& arguments, values::Language language) {
    std::string filled;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const placeholder = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
        if (!placeholder) {
            filled.push_back(text[at]);
            continue;
        }
        auto const number = static_cast<std::size_t>(text[at + 1] - '0');
        if (number < arguments.size()) filled += in_language(arguments[number], language);
        at += 2;
    }
    return filled;
}

}  // namespace

std::string_view in_language(std::string_view argument, values::Language language) {
    auto const separator = argument.find('\x1f');
    if (separator == std::string_view::npos) return argument;
    return language == values::Language::Dutch ? argument.substr(0, separator) : argument.substr(separator + 1);
}

Severity severity(Code code) { return entry(code).severity; }

std::string name(Code code) { return entry(code).name; }

std::vector<Code> all_codes() {
    std::vector<Code> codes;
    for (std::size_t i = 0; i < catalogue.size(); ++i) codes.push_back(static_cast<Code>(i));
    return codes;
}

std::string message(Diagnostic const& diagnostic, values::Language language) {
    auto const& found = entry(diagnostic.code);
    return fill(language == values::Language::Dutch ? found.dutch : found.english, diagnostic.arguments, language);
}

std::string hint(Diagnostic const& diagnostic, values::Language language) {
    auto const& found = entry(diagnostic.code);
    auto const text = language == values::Language::Dutch ? found.hint_dutch : found.hint_english;
    if (has_placeholder(text) && diagnostic.hint_arguments.empty()) return {};
    return fill(text, diagnostic.hint_arguments, language);
}

}  // namespace wetwijzer::diagnostics
