#include "cli/replay_report.hpp"

#include "cli/entry_output.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace wetwijzer::cli {

namespace {

using replay::Report;
using replay::Result;
using replay::Verdict;

constexpr std::size_t waits_shown = 3;

std::string joined(std::vector<std::string> const& names) {
    std::string list;
    for (auto const& name : names) list += (list.empty() ? "" : ", ") + printable(name);
    return list;
}

std::string change_text(replay::Change const& change, Language language) {
    auto text =
        say(language, {"  {0}\n    toen: {1}\n    nu:   {2}\n", "  {0}\n    then: {1}\n    now:  {2}\n"},
            {printable(change.outcome), outcome_words(change.then, language), outcome_words(change.now, language)});
    for (auto const& cause : change.causes)
        text += say(language, {"    door: {0}\n", "    by:   {0}\n"}, {cause_words(cause, language)});
    return text;
}

std::string steps_text(Result::Steps const& steps, Language language) {
    auto const step = [&](std::string const& line) {
        return line.empty() ? say(language, {"(geen stap)", "(no step)"}) : printable(line);
    };
    return say(language,
               {"  stap {0}\n    vastgelegd: {1}\n    opnieuw:    {2}\n",
                "  step {0}\n    recorded: {1}\n    again:    {2}\n"},
               {std::to_string(steps.number), step(steps.recorded), step(steps.again)});
}

Json outcome_json(std::string const& text) { return text.empty() ? Json() : parse_own(text); }

Json as_json(Result const& result) {
    Json json{{"number", result.number},     {"verdict", name(result.verdict)},
              {"case", result.case_ref},     {"reference_date", result.reference_date},
              {"rule_set", result.rule_set}, {"imported", result.imported}};
    if (!result.detail.empty()) json["detail"] = result.detail;
    json["overridden"] = result.overridden;
    json["changes"] = Json::array();
    for (auto const& change : result.changes) {
        Json one{{"outcome", change.outcome}, {"then", outcome_json(change.then)}, {"now", outcome_json(change.now)}};
        one["causes"] = Json::array();
        for (auto const& cause : change.causes)
            one["causes"].push_back(
                {{"name", cause.name}, {"then_since", cause.then_since}, {"now_since", cause.now_since}});
        json["changes"].push_back(std::move(one));
    }
    json["trace_differs"] = result.trace_differs;
    if (result.steps)
        json["first_step"] = {
            {"number", result.steps->number}, {"recorded", result.steps->recorded}, {"again", result.steps->again}};
    return json;
}

}  // namespace

Text words_for(Verdict verdict, bool other_rules) {
    switch (verdict) {
        case Verdict::Same:
            return other_rules ? Text{"dezelfde uitkomst", "the same outcome"} : Text{"hetzelfde", "the same"};
        case Verdict::OutcomeDiffers:
            return other_rules ? Text{"het zou nu anders zijn", "it would be different now"}
                               : Text{"een uitkomst verschilt", "an outcome differs"};
        case Verdict::TraceDiffers:
            return {"de uitkomsten zijn gelijk, een stap verschilt", "the outcomes are equal, a step differs"};
        case Verdict::EngineChanged:
            return {"vastgelegd onder een andere betekenis van de regels", "recorded under another meaning of rules"};
        case Verdict::FactsErased:
            return {"de gegevens zijn gewist", "the facts were erased"};
        case Verdict::FactsDoNotFit:
            return {"de vastgelegde feiten passen niet bij de regels", "the recorded facts do not fit the rules"};
        case Verdict::RuleSetMissing:
            return {"de regels staan niet in het grootboek", "the rules are not in the ledger"};
        case Verdict::RulesDoNotCompile:
            return {"de vastgelegde regels zijn niet meer te lezen", "the recorded rules can no longer be read"};
        case Verdict::SealBroken:
            return {"het zegel is gebroken", "the seal is broken"};
    }
    return {};
}

