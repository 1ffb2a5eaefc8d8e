// Several threads at once: the library is made ready once, and nothing is shared.
#include "engine/crypto/crypto.hpp"

#include <catch2/catch.hpp>

#include <thread>
#include <vector>

using namespace wetwijzer::crypto;

TEST_CASE("threads give what one gives") {
    auto const work = [](std::size_t turns) {
        std::string text;
        auto const key = *Key::from_hex(std::string(64, '3'));
        SigningKey const signer(key);
        Sha256 running;
        for (std::size_t i = 0; i < turns; ++i) {
            auto const sealed = seal(key, text, "case");
            auto const signature = signer.sign(sealed);
            if (open(key, sealed, "case") != text || !verify(signer.public_key(), sealed, signature)) return Hash{};
            running.add(sealed);
            text += blake2b(sealed).hex().substr(0, 4) + derive(key, text).hex().substr(0, 4);
        }
        return running.hash();
    };
    constexpr std::size_t count = 8, turns = 60;
    std::vector<Hash> found(count);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back([&, i] { found[i] = work(turns); });
    for (auto& thread : threads) thread.join();
    auto const expected = work(turns);
    CHECK(expected != Hash{});
    for (auto const& hash : found) CHECK(hash == expected);
}
