// ledger list: every entry in one line, without personal data. Anyone may, but for --zaak: that a number is known is
// personal data too.
#include "cli/auditing.hpp"
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/entry_output.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/ledger_words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using Entries = std::vector<ledger::Entry>;

bool wanted(ledger::Entry const& entry, Arguments const& arguments) {
    auto const& kinds = arguments.kinds;
    return kinds.empty() || std::any_of(kinds.begin(), kinds.end(),
                                        [&](auto const& kind) { return words_for(entry.kind).dutch == kind; });
}

Entries read(store::Reading const& reading, store::Selection const& selection, Arguments const& arguments) {
    Entries entries;
    reading.leaves(selection, [&](store::Leaf const& leaf) {
        auto entry = ledger::read_leaf(leaf.text);
        if (!entry) throw ledger::LedgerError(ledger::LedgerError::Code::Damaged, std::to_string(leaf.number));
        if (wanted(*entry, arguments)) entries.push_back(std::move(*entry));
        return true;
    });
    return entries;
}

store::Selection selection_of(Arguments const& arguments) {
    store::Selection selection;
    selection.from = arguments.since.value_or(1);
    selection.through = arguments.through_entry;
    if (arguments.kinds.size() == 1) selection.kind = ledger::name(*kind_of(arguments.kinds[0]));
    auto const filter = filter_of(arguments);
    selection.actor = filter.actor;
    selection.recorded_from = filter.recorded_from;
    selection.recorded_through = filter.recorded_through;
    return selection;
}

Entries entries_of_case(Arguments const& arguments, Environment& world) {
    auto selection = selection_of(arguments);
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    session.store().read([&](store::Reading const& reading) { expect_official(reading, arguments); });
    auto const act = session.act(causes::looking);
    session.ledger().permit(act, ledger::Permission::ReadCase);
    auto const ref = session.ledger().find_case(*arguments.case_id);
    if (!ref) throw ledger::LedgerError(ledger::LedgerError::Code::NoSuchCase, *arguments.case_id);
    selection.case_ref = *ref;
    Entries entries;
    session.ledger().access(
        act, ledger::Permission::ReadCase, {arguments.command, {*ref}, {}},
        [&](ledger::CaseReader const& reader) { entries = read(reader.reading(), selection, arguments); });
    return entries;
}

Entries all_entries(Arguments const& arguments, Environment& world) {
    auto const selection = selection_of(arguments);
    auto const store = open_existing(arguments.operands[0], store::OpenMode::ReadOnly, arguments, world);
    Entries entries;
    store->read([&](store::Reading const& reading) {
        expect_official(reading, arguments);
        entries = read(reading, selection, arguments);
    });
    return entries;
}

std::string as_text(Entries const& entries, Language language) {
    std::size_t number_width = 0, kind_width = 0, actor_width = 0;
    for (auto const& entry : entries) {
        number_width = std::max(number_width, std::to_string(entry.number).size());
        kind_width = std::max(kind_width, columns(words_for(entry.kind).in(language)));
        actor_width = std::max(actor_width, columns(printable(entry.actor)));
    }
    std::string text;
    for (auto const& entry : entries) {
        auto const number = std::to_string(entry.number);
        auto line = std::string(number_width - number.size(), ' ') + number + "  " + entry.recorded_at + "  " +
                    padded(std::string(words_for(entry.kind).in(language)), kind_width) + "  " +
                    padded(printable(entry.actor), actor_width) + "  " + entry_summary(entry, language);
        while (line.ends_with(' ')) line.pop_back();
        text += line + "\n";
    }
    return text.empty() ? say(language, {"er is niets dat daarbij past\n", "there is nothing that fits\n"}) : text;
}

}  // namespace

int ledger_list(Arguments const& arguments, Environment& world) {
    auto const entries = arguments.case_id ? entries_of_case(arguments, world) : all_entries(arguments, world);
    if (!arguments.json) {
        world.out << as_text(entries, arguments.language);
        return exit_codes::fine;
    }
    auto json = document("ledger-list");
    json["entries"] = Json::array();
    for (auto const& entry : entries) json["entries"].push_back(entry_json(entry));
    world.out << to_text(json);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
