// Hex, hashes and keys against published values.
#include "engine/crypto/crypto.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer::crypto;

namespace {

Key counting_key() {
    std::string bytes;
    for (int i = 0; i < 32; ++i) bytes += static_cast<char>(i);
    return *Key::from_bytes(bytes);
}

}  // namespace

TEST_CASE("hex is lower case, two digits a byte, and nothing else") {
    CHECK(to_hex(std::string_view("\x00\x0f\xf0\xff", 4)) == "000ff0ff");
    CHECK(from_hex("000ff0ff") == std::string("\x00\x0f\xf0\xff", 4));
    CHECK(from_hex("") == std::string());
    for (auto const* wrong : {"0", "0F", "0g", "0x", " 0", "00 ", "0\n", "é0"}) {
        INFO(wrong);
        CHECK_FALSE(from_hex(wrong));
    }
    for (int byte = 0; byte < 256; ++byte) {
        std::string const one(1, static_cast<char>(byte));
        CHECK(from_hex(to_hex(one)) == one);
    }
}

// RFC 4648, 10.
TEST_CASE("base64 has its padding") {
    std::string const text = "foobar";
    char const* const expected[]{"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
    for (std::size_t i = 0; i <= text.size(); ++i) CHECK(to_base64(text.substr(0, i)) == expected[i]);
    CHECK(to_base64("\xfb\xff") == "+/8=");
}

TEST_CASE("values of a fixed length take exactly that many digits") {
    auto const digits = std::string(64, 'a');
    REQUIRE(Hash::from_hex(digits));
    CHECK(Hash::from_hex(digits)->hex() == digits);
    CHECK_FALSE(Hash::from_hex(digits.substr(1)));
    CHECK_FALSE(Hash::from_hex(digits.substr(2)));
    CHECK_FALSE(Hash::from_hex(digits + "aa"));
    CHECK_FALSE(Hash::from_hex(std::string(64, 'A')));
    CHECK(Key::from_hex(digits)->hex() == digits);
    CHECK_FALSE(Key::from_hex(digits + "aa"));
    CHECK_FALSE(Key::from_bytes(std::string(31, 'x')));
    CHECK_FALSE(Key::from_bytes(std::string(33, 'x')));
    CHECK(PublicKey::from_hex(digits)->hex() == digits);
    CHECK_FALSE(PublicKey::from_hex(digits + "a"));
    CHECK(Signature::from_hex(digits + digits)->hex() == digits + digits);
    CHECK_FALSE(Signature::from_hex(digits));
}

TEST_CASE("SHA-256 gives the values of FIPS 180-4") {
    CHECK(sha256("").hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc").hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").hex() ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256(std::string(1'000'000, 'a')).hex() ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the hash of pieces is that of the pieces joined") {
    std::string const text = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    for (std::size_t i = 0; i <= text.size(); ++i)
        CHECK(sha256({std::string_view(text).substr(0, i), std::string_view(text).substr(i)}) == sha256(text));
    CHECK(sha256({}) == sha256(""));

    Sha256 running;
    CHECK(running.hash() == sha256(""));
    for (std::size_t i = 0; i < text.size(); ++i) {
        running.add(std::string_view(text).substr(i, 1));
        CHECK(running.hash() == sha256(text.substr(0, i + 1)));
    }
}

// The algorithm of RFC 7693 with an output of 32 bytes; values from Python's hashlib.
TEST_CASE("BLAKE2b-256, without and with a key") {
    CHECK(blake2b("").hex() == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(blake2b("abc").hex() == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(keyed_hash(counting_key(), "").hex() == "4e51e7a913fc80137da52880fecca175bf81e117d5c68126dc2774033517ea0d");
    CHECK(keyed_hash(counting_key(), "abc").hex() ==
          "d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f");
}

TEST_CASE("a derived key depends on key and purpose") {
    auto const key = counting_key();
    CHECK(derive(key, "abc").hex() == keyed_hash(key, "abc").hex());
    CHECK(derive(key, "lookup").hex() != derive(key, "wrap").hex());
    CHECK(derive(derive(key, "wrap"), "lookup").hex() != derive(key, "lookup").hex());
}

TEST_CASE("a random key takes 32 bytes from the source it is given") {
    std::size_t asked = 0;
    auto const key = Key::random([&](std::span<std::uint8_t> bytes) {
        asked += bytes.size();
        std::uint8_t next = 0;
        for (auto& byte : bytes) byte = next++;
    });
    CHECK(asked == 32);
    CHECK(key.hex() == counting_key().hex());
}
