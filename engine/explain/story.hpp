// Private to engine/explain: walks a trace from a rule down and tells the reasons that decided, most important first.
#pragma once

#include "engine/explain/explanation.hpp"
#include "engine/explain/words.hpp"
#include "engine/trace/tree.hpp"

#include <set>
#include <vector>

namespace wetwijzer::explain {

class Story {
public:
    explicit Story(Case const& of);

    // A rule's outcome with its reasons. `step`: Rule, RuleAgain or Assumption.
    Reason rule(std::uint32_t step);
    // Facts and judgements that were told about since the last call, each once.
    std::vector<Explanation::Part::Used> take_facts();
    // What moved the last day of a term: extensions, month rule, shifts. `end`: its Rule or RuleAgain step.
    std::vector<Reason> moves_of_end(std::uint32_t end);
    // Month rules, shifts and roundings of the whole trace.
    std::vector<std::string> all_remarks();
    // The sentence "voor de inburgeraar" of what was chosen in a rule: of its branch or exception, else of the version.
    std::string plain(std::uint32_t step) const;
    // Rules are told in full again after this.
    void begin_part() {
        told_.clear();
        told_readings_.clear();
        told_bearers_.clear();
    }

private:
    using Reasons = std::vector<Reason>;

    // Where the telling is: whose law, which row, how deep; `brief`: what is the case, not why.
    struct Place {
        values::Date law_date;
        RowOf row;
        unsigned depth = 0;
        bool brief = false;
        bool uses = false;     // brief, yet the facts count as used
        bool beneath = false;  // the next rule is told as the one on top of it
    };
    struct Operand {
        model::ExprId expr;
        std::uint32_t step = trace::no_step;  // none for constants
        values::Outcome outcome;
    };

    // story_rules.cpp
    Reason rule(std::uint32_t step, Place place);
    Reason told_rule(std::uint32_t step, Place place);
    void body(Reason& into, std::uint32_t step, model::Version const& version, Place place);
    void tell_exceptions(Reason& into, std::uint32_t step, model::Version const& version, Place place);
    void tell_other_exceptions(Reason& into, std::uint32_t step, model::Version const& version, Place place);
    void tell_branches(Reason& into, std::uint32_t step, model::Version const& version, Place place);
    void tell_rows(Reason& into, std::uint32_t step, model::Version const& version, Place place);
    std::string row_named(model::Version const& version, std::uint32_t row) const;
    std::string cell_named(model::ExprId input, model::ExprId cell) const;
    bool truth_of(model::TypeId type) const;
    bool amount_of(model::TypeId type) const;  // money, rounded or not: how it was reached is always told
    bool asks_for_none(model::ExprId condition) const;
    bool has_name(model::ExprId value) const;
    std::uint32_t value_of_exception(std::uint32_t step, model::Exception const& exception,
                                     model::Version const& version) const;
    Reason exception(std::uint32_t step, model::Exception const& exception, Place place);
    void version_chosen(Reason& into, std::uint32_t rule_step, model::Rule const& rule, model::Version const& version,
                        Place place);

    // story_layers.cpp: exceptions that stand elsewhere, what lies beneath them, and readings
    std::uint32_t step_beneath(std::uint32_t step, model::Version const& version) const;
    bool stands_alone(std::uint32_t step) const;
    bool excepted(std::uint32_t step) const;
    void tell_beneath(Reason& into, std::uint32_t step, model::Version const& version, Place place);
    void on_top(Reason& reason, model::Exception const& exception, Place place);
    bool of_another_municipality(std::uint32_t step, model::Exception const& exception) const;
    std::uint32_t reading_of(std::uint32_t step) const;
    Reason reading(std::uint32_t step, Place place);

