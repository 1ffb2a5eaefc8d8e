#include "engine/ledger/export.hpp"

#include "engine/crypto/crypto.hpp"
#include "engine/ledger/case_keys.hpp"
#include "engine/ledger/ledger.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace wetwijzer::ledger {

namespace {

using Json = nlohmann::json;

// Text that is not UTF-8 is damage; replaced, it will not have its digest.
std::string dump(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

class Exporter {
public:
    Exporter(store::Reading const& reading, ExportContent const& content,
             std::function<void(std::string_view)> const& write)
        : reading_(reading), content_(content), write_(write) {}

    void run() {
        line(dump({{"format", "wetwijzer-export/1"},
                   {"ledger", ledger_id(reading_)},
                   {"parts", content_.parts},
                   {"rules", content_.rules},
                   {"size", reading_.size()}}));
        entries();
        reading_.case_keys([&](store::CaseKey const& key) {
            line(dump({{"case", {{"key", key_digest(key).hex()}, {"ref", key.ref}}}}));
            return true;
        });
        if (content_.rules) rules();
        // Covers every byte before it: also what no entry speaks of.
        auto const digest = bytes_.hash().hex();
        line(dump({{"end", {{"lines", lines_}, {"sha256", digest}}}}));
    }

private:
    void line(std::string_view text) {
        bytes_.add(text);
        bytes_.add("\n");
        ++lines_;
        write_(text);
        write_("\n");
    }

    // Leaves and heads stand there byte for byte: they are what is hashed and signed.
    void entries() {
        auto const size = reading_.size();
        store::Selection const all;
        reading_.leaves(all, [&](store::Leaf const& leaf) {
            line("{\"entry\":" + leaf.text + "}");
            if (content_.parts) parts(leaf.number);
            if (auto const head = reading_.head(leaf.number)) line("{\"head\":" + *head + "}");
            return true;
        });
        reading_.heads(size + 1, [&](std::int64_t, std::string const& head) {  // there should be none
            line("{\"head\":" + head + "}");
            return true;
        });
    }

    void parts(std::int64_t number) {
        auto parts = reading_.parts(number);
        std::sort(parts.begin(), parts.end(), [](auto const& one, auto const& other) { return one.name < other.name; });
        for (auto const& part : parts)
            line(
                dump({{"part", {{"entry", number}, {"name", part.name}, {"sealed", crypto::to_base64(part.sealed)}}}}));
    }

    // A file that several rule sets share stands there once, before the first of them.
    void rules() {
        auto hashes = reading_.rule_sets();
        std::sort(hashes.begin(), hashes.end());
        for (auto const& hash : hashes) {
            auto files = Json::array();
            for (auto const& [path, text] : reading_.rule_texts(hash).value_or(std::vector<model::SourceText>{})) {
                auto const digest = crypto::sha256(text).hex();
                if (written_.insert(digest).second) line(dump({{"rule_file", {{"sha256", digest}, {"text", text}}}}));
                files.push_back({path, digest});
            }
            std::sort(files.begin(), files.end());
            line(dump({{"rule_set", {{"files", files}, {"hash", hash}}}}));
        }
    }

    store::Reading const& reading_;
    ExportContent content_;
    std::function<void(std::string_view)> const& write_;
    crypto::Sha256 bytes_;
    std::int64_t lines_ = 0;
    std::set<std::string> written_;  // digests of rule files
};

}  // namespace

void export_ledger(store::Reading const& reading, ExportContent const& content,
                   std::function<void(std::string_view)> const& write) {
    Exporter(reading, content, write).run();
}

}  // namespace wetwijzer::ledger
