// ledger actor: who is in the ledger, and taking people in and out.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/ledger_words.hpp"
#include "cli/output.hpp"
#include "engine/crypto/point.hpp"
#include "engine/ledger/case_numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using Kind = ledger::KeyFile::Kind;

Json actor_json(ledger::Registered const& one) {
    return {{"name", one.details.name},
            {"role", ledger::name(one.details.role)},
            {"public_key", one.details.key},
            {"withdrawn", one.details.withdrawn},
            {"since", one.since}};
}

int list(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const store = open_existing(arguments.operands[0], store::OpenMode::ReadOnly, arguments, world);
    std::vector<ledger::Registered> people;
    store->read([&](store::Reading const& reading) { people = ledger::actors(reading); });
    if (arguments.json) {
        auto json = document("ledger-actors");
        json["actors"] = Json::array();
        for (auto const& one : people) json["actors"].push_back(actor_json(one));
        world.out << to_text(json);
        return exit_codes::fine;
    }
    std::size_t width = 0;
    for (auto const& one : people) width = std::max(width, columns(printable(one.details.name)));
    for (auto const& one : people) {
        auto role = std::string(words_for(one.details.role).in(language));
        if (one.details.withdrawn) role += say(language, {", ingetrokken", ", withdrawn"});
        world.out << padded(printable(one.details.name), width) << "  " << padded(role, 24) << "  "
                  << say(language, {"sinds regel {0}", "since entry {0}"}, {std::to_string(one.since)}) << "\n";
    }
    return exit_codes::fine;
}

// The public key given, or that of the key in the folder, which is made when there is none. `made`: the new file.
crypto::PublicKey public_key_of(std::string const& name, Arguments const& arguments, KeyFolder& keys,
                                std::string& made) {
    auto const language = arguments.language;
    if (arguments.public_key) {
        auto const given = crypto::PublicKey::from_hex(*arguments.public_key);
        if (!given || !crypto::is_point(*given))
            throw CommandError(
                exit_codes::usage,
                say(language,
                    {"`{0}` bij --openbaar is geen openbare sleutel: dat zijn 64 cijfers en letters a tot en "
                     "met f",
                     "`{0}` for --openbaar is no public key: that is 64 digits and letters a to f"},
                    {printable(*arguments.public_key)}),
                say(language, {"`wetwijzer ledger key` geeft die", "`wetwijzer ledger key` prints it"}));
        return *given;
    }
    auto key = keys.find(Kind::Actor, name);
    if (!key) {
        auto const [secret, path] = keys.make(Kind::Actor, name);
        key = secret;
        made = path;
    }
    return crypto::SigningKey(*key).public_key();
}

void refuse_withdrawn(store::Store const& store, std::string const& name, Language language) {
    std::vector<ledger::Registered> people;
    store.read([&](store::Reading const& reading) { people = ledger::actors(reading); });
    for (auto const& one : people)
        if (one.details.name == name && one.details.withdrawn)
            throw CommandError(
                exit_codes::usage,
                say(language, {"`{0}` is al ingetrokken (regel {1})", "`{0}` was withdrawn already (entry {1})"},
                    {printable(name), std::to_string(one.since)}));
}

ledger::Written change(LedgerSession& session, ledger::Act const& act, Arguments const& arguments, std::string& made) {
    auto& ledger = session.ledger();
    auto const& name = arguments.operands[1];
    if (arguments.withdraw) return ledger.withdraw_actor(act, name);
    std::vector<ledger::Registered> people;
    session.store().read([&](store::Reading const& reading) { people = ledger::actors(reading); });
    std::optional<ledger::ActorDetails> now;
    for (auto const& one : people)
        if (one.details.name == name && !one.details.withdrawn) now = one.details;
    auto const role = *role_of(*arguments.role);
    if (now && !arguments.public_key && now->role != role) return ledger.change_role(act, name, role);
    auto const key = public_key_of(name, arguments, session.keys(), made);
    for (auto const& one : people)
        if (one.details.key == key.hex() && one.details.name != name)
            throw CommandError(
                exit_codes::usage,
                say(arguments.language,
                    {"deze sleutel is al van `{0}` (regel {1})", "this key is already that of `{0}` (entry {1})"},
                    {printable(one.details.name), std::to_string(one.since)}),
                say(arguments.language, {"ieder heeft een eigen sleutel: `wetwijzer ledger key` maakt er een",
                                         "everybody has a key of their own: `wetwijzer ledger key` makes one"}));
    if (now && now->key != key.hex()) ledger.withdraw_actor(act, name);  // a new key: the old one no longer counts
    return ledger.add_actor(act, name, role, key);
}

}  // namespace

int ledger_actor(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    if (arguments.operands.size() == 1) {
        if (arguments.role || arguments.public_key || arguments.withdraw)
            throw CommandError(exit_codes::usage, say(language, {"de naam ontbreekt", "the name is missing"}),
                               say(language, {"wetwijzer ledger actor GROOTBOEK NAAM --rol behandelaar",
                                              "wetwijzer ledger actor LEDGER NAME --rol behandelaar"}));
        return list(arguments, world);
    }
    auto const& name = arguments.operands[1];
    if (!is_name(name))
        throw CommandError(exit_codes::usage,
                           say(language, {"`{0}` is geen naam", "`{0}` is no name"}, {cut(printable(name))}),
                           say(language, name_rules));
    if (!arguments.role && !arguments.withdraw)
        throw CommandError(
            exit_codes::usage, say(language, {"--rol ontbreekt", "--rol is missing"}),
            say(language, {"kies uit behandelaar, beleid, auditor en beheerder; --intrekken trekt iemand in",
                           "choose from behandelaar, beleid, auditor and beheerder; --intrekken withdraws "
                           "somebody"}));
    if (arguments.withdraw && (arguments.role || arguments.public_key))
        throw CommandError(exit_codes::usage, say(language, {"--intrekken gaat niet samen met --rol of --openbaar",
                                                             "--intrekken does not go with --rol or --openbaar"}));

    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::administering);
    session.ledger().permit(act, ledger::Permission::Administer);
    if (arguments.withdraw) refuse_withdrawn(session.store(), name, language);
    // Before a key is made for it.
    if (!arguments.withdraw && ledger::find_number(name, {}))
        throw ledger::LedgerError(ledger::LedgerError::Code::HoldsNumber, "name");
    std::string made;
    auto const written = change(session, act, arguments, made);
    ledger::ActorDetails details;
    ledger::read(written.entries.back().details, details);
    auto const number = written.entries.back().number;
    if (arguments.json) {
        auto json = document("ledger-actor");
        json["entry"] = number;
        json.update(actor_json({details, number}));
        if (!made.empty()) json["key_file"] = made;
        world.out << to_text(json);
        return exit_codes::fine;
    }
    auto const role = std::string(words_for(details.role).in(language));
    world.out << (details.withdrawn ? say(language,
                                          {"{0} mag niets meer in dit grootboek (regel {1})\n",
                                           "{0} may do nothing in this ledger any more (entry {1})\n"},
                                          {name, std::to_string(number)})
                                    : say(language, {"{0} is {1} (regel {2})\n", "{0} is {1} (entry {2})\n"},
                                          {name, role, std::to_string(number)}));
    if (!made.empty())
        world.out << say(language,
                         {"De sleutel van {0} is gemaakt: {1}. Geef dat bestand aan {0} en aan niemand anders.\n",
                          "The key of {0} was made: {1}. Give that file to {0} and to nobody else.\n"},
                         {name, printable(made)});
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
