#include "engine/ledger/verify_cases.hpp"

#include "engine/ledger/case_keys.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::ledger {

std::optional<Cases::Ref> Cases::ref_of(std::string_view hex) {
    auto const bytes = crypto::from_hex(hex);
    Ref ref{};
    if (!bytes || bytes->size() != ref.size()) return std::nullopt;
    std::copy_n(bytes->begin(), ref.size(), reinterpret_cast<char*>(ref.data()));
    return ref;
}

std::string Cases::text_of(Ref const& ref) {
    return crypto::to_hex({reinterpret_cast<char const*>(ref.data()), ref.size()});
}

void Cases::open(Row const& row, CaseDetails const& details, store::Reading const& reading) {
    auto const ref = ref_of(row.case_ref);
    if (!ref) {
        context_.findings.add(Fault::EntryCase, row.number, row.case_ref);
        return;
    }
    if (find(row.case_ref, reading) != nullptr) {
        context_.findings.add(Fault::CaseTwice, row.number, row.case_ref);
        return;
    }
    cases_.emplace(*ref, Case{row.number, 0, row.number, details.key, true});
    // A case that is opened in a transaction that wraps keys anew has its new key already.
    ++alive_;
    if (rekey_entry_ != 0) ++rekeyed_;
}

Cases::Case* Cases::find(std::string const& text, store::Reading const& reading) {
    auto const ref = ref_of(text);
    if (!ref) return nullptr;
    auto found = cases_.find(*ref);
    if (found == cases_.end() && past_ != nullptr) {
        recall(text, reading);
        found = cases_.find(*ref);
    }
    return found == cases_.end() ? nullptr : &found->second;
}

// What stands about a case under the trusted head.
void Cases::recall(std::string const& text, store::Reading const& reading) {
    auto const ref = ref_of(text);
    if (!ref || unknown_.contains(text)) return;
    store::Selection about;
    about.case_ref = text;
    about.kind = std::string(name(Kind::Case));
    Case known;
    known.looked_at = false;
    for (auto const& row : past_->entries(reading, about)) {
        auto const* const details = std::get_if<CaseDetails>(&row.details);
        if (details == nullptr || row.kind != Kind::Case || row.case_ref != text) continue;
        known.opened = row.number;
        known.key = details->key;
    }
    if (known.opened == 0) {
        unknown_.insert(text);
        return;
    }
    about.kind = std::string(name(Kind::Erasure));
    for (auto const& row : past_->entries(reading, about))
        if (row.kind == Kind::Erasure && row.case_ref == text) known.erased = row.number;
    store::Selection rekeys;
    rekeys.kind = std::string(name(Kind::Rekey));
    rekeys.from = known.opened;
    for (auto const& row : past_->entries(reading, rekeys)) {
        auto const* const details = std::get_if<RekeyDetails>(&row.details);
        if (details == nullptr) continue;
        for (auto const& [one, digest] : details->keys)
            if (one == text) known.key = digest;
    }
    cases_.emplace(*ref, known);
    if (known.erased == 0) ++alive_;
}

void Cases::recall_all(store::Reading const& reading) {
    if (past_ == nullptr || std::exchange(recalled_all_, true)) return;
    store::Selection opened;
    opened.kind = std::string(name(Kind::Case));
    for (auto const& row : past_->entries(reading, opened)) find(row.case_ref, reading);
}

void Cases::mention(Row const& row, std::string const& text, store::Reading const& reading) {
    auto* const known = find(text, reading);
    if (known == nullptr) {
        context_.findings.add(Fault::CaseUnknown, row.number, text);
        return;
    }
    known->looked_at = true;
    if (known->erased != 0) context_.findings.add(Fault::CaseErased, row.number, text);
}

void Cases::erase(Row const& row, store::Reading const& reading) {
    mention(row, row.case_ref, reading);
    ++erased_;
    auto* const known = find(row.case_ref, reading);
    if (known == nullptr || known->erased != 0) return;
    known->erased = row.number;
    --alive_;
}

