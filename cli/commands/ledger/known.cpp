// ledger known: what did we know, and what should we have decided? For one case, or for all.
#include "engine/audit/known.hpp"

#include "cli/command_error.hpp"
#include "cli/commands/ledger/dossier_commands.hpp"
#include "cli/explaining.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_rules.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "engine/audit/decided.hpp"
#include "engine/audit/value_words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using audit::KnownCase;
using audit::KnownQuestion;
using audit::OutcomeDifference;

Json differences_json(std::vector<OutcomeDifference> const& list, char const* here, char const* there) {
    auto json = Json::array();
    for (auto const& one : list) json.push_back({{"outcome", one.name}, {here, one.here}, {there, one.there}});
    return json;
}

Json statement_json(ledger::Known const& known) {
    auto const& said = known.statement;
    Json json{{"fact", said.key.substr(1)}};
    if (said.value)
        json["value"] = parse_own(*said.value);
    else
        json["withdrawn"] = true;
    json["counts"] = known.counts();
    if (!said.valid_from.empty()) json["valid_from"] = said.valid_from;
    if (!said.valid_until.empty()) json["valid_until"] = said.valid_until;
    json["source"] = said.source.kind;
    if (!said.source.message.empty()) json["message"] = said.source.message;
    if (!said.source.at.empty()) json["at"] = said.source.at;
    if (!said.source.document.empty()) json["document"] = said.source.document;
    if (!said.source.official.empty()) json["official"] = said.source.official;
    json["entry"] = known.entry;
    json["recorded_at"] = known.recorded_at;
    json["author"] = known.author;
    if (known.superseded_by != 0) json["superseded_by"] = known.superseded_by;
    return json;
}

Json problems_json(std::vector<evaluate::CaseProblem> const& problems, Language language) {
    auto json = Json::array();
    for (auto const& problem : problems)
        json.push_back({{"code", problem.code},
                        {"path", problem.path},
                        {"message", language == Language::Dutch ? problem.message_nl : problem.message_en}});
    return json;
}

Json case_json(KnownCase const& one, Language language) {
    Json json{{"case", one.case_id}, {"case_ref", one.ref}};
    json["statements"] = Json::array();
    for (auto const& known : one.then) json["statements"].push_back(statement_json(known));
    json["should_have_decided"] = one.on_then.decision ? parse_own(one.on_then.decision->outcomes_json) : Json();
    if (!one.on_then.problems.empty()) json["problems"] = problems_json(one.on_then.problems, language);
    if (one.taken) {
        auto const& taken = *one.taken;
        json["decided"] = {{"entry", taken.entry.number},
                           {"recorded_at", taken.entry.recorded_at},
                           {"actor", taken.entry.actor},
                           {"reference_date", taken.details.reference_date},
                           {"rule_set_hash", taken.details.rule_set},
                           {"outcomes", parse_own(taken.content.outcomes_json)}};
        json["decided"]["otherwise"] = Json::array();
        for (auto const& other : taken.content.taken)
            json["decided"]["otherwise"].push_back({{"outcome", other.outcome},
                                                    {"value", other.value},
                                                    {"basis", other.basis},
                                                    {"motivation", other.motivation}});
    } else {
        json["decided"] = Json();
    }
    json["differs_from_decided"] = differences_json(one.from_taken, "should", "decided");
    json["differs_with_what_was_known_later"] = differences_json(one.from_later, "would", "decided");
    json["differs_with_what_is_known_now"] = differences_json(one.from_now, "then", "now");
    return json;
}

class TextWriter {
public:
    TextWriter(model::RuleSet const& rules, KnownQuestion const& question, Arguments const& arguments,
               Environment const& world)
        : rules_(rules),
          question_(question),
          arguments_(arguments),
          world_(world),
          values_(&rules, arguments.language) {}

