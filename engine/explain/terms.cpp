#include "engine/explain/terms.hpp"

#include "engine/explain/questions.hpp"
#include "engine/explain/story.hpp"

namespace wetwijzer::explain {
namespace {

Case case_of(Told const& of) { return {of.rules, of.evaluation, of.facts, of.reference_date, of.language}; }

}  // namespace

std::vector<Reason> moves_of_end(Told const& of, std::uint32_t end) {
    auto const told = case_of(of);
    auto moves = Story(told).moves_of_end(end);
    for (auto& move : moves) move.text = as_sentence(move.text);
    return moves;
}

std::vector<Explanation::Part::Question> questions_for(Told const& of, values::Unknown const& missing) {
    return questions(case_of(of), missing);
}

std::string authority(std::string const& code, values::Language language) {
    static model::RuleSet const no_rules;
    static evaluate::Evaluation const no_evaluation;
    static evaluate::Facts const no_facts;
    return Words(Case{no_rules, no_evaluation, no_facts, {}, language}).authority(code);
}

}  // namespace wetwijzer::explain
