#include "cli/arguments.hpp"
#include "cli/command_error.hpp"
#include "cli/command_table.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace wetwijzer;
using namespace wetwijzer::cli;
using Words = std::vector<std::string>;

namespace {

CommandError error_of(Words const& words) {
    try {
        read_arguments(words);
    } catch (CommandError const& error) {
        return error;
    }
    FAIL("no error");
    return {0, ""};
}

}  // namespace

TEST_CASE("options may stand before, between and behind operands, with a space or an equals sign") {
    for (auto const& words :
         {Words{"decide", "zaak.json", "--peildatum", "2026-01-31", "--taal", "en", "--besluit", "a", "--besluit", "b"},
          Words{"decide", "--peildatum=2026-01-31", "--besluit=a", "--besluit=b", "--taal=en", "zaak.json"}}) {
        auto const arguments = read_arguments(words);
        CHECK(arguments.command == "decide");
        CHECK(arguments.operands == Words{"zaak.json"});
        CHECK(arguments.reference_date == values::Date::from_ymd(2026, 1, 31));
        CHECK(arguments.decisions == Words{"a", "b"});
        CHECK(arguments.language == Language::English);
        CHECK_FALSE(arguments.json);
    }
}

TEST_CASE("options of every command may stand before the command") {
    auto const arguments = read_arguments({"--json", "--regels", "a", "check", "--regels", "b", "--kleur", "nooit"});
    CHECK(arguments.json);
    CHECK(arguments.rule_paths == Words{"a", "b"});
    CHECK(arguments.colour == Colour::Never);
}

TEST_CASE("--format json is --json") {
    CHECK(read_arguments({"decide", "z", "--format", "json"}).json);
    CHECK_FALSE(read_arguments({"decide", "z", "--format", "markdown"}).json);
}

TEST_CASE("behind -- everything is an operand, whatever it looks like") {
    CHECK(read_arguments({"eval", "--", "--json"}).operands == Words{"--json"});
    CHECK_FALSE(read_arguments({"eval", "--", "--json"}).json);
    CHECK(read_arguments({"eval", "--", "-3 + 5", "--"}).operands == Words{"-3 + 5", "--"});
    CHECK(read_arguments({"eval", "[1, 2]"}).operands == Words{"[1, 2]"});
    CHECK(read_arguments({"eval", "{}"}).operands == Words{"{}"});
    CHECK(read_arguments({"decide", "-"}).operands == Words{"-"});
    CHECK(asked_language({"eval", "--", "--taal=en"}) == Language::Dutch);
}

TEST_CASE("a command that is also the name of a folder stays an operand behind a command") {
    CHECK(read_arguments({"check", "test"}).operands == Words{"test"});
    CHECK(read_arguments({"check", "check"}).operands == Words{"check"});
}

TEST_CASE("help in all its forms") {
    CHECK(read_arguments({"--help"}).help);
    CHECK(read_arguments({"-h"}).help);
    CHECK(read_arguments({"help"}).help);
    for (auto const& words :
         {Words{"help", "decide"}, Words{"decide", "--help"}, Words{"decide", "-h", "--onzin", "a", "b"}}) {
        auto const arguments = read_arguments(words);
        CHECK(arguments.help);
        CHECK(arguments.command == "decide");
    }
}

