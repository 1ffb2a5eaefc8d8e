// agenda: what ends when, for one case or for many.
#include "engine/agenda/agenda.hpp"

#include "cli/case_files.hpp"
#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/layout.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "engine/agenda/icalendar.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using agenda::Entry;
using agenda::Status;
using Questions = std::vector<explain::Explanation::Part::Question>;

bool is_wanted(Entry const& entry, Arguments const& arguments) {
    if (arguments.running_only && entry.status != Status::Running) return false;
    return !arguments.until || !entry.last || *entry.last < *arguments.until;
}

std::string names(Questions const& questions) {
    std::string text;
    for (auto const& question : questions) text += (text.empty() ? "" : ", ") + question.name;
    return text;
}

// The first few; the rest as a number.
std::string short_names(Questions const& questions, Language language) {
    constexpr std::size_t most = 2;
    if (questions.size() <= most + 1) return names(questions);
    return names({questions.begin(), questions.begin() + most}) +
           say(language, {" en nog {0}", " and {0} more"}, {std::to_string(questions.size() - most)});
}

bool is_over(Entry const& entry) {
    return entry.status == Status::Met || entry.status == Status::MetLate || entry.status == Status::Expired;
}

class TextWriter {
public:
    TextWriter(model::RuleSet const& rules, Arguments const& arguments, bool colour)
        : rules_(rules),
          language_(arguments.language),
          narrowed_(arguments.running_only || arguments.until),
          colour_(colour) {}

    std::string run(std::vector<agenda::Agenda> const& agendas) {
        for (auto const& one : agendas) write(one);
        return std::move(text_);
    }

private:
    std::string pick(Text text, std::initializer_list<std::string> arguments = {}) const {
        return say(language_, text, arguments);
    }
    std::string day(values::Date date) const { return values::to_text(date, language_); }
    std::string days(std::int32_t count) const {
        return amount(language_, static_cast<std::uint64_t>(count), {"dag", "day"}, {"dagen", "days"});
    }
    std::string painted(std::string const& text, char const* code) const {
        return colour_ ? std::string("\033[") + code + "m" + text + "\033[0m" : text;
    }
    std::string title(model::TermId id) const {
        auto const& term = rules_.terms[id.value];
        return term.description.empty() ? term.name : term.description;
    }

    void write(agenda::Agenda const& one) {
        if (!text_.empty()) text_ += "\n";
        text_ += pick({"Zaak {0}  ·  Peildatum {1}\n", "Case {0}  ·  Reference date {1}\n"},
                      {one.case_id.empty() ? pick({"zonder nummer", "without number"}) : printable(one.case_id),
                       day(one.reference_date)});
        if (one.entries.empty())
            text_ += "\n  " +
                     (narrowed_ ? pick({"Geen termijnen die hieraan voldoen.\n", "No terms that fit this.\n"})
                                : pick({"Geen termijnen met een bekend begin.\n", "No terms with a known start.\n"}));
        for (auto const& entry : one.entries) write(entry);
        if (!one.waiting.empty()) {
            text_ += "\n" + paragraph(pick({"Begin nog niet bekend", "Start not known yet"}), 2);
            for (auto const& waiting : one.waiting)
                text_ += paragraph(pick({"{0}: wacht op {1}", "{0}: waits for {1}"},
                                        {title(waiting.term), short_names(waiting.waits_for, language_)}),
                                   4, "? ");
        }
        if (!one.faulty.empty()) {
            text_ += "\n" + paragraph(pick({"Niet te bepalen", "Cannot be determined"}), 2);
            for (auto const& faulty : one.faulty) text_ += paragraph(title(faulty.term) + ": " + faulty.text, 4, "! ");
        }
    }

    void write(Entry const& entry) {
        auto const& term = rules_.terms[entry.term.value];
        text_ += "\n  " +
                 painted(entry.last ? day(*entry.last) : pick({"Einde nog niet bekend", "End not known yet"}), "1") +
                 "\n";
        text_ += paragraph(title(entry.term), 4);
        auto const line = [&](Text label, std::string const& value) {
            if (!value.empty()) text_ += paragraph(pick(label) + value, 6);
        };
        line({"Stand: ", "Status: "}, state(entry));
        line({"Wie: ", "Who: "}, entry.bearer);
        line({"Eerste dag: ", "First day: "}, day(entry.start));
        if (entry.signal && !is_over(entry))
            line({"Signaal: ", "Signal: "},
                 day(*entry.signal) + (entry.signal_given ? pick({" (gegeven)", " (given)"}) : std::string()));
        line({"Grondslag: ", "Legal ground: "}, model::to_text(rules_, entry.citation));
        line({"Termijn: ", "Term: "}, term.name);
        if (!entry.waits_for.empty()) line({"Wacht op: ", "Waits for: "}, names(entry.waits_for));
        for (auto const& move : entry.moves) {
            auto const cited = model::to_text(rules_, move.citation);
            text_ += paragraph(move.text + (cited.empty() ? "" : " [" + cited + "]"), 6, "- ");
        }
    }

