// Private to verification: which cases were opened, wrapped anew and erased, and whether keys and parts are as they
// should be after the last entry.
#pragma once

#include "engine/ledger/verify_past.hpp"

#include <array>
#include <map>
#include <set>

namespace wetwijzer::ledger {

class Cases {
public:
    // `past`: null when everything is looked at.
    Cases(VerifyContext const& context, Past const* past) : context_(context), past_(past) {}

    void open(Row const& row, CaseDetails const& details, store::Reading const& reading);
    void erase(Row const& row, store::Reading const& reading);
    // About a case that must be known and not erased.
    void mention(Row const& row, std::string const& ref, store::Reading const& reading);
    void rekey(Row const& row, RekeyDetails const& details, store::Reading const& reading);
    void missing(Row const& row);  // parts that it names are not there
    // A transaction ends: when it wrapped keys anew, then all of them.
    void settle(std::int64_t size);

    void finish(store::Reading const& reading);
    std::int64_t erased() const { return erased_; }

private:
    using Ref = std::array<std::uint8_t, 16>;
    struct Case {
        std::int64_t opened = 0, erased = 0;
        std::int64_t rekeyed = 0;  // in the transaction after that size
        crypto::Hash key;
        bool looked_at = true;  // false: only remembered from before
    };
    struct Missing {
        Ref ref;
        std::int64_t number = 0;
        std::string name;
    };
    static std::optional<Ref> ref_of(std::string_view hex);
    static std::string text_of(Ref const& ref);
    Case* find(std::string const& ref, store::Reading const& reading);
    void recall(std::string const& ref, store::Reading const& reading);
    void recall_all(store::Reading const& reading);
    void check_key(Ref const& ref, Case const& known, std::optional<store::CaseKey> const& key) const;
    void check_secret(std::int64_t opened, store::CaseKey const& key) const;
    void check_all_keys(store::Reading const& reading) const;
    void check_erased(std::string const& ref, store::Reading const& reading) const;

    VerifyContext const& context_;
    Past const* past_;
    std::map<Ref, Case> cases_;
    std::set<std::string, std::less<>> unknown_;  // asked for in the past, not there
    bool recalled_all_ = false;
    std::vector<Missing> missing_;
    std::int64_t alive_ = 0, erased_ = 0;  // cases with a key; erasures seen
    std::int64_t settled_ = 0;             // size of the last head
    std::int64_t rekeyed_ = 0;             // cases, in this transaction
    std::int64_t rekey_entry_ = 0;
    std::string rekey_master_;
};

}  // namespace wetwijzer::ledger
