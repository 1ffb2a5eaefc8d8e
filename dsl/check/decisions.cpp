// Decisions: what they give and ask, the fine they may be, and the day before which they must be taken.
#include "dsl/check/declarations.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace wetwijzer::check {
namespace {

using diagnostics::Code;
using values::Kind;

constexpr std::array remedies{"bezwaar", "administratief_beroep", "beroep", "hoger_beroep"};

class Decisions {
public:
    explicit Decisions(Context& context) : context_(context), out_(context.out), expressions_(context) {}

    void check(DecisionInfo& decision) {
        auto const& decl = std::get<syntax::DecisionDecl>(out_.decl(decision.decl).node);
        if (decision.condition != nothing)
            expressions_.require_condition(decl.condition,
                                           place_of(context_, decision.decl, decision.condition, nullptr));
        for (auto const& name : decl.outcomes) {
            auto const rule = find_rule(context_, name);
            if (rule == nothing) continue;
            if (std::find(decision.outcomes.begin(), decision.outcomes.end(), rule) != decision.outcomes.end())
                context_.diagnostics.add(Code::E0302, name.span, {name.text});
            else
                decision.outcomes.push_back(rule);
        }
        for (auto const& name : decl.judgements) {
            auto const fact = find_fact(context_, name, true);
            if (fact == nothing) continue;
            context_.fact_used[fact] = true;
            if (std::find(decision.judgements.begin(), decision.judgements.end(), fact) != decision.judgements.end())
                context_.diagnostics.add(Code::E0302, name.span, {name.text});
            else
                decision.judgements.push_back(fact);
        }
        fine(decision, decl);
        for (auto const& name : decl.within) within(decision, name);
        remedy(decision, decl);
    }

private:
    void fine(DecisionInfo& decision, syntax::DecisionDecl const& decl) {
        if (!decl.fine.is_some()) return;
        auto const rule = find_rule(context_, decl.fine);
        if (rule == nothing) return;
        auto const& outcomes = decision.outcomes;
        if (std::find(outcomes.begin(), outcomes.end(), rule) == outcomes.end())
            context_.diagnostics.add(Code::E0524, decl.fine.span, {decl.fine.text});
        else if (must_be(Kind::Money, rule, decl.fine))
            decision.fine = rule;
    }

    // A term stands for its last day.
    void within(DecisionInfo& decision, Word const& name) {
        auto const symbol = context_.symbols.values.find(name.text);
        bool const known = symbol != context_.symbols.values.end();
        std::uint32_t rule = nothing;
        if (known && symbol->second.kind == SymbolKind::Term)
            rule = out_.terms[symbol->second.index].end;
        else if (known && symbol->second.kind != SymbolKind::Rule)
            wrong_kind(context_, name, SymbolKind::Term);
        else
            rule = find_rule(context_, name);
        if (rule == nothing || !must_be(Kind::Date, rule, name)) return;
        if (std::find(decision.within.begin(), decision.within.end(), rule) != decision.within.end())
            context_.diagnostics.add(Code::E0302, name.span, {name.text});
        else
            decision.within.push_back(rule);
    }

    // Or geen.
    bool must_be(Kind kind, std::uint32_t rule, Word const& name) {
        auto const type = out_.rules[rule].type;
        if (!type.is_some()) return false;  // reported where the rule stands
        auto const wanted = out_.types.plain(kind);
        if (out_.types.with_optional(type, false) == wanted) return true;
        context_.diagnostics.add(Code::E0305, name.span, {context_.describe(wanted), context_.describe(type)});
        return false;
    }

    void remedy(DecisionInfo const& decision, syntax::DecisionDecl const& decl) {
        if (!decl.remedy.is_some()) return;
        if (std::find(remedies.begin(), remedies.end(), decl.remedy.text) == remedies.end()) {
            std::string known;
            for (auto const* name : remedies) known += (known.empty() ? "`" : ", `") + std::string(name) + '`';
            context_.diagnostics.add(Code::E0521, decl.remedy.span, {decl.remedy.text}).hint({known});
        }
        expressions_.constant(decl.remedy_term, out_.types.plain(Kind::Duration),
                              place_of(context_, decision.decl, nothing, nullptr));
        if (decl.remedy_citation.empty()) context_.diagnostics.add(Code::E0501, decl.remedy.span, {decl.remedy.text});
    }

    Context& context_;
    CheckedTree& out_;
    Expressions expressions_;
};

}  // namespace

void check_decisions(Context& context) {
    Decisions decisions(context);
    for (auto& decision : context.out.decisions) decisions.check(decision);
}

}  // namespace wetwijzer::check
