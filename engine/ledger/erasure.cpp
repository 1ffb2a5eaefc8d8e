// What happens to the keys of cases: destroyed, or wrapped anew. And going on after a backup was put back.
#include "engine/ledger/transaction.hpp"

namespace wetwijzer::ledger {

namespace {

using Code = LedgerError::Code;

constexpr std::size_t keys_an_entry = 1000;

void check_reason(std::string const& reason) {
    if (reason.empty() || reason.size() > 4000) throw LedgerError(Code::Invalid, "reason");
}

}  // namespace

Written Ledger::erase(Act const& act, std::string const& case_id, std::string const& reason) {
    check_reason(reason);
    auto const destroy = [&](Transaction& transaction) {
        auto& writing = transaction.writing();
        auto const key = writing.find_case(lookup_of(transaction.master(), case_id).view());
        if (!key) throw LedgerError(Code::NoSuchCase, "");  // the number is told to nobody
        transaction.refuse_numbers("purpose", act.purpose, case_id);
        transaction.refuse_numbers("basis", act.basis, case_id);
        transaction.refuse_numbers("reason", reason, case_id);
        transaction.add(Kind::Erasure, key->ref, to_text(ErasureDetails{reason}));
        writing.erase_case(key->ref);
    };
    Written written;
    try {
        written = run(act, Permission::Erase, destroy);
    } catch (LedgerError const& error) {
        // Asked again: what an earlier erasure could not take away while others were reading goes now.
        if (error.code() == Code::NoSuchCase) store_.purge();
        throw;
    }
    store_.purge();
    return written;
}

Written Ledger::rekey(Act const& act, crypto::Key const& new_master) {
    auto const written = run(act, Permission::Administer, [&](Transaction& transaction) {
        auto& writing = transaction.writing();
        auto const& old_master = transaction.master();
        auto const& ledger = transaction.state().ledger;
        auto const check = master_check(new_master, ledger);
        if (check == transaction.state().master) throw LedgerError(Code::Invalid, "key");
        std::vector<store::CaseKey> anew;
        writing.case_keys([&](store::CaseKey const& key) {
            auto const secret = unwrap(old_master, ledger, key);
            if (!secret) throw LedgerError(Code::Damaged, "case " + key.ref);
            anew.push_back(wrap(new_master, ledger, key.ref, *secret));
            return true;
        });
        std::size_t done = 0;
        do {
            auto const end = std::min(done + keys_an_entry, anew.size());
            RekeyDetails details{{}, check};
            for (auto i = done; i < end; ++i) details.keys.emplace(anew[i].ref, key_digest(anew[i]));
            transaction.add(Kind::Rekey, "", to_text(details));
            for (; done < end; ++done) writing.rewrap(anew[done].ref, anew[done].lookup, anew[done].wrapped);
        } while (done < anew.size());
    });
    keys_.master = new_master;
    store_.purge();  // what was wrapped with the old key opens with it
    return written;
}

Written Ledger::accept_restored(Act const& act, std::string const& reason) {
    check_reason(reason);
    if (!anchor_) throw LedgerError(Code::Invalid, "anchor");
    auto const seen = *anchor_;
    bool erased = false;
    auto const written = run(
        act, Permission::Administer,
        [&](Transaction& transaction) {
            erased = false;
            if (seen.ledger != transaction.state().ledger) throw LedgerError(Code::Fork, seen.ledger);
            bool is_fork = false;
            try {
                check_anchor(transaction.writing());
            } catch (LedgerError const&) {
                is_fork = true;
            }
            if (!is_fork) throw LedgerError(Code::Invalid, "anchor");
            transaction.add(Kind::Restore, "", to_text(RestoreDetails{seen.size, seen.root.hex(), reason}));
            for (auto const& ref : seen.erased) {
                if (!transaction.writing().case_key(ref)) continue;
                transaction.add(Kind::Erasure, ref, to_text(ErasureDetails{reason}));
                transaction.writing().erase_case(ref);
                erased = true;
            }
        },
        true);
    if (erased) store_.purge();
    return written;
}

}  // namespace wetwijzer::ledger
