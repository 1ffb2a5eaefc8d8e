#include "engine/audit/persons_concerned.hpp"

#include <algorithm>
#include <limits>

namespace wetwijzer::audit {

namespace {

constexpr auto nobody = std::numeric_limits<std::size_t>::max();

}  // namespace

void PersonsConcerned::add(std::vector<Case>& cases, std::string const& ref) const {
    if (auto const found = places_.find(ref); found != places_.end()) cases.push_back(found->second);
}

void PersonsConcerned::add_entries(std::vector<Case>& cases, std::vector<std::int64_t> const& entries) const {
    for (auto const number : entries) {
        auto const place = static_cast<std::size_t>(number - 1);
        if (number >= 1 && place < case_of_.size() && case_of_[place] != nobody) cases.push_back(case_of_[place]);
    }
}

void PersonsConcerned::add_all(std::vector<Case>& cases) const {
    for (Case one = 0; one < refs_.size(); ++one)
        if (!erased_[one]) cases.push_back(one);
}

std::vector<std::string> PersonsConcerned::of(ledger::Entry const& entry) {
    if (!entry.case_ref.empty() && places_.emplace(entry.case_ref, refs_.size()).second) {
        refs_.push_back(entry.case_ref);
        erased_.push_back(false);
    }
    case_of_.push_back(entry.case_ref.empty() ? nobody : places_.find(entry.case_ref)->second);
    std::vector<Case> cases;
    if (case_of_.back() != nobody) cases.push_back(case_of_.back());

    ledger::AccessDetails access;
    ledger::SampleDetails sample;
    ledger::ExportDetails sent;
    ledger::RekeyDetails rekey;
    if (entry.kind == ledger::Kind::Access && ledger::read(entry.details, access)) {
        for (auto const& ref : access.cases) add(cases, ref);
        add_entries(cases, access.entries);
        // Personal data were read, and no case or entry is named: it was about everybody.
        if (cases.empty() && access.cases.empty() && access.entries.empty()) add_all(cases);
    } else if (entry.kind == ledger::Kind::Sample && ledger::read(entry.details, sample)) {
        add_entries(cases, sample.drawn);
    } else if (entry.kind == ledger::Kind::Export && ledger::read(entry.details, sent)) {
        for (auto const& ref : sent.cases) add(cases, ref);
    } else if (entry.kind == ledger::Kind::Rekey && ledger::read(entry.details, rekey)) {
        for (auto const& [ref, digest] : rekey.keys) add(cases, ref);
    }
    if (entry.kind == ledger::Kind::Erasure && case_of_.back() != nobody) erased_[case_of_.back()] = true;

    std::sort(cases.begin(), cases.end());
    cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
    std::vector<std::string> result;
    for (auto const one : cases) result.push_back(refs_[one]);
    return result;
}

}  // namespace wetwijzer::audit
