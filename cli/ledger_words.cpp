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
            return {{"`{0}` is {1} en mag dit niet", "`{0}` is {1} and may not do this"},
                    {"rol die dit mag: {2}", "role that may: {2}"}};
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

// What does not fit, by what the ledger calls it.
Words words_for_invalid(std::string_view detail) {
    if (detail.starts_with("time after "))
        return {{"--tijdstip ligt na de klok van deze computer ({2}); er is niets vastgelegd",
                 "--tijdstip is after the clock of this computer ({2}); nothing was recorded"},
                {"alles wat daarna komt, zou even laat worden vastgelegd; laat --tijdstip weg, dan telt de klok",
                 "everything after it would be recorded as late as that; leave --tijdstip out, then the clock counts"}};
    if (detail.starts_with("time before "))
        return {{"--tijdstip ligt vóór de laatste regel van het grootboek ({2}); er is niets vastgelegd",
                 "--tijdstip is before the last entry of the ledger ({2}); nothing was recorded"},
                {"tijden lopen in het grootboek nooit terug; laat --tijdstip weg, dan telt de klok",
                 "times never go back in the ledger; leave --tijdstip out, then the clock counts"}};
    if (detail == "anchor")
        return {{"er is niets teruggezet: deze sleutels zagen nooit een verder of ander grootboek dan dit",
                 "nothing was restored: these keys never saw a ledger further than, or other than, this one"},
                {"`ledger accept-restored` is alleen nodig als het grootboek zelf daarom vraagt (G0001)",
                 "`ledger accept-restored` is needed only when the ledger asks for it (G0001)"}};
    if (detail == "key")
        return {{"deze sleutel staat al in het grootboek: elke persoon en het logboek hebben een eigen sleutel, en een "
                 "nieuwe hoofdsleutel is een andere",
                 "this key is in the ledger already: each person and the log have a key of their own, and a new master "
                 "key is another one"},
                {"`wetwijzer ledger key` maakt een nieuwe", "`wetwijzer ledger key` makes a new one"}};
    if (detail == "reason")
        return {{"--reden is leeg, of langer dan 4.000 bytes", "--reden is empty, or longer than 4,000 bytes"}, {}};
    if (detail == "case")
        return {{"dit nummer van een zaak kan niet: het is langer dan 1.000 bytes of geen tekst",
                 "this number of a case cannot be: it is longer than 1,000 bytes, or no text"},
                {}};
    if (detail == "not empty")
        return {{"in dit bestand staat al een grootboek", "this file holds a ledger already"}, {}};
    return {{"dit past niet in het grootboek: {0}", "this does not fit in the ledger: {0}"},
            {"er is niets vastgelegd", "nothing was recorded"}};
}

// "2026-01-31T12:00:00Z" of "time before 2026-01-31T12:00:00Z".
std::string last_word(std::string const& detail) { return printable(detail.substr(detail.rfind(' ') + 1)); }

// What holds a number, by what the ledger calls it.
Text text_called(std::string_view detail) {
    if (detail == "purpose") return {"--doel", "--doel"};
    if (detail == "basis") return {"--grondslag", "--grondslag"};
    if (detail == "reason") return {"--reden", "--reden"};
    if (detail == "name") return {"de naam", "the name"};
    if (detail == "setting") return {"de instelling", "the setting"};
    if (detail == "decisions") return {"de naam van een besluit", "the name of a decision"};
    if (detail == "seed") return {"--zaad", "--zaad"};
    if (detail == "selection") return {"de keuze van de steekproef", "the selection of the sample"};
    return {"een tekst die niet wordt verzegeld", "a text that is not sealed"};
}

Words words_for(LedgerError::Code code, std::string_view detail) {
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
            return {{"regel {0} is er niet", "entry {0} is not there"},
                    {"`wetwijzer ledger list` noemt wat er staat", "`wetwijzer ledger list` lists what there is"}};
        case Code::Erased:
            if (detail.empty())
                return {{"de persoonsgegevens van deze zaak zijn gewist", "the personal data of this case were erased"},
                        {}};
            return {{"de persoonsgegevens bij regel {0} zijn gewist", "the personal data of entry {0} were erased"},
                    {}};
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
            return words_for_invalid(detail);
        case Code::HoldsNumber:
            return {{"in {1} staat het nummer van een zaak, of iets dat een BSN kan zijn; er is niets vastgelegd",
                     "{1} holds the number of a case, or what can be a BSN; nothing was recorded"},
                    {"deze tekst blijft voor altijd leesbaar, ook na `ledger erase`: laat het nummer weg; in --zaak en "
                     "--opmerking mag het, die worden verzegeld",
                     "this text stays readable for ever, also after `ledger erase`: leave the number out; it may stand "
                     "in --zaak and --opmerking, which are sealed"}};
    }
    return {};
}

// "30 facts decision": entry 30 is no decision but facts.
std::optional<Problem> of_another_kind(std::string const& detail, Language language) {
    auto const first = detail.find(' ');
    auto const second = detail.find(' ', first + 1);
    if (first == std::string::npos || second == std::string::npos) return std::nullopt;
    auto const is = ledger::kind_named(detail.substr(first + 1, second - first - 1));
    auto const wanted = ledger::kind_named(detail.substr(second + 1));
    if (!is || !wanted) return std::nullopt;
    auto const in = [&](Kind kind) { return std::string(cli::words_for(kind).in(language)); };
    return Problem{"G0003",
                   say(language, {"regel {0} is geen {1}: de soort is `{2}`", "entry {0} is no {1}: its kind is `{2}`"},
                       {detail.substr(0, first), in(*wanted), in(*is)}),
                   say(language,
                       {"`wetwijzer ledger list --soort {0}` noemt welke er zijn",
                        "`wetwijzer ledger list --soort {0}` lists what there is"},
                       {std::string(cli::words_for(*wanted).dutch)}),
                   {}};
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
    std::string may;
    for (auto const& one : error.permitted()) {
        auto const permitted = ledger::role_named(one);
        may += (may.empty() ? "" : say(language, {" of ", " or "})) +
               (permitted ? std::string(words_for(*permitted).in(language)) : one);
    }
    auto hint = say(language, words.hint, {"", "", may});
    if (error.recorded()) hint += say(language, {"; de poging is vastgelegd", "; the attempt was recorded"});
    return {"A000" + std::to_string(static_cast<int>(error.reason()) + 1),
            say(language, words.message, {printable(error.actor()), known_role}),
            std::move(hint),
            {}};
}

Problem describe(LedgerError const& error, Language language) {
    auto const words = words_for(error.code(), error.what());
    auto const number = std::to_string(static_cast<int>(error.code()));
    if (error.code() == LedgerError::Code::NoSuchEntry)
        if (auto other = of_another_kind(error.what(), language)) return *other;
    return {
        "G" + std::string(4 - number.size(), '0') + number,
        say(language, words.message,
            {printable(error.what()), std::string(text_called(error.what()).in(language)), last_word(error.what())}),
        say(language, words.hint),
        {}};
}

int exit_code(LedgerError const& error) {
    return error.code() == LedgerError::Code::Fork || error.code() == LedgerError::Code::Damaged
               ? exit_codes::replay_differs
               : exit_codes::usage;
}

}  // namespace wetwijzer::cli
