#include "engine/audit/fines.hpp"

#include "engine/evaluate/evaluate.hpp"
#include "engine/values/text.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::audit {
namespace {

using values::Money;

std::int64_t known_cents(OutcomeText const& outcome) { return outcome.known ? cents(*outcome.known).value_or(0) : 0; }

class Fines {
public:
    Fines(ledger::CaseReader const& reader, std::function<void(Fine const&)> const& use)
        : reader_(reader), approvals_(approvals(reader.reading())), use_(use) {}

    void look_at(Decided const& decided) {
        auto const& rules = *decided.known->rules;
        bool possible = false;
        for (std::size_t i = 0; i < rules.decisions.size(); ++i)
            possible = possible || (rules.decisions[i].fine.is_some() && may_be_taken(decided, i));
        if (!possible) return;
        auto const content = content_of(reader_, decided.entry.number);
        for (auto const decision : taken(decided, &content))
            if (rules.decisions[decision].fine.is_some()) fine(decided, content, decision);
    }

    std::int64_t found = 0;

private:
    static bool may_be_taken(Decided const& decided, std::size_t decision) {
        return decided.applies(decision) || (decided.details.overridden && decided.asked(decision));
    }

    void fine(Decided const& decided, ledger::DecisionContent const& content, std::size_t decision) {
        auto const& rules = *decided.known->rules;
        auto const& definition = rules.decisions[decision];
        Fine fine;
        fine.entry = decided.entry.number;
        fine.recorded_at = decided.entry.recorded_at;
        fine.actor = decided.entry.actor;
        fine.case_ref = decided.entry.case_ref;
        fine.case_id = content.case_id;
        fine.reference_date = decided.details.reference_date;
        fine.rule_set = decided.details.rule_set;
        fine.decision = definition.name;
        fine.outcome = rules.rules[definition.fine.value].name;
        auto const computed = outcome_in(content.outcomes_json, fine.outcome).value_or(OutcomeText{});
        fine.computed_known = computed.known.has_value();
        fine.computed_cents = known_cents(computed);
        fine.taken_cents = fine.computed_cents;
        for (auto const& one : content.taken) {
            if (one.outcome != fine.outcome) continue;
            fine.overridden = true;
            fine.taken_cents = cents(one.value).value_or(0);
            fine.override_basis = one.basis;
            fine.motivation = one.motivation;
        }
        if (fine.computed_cents <= 0 && fine.taken_cents <= 0) return;
        ground(fine, decided, content, definition);
        if (auto const agreed = approvals_.find(fine.entry); agreed != approvals_.end())
            fine.approvals = agreed->second;
        ++found;
        use_(fine);
    }

    // Takes the decision again, by the same rules on the same facts.
    void ground(Fine& fine, Decided const& decided, ledger::DecisionContent const& content,
                model::DecisionDefinition const& definition) {
        auto const& rules = *decided.known->rules;
        for (auto const& reference : definition.citation) fine.grounds.push_back(model::to_text(rules, reference));
        std::vector<evaluate::CaseProblem> problems;
        auto const facts = decided.known->format.read(content.facts_json, problems);
        auto const day = values::Date::from_iso(decided.details.reference_date);
        fine.grounds_found = false;
        if (!facts || !day) return;
        judgements(fine, decided, *facts, definition);
        std::vector<model::RuleId> const requested{definition.fine};
        auto const evaluation = evaluate::evaluate(rules, *facts, *day, requested);
        auto const* value = values::known(evaluation.outcomes.front());
        auto const* money = value ? std::get_if<Money>(value) : nullptr;
        fine.grounds_found = value ? (money ? money->cents() : 0) == fine.computed_cents : !fine.computed_known;
        if (!fine.grounds_found) return;
        for (auto& one : grounds(rules, evaluation.trace, evaluation.roots.front()))
            if (std::find(fine.grounds.begin(), fine.grounds.end(), one) == fine.grounds.end())
                fine.grounds.push_back(std::move(one));
    }

    static void judgements(Fine& fine, Decided const& decided, evaluate::Facts const& facts,
                           model::DecisionDefinition const& definition) {
        auto const& rules = *decided.known->rules;
        for (std::size_t i = 0; i < definition.judgements.size(); ++i) {
            auto const fact = definition.judgements[i];
            bool const given = facts.slots[fact.value].value.has_value();
            bool const missed = decided.used_part(decided.known->decisions[decision_of(rules, definition)].missing[i]);
            if (!given && !missed) continue;
            FineJudgement one{rules.facts[fact.value].name, given, {}};
            for (auto const& record : facts.judgements)
                if (record.fact == fact) one.official = record.author;
            fine.judgements.push_back(std::move(one));
        }
    }
    static std::size_t decision_of(model::RuleSet const& rules, model::DecisionDefinition const& definition) {
        return static_cast<std::size_t>(&definition - rules.decisions.data());
    }

    ledger::CaseReader const& reader_;
    std::map<std::int64_t, std::vector<Approval>> approvals_;
    std::function<void(Fine const&)> const& use_;
};

}  // namespace

FinesAnswer fines(ledger::CaseReader const& reader, RuleSets& rules, Filter const& filter,
                  std::function<void(Fine const&)> const& use) {
    Fines looking(reader, use);
    auto const asked = each_decision(reader, rules, filter, [&](Decided const& decided) {
        looking.look_at(decided);
        return true;
    });
    return {asked.asked, looking.found, asked.unanswered};
}

std::map<std::int64_t, std::vector<Approval>> approvals(store::Reading const& reading) {
    std::map<std::int64_t, std::vector<Approval>> result;
    store::Selection selection;
    selection.kind = ledger::name(ledger::Kind::Approval);
    reading.leaves(selection, [&](store::Leaf const& leaf) {
        auto const entry = ledger::read_leaf(leaf.text);
        ledger::ApprovalDetails details;
        if (!entry || !ledger::read(entry->details, details))
            throw ledger::LedgerError(ledger::LedgerError::Code::Damaged, "entry " + std::to_string(leaf.number));
        result[details.decision].push_back({leaf.number, entry->actor, entry->recorded_at});
        return true;
    });
    return result;
}

}  // namespace wetwijzer::audit
