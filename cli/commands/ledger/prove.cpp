// ledger prove, ledger check-proof: that an entry stands in the log, or that the log continues an earlier one.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/commands/ledger/findings.hpp"
#include "cli/entry_output.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/rule_files.hpp"
#include "engine/ledger/proof.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

constexpr std::size_t max_proof = 16u << 20;

// The size of the head in `path`, which must be one of this log.
std::int64_t size_of(std::string const& path, store::Reading const& reading, Arguments const& arguments,
                     Environment& world) {
    auto const head = read_head_file(path, arguments, world);
    auto const ours = reading.head(head.size);
    if (ours && *ours == ledger::to_text(head)) return head.size;
    throw CommandError(exit_codes::replay_differs,
                       say(arguments.language,
                           {"de stand in {0} is er geen van dit grootboek", "the head in {0} is none of this ledger"},
                           {shown(path, arguments.language)}),
                       say(arguments.language, {"`wetwijzer ledger verify --kop` zegt wat er verschilt",
                                                "`wetwijzer ledger verify --kop` says what differs"}));
}

Text words_for(ledger::ProofFault fault) {
    using Fault = ledger::ProofFault;
    switch (fault) {
        case Fault::LogKey:
            return {"het is van een logboek met een andere sleutel dan u vertrouwt",
                    "it is of a log with another key than the one you trust"};
        case Fault::Signature:
            return {"de handtekening van het logboek klopt niet", "the signature of the log does not hold"};
        case Fault::OtherLedger:
            return {"de twee standen zijn van verschillende grootboeken", "the two heads are of different ledgers"};
        case Fault::UnknownHead:
            return {"het gaat niet over een stand die u vertrouwt", "it is about no head that you trust"};
        case Fault::NotAnEntry:
            return {"wat erin staat, is geen regel van een grootboek", "what it holds is no entry of a ledger"};
        case Fault::OtherNumber:
            return {"de regel heeft een ander nummer dan het bewijs zegt",
                    "the entry has another number than the proof says"};
        case Fault::Order:
            return {"de volgorde klopt niet: het bewijs gaat buiten het logboek",
                    "the order is wrong: it goes beyond the log"};
        case Fault::Contradiction:
            return {"er zijn twee ondertekende standen van dezelfde grootte die verschillen: het logboek is gesplitst",
                    "there are two signed heads of one size that differ: the log was forked"};
        case Fault::Hashes:
            return {"de hashes komen niet op de wortel uit", "the hashes do not lead to the root"};
    }
    return {};
}

std::string what_it_proves(ledger::Proof const& proof, Language language) {
    if (auto const* const inclusion = std::get_if<ledger::InclusionProof>(&proof)) {
        auto text = paragraph(
            say(language,
                {"Het bewijs klopt: deze regel staat als nummer {0} in grootboek {1}, in de stand van {2} met {3} "
                 "regels.",
                 "The proof holds: this entry stands as number {0} in ledger {1}, under the head of {2} with {3} "
                 "entries."},
                {std::to_string(inclusion->number), inclusion->head.ledger, inclusion->head.at,
                 std::to_string(inclusion->head.size)}),
            0);
        if (auto const entry = ledger::read_leaf(inclusion->leaf)) text += "\n" + entry_text(*entry, language);
        return text;
    }
    auto const& consistency = std::get<ledger::ConsistencyProof>(proof);
    return paragraph(
        say(language,
            {"Het bewijs klopt: de {0} regels van {1} staan ongewijzigd aan het begin van de {2} regels van {3}, in "
             "grootboek {4}.",
             "The proof holds: the {0} entries of {1} stand unchanged at the beginning of the {2} entries of {3}, in "
             "ledger {4}."},
            {std::to_string(consistency.from.size), consistency.from.at, std::to_string(consistency.to.size),
             consistency.to.at, consistency.to.ledger}),
        0);
}

}  // namespace

int ledger_prove(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    bool const one = arguments.operands.size() > 1;
    if (one == arguments.verified_head.has_value())
        throw CommandError(
            exit_codes::usage,
            one ? say(language, {"een nummer en --vanaf gaan niet samen", "a number and --vanaf do not go together"})
                : say(language, {"er ontbreekt een nummer, of --vanaf", "a number is missing, or --vanaf"}));
    if (arguments.heads.size() > 1)
        throw CommandError(exit_codes::usage, say(language, {"een bewijs gaat over één stand: geef --kop één keer",
                                                             "a proof is about one head: give --kop once"}));
    auto const number = one ? entry_number(arguments.operands[1], language) : 0;
    auto const store = open_existing(arguments.operands[0], store::OpenMode::ReadOnly, arguments, world);
    std::string text;
    store->read([&](store::Reading const& reading) {
        auto const under = arguments.heads.empty() ? 0 : size_of(arguments.heads[0], reading, arguments, world);
        if (one)
            text = ledger::to_text(ledger::prove_entry(reading, number, under));
        else
            text = ledger::to_text(ledger::prove_continuation(
                reading, size_of(*arguments.verified_head, reading, arguments, world), under));
    });
    world.out << with_line_break(text);
    return exit_codes::fine;
}

int ledger_check_proof(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const& path = arguments.operands[0];
    auto const proof = ledger::read_proof(read_input(path, max_proof, language, world));
    if (!proof)
        throw CommandError(exit_codes::usage,
                           say(language, {"in {0} staat geen bewijs", "{0} holds no proof"}, {shown(path, language)}));
    ledger::KnownLog known;
    if (arguments.trusted_key) known.log_key = trusted_key(*arguments.trusted_key, language);
    for (auto const& file : arguments.heads) known.heads.push_back(read_head_file(file, arguments, world));
    auto const fault = ledger::check(*proof, known);
    if (arguments.json) {
        auto json = document("proof-check");
        json["holds"] = !fault.has_value();
        if (fault) json["fault"] = ledger::name(*fault);
        world.out << to_text(json);
        return fault ? exit_codes::replay_differs : exit_codes::fine;
    }
    if (fault)
        world.out << say(language, {"Het bewijs klopt niet: {0}.\n", "The proof does not hold: {0}.\n"},
                         {std::string(words_for(*fault).in(language))});
    else
        world.out << what_it_proves(*proof, language);
    if (!fault && !known.log_key && known.heads.empty())
        world.out << say(
            language,
            {"\nLet op: zonder --vertrouw of --kop is niet vergeleken met iets dat u elders vandaan hebt.\n",
             "\nNote: without --vertrouw or --kop nothing was compared with what you know from elsewhere.\n"});
    return fault ? exit_codes::replay_differs : exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
