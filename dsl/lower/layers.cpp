// Rules and parameters with layers: the versions that lie on top, and the exceptions in them.
#include "dsl/check/parts.hpp"
#include "dsl/lower/lowering.hpp"

#include <algorithm>

namespace wetwijzer::lower {

using check::RuleInfo;
using check::RuleVersion;

void Lowering::describe_parameter(model::Version& version, RuleInfo const& rule, RuleVersion const& from) {
    auto const& decl = std::get<syntax::ParameterDecl>(in_.decl(in_.parameters[rule.parameter].decl).node);
    auto const& value = decl.values[from.value];
    version.validity = from.validity;
    version.citation = citation(value.citation.empty() ? decl.citation : value.citation);
    version.origin = origin(value.validity.span);
    at(value.validity.span);
    version.branches.push_back({make(Op::Parameter, rule.type, {}, rule.parameter), {}, {}, {}, version.origin});
    at({});
}

model::Version Lowering::of_parameter(RuleInfo const& rule, RuleVersion const& from) {
    model::Version made;
    describe_parameter(made, rule, from);
    return made;
}

model::Version Lowering::layered(RuleInfo const& rule, RuleVersion const& from) {
    model::Version made;
    if (rule.parameter != check::nothing) {
        describe_parameter(made, rule, from);
    } else {
        auto const& decl = in_.decl(from.decl);
        auto const& header = *check::header_of(decl);
        made.validity = from.validity;
        made.citation = citation(header.citation);
        made.sentences = sentences(header.sentences);
        made.origin = origin(decl.span);
        at(check::name_span(decl));
        made.branches.push_back({rule_reference(rule.beneath), {}, {}, {}, made.origin});
        at({});
    }
    made.layered = !from.layers.empty();
    for (auto const index : from.layers) {
        auto known = layers_.find(index);
        if (known == layers_.end()) known = layers_.emplace(index, layer(index, rule.type)).first;
        made.exceptions.push_back(known->second);
        for (auto const other : in_.layers[index].overrides) {
            auto const at = std::find(from.layers.begin(), from.layers.end(), other);
            if (at != from.layers.end())
                made.exceptions.back().overrides.push_back(static_cast<std::uint32_t>(at - from.layers.begin()));
        }
    }
    return made;
}

bool Lowering::case_law(model::Citation const& citation) const {
    return std::any_of(citation.begin(), citation.end(), [&](model::Reference const& reference) {
        return out_.sources[reference.source.value].identifier.starts_with("ECLI:");
    });
}

// In the municipality of the policy, and where its own condition holds.
ExprId Lowering::layer_condition(check::LayerInfo const& layer, source::Span span) {
    auto const* decl = std::get_if<syntax::ExceptionDecl>(&in_.decl(layer.decl).node);
    std::vector<ExprId> conditions;
    at(span);
    if (layer.policy != check::nothing) {
        auto const fact = in_.municipality;
        auto const code = make(Op::Fact, in_.facts[fact].type, {}, fact);
        auto const here = constant(in_.policies[layer.policy].code, types_.plain(values::Kind::Text));
        conditions.push_back(make(Op::Equal, boolean(), {code, here}));
    }
    if (decl != nullptr) conditions.push_back(expr({layer.decl.tree, decl->condition}));
    auto const condition = conditions.size() == 1 ? conditions.front() : make(Op::And, boolean(), conditions);
    at({});
    return condition;
}

model::Exception Lowering::layer(std::uint32_t index, TypeId type) {
    auto const& info = in_.layers[index];
    auto const& decl = in_.decl(info.decl);
    model::Exception made;
    made.label = info.name;
    made.validity = info.validity;
    if (auto const* exception = std::get_if<syntax::ExceptionDecl>(&decl.node)) {
        set_month_rule(&exception->header);
        made.description = text_of(exception->header.description);
        made.citation = citation(exception->header.citation);
        made.sentences = sentences(exception->header.sentences);
        made.origin = origin(decl.span);
        made.condition = layer_condition(info, exception->name.span);
        made.value = expr({info.decl.tree, exception->value});
    } else if (auto const* fill = std::get_if<syntax::ParameterDecl>(&decl.node)) {
        auto const& value = fill->values[info.value];
        made.description = text_of(fill->description);
        made.citation = citation(value.citation.empty() ? fill->citation : value.citation);
        made.origin = origin(value.validity.span);
        made.condition = layer_condition(info, value.validity.span);
        at(value.validity.span);
        made.value = constant(*info.filled, type);
        at({});
    }
    made.layer = case_law(made.citation) ? model::Layer::CaseLaw : model::Layer::Law;
    if (info.policy != check::nothing) {
        made.layer = model::Layer::Policy;
        made.municipality = in_.policies[info.policy].municipality;
    }
    return made;
}

}  // namespace wetwijzer::lower
