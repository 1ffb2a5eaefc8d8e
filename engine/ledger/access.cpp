// Reading personal data: recorded first, and then only of the cases that were named.
#include "engine/ledger/characters.hpp"
#include "engine/ledger/transaction.hpp"

#include <algorithm>
#include <iterator>

namespace wetwijzer::ledger {

namespace {

using Code = LedgerError::Code;

std::string at(std::int64_t number, std::string_view name) { return std::to_string(number) + " " + std::string(name); }

// The entry, when it is one.
std::string what_of(AccessDetails const& about) {
    return about.entries.size() == 1 && about.cases.empty() ? std::to_string(about.entries.front()) : std::string();
}

}  // namespace

CaseReader::CaseReader(store::Reading const& reading, crypto::Key master, std::optional<Refs> cases, bool only_uses)
    : reading_(&reading),
      master_(std::move(master)),
      ledger_(ledger_id(reading)),
      cases_(std::move(cases)),
      only_uses_(only_uses) {}

CaseReader CaseReader::over(store::Reading const& other) const {
    auto copy = *this;
    copy.reading_ = &other;
    return copy;
}

crypto::Key const* CaseReader::key_of(std::string_view ref) const {
    if (cases_ && !cases_->contains(ref)) throw LedgerError(Code::Invalid, "case " + std::string(ref));
    if (auto const known = keys_.find(ref); known != keys_.end()) return &known->second.key;
    auto const stored = reading_->case_key(ref);
    if (!stored) return nullptr;
    auto secret = unwrap(master_, ledger_, *stored);
    if (!secret) throw LedgerError(Code::Damaged, "case " + std::string(ref));
    Unwrapped opened{secret->key, std::move(secret->case_id)};
    return &keys_.emplace(std::string(ref), std::move(opened)).first->second.key;
}

std::string CaseReader::part(std::int64_t number, std::string_view name) const {
    auto const entry = entry_at(*reading_, number);
    if (!entry.parts.contains(std::string(name))) throw LedgerError(Code::NoSuchEntry, at(number, name));
    auto const sealed = reading_->part(number, name);
    if (!sealed && !key_of(entry.case_ref)) throw LedgerError(Code::Erased, std::to_string(number));
    if (!sealed) throw LedgerError(Code::Damaged, at(number, name));
    return open(entry, name, *sealed);
}

std::string CaseReader::open(Entry const& entry, std::string_view name, std::string_view sealed) const {
    if (only_uses_ && name != "uses") throw LedgerError(Code::Invalid, at(entry.number, name));
    auto const said = entry.parts.find(std::string(name));
    if (said == entry.parts.end()) throw LedgerError(Code::NoSuchEntry, at(entry.number, name));
    auto const* const key = key_of(entry.case_ref);
    if (!key) throw LedgerError(Code::Erased, std::to_string(entry.number));
    if (crypto::blake2b(sealed) != said->second) throw LedgerError(Code::Damaged, at(entry.number, name));
    auto text = open_part(*key, ledger_, entry.case_ref, entry.number, name, sealed);
    if (!text) throw LedgerError(Code::Damaged, at(entry.number, name));
    return std::move(*text);
}

std::optional<std::string> CaseReader::case_id(std::string_view ref) const {
    if (only_uses_) throw LedgerError(Code::Invalid, "case " + std::string(ref));
    return key_of(ref) ? std::optional(keys_.find(ref)->second.case_id) : std::nullopt;
}

std::optional<std::string> CaseReader::find_case(std::string_view case_id) const {
    if (only_uses_) throw LedgerError(Code::Invalid, "case");
    auto const key = reading_->find_case(lookup_of(master_, case_id).view());
    return key ? std::optional(key->ref) : std::nullopt;
}

void Ledger::access(Act const& act, Permission permission, AccessDetails const& about,
                    std::function<void(CaseReader const&)> const& use) {
    bool const only_uses = permission == Permission::Aggregate;
    bool const all = about.cases.empty() && about.entries.empty();
    CaseReader::Refs cases;
    std::optional<crypto::Key> master;
    run(act, permission, [&](Transaction& transaction) {
        master = transaction.master();
        cases.clear();
        auto details = about;
        for (auto const& ref : about.cases) {
            // Whoever takes a case's number for its ref must not see it recorded.
            if (!is_hex(ref, 32)) throw LedgerError(LedgerError::Code::Invalid, "about");
            if (!transaction.knows_case(ref)) throw LedgerError(LedgerError::Code::NoSuchCase, ref);
            cases.insert(ref);
        }
        for (auto const number : about.entries) {
            auto const entry = entry_at(transaction.writing(), number);
            if (!entry.case_ref.empty()) cases.insert(entry.case_ref);
            if (transaction.is_erased(entry.case_ref)) std::erase(details.entries, number);
        }
        auto const role = find_person(transaction.state().people, act.actor)->details.role;
        // What is asked for is what they get: who asks to aggregate sees no more, whatever their role.
        bool const allowed = only_uses || (may(role, Permission::ReadCase) && (!all || may(role, Permission::ReadAll)));
        if (!allowed) throw LedgerError(LedgerError::Code::Invalid, "about");
        // Nothing is recorded about a case after its erasure: there is nothing to read of it.
        details.cases.clear();
        std::copy_if(cases.begin(), cases.end(), std::back_inserter(details.cases),
                     [&](std::string const& ref) { return !transaction.is_erased(ref); });
        if (!all && details.cases.empty() && details.entries.empty())
            throw LedgerError(LedgerError::Code::Erased, what_of(about));
        std::string one_case;
        if (details.cases.size() == 1) {
            one_case = details.cases.front();
            details.cases.clear();
        }
        for (auto const& ref : cases) {
            auto const key = transaction.writing().case_key(ref);
            auto const secret = key ? unwrap(*master, transaction.state().ledger, *key) : std::nullopt;
            if (!secret) continue;
            if (holds_case_id(act.purpose, secret->case_id))
                throw LedgerError(LedgerError::Code::HoldsNumber, "purpose");
            if (holds_case_id(act.basis, secret->case_id)) throw LedgerError(LedgerError::Code::HoldsNumber, "basis");
        }
        auto const text = to_text(details);
        if (!are_details(Kind::Access, text)) throw LedgerError(LedgerError::Code::Invalid, "about");
        transaction.add(Kind::Access, one_case, text);
    });
    store_.read([&](store::Reading const& reading) {
        use(CaseReader(reading, *master, all ? std::nullopt : std::optional(cases), only_uses));
    });
}

void Ledger::permit(Act const& act, Permission permission) {
    Checked checked;
    store_.read([&](store::Reading const& reading) { checked = check(reading, act, permission); });
    if (!checked.refused) return;
    // Recorded with what holds under the lock; who was let in meanwhile is let in.
    if (!keys_.log) throw refusal(*checked.refused, act, checked.role, permission);
    run(act, permission, [](Transaction&) {});
}

}  // namespace wetwijzer::ledger