Text meaning_of(Verdict verdict, bool other_rules) {
    switch (verdict) {
        case Verdict::Same:
            return other_rules
                       ? Text{"Onder de andere regels is elke uitkomst gelijk aan wat is vastgelegd.",
                              "Under the other rules every outcome equals what was recorded."}
                       : Text{"De vastgelegde regels en feiten geven opnieuw dezelfde uitkomsten, stap voor stap.",
                              "The recorded rules and facts give the same outcomes again, step by step."};
        case Verdict::OutcomeDiffers:
            return other_rules
                       ? Text{"Met dezelfde feiten en peildatum geven de andere regels een andere uitkomst.",
                              "With the same facts and reference date the other rules give another outcome."}
                       : Text{
                             "De vastgelegde regels en feiten geven nu iets anders dan is vastgelegd. Dat hoort "
                             "niet te kunnen: zoek uit waarom.",
                             "The recorded rules and facts now give something else than was recorded. That "
                             "should not be possible: find out why."};
        case Verdict::TraceDiffers:
            return {"De uitkomsten zijn gelijk, maar er is anders geredeneerd dan is vastgelegd.",
                    "The outcomes are equal, but they were reached otherwise than recorded."};
        case Verdict::EngineChanged:
            return {
                "Vastgelegd door een versie van de rekenkern die regels anders opvat; wat daardoor verschilt staat "
                "erbij.",
                "Recorded by a version of the engine that reads rules otherwise; what differs for that is told."};
        case Verdict::FactsErased:
            return {
                "De zaak is gewist zoals de wet dat eist; het wissen staat zelf in het grootboek. Dat het besluit is "
                "vastgelegd blijft te bewijzen, de inhoud niet.",
                "The case was erased as the law demands; the erasure stands in the ledger. That the decision was "
                "recorded can still be proved, its content cannot."};
        case Verdict::FactsDoNotFit:
            return {"De regels lezen deze feiten niet: de code en de plaats staan erbij (docs/case-format.md).",
                    "The rules do not read these facts: code and place are told (docs/case-format.md)."};
        case Verdict::RuleSetMissing:
            return {"De teksten van de regels waarmee is beslist, ontbreken.",
                    "The texts of the rules that decided are missing."};
        case Verdict::RulesDoNotCompile:
            return {"Deze versie leest de teksten van toen niet meer.",
                    "This version no longer reads the texts of then."};
        case Verdict::SealBroken:
            return {"Er staat niet wat is vastgelegd: `wetwijzer ledger verify` zegt wat er is veranderd.",
                    "What stands there is not what was recorded: `wetwijzer ledger verify` tells what was changed."};
    }
    return {};
}

std::string outcome_words(std::string const& outcome_json, Language language) {
    if (outcome_json.empty()) return say(language, {"niet berekend", "not computed"});
    auto const outcome = parse_own(outcome_json);
    if (outcome.contains("known")) return printable(outcome["known"].get<std::string>());
    if (outcome.contains("fault"))
        return say(language, {"fout {0}", "fault {0}"}, {printable(outcome["fault"].get<std::string>())});
    auto names = outcome["unknown"].get<std::vector<std::string>>();
    auto const count = names.size();
    if (count > waits_shown) names.resize(waits_shown);
    auto const more = count > waits_shown
                          ? say(language, {" en nog {0}", " and {0} more"}, {std::to_string(count - waits_shown)})
                          : std::string();
    return say(language, {"onbekend (wacht op {0}{1})", "unknown (waits for {0}{1})"}, {joined(names), more});
}

std::string cause_words(replay::Cause const& cause, Language language) {
    auto const day = [&](std::string const& since) { return since.empty() ? "-" : since; };
    if (cause.then_since == cause.now_since)
        return cause.now_since.empty()
                   ? printable(cause.name)
                   : say(language, {"{0} (versie {1})", "{0} (version {1})"}, {printable(cause.name), cause.now_since});
    return say(language, {"{0} (versie {1} → {2})", "{0} (version {1} → {2})"},
               {printable(cause.name), day(cause.then_since), day(cause.now_since)});
}

std::string detail_words(Result const& result, Language language) {
    static constexpr std::pair<std::string_view, Text> words[] = {
        {"leaf", {"de regel van het grootboek is veranderd", "the entry of the ledger was changed"}},
        {"details", {"de regel van het grootboek zegt iets anders dan de inhoud", "entry and content differ"}},
        {"key", {"de sleutel van de zaak is weg, zonder dat zij is gewist", "the key is gone without an erasure"}},
        {"content", {"de inhoud ontbreekt of is veranderd", "the content is missing or was changed"}},
        {"trace", {"het spoor is veranderd", "the trace was changed"}},
        {"record", {"het overgenomen besluit is veranderd", "the imported decision was changed"}},
        {"rule_texts", {"de vastgelegde regels zijn veranderd", "the recorded rules were changed"}},
    };
    for (auto const& [code, text] : words)
        if (result.verdict == Verdict::SealBroken && result.detail == code) return std::string(text.in(language));
    if (result.verdict == Verdict::OutcomeDiffers && !result.detail.empty())
        return say(language, {"de regels kennen het besluit niet: {0}", "the rules have no such decision: {0}"},
                   {printable(result.detail)});
    return printable(result.detail);
}

