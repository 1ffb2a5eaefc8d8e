#include "engine/evaluate/case_file/json_document.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace wetwijzer::evaluate::case_file {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::uint32_t> hex_digit(char c) {
    if (is_digit(c)) return static_cast<std::uint32_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
    return std::nullopt;
}

bool is_high_surrogate(std::uint32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(std::uint32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

void append_utf8(std::string& out, std::uint32_t point) {
    auto const byte = [&out](std::uint32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0 | (point >> 6));
        byte(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        byte(0xE0 | (point >> 12));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    } else {
        byte(0xF0 | (point >> 18));
        byte(0x80 | ((point >> 12) & 0x3F));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    }
}

// Length in bytes of the well-formed UTF-8 character at `at`; 0 when there is none (Unicode, table 3-7).
std::size_t utf8_length(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t i) -> unsigned { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    auto const tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    auto const first = byte(at);
    auto const second = byte(at + 1);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return tail(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        auto const low = first == 0xE0 ? 0xA0U : 0x80U;
        auto const high = first == 0xED ? 0x9FU : 0xBFU;
        return second >= low && second <= high && tail(at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        auto const low = first == 0xF0 ? 0x90U : 0x80U;
        auto const high = first == 0xF4 ? 0x8FU : 0xBFU;
        return second >= low && second <= high && tail(at + 2) && tail(at + 3) ? 4 : 0;
    }
    return 0;
}

std::uint32_t four_hex(std::string_view text, std::size_t at) {
    std::uint32_t unit = 0;
    for (std::size_t i = 0; i < 4; ++i) unit = unit * 16 + hex_digit(text[at + i]).value_or(0);
    return unit;
}

// `quoted` was accepted by the parser.
std::string unescape(std::string_view quoted) {
    std::string out;
    auto const inner = quoted.substr(1, quoted.size() - 2);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        if (inner[i] != '\\') {
            out += inner[i];
            continue;
        }
        switch (inner[++i]) {
            case 'b': out += '\b'; break;
            case 'f': out += '\f'; break;
            case 'n': out += '\n'; break;
            case 'r': out += '\r'; break;
            case 't': out += '\t'; break;
            case 'u': {
                auto point = four_hex(inner, i + 1);
                i += 4;
                if (is_high_surrogate(point)) {
                    point = 0x10000 + ((point - 0xD800) << 10) + (four_hex(inner, i + 3) - 0xDC00);
                    i += 6;
                }
                append_utf8(out, point);
                break;
            }
            default: out += inner[i]; break;
        }
    }
    return out;
}

class Parser {
public:
    Parser(std::string_view text, Problems& problems) : text_(text), problems_(problems) {}

    std::vector<JsonNode> run() {
        nodes_.emplace_back();
        if (check_bytes() && parse()) check_duplicate_keys();
        return std::move(nodes_);
    }

private:
    struct Open {
        std::uint32_t node;
        std::uint32_t last_child = no_node;
    };

    bool fail(std::string code, std::size_t offset, Words message, Words hint = {}) {
        problems_.add(std::move(code), offset, {}, std::move(message), std::move(hint));
        return false;
    }

    bool at_end() const { return at_ >= text_.size(); }
    char peek() const { return at_end() ? '\0' : text_[at_]; }
    void skip_space() {
        while (!at_end() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')) ++at_;
    }

    bool check_bytes();
    bool unexpected(Words expected, Words hint = {});
    bool parse();
    bool open_or_scalar(bool& opened);
    bool next_member(bool& finished);
    bool read_key();
    bool read_scalar(JsonNode& node);
    bool read_word(std::string_view word);
    bool read_number();
    bool read_string();
    bool read_escape();
    bool read_unicode_escape(std::size_t backslash);
    bool add_node();
    void check_duplicate_keys();
    std::string pointer_to(std::uint32_t node) const;
    Words unexpected_hint() const;

    std::string_view text_;
    Problems& problems_;
    std::size_t at_ = 0;
    std::uint32_t key_begin_ = 0;
    std::uint32_t key_end_ = 0;
    std::vector<JsonNode> nodes_;
    std::vector<std::uint32_t> parents_;  // by node; only for pointers in messages
    std::vector<Open> open_;
};

bool Parser::check_bytes() {
    if (text_.size() > max_bytes) {
        return fail("C0104", 0, {"het bestand is groter dan 16 MiB", "the file is larger than 16 MiB"});
    }
    for (std::size_t i = 0; i < text_.size();) {
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

Words Parser::unexpected_hint() const {
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

bool Parser::unexpected(Words expected, Words hint) {
    if (at_end()) {
        return fail("C0106", at_, {"het bestand houdt hier op; verwacht " + expected.nl,
                                   "the file ends here; expected " + expected.en},
                    {"is het bestand helemaal overgekomen?", "did the whole file come across?"});
    }
    if (hint.nl.empty()) hint = unexpected_hint();
    auto const found = excerpt(text_.substr(at_, utf8_length(text_, at_)));
    return fail("C0105", at_, {"onverwacht teken `" + found + "`; verwacht " + expected.nl,
                               "unexpected character `" + found + "`; expected " + expected.en},
                std::move(hint));
}

bool Parser::add_node() {
    if (nodes_.size() > max_values) {
        return fail("C0104", at_, {"meer dan 1.000.000 waarden", "more than 1,000,000 values"});
    }
    JsonNode node;
    node.begin = static_cast<std::uint32_t>(at_);
    node.key_begin = key_begin_;
    node.key_end = key_end_;
    if (open_.empty()) {
        nodes_.front() = node;
        parents_.assign(1, no_node);
        return true;
    }
    auto const index = static_cast<std::uint32_t>(nodes_.size());
    auto& parent = open_.back();
    (parent.last_child == no_node ? nodes_[parent.node].first_child : nodes_[parent.last_child].next) = index;
    parent.last_child = index;
    auto const count = ++nodes_[parent.node].count;
    if (nodes_[parent.node].kind == JsonKind::Array && count > max_rows) {
        return fail("C0108", at_, {"een lijst heeft hoogstens 10.000 elementen", "a list has at most 10,000 elements"});
    }
    nodes_.push_back(node);
    parents_.push_back(parent.node);
    return true;
}

bool Parser::parse() {
    bool finished = false;
    while (!finished) {
        bool opened = false;
        if (!open_or_scalar(opened)) return false;
        if (!opened && !next_member(finished)) return false;
    }
    skip_space();
    if (at_end()) return true;
    return unexpected({"het einde van het bestand", "the end of the file"},
                      {"een zaak is één object", "a case is one object"});
}

// At the start of a value. `opened`: the next thing is a value inside the new object or list.
bool Parser::open_or_scalar(bool& opened) {
    skip_space();
    if (!add_node()) return false;
    auto const index = open_.empty() ? 0U : open_.back().last_child;
    auto& node = nodes_[index];
    if (peek() != '{' && peek() != '[') {
        if (!read_scalar(node)) return false;
        node.end = static_cast<std::uint32_t>(at_);
        return true;
    }
    node.kind = peek() == '{' ? JsonKind::Object : JsonKind::Array;
    if (open_.size() >= max_depth) {
        return fail("C0107", at_, {"dieper genest dan 64 niveaus", "nested deeper than 64 levels"});
    }
    open_.push_back({index});
    ++at_;
    skip_space();
    char const closing = node.kind == JsonKind::Object ? '}' : ']';
    if (!at_end() && peek() == closing) {
        ++at_;
        node.end = static_cast<std::uint32_t>(at_);
        open_.pop_back();
        return true;
    }
    opened = true;
    return node.kind == JsonKind::Array || read_key();
}

// After a value: a comma, or the end of what it stands in, and so outwards.
bool Parser::next_member(bool& finished) {
    while (!open_.empty()) {
        skip_space();
        auto& node = nodes_[open_.back().node];
        bool const object = node.kind == JsonKind::Object;
        key_begin_ = key_end_ = 0;
        if (!at_end() && peek() == ',') {
            ++at_;
            skip_space();
            if (!at_end() && peek() == (object ? '}' : ']')) {
                return unexpected(object ? Words{"een sleutel", "a key"} : Words{"een waarde", "a value"},
                                  {"haal de komma ervoor weg", "remove the comma before it"});
            }
            return !object || read_key();
        }
        if (at_end() || peek() != (object ? '}' : ']')) {
            return unexpected(object ? Words{"`,` of `}`", "`,` or `}`"} : Words{"`,` of `]`", "`,` or `]`"});
        }
        ++at_;
        node.end = static_cast<std::uint32_t>(at_);
        open_.pop_back();
    }
    finished = true;
    return true;
}

bool Parser::read_key() {
    if (peek() != '"') return unexpected({"een sleutel tussen aanhalingstekens", "a key between quotes"});
    key_begin_ = static_cast<std::uint32_t>(at_);
    if (!read_string()) return false;
    key_end_ = static_cast<std::uint32_t>(at_);
    skip_space();
    if (peek() != ':') return unexpected({"`:` na de sleutel", "`:` after the key"});
    ++at_;
    return true;
}

bool Parser::read_scalar(JsonNode& node) {
    char const c = peek();
    if (c == '"') {
        node.kind = JsonKind::String;
        return read_string();
    }
    if (c == '-' || is_digit(c)) {
        node.kind = JsonKind::Number;
        return read_number();
    }
    if (c == 't') node.kind = JsonKind::True;
    if (c == 'f') node.kind = JsonKind::False;
    if (read_word("true") || read_word("false") || read_word("null")) return true;
    return unexpected({"een waarde", "a value"});
}

bool Parser::read_word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
}

bool Parser::read_number() {
    Words const digit{"een cijfer", "a digit"};
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
        return unexpected(digit);
    }
    if (peek() == '.') {
        ++at_;
        if (!digits()) return unexpected(digit);
    }
    if (peek() == 'e' || peek() == 'E') {
        ++at_;
        if (peek() == '+' || peek() == '-') ++at_;
        if (!digits()) return unexpected(digit);
    }
    return true;
}

bool Parser::read_string() {
    auto const start = at_++;
    while (!at_end() && peek() != '"') {
        if (at_ - start > max_text_bytes) {
            return fail("C0109", start, {"deze tekst is langer dan 1 MiB", "this text is longer than 1 MiB"});
        }
        if (static_cast<unsigned char>(peek()) < 0x20) {
            return fail("C0103", at_, {"een regeleinde of ander stuurteken in een tekst",
                                       "a line break or other control character in a text"},
                        {"schrijf \\n voor een regeleinde, of sluit de tekst af met \"",
                         "write \\n for a line break, or close the text with \""});
        }
        if (peek() == '\\') {
            if (!read_escape()) return false;
        } else {
            ++at_;
        }
    }
    if (at_end()) return unexpected({"`\"` aan het einde van de tekst", "`\"` at the end of the text"});
    ++at_;
    return true;
}

bool Parser::read_escape() {
    auto const backslash = at_++;
    if (at_end()) return unexpected({"een teken na `\\`", "a character after `\\`"});
    if (peek() == 'u') return read_unicode_escape(backslash);
    if (std::string_view("\"\\/bfnrt").find(peek()) == std::string_view::npos) {
        return fail("C0110", backslash, {"na `\\` hoort een van \" \\ / b f n r t u", "`\\` is followed by one of \" \\ / b f n r t u"},
                    {"schrijf \\\\ voor een backslash", "write \\\\ for a backslash"});
    }
    ++at_;
    return true;
}

bool Parser::read_unicode_escape(std::size_t backslash) {
    auto const unit_at = [this](std::size_t u) -> std::optional<std::uint32_t> {
        if (u >= text_.size() || text_[u] != 'u' || text_.size() - u < 5) return std::nullopt;
        for (std::size_t i = 1; i <= 4; ++i) {
            if (!hex_digit(text_[u + i])) return std::nullopt;
        }
        return four_hex(text_, u + 1);
    };
    auto const unit = unit_at(at_);
    if (!unit) {
        return fail("C0110", backslash, {"na `\\u` horen vier hexadecimale cijfers", "`\\u` is followed by four hexadecimal digits"});
    }
    if (*unit == 0) return fail("C0103", backslash, {"een tekst bevat geen NUL-teken", "a text holds no NUL character"});
    at_ += 5;
    if (is_high_surrogate(*unit) && peek() == '\\') {
        auto const low = unit_at(at_ + 1);
        if (low && is_low_surrogate(*low)) {
            at_ += 6;
            return true;
        }
    }
    if (!is_high_surrogate(*unit) && !is_low_surrogate(*unit)) return true;
    return fail("C0110", backslash, {"een half teken: een surrogaat zonder zijn andere helft",
                                     "half a character: a surrogate without its other half"});
}

void Parser::check_duplicate_keys() {
    for (auto const& object : nodes_) {
        if (object.kind != JsonKind::Object) continue;
        std::vector<std::pair<std::string, std::uint32_t>> keys;
        for (auto member = object.first_child; member != no_node; member = nodes_[member].next) {
            auto const& node = nodes_[member];
            keys.emplace_back(unescape(text_.substr(node.key_begin, node.key_end - node.key_begin)), member);
        }
        std::sort(keys.begin(), keys.end());
        for (std::size_t i = 1; i < keys.size() && !problems_.full(); ++i) {
            if (keys[i].first != keys[i - 1].first) continue;
            auto const name = excerpt(keys[i].first);
            problems_.add("C0111", nodes_[keys[i].second].key_begin, pointer_to(keys[i].second),
                          {"de sleutel `" + name + "` staat er twee keer", "the key `" + name + "` occurs twice"},
                          {"laat er één staan", "keep one of them"});
        }
    }
}

std::string Parser::pointer_to(std::uint32_t node) const {
    std::string pointer;
    for (; parents_[node] != no_node; node = parents_[node]) {
        auto const& parent = nodes_[parents_[node]];
        if (parent.kind == JsonKind::Object) {
            auto const& member = nodes_[node];
            pointer = pointer_segment(unescape(text_.substr(member.key_begin, member.key_end - member.key_begin))) + pointer;
        } else {
            std::size_t place = 0;
            for (auto i = parent.first_child; i != node; i = nodes_[i].next) ++place;
            pointer = "/" + std::to_string(place) + pointer;
        }
    }
    return pointer;
}

}  // namespace

std::string JsonDocument::text(JsonNode const& node) const { return unescape(raw(node)); }

std::string JsonDocument::key(JsonNode const& node) const {
    return unescape(text_.substr(node.key_begin, node.key_end - node.key_begin));
}

JsonDocument parse_json(std::string_view text, Problems& problems) {
    return {text, Parser(text, problems).run()};
}

}  // namespace wetwijzer::evaluate::case_file
