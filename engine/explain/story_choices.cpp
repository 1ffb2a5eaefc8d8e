// What a rule chose among: the branch or row that applies, and those that did not.
#include "engine/explain/story.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wetwijzer::explain {
namespace {

using trace::Choice;
using trace::StepKind;

}  // namespace

// "als x is geen": that there is an x says little where room is short.
bool Story::asks_for_none(model::ExprId condition) const {
    return condition.is_some() && case_.rules.expr(condition).op == model::Op::IsNone;
}

// Whether "niet …" can be said of a branch's value: a constant that is something.
bool Story::has_name(model::ExprId value) const {
    auto const& e = case_.rules.expr(value);
    return e.op == model::Op::Constant && !is_none(case_.rules.constants[e.payload]);
}

void Story::tell_branches(Reason& into, std::uint32_t step, model::Version const& version, Place place) {
    auto const& rule = case_.rules.rules[at(step).subject];
    bool const truth = truth_of(rule.type);  // "is ja als … anders nee": the conditions say it all
    std::vector<std::uint32_t> tried;
    for (auto const child : tree_.children(step))
        if (at(child).kind == StepKind::Branch) tried.push_back(child);
    // What is told last refers to what was told first.
    std::stable_partition(tried.begin(), tried.end(),
                          [&](std::uint32_t child) { return was(at(child), Choice::Taken); });
    Reasons passed;  // branches that did not apply, after what did
    for (auto const child : tried) {
        auto const& s = at(child);
        auto const& branch = version.branches[s.subject];
        Reasons why;
        // That there is one says why the next branch was reached; nothing failed.
        bool const there_is_one = asks_for_none(branch.condition) && state_of(s.outcome) == State::No;
        if (auto const asked = branch.condition.is_some() ? child_of(child, branch.condition) : trace::no_step;
            asked != trace::no_step)
            condition(why, asked, place, there_is_one);
        bool const taken = was(s, Choice::Taken);
        bool const open = was(s, Choice::Possible) && state_of(s.outcome) != State::Yes;
        auto const& own = branch.sentences.any.empty() ? branch.sentences.yes : branch.sentences.any;
        if (taken || was(s, Choice::Possible)) {
            if (auto const given = child_of(child, branch.value); given != trace::no_step) value(why, given, place);
            if (taken) add_new(into.citation, branch.citation);
        }
        if (taken && !own.empty()) {
            Reason said;
            said.kind = Reason::Kind::Met;
            said.law_date = place.law_date;
            said.text = words_.filled(own, place.row);
            said.citation = branch.citation;
            said.because = std::move(why);
            into.because.push_back(std::move(said));
        } else if (taken || truth || !has_name(branch.value)) {
            auto& target = taken ? into.because : passed;
            for (Reason& one : why) {
                one.minor = !taken && asks_for_none(branch.condition);
                if (there_is_one && one.kind == Reason::Kind::Met) one.kind = Reason::Kind::Outcome;
            }
            target.insert(target.end(), std::make_move_iterator(why.begin()), std::make_move_iterator(why.end()));
        } else if (!why.empty()) {
            auto const named = words_.expression(branch.value, place.row);
            Reason other = merged(std::move(why), s.outcome, false);
            if (other.text.empty())
                other.text = words_.say(open ? Phrase::BranchOpenBare : Phrase::BranchNotBare, {named});
            else if (state_of(s.outcome) != State::Yes)
                other.text =
                    words_.say(open ? Phrase::BranchOpen : Phrase::BranchNot, {named, inside_sentence(other.text)});
            if (other.citation.empty()) other.citation = branch.citation;
            passed.push_back(std::move(other));
        }
    }
    into.because.insert(into.because.end(), std::make_move_iterator(passed.begin()),
                        std::make_move_iterator(passed.end()));
}

