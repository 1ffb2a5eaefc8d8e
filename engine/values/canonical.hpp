// Private to engine/values: what both spellings of values share.
#pragma once

#include "engine/values/type.hpp"
#include "engine/values/value.hpp"

#include <string>

namespace wetwijzer::values {

// The member's name, or its number after a # when the type has no such member.
std::string member_name(Type const& type, Member member);

}  // namespace wetwijzer::values
