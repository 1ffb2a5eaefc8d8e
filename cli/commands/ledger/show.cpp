// ledger show: one entry. What is personal of it only for who may see it, and then that is recorded first.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/commands.hpp"
#include "cli/entry_output.hpp"
#include "cli/ledger_session.hpp"
#include "engine/audit/value_words.hpp"
#include "engine/ledger/decisions.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using ledger::Entry;
using ledger::Kind;

struct Approval {
    Entry entry;
    std::string remark;
};

// Text and JSON of the personal part.
struct Content {
    std::string text;
    Json json = Json::object();
};

bool approves(Entry const& entry, std::int64_t decision) {
    ledger::ApprovalDetails details;
    return entry.kind == Kind::Approval && ledger::read(entry.details, details) && details.decision == decision;
}

std::vector<Entry> approvals_of(store::Reading const& reading, Entry const& decision) {
    std::vector<Entry> result;
    store::Selection selection;
    selection.from = decision.number + 1;
    selection.kind = ledger::name(Kind::Approval);
    selection.case_ref = decision.case_ref;
    reading.leaves(selection, [&](store::Leaf const& leaf) {
        auto entry = ledger::read_leaf(leaf.text);
        if (entry && approves(*entry, decision.number)) result.push_back(std::move(*entry));
        return true;
    });
    return result;
}

// For people: € 250, 2 maanden. Which rules they are of is not read here: values are told by their form.
std::string readable(std::string const& canonical, Language language) {
    return audit::ValueWords(nullptr, language).outcome({}, canonical);
}

std::string computed(Json const& outcomes, std::string const& name, Language language) {
    if (!outcomes.contains(name)) return say(language, {"niet berekend", "not computed"});
    auto const& outcome = outcomes[name];
    if (outcome.contains("known")) return readable(outcome["known"].get<std::string>(), language);
    if (outcome.contains("fault")) return outcome["fault"].get<std::string>();
    return say(language, {"onbekend", "unknown"});
}

Content decision_content(ledger::DecisionContent const& content, std::vector<Approval> const& approvals,
                         Language language) {
    Content result;
    auto const facts = parse_own(content.facts_json), outcomes = parse_own(content.outcomes_json);
    result.json = {{"case", content.case_id}, {"facts", facts},
                   {"outcomes", outcomes},    {"trace_digest", content.trace_digest},
                   {"taken", Json::array()},  {"approvals", Json::array()}};
    result.text = say(language, {"zaaknummer: {0}\nspoor: {1}\n", "case number: {0}\ntrace: {1}\n"},
                      {printable(content.case_id), content.trace_digest});
    if (!content.taken.empty())
        result.text += say(language, {"\nanders besloten dan berekend:\n", "\ndecided otherwise than computed:\n"});
    for (auto const& taken : content.taken) {
        auto const before = computed(outcomes, taken.outcome, language);
        result.text +=
            say(language,
                {"  {0}\n    berekend:    {1}\n    besloten:    {2}\n    grondslag:   {3}\n    motivering:  {4}\n",
                 "  {0}\n    computed:    {1}\n    decided:     {2}\n    legal basis: {3}\n    motivation:  {4}\n"},
                {printable(taken.outcome), printable(before), readable(printable(taken.value), language),
                 printable(taken.basis), printable(taken.motivation)});
        result.json["taken"].push_back(
            {{"outcome", taken.outcome},
             {"computed", outcomes.contains(taken.outcome) ? outcomes[taken.outcome] : Json()},
             {"value", taken.value},
             {"basis", taken.basis},
             {"motivation", taken.motivation}});
    }
    if (!approvals.empty())
        result.text += say(language, {"\ninstemming van een tweede:\n", "\nagreement of a second official:\n"});
    for (auto const& [entry, remark] : approvals) {
        result.text += say(language, {"  {0} op {1} (regel {2})", "  {0} at {1} (entry {2})"},
                           {printable(entry.actor), entry.recorded_at, std::to_string(entry.number)}) +
                       (remark.empty() ? "" : ": " + printable(remark)) + "\n";
        result.json["approvals"].push_back(
            {{"entry", entry.number}, {"actor", entry.actor}, {"recorded_at", entry.recorded_at}, {"remark", remark}});
    }
    result.text += say(
        language, {"\nfeiten:\n{0}\nuitkomsten, zoals berekend:\n{1}", "\nfacts:\n{0}\noutcomes, as computed:\n{1}"},
        {to_text(facts), to_text(outcomes)});
    return result;
}

Json source_json(ledger::Statement::Source const& source) {
    Json json = Json::object();
    for (auto const& [name, value] :
         {std::pair{"kind", &source.kind}, std::pair{"message", &source.message}, std::pair{"at", &source.at},
          std::pair{"document", &source.document}, std::pair{"official", &source.official}})
        if (!value->empty()) json[name] = *value;
    return json;
}

std::string source_words(ledger::Statement::Source const& source, Language language) {
    std::string text = printable(source.kind);
    if (!source.message.empty()) text += say(language, {", bericht {0}", ", message {0}"}, {printable(source.message)});
    if (!source.at.empty()) text += ", " + printable(source.at);
    if (!source.document.empty())
        text += say(language, {", document {0}", ", document {0}"}, {printable(source.document)});
    if (!source.official.empty())
        text += say(language, {", vastgesteld door {0}", ", established by {0}"}, {printable(source.official)});
    return text;
}

