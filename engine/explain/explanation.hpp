// A trace turned into reasons; words come last. One explanation, several renderings.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/values/text.hpp"

#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::explain {

// A node of the explanation tree. Texts are clauses: the renderings give them a capital and a full stop.
struct Reason {
    enum class Kind {
        Outcome,  // a requested outcome or derived value
        Met,
        NotMet,
        Open,          // a condition that held, did not hold, is not known
        Exception,     // an exception that applied
        ExceptionNot,  // one that did not, or all of them
        Fact,
        Judgement,
        Parameter,
        Computation,
        Rounding,
        MonthRule,
        CalendarShift,
        Version,
        Skipped,
        Fault,
        Assumption,
        Table,
        Beneath,  // what the law gives below an exception that stands elsewhere
        Reading   // a doubtful point, with the reading taken
    };
    Kind kind = Kind::Outcome;
    std::string label;                     // "a)"
    std::string text;                      // the sentence, in the chosen language
    std::string name;                      // of the rule, fact, parameter
    std::string value;                     // as text
    std::string version;                   // "versie geldig vanaf 1 januari 2022", of rules that say so
    std::string source;                    // of facts: where they come from
    std::optional<values::Date> law_date;  // whose law was applied: the date in JuriConnect references
    // Exception: of one that stands elsewhere, what kind of source it has, since when it counts and whose policy it is.
    model::Layer layer = model::Layer::Own;
    std::optional<values::Date> since;
    std::string municipality;
    model::Citation citation;
    bool minor = false;      // left out where room is short
    bool essential = false;  // a judgement or a moved date: told however short, with what leads to it
    std::vector<Reason> because;
};

struct Explanation {
    values::Language language = values::Language::Dutch;
    std::string case_id;
    values::Date reference_date;
    std::string rule_set_hash;
    struct Part {
        std::string decision;  // name of the besluit, or of the outcome asked for
        std::string title;
        std::string status;  // "van toepassing", "niet van toepassing", "nog niet te bepalen"
        model::Citation citation;
        std::string authority;
        std::string remedy;           // full sentence, or empty
        std::string gist;             // the sentence of the first outcome; empty where the decision does not apply
        std::vector<Reason> reasons;  // applies first, then one an outcome
        struct Question {
            std::string name, text, origin, judge;
            model::Citation citation;
        };
        std::vector<Question> questions;  // what it waits for, in order
        struct Used {
            std::string name, text, value, source;
        };
        // Other readings of doubtful points, one or two together, under which an outcome would be another.
        struct OtherReading {
            struct Assumed {
                std::string name, about;         // "herhaling", "hoe de boete bij herhaling oploopt"
                std::string taken, alternative;  // names
                std::string means;               // what the alternative says
                model::Citation citation;
            };
            struct Other {
                std::string name, text;  // the outcome, and the sentence of what it would be
                std::string value, now;
            };
            std::vector<Assumed> assumed;
            std::vector<Other> outcomes;
            std::string text;  // all of it as one sentence
        };
        std::vector<OtherReading> other_readings;
        std::vector<Used> facts;  // facts and judgements that decided, in the order in which they did
        std::string plain;        // the sentences "voor de inburgeraar" of the outcomes
    };
    std::vector<Part> parts;
};

enum class Depth { Short, Full };  // Short: one level of reasons and the essential ones; Full: down to the facts

Explanation explain(model::RuleSet const& rules, decide::Decision const& decision, evaluate::Facts const& facts,
                    values::Language language);

// Why `rule` is not what one hoped (ja, or a value): the conditions that failed or are open, with what would make them
// hold.
Explanation explain_why_not(model::RuleSet const& rules, decide::Decision const& decision, evaluate::Facts const& facts,
                            model::RuleId rule, values::Language language);

// The renderings. Text is wrapped at 100 columns; JSON is {"format":"wetwijzer-explanation/1", …}, see
// docs/explanation-format.md.
std::string render_text(model::RuleSet const& rules, Explanation const& explanation, Depth depth, bool colour);
std::string render_markdown(model::RuleSet const& rules, Explanation const& explanation, Depth depth);
std::string render_json(model::RuleSet const& rules, Explanation const& explanation);

// What happened to dates and amounts on the way, a sentence each: month rule, calendar shifts, roundings. For `eval`.
std::vector<std::string> remarks(model::RuleSet const& rules, evaluate::Evaluation const& evaluation,
                                 values::Language language);

// The sentence of a fault, with its code; `on`: the date by which versions were chosen.
std::string fault_text(model::RuleSet const& rules, values::Fault const& fault, values::Date on,
                       values::Language language);

}  // namespace wetwijzer::explain
