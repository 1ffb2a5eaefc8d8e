#include "cli/words.hpp"

#include "dsl/source/utf8.hpp"

namespace wetwijzer::cli {

std::string say(Language language, Text text, std::initializer_list<std::string> arguments) {
    auto const source = text.in(language);
    std::string result;
    for (std::size_t i = 0; i < source.size(); ++i) {
        bool const placeholder = source[i] == '{' && i + 2 < source.size() && source[i + 2] == '}';
        auto const index = placeholder ? static_cast<std::size_t>(source[i + 1] - '0') : arguments.size();
        if (index < arguments.size()) {
            result += arguments.begin()[index];
            i += 2;
        } else {
            result += source[i];
        }
    }
    return result;
}

std::string printable(std::string_view text) {
    static constexpr char hex[] = "0123456789abcdef";
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        auto const character = source::decode(text, at);
        if (character.valid && !source::is_control(character.value)) {
            result += text.substr(at, character.length);
        } else {
            for (auto const c : text.substr(at, character.length)) {
                auto const byte = static_cast<unsigned char>(c);
                result += {'\\', 'x', hex[byte >> 4], hex[byte & 15]};
            }
        }
        at += character.length;
    }
    return result;
}

bool is_utf8(std::string_view text) { return !source::first_invalid_byte(text); }

}  // namespace wetwijzer::cli
