#include "cli/recording.hpp"

#include "cli/command_error.hpp"
#include "cli/fact_source.hpp"
#include "cli/layout.hpp"
#include "cli/replaced_facts.hpp"
#include "engine/ledger/decisions.hpp"
#include "engine/ledger/knowledge.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wetwijzer::cli {

namespace {

void refuse_without_ledger(Arguments const& arguments) {
    bool const given = arguments.actor || arguments.recorded_at || arguments.purpose || arguments.basis ||
                       arguments.fact_source || !arguments.key_folders.empty() || arguments.case_id;
    if (!given) return;
    auto const language = arguments.language;
    throw CommandError(
        exit_codes::usage,
        say(language, {"--door, --doel, --grondslag, --tijdstip, --sleutels, --bron en --zaak horen bij --ledger",
                       "--door, --doel, --grondslag, --tijdstip, --sleutels, --bron and --zaak belong to "
                       "--ledger"}));
}

// The keys that the ledger knows to hold and that the decision did not look at.
std::vector<std::string> left_out(std::vector<ledger::Known> const& known, std::vector<ledger::Statement> const& said) {
    std::vector<std::string> result;
    for (auto const& one : known) {
        if (!one.counts() || !one.statement.value) continue;
        auto const& key = one.statement.key;
        bool const there = std::any_of(said.begin(), said.end(), [&](auto const& other) { return other.key == key; });
        if (!there && std::find(result.begin(), result.end(), key) == result.end()) result.push_back(key);
    }
    return result;
}

ledger::Draft facts_draft(std::string const& case_id, std::vector<ledger::Statement> statements) {
    ledger::Draft draft;
    draft.kind = ledger::Kind::Facts;
    draft.case_id = case_id;
    draft.details = ledger::to_text(ledger::FactsDetails{static_cast<std::int64_t>(statements.size())});
    draft.parts["content"] = ledger::to_text(ledger::FactsContent{case_id, std::move(statements)});
    return draft;
}

bool is_under_four_eyes(std::vector<std::string> const& setting, model::RuleSet const& rules,
                        decide::Decision const& decision, std::vector<std::string> const& asked) {
    return std::any_of(setting.begin(), setting.end(), [&](std::string const& name) {
        auto const id = model::find_decision(rules, name);
        if (!id.is_some()) return false;
        if (!asked.empty() && std::find(asked.begin(), asked.end(), name) == asked.end()) return false;
        auto const rule = rules.decisions[id.value].applies;
        auto const found = std::find(decision.requested.begin(), decision.requested.end(), rule);
        if (!rule.is_some() || found == decision.requested.end()) return true;
        auto const place = static_cast<std::size_t>(found - decision.requested.begin());
        return decision.evaluation.outcomes[place] != values::Outcome(values::Value(false));
    });
}

}  // namespace

Recording::Recording(Arguments const& arguments, Environment& world)
    : arguments_(arguments),
      session_(*arguments.ledger, store::OpenMode::ReadWrite, arguments, world),
      act_(session_.act(causes::deciding)) {
    session_.ledger().permit(act_, ledger::Permission::WriteCase);
}

std::unique_ptr<Recording> Recording::asked(Arguments const& arguments, Environment& world) {
    if (!arguments.ledger) {
        refuse_without_ledger(arguments);
        return nullptr;
    }
    act_of(arguments, world, causes::deciding.purpose, causes::deciding.basis);  // before the file is looked at
    return std::unique_ptr<Recording>(new Recording(arguments, world));
}

std::string Recording::case_of(std::string const& case_id, values::Date on) {
    auto const ref = session_.ledger().find_case(case_id);
    if (!ref) throw ledger::LedgerError(ledger::LedgerError::Code::NoSuchCase, case_id);
    ledger::AccessDetails about;
    about.what = arguments_.command;
    about.cases = {*ref};
    std::string json;
    session_.ledger().access(act_, ledger::Permission::ReadCase, about, [&](ledger::CaseReader const& reader) {
        json = ledger::case_json(case_id, ledger::statements(reader, *ref, {}, on.iso()), on.iso());
    });
    return json;
}

