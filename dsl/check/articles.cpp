// Coverage of articles: lines to entries, and citations against them.
#include "dsl/check/articles.hpp"

#include "dsl/check/citations.hpp"

#include <algorithm>
#include <map>

namespace wetwijzer::check {
namespace {

using syntax::CoverageLine;
using syntax::Reference;
using Kind = syntax::ReferencePart::Kind;

constexpr std::size_t longest_range = 500;

std::string lower_case(std::string text) {
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

char const* word(syntax::ReferencePart const& part) {
    switch (part.kind) {
        case Kind::Article:
            return "art.";
        case Kind::Paragraph:
            return "lid";
        case Kind::Point:
            return part.spelled_out ? "onderdeel" : "onder";
        case Kind::Section:
            return "par.";
        case Kind::Annex:
            return "bijlage";
        case Kind::Chapter:
            return "hoofdstuk";
        case Kind::Preamble:
            return "aanhef";
        case Kind::Closing:
            break;
    }
    return "slotzin";
}

// What makes a place in a text, from the source down. `aanhef` and `slotzin` belong to what they open and close.
using Path = std::vector<std::string>;

Path path_of(Reference const& reference) {
    Path path{reference.source.text};
    for (auto const& part : reference.parts) {
        if (part.kind == Kind::Preamble || part.kind == Kind::Closing) continue;
        path.push_back(std::to_string(static_cast<int>(part.kind)) + ' ' + lower_case(part.number.text));
    }
    return path;
}

// ---- ranges --------------------------------------------------------------------------------------------------

std::optional<std::uint32_t> number_in(std::string_view text) {
    if (text.empty() || text.size() > 6) return std::nullopt;
    std::uint32_t number = 0;
    for (char const c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return number;
}

// 1 … 4, a … q, 2.1 … 2.4; empty when the two make no range.
std::vector<std::string> range(std::string const& from, std::string const& to) {
    std::vector<std::string> all;
    auto const letter = [](std::string const& text) { return text.size() == 1 && text[0] >= 'a' && text[0] <= 'z'; };
    auto const first = lower_case(from), last = lower_case(to);
    if (letter(first) && letter(last)) {
        for (char c = first[0]; c <= last[0]; ++c) all.emplace_back(1, c);
        return all;
    }
    auto const dot = first.rfind('.');
    std::string const prefix = dot == std::string::npos ? std::string() : first.substr(0, dot + 1);
    auto const low = number_in(std::string_view(first).substr(prefix.size()));
    auto const high = last.starts_with(prefix) ? number_in(std::string_view(last).substr(prefix.size())) : std::nullopt;
    if (!low || !high || *high >= *low + longest_range) return all;
    for (auto number = *low; number <= *high; ++number) all.push_back(prefix + std::to_string(number));
    return all;
}

class Lines {
public:
    explicit Lines(Context& context) : context_(context), out_(context.out) {}

    void add(CoverageLine const& line) {
        auto const span = line.reference.span;
        if (line.reference.parts.empty()) return;
        if (!line.through) return add(line, line.reference, span);
        auto const& first = line.reference.parts.back().number.text;
        auto const numbers = range(first, line.through->text);
        if (numbers.size() < 2) {
            context_.diagnostics.add(Code::E0615, line.through->span, {first, line.through->text});
            return;
        }
        for (auto const& number : numbers) {
            auto reference = line.reference;
            reference.parts.back().number.text = number;
            add(line, std::move(reference), {span.file, span.begin, std::max(span.end, line.through->span.end)});
        }
    }

private:
    void add(CoverageLine const& line, Reference reference, Span span) {
        auto const [at, added] = seen_.try_emplace(path_of(reference), span);
        if (!added) {
            context_.diagnostics.add(Code::E0302, span, {text_of(reference)})
                .label(at->second, "hier staat de eerste", "the first stands here");
            return;
        }
        out_.articles.push_back({std::move(reference), line.status, line.reason.text, span});
    }

    Context& context_;
    CheckedTree& out_;
    std::map<Path, Span> seen_;
};

// ---- citations against the lines -----------------------------------------------------------------------------

class Coverage {
public:
    explicit Coverage(Context& context) : context_(context), out_(context.out), cited_(out_.articles.size(), false) {
        for (std::uint32_t i = 0; i < out_.articles.size(); ++i) {
            auto path = path_of(out_.articles[i].reference);
            listed_.insert(path.front());
            for (auto above = path; above.size() > 1;) {
                above.pop_back();
                above_.insert(above);
            }
            entries_.emplace(std::move(path), i);
        }
    }

    void cite(Reference const& reference, bool counts) {
        if (!listed_.contains(reference.source.text)) return;
        auto const path = path_of(reference);
        for (auto part = path; part.size() > 1; part.pop_back()) {
            auto const entry = entries_.find(part);
            if (entry == entries_.end()) continue;
            if (counts) found(entry->second, reference);
            return;
        }
        if (above_.contains(path)) return;  // an article of which the list has the leden
        auto problem =
            context_.diagnostics.add(Code::W0511, reference.span, {text_of(reference), reference.source.text});
        auto near = nearest(reference);
        if (!near.empty()) problem.hint({std::move(near)});
    }

    void report() {
        for (std::size_t i = 0; i < cited_.size(); ++i) {
            auto const& entry = out_.articles[i];
            if (cited_[i] || entry.status != CoverageLine::Status::Encoded || below_cited(entry.reference)) continue;
            context_.diagnostics.add(Code::W0510, entry.span, {text_of(entry.reference)});
        }
    }

private:
    // The entry and all that it is a part of are covered.
    void found(std::uint32_t index, Reference const& reference) {
        auto const& entry = out_.articles[index];
        cited_[index] = true;
        for (auto above = path_of(entry.reference); above.size() > 1; above.pop_back()) covered_.insert(above);
        if (entry.status == CoverageLine::Status::Encoded) return;
        bool const computable = entry.status == CoverageLine::Status::OutOfScope;
        context_.diagnostics
            .add(Code::W0512, reference.span,
                 {text_of(entry.reference),
                  computable ? both("buiten bereik", "out of scope") : both("niet te berekenen", "not computable")})
            .label(entry.span, "hier staat de regel van de dekking", "the line of the coverage stands here");
    }

    // A line for an article is covered by the lines for its leden.
    bool below_cited(Reference const& reference) const { return covered_.contains(path_of(reference)); }

    std::string nearest(Reference const& reference) {
        std::vector<std::string> known;
        for (auto const& entry : out_.articles)
            if (entry.reference.source.text == reference.source.text) known.push_back(text_of(entry.reference));
        auto const near = context_.near(text_of(reference), known);
        return near.empty() ? std::string() : near.front();
    }

    Context& context_;
    CheckedTree& out_;
    std::vector<bool> cited_;
    std::set<std::string> listed_;  // sources with a list
    std::set<Path> above_;          // what has entries below it
    std::set<Path> covered_;
    std::map<Path, std::uint32_t> entries_;
};

}  // namespace

std::string text_of(Reference const& reference) {
    std::string text = reference.source.text;
    for (auto const& part : reference.parts) {
        text += (text.empty() ? "" : " ") + std::string(word(part));
        if (!part.number.text.empty()) text += ' ' + part.number.text;
    }
    return text;
}

std::string text_of(syntax::Citation const& citation) {
    std::string text;
    for (auto const& reference : citation) text += (text.empty() ? "" : ", ") + text_of(reference);
    return text;
}

void check_articles(Context& context) {
    auto& out = context.out;
    Lines lines(context);
    for (auto const& tree : out.trees)
        for (auto const& decl : tree.declarations)
            if (auto const* coverage = std::get_if<syntax::CoverageDecl>(&decl.node))
                if (context.symbols.sources.contains(coverage->source.text))
                    for (auto const& line : coverage->lines) lines.add(line);
}

void check_article_coverage(Context& context) {
    if (context.out.articles.empty() || context.incomplete || context.diagnostics.has_errors()) return;
    Coverage coverage(context);
    for_each_citation(context.out,
                      [&](Reference const& reference, bool scenario) { coverage.cite(reference, !scenario); });
    coverage.report();
}

}  // namespace wetwijzer::check
