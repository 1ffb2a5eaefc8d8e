// Input that nobody means well: every command must end with a documented code, a message of ours and nothing half done.
#include "cli/command_table.hpp"
#include "tests/unit/cli/world.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using Words = std::vector<std::string>;

namespace {

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

// Words that only a programmer could have let through.
void is_clean(std::string const& text) {
    for (auto const* const word :
         {"std::", "basic_string", "what()", "terminate", "exception", "nlohmann", "json.exception", "CLI::", "SQL",
          "sqlite", "vector", "bad_alloc", "Segmentation", "assert", "\x1b"}) {
        INFO(word << " in " << text);
        CHECK_FALSE(has(text, word));
    }
}

void ends_well(tests::Ran const& ran) {
    CHECK(ran.exit >= 0);
    CHECK(ran.exit <= 4);
    if (ran.exit >= 2) CHECK(ran.out.empty());
    if (ran.exit != 0) CHECK((!ran.err.empty() || !ran.out.empty()));
    is_clean(ran.err);
}

// Each command with `path` where it takes a file.
std::vector<Words> with_path(std::string const& path) {
    return {{"check", path},
            {"test", path},
            {"decide", path},
            {"decide", "zaak.json", "--regels", path},
            {"decide", "zaak.json", "--ledger", path, "--door", "a"},
            {"explain", path},
            {"ask", path},
            {"ledger", "list", path},
            {"ledger", "show", path},
            {"ledger", "verify", path},
            {"ledger", "check-proof", path},
            {"ledger", "rekey", path, "--door", "a"},
            {"decide", "zaak.json", "--ledger", "l.db", "--door", "a", "--sleutels", path},
            {"replay", path},
            {"eval", "1", path},
            {"schema", "--regels", path},
            {"fmt", path},
            {"fmt", "--schrijf", path},
            {"dump", "--stage", "syntax", path},
            {"dump", "--stage", "trace", path},
            {"new-case", "Z", "--peildatum", "2026-01-01", "--regels", path}};
}

}  // namespace

TEST_CASE("a path that is missing, a folder or unreadable") {
    for (auto const* const path :
         {"weg", "weg/onder/a.regels", "map", "geen_toegang.regels", "/", ".", "..", "zaak.json/x"}) {
        for (auto const& words : with_path(path)) {
            auto world = tests::small_world();
            world.files.bytes["/werk/map/leeg.txt"] = "";
            world.files.broken["/werk/geen_toegang.regels"] = cli::FileProblem::NoAccess;
            auto const before = world.files.bytes;
            auto const ran = world.run(words);
            INFO(words[0] << " " << words[1] << " for " << path);
            ends_well(ran);
            if (ran.exit != 0) CHECK(world.files.bytes == before);
        }
    }
}