void Story::tell_rows(Reason& into, std::uint32_t step, model::Version const& version, Place place) {
    for (auto const child : tree_.children(step)) {
        auto const& s = at(child);
        if (s.kind != StepKind::TableRow || was(s, Choice::NotTaken)) continue;
        auto const& row = version.rows[s.subject];
        bool const taken = was(s, Choice::Taken);
        Reason reason;
        reason.kind = taken ? Reason::Kind::Table : Reason::Kind::Open;
        reason.law_date = place.law_date;
        reason.citation = row.citation;
        auto const given_step = child_of(child, row.value);
        auto const gives = given_step != trace::no_step
                               ? words_.text(at(given_step).outcome, case_.rules.expr(row.value).type)
                               : words_.expression(row.value, place.row);
        reason.value = gives;
        reason.text =
            words_.say(taken ? Phrase::TableRowApplies : Phrase::TableRowOpen, {row_named(version, s.subject), gives});
        for (auto const cell : row.conditions) {
            auto const asked = cell.is_some() ? child_of(child, cell) : trace::no_step;
            bool const told = asked != trace::no_step && (taken || !is_known(at(asked).outcome));
            if (told) condition(reason.because, asked, place);
        }
        if (taken && !place.brief && amount_of(case_.rules.expr(row.value).type)) {
            reason.essential = true;
            for (auto& looked_up : reason.because) looked_up.essential = true;
        }
        if (given_step != trace::no_step) value(reason.because, given_step, place);
        if (taken) add_new(into.citation, row.citation);
        into.because.push_back(std::move(reason));
    }
}

// "alle onderdelen eenmaal, van 250 uur tot 400 uur": its cells; cells for any value are left out. A cell by itself is
// told with what it is about.
std::string Story::row_named(model::Version const& version, std::uint32_t row) const {
    std::string named;
    std::size_t told = 0;
    model::ExprId about;
    auto const& cells = version.rows[row].conditions;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        auto const cell = column < version.inputs.size() && cells[column].is_some()
                              ? cell_named(version.inputs[column], cells[column])
                              : std::string();
        if (cell.empty()) continue;
        named += (named.empty() ? "" : ", ") + cell;
        about = version.inputs[column];
        ++told;
    }
    bool const says_what = told != 1 || truth_of(case_.rules.expr(about).type);
    if (!says_what) named = words_.say(Phrase::NamedValue, {words_.expression(about), named});
    if (named.empty()) return words_.say(Phrase::TableRowUnnamed, {std::to_string(std::size_t{row} + 1)});
    return words_.say(Phrase::QuotedName, {named});
}

std::string Story::cell_named(model::ExprId input, model::ExprId cell) const {
    using model::Op;
    auto const& rules = case_.rules;
    auto const& e = rules.expr(cell);
    auto const parts = rules.operands(e);
    bool const dates = rules.type(rules.expr(input).type).kind == values::Kind::Date;
    auto const side = [&](model::ExprId id) { return words_.expression(id); };
    auto const edge = [&](Phrase of_dates, Phrase of_others) {
        return words_.say(dates ? of_dates : of_others, {side(parts[1])});
    };
    auto const about_input = [&](model::Expr const& one) {
        return one.child_count >= 2 && rules.operands(one)[0] == input;
    };
    if (e.op == Op::And && parts.size() == 2) {
        auto const& from = rules.expr(parts[0]);
        auto const& to = rules.expr(parts[1]);
        if (from.op == Op::Not) return cell_named(input, parts[1]);  // that it exists
        bool const between = from.op == Op::GreaterEqual && about_input(from) && about_input(to) &&
                             (to.op == Op::Less || to.op == Op::LessEqual);
        if (!between) return {};
        return words_.say(to.op == Op::Less ? Phrase::CellUntil : Phrase::CellThrough,
                          {side(rules.operands(from)[1]), side(rules.operands(to)[1])});
    }
    if (!about_input(e)) return {};
    bool const truth = rules.type(rules.expr(input).type).kind == values::Kind::Boolean;
    if (e.op == Op::Equal && truth) return words_.say(Phrase::NamedValue, {words_.expression(input), side(parts[1])});
    if (e.op == Op::Equal) return side(parts[1]);
    if (e.op == Op::OneOf) {
        auto text = side(parts[1]);
        for (std::size_t i = 2; i < parts.size(); ++i) text = words_.say(Phrase::Or, {text, side(parts[i])});
        return text;
    }
    if (e.op == Op::Less) return edge(Phrase::CellBefore, Phrase::CellLess);
    if (e.op == Op::LessEqual) return edge(Phrase::CellOnOrBefore, Phrase::CellAtMost);
    if (e.op == Op::Greater) return edge(Phrase::CellAfter, Phrase::CellMore);
    if (e.op == Op::GreaterEqual) return edge(Phrase::CellOnOrAfter, Phrase::CellAtLeast);
    return {};
}

}  // namespace wetwijzer::explain
