// Layers: exceptions that stand apart from their rule, and values that fill the room of a parameter.
#include "dsl/check/layers.hpp"

#include "dsl/check/declarations.hpp"
#include "dsl/check/disjoint.hpp"
#include "dsl/check/precedence.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

using syntax::ExceptionDecl;
using syntax::ParameterDecl;

constexpr int pairs_of_comparisons = 50'000;  // a rule; beyond that nothing is claimed

// ---- declaring ---------------------------------------------------------------------------------------------

class LayerNames {
public:
    explicit LayerNames(Context& context) : context_(context), out_(context.out) {}

    void run() {
        for (std::uint32_t tree = 0; tree < out_.trees.size(); ++tree) {
            for (std::uint32_t i = 0; i < out_.trees[tree].declarations.size(); ++i) {
                auto const& node = out_.trees[tree].declarations[i].node;
                if (auto const* exception = std::get_if<ExceptionDecl>(&node)) declare(*exception, {tree, i});
                auto const* fill = std::get_if<ParameterDecl>(&node);
                if (fill != nullptr && !fill->type && policy_of(tree) != nothing) declare(*fill, {tree, i});
            }
        }
    }

private:
    std::uint32_t policy_of(std::uint32_t tree) const {
        auto const found = context_.symbols.policies.find(tree);
        return found == context_.symbols.policies.end() ? nothing : found->second;
    }

    LayerInfo layer(Word const& name, DeclRef ref) const {
        LayerInfo made;
        made.name = name.text;
        made.decl = ref;
        made.policy = policy_of(ref.tree);
        return made;
    }

    void put(std::uint32_t rule, LayerInfo made) {
        out_.rules[rule].layers.push_back(static_cast<std::uint32_t>(out_.layers.size()));
        out_.layers.push_back(std::move(made));
    }

    // The same name again is another version of the exception, on the same rule.
    void declare(ExceptionDecl const& decl, DeclRef ref) {
        auto const rule = target(joined(decl.rule));
        if (rule == nothing) return;
        auto const index = static_cast<std::uint32_t>(out_.layers.size());
        auto const [first, added] =
            context_.symbols.layers.try_emplace(decl.name.text, Named{index, decl.name.span, false});
        auto const& known = out_.rules[rule].layers;
        if (!added && std::find(known.begin(), known.end(), first->second.index) == known.end())
            return context_.duplicate(decl.name, first->second.span);
        if (out_.rules[rule].form != RuleForm::Layered) divide(rule);
        put(rule, layer(decl.name, ref));
    }

    void declare(ParameterDecl const& decl, DeclRef ref) {
        auto const symbol = context_.symbols.values.find(decl.name.text);
        if (symbol == context_.symbols.values.end()) {
            context_.unknown(decl.name, [&] {
                std::vector<std::string> known;
                for (auto const& parameter : out_.parameters) known.push_back(parameter.name);
                return known;
            });
            return;
        }
        if (symbol->second.kind != SymbolKind::Parameter) return wrong_kind(context_, decl.name, SymbolKind::Parameter);
        if (decl.values.empty()) return;
        auto const rule = layered_parameter(symbol->second.index);
        auto const& municipality = out_.policies[policy_of(ref.tree)].municipality;
        for (std::uint32_t value = 0; value < decl.values.size(); ++value) {
            auto made = layer(decl.name, ref);
            made.name += " (" + municipality + ')';
            made.value = value;
            put(rule, std::move(made));
        }
    }

