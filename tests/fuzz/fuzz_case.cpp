// Any bytes as a case file against the project's rules: problems or facts; facts are decided, explained and written
// back.
#include "engine/decide/decision.hpp"
#include "engine/evaluate/facts_json.hpp"
#include "engine/explain/explanation.hpp"
#include "tests/support/rule_files.hpp"

#include <cstdint>
#include <cstdlib>

using namespace wetwijzer;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static auto const compilation = dsl::compile(tests::rule_files(WETWIJZER_ROOT "/rules", false));
    if (!compilation.rules) std::abort();
    auto const& rules = *compilation.rules;

    std::vector<evaluate::CaseProblem> problems;
    auto const facts = evaluate::read_facts(rules, {reinterpret_cast<char const*>(data), size}, problems);
    if (facts.has_value() != problems.empty()) std::abort();
    if (!facts) return 0;

    auto const written = evaluate::write_facts(rules, *facts);
    auto const again = evaluate::read_facts(rules, written, problems);
    if (!again || evaluate::write_facts(rules, *again) != written) std::abort();

    auto const day = facts->reference_date.value_or(*values::Date::from_ymd(2025, 6, 1));
    auto const decision = decide::decide(rules, *facts, day);
    explain::render_text(rules, explain::explain(rules, decision, *facts, values::Language::Dutch),
                         explain::Depth::Full, false);
    return 0;
}
