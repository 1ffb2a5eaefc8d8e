// The table of phrases and the small grammar of sentences.
#include "engine/explain/phrases.hpp"

#include <array>

namespace wetwijzer::explain {
namespace {

using values::Language;

struct Words {
    std::string_view dutch;
    std::string_view english;
};

constexpr Words table[] = {
#define PHRASE(name, dutch, english) {dutch, english},
#include "engine/explain/phrases.def"
#undef PHRASE
};

constexpr std::array<Words, 13> small_numbers{{{"nul", "zero"},
                                               {"één", "one"},
                                               {"twee", "two"},
                                               {"drie", "three"},
                                               {"vier", "four"},
                                               {"vijf", "five"},
                                               {"zes", "six"},
                                               {"zeven", "seven"},
                                               {"acht", "eight"},
                                               {"negen", "nine"},
                                               {"tien", "ten"},
                                               {"elf", "eleven"},
                                               {"twaalf", "twelve"}}};

std::string_view in(Language language, Words const& words) {
    return language == Language::Dutch ? words.dutch : words.english;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return text;
}

}  // namespace

std::string say(Language language, Phrase phrase, std::initializer_list<std::string_view> parts) {
    auto const pattern = in(language, table[static_cast<std::size_t>(phrase)]);
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        bool const hole = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
        if (!hole) {
            text += pattern[i];
            continue;
        }
        auto const part = static_cast<std::size_t>(pattern[i + 1] - '1');
        if (part < parts.size()) text += parts.begin()[part];
        i += 2;
    }
    return text;
}

std::string number_word(Language language, std::size_t number) {
    if (number < small_numbers.size()) return std::string(in(language, small_numbers[number]));
    return std::to_string(number);
}

std::string inside_sentence(std::string_view sentence) {
    sentence = trimmed(sentence);
    if (sentence.ends_with('.')) sentence.remove_suffix(1);
    std::string result(sentence);
    if (result.size() > 1 && is_upper(result[0]) && (is_lower(result[1]) || result[1] == ' '))
        result[0] = static_cast<char>(result[0] - 'A' + 'a');
    return result;
}

std::string described(std::string_view description) {
    description = trimmed(description);
    if (description.ends_with('.')) description.remove_suffix(1);
    auto const open = description.ends_with(')') ? description.rfind(" (") : std::string_view::npos;
    if (open != std::string_view::npos && open > 0) description = trimmed(description.substr(0, open));
    return inside_sentence(description);
}

std::string as_sentence(std::string_view clause) {
    std::string result(trimmed(clause));
    if (result.empty()) return result;
    if (is_lower(result[0])) result[0] = static_cast<char>(result[0] - 'a' + 'A');
    bool const ended = result.ends_with('.') || result.ends_with('?') || result.ends_with('!') ||
                       result.ends_with(".”") || result.ends_with(':');
    return ended ? result : result + '.';
}

std::string spaced(std::string_view name) {
    std::string text(name);
    for (char& letter : text)
        if (letter == '_') letter = ' ';
    return text;
}

}  // namespace wetwijzer::explain
