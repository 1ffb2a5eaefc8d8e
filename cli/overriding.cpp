#include "cli/overriding.hpp"

#include "cli/command_error.hpp"
#include "cli/layout.hpp"
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
                           say(language, {"{0} hoort één regel tekst te zijn", "{0} must be one line of text"},
                               {std::string(option.dutch)}));
    return text;
}

std::string shown_outcome(values::Outcome const& outcome, model::RuleSet const& rules, values::Type const& type,
                          values::Date date, Language language) {
    if (auto const* const value = values::known(outcome)) return values::to_text(*value, type, language);
    if (auto const* const fault = std::get_if<values::Fault>(&outcome))
        return explain::fault_text(rules, *fault, date, language);
    return say(language, {"onbekend", "unknown"});
}

// The value that the words say for an outcome of that type. They are read as the right side of a comparison with the
// outcome, so that names of a list are understood and another type is refused by the checker in its own words.
std::optional<values::Value> value_of(OverrideRequest const& request, model::RuleId rule, Rules& rules,
                                      decide::Decision const& decision, evaluate::Facts const& facts,
                                      Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const refuse = [&] {
        throw CommandError(exit_codes::usage,
                           say(language, {"`{0}` is geen waarde voor `{1}`", "`{0}` is no value for `{1}`"},
                               {printable(request.value), request.outcome}),
                           say(language, {"schrijf hem als in de regels: ja, € 100, 2 maanden, 2026-01-31, geen",
                                          "write it as in the rules: ja, € 100, 2 maanden, 2026-01-31, geen"}));
    };
    auto const type = rules.model().type(rules.model().rules[rule.value].type);
    if (type.kind == values::Kind::List || type.kind == values::Kind::Record) refuse();
    if (request.value == "geen" && type.optional) return values::Value(values::None{});
    if (type.kind == values::Kind::Boolean) {
        if (request.value == "ja" || request.value == "nee") return values::Value(request.value == "ja");
        refuse();
    }
    auto const compiled = dsl::compile_expression(rules.compilation, request.outcome + " is (" + request.value + ")");
    if (!compiled.expression.is_some()) {
        report(compiled.diagnostics, compiled.files, exit_codes::usage, arguments, world);
        return std::nullopt;
    }
    auto const& model = rules.model();
    auto const& comparison = model.expr(compiled.expression);
    auto const operands = model.operands(comparison);
    if (comparison.op != model::Op::Equal || operands.size() != 2 || model.expr(operands[0]).op != model::Op::Rule)
        refuse();
    auto const evaluation = evaluate::evaluate_expression(model, facts, decision.reference_date, operands[1]);
    auto const* const value = values::known(evaluation.outcomes.at(0));
    if (value == nullptr) refuse();
    return *value;
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

std::optional<std::vector<TakenOutcome>> taken_outcomes(std::vector<OverrideRequest> const& requests, Rules& rules,
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
        if (!ledger::cites(rules.model(), request.basis))
            throw CommandError(exit_codes::usage,
                               say(language,
                                   {"`{0}` bij --op-grond-van is geen plaats in een bron die de regels kennen",
                                    "`{0}` for --op-grond-van is no place in a source that the rules know"},
                                   {request.basis}),
                               say(language, {"zoals \"Awb art. 5:46 lid 2\"", "like \"Awb art. 5:46 lid 2\""}));
        auto const place = static_cast<std::size_t>(found - known.begin());
        auto const rule = decision.requested[place];
        auto const value = value_of(request, rule, rules, decision, facts, arguments, world);
        if (!value) return std::nullopt;
        auto const& model = rules.model();
        auto const& type = model.type(model.rules[rule.value].type);
        auto const& computed = decision.evaluation.outcomes[place];
        auto const canonical = values::canonical(*value, type);
        auto const* const before = values::known(computed);
        if (before != nullptr && values::canonical(*before, type) == canonical)
            throw CommandError(exit_codes::usage, say(language,
                                                      {"`{0}` is al {1}: dat is wat er is berekend",
                                                       "`{0}` is {1} already: that is what was computed"},
                                                      {request.outcome, values::to_text(*value, type, language)}));
        result.push_back({{request.outcome, canonical, request.basis, request.motivation},
                          shown_outcome(computed, model, type, decision.reference_date, language),
                          values::to_text(*value, type, language)});
    }
    return result;
}

std::string taken_text(std::vector<TakenOutcome> const& taken, Language language) {
    if (taken.empty()) return {};
    auto text = say(language, {"\nAnders besloten dan berekend:\n", "\nDecided otherwise than computed:\n"});
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