    std::string one(KnownCase const& found) {
        head(found.case_id);
        if (found.nothing_known()) {
            line({"Er was nog niets over deze zaak vastgelegd.", "Nothing about this case had been recorded."});
            return std::move(text_) + taken(found);
        }
        statements(found);
        text_ += "\n";
        if (found.on_then.decision) {
            line({"Wat daaruit volgt:", "What follows from that:"});
            text_ += "\n" + told(found);
        } else {
            line({"Deze gegevens passen niet bij de regels:", "These facts do not fit the rules:"});
            for (auto const& problem : found.on_then.problems)
                text_ += paragraph(
                    problem.path + ": " + (language() == Language::Dutch ? problem.message_nl : problem.message_en), 2,
                    "- ");
        }
        text_ += taken(found);
        now(found);
        return std::move(text_);
    }

    std::string all(std::vector<KnownCase> const& cases) {
        head({});
        std::array<std::size_t, 6> number{};
        bool any = false;
        for (auto const& found : cases) {
            auto const is = state(found);
            ++number[static_cast<std::size_t>(is)];
            if (is == State::Nothing || (is == State::Same && !found.differs())) continue;
            summary(found);
            any = true;
        }
        text_ += (any ? "\n" : "") + count(cases.size(), {"zaak", "case"}, {"zaken", "cases"}) + ":\n";
        auto const with = known_then();
        item(number, State::Wrong,
             pick({"anders besloten dan moest op wat bij het besluit bekend was",
                   "decided otherwise than should have been on what was known at the decision"}));
        item(number, State::Later,
             pick({"met {0}, zou de uitkomst anders zijn", "with {0}, the outcome would be another"},
                  {question_.known_at.empty() ? with : pick({"wat later bekend werd", "what became known later"})}));
        item(number, State::Same, pick({"besloten, en geen verschil", "decided, and no difference"}));
        item(number, State::Undecided,
             question_.known_at.empty() ? pick({"nog geen besluit vastgelegd", "no decision recorded yet"})
                                        : pick({"toen nog geen besluit vastgelegd", "no decision recorded by then"}));
        item(number, State::Nothing,
             question_.known_at.empty() ? pick({"nog niets bekend", "nothing known yet"})
                                        : pick({"toen nog niets bekend", "nothing known by then"}));
        item(number, State::Unfit, pick({"gegevens die niet bij de regels passen", "facts that do not fit the rules"}));
        return std::move(text_);
    }

private:
    Language language() const { return arguments_.language; }
    std::string pick(Text text, std::initializer_list<std::string> parts = {}) const {
        return say(language(), text, parts);
    }
    void line(Text text) { text_ += pick(text) + "\n"; }
    std::string count(std::size_t number, Text one, Text many) const { return amount(language(), number, one, many); }
    // Each case is counted once.
    enum class State { Wrong, Later, Same, Undecided, Nothing, Unfit };
    static State state(KnownCase const& found) {
        if (!found.from_taken.empty()) return State::Wrong;
        if (found.nothing_known()) return State::Nothing;
        if (!found.on_then.decision || (found.taken && !found.can_judge)) return State::Unfit;
        if (!found.taken) return State::Undecided;
        return found.differs() ? State::Later : State::Same;
    }
    void item(std::array<std::size_t, 6> const& number, State state, std::string const& text) {
        text_ += "  " + std::to_string(number[static_cast<std::size_t>(state)]) + "  " + text + "\n";
    }
    static constexpr Text should_have{"{1} besloten, {0} had gemoeten", "{1} decided, {0} should have been"};
    static constexpr Text would_be{"{0} in plaats van {1}", "{0} instead of {1}"};
    std::string day(values::Date date) const { return values::to_text(date, language()); }

    void head(std::string const& case_id) {
        auto const about =
            case_id.empty() ? pick({"Alle zaken", "All cases"}) : pick({"Zaak {0}", "Case {0}"}, {printable(case_id)});
        auto const when = question_.known_at.empty()
                              ? pick({"nu", "now"})
                              : question_.known_at.substr(0, 10) + " " + question_.known_at.substr(11, 8) + " UTC";
        text_ += pick({"{0}  ·  Bekend op: {1}  ·  Peildatum {2}\n", "{0}  ·  Known at: {1}  ·  Reference date {2}\n"},
                      {about, when, day(question_.on)});
        text_ += pick({"Regels: {0}\n\n", "Rules: {0}\n\n"}, {rules_.hash});
    }

