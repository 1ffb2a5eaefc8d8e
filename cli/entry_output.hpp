// Entries of the ledger as the commands show them: what is public of them. Personal data are the commands' own affair.
#pragma once

#include "cli/output.hpp"
#include "engine/ledger/entry.hpp"

#include <string>

namespace wetwijzer::cli {

// number, kind, recorded_at, … and details as in the leaf; absent what is empty.
Json entry_json(ledger::Entry const& entry);

// What it is about, in a few words: "zaak 3f9a…  peildatum 2026-01-15  boete_leerroute".
std::string entry_summary(ledger::Entry const& entry, Language language);

// Its header and public details, a line each: "vastgelegd door: J. de Vries (behandelaar)".
std::string entry_text(ledger::Entry const& entry, Language language);

std::string short_ref(std::string const& ref);  // the first digits of a case's ref or of a hash

}  // namespace wetwijzer::cli
