// Diagnostics for people: the source line with carets under it, placed by display width.
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/source/utf8.hpp"

#include <algorithm>
#include <map>

namespace wetwijzer::diagnostics {

namespace {

using source::SourceFile;
using source::Span;
using values::Language;

constexpr int max_width = 160;  // columns of a source line; more is cut to a window around the caret

struct Mark {
    int column = 0;  // on the terminal, from 0
    int width = 1;
    bool primary = false;
    std::string text;
};

class TextRenderer {
public:
    TextRenderer(std::vector<SourceFile> const& files, RenderOptions options) : files_(files), options_(options) {}

    std::string render(Diagnostics const& diagnostics) {
        for (auto const& diagnostic : diagnostics.sorted()) one(diagnostic);
        if (!out_.empty()) count(diagnostics);
        return std::move(out_);
    }

private:
    using Lines = std::map<std::uint32_t, std::vector<Mark>>;

    bool dutch() const { return options_.language == Language::Dutch; }

    std::string paint(std::string const& text, char const* colour) const {
        return options_.colour && !text.empty() ? std::string(colour) + text + "\x1b[0m" : text;
    }
    std::string frame(std::string const& text) const { return paint(text, "\x1b[1;34m"); }

    SourceFile const* file(std::uint32_t id) const {
        for (auto const& each : files_)
            if (each.id() == id) return &each;
        return nullptr;
    }

    void one(Diagnostic const& diagnostic) {
        bool const error = severity(diagnostic.code) == Severity::Error;
        colour_ = error ? "\x1b[1;31m" : "\x1b[1;33m";
        std::string const word = error ? (dutch() ? "fout" : "error") : (dutch() ? "waarschuwing" : "warning");
        out_ += paint(word + "[" + name(diagnostic.code) + "]", colour_) + ": " +
                visible(message(diagnostic, options_.language)) + "\n";
        auto const by_file = lines_of(diagnostic);
        std::size_t digits = 1;
        for (auto const& [id, lines] : by_file) digits = std::max(digits, std::to_string(lines.rbegin()->first).size());
        gutter_ = std::string(digits, ' ');
        auto const* const own = file(diagnostic.span.file);
        if (own) snippet(*own, diagnostic.span, by_file.at(own->id()), "--> ");
        for (auto const& [id, lines] : by_file)
            if (id != diagnostic.span.file) snippet(*file(id), first_label(diagnostic, id), lines, "::: ");
        if (auto const text = hint(diagnostic, options_.language); !text.empty())
            out_ += gutter_ + frame(" = ") + (dutch() ? "tip: " : "hint: ") + visible(text) + "\n";
        out_ += "\n";
    }

    static Span first_label(Diagnostic const& diagnostic, std::uint32_t id) {
        for (auto const& label : diagnostic.labels)
            if (label.span.file == id) return label.span;
        return diagnostic.span;
    }

    // The marks of the diagnostic by file and line; a label on the primary span is the text behind its caret.
    std::map<std::uint32_t, Lines> lines_of(Diagnostic const& diagnostic) const {
        std::map<std::uint32_t, Lines> found;
        Label primary{diagnostic.span, "", ""};
        for (auto const& label : diagnostic.labels)
            if (label.span == diagnostic.span) primary = label;
        add_mark(found, primary, true);
        for (auto const& label : diagnostic.labels)
            if (label.span != diagnostic.span) add_mark(found, label, false);
        return found;
    }

    void add_mark(std::map<std::uint32_t, Lines>& found, Label const& label, bool primary) const {
        auto const* const owner = file(label.span.file);
        if (!owner) return;
        auto const line_number = owner->position(label.span.begin).line;
        auto const line = owner->line(line_number);
        auto const start = std::min<std::size_t>(label.span.begin - owner->line_start(line_number), line.size());
        auto const length = label.span.end > label.span.begin ? label.span.end - label.span.begin : 0U;
        Mark mark{width(line.substr(0, start)), std::max(1, width(line.substr(start, length))), primary,
                  visible(dutch() ? label.dutch : label.english)};
        found[owner->id()][line_number].push_back(std::move(mark));
    }

    void snippet(SourceFile const& owner, Span span, Lines const& lines, char const* arrow) {
        auto const position = owner.position(span.begin);
        out_ += gutter_ + frame(arrow) + visible(owner.path()) + ":" + std::to_string(position.line) + ":" +
                std::to_string(position.column) + "\n";
        out_ += gutter_ + frame(" |") + "\n";
        std::uint32_t previous = 0;
        for (auto const& [number, marks] : lines) {
            if (previous != 0 && number > previous + 1) out_ += frame("...") + "\n";
            previous = number;
            source_line(owner, number, marks);
        }
    }

