#include "engine/values/truth.hpp"

#include <catch2/catch.hpp>

namespace wetwijzer::values {
namespace {

constexpr Truth all[] = {Truth::No, Truth::Unknown, Truth::Yes};

TEST_CASE("A decided side decides: no and unknown is no, yes or unknown is yes, in either order") {
    CHECK(kleene_and(Truth::No, Truth::Unknown) == Truth::No);
    CHECK(kleene_and(Truth::Unknown, Truth::No) == Truth::No);
    CHECK(kleene_or(Truth::Yes, Truth::Unknown) == Truth::Yes);
    CHECK(kleene_or(Truth::Unknown, Truth::Yes) == Truth::Yes);
    CHECK(kleene_and(Truth::Yes, Truth::Unknown) == Truth::Unknown);
    CHECK(kleene_or(Truth::No, Truth::Unknown) == Truth::Unknown);
    CHECK(kleene_not(Truth::Unknown) == Truth::Unknown);
    CHECK(kleene_not(Truth::Yes) == Truth::No);
    CHECK(kleene_not(Truth::No) == Truth::Yes);
}

TEST_CASE("The strong Kleene laws hold for all truth values") {
    for (auto const a : all) {
        CHECK(kleene_not(kleene_not(a)) == a);
        CHECK(kleene_and(a, a) == a);
        CHECK(kleene_or(a, Truth::No) == a);
        CHECK(kleene_and(a, Truth::Yes) == a);
        for (auto const b : all) {
            CHECK(kleene_and(a, b) == kleene_and(b, a));
            CHECK(kleene_or(a, b) == kleene_or(b, a));
            CHECK(kleene_not(kleene_and(a, b)) == kleene_or(kleene_not(a), kleene_not(b)));
            CHECK(kleene_or(a, kleene_and(a, b)) == a);
            for (auto const c : all) {
                CHECK(kleene_and(a, kleene_and(b, c)) == kleene_and(kleene_and(a, b), c));
                CHECK(kleene_or(a, kleene_or(b, c)) == kleene_or(kleene_or(a, b), c));
                CHECK(kleene_and(a, kleene_or(b, c)) == kleene_or(kleene_and(a, b), kleene_and(a, c)));
            }
        }
    }
}

TEST_CASE("A known answer stays when the unknown is filled in") {
    for (auto const a : all) {
        for (auto const filled : {Truth::No, Truth::Yes}) {
            if (kleene_and(a, Truth::Unknown) != Truth::Unknown)
                CHECK(kleene_and(a, Truth::Unknown) == kleene_and(a, filled));
            if (kleene_or(a, Truth::Unknown) != Truth::Unknown)
                CHECK(kleene_or(a, Truth::Unknown) == kleene_or(a, filled));
        }
    }
}

}  // namespace
}  // namespace wetwijzer::values
