#include "engine/audit/who_used.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::audit {
namespace {

using uses::RulePart;
using Kind = uses::RulePart::Kind;

// Whether the version (or value) that begins on that day is law on `day`.
template <class Validities>
bool in_force(Validities const& validities, std::string const& since, values::Date day) {
    return std::any_of(validities.begin(), validities.end(), [&](auto const& one) {
        auto const first = one.validity.from ? one.validity.from->iso() : std::string();
        return first == since && one.validity.contains(day);
    });
}

bool of_day(model::RuleSet const& rules, RulePart const& part, values::Date day) {
    if (part.kind == Kind::RuleVersion || part.kind == Kind::Exception) {
        return std::any_of(rules.rules.begin(), rules.rules.end(), [&](model::Rule const& rule) {
            return rule.name == part.name && in_force(rule.versions, part.since, day);
        });
    }
    if (part.kind == Kind::ParameterValue) {
        auto const parameter = model::find_parameter(rules, part.name);
        return in_force(rules.parameters[parameter.value].values, part.since, day);
    }
    return true;
}

bool is_meant(RulePart const& part, std::string const& name) {
    if (part.kind == Kind::Exception)
        return part.detail == name || part.name == name || part.name + ':' + part.detail == name;
    if (part.kind == Kind::Alternative) return part.name == name || part.name + '=' + part.detail == name;
    return part.name == name;
}

}  // namespace

std::vector<std::size_t> parts_of(KnownRules const& known, UseQuestion const& question) {
    auto const& parts = known.table.parts();
    bool const term = std::any_of(known.rules->terms.begin(), known.rules->terms.end(),
                                  [&](model::Term const& one) { return one.name == question.name; });
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].kind != question.kind) continue;
        bool const of_term =
            term && question.kind == Kind::RuleVersion && parts[i].name.starts_with(question.name + '.');
        if (!of_term && !is_meant(parts[i], question.name)) continue;
        if (!question.version || of_day(*known.rules, parts[i], *question.version)) result.push_back(i);
    }
    return result;
}

bool is_known(RuleSets& rules, UseQuestion const& question) {
    auto const all = rules.all();
    return std::any_of(all.begin(), all.end(),
                       [&](KnownRules const* known) { return !parts_of(*known, question).empty(); });
}

std::optional<std::string> first_day(RuleSets& rules, UseQuestion const& question) {
    auto any = question;
    any.version.reset();
    std::optional<std::string> first;
    for (auto const* known : rules.all())
        for (auto const place : parts_of(*known, any)) {
            auto const& since = known->table.parts()[place].since;
            if (since.empty()) return std::nullopt;
            if (!first || since < *first) first = since;
        }
    return first;
}

std::vector<std::string> names_like(RuleSets& rules, UseQuestion const& question, std::size_t most) {
    std::vector<std::string> result;
    auto const beginning = question.name.substr(0, 6);
    for (bool const holds : {true, false}) {
        for (auto const* known : rules.all()) {
            for (auto const& part : known->table.parts()) {
                bool const like = holds ? part.name.find(question.name) != std::string::npos
                                        : beginning.size() == 6 && part.name.starts_with(beginning);
                if (part.kind != question.kind || !like || result.size() >= most) continue;
                if (std::find(result.begin(), result.end(), part.name) == result.end()) result.push_back(part.name);
            }
        }
    }
    return result;
}

std::optional<UseAnswer> who_used(ledger::CaseReader const& reader, RuleSets& rules,
                                  std::vector<UseQuestion> const& questions, Filter const& filter,
                                  std::function<void(Use const&)> const& use) {
    UseAnswer answer;
    std::map<KnownRules const*, std::vector<std::vector<std::size_t>>> places;
    std::vector<bool> known_somewhere(questions.size());
    for (auto const* known : rules.all()) {
        auto& of_known = places[known];
        for (std::size_t i = 0; i < questions.size(); ++i) {
            of_known.push_back(parts_of(*known, questions[i]));
            known_somewhere[i] = known_somewhere[i] || !of_known.back().empty();
            for (auto const place : of_known.back()) {
                auto const& part = known->table.parts()[place];
                if (std::find(answer.parts.begin(), answer.parts.end(), part) == answer.parts.end())
                    answer.parts.push_back(part);
            }
        }
    }
    if (std::find(known_somewhere.begin(), known_somewhere.end(), false) != known_somewhere.end()) return std::nullopt;
    auto const asked = each_decision(reader, rules, filter, [&](Decided const& decided) {
        Use found{&decided.entry, &decided.details, {}};
        for (auto const& wanted : places.at(decided.known)) {
            auto const before = found.parts.size();
            for (auto const place : wanted)
                if (decided.used_part(place)) found.parts.push_back(&decided.known->table.parts()[place]);
            if (found.parts.size() == before) return true;
        }
        ++answer.found;
        use(found);
        return true;
    });
    answer.asked = asked.asked;
    answer.unanswered = asked.unanswered;
    return answer;
}

}  // namespace wetwijzer::audit
