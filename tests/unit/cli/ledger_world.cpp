#include "tests/unit/cli/ledger_world.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace wetwijzer::tests {

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

LedgerWorld::LedgerWorld() {
    folder = (fs::temp_directory_path() / "wetwijzer-ledger-XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
}

LedgerWorld::~LedgerWorld() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

Ran LedgerWorld::run(Words words) {
    std::erase_if(world.files.bytes, [&](auto const& file) { return file.first.starts_with(folder + "/"); });
    for (auto const& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file()) world.files.bytes[entry.path().string()] = "";
    world.variables["WETWIJZER_SLEUTELS"] = "sleutels";
    return world.run(words);
}

Ran LedgerWorld::run_by(std::string const& actor, Words words) {
    words.insert(words.end(), {"--door", actor});
    return run(std::move(words));
}

void LedgerWorld::make() {
    REQUIRE(run_by("Beheer", {"ledger", "init", ledger()}).exit == 0);
    for (auto const& [name, role] : {std::pair{"Bente", "behandelaar"}, std::pair{"Bram", "behandelaar"},
                                     std::pair{"Axel", "auditor"}, std::pair{"Pia", "beleid"}})
        REQUIRE(run_by("Beheer", {"ledger", "actor", ledger(), name, "--rol", role}).exit == 0);
}

Ran LedgerWorld::decide(std::string const& actor, Words more) {
    Words words{"decide", "zaak.json", "--ledger", ledger()};
    words.insert(words.end(), more.begin(), more.end());
    return run_by(actor, std::move(words));
}

std::string LedgerWorld::bytes() const {
    std::ostringstream text;
    text << std::ifstream(ledger(), std::ios::binary).rdbuf();
    return text.str();
}

void LedgerWorld::put(std::string const& text) const { std::ofstream(ledger(), std::ios::binary) << text; }

}  // namespace wetwijzer::tests
