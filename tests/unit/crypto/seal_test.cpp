// XChaCha20-Poly1305 with a nonce made of what is sealed.
#include "engine/crypto/crypto.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace wetwijzer::crypto;

namespace {

Key key_of(int first) {
    std::string bytes;
    for (int i = 0; i < 32; ++i) bytes += static_cast<char>(first + i);
    return *Key::from_bytes(bytes);
}

std::string flipped(std::string text, std::size_t bit) {
    text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << (bit % 8)));
    return text;
}

}  // namespace

// draft-irtf-cfrg-xchacha-03, A.3.1.
TEST_CASE("a published XChaCha20-Poly1305 text opens") {
    auto const associated = *from_hex("50515253c0c1c2c3c4c5c6c7");
    auto const nonce = *from_hex("404142434445464748494a4b4c4d4e4f5051525354555657");
    auto const ciphertext = *from_hex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c2"
        "16"
        "cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b"
        "13"
        "b52e");
    auto const tag = *from_hex("c0875924c1c7987947deafd8780acf49");
    auto const text = open(key_of(0x80), nonce + ciphertext + tag, associated);
    REQUIRE(text);
    CHECK(*text ==
          "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would "
          "be it.");
}

TEST_CASE("what is sealed opens with the same key and associated data") {
    auto const key = key_of(1);
    for (std::size_t size = 0; size <= 300; ++size) {
        std::string const text(size, static_cast<char>('a' + size % 26));
        auto const sealed = seal(key, text, "case 1");
        CHECK(sealed.size() == text.size() + seal_overhead);
        CHECK(open(key, sealed, "case 1") == text);
    }
}

TEST_CASE("another key, other associated data or any other bit opens nothing") {
    auto const key = key_of(1);
    auto const sealed = seal(key, "geheim", "case 1");
    CHECK_FALSE(open(key_of(2), sealed, "case 1"));
    CHECK_FALSE(open(key, sealed, "case 2"));
    CHECK_FALSE(open(key, sealed, ""));
    CHECK_FALSE(open(key, sealed + '\0', "case 1"));
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) CHECK_FALSE(open(key, flipped(sealed, bit), "case 1"));
    for (std::size_t size = 0; size < sealed.size(); ++size) CHECK_FALSE(open(key, sealed.substr(0, size), "case 1"));
}

// BLAKE2b keyed with derive(key, "wetwijzer-nonce/1") over the length of the associated data, the data and the text.
TEST_CASE("the nonce is what the format says") {
    auto const sealed = seal(key_of(0), "geheim", "case 1");
    CHECK(to_hex(sealed.substr(0, 24)) == "c2a8224579b16d8c792a1cd1cbdc7383a9fd6f9291ca7730");
}

TEST_CASE("equal texts give equal seals; no two different ones share a nonce") {
    auto const key = key_of(1);
    CHECK(seal(key, "geheim", "case 1") == seal(key, "geheim", "case 1"));
    std::set<std::string> nonces;
    std::size_t sealed = 0;
    auto const add = [&](Key const& with, std::string const& text, std::string const& associated) {
        nonces.insert(seal(with, text, associated).substr(0, 24));
        ++sealed;
    };
    // Where data ends and text begins counts: the same bytes, cut elsewhere.
    std::string const joined = "case 1geheim";
    for (std::size_t i = 0; i <= joined.size(); ++i) add(key, joined.substr(i), joined.substr(0, i));
    for (std::size_t bit = 0; bit < 48; ++bit) add(key, flipped("geheim", bit), "case 1");
    add(key_of(2), "geheim", "case 1");
    CHECK(nonces.size() == sealed);
}
