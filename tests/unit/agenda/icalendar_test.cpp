// Calendar files read back by the rules of RFC 5545.
#include "engine/agenda/icalendar.hpp"
#include "engine/agenda/icalendar_text.hpp"
#include "tests/unit/agenda/one_term.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace wetwijzer;
using namespace wetwijzer::test;
using namespace wetwijzer::agenda;

namespace {

std::vector<std::string> raw_lines(std::string const& text) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    for (auto end = text.find("\r\n"); end != std::string::npos; end = text.find("\r\n", at)) {
        lines.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    CHECK(at == text.size());  // the last line ends too
    return lines;
}

// 3.1: a line that starts with a space goes on behind the line before it.
std::vector<std::string> unfolded(std::string const& text) {
    std::vector<std::string> lines;
    for (auto const& line : raw_lines(text)) {
        if (!line.empty() && line[0] == ' ')
            lines.back() += line.substr(1);
        else
            lines.push_back(line);
    }
    return lines;
}

// 3.3.11
std::string unescaped(std::string const& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            result += text[i];
            continue;
        }
        ++i;
        result += text[i] == 'n' || text[i] == 'N' ? '\n' : text[i];
    }
    return result;
}

std::vector<std::string> values_of(std::string const& calendar, std::string const& name) {
    std::vector<std::string> found;
    for (auto const& line : unfolded(calendar))
        if (line.starts_with(name + ":") || line.starts_with(name + ";"))
            found.push_back(line.substr(line.find(':') + 1));
    return found;
}

bool whole_characters(std::string const& line) {
    auto const continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    if (line.empty()) return true;
    auto const first = line[0] == ' ' ? 1u : 0u;
    if (first < line.size() && continues(line[first])) return false;
    std::size_t missing = 0;
    for (char const c : line) {
        auto const byte = static_cast<unsigned char>(c);
        if (continues(c)) {
            if (missing == 0) return false;
            --missing;
        } else {
            if (missing > 0) return false;
            missing = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc0 ? 1 : 0;
        }
    }
    return missing == 0;
}

std::string calendar_of(std::string const& case_id, Value const& met = values::None{}) {
    OneTerm term;
    auto facts = term.facts(case_id);
    term.start(facts, Value(date("2026-01-05")));
    term.met(facts, met);
    std::vector<Agenda> const agendas{agenda::agenda(term.rules, facts, date("2026-01-15"), values::Language::Dutch)};
    return icalendar(term.rules, agendas, values::Language::Dutch);
}

}  // namespace

TEST_CASE("lines are folded at 75 octets and read back whole") {
    std::vector<std::string> texts{"", "kort", std::string(300, 'x')};
    for (std::size_t length = 60; length < 90; ++length) {
        texts.push_back(std::string(length, 'a'));
        texts.push_back(std::string(length, 'a') + "é" + std::string(80, 'b'));
        texts.push_back(std::string(length, 'a') + "€" + std::string(80, 'b'));
        texts.push_back(std::string(length, 'a') + "😀😀" + std::string(80, 'b'));
    }
    for (auto const& text : texts) {
        auto const line = content_line("SUMMARY", text);
        INFO(line);
        for (auto const& raw : raw_lines(line)) {
            CHECK(raw.size() <= 75);
            CHECK(whole_characters(raw));
        }
        auto const back = unfolded(line);
        REQUIRE(back.size() == 1);
        CHECK(back[0] == "SUMMARY:" + text);
    }
    CHECK(raw_lines(content_line("X", std::string(73, 'a'))).size() == 1);
    CHECK(raw_lines(content_line("X", std::string(74, 'a'))).size() == 2);
}

TEST_CASE("text is escaped, control characters do not get through") {
    CHECK(escaped("a,b;c\\d") == "a\\,b\\;c\\\\d");
    CHECK(escaped("een\ntwee\r\ndrie\rvier") == "een\\ntwee\\ndrie\\nvier");
    CHECK(escaped(std::string("a\tb\x01") + "c\x7f") == "a b c ");
    for (std::string const text : {"€ 1.250,50; zie \\ art. 3", "regel\nregel", "n\\n"})
        CHECK(unescaped(escaped(text)) == text);
}

TEST_CASE("different numbers of cases give different identifications") {
    CHECK(identifying("Z-2026.001_a") == "Z-2026.001_a");
    CHECK(identifying("a/b") == "a%2Fb");
    CHECK(identifying("a%2Fb") == "a%252Fb");
    CHECK(identifying("é") == "%C3%A9");
    CHECK(identifying("a\nb") == "a%0Ab");
}

TEST_CASE("a calendar holds an event for the last day with an alarm at the signal") {
    auto const calendar = calendar_of("Z-1");
    auto const lines = unfolded(calendar);
    CHECK(lines.front() == "BEGIN:VCALENDAR");
    CHECK(lines[1] == "VERSION:2.0");
    CHECK(lines.back() == "END:VCALENDAR");
    CHECK(values_of(calendar, "PRODID").size() == 1);
    CHECK(values_of(calendar, "UID") == std::vector<std::string>{"beslissen/Z-1@wetwijzer"});
    CHECK(values_of(calendar, "DTSTAMP") == std::vector<std::string>{"20260115T000000Z"});
    CHECK(values_of(calendar, "DTSTART") == std::vector<std::string>{"20260216"});
    CHECK(values_of(calendar, "DTEND") == std::vector<std::string>{"20260217"});
    CHECK(values_of(calendar, "TRIGGER") == std::vector<std::string>{"-P14D"});
    CHECK(unescaped(values_of(calendar, "SUMMARY")[0]) == "Beslissen, op tijd (zaak Z-1)");
    CHECK(std::count(lines.begin(), lines.end(), "BEGIN:VEVENT") == 1);
    CHECK(std::count(lines.begin(), lines.end(), "DTSTART;VALUE=DATE:20260216") == 1);
}

TEST_CASE("components are closed in the order in which they are opened") {
    std::vector<std::string> open;
    for (auto const& line : unfolded(calendar_of("Z-1"))) {
        if (line.starts_with("BEGIN:")) open.push_back(line.substr(6));
        if (!line.starts_with("END:")) continue;
        REQUIRE(!open.empty());
        CHECK(line.substr(4) == open.back());
        open.pop_back();
    }
    CHECK(open.empty());
}

TEST_CASE("the same input gives the same bytes; a term that is met has no alarm") {
    CHECK(calendar_of("Z-1") == calendar_of("Z-1"));
    auto const met = calendar_of("Z-1", Value(date("2026-01-10")));
    CHECK(values_of(met, "TRIGGER").empty());
    CHECK(unescaped(values_of(met, "SUMMARY")[0]) == "Gehaald: Beslissen, op tijd (zaak Z-1)");
    CHECK(values_of(met, "UID") == values_of(calendar_of("Z-1"), "UID"));
}

TEST_CASE("without a known end there is no event") {
    OneTerm term;
    auto facts = term.facts("Z-1");
    std::vector<Agenda> const agendas{agenda::agenda(term.rules, facts, date("2026-01-15"), values::Language::Dutch)};
    CHECK(event_count(agendas) == 0);
    CHECK(values_of(icalendar(term.rules, agendas, values::Language::Dutch), "UID").empty());
}