    // The rule that an exception stands on; reported when it is something else.
    std::uint32_t target(Word const& name) {
        auto const symbol = context_.symbols.values.find(name.text);
        if (symbol != context_.symbols.values.end() && symbol->second.kind == SymbolKind::Rule) {
            auto const form = out_.rules[symbol->second.index].form;
            if (form == RuleForm::Body || form == RuleForm::Table || form == RuleForm::Layered)
                return symbol->second.index;
            return not_here(name, both("een controle", "a check"));
        }
        if (symbol != context_.symbols.values.end()) return not_here(name, kind_of(context_, symbol->second));
        auto const other = std::find_if(out_.rules.begin(), out_.rules.end(),
                                        [&](RuleInfo const& rule) { return rule.name == name.text; });
        if (other == out_.rules.end()) {
            context_.unknown(name, [&] {
                std::vector<std::string> known;
                for (auto const& rule : out_.rules)
                    if (rule.form == RuleForm::Body || rule.form == RuleForm::Table || rule.form == RuleForm::Layered)
                        known.push_back(rule.name);
                return known;
            });
            return nothing;
        }
        return not_here(name, other->owner != nothing  ? both("een regel van een begrip", "a rule of a record")
                              : other->term != nothing ? both("een deel van een termijn", "a part of a term")
                                                       : both("geen regel of tabel", "no rule or table"));
    }

    std::uint32_t not_here(Word const& name, std::string what) {
        context_.diagnostics.add(Code::E0602, name.span, {name.text, std::move(what)});
        return nothing;
    }

    // What was written becomes `name.volgens_de_wet`; the name itself stays with the rule that others use.
    void divide(std::uint32_t rule) {
        auto const beneath = static_cast<std::uint32_t>(out_.rules.size());
        RuleInfo written = std::move(out_.rules[rule]);
        RuleInfo layered;
        layered.name = written.name;
        layered.form = RuleForm::Layered;
        layered.type = written.type;
        layered.beneath = beneath;
        written.name += '.' + std::string(beneath_name);
        written.above = rule;
        out_.rules[rule] = std::move(layered);
        out_.rules.push_back(std::move(written));
    }

    std::uint32_t layered_parameter(std::uint32_t index) {
        auto& parameter = out_.parameters[index];
        if (parameter.layered != nothing) return parameter.layered;
        auto const beneath =
            context_.new_rule(parameter.name + '.' + beneath_name, RuleForm::Parameter, parameter.type, parameter.decl);
        parameter.layered = context_.new_rule(parameter.name, RuleForm::Layered, parameter.type, parameter.decl);
        auto& layered = out_.rules[parameter.layered];
        layered.beneath = beneath;
        out_.rules[beneath].above = parameter.layered;
        for (auto const rule : {beneath, parameter.layered}) {
            out_.rules[rule].parameter = index;
            out_.rules[rule].versions.clear();
        }
        return parameter.layered;
    }

    Context& context_;
    CheckedTree& out_;
};

// ---- conditions and values -------------------------------------------------------------------------------------

class Layers {
public:
    explicit Layers(Context& context) : context_(context), out_(context.out), expressions_(context) {}

    void rule(std::uint32_t index) {
        auto const name = name_span(out_.decl(out_.layers[out_.rules[index].layers.front()].decl));
        expressions_.use_rule(index, out_.rules[index].beneath, name);
        out_.rules[index].law_date = out_.rules[out_.rules[index].beneath].law_date;
        for (auto const layer : out_.rules[index].layers)
            if (auto const* decl = exception(layer)) body(index, out_.layers[layer].decl, *decl);
        order(out_.rules[index]);
        collisions(out_.rules[index]);
    }

private:
    ExceptionDecl const* exception(std::uint32_t layer) const {
        return std::get_if<ExceptionDecl>(&out_.decl(out_.layers[layer].decl).node);
    }

    void body(std::uint32_t rule, DeclRef ref, ExceptionDecl const& decl) {
        Place const place = place_of(context_, ref, rule, &decl.header);
        if (decl.header.law_date.is_some())
            context_.diagnostics
                .add(Code::E0320, out_.expr({ref.tree, decl.header.law_date}).span,
                     {both("`naar het recht op`", "`naar het recht op`")})
                .hint({both("de regel waar de uitzondering op staat, zegt naar welk recht",
                            "the rule that the exception stands on says under which law")});
        expressions_.require_condition(decl.condition, place);
        auto const mark = expressions_.assume(decl.condition, true, place);
        expressions_.require(decl.value, out_.rules[rule].type, place);
        expressions_.forget(mark);
    }

