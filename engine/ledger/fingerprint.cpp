#include "engine/ledger/fingerprint.hpp"

#include "engine/crypto/crypto.hpp"
#include "engine/ledger/head.hpp"

#include <algorithm>
#include <charconv>

namespace wetwijzer::ledger {

namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // no I, L, O, U
constexpr std::string_view prefix = "WW1";
constexpr std::size_t letters = 40, check_letters = 4;

// Five bits a letter, the highest first.
std::string base32(std::string_view bytes, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        unsigned five = 0;
        for (std::size_t bit = i * 5; bit < i * 5 + 5; ++bit) {
            auto const byte = static_cast<unsigned char>(bytes[bit / 8]);
            five = five << 1 | ((byte >> (7 - bit % 8)) & 1u);
        }
        text += digits[five];
    }
    return text;
}

std::string check(std::int64_t size, std::string_view body) {
    auto const hash = crypto::sha256(std::string(prefix) + std::to_string(size) + std::string(body));
    return base32(hash.view(), check_letters);
}

bool separates(char c) { return c == '-' || c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// What a person may have meant; 0: nothing.
char letter(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    return digits.find(c) == std::string_view::npos ? '\0' : c;
}

// The next run of characters that separate nothing.
std::string_view word(std::string_view& text) {
    while (!text.empty() && separates(text.front())) text.remove_prefix(1);
    auto const end = std::find_if(text.begin(), text.end(), separates);
    auto const found = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(found.size());
    return found;
}

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 1) return std::nullopt;
    return value;
}

}  // namespace

std::optional<Fingerprint> fingerprint(std::string_view head_text) {
    auto const head = read_head(head_text);
    if (!head) return std::nullopt;
    Fingerprint result{head->size, {}};
    auto const hash = digest(head_text);
    std::copy_n(hash.bytes.begin(), result.bytes.size(), result.bytes.begin());
    return result;
}

std::string to_text(Fingerprint const& fingerprint) {
    auto const body =
        base32({reinterpret_cast<char const*>(fingerprint.bytes.data()), fingerprint.bytes.size()}, letters);
    auto const all = body + check(fingerprint.size, body);
    auto text = std::string(prefix) + '-' + std::to_string(fingerprint.size);
    for (std::size_t i = 0; i < all.size(); i += 4) text += '-' + all.substr(i, 4);
    return text;
}

std::optional<Fingerprint> read_fingerprint(std::string_view text) {
    auto const first = word(text);
    if (!std::equal(first.begin(), first.end(), prefix.begin(), prefix.end(),
                    [](char c, char expected) { return c == expected || letter(c) == expected; }))
        return std::nullopt;
    auto const size = number(word(text));
    if (!size) return std::nullopt;
    std::string body;
    for (char const c : text) {
        if (separates(c)) continue;
        auto const meant = letter(c);
        if (meant == '\0' || body.size() == letters + check_letters) return std::nullopt;
        body += meant;
    }
    if (body.size() != letters + check_letters) return std::nullopt;
    if (check(*size, std::string_view(body).substr(0, letters)) != body.substr(letters)) return std::nullopt;

    Fingerprint result{*size, {}};
    for (std::size_t bit = 0; bit < result.bytes.size() * 8; ++bit) {
        auto const five = digits.find(body[bit / 5]);
        auto const one = static_cast<unsigned>(five >> (4 - bit % 5)) & 1u;
        auto& byte = result.bytes[bit / 8];
        byte = static_cast<std::uint8_t>(byte << 1 | one);
    }
    return result;
}

}  // namespace wetwijzer::ledger
