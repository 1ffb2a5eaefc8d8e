// ask: what must still be known before the outcomes are, in the order to ask it.
#include "cli/commands/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "engine/explain/explanation.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using Question = explain::Explanation::Part::Question;

// Each question once, where it is met first.
std::vector<Question> questions(explain::Explanation const& explanation) {
    std::vector<Question> result;
    for (auto const& part : explanation.parts)
        for (auto const& question : part.questions) {
            auto const same = [&](Question const& other) { return other.name == question.name; };
            if (std::none_of(result.begin(), result.end(), same)) result.push_back(question);
        }
    return result;
}

std::string as_text(std::vector<Question> const& list, model::RuleSet const& rules, Language language) {
    if (list.empty())
        return say(language,
                   {"Alles is bekend: er is niets meer te vragen.\n", "All is known: there is nothing left to ask.\n"});
    std::string text;
    std::size_t number = 0;
    for (auto const& question : list) {
        auto const line = [&](Text label, std::string const& value) {
            if (!value.empty()) text += "   " + std::string(label.in(language)) + value + "\n";
        };
        text += std::to_string(++number) + ". " + question.text + "\n";
        line({"naam: ", "name: "}, question.name);
        line({"oordeel van: ", "judged by: "}, question.judge);
        line({"uit: ", "from: "}, question.origin);
        line({"grondslag: ", "legal ground: "}, model::to_text(rules, question.citation));
    }
    return text;
}

Json as_json(std::vector<Question> const& list, decide::Decision const& decision, model::RuleSet const& rules) {
    auto json = document("questions");
    json["case"] = decision.case_id;
    json["reference_date"] = decision.reference_date.iso();
    json["rule_set_hash"] = decision.rule_set_hash;
    json["questions"] = Json::array();
    for (auto const& question : list)
        json["questions"].push_back({{"name", question.name},
                                     {"kind", question.judge.empty() ? "fact" : "judgement"},
                                     {"question", question.text},
                                     {"origin", question.origin},
                                     {"judge", question.judge},
                                     {"citation", model::to_text(rules, question.citation)}});
    return json;
}

}  // namespace

int ask(Arguments const& arguments, Environment& world) {
    auto const rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    auto const& model = rules->model();
    auto const facts = read_case(arguments.operands[0], model, arguments, world);
    if (!facts) return exit_codes::usage;

    auto const decision = decide::decide(model, *facts, reference_date(arguments, *facts),
                                         decisions_asked(arguments, model), decide::OtherReadings::LeftOut);
    auto const list = questions(explain::explain(model, decision, *facts, arguments.language));
    world.out << (arguments.json ? to_text(as_json(list, decision, model)) : as_text(list, model, arguments.language));
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
