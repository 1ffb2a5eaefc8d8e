#include "engine/evaluate/case_file/keys.hpp"

#include <utility>

namespace wetwijzer::evaluate::case_file {

namespace {

void add(Key& root, std::vector<std::string> const& path, Use use, bool omitted_is_none) {
    auto* key = &root;
    Key* holder = nullptr;
    for (auto const& name : path) {
        auto& child = key->children[name];
        if (!child) child = std::make_unique<Key>();
        holder = std::exchange(key, child.get());
    }
    key->uses.push_back(use);
    if (omitted_is_none && holder) holder->omitted.push_back({path.back(), use.subject});
}

void add(Key& root, model::JsonSource const& source, std::string const& name, std::uint32_t subject) {
    auto const path = path_of(source, name);
    if (source.end_path.empty()) {
        add(root, path, Use{subject, Use::Part::Whole}, source.omitted_is_none);
    } else {
        add(root, path, Use{subject, Use::Part::Start}, source.omitted_is_none);
        add(root, source.end_path, Use{subject, Use::Part::End}, source.omitted_is_none);
    }
}

}  // namespace

Key const* Key::child(std::string_view name) const {
    auto const found = children.find(name);
    return found == children.end() ? nullptr : found->second.get();
}

std::unique_ptr<Key> fact_keys(model::RuleSet const& rules) {
    auto root = std::make_unique<Key>();
    for (std::size_t i = 0; i < rules.facts.size(); ++i) {
        auto const& fact = rules.facts[i];
        if (!fact.is_judgement()) add(*root, fact.json, fact.name, static_cast<std::uint32_t>(i));
    }
    return root;
}

std::unique_ptr<Key> record_keys(model::Record const& record) {
    auto root = std::make_unique<Key>();
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        add(*root, record.fields[i].json, record.fields[i].name, static_cast<std::uint32_t>(i));
    }
    return root;
}

FormatKeys::FormatKeys(model::RuleSet const& rules) : facts(fact_keys(rules)) {
    for (auto const& record : rules.records) records.push_back(record_keys(record));
}

std::vector<std::string> path_of(model::JsonSource const& source, std::string const& name) {
    return source.path.empty() ? std::vector<std::string>{name} : source.path;
}

}  // namespace wetwijzer::evaluate::case_file
