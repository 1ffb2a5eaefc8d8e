// The functions behind `apply`, by family. Private to engine/evaluate.
#pragma once

#include "engine/evaluate/operators.hpp"

namespace wetwijzer::evaluate {

// arithmetic.cpp: operands are known
Outcome add_up(Call const& call);
Outcome subtract(Call const& call);
Outcome multiply(Call const& call);
Outcome divide(Call const& call);
Outcome negate(Call const& call);
Outcome round(Call const& call);

// comparison.cpp
Outcome ordered(Call const& call);  // < <= > >=, known operands
Outcome equal(Call const& call);    // is, is niet, known operands
Outcome one_of(Call const& call);
Outcome extreme(Call const& call);  // minimum, maximum, known operands

// dates.cpp: operands are known
Outcome is_working_day(Call const& call);
Outcome is_holiday(Call const& call);
Outcome contains(Call const& call);
Outcome add_duration(Call const& call);
Outcome whole_time(Call const& call);
Outcome days_between(Call const& call);
Outcome year_of(Call const& call);
Outcome working_day_on_or_after(Call const& call);
Outcome make_period(Call const& call);
Outcome period_part(Call const& call);
Outcome period_overlap(Call const& call);

// terms.cpp: where the start is `geen` the rest does not matter
Outcome term_start(Call const& call);
Outcome term_end(Call const& call);
Outcome term_status(Call const& call);
Outcome term_signal(Call const& call);

// Date plus duration by the month rule of the expression; a MonthRule step when that rule decided.
Outcome shift_date(Call const& call, values::Date date, values::Duration duration, std::uint32_t operand);

}  // namespace wetwijzer::evaluate
