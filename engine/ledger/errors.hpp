// What can be wrong with who acts, and with the log: the two exceptions of engine/ledger.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace wetwijzer::ledger {

// Why somebody was not let in. The attempt has been recorded when the ledger could be written.
class AccessError : public std::runtime_error {
public:
    // The last four tell of keys of the system, not of a person, and are not recorded.
    enum class Reason {
        UnknownActor,
        Withdrawn,
        NoKey,
        WrongKey,
        Role,
        NoLogKey,
        NoMasterKey,
        WrongLogKey,    // another than that of the first entry
        WrongMasterKey  // another than the cases' keys are wrapped with
    };
    AccessError(Reason reason, std::string actor, std::string role, bool recorded = false)
        : std::runtime_error("not permitted"),
          reason_(reason),
          actor_(std::move(actor)),
          role_(std::move(role)),
          recorded_(recorded) {}
    Reason reason() const { return reason_; }
    std::string const& actor() const { return actor_; }
    std::string const& role() const { return role_; }  // the role they have, or empty
    bool recorded() const { return recorded_; }        // a refusal entry stands in the ledger
    // Reason::Role: the roles that may.
    AccessError&& permitted(std::vector<std::string> roles) && {
        permitted_ = std::move(roles);
        return std::move(*this);
    }
    std::vector<std::string> const& permitted() const { return permitted_; }

private:
    Reason reason_;
    std::string actor_, role_;
    bool recorded_;
    std::vector<std::string> permitted_;
};

// The log is not what it should be; `code` is stable: G0001 … (docs/ledger-format.md).
class LedgerError : public std::runtime_error {
public:
    enum class Code {
        Fork = 1,      // shorter than, or other than, what these keys have seen
        NoSuchCase,    // no case with this number, or erased
        NoSuchEntry,   // no entry with this number; of another kind: "30 facts decision" is no decision
        Erased,        // its personal data were erased
        Damaged,       // an entry, head or part is not what was written
        SameOfficial,  // four eyes: the second official is the first
        AlreadyApproved,
        ActorExists,
        NoSuchActor,
        LastAdministrator,
        Invalid,     // an argument does not fit; detail says which
        HoldsNumber  // a text that stays readable holds the number of a case or a BSN; detail says which text
    };
    LedgerError(Code code, std::string const& detail) : std::runtime_error(detail), code_(code) {}
    Code code() const { return code_; }

private:
    Code code_;
};

}  // namespace wetwijzer::ledger
