// decide: the whole pipeline. Rules and facts to a decision, into the ledger when asked, with its reasons.
#include "cli/commands/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/explaining.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/recording.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

std::string sentence(store::Record const& entry, std::string const& ledger, Language language) {
    return say(language,
               {"\nVastgelegd in {0} als besluit {1}, zegel {2}\n", "\nRecorded in {0} as decision {1}, seal {2}\n"},
               {printable(ledger), std::to_string(entry.number), entry.seal});
}

Json as_json(decide::Decision const& decision, Arguments const& arguments, std::optional<store::Record> const& entry,
             Json explanation) {
    auto json = document("decision");
    json["case"] = decision.case_id;
    json["reference_date"] = decision.reference_date.iso();
    json["engine"] = decision.engine;
    json["semantics"] = decision.semantics;
    json["rule_set_hash"] = decision.rule_set_hash;
    json["decisions"] = arguments.decisions;
    json["facts"] = parse_own(decision.facts_json);
    json["outcomes"] = parse_own(decision.outcomes_json);
    json["trace_digest"] = decision.trace_digest;
    if (entry)
        json["record"] = {{"ledger", *arguments.ledger},
                          {"number", entry->number},
                          {"actor", entry->actor},
                          {"recorded_at", entry->recorded_at},
                          {"seal", entry->seal}};
    json["explanation"] = std::move(explanation);
    return json;
}

}  // namespace

int decide(Arguments const& arguments, Environment& world) {
    auto const request = recording_request(arguments, world);
    auto const detail = depth(arguments, explain::Depth::Short);

    auto const rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    auto const facts = read_case(arguments.operands[0], rules->model(), arguments, world);
    if (!facts) return exit_codes::usage;

    auto const decision = decide::decide(rules->model(), *facts, reference_date(arguments, *facts),
                                         decisions_asked(arguments, rules->model()));
    auto explanation = explain::explain(rules->model(), decision, *facts, arguments.language);

    std::optional<store::Record> entry;
    if (request) entry = record(*request, rules->model(), decision, arguments, world);

    if (arguments.json) {
        world.out << to_text(as_json(decision, arguments, entry, explanation_json(rules->model(), explanation)));
        return exit_codes::fine;
    }
    auto const others = leave_out_inapplicable(rules->model(), decision, explanation, arguments);
    world.out << render(rules->model(), explanation, arguments, detail, world) << others;
    if (entry) world.out << sentence(*entry, request->ledger, arguments.language);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
