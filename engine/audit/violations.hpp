// Decisions that were not taken as the law, or the organisation's own rules, ask: without a judgement, after the last
// day, by one official where two are needed, or on facts that were corrected afterwards.
#pragma once

#include "engine/audit/fines.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wetwijzer::audit {

struct Violation {
    enum class Kind : std::uint8_t {
        // It was taken while an outcome of it waited for a judgement; of an outcome decided by hand only those count
        // that the decision itself asks for (`vraagt oordeel`).
        JudgementMissing,
        // The day of recording, in the Netherlands, is after the last day (`binnen`); and no earlier decision on the
        // same case had been recorded in time.
        Late,
        // The setting vier_ogen named this decision when it was recorded, and nobody else agreed.
        NoApproval,
        // An approval by the same official.
        OwnApproval,
        // What is known now of the reference date is something else than what it was taken on. No wrong of who decided;
        // reason to look again.
        FactsCorrected,
    };
    Kind kind = Kind::JudgementMissing;
    std::int64_t entry = 0;
    std::string recorded_at, actor, case_ref;
    std::string decision;            // in the rules; empty: FactsCorrected
    std::vector<std::string> names;  // JudgementMissing: judgements; FactsCorrected: keys of the case, as JSON pointers
    std::string last_day, taken_on;  // Late: ISO dates
    std::string rule;                // Late: what gave the last day
    std::int64_t other = 0;          // OwnApproval: the approval; FactsCorrected: the entry that corrected first
};
std::string_view name(Violation::Kind kind);  // "judgement_missing", …

// The setting vier_ogen named a decision, then did not for a while, then did again.
struct FourEyesOff {
    std::string decision;
    std::int64_t since = 0, until = 0;    // the entries of the setting that left it out and that brought it back
    std::vector<std::int64_t> decisions;  // taken meanwhile, and nobody else agreed
};

struct ViolationsAnswer {
    std::int64_t asked = 0, found = 0;
    Unanswered unanswered;
    std::int64_t term_unknown = 0;  // decisions with `binnen` whose last day waits for facts, or is a fault
    bool four_eyes = false;         // whether any decision ever needed a second official
    std::vector<FourEyesOff> off;   // no violations, but worth a question; when NoApproval was asked after
};

inline constexpr std::string_view four_eyes_setting = "vier_ogen";

// In order of number; of one decision in the order of the kinds. Kinds that are not wanted are not looked for.
ViolationsAnswer violations(ledger::CaseReader const& reader, RuleSets& rules, Filter const& filter,
                            std::vector<Violation::Kind> const& wanted,
                            std::function<void(Violation const&)> const& use);

// A setting after every entry that changed it: which decisions it named at a given entry.
class SettingHistory {
public:
    SettingHistory(store::Reading const& reading, std::string_view name);
    std::vector<std::string> const& at(std::int64_t entry) const;
    bool ever() const { return !values_.empty(); }
    // When it did not name `decision` at an entry, but did before and does later: since which entry, until which.
    std::optional<std::pair<std::int64_t, std::int64_t>> left_out(std::int64_t entry, std::string_view decision) const;

private:
    std::vector<std::pair<std::int64_t, std::vector<std::string>>> values_;
};

}  // namespace wetwijzer::audit
