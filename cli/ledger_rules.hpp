// The rules that a question about the ledger is answered with: those of --met, or those that the ledger had then.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "engine/ledger/ledger.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/store/store.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::cli {

// Null when they do not compile.
std::unique_ptr<model::RuleSet> compile_texts(std::vector<model::SourceText> const& texts);

// Null, and the diagnostics on world.err, when those of --met have errors. CommandError when the ledger had no rules by
// then, or they cannot be read any more.
std::shared_ptr<model::RuleSet const> rules_at(store::Reading const& reading, std::string_view known_at,
                                               Arguments const& arguments, Environment& world);

// --bekend-op: a day is its end in the Netherlands; empty when the option is absent, which means now.
std::string known_at(Arguments const& arguments);

// --peildatum, else the day of --bekend-op, else that of `now` (RFC 3339).
values::Date day_asked(Arguments const& arguments, std::string_view now);

// The case of --zaak; CommandError without the option, LedgerError NoSuchCase.
std::string case_named(ledger::Ledger const& ledger, Arguments const& arguments);

}  // namespace wetwijzer::cli
