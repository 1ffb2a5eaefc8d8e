// One function a command: arguments and the world in, exit code out. Results go to world.out, which reaches the user
// only when the command comes to its end.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"

namespace wetwijzer::cli::commands {

int check(Arguments const& arguments, Environment& world);
int test(Arguments const& arguments, Environment& world);
int decide(Arguments const& arguments, Environment& world);
int explain(Arguments const& arguments, Environment& world);
int ask(Arguments const& arguments, Environment& world);
int replay(Arguments const& arguments, Environment& world);
int eval(Arguments const& arguments, Environment& world);
int schema(Arguments const& arguments, Environment& world);
int new_case(Arguments const& arguments, Environment& world);
int fmt(Arguments const& arguments, Environment& world);
int dump(Arguments const& arguments, Environment& world);
int completion(Arguments const& arguments, Environment& world);
int agenda(Arguments const& arguments, Environment& world);
int indicators(Arguments const& arguments, Environment& world);
int validate(Arguments const& arguments, Environment& world);
int coverage(Arguments const& arguments, Environment& world);
int version(Arguments const& arguments, Environment& world);

}  // namespace wetwijzer::cli::commands
