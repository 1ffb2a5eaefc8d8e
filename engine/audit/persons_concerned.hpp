// Private to engine/audit: whose data an entry was about, told entry by entry in order of number.
#pragma once

#include "engine/ledger/details.hpp"
#include "engine/ledger/entry.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace wetwijzer::audit {

class PersonsConcerned {
public:
    // Refs of cases, each once, in the order in which the cases were opened; nothing for an entry about no person.
    // Entries must be given from the first on, without holes.
    std::vector<std::string> of(ledger::Entry const& entry);

private:
    using Case = std::size_t;
    void add(std::vector<Case>& cases, std::string const& ref) const;
    void add_entries(std::vector<Case>& cases, std::vector<std::int64_t> const& entries) const;
    void add_all(std::vector<Case>& cases) const;

    std::map<std::string, Case, std::less<>> places_;
    std::vector<std::string> refs_;
    std::vector<bool> erased_;
    std::vector<Case> case_of_;  // by number of the entry less one
};

}  // namespace wetwijzer::audit
