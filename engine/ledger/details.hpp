// What entries hold besides their header, by kind: the public part (Entry::details) and the sealed part "content".
// Each has a writer that gives canonical JSON and a strict reader that gives nothing for any other text.
#pragma once

#include "engine/ledger/entry.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::ledger {

struct GenesisDetails {
    int format = 3;
    std::string ledger;   // id, 32 hex digits
    std::string log_key;  // public key of the log
    std::string master;   // check of the master key (case_keys.hpp)
    std::string engine;
};

struct ActorDetails {
    std::string name;
    Role role = Role::Caseworker;
    std::string key;  // public
    bool withdrawn = false;
};

struct SettingDetails {
    std::string name;                // vier_ogen
    std::vector<std::string> value;  // names of decisions
};

struct RuleSetDetails {
    std::string hash;
    std::int64_t files = 0;
};

struct CaseDetails {
    crypto::Hash key;  // key_digest of the case's key (case_keys.hpp)
};

struct FactsDetails {
    std::int64_t statements = 0;
};

struct DecisionDetails {
    std::vector<std::string> decisions;  // names asked for; empty: all
    std::string engine;
    int semantics = 0;
    std::string reference_date;  // ISO
    std::string rule_set;        // hash
    bool overridden = false;     // something else was decided than computed
};

struct ApprovalDetails {
    std::int64_t decision = 0;
};

struct AccessDetails {
    std::string what;                // the command
    std::vector<std::string> cases;  // refs, when about more than one
    std::vector<std::int64_t> entries;
};

struct RefusalDetails {
    std::string claimed;  // the name that was given
    std::string command;
    std::string reason;  // unknown, withdrawn, no_key, wrong_key, role
};

struct ErasureDetails {
    std::string reason;
};

struct SampleDetails {
    std::string seed;
    std::int64_t through = 0;  // drawn from the entries 1 … through
    std::string selection;     // canonical JSON of what was drawn from
    std::string strata;        // per: actor, besluit, …; empty: none
    std::string division;      // each (count per stratum) or proportional (count over all strata)
    std::int64_t count = 0;
    std::vector<std::int64_t> drawn;
};

struct ExportDetails {
    std::string what;
    std::int64_t through = 0;
    std::vector<std::string> cases;
};

struct RestoreDetails {
    std::int64_t size = 0;  // of the log that was seen before
    std::string root;
    std::string reason;
};

// One entry holds at most 1,000 keys; several in one transaction hold the rest.
struct RekeyDetails {
    std::map<std::string, crypto::Hash> keys;  // ref → key_digest of what is wrapped now
    std::string master;                        // check of the new master key
};

struct ImportDetails {
    int format = 2;
    std::int64_t number = 0;
    std::string seal;
};

#define WETWIJZER_DETAILS(TYPE)               \
    std::string to_text(TYPE const& details); \
    bool read(std::string_view text, TYPE& details);
WETWIJZER_DETAILS(GenesisDetails)
WETWIJZER_DETAILS(ActorDetails)
WETWIJZER_DETAILS(SettingDetails)
WETWIJZER_DETAILS(RuleSetDetails)
WETWIJZER_DETAILS(CaseDetails)
WETWIJZER_DETAILS(FactsDetails)
WETWIJZER_DETAILS(DecisionDetails)
WETWIJZER_DETAILS(ApprovalDetails)
WETWIJZER_DETAILS(AccessDetails)
WETWIJZER_DETAILS(RefusalDetails)
WETWIJZER_DETAILS(ErasureDetails)
WETWIJZER_DETAILS(SampleDetails)
WETWIJZER_DETAILS(ExportDetails)
WETWIJZER_DETAILS(RestoreDetails)
WETWIJZER_DETAILS(RekeyDetails)
WETWIJZER_DETAILS(ImportDetails)
#undef WETWIJZER_DETAILS

// Whether `text` is what the writer of that kind's details gives.
bool are_details(Kind kind, std::string_view text);

// --- sealed parts ("content") ------------------------------------------------------------------------------------

// One thing that was said about a case. The last one recorded about a key that is valid on a day counts on that day.
struct Statement {
    std::string key;                      // JSON pointer into the case file: "/geboortedatum"
    std::optional<std::string> value;     // canonical JSON; none: withdrawn, so unknown again
    std::string valid_from, valid_until;  // ISO; first day, and the day after the last; empty: open
    struct Source {
        std::string kind;      // BRP, DUO, gemeente, …: a provenance of the rules
        std::string message;   // id of the message, or empty
        std::string at;        // when it was sent or seen: RFC 3339 or ISO date, or empty
        std::string document;  // BLAKE2b or SHA-256 of the document, hex, or empty
        std::string official;  // who established it, or empty
    } source;
};

struct FactsContent {
    std::string case_id;
    std::vector<Statement> statements;
};

// Something else than computed, by a person: maatwerk, hardship, Awb 5:46.
struct Override {
    std::string outcome;  // name of the rule
    std::string value;    // canonical text, as in outcomes_json
    std::string basis;    // "Awb art. 5:46 lid 2"
    std::string motivation;
};

struct DecisionContent {
    std::string case_id;
    std::string facts_json;     // canonical, with the reference date and the readings taken
    std::string outcomes_json;  // as computed
    std::string trace_digest;
    std::vector<Override> taken;  // by outcome
};

struct ApprovalContent {
    std::string remark;
};

struct ImportContent {
    std::string record_json;  // the whole old record
};

std::string to_text(FactsContent const& content);
std::string to_text(DecisionContent const& content);
std::string to_text(ApprovalContent const& content);
std::string to_text(ImportContent const& content);
bool read(std::string_view text, FactsContent& content);
bool read(std::string_view text, DecisionContent& content);
bool read(std::string_view text, ApprovalContent& content);
bool read(std::string_view text, ImportContent& content);

// Sealed parts are compressed (zstd) before they are sealed; a digest or length of what is in them is never public.
std::string compress(std::string_view text);
std::optional<std::string> decompress(std::string_view bytes);  // at most 64 MiB

}  // namespace wetwijzer::ledger
