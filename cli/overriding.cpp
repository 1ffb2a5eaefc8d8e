#include "cli/overriding.hpp"

#include "cli/command_error.hpp"
#include "cli/key_folder.hpp"
#include "cli/layout.hpp"
#include "engine/articles/coverage.hpp"
#include "engine/explain/explanation.hpp"
#include "engine/ledger/override.hpp"
#include "engine/values/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wetwijzer::cli {

namespace {

constexpr std::size_t max_text = 10'000;

// One --motivering or --op-grond-van for each --anders, in the same order, or one for all.
std::string matching(std::vector<std::string> const& texts, std::size_t place, std::size_t count, Text option,
                     Language language) {
    if (texts.size() != 1 && texts.size() != count)
        throw CommandError(exit_codes::usage,
                           say(language,
                               {"bij {0} keer --anders hoort {0} keer {1}, of één keer voor alle",
                                "{0} times --anders takes {0} times {1}, or one for all"},
                               {std::to_string(count), std::string(option.dutch)}),
                           say(language, {"wie anders besluit dan berekend, zegt waarom en op welke grond",
                                          "who decides otherwise than computed says why and on what ground"}));
    auto const& text = texts[texts.size() == 1 ? 0 : place];
    if (printable(text) != text || text.size() > max_text || text.find_first_not_of(' ') == std::string::npos)
        throw CommandError(exit_codes::usage,
                           say(language,
                               {"{0} hoort één regel tekst te zijn, van ten hoogste 10.000 bytes",
                                "{0} must be one line of text of at most 10,000 bytes"},
                               {std::string(option.dutch)}),
                           say(language, {"zet alinea's achter elkaar, zonder nieuwe regel ertussen",
                                          "put paragraphs one behind the other, without a line break between them"}));
    return text;
}

std::string shown_outcome(values::Outcome const& outcome, model::RuleSet const& rules, values::Type const& type,
                          values::Date date, Language language) {
    if (auto const* const value = values::known(outcome)) return values::to_text(*value, type, language);
    if (auto const* const fault = std::get_if<values::Fault>(&outcome))
        return explain::fault_text(rules, *fault, date, language);
    return say(language, {"onbekend", "unknown"});
}

// What a value of the type is called, and what one looks like.
std::string example(values::Type const& type, Language language) {
    using Kind = values::Kind;
    auto const words = [&]() -> std::string {
        switch (type.kind) {
            case Kind::Boolean:
                return say(language, {"dat is ja of nee", "that is ja or nee"});
            case Kind::Number:
            case Kind::ExactNumber:
                return say(language, {"dat is een getal, zoals 3", "that is a number, like 3"});
            case Kind::Money:
            case Kind::ExactMoney:
                return say(language, {"dat is een bedrag van nul of meer, zoals \"€ 100\" of \"€ 1.250,50\"",
                                      "that is an amount of nothing or more, like \"€ 100\" or \"€ 1.250,50\""});
            case Kind::Percentage:
                return say(language,
                           {"dat is een percentage van nul of meer, zoals 50%", "that is a percentage, like 50%"});
            case Kind::Date:
                return say(language, {"dat is een dag, zoals 2026-01-31", "that is a day, like 2026-01-31"});
            case Kind::Duration:
                return say(language, {"dat is een duur, zoals \"2 maanden\" of \"10 dagen\"",
                                      "that is a duration, like \"2 maanden\" or \"10 dagen\""});
            case Kind::Enumeration: {
                std::string names;
                for (auto const& member : type.members) names += (names.empty() ? "" : ", ") + member.name;
                return say(language, {"kies uit {0}", "choose from {0}"}, {names});
            }
            case Kind::Text:
                return say(language, {"dat is een tekst tussen aanhalingstekens", "that is a text between quotes"});
            case Kind::Period:
            case Kind::Record:
            case Kind::List:
                break;
        }
        return say(language,
                   {"die uitkomst is niet met --anders te geven", "that outcome cannot be given by --anders"});
    }();
    return type.optional ? words + say(language, {"; of geen", "; or geen"}) : words;
}

// The value that the words say for an outcome of that type. They are read as the right side of a comparison with the
// outcome, so that names of a list are understood and another type is refused.
values::Value value_of(OverrideRequest const& request, model::RuleId rule, Rules& rules,
                       decide::Decision const& decision, evaluate::Facts const& facts, Language language) {
    auto const type = rules.model().type(rules.model().rules[rule.value].type);
    auto const refuse = [&] {
        throw CommandError(exit_codes::usage,
                           say(language,
                               {"--anders `{1}={0}`: `{0}` is geen waarde voor `{1}`",
                                "--anders `{1}={0}`: `{0}` is no value for `{1}`"},
                               {cut(printable(request.value)), request.outcome}),
                           example(type, language));
    };
    if (type.kind == values::Kind::List || type.kind == values::Kind::Record) refuse();
    if (request.value == "geen" && type.optional) return values::Value(values::None{});
    if (type.kind == values::Kind::Boolean) {
        if (request.value == "ja" || request.value == "nee") return values::Value(request.value == "ja");
        refuse();
    }
    auto const compiled = dsl::compile_expression(rules.compilation, request.outcome + " is (" + request.value + ")");
    if (!compiled.expression.is_some()) refuse();
    auto const& model = rules.model();
    auto const& comparison = model.expr(compiled.expression);
    auto const operands = model.operands(comparison);
    if (comparison.op != model::Op::Equal || operands.size() != 2 || model.expr(operands[0]).op != model::Op::Rule)
        refuse();
    auto const evaluation = evaluate::evaluate_expression(model, facts, decision.reference_date, operands[1]);
    auto const* const value = values::known(evaluation.outcomes.at(0));
    if (value == nullptr || ledger::is_below_nothing(*value)) refuse();
    return *value;
}

// That a decision applies at all is no outcome of it: what it comes to can be decided otherwise.
void refuse_no_outcome(model::RuleSet const& rules, model::RuleId rule, Language language) {
    std::string outcomes;
    for (auto const& decision : rules.decisions) {
        auto const& own = decision.outcomes;
        if (std::find(own.begin(), own.end(), rule) != own.end()) return;
        if (decision.applies != rule) continue;
        for (auto const id : own) outcomes += (outcomes.empty() ? "`" : ", `") + rules.rules[id.value].name + "`";
    }
    throw CommandError(exit_codes::usage,
                       say(language,
                           {"`{0}` zegt of er iets te besluiten is; dat kan met --anders niet worden besloten",
                            "`{0}` says whether there is anything to decide; --anders cannot decide that"},
                           {rules.rules[rule.value].name}),
                       outcomes.empty()
                           ? std::string()
                           : say(language,
                                 {"geef wat eruit komt: {0}, zoals geen of € 0 als er niets wordt opgelegd",
                                  "give what comes of it: {0}, like geen or € 0 when nothing is imposed"},
                                 {outcomes}));
}

// Whether the rules cite the article of such a text, or a list of the law's articles has it.
bool cites_known_place(model::RuleSet const& rules, std::string_view basis) {
    auto const coverage = articles::coverage(rules);
    for (auto const& act : coverage.acts) {
        auto const& name = rules.sources[act.source.value].name;
        if (name.empty() || !basis.starts_with(name)) continue;
        auto const rest = basis.substr(name.size());
        if (rest.empty()) return true;  // a ruling
        if (!rest.starts_with(' ')) continue;
        // "art. 5:46" of "art. 5:46 lid 2"
        auto const place = rest.substr(1, rest.find(' ', rest.find(' ', 1) + 1) - 1);
        for (auto const& line : act.lines) {
            auto const cited = model::to_text(rules, line.reference) + " ";
            if (cited.starts_with(name + " " + std::string(place) + " ")) return true;
        }
    }
    return false;
}

// Somebody may have mistyped the article: nothing in the rules cites it, and no list of the law has it.
void warn_of_unknown_place(model::RuleSet const& rules, std::string const& basis, Arguments const& arguments,
                           Environment& world) {
    if (arguments.json || cites_known_place(rules, basis)) return;
    world.err << paragraph(say(arguments.language,
                               {"let op: de regels noemen `{0}` nergens; kijk na of dat de bedoelde plaats is",
                                "note: the rules name `{0}` nowhere; check that this is the place that was meant"},
                               {basis}),
                           0);
}

}  // namespace