    std::string state(Entry const& entry) const {
        if (!entry.status) return pick({"nog niet te bepalen", "cannot be determined yet"});
        auto const left = entry.days_left.value_or(0);
        auto const late = entry.met_on && entry.last ? entry.met_on->days() - entry.last->days() : 0;
        auto const met = entry.met_on ? day(*entry.met_on) : std::string();
        switch (*entry.status) {
            case Status::NotStarted:
                return pick({"nog niet begonnen", "not started yet"});
            case Status::Running:
                return left == 0
                           ? painted(pick({"loopt, dit is de laatste dag", "running, this is the last day"}), "33")
                           : pick({"loopt, nog {0}", "running, {0} left"}, {days(left)});
            case Status::Met:
                return painted(pick({"gehaald op {0}", "met on {0}"}, {met}), "32");
            case Status::MetLate:
                return pick(
                    {"te laat gehaald op {0}, {1} na de laatste dag", "met late on {0}, {1} after the last day"},
                    {met, days(late)});
            case Status::Expired:
                break;
        }
        if (entry.can_be_met)
            return painted(pick({"niet gehaald, {0} over tijd", "not met, {0} overdue"}, {days(-left)}), "31");
        return pick({"verstreken, {0} geleden", "ended, {0} ago"}, {days(-left)});
    }

    model::RuleSet const& rules_;
    Language language_;
    bool narrowed_;
    bool colour_;
    std::string text_;
};

Json optional_day(std::optional<values::Date> const& date) { return date ? Json(date->iso()) : Json(); }

Json missing(Questions const& questions) {
    auto json = Json::array();
    for (auto const& question : questions) json.push_back(question.name);
    return json;
}

Json as_json(Entry const& entry, model::RuleSet const& rules) {
    static constexpr char const* states[] = {"not_started", "running", "met", "met_late", "expired"};
    auto const& term = rules.terms[entry.term.value];
    Json json{{"term", term.name}, {"description", term.description}};
    json["status"] = entry.status ? Json(states[static_cast<std::size_t>(*entry.status)]) : Json();
    json["start"] = entry.start.iso();
    json["last_day"] = optional_day(entry.last);
    json["days_left"] = entry.days_left ? Json(*entry.days_left) : Json();
    json["can_be_met"] = entry.can_be_met;
    json["met_on"] = optional_day(entry.met_on);
    json["signal"] = optional_day(entry.signal);
    json["signal_given"] = entry.signal_given;
    json["bearer"] = term.bearer;
    json["citation"] = model::to_text(rules, entry.citation);
    json["moved_by"] = Json::array();
    for (auto const& move : entry.moves) {
        using Kind = explain::Reason::Kind;
        Json one{{"kind", move.kind == Kind::Computation ? "extension"
                          : move.kind == Kind::MonthRule ? "month_rule"
                                                         : "general_terms_act"},
                 {"text", move.text}};
        if (move.kind == Kind::Computation) one["by"] = move.value;
        one["citation"] = model::to_text(rules, move.citation);
        json["moved_by"].push_back(std::move(one));
    }
    json["missing"] = missing(entry.waits_for);
    return json;
}

Json as_json(std::vector<agenda::Agenda> const& agendas, model::RuleSet const& rules) {
    auto json = document("agenda");
    json["rule_set_hash"] = rules.hash;
    json["cases"] = Json::array();
    for (auto const& agenda : agendas) {
        Json one{{"case", agenda.case_id}, {"reference_date", agenda.reference_date.iso()}, {"terms", Json::array()}};
        for (auto const& entry : agenda.entries) one["terms"].push_back(as_json(entry, rules));
        one["waiting"] = Json::array();
        for (auto const& waiting : agenda.waiting)
            one["waiting"].push_back({{"term", rules.terms[waiting.term.value].name},
                                      {"description", rules.terms[waiting.term.value].description},
                                      {"missing", missing(waiting.waits_for)}});
        one["faults"] = Json::array();
        for (auto const& faulty : agenda.faulty)
            one["faults"].push_back({{"term", rules.terms[faulty.term.value].name}, {"message", faulty.text}});
        json["cases"].push_back(std::move(one));
    }
    return json;
}

// Events are told apart by the number of their case.
void check_numbers(std::vector<agenda::Agenda> const& agendas, Language language) {
    auto const nameless = [](agenda::Agenda const& one) { return one.case_id.empty(); };
    if (std::none_of(agendas.begin(), agendas.end(), nameless)) return;
    throw CommandError(exit_codes::usage,
                       say(language, {"een zaak zonder nummer kan niet in een kalender",
                                      "a case without a number cannot go into a calendar"}),
                       say(language, {"geef de zaak een nummer met `zaak`", "give the case a number with `zaak`"}));
}

}  // namespace

int agenda(Arguments const& arguments, Environment& world) {
    if (arguments.icalendar && arguments.json)
        throw CommandError(exit_codes::usage, say(arguments.language, {"--ical en --json gaan niet samen",
                                                                       "--ical and --json do not go together"}));
    auto const rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    auto const& model = rules->model();
    std::vector<agenda::Agenda> agendas;
    bool const read =
        each_case(arguments, model, world, CaseNumbers::Distinct, [&](evaluate::Facts const& facts, values::Date date) {
            auto made = agenda::agenda(model, facts, date, arguments.language);
            std::erase_if(made.entries, [&](Entry const& entry) { return !is_wanted(entry, arguments); });
            agendas.push_back(std::move(made));
        });
    if (!read) return exit_codes::usage;

    if (arguments.json) {
        world.out << to_text(as_json(agendas, model));
    } else if (arguments.icalendar) {
        check_numbers(agendas, arguments.language);
        if (agenda::event_count(agendas) > 0)
            world.out << agenda::icalendar(model, agendas, arguments.language);
        else
            world.err << say(arguments.language, {"er zijn geen termijnen met een bekend einde\n",
                                                  "there are no terms with a known end\n"});
    } else {
        world.out << TextWriter(model, arguments, wants_colour(arguments, world, Channel::Output)).run(agendas);
    }
    bool const fault = std::any_of(agendas.begin(), agendas.end(), [](auto const& one) { return !one.faulty.empty(); });
    return fault ? exit_codes::rules_fail : exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