    void statements(KnownCase const& found) {
        auto const number = std::count_if(found.then.begin(), found.then.end(),
                                          [](auto const& one) { return one.counts() && one.statement.value; });
        text_ += pick({"Bekend: {0}\n", "Known: {0}\n"},
                      {count(static_cast<std::size_t>(number), {"gegeven", "fact"}, {"gegevens", "facts"})});
        // In order of recording, so that what came together from one source stands together.
        std::string above;
        for (auto const& known : found.then) {
            if (!known.counts() || !known.statement.value) continue;
            auto const from = pick({"{0}; vastgelegd {1} door {2}, regel {3}", "{0}; recorded {1} by {2}, entry {3}"},
                                   {source(known.statement.source), known.recorded_at, printable(known.author),
                                    std::to_string(known.entry)});
            if (from != above) text_ += "\n" + paragraph(from, 2);
            above = from;
            text_ +=
                paragraph(printable(known.statement.key.substr(1)) + ": " +
                              printable(values_.statement(known.statement.key, *known.statement.value)) + days(known),
                          4, "- ");
        }
    }

    std::string source(ledger::Statement::Source const& source) const {
        auto text = source.kind.empty() ? pick({"herkomst niet vermeld", "source not told"}) : printable(source.kind);
        if (!source.message.empty()) text += pick({", bericht ", ", message "}) + printable(source.message);
        if (!source.at.empty()) text += ", " + source.at;
        if (!source.document.empty()) text += pick({", document ", ", document "}) + source.document;
        if (!source.official.empty())
            text += pick({", vastgesteld door ", ", established by "}) + printable(source.official);
        return text;
    }

    std::string days(ledger::Known const& known) const {
        auto const &from = known.statement.valid_from, &until = known.statement.valid_until;
        if (from.empty() && until.empty()) return {};
        return pick({" (geldig {0} tot {1})", " (valid {0} until {1})"},
                    {from.empty() ? "…" : from, until.empty() ? "…" : until});
    }

    std::string told(KnownCase const& found) {
        auto explanation = explain::explain(rules_, *found.on_then.decision, *found.on_then.facts, language());
        auto const others = leave_out_inapplicable(rules_, *found.on_then.decision, explanation, arguments_);
        return render(rules_, explanation, arguments_, depth(arguments_, explain::Depth::Short), world_) + others;
    }

    std::string differing(std::vector<OutcomeDifference> const& list, Text words) const {
        std::string text;
        for (auto const& one : list)
            text += paragraph(
                one.name + ": " + say(language(), words, {outcome(one.name, one.here), outcome(one.name, one.there)}),
                2, "- ");
        return text;
    }

    std::string outcome(std::string const& name, std::string const& canonical) const {
        if (canonical.starts_with("! ")) return pick({"niet te bepalen ({0})", "fault {0}"}, {canonical.substr(2)});
        if (canonical == "?" || canonical.starts_with("? "))
            return pick({"nog niet te bepalen ({0})", "not known yet ({0})"},
                        {printable(canonical.substr(std::min<std::size_t>(2, canonical.size())))});
        return printable(values_.outcome(name, canonical));
    }

    // "wat nu bekend is", "wat op 3 maart 2025 bekend was"
    std::string known_then(KnownCase const* found = nullptr) const {
        auto const others = found && found->taken->details.rule_set != rules_.hash
                                ? pick({" en met deze regels", " and by these rules"})
                                : std::string();
        return moment_known() + others;
    }
    std::string moment_known() const {
        if (question_.known_at.empty()) return pick({"wat nu bekend is", "what is known now"});
        return pick({"wat op {0} bekend was", "what was known on {0}"}, {day(audit::dutch_day(question_.known_at))});
    }

