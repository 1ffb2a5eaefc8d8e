// Explanations for a terminal or a letter file.
#include "engine/explain/layout.hpp"

namespace wetwijzer::explain {
namespace {

constexpr std::size_t width = 100;

class TextWriter {
public:
    TextWriter(model::RuleSet const& rules, Explanation const& explanation, Depth depth, bool colour)
        : rules_(rules), explanation_(explanation), depth_(depth), colour_(colour) {}

    std::string run() {
        text_ = say(Phrase::HeadCase) + ' ' +
                (explanation_.case_id.empty() ? say(Phrase::NoCase) : explanation_.case_id) + "  ·  " +
                say(Phrase::HeadReferenceDate) + ' ' +
                values::to_text(explanation_.reference_date, explanation_.language) + '\n';
        if (auto const notice = notice_read_before(rules_, explanation_); !notice.empty()) line(0, {}, 0, notice);
        if (explanation_.parts.size() >= many_parts) summary();
        for (auto const& part : explanation_.parts) write(part);
        return text_;
    }

private:
    std::string say(Phrase phrase) const { return explain::say(explanation_.language, phrase); }

    std::string painted(std::string const& text, char const* code) const {
        return colour_ ? std::string("\033[") + code + 'm' + text + "\033[0m" : text;
    }

    void line(std::size_t indent, std::string const& mark, std::size_t mark_columns, std::string const& content) {
        text_.append(indent, ' ');
        text_ += mark;
        text_ += wrapped(content, indent + mark_columns, indent + mark_columns, width);
        text_ += '\n';
    }

    void entry(std::string const& head, std::string const& content) {
        if (!content.empty()) line(2, {}, 0, head + ": " + content);
    }

    void summary() {
        text_ += '\n' + painted(say(Phrase::HeadInShort), "1") + '\n';
        for (auto const& part : explanation_.parts)
            line(2, part.questions.empty() ? "- " : "? ", 2, in_short(explanation_, part));
    }

    void write(Explanation::Part const& part) {
        text_ += '\n';
        text_ += painted(wrapped(as_sentence(part.title), 0, 0, width), "1");
        text_ += '\n';
        bool const decision = model::find_decision(rules_, part.decision).is_some();
        entry(say(decision ? Phrase::HeadDecision : Phrase::HeadOutcome), part.decision);
        entry(say(Phrase::HeadStatus), part.status);
        entry(say(Phrase::HeadLegalBasis), model::to_text(rules_, part.citation));
        entry(say(Phrase::HeadAuthority), part.authority);
        text_ += '\n';
        for (auto const& reason : part.reasons) write(reason, 2, 0, {}, {});
        if (!part.questions.empty()) {
            text_ += "\n  " + painted(say(Phrase::HeadMissing), "1") + '\n';
            std::size_t number = 0;
            for (auto const& question : part.questions) write(question, ++number);
        }
        if (!part.other_readings.empty()) {
            text_ += "\n  " + painted(say(Phrase::HeadReadings), "1") + '\n';
            for (auto const& other : part.other_readings) line(4, "- ", 2, with_grounds(other));
        }
        if (depth_ == Depth::Full && !part.facts.empty()) {
            text_ += "\n  " + painted(say(Phrase::HeadFacts), "1") + '\n';
            for (auto const& fact : part.facts)
                line(4, "- ", 2,
                     fact.text + ": " + fact.value +
                         (fact.source.empty() ? "" : " (" + say(Phrase::HeadFrom) + ": " + fact.source + ')'));
        }
        if (!part.plain.empty() || !part.remedy.empty()) text_ += '\n';
        entry(say(Phrase::HeadPlain), part.plain);
        entry(say(Phrase::HeadRemedy), as_sentence(part.remedy));
    }

    std::string with_grounds(Explanation::Part::OtherReading const& other) const {
        auto const cited = model::to_text(rules_, grounds_of(other));
        return as_sentence(other.text) + (cited.empty() ? "" : " [" + cited + ']');
    }

    void write(Explanation::Part::Question const& question, std::size_t number) {
        auto const mark = std::to_string(number) + ". ";
        line(4, mark, mark.size(), question.text);
        std::string about = question.judge.empty() ? question.origin : question.judge;
        if (!question.judge.empty())
            about = explain::say(explanation_.language, Phrase::JudgementOf, {question.judge});
        else if (!about.empty())
            about = say(Phrase::HeadFrom) + ": " + about;
        auto const cited = model::to_text(rules_, question.citation);
        if (!cited.empty()) about += (about.empty() ? "" : "; ") + cited;
        about += (about.empty() ? "" : "; ") + question.name;
        line(4 + mark.size(), {}, 0, painted('[' + about + ']', "2"));
    }

    std::string mark(Reason const& reason) const {
        using Kind = Reason::Kind;
        if (reason.kind == Kind::Met) return painted("✓", "32");
        if (reason.kind == Kind::NotMet) return painted("✗", "31");
        if (reason.kind == Kind::Open) return painted("?", "33");
        if (reason.kind == Kind::Fault) return painted("!", "31");
        if (reason.kind == Kind::Judgement) return painted("§", "35");
        return "-";
    }

    // A ground or version that is the one above is not said again.
    void write(Reason const& reason, std::size_t indent, unsigned level, std::string const& cited_above,
               std::string const& version_above) {
        auto content = as_sentence(reason.text);
        if (!reason.label.empty()) content = reason.label + ' ' + content;
        auto const cited = model::to_text(rules_, reason.citation);
        auto const version = reason.version == version_above ? std::string() : reason.version;
        auto grounds = cited == cited_above ? std::string() : cited;
        if (!grounds.empty() && !version.empty()) grounds += "; ";
        grounds += version;
        if (!grounds.empty()) content += " [" + grounds + ']';
        line(indent, mark(reason) + ' ', 2, content);
        for (auto const& inner : reason.because)
            if (is_shown(inner, depth_, level + 1))
                write(inner, indent + 4, level + 1, cited.empty() ? cited_above : cited,
                      reason.version.empty() ? version_above : reason.version);
    }

    model::RuleSet const& rules_;
    Explanation const& explanation_;
    Depth depth_;
    bool colour_;
    std::string text_;
};

}  // namespace

std::string render_text(model::RuleSet const& rules, Explanation const& explanation, Depth depth, bool colour) {
    return TextWriter(rules, explanation, depth, colour).run();
}

}  // namespace wetwijzer::explain
