// What replay takes from the command line; a base of Arguments.
#pragma once

namespace wetwijzer::cli {

struct ReplayOptions {};

}  // namespace wetwijzer::cli