    std::string taken(KnownCase const& found) const {
        if (!found.taken)
            return pick({"\nEr was toen nog geen besluit vastgelegd.\n", "\nNo decision had been recorded then.\n"});
        auto const& taken = *found.taken;
        auto text = pick({"\nBesloten is in regel {0}, {1}, door {2}, naar de stand op {3}.\n",
                          "\nDecided in entry {0}, {1}, by {2}, as of {3}.\n"},
                         {std::to_string(taken.entry.number), taken.entry.recorded_at, printable(taken.entry.actor),
                          taken.details.reference_date});
        if (taken.details.rule_set != rules_.hash)
            text += pick({"Met andere regels: {0}.\n", "With other rules: {0}.\n"}, {taken.details.rule_set});
        for (auto const& other : taken.content.taken)
            text +=
                paragraph(pick({"{0}: {1} besloten op grond van {2}: {3}", "{0}: {1} decided on the basis of {2}: {3}"},
                               {other.outcome, outcome(other.outcome, other.value), printable(other.basis),
                                printable(other.motivation)}),
                          2, "- ");
        if (!found.can_judge) {
            text += pick({"De gegevens van toen passen niet bij deze regels.\n",
                          "The facts of then do not fit the rules of then, or those cannot be read.\n"});
        } else if (found.from_taken.empty()) {
            text += pick({"Dat klopt met wat bekend was toen het werd genomen.\n",
                          "That agrees with what was known when it was taken.\n"});
        } else {
            text += pick({"Dat klopt niet met wat bekend was toen het werd genomen:\n",
                          "That does not agree with what was known when it was taken:\n"}) +
                    differing(found.from_taken, should_have);
        }
        if (found.from_later.empty()) return text;
        return text +
               pick({"Met {0}, zou het anders zijn:\n", "With {0}, it would be otherwise:\n"}, {known_then(&found)}) +
               differing(found.from_later, would_be);
    }

    void now(KnownCase const& found) {
        if (question_.known_at.empty() || !found.on_then.decision) return;
        if (!found.on_now.decision) {
            text_ += pick({"\nWat nu over die dag bekend is, past niet bij deze regels.\n",
                           "\nWhat is known of that day now does not fit these rules.\n"});
        } else if (found.from_now.empty()) {
            text_ += pick({"\nMet wat nu over die dag bekend is, verandert er niets.\n",
                           "\nWith what is known of that day now, nothing changes.\n"});
        } else {
            text_ += pick({"\nMet wat nu over die dag bekend is:\n", "\nWith what is known of that day now:\n"}) +
                     differing(found.from_now, {"toen {0}, nu {1}", "then {0}, now {1}"});
        }
    }

    void summary(KnownCase const& found) {
        text_ += paragraph(pick({"Zaak {0}", "Case {0}"}, {printable(found.case_id)}), 0);
        if (state(found) == State::Unfit)
            text_ +=
                paragraph(pick({"de gegevens passen niet bij de regels", "the facts do not fit the rules"}), 2, "! ");
        if (!found.from_taken.empty()) {
            text_ += paragraph(
                pick({"besluit in regel {0}:", "decision in entry {0}:"}, {std::to_string(found.taken->entry.number)}),
                2);
            text_ += differing(found.from_taken, should_have);
        }
        if (!found.from_later.empty()) {
            text_ += paragraph(pick({"besluit in regel {0}, met {1}:", "decision in entry {0}, with {1}:"},
                                    {std::to_string(found.taken->entry.number), known_then(&found)}),
                               2);
            text_ += differing(found.from_later, would_be);
        }
        if (state(found) == State::Undecided)
            text_ += paragraph(pick({"nog geen besluit vastgelegd", "no decision recorded yet"}), 2, "- ");
        if (found.from_now.empty()) return;
        text_ += paragraph(pick({"op de peildatum, met wat toen en met wat nu bekend is:",
                                 "on the reference date, with what was known then and what is known now:"}),
                           2);
        text_ += differing(found.from_now, {"toen {0}, nu {1}", "then {0}, now {1}"});
    }

    model::RuleSet const& rules_;
    KnownQuestion const& question_;
    Arguments const& arguments_;
    Environment const& world_;
    audit::ValueWords values_;
    std::string text_;
};

void check_words(Arguments const& arguments) {
    auto const language = arguments.language;
    if (arguments.case_id.has_value() == arguments.all)
        throw CommandError(exit_codes::usage, say(language, {"noem een zaak met --zaak, of alle met --alles",
                                                             "name a case by --zaak, or all by --alles"}));
}

