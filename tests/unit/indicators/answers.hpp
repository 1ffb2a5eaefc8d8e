// Answers of cases made by hand, for indicators of a rule set made by hand.
#pragma once

#include "engine/indicators/indicators.hpp"
#include "tests/support/rule_set_builder.hpp"

#include <optional>
#include <vector>

namespace wetwijzer::test {

inline values::Outcome unknown() { return values::Unknown{{{0, values::Missing::whole, values::Missing::whole}}}; }
inline values::Outcome yes() { return values::Value(true); }
inline values::Outcome no() { return values::Value(false); }
inline values::Outcome whole(std::int64_t number) { return values::Value(number); }

// One indicator with the parts wanted; the outcomes of its rules are given by hand.
struct OneIndicator {
    RuleSetBuilder b;
    model::Indicator indicator;

    OneIndicator() {
        indicator.name = "k";
        indicator.denominator = b.rule("k.noemer", b.boolean(), b.yes());
    }
    OneIndicator& share() {
        indicator.numerator = b.rule("k.teller", b.boolean(), b.yes());
        return *this;
    }
    OneIndicator& average() {
        indicator.average = b.rule("k.gemiddelde", b.number(), b.number(1));
        return *this;
    }
    OneIndicator& by_day() {
        indicator.day = b.rule("k.dag", b.optional(b.date_type()), b.day("2025-01-01"));
        return *this;
    }
    OneIndicator& by_group(bool optional = false) {
        auto const type = b.enumeration({"rood", "blauw", "groen"});
        auto const member = b.constant(type, values::Member{0});
        indicator.breakdown = b.rule("k.uitsplitsing", optional ? b.optional(type) : type, member);
        return *this;
    }
    OneIndicator& target(Op op, Value value) {
        indicator.target = model::Indicator::Target{op, std::move(value)};
        return *this;
    }
    model::RuleSet rules() {
        auto made = b.build();
        made.indicators.push_back(indicator);
        return made;
    }
};

inline indicators::CaseAnswers answered(indicators::Answer answer) {
    return {"Z", date("2025-06-01"), {std::move(answer)}};
}

}  // namespace wetwijzer::test
