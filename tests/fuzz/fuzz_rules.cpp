// Any bytes as a rule file: diagnostics or a rule set, never a crash; what compiles is formatted, and evaluated without
// facts.
#include "dsl/compile.hpp"
#include "dsl/parse/load.hpp"
#include "dsl/parse/parse.hpp"
#include "dsl/syntax/format.hpp"
#include "engine/decide/decision.hpp"
#include "engine/evaluate/facts.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace wetwijzer;

namespace {

// The layout of a file without errors is stable.
void check_format(std::string const& bytes) {
    auto const format = [](std::string text, bool& fine) {
        diagnostics::Diagnostics diagnostics;
        auto const file = parse::load(0, "a.regels", std::move(text), diagnostics);
        auto const tree = parse::parse(file, diagnostics);
        fine = !diagnostics.has_errors();
        return fine ? syntax::format(file, tree, values::Language::Dutch) : std::string();
    };
    bool fine = false;
    auto const once = format(bytes, fine);
    if (!fine) return;
    if (format(once, fine) != once || !fine) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const bytes(reinterpret_cast<char const*>(data), size);
    check_format(bytes);
    auto const compilation = dsl::compile({{"a.regels", bytes}});
    diagnostics::render_text(compilation.diagnostics, compilation.files, {});
    if (compilation.rules)
        decide::decide(*compilation.rules, evaluate::no_facts(*compilation.rules), *values::Date::from_ymd(2025, 6, 1));
    return 0;
}
