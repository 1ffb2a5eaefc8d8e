// The one file that includes CLI11. It only divides words into commands, options and operands; what they may be stands
// in the command table, and every message to the user is our own.
#include "cli/arguments.hpp"

#include "cli/command_error.hpp"
#include "cli/command_table.hpp"
#include "dsl/diagnostics/diagnostic.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <deque>

namespace wetwijzer::cli {

namespace {

using Words = std::vector<std::string>;

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

bool is_flag(Option const& option) { return std::holds_alternative<bool Arguments::*>(option.target); }
bool is_repeatable(Option const& option) {
    return std::holds_alternative<std::vector<std::string> Arguments::*>(option.target);
}

std::string join(std::vector<std::string_view> const& words) {
    std::string result;
    for (auto const word : words) result += (result.empty() ? "" : ", ") + std::string(word);
    return result;
}

// Errors of the command line, in the language that it asks for.
class Complaint {
public:
    explicit Complaint(Language language) : language_(language) {}

    [[noreturn]] void fail(Text text, std::initializer_list<std::string> arguments, std::string hint = {}) const {
        throw CommandError(exit_codes::usage, say(language_, text, arguments), std::move(hint));
    }
    std::string did_you_mean(std::string const& wrong, Words const& known) const {
        auto const near = diagnostics::suggest(wrong, known);
        return near.empty() ? std::string() : mean(near);
    }
    std::string mean(std::string const& word) const {
        return say(language_, {"bedoelde u `{0}`?", "did you mean `{0}`?"}, {word});
    }
    std::string see_help(std::string_view command) const {
        auto const which = command.empty() ? std::string("wetwijzer") : "wetwijzer " + std::string(command);
        return say(language_, {"`{0} --help` noemt wat er kan", "`{0} --help` lists what there is"}, {which});
    }

private:
    Language language_;
};

// An option of one command (or of the program), and what was given for it.
struct Given {
    Option const* option;
    CLI::Option* parsed;
};

class Reader {
public:
    Reader(Words const& words, Language language)
        : words_(words.begin(), std::find(words.begin(), words.end(), "--")),
          literal_(words.begin() + static_cast<std::ptrdiff_t>(std::min(words_.size() + 1, words.size())), words.end()),
          language_(language),
          complaint_(language) {
        prepare(program_, global_given_);
        program_.require_subcommand(0, 1);
        for (auto const& group : command_groups()) {
            auto& entry = add_app(program_, group.name);
            entry.group = &group;
            entry.app->require_subcommand(0, 1);
        }
        for (auto const& command : command_table()) add(command);
    }

    Arguments read() {
        check_equal_signs();
        parse();
        Arguments arguments;
        store(global_given_, arguments);
        auto const chosen = program_.get_subcommands();
        if (chosen.empty()) return without_command(std::move(arguments));
        auto const* entry = &entry_of(chosen[0]);
        if (entry->group != nullptr) {
            arguments.command = entry->group->name;
            store(entry->given, arguments);
            if (auto const before = program_.remaining(); !before.empty()) unknown_word(before.front());
            auto const verb = entry->app->get_subcommands();
            if (verb.empty()) return without_verb(*entry, std::move(arguments));
            if (auto const before = entry->app->remaining(); !before.empty()) unknown_verb(*entry, before.front());
            entry = &entry_of(verb[0]);
        }
        arguments.command = entry->command->name;
        for (auto const& given : entry->given)
            if (given.option->name == "--help" && given.parsed->count() > 0) arguments.help = true;
        if (arguments.help) return arguments;
        store(entry->given, arguments);
        if (auto const before = program_.remaining(); !before.empty()) unknown_word(before.front());
        arguments.operands = operands(*entry);
        check_operands(arguments, *entry->command);
        return arguments;
    }

private:
    // A command, or the first word of several.
    struct Entry {
        CLI::App* app = nullptr;
        Command const* command = nullptr;
        CommandGroup const* group = nullptr;
        std::vector<Given> given = {};
    };

