#include "engine/values/outcome.hpp"

#include <catch2/catch.hpp>

namespace wetwijzer::values {
namespace {

TEST_CASE("Merged unknowns keep the order in which they were met, each once") {
    Unknown into{{Missing{3}, Missing{1}}};
    merge(into, Unknown{{Missing{1}, Missing{2, 0, 4}, Missing{3}, Missing{2, 0, 5}}});
    CHECK(into == Unknown{{Missing{3}, Missing{1}, Missing{2, 0, 4}, Missing{2, 0, 5}}});
}

TEST_CASE("Merging with itself or with nothing changes nothing") {
    Unknown one{{Missing{3}, Missing{1}}};
    merge(one, one);
    merge(one, Unknown{});
    CHECK(one == Unknown{{Missing{3}, Missing{1}}});
}

TEST_CASE("A copy of what is missing stays as it was when the other changes") {
    Unknown const first{{Missing{3}}};
    Unknown second = first;
    second.missing.push_back(Missing{1});
    CHECK(first == Unknown{{Missing{3}}});
    CHECK(second == Unknown{{Missing{3}, Missing{1}}});
    merge(second, first);
    CHECK(second.missing.size() == 2);
    CHECK(Unknown{}.missing.items().empty());
}

TEST_CASE("Geen is a known value") {
    Outcome const none = Value(None{});
    CHECK(is_known(none));
    CHECK(is_none(*known(none)));
    CHECK_FALSE(is_known(Outcome(Unknown{})));
    CHECK(known(Outcome(Fault{})) == nullptr);
}

}  // namespace
}  // namespace wetwijzer::values
