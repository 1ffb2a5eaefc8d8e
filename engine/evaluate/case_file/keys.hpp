// Private to the case file reader: which keys a case, or a record in it, may have, and what each is for.
#pragma once

#include "engine/model/rule_set.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::evaluate::case_file {

// Why a key is read: as (part of) a fact or field. A period may be read from two keys.
struct Use {
    enum class Part : std::uint8_t { Whole, Start, End };
    std::uint32_t subject = 0;  // FactId, or index of a field
    Part part = Part::Whole;
};

// One key; a key without uses only holds other keys.
struct Key {
    std::vector<Use> uses;
    std::map<std::string, std::unique_ptr<Key>, std::less<>> children;
    // Of the children: what is `geen` when its key is not there.
    struct Omitted {
        std::string name;
        std::uint32_t subject = 0;
    };
    std::vector<Omitted> omitted;

    Key const* child(std::string_view name) const;
};

std::unique_ptr<Key> fact_keys(model::RuleSet const& rules);  // judgements stand apart
std::unique_ptr<Key> record_keys(model::Record const& record);

// All of them for one rule set; see CaseFormat.
struct FormatKeys {
    explicit FormatKeys(model::RuleSet const& rules);
    std::unique_ptr<Key const> facts;
    std::vector<std::unique_ptr<Key const>> records;  // by RecordId
};

// The paths of a fact or field: as declared, or its name.
std::vector<std::string> path_of(model::JsonSource const& source, std::string const& name);

}  // namespace wetwijzer::evaluate::case_file