bool is_alarming(Result const& result, bool other_rules) {
    if (result.verdict == Verdict::Same || result.verdict == Verdict::FactsErased) return false;
    if (result.verdict == Verdict::EngineChanged) return !result.changes.empty();
    return !other_rules || result.verdict == Verdict::SealBroken;
}

std::string replay_result_text(Result const& result, bool other_rules, Language language) {
    auto text = say(language, {"besluit {0}: {1}", "decision {0}: {1}"},
                    {std::to_string(result.number), std::string(words_for(result.verdict, other_rules).in(language))});
    if (auto const detail = detail_words(result, language); !detail.empty()) text += " (" + detail + ")";
    text += "\n";
    if (!result.overridden.empty())
        text += say(language, {"  anders besloten dan berekend: {0}\n", "  decided otherwise than computed: {0}\n"},
                    {joined(result.overridden)});
    for (auto const& change : result.changes) text += change_text(change, language);
    if (result.verdict == Verdict::EngineChanged && result.trace_differs)
        text += say(language, {"  een stap verschilt\n", "  a step differs\n"});
    if (result.steps) text += steps_text(*result.steps, language);
    return text;
}

std::string replay_text(Report const& report, Language language, std::size_t most) {
    bool const other_rules = !report.subject.rules.empty();
    std::string text;
    std::size_t shown = 0;
    for (auto const& result : report.differences) {
        if (shown++ == most) break;
        text += replay_result_text(result, other_rules, language);
    }
    if (report.differences.size() > most)
        text += say(language,
                    {"… en nog {0}; het hele verslag: --rapport BESTAND\n",
                     "… and {0} more; the whole report: --rapport FILE\n"},
                    {std::to_string(report.differences.size() - most)});
    if (!text.empty()) text += "\n";
    text += say(language,
                report.total() == 1 ? Text{"{0} besluit opnieuw genomen, tot en met regel {1}\n",
                                           "{0} decision taken again, through entry {1}\n"}
                                    : Text{"{0} besluiten opnieuw genomen, tot en met regel {1}\n",
                                           "{0} decisions taken again, through entry {1}\n"},
                {std::to_string(report.total()), std::to_string(report.done)});
    for (std::size_t i = 0; i < replay::verdicts; ++i) {
        auto const verdict = static_cast<Verdict>(i);
        if (report.counts[i] > 0)
            text += say(language, {"  {0}: {1}\n", "  {0}: {1}\n"},
                        {std::string(words_for(verdict, other_rules).in(language)), std::to_string(report.counts[i])});
    }
    if (report.overridden > 0)
        text += say(language,
                    {"anders besloten dan berekend (vergeleken is wat is berekend): {0}\n",
                     "decided otherwise than computed (what was computed is compared): {0}\n"},
                    {std::to_string(report.overridden)});
    if (report.imported > 0)
        text += say(language, {"overgenomen uit een ouder grootboek: {0}\n", "imported from an older ledger: {0}\n"},
                    {std::to_string(report.imported)});
    return text;
}

Json replay_json(Report const& report) {
    auto json = document("replay");
    auto const& subject = report.subject;
    json["ledger"] = subject.ledger;
    json["from"] = subject.from;
    json["through"] = report.done;
    json["root"] = subject.root.hex();
    json["rules"] = subject.rules.empty() ? Json() : Json(subject.rules);
    json["engine"] = subject.engine;
    json["semantics"] = subject.semantics;
    json["total"] = report.total();
    json["counts"] = Json::object();
    for (std::size_t i = 0; i < replay::verdicts; ++i)
        json["counts"][std::string(name(static_cast<Verdict>(i)))] = report.counts[i];
    json["overridden"] = report.overridden;
    json["imported"] = report.imported;
    json["differences"] = Json::array();
    for (auto const& result : report.differences) json["differences"].push_back(as_json(result));
    json["decided_otherwise"] = Json::array();
    for (auto const& [number, outcomes] : report.decided_otherwise)
        json["decided_otherwise"].push_back({{"number", number}, {"outcomes", outcomes}});
    return json;
}

}  // namespace wetwijzer::cli