TEST_CASE("a wrong command line says what is wrong, in the language asked for") {
    struct Case {
        Words words;
        std::string message, hint;
    };
    for (auto const& [words, message, hint] : std::vector<Case>{
             {{"chek"}, "onbekende opdracht `chek`", "bedoelde u `check`?"},
             {{"chek", "--taal", "en"}, "unknown command `chek`", "did you mean `check`?"},
             {{"zzz"}, "onbekende opdracht `zzz`", "`wetwijzer --help` noemt wat er kan"},
             {{"zzz", "check"}, "onbekende opdracht `zzz`", "`wetwijzer --help` noemt wat er kan"},
             {{"--jsn"}, "onbekende optie `--jsn`", "bedoelde u `--json`?"},
             {{"decide", "z", "--peildatm", "2026-01-01"}, "onbekende optie `--peildatm`", "bedoelde u `--peildatum`?"},
             {{"decide", "z", "--peildatm=2026-01-01"}, "onbekende optie `--peildatm`", "bedoelde u `--peildatum`?"},
             {{"check", "--peildatum", "2026-01-01"},
              "onbekende optie `--peildatum`",
              "`wetwijzer check --help` noemt wat er kan"},
             {{"eval", "-3"}, "onbekende optie `-3`", "begint een argument met een streepje, zet er dan -- voor"},
             {{"explain"}, "er ontbreekt een argument: ZAAK", "`wetwijzer explain --help` noemt wat er kan"},
             {{"decide", "a", "b"}, "`b` is een argument te veel", "`wetwijzer decide --help` noemt wat er kan"},
             {{"decide", ""}, "argument ZAAK is leeg", ""},
             {{"decide", "z", "--peildatum"}, "--peildatum verwacht een waarde", ""},
             {{"decide", "z", "--peildatum="}, "--peildatum verwacht een waarde", ""},
             {{"decide", "z", "--peildatum", ""}, "--peildatum verwacht een waarde", ""},
             {{"decide", "z", "--besluit", "--kort"}, "--besluit verwacht een waarde", ""},
             {{"decide", "z", "--json=nee"}, "--json heeft geen waarde", ""},
             {{"decide", "z", "--peildatum", "2026-02-29"},
              "`2026-02-29` bij --peildatum is geen datum",
              "schrijf een bestaande dag als JJJJ-MM-DD, zoals 2026-01-31"},
             {{"decide", "z", "--peildatum", "2026-01-01", "--peildatum", "2026-01-02"},
              "--peildatum staat er meer dan eens",
              ""},
             {{"check", "--taal", "de"}, "`de` past niet bij --taal: kies uit nl, en", ""},
             {{"dump", "--stage", "modle"},
              "`modle` past niet bij --stage: kies uit syntax, checked, model, trace",
              "bedoelde u `model`?"},
             {{"completion", "powershell"}, "`powershell` past niet bij SHELL: kies uit bash, zsh, fish", ""},
             {{"ledger", "lst", "x"}, "onbekende opdracht `ledger lst`", "bedoelde u `ledger list`?"},
             {{"ledger", "--", "list"},
              "onbekende opdracht `ledger list`",
              "`wetwijzer ledger --help` noemt wat er kan"},
             {{"ledger", "zzzz"}, "onbekende opdracht `ledger zzzz`", "`wetwijzer ledger --help` noemt wat er kan"},
             {{"ledger", "zzzz", "verify"},
              "onbekende opdracht `ledger zzzz`",
              "`wetwijzer ledger --help` noemt wat er kan"},
             {{"verify", "x"}, "onbekende opdracht `verify`", "bedoelde u `ledger verify`?"},
             {{"ledger", "--door", "a", "list", "x"},
              "onbekende optie `--door`",
              "zet --door achter de opdracht waar hij bij hoort"},
             {{"ledger", "verify"},
              "er ontbreekt een argument: GROOTBOEK",
              "`wetwijzer ledger verify --help` noemt wat er kan"},
             {{"ledger", "verify", "x", "--draden", "0"}, "`0` bij --draden is geen aantal: dat is 1, 2, 3, …", ""},
             {{"ledger", "verify", "x", "--draden=1x"}, "`1x` bij --draden is geen aantal: dat is 1, 2, 3, …", ""},
             {{"check", "\xff"}, "`\\xff` is geen UTF-8", ""},
             {{"\x1b[2J"}, "onbekende opdracht `\\x1b[2J`", "`wetwijzer --help` noemt wat er kan"},
         }) {
        INFO(words.front() << " … " << words.back());
        auto const error = error_of(words);
        CHECK(error.exit_code() == exit_codes::usage);
        CHECK(error.message() == message);
        CHECK(error.hint() == hint);
    }
}

TEST_CASE("the command table is in order") {
    std::set<std::string_view> names;
    for (auto const& command : command_table()) {
        INFO(command.name);
        CHECK(names.insert(command.name).second);
        CHECK(command.run != nullptr);
        CHECK_FALSE(command.examples.empty());
        std::set<std::string_view> options;
        auto all = command.options;
        all.insert(all.end(), global_options().begin(), global_options().end());
        for (auto const& option : all) {
            INFO(option.name);
            CHECK(options.insert(option.name).second);
            CHECK(option.name.starts_with("--"));
            bool const is_flag = std::holds_alternative<bool Arguments::*>(option.target);
            CHECK(option.placeholder.dutch.empty() == is_flag);
            CHECK(option.placeholder.english.empty() == is_flag);
            CHECK_FALSE(option.help.dutch.empty());
            CHECK_FALSE(option.help.english.empty());
        }
    }
}

TEST_CASE("the examples of the help texts are command lines that can be read") {
    for (auto const& command : command_table())
        for (auto const& example : command.examples) {
            INFO(example.line);
            Words words;
            std::string word;
            char quote = 0;
            for (char const c : std::string(example.line) + " ") {
                if (quote != 0 ? c == quote : c == '"' || c == '\'')
                    quote = quote != 0 ? char(0) : c;
                else if (c != ' ' || quote != 0)
                    word += c;
                else if (!word.empty())
                    words.push_back(std::exchange(word, ""));
            }
            if (words.front() == "source") continue;  // source <(wetwijzer completion bash)
            CHECK(words.front() == "wetwijzer");
            words.erase(words.begin());
            if (auto const redirect = std::find(words.begin(), words.end(), ">"); redirect != words.end())
                words.erase(redirect, words.end());
            CHECK_NOTHROW(read_arguments(words));
            CHECK(read_arguments(words).command == command.name);
        }
}

TEST_CASE("commands of two words") {
    for (auto const& words : std::vector<std::vector<std::string>>{{"ledger", "list", "list", "--taal", "en"},
                                                                   {"ledger", "--taal", "en", "list", "list"},
                                                                   {"--taal", "en", "ledger", "list", "list"}}) {
        auto const arguments = read_arguments(words);
        CHECK(arguments.command == "ledger list");
        CHECK(arguments.operands == std::vector<std::string>{"list"});
        CHECK(arguments.language == Language::English);
    }
    auto const group = read_arguments({"ledger"});
    CHECK(group.command == "ledger");
    CHECK_FALSE(group.help);
    CHECK(read_arguments({"help", "ledger"}).help);
    auto const help = read_arguments({"help", "ledger", "verify"});
    CHECK(help.help);
    CHECK(help.command == "ledger verify");
    auto const verify = read_arguments({"ledger", "verify", "x", "--draden", "3", "--kop", "a", "--kop", "b"});
    CHECK(verify.threads == 3);
    CHECK(verify.heads == std::vector<std::string>{"a", "b"});
}
