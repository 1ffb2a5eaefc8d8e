// Many cases: files and folders of them, read one after the other.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "engine/evaluate/facts.hpp"
#include "engine/model/rule_set.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace wetwijzer::cli {

// The case files behind files, folders (all .json below them, in byte order) and "-", each once. CommandError for a
// folder without cases, FileError for what is not there.
std::vector<std::string> expand_cases(std::vector<std::string> const& named, Language language,
                                      Environment const& world);

// Messages about one person may come apart; an agenda or a number counts a case once.
enum class CaseNumbers : std::uint8_t { MayRepeat, Distinct };

// Gives each case of the operands to `use`, with its reference date; readings of the command line are set. False, with
// every problem of every case on world.err, when one does not fit the rules: then what was used must not be told.
// CommandError when two cases that must be distinct have the same number, or when one has no reference date and
// --peildatum gives none.
bool each_case(Arguments const& arguments, model::RuleSet const& rules, Environment& world, CaseNumbers numbers,
               std::function<void(evaluate::Facts const&, values::Date)> const& use);

}  // namespace wetwijzer::cli
