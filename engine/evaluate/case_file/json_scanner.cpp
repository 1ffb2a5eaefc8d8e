#include "engine/evaluate/case_file/json_scanner.hpp"

#include "engine/evaluate/case_file/json_characters.hpp"
#include "engine/evaluate/case_file/json_document.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace wetwijzer::evaluate::case_file {

namespace {

// ASCII and no control character: needs no second look.
constexpr bool is_plain(char c) { return c >= ' ' && c <= '~'; }

// By byte: what stands for itself in a text too. Looked up, for most of a case is texts.
constexpr auto plain_in_text = [] {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0; byte < plain.size(); ++byte) {
        auto const c = static_cast<char>(byte);
        plain[byte] = is_plain(c) && c != '"' && c != '\\';
    }
    return plain;
}();

}  // namespace

bool Scanner::fail(std::string code, std::size_t offset, Words message, Words hint) {
    problems_.add(std::move(code), offset, {}, std::move(message), std::move(hint));
    return false;
}

bool Scanner::check_bytes() {
    if (text_.size() > max_bytes) {
        return fail("C0104", 0, {"het bestand is groter dan 16 MiB", "the file is larger than 16 MiB"});
    }
    for (std::size_t i = 0; i < text_.size();) {
        while (i < text_.size() && is_plain(text_[i])) ++i;
        if (i == text_.size()) break;
        auto const length = utf8_length(text_, i);
        if (length == 0) {
            return fail("C0102", i, {"hier staat een byte die geen UTF-8 is", "this byte is not UTF-8"},
                        {"sla het bestand op als UTF-8", "save the file as UTF-8"});
        }
        if (text_[i] == '\0') {
            return fail("C0103", i, {"hier staat een NUL-byte", "there is a NUL byte here"},
                        {"is dit wel een tekstbestand?", "is this a text file?"});
        }
        i += length;
    }
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    skip_space();
    if (at_end()) {
        return fail("C0101", at_, {"het bestand is leeg", "the file is empty"},
                    {"de kleinste zaak is {}", "the smallest case is {}"});
    }
    return true;
}

Words Scanner::unexpected_hint() const {
    auto const rest = text_.substr(at_);
    if (rest[0] == '\'') return {"gebruik dubbele aanhalingstekens: \"…\"", "use double quotes: \"…\""};
    if (rest[0] == '/' || rest[0] == '#') {
        return {"JSON kent geen commentaar; gebruik de sleutel `opmerking`",
                "JSON has no comments; use the key `opmerking`"};
    }
    if (rest.substr(0, 3) == "\xE2\x80\x9C" || rest.substr(0, 3) == "\xE2\x80\x9D") {
        return {"gebruik rechte aanhalingstekens: \"…\"", "use straight quotes: \"…\""};
    }
    for (auto const word : {"True", "False", "None", "NULL", "TRUE", "FALSE", "ja", "nee", "geen"}) {
        if (rest.substr(0, std::string_view(word).size()) == word) {
            return {"schrijf true, false of null", "write true, false or null"};
        }
    }
    return {};
}

bool Scanner::unexpected(Words expected, Words hint) {
    if (at_end()) {
        return fail(
            "C0106", at_,
            {"het bestand houdt hier op; verwacht " + expected.nl, "the file ends here; expected " + expected.en},
            {"is het bestand helemaal overgekomen?", "did the whole file come across?"});
    }
    if (hint.nl.empty()) hint = unexpected_hint();
    auto const found = excerpt(text_.substr(at_, utf8_length(text_, at_)));
    return fail("C0105", at_,
                {"onverwacht teken `" + found + "`; verwacht " + expected.nl,
                 "unexpected character `" + found + "`; expected " + expected.en},
                std::move(hint));
}

bool Scanner::read_word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
}

bool Scanner::read_number() {
    auto const no_digit = [this] { return unexpected({"een cijfer", "a digit"}); };
    auto const digits = [this] {
        auto const start = at_;
        while (is_digit(peek())) ++at_;
        return at_ > start;
    };
    if (peek() == '-') ++at_;
    if (peek() == '0') {
        ++at_;
        if (is_digit(peek())) {
            return unexpected({"geen cijfer na een 0 vooraan", "no digit after a leading 0"},
                              {"schrijf het getal zonder voorloopnullen", "write the number without leading zeros"});
        }
    } else if (!digits()) {
        return no_digit();
    }
    if (peek() == '.') {
        ++at_;
        if (!digits()) return no_digit();
    }
    if (peek() == 'e' || peek() == 'E') {
        ++at_;
        if (peek() == '+' || peek() == '-') ++at_;
        if (!digits()) return no_digit();
    }
    return true;
}

bool Scanner::read_string() {
    auto const start = at_++;
    while (!at_end() && peek() != '"') {
        if (at_ - start > max_text_bytes) {
            return fail("C0109", start, {"deze tekst is langer dan 1 MiB", "this text is longer than 1 MiB"});
        }
        if (static_cast<unsigned char>(peek()) < 0x20) {
            return fail("C0103", at_,
                        {"een regeleinde of ander stuurteken in een tekst",
                         "a line break or other control character in a text"},
                        {"schrijf \\n voor een regeleinde, of sluit de tekst af met \"",
                         "write \\n for a line break, or close the text with \""});
        }
        if (peek() == '\\') {
            if (!read_escape()) return false;
        } else {
            auto const last = std::min(text_.size(), start + max_text_bytes);
            auto at = at_ + 1;
            while (at < last && plain_in_text[static_cast<unsigned char>(text_[at])]) ++at;
            at_ = at;
        }
    }
    if (at_end()) return unexpected({"`\"` aan het einde van de tekst", "`\"` at the end of the text"});
    ++at_;
    return true;
}

bool Scanner::read_escape() {
    auto const backslash = at_++;
    if (at_end()) return unexpected({"een teken na `\\`", "a character after `\\`"});
    if (peek() == 'u') return read_unicode_escape(backslash);
    if (std::string_view("\"\\/bfnrt").find(peek()) == std::string_view::npos) {
        return fail("C0110", backslash,
                    {"na `\\` hoort een van \" \\ / b f n r t u", "`\\` is followed by one of \" \\ / b f n r t u"},
                    {"schrijf \\\\ voor een backslash", "write \\\\ for a backslash"});
    }
    ++at_;
    return true;
}

bool Scanner::read_unicode_escape(std::size_t backslash) {
    auto const unit = four_hex_digits(text_, at_ + 1);
    if (!unit) {
        return fail("C0110", backslash,
                    {"na `\\u` horen vier hexadecimale cijfers", "`\\u` is followed by four hexadecimal digits"});
    }
    if (*unit == 0)
        return fail("C0103", backslash, {"een tekst bevat geen NUL-teken", "a text holds no NUL character"});
    at_ += 5;
    if (is_high_surrogate(*unit) && text_.substr(at_, 2) == "\\u") {
        auto const low = four_hex_digits(text_, at_ + 2);
        if (low && is_low_surrogate(*low)) {
            at_ += 6;
            return true;
        }
    }
    if (!is_high_surrogate(*unit) && !is_low_surrogate(*unit)) return true;
    return fail("C0110", backslash,
                {"een half teken: een surrogaat zonder zijn andere helft",
                 "half a character: a surrogate without its other half"});
}

}  // namespace wetwijzer::evaluate::case_file
