// "Which decisions used this?": a rule, an exception, a value, a reading, a judgement, in the version of a day.
#pragma once

#include "engine/audit/decided.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::audit {

struct UseQuestion {
    uses::RulePart::Kind kind = uses::RulePart::Kind::RuleVersion;
    // Of the rule (or of a term: all of its rules), parameter, reading or judgement. An exception: its own name, its
    // rule's, or "rule:name". A reading: "reading" or "reading=alternative".
    std::string name;
    // Only the version, value or exception in force on this day.
    std::optional<values::Date> version;
};

// A decision that used one or more of the parts.
struct Use {
    ledger::Entry const* entry = nullptr;
    ledger::DecisionDetails const* details = nullptr;
    std::vector<uses::RulePart const*> parts;
};

struct UseAnswer {
    std::int64_t asked = 0, found = 0;
    Unanswered unanswered;
    std::vector<uses::RulePart> parts;  // asked after, over all rule sets, each once
};

// Nothing when no rule set in the ledger knows such a part: then the name is wrong, and "no decision" no answer.
// Without questions every decision is found (of the filter). With several: decisions that used one part of each.
std::optional<UseAnswer> who_used(ledger::CaseReader const& reader, RuleSets& rules,
                                  std::vector<UseQuestion> const& questions, Filter const& filter,
                                  std::function<void(Use const&)> const& use);

// Whether a rule set in the ledger has such a part.
bool is_known(RuleSets& rules, UseQuestion const& question);
// The day on which the first version of it begins, whatever day was asked after; none: no rule set has it, or it has no
// versions or always was.
std::optional<std::string> first_day(RuleSets& rules, UseQuestion const& question);
// Names that the one asked after may stand for: those of its kind that hold it or begin like it, at most `most`.
std::vector<std::string> names_like(RuleSets& rules, UseQuestion const& question, std::size_t most = 3);

// Places in the table of what the question is about.
std::vector<std::size_t> parts_of(KnownRules const& known, UseQuestion const& question);

}  // namespace wetwijzer::audit
