// The first pass: names and types of all declarations.
#include "dsl/check/symbols.hpp"

#include "dsl/check/indicators.hpp"
#include "dsl/check/layers.hpp"
#include "dsl/check/parts.hpp"
#include "dsl/check/periods.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

using syntax::TypeExpr;

class Declarer {
public:
    explicit Declarer(Context& context) : context_(context), out_(context.out) {}

    void run() {
        each([&](auto const& decl, DeclRef ref) { declare_types(decl, ref); });
        each([&](auto const& decl, DeclRef ref) { declare_fields(decl, ref); });
        each([&](auto const& decl, DeclRef ref) { declare_values(decl, ref); });
        each([&](auto const& decl, DeclRef ref) { declare_decisions(decl, ref); });
        declare_layers(context_);
        context_.fact_used.assign(out_.facts.size(), false);
        context_.parameter_used.assign(out_.parameters.size(), false);
        context_.reading_used.assign(out_.readings.size(), false);
    }

private:
    template <class Function>
    void each(Function function) {
        for (std::uint32_t tree = 0; tree < out_.trees.size(); ++tree)
            for (std::uint32_t i = 0; i < out_.trees[tree].declarations.size(); ++i)
                std::visit(
                    [&](auto const& decl) {
                        function(decl, DeclRef{tree, i});
                    },
                    out_.trees[tree].declarations[i].node);
    }

    void duplicate(Word const& name, Span first) { context_.duplicate(name, first); }

    bool add(std::map<std::string, Named>& names, Word const& name, std::uint32_t index) {
        return context_.add(names, name, index);
    }

    bool add_value(Word const& name, SymbolKind kind, std::size_t index) {
        return context_.add_value(name, kind, index);
    }

    // ---- sources, origins, kinds, names of records -----------------------------------------------------

    template <class Decl>
    void declare_types(Decl const&, DeclRef) {}

    void declare_types(syntax::SourcesDecl const& decl, DeclRef) {
        for (auto const& entry : decl.entries) {
            add(context_.symbols.sources, entry.name, 0);
            check_identifier(entry.identifier);
        }
    }
    void declare_types(syntax::OriginsDecl const& decl, DeclRef) {
        for (auto const& entry : decl.entries) add(context_.symbols.origins, entry.name, 0);
    }
    void declare_types(syntax::MonthRuleDecl const& decl, DeclRef ref) {
        auto const& span = out_.decl(ref).span;
        if (out_.month_rule) duplicate({span, "maandregel"}, month_rule_span_);
        if (!out_.month_rule) month_rule_span_ = span;
        out_.month_rule = decl.rule;
    }
    void declare_types(syntax::PolicyDecl const& decl, DeclRef ref) { declare_policy(context_, decl, ref); }
    void declare_types(syntax::KindDecl const& decl, DeclRef) {
        auto& kinds = context_.symbols.kind_types;
        if (!add(context_.symbols.kinds, decl.name, static_cast<std::uint32_t>(kinds.size()))) return;
        TypeId type;
        if (decl.type.kind == TypeExpr::Kind::Named || decl.type.kind == TypeExpr::Kind::ListOf)
            not_here(decl.type.span, both("een soort van een andere soort", "a kind of another kind"));
        else
            type = resolve_type(context_, decl.type);
        kinds.push_back(type);
    }
    void declare_types(syntax::RecordDecl const& decl, DeclRef ref) {
        auto const kind = context_.symbols.kinds.find(decl.name.text);
        if (kind != context_.symbols.kinds.end()) return duplicate(decl.name, kind->second.span);
        if (!add(context_.symbols.records, decl.name, static_cast<std::uint32_t>(out_.records.size()))) return;
        out_.records.push_back({decl.name.text, ref, {}, {}, {}, {}});
    }