void Cases::rekey(Row const& row, RekeyDetails const& details, store::Reading const& reading) {
    recall_all(reading);
    if (rekey_entry_ != 0 && details.master != rekey_master_)
        context_.findings.add(Fault::RekeyIncomplete, row.number, details.master);
    rekey_entry_ = row.number;
    rekey_master_ = details.master;
    for (auto const& [text, digest] : details.keys) {
        auto* const known = find(text, reading);
        if (known == nullptr || known->erased != 0) {
            context_.findings.add(Fault::RekeyIncomplete, row.number, text);
            continue;
        }
        known->key = digest;
        known->looked_at = true;
        if (std::exchange(known->rekeyed, row.number) <= settled_) {
            ++rekeyed_;
        } else {
            context_.findings.add(Fault::RekeyIncomplete, row.number, text);
        }
    }
}

void Cases::settle(std::int64_t size) {
    if (rekey_entry_ != 0 && rekeyed_ != alive_)
        context_.findings.add(Fault::RekeyIncomplete, rekey_entry_,
                              std::to_string(rekeyed_) + " of " + std::to_string(alive_));
    settled_ = size;
    rekeyed_ = rekey_entry_ = 0;
}

void Cases::missing(Row const& row) {
    auto const ref = ref_of(row.case_ref);
    for (auto const& part : row.missing) {
        if (ref) {
            missing_.push_back({*ref, row.number, part});
        } else {
            context_.findings.add(Fault::PartMissing, row.number, part);
        }
    }
}

void Cases::finish(store::Reading const& reading) {
    for (auto const& part : missing_) {
        auto const* const known = find(text_of(part.ref), reading);
        if (known == nullptr || known->erased == 0) context_.findings.add(Fault::PartMissing, part.number, part.name);
    }
    if (past_ == nullptr) {
        check_all_keys(reading);
    } else {
        for (auto const& [ref, known] : cases_)
            if (known.looked_at) check_key(ref, known, reading.case_key(text_of(ref)));
    }
    for (auto const& [ref, known] : cases_)
        if (known.looked_at && known.erased != 0) check_erased(text_of(ref), reading);
}

// Rows and cases are both in order of ref.
void Cases::check_all_keys(store::Reading const& reading) const {
    auto known = cases_.begin();
    reading.case_keys([&](store::CaseKey const& key) {
        auto const ref = ref_of(key.ref);
        if (!ref) {
            context_.findings.add(Fault::KeyUnknown, 0, key.ref);
            return true;
        }
        for (; known != cases_.end() && known->first < *ref; ++known)
            check_key(known->first, known->second, std::nullopt);
        if (known == cases_.end() || known->first != *ref) {
            context_.findings.add(Fault::KeyUnknown, 0, key.ref);
            return true;
        }
        check_key(known->first, known->second, key);
        ++known;
        return true;
    });
    for (; known != cases_.end(); ++known) check_key(known->first, known->second, std::nullopt);
}

void Cases::check_key(Ref const& ref, Case const& known, std::optional<store::CaseKey> const& key) const {
    if (!key) {
        if (known.erased == 0) context_.findings.add(Fault::KeyMissing, known.opened, text_of(ref));
    } else if (known.erased != 0) {
        context_.findings.add(Fault::KeyLeft, known.erased, text_of(ref));
    } else if (key_digest(*key) != known.key) {
        context_.findings.add(Fault::KeyDiffers, known.opened, text_of(ref));
    } else {
        check_secret(known.opened, *key);
    }
}

void Cases::check_secret(std::int64_t opened, store::CaseKey const& key) const {
    if (context_.master && !unwrap(*context_.master, context_.ledger, key))
        context_.findings.add(Fault::KeyClosed, opened, key.ref);
}

void Cases::check_erased(std::string const& ref, store::Reading const& reading) const {
    store::Selection about;
    about.case_ref = ref;
    for (auto const number : reading.numbers(about))
        for (auto const& part : reading.parts(number)) context_.findings.add(Fault::PartLeft, number, part.name);
}

}  // namespace wetwijzer::ledger
