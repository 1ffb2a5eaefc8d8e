// A head as a line on paper.
#include "tests/unit/evidence/sample.hpp"

#include "engine/ledger/fingerprint.hpp"
#include "engine/ledger/head.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using namespace wetwijzer::tests;

namespace {

constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

Fingerprint some_fingerprint() {
    Fingerprint result{1024, {}};
    auto const hash = crypto::sha256("some head");
    std::copy_n(hash.bytes.begin(), result.bytes.size(), result.bytes.begin());
    return result;
}

}  // namespace

TEST_CASE("a fingerprint has size, ten groups of four and a check, and is read back") {
    auto const text = to_text(some_fingerprint());
    CHECK(text.size() == std::string("WW1-1024").size() + 11 * 5);
    CHECK(text.starts_with("WW1-1024-"));
    CHECK(read_fingerprint(text) == some_fingerprint());
}

TEST_CASE("a fingerprint is read as people type it") {
    auto const text = to_text(some_fingerprint());
    auto typed = text;
    std::replace(typed.begin(), typed.end(), '-', ' ');
    CHECK(read_fingerprint(typed) == some_fingerprint());
    CHECK(read_fingerprint("  " + typed + "\n") == some_fingerprint());
    std::transform(typed.begin(), typed.end(), typed.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    CHECK(read_fingerprint(typed) == some_fingerprint());
    auto look_alike = text;
    for (auto i = text.rfind("1024-") + 5; i < text.size(); ++i) {
        if (look_alike[i] == '0') look_alike[i] = 'o';
        if (look_alike[i] == '1') look_alike[i] = i % 2 == 0 ? 'l' : 'I';
    }
    CHECK(read_fingerprint(look_alike) == some_fingerprint());
}

TEST_CASE("what was mistyped is found") {
    auto const text = to_text(some_fingerprint());
    for (std::size_t at = 4; at < text.size(); ++at) {
        if (text[at] == '-') continue;
        for (char const other : letters) {
            if (other == text[at]) continue;
            auto mistyped = text;
            mistyped[at] = other;
            INFO(mistyped);
            CHECK_FALSE(read_fingerprint(mistyped));
        }
        auto without = text;
        without.erase(at, 1);
        CHECK_FALSE(read_fingerprint(without));
        auto twice = text;
        twice.insert(at, 1, text[at]);
        CHECK_FALSE(read_fingerprint(twice));
        if (at + 1 < text.size() && text[at + 1] != '-' && text[at + 1] != text[at]) {
            auto swapped = text;
            std::swap(swapped[at], swapped[at + 1]);
            CHECK_FALSE(read_fingerprint(swapped));
        }
    }
    for (auto const* wrong : {"", "WW1", "WW1-", "WW1-5", "WW2-1024", "WW1-0-0000", "WW1-99999999999999999999-0000"})
        CHECK_FALSE(read_fingerprint(wrong));
    CHECK_FALSE(read_fingerprint("WW2" + text.substr(3)));
    CHECK_FALSE(read_fingerprint(text + "-0"));
    CHECK_FALSE(read_fingerprint(text.substr(0, text.size() - 5)));
}

TEST_CASE("every head of a ledger has a fingerprint of its own") {
    std::set<std::string> seen;
    for (auto const& text : sample().heads) {
        auto const print = fingerprint(text);
        REQUIRE(print);
        CHECK(print->size == read_head(text)->size);
        CHECK(std::equal(print->bytes.begin(), print->bytes.end(), digest(text).bytes.begin()));
        seen.insert(to_text(*print));
    }
    CHECK(seen.size() == sample().heads.size());
    CHECK_FALSE(fingerprint("{}"));
    CHECK_FALSE(fingerprint(sample().heads.front() + " "));
}
