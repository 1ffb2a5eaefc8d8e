#include "engine/ledger/head.hpp"

#include "engine/ledger/time.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wetwijzer::ledger {

namespace {

using Json = nlohmann::json;  // its objects are sorted by key

bool is_id(std::string const& text) {
    return text.size() == 32 && std::all_of(text.begin(), text.end(),
                                            [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// Exceptions of the library mean: not a head.
std::optional<Head> read(std::string_view text) {
    auto const json = Json::parse(text);
    auto const string = [&](char const* key) { return json.at(key).get<std::string>(); };
    Head head;
    head.ledger = string("ledger");
    if (!json.at("size").is_number_integer()) return std::nullopt;
    head.size = json.at("size").get<std::int64_t>();
    head.at = string("at");
    head.actor = string("actor");
    auto const root = crypto::Hash::from_hex(string("root"));
    auto const log_signature = crypto::Signature::from_hex(string("log_signature"));
    if (!root || !log_signature || !is_id(head.ledger) || head.size < 1 || !is_time(head.at)) return std::nullopt;
    head.root = *root;
    head.log_signature = *log_signature;
    if (json.contains("actor_signature")) {
        head.actor_signature = crypto::Signature::from_hex(string("actor_signature"));
        if (!head.actor_signature) return std::nullopt;
    }
    // A person who acts signs; the system has no signature but the log's.
    if (head.actor.empty() == head.actor_signature.has_value()) return std::nullopt;
    if (head.actor.find('\n') != std::string::npos) return std::nullopt;
    return head;
}

}  // namespace

std::string statement(Head const& head) {
    return "wetwijzer-head/1\n" + head.ledger + '\n' + std::to_string(head.size) + '\n' + head.root.hex() + '\n' +
           head.at + '\n' + head.actor + '\n';
}

std::string log_statement(Head const& head) {
    return "wetwijzer-log/1\n" + crypto::sha256(statement(head)).hex() + '\n' +
           (head.actor_signature ? head.actor_signature->hex() : std::string()) + '\n';
}

std::string to_text(Head const& head) {
    Json json{{"ledger", head.ledger}, {"size", head.size},   {"root", head.root.hex()},
              {"at", head.at},         {"actor", head.actor}, {"log_signature", head.log_signature.hex()}};
    if (head.actor_signature) json["actor_signature"] = head.actor_signature->hex();
    return json.dump();
}

std::optional<Head> read_head(std::string_view text) {
    try {
        auto head = read(text);
        if (!head || to_text(*head) != text) return std::nullopt;
        return head;
    } catch (Json::exception const&) {
        return std::nullopt;
    }
}

crypto::Hash digest(std::string_view head_text) { return crypto::sha256(head_text); }

}  // namespace wetwijzer::ledger