Recorded Recording::record(model::RuleSet const& rules, decide::Decision const& decision,
                           std::vector<TakenOutcome> const& taken, std::string_view file) {
    auto said = ledger::statements_of(decision.facts_json, {});
    tell_sources(said, arguments_, rules, file, act_.time);
    std::vector<ledger::Override> overrides;
    for (auto const& one : taken) overrides.push_back(one.recorded);

    Recorded recorded;
    std::vector<std::string> four_eyes;
    auto const written =
        session_.ledger().write(act_, ledger::Permission::WriteCase, [&](ledger::CaseReader const& reader) {
            std::vector<ledger::Known> known;
            auto const ref = reader.find_case(decision.case_id);
            recorded.new_case = !ref;
            if (ref) known = ledger::statements(reader, *ref, {}, decision.reference_date.iso());
            auto fresh = ledger::news(said, known);
            recorded.new_facts = static_cast<std::int64_t>(fresh.size());
            recorded.replaced = ledger::replacements(fresh, known);
            recorded.left_out_facts = left_out(known, said);
            four_eyes = ledger::setting(reader.reading(), "vier_ogen");
            std::vector<ledger::Draft> drafts;
            if (!fresh.empty()) drafts.push_back(facts_draft(decision.case_id, std::move(fresh)));
            drafts.push_back(ledger::draft_of(rules, decision, arguments_.decisions, overrides));
            return drafts;
        });
    session_.keep_anchor();
    for (auto const& entry : written.entries) {
        if (entry.kind == ledger::Kind::Facts) recorded.facts = entry.number;
        if (entry.kind != ledger::Kind::Decision) continue;
        recorded.number = entry.number;
        recorded.actor = entry.actor;
        recorded.recorded_at = entry.recorded_at;
    }
    recorded.head = written.head;
    recorded.needs_second = is_under_four_eyes(four_eyes, rules, decision, arguments_.decisions);
    return recorded;
}

std::string recorded_text(Recorded const& recorded, Arguments const& arguments) {
    auto const language = arguments.language;
    auto text = say(language, {"\nVastgelegd in {0} als besluit {1}", "\nRecorded in {0} as decision {1}"},
                    {printable(*arguments.ledger), std::to_string(recorded.number)});
    if (recorded.new_case) text += say(language, {" in een nieuwe zaak", " in a new case"});
    if (recorded.facts > 0)
        text += say(language, {", met {0} in regel {1}", ", with {0} in entry {1}"},
                    {amount(language, static_cast<std::uint64_t>(recorded.new_facts), {"nieuw gegeven", "new fact"},
                            {"nieuwe gegevens", "new facts"}),
                     std::to_string(recorded.facts)});
    text += ".\n";
    if (recorded.needs_second)
        text += say(language,
                    {"Dit besluit vraagt vier ogen: een ander stemt in met `wetwijzer ledger approve {0} {1}`.\n",
                     "This decision needs four eyes: somebody else agrees with `wetwijzer ledger approve {0} {1}`.\n"},
                    {printable(*arguments.ledger), std::to_string(recorded.number)});
    return text;
}

Json recorded_json(Recorded const& recorded, Arguments const& arguments) {
    Json json{{"ledger", *arguments.ledger}, {"number", recorded.number}};
    if (recorded.facts > 0) json["facts"] = {{"entry", recorded.facts}, {"count", recorded.new_facts}};
    json["new_case"] = recorded.new_case;
    json["actor"] = recorded.actor;
    json["recorded_at"] = recorded.recorded_at;
    json["size"] = recorded.head.size;
    json["root"] = recorded.head.root.hex();
    json["needs_second_official"] = recorded.needs_second;
    if (!recorded.replaced.empty()) json["replaced_facts"] = replaced_json(recorded.replaced);
    if (!recorded.left_out_facts.empty()) json["left_out_facts"] = recorded.left_out_facts;
    return json;
}

}  // namespace wetwijzer::cli
