// The command line as typed data. Only arguments.cpp knows the library that reads it.
#pragma once

#include "cli/audit_options.hpp"
#include "cli/dossier_options.hpp"
#include "cli/ledger_options.hpp"
#include "cli/replay_options.hpp"
#include "cli/words.hpp"
#include "engine/values/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::cli {

enum class Colour : std::uint8_t { Automatic, Always, Never };
enum class Format : std::uint8_t { Text, Markdown, Json };

// Each group of commands has its own base, so that their members do not collide.
struct Arguments : LedgerOptions, ReplayOptions, AuditOptions, DossierOptions {
    std::string command;  // one of the command table, or the first word of several; empty: none was given
    std::vector<std::string> operands;
    bool help = false;
    bool show_version = false;

    // every command
    Language language = Language::Dutch;
    Colour colour = Colour::Automatic;
    bool json = false;
    std::vector<std::string> rule_paths;

    // some commands, see command_table.cpp
    std::optional<values::Date> reference_date;
    std::vector<std::string> decisions;
    Format format = Format::Text;
    std::optional<std::string> filter, why_not, stage, case_id, month_rule;
    bool full = false, brief = false;
    bool coverage = false, check_only = false, write = false, all = false;
    std::vector<std::string> readings;             // "naam=keuze"
    std::optional<values::Date> until;             // agenda: ends before it
    std::optional<values::Date> from, through;     // indicators: the period
    bool running_only = false, icalendar = false;  // agenda
    bool missing_only = false, markdown = false;   // coverage
    std::optional<std::string> source;             // coverage
};

// Reads the words behind the program's name; CommandError (exit code 2) in the language asked for when they do not fit
// the command table.
Arguments read_arguments(std::vector<std::string> const& words);

// What --taal says, wherever it stands; Dutch when it is absent or wrong. For messages about the command line itself.
Language asked_language(std::vector<std::string> const& words);
bool asked_json(std::vector<std::string> const& words);

}  // namespace wetwijzer::cli
