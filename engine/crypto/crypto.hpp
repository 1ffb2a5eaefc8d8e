// Hashes, seals and signatures: a thin shell around libsodium, the only place that uses it. No algorithm of our own.
// Byte strings are std::string. Nothing here is random by itself: what must be random is asked of `Random`.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace wetwijzer::crypto {

using Random = std::function<void(std::span<std::uint8_t>)>;
Random system_random();  // of the operating system; only main() takes it

std::string to_hex(std::string_view bytes);                 // lower case
std::optional<std::string> from_hex(std::string_view hex);  // lower case only, an even number of digits
std::string to_base64(std::string_view bytes);              // RFC 4648, 4: with padding

// 32 bytes of SHA-256 or BLAKE2b.
struct Hash {
    std::array<std::uint8_t, 32> bytes{};
    std::string hex() const;
    static std::optional<Hash> from_hex(std::string_view hex);  // 64 lower-case digits
    std::string_view view() const { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }
    friend auto operator<=>(Hash const&, Hash const&) = default;
};

Hash sha256(std::string_view bytes);
Hash sha256(std::initializer_list<std::string_view> pieces);  // of the pieces joined
Hash blake2b(std::string_view bytes);                         // unkeyed, 32 bytes

// SHA-256 of bytes that come one after the other.
class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    Hash hash() const;  // of what was added until now
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    ~Sha256();

private:
    struct State;
    std::unique_ptr<State> state_;
};

// A secret of 32 bytes; wiped when it goes.
class Key {
public:
    static Key random(Random const& random);
    static std::optional<Key> from_hex(std::string_view hex);
    static std::optional<Key> from_bytes(std::string_view bytes);  // exactly 32
    Key(Key const&) = default;
    Key& operator=(Key const&) = default;
    ~Key();

    std::string_view bytes() const { return {reinterpret_cast<char const*>(bytes_.data()), bytes_.size()}; }
    std::string hex() const { return to_hex(bytes()); }  // for key files only

private:
    Key() = default;
    std::array<std::uint8_t, 32> bytes_{};
};

// Another key for another purpose: BLAKE2b keyed with `key` over `purpose`.
Key derive(Key const& key, std::string_view purpose);
// BLAKE2b keyed with `key`: equal texts give equal hashes, and only the key tells which text it was.
Hash keyed_hash(Key const& key, std::string_view text);

// XChaCha20-Poly1305 (IETF). A sealed text is nonce (24 bytes), ciphertext and tag (16 bytes). The nonce is BLAKE2b of
// associated data and text, keyed with derive(key, "wetwijzer-nonce/1"): no two texts share one, also when a write is
// lost and done again, and no randomness is needed. Equal texts with equal associated data give equal seals.
inline constexpr std::size_t seal_overhead = 40;
std::string seal(Key const& key, std::string_view text, std::string_view associated);
// Nothing when the key, the associated data or any byte is another.
std::optional<std::string> open(Key const& key, std::string_view sealed, std::string_view associated);

// Ed25519 (RFC 8032).
struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};
    std::string hex() const;
    static std::optional<PublicKey> from_hex(std::string_view hex);
    friend auto operator<=>(PublicKey const&, PublicKey const&) = default;
};

struct Signature {
    std::array<std::uint8_t, 64> bytes{};
    std::string hex() const;
    static std::optional<Signature> from_hex(std::string_view hex);
    friend bool operator==(Signature const&, Signature const&) = default;
};

class SigningKey {
public:
    explicit SigningKey(Key const& seed);
    PublicKey const& public_key() const { return public_; }
    Signature sign(std::string_view message) const;
    SigningKey(SigningKey const&) = default;
    SigningKey& operator=(SigningKey const&) = default;
    ~SigningKey();

private:
    PublicKey public_;
    std::array<std::uint8_t, 64> secret_{};
};

bool verify(PublicKey const& key, std::string_view message, Signature const& signature);

}  // namespace wetwijzer::crypto
