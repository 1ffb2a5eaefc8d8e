#include "engine/ledger/verify_findings.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace wetwijzer::ledger {

namespace {

struct FaultEntry {
    Finding::Kind kind;
    std::string_view name;
};

constexpr std::array faults{
#define FAULT(NAME, KIND, CODE) FaultEntry{Finding::Kind::KIND, CODE},
#include "engine/ledger/faults.def"
#undef FAULT
};

constexpr std::array<std::string_view, 13> kinds{"file", "entry", "time",       "tree",    "head", "signature", "actor",
                                                 "part", "key",   "rule_texts", "content", "fork", "identity"};

bool before(Finding const& a, Finding const& b) {
    return std::tie(a.number, a.kind, a.fault, a.detail) < std::tie(b.number, b.kind, b.fault, b.detail);
}

}  // namespace

std::string_view name(Finding::Kind kind) { return kinds.at(static_cast<std::size_t>(kind)); }

std::string_view name(Fault fault) { return faults.at(static_cast<std::size_t>(fault)).name; }

Finding::Kind kind_of(Fault fault) { return faults.at(static_cast<std::size_t>(fault)).kind; }

std::vector<Fault> const& all_faults() {
    static std::vector<Fault> const all{
#define FAULT(NAME, KIND, CODE) Fault::NAME,
#include "engine/ledger/faults.def"
#undef FAULT
    };
    return all;
}

void Findings::add(Fault fault, std::int64_t number, std::string detail) {
    std::lock_guard const lock(mutex_);
    ++found_;
    kept_.push_back({kind_of(fault), fault, number, std::move(detail)});
    if (kept_.size() >= 4 * most_ + 1024) shorten();
}

void Findings::shorten() {
    std::sort(kept_.begin(), kept_.end(), before);
    if (kept_.size() > most_) kept_.resize(most_);
}

void Findings::take_over(Findings& other) {
    auto taken = other.take();
    std::lock_guard const lock(mutex_);
    found_ += std::exchange(other.found_, 0);
    for (auto& finding : taken) kept_.push_back(std::move(finding));
    shorten();
}

std::vector<Finding> Findings::take() {
    std::lock_guard const lock(mutex_);
    shorten();
    return std::move(kept_);
}

}  // namespace wetwijzer::ledger
