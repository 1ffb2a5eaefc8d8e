// Citations: sources known, none missing, and every reference with its source.
#include "dsl/check/citations.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

using syntax::Citation;
using syntax::Reference;

// All references of a file, in the order of the text.
class References {
public:
    explicit References(syntax::SyntaxTree& tree) {
        for (auto& decl : tree.declarations) std::visit([this](auto& node) { add(node); }, decl.node);
        for (auto& expr : tree.expressions)
            if (auto* list = std::get_if<syntax::ConditionList>(&expr.node))
                for (auto& item : list->items) take(item.tail.citation);
        std::sort(found_.begin(), found_.end(),
                  [](auto const* a, auto const* b) { return a->span.begin < b->span.begin; });
    }
    std::vector<Reference*> const& all() const { return found_; }

private:
    void take(Citation& citation) {
        for (auto& reference : citation) found_.push_back(&reference);
    }
    void take(std::optional<syntax::PolicyRoom>& room) {
        if (room) take(room->citation);
    }
    void take(syntax::Header& header) {
        take(header.citation);
        take(header.room);
    }
    template <class Node>
    void add(Node& node) {
        if constexpr (requires { node.citation; }) take(node.citation);
        if constexpr (requires { node.header; }) take(node.header);
    }
    void add(syntax::CalendarDecl& node) {
        for (auto& day : node.days) take(day.citation);
    }
    void add(syntax::ParameterDecl& node) {
        take(node.citation);
        take(node.room);
        for (auto& value : node.values) take(value.citation);
    }
    void add(syntax::ReadingDecl& node) {
        take(node.citation);
        for (auto& alternative : node.alternatives) take(alternative.citation);
    }
    void add(syntax::RuleDecl& node) {
        take(node.header);
        for (auto& branch : node.branches) take(branch.tail.citation);
        for (auto& exception : node.exceptions) take(exception.tail.citation);
    }
    void add(syntax::TableDecl& node) {
        take(node.header);
        for (auto& row : node.rows) take(row.citation);
    }
    void add(syntax::TermDecl& node) {
        take(node.header);
        for (auto& extension : node.extensions) take(extension.tail.citation);
    }
    void add(syntax::DecisionDecl& node) {
        take(node.citation);
        take(node.remedy_citation);
    }
    void add(syntax::ScenarioDecl& node) { take(node.because); }

    std::vector<Reference*> found_;
};

int level(syntax::ReferencePart const& part) {
    using Kind = syntax::ReferencePart::Kind;
    switch (part.kind) {
        case Kind::Article:
        case Kind::Section:
        case Kind::Annex:
        case Kind::Chapter:
            return 0;
        case Kind::Paragraph:
            return 1;
        case Kind::Point:
        case Kind::Preamble:
        case Kind::Closing:
            return 2;
    }
    return 2;
}

bool numbered(syntax::ReferencePart const& part) {
    return !part.number.text.empty() && part.number.text.front() >= '0' && part.number.text.front() <= '9';
}

// "art. 3 lid 1, lid 3": the second takes over what stands above its own first part. A numbered point stands below a
// lettered one.
void continue_parts(Reference& reference, Reference const& before) {
    if (reference.parts.empty() || level(reference.parts.front()) == 0) return;
    auto const& first = reference.parts.front();
    std::vector<syntax::ReferencePart> above;
    for (auto const& part : before.parts) {
        bool const lettered_above = level(part) == 2 && level(first) == 2 && !numbered(part) && numbered(first);
        if (level(part) >= level(first) && !lettered_above) break;
        above.push_back(part);
    }
    reference.parts.insert(reference.parts.begin(), above.begin(), above.end());
}

class Citations {
public:
    explicit Citations(Context& context) : context_(context) {}

    void tree(syntax::SyntaxTree& tree) {
        References const references(tree);
        auto reference = references.all().begin();
        for (auto& decl : tree.declarations) {
            Reference last;
            if (auto* coverage = std::get_if<syntax::CoverageDecl>(&decl.node)) lines(*coverage);
            for (; reference != references.all().end() && (*reference)->span.begin < decl.span.end; ++reference)
                resolve(**reference, last);
            present(decl);
        }
    }

private:
    // Each line of a list of articles goes on with the source of the list.
    void lines(syntax::CoverageDecl& coverage) {
        Reference last;
        last.source = coverage.source;
        known(coverage.source);
        for (auto& line : coverage.lines) {
            if (line.reference.source.text.empty()) resolve(line.reference, last);
            last = line.reference;
        }
    }

    void resolve(Reference& reference, Reference& last) {
        if (reference.source.text.empty()) {
            if (last.source.text.empty()) {
                context_.diagnostics.add(Code::E0503, reference.span);
                return;
            }
            reference.source.text = last.source.text;
            continue_parts(reference, last);
            last = reference;
            return;
        }
        last = reference;
        known(last.source);
    }

    void known(Word const& source) {
        auto const found = context_.symbols.sources.find(source.text);
        if (found != context_.symbols.sources.end()) {
            found->second.used = true;
            return;
        }
        context_.diagnostics.add(Code::E0502, source.span, {source.text})
            .hint(context_.near(source.text, names_of(context_.symbols.sources)));
    }

    void missing(Word const& name) { context_.diagnostics.add(Code::E0501, name.span, {name.text}); }

    void present(syntax::Decl const& decl) {
        std::visit([this](auto const& node) { present_in(node); }, decl.node);
    }
    template <class Node>
    void present_in(Node const& node) {
        if constexpr (requires { node.header; })
            if (node.header.citation.empty()) missing(node.name);
    }
    void present_in(syntax::JudgementDecl const& node) {
        if (node.citation.empty()) missing(node.name);
    }
    void present_in(syntax::DecisionDecl const& node) {
        if (node.citation.empty()) missing(node.name);
    }
    void present_in(syntax::ReadingDecl const& node) {
        if (node.citation.empty()) missing(node.name);
    }
    void present_in(syntax::IndicatorDecl const& node) {
        if (node.citation.empty()) missing(node.name);
    }
    void present_in(syntax::ParameterDecl const& node) {
        bool const each =
            !node.values.empty() && std::all_of(node.values.begin(), node.values.end(),
                                                [](auto const& value) { return !value.citation.empty(); });
        if (node.citation.empty() && !each) missing(node.name);
    }
    void present_in(syntax::CalendarDecl const& node) {
        for (auto const& day : node.days)
            if (day.citation.empty()) missing(day.date);
    }

    Context& context_;
};

}  // namespace

void check_citations(Context& context) {
    Citations citations(context);
    for (auto& tree : context.out.trees) citations.tree(tree);
}

void for_each_citation(CheckedTree& tree, std::function<void(Reference const&, bool)> const& function) {
    for (auto& file : tree.trees) {
        std::vector<Span> scenarios;
        for (auto const& decl : file.declarations)
            if (std::holds_alternative<syntax::ScenarioDecl>(decl.node)) scenarios.push_back(decl.span);
        auto scenario = scenarios.begin();
        References const references(file);
        for (auto const* reference : references.all()) {
            while (scenario != scenarios.end() && scenario->end <= reference->span.begin) ++scenario;
            function(*reference, scenario != scenarios.end() && scenario->begin <= reference->span.begin);
        }
    }
}

}  // namespace wetwijzer::check
