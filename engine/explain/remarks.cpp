// What happened to dates and amounts, apart from why: for one expression by itself.
#include "engine/explain/explanation.hpp"
#include "engine/explain/story.hpp"

namespace wetwijzer::explain {

std::vector<std::string> remarks(model::RuleSet const& rules, evaluate::Evaluation const& evaluation,
                                 values::Language language) {
    auto const facts = evaluate::no_facts(rules);
    Case const of{rules, evaluation, facts, values::Date(), language};
    std::vector<std::string> sentences;
    for (auto const& clause : Story(of).all_remarks()) sentences.push_back(as_sentence(clause));
    return sentences;
}

std::string fault_text(model::RuleSet const& rules, values::Fault const& fault, values::Date on,
                       values::Language language) {
    auto const facts = evaluate::no_facts(rules);
    evaluate::Evaluation const nothing;
    Case const of{rules, nothing, facts, on, language};
    return as_sentence(Words(of).fault(fault, on));
}

std::vector<std::string> Story::all_remarks() {
    Place const place{case_.reference_date, {}};
    Reasons told;
    for (std::uint32_t step = 0; step < case_.evaluation.trace.steps.size(); ++step) {
        bool const rounds = at(step).expr.is_some() && case_.rules.expr(at(step).expr).op == model::Op::Round;
        if (rounds && is_known(at(step).outcome)) round_off(told, step, place);
        remarks(told, step, place);
    }
    std::vector<std::string> clauses;
    for (auto& reason : told) clauses.push_back(std::move(reason.text));
    return clauses;
}

}  // namespace wetwijzer::explain
