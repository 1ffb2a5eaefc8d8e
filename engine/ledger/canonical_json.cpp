#include "engine/ledger/canonical_json.hpp"

#include "engine/ledger/characters.hpp"
#include "engine/ledger/errors.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace wetwijzer::ledger::canonical {

namespace {

constexpr int most_nesting = 16;

// By byte: whether it stands for itself in a string. Looked up, for the text of a case is thousands of them.
constexpr auto plain_bytes = [] {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < 0x80; ++byte) plain[byte] = byte != '"' && byte != '\\';
    return plain;
}();

bool is_plain(char c) { return plain_bytes[static_cast<unsigned char>(c)]; }

// The letter after the backslash of a control character that has one.
char short_escape(char c) {
    switch (c) {
        case '"':
        case '\\':
            return c;
        case '\b':
            return 'b';
        case '\f':
            return 'f';
        case '\n':
            return 'n';
        case '\r':
            return 'r';
        case '\t':
            return 't';
        default:
            return '\0';
    }
}

constexpr char hex_digits[] = "0123456789abcdef";

// What stands after a backslash at the start of `text`: its character and its length; 0 when it is no escape of ours.
std::pair<char, std::size_t> unescape(std::string_view text) {
    if (text.empty()) return {'\0', 0};
    switch (text[0]) {
        case '"':
        case '\\':
            return {text[0], 1};
        case 'b':
            return {'\b', 1};
        case 'f':
            return {'\f', 1};
        case 'n':
            return {'\n', 1};
        case 'r':
            return {'\r', 1};
        case 't':
            return {'\t', 1};
        default:
            break;
    }
    if (text.size() < 5 || !text.starts_with("u00")) return {'\0', 0};
    auto const* const end = hex_digits + 16;
    auto const high = std::find(hex_digits, end, text[3]) - hex_digits;
    auto const low = std::find(hex_digits, end, text[4]) - hex_digits;
    if (high > 1 || low > 15) return {'\0', 0};
    auto const c = static_cast<char>(high * 16 + low);
    if (short_escape(c) != '\0') return {'\0', 0};
    return {c, 5};
}

}  // namespace

void quote(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        while (end < text.size() && is_plain(text[end])) ++end;
        out += text.substr(at, end - at);
        at = end;
        if (at == text.size()) break;
        auto const c = text[at];
        auto const byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) {
            auto const length = utf8_length(text, at);
            if (length == 0) throw LedgerError(LedgerError::Code::Invalid, "UTF-8");
            out += text.substr(at, length);
            at += length;
            continue;
        }
        out += '\\';
        if (auto const letter = short_escape(c)) {
            out += letter;
        } else {
            out += "u00";
            out += hex_digits[byte >> 4];
            out += hex_digits[byte & 15];
        }
        ++at;
    }
    out += '"';
}

// --- writing -----------------------------------------------------------------------------------------------------

void Writer::key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    quote(out_, name);
    out_ += ':';
}

void Writer::text(std::string_view name, std::string_view value) {
    key(name);
    quote(out_, value);
}

void Writer::number(std::string_view name, std::int64_t value) {
    key(name);
    out_ += std::to_string(value);
}

void Writer::truth(std::string_view name, bool value) {
    key(name);
    out_ += value ? "true" : "false";
}

void Writer::hash(std::string_view name, crypto::Hash const& value) {
    key(name);
    out_ += '"';
    out_ += value.hex();
    out_ += '"';
}

void Writer::texts(std::string_view name, std::vector<std::string> const& values) {
    key(name);
    out_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) out_ += ',';
        quote(out_, values[i]);
    }
    out_ += ']';
}

void Writer::numbers(std::string_view name, std::vector<std::int64_t> const& values) {
    key(name);
    out_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) out_ += ',';
        out_ += std::to_string(values[i]);
    }
    out_ += ']';
}

void Writer::hashes(std::string_view name, std::map<std::string, crypto::Hash> const& values) {
    key(name);
    Writer inner(out_);
    for (auto const& [of, value] : values) inner.hash(of, value);
    inner.close();
}

void Writer::object(std::string_view name, std::string const& json) {
    key(name);
    out_ += json;
}

// --- reading -----------------------------------------------------------------------------------------------------

bool Reader::literal(std::string_view expected) {
    if (!good_ || !at_literal(expected)) {
        good_ = false;
        return false;
    }
    at_ += expected.size();
    return true;
}

bool Reader::has_key(std::string_view name) const {
    auto rest = text_.substr(at_);
    auto const skip = [&rest](std::string_view expected) {
        if (!rest.starts_with(expected)) return false;
        rest.remove_prefix(expected.size());
        return true;
    };
    return good_ && (first_ || skip(",")) && skip("\"") && skip(name) && skip("\":");
}

bool Reader::key(std::string_view name) {
    if (!has_key(name)) {
        good_ = false;
        return false;
    }
    at_ += name.size() + (first_ ? 3 : 4);
    first_ = false;
    return true;
}

