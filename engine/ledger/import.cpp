#include "engine/ledger/import.hpp"

#include "engine/ledger/details.hpp"

#include <map>
#include <set>

namespace wetwijzer::ledger {

namespace {

using Code = LedgerError::Code;
using Texts = std::map<std::string, std::vector<model::SourceText>>;

// A transaction holds this much: records with long traces are many bytes.
constexpr std::size_t most_records = 1000, most_bytes = 16U << 20;

std::string_view word(store::OldBreak::Reason reason) {
    switch (reason) {
        case store::OldBreak::Reason::Missing:
            return "missing";
        case store::OldBreak::Reason::Chain:
            return "chain";
        case store::OldBreak::Reason::Seal:
            return "seal";
        case store::OldBreak::Reason::Trace:
            return "trace";
        case store::OldBreak::Reason::RuleTexts:
            return "rule_texts";
    }
    return "";
}

Draft draft_of(store::OldRecord const& record, int format, std::vector<model::SourceText> const& texts) {
    Draft draft;
    draft.kind = Kind::Import;
    draft.case_id = case_of(record);
    draft.details = to_text(ImportDetails{format, record.number, record.seal});
    draft.parts.emplace("content", to_text(ImportContent{to_text(record)}));
    draft.rule_set = record.rule_set_hash;
    draft.rule_texts = &texts;
    return draft;
}

// The seals of what was brought over before: no two records have the same.
std::set<std::string> seals_there(Ledger const& ledger) {
    std::set<std::string> seals;
    ledger.store().read([&](store::Reading const& reading) {
        store::Selection imports;
        imports.kind = name(Kind::Import);
        seals.clear();
        reading.leaves(imports, [&](store::Leaf const& leaf) {
            auto const entry = read_leaf(leaf.text);
            ImportDetails details;
            if (!entry || !read(entry->details, details))
                throw LedgerError(Code::Damaged, std::to_string(leaf.number) + " entry");
            seals.insert(details.seal);
            return true;
        });
    });
    return seals;
}

class Importer {
public:
    Importer(Ledger& ledger, std::function<Act()> const& act, std::function<void(std::int64_t)> const& progress)
        : ledger_(ledger), act_(act), progress_(progress), there_(seals_there(ledger)) {}

    void add(store::OldReading const& old, store::OldRecord const& record) {
        if (there_.contains(record.seal)) {
            ++done_.there;
            return;
        }
        auto& texts = texts_[record.rule_set_hash];
        if (texts.empty()) {
            auto found = old.rule_texts(record.rule_set_hash);
            if (!found) throw LedgerError(Code::Damaged, std::to_string(record.number) + " rule_texts");
            texts = std::move(*found);
        }
        drafts_.push_back(draft_of(record, static_cast<int>(old.format()), texts));
        bytes_ += drafts_.back().parts.at("content").size();
        if (drafts_.size() >= most_records || bytes_ >= most_bytes) flush();
    }

    Imported finish() {
        flush();
        return done_;
    }

private:
    void flush() {
        if (drafts_.empty()) return;
        auto const written = ledger_.write(act_(), Permission::Administer, drafts_);
        done_.records += static_cast<std::int64_t>(drafts_.size());
        done_.entries += static_cast<std::int64_t>(written.entries.size());
        drafts_.clear();
        bytes_ = 0;
        if (progress_) progress_(done_.records + done_.there);
    }

    Ledger& ledger_;
    std::function<Act()> const& act_;
    std::function<void(std::int64_t)> const& progress_;
    std::set<std::string> there_;
    Texts texts_;
    std::vector<Draft> drafts_;
    std::size_t bytes_ = 0;
    Imported done_;
};

}  // namespace

std::string case_of(store::OldRecord const& record) {
    return record.case_id.empty() ? "record " + std::to_string(record.number) : record.case_id;
}

OldLedgerBroken::OldLedgerBroken(store::OldBreak const& found)
    : LedgerError(Code::Damaged, std::to_string(found.number) + " " + std::string(word(found.reason))), found_(found) {}

Imported import_ledger(Ledger& ledger, std::function<Act()> const& act, std::string const& old_path,
                       std::function<void(std::int64_t)> const& progress) {
    Imported imported;
    bool begun = false;
    store::read_old_ledger(old_path, [&](store::OldReading const& old) {
        // Called again when the old file changed meanwhile: what was brought over would not be what it holds.
        if (begun) throw LedgerError(Code::Damaged, "changed");
        if (auto const found = store::find_break(old)) throw OldLedgerBroken(*found);
        begun = true;
        Importer importer(ledger, act, progress);
        old.records([&](store::OldRecord const& record) {
            importer.add(old, record);
            return true;
        });
        imported = importer.finish();
    });
    return imported;
}

}  // namespace wetwijzer::ledger