TEST_CASE("bytes that are no rules and no case") {
    std::vector<std::string> const contents{
        "",
        "\n",
        std::string(1, '\0'),
        "\xff\xfe\x00r",
        "\xEF\xBB\xBF",
        std::string(100'000, '('),
        std::string(50'000, '['),
        "{\"a\":",
        "null",
        "[]",
        "\"x\"",
        "{\"zaak\": \"\\ud800\"}",
        "1e999999",
        "{\"peildatum\": \"9999-99-99\"}",
        "regel",
        "regel r : bedrag is r volgens W art. 1",
        "\t",
        "\"",
        "scenario \"",
        "-- ",
        std::string(10'000, '\"'),
        "een van van van",
        "\xE2\x80\x9C",
        "1 + + 2",
        "€",
        "€ 1.00",
        "9999999999999999999999",
        "alle van a) a) a)",
    };
    for (auto const& content : contents) {
        for (auto const* const path : {"x.regels", "x.scenario", "x.json"}) {
            for (auto const& words : with_path(path)) {
                if (words[0] == "ledger" || words[0] == "replay" || (words.size() > 2 && words[2] == "--ledger"))
                    continue;  // on disk: ledger_test
                auto world = tests::small_world();
                world.files.bytes["/werk/" + std::string(path)] = content;
                auto const ran = world.run(words);
                INFO(words[0] << " " << words[1] << " for " << path << ": " << content.substr(0, 40));
                ends_well(ran);
            }
        }
    }
}

TEST_CASE("expressions that are none") {
    for (auto const& text : Words{"",
                                  " ",
                                  "(",
                                  ")",
                                  "1 +",
                                  "ja en",
                                  "€ 1 + 1",
                                  "onbekend_ding",
                                  "1 / 0",
                                  "€ 99999999999999999",
                                  "9223372036854775807 + 1",
                                  "31 februari 2025",
                                  "peildatum",
                                  "\"",
                                  "--",
                                  "regel",
                                  "is",
                                  "\xc3\x28",
                                  std::string(60'000, '('),
                                  std::string(60'000, '-') + "1",
                                  "9999-12-31 + 1 dag",
                                  "1 januari 2025 + 1 maand + 1 dag",
                                  "5 is 5%",
                                  "hoogste van ()",
                                  "\x1b[2J"}) {
        for (auto const* const more : {"--taal=nl", "--taal=en", "--json"}) {
            auto world = tests::small_world();
            INFO(text.substr(0, 40));
            ends_well(world.run({"eval", more, "--", text}));
            ends_well(tests::World().run({"eval", more, "--", text}));
            world.input = text;
            ends_well(world.run({"eval", "-", more}));
        }
    }
}

TEST_CASE("a command with too little, too much or strange words") {
    for (auto const& command : cli::command_table()) {
        auto const name = std::string(command.name);
        for (auto const& rest : std::vector<Words>{{},
                                                   {""},
                                                   {"a", "b", "c", "d"},
                                                   {"--onbekend"},
                                                   {"-"},
                                                   {"--"},
                                                   {"--", "--"},
                                                   {"++"},
                                                   {"%%"},
                                                   {"\xff"},
                                                   {"\x1b[2J"},
                                                   {"a\nb"},
                                                   {"--peildatum"},
                                                   {"--peildatum", "gisteren"},
                                                   {"--taal"},
                                                   {"--taal", "xx"},
                                                   {"--json", "--json"},
                                                   {"--regels"},
                                                   {"--regels", ""},
                                                   {"--kleur=rood"},
                                                   {"="},
                                                   {"--="},
                                                   {"---"},
                                                   {"-hx"},
                                                   {"-x"},
                                                   {std::string(100'000, 'x')},
                                                   {"--" + std::string(100'000, 'x')}}) {
            for (bool const json : {false, true}) {
                auto world = tests::small_world();
                Words words{name};
                words.insert(words.end(), rest.begin(), rest.end());
                if (json) words.insert(words.begin(), "--json");
                INFO(name << " " << (rest.empty() ? "" : rest.front().substr(0, 40)));
                ends_well(world.run(words));
            }
        }
    }
}

TEST_CASE("words of the caller cannot steer the terminal") {
    auto world = tests::small_world();
    world.files.bytes["/werk/a\x1b[31m.json"] = "{";
    for (auto const& words : std::vector<Words>{{"\x1b[2J"},
                                                {"check", "\x1b[2J"},
                                                {"decide", "a\x1b[31m.json"},
                                                {"decide", "zaak.json", "--besluit", "\x1b[2J"},
                                                {"explain", "zaak.json", "--waarom-niet", "\x1b]0;x\x07"},
                                                {"replay", "\x9b\x31m"},
                                                {"test", "--filter", "\x1b[2J"}})
        CHECK_FALSE(has(world.run(words).err, "\x1b"));
}

TEST_CASE("files over their limit are refused") {
    auto world = tests::small_world();
    world.files.bytes["/werk/groot.regels"] = std::string((4u << 20) + 1, ' ');
    world.files.bytes["/werk/groot.json"] = std::string((16u << 20) + 1, ' ');
    CHECK(world.run({"check", "groot.regels"}).err == "fout: `groot.regels` is groter dan 4 MiB\n");
    CHECK(world.run({"fmt", "groot.regels"}).exit == 4);
    CHECK(world.run({"decide", "groot.json"}).err == "fout: `groot.json` is groter dan 16 MiB\n");
    world.input = world.files.bytes["/werk/groot.json"];
    CHECK(world.run({"decide", "-"}).err == "fout: `(standaardinvoer)` is groter dan 16 MiB\n");
}

TEST_CASE("a disk that is full is told") {
    auto world = tests::small_world();
    world.files.broken["/werk/rules/vol.regels"] = cli::FileProblem::DiskFull;
    auto const ran = world.run({"fmt", "--schrijf", "rules/vol.regels"});
    CHECK(ran.exit == 4);
    CHECK(ran.err == "fout: de schijf is vol: `rules/vol.regels` is niet geschreven\n");
}

TEST_CASE("no rules anywhere") {
    tests::World world;
    world.files.bytes["/werk/zaak.json"] = "{}";
    for (auto const& words :
         std::vector<Words>{{"check"}, {"test"}, {"decide", "zaak.json"}, {"schema"}, {"dump", "--stage", "model"}}) {
        auto const ran = world.run(words);
        CHECK(ran.exit == 4);
        CHECK(ran.err ==
              "fout: er zijn geen regels gevonden: geen map `rules` hier of hoger\n"
              "   = tip: noem een map met --regels, of zet haar in WETWIJZER_RULES\n");
    }
}