Content facts_content(ledger::FactsContent const& content, Language language) {
    Content result;
    result.json = {{"case", content.case_id}, {"statements", Json::array()}};
    result.text =
        say(language, {"zaaknummer: {0}\n\ngegevens:\n", "case number: {0}\n\nfacts:\n"}, {printable(content.case_id)});
    for (auto const& statement : content.statements) {
        Json one{{"key", statement.key},
                 {"value", statement.value ? parse_own(*statement.value) : Json()},
                 {"withdrawn", !statement.value}};
        if (!statement.valid_from.empty()) one["valid_from"] = statement.valid_from;
        if (!statement.valid_until.empty()) one["valid_until"] = statement.valid_until;
        one["source"] = source_json(statement.source);
        result.json["statements"].push_back(std::move(one));
        result.text += "  " + printable(statement.key) + " = " +
                       (statement.value ? printable(*statement.value) : say(language, {"ingetrokken", "withdrawn"}));
        if (!statement.valid_from.empty())
            result.text += say(language, {", vanaf {0}", ", from {0}"}, {statement.valid_from});
        if (!statement.valid_until.empty())
            result.text += say(language, {", tot {0}", ", until {0}"}, {statement.valid_until});
        auto const source = source_words(statement.source, language);
        result.text += (source.empty() ? "" : "  [" + source + "]") + "\n";
    }
    return result;
}

[[noreturn]] void damaged(Entry const& entry) {
    throw ledger::LedgerError(ledger::LedgerError::Code::Damaged, std::to_string(entry.number));
}

template <class Read>
Read content_of(ledger::CaseReader const& reader, Entry const& entry) {
    Read content;
    if (!ledger::read(reader.part(entry.number, "content"), content)) damaged(entry);
    return content;
}

Content content_of(ledger::CaseReader const& reader, Entry const& entry, std::vector<Entry> const& approvals,
                   Language language) {
    switch (entry.kind) {
        case Kind::Decision: {
            std::vector<Approval> agreed;
            for (auto const& one : approvals)
                agreed.push_back({one, content_of<ledger::ApprovalContent>(reader, one).remark});
            return decision_content(content_of<ledger::DecisionContent>(reader, entry), agreed, language);
        }
        case Kind::Facts:
            return facts_content(content_of<ledger::FactsContent>(reader, entry), language);
        case Kind::Approval: {
            auto const remark = content_of<ledger::ApprovalContent>(reader, entry).remark;
            return {remark.empty() ? "" : say(language, {"opmerking: {0}\n", "remark: {0}\n"}, {printable(remark)}),
                    {{"remark", remark}}};
        }
        case Kind::Import: {
            auto const record = parse_own(content_of<ledger::ImportContent>(reader, entry).record_json);
            return {say(language, {"\nhet oude besluit:\n{0}", "\nthe old decision:\n{0}"}, {to_text(record)}),
                    {{"record", record}}};
        }
        case Kind::Genesis:
        case Kind::Actor:
        case Kind::Setting:
        case Kind::RuleSet:
        case Kind::Case:
        case Kind::Access:
        case Kind::Refusal:
        case Kind::Erasure:
        case Kind::Sample:
        case Kind::Export:
        case Kind::Restore:
        case Kind::Rekey:
            break;
    }
    return {};
}

struct Found {
    Entry entry;
    std::vector<Entry> approvals;
    bool erased = false;
};

Found find(store::Store const& store, Arguments const& arguments) {
    auto const language = arguments.language;
    Found found;
    store.read([&](store::Reading const& reading) {
        found = {};
        std::int64_t number = 0;
        if (arguments.operands.size() > 1) {
            number = entry_number(arguments.operands[1], language);
        } else {
            store::Selection selection;
            selection.kind = ledger::name(Kind::Decision);
            auto const decisions = reading.numbers(selection);
            if (decisions.empty())
                throw CommandError(exit_codes::usage,
                                   say(language, {"er is nog geen besluit vastgelegd", "no decision is recorded yet"}));
            number = decisions.back();
        }
        found.entry = ledger::entry_at(reading, number);
        if (found.entry.kind == Kind::Decision) found.approvals = approvals_of(reading, found.entry);
        found.erased = !found.entry.case_ref.empty() && !reading.case_key(found.entry.case_ref);
    });
    return found;
}

}  // namespace

int ledger_show(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const& path = arguments.operands[0];
    auto const found = find(*open_existing(path, store::OpenMode::ReadOnly, arguments, world), arguments);
    auto const& entry = found.entry;
    std::optional<Content> content;
    bool const is_sealed = entry.parts.contains("content");
    if (is_sealed && !found.erased && arguments.actor) {
        LedgerSession session(path, store::OpenMode::ReadWrite, arguments, world);
        ledger::AccessDetails about;
        about.what = arguments.command;
        about.entries = {entry.number};
        session.ledger().access(
            session.act(causes::looking), ledger::Permission::ReadCase, about,
            [&](ledger::CaseReader const& reader) { content = content_of(reader, entry, found.approvals, language); });
    }
    if (arguments.json) {
        auto json = document("ledger-entry");
        json.update(entry_json(entry));
        if (is_sealed) json["erased"] = found.erased;
        if (content) json["content"] = content->json;
        world.out << to_text(json);
        return exit_codes::fine;
    }
    world.out << entry_text(entry, language);
    if (content)
        world.out << content->text;
    else if (found.erased)
        world.out << say(language, {"\nDe persoonsgegevens van deze zaak zijn gewist.\n",
                                    "\nThe personal data of this case were erased.\n"});
    else if (is_sealed)
        world.out << say(language, {"\nDe inhoud is verzegeld: met --door en --sleutels ziet wie dat mag hem.\n",
                                    "\nThe content is sealed: with --door and --sleutels those who may see it.\n"});
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