    void prepare(CLI::App& app, std::vector<Given>& given) {
        app.set_help_flag();
        app.allow_extras();
        for (auto const& option : global_options()) add(app, option, given);
    }

    void add(CLI::App& app, Option const& option, std::vector<Given>& given) {
        auto names = std::string(option.name);
        if (!option.short_name.empty()) names += "," + std::string(option.short_name);
        auto* const parsed = is_flag(option) ? app.add_flag(names) : app.add_option(names)->expected(1);
        parsed->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        given.push_back({&option, parsed});
    }

    Entry& add_app(CLI::App& parent, std::string_view name) {
        auto& entry = entries_.emplace_back(Entry{parent.add_subcommand(std::string(name))});
        prepare(*entry.app, entry.given);
        return entry;
    }

    void add(Command const& command) {
        auto const group = std::find_if(entries_.begin(), entries_.end(), [&](auto const& e) {
            return e.group != nullptr && e.group->name == group_of(command);
        });
        auto& entry = add_app(group == entries_.end() ? program_ : *group->app, verb_of(command));
        entry.command = &command;
        for (auto const& option : command.options) add(*entry.app, option, entry.given);
    }

    Entry const& entry_of(CLI::App const* app) const {
        return *std::find_if(entries_.begin(), entries_.end(), [&](auto const& e) { return e.app == app; });
    }

    // CLI11 would take the next word as the value of `--peildatum=`, and take `--json=0` as no flag at all.
    void check_equal_signs() const {
        for (auto const& word : words_) {
            auto const equals = word.find('=');
            if (!word.starts_with("--") || equals == std::string::npos) continue;
            auto const name = word.substr(0, equals);
            auto const* const option = any_option(name);
            if (option != nullptr && is_flag(*option))
                complaint_.fail({"{0} heeft geen waarde", "{0} takes no value"}, {name});
            if (equals + 1 == word.size()) expects_value(name);
        }
    }

    [[noreturn]] void expects_value(std::string const& name) const {
        complaint_.fail({"{0} verwacht een waarde", "{0} expects a value"}, {printable(name)});
    }

    static Option const* any_option(std::string const& name) {
        auto const in = [&](std::vector<Option> const& options) {
            auto const found =
                std::find_if(options.begin(), options.end(), [&](auto const& o) { return o.name == name; });
            return found == options.end() ? nullptr : &*found;
        };
        if (auto const* const option = in(global_options())) return option;
        for (auto const& command : command_table())
            if (auto const* const option = in(command.options)) return option;
        return nullptr;
    }

    void parse() {
        try {
            program_.parse(Words(words_.rbegin(), words_.rend()));
        } catch (CLI::ArgumentMismatch const&) {
            expects_value(words_.back());  // the only mismatch left: an option at the end without its value
        } catch (CLI::Error const&) {
            complaint_.fail({"de opdrachtregel is niet te lezen", "the command line cannot be read"}, {},
                            complaint_.see_help({}));
        }
    }

    Arguments without_command(Arguments arguments) const {
        auto const rest = program_.remaining();
        if (arguments.help || arguments.show_version) return arguments;
        if (!rest.empty()) unknown_word(rest.front());
        if (!literal_.empty()) unknown_word(literal_.front());
        return arguments;
    }

    // A group without a verb: its help, unless something was meant by the words behind it.
    Arguments without_verb(Entry const& entry, Arguments arguments) const {
        auto const rest = entry.app->remaining();
        if (arguments.help || arguments.show_version) return arguments;
        if (!rest.empty()) unknown_verb(entry, rest.front());
        if (!literal_.empty()) unknown_verb(entry, literal_.front());
        return arguments;
    }

    // A word where a verb or an option of the program belongs.
    [[noreturn]] void unknown_verb(Entry const& entry, std::string const& word) const {
        auto const group = std::string(entry.group->name);
        if (is_option(word)) unknown_option(word, entry.given, group);
        Words names;
        for (auto const* const command : verbs(*entry.group)) names.emplace_back(verb_of(*command));
        auto const near = diagnostics::suggest(word, names);
        complaint_.fail({"onbekende opdracht `{0} {1}`", "unknown command `{0} {1}`"}, {group, printable(word)},
                        near.empty() ? complaint_.see_help(group) : complaint_.mean(group + " " + near));
    }

