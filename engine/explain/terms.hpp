// What there is to say about the last day of a term by itself, for an agenda of terms.
#pragma once

#include "engine/explain/explanation.hpp"

#include <string>
#include <vector>

namespace wetwijzer::explain {

// One case with its evaluation, in one language.
struct Told {
    model::RuleSet const& rules;
    evaluate::Evaluation const& evaluation;
    evaluate::Facts const& facts;
    values::Date reference_date;
    values::Language language;
};

// What moved the end, a sentence each, in order: its extensions (`value`: by how much), then the month rule and the
// Algemene termijnenwet. `end`: step of the term's rule for its last day, as among the roots of the evaluation.
std::vector<Reason> moves_of_end(Told const& of, std::uint32_t end);

// The questions behind what is not known, in order.
std::vector<Explanation::Part::Question> questions_for(Told const& of, values::Unknown const& missing);

// "het college"
std::string authority(std::string const& code, values::Language language);

}  // namespace wetwijzer::explain
