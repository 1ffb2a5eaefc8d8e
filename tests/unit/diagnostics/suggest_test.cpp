#include "dsl/diagnostics/diagnostic.hpp"

#include <catch2/catch.hpp>

using wetwijzer::diagnostics::suggest;

TEST_CASE("the nearest known name is suggested, and none that is far") {
    std::vector<std::string> const known{"inkomen", "vermogen", "leeftijd", "coëfficiënt"};
    CHECK(suggest("inkomn", known) == "inkomen");
    CHECK(suggest("leeftijdd", known) == "leeftijd");
    CHECK(suggest("inkmoen", known) == "inkomen");  // two neighbours swapped are one mistake
    CHECK(suggest("coefficient", known) == "coëfficiënt");
    CHECK(suggest("peildatum", known).empty());
    CHECK(suggest("x", known).empty());
    CHECK(suggest("inkomen", known).empty());
    CHECK(suggest("anders", {}).empty());
}

TEST_CASE("distance is counted in characters, not bytes") {
    CHECK(suggest("één", {"eén"}) == "eén");
    CHECK(suggest("€€€", {"€€"}) == "€€");
}
