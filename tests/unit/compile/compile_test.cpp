// The whole way from text to rule set.
#include "dsl/compile.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;

namespace {

char const rules[] = R"(bronnen Wi = BWBR0044770 "Wet inburgering 2021"
gegeven leeftijd : getal in punten
regel oud_genoeg : ja/nee
  volgens Wi art. 3
  is leeftijd is minstens 16 punten
)";

}  // namespace

TEST_CASE("rules become a rule set with its texts and hash") {
    auto const compilation = dsl::compile({{"a.regels", rules}});
    REQUIRE(compilation.rules);
    CHECK(compilation.rules->texts.size() == 1);
    CHECK(compilation.rules->hash.size() == 64);
    CHECK(compilation.rules->rules.size() == 1);
}
