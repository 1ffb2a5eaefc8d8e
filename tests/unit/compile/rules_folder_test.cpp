// The rules of the project compile without an error or warning.
#include "dsl/compile.hpp"
#include "tests/support/rule_files.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;

TEST_CASE("the rules of the project compile") {
    auto const compilation = dsl::compile(tests::rule_files(std::string(WETWIJZER_ROOT) + "/rules", true));
    INFO(diagnostics::render_text(compilation.diagnostics, compilation.files, {}));
    CHECK(compilation.diagnostics.sorted().empty());
    REQUIRE(compilation.rules);
    CHECK(compilation.rules->decisions.size() > 5);
    CHECK(compilation.rules->rules.size() > 50);
    CHECK(!compilation.scenarios.empty());
}
