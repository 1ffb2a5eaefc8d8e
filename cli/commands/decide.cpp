// decide: the whole pipeline. Rules and facts to a decision, into the ledger when asked, with its reasons.
#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/explaining.hpp"
#include "cli/layout.hpp"
#include "cli/output.hpp"
#include "cli/overriding.hpp"
#include "cli/pipeline.hpp"
#include "cli/recording.hpp"
#include "cli/replaced_facts.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

Json as_json(decide::Decision const& decision, std::vector<TakenOutcome> const& taken, Arguments const& arguments,
             std::optional<Recorded> const& recorded, Json explanation) {
    auto json = document("decision");
    json["case"] = decision.case_id;
    json["reference_date"] = decision.reference_date.iso();
    json["engine"] = decision.engine;
    json["semantics"] = decision.semantics;
    json["rule_set_hash"] = decision.rule_set_hash;
    json["decisions"] = arguments.decisions;
    json["facts"] = parse_own(decision.facts_json);
    json["outcomes"] = parse_own(decision.outcomes_json);
    if (!taken.empty()) json["taken"] = taken_json(taken);
    json["trace_digest"] = decision.trace_digest;
    if (recorded) json["record"] = recorded_json(*recorded, arguments);
    json["explanation"] = std::move(explanation);
    return json;
}

void check_case_words(Arguments const& arguments) {
    auto const language = arguments.language;
    bool const file = !arguments.operands.empty();
    if (file && arguments.case_id)
        throw CommandError(
            exit_codes::usage,
            say(language, {"een zaakbestand en --zaak gaan niet samen", "a case file and --zaak do not go together"}),
            say(language, {"met --zaak beslist het grootboek zelf wat er bekend is",
                           "with --zaak the ledger says what is known"}));
    if (file || (arguments.case_id && arguments.ledger)) return;
    throw CommandError(
        exit_codes::usage, say(language, {"er ontbreekt een argument: ZAAK", "an argument is missing: CASE"}),
        say(language, {"`wetwijzer decide --help` noemt wat er kan", "`wetwijzer decide --help` lists what there is"}));
}

// The case of the file, or what the ledger knows of it.
std::optional<evaluate::Facts> facts_of(Recording* recording, Rules const& rules, Arguments const& arguments,
                                        Environment& world, std::string& file) {
    if (!arguments.case_id) return read_case(arguments.operands[0], rules.model(), arguments, world, &file);
    auto const on = reference_date(arguments, evaluate::no_facts(rules.model()));
    auto const json = recording->case_of(*arguments.case_id, on);
    std::vector<evaluate::CaseProblem> problems;
    auto facts = evaluate::read_facts(rules.model(), json, problems);
    if (!facts)
        report(problems,
               say(arguments.language, {"de gegevens in {0}", "the facts in {0}"}, {printable(*arguments.ledger)}),
               arguments, world);
    else
        choose_readings(arguments, rules.model(), *facts);
    return facts;
}

void warn_of_left_out(Recorded const& recorded, Arguments const& arguments, Environment& world) {
    if (recorded.left_out_facts.empty() || arguments.json) return;
    std::vector<std::string> names;
    for (auto const& key : recorded.left_out_facts) names.push_back(printable(key.substr(1)));
    world.err << paragraph(
        say(arguments.language,
            {"let op: het grootboek weet over deze zaak ook {0}; dat stond niet in het zaakbestand en telde "
             "niet mee",
             "note: the ledger also knows {0} of this case; that was not in the case file and did not "
             "count"},
            {listed(names, arguments.language)}),
        0);
}

}  // namespace

int decide(Arguments const& arguments, Environment& world) {
    check_case_words(arguments);
    auto const requests = override_requests(arguments);
    auto const detail = depth(arguments, explain::Depth::Short);
    auto const recording = Recording::asked(arguments, world);

    auto rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    std::string file;
    auto const facts = facts_of(recording.get(), *rules, arguments, world, file);
    if (!facts) return exit_codes::usage;
    if (recording && facts->case_id.empty())
        throw CommandError(
            exit_codes::usage,
            say(arguments.language, {"de zaak heeft geen nummer, dus is er niets om haar onder vast te leggen",
                                     "the case has no number, so there is nothing to record it under"}),
            say(arguments.language, {"zet `zaak` in het zaakbestand", "put `zaak` in the case file"}));

    auto const decision = decide::decide(rules->model(), *facts, reference_date(arguments, *facts),
                                         decisions_asked(arguments, rules->model()));
    auto explanation = explain::explain(rules->model(), decision, *facts, arguments.language);
    auto const taken = taken_outcomes(requests, *rules, decision, *facts, arguments, world);
    leave_out_plain(rules->model(), taken, explanation);

    std::optional<Recorded> recorded;
    if (recording) recorded = recording->record(rules->model(), decision, taken, file);

    if (arguments.json) {
        world.out << to_text(
            as_json(decision, taken, arguments, recorded, explanation_json(rules->model(), explanation)));
        return exit_codes::fine;
    }
    auto const others = leave_out_inapplicable(rules->model(), decision, explanation, arguments);
    world.out << render(rules->model(), explanation, arguments, detail, world) << others
              << taken_text(taken, arguments.language);
    if (recorded) {
        world.out << recorded_text(*recorded, arguments);
        warn_of_replaced(recorded->replaced, rules->model(), arguments, world);
        warn_of_left_out(*recorded, arguments, world);
    }
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
