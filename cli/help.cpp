#include "cli/help.hpp"

#include "dsl/source/utf8.hpp"
#include "engine/decide/decision.hpp"

#include <algorithm>

namespace wetwijzer::cli {

namespace {

constexpr int line_width = 80;
constexpr int term_width = 26;  // of the left column

int width(std::string const& text) { return source::display_width(std::string_view(text)); }

// `text` broken at spaces into lines that fit behind `indent` columns; the first line continues where the caller
// stands.
std::string wrap(std::string_view text, int indent) {
    std::string result, line;
    while (!text.empty()) {
        auto const space = std::min(text.find(' '), text.size());
        auto const word = std::string(text.substr(0, space));
        text.remove_prefix(std::min(space + 1, text.size()));
        if (!line.empty() && indent + width(line) + 1 + width(word) > line_width) {
            result += line + "\n" + std::string(static_cast<std::size_t>(indent), ' ');
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return result + line + "\n";
}

std::string entry(std::string const& term, std::string_view text) {
    auto line = "  " + term;
    auto const gap = term_width - width(line);
    if (gap < 2)
        line += "\n" + std::string(term_width, ' ');
    else
        line += std::string(static_cast<std::size_t>(gap), ' ');
    return line + wrap(text, term_width);
}

std::string choices(std::vector<std::string_view> const& values) {
    std::string text;
    for (auto const value : values) text += (text.empty() ? "" : "|") + std::string(value);
    return text;
}

// Choices stand in place of the value, unless there are too many of them.
constexpr std::size_t max_choices = 50;

std::string value_of(Option const& option, Language language) {
    auto const values = choices(option.choices);
    return values.empty() || values.size() > max_choices ? std::string(option.placeholder.in(language)) : values;
}

std::string help_of(Option const& option, Language language) {
    auto text = std::string(option.help.in(language));
    if (choices(option.choices).size() <= max_choices) return text;
    std::string list;
    for (auto const value : option.choices) list += (list.empty() ? ": " : ", ") + std::string(value);
    return text + list;
}

bool takes_value(Option const& option) { return !option.placeholder.dutch.empty(); }

std::string term(Option const& option, Language language) {
    auto text = std::string(option.name);
    if (!option.short_name.empty()) text = std::string(option.short_name) + ", " + text;
    return takes_value(option) ? text + " " + value_of(option, language) : text;
}

std::string usage(Operand const& operand, Language language) {
    auto text = operand.choices.empty() ? std::string(operand.placeholder.in(language)) : choices(operand.choices);
    if (operand.maximum > 1) text += "…";
    return operand.minimum == 0 ? "[" + text + "]" : text;
}

std::string synopsis(Command const& command, Language language) {
    auto text = std::string(command.name);
    for (auto const& operand : command.operands) text += " " + usage(operand, language);
    return text + std::string(Text{" [OPTIES]", " [OPTIONS]"}.in(language));
}

std::string options_text(std::vector<Option> const& options, Language language) {
    std::string text;
    for (auto const& option : options) text += entry(term(option, language), help_of(option, language));
    return text;
}

std::string heading(Text text, Language language) { return "\n" + std::string(text.in(language)) + ":\n"; }

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

}  // namespace

std::string help(Language language) {
    auto text = say(language, {"Wetwijzer past regels uit wetten toe op een zaak en zegt waarom.\n\n"
                               "Gebruik: wetwijzer OPDRACHT [ARGUMENTEN] [OPTIES]\n",
                               "Wetwijzer applies the rules of acts to a case and says why.\n\n"
                               "Usage: wetwijzer COMMAND [ARGUMENTS] [OPTIONS]\n"});
    text += heading({"Opdrachten", "Commands"}, language);
    for (auto const word : first_words()) {
        auto const* const group = find_group(word);
        text +=
            entry(std::string(word), (group != nullptr ? group->summary : find_command(word)->summary).in(language));
    }
    text += heading({"Opties bij elke opdracht", "Options of every command"}, language);
    text += options_text(global_options(), language);
    text += heading({"Voorbeelden", "Examples"}, language);
    text += "  wetwijzer check rules\n  wetwijzer decide zaak.json --peildatum 2026-01-15\n";
    return text + say(language, {"\n`wetwijzer OPDRACHT --help` legt een opdracht uit.\n",
                                 "\n`wetwijzer COMMAND --help` explains a command.\n"});
}

std::string help(Command const& command, Language language) {
    auto text =
        wrap("wetwijzer " + std::string(command.name) + ": " + std::string(command.summary.in(language)), 0) + "\n";
    text += say(language, {"Gebruik: wetwijzer {0}\n\n", "Usage: wetwijzer {0}\n\n"}, {synopsis(command, language)});
    text += wrap(command.details.in(language), 0);
    if (!command.operands.empty()) text += heading({"Argumenten", "Arguments"}, language);
    for (auto const& operand : command.operands)
        text += entry(std::string(operand.placeholder.in(language)), operand.help.in(language));
    if (!command.options.empty())
        text += heading({"Opties", "Options"}, language) + options_text(command.options, language);
    text += heading({"Opties bij elke opdracht", "Options of every command"}, language);
    text += options_text(global_options(), language);
    text += command.examples.size() == 1 ? heading({"Voorbeeld", "Example"}, language)
                                         : heading({"Voorbeelden", "Examples"}, language);
    for (auto const& example : command.examples)
        text += "  " + std::string(example.line) + "\n      " + wrap(example.says.in(language), 6);
    return text;
}

std::string help(CommandGroup const& group, Language language) {
    auto const name = std::string(group.name);
    auto text = "wetwijzer " + name + ": " + std::string(group.summary.in(language)) + "\n\n";
    text += say(language,
                {"Gebruik: wetwijzer {0} OPDRACHT [ARGUMENTEN] [OPTIES]\n\n",
                 "Usage: wetwijzer {0} COMMAND [ARGUMENTS] [OPTIONS]\n\n"},
                {name});
    text += wrap(group.details.in(language), 0);
    for (auto const& title : group.headings) {
        std::string list;
        for (auto const* const command : verbs(group))
            if (command->heading.dutch == title.dutch)
                list += entry(name + " " + std::string(verb_of(*command)), command->summary.in(language));
        if (!list.empty()) text += heading(title, language) + list;
    }
    return text + say(language,
                      {"\n`wetwijzer {0} OPDRACHT --help` legt een opdracht uit.\n",
                       "\n`wetwijzer {0} COMMAND --help` explains a command.\n"},
                      {name});
}

// ---- manual page ------------------------------------------------------------------------------------

namespace {

// Text for roff: backslashes, hyphens that must stay, and a control character at the start of a line.
std::string roff(std::string_view text) {
    std::string result;
    if (!text.empty() && (text[0] == '.' || text[0] == '\'')) result += "\\&";
    for (char const c : text) {
        if (c == '\\')
            result += "\\e";
        else if (c == '-')
            result += "\\-";
        else
            result += c;
    }
    return result;
}

std::string manual_entry(std::string const& term, std::string_view text) {
    return ".TP\n.B " + roff(term) + "\n" + roff(capital(std::string(text))) + ".\n";
}

std::string manual_command(Command const& command, Language language) {
    auto text = ".SS " + roff(synopsis(command, language)) + "\n" + roff(command.details.in(language)) + "\n";
    for (auto const& operand : command.operands)
        text += manual_entry(std::string(operand.placeholder.in(language)), operand.help.in(language));
    for (auto const& option : command.options) text += manual_entry(term(option, language), help_of(option, language));
    for (auto const& example : command.examples)
        text += ".PP\n" + roff(capital(std::string(example.says.in(language)))) + ":\n.PP\n.RS 4\n.nf\n" +
                roff(example.line) + "\n.fi\n.RE\n";
    return text;
}

}  // namespace

std::string manual_page(Language language) {
    auto const line = [&](Text text) { return std::string(text.in(language)) + "\n"; };
    auto text = ".TH WETWIJZER 1 \"\" \"Wetwijzer " + std::string(decide::engine_version) + "\" \"" +
                std::string(Text{"Opdrachten", "Commands"}.in(language)) + "\"\n";
    text += ".SH " + line({"NAAM", "NAME"}) +
            line({"wetwijzer \\- past regels uit wetten toe op een zaak en zegt waarom",
                  "wetwijzer \\- applies the rules of acts to a case and says why"});
    text += ".SH " + line({"OVERZICHT", "SYNOPSIS"}) + ".B wetwijzer\n" +
            line({"OPDRACHT [ARGUMENTEN] [OPTIES]", "COMMAND [ARGUMENTS] [OPTIONS]"});
    text += ".SH " + line({"OPDRACHTEN", "COMMANDS"});
    for (auto const& command : command_table()) text += manual_command(command, language);
    text += ".SH " + line({"OPTIES BIJ ELKE OPDRACHT", "OPTIONS OF EVERY COMMAND"});
    for (auto const& option : global_options()) text += manual_entry(term(option, language), help_of(option, language));
    text += ".SH " + line({"AFSLUITCODE", "EXIT STATUS"});
    text += manual_entry("0", Text{"in orde", "fine"}.in(language));
    text += manual_entry("1", Text{"de regels hebben fouten, scenario's zakten of een bestand is anders opgemaakt",
                                   "the rules have errors, scenarios failed or a file is laid out otherwise"}
                                  .in(language));
    text += manual_entry("2", Text{"de opdrachtregel of de zaak klopt niet, of dit mag u niet",
                                   "the command line or the case is wrong, or you may not do this"}
                                  .in(language));
    text += manual_entry("3", Text{"een herhaald besluit verschilt, of een grootboek of bewijs klopt niet",
                                   "a decision taken again differs, or a ledger or proof does not hold"}
                                  .in(language));
    text += manual_entry("4", Text{"een bestand, het grootboek of de uitvoer kan niet worden gelezen of geschreven",
                                   "a file, the ledger or the output cannot be read or written"}
                                  .in(language));
    text += ".SH " + line({"OMGEVING", "ENVIRONMENT"});
    text += manual_entry(
        "WETWIJZER_RULES",
        Text{"map met regels als --regels ontbreekt", "folder with rules when --regels is absent"}.in(language));
    text += manual_entry("WETWIJZER_SLEUTELS",
                         Text{"mappen met sleutels, met dubbele punten ertussen, als --sleutels ontbreekt",
                              "folders with keys, colons between them, when --sleutels is absent"}
                             .in(language));
    text += manual_entry("TRACEPARENT", Text{"W3C Trace Context van wie erom vroeg; komt in het grootboek",
                                             "W3C Trace Context of who asked; goes into the ledger"}
                                            .in(language));
    text += manual_entry("NO_COLOR",
                         Text{"geen kleur, als er iets in staat", "no colour, when it holds anything"}.in(language));
    return text;
}

}  // namespace wetwijzer::cli
