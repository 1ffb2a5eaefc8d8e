// The files that keys and anchors stand in: one line of JSON each, read only in the spelling they are written in.
#include "engine/ledger/keys.hpp"

#include "engine/ledger/canonical_json.hpp"
#include "engine/ledger/characters.hpp"

#include <algorithm>
#include <array>

namespace wetwijzer::ledger {

using canonical::Of;

// Key files are for people: in Dutch, like everything they hold in hand.
struct KeySpelling {
    std::string format, secret, name, kind;
};

template <class Io>
static void fields(Io& io, Of<Io, KeySpelling>& key) {
    io.text("formaat", key.format);
    io.text("geheim", key.secret);
    io.text_if("naam", key.name);
    io.text("soort", key.kind);
}

struct PublicKeySpelling {
    std::string format, name, key, kind;
};

template <class Io>
static void fields(Io& io, Of<Io, PublicKeySpelling>& key) {
    io.text("formaat", key.format);
    io.text_if("naam", key.name);
    io.text("openbaar", key.key);
    io.text("soort", key.kind);
}

struct AnchorSpelling {
    std::string format;
    Anchor anchor;
};

template <class Io>
static void fields(Io& io, Of<Io, AnchorSpelling>& spelling) {
    io.text("formaat", spelling.format);
    io.texts_if("gewist", spelling.anchor.erased);
    io.text("grootboek", spelling.anchor.ledger);
    io.number("omvang", spelling.anchor.size);
    io.hash("wortel", spelling.anchor.root);
}

namespace {

constexpr std::string_view key_format = "wetwijzer-sleutel/1", anchor_format = "wetwijzer-anker/1";
constexpr std::array<std::string_view, 3> kind_words{"logboek", "hoofdsleutel", "medewerker"};

std::optional<KeyFile::Kind> kind_of(std::string_view word) {
    for (std::size_t i = 0; i < kind_words.size(); ++i) {
        if (kind_words[i] == word) return static_cast<KeyFile::Kind>(i);
    }
    return std::nullopt;
}

std::string word_of(KeyFile::Kind kind) { return std::string(kind_words[static_cast<std::size_t>(kind)]); }

// Without the line's end, which a file has and need not have.
std::string_view line(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    return text;
}

bool name_fits(KeyFile::Kind kind, std::string const& name) {
    return kind == KeyFile::Kind::Actor ? is_name(name) : name.empty();
}

}  // namespace

std::string to_text(KeyFile const& file) {
    return canonical::write(KeySpelling{std::string(key_format), file.secret.hex(), file.name, word_of(file.kind)}) +
           '\n';
}

std::optional<KeyFile> read_key_file(std::string_view text) {
    KeySpelling spelling;
    if (!canonical::read(line(text), spelling) || spelling.format != key_format) return std::nullopt;
    auto const kind = kind_of(spelling.kind);
    auto secret = crypto::Key::from_hex(spelling.secret);
    if (!kind || !secret || !name_fits(*kind, spelling.name)) return std::nullopt;
    return KeyFile{*kind, std::move(spelling.name), *secret};
}

std::string to_text(PublicKeyFile const& file) {
    return canonical::write(PublicKeySpelling{std::string(key_format), file.name, file.key.hex(), word_of(file.kind)}) +
           '\n';
}

std::optional<PublicKeyFile> read_public_key_file(std::string_view text) {
    PublicKeySpelling spelling;
    if (!canonical::read(line(text), spelling) || spelling.format != key_format) return std::nullopt;
    auto const kind = kind_of(spelling.kind);
    auto const key = crypto::PublicKey::from_hex(spelling.key);
    if (!kind || *kind == KeyFile::Kind::Master || !key || !name_fits(*kind, spelling.name)) return std::nullopt;
    return PublicKeyFile{*kind, std::move(spelling.name), *key};
}

std::string to_text(Anchor const& anchor) {
    return canonical::write(AnchorSpelling{std::string(anchor_format), anchor}) + '\n';
}

std::optional<Anchor> read_anchor(std::string_view text) {
    AnchorSpelling spelling;
    if (!canonical::read(line(text), spelling) || spelling.format != anchor_format) return std::nullopt;
    if (!is_hex(spelling.anchor.ledger, 32) || spelling.anchor.size < 1) return std::nullopt;
    auto const& erased = spelling.anchor.erased;
    if (!std::all_of(erased.begin(), erased.end(), [](auto const& ref) { return is_hex(ref, 32); }))
        return std::nullopt;
    return spelling.anchor;
}

}  // namespace wetwijzer::ledger
