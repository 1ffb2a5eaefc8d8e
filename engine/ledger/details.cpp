// The public part of entries. Members stand in byte order of their keys.
#include "engine/ledger/details.hpp"

#include "engine/ledger/canonical_json.hpp"
#include "engine/ledger/characters.hpp"
#include "engine/ledger/time.hpp"

#include <algorithm>

namespace wetwijzer::ledger {

using canonical::Of;

// --- spelling ----------------------------------------------------------------------------------------------------

template <class Io>
static void fields(Io& io, Of<Io, GenesisDetails>& details) {
    io.text("engine", details.engine);
    io.number("format", details.format);
    io.text("ledger", details.ledger);
    io.text("log_key", details.log_key);
    io.text("master", details.master);
}

// A role is a word in JSON.
struct ActorSpelling {
    std::string key, name, role;
    bool withdrawn = false;
};

template <class Io>
static void fields(Io& io, Of<Io, ActorSpelling>& details) {
    io.text("key", details.key);
    io.text("name", details.name);
    io.text("role", details.role);
    io.truth_if("withdrawn", details.withdrawn);
}

template <class Io>
static void fields(Io& io, Of<Io, SettingDetails>& details) {
    io.text("name", details.name);
    io.texts("value", details.value);
}

template <class Io>
static void fields(Io& io, Of<Io, RuleSetDetails>& details) {
    io.number("files", details.files);
    io.text("hash", details.hash);
}

template <class Io>
static void fields(Io& io, Of<Io, CaseDetails>& details) {
    io.hash("key", details.key);
}

template <class Io>
static void fields(Io& io, Of<Io, FactsDetails>& details) {
    io.number("statements", details.statements);
}

template <class Io>
static void fields(Io& io, Of<Io, DecisionDetails>& details) {
    io.texts("decisions", details.decisions);
    io.text("engine", details.engine);
    io.truth_if("overridden", details.overridden);
    io.text("reference_date", details.reference_date);
    io.text("rule_set", details.rule_set);
    io.number("semantics", details.semantics);
}

template <class Io>
static void fields(Io& io, Of<Io, ApprovalDetails>& details) {
    io.number("decision", details.decision);
}

template <class Io>
static void fields(Io& io, Of<Io, AccessDetails>& details) {
    io.texts("cases", details.cases);
    io.numbers("entries", details.entries);
    io.text("what", details.what);
}

template <class Io>
static void fields(Io& io, Of<Io, RefusalDetails>& details) {
    io.text("claimed", details.claimed);
    io.text("command", details.command);
    io.text("reason", details.reason);
}

template <class Io>
static void fields(Io& io, Of<Io, ErasureDetails>& details) {
    io.text("reason", details.reason);
}

template <class Io>
static void fields(Io& io, Of<Io, SampleDetails>& details) {
    io.number("count", details.count);
    io.text("division", details.division);
    io.numbers("drawn", details.drawn);
    io.text("seed", details.seed);
    io.text("selection", details.selection);
    io.text("strata", details.strata);
    io.number("through", details.through);
}

template <class Io>
static void fields(Io& io, Of<Io, ExportDetails>& details) {
    io.texts("cases", details.cases);
    io.number("through", details.through);
    io.text("what", details.what);
}

template <class Io>
static void fields(Io& io, Of<Io, RestoreDetails>& details) {
    io.text("reason", details.reason);
    io.text("root", details.root);
    io.number("size", details.size);
}

template <class Io>
static void fields(Io& io, Of<Io, RekeyDetails>& details) {
    io.hashes("keys", details.keys);
    io.text("master", details.master);
}

template <class Io>
static void fields(Io& io, Of<Io, ImportDetails>& details) {
    io.number("format", details.format);
    io.number("number", details.number);
    io.text("seal", details.seal);
}

// --- what must hold besides --------------------------------------------------------------------------------------

namespace {

constexpr std::size_t most_keys = 1000;  // in one entry
constexpr std::string_view refusal_reasons[] = {"unknown", "withdrawn", "no_key", "wrong_key", "role"};

bool are_refs(std::vector<std::string> const& refs) {
    return std::all_of(refs.begin(), refs.end(), [](auto const& ref) { return is_hex(ref, 32); });
}
bool are_entries(std::vector<std::int64_t> const& numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [](auto number) { return number >= 1; });
}

bool fits(GenesisDetails const& details) {
    return details.format == 3 && is_hex(details.ledger, 32) && crypto::PublicKey::from_hex(details.log_key) &&
           is_hex(details.master, 64);
}
bool fits(SettingDetails const& details) { return !details.name.empty(); }
bool fits(RuleSetDetails const& details) { return is_hex(details.hash, 64) && details.files >= 1; }
bool fits(CaseDetails const&) { return true; }
bool fits(FactsDetails const& details) { return details.statements >= 0; }
bool fits(DecisionDetails const& details) {
    return is_iso_date(details.reference_date) && is_hex(details.rule_set, 64) && details.semantics >= 1;
}
bool fits(ApprovalDetails const& details) { return details.decision >= 1; }
bool fits(AccessDetails const& details) { return are_refs(details.cases) && are_entries(details.entries); }
bool fits(RefusalDetails const& details) {
    return std::find(std::begin(refusal_reasons), std::end(refusal_reasons), details.reason) !=
           std::end(refusal_reasons);
}
bool fits(ErasureDetails const& details) { return !details.reason.empty(); }
bool fits(SampleDetails const& details) {
    bool const divided = details.division == "each" || details.division == "proportional";
    return divided && details.through >= 0 && details.count >= 0 && are_entries(details.drawn);
}
bool fits(ExportDetails const& details) { return details.through >= 0 && are_refs(details.cases); }
bool fits(RestoreDetails const& details) {
    return details.size >= 0 && is_hex(details.root, 64) && !details.reason.empty();
}
bool fits(RekeyDetails const& details) {
    return is_hex(details.master, 64) && details.keys.size() <= most_keys &&
           std::all_of(details.keys.begin(), details.keys.end(), [](auto const& key) { return is_hex(key.first, 32); });
}
bool fits(ImportDetails const& details) {
    return (details.format == 1 || details.format == 2) && details.number >= 1 && is_hex(details.seal, 64);
}

template <class Details>
bool read_details(std::string_view text, Details& details) {
    Details found;
    if (!canonical::read(text, found) || !fits(found)) return false;
    details = std::move(found);
    return true;
}

template <class Details>
bool reads(std::string_view text) {
    Details details;
    return read(text, details);
}

}  // namespace

