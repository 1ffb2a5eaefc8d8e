// The names that traces are made of, each numbered once a rule set: equal names have one number, whatever they name.
#pragma once

#include "engine/model/expression.hpp"
#include "engine/model/rule_set.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::decide {

class Names {
public:
    using Number = std::uint32_t;
    static constexpr Number none = 0xffffffff;

    explicit Names(model::RuleSet const& rules);  // must outlive it, and stay where it is

    std::size_t size() const { return texts_.size(); }
    std::string_view text(Number number) const { return texts_[number]; }

    Number rule(std::uint32_t rule) const { return rules_[rule]; }
    Number fact(std::uint32_t fact) const { return facts_[fact]; }
    // Of the record that the fact is or lists.
    Number field(std::uint32_t fact, std::uint32_t field) const { return fields_[first_field_[fact] + field]; }
    Number parameter(std::uint32_t parameter) const { return parameters_[parameter]; }
    Number reading(std::uint32_t reading) const { return readings_[reading]; }
    Number op(model::Op op) const { return ops_[static_cast<std::size_t>(op)]; }
    // The label of a listed condition; none: it has none.
    Number label(model::NoteId note) const { return note.is_some() ? labels_[note.value] : none; }
    Number exception(std::uint32_t rule, std::uint32_t version, std::uint32_t exception) const;  // its label, or none
    Number member(model::TypeId type, std::uint16_t member) const;                               // none: no such member

private:
    std::vector<std::string_view> texts_;
    std::vector<Number> rules_, facts_, first_field_, fields_, parameters_, readings_, labels_;
    std::array<Number, 256> ops_{};
    std::vector<std::uint32_t> first_version_;    // by rule: in first_exception_
    std::vector<std::uint32_t> first_exception_;  // by version: in exceptions_; one more at the end
    std::vector<Number> exceptions_;
    std::vector<std::uint32_t> first_member_;  // by type: in members_; one more at the end
    std::vector<Number> members_;
};

}  // namespace wetwijzer::decide
