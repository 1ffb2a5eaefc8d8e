// What the commands for auditors share: the period and official asked about, and how answers look in a spreadsheet.
#pragma once

#include "cli/arguments.hpp"
#include "cli/ledger_rules.hpp"
#include "cli/output.hpp"
#include "engine/audit/decided.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::cli {

// --van, --tot-en-met (days in the Netherlands) and --medewerker. CommandError when the period ends before it starts,
// or when --csv and --json are both given.
audit::Filter filter_of(Arguments const& arguments);
// CommandError when nobody of the name at --medewerker was ever registered.
void expect_official(store::Reading const& reading, Arguments const& arguments);

// A line for a spreadsheet that is set to Dutch: cells between semicolons, ended by CR LF (RFC 4180 but for the
// separator). A cell that a spreadsheet would take for a formula gets an apostrophe.
std::string csv_line(std::vector<std::string> const& cells);
// € 1.234,50 is 1234,50 there.
std::string csv_amount(std::int64_t cents);

std::string amount_text(std::int64_t cents, Language language);  // € 1.234,50

// What could not be asked, a sentence each; empty when all could.
std::string unanswered_text(audit::Unanswered const& unanswered, Language language);
Json unanswered_json(audit::Unanswered const& unanswered);

// "3 van de 29 besluiten", "geen van de 29 besluiten".
std::string found_text(std::int64_t found, std::int64_t asked, Language language);

}  // namespace wetwijzer::cli
