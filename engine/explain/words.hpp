// Private to engine/explain: names, values and facts of one case as words.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/evaluate/facts.hpp"
#include "engine/explain/phrases.hpp"
#include "engine/model/rule_set.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace wetwijzer::explain {

// What is told about, and in which language.
struct Case {
    model::RuleSet const& rules;
    evaluate::Evaluation const& evaluation;
    evaluate::Facts const& facts;
    values::Date reference_date;
    values::Language language;
};

// The row of a list that is being looked at.
struct RowOf {
    std::uint32_t fact = trace::none;
    std::uint32_t row = trace::none;
    bool is_some() const { return fact != trace::none && row != trace::none; }
};

enum class State { Yes, No, Open, Fault };  // of a condition; known values of another type are Yes

State state_of(values::Outcome const& outcome);

// Known not to exist.
inline bool is_nothing(values::Outcome const& outcome) {
    auto const* value = values::known(outcome);
    return value != nullptr && is_none(*value);
}

// Whether the verb of a Dutch sentence about it is plural ("de gevolgde uren zijn …").
bool is_plural(std::string_view named);
// As the subject before a verb: a relative clause is closed with a comma ("de dag waarop … begon, is …").
std::string subject(std::string_view named);

class Words {
public:
    explicit Words(Case const& of) : case_(of) {}

    std::string say(Phrase phrase, std::initializer_list<std::string_view> parts = {}) const {
        return explain::say(case_.language, phrase, parts);
    }
    std::string number(std::size_t count) const { return number_word(case_.language, count); }
    std::string text(values::Value const& value, model::TypeId type) const;
    std::string text(values::Outcome const& outcome, model::TypeId type) const;
    std::string text(values::Date date) const { return values::to_text(date, case_.language); }
    std::string weekday_and(values::Date date) const;

    // "de leeftijd", "of de persoon …": how a thing is named inside a sentence.
    std::string fact(model::FactId id) const;
    // `plainly`: what lies beneath layers without saying that it does.
    std::string rule(model::RuleId id, bool plainly = false) const;
    std::string parameter(model::ParameterId id) const;
    std::string field(model::FactId list, std::uint32_t index) const;
    // "a"; of one that stands elsewhere "“asielstatushouders krijgen geen boete”".
    std::string exception(model::Exception const& exception) const;
    std::string row(RowOf row) const;  // "examen 2"
    std::string rows(std::uint32_t list) const { return spaced(case_.rules.facts[list].name); }
    std::string expression(model::ExprId id, RowOf row = {}) const;  // `row` says of which list fields are
    std::string authority(std::string const& code) const;

    // What is the case: by the sentences given, else made from the name ("de leeftijd is 34 jaar").
    // `derived`: an outcome of rules, not a fact that someone could tell.
    std::string statement(std::string const& named, model::Sentences const* sentences, values::Outcome const& outcome,
                          model::TypeId type, RowOf row = {}, bool derived = false) const;
    // As the subject before a verb; English clauses use a colon and need none of it.
    std::string subject(std::string const& named) const {
        return case_.language == values::Language::Dutch ? explain::subject(named) : named;
    }
    std::string verb(std::string_view named) const {
        return say(is_plural(named) ? Phrase::VerbPlural : Phrase::VerbSingular);
    }
    // The sentence with {naam} replaced by what the case says about it, in Dutch as the sentence is.
    std::string filled(std::string_view sentence, RowOf row = {}) const;

    // From now on sentences that name `outer` mean what lies beneath it. Gives what was so before.
    struct ReadAs {
        model::RuleId outer, beneath;
    };
    ReadAs read_as(ReadAs names) { return std::exchange(read_as_, names); }
    std::string version(model::Validity const& validity) const;
    std::string step_of(model::RoundingStep const& step, model::TypeId type) const;
    // `none_named`: the operand that is `geen`, where that is known.
    std::string fault(values::Fault const& fault, values::Date law_date, std::string const& none_named = {}) const;

private:
    std::string made(std::string const& named, values::Outcome const& outcome, model::TypeId type, bool derived) const;
    std::string value_of(std::string_view name, RowOf row) const;
    std::string known_versions(values::Fault const& fault) const;
    std::string citation(model::Citation const& citation) const { return model::to_text(case_.rules, citation); }
    values::Outcome const* outcome_of_rule(model::RuleId id, RowOf row) const;

    Case const& case_;
    ReadAs read_as_;
};

// "of de persoon …" gives "de persoon …": the clause of a yes-or-no description; nothing for other names.
std::optional<std::string> clause(std::string const& named);
}  // namespace wetwijzer::explain
