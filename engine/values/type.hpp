// The static types of the rule language.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace wetwijzer::values {

enum class Kind : std::uint8_t {
    Boolean,
    Number,
    Money,
    Percentage,
    Date,
    Duration,
    Period,
    Text,
    Enumeration,
    Record,
    List,
    ExactNumber,  // intermediate: must be rounded before it is a Number
    ExactMoney,   // intermediate: must be rounded before it is Money
};

// One member: its name in the rules and its code in case files (DUO's spelling).
struct EnumMember {
    std::string name;
    std::string code;
    friend bool operator==(EnumMember const&, EnumMember const&) = default;
};

struct Type {
    Kind kind = Kind::Boolean;
    bool optional = false;            // "of geen"
    std::string unit;                 // Number, ExactNumber: "uur", or empty
    std::vector<EnumMember> members;  // Enumeration
    std::uint32_t record = 0;         // Record, List: RecordId in the rule set

    friend bool operator==(Type const&, Type const&) = default;
};

}  // namespace wetwijzer::values
