// ledger init: the keys and the first entries. Refuses when anything is there already.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"
#include "engine/ledger/case_numbers.hpp"
#include "engine/ledger/details.hpp"
#include "engine/ledger/errors.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using Kind = ledger::KeyFile::Kind;

// Keys that a ledger uses have its anchor beside them. Without one they are of an attempt that came to nothing.
void refuse_keys_in_use(KeyFolder const& keys, Arguments const& arguments, Environment const& world) {
    auto const language = arguments.language;
    auto const& folder = keys.first();
    if (world.files.kind(folder) == FileKind::Missing || world.files.list(folder, {".anker"}).empty()) return;
    throw CommandError(exit_codes::usage,
                       say(language,
                           {"de sleutels in `{0}` zijn van een ander grootboek; er is niets gemaakt",
                            "the keys in `{0}` are of another ledger; nothing was made"},
                           {printable(folder)}),
                       say(language, {"elk grootboek heeft een eigen map met sleutels",
                                      "every ledger has a folder with keys of its own"}));
}

std::string as_text(std::string const& path, std::string const& id, crypto::PublicKey const& log,
                    std::vector<std::string> const& files, Arguments const& arguments) {
    auto const language = arguments.language;
    auto text = say(language,
                    {"Het grootboek {0} is gemaakt; {1} is de eerste beheerder.\n",
                     "The ledger {0} was made; {1} is the first administrator.\n"},
                    {printable(path), printable(*arguments.actor)});
    text += say(language, {"\nnummer van het grootboek: {0}\n", "\nnumber of the ledger: {0}\n"}, {id});
    text +=
        "\n" +
        paragraph(say(language,
                      {"Schrijf de openbare sleutel van het logboek op, buiten deze computer. Wie het grootboek later "
                       "controleert, vergelijkt hem (`ledger verify --vertrouw`):",
                       "Write the public key of the log down, away from this computer. Whoever verifies the "
                       "ledger later compares it (`ledger verify --vertrouw`):"}),
                  0);
    text += "  " + log.hex() + "\n\n";
    text += paragraph(say(language, {"De sleutels. Bewaar er een kopie van op een andere plaats dan het grootboek:",
                                     "The keys. Keep a copy of them in another place than the ledger:"}),
                      0);
    static constexpr Text uses[] = {{"ondertekent elke stand van het logboek; zonder kan niets worden vastgelegd",
                                     "signs every head of the log; without it nothing can be recorded"},
                                    {"opent de persoonsgegevens; is hij weg, dan zijn die voorgoed onleesbaar",
                                     "opens the personal data; when it is lost they are unreadable for good"},
                                    {"van de beheerder zelf", "of the administrator alone"}};
    for (std::size_t i = 0; i < files.size(); ++i)
        text += paragraph(printable(files[i]) + ": " + std::string(uses[i].in(language)), 2, "- ");
    return text;
}

}  // namespace

int ledger_init(Arguments const& arguments, Environment& world) {
    auto const& path = arguments.operands[0];
    auto const act = act_of(arguments, world, causes::administering.purpose, causes::administering.basis);
    // Before any file is made.
    for (auto const& [what, text] : {std::pair("name", act.actor), {"purpose", act.purpose}, {"basis", act.basis}})
        if (ledger::find_number(text, {})) throw ledger::LedgerError(ledger::LedgerError::Code::HoldsNumber, what);
    KeyFolder keys(arguments, world);
    keys.first();
    expect_nothing_at(path, arguments, world);
    refuse_keys_in_use(keys, arguments, world);

    std::vector<std::string> files;
    auto const key = [&](Kind kind, std::string const& name) {
        if (auto const found = keys.find(kind, name)) {
            if (kind != Kind::Actor) files.push_back(keys.path_of(kind));
            return *found;
        }
        auto const [made, file] = keys.make(kind, name);
        files.push_back(file);
        return made;
    };
    ledger::KeyRing ring;
    ring.log.emplace(key(Kind::Log, {}));
    ring.master = key(Kind::Master, {});
    ring.actors.push_back({act.actor, crypto::SigningKey(key(Kind::Actor, act.actor))});

    auto const store = store::open_store(path, store::OpenMode::Create);
    auto const written = ledger::Ledger::create(*store, ring, world.random, act);
    auto const& head = written.head;
    keys.keep({head.ledger, head.size, head.root});

    auto const public_key = ring.log->public_key();
    if (!arguments.json) {
        world.out << as_text(path, head.ledger, public_key, files, arguments);
        return exit_codes::fine;
    }
    auto json = document("ledger-init");
    json["path"] = path;
    json["ledger"] = head.ledger;
    json["log_key"] = public_key.hex();
    json["administrator"] = act.actor;
    json["key_files"] = files;
    world.out << to_text(json);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
