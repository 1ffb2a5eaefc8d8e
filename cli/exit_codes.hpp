// What the program tells its caller by its exit code. Part of the interface: docs/cli.md.
#pragma once

namespace wetwijzer::cli::exit_codes {

inline constexpr int fine = 0;
inline constexpr int rules_fail = 1;      // rules with errors, scenarios that failed, files that fmt would change,
                                          // articles that are missing, messages that are refused, faults
inline constexpr int usage = 2;           // command line or case file
inline constexpr int replay_differs = 3;  // or a seal that is broken
inline constexpr int input_output = 4;    // files, ledger, disk full, closed pipe

}  // namespace wetwijzer::cli::exit_codes
