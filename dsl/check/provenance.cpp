// Paths of the exchange with DUO to keys of a case file.
#include "dsl/check/provenance.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::string resource_key(std::string const& word) {
    std::string key = word;
    bool const capitals = std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (capitals)
        std::transform(key.begin(), key.end(), key.begin(), to_lower);
    else if (!key.empty())
        key.front() = to_lower(key.front());
    return key;
}

}  // namespace

std::vector<std::string> fact_keys(syntax::Path const& path) {
    std::vector<std::string> keys;
    for (auto const& part : path.parts) keys.push_back(keys.empty() ? resource_key(part.text) : part.text);
    return keys;
}

std::vector<std::string> field_keys(syntax::Path const& path) {
    std::vector<std::string> keys;
    for (auto const& part : path.parts) keys.push_back(part.text);
    if (keys.size() > 1) keys.erase(keys.begin());
    return keys;
}

std::vector<std::string> keys_of(std::optional<syntax::ProvenanceClause> const& clause, std::string const& name,
                                 bool field) {
    if (!clause || !clause->path) return {name};
    return field ? field_keys(*clause->path) : fact_keys(*clause->path);
}

}  // namespace wetwijzer::check
