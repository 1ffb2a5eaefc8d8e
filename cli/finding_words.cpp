#include "cli/finding_words.hpp"

#include <optional>
#include <string_view>

namespace wetwijzer::cli {

Text words_for(ledger::Fault fault) {
    using ledger::Fault;
    switch (fault) {
        case Fault::FileDamaged:
            return {"het bestand is beschadigd: {1}", "the file is damaged: {1}"};
        case Fault::FileUnreadable:
            return {"het lezen hield hier op: {1}", "reading stopped here: {1}"};

        case Fault::EntryUnreadable:
            return {"regel {0}: dit is geen regel van een grootboek", "entry {0}: this is no entry of a ledger"};
        case Fault::EntryPlace:
            return {"regel {0}: noemt zichzelf regel {1}", "entry {0}: calls itself entry {1}"};
        case Fault::EntryMissing:
            return {"regel {0} tot en met {1} ontbreken", "entries {0} to {1} are missing"};
        case Fault::EntryOutside:
            return {"regel {0}: daar kan geen regel staan", "entry {0}: no entry can be there"};
        case Fault::EntryDetails:
            return {"regel {0}: de bijzonderheden passen niet bij de soort",
                    "entry {0}: the details do not fit its kind"};
        case Fault::EntryParts:
            return {"regel {0}: heeft andere verzegelde delen dan bij de soort hoort",
                    "entry {0}: has other sealed parts than its kind has"};
        case Fault::EntryTransaction:
            return {
                "regel {0}: heeft een ander tijdstip, een andere persoon of een andere rol dan de regels waarmee hij "
                "samen is vastgelegd: {1}",
                "entry {0}: has another time, person or role than the entries it was recorded with: {1}"};
        case Fault::EntryCase:
            return {"regel {0}: noemt ten onrechte een zaak, of juist geen",
                    "entry {0}: names a case that it must not, or none where it must"};
        case Fault::EntryReference:
            return {"regel {0}: verwijst naar regel {1}, en die is er niet, komt later of is van een andere soort",
                    "entry {0}: refers to entry {1}, which is not there, comes later or is of another kind"};
        case Fault::GenesisPlace:
            return {"regel {0}: de eerste regel, en alleen die, moet zeggen welk grootboek dit is",
                    "entry {0}: the first entry, and no other, must say which ledger this is"};
        case Fault::GenesisFollow:
            return {"regel {0}: na de eerste regel moet de eerste beheerder komen, die hem zelf ondertekent",
                    "entry {0}: after the first entry the first administrator must come, who signs it"};
        case Fault::CaseUnknown:
            return {"regel {0}: gaat over zaak {1}, die niet eerder is geopend",
                    "entry {0}: is about case {1}, which was not opened before"};
        case Fault::CaseErased:
            return {"regel {0}: gaat over zaak {1}, die eerder is gewist",
                    "entry {0}: is about case {1}, which was erased before"};
        case Fault::CaseTwice:
            return {"regel {0}: opent zaak {1}, die al was geopend",
                    "entry {0}: opens case {1}, which had been opened"};
        case Fault::RekeyIncomplete:
            return {"regel {0}: verpakt niet precies de sleutels van alle zaken opnieuw: {1}",
                    "entry {0}: does not wrap anew the keys of exactly all cases: {1}"};
        case Fault::RestoreUnfounded:
            return {
                "regel {0}: zegt verder te gaan na een teruggezette reservekopie, maar de stand van {1} regels waar "
                "dat op steunt, is een stand van dit grootboek zelf",
                "entry {0}: says to go on after a restored backup, but the state of {1} entries on which it rests "
                "is one of this ledger itself"};
        case Fault::RuleSetTwice:
            return {"regel {0}: brengt regels in die er al waren: {1}",
                    "entry {0}: brings in rules that were there already: {1}"};

        case Fault::TimeBack:
            return {"regel {0}: is eerder vastgelegd dan de regel ervoor: {1}",
                    "entry {0}: was recorded earlier than the entry before it: {1}"};

        case Fault::TreeNode:
            return {"regel {0}: een hash in de boom is niet die van wat eronder staat: {1}",
                    "entry {0}: a hash in the tree is not that of what is below it: {1}"};
        case Fault::TreeShape:
            return {"regel {0}: heeft te weinig of te veel hashes van de boom: {1}",
                    "entry {0}: has too few or too many hashes of the tree: {1}"};

        case Fault::HeadUnreadable:
            return {"stand {0}: is geen ondertekende stand", "head {0}: is no signed head"};
        case Fault::HeadPlace:
            return {"stand {0}: hoort hier niet: {1}", "head {0}: does not belong here: {1}"};
        case Fault::HeadRoot:
            return {"stand {0}: de wortel is niet die van de regels tot hier; dat geldt tot en met stand {1}",
                    "head {0}: the root is not that of the entries up to here; so it is up to head {1}"};
        case Fault::HeadLedger:
            return {"stand {0}: is van een ander grootboek: {1}", "head {0}: is of another ledger: {1}"};
        case Fault::HeadMissing:
            return {"na regel {0} ontbreekt de ondertekende stand", "the signed head after entry {0} is missing"};
        case Fault::HeadTransaction:
            return {"stand {0}: noemt een ander tijdstip of een andere persoon dan de regels waar hij bij hoort: {1}",
                    "head {0}: names another time or person than the entries that it ends: {1}"};
        case Fault::HeadAfter:
            return {"regel {0}: volgt niet op de stand die ervoor staat: {1}",
                    "entry {0}: does not follow the head that stands before it: {1}"};

        case Fault::SignatureLog:
            return {"stand {0}: is niet ondertekend met de sleutel van dit logboek",
                    "head {0}: is not signed with the key of this log"};
        case Fault::SignaturePerson:
            return {"stand {0}: is niet ondertekend met de sleutel die deze persoon toen had",
                    "head {0}: is not signed with the key that this person had then"};

        case Fault::ActorUnknown:
            return {"regel {0}: {1} stond niet in het grootboek", "entry {0}: {1} was not in the ledger"};
        case Fault::ActorWithdrawn:
            return {"regel {0}: van {1} was de toegang ingetrokken", "entry {0}: the access of {1} had been withdrawn"};
        case Fault::ActorRole:
            return {"regel {0}: noemt een andere rol of sleutel dan deze persoon had: {1}",
                    "entry {0}: names another role or key than this person had: {1}"};
        case Fault::ActorRight:
            return {"regel {0}: deze rol mag dit niet: {1}", "entry {0}: this role may not do this: {1}"};
        case Fault::ActorSystem:
            return {"regel {0}: is door niemand gedaan, en dat kan alleen bij een weigering: {1}",
                    "entry {0}: was done by nobody, which only a refusal can be: {1}"};
        case Fault::ActorExists:
            return {"regel {0}: voegt {1} toe, die er al was", "entry {0}: adds {1}, who was there already"};
        case Fault::ActorKey:
            return {"regel {0}: geeft iemand de sleutel van een ander: {1}",
                    "entry {0}: gives somebody the key of another: {1}"};
        case Fault::ActorAdministrator:
            return {"regel {0}: laat het grootboek zonder beheerder achter: {1}",
                    "entry {0}: leaves the ledger without an administrator: {1}"};
        case Fault::ActorSame:
            return {"regel {0}: {1} keurt het eigen besluit goed", "entry {0}: {1} approves their own decision"};
        case Fault::ActorTwice:
            return {"regel {0}: {1} keurt hetzelfde besluit nog eens goed",
                    "entry {0}: {1} approves the same decision again"};

        case Fault::PartDiffers:
            return {"regel {0}: het verzegelde deel {1} is veranderd", "entry {0}: the sealed part {1} was changed"};
        case Fault::PartMissing:
            return {"regel {0}: het verzegelde deel {1} ontbreekt, en de zaak is niet gewist",
                    "entry {0}: the sealed part {1} is missing, and the case was not erased"};
        case Fault::PartLeft:
            return {"regel {0}: het verzegelde deel {1} is er nog, al is de zaak gewist",
                    "entry {0}: the sealed part {1} is still there, though the case was erased"};
        case Fault::PartUnknown:
            return {"regel {0}: heeft een verzegeld deel dat de regel niet noemt: {1}",
                    "entry {0}: has a sealed part that the entry does not name: {1}"};

        case Fault::KeyMissing:
            return {"de sleutel van zaak {1} (geopend in regel {0}) ontbreekt, en de zaak is niet gewist",
                    "the key of case {1} (opened in entry {0}) is missing, and the case was not erased"};
        case Fault::KeyDiffers:
            return {"de sleutel van zaak {1} (geopend in regel {0}) is veranderd",
                    "the key of case {1} (opened in entry {0}) was changed"};
        case Fault::KeyLeft:
            return {"de sleutel van zaak {1} is er nog, al is de zaak gewist in regel {0}",
                    "the key of case {1} is still there, though the case was erased in entry {0}"};
        case Fault::KeyUnknown:
            return {"er is een sleutel van een zaak die nooit is geopend: {1}",
                    "there is a key of a case that was never opened: {1}"};
        case Fault::KeyClosed:
            return {"de sleutel van zaak {1} (geopend in regel {0}) gaat met de hoofdsleutel niet open",
                    "the key of case {1} (opened in entry {0}) does not open with the master key"};
        case Fault::KeyMaster:
            return {"de hoofdsleutel is niet die van dit grootboek: wat verzegeld is, is niet bekeken",
                    "the master key is not that of this ledger: what is sealed was not looked at"};

        case Fault::RuleSetMissing:
            return {"regel {0}: de teksten van de regels {1} ontbreken",
                    "entry {0}: the texts of the rules {1} are missing"};
        case Fault::RuleSetDiffers:
            return {"regel {0}: de teksten van de regels zijn niet wat is vastgelegd: {1}",
                    "entry {0}: the texts of the rules are not what was recorded: {1}"};
        case Fault::RuleSetUnrecorded:
            return {"regel {0}: de regels {1} zijn nooit ingebracht", "entry {0}: the rules {1} were never brought in"};
        case Fault::RuleFileDiffers:
            return {"een tekst van de regels is veranderd: {1}", "a text of the rules was changed: {1}"};
        case Fault::RuleFileUnused:
            return {"er is een tekst die bij geen regels hoort: {1}", "there is a text that belongs to no rules: {1}"};

        case Fault::ContentClosed:
            return {"regel {0}: het deel {1} gaat met de sleutel van de zaak niet open",
                    "entry {0}: the part {1} does not open with the key of the case"};
        case Fault::ContentUnreadable:
            return {"regel {0}: wat in het deel {1} staat, is niet te lezen",
                    "entry {0}: what is in the part {1} cannot be read"};
        case Fault::ContentCase:
            return {"regel {0}: de inhoud gaat over een andere zaak", "entry {0}: the content is about another case"};
        case Fault::ContentDiffers:
            return {"regel {0}: de inhoud zegt iets anders dan de regel: {1}",
                    "entry {0}: the content says something else than the entry: {1}"};
        case Fault::ContentUses:
            return {"regel {0}: de lijst van gebruikte regels is geen lijst",
                    "entry {0}: the list of used rules is no list"};
        case Fault::ContentSeal:
            return {"regel {0}: het overgenomen besluit heeft niet het oude zegel {1}",
                    "entry {0}: the decision brought over does not have its old seal {1}"};

        case Fault::ForkFrom:
            return {"het grootboek gaat niet verder op de stand van {0} regels die eerder is nagegaan: {1}",
                    "the ledger does not continue the head of {0} entries that was verified before: {1}"};
        case Fault::ForkDeposited:
            return {"de stand van {0} regels die elders ligt of eerder is gezien, is geen stand van dit grootboek: {1}",
                    "the head of {0} entries that was deposited or seen before is no state of this ledger: {1}"};
        case Fault::ForkShorter:
            return {
                "het grootboek had {0} regels en heeft er nog {1}: het einde is afgeknipt, of er is een "
                "reservekopie teruggezet",
                "the ledger had {0} entries and has {1} now: its end was cut off, or a backup was put back"};
        case Fault::IdentityLedger:
            return {"de stand van {0} regels is van een ander grootboek: {1}",
                    "the head of {0} entries is of another ledger: {1}"};
        case Fault::IdentityLogKey:
            return {"dit grootboek heeft een andere sleutel dan is vertrouwd: {1}",
                    "this ledger has another key than was trusted: {1}"};
        case Fault::IdentityHead:
            return {"de stand van {0} regels is niet ondertekend met de sleutel van dit logboek",
                    "the head of {0} entries is not signed with the key of this log"};
    }
    return {};
}

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string one_line(std::string_view text) {
    std::string line(text);
    for (std::size_t at = 0; (at = line.find('\n', at)) != std::string::npos;) line.replace(at, 1, "; ");
    return line;
}

// What the store says about the file, where people can make something of it: "page 17: checksum".
std::optional<std::string> of_file(std::string_view detail, Language language) {
    constexpr std::string_view page = "page ", checksum = ": checksum", damaged = " is damaged",
                               free = ": free, but not empty",
                               length = "length: ", whole = " is not a whole number of pages";
    auto const between = [&](std::string_view text, std::string_view before, std::string_view after) {
        if (!text.starts_with(before) || !text.ends_with(after) || text.size() <= before.size() + after.size())
            return std::string();
        auto const number = text.substr(before.size(), text.size() - before.size() - after.size());
        return all_digits(number) ? std::string(number) : std::string();
    };
    if (auto const number = between(detail, page, checksum); !number.empty())
        return say(language, {"bladzijde {0} heeft niet haar controlegetal", "page {0} does not have its checksum"},
                   {number});
    auto const at = detail.rfind(page);
    if (at != std::string_view::npos)
        if (auto const number = between(detail.substr(at), page, damaged); !number.empty())
            return say(language, {"bladzijde {0} is beschadigd", "page {0} is damaged"}, {number});
    if (auto const number = between(detail, page, free); !number.empty())
        return say(language, {"bladzijde {0} is vrij, maar niet leeg", "page {0} is free, but not empty"}, {number});
    if (auto const number = between(detail, length, whole); !number.empty())
        return say(language,
                   {"het is afgekapt of aangevuld: {0} bytes is geen heel aantal bladzijden",
                    "it was cut off or added to: {0} bytes is no whole number of pages"},
                   {number});
    if (detail.find("disk image is malformed") != std::string_view::npos)
        return say(language, {"SQLite kan het niet verder lezen", "SQLite cannot read it any further"});
    if (detail.starts_with("integrity: "))
        return say(language,
                   {"SQLite vindt de tabellen niet in orde ({0})", "SQLite does not find the tables in order ({0})"},
                   {printable(one_line(detail.substr(11)))});
    return std::nullopt;
}

}  // namespace

std::string sentence(ledger::Finding const& finding, Language language) {
    using ledger::Fault;
    if (finding.fault == Fault::FileDamaged || finding.fault == Fault::FileUnreadable)
        if (auto const words = of_file(finding.detail, language))
            return say(language, words_for(finding.fault), {std::to_string(finding.number), *words});
    return say(language, words_for(finding.fault), {std::to_string(finding.number), printable(finding.detail)});
}

}  // namespace wetwijzer::cli
