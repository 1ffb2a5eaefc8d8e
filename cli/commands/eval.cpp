// eval: one expression, with what there is to say about it.
#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/explain/explanation.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

constexpr std::size_t max_expression = 1u << 20;  // bytes

dsl::InputFile month_rule_file(std::string const& day) {
    return {"--maandregel", day == "laatste" ? "maandregel: laatste dag van de maand\n"
                                             : "maandregel: eerste dag van de volgende maand\n"};
}

// Rules are optional here: without any, an expression has no names to use, but dates and amounts still work.
std::optional<Rules> compile_what_there_is(Arguments const& arguments, Environment& world) {
    auto found = find_rules_if_any(arguments, world);
    if (arguments.month_rule) found.files.push_back(month_rule_file(*arguments.month_rule));
    Rules rules{dsl::compile(std::move(found.files)), std::move(found.root)};
    if (rules.compilation.rules) return rules;
    report(rules.compilation.diagnostics, with_root(rules.compilation.files, rules.root), exit_codes::rules_fail,
           arguments, world);
    return std::nullopt;
}

bool depends_on_date(model::RuleSet const& rules, model::ExprId expression) {
    std::vector<model::ExprId> pending{expression};
    while (!pending.empty()) {
        auto const& expr = rules.expr(pending.back());
        pending.pop_back();
        using enum model::Op;
        for (auto const op : {ReferenceDate, Rule, ElementRule, RecordRule, Parameter})
            if (expr.op == op) return true;
        auto const operands = rules.operands(expr);
        pending.insert(pending.end(), operands.begin(), operands.end());
    }
    return false;
}

// Any day will do for an expression that does not ask for the date.
values::Date date_for(model::RuleSet const& rules, model::ExprId expression, evaluate::Facts const& facts,
                      Arguments const& arguments) {
    bool const given = arguments.reference_date || facts.reference_date;
    return given || depends_on_date(rules, expression) ? reference_date(arguments, facts) : values::Date();
}

struct Answer {
    values::Outcome outcome;
    std::string type;
    std::string text;       // of the outcome
    std::string canonical;  // of a value
    std::vector<std::string> missing;
    std::vector<std::string> remarks;
};

// The name of a fact or judgement, with row and field: "examens, rij 2, niveau".
std::string name(values::Missing const& missing, model::RuleSet const& rules, Language language) {
    auto const& fact = rules.facts[missing.fact];
    auto text = fact.name;
    if (missing.row != values::Missing::whole)
        text += say(language, {", rij {0}", ", row {0}"}, {std::to_string(missing.row + 1)});
    if (missing.field != values::Missing::whole)
        text += ", " + rules.records[rules.type(fact.type).record].fields[missing.field].name;
    return text;
}

Answer answer(model::RuleSet const& rules, model::ExprId expression, evaluate::Evaluation const& evaluation,
              values::Date date, Language language) {
    auto const& type = rules.type(rules.expr(expression).type);
    Answer result;
    result.outcome = evaluation.outcomes.at(0);
    result.type = values::type_name(type, language);
    result.remarks = explain::remarks(rules, evaluation, language);
    if (auto const* const value = values::known(result.outcome)) {
        result.text = values::to_text(*value, type, language);
        result.canonical = values::canonical(*value, type);
    } else if (auto const* const fault = std::get_if<values::Fault>(&result.outcome)) {
        result.text = explain::fault_text(rules, *fault, date, language);
    } else {
        std::string names;
        for (auto const& missing : std::get<values::Unknown>(result.outcome).missing) {
            result.missing.push_back(name(missing, rules, language));
            names += (names.empty() ? "" : "; ") + result.missing.back();
        }
        result.text = say(language, {"onbekend, wacht op: {0}", "unknown, waits for: {0}"}, {names});
    }
    return result;
}

Json as_json(Answer const& answer) {
    auto json = document("value");
    static constexpr char const* states[] = {"known", "unknown", "fault"};
    json["state"] = states[answer.outcome.index()];
    json["type"] = answer.type;
    json["text"] = answer.text;
    if (!answer.canonical.empty()) json["value"] = answer.canonical;
    if (!answer.missing.empty()) json["missing"] = answer.missing;
    json["remarks"] = answer.remarks;
    return json;
}

std::string as_text(Answer const& answer) {
    auto text = answer.text + "\n";
    for (auto const& remark : answer.remarks) text += "  " + remark + "\n";
    return text;
}

}  // namespace

int eval(Arguments const& arguments, Environment& world) {
    auto const& operands = arguments.operands;
    if (operands.size() > 1 && operands[0] == "-" && operands[1] == "-")
        throw CommandError(exit_codes::usage,
                           say(arguments.language, {"standaardinvoer kan maar één keer worden gelezen",
                                                    "standard input can be read only once"}));
    auto const text = operands[0] == "-" ? read_input("-", max_expression, arguments.language, world) : operands[0];

    auto rules = compile_what_there_is(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    auto const compiled = dsl::compile_expression(rules->compilation, text);
    if (!compiled.expression.is_some()) {
        report(compiled.diagnostics, compiled.files, exit_codes::usage, arguments, world);
        return exit_codes::usage;
    }
    auto const& model = rules->model();
    auto facts = operands.size() > 1 ? read_case(operands[1], model, arguments, world) : evaluate::no_facts(model);
    if (!facts) return exit_codes::usage;
    choose_readings(arguments, model, *facts);

    auto const date = date_for(model, compiled.expression, *facts, arguments);
    auto const evaluation = evaluate::evaluate_expression(model, *facts, date, compiled.expression);
    auto const result = answer(model, compiled.expression, evaluation, date, arguments.language);
    world.out << (arguments.json ? to_text(as_json(result)) : as_text(result));
    return std::holds_alternative<values::Fault>(result.outcome) ? exit_codes::rules_fail : exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