    void check_identifier(Word const& word) {
        auto const& text = word.text;
        if (text.empty()) return;
        auto const digits_from = [&](std::size_t at) {
            return at < text.size() && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                                   [](char c) { return c >= '0' && c <= '9'; });
        };
        bool const fine = (text.starts_with("BWBR") && text.size() == 11 && digits_from(4)) ||
                          (text.starts_with("CVDR") && digits_from(4)) ||
                          (text.starts_with("ECLI:") && std::count(text.begin(), text.end(), ':') == 4);
        if (!fine) context_.diagnostics.add(Code::E0522, word.span, {text});
    }

    // ---- fields ----------------------------------------------------------------------------------------

    template <class Decl>
    void declare_fields(Decl const&, DeclRef) {}

    void declare_fields(syntax::RecordDecl const& decl, DeclRef ref) {
        auto const found = context_.symbols.records.find(decl.name.text);
        if (found == context_.symbols.records.end()) return;
        auto& record = out_.records[found->second.index];
        if (record.decl.tree != ref.tree || record.decl.index != ref.index) return;
        for (auto const& field : decl.fields) {
            auto const index = static_cast<std::uint32_t>(record.fields.size());
            auto const [at, added] = record.field_index.try_emplace(field.name.text, index);
            if (!added) {
                duplicate(field.name, decl.fields[at->second].name.span);
            }
            auto const type =
                scalar(field.type, both("een begrip of lijst in een veld", "a record or list in a field"));
            record.fields.push_back({field.name.text, type, {}});
        }
    }

    void not_here(Span span, std::string what) { context_.diagnostics.add(Code::E0320, span, {std::move(what)}); }

    TypeId scalar(TypeExpr const& type, std::string const& what) {
        auto const id = resolve_type(context_, type);
        if (!id.is_some()) return id;
        auto const kind = out_.types[id].kind;
        if (kind != Kind::Record && kind != Kind::List) return id;
        not_here(type.span, what);
        return {};
    }

    // ---- facts, judgements, parameters, rules ------------------------------------------------------------

    template <class Decl>
    void declare_values(Decl const&, DeclRef) {}

    void declare_values(syntax::FactDecl const& decl, DeclRef ref) {
        if (!add_value(decl.name, SymbolKind::Fact, out_.facts.size())) return;
        auto const type = resolve_type(context_, decl.type);
        if (type.is_some() && out_.types[type].kind == Kind::List)
            out_.records[out_.types[type].record].lists.push_back(static_cast<std::uint32_t>(out_.facts.size()));
        out_.facts.push_back({decl.name.text, ref, type, false, {}});
    }
    void declare_values(syntax::JudgementDecl const& decl, DeclRef ref) {
        if (!add_value(decl.name, SymbolKind::Fact, out_.facts.size())) return;
        auto const type =
            scalar(decl.type, both("een oordeel over een begrip of lijst", "a judgement on a record or list"));
        out_.facts.push_back({decl.name.text, ref, type, true, {}});
    }
    void declare_values(syntax::ParameterDecl const& decl, DeclRef ref) {
        if (!decl.type) return declare_fill(decl, ref);
        if (!add_value(decl.name, SymbolKind::Parameter, out_.parameters.size())) return;
        auto const type =
            scalar(*decl.type, both("een parameter met een begrip of lijst", "a parameter of a record or list"));
        ParameterInfo parameter;
        parameter.name = decl.name.text;
        parameter.decl = ref;
        parameter.type = type;
        out_.parameters.push_back(std::move(parameter));
    }
    // Local policy names a parameter of the law; see declare_layers.
    void declare_fill(syntax::ParameterDecl const& decl, DeclRef ref) {
        if (!context_.symbols.policies.contains(ref.tree))
            context_.diagnostics.add(Code::E0612, decl.name.span, {decl.name.text}).hint({decl.name.text});
    }
    void declare_values(syntax::ReadingDecl const& decl, DeclRef ref) { declare_reading(context_, decl, ref); }
    void declare_values(syntax::MessageCheckDecl const& decl, DeclRef ref) {
        declare_message_check(context_, decl, ref);
    }
    void declare_values(syntax::RuleDecl const& decl, DeclRef ref) {
        if (decl.owner.is_some())
            add_record_rule(decl, ref);
        else
            add_version(decl.name, decl.type, RuleForm::Body, ref);
    }
    void declare_values(syntax::TableDecl const& decl, DeclRef ref) {
        add_version(decl.name, decl.type, RuleForm::Table, ref);
    }

    TypeId rule_type(TypeExpr const& type) {
        auto const id = resolve_type(context_, type);
        if (!id.is_some() || out_.types[id].kind != Kind::List) return id;
        not_here(type.span, both("een lijst als uitkomst", "a list as an outcome"));
        return {};
    }

    std::uint32_t new_rule(std::string name, RuleForm form, TypeId type, DeclRef ref) {
        return context_.new_rule(std::move(name), form, type, ref);
    }

    // A further version of the rule, or a first one.
    void add_version(Word const& name, TypeExpr const& type, RuleForm form, DeclRef ref) {
        auto const found = context_.symbols.values.find(name.text);
        bool const another = found != context_.symbols.values.end() && found->second.kind == SymbolKind::Rule;
        if (another) return further_version(out_.rules[found->second.index], name, type, ref);
        if (!add_value(name, SymbolKind::Rule, out_.rules.size())) return;
        new_rule(name.text, form, rule_type(type), ref);
    }

    void further_version(RuleInfo& rule, Word const& name, TypeExpr const& type, DeclRef ref) {
        auto const again = rule_type(type);
        if (again.is_some() && rule.type.is_some() && again != rule.type) {
            rule.type = {};
            context_.diagnostics.add(Code::E0505, type.span, {name.text, both("type", "type")})
                .label(name_span(out_.decl(rule.versions.front().decl)), "hier staat de eerste",
                       "the first stands here");
        }
        rule.versions.push_back(version_of(ref));
    }

    void add_record_rule(syntax::RuleDecl const& decl, DeclRef ref) {
        auto const owner = context_.symbols.records.find(decl.owner.text);
        if (owner == context_.symbols.records.end()) {
            context_.unknown(decl.owner, [&] { return names_of(context_.symbols.records); });
            return;
        }
        auto& record = out_.records[owner->second.index];
        auto const field = record.field_index.find(decl.name.text);
        if (field != record.field_index.end()) {
            auto const& fields = std::get<syntax::RecordDecl>(out_.decl(record.decl).node).fields;
            return duplicate(decl.name, fields[field->second].name.span);
        }
        auto const known = record.rule_index.find(decl.name.text);
        if (known != record.rule_index.end())
            return further_version(out_.rules[known->second], decl.name, decl.type, ref);
        auto const index = new_rule(decl.owner.text + '.' + decl.name.text, RuleForm::Body, rule_type(decl.type), ref);
        out_.rules[index].owner = owner->second.index;
        record.rule_index.emplace(decl.name.text, index);
    }

    void declare_values(syntax::TermDecl const& decl, DeclRef ref) {
        auto const found = context_.symbols.values.find(decl.name.text);
        if (found != context_.symbols.values.end() && found->second.kind == SymbolKind::Term)
            return further_term(out_.terms[found->second.index], decl, ref);
        if (!add_value(decl.name, SymbolKind::Term, out_.terms.size())) return;
        auto const record = context_.symbols.records.find(decl.name.text);
        if (record != context_.symbols.records.end())
            duplicate(decl.name, record->second.span);  // both make name.einde
        auto const index = static_cast<std::uint32_t>(out_.terms.size());
        TermInfo term{decl.name.text, {}, {}, {}, nothing};
        auto const date = context_.out.types.plain(Kind::Date);
        term.start = term_rule(decl.name.text + ".start", RuleForm::TermStart, date, index, ref);
        term.end = term_rule(decl.name.text + ".einde", RuleForm::TermEnd, date, index, ref);
        term.status =
            term_rule(decl.name.text + ".status", RuleForm::TermStatus, term_status_type(out_.types), index, ref);
        if (decl.signal.is_some())
            term.signal = term_rule(decl.name.text + ".signaal", RuleForm::TermSignal, date, index, ref);
        out_.terms.push_back(term);
    }

    std::uint32_t term_rule(std::string name, RuleForm form, TypeId type, std::uint32_t term, DeclRef ref) {
        auto const index = new_rule(std::move(name), form, type, ref);
        out_.rules[index].term = term;
        return index;
    }

    void further_term(TermInfo const& term, syntax::TermDecl const& decl, DeclRef ref) {
        if (decl.signal.is_some() != (term.signal != nothing))
            context_.diagnostics.add(Code::E0505, decl.name.span, {decl.name.text, both("het signaal", "the signal")})
                .label(name_span(out_.decl(out_.rules[term.start].versions.front().decl)), "hier staat de eerste",
                       "the first stands here");
        for (auto const rule : {term.start, term.end, term.status, term.signal})
            if (rule != nothing) out_.rules[rule].versions.push_back(version_of(ref));
    }

    // ---- decisions, indicators
    // -----------------------------------------------------------------------------------------

    template <class Decl>
    void declare_decisions(Decl const&, DeclRef) {}

    void declare_decisions(syntax::DecisionDecl const& decl, DeclRef ref) {
        if (!add(context_.symbols.decisions, decl.name, static_cast<std::uint32_t>(out_.decisions.size()))) return;
        DecisionInfo decision{decl.name.text, ref, nothing, {}, {}, nothing, {}};
        if (decl.condition.is_some())
            decision.condition = new_rule(decl.name.text + ".aan_de_orde", RuleForm::DecisionCondition,
                                          out_.types.plain(Kind::Boolean), ref);
        out_.decisions.push_back(std::move(decision));
    }
    void declare_decisions(syntax::IndicatorDecl const& decl, DeclRef ref) { declare_indicator(context_, decl, ref); }

    Context& context_;
    CheckedTree& out_;
    Span month_rule_span_;
};

}  // namespace

void declare_all(Context& context) { Declarer(context).run(); }

}  // namespace wetwijzer::check
