// Citations stand with declarations, branches, exceptions, rows and listed conditions: all of them count.
#include "engine/articles/uses.hpp"

#include <algorithm>
#include <string_view>

namespace wetwijzer::articles {
namespace {

class Gathering {
public:
    explicit Gathering(model::RuleSet const& rules) : rules_(rules) {}

    std::vector<Cited> run() {
        for (auto const& fact : rules_.facts)
            add(fact.citation, {fact.is_judgement() ? Use::Kind::Judgement : Use::Kind::Fact, fact.name, fact.judge});
        for (auto const& parameter : rules_.parameters) {
            add(parameter.citation, {Use::Kind::Parameter, parameter.name, {}});
            for (auto const& value : parameter.values) add(value.citation, {Use::Kind::Parameter, parameter.name, {}});
        }
        for (std::size_t i = 0; i < rules_.rules.size(); ++i) add(model::RuleId(i));
        for (auto const& decision : rules_.decisions) {
            add(decision.citation, {Use::Kind::Decision, decision.name, {}});
            add(decision.remedy_citation, {Use::Kind::Decision, decision.name, {}});
        }
        for (auto const& reading : rules_.readings) {
            add(reading.citation, {Use::Kind::Reading, reading.name, {}});
            for (auto const& one : reading.alternatives) add(one.citation, {Use::Kind::Reading, reading.name, {}});
        }
        for (auto const& check : rules_.checks) add(check.citation, {Use::Kind::Check, check.name, {}});
        for (auto const& one : rules_.indicators) add(one.citation, {Use::Kind::Indicator, one.name, {}});
        return std::move(found_);
    }

private:
    void add(model::Citation const& citation, Use const& use) {
        for (auto const& reference : citation) found_.push_back({reference, use});
    }

    // The declaration that a rule was made of.
    Use declared(model::RuleId id) const {
        auto const& rule = rules_.rules[id.value];
        if (rule.term.is_some()) return {Use::Kind::Term, rules_.terms[rule.term.value].name, {}};
        for (auto const& decision : rules_.decisions)
            if (decision.applies == id && rule.name.starts_with(decision.name + "."))
                return {Use::Kind::Decision, decision.name, {}};
        for (auto const& check : rules_.checks)
            if (check.rule == id) return {Use::Kind::Check, check.name, {}};
        for (auto const& one : rules_.indicators)
            for (auto const part : {one.denominator, one.numerator, one.average, one.breakdown, one.day})
                if (part == id) return {Use::Kind::Indicator, one.name, {}};
        auto name = rule.name;
        constexpr std::string_view beneath = ".volgens_de_wet";
        if (name.ends_with(beneath)) name.resize(name.size() - beneath.size());
        if (model::find_parameter(rules_, name).is_some()) return {Use::Kind::Parameter, name, {}};
        bool const table = std::any_of(rule.versions.begin(), rule.versions.end(),
                                       [](auto const& version) { return version.kind == model::BodyKind::Table; });
        return {table ? Use::Kind::Table : Use::Kind::Rule, name, {}};
    }

    void add(model::RuleId id) {
        auto const use = declared(id);
        auto const& rule = rules_.rules[id.value];
        add(rule.law_date, use);
        for (auto const& version : rule.versions) {
            // The outer rule of an exception repeats the citations of the rule beneath it.
            add(version.citation, use);
            for (auto const& branch : version.branches) {
                add(branch.citation, use);
                add(branch.value, use);
                add(branch.condition, use);
            }
            for (auto const& exception : version.exceptions) {
                auto const own =
                    exception.layer == model::Layer::Own ? use : Use{Use::Kind::Exception, exception.label, {}};
                add(exception.citation, own);
                add(exception.condition, own);
                add(exception.value, own);
            }
            for (auto const input : version.inputs) add(input, use);
            for (auto const& row : version.rows) {
                add(row.citation, use);
                for (auto const condition : row.conditions) add(condition, use);
                add(row.value, use);
            }
        }
    }

    // The conditions listed in an expression.
    void add(model::ExprId root, Use const& use) {
        if (!root.is_some()) return;
        std::vector<model::ExprId> pending{root};
        while (!pending.empty()) {
            auto const& expr = rules_.expr(pending.back());
            pending.pop_back();
            if (expr.note.is_some()) add(rules_.notes[expr.note.value].citation, use);
            auto const operands = rules_.operands(expr);
            pending.insert(pending.end(), operands.begin(), operands.end());
        }
    }

    model::RuleSet const& rules_;
    std::vector<Cited> found_;
};

}  // namespace

std::vector<Cited> citations(model::RuleSet const& rules) { return Gathering(rules).run(); }

}  // namespace wetwijzer::articles
