// The type rules: one table of operator × operand kinds, and the interned types they speak of.
#pragma once

#include "engine/model/ids.hpp"
#include "engine/values/type.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::check {

using model::TypeId;
using values::Kind;
using values::Type;

// Types by id; the same type always has the same id. An id that is none is the type of something with an error: it
// goes with everything and is never reported again.
class TypeTable {
public:
    TypeTable();

    TypeId intern(Type type);
    Type const& operator[](TypeId id) const { return types_[id.value]; }
    std::vector<Type> const& all() const { return types_; }

    TypeId plain(Kind kind) { return intern({kind, false, {}, {}, 0}); }
    TypeId number(std::string unit, bool exact);
    TypeId record(std::uint32_t id, bool optional);
    TypeId with_optional(TypeId id, bool optional);
    TypeId exact(TypeId id);    // getal and bedrag before rounding
    TypeId rounded(TypeId id);  // the reverse

private:
    std::vector<Type> types_;
    std::map<std::string, TypeId> by_text_;
};

bool is_exact(Kind kind);
Kind rounded_kind(Kind kind);

// The same but for `of geen` and rounding: values of the two can be compared.
bool comparable(Type const& left, Type const& right);
// As comparable, but for units: the kinds agree.
bool same_kind(Type const& left, Type const& right);
// Has an order: numbers, amounts, percentages, dates, durations.
bool ordered(Kind kind);

enum class Operator : std::uint8_t { Add, Subtract, Multiply, Divide };
char const* symbol(Operator op);

// How operands combine. The unit of the result follows from `units`.
struct Combination {
    enum class Units : std::uint8_t { Drop, Same, AtMostOne, Left };
    Kind result;
    Units units;
};
// Nothing when the operator does not go with these kinds.
std::optional<Combination> combine(Operator op, Kind left, Kind right);

// "een bedrag", "een getal in uur": the name of a type with its article, in both languages (see both()).
std::string a_type(Type const& type);

// One argument of a message in two languages: message() takes the half it needs.
std::string both(std::string const& dutch, std::string const& english);

}  // namespace wetwijzer::check
