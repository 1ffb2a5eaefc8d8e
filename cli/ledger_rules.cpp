#include "cli/ledger_rules.hpp"

#include "cli/command_error.hpp"
#include "cli/entry_output.hpp"
#include "cli/pipeline.hpp"
#include "dsl/compile.hpp"
#include "engine/audit/decided.hpp"
#include "engine/ledger/knowledge.hpp"
#include "engine/ledger/time.hpp"

#include <utility>

namespace wetwijzer::cli {

std::unique_ptr<model::RuleSet> compile_texts(std::vector<model::SourceText> const& texts) {
    std::vector<dsl::InputFile> files;
    for (auto const& text : texts) files.push_back({text.path, text.text});
    return dsl::compile(std::move(files)).rules;
}

std::shared_ptr<model::RuleSet const> rules_at(store::Reading const& reading, std::string_view known_at,
                                               Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    if (!arguments.other_rules.empty()) {
        auto rules = compile_rules(arguments, world, arguments.other_rules);
        return rules ? std::shared_ptr<model::RuleSet const>(std::move(rules->compilation.rules)) : nullptr;
    }
    auto const hash = ledger::rule_set_at(reading, known_at);
    if (hash.empty())
        throw CommandError(
            exit_codes::usage,
            say(language, {"het grootboek had toen nog geen regelset", "the ledger had no rule set then"}),
            say(language,
                {"noem met --met de regels waarmee moet worden gerekend", "name the rules to compute with by --met"}));
    auto const texts = reading.rule_texts(hash);
    std::shared_ptr<model::RuleSet const> rules;
    if (texts) rules = compile_texts(*texts);
    if (!rules)
        throw CommandError(
            exit_codes::replay_differs,
            say(language, {"de regels van toen ({0}) zijn niet te lezen", "the rules of then ({0}) cannot be read"},
                {short_ref(hash)}),
            say(language, {"noem met --met andere regels", "name other rules by --met"}));
    return rules;
}

std::string known_at(Arguments const& arguments) {
    if (!arguments.known_at) return {};
    auto const& text = *arguments.known_at;
    if (ledger::is_time(text)) return text;
    if (auto const day = values::Date::from_iso(text)) return audit::end_of(*day);
    auto const language = arguments.language;
    throw CommandError(
        exit_codes::usage,
        say(language, {"`{0}` bij --bekend-op is geen dag of tijdstip", "`{0}` for --bekend-op is no day or time"},
            {printable(text)}),
        say(language,
            {"schrijf 2025-03-03, of 2025-03-03T12:00:00Z (UTC)", "write 2025-03-03, or 2025-03-03T12:00:00Z (UTC)"}));
}

values::Date day_asked(Arguments const& arguments, std::string_view now) {
    if (arguments.reference_date) return *arguments.reference_date;
    auto const known = known_at(arguments);
    return values::Date::from_iso((known.empty() ? now : std::string_view(known)).substr(0, 10))
        .value_or(values::Date());
}

std::string case_named(ledger::Ledger const& ledger, Arguments const& arguments) {
    if (!arguments.case_id)
        throw CommandError(exit_codes::usage, say(arguments.language, {"--zaak ontbreekt", "--zaak is missing"}));
    auto const ref = ledger.find_case(*arguments.case_id);
    if (!ref) throw ledger::LedgerError(ledger::LedgerError::Code::NoSuchCase, *arguments.case_id);
    return *ref;
}

}  // namespace wetwijzer::cli
