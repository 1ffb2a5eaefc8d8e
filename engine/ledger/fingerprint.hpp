// A head in a form that a person can print, read out and type: its size and 200 bits of its digest, with a check.
//
//     WW1-1024-7K3M-0Q9X-…-ZZ4T        ten groups of four, and one that finds what was mistyped
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wetwijzer::ledger {

struct Fingerprint {
    std::int64_t size = 0;
    std::array<std::uint8_t, 25> bytes{};  // the first of SHA-256 of the head's text
    friend bool operator==(Fingerprint const&, Fingerprint const&) = default;
};

// Of the text of a head; none when it is not one.
std::optional<Fingerprint> fingerprint(std::string_view head_text);

std::string to_text(Fingerprint const& fingerprint);
// As people type: small letters, spaces in place of hyphens or more of them, O for 0, I and L for 1. None when the
// check does not fit.
std::optional<Fingerprint> read_fingerprint(std::string_view text);

}  // namespace wetwijzer::ledger
