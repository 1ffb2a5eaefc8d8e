// Terms, and names of what is declared elsewhere.
#include "dsl/check/declarations.hpp"
#include "dsl/check/layers.hpp"
#include "dsl/check/same.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

using syntax::TermDecl;

class Terms {
public:
    explicit Terms(Context& context) : context_(context), out_(context.out), expressions_(context) {}

    void run() {
        for (auto const term : order()) start(out_.terms[term]);
        for (auto const& term : out_.terms)
            for (std::size_t i = 0; i < out_.rules[term.start].versions.size(); ++i) rest(term, i);
    }

private:
    TermDecl const& decl(TermInfo const& term, std::size_t version) const {
        return std::get<TermDecl>(out_.decl(out_.rules[term.start].versions[version].decl).node);
    }

    // Each term after those that its start mentions, since whether they can be `geen` tells whether it can. Terms in a
    // circle (reported by the cycles) come in any order.
    std::vector<std::uint32_t> order() const {
        std::vector<std::uint32_t> sorted;
        std::vector<std::vector<std::uint32_t>> needed_by(out_.terms.size());
        std::vector<std::uint32_t> waits(out_.terms.size(), 0);
        for (std::uint32_t term = 0; term < out_.terms.size(); ++term)
            for (auto const other : mentioned(out_.terms[term])) {
                needed_by[other].push_back(term);
                ++waits[term];
            }
        for (std::uint32_t term = 0; term < waits.size(); ++term)
            if (waits[term] == 0) sorted.push_back(term);
        for (std::size_t i = 0; i < sorted.size(); ++i)
            for (auto const next : needed_by[sorted[i]])
                if (--waits[next] == 0) sorted.push_back(next);
        for (std::uint32_t term = 0; term < waits.size(); ++term)
            if (waits[term] > 0) sorted.push_back(term);
        return sorted;
    }

    std::vector<std::uint32_t> mentioned(TermInfo const& term) const {
        std::vector<std::uint32_t> found;
        for (std::size_t i = 0; i < out_.rules[term.start].versions.size(); ++i) {
            auto const& tree = out_.trees[out_.rules[term.start].versions[i].decl.tree];
            std::vector<ExprId> open{decl(term, i).start};
            while (!open.empty()) {
                auto const id = open.back();
                open.pop_back();
                if (!id.is_some()) continue;
                auto const& expr = tree.expr(id);
                if (auto const* name = std::get_if<syntax::NameRef>(&expr.node)) {
                    auto const symbol = context_.symbols.values.find(name->parts.empty() ? "" : name->parts[0].text);
                    if (symbol != context_.symbols.values.end() && symbol->second.kind == SymbolKind::Term)
                        found.push_back(symbol->second.index);
                }
                for (auto const child : children(expr)) open.push_back(child);
            }
        }
        return found;
    }

    void start(TermInfo const& term) {
        bool optional = false;
        bool ends_on_a_day = false;
        auto const date = out_.types.plain(Kind::Date);
        for (std::size_t i = 0; i < out_.rules[term.start].versions.size(); ++i) {
            auto const ref = out_.rules[term.start].versions[i].decl;
            auto const& written = decl(term, i);
            expressions_.require(written.start, out_.types.with_optional(date, true),
                                 place_of(context_, ref, term.start, &written.header));
            auto const type = out_.info({ref.tree, written.start}).type;
            optional = optional || (type.is_some() && out_.types[type].optional);
            ends_on_a_day = ends_on_a_day || written.end.is_some();
        }
        out_.rules[term.start].type = out_.types.with_optional(date, optional);
        for (auto const rule : {term.end, term.signal})
            if (rule != nothing) out_.rules[rule].type = out_.types.with_optional(date, optional || ends_on_a_day);
    }

    void rest(TermInfo const& term, std::size_t version) {
        auto const ref = out_.rules[term.start].versions[version].decl;
        auto const& written = decl(term, version);
        auto const date = out_.types.with_optional(out_.types.plain(Kind::Date), true);
        auto const end = place_of(context_, ref, term.end, &written.header);
        for (auto const& use : std::vector<Use>(out_.rules[term.start].uses))
            expressions_.use_rule(term.end, use.rule, use.span);
        if (written.end.is_some()) expressions_.require(written.end, date, end);
        if (written.duration.is_some()) duration(written.duration, end, false);
        for (auto const& extension : written.extensions) {
            duration(extension.duration, end, true);  // `geen` extends by nothing
            if (extension.condition.is_some()) expressions_.require_condition(extension.condition, end);
        }
        expressions_.use_rule(term.status, term.start, written.name.span);
        expressions_.use_rule(term.status, term.end, written.name.span);
        if (written.met_on.is_some())
            expressions_.require(written.met_on, date, place_of(context_, ref, term.status, &written.header));
        if (term.signal == nothing || !written.signal.is_some()) return;
        expressions_.use_rule(term.signal, term.end, written.name.span);
        duration(written.signal, place_of(context_, ref, term.signal, &written.header), false);
    }

