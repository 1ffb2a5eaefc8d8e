#include "engine/agenda/icalendar.hpp"

#include "engine/agenda/icalendar_text.hpp"
#include "engine/values/text.hpp"

#include <algorithm>

namespace wetwijzer::agenda {
namespace {

using values::Language;

// YYYYMMDD
std::string basic(values::Date date) {
    auto text = date.iso();
    std::erase(text, '-');
    return text;
}

bool was_met(Entry const& entry) { return entry.status == Status::Met || entry.status == Status::MetLate; }

class Writer {
public:
    Writer(model::RuleSet const& rules, Language language) : rules_(rules), language_(language) {}

    std::string run(std::span<Agenda const> agendas) {
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line("PRODID", pick("-//Wetwijzer//Agenda//NL", "-//Wetwijzer//Agenda//EN"));
        line("CALSCALE", "GREGORIAN");
        for (auto const& agenda : agendas)
            for (auto const& entry : agenda.entries)
                if (entry.last) event(agenda, entry);
        line("END", "VCALENDAR");
        return std::move(text_);
    }

private:
    std::string pick(char const* dutch, char const* english) const {
        return language_ == Language::Dutch ? dutch : english;
    }
    void line(std::string_view name, std::string_view value) { text_ += content_line(name, value); }
    std::string day(values::Date date) const { return values::to_text(date, language_); }

    void event(Agenda const& agenda, Entry const& entry) {
        auto const& term = rules_.terms[entry.term.value];
        line("BEGIN", "VEVENT");
        line("UID", identifying(term.name) + "/" + identifying(agenda.case_id) + "@wetwijzer");
        line("DTSTAMP", basic(agenda.reference_date) + "T000000Z");
        line("DTSTART;VALUE=DATE", basic(*entry.last));
        if (entry.last->next() != *entry.last) line("DTEND;VALUE=DATE", basic(entry.last->next()));
        auto const title = summary(agenda, entry);
        line("SUMMARY", escaped(title));
        line("DESCRIPTION", escaped(description(agenda, entry)));
        line("TRANSP", "TRANSPARENT");
        if (entry.signal && !was_met(entry)) alarm(*entry.last, *entry.signal, title);
        line("END", "VEVENT");
    }

    // "Het college stelt het PIP vast (zaak 1234)"
    std::string summary(Agenda const& agenda, Entry const& entry) const {
        auto const& term = rules_.terms[entry.term.value];
        auto text = was_met(entry) ? pick("Gehaald: ", "Met: ") : std::string();
        text += term.description.empty() ? term.name : term.description;
        if (!agenda.case_id.empty()) text += pick(" (zaak ", " (case ") + agenda.case_id + ")";
        return text;
    }

    std::string description(Agenda const& agenda, Entry const& entry) const {
        std::string text;
        auto const add = [&](std::string const& sentence) { text += (text.empty() ? "" : "\n") + sentence; };
        if (!entry.bearer.empty()) add(pick("Wie: ", "Who: ") + entry.bearer);
        add(pick("Begint op ", "Starts on ") + day(entry.start) + pick(", laatste dag ", ", last day ") +
            day(*entry.last));
        if (entry.met_on) add(pick("Gehaald op ", "Met on ") + day(*entry.met_on));
        for (auto const& move : entry.moves) {
            auto const cited = model::to_text(rules_, move.citation);
            add(move.text + (cited.empty() ? "" : " [" + cited + "]"));
        }
        auto const cited = model::to_text(rules_, entry.citation);
        if (!cited.empty()) add(pick("Grondslag: ", "Legal ground: ") + cited);
        add(pick("Stand op ", "As of ") + day(agenda.reference_date));
        return text;
    }

    // In whole days before the event: a local time is what a reader's agenda expects.
    void alarm(values::Date last, values::Date signal, std::string const& title) {
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("TRIGGER", "-P" + std::to_string(std::max(0, last.days() - signal.days())) + "D");
        line("DESCRIPTION", escaped(title));
        line("END", "VALARM");
    }

    model::RuleSet const& rules_;
    Language language_;
    std::string text_;
};

}  // namespace

std::string icalendar(model::RuleSet const& rules, std::span<Agenda const> agendas, Language language) {
    return Writer(rules, language).run(agendas);
}

std::size_t event_count(std::span<Agenda const> agendas) {
    std::size_t count = 0;
    for (auto const& agenda : agendas)
        count += static_cast<std::size_t>(std::count_if(agenda.entries.begin(), agenda.entries.end(),
                                                        [](Entry const& entry) { return entry.last.has_value(); }));
    return count;
}

}  // namespace wetwijzer::agenda
