// ledger: look into the record of decisions. Reads only.
#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

Json entry_json(store::Record const& record) {
    return {{"number", record.number},
            {"case", record.case_id},
            {"reference_date", record.reference_date},
            {"decisions", record.decisions},
            {"actor", record.actor},
            {"recorded_at", record.recorded_at},
            {"engine", record.engine},
            {"semantics", record.semantics},
            {"rule_set_hash", record.rule_set_hash},
            {"seal", record.seal}};
}

int list(store::Store const& store, Arguments const& arguments, Environment& world) {
    auto const records = store.list(arguments.case_id.value_or(""));
    if (arguments.json) {
        auto json = document("ledger");
        json["records"] = Json::array();
        for (auto const& record : records) json["records"].push_back(entry_json(record));
        world.out << to_text(json);
        return exit_codes::fine;
    }
    for (auto const& record : records)
        world.out << record.number << "  " << record.recorded_at << "  "
                  << say(arguments.language,
                         {"zaak {0}  peildatum {1}  door {2}", "case {0}  reference date {1}  by {2}"},
                         {printable(record.case_id), record.reference_date, printable(record.actor)})
                  << (record.decisions.empty() ? "" : "  (" + printable(record.decisions) + ")") << "\n";
    if (records.empty()) world.out << say(arguments.language, {"er is niets vastgelegd\n", "nothing is recorded\n"});
    return exit_codes::fine;
}

std::string as_text(store::Record const& record, Language language) {
    std::string text;
    auto const line = [&](Text label, std::string const& value) {
        text += std::string(label.in(language)) + ": " + printable(value) + "\n";
    };
    line({"besluit", "decision"}, std::to_string(record.number));
    line({"zaak", "case"}, record.case_id);
    line({"peildatum", "reference date"}, record.reference_date);
    line({"gevraagd", "asked for"},
         record.decisions.empty() ? say(language, {"alle besluiten", "all decisions"}) : record.decisions);
    line({"vastgelegd door", "recorded by"}, record.actor);
    line({"vastgelegd op", "recorded at"}, record.recorded_at);
    line({"programma", "program"}, record.engine);
    line({"betekenis van de regels", "meaning of the rules"}, std::to_string(record.semantics));
    line({"regels", "rules"}, record.rule_set_hash);
    line({"spoor", "trace"}, record.trace_digest);
    line({"vorig zegel", "previous seal"}, record.previous_seal.empty() ? "-" : record.previous_seal);
    line({"zegel", "seal"}, record.seal);
    text += say(language, {"\nfeiten:\n{0}\nuitkomsten:\n{1}", "\nfacts:\n{0}\noutcomes:\n{1}"},
                {to_text(parse_own(record.facts_json)), to_text(parse_own(record.outcomes_json))});
    return text;
}

Json as_json(store::Record const& record) {
    auto json = document("record");
    json.update(entry_json(record));
    json["previous_seal"] = record.previous_seal;
    json["trace_digest"] = record.trace_digest;
    json["facts"] = parse_own(record.facts_json);
    json["outcomes"] = parse_own(record.outcomes_json);
    json["trace"] = record.trace_text;
    return json;
}

int show(store::Store const& store, Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const records =
        arguments.operands.size() > 2 ? std::vector<store::Record>{} : store.list(arguments.case_id.value_or(""));
    if (arguments.operands.size() < 3 && records.empty())
        throw CommandError(exit_codes::usage, say(language, {"er is niets vastgelegd", "nothing is recorded"}));
    auto const number = records.empty() ? record_number(arguments.operands[2], language) : records.back().number;
    auto const record = store.find(number);
    if (!record)
        throw CommandError(
            exit_codes::usage,
            say(language, {"besluit {0} staat niet in het grootboek", "decision {0} is not in the ledger"},
                {std::to_string(number)}));
    world.out << (arguments.json ? to_text(as_json(*record)) : as_text(*record, language));
    return exit_codes::fine;
}

}  // namespace

int ledger(Arguments const& arguments, Environment& world) {
    auto const store = open_ledger(arguments.operands[1], store::OpenMode::ReadOnly, world);
    if (arguments.operands[0] == "show") return show(*store, arguments, world);
    if (arguments.operands.size() > 2)
        throw CommandError(
            exit_codes::usage, say(arguments.language, {"`list` heeft geen nummer", "`list` takes no number"}),
            say(arguments.language,
                {"`wetwijzer ledger show` laat één besluit zien", "`wetwijzer ledger show` prints one decision"}));
    return list(*store, arguments, world);
}

}  // namespace wetwijzer::cli::commands
