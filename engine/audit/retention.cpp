#include "engine/audit/retention.hpp"

#include "engine/evaluate/evaluate.hpp"
#include "engine/explain/explanation.hpp"

#include <algorithm>

namespace wetwijzer::audit {

namespace {

values::Date const* date(values::Outcome const& outcome) {
    auto const* value = values::known(outcome);
    return value ? std::get_if<values::Date>(value) : nullptr;
}

class Teller {
public:
    Teller(model::RuleSet const& rules, RetentionRules const& which, evaluate::Facts const& facts, values::Date on,
           values::Language language)
        : rules_(rules), which_(which), facts_(facts), on_(on), language_(language) {
        requested_.push_back(which.last_day);
        for (auto const& term : rules.terms) {
            if (!term.signal.is_some() || !gives_last_day(term.end)) continue;
            requested_.push_back(term.end);
            requested_.push_back(term.signal);
        }
    }

    Retention run() {
        auto const& kinds = rules_.type(rules_.facts[which_.kind.value].type).members;
        for (std::size_t i = 0; i < kinds.size(); ++i) result_.kinds.push_back(of_kind(i, kinds[i]));
        conclude();
        return std::move(result_);
    }

private:
    KeptData of_kind(std::size_t index, values::EnumMember const& member) {
        KeptData data;
        data.name = member.name;
        data.title = member.code.empty() ? member.name : member.code;
        facts_.slots[which_.kind.value].value = values::Member{static_cast<std::uint16_t>(index)};
        auto const evaluation = evaluate::evaluate(rules_, facts_, on_, requested_);
        auto const& outcome = evaluation.outcomes.front();
        if (auto const* last = date(outcome)) {
            data.last = *last;
            data.signal = signal_for(evaluation, *last);
        } else if (auto const* unknown = std::get_if<values::Unknown>(&outcome)) {
            for (auto const& missing : unknown->missing) add(data.missing, missing);
        } else if (auto const* fault = std::get_if<values::Fault>(&outcome)) {
            data.fault = explain::fault_text(rules_, *fault, on_, language_);
        } else {
            data.not_started = true;
        }
        return data;
    }

    void add(std::vector<KeptData::Missing>& list, values::Missing const& missing) const {
        auto const& fact = rules_.facts[missing.fact];
        auto const is_it = [&](KeptData::Missing const& one) { return one.name == fact.name; };
        if (std::none_of(list.begin(), list.end(), is_it)) list.push_back({fact.name, fact.question});
    }

    // The signal of the term that ends on that day. When several do: the earliest.
    std::optional<values::Date> signal_for(evaluate::Evaluation const& evaluation, values::Date last) const {
        std::optional<values::Date> earliest;
        for (std::size_t i = 1; i + 1 < requested_.size(); i += 2) {
            auto const* end = date(evaluation.outcomes[i]);
            auto const* signal = date(evaluation.outcomes[i + 1]);
            if (end && signal && *end == last) earliest = std::min(earliest.value_or(*signal), *signal);
        }
        return earliest;
    }

    // Whether `last_day` can come from the end of this term: other terms of a case may end on the same day.
    bool gives_last_day(model::RuleId end) const {
        for (auto const& version : rules_.rules[which_.last_day.value].versions)
            for (auto const& branch : version.branches)
                if (branch.value.is_some() && mentions(branch.value, end)) return true;
        return false;
    }
    bool mentions(model::ExprId id, model::RuleId rule) const {
        auto const& expr = rules_.expr(id);
        if (expr.op == model::Op::Rule && expr.payload == rule.value) return true;
        auto const operands = rules_.operands(expr);
        return std::any_of(operands.begin(), operands.end(), [&](auto child) { return mentions(child, rule); });
    }

    void conclude() {
        bool all = true, started = false, over = false, soon = false;
        for (auto const& data : result_.kinds) {
            all = all && data.last;
            if (!data.last) continue;
            started = true;
            over = over || *data.last < on_;
            soon = soon || (data.signal && *data.signal <= on_);
            result_.first = std::min(result_.first.value_or(*data.last), *data.last);
            result_.last = std::max(result_.last.value_or(*data.last), *data.last);
        }
        if (!all) result_.last.reset();
        using State = Retention::State;
        result_.state = over                ? State::Overdue
                        : soon              ? State::Signalled
                        : result_.unknown() ? State::Unknown
                        : started           ? State::Running
                                            : State::NotStarted;
    }

    model::RuleSet const& rules_;
    RetentionRules const& which_;
    evaluate::Facts facts_;
    values::Date on_;
    values::Language language_;
    std::vector<model::RuleId> requested_;  // the last day, then end and signal of each term
    Retention result_;
};

}  // namespace

std::optional<RetentionRules> RetentionRules::of(model::RuleSet const& rules) {
    auto const kind = model::find_fact(rules, "soort_gegevens");
    auto const last_day = model::find_rule(rules, "uiterlijk_verwijderen_op");
    if (!kind.is_some() || !last_day.is_some()) return std::nullopt;
    if (rules.type(rules.facts[kind.value].type).kind != values::Kind::Enumeration ||
        rules.type(rules.rules[last_day.value].type).kind != values::Kind::Date)
        return std::nullopt;
    return RetentionRules{kind, last_day};
}

bool Retention::unknown() const {
    return std::any_of(kinds.begin(), kinds.end(),
                       [](KeptData const& data) { return !data.missing.empty() || !data.fault.empty(); });
}

Retention retention(model::RuleSet const& rules, RetentionRules const& which, evaluate::Facts const& facts,
                    values::Date on, values::Language language) {
    return Teller(rules, which, facts, on, language).run();
}

std::string_view name(Retention::State state) {
    static constexpr std::string_view names[] = {"overdue", "signalled", "unknown", "running", "not_started"};
    return names[static_cast<std::size_t>(state)];
}

}  // namespace wetwijzer::audit
