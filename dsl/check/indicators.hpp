// Readings, indicators and checks of messages.
#pragma once

#include "dsl/check/symbols.hpp"

namespace wetwijzer::check {

void declare_reading(Context& context, syntax::ReadingDecl const& decl, DeclRef ref);
// One rule for each part that is written: `name.noemer`, `name.teller`, …
void declare_indicator(Context& context, syntax::IndicatorDecl const& decl, DeclRef ref);
// One rule of the check's name.
void declare_message_check(Context& context, syntax::MessageCheckDecl const& decl, DeclRef ref);

void check_indicators(Context& context);
void check_message_checks(Context& context);

}  // namespace wetwijzer::check