    void order(RuleInfo const& rule) {
        Precedence before(rule.layers.size());
        for (std::size_t i = 0; i < rule.layers.size(); ++i) {
            auto const* decl = exception(rule.layers[i]);
            if (decl == nullptr) continue;
            for (auto const& other : decl->overrides) {
                auto const known = before[i].size();
                for (std::size_t j = 0; j < rule.layers.size(); ++j)
                    if (out_.layers[rule.layers[j]].name == other.text && other.text != decl->name.text)
                        before[i].push_back(j);
                if (before[i].size() == known) no_such(other);
            }
        }
        auto const circle = circle_in(before);
        if (circle.empty()) {
            before = passed_on(before);
        } else {
            std::string path;
            for (auto const at : circle) path += (path.empty() ? "" : " → ") + out_.layers[rule.layers[at]].name;
            context_.diagnostics.add(Code::E0515, exception(rule.layers[circle.front()])->name.span, {path});
        }
        for (std::size_t i = 0; i < before.size(); ++i)
            for (auto const other : before[i]) out_.layers[rule.layers[i]].overrides.push_back(rule.layers[other]);
    }

    void no_such(Word const& name) {
        auto problem = context_.diagnostics.add(Code::E0514, name.span, {name.text});
        auto const elsewhere = context_.symbols.layers.find(name.text);
        if (elsewhere != context_.symbols.layers.end())
            problem.label(elsewhere->second.span, "deze staat op een andere regel, of is dezelfde",
                          "this one stands on another rule, or is the same");
    }

    bool goes_before(std::uint32_t one, std::uint32_t other) const {
        auto const& overrides = out_.layers[one].overrides;
        return std::find(overrides.begin(), overrides.end(), other) != overrides.end();
    }

    bool other_municipality(LayerInfo const& one, LayerInfo const& other) const {
        return one.policy != nothing && other.policy != nothing &&
               out_.policies[one.policy].code != out_.policies[other.policy].code;
    }

    // Two that are in force together, each pair once.
    void collisions(RuleInfo const& rule) {
        int budget = pairs_of_comparisons;
        for (std::size_t j = 1; j < rule.layers.size(); ++j)
            for (std::size_t i = 0; i < j; ++i)
                if (collide(rule, rule.layers[i], rule.layers[j], budget)) return warn(rule.layers[i], rule.layers[j]);
    }

    bool collide(RuleInfo const& rule, std::uint32_t one, std::uint32_t other, int& budget) const {
        auto const* first = exception(one);
        auto const* second = exception(other);
        if (first == nullptr || second == nullptr || goes_before(one, other) || goes_before(other, one)) return false;
        if (other_municipality(out_.layers[one], out_.layers[other])) return false;
        if (out_.layers[one].name == out_.layers[other].name) return false;  // versions: reported when they overlap
        bool const together = std::any_of(rule.versions.begin(), rule.versions.end(), [&](RuleVersion const& version) {
            auto const has = [&](std::uint32_t layer) {
                return std::find(version.layers.begin(), version.layers.end(), layer) != version.layers.end();
            };
            return has(one) && has(other);
        });
        if (!together) return false;
        ExprRef const left{out_.layers[one].decl.tree, first->condition};
        ExprRef const right{out_.layers[other].decl.tree, second->condition};
        if (!out_.info(left).type.is_some() || !out_.info(right).type.is_some()) return false;
        return !exclude(out_, {left, true}, {right, true}, budget);
    }

    void warn(std::uint32_t one, std::uint32_t other) {
        context_.diagnostics
            .add(Code::W0503, exception(other)->name.span, {out_.layers[one].name, out_.layers[other].name})
            .label(exception(one)->name.span, "hier staat de andere", "the other stands here");
    }

    Context& context_;
    CheckedTree& out_;
    Expressions expressions_;
};

}  // namespace

void declare_layers(Context& context) { LayerNames(context).run(); }

void check_layers(Context& context) {
    Layers layers(context);
    for (std::uint32_t index = 0; index < context.out.rules.size(); ++index)
        if (context.out.rules[index].form == RuleForm::Layered) layers.rule(index);
}

}  // namespace wetwijzer::check
