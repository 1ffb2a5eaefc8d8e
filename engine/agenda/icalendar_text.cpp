#include "engine/agenda/icalendar_text.hpp"

namespace wetwijzer::agenda {
namespace {

constexpr std::size_t longest_line = 75;  // octets, without CRLF

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

}  // namespace

std::string escaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (c == '\n' || c == '\r')
            result += "\\n";
        else if (c == '\\' || c == ',' || c == ';')
            result += {'\\', c};
        else
            result += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return result;
}

std::string content_line(std::string_view name, std::string_view value) {
    std::string const line = std::string(name) + ':' + std::string(value);
    std::string result;
    std::size_t at = 0, room = longest_line;
    while (line.size() - at > room) {
        auto end = at + room;
        while (end > at + 1 && continues_character(line[end])) --end;
        result.append(line, at, end - at);
        result += "\r\n ";
        at = end;
        room = longest_line - 1;  // behind the space of a folded line
    }
    result.append(line, at);
    return result + "\r\n";
}

std::string identifying(std::string_view text) {
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string result;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        bool const plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                           c == '.' || c == '_';
        if (plain)
            result += c;
        else
            result += {'%', hex[byte >> 4], hex[byte & 15]};
    }
    return result;
}

}  // namespace wetwijzer::agenda
