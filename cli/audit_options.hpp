// What the questions of an auditor take from the command line; a base of Arguments.
#pragma once

namespace wetwijzer::cli {

struct AuditOptions {};

}  // namespace wetwijzer::cli
