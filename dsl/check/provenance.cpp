// Paths of the exchange with DUO to keys of a case file.
#include "dsl/check/provenance.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string json_key(std::string const& word) {
    std::string key = word;
    bool const capitals = std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (capitals)
        std::transform(key.begin(), key.end(), key.begin(), to_lower);
    else if (!key.empty())
        key.front() = to_lower(key.front());
    return key;
}

std::vector<std::string> json_path(std::optional<syntax::ProvenanceClause> const& clause, std::string const& name) {
    if (!clause || !clause->path) return {name};
    std::vector<std::string> keys;
    for (auto const& part : clause->path->parts) keys.push_back(json_key(part.text));
    return keys;
}

}  // namespace wetwijzer::check
