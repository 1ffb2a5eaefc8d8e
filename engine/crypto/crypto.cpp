#include "engine/crypto/crypto.hpp"

#include <sodium.h>

#include <cstring>
#include <stdexcept>

namespace wetwijzer::crypto {

namespace {

static_assert(crypto_hash_sha256_BYTES == 32 && crypto_generichash_BYTES == 32);
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 32);
static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES ==
              seal_overhead);
static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_BYTES == 64 &&
              crypto_sign_SECRETKEYBYTES == 64);

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;

// Before every use; a static is made once, by one thread.
void ready() {
    static bool const done = [] {
        if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used here");
        return true;
    }();
    static_cast<void>(done);
}

unsigned char const* data(std::string_view bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); }
unsigned char* data(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

bool read_hex(std::string_view hex, std::span<std::uint8_t> bytes) {
    if (hex.size() != bytes.size() * 2) return false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto const high = digit(hex[2 * i]), low = digit(hex[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

template <typename Bytes>
std::optional<Bytes> fixed_from_hex(std::string_view hex) {
    Bytes result;
    if (!read_hex(hex, result.bytes)) return std::nullopt;
    return result;
}

template <std::size_t Size>
std::string_view view(std::array<std::uint8_t, Size> const& bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

// BLAKE2b keyed with a key that seals nothing, over the length of `associated` (8 bytes, little-endian), `associated`
// and `text`.
std::array<std::uint8_t, nonce_size> nonce_of(Key const& key, std::string_view text, std::string_view associated) {
    auto const nonce_key = derive(key, "wetwijzer-nonce/1");
    std::array<std::uint8_t, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i)
        length[i] = static_cast<std::uint8_t>((static_cast<std::uint64_t>(associated.size()) >> (8 * i)) & 0xff);

    crypto_generichash_state state;
    std::array<std::uint8_t, nonce_size> nonce{};
    crypto_generichash_init(&state, data(nonce_key.bytes()), nonce_key.bytes().size(), nonce.size());
    crypto_generichash_update(&state, length.data(), length.size());
    crypto_generichash_update(&state, data(associated), associated.size());
    crypto_generichash_update(&state, data(text), text.size());
    crypto_generichash_final(&state, nonce.data(), nonce.size());
    sodium_memzero(&state, sizeof state);
    return nonce;
}

}  // namespace

Random system_random() {
    ready();
    return [](std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); };
}

std::string to_hex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string result;
    result.reserve(bytes.size() * 2);
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        result += digits[byte >> 4];
        result += digits[byte & 15];
    }
    return result;
}

std::optional<std::string> from_hex(std::string_view hex) {
    if (hex.size() % 2 != 0) return std::nullopt;
    std::string bytes(hex.size() / 2, '\0');
    if (!read_hex(hex, {reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()})) return std::nullopt;
    return bytes;
}

std::string to_base64(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), data(bytes), bytes.size(), variant);
    text.pop_back();  // the zero at the end
    return text;
}

std::string Hash::hex() const { return to_hex(view()); }
std::optional<Hash> Hash::from_hex(std::string_view hex) { return fixed_from_hex<Hash>(hex); }

Hash sha256(std::string_view bytes) {
    ready();
    Hash hash;
    crypto_hash_sha256(hash.bytes.data(), data(bytes), bytes.size());
    return hash;
}

Hash sha256(std::initializer_list<std::string_view> pieces) {
    ready();
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (auto const piece : pieces) crypto_hash_sha256_update(&state, data(piece), piece.size());
    Hash hash;
    crypto_hash_sha256_final(&state, hash.bytes.data());
    return hash;
}

Hash blake2b(std::string_view bytes) {
    ready();
    Hash hash;
    crypto_generichash(hash.bytes.data(), hash.bytes.size(), data(bytes), bytes.size(), nullptr, 0);
    return hash;
}

struct Sha256::State {
    crypto_hash_sha256_state state;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    ready();
    crypto_hash_sha256_init(&state_->state);
}
void Sha256::add(std::string_view bytes) { crypto_hash_sha256_update(&state_->state, data(bytes), bytes.size()); }
Hash Sha256::hash() const {
    auto state = state_->state;  // finishing would end it
    Hash hash;
    crypto_hash_sha256_final(&state, hash.bytes.data());
    return hash;
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

Key Key::random(Random const& random) {
    Key key;
    random(key.bytes_);
    return key;
}

std::optional<Key> Key::from_hex(std::string_view hex) {
    Key key;
    if (!read_hex(hex, key.bytes_)) return std::nullopt;
    return key;
}

std::optional<Key> Key::from_bytes(std::string_view bytes) {
    Key key;
    if (bytes.size() != key.bytes_.size()) return std::nullopt;
    std::memcpy(key.bytes_.data(), bytes.data(), bytes.size());
    return key;
}

Key::~Key() { sodium_memzero(bytes_.data(), bytes_.size()); }

Hash keyed_hash(Key const& key, std::string_view text) {
    ready();
    Hash hash;
    crypto_generichash(hash.bytes.data(), hash.bytes.size(), data(text), text.size(), data(key.bytes()),
                       key.bytes().size());
    return hash;
}

Key derive(Key const& key, std::string_view purpose) {
    auto hash = keyed_hash(key, purpose);
    auto const derived = Key::from_bytes(hash.view());
    sodium_memzero(hash.bytes.data(), hash.bytes.size());
    return *derived;
}

std::string seal(Key const& key, std::string_view text, std::string_view associated) {
    auto const nonce = nonce_of(key, text, associated);
    std::string sealed(text.size() + seal_overhead, '\0');
    std::memcpy(sealed.data(), nonce.data(), nonce.size());
    crypto_aead_xchacha20poly1305_ietf_encrypt(data(sealed) + nonce_size, nullptr, data(text), text.size(),
                                               data(associated), associated.size(), nullptr, nonce.data(),
                                               data(key.bytes()));
    return sealed;
}

std::optional<std::string> open(Key const& key, std::string_view sealed, std::string_view associated) {
    ready();
    if (sealed.size() < seal_overhead) return std::nullopt;
    std::string text(sealed.size() - seal_overhead, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(data(text), nullptr, nullptr, data(sealed) + nonce_size,
                                                   sealed.size() - nonce_size, data(associated), associated.size(),
                                                   data(sealed), data(key.bytes())) != 0)
        return std::nullopt;
    return text;
}

std::string PublicKey::hex() const { return to_hex(view(bytes)); }
std::optional<PublicKey> PublicKey::from_hex(std::string_view hex) { return fixed_from_hex<PublicKey>(hex); }
std::string Signature::hex() const { return to_hex(view(bytes)); }
std::optional<Signature> Signature::from_hex(std::string_view hex) { return fixed_from_hex<Signature>(hex); }

SigningKey::SigningKey(Key const& seed) {
    ready();
    crypto_sign_seed_keypair(public_.bytes.data(), secret_.data(), data(seed.bytes()));
}

Signature SigningKey::sign(std::string_view message) const {
    Signature signature;
    crypto_sign_detached(signature.bytes.data(), nullptr, data(message), message.size(), secret_.data());
    return signature;
}

SigningKey::~SigningKey() { sodium_memzero(secret_.data(), secret_.size()); }

bool verify(PublicKey const& key, std::string_view message, Signature const& signature) {
    ready();
    return crypto_sign_verify_detached(signature.bytes.data(), data(message), message.size(), key.bytes.data()) == 0;
}

}  // namespace wetwijzer::crypto
