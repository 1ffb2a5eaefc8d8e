// Private to the case file reader: the characters of a JSON text, and what is wrong with them in words.
#pragma once

#include "engine/evaluate/case_file/problems.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace wetwijzer::evaluate::case_file {

// A place in a text. What fails has been reported.
class Scanner {
public:
    Scanner(std::string_view text, Problems& problems) : text_(text), problems_(problems) {}

    // Before anything else: size and UTF-8. Leaves the scanner at the first thing that is no space.
    bool check_bytes();

    std::string_view text() const { return text_; }
    std::size_t at() const { return at_; }
    bool at_end() const { return at_ >= text_.size(); }
    char peek() const { return at_end() ? '\0' : text_[at_]; }  // no NUL passes check_bytes
    void skip() { ++at_; }
    void skip_space() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
    }
    bool take(char c) {
        if (peek() != c) return false;
        ++at_;
        return true;
    }

    bool read_word(std::string_view word);  // reports nothing
    bool read_number();
    bool read_string();

    // Both give false.
    bool fail(std::string code, std::size_t offset, Words message, Words hint = {});
    bool unexpected(Words expected, Words hint = {});

private:
    bool read_escape();
    bool read_unicode_escape(std::size_t backslash);
    Words unexpected_hint() const;

    std::string_view text_;
    Problems& problems_;
    std::size_t at_ = 0;
};

}  // namespace wetwijzer::evaluate::case_file
