// Types as declarations spell them, and as messages name them.
#include "dsl/check/symbols.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

using syntax::TypeExpr;

TypeId resolve_named(Context& context, TypeExpr const& type) {
    auto& symbols = context.symbols;
    auto const record = symbols.records.find(type.name.text);
    if (type.kind == TypeExpr::Kind::ListOf) {
        if (record != symbols.records.end()) {
            record->second.used = true;
            return context.out.types.intern({Kind::List, type.optional, {}, {}, record->second.index});
        }
        context.unknown(type.name, [&] { return names_of(symbols.records); });
        return {};
    }
    auto const kind = symbols.kinds.find(type.name.text);
    if (kind != symbols.kinds.end()) {
        kind->second.used = true;
        auto const id = symbols.kind_types[kind->second.index];
        return type.optional ? context.out.types.with_optional(id, true) : id;
    }
    if (record != symbols.records.end()) {
        record->second.used = true;
        return context.out.types.record(record->second.index, type.optional);
    }
    context.unknown(type.name, [&] {
        auto known = names_of(symbols.kinds);
        for (auto& name : names_of(symbols.records)) known.push_back(std::move(name));
        for (auto const* name : {"getal", "bedrag", "percentage", "datum", "duur", "periode", "tekst"})
            known.emplace_back(name);
        return known;
    });
    return {};
}

Type enumeration(Context& context, TypeExpr const& type) {
    Type result{Kind::Enumeration, type.optional, {}, {}, 0};
    std::map<std::string, Span> seen;
    for (auto const& member : type.members) {
        auto const [at, added] = seen.try_emplace(member.name.text, member.name.span);
        if (!added)
            context.diagnostics.add(Code::E0302, member.name.span, {member.name.text})
                .label(at->second, "hier staat de eerste", "the first stands here");
        result.members.push_back({member.name.text, member.code ? member.code->text : member.name.text});
    }
    return result;
}

}  // namespace

std::vector<std::string> Context::near(std::string_view wrong, std::vector<std::string> const& known) {
    if (++suggestions > most_suggestions) return {};
    auto best = diagnostics::suggest(wrong, known);
    if (best.empty()) return {};
    return {std::move(best)};
}

std::string Context::describe(Type const& type) const {
    if (type.kind != Kind::Record && type.kind != Kind::List) return a_type(type);
    auto const name = '`' + out.records[type.record].name + '`';
    auto const tail = [&](char const* none) { return type.optional ? std::string(none) : std::string(); };
    if (type.kind == Kind::List) return both("een lijst van " + name, "a list of " + name);
    return both("een " + name + tail(" of geen"), "a " + name + tail(" or none"));
}

std::string Context::describe(TypeId type) const { return describe(out.types[type]); }

TypeId resolve_type(Context& context, TypeExpr const& type) {
    auto& types = context.out.types;
    auto const simple = [&](Kind kind) { return types.intern({kind, type.optional, {}, {}, 0}); };
    switch (type.kind) {
        case TypeExpr::Kind::Boolean:
            return simple(Kind::Boolean);
        case TypeExpr::Kind::Money:
            return simple(Kind::Money);
        case TypeExpr::Kind::Percentage:
            return simple(Kind::Percentage);
        case TypeExpr::Kind::Date:
            return simple(Kind::Date);
        case TypeExpr::Kind::Duration:
            return simple(Kind::Duration);
        case TypeExpr::Kind::Period:
            return simple(Kind::Period);
        case TypeExpr::Kind::Text:
            return simple(Kind::Text);
        case TypeExpr::Kind::Number:
            if (type.name.is_some()) context.symbols.units.insert(type.name.text);
            return types.intern({Kind::Number, type.optional, type.name.text, {}, 0});
        case TypeExpr::Kind::Enumeration:
            return types.intern(enumeration(context, type));
        case TypeExpr::Kind::Named:
        case TypeExpr::Kind::ListOf:
            return resolve_named(context, type);
    }
    return {};
}

}  // namespace wetwijzer::check