// By number of the case: their order in the file is random.
std::vector<std::string> cases_of(ledger::CaseReader const& reader) {
    std::vector<std::pair<std::string, std::string>> cases;
    std::vector<std::string> refs;
    reader.reading().case_keys([&](store::CaseKey const& key) {
        refs.push_back(key.ref);
        return true;
    });
    for (auto const& ref : refs)
        if (auto id = reader.case_id(ref)) cases.emplace_back(std::move(*id), ref);
    std::sort(cases.begin(), cases.end());
    std::vector<std::string> result;
    for (auto& one : cases) result.push_back(std::move(one.second));
    return result;
}

// Of all cases only what differs is told in full: a hundred facts of each of ten thousand would be read by nobody.
void forget_details(KnownCase& found) {
    found.then.erase(found.then.begin() + (found.then.empty() ? 0 : 1), found.then.end());
    found.now.clear();
    found.on_now = {};
    found.on_then.facts.reset();
    if (found.on_then.decision) {
        found.on_then.decision->evaluation = {};
        found.on_then.decision->trace_text.clear();
    }
}

Json summary_json(KnownCase const& found, Language language) {
    Json json{{"case", found.case_id}, {"case_ref", found.ref}, {"nothing_known", found.nothing_known()}};
    json["decided"] = found.taken ? Json(found.taken->entry.number) : Json();
    if (!found.on_then.problems.empty()) json["problems"] = problems_json(found.on_then.problems, language);
    json["differs_from_decided"] = differences_json(found.from_taken, "should", "decided");
    json["differs_with_what_was_known_later"] = differences_json(found.from_later, "would", "decided");
    json["differs_with_what_is_known_now"] = differences_json(found.from_now, "then", "now");
    return json;
}

}  // namespace

int ledger_known(Arguments const& arguments, Environment& world) {
    check_words(arguments);
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::auditing);
    auto const permission = arguments.all ? ledger::Permission::ReadAll : ledger::Permission::ReadCase;
    session.ledger().permit(act, permission);
    KnownQuestion question;
    question.known_at = known_at(arguments);
    question.on = day_asked(arguments, act.time);
    std::shared_ptr<model::RuleSet const> rules;
    session.store().read(
        [&](store::Reading const& reading) { rules = rules_at(reading, question.known_at, arguments, world); });
    if (!rules) return exit_codes::rules_fail;
    question.decisions = decisions_asked(arguments, *rules);
    if (!arguments.all) question.other = decide::OtherReadings::Tried;

    evaluate::CaseFormat const format(*rules);
    ledger::AccessDetails about;
    about.what = "ledger known";
    if (!arguments.all) about.cases = {case_named(session.ledger(), arguments)};
    std::vector<KnownCase> found;
    session.ledger().access(act, permission, about, [&](ledger::CaseReader const& reader) {
        found.clear();
        auto const refs = arguments.all ? cases_of(reader) : about.cases;
        std::map<std::string, audit::RulesOfThen> others;
        auto const recorded = [&](std::string const& hash) -> audit::RulesOfThen const* {
            auto const [place, is_new] = others.try_emplace(hash);
            auto& own = place->second;
            if (is_new)
                if (auto const texts = reader.reading().rule_texts(hash)) own.rules = compile_texts(*texts);
            if (own.rules && !own.format) own.format = std::make_unique<evaluate::CaseFormat const>(*own.rules);
            return own.rules ? &own : nullptr;
        };
        Progress progress(refs.size(), arguments, world);
        for (auto const& ref : refs) {
            found.push_back(audit::known_case(reader, ref, *rules, format, question, recorded));
            if (arguments.all) forget_details(found.back());
            progress.advance();
        }
    });

    if (arguments.json) {
        auto json = document("ledger-known");
        json["known_at"] = question.known_at.empty() ? Json() : Json(question.known_at);
        json["reference_date"] = question.on.iso();
        json["rule_set_hash"] = rules->hash;
        json["cases"] = Json::array();
        for (auto const& one : found)
            json["cases"].push_back(arguments.all ? summary_json(one, arguments.language)
                                                  : case_json(one, arguments.language));
        world.out << to_text(json);
    } else {
        TextWriter writer(*rules, question, arguments, world);
        world.out << (arguments.all ? writer.all(found) : writer.one(found.front()));
    }
    bool const wrong = std::any_of(found.begin(), found.end(), [](auto const& one) { return !one.from_taken.empty(); });
    return wrong ? exit_codes::rules_fail : exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