#define WETWIJZER_DETAILS(TYPE)                                                    \
    std::string to_text(TYPE const& details) { return canonical::write(details); } \
    bool read(std::string_view text, TYPE& details) { return read_details(text, details); }
WETWIJZER_DETAILS(GenesisDetails)
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

std::string to_text(ActorDetails const& details) {
    return canonical::write(
        ActorSpelling{details.key, details.name, std::string(name(details.role)), details.withdrawn});
}

bool read(std::string_view text, ActorDetails& details) {
    ActorSpelling spelling;
    if (!canonical::read(text, spelling)) return false;
    auto const role = role_named(spelling.role);
    if (!role || !is_name(spelling.name) || !crypto::PublicKey::from_hex(spelling.key)) return false;
    details = {std::move(spelling.name), *role, std::move(spelling.key), spelling.withdrawn};
    return true;
}

bool are_details(Kind kind, std::string_view text) {
    switch (kind) {
        case Kind::Genesis:
            return reads<GenesisDetails>(text);
        case Kind::Actor:
            return reads<ActorDetails>(text);
        case Kind::Setting:
            return reads<SettingDetails>(text);
        case Kind::RuleSet:
            return reads<RuleSetDetails>(text);
        case Kind::Case:
            return reads<CaseDetails>(text);
        case Kind::Facts:
            return reads<FactsDetails>(text);
        case Kind::Decision:
            return reads<DecisionDetails>(text);
        case Kind::Approval:
            return reads<ApprovalDetails>(text);
        case Kind::Access:
            return reads<AccessDetails>(text);
        case Kind::Refusal:
            return reads<RefusalDetails>(text);
        case Kind::Erasure:
            return reads<ErasureDetails>(text);
        case Kind::Sample:
            return reads<SampleDetails>(text);
        case Kind::Export:
            return reads<ExportDetails>(text);
        case Kind::Restore:
            return reads<RestoreDetails>(text);
        case Kind::Rekey:
            return reads<RekeyDetails>(text);
        case Kind::Import:
            return reads<ImportDetails>(text);
    }
    return false;
}

}  // namespace wetwijzer::ledger
