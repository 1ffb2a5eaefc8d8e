// A command cannot go on because of its caller: usage, case, ledger. Caught once, in run().
#pragma once

#include "cli/exit_codes.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace wetwijzer::cli {

class CommandError : public std::runtime_error {
public:
    // Message and hint in the user's language; no hint when empty.
    CommandError(int exit_code, std::string message, std::string hint = {})
        : std::runtime_error("command error"),
          exit_code_(exit_code),
          message_(std::move(message)),
          hint_(std::move(hint)) {}
    int exit_code() const { return exit_code_; }
    std::string const& message() const { return message_; }
    std::string const& hint() const { return hint_; }

private:
    int exit_code_;
    std::string message_;
    std::string hint_;
};

}  // namespace wetwijzer::cli
