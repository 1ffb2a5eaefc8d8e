#include "dsl/parse/load.hpp"

#include "dsl/parse/lexer.hpp"
#include "dsl/source/utf8.hpp"

#include <array>
#include <utility>

namespace wetwijzer::parse {

namespace {

using diagnostics::Code;

// Characters that look like one of the language, and what to write instead.
struct LookAlike {
    std::uint32_t found;
    char const* meant;
};
constexpr std::array look_alikes{
    LookAlike{0x2010, "-"},  LookAlike{0x2011, "-"},  LookAlike{0x2013, "-"}, LookAlike{0x2014, "-"},
    LookAlike{0x2018, "\""}, LookAlike{0x2019, "\""}, LookAlike{0x201A, ","}, LookAlike{0xFF08, "("},
    LookAlike{0xFF09, ")"},  LookAlike{0xFF0C, ","},  LookAlike{0xFF1A, ":"}, LookAlike{0x037E, ";"},
    LookAlike{0xF7, "/"},    LookAlike{0x2215, "/"},  LookAlike{0x2217, "*"}, LookAlike{0xBA, "°"},
};

std::string code_point_name(std::uint32_t value) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string hex;
    for (; value != 0 || hex.size() < 4; value /= 16) hex.insert(hex.begin(), digits[value % 16]);
    return "U+" + hex;
}

// A BOM in front and CR before LF carry no meaning.
std::string without_layout_bytes(std::string bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); ++at)
        if (bytes[at] != '\r' || at + 1 == bytes.size() || bytes[at + 1] != '\n') text.push_back(bytes[at]);
    return text;
}

class CharacterCheck {
public:
    CharacterCheck(source::SourceFile const& file, diagnostics::Diagnostics& diagnostics)
        : file_(file), text_(file.text()), diagnostics_(diagnostics) {}

    void run() {
        bool composed = true;
        for (std::size_t at = 0; at < text_.size();) {
            auto const character = source::decode(text_, at);
            track(at);
            judge(at, character);
            composed = composed && always_composed(character.value);
            at += character.length;
        }
        if (!composed) check_composed();
    }

private:
    // Below the first combining mark nothing joins with what stands before it, nor do these signs: what has only such
    // characters is in composed form, and need not be composed to find out.
    static bool always_composed(std::uint32_t value) {
        bool const sign = value == 0x20AC || value == 0x2026 || value == 0x2264 || value == 0x2265 || value == 0x2192;
        return value < 0x300 || sign;
    }

    // Texts and comments may hold characters that the language itself does not know.
    void track(std::size_t at) {
        char const c = text_[at];
        if (c == '\n')
            place_ = Place::Code;
        else if (escaped_)
            escaped_ = false;
        else if (place_ == Place::Text && c == '\\')
            escaped_ = true;
        else if (place_ == Place::Text && c == '"')
            place_ = Place::Code;
        else if (place_ == Place::Code && c == '"')
            place_ = Place::Text;
        else if (place_ == Place::Code && text_.substr(at, 2) == "--")
            place_ = Place::Comment;
    }

    void judge(std::size_t at, source::CodePoint character) {
        auto const span = span_of(at, character.length);
        auto const written = std::string(text_.substr(at, character.length));
        if (character.value == '\n' || (character.value >= ' ' && character.value < 0x7F)) return;
        if (character.value == '\t') {
            diagnostics_.add(Code::E0103, span);
        } else if (source::is_control(character.value)) {
            diagnostics_.add(Code::E0106, span, {code_point_name(character.value)});
        } else if (place_ == Place::Code) {
            if (space_length(text_, at) != 0)
                diagnostics_.add(Code::E0104, span, {code_point_name(character.value)});
            else if (is_curly_quote(character.value))
                diagnostics_.add(Code::E0105, span, {written});
            else
                judge_look_alike(character.value, span, written);
        }
    }

    void judge_look_alike(std::uint32_t value, source::Span span, std::string const& written) {
        for (auto const& pair : look_alikes)
            if (pair.found == value) diagnostics_.add(Code::E0108, span, {written}).hint({pair.meant});
    }

    // The first place of each line that changes under NFC.
    void check_composed() {
        auto const composed = source::to_nfc(text_);
        if (!composed || *composed == text_) return;
        for (std::uint32_t line = 1; file_.line_start(line) < text_.size(); ++line) {
            auto const written = file_.line(line);
            auto const better = source::to_nfc(written);
            if (!better || *better == written) continue;
            std::size_t at = 0;
            while (at < written.size() && at < better->size() && written[at] == (*better)[at]) ++at;
            at = std::min(at, written.size() - 1);
            while (at > 0 && (source::is_continuation(written[at]) || is_mark_at(written, at))) --at;
            auto end = at + source::decode(written, at).length;
            while (end < written.size() && is_mark_at(written, end)) end += source::decode(written, end).length;
            auto const place = span_of(file_.line_start(line) + at, end - at);
            diagnostics_.add(Code::E0102, place, {std::string(written.substr(at, end - at))});
        }
    }

    static bool is_mark_at(std::string_view text, std::size_t at) {
        return source::is_mark(source::decode(text, at).value);
    }

    source::Span span_of(std::size_t at, std::size_t length) const {
        return {file_.id(), static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)};
    }

    enum class Place : std::uint8_t { Code, Text, Comment };

    source::SourceFile const& file_;
    std::string_view text_;
    diagnostics::Diagnostics& diagnostics_;
    Place place_ = Place::Code;
    bool escaped_ = false;
};

}  // namespace

source::SourceFile load(std::uint32_t id, std::string path, std::string bytes, diagnostics::Diagnostics& diagnostics) {
    if (bytes.size() > max_file_size) {
        diagnostics.add(Code::E0107, {id, 0, 0}, {std::to_string(bytes.size()), std::to_string(max_file_size)});
        return {id, std::move(path), ""};
    }
    auto text = without_layout_bytes(std::move(bytes));
    if (auto const bad = source::first_invalid_byte(text)) {
        auto const at = static_cast<std::uint32_t>(*bad);
        constexpr char digits[] = "0123456789ABCDEF";
        auto const byte = static_cast<unsigned char>(text[*bad]);
        diagnostics.add(Code::E0101, {id, at, at}, {std::string("0x") + digits[byte / 16] + digits[byte % 16]});
        // Only the lines before it are text; they give the message its place.
        text.resize(*bad);
        return {id, std::move(path), std::move(text)};
    }
    source::SourceFile file(id, std::move(path), std::move(text));
    CharacterCheck(file, diagnostics).run();
    return file;
}

}  // namespace wetwijzer::parse
