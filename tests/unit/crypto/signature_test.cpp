// Ed25519 against RFC 8032, 7.1.
#include "engine/crypto/crypto.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer::crypto;

namespace {

struct Vector {
    char const *seed, *key, *message, *signature;
};

Vector const vectors[]{
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe246"
     "55141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb"
     "00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc"
     "027beceea1ec40a"},
};

}  // namespace

TEST_CASE("signatures are those of RFC 8032") {
    for (auto const& vector : vectors) {
        SigningKey const key(*Key::from_hex(vector.seed));
        auto const message = *from_hex(vector.message);
        CHECK(key.public_key().hex() == vector.key);
        CHECK(key.sign(message).hex() == vector.signature);
        CHECK(verify(*PublicKey::from_hex(vector.key), message, *Signature::from_hex(vector.signature)));
    }
}

TEST_CASE("a signature with any other bit, for another message or of another key does not hold") {
    auto const& vector = vectors[2];
    auto const key = *PublicKey::from_hex(vector.key);
    auto const signature = *Signature::from_hex(vector.signature);
    auto const message = *from_hex(vector.message);
    for (std::size_t bit = 0; bit < 512; ++bit) {
        auto other = signature;
        other.bytes[bit / 8] = static_cast<std::uint8_t>(other.bytes[bit / 8] ^ (1u << (bit % 8)));
        CHECK_FALSE(verify(key, message, other));
    }
    for (std::size_t bit = 0; bit < 256; ++bit) {
        auto other = key;
        other.bytes[bit / 8] = static_cast<std::uint8_t>(other.bytes[bit / 8] ^ (1u << (bit % 8)));
        CHECK_FALSE(verify(other, message, signature));
    }
    CHECK_FALSE(verify(key, message + " ", signature));
    CHECK_FALSE(verify(key, "", signature));
    CHECK_FALSE(verify(*PublicKey::from_hex(vectors[0].key), message, signature));
}

// With S + L in place of S the equation holds too; RFC 8032, 5.1.7 has S below L, so one message has one signature.
TEST_CASE("a signature cannot be rewritten") {
    auto const& vector = vectors[0];
    auto const group = *from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    auto signature = *Signature::from_hex(vector.signature);
    unsigned carry = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        carry += signature.bytes[32 + i] + static_cast<unsigned>(static_cast<unsigned char>(group[i]));
        signature.bytes[32 + i] = static_cast<std::uint8_t>(carry & 0xff);
        carry >>= 8;
    }
    REQUIRE(carry == 0);
    CHECK_FALSE(verify(*PublicKey::from_hex(vector.key), "", signature));
}

// With the neutral element as key, one signature would fit every message.
TEST_CASE("a key of small order is no key") {
    PublicKey neutral;
    neutral.bytes[0] = 1;
    Signature signature;
    signature.bytes[0] = 1;
    CHECK_FALSE(verify(neutral, "whatever", signature));
}
