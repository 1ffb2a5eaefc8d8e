#include "cli/key_folder.hpp"

#include "cli/command_error.hpp"

#include <algorithm>

namespace wetwijzer::cli {

namespace {

using Kind = ledger::KeyFile::Kind;

constexpr std::string_view ending = ".sleutel";
constexpr std::string_view waiting = "hoofdsleutel.nieuw";
constexpr std::size_t max_key_file = 4096;
constexpr std::size_t max_anchor = 1u << 26;  // every erasure takes 35 bytes

// "J. de Vries" as "j-de-vries": the name itself stands in the file.
std::string file_name(std::string const& name) {
    std::string result;
    for (char const c : name) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            result += c;
        else if (c >= 'A' && c <= 'Z')
            result += static_cast<char>(c - 'A' + 'a');
        else if (!result.ends_with('-'))
            result += '-';
    }
    while (result.ends_with('-')) result.pop_back();
    return result;
}

std::string in_folder(std::string const& folder, std::string_view name) {
    return folder.ends_with('/') ? folder + std::string(name) : folder + "/" + std::string(name);
}

// Between colons, as in PATH: an own folder and a shared one.
std::vector<std::string> folders_in(std::string const& list) {
    std::vector<std::string> folders;
    for (std::size_t begin = 0; begin <= list.size();) {
        auto const end = std::min(list.find(':', begin), list.size());
        if (end > begin) folders.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return folders;
}

}  // namespace

KeyFolder::KeyFolder(Arguments const& arguments, Environment& world) : arguments_(arguments), world_(world) {
    folders_ = arguments.key_folders;
    if (folders_.empty()) folders_ = folders_in(world.variable("WETWIJZER_SLEUTELS").value_or(""));
    for (auto const& folder : folders_) {
        auto const kind = world.files.kind(folder);
        if (kind == FileKind::Missing) continue;
        if (kind == FileKind::Folder && world.files.is_open_to_all(folder))
            throw CommandError(
                exit_codes::usage,
                say(arguments.language,
                    {"in de map met sleutels `{0}` mag iedereen schrijven: sleutels kunnen er zijn vervangen",
                     "anybody may write in the folder with keys `{0}`: keys may have been replaced in it"},
                    {printable(folder)}),
                say(arguments.language, {"chmod o-w, en ga na of de bestanden erin nog de goede zijn",
                                         "chmod o-w, and check that the files in it are still the right ones"}));
        if (kind == FileKind::Folder) continue;
        throw CommandError(exit_codes::input_output, say(arguments.language,
                                                         {"`{0}` is geen map; hier hoort een map met sleutels",
                                                          "`{0}` is no folder; a folder with keys belongs here"},
                                                         {printable(folder)}));
    }
}

std::string const& KeyFolder::first() const {
    if (is_named()) return folders_.front();
    auto const language = arguments_.language;
    throw CommandError(exit_codes::usage,
                       say(language, {"er is geen map met sleutels genoemd", "no folder with keys was named"}),
                       say(language, {"geef --sleutels MAP, of zet de map in WETWIJZER_SLEUTELS",
                                      "give --sleutels FOLDER, or set WETWIJZER_SLEUTELS to the folder"}));
}

void KeyFolder::expect_keys() const {
    auto const language = arguments_.language;
    std::string names;
    bool found = folders_.empty();
    for (auto const& folder : folders_) {
        if (world_.files.kind(folder) == FileKind::Missing)
            throw CommandError(
                exit_codes::input_output,
                say(language, {"de map met sleutels `{0}` bestaat niet", "the folder with keys `{0}` does not exist"},
                    {printable(folder)}),
                say(language, {"noem met --sleutels (of WETWIJZER_SLEUTELS) de map waar de sleutels staan",
                               "name the folder where the keys are with --sleutels (or WETWIJZER_SLEUTELS)"}));
        found = found || !world_.files.list(folder, {std::string(ending)}).empty();
        names += (names.empty() ? "`" : ", `") + printable(folder) + "`";
    }
    if (!found)
        throw CommandError(
            exit_codes::usage, say(language, {"in {0} staat geen enkele sleutel", "{0} holds no key at all"}, {names}),
            say(language,
                {"een sleutel is een bestand dat eindigt op .sleutel", "a key is a file that ends in .sleutel"}));
}

std::vector<KeyFolder::Found> KeyFolder::keys(Kind kind) const {
    auto const language = arguments_.language;
    std::vector<Found> result;
    for (auto const& folder : folders_) {
        if (world_.files.kind(folder) == FileKind::Missing) continue;
        for (auto const& name : world_.files.list(folder, {std::string(ending)})) {
            if (name.find('/') != std::string::npos) continue;  // of a folder below
            auto const path = in_folder(folder, name);
            if (world_.files.is_exposed(path))
                throw CommandError(
                    exit_codes::usage,
                    say(language,
                        {"de sleutel in `{0}` is niet geheim: anderen dan de eigenaar mogen bij het bestand",
                         "the key in `{0}` is no secret: others than its owner may get at the file"},
                        {printable(path)}),
                    say(language, {"chmod 600, en vervang de sleutel als iemand hem gezien kan hebben",
                                   "chmod 600, and replace the key when somebody may have seen it"}));
            auto file = ledger::read_key_file(world_.files.read(path, max_key_file));
            if (!file)
                throw CommandError(
                    exit_codes::usage,
                    say(language, {"in `{0}` staat geen sleutel van Wetwijzer", "`{0}` holds no key of Wetwijzer"},
                        {printable(path)}));
            if (file->kind == kind) result.push_back({path, std::move(*file)});
        }
    }
    return result;
}

std::optional<crypto::Key> KeyFolder::find(Kind kind, std::string const& name) const {
    std::optional<Found> found;
    for (auto& one : keys(kind)) {
        if (kind == Kind::Actor && one.file.name != name) continue;
        if (found && found->file.secret.bytes() != one.file.secret.bytes())
            throw CommandError(exit_codes::usage,
                               say(arguments_.language,
                                   {"er zijn twee sleutels voor hetzelfde: `{0}` en `{1}`",
                                    "there are two keys for the same: `{0}` and `{1}`"},
                                   {printable(found->path), printable(one.path)}),
                               say(arguments_.language, {"haal de sleutel weg die niet meer geldt",
                                                         "move the one away that is no longer in use"}));
        found = std::move(one);
    }
    return found ? std::optional(found->file.secret) : std::nullopt;
}

ledger::KeyRing KeyFolder::ring(std::string const& actor) const {
    ledger::KeyRing ring;
    if (auto const key = find(Kind::Log)) ring.log.emplace(*key);
    ring.master = find(Kind::Master);
    if (!actor.empty())
        if (auto const key = find(Kind::Actor, actor)) ring.actors.push_back({actor, crypto::SigningKey(*key)});
    return ring;
}

std::string KeyFolder::path_of(Kind kind, std::string const& name) const {
    auto const stem = kind == Kind::Log      ? std::string("logboek")
                      : kind == Kind::Master ? std::string("hoofdsleutel")
                                             : "medewerker-" + file_name(name);
    for (int number = 1;; ++number) {
        auto const path =
            in_folder(first(), stem + (number == 1 ? "" : "-" + std::to_string(number)) + std::string(ending));
        if (world_.files.kind(path) == FileKind::Missing || kind != Kind::Actor) return path;
    }
}

std::pair<crypto::Key, std::string> KeyFolder::make(Kind kind, std::string const& name) {
    auto const path = path_of(kind, name);
    ledger::KeyFile file{kind, name, crypto::Key::random(world_.random)};
    world_.files.create_private(path, ledger::to_text(file));
    return {file.secret, path};
}

std::optional<crypto::Key> KeyFolder::waiting_master() const {
    auto const path = in_folder(first(), waiting);
    if (world_.files.kind(path) == FileKind::Missing) return std::nullopt;
    auto const file = ledger::read_key_file(world_.files.read(path, max_key_file));
    return file ? std::optional(file->secret) : std::nullopt;
}

crypto::Key KeyFolder::next_master() {
    if (auto const key = waiting_master()) return *key;  // of an attempt that came to nothing: still a secret
    ledger::KeyFile file{Kind::Master, {}, crypto::Key::random(world_.random)};
    world_.files.create_private(in_folder(first(), waiting), ledger::to_text(file));
    return file.secret;
}

std::string KeyFolder::replace_master() {
    auto const found = keys(Kind::Master);
    auto const path = found.empty() ? path_of(Kind::Master) : found.front().path;
    std::string old;
    for (int number = 1; old.empty(); ++number) {
        auto const name = path.substr(0, path.size() - ending.size()) + "-" + std::to_string(number) + ".oud";
        if (world_.files.kind(name) == FileKind::Missing) old = name;
    }
    if (!found.empty()) world_.files.rename(path, old);
    world_.files.rename(in_folder(first(), waiting), path);
    return old;
}

std::string KeyFolder::anchor_path(std::string const& ledger) const { return in_folder(first(), ledger + ".anker"); }

std::optional<ledger::Anchor> KeyFolder::anchor(std::string const& ledger) const {
    if (!is_named()) return std::nullopt;
    auto const path = anchor_path(ledger);
    if (world_.files.kind(path) == FileKind::Missing) return std::nullopt;
    auto const anchor = ledger::read_anchor(world_.files.read(path, max_anchor));
    if (anchor && anchor->ledger == ledger) return anchor;
    throw CommandError(
        exit_codes::usage,
        say(arguments_.language,
            {"in `{0}` staat niet waar het grootboek was gebleven", "`{0}` does not hold how far the ledger had come"},
            {printable(path)}),
        say(arguments_.language, {"zet het bestand terug uit een reservekopie van de map met sleutels",
                                  "restore the file from a backup of the folder with keys"}));
}

void KeyFolder::keep(ledger::Anchor const& anchor) {
    world_.files.write(anchor_path(anchor.ledger), ledger::to_text(anchor));
}

bool is_name(std::string const& text) {
    return !text.empty() && text.size() <= 200 && is_utf8(text) && printable(text) == text && text.front() != ' ' &&
           text.back() != ' ';
}

Text const name_rules{"een naam is één regel van ten hoogste 200 bytes, zonder stuurtekens en zonder spatie voor of na",
                      "a name is one line of at most 200 bytes, without control characters and without a space before "
                      "or after"};

std::string cut(std::string const& text) {
    constexpr std::size_t longest = 60;
    if (text.size() <= longest) return text;
    auto end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

}  // namespace wetwijzer::cli
