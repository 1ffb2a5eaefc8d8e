#include "cli/ledger_words.hpp"

#include "cli/exit_codes.hpp"

namespace wetwijzer::cli {

namespace {

using ledger::AccessError;
using ledger::Kind;
using ledger::LedgerError;
using ledger::Role;

constexpr Kind kinds[] = {Kind::Genesis,  Kind::Actor,    Kind::Setting, Kind::RuleSet, Kind::Case,    Kind::Facts,
                          Kind::Decision, Kind::Approval, Kind::Access,  Kind::Refusal, Kind::Erasure, Kind::Sample,
                          Kind::Export,   Kind::Restore,  Kind::Rekey,   Kind::Import};
constexpr Role roles[] = {Role::Caseworker, Role::Policy, Role::Auditor, Role::Administrator};

struct Words {
    Text message, hint;
};

Words words_for(AccessError::Reason reason) {
    using Reason = AccessError::Reason;
    switch (reason) {
        case Reason::UnknownActor:
            return {{"`{0}` staat niet in het grootboek", "`{0}` is not in the ledger"},
                    {"een beheerder voegt mensen toe met `wetwijzer ledger actor`",
                     "an administrator adds people with `wetwijzer ledger actor`"}};
        case Reason::Withdrawn:
            return {{"`{0}` mag niets meer in dit grootboek", "`{0}` may do nothing in this ledger any more"},
                    {"de toegang is ingetrokken", "the access was withdrawn"}};
        case Reason::NoKey:
            return {
                {"de sleutel van `{0}` staat niet in de map met sleutels",
                 "the key of `{0}` is not in the folder with keys"},
                {"noem met --sleutels ook de map waar die staat", "name the folder where it is with --sleutels too"}};
        case Reason::WrongKey:
            return {{"de sleutel van `{0}` is niet die waarmee `{0}` in het grootboek staat",
                     "the key of `{0}` is not the one that `{0}` is in the ledger with"},
                    {"een beheerder kan de nieuwe openbare sleutel opnemen",
                     "an administrator can take in the new public key"}};
        case Reason::Role:
            return {
                {"`{0}` is {1} en mag dit niet", "`{0}` is {1} and may not do this"},
                {"docs/ledger-format.md noemt wat elke rol mag", "docs/ledger-format.md says what each role may do"}};
        case Reason::NoLogKey:
            return {{"de sleutel van het logboek ontbreekt: zonder kan er niets worden vastgelegd",
                     "the key of the log is missing: without it nothing can be recorded"},
                    {"noem met --sleutels de map waar die staat", "name the folder where it is with --sleutels"}};
        case Reason::WrongLogKey:
            return {{"de sleutel van het logboek is niet die van dit grootboek",
                     "the key of the log is not that of this ledger"},
                    {"noem met --sleutels de map van dit grootboek", "name the folder of this ledger with --sleutels"}};
        case Reason::WrongMasterKey:
            return {{"de hoofdsleutel is niet die van dit grootboek", "the master key is not that of this ledger"},
                    {"noem met --sleutels de map van dit grootboek; na `ledger rekey` telt alleen de nieuwe",
                     "name the folder of this ledger with --sleutels; after `ledger rekey` only the new one counts"}};
        case Reason::NoMasterKey:
            return {{"de hoofdsleutel ontbreekt: zonder zijn persoonsgegevens niet te lezen",
                     "the master key is missing: without it personal data cannot be read"},
                    {"noem met --sleutels de map waar die staat", "name the folder where it is with --sleutels"}};
    }
    return {};
}

Words words_for(LedgerError::Code code) {
    using Code = LedgerError::Code;
    switch (code) {
        case Code::Fork:
            return {{"dit is niet het grootboek dat deze sleutels het laatst zagen: het is korter of anders",
                     "this is not the ledger that these keys saw last: it is shorter or different"},
                    {"is er met opzet een reservekopie teruggezet, dan gaat een beheerder verder met "
                     "`wetwijzer ledger accept-restored`; er is niets geschreven",
                     "if a backup was restored on purpose, an administrator goes on with `wetwijzer ledger "
                     "accept-restored`; nothing was written"}};
        case Code::NoSuchCase:
            return {{"het grootboek kent deze zaak niet", "the ledger does not know this case"},
                    {"een zaak die is gewist, is ook niet meer te vinden",
                     "a case that was erased cannot be found either"}};
        case Code::NoSuchEntry:
            return {
                {"regel {0} is er niet, of is van een andere soort", "entry {0} is not there, or is of another kind"},
                {"`wetwijzer ledger list` noemt wat er staat", "`wetwijzer ledger list` lists what there is"}};
        case Code::Erased:
            return {{"de persoonsgegevens bij {0} zijn gewist", "the personal data of {0} were erased"}, {}};
        case Code::Damaged:
            return {{"het grootboek is beschadigd of vervalst: {0}", "the ledger is damaged or forged: {0}"},
                    {"`wetwijzer ledger verify` noemt alles wat niet klopt",
                     "`wetwijzer ledger verify` names everything that is wrong"}};
        case Code::SameOfficial:
            return {{"wie het besluit nam, kan er niet zelf mee instemmen",
                     "who took the decision cannot agree with it as the second official"},
                    {"vier ogen: laat een ander kijken", "four eyes: let somebody else look"}};
        case Code::AlreadyApproved:
            return {{"met besluit {0} hebt u al ingestemd", "you agreed with decision {0} already"}, {}};
        case Code::ActorExists:
            return {{"`{0}` staat al in het grootboek, met deze rol en sleutel",
                     "`{0}` is in the ledger already, with this role and key"},
                    {}};
        case Code::NoSuchActor:
            return {{"`{0}` staat niet in het grootboek", "`{0}` is not in the ledger"},
                    {"`wetwijzer ledger actor GROOTBOEK` noemt wie er staat",
                     "`wetwijzer ledger actor LEDGER` lists who is in it"}};
        case Code::LastAdministrator:
            return {{"`{0}` is de laatste beheerder; zonder kan niemand het grootboek meer beheren",
                     "`{0}` is the last administrator; without one nobody can manage the ledger"},
                    {"maak eerst een ander beheerder", "make somebody else an administrator first"}};
        case Code::Invalid:
            return {{"dit past niet in het grootboek: {0}", "this does not fit in the ledger: {0}"}, {}};
    }
    return {};
}

}  // namespace

Text words_for(Kind kind) {
    switch (kind) {
        case Kind::Genesis:
            return {"begin", "beginning"};
        case Kind::Actor:
            return {"medewerker", "person"};
        case Kind::Setting:
            return {"instelling", "setting"};
        case Kind::RuleSet:
            return {"regels", "rules"};
        case Kind::Case:
            return {"zaak", "case"};
        case Kind::Facts:
            return {"feiten", "facts"};
        case Kind::Decision:
            return {"besluit", "decision"};
        case Kind::Approval:
            return {"instemming", "approval"};
        case Kind::Access:
            return {"inzage", "access"};
        case Kind::Refusal:
            return {"weigering", "refusal"};
        case Kind::Erasure:
            return {"wissing", "erasure"};
        case Kind::Sample:
            return {"steekproef", "sample"};
        case Kind::Export:
            return {"uitvoer", "export"};
        case Kind::Restore:
            return {"herstel", "restore"};
        case Kind::Rekey:
            return {"hoofdsleutel", "rekey"};
        case Kind::Import:
            return {"overname", "import"};
    }
    return {};
}

Text words_for(Role role) {
    switch (role) {
        case Role::Caseworker:
            return {"behandelaar", "caseworker"};
        case Role::Policy:
            return {"beleid", "policy"};
        case Role::Auditor:
            return {"auditor", "auditor"};
        case Role::Administrator:
            return {"beheerder", "administrator"};
    }
    return {};
}

std::optional<Role> role_of(std::string const& dutch) {
    for (auto const role : roles)
        if (words_for(role).dutch == dutch) return role;
    return std::nullopt;
}

std::optional<Kind> kind_of(std::string const& dutch) {
    for (auto const kind : kinds)
        if (words_for(kind).dutch == dutch) return kind;
    return std::nullopt;
}

Problem describe(AccessError const& error, Language language) {
    auto const words = words_for(error.reason());
    auto const role = ledger::role_named(error.role());
    auto const known_role = role ? std::string(words_for(*role).in(language)) : error.role();
    auto hint = say(language, words.hint);
    if (error.recorded()) hint += say(language, {"; de poging is vastgelegd", "; the attempt was recorded"});
    return {"A000" + std::to_string(static_cast<int>(error.reason()) + 1),
            say(language, words.message, {printable(error.actor()), known_role}),
            std::move(hint),
            {}};
}

Problem describe(LedgerError const& error, Language language) {
    auto const words = words_for(error.code());
    auto const number = std::to_string(static_cast<int>(error.code()));
    return {"G" + std::string(4 - number.size(), '0') + number,
            say(language, words.message, {printable(error.what())}),
            say(language, words.hint),
            {}};
}

int exit_code(LedgerError const& error) {
    return error.code() == LedgerError::Code::Fork || error.code() == LedgerError::Code::Damaged
               ? exit_codes::replay_differs
               : exit_codes::usage;
}

}  // namespace wetwijzer::cli