    // story_conditions.cpp: reasons why a condition holds, fails or is open
    void condition(Reasons& into, std::uint32_t step, Place place, bool negated = false);
    void operation_condition(Reasons& into, std::uint32_t step, Place place, bool negated);
    void junction(Reasons& into, std::uint32_t step, Place place, bool negated);
    std::size_t alternatives_alike(std::vector<Operand> const& parts, std::size_t first) const;
    Reason none_of(std::vector<Operand> const& parts, std::size_t first, std::size_t count, Place place, bool negated);
    Reason labelled(std::uint32_t step, Place place, bool negated);
    Reason merged(Reasons reasons, values::Outcome const& outcome, bool negated);
    static void absorb_same(Reason& reason);
    static void absorb(Reason& reason);
    std::string junction_text(model::Expr const& e, values::Outcome const& outcome,
                              std::vector<Operand> const& operands);

    // story_comparisons.cpp
    std::string comparison(std::uint32_t step, Place place, bool negated);
    std::string compared(model::Expr const& e, std::vector<Operand> const& operands, bool holds, Place place,
                         bool negated);
    std::string other_side(Operand const& operand, Place place);
    std::string open_comparison(model::Expr const& e, std::vector<Operand> const& operands, Place place);

    // story_values.cpp: how a value came about
    void value(Reasons& into, std::uint32_t step, Place place);
    void operation_value(Reasons& into, std::uint32_t step, Place place);
    void derivations(Reason& into, std::uint32_t step, Place place);
    void days_off(Reasons& into, std::uint32_t step, Place place);
    void remarks(Reasons& into, std::uint32_t step, Place place);
    Reason calculation(std::uint32_t step, Place place);
    void rounding(Reasons& into, std::uint32_t step, Place place);
    void round_off(Reasons& into, std::uint32_t step, Place place);
    void term_borne_by(Reason& into, model::RuleId id);
    std::optional<values::Date> first_shift(std::uint32_t step) const;
    std::vector<Operand> extensions(std::vector<Operand> const& parts) const;
    Reason extension(Operand const& part, Operand const& named, Place place);
    void term(Reasons& into, std::uint32_t step, Place place);

    // story_lists.cpp
    void list_condition(Reasons& into, std::uint32_t step, Place place, bool negated);
    void list_value(Reasons& into, std::uint32_t step, Place place);
    void rows(Reasons& into, std::uint32_t step, Place place, bool counting);

    // story_leaves.cpp
    bool is_leaf(std::uint32_t step) const;
    Reason leaf(std::uint32_t step, Place place);
    void use(std::uint32_t step);
    Reason fault(values::Fault const& fault, Place place, std::uint32_t step = trace::no_step) const;
    model::Citation terms_act(std::initializer_list<model::ReferencePart> parts) const;
    Reason shift(values::TermShift const& shift, Place place) const;

    trace::Step const& at(std::uint32_t step) const { return case_.evaluation.trace.steps[step]; }
    std::vector<Operand> operands(std::uint32_t step) const;
    std::uint32_t child_of(std::uint32_t step, model::ExprId expr) const;
    Place inside(std::uint32_t step, Place place) const;
    // Tells only what is open or faulty below; true when there was such a thing.
    bool only_obstacles(Reasons& into, std::uint32_t step, Place place);

    Case const& case_;
    Words words_;
    trace::Tree tree_;
    std::set<std::uint32_t> told_;           // Rule steps
    std::set<std::uint32_t> told_readings_;  // ReadingIds
    std::set<std::uint32_t> told_bearers_;   // TermIds
    std::vector<Explanation::Part::Used> used_;
    std::set<values::Missing> used_already_;
};

// Whether a branch, exception or row was chosen so.
bool was(trace::Step const& step, trace::Choice choice);

// Met, NotMet or Open; `negated` where the surrounding condition asks for the opposite.
Reason::Kind kind_of(values::Outcome const& outcome, bool negated);

// Appends what is not there yet.
void add_new(model::Citation& into, model::Citation const& more);

}  // namespace wetwijzer::explain