    void source_line(SourceFile const& owner, std::uint32_t number, std::vector<Mark> marks) {
        auto text = visible(owner.line(number));
        cut(text, marks);
        auto const digits = std::to_string(number);
        out_ += frame(digits + std::string(gutter_.size() - digits.size(), ' ') + " |") + (text.empty() ? "" : " ") +
                text + "\n";
        std::sort(marks.begin(), marks.end(), [](Mark const& a, Mark const& b) { return a.column < b.column; });
        underline(marks);
        hang(marks);
    }

    // Carets under the primary span, dashes under the others, and the text of the last mark behind it.
    void underline(std::vector<Mark> const& marks) {
        std::string line;
        int column = 0;
        for (auto const& mark : marks) {
            if (mark.column < column) continue;  // overlaps the one before it; its text still hangs below
            line += std::string(static_cast<std::size_t>(mark.column - column), ' ');
            line += paint(std::string(static_cast<std::size_t>(mark.width), mark.primary ? '^' : '-'),
                          mark.primary ? colour_ : "\x1b[1;34m");
            column = mark.column + mark.width;
        }
        auto const& last = marks.back();
        if (!last.text.empty()) line += " " + (last.primary ? paint(last.text, colour_) : frame(last.text));
        out_ += gutter_ + frame(" |") + " " + line + "\n";
    }

    // The texts of the other marks, each on a line of its own under a bar.
    void hang(std::vector<Mark> const& marks) {
        std::vector<Mark> rest;
        for (std::size_t i = 0; i + 1 < marks.size(); ++i)
            if (!marks[i].text.empty()) rest.push_back(marks[i]);
        if (rest.empty()) return;
        bars(rest, rest.size());
        for (auto last = rest.size(); last > 0; --last) bars(rest, last - 1, &rest[last - 1]);
    }

    void bars(std::vector<Mark> const& marks, std::size_t count, Mark const* text = nullptr) {
        std::string line;
        int column = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (marks[i].column < column) continue;
            line += std::string(static_cast<std::size_t>(marks[i].column - column), ' ') + "|";
            column = marks[i].column + 1;
        }
        if (text) line += std::string(static_cast<std::size_t>(std::max(0, text->column - column)), ' ') + text->text;
        out_ += gutter_ + frame(" |") + " " + frame(line) + "\n";
    }

    // Keeps the part of a very long line around its first mark.
    static void cut(std::string& text, std::vector<Mark>& marks) {
        if (width(text) <= max_width) return;
        auto const first = std::min_element(marks.begin(), marks.end(),
                                            [](Mark const& a, Mark const& b) { return a.column < b.column; });
        int const from = std::max(0, first->column - max_width / 4);
        std::string kept = from > 0 ? "…" : "";
        int column = 0;
        for (std::size_t at = 0; at < text.size();) {
            auto const character = source::decode(text, at);
            if (column >= from + (from > 0 ? 1 : 0) && column < from + max_width)
                kept.append(text, at, character.length);
            column += source::display_width(character.value);
            at += character.length;
        }
        text = kept + (column > from + max_width ? "…" : "");
        for (auto& mark : marks) {
            mark.column = std::clamp(mark.column - from, 0, max_width);
            mark.width = std::clamp(mark.width, 1, max_width + 1 - mark.column);
        }
    }

    // The text as it may go to a terminal: characters that could steer it are shown as U+FFFD.
    static std::string visible(std::string_view text) {
        std::string shown;
        for (std::size_t at = 0; at < text.size();) {
            auto const character = source::decode(text, at);
            if (text[at] == '\t')
                shown += ' ';
            else if (!character.valid || source::is_control(character.value))
                shown += "\xef\xbf\xbd";
            else
                shown.append(text, at, character.length);
            at += character.length;
        }
        return shown;
    }
    static int width(std::string_view text) { return source::display_width(visible(text)); }

    void count(Diagnostics const& diagnostics) {
        auto const number = [](std::size_t n, char const* one, char const* many) {
            return std::to_string(n) + " " + (n == 1 ? one : many);
        };
        auto const errors = diagnostics.error_count();
        auto const warnings = diagnostics.warning_count();
        if (auto const more = diagnostics.omitted(); more > 0)
            out_ += dutch() ? "en nog " + number(more, "melding", "meldingen") + "\n"
                            : "and " + number(more, "more message", "more messages") + "\n";
        if (errors > 0) out_ += dutch() ? number(errors, "fout", "fouten") : number(errors, "error", "errors");
        if (errors > 0 && warnings > 0) out_ += ", ";
        if (warnings > 0)
            out_ +=
                dutch() ? number(warnings, "waarschuwing", "waarschuwingen") : number(warnings, "warning", "warnings");
        out_ += "\n";
    }

    std::vector<SourceFile> const& files_;
    RenderOptions options_;
    std::string out_;
    std::string gutter_;
    char const* colour_ = "";
};

}  // namespace

std::string render_text(Diagnostics const& diagnostics, std::vector<SourceFile> const& files, RenderOptions options) {
    return TextRenderer(files, options).render(diagnostics);
}

}  // namespace wetwijzer::diagnostics