std::vector<OverrideRequest> override_requests(Arguments const& arguments) {
    auto const language = arguments.language;
    auto const& given = arguments.taken;
    if (given.empty() && (!arguments.taken_motivations.empty() || !arguments.taken_law_grounds.empty()))
        throw CommandError(exit_codes::usage, say(language, {"--motivering en --op-grond-van horen bij --anders",
                                                             "--motivering and --op-grond-van belong to --anders"}));
    if (!given.empty() && !arguments.ledger)
        throw CommandError(exit_codes::usage,
                           say(language, {"--anders hoort bij --ledger", "--anders belongs to --ledger"}),
                           say(language, {"wat anders is besloten dan berekend, wordt vastgelegd",
                                          "what was decided otherwise than computed is recorded"}));
    std::vector<OverrideRequest> requests;
    for (std::size_t i = 0; i < given.size(); ++i) {
        auto const equals = given[i].find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == given[i].size() ||
            printable(given[i]) != given[i])
            throw CommandError(
                exit_codes::usage,
                say(language, {"`{0}` bij --anders is geen uitkomst=waarde", "`{0}` for --anders is no outcome=value"},
                    {printable(given[i])}));
        OverrideRequest request{given[i].substr(0, equals), given[i].substr(equals + 1), {}, {}};
        for (auto const& earlier : requests)
            if (earlier.outcome == request.outcome)
                throw CommandError(
                    exit_codes::usage,
                    say(language, {"`{0}` staat twee keer bij --anders", "`{0}` is there twice for --anders"},
                        {request.outcome}));
        request.motivation = matching(arguments.taken_motivations, i, given.size(), {"--motivering", ""}, language);
        request.basis = matching(arguments.taken_law_grounds, i, given.size(), {"--op-grond-van", ""}, language);
        requests.push_back(std::move(request));
    }
    std::sort(requests.begin(), requests.end(), [](auto const& a, auto const& b) { return a.outcome < b.outcome; });
    return requests;
}

