// With the master key: every part opens with the key of its case, at its place, and says what its entry says.
#include "engine/ledger/case_keys.hpp"
#include "engine/ledger/verify_chunk.hpp"
#include "engine/store/old_ledger.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace wetwijzer::ledger {

namespace {

using Json = nlohmann::json;
using Texts = std::map<std::string, std::string, std::less<>>;

// A member of a JSON object that is a text; empty when it is not.
std::string member(std::string const& object, char const* name) {
    auto const json = Json::parse(object, nullptr, false);
    if (!json.is_object() || !json.contains(name) || !json[name].is_string()) return {};
    return json[name].get<std::string>();
}

bool is_object(std::string const& text) {
    auto const json = Json::parse(text, nullptr, false);
    return json.is_object() && json.dump() == text;
}

class Contents {
public:
    Contents(VerifyContext const& context, Entry const& entry, std::string const& case_id, Texts const& texts)
        : context_(context), entry_(entry), case_id_(case_id), texts_(texts) {}

    void check(FactsDetails const& details) const {
        auto const content = read_content<FactsContent>();
        if (!content) return;
        is_about(content->case_id);
        says(static_cast<std::int64_t>(content->statements.size()) == details.statements, "statements");
    }

    void check(DecisionDetails const& details) const {
        if (auto const content = read_content<DecisionContent>()) {
            is_about(content->case_id);
            if (auto const in_facts = member(content->facts_json, "zaak"); !in_facts.empty()) is_about(in_facts);
            says(member(content->facts_json, "peildatum") == details.reference_date, "reference_date");
            says(is_object(content->outcomes_json), "outcomes");
            says(content->taken.empty() != details.overridden, "overridden");
        }
        auto const uses = texts_.find("uses");
        // A fingerprint of eight bytes, then bits without zero bytes at the end (engine/uses).
        if (uses != texts_.end() &&
            (uses->second.size() < 8 || (uses->second.size() > 8 && uses->second.back() == '\0')))
            add(Fault::ContentUses, "uses");
    }

    void check(ApprovalDetails const&) const { read_content<ApprovalContent>(); }

    void check(ImportDetails const& details) const {
        auto const content = read_content<ImportContent>();
        if (!content) return;
        auto const record = store::read_old_record(content->record_json);
        if (!record) {
            add(Fault::ContentUnreadable, "record");
            return;
        }
        // Old records could do without a case; then one was made for them (import.cpp).
        is_about(record->case_id.empty() ? "record " + std::to_string(record->number) : record->case_id);
        says(record->number == details.number, "number");
        if (record->seal != details.seal || store::old_seal(*record) != record->seal)
            add(Fault::ContentSeal, details.seal);
    }

    void check(auto const&) const {}  // no parts

private:
    template <typename Content>
    std::optional<Content> read_content() const {
        auto const text = texts_.find("content");
        if (text == texts_.end()) return std::nullopt;  // closed or missing: told already
        Content content;
        if (read(text->second, content)) return content;
        add(Fault::ContentUnreadable, "content");
        return std::nullopt;
    }
    // Findings never hold the numbers of cases.
    void is_about(std::string const& said) const {
        if (said != case_id_) add(Fault::ContentCase, {});
    }
    void says(bool holds, char const* what) const {
        if (!holds) add(Fault::ContentDiffers, what);
    }
    void add(Fault fault, std::string detail) const { context_.findings.add(fault, entry_.number, std::move(detail)); }

    VerifyContext const& context_;
    Entry const& entry_;
    std::string const& case_id_;
    Texts const& texts_;
};

}  // namespace

void check_content(VerifyContext const& context, store::Reading const& reading, Entry const& entry,
                   AnyDetails const& details, std::vector<store::Part> const& parts) {
    auto const key = reading.case_key(entry.case_ref);
    auto const secret = key ? unwrap(*context.master, context.ledger, *key) : std::nullopt;
    if (!secret) return;  // told with the keys of cases
    Texts texts;
    for (auto const& part : parts) {
        auto text = open_part(secret->key, context.ledger, entry.case_ref, entry.number, part.name, part.sealed);
        if (text) {
            texts.emplace(part.name, std::move(*text));
        } else {
            context.findings.add(Fault::ContentClosed, entry.number, part.name);
        }
    }
    Contents const contents(context, entry, secret->case_id, texts);
    std::visit([&](auto const& read) { contents.check(read); }, details);
}

}  // namespace wetwijzer::ledger
