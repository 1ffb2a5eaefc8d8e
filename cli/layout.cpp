#include "cli/layout.hpp"

#include "dsl/source/utf8.hpp"

#include <algorithm>

namespace wetwijzer::cli {

std::string paragraph(std::string_view text, std::size_t indent, std::string_view mark) {
    auto const hanging = indent + columns(mark);
    std::string result = std::string(indent, ' ') + std::string(mark), line;
    while (!text.empty()) {
        auto const space = std::min(text.find(' '), text.size());
        auto const word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        if (!line.empty() && hanging + columns(line) + 1 + columns(word) > text_width) {
            result += line + "\n" + std::string(hanging, ' ');
            line.clear();
        }
        line += (line.empty() ? "" : " ") + std::string(word);
    }
    result += line;
    return result + "\n";
}

std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(std::max(0, source::display_width(text)));
}

std::string padded(std::string text, std::size_t width) {
    auto const used = columns(text);
    if (used < width) text.append(width - used, ' ');
    return text;
}

std::string listed(std::vector<std::string> const& items, Language language) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += i + 1 < items.size() ? ", " : say(language, {" en ", " and "});
        text += items[i];
    }
    return text;
}

std::string amount(Language language, std::uint64_t number, Text one, Text many) {
    return std::to_string(number) + " " + std::string((number == 1 ? one : many).in(language));
}

}  // namespace wetwijzer::cli
