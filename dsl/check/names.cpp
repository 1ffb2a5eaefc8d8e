// What a name stands for: a field of the element at hand, something declared, or a member of an enumeration.
#include "dsl/check/expressions.hpp"
#include "dsl/check/layers.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

constexpr char reference_date[] = "peildatum";
constexpr char decision_condition[] = "aan_de_orde";
constexpr char unknown_value[] = "onbekend";

}  // namespace

bool Expressions::is_member(TypeId type, std::string const& name) const {
    if (!type.is_some()) return false;
    auto const& members = out_.types[type].members;
    return std::any_of(members.begin(), members.end(), [&](auto const& known) { return known.name == name; });
}

TypeId Expressions::node(ExprId id, syntax::NameRef const& name, TypeId expected, Place const& place) {
    if (name.parts.empty()) return {};
    auto const& first = name.parts.front();
    bool const single = name.parts.size() == 1;
    if (first.text == reference_date && single) {
        bind(id, place, Binding::ReferenceDate, 0);
        return plain(Kind::Date);
    }
    auto const symbol = context_.symbols.values.find(first.text);
    bool const global = symbol != context_.symbols.values.end();
    bool field = false;
    if (place.element != nothing) {
        auto const& record = out_.records[place.element];
        field = record.field_index.contains(first.text) || record.rule_index.contains(first.text);
    }
    if (field && global) {
        context_.diagnostics.add(Code::E0312, first.span, {first.text, out_.records[place.element].name})
            .label(symbol->second.span, "hier staat de naam daarbuiten", "the name outside it stands here");
        return {};
    }
    if (single && is_member(expected, first.text)) {
        if (place.fixed || (!field && !global)) return member(id, first, expected, place);
        context_.diagnostics.add(Code::E0314, first.span, {first.text, context_.describe(expected)});
        return {};
    }
    if (field) return element_name(id, name, place);
    if (global) return global_name(id, name, symbol->second, place);
    if (auto const rule = part_of_declaration(name); rule != nothing) {
        bind(id, place, Binding::Rule, rule);
        use_rule(place.user, rule, span(id, place));
        return out_.rules[rule].type;
    }
    return unknown_name(id, name, expected, place);
}

// `besluit.aan_de_orde`, `kengetal.noemer`: the rule, or nothing.
std::uint32_t Expressions::part_of_declaration(syntax::NameRef const& name) const {
    if (name.parts.size() != 2) return nothing;
    auto const& symbols = context_.symbols;
    auto const& first = name.parts.front().text;
    auto const decision = symbols.decisions.find(first);
    if (decision != symbols.decisions.end() && name.parts[1].text == decision_condition)
        return out_.decisions[decision->second.index].condition;
    if (!symbols.indicators.contains(first)) return nothing;
    auto const rule = out_.rule_by_name.find(first + '.' + name.parts[1].text);
    return rule == out_.rule_by_name.end() ? nothing : rule->second;
}

TypeId Expressions::member(ExprId id, Word const& word, TypeId expected, Place const& place) {
    auto const& members = out_.types[expected].members;
    auto const found =
        std::find_if(members.begin(), members.end(), [&](auto const& known) { return known.name == word.text; });
    auto const index = static_cast<std::uint16_t>(found - members.begin());
    bind(id, place, Binding::Constant, add_constant(values::Member{index}));
    return out_.types.with_optional(expected, false);
}

TypeId Expressions::element_name(ExprId id, syntax::NameRef const& name, Place const& place) {
    auto const& record = out_.records[place.element];
    auto const& first = name.parts.front();
    auto const field = record.field_index.find(first.text);
    if (field != record.field_index.end()) {
        bind(id, place, Binding::ElementField, field->second);
        return follow(id, record.fields[field->second].type, name.parts, 1, place);
    }
    auto const rule = record.rule_index.at(first.text);
    bind(id, place, Binding::ElementRule, rule);
    use_rule(place.user, rule, first.span);
    return follow(id, out_.rules[rule].type, name.parts, 1, place);
}

