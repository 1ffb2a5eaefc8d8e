// The facts of one case, typed by the rule set. What is absent is unknown; `geen` is a value.
#pragma once

#include "engine/model/rule_set.hpp"
#include "engine/values/value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::evaluate {

using Row = std::vector<std::optional<values::Value>>;  // by field index

// One fact. Lists hold rows (an empty list is known to be empty); other facts hold a value.
struct FactSlot {
    std::optional<values::Value> value;
    std::optional<std::vector<Row>> rows;
};

// Who judged, when and why. All of it is required for a judgement to count.
struct JudgementRecord {
    model::FactId fact;
    std::string author;
    values::Date date;
    std::string motivation;
};

struct Facts {
    std::vector<FactSlot> slots;                 // by FactId
    std::vector<JudgementRecord> judgements;     // in order of FactId
    std::string case_id;                         // "zaak"
    std::optional<values::Date> reference_date;  // "peildatum", when the case names one
    // "lezingen": readings for which the case takes another than the standard alternative, by ReadingId, each once.
    struct ChosenReading {
        model::ReadingId reading;
        std::uint32_t alternative = 0;
    };
    std::vector<ChosenReading> readings;
};

Facts no_facts(model::RuleSet const& rules);

}  // namespace wetwijzer::evaluate
