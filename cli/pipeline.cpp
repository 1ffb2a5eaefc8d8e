#include "cli/pipeline.hpp"

#include "cli/command_error.hpp"
#include "cli/output.hpp"
#include "engine/evaluate/facts_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace wetwijzer::cli {
namespace {

[[noreturn]] void unknown_name(Text text, std::string const& name, std::vector<std::string> const& known,
                               Language language) {
    auto const near = diagnostics::suggest(name, known);
    throw CommandError(exit_codes::usage, say(language, text, {printable(name)}),
                       near.empty() ? "" : say(language, {"bedoelde u `{0}`?", "did you mean `{0}`?"}, {near}));
}

// "naam=keuze" as ids.
std::pair<model::ReadingId, std::uint32_t> reading_named(std::string const& choice, model::RuleSet const& rules,
                                                         Language language) {
    auto const equals = choice.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == choice.size())
        throw CommandError(
            exit_codes::usage,
            say(language, {"`{0}` bij --lezing is geen naam=keuze", "`{0}` for --lezing is no name=choice"},
                {printable(choice)}));
    auto const name = choice.substr(0, equals), wanted = choice.substr(equals + 1);
    auto const id = model::find_reading(rules, name);
    std::vector<std::string> known;
    if (!id.is_some()) {
        for (auto const& reading : rules.readings) known.push_back(reading.name);
        unknown_name({"de regels kennen geen lezing `{0}`", "the rules have no reading `{0}`"}, name, known, language);
    }
    auto const& alternatives = rules.readings[id.value].alternatives;
    for (std::size_t i = 0; i < alternatives.size(); ++i)
        if (alternatives[i].name == wanted) return {id, static_cast<std::uint32_t>(i)};
    std::string choices;
    for (auto const& one : alternatives) choices += (choices.empty() ? "`" : ", `") + one.name + "`";
    throw CommandError(exit_codes::usage,
                       say(language, {"lezing `{0}` kent geen keuze `{1}`", "reading `{0}` has no choice `{1}`"},
                           {name, printable(wanted)}),
                       say(language, {"kies uit {0}", "choose from {0}"}, {choices}));
}

}  // namespace

std::vector<source::SourceFile> with_root(std::vector<source::SourceFile> const& files, std::string const& root) {
    std::vector<source::SourceFile> result;
    for (auto const& file : files) result.emplace_back(file.id(), root + file.path(), file.text());
    return result;
}

std::optional<Rules> compile_rules(Arguments const& arguments, Environment& world,
                                   std::vector<std::string> const& named) {
    auto found = find_rules(named, arguments, world);
    Rules rules{dsl::compile(std::move(found.files)), std::move(found.root)};
    if (rules.compilation.rules) return rules;
    report(rules.compilation.diagnostics, with_root(rules.compilation.files, rules.root), exit_codes::rules_fail,
           arguments, world);
    return std::nullopt;
}

std::optional<evaluate::Facts> read_case(std::string const& path, model::RuleSet const& rules,
                                         Arguments const& arguments, Environment& world, std::string* bytes) {
    auto const text = read_input(path, max_case_size, arguments.language, world);
    if (bytes != nullptr) *bytes = text;
    std::vector<evaluate::CaseProblem> problems;
    auto facts = evaluate::read_facts(rules, text, problems);
    if (!facts)
        report(problems, shown(path, arguments.language), arguments, world);
    else
        choose_readings(arguments, rules, *facts);
    return facts;
}

void choose_readings(Arguments const& arguments, model::RuleSet const& rules, evaluate::Facts& facts) {
    for (auto const& choice : arguments.readings) {
        auto const [id, alternative] = reading_named(choice, rules, arguments.language);
        auto const same = [&, reading = id](auto const& chosen) { return chosen.reading == reading; };
        std::erase_if(facts.readings, same);
        if (alternative == 0) continue;  // the standard one
        auto const after = std::find_if(facts.readings.begin(), facts.readings.end(),
                                        [&, reading = id](auto const& chosen) { return reading < chosen.reading; });
        facts.readings.insert(after, {id, alternative});
    }
}

values::Date reference_date(Arguments const& arguments, evaluate::Facts const& facts) {
    if (arguments.reference_date) return *arguments.reference_date;
    if (facts.reference_date) return *facts.reference_date;
    auto const language = arguments.language;
    throw CommandError(exit_codes::usage,
                       say(language, {"er is geen peildatum: niet met --peildatum en niet in de zaak",
                                      "there is no reference date: not by --peildatum and not in the case"}),
                       say(language, {"geef --peildatum JJJJ-MM-DD", "give --peildatum YYYY-MM-DD"}));
}

std::vector<model::DecisionId> decisions_asked(Arguments const& arguments, model::RuleSet const& rules) {
    std::vector<model::DecisionId> result;
    for (auto const& name : arguments.decisions) {
        auto const id = model::find_decision(rules, name);
        if (!id.is_some()) {
            std::vector<std::string> known;
            for (auto const& decision : rules.decisions) known.push_back(decision.name);
            unknown_name({"de regels kennen geen besluit `{0}`", "the rules have no decision `{0}`"}, name, known,
                         arguments.language);
        }
        result.push_back(id);
    }
    return result;
}

model::RuleId rule_named(std::string const& name, model::RuleSet const& rules, Language language) {
    auto const id = model::find_rule(rules, name);
    if (id.is_some() && !rules.rules[id.value].owner.is_some()) return id;
    std::vector<std::string> known;
    for (auto const& rule : rules.rules)
        if (!rule.owner.is_some()) known.push_back(rule.name);
    unknown_name({"de regels kennen geen uitkomst `{0}`", "the rules have no outcome `{0}`"}, name, known, language);
}

std::unique_ptr<store::Store> open_ledger(std::string const& path, store::OpenMode mode, Environment const& world) {
    switch (world.files.kind(path)) {
        case FileKind::Missing:
            if (mode == store::OpenMode::ReadOnly) throw FileError(path, FileProblem::Missing);
            break;
        case FileKind::Folder:
            throw FileError(path, FileProblem::IsFolder);
        case FileKind::Other:
            throw FileError(path, FileProblem::NotAFile);
        case FileKind::Regular:
            break;
    }
    return store::open_store(path, mode);
}

std::int64_t record_number(std::string const& text, Language language) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 1)
        throw CommandError(exit_codes::usage, say(language,
                                                  {"`{0}` is geen nummer van een besluit: dat is 1, 2, 3, …",
                                                   "`{0}` is no number of a decision: that is 1, 2, 3, …"},
                                                  {printable(text)}));
    return number;
}

}  // namespace wetwijzer::cli
