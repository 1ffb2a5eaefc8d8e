// A rule set with one term: six weeks after a day, extended in part under a condition, with a signal two weeks before.
#pragma once

#include "engine/evaluate/facts.hpp"
#include "tests/support/rule_set_builder.hpp"

#include <string>

namespace wetwijzer::test {

class OneTerm {
public:
    OneTerm() {
        start_ = b_.fact("aanvraagdatum", b_.optional(b_.date_type()));
        complex_ = b_.fact("complex", b_.boolean());
        met_ = b_.fact("beslissing", b_.optional(b_.date_type()));
        auto const date_or_none = b_.optional(b_.date_type());
        auto const status = b_.enumeration({"nog niet begonnen", "loopt", "gehaald", "te laat gehaald", "verlopen"});

        auto const first = rule("beslissen.start", date_or_none);
        auto const start = b_.op(Op::TermStart, date_or_none, {b_.use(start_)});
        b_.expr(start).detail = model::term_flags::starts_day_after;
        body(first, start);

        auto const last = rule("beslissen.einde", date_or_none);
        auto const longer = b_.op(Op::If, b_.optional(b_.duration()),
                                  {b_.use(complex_), b_.length(values::days(28)), b_.none(b_.duration())});
        auto const end =
            b_.op(Op::TermEnd, date_or_none,
                  {b_.use(start_), b_.length(values::days(42)), b_.labelled("", longer, b_.cite("Wi", {"12", "1"}))});
        b_.expr(end).detail = model::term_flags::starts_day_after | model::term_flags::general_terms_act;
        body(last, end);

        auto const state = rule("beslissen.status", status);
        body(state, b_.op(Op::TermStatus, status, {b_.use(first), b_.use(last), b_.use(met_)}));
        auto const signal = rule("beslissen.signaal", date_or_none);
        body(signal, b_.op(Op::TermSignal, date_or_none, {b_.use(last), b_.length(values::days(14))}));

        rules = b_.build();
        for (auto const part : {first, last, state, signal})
            rules.rules[part.value].term = model::TermId(std::size_t{0});
        rules.terms.push_back({"beslissen", "Beslissen, op tijd", "college", first, last, state, signal});
    }

    evaluate::Facts facts(std::string case_id) const {
        auto made = evaluate::no_facts(rules);
        made.case_id = std::move(case_id);
        made.slots[complex_.value].value = Value(false);
        made.slots[met_.value].value = Value(values::None{});
        return made;
    }
    void start(evaluate::Facts& facts, Value value) const { facts.slots[start_.value].value = std::move(value); }
    void met(evaluate::Facts& facts, Value value) const { facts.slots[met_.value].value = std::move(value); }
    void met_unknown(evaluate::Facts& facts) const { facts.slots[met_.value].value.reset(); }
    void complex(evaluate::Facts& facts, bool value) const { facts.slots[complex_.value].value = Value(value); }
    void complex_unknown(evaluate::Facts& facts) const { facts.slots[complex_.value].value.reset(); }

    model::RuleSet rules;

private:
    RuleId rule(std::string name, TypeId type) { return b_.rule(std::move(name), type); }
    void body(RuleId id, ExprId value) {
        b_.version(id, from("2022-01-01"), b_.cite("Wi", {"11"})).branches.push_back(b_.branch(value));
    }

    RuleSetBuilder b_;
    FactId start_, complex_, met_;
};

}  // namespace wetwijzer::test