    // A word where a command or an option of the program belongs.
    [[noreturn]] void unknown_word(std::string const& word) const {
        if (is_option(word)) unknown_option(word, global_given_, {});
        for (auto const& command : command_table())
            if (verb_of(command) == word)
                complaint_.fail({"onbekende opdracht `{0}`", "unknown command `{0}`"}, {word},
                                complaint_.mean(std::string(command.name)));
        auto const first = first_words();
        auto hint = complaint_.did_you_mean(word, Words(first.begin(), first.end()));
        complaint_.fail({"onbekende opdracht `{0}`", "unknown command `{0}`"}, {printable(word)},
                        hint.empty() ? complaint_.see_help({}) : hint);
    }

    static bool is_option(std::string const& word) { return word.size() > 1 && word.starts_with('-'); }

    [[noreturn]] void unknown_option(std::string const& word, std::vector<Given> const& given,
                                     std::string_view command) const {
        auto const name = word.substr(0, word.find('='));
        Words names;
        for (auto const& one : given) names.emplace_back(one.option->name);
        auto hint = complaint_.did_you_mean(name, names);
        if (hint.empty() && find_command(command) == nullptr && any_option(name) != nullptr)
            hint =
                say(language_,
                    {"zet {0} achter de opdracht waar hij bij hoort", "put {0} behind the command that it belongs to"},
                    {name});
        if (hint.empty() && !word.starts_with("--"))
            hint = say(language_, {"begint een argument met een streepje, zet er dan -- voor",
                                   "put -- before an argument that starts with a hyphen"});
        complaint_.fail({"onbekende optie `{0}`", "unknown option `{0}`"}, {printable(name)},
                        hint.empty() ? complaint_.see_help(command) : hint);
    }

    // What CLI11 left over: operands, and options that are not ours.
    Words operands(Entry const& entry) const {
        auto words = entry.app->remaining();
        for (auto const& word : words)
            if (is_option(word)) unknown_option(word, entry.given, entry.command->name);
        words.insert(words.end(), literal_.begin(), literal_.end());
        return words;
    }

    void store(std::vector<Given> const& given, Arguments& arguments) const {
        for (auto const& [option, parsed] : given) {
            if (parsed->count() == 0) continue;
            auto const values = is_flag(*option) ? Words{""} : parsed->results();
            if (!is_repeatable(*option) && values.size() > 1)
                complaint_.fail({"{0} staat er meer dan eens", "{0} is given more than once"},
                                {std::string(option->name)});
            for (auto const& value : values) store(*option, value, arguments);
        }
    }

    void store(Option const& option, std::string const& value, Arguments& arguments) const {
        auto const name = std::string(option.name);
        if (!is_flag(option) && (value.empty() || value.starts_with("--"))) expects_value(name);
        auto const& choices = option.choices;
        if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end())
            wrong_choice(name, value, choices);
        std::visit(Overloaded{
                       [&](bool Arguments::*target) { arguments.*target = true; },
                       [&](std::optional<std::string> Arguments::*target) { arguments.*target = value; },
                       [&](std::optional<std::int64_t> Arguments::*target) { arguments.*target = whole(name, value); },
                       [&](std::vector<std::string> Arguments::*target) { (arguments.*target).push_back(value); },
                       [&](std::optional<values::Date> Arguments::*target) { arguments.*target = date(name, value); },
                       [&](Language Arguments::*target) {
                           arguments.*target = value == "en" ? Language::English : Language::Dutch;
                       },
                       [&](Colour Arguments::*target) {
                           arguments.*target = value == "altijd"  ? Colour::Always
                                               : value == "nooit" ? Colour::Never
                                                                  : Colour::Automatic;
                       },
                       [&](Format Arguments::*target) {
                           arguments.*target = value == "json"       ? Format::Json
                                               : value == "markdown" ? Format::Markdown
                                                                     : Format::Text;
                       },
                   },
                   option.target);
    }

