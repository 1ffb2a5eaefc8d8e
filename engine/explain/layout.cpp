// Grounds, line breaking, addresses.
#include "engine/explain/layout.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace wetwijzer::explain {
namespace {

std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool leads_to_essential(Reason const& reason) {
    return reason.essential || std::any_of(reason.because.begin(), reason.because.end(), leads_to_essential);
}

void cite(std::set<model::SourceId>& cited, model::Citation const& citation) {
    for (auto const& reference : citation) cited.insert(reference.source);
}

void cite(std::set<model::SourceId>& cited, std::vector<Reason> const& reasons) {
    for (auto const& reason : reasons) {
        cite(cited, reason.citation);
        cite(cited, reason.because);
    }
}

}  // namespace

bool is_shown(Reason const& reason, Depth depth, unsigned level) {
    if (depth == Depth::Full || leads_to_essential(reason)) return true;
    if (reason.kind == Reason::Kind::Version || reason.minor) return false;
    return level == 1 || (level == 2 && !reason.label.empty());
}

std::string address(std::string_view reference) {
    if (reference.starts_with("jci")) return "https://wetten.overheid.nl/" + std::string(reference);
    if (reference.starts_with("ECLI:")) return "https://deeplink.rechtspraak.nl/uitspraak?id=" + std::string(reference);
    return {};
}

std::string wrapped(std::string_view text, std::size_t first_indent, std::size_t indent, std::size_t width) {
    std::string result;
    std::size_t column = first_indent;
    for (std::size_t start = 0; start < text.size();) {
        auto const end = std::min(text.find(' ', start), text.size());
        auto const word = text.substr(start, end - start);
        auto const size = columns(word);
        bool const at_start = result.empty() || result.back() == '\n';
        if (!at_start && column + 1 + size > width) {
            result += '\n';
            result.append(indent, ' ');
            column = indent;
        } else if (!at_start && column > (result.empty() ? first_indent : 0)) {
            result += ' ';
            ++column;
        }
        result += word;
        column += size;
        start = end + 1;
    }
    return result;
}

model::Citation grounds_of(Explanation::Part::OtherReading const& other) {
    model::Citation all;
    for (auto const& assumed : other.assumed)
        for (auto const& reference : assumed.citation)
            if (std::find(all.begin(), all.end(), reference) == all.end()) all.push_back(reference);
    return all;
}

std::map<values::Date, std::vector<model::SourceId>> read_before(model::RuleSet const& rules,
                                                                 Explanation const& explanation) {
    std::set<model::SourceId> cited;
    for (auto const& part : explanation.parts) {
        cite(cited, part.citation);
        cite(cited, part.reasons);
    }
    std::map<values::Date, std::vector<model::SourceId>> before;
    for (auto const source : cited) {
        auto const& through = rules.sources[source.value].read_through;
        if (through && *through < explanation.reference_date) before[*through].push_back(source);
    }
    return before;
}

std::string notice_read_before(model::RuleSet const& rules, Explanation const& explanation) {
    std::string all;
    for (auto const& [through, sources] : read_before(rules, explanation)) {
        std::string names;
        for (auto const source : sources) names += (names.empty() ? "" : ", ") + rules.sources[source.value].name;
        all += (all.empty() ? "" : "; ") +
               say(explanation.language, Phrase::ReadThrough, {names, values::to_text(through, explanation.language)});
    }
    return all.empty() ? all : as_sentence(say(explanation.language, Phrase::ReadBefore, {all}));
}

std::string in_short(Explanation const& explanation, Explanation::Part const& part) {
    auto const language = explanation.language;
    bool const open = !part.questions.empty();
    auto text = say(language, Phrase::InShort,
                    {part.title, open || part.gist.empty() ? part.status : inside_sentence(part.gist)});
    if (open) {
        auto const phrase = part.questions.size() == 1 ? Phrase::InShortQuestion : Phrase::InShortQuestions;
        text += "; " + say(language, phrase, {number_word(language, part.questions.size())});
    }
    if (!part.other_readings.empty()) text += "; " + say(language, Phrase::InShortReadings);
    return as_sentence(text);
}

char const* kind_name(Reason::Kind kind) {
    switch (kind) {
        case Reason::Kind::Outcome:
            return "outcome";
        case Reason::Kind::Met:
            return "met";
        case Reason::Kind::NotMet:
            return "not-met";
        case Reason::Kind::Open:
            return "open";
        case Reason::Kind::Exception:
            return "exception";
        case Reason::Kind::ExceptionNot:
            return "exception-not-applicable";
        case Reason::Kind::Fact:
            return "fact";
        case Reason::Kind::Judgement:
            return "judgement";
        case Reason::Kind::Parameter:
            return "parameter";
        case Reason::Kind::Computation:
            return "computation";
        case Reason::Kind::Rounding:
            return "rounding";
        case Reason::Kind::MonthRule:
            return "month-rule";
        case Reason::Kind::CalendarShift:
            return "calendar-shift";
        case Reason::Kind::Version:
            return "version";
        case Reason::Kind::Skipped:
            return "note";
        case Reason::Kind::Fault:
            return "fault";
        case Reason::Kind::Assumption:
            return "assumption";
        case Reason::Kind::Table:
            return "table-row";
        case Reason::Kind::Beneath:
            return "beneath";
        case Reason::Kind::Reading:
            return "reading";
    }
    return "";
}

}  // namespace wetwijzer::explain
