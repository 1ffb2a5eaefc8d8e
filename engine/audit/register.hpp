// A draft entry for the Algoritmeregister (publication standard 1.0, MinBZK/Algoritmeregister-Publicatiestandaard) from
// a rule set: what follows from the rules is filled in, what only the organisation knows is named as such.
#pragma once

#include "engine/model/rule_set.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace wetwijzer::audit {

struct RegisterField {
    enum class Filled {
        FromRules,     // follows from the rules
        Draft,         // a proposal in words: to be read and adopted by the organisation
        Organisation,  // only the organisation knows
    };
    std::string name;   // of the register's interface: "description_short"
    std::string title;  // of the standard, Dutch: "Korte omschrijving"
    std::string group;  // "Algemene informatie", "Verantwoord gebruik", "Werking", "Metadata"
    bool required = false;
    std::size_t limit = 0;  // a text has fewer characters than this; 0: no text, or no limit
    Filled filled = Filled::Organisation;
    std::string text;
    std::vector<std::pair<std::string, std::string>> links;  // of the fields "…_grouping": title and address
    std::string hint;                                        // for who fills it in
};

// `scenarios`: how many examples the rules were tried with when they were checked.
std::vector<RegisterField> register_entry(model::RuleSet const& rules, std::size_t scenarios);

// {"format":"wetwijzer-register/1","entry":{…},"to_fill_in":[…],"to_adopt":[…]}; `entry` has the register's own keys.
std::string register_json(std::vector<RegisterField> const& fields);
std::string register_markdown(std::vector<RegisterField> const& fields);

}  // namespace wetwijzer::audit