std::vector<TakenOutcome> taken_outcomes(std::vector<OverrideRequest> const& requests, Rules& rules,
                                         decide::Decision const& decision, evaluate::Facts const& facts,
                                         Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    std::vector<TakenOutcome> result;
    for (auto const& request : requests) {
        std::vector<std::string> known;
        for (auto const id : decision.requested) known.push_back(rules.model().rules[id.value].name);
        auto const found = std::find(known.begin(), known.end(), request.outcome);
        if (found == known.end()) {
            auto const near = diagnostics::suggest(request.outcome, known);
            throw CommandError(
                exit_codes::usage,
                say(language, {"`{0}` is geen uitkomst van dit besluit", "`{0}` is no outcome of this decision"},
                    {printable(request.outcome)}),
                near.empty() ? "" : say(language, {"bedoelde u `{0}`?", "did you mean `{0}`?"}, {near}));
        }
        refuse_no_outcome(rules.model(), decision.requested[static_cast<std::size_t>(found - known.begin())], language);
        if (!ledger::cites(rules.model(), request.basis))
            throw CommandError(exit_codes::usage,
                               say(language,
                                   {"`{0}` bij --op-grond-van is geen plaats in een bron die de regels kennen",
                                    "`{0}` for --op-grond-van is no place in a source that the rules know"},
                                   {request.basis}),
                               say(language, {"zoals \"Awb art. 5:46 lid 2\"", "like \"Awb art. 5:46 lid 2\""}));
        auto const place = static_cast<std::size_t>(found - known.begin());
        auto const rule = decision.requested[place];
        auto const value = value_of(request, rule, rules, decision, facts, language);
        auto const& model = rules.model();
        auto const& type = model.type(model.rules[rule.value].type);
        auto const& computed = decision.evaluation.outcomes[place];
        auto const canonical = values::canonical(value, type);
        auto const* const before = values::known(computed);
        if (before != nullptr && values::canonical(*before, type) == canonical)
            throw CommandError(exit_codes::usage, say(language,
                                                      {"`{0}` is al {1}: dat is wat er is berekend",
                                                       "`{0}` is {1} already: that is what was computed"},
                                                      {request.outcome, values::to_text(value, type, language)}));
        result.push_back({{request.outcome, canonical, request.basis, request.motivation},
                          shown_outcome(computed, model, type, decision.reference_date, language),
                          values::to_text(value, type, language)});
        warn_of_unknown_place(model, request.basis, arguments, world);
    }
    return result;
}

void leave_out_plain(model::RuleSet const& rules, std::vector<TakenOutcome> const& taken,
                     explain::Explanation& explanation) {
    for (auto& part : explanation.parts) {
        auto const id = model::find_decision(rules, part.decision);
        bool const concerns = std::any_of(taken.begin(), taken.end(), [&](TakenOutcome const& one) {
            if (!id.is_some()) return part.decision == one.recorded.outcome;
            auto const& outcomes = rules.decisions[id.value].outcomes;
            auto const rule = model::find_rule(rules, one.recorded.outcome);
            return std::find(outcomes.begin(), outcomes.end(), rule) != outcomes.end();
        });
        if (concerns) part.plain.clear();
    }
}

std::string taken_text(std::vector<TakenOutcome> const& taken, Language language) {
    if (taken.empty()) return {};
    auto text = say(language,
                    {"\nWat hierboven staat, is wat is berekend; een tekst voor de inburgeraar hoort daar niet bij.\n",
                     "\nWhat stands above is what was computed; it is no text for the citizen.\n"});
    text += say(language, {"\nAnders besloten dan berekend:\n", "\nDecided otherwise than computed:\n"});
    for (auto const& one : taken) {
        text += "  " + one.recorded.outcome + "\n";
        auto const line = [&](Text label, std::string const& value) {
            text += paragraph(value, 4, padded(std::string(label.in(language)) + ":", 13));
        };
        line({"berekend", "computed"}, one.computed);
        line({"besloten", "decided"}, one.taken);
        line({"grondslag", "legal basis"}, one.recorded.basis);
        line({"motivering", "motivation"}, one.recorded.motivation);
    }
    return text;
}

Json taken_json(std::vector<TakenOutcome> const& taken) {
    auto json = Json::array();
    for (auto const& one : taken)
        json.push_back({{"outcome", one.recorded.outcome},
                        {"value", one.recorded.value},
                        {"basis", one.recorded.basis},
                        {"motivation", one.recorded.motivation}});
    return json;
}

}  // namespace wetwijzer::cli
