#include "tests/unit/cli/world.hpp"

#include "cli/run.hpp"

#include <algorithm>
#include <filesystem>

namespace wetwijzer::tests {

std::string MemoryFiles::absolute(std::string const& path) {
    auto text = (std::filesystem::path("/werk") / path).lexically_normal().string();
    while (text.size() > 1 && text.ends_with('/')) text.pop_back();
    return text;
}

cli::FileKind MemoryFiles::kind(std::string const& path) const {
    auto const place = absolute(path);
    if (bytes.contains(place) || broken.contains(place)) return cli::FileKind::Regular;
    auto const prefix = place == "/" ? place : place + "/";
    auto const below = bytes.lower_bound(prefix);
    return below != bytes.end() && below->first.starts_with(prefix) ? cli::FileKind::Folder : cli::FileKind::Missing;
}

std::string MemoryFiles::read(std::string const& path, std::size_t limit) const {
    auto const place = absolute(path);
    if (auto const found = broken.find(place); found != broken.end()) throw cli::FileError(path, found->second);
    auto const found = bytes.find(place);
    if (found == bytes.end())
        throw cli::FileError(
            path, kind(path) == cli::FileKind::Folder ? cli::FileProblem::IsFolder : cli::FileProblem::Missing);
    if (found->second.size() > limit) throw cli::FileError(path, cli::FileProblem::TooLarge, limit);
    return found->second;
}

void MemoryFiles::write(std::string const& path, std::string const& text) {
    auto const place = absolute(path);
    if (auto const found = broken.find(place); found != broken.end()) throw cli::FileError(path, found->second);
    if (auto const found = unwritable.find(place); found != unwritable.end()) throw cli::FileError(path, found->second);
    bytes[place] = text;
}

std::vector<std::string> MemoryFiles::list(std::string const& folder, std::vector<std::string> const& endings) const {
    auto const prefix = absolute(folder) + "/";
    std::vector<std::string> result;
    for (auto const& [path, text] : bytes) {
        bool const wanted =
            std::any_of(endings.begin(), endings.end(), [&, p = path](auto const& end) { return p.ends_with(end); });
        if (path.starts_with(prefix) && wanted) result.push_back(path.substr(prefix.size()));
    }
    return result;
}

void MemoryFiles::create_private(std::string const& path, std::string const& text) {
    if (bytes.contains(absolute(path))) throw cli::FileError(path, cli::FileProblem::Exists);
    write(path, text);
}

void MemoryFiles::rename(std::string const& from, std::string const& to) {
    create_private(to, read(from, 1 << 20));
    bytes.erase(absolute(from));
}

Ran World::run(std::vector<std::string> const& words) {
    std::istringstream in(input);
    std::ostringstream out, err;
    using namespace std::chrono;
    cli::Environment environment{in,
                                 out,
                                 err,
                                 files,
                                 [] { return sys_seconds(sys_days(year(2026) / 3 / 1) + 13h + 5min + 9s); },
                                 [] { return milliseconds(0); },
                                 [this](cli::Channel) { return terminal; },
                                 [this](std::string const& name) {
                                     auto const found = variables.find(name);
                                     return found == variables.end() ? std::nullopt : std::optional(found->second);
                                 },
                                 installed_rules,
                                 [this](std::span<std::uint8_t> bytes) {
                                     for (auto& byte : bytes) {
                                         random_ = random_ * 6364136223846793005u + 1442695040888963407u;
                                         byte = static_cast<std::uint8_t>(random_ >> 56);
                                     }
                                 }};
    Ran ran;
    ran.exit = cli::run(words, environment);
    ran.out = out.str();
    ran.err = err.str();
    return ran;
}

char const small_rules[] = R"(bronnen
  W = BWBR0000001 "Voorbeeldwet"
herkomst
  BRP "Basisregistratie Personen"
maandregel: laatste dag van de maand

gegeven geboortedatum : datum
  "de geboortedatum"
  uit BRP
  volgens W art. 1
  vraag "Wat is de geboortedatum?"

gegeven aanvraagdatum : datum
  "de datum van de aanvraag"
  volgens W art. 1
  vraag "Wanneer is de aanvraag gedaan?"

oordeel bijzonder_geval : ja/nee
  "of dit een bijzonder geval is"
  door college
  volgens W art. 3
  vraag "Is dit een bijzonder geval?"

parameter bedrag_per_jaar : bedrag
  volgens W art. 2
  vanaf 2020-01-01: € 1.000

regel meerderjarig : ja/nee
  "Of de aanvrager meerderjarig is"
  volgens W art. 1
  is ja als hele jaren van geboortedatum tot peildatum is minstens 18 jaar
  anders nee

regel toeslag : bedrag
  "De toeslag"
  volgens W art. 2
  is bedrag_per_jaar als meerderjarig
  anders € 0 als niet bijzonder_geval
  anders € 500

termijn beslissen
  "De termijn om te beslissen"
  volgens W art. 4
  start na aanvraagdatum
  duurt 6 weken
  volgens de Algemene termijnenwet

besluit toekenning
  "Toekenning van de toeslag"
  volgens W art. 2
  genomen door college
  uitkomst toeslag, meerderjarig
  vraagt oordeel bijzonder_geval
)";

char const small_scenarios[] = R"(scenario "Een volwassene"
  peildatum 2026-01-01
  gegeven geboortedatum is 2000-01-01
  verwacht meerderjarig is ja, toeslag is € 1.000

scenario "Een kind"
  peildatum 2026-01-01
  gegeven geboortedatum is 2015-01-01
  oordeel bijzonder_geval is nee
  verwacht meerderjarig is nee, toeslag is € 0
)";

char const small_case[] = R"({
  "zaak": "Z-1",
  "peildatum": "2026-01-15",
  "geboortedatum": "2000-02-29",
  "aanvraagdatum": "2026-01-05"
}
)";

World small_world() {
    World world;
    world.files.bytes["/werk/rules/toeslag.regels"] = small_rules;
    world.files.bytes["/werk/rules/scenarios/toeslag.scenario"] = small_scenarios;
    world.files.bytes["/werk/zaak.json"] = small_case;
    return world;
}

}  // namespace wetwijzer::tests
