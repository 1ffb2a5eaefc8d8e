#include "cli/auditing.hpp"

#include "cli/command_error.hpp"
#include "cli/layout.hpp"
#include "engine/values/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace wetwijzer::cli {

audit::Filter filter_of(Arguments const& arguments) {
    auto const language = arguments.language;
    if (arguments.from && arguments.through && *arguments.through < *arguments.from)
        throw CommandError(exit_codes::usage,
                           say(language, {"de periode eindigt voor zij begint", "the period ends before it starts"}));
    if (arguments.csv && arguments.json)
        throw CommandError(exit_codes::usage,
                           say(language, {"--csv en --json gaan niet samen", "--csv and --json do not go together"}));
    audit::Filter filter;
    if (arguments.from) filter.recorded_from = audit::begin_of(*arguments.from);
    if (arguments.through) filter.recorded_through = audit::end_of(*arguments.through);
    filter.actor = arguments.recorded_by.value_or("");
    return filter;
}

void expect_official(store::Reading const& reading, Arguments const& arguments) {
    if (!arguments.recorded_by) return;
    auto const people = ledger::actors(reading);
    auto const is_it = [&](ledger::Registered const& one) { return one.details.name == *arguments.recorded_by; };
    if (std::any_of(people.begin(), people.end(), is_it)) return;
    throw CommandError(exit_codes::usage,
                       say(arguments.language, {"`{0}` staat niet in het grootboek", "`{0}` is not in the ledger"},
                           {printable(*arguments.recorded_by)}),
                       say(arguments.language, {"`wetwijzer ledger actor GROOTBOEK` noemt wie er staat",
                                                "`wetwijzer ledger actor LEDGER` lists who is in it"}));
}

std::string csv_line(std::vector<std::string> const& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += ';';
        auto cell = cells[i];
        if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos)
            cell.insert(cell.begin(), '\'');
        if (cell.find_first_of(";\"\r\n") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (char const c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += '"';
    }
    return line + "\r\n";
}

std::string csv_amount(std::int64_t cents) {
    auto const rest = std::to_string(cents % 100);
    return std::to_string(cents / 100) + "," + (rest.size() < 2 ? "0" : "") + rest;
}

std::string amount_text(std::int64_t cents, Language language) {
    return values::to_text(values::Money::cents(cents), language);
}

std::string unanswered_text(audit::Unanswered const& unanswered, Language language) {
    std::string text;
    auto const add = [&](std::int64_t count, Text one, Text many) {
        if (count == 0) return;
        text += amount(language, static_cast<std::uint64_t>(count), one, many) + "\n";
    };
    add(unanswered.erased,
        {"besluit is gewist en kon niet worden nagegaan", "decision was erased and could not be asked"},
        {"besluiten zijn gewist en konden niet worden nagegaan", "decisions were erased and could not be asked"});
    add(unanswered.rules,
        {"besluit kon niet worden nagegaan: de tekst van zijn regels ontbreekt of klopt niet",
         "decision could not be asked: the text of its rules is missing or has errors"},
        {"besluiten konden niet worden nagegaan: de tekst van hun regels ontbreekt of klopt niet",
         "decisions could not be asked: the text of their rules is missing or has errors"});
    add(unanswered.other_parts,
        {"besluit kon niet worden nagegaan: een ander programma legde het vast; `replay` kan het wel",
         "decision could not be asked: another program recorded it; `replay` can"},
        {"besluiten konden niet worden nagegaan: een ander programma legde ze vast; `replay` kan het wel",
         "decisions could not be asked: another program recorded them; `replay` can"});
    add(unanswered.imported,
        {"besluit is overgenomen uit een ouder grootboek en niet nagegaan; `replay` kan het wel",
         "decision was brought over from an older ledger and not asked; `replay` can"},
        {"besluiten zijn overgenomen uit een ouder grootboek en niet nagegaan; `replay` kan het wel",
         "decisions were brought over from an older ledger and not asked; `replay` can"});
    return text;
}

Json unanswered_json(audit::Unanswered const& unanswered) {
    return {{"erased", unanswered.erased},
            {"rules_unreadable", unanswered.rules},
            {"other_parts", unanswered.other_parts},
            {"imported", unanswered.imported}};
}

std::string found_text(std::int64_t found, std::int64_t asked, Language language) {
    auto const of =
        amount(language, static_cast<std::uint64_t>(asked), {"besluit", "decision"}, {"besluiten", "decisions"});
    return found == 0 ? say(language, {"geen van {0}", "none of {0}"}, {of})
                      : say(language, {"{0} van {1}", "{0} of {1}"}, {std::to_string(found), of});
}

}  // namespace wetwijzer::cli