    std::int64_t whole(std::string const& name, std::string const& value) const {
        std::int64_t number = 0;
        auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (error != std::errc() || end != value.data() + value.size() || number < 1)
            complaint_.fail(
                {"`{0}` bij {1} is geen aantal: dat is 1, 2, 3, …", "`{0}` for {1} is no number: 1, 2, 3, …"},
                {printable(value), name});
        return number;
    }

    values::Date date(std::string const& name, std::string const& value) const {
        auto const date = values::Date::from_iso(value);
        if (!date)
            complaint_.fail({"`{0}` bij {1} is geen datum", "`{0}` for {1} is no date"}, {printable(value), name},
                            say(language_, {"schrijf een bestaande dag als JJJJ-MM-DD, zoals 2026-01-31",
                                            "write a day that exists as YYYY-MM-DD, like 2026-01-31"}));
        return *date;
    }

    [[noreturn]] void wrong_choice(std::string const& name, std::string const& value,
                                   std::vector<std::string_view> const& choices) const {
        auto hint = complaint_.did_you_mean(value, Words(choices.begin(), choices.end()));
        complaint_.fail({"`{0}` past niet bij {1}: kies uit {2}", "`{0}` does not fit {1}: choose from {2}"},
                        {printable(value), name, join(choices)}, std::move(hint));
    }

    void check_operands(Arguments const& arguments, Command const& command) const {
        std::size_t minimum = 0, maximum = 0;
        for (auto const& operand : command.operands) {
            minimum += operand.minimum;
            maximum += operand.maximum;
        }
        auto const& given = arguments.operands;
        if (given.size() < minimum)
            complaint_.fail({"er ontbreekt een argument: {0}", "an argument is missing: {0}"},
                            {std::string(command.operands[given.size()].placeholder.in(language_))},
                            complaint_.see_help(command.name));
        if (given.size() > maximum)
            complaint_.fail({"`{0}` is een argument te veel", "`{0}` is one argument too many"},
                            {printable(given[maximum])}, complaint_.see_help(command.name));
        for (std::size_t i = 0; i < std::min(given.size(), command.operands.size()); ++i) {
            auto const& operand = command.operands[i];
            auto const& choices = operand.choices;
            if (given[i].empty())
                complaint_.fail({"argument {0} is leeg", "argument {0} is empty"},
                                {std::string(operand.placeholder.in(language_))});
            if (!choices.empty() && std::find(choices.begin(), choices.end(), given[i]) == choices.end())
                wrong_choice(std::string(operand.placeholder.in(language_)), given[i], choices);
        }
    }

    Words words_;    // up to "--"
    Words literal_;  // behind it: operands, whatever they look like
    Language language_;
    Complaint complaint_;
    CLI::App program_;
    std::vector<Given> global_given_;
    std::deque<Entry> entries_;
};

}  // namespace

Language asked_language(Words const& words) {
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i)
        if (words[i] == "--taal=en" || (words[i] == "--taal" && i + 1 < words.size() && words[i + 1] == "en"))
            return Language::English;
    return Language::Dutch;
}

bool asked_json(Words const& words) {
    auto const end = std::find(words.begin(), words.end(), "--");
    return std::find(words.begin(), end, "--json") != end;
}

Arguments read_arguments(Words const& words) {
    auto const language = asked_language(words);
    for (auto const& word : words)
        if (!is_utf8(word))
            throw CommandError(exit_codes::usage,
                               say(language, {"`{0}` is geen UTF-8", "`{0}` is not UTF-8"}, {printable(word)}));
    auto asked = words;
    if (!asked.empty() && asked.front() == "help") {  // help decide = decide --help
        asked.erase(asked.begin());
        asked.insert(asked.begin() + (asked.empty() ? 0 : 1), "--help");
    }
    auto arguments = Reader(asked, language).read();
    arguments.language = language;
    if (arguments.format == Format::Json) arguments.json = true;
    return arguments;
}

}  // namespace wetwijzer::cli
