#include "cli/run.hpp"

#include "cli/arguments.hpp"
#include "cli/command_error.hpp"
#include "cli/command_table.hpp"
#include "cli/commands/commands.hpp"
#include "cli/help.hpp"
#include "cli/ledger_words.hpp"
#include "cli/output.hpp"

#include <new>
#include <ostream>
#include <sstream>

namespace wetwijzer::cli {

namespace {

int dispatch(std::vector<std::string> const& words, Environment& world) {
    auto const arguments = read_arguments(words);
    auto const* const command = find_command(arguments.command);
    auto const* const group = find_group(arguments.command);
    auto const explanation = [&] {
        return command != nullptr ? help(*command, arguments.language)
               : group != nullptr ? help(*group, arguments.language)
                                  : help(arguments.language);
    };
    if (arguments.help) {
        world.out << explanation();
        return exit_codes::fine;
    }
    if (arguments.show_version) return commands::version(arguments, world);
    if (command == nullptr) {
        auto const language = arguments.language;
        if (arguments.json)
            throw CommandError(exit_codes::usage, say(language, {"de opdracht ontbreekt", "the command is missing"}),
                               say(language, {"`{0} --help` noemt wat er kan", "`{0} --help` tells what there is"},
                                   {group != nullptr ? "wetwijzer " + arguments.command : "wetwijzer"}));
        world.err << explanation();
        return exit_codes::usage;
    }
    return command->run(arguments, world);
}

// Exit code of the command, or input_output when its result does not reach the user.
int deliver(int exit_code, std::string const& result, Language language, bool json, Environment& world) {
    world.out << result;
    world.out.flush();
    if (world.out.good()) return exit_code;
    report({{}, say(language, {"de uitvoer kan niet worden geschreven", "the output cannot be written"}), {}, {}},
           exit_codes::input_output, language, json, world);
    return exit_codes::input_output;
}

}  // namespace

int run(std::vector<std::string> const& words, Environment& world) {
    auto const language = asked_language(words);
    auto const json = asked_json(words);
    auto const fail = [&](Problem const& problem, int exit_code) {
        report(problem, exit_code, language, json, world);
        return exit_code;
    };
    try {
        std::ostringstream result;
        Environment inside{world.in,          result,         world.err,
                           world.files,       world.clock,    world.stopwatch,
                           world.is_terminal, world.variable, world.installed_rules,
                           world.random};
        int const code = dispatch(words, inside);
        return deliver(code, result.str(), language, json, world);
    } catch (CommandError const& error) {
        return fail({{}, error.message(), error.hint(), {}}, error.exit_code());
    } catch (FileError const& error) {
        return fail(describe(error, language), exit_codes::input_output);
    } catch (store::StoreError const& error) {
        return fail(describe(error, language), exit_codes::input_output);
    } catch (ledger::AccessError const& error) {
        return fail(describe(error, language), exit_codes::usage);
    } catch (ledger::LedgerError const& error) {
        return fail(describe(error, language), exit_code(error));
    } catch (std::bad_alloc const&) {
        return fail({{}, say(language, {"er is te weinig geheugen", "there is too little memory"}), {}, {}},
                    exit_codes::input_output);
    } catch (std::exception const&) {
        return fail({{},
                     say(language, {"er ging iets mis in Wetwijzer zelf; er is niets geschreven",
                                    "something went wrong in Wetwijzer itself; nothing was written"}),
                     {},
                     {}},
                    exit_codes::input_output);
    }
}

}  // namespace wetwijzer::cli