TypeId Expressions::global_name(ExprId id, syntax::NameRef const& name, Symbol const& symbol, Place const& place) {
    auto const& first = name.parts.front();
    if (auto const beneath = beneath_layers(name, symbol)) {
        bind(id, place, Binding::Rule, *beneath);
        use_rule(place.user, *beneath, span(id, place));
        return follow(id, out_.rules[*beneath].type, name.parts, 2, place);
    }
    switch (symbol.kind) {
        case SymbolKind::Fact: {
            context_.fact_used[symbol.index] = true;
            auto const type = out_.facts[symbol.index].type;
            if (type.is_some() && kind(type) == Kind::List) {
                context_.diagnostics.add(Code::E0317, first.span, {first.text});
                return {};
            }
            bind(id, place, Binding::Fact, symbol.index);
            return follow(id, type, name.parts, 1, place);
        }
        case SymbolKind::Parameter:
            context_.parameter_used[symbol.index] = true;
            bind(id, place, Binding::Parameter, symbol.index);
            info(id, place).family = out_.parameters[symbol.index].family;
            if (out_.parameters[symbol.index].layered != nothing)
                use_rule(place.user, out_.parameters[symbol.index].layered, first.span);
            return follow(id, out_.parameters[symbol.index].type, name.parts, 1, place);
        case SymbolKind::Rule:
            bind(id, place, Binding::Rule, symbol.index);
            use_rule(place.user, symbol.index, first.span);
            return follow(id, out_.rules[symbol.index].type, name.parts, 1, place);
        case SymbolKind::Reading:
            context_.reading_used[symbol.index] = true;
            bind(id, place, Binding::Reading, symbol.index);
            return follow(id, out_.readings[symbol.index].type, name.parts, 1, place);
        case SymbolKind::Term:
            return term_name(id, name, out_.terms[symbol.index], place);
    }
    return {};
}

// `x.volgens_de_wet`: the rule below the layers of x.
std::optional<std::uint32_t> Expressions::beneath_layers(syntax::NameRef const& name, Symbol const& symbol) const {
    if (name.parts.size() < 2 || name.parts[1].text != beneath_name) return std::nullopt;
    auto layered = nothing;
    if (symbol.kind == SymbolKind::Rule) layered = symbol.index;
    if (symbol.kind == SymbolKind::Parameter) layered = out_.parameters[symbol.index].layered;
    if (layered == nothing || out_.rules[layered].form != RuleForm::Layered) return std::nullopt;
    return out_.rules[layered].beneath;
}

TypeId Expressions::term_name(ExprId id, syntax::NameRef const& name, TermInfo const& term, Place const& place) {
    std::vector<std::string> known{"start", "einde", "status"};
    if (term.signal != nothing) known.emplace_back("signaal");
    std::uint32_t rule = nothing;
    std::string const part = name.parts.size() > 1 ? name.parts[1].text : std::string();
    if (part == "start") rule = term.start;
    if (part == "einde") rule = term.end;
    if (part == "status") rule = term.status;
    if (part == "signaal") rule = term.signal;
    if (rule == nothing) {
        std::string list;
        for (auto const& word : known) list += (list.empty() ? "`" : ", `") + term.name + '.' + word + '`';
        if (part.empty())
            context_.diagnostics
                .add(Code::E0320, name.parts[0].span, {both("termijn `" + term.name + "`", "term `" + term.name + "`")})
                .hint({both("een termijn heeft " + list, "a term has " + list)});
        else
            context_.diagnostics.add(Code::E0517, name.parts[1].span, {term.name, part}).hint({list});
        return {};
    }
    bind(id, place, Binding::Rule, rule);
    use_rule(place.user, rule, span(id, place));
    return follow(id, out_.rules[rule].type, name.parts, 2, place);
}

TypeId Expressions::follow(ExprId id, TypeId type, std::vector<Word> const& words, std::size_t from,
                           Place const& place) {
    auto const first = static_cast<std::uint32_t>(out_.accesses.size());
    for (std::size_t i = from; i < words.size() && type.is_some(); ++i)
        if (!step(words[i], type, place)) return {};
    info(id, place).first_access = first;
    info(id, place).access_count = static_cast<std::uint16_t>(out_.accesses.size() - first);
    if (info(id, place).access_count > 0) info(id, place).family = Family::Unknown;
    return type;
}

