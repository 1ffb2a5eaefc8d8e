#include "engine/audit/fines.hpp"

#include "engine/evaluate/evaluate.hpp"
#include "engine/values/text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace wetwijzer::audit {
namespace {

using values::Money;

class Fines {
public:
    explicit Fines(ledger::CaseReader const& reader) : reader_(reader), approvals_(approvals(reader.reading())) {}

    void look_at(Decided const& decided) {
        auto const& rules = *decided.known->rules;
        std::optional<Opened> opened;
        for (std::size_t i = 0; i < rules.decisions.size(); ++i) {
            if (!rules.decisions[i].fine.is_some() || !decided.may_be_taken(i)) continue;
            if (!opened) opened = open(reader_, decided.entry.number);
            if (is_taken(decided, i, *opened)) fine(decided, *opened, i);
        }
    }

    // In order of number, each with what replaced it.
    void tell(std::function<void(Fine const&)> const& use) {
        for (auto& fine : found_) {
            auto const last = last_.at(decision_of(fine));
            if (last != fine.entry) fine.replaced_by = last;
            use(fine);
        }
    }
    std::int64_t found() const { return std::ssize(found_); }

private:
    using Decision = std::tuple<std::string, std::string, std::string>;
    static Decision decision_of(Fine const& fine) { return {fine.case_ref, fine.reference_date, fine.decision}; }

    void fine(Decided const& decided, Opened const& opened, std::size_t decision) {
        auto const& rules = *decided.known->rules;
        auto const& definition = rules.decisions[decision];
        Fine fine;
        fine.entry = decided.entry.number;
        fine.recorded_at = decided.entry.recorded_at;
        fine.actor = decided.entry.actor;
        fine.case_ref = decided.entry.case_ref;
        fine.case_id = opened.content.case_id;
        fine.reference_date = decided.details.reference_date;
        fine.rule_set = decided.details.rule_set;
        fine.decision = definition.name;
        fine.outcome = rules.rules[definition.fine.value].name;
        auto const outcome = opened.outcomes.find(fine.outcome);
        OutcomeText const computed = outcome == opened.outcomes.end() ? OutcomeText{} : outcome->second;
        fine.computed_known = computed.known.has_value();
        fine.computed_cents = computed.known ? cents(*computed.known).value_or(0) : 0;
        fine.taken_cents = fine.computed_cents;
        if (auto const* other = opened.by_hand(fine.outcome)) {
            fine.overridden = true;
            fine.taken_cents = cents(other->value).value_or(0);
            fine.override_basis = other->basis;
            fine.motivation = other->motivation;
        }
        last_[decision_of(fine)] = fine.entry;
        if (fine.computed_cents <= 0 && fine.taken_cents <= 0) return;
        ground(fine, decided, opened, definition, computed.missing);
        if (auto const agreed = approvals_.find(fine.entry); agreed != approvals_.end())
            fine.approvals = agreed->second;
        found_.push_back(std::move(fine));
    }

    // Takes the decision again, by the same rules on the same facts.
    void ground(Fine& fine, Decided const& decided, Opened const& opened, model::DecisionDefinition const& definition,
                std::vector<std::string> const& missing) {
        auto const& rules = *decided.known->rules;
        for (auto const& reference : definition.citation) fine.grounds.push_back(model::to_text(rules, reference));
        std::vector<evaluate::CaseProblem> problems;
        auto const facts = decided.known->format.read(opened.content.facts_json, problems);
        auto const day = values::Date::from_iso(decided.details.reference_date);
        fine.grounds_found = false;
        if (!facts || !day) return;
        judgements(fine, rules, *facts, definition, missing);
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

    // Of those that the decision asks for: what was given, and what the amount waits for.
    static void judgements(Fine& fine, model::RuleSet const& rules, evaluate::Facts const& facts,
                           model::DecisionDefinition const& definition, std::vector<std::string> const& missing) {
        for (auto const fact : definition.judgements) {
            FineJudgement one{rules.facts[fact.value].name, facts.slots[fact.value].value.has_value(), {}};
            if (!one.given && std::find(missing.begin(), missing.end(), one.name) == missing.end()) continue;
            for (auto const& record : facts.judgements)
                if (record.fact == fact) one.official = record.author;
            fine.judgements.push_back(std::move(one));
        }
    }

    ledger::CaseReader const& reader_;
    std::map<std::int64_t, std::vector<Approval>> approvals_;
    std::vector<Fine> found_;
    std::map<Decision, std::int64_t> last_;  // the last entry that took it
};

}  // namespace

FinesAnswer fines(ledger::CaseReader const& reader, RuleSets& rules, Filter const& filter,
                  std::function<void(Fine const&)> const& use) {
    Fines looking(reader);
    auto const asked = each_decision(reader, rules, filter, [&](Decided const& decided) {
        looking.look_at(decided);
        return true;
    });
    looking.tell(use);
    return {asked.asked, looking.found(), asked.unanswered};
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
