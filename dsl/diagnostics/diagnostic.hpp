// What is wrong with a rule file, as data. Texts are made from codes.def when it is printed.
#pragma once

#include "dsl/source/source_file.hpp"
#include "dsl/source/span.hpp"
#include "engine/values/text.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::diagnostics {

// One enumerator a line of codes.def: E0101 … and W0501 …
enum class Code : std::uint16_t {
#define WETWIJZER_CODE(code, severity, dutch, english, hint_dutch, hint_english) code,
#include "dsl/diagnostics/codes.def"
#undef WETWIJZER_CODE
};

enum class Severity : std::uint8_t { Error, Warning };

// A second place that the message speaks of, with its own text in both languages. On the primary span it is the text
// behind the caret.
struct Label {
    source::Span span;
    std::string dutch;
    std::string english;
};

struct Diagnostic {
    Code code;
    source::Span span;
    std::vector<std::string> arguments;  // {0}, {1}, … of the message; see `in_language`
    std::vector<Label> labels;
    std::vector<std::string> hint_arguments;  // empty and the hint has {…}: no hint is shown
};

// Collects in any order; hands out by position, at most `max_shown`: errors before warnings when there are more.
class Diagnostics {
public:
    static constexpr std::size_t max_shown = 50;

    // Fluent: diagnostics.add(Code::E0301, span, {name}).hint({suggestion}).label(span2, "…", "…")
    class Builder {
    public:
        Builder(Diagnostics& owner, std::size_t index) : owner_(owner), index_(index) {}
        Builder& hint(std::vector<std::string> arguments);
        Builder& label(source::Span span, std::string dutch, std::string english);

    private:
        Diagnostics& owner_;
        std::size_t index_;
    };

    Builder add(Code code, source::Span span, std::vector<std::string> arguments = {});
    bool has_errors() const;
    std::size_t error_count() const;
    std::size_t warning_count() const { return list_.size() - error_count(); }
    bool empty() const { return list_.empty(); }
    std::size_t omitted() const { return list_.size() > max_shown ? list_.size() - max_shown : 0; }
    std::vector<Diagnostic> sorted() const;

private:
    std::vector<Diagnostic> list_;
};

Severity severity(Code code);
std::string name(Code code);  // "E0304"
std::vector<Code> all_codes();
// An argument may hold both languages, as "dutch\x1f" "english"; the part of the language asked for.
std::string_view in_language(std::string_view argument, values::Language language);
std::string message(Diagnostic const& diagnostic, values::Language language);
std::string hint(Diagnostic const& diagnostic, values::Language language);  // empty when there is none

struct RenderOptions {
    values::Language language = values::Language::Dutch;
    bool colour = false;
};

// File, line, column, source line, caret, code and hint of each; ends with a count. Empty when there is none. Control
// characters of the source are never copied to the output.
std::string render_text(Diagnostics const& diagnostics, std::vector<source::SourceFile> const& files,
                        RenderOptions options);
// Stable, in both languages: {"format": "wetwijzer-diagnostics/1", …}. Lines and columns count from 1.
std::string render_json(Diagnostics const& diagnostics, std::vector<source::SourceFile> const& files);

// The known name nearest to `wrong` by edit distance (at most a third of its length); empty when none is near.
std::string suggest(std::string_view wrong, std::vector<std::string> const& known);

}  // namespace wetwijzer::diagnostics
