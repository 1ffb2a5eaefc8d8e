// Strong 32-bit ids into the vectors of a RuleSet.
#pragma once

#include <compare>
#include <cstdint>

namespace wetwijzer::model {

template <class Tag>
struct Id {
    static constexpr std::uint32_t none_value = 0xffffffff;
    std::uint32_t value = none_value;

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t v) : value(v) {}
    constexpr explicit Id(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}
    constexpr bool is_some() const { return value != none_value; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using TypeId = Id<struct TypeTag>;
using ExprId = Id<struct ExprTag>;
using FactId = Id<struct FactTag>;
using ParameterId = Id<struct ParameterTag>;
using RuleId = Id<struct RuleTag>;
using RecordId = Id<struct RecordTag>;
using SourceId = Id<struct SourceTag>;
using ProvenanceId = Id<struct ProvenanceTag>;
using NoteId = Id<struct NoteTag>;
using OriginId = Id<struct OriginTag>;
using DecisionId = Id<struct DecisionTag>;
using TermId = Id<struct TermTag>;
using ReadingId = Id<struct ReadingTag>;
using IndicatorId = Id<struct IndicatorTag>;
using CheckId = Id<struct CheckTag>;

}  // namespace wetwijzer::model
