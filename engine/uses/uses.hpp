// Which parts of the rules a decision rests on: for "which decisions used this?" without opening their traces.
#pragma once

#include "engine/model/rule_set.hpp"
#include "engine/trace/trace.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::uses {

// What a part is, and when a decision used it.
struct RulePart {
    enum class Kind : std::uint8_t {
        RuleVersion,       // the rule was computed by this version
        Exception,         // it applied, whatever it lies on
        ParameterValue,    // this value was taken
        Alternative,       // of a reading: taken
        Judgement,         // asked for, and given
        JudgementMissing,  // asked for, but nobody had given it
        Decision,          // the law asks for this decision (`als` is ja; without `als`: its outcomes were asked for)
    };
    Kind kind = Kind::RuleVersion;
    std::string name;    // of the rule, parameter, reading, judgement or decision
    std::string detail;  // Exception: its label or name; Alternative: its name; else empty
    std::string since;   // first day of the version or value (ISO), or empty
    friend bool operator==(RulePart const&, RulePart const&) = default;
};

// Every part of a rule set that can be used. Built once for a rule set, which need not outlive it.
class PartTable {
public:
    explicit PartTable(model::RuleSet const& rules);

    // By kind, name, since and detail: whatever compiled the texts, the order is the same.
    std::vector<RulePart> const& parts() const { return parts_; }
    // Of the list of parts: bits made with another list must not be read with this one. FNV-1a, 64 bits.
    std::uint64_t fingerprint() const { return fingerprint_; }

private:
    friend std::string used(PartTable const& table, trace::Trace const& trace);

    struct Decision {
        std::uint32_t part = 0;
        bool always = false;               // without `als`
        std::vector<std::uint32_t> rules;  // that of `als`, or all outcomes
    };
    void add(RulePart part) { parts_.push_back(std::move(part)); }
    void list(model::RuleSet const& rules);
    void sort();

    std::vector<RulePart> parts_;
    std::uint64_t fingerprint_ = 0;
    // From ids to places in parts_.
    std::vector<std::uint32_t> versions_, exceptions_, values_, alternatives_, given_, missing_;
    std::vector<std::uint32_t> first_version_, first_exception_, first_value_, first_alternative_;
    std::vector<Decision> decisions_;
};

// What the trace used: the table's fingerprint in eight bytes, lowest first, then one bit a part, lowest first in each
// byte; trailing zero bytes left out.
std::string used(PartTable const& table, trace::Trace const& trace);

// Whether a text that `used` gave was made with such a table.
bool fits(PartTable const& table, std::string_view used);
// `part`: place in PartTable::parts().
bool holds(std::string_view used, std::size_t part);

// "rule_version", "exception", …: in data.
std::string_view name(RulePart::Kind kind);

}  // namespace wetwijzer::uses
