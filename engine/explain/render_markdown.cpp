// Explanations as Markdown: citations link to the text of the law as it was on the date applied.
#include "engine/explain/layout.hpp"

namespace wetwijzer::explain {
namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (char const c : text) {
        if (c == '<') {
            result += "&lt;";
        } else if (c == '\n' || c == '\r') {
            result += ' ';
        } else {
            if (c == '\\' || c == '*' || c == '_' || c == '[' || c == ']' || c == '`' || c == '|') result += '\\';
            result += c;
        }
    }
    return result;
}

class MarkdownWriter {
public:
    MarkdownWriter(model::RuleSet const& rules, Explanation const& explanation, Depth depth)
        : rules_(rules), explanation_(explanation), depth_(depth) {}

    std::string run() {
        text_ = "# " + say(Phrase::HeadCase) + ' ' +
                (explanation_.case_id.empty() ? say(Phrase::NoCase) : escaped(explanation_.case_id)) + "\n\n" +
                say(Phrase::HeadReferenceDate) + ": " +
                values::to_text(explanation_.reference_date, explanation_.language) + '\n';
        if (auto const notice = notice_read_before(rules_, explanation_); !notice.empty())
            text_ += '\n' + escaped(notice) + '\n';
        if (explanation_.parts.size() >= many_parts) {
            text_ += "\n## " + say(Phrase::HeadInShort) + "\n\n";
            for (auto const& part : explanation_.parts) text_ += "- " + escaped(in_short(explanation_, part)) + '\n';
        }
        for (auto const& part : explanation_.parts) write(part);
        return text_;
    }

private:
    std::string say(Phrase phrase) const { return explain::say(explanation_.language, phrase); }

    std::string cited(model::Citation const& citation, values::Date in_force_on) const {
        std::string text;
        for (auto const& reference : citation) {
            auto const link = address(model::juriconnect(rules_, reference, in_force_on));
            auto const named = escaped(model::to_text(rules_, reference));
            text += text.empty() ? "" : ", ";
            text += link.empty() ? named : '[' + named + "](" + link + ')';
        }
        return text;
    }

    void heading(Phrase phrase) { text_ += "\n### " + say(phrase) + "\n\n"; }

    void entry(Phrase head, std::string const& content) {
        if (!content.empty()) text_ += "- **" + say(head) + "**: " + content + '\n';
    }

    void write(Explanation::Part const& part) {
        text_ += "\n## " + escaped(part.title) + "\n\n";
        bool const decision = model::find_decision(rules_, part.decision).is_some();
        entry(decision ? Phrase::HeadDecision : Phrase::HeadOutcome, escaped(part.decision));
        entry(Phrase::HeadStatus, escaped(part.status));
        entry(Phrase::HeadLegalBasis, cited(part.citation, explanation_.reference_date));
        entry(Phrase::HeadAuthority, escaped(part.authority));
        text_ += '\n';
        for (auto const& reason : part.reasons) write(reason, 0, {}, {});
        if (!part.questions.empty()) {
            heading(Phrase::HeadMissing);
            std::size_t number = 0;
            for (auto const& question : part.questions) write(question, ++number);
        }
        if (!part.other_readings.empty()) {
            heading(Phrase::HeadReadings);
            for (auto const& other : part.other_readings) {
                auto const grounds = cited(grounds_of(other), explanation_.reference_date);
                text_ += "- " + escaped(as_sentence(other.text)) + (grounds.empty() ? "" : " (" + grounds + ')') + '\n';
            }
        }
        if (depth_ == Depth::Full && !part.facts.empty()) {
            heading(Phrase::HeadFacts);
            for (auto const& fact : part.facts) {
                text_ += "- " + escaped(fact.text) + ": " + escaped(fact.value);
                if (!fact.source.empty()) text_ += " (" + say(Phrase::HeadFrom) + ": " + escaped(fact.source) + ')';
                text_ += '\n';
            }
        }
        paragraph(Phrase::HeadPlain, part.plain);
        paragraph(Phrase::HeadRemedy, as_sentence(part.remedy));
    }

    void paragraph(Phrase head, std::string const& content) {
        if (content.empty()) return;
        heading(head);
        text_ += escaped(content) + '\n';
    }

    void write(Explanation::Part::Question const& question, std::size_t number) {
        text_ += std::to_string(number) + ". " + escaped(question.text);
        if (!question.judge.empty())
            text_ += " (" + escaped(explain::say(explanation_.language, Phrase::JudgementOf, {question.judge})) + ')';
        else if (!question.origin.empty())
            text_ += " (" + say(Phrase::HeadFrom) + ": " + escaped(question.origin) + ')';
        auto const grounds = cited(question.citation, explanation_.reference_date);
        if (!grounds.empty()) text_ += " — " + grounds;
        text_ += '\n';
    }

    static char const* mark(Reason::Kind kind) {
        if (kind == Reason::Kind::Met) return "✓ ";
        if (kind == Reason::Kind::NotMet) return "✗ ";
        if (kind == Reason::Kind::Open) return "? ";
        if (kind == Reason::Kind::Fault) return "! ";
        if (kind == Reason::Kind::Judgement) return "§ ";
        return "";
    }

    // A ground or version that is the one above is not said again.
    void write(Reason const& reason, unsigned level, model::Citation const& cited_above,
               std::string const& version_above) {
        text_.append(std::size_t{2} * level, ' ');
        text_ += "- ";
        text_ += mark(reason.kind);
        auto const sentence = escaped(as_sentence(reason.text));
        if (!reason.label.empty()) text_ += reason.label + ' ';
        text_ += level == 0 ? "**" + sentence + "**" : sentence;
        auto const grounds = reason.citation == cited_above
                                 ? std::string()
                                 : cited(reason.citation, reason.law_date.value_or(explanation_.reference_date));
        auto const version = reason.version == version_above ? std::string() : reason.version;
        if (!grounds.empty() || !version.empty())
            text_ += " (" + grounds + (grounds.empty() || version.empty() ? "" : "; ") + version + ')';
        text_ += '\n';
        for (auto const& inner : reason.because)
            if (is_shown(inner, depth_, level + 1))
                write(inner, level + 1, reason.citation.empty() ? cited_above : reason.citation,
                      reason.version.empty() ? version_above : reason.version);
    }

    model::RuleSet const& rules_;
    Explanation const& explanation_;
    Depth depth_;
    std::string text_;
};

}  // namespace

std::string render_markdown(model::RuleSet const& rules, Explanation const& explanation, Depth depth) {
    return MarkdownWriter(rules, explanation, depth).run();
}

}  // namespace wetwijzer::explain
