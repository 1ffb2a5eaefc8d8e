// Recording, looking and taking again, with a ledger on disk and the rest of the world in memory.
#include "tests/unit/cli/world.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <sys/stat.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;
using namespace wetwijzer;
using Words = std::vector<std::string>;

namespace {

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

// Files in memory, except below one folder of the disk.
struct Fixture {
    std::string folder;
    tests::World world = tests::small_world();

    Fixture() {
        folder = (fs::temp_directory_path() / "wetwijzer-ledger-XXXXXX").string();
        REQUIRE(mkdtemp(folder.data()) != nullptr);
    }
    ~Fixture() {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    std::string ledger() const { return folder + "/besluiten.db"; }
    // The files in memory know of the ledger what commands ask: whether it is there.
    tests::Ran run(Words const& words) {
        for (auto const& entry : fs::directory_iterator(folder))
            if (entry.is_regular_file()) world.files.bytes[entry.path().string()] = "";
        return world.run(words);
    }
    tests::Ran record(std::string const& actor = "J. de Vries") {
        return run({"decide", "zaak.json", "--ledger", ledger(), "--door", actor});
    }
    std::string bytes() const {
        std::ostringstream text;
        text << std::ifstream(ledger(), std::ios::binary).rdbuf();
        return text.str();
    }
    void put(std::string const& text) const { std::ofstream(ledger(), std::ios::binary) << text; }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a decision is recorded, listed, shown and taken again") {
    auto const first = record();
    CHECK(first.err == "");
    CHECK(first.exit == 0);
    CHECK(has(first.out, "Vastgelegd in " + ledger() + " als besluit 1, zegel "));
    CHECK(has(record("Zoë").out, "als besluit 2"));

    auto const list = run({"ledger", "list", ledger()});
    CHECK(list.out ==
          "1  2026-03-01T13:05:09Z  zaak Z-1  peildatum 2026-01-15  door J. de Vries\n"
          "2  2026-03-01T13:05:09Z  zaak Z-1  peildatum 2026-01-15  door Zoë\n");
    CHECK(run({"ledger", "list", ledger(), "--zaak", "Z-2"}).out == "er is niets vastgelegd\n");

    auto const show = run({"ledger", "show", ledger(), "1"});
    CHECK(show.exit == 0);
    CHECK(has(show.out, "vastgelegd door: J. de Vries\n"));
    CHECK(has(show.out, "EUR 1000.00"));
    CHECK(has(run({"ledger", "show", ledger()}).out, "besluit: 2\n"));
    auto const absent = run({"ledger", "show", ledger(), "3"});
    CHECK(absent.exit == 2);
    CHECK(absent.err == "fout: besluit 3 staat niet in het grootboek\n");

    CHECK(run({"replay", ledger()}).out == "2 hetzelfde, 0 anders\n");
    CHECK(run({"replay", ledger(), "--alles"}).exit == 0);
    CHECK(run({"replay", ledger(), "2"}).out == "besluit 2: hetzelfde\n1 hetzelfde, 0 anders\n");
}

TEST_CASE_METHOD(Fixture, "a replay uses the rules of then, not those of now") {
    REQUIRE(record().exit == 0);
    world.files.bytes["/werk/rules/toeslag.regels"] = "stuk";
    CHECK(run({"replay", ledger()}).exit == 0);
    world.files.bytes.erase("/werk/rules/toeslag.regels");
    CHECK(run({"replay", ledger()}).exit == 0);
}

TEST_CASE_METHOD(Fixture, "--tijdstip makes a recording reproducible") {
    Words const words{"decide", "zaak.json", "--ledger", ledger(), "--door", "a", "--tijdstip", "2026-01-31T12:00:00Z",
                      "--json"};
    auto const first = run(words);
    fs::remove(ledger());
    world.files.bytes.erase(ledger());
    CHECK(run(words).out == first.out);
    auto const json = nlohmann::json::parse(first.out, nullptr, false);
    REQUIRE(json.is_object());
    CHECK(json["record"]["number"] == 1);
    CHECK(json["record"]["recorded_at"] == "2026-01-31T12:00:00Z");
    CHECK(json["record"]["actor"] == "a");
}

TEST_CASE_METHOD(Fixture, "JSON of the ledger") {
    REQUIRE(record().exit == 0);
    auto const parsed = [&](Words words) {
        words.push_back("--json");
        auto const ran = run(words);
        CHECK(ran.exit == 0);
        return nlohmann::json::parse(ran.out, nullptr, false);
    };
    auto const list = parsed({"ledger", "list", ledger()});
    CHECK(list["format"] == "wetwijzer-ledger/1");
    CHECK(list["records"].size() == 1);
    auto const show = parsed({"ledger", "show", ledger(), "1"});
    CHECK(show["format"] == "wetwijzer-record/1");
    CHECK(show["facts"]["geboortedatum"] == "2000-02-29");
    CHECK(has(show["trace"].get<std::string>(), "rule meerderjarig"));
    auto const replay = parsed({"replay", ledger()});
    CHECK(replay["format"] == "wetwijzer-replay/1");
    CHECK(replay["records"][0]["verdict"] == "same");
}

TEST_CASE_METHOD(Fixture, "a record that was tampered with breaks its seal: exit 3") {
    REQUIRE(record("Anna de Boer").exit == 0);
    auto text = bytes();
    auto const at = text.find("Anna de Boer");
    REQUIRE(at != std::string::npos);
    text.replace(at, 4, "Emma");
    put(text);
    auto const ran = run({"replay", ledger()});
    CHECK(ran.exit == 3);
    CHECK(has(ran.out, "besluit 1: het zegel is gebroken"));
    CHECK(ran.out.ends_with("0 hetzelfde, 1 anders\n"));
}

TEST_CASE_METHOD(Fixture, "a file that is no ledger is refused by every command and stays as it is") {
    for (auto const& content : {std::string("x"), std::string("SQLite format 3"), std::string(4096, '\0'),
                                std::string(100'000, 'a'), std::string(tests::small_case)}) {
        put(content);
        for (auto const& words : std::vector<Words>{{"ledger", "list", ledger()},
                                                    {"ledger", "show", ledger(), "1"},
                                                    {"replay", ledger()},
                                                    {"decide", "zaak.json", "--ledger", ledger(), "--door", "a"}}) {
            INFO(words[0] << " with " << content.size() << " bytes");
            auto const ran = run(words);
            CHECK(ran.exit == 4);
            CHECK(ran.out.empty());
            CHECK(ran.err.starts_with("fout[L000"));
            CHECK(bytes() == content);
        }
    }
}

TEST_CASE_METHOD(Fixture, "a damaged ledger ends in a message, whichever bytes were hit") {
    REQUIRE(record().exit == 0);
    auto const whole = bytes();
    for (std::size_t at = 0; at < whole.size(); at += whole.size() / 23 + 1) {
        auto text = whole;
        for (std::size_t i = at; i < std::min(at + 64, text.size()); ++i) text[i] = static_cast<char>(~text[i]);
        put(text);
        auto const ran = run({"replay", ledger()});
        INFO(at);
        CHECK((ran.exit == 0 || ran.exit == 3 || ran.exit == 4));
        if (ran.exit == 4) CHECK(ran.err.starts_with("fout[L000"));
    }
    put(whole.substr(0, whole.size() / 2));
    CHECK(run({"replay", ledger()}).exit >= 3);
}

TEST_CASE_METHOD(Fixture, "a ledger that is not there, or a folder") {
    CHECK(run({"ledger", "list", ledger()}).exit == 4);
    CHECK_FALSE(fs::exists(ledger()));
    CHECK(run({"replay", "rules"}).err == "fout: `rules` is een map; hier hoort een bestand\n");
    CHECK(run({"decide", "zaak.json", "--ledger", "rules", "--door", "a"}).exit == 4);
    auto const nowhere = run({"decide", "zaak.json", "--ledger", folder + "/weg/x.db", "--door", "a"});
    CHECK(nowhere.exit == 4);
    CHECK(nowhere.out.empty());
}

TEST_CASE_METHOD(Fixture, "numbers that are none") {
    REQUIRE(record().exit == 0);
    for (auto const* const number : {"0", "1.5", "een", "99999999999999999999", "1x", "+1"}) {
        INFO(number);
        CHECK(run({"ledger", "show", ledger(), number}).exit == 2);
        CHECK(run({"replay", ledger(), number}).exit == 2);
    }
    CHECK(run({"replay", ledger(), "1", "--alles"}).exit == 2);
    CHECK(run({"ledger", "list", ledger(), "1"}).exit == 2);
}

TEST_CASE_METHOD(Fixture, "a case that does not fit records nothing") {
    world.files.bytes["/werk/zaak.json"] = "{\"peildatum\": \"2026-01-01\", \"onzin\": 1}";
    CHECK(record().exit == 2);
    CHECK_FALSE(fs::exists(ledger()));
    CHECK(run({"decide", "zaak.json", "--ledger", ledger()}).exit == 2);
    CHECK_FALSE(fs::exists(ledger()));
}
