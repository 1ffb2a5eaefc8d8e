#include "dsl/parse/lexer.hpp"

#include "dsl/source/utf8.hpp"

#include <array>
#include <utility>

namespace wetwijzer::parse {

namespace {

using diagnostics::Code;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Longest first. Look-alikes that load reports are read as what they look like, so that one mistake is one message.
constexpr std::array<std::pair<std::string_view, TokenKind>, 31> signs{{
    {"<=", TokenKind::LessEqual}, {">=", TokenKind::GreaterEqual}, {"<>", TokenKind::NotEqual},
    {"(", TokenKind::LeftParen},  {")", TokenKind::RightParen},    {",", TokenKind::Comma},
    {":", TokenKind::Colon},      {"|", TokenKind::Bar},           {".", TokenKind::Dot},
    {"/", TokenKind::Slash},      {"+", TokenKind::Plus},          {"-", TokenKind::Minus},
    {"*", TokenKind::Times},      {"%", TokenKind::Percent},       {"=", TokenKind::Equal},
    {"<", TokenKind::Less},       {">", TokenKind::Greater},       {"€", TokenKind::Euro},
    {"°", TokenKind::Degree},     {"º", TokenKind::Degree},        {"×", TokenKind::Times},
    {"−", TokenKind::Minus},      {"–", TokenKind::Minus},         {"—", TokenKind::Minus},
    {"‑", TokenKind::Minus},      {"≤", TokenKind::LessEqual},     {"≥", TokenKind::GreaterEqual},
    {"≠", TokenKind::NotEqual},   {"…", TokenKind::Other},         {"‐", TokenKind::Minus},
    {"÷", TokenKind::Slash},
}};

class Lexer {
public:
    Lexer(source::SourceFile const& file, diagnostics::Diagnostics& diagnostics)
        : file_(file), text_(file.text()), diagnostics_(diagnostics) {}

    Lexed run() {
        result_.tokens.reserve(text_.size() / 5 + 1);
        while (skip_space()) next();
        add(TokenKind::End, text_.size(), text_.size());
        return std::move(result_);
    }

private:
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

    bool skip_space() {
        while (at_ < text_.size()) {
            char const c = text_[at_];
            if (c == '\n')
                new_line();
            else if (c == ' ')
                ++at_;
            else if (c == '-' && peek(1) == '-')
                comment();
            else if (auto const length = space_length(text_, at_))
                at_ += length;
            else
                return true;
        }
        return false;
    }

    void new_line() {
        ++at_;
        ++line_;
        first_on_line_ = true;
        // |---|---| under the headings of a table is layout.
        auto const end = text_.find('\n', at_);
        auto const line = text_.substr(at_, end == std::string_view::npos ? end : end - at_);
        auto const start = line.find_first_not_of(' ');
        bool const ruled = start != std::string_view::npos && line[start] == '|' &&
                           line.find("--") != std::string_view::npos &&
                           line.find_first_not_of(" |-:") == std::string_view::npos;
        if (ruled) at_ += line.size();
    }

    void comment() {
        auto const begin = at_;
        auto const end = text_.find('\n', at_);
        at_ = end == std::string_view::npos ? text_.size() : end;
        auto last = at_;
        while (last > begin && (text_[last - 1] == ' ' || text_[last - 1] == '\r')) --last;
        result_.comments.push_back({span(begin, last), first_on_line_});
    }

    void next() {
        auto const begin = at_;
        char const c = text_[at_];
        if (c == '"') return text('"');
        if (is_digit(c)) return number();
        if (is_ascii_letter(c)) return word();
        for (auto const& [sign, kind] : signs)
            if (text_.substr(at_, sign.size()) == sign) {
                at_ += sign.size();
                return add(kind, begin, at_);
            }
        auto const character = source::decode(text_, at_);
        if (character.valid && source::is_letter(character.value)) return word();
        if (character.valid && is_curly_quote(character.value)) return text(character.value);
        at_ += character.length;
        add(TokenKind::Other, begin, at_);
    }

