// What a replay found, for people and for programs. No facts of a case stand in it but the outcomes that differ, unless
// --stappen asked for the steps.
#pragma once

#include "cli/output.hpp"
#include "cli/words.hpp"
#include "engine/replay/report.hpp"

#include <cstddef>
#include <string>

namespace wetwijzer::cli {

// "een uitkomst verschilt" / "an outcome differs"; what would be is no difference from what was.
Text words_for(replay::Verdict verdict, bool other_rules);
// What the class means, in one sentence.
Text meaning_of(replay::Verdict verdict, bool other_rules);
// Of an outcome as in outcomes_json: "EUR 384.00", "onbekend (wacht op geboortedatum)", "fout F0002".
std::string outcome_words(std::string const& outcome_json, Language language);
// "outcome_rule (2022-01-01 → 2025-07-09)"
std::string cause_words(replay::Cause const& cause, Language language);
// What replay says in codes, in words.
std::string detail_words(replay::Result const& result, Language language);

// Whether it is a reason to look into: exit code 3.
bool is_alarming(replay::Result const& result, bool other_rules);

// One line a class, then at most `most` differences.
std::string replay_text(replay::Report const& report, Language language, std::size_t most);
std::string replay_result_text(replay::Result const& result, bool other_rules, Language language);
Json replay_json(replay::Report const& report);
std::string replay_html(replay::Report const& report);  // in Dutch: one page that needs nothing else

}  // namespace wetwijzer::cli
