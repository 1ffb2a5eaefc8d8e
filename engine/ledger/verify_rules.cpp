// Rule texts: those of each set have its hash, each text its digest, and nothing else is there.
#include "engine/decide/digest.hpp"
#include "engine/ledger/verify_sequence.hpp"

#include <set>

namespace wetwijzer::ledger {

namespace {

using Texts = std::optional<std::vector<model::SourceText>>;

void check_set(VerifyContext const& context, std::string const& hash, RecordedRules const& recorded,
               Texts const& texts) {
    auto const add = [&](Fault fault, std::string const& detail) {
        context.findings.add(fault, recorded.number, detail);
    };
    if (!texts) {
        add(Fault::RuleSetMissing, hash);
    } else if (decide::rule_set_hash(*texts) != hash) {
        add(Fault::RuleSetDiffers, hash);
    } else if (static_cast<std::int64_t>(texts->size()) != recorded.files) {
        add(Fault::RuleSetDiffers, hash + ' ' + std::to_string(recorded.files) + " files");
    }
}

}  // namespace

void check_rule_texts(VerifyContext const& context, store::Reading const& reading,
                      std::map<std::string, RecordedRules, std::less<>> const& recorded) {
    std::set<std::string> used;
    for (auto const& [hash, rules] : recorded) {
        if (rules.number <= context.from) continue;
        auto const texts = reading.rule_texts(hash);
        check_set(context, hash, rules, texts);
        if (!texts) continue;
        for (auto const& text : *texts) used.insert(decide::sha256_hex(text.text));
    }
    if (context.from != 0) return;
    for (auto const& hash : reading.rule_sets()) {
        if (recorded.contains(hash)) continue;
        context.findings.add(Fault::RuleSetUnrecorded, 0, hash);
        if (auto const texts = reading.rule_texts(hash))
            for (auto const& text : *texts) used.insert(decide::sha256_hex(text.text));
    }
    reading.rule_files([&](std::string const& digest, std::string const& text) {
        auto const computed = decide::sha256_hex(text);
        if (computed != digest) {
            context.findings.add(Fault::RuleFileDiffers, 0, digest);
        } else if (!used.contains(digest)) {
            context.findings.add(Fault::RuleFileUnused, 0, digest);
        }
        return true;
    });
}

}  // namespace wetwijzer::ledger
