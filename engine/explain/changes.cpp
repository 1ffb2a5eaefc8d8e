// Which changes would turn a condition: read off the trace, by the shape of the rules.
#include "engine/explain/changes.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::explain {
namespace {

using model::Op;
using trace::Choice;
using trace::StepKind;

constexpr unsigned deepest = 40;

void keep_smallest(std::vector<Plan>& plans) {
    std::stable_sort(plans.begin(), plans.end(), [](Plan const& a, Plan const& b) { return a.size() < b.size(); });
    if (plans.size() > Changes::most_plans) plans.resize(Changes::most_plans);
}

void append(std::vector<Plan>& into, std::vector<Plan> more) {
    into.insert(into.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool same_place(Change const& a, Change const& b) {
    return a.fact == b.fact && a.row == b.row && a.field == b.field && a.rule == b.rule;
}

// Both plans together; nothing when they want the same thing to be different values, or are too many.
std::optional<Plan> both(Plan const& left, Plan const& right) {
    Plan plan = left;
    for (Change const& change : right) {
        auto const other =
            std::find_if(plan.begin(), plan.end(), [&](Change const& one) { return same_place(one, change); });
        if (other == plan.end())
            plan.push_back(change);
        else if (other->value != change.value)
            return {};
    }
    if (plan.size() > Changes::most_changes) return {};
    return plan;
}

std::vector<Plan> combined(std::vector<Plan> const& left, std::vector<Plan> const& right) {
    std::vector<Plan> all;
    for (Plan const& one : left)
        for (Plan const& other : right)
            if (auto plan = both(one, other)) all.push_back(*std::move(plan));
    keep_smallest(all);
    return all;
}

}  // namespace

std::vector<Plan> Changes::plans(std::uint32_t step, bool wanted) const {
    auto all = unsorted(step, wanted, 0);
    keep_smallest(all);
    return all;
}

std::vector<Plan> Changes::unsorted(std::uint32_t step, bool wanted, unsigned depth) const {
    auto const& s = at(step);
    if (state_of(s.outcome) == (wanted ? State::Yes : State::No)) return {Plan{}};
    if (depth > deepest) return {};
    switch (s.kind) {
        case StepKind::Fact:
        case StepKind::Judgement:
        case StepKind::Field: {
            auto change = truth(step, wanted);
            return change ? Plans{{*std::move(change)}} : Plans{};
        }
        case StepKind::Rule:
            return of_rule(step, wanted, depth + 1);
        case StepKind::RuleAgain:
            return s.link == trace::no_step ? Plans{} : of_rule(s.link, wanted, depth + 1);
        case StepKind::Condition: {
            auto const child = tree_.first_child(step);
            bool const leaf = child != trace::no_step && at(child).expr == s.expr;
            return leaf ? unsorted(child, wanted, depth + 1) : of_operation(step, wanted, depth + 1);
        }
        case StepKind::Operation:
            return of_operation(step, wanted, depth + 1);
        case StepKind::Version:
        case StepKind::Branch:
        case StepKind::Exception:
        case StepKind::TableRow:
        case StepKind::Parameter:
        case StepKind::Rounding:
        case StepKind::MonthRule:
        case StepKind::Calendar:
        case StepKind::Element:
        case StepKind::Skipped:
        case StepKind::Assumption:
        case StepKind::ReferenceDate:
        case StepKind::Reading:
        case StepKind::Beneath:
            return {};
    }
    return {};
}

std::optional<Change> Changes::truth(std::uint32_t step, bool wanted) const {
    auto const& s = at(step);
    auto const& rules = case_.rules;
    auto const& fact = rules.facts[s.subject];
    auto const type =
        s.kind == StepKind::Field ? rules.records[rules.type(fact.type).record].fields[s.extra].type : fact.type;
    if (rules.type(type).kind != values::Kind::Boolean) return {};
    Change change;
    change.fact = model::FactId(s.subject);
    change.value = wanted;
    change.was_open = !is_known(s.outcome);
    std::string named = words_.fact(change.fact);
    if (s.kind == StepKind::Field) {
        change.row = s.detail;
        change.field = s.extra;
        named = words_.say(Phrase::OfRow, {words_.field(change.fact, s.extra), words_.row({s.subject, s.detail})});
    }
    if (auto const whether = clause(named))
        change.text = words_.say(wanted ? Phrase::IfSo : Phrase::IfNotSo, {*whether});
    else
        change.text = words_.say(Phrase::IfValue, {named, words_.text(change.value, type)});
    return change;
}

bool Changes::is_constant(model::ExprId id, bool wanted) const {
    auto const& e = case_.rules.expr(id);
    if (e.op != Op::Constant) return false;
    auto const* value = std::get_if<bool>(&case_.rules.constants[e.payload]);
    return value != nullptr && *value == wanted;
}

// Turn off what excepts, turn on a branch; or turn on an exception that gives what is wanted.
std::vector<Plan> Changes::of_rule(std::uint32_t step, bool wanted, unsigned depth) const {
    auto const& rule = case_.rules.rules[at(step).subject];
    model::Version const* version = nullptr;
    std::vector<std::uint32_t> in_the_way;
    std::uint32_t beneath = trace::no_step;
    Plans all;
    bool excepted = false;
    for (auto const child : tree_.children(step)) {
        auto const& s = at(child);
        if (s.kind == StepKind::Version && s.subject < rule.versions.size()) version = &rule.versions[s.subject];
        if (s.kind == StepKind::Beneath) beneath = tree_.first_child(child);
        if (s.kind != StepKind::Exception || version == nullptr) continue;
        auto const& exception = version->exceptions[s.subject];
        auto const conditions = tree_.children(child);
        if (conditions.empty()) continue;
        auto const given = exception.value.is_some()   ? exception.value
                           : version->branches.empty() ? model::ExprId()
                                                       : version->branches.back().value;
        bool const gives_wanted = given.is_some() && is_constant(given, wanted);
        if (s.detail == static_cast<std::uint32_t>(Choice::NotTaken)) {
            if (gives_wanted) append(all, unsorted(conditions.front(), true, depth));
        } else if (!gives_wanted) {
            in_the_way.push_back(conditions.front());
            excepted = excepted || s.detail == static_cast<std::uint32_t>(Choice::Taken);
        }
    }
    if (version == nullptr || version->kind != model::BodyKind::Branches) return all;
    auto off = every(in_the_way, false, depth);
    if (beneath != trace::no_step)
        append(all, combined(off, unsorted(beneath, wanted, depth)));
    else if (excepted)
        append(all, std::move(off));  // the branches were not looked at
    else
        append(all, combined(off, of_branches(step, *version, wanted, depth)));
    keep_smallest(all);
    return all;
}

std::vector<Plan> Changes::of_branches(std::uint32_t step, model::Version const& version, bool wanted,
                                       unsigned depth) const {
    Plans all;
    Plans earlier_off{Plan{}};
    for (auto const child : tree_.children(step)) {
        auto const& s = at(child);
        if (s.kind != StepKind::Branch) continue;
        auto const& branch = version.branches[s.subject];
        std::uint32_t asked = trace::no_step;
        std::uint32_t given = trace::no_step;
        for (auto const inner : tree_.children(child)) {
            if (at(inner).expr == branch.condition && branch.condition.is_some()) asked = inner;
            if (at(inner).expr == branch.value) given = inner;
        }
        auto const on = asked == trace::no_step ? Plans{Plan{}} : unsorted(asked, true, depth);
        if (is_constant(branch.value, wanted)) {
            append(all, combined(earlier_off, on));
        } else if (given != trace::no_step) {
            append(all, combined(combined(earlier_off, on), unsorted(given, wanted, depth)));
        }
        if (asked == trace::no_step) break;
        earlier_off = combined(earlier_off, unsorted(asked, false, depth));
    }
    return all;
}

std::vector<std::uint32_t> Changes::operand_steps(std::uint32_t step) const {
    std::vector<std::uint32_t> steps;
    for (auto const child : tree_.children(step))
        if (at(child).expr.is_some() && at(child).kind != StepKind::Skipped) steps.push_back(child);
    return steps;
}

std::vector<Plan> Changes::every(std::vector<std::uint32_t> const& steps, bool wanted, unsigned depth) const {
    Plans all{Plan{}};
    for (auto const step : steps) {
        all = combined(all, unsorted(step, wanted, depth));
        if (all.empty()) break;
    }
    return all;
}

std::vector<Plan> Changes::any(std::vector<std::uint32_t> const& steps, bool wanted, unsigned depth) const {
    Plans all;
    for (auto const step : steps) append(all, unsorted(step, wanted, depth));
    keep_smallest(all);
    return all;
}

// The cheapest of the conditions that do not hold, as many as are needed.
std::vector<Plan> Changes::at_least(std::vector<std::uint32_t> const& operands, std::uint32_t needed,
                                    unsigned depth) const {
    Plans singles;
    for (auto const step : operands) {
        auto plans = unsorted(step, true, depth);
        keep_smallest(plans);
        if (!plans.empty()) singles.push_back(std::move(plans.front()));
    }
    keep_smallest(singles);
    if (singles.size() < needed) return {};
    Plan together;
    for (std::uint32_t i = 0; i < needed; ++i) {
        auto more = both(together, singles[i]);
        if (!more) return {};
        together = *std::move(more);
    }
    return {together};
}

std::vector<Plan> Changes::of_operation(std::uint32_t step, bool wanted, unsigned depth) const {
    auto const& e = case_.rules.expr(at(step).expr);
    auto const steps = operand_steps(step);
    if (e.op == Op::Not) return any(steps, !wanted, depth);
    if (e.op == Op::And) return wanted ? every(steps, true, depth) : any(steps, false, depth);
    if (e.op == Op::Or) return wanted ? any(steps, true, depth) : every(steps, false, depth);
    if (e.op == Op::NoneOf) return wanted ? every(steps, false, depth) : any(steps, true, depth);
    if (e.op == Op::AtLeast && wanted) return at_least(steps, e.payload, depth);
    if (e.op == Op::RecordRule || e.op == Op::UnderLawOf)
        return steps.empty() ? Plans{} : unsorted(steps.back(), wanted, depth);
    return comparison(step, wanted);
}

std::vector<Plan> Changes::other_choices(std::uint32_t step) const {
    Plans all;
    choices(all, step, 0);
    std::erase_if(all, [](Plan const& plan) { return plan.empty(); });
    keep_smallest(all);
    return all;
}

// Of the rule, and of the rules that its value is taken from.
void Changes::choices(Plans& into, std::uint32_t step, unsigned depth) const {
    auto const full = at(step).kind == StepKind::RuleAgain && at(step).link != trace::no_step ? at(step).link : step;
    if (at(full).kind != StepKind::Rule || depth > deepest) return;
    for (auto const child : tree_.children(full)) {
        auto const& s = at(child);
        if (s.kind == StepKind::Beneath && s.detail != static_cast<std::uint32_t>(Choice::Overridden))
            for (auto const inner : tree_.children(child)) choices(into, inner, depth + 1);
        bool const alternative =
            s.kind == StepKind::Exception || s.kind == StepKind::Branch || s.kind == StepKind::TableRow;
        if (!alternative) continue;
        bool const taken = s.detail == static_cast<std::uint32_t>(Choice::Taken);
        std::vector<std::uint32_t> conditions;
        for (auto const inner : tree_.children(child)) {
            auto const expr = at(inner).expr;
            bool const truth =
                expr.is_some() && case_.rules.type(case_.rules.expr(expr).type).kind == values::Kind::Boolean;
            if (truth)
                conditions.push_back(inner);
            else if (taken)
                choices(into, inner, depth + 1);
        }
        if (conditions.empty()) continue;
        append(into, taken ? any(conditions, false, depth) : every(conditions, true, depth));
    }
}

}  // namespace wetwijzer::explain