    void word() {
        auto const begin = at_;
        while (at_ < text_.size()) {
            char const c = text_[at_];
            if (is_ascii_letter(c) || is_digit(c) || c == '_') {
                ++at_;
                continue;
            }
            if (static_cast<unsigned char>(c) < 0x80U) break;
            auto const character = source::decode(text_, at_);
            if (!character.valid || !(source::is_letter(character.value) || source::is_mark(character.value))) break;
            at_ += character.length;
        }
        auto const found = text_.substr(begin, at_ - begin);
        if (peek() == '.' && (found == "art" || found == "par")) ++at_;
        auto const id = syntax::word_id(text_.substr(begin, at_ - begin));
        add(TokenKind::Word, begin, at_);
        result_.tokens.back().word = id;
    }

    // Digits with dots and commas between them, or a date; what is wrong with it is said where it is used as a number.
    void number() {
        auto const begin = at_;
        if (is_date()) {
            at_ += 10;
            return add(TokenKind::Date, begin, at_);
        }
        while (is_digit(peek()) || ((peek() == '.' || peek() == ',') && is_digit(peek(1)))) ++at_;
        add(TokenKind::Number, begin, at_);
    }

    bool is_date() const {
        for (std::size_t i = 0; i < 10; ++i)
            if (i == 4 || i == 7 ? peek(i) != '-' : !is_digit(peek(i))) return false;
        return !is_digit(peek(10)) && !is_ascii_letter(peek(10)) && peek(10) != '_';
    }

    void text(std::uint32_t opening) {
        auto const begin = at_;
        at_ += source::decode(text_, at_).length;
        while (at_ < text_.size() && text_[at_] != '\n') {
            if (text_[at_] == '\\' && peek(1) != '\0' && peek(1) != '\n') {
                escape();
                continue;
            }
            auto const character = source::decode(text_, at_);
            at_ += character.length;
            bool const closes = character.value == '"' || (opening != '"' && is_curly_quote(character.value));
            if (closes) return add(TokenKind::Text, begin, at_);
        }
        diagnostics_.add(Code::E0202, span(begin, at_));
        add(TokenKind::Text, begin, at_);
    }

    void escape() {
        auto const begin = at_++;
        at_ += source::decode(text_, at_).length;
        auto const written = text_.substr(begin, at_ - begin);
        if (written != "\\\"" && written != "\\\\")
            diagnostics_.add(Code::E0203, span(begin, at_), {std::string(written)});
    }

    source::Span span(std::size_t begin, std::size_t end) const {
        return {file_.id(), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    void add(TokenKind kind, std::size_t begin, std::size_t end) {
        result_.tokens.push_back(
            {kind, first_on_line_, 0, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), line_});
        first_on_line_ = false;
    }

    source::SourceFile const& file_;
    std::string_view text_;
    diagnostics::Diagnostics& diagnostics_;
    Lexed result_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 0;
    bool first_on_line_ = true;
};

}  // namespace

Lexed lex(source::SourceFile const& file, diagnostics::Diagnostics& diagnostics) {
    return Lexer(file, diagnostics).run();
}

std::string text_value(std::string_view written) {
    auto const quote = [&](std::size_t at) {
        auto const character = source::decode(written, at);
        return character.value == '"' || is_curly_quote(character.value) ? character.length : 0U;
    };
    std::string value;
    std::size_t at = written.empty() ? 0 : quote(0);
    while (at < written.size()) {
        if (written[at] == '\\' && at + 1 < written.size()) {
            ++at;
        } else if (auto const length = quote(at); length != 0 && at + length == written.size()) {
            break;
        }
        value.push_back(written[at++]);
    }
    return value;
}

std::size_t space_length(std::string_view text, std::size_t at) {
    char const c = text[at];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f') return 1;
    if (static_cast<unsigned char>(c) < 0x80U) return 0;
    auto const character = source::decode(text, at);
    bool const space = character.value == 0xA0 || character.value == 0x1680 || character.value == 0x202F ||
                       character.value == 0x205F || character.value == 0x3000 ||
                       (character.value >= 0x2000 && character.value <= 0x200B) || character.value == 0xFEFF;
    return character.valid && space ? character.length : 0;
}

bool is_curly_quote(std::uint32_t code_point) {
    return (code_point >= 0x201C && code_point <= 0x201F) || code_point == 0xAB || code_point == 0xBB;
}

}  // namespace wetwijzer::parse
