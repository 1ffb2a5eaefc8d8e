// Private to engine/agenda: content lines of RFC 5545.
#pragma once

#include <string>
#include <string_view>

namespace wetwijzer::agenda {

// A value of type TEXT (RFC 5545, 3.3.11): backslash, comma and semicolon escaped, a line break as \n. Other control
// characters become a space.
std::string escaped(std::string_view text);

// "NAME:value" folded after at most 75 octets a line, never inside a character of UTF-8, with its last CRLF (3.1).
std::string content_line(std::string_view name, std::string_view value);

// Letters, digits and -._ stay, every other byte becomes %XX: different names give different texts.
std::string identifying(std::string_view text);

}  // namespace wetwijzer::agenda