void Reader::string(std::string& value) {
    if (!literal("\"")) return;
    value.clear();
    // Most texts are full of escaped quotes: gathered here, a character costs less than appending what lies between.
    std::array<char, 1024> piece;
    std::size_t filled = 0;
    auto const* const text = text_.data();
    auto at = at_;
    for (auto const size = text_.size(); at < size;) {
        auto const end = std::min(size, at + (piece.size() - filled));
        for (; at < end && is_plain(text[at]); ++at) piece[filled++] = text[at];
        if (at == size) break;
        if (piece.size() - filled < 4) {  // room for any character
            value.append(piece.data(), filled);
            filled = 0;
            continue;
        }
        auto const c = text[at];
        if (c == '"') {
            value.append(piece.data(), filled);
            at_ = at + 1;
            return;
        }
        if (c == '\\') {
            auto const [meant, length] = unescape(text_.substr(at + 1));
            if (length == 0) return fail();
            piece[filled++] = meant;
            at += 1 + length;
            continue;
        }
        auto const length = static_cast<unsigned char>(c) < 0x80 ? 0 : utf8_length(text_, at);
        if (length == 0) return fail();
        for (auto const last = at + length; at < last; ++at) piece[filled++] = text[at];
    }
    fail();
}

void Reader::whole(std::int64_t& value) {
    if (!good_) return;
    auto const* const begin = text_.data() + at_;
    auto const* const end = text_.data() + text_.size();
    auto const [stop, error] = std::from_chars(begin, end, value);
    if (error != std::errc()) return fail();
    // Leading zeros, "-0" and what is no whole number are not spelled like this.
    if (std::string_view(begin, stop) != std::to_string(value)) return fail();
    at_ += static_cast<std::size_t>(stop - begin);
    if (at_ < text_.size() && (text_[at_] == '.' || text_[at_] == 'e' || text_[at_] == 'E')) fail();
}

bool Reader::more(bool first) {
    if (!good_) return false;
    if (at_literal("]")) {
        ++at_;
        return false;
    }
    return first || literal(",");
}

void Reader::text(std::string_view name, std::string& value) {
    if (key(name)) string(value);
}

void Reader::number(std::string_view name, std::int64_t& value) {
    if (key(name)) whole(value);
}

void Reader::number(std::string_view name, int& value) {
    std::int64_t wide = 0;
    number(name, wide);
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) return fail();
    value = static_cast<int>(wide);
}

void Reader::truth(std::string_view name, bool& value) {
    if (!key(name)) return;
    value = at_literal("true");
    literal(value ? "true" : "false");
}

void Reader::hash(std::string_view name, crypto::Hash& value) {
    std::string hex;
    text(name, hex);
    auto const found = crypto::Hash::from_hex(hex);
    if (!found) return fail();
    value = *found;
}

void Reader::texts(std::string_view name, std::vector<std::string>& values) {
    if (!key(name) || !literal("[")) return;
    for (bool first = true; more(first); first = false) string(values.emplace_back());
}

void Reader::numbers(std::string_view name, std::vector<std::int64_t>& values) {
    if (!key(name) || !literal("[")) return;
    for (bool first = true; more(first); first = false) whole(values.emplace_back());
}

void Reader::hashes(std::string_view name, std::map<std::string, crypto::Hash>& values) {
    if (!key(name) || !literal("{")) return;
    bool first = true;
    for (; good_ && !at_literal("}"); first = false) {
        if (!first) literal(",");
        std::string of, hex;
        string(of);
        literal(":");
        string(hex);
        auto const found = crypto::Hash::from_hex(hex);
        if (!good_ || !found || (!values.empty() && of <= values.rbegin()->first)) return fail();
        values.emplace_hint(values.end(), std::move(of), *found);
    }
    literal("}");
}

void Reader::object(std::string_view name, std::string& json) {
    if (!key(name)) return;
    auto const begin = at_;
    if (!at_literal("{")) return fail();
    any(0);
    if (good_) json = text_.substr(begin, at_ - begin);
}

// Any value; only its spelling counts.
void Reader::any(int depth) {
    if (!good_ || depth > most_nesting || at_ == text_.size()) return fail();
    std::string ignored;
    std::int64_t number = 0;
    switch (text_[at_]) {
        case '"':
            return string(ignored);
        case 't':
            literal("true");
            return;
        case 'f':
            literal("false");
            return;
        case 'n':
            literal("null");
            return;
        case '{':
            return any_members(depth);
        case '[':
            ++at_;
            for (bool first = true; more(first); first = false) any(depth + 1);
            return;
        default:
            return whole(number);
    }
}

void Reader::any_members(int depth) {
    literal("{");
    std::string last;
    for (bool first = true; good_ && !at_literal("}"); first = false) {
        if (!first) literal(",");
        std::string name;
        string(name);
        if (!good_ || (!first && name <= last)) return fail();
        literal(":");
        any(depth + 1);
        last = std::move(name);
    }
    literal("}");
}

void Reader::text_if(std::string_view name, std::string& value) {
    if (!has_key(name)) return;
    text(name, value);
    if (value.empty()) fail();
}

void Reader::maybe(std::string_view name, std::optional<std::string>& value) {
    if (has_key(name)) text(name, value.emplace());
}

void Reader::truth_if(std::string_view name, bool& value) {
    if (!has_key(name)) return;
    truth(name, value);
    if (!value) fail();
}

void Reader::texts_if(std::string_view name, std::vector<std::string>& values) {
    if (!has_key(name)) return;
    texts(name, values);
    if (values.empty()) fail();
}

void Reader::hashes_if(std::string_view name, std::map<std::string, crypto::Hash>& values) {
    if (!has_key(name)) return;
    hashes(name, values);
    if (values.empty()) fail();
}

}  // namespace wetwijzer::ledger::canonical
