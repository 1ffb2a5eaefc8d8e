// What the commands on one case's record take from the command line; a base of Arguments.
#pragma once

namespace wetwijzer::cli {

struct DossierOptions {};

}  // namespace wetwijzer::cli