    void duration(ExprId id, Place const& place, bool optional) {
        expressions_.require(id, out_.types.with_optional(out_.types.plain(Kind::Duration), optional), place);
        if (out_.info({place.tree, id}).type.is_some() && out_.info({place.tree, id}).family != Family::Days)
            expressions_.needs_month_rule(out_.expr({place.tree, id}).span, place);
    }

    Context& context_;
    CheckedTree& out_;
    Expressions expressions_;
};

char const* dutch_kind(SymbolKind kind, bool judgement) {
    switch (kind) {
        case SymbolKind::Fact:
            return judgement ? "een oordeel" : "een gegeven";
        case SymbolKind::Parameter:
            return "een parameter";
        case SymbolKind::Rule:
            return "een regel";
        case SymbolKind::Term:
            return "een termijn";
        case SymbolKind::Reading:
            return "een lezing";
    }
    return "";
}

char const* english_kind(SymbolKind kind, bool judgement) {
    switch (kind) {
        case SymbolKind::Fact:
            return judgement ? "a judgement" : "a fact";
        case SymbolKind::Parameter:
            return "a parameter";
        case SymbolKind::Rule:
            return "a rule";
        case SymbolKind::Term:
            return "a term";
        case SymbolKind::Reading:
            return "a reading";
    }
    return "";
}

// A known name that is something else than this place asks for.
void wrong_kind(Context& context, Word const& name, Symbol const& symbol, SymbolKind wanted, bool judgement) {
    context.diagnostics
        .add(
            Code::E0321, name.span,
            {name.text, kind_of(context, symbol), both(dutch_kind(wanted, judgement), english_kind(wanted, judgement))})
        .label(symbol.span, "hier is het vastgelegd", "it is declared here");
}

// `x.volgens_de_wet` of something known on which nothing lies.
bool beneath_nothing(Context const& context, std::string const& name) {
    std::string const tail = '.' + std::string(beneath_name);
    return !context.incomplete && name.ends_with(tail) &&
           context.symbols.values.contains(name.substr(0, name.size() - tail.size()));
}

}  // namespace

std::uint32_t find_rule(Context& context, Word const& name) {
    auto const rule = context.out.rule_by_name.find(name.text);
    if (rule != context.out.rule_by_name.end()) return rule->second;
    auto const symbol = context.symbols.values.find(name.text);
    if (symbol != context.symbols.values.end())
        wrong_kind(context, name, symbol->second, SymbolKind::Rule, false);
    else if (beneath_nothing(context, name.text))
        context.diagnostics.add(Code::E0616, name.span);
    else
        context.unknown(name, [&] { return names_of(context.out.rule_by_name); });
    return nothing;
}

std::uint32_t find_fact(Context& context, Word const& name, bool judgement) {
    auto const symbol = context.symbols.values.find(name.text);
    if (symbol == context.symbols.values.end()) {
        context.unknown(name, [&] {
            std::vector<std::string> known;
            for (auto const& fact : context.out.facts)
                if (fact.judgement == judgement) known.push_back(fact.name);
            return known;
        });
        return nothing;
    }
    if (symbol->second.kind == SymbolKind::Fact && context.out.facts[symbol->second.index].judgement == judgement)
        return symbol->second.index;
    wrong_kind(context, name, symbol->second, SymbolKind::Fact, judgement);
    return nothing;
}

std::uint32_t find_reading(Context& context, Word const& name) {
    auto const symbol = context.symbols.values.find(name.text);
    if (symbol == context.symbols.values.end()) {
        context.unknown(name, [&] {
            std::vector<std::string> known;
            for (auto const& reading : context.out.readings) known.push_back(reading.name);
            return known;
        });
        return nothing;
    }
    if (symbol->second.kind == SymbolKind::Reading) return symbol->second.index;
    wrong_kind(context, name, SymbolKind::Reading);
    return nothing;
}

void wrong_kind(Context& context, Word const& name, SymbolKind wanted) {
    wrong_kind(context, name, context.symbols.values.at(name.text), wanted, false);
}

std::string kind_of(Context const& context, Symbol const& symbol) {
    bool const judgement = symbol.kind == SymbolKind::Fact && context.out.facts[symbol.index].judgement;
    return both(dutch_kind(symbol.kind, judgement), english_kind(symbol.kind, judgement));
}

void check_terms(Context& context) { Terms(context).run(); }

}  // namespace wetwijzer::check
