#include "engine/agenda/agenda.hpp"

#include "engine/explain/terms.hpp"
#include "engine/trace/tree.hpp"

#include <algorithm>

namespace wetwijzer::agenda {
namespace {

using values::Outcome;

// What is not there is last.
bool ends_before(Entry const& left, Entry const& right) {
    if (left.last && right.last) return *left.last < *right.last;
    return left.last.has_value() && !right.last;
}

class Maker {
public:
    Maker(model::RuleSet const& rules, evaluate::Facts const& facts, values::Date reference_date,
          values::Language language)
        : rules_(rules),
          requested_(rules_of_terms()),
          evaluation_(evaluate::evaluate(rules, facts, reference_date, requested_)),
          tree_(evaluation_.trace),
          told_{rules, evaluation_, facts, reference_date, language} {}

    Agenda run() {
        agenda_.case_id = told_.facts.case_id;
        agenda_.reference_date = told_.reference_date;
        for (std::size_t i = 0; i < rules_.terms.size(); ++i) add(model::TermId(i));
        std::stable_sort(agenda_.entries.begin(), agenda_.entries.end(), ends_before);
        return std::move(agenda_);
    }

private:
    std::vector<model::RuleId> rules_of_terms() const {
        std::vector<model::RuleId> list;
        for (auto const& term : rules_.terms)
            for (auto const rule : {term.start, term.end, term.status, term.signal})
                if (rule.is_some()) list.push_back(rule);
        return list;
    }

    std::size_t place(model::RuleId rule) const {
        auto const found = std::find(requested_.begin(), requested_.end(), rule);
        return static_cast<std::size_t>(found - requested_.begin());
    }
    Outcome const& outcome(model::RuleId rule) const { return evaluation_.outcomes[place(rule)]; }

    void add(model::TermId id) {
        auto const& term = rules_.terms[id.value];
        auto const& start = outcome(term.start);
        if (auto const* fault = std::get_if<values::Fault>(&start)) {
            bool const not_law = fault->code == values::FaultCode::NoVersion && fault->where == term.start.value;
            if (!not_law) fail(id, *fault);
        } else if (auto const* unknown = std::get_if<values::Unknown>(&start)) {
            agenda_.waiting.push_back({id, explain::questions_for(told_, *unknown)});
        } else if (auto const* first = std::get_if<values::Date>(values::known(start))) {
            add(id, *first);
        }
    }

    void add(model::TermId id, values::Date first) {
        auto const& term = rules_.terms[id.value];
        Entry entry;
        entry.term = id;
        entry.start = first;
        if (!term.bearer.empty()) entry.bearer = explain::authority(term.bearer, told_.language);
        for (auto const rule : {term.end, term.status, term.signal}) {
            if (!rule.is_some()) continue;
            if (auto const* fault = std::get_if<values::Fault>(&outcome(rule))) return fail(id, *fault);
        }
        values::Unknown missing;
        for (auto const rule : {term.end, term.status})
            if (auto const* unknown = std::get_if<values::Unknown>(&outcome(rule))) values::merge(missing, *unknown);
        entry.waits_for = explain::questions_for(told_, missing);
        add_end(entry, term);
        add_status(entry, term);
        if (auto const* version = applied(term.start)) entry.citation = version->citation;
        agenda_.entries.push_back(std::move(entry));
    }

    void add_end(Entry& entry, model::Term const& term) const {
        auto const root = evaluation_.roots[place(term.end)];
        auto const* last = date(outcome(term.end));
        if (last == nullptr) return;
        entry.last = *last;
        entry.days_left = last->days() - told_.reference_date.days();
        entry.moves = explain::moves_of_end(told_, root);
        if (!term.signal.is_some()) return;
        if (auto const* signal = date(outcome(term.signal))) {
            entry.signal = *signal;
            entry.signal_given = *signal <= told_.reference_date;
        }
    }

    void add_status(Entry& entry, model::Term const& term) const {
        auto const* value = values::known(outcome(term.status));
        auto const* member = value == nullptr ? nullptr : std::get_if<values::Member>(value);
        if (member != nullptr && member->index <= static_cast<unsigned>(Status::Expired))
            entry.status = static_cast<Status>(member->index);
        if (auto const* version = applied(term.status))
            for (auto const& branch : version->branches) add_met(entry, branch.value);
    }

    // The day on which the term was met is the last operand of its status.
    void add_met(Entry& entry, model::ExprId status) const {
        auto const& expr = rules_.expr(status);
        if (expr.op != model::Op::TermStatus) return;
        auto const met = rules_.operands(expr)[2];
        auto const& operand = rules_.expr(met);
        entry.can_be_met = operand.op != model::Op::Constant || !is_none(rules_.constants[operand.payload]);
        bool const was_met = entry.status == Status::Met || entry.status == Status::MetLate;
        if (!was_met) return;
        for (auto const& step : evaluation_.trace.steps)
            if (step.expr == met && date(step.outcome) != nullptr) entry.met_on = *date(step.outcome);
        if (operand.op == model::Op::Constant) entry.met_on = *date(rules_.constants[operand.payload]);
    }

    // The version of a requested rule that was applied.
    model::Version const* applied(model::RuleId rule) const {
        auto const& steps = evaluation_.trace.steps;
        auto root = evaluation_.roots[place(rule)];
        if (root != trace::no_step && steps[root].kind == trace::StepKind::RuleAgain) root = steps[root].link;
        if (root == trace::no_step) return nullptr;
        auto const& versions = rules_.rules[rule.value].versions;
        for (auto const child : tree_.children(root)) {
            auto const& step = steps[child];
            if (step.kind == trace::StepKind::Version && step.subject < versions.size()) return &versions[step.subject];
        }
        return nullptr;
    }

    static values::Date const* date(Outcome const& outcome) {
        auto const* value = values::known(outcome);
        return value == nullptr ? nullptr : std::get_if<values::Date>(value);
    }

    void fail(model::TermId id, values::Fault const& fault) {
        agenda_.faulty.push_back({id, explain::fault_text(rules_, fault, told_.reference_date, told_.language)});
    }

    model::RuleSet const& rules_;
    std::vector<model::RuleId> requested_;
    evaluate::Evaluation evaluation_;
    trace::Tree tree_;
    explain::Told told_;
    Agenda agenda_;
};

}  // namespace

Agenda agenda(model::RuleSet const& rules, evaluate::Facts const& facts, values::Date reference_date,
              values::Language language) {
    return Maker(rules, facts, reference_date, language).run();
}

}  // namespace wetwijzer::agenda