// One ".veld": a field or rule of the record that `type` is; a field of `geen` is `geen`.
bool Expressions::step(Word const& word, TypeId& type, Place const& place) {
    if (kind(type) != Kind::Record && word.text == beneath_name) {
        if (!context_.incomplete) context_.diagnostics.add(Code::E0616, word.span);
        type = {};
        return false;
    }
    if (kind(type) != Kind::Record) {
        context_.diagnostics.add(Code::E0309, word.span, {context_.describe(type)});
        type = {};
        return false;
    }
    bool const optional = out_.types[type].optional;
    auto const& record = out_.records[out_.types[type].record];
    auto const field = record.field_index.find(word.text);
    auto const rule = record.rule_index.find(word.text);
    if (field == record.field_index.end() && rule == record.rule_index.end()) {
        auto known = names_of(record.field_index);
        for (auto& name : names_of(record.rule_index)) known.push_back(std::move(name));
        context_.diagnostics.add(Code::E0308, word.span, {record.name, word.text})
            .hint(context_.near(word.text, known));
        type = {};
        return false;
    }
    bool const is_rule = field == record.field_index.end();
    auto const target = is_rule ? rule->second : field->second;
    if (is_rule) use_rule(place.user, target, word.span);
    type = is_rule ? out_.rules[target].type : record.fields[target].type;
    if (optional) type = out_.types.with_optional(type, true);
    out_.accesses.push_back({is_rule, target, type});
    return true;
}

TypeId Expressions::node(ExprId id, syntax::FieldOf const& field, TypeId, Place const& place) {
    auto const record = infer(field.record, {}, place);
    if (!record.is_some()) return {};
    return follow(id, record, {field.field}, 0, place);
}

TypeId Expressions::unknown_name(ExprId id, syntax::NameRef const& name, TypeId expected, Place const& place) {
    auto const& first = name.parts.front();
    bool const single = name.parts.size() == 1;
    for (auto const* outer = place.outer; outer != nullptr; outer = outer->outer) {
        if (outer->element == nothing || !out_.records[outer->element].field_index.contains(first.text)) continue;
        context_.diagnostics.add(Code::E0313, first.span,
                                 {first.text, out_.records[outer->element].name, out_.records[place.element].name});
        return {};
    }
    if (single && expected.is_some() && kind(expected) == Kind::Enumeration) {
        std::vector<std::string> known;
        for (auto const& member : out_.types[expected].members) known.push_back(member.name);
        context_.diagnostics
            .add(Code::E0303, first.span, {first.text, context_.describe(out_.types.with_optional(expected, false))})
            .hint(context_.near(first.text, known));
        return {};
    }
    bool const code = single && std::any_of(out_.types.all().begin(), out_.types.all().end(), [&](Type const& type) {
                          return std::any_of(type.members.begin(), type.members.end(),
                                             [&](auto const& member) { return member.name == first.text; });
                      });
    if (code && !expected.is_some()) {
        context_.diagnostics.add(Code::E0310, span(id, place), {first.text});
        return {};
    }
    if (single && first.text == unknown_value) {
        context_.diagnostics.add(Code::E0320, first.span, {both("`onbekend`", "`onbekend`")})
            .hint({both("een regel kan niet vragen of iets onbekend is: wat ontbreekt, wordt gevraagd; wat niet "
                        "bestaat, is `geen`",
                        "a rule cannot ask whether something is unknown: what is missing is asked for; what does not "
                        "exist is `geen`")});
        return {};
    }
    for (auto const& record : out_.records) {
        if (!single || place.element != nothing || !record.field_index.contains(first.text)) continue;
        context_.diagnostics.add(Code::E0318, first.span, {first.text, record.name}).hint({first.text});
        return {};
    }
    context_.unknown(first, [&] { return visible_names(place); });
    return {};
}

std::vector<std::string> Expressions::visible_names(Place const& place) const {
    auto names = names_of(context_.symbols.values);
    if (place.element != nothing) {
        for (auto& name : names_of(out_.records[place.element].field_index)) names.push_back(std::move(name));
        for (auto& name : names_of(out_.records[place.element].rule_index)) names.push_back(std::move(name));
    }
    names.emplace_back(reference_date);
    return names;
}

// A bare code or `geen`: it has no type of its own.
bool Expressions::needs_context(ExprId id, Place const& place) const {
    auto const& written = expr(id, place).node;
    if (auto const* literal = std::get_if<syntax::Literal>(&written)) return literal->kind == syntax::LiteralKind::None;
    if (auto const* choice = std::get_if<syntax::If>(&written))
        return needs_context(choice->then_value, place) && needs_context(choice->else_value, place);
    auto const* name = std::get_if<syntax::NameRef>(&written);
    if (name == nullptr || name->parts.size() != 1) return false;
    auto const& text = name->parts.front().text;
    if (text == reference_date || context_.symbols.values.contains(text)) return false;
    if (place.element == nothing) return true;
    auto const& record = out_.records[place.element];
    return !record.field_index.contains(text) && !record.rule_index.contains(text);
}

}  // namespace wetwijzer::check
