// Files with the policy of a municipality, and the room that the law leaves to it.
#include "dsl/check/policy.hpp"

#include "dsl/check/articles.hpp"
#include "dsl/check/declarations.hpp"
#include "dsl/check/layers.hpp"
#include "dsl/check/literals.hpp"
#include "engine/values/text.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

using syntax::ExceptionDecl;
using syntax::ParameterDecl;
using syntax::PolicyRoom;

class Rooms {
public:
    explicit Rooms(Context& context) : context_(context), out_(context.out), expressions_(context) {}

    std::optional<RoomInfo> read(std::optional<PolicyRoom> const& written, TypeId type, Family family, DeclRef decl) {
        if (!written) return std::nullopt;
        Place const place = place_of(context_, decl, nothing, nullptr);
        RoomInfo room;
        if (written->minimum.is_some()) range(room, *written, type, family, place);
        for (auto const only : written->only) {
            if (auto value = expressions_.constant(only, type, place))
                room.only.push_back(std::move(*value));
            else
                room.sound = false;
        }
        return room;
    }

private:
    void range(RoomInfo& room, PolicyRoom const& written, TypeId type, Family family, Place const& place) {
        room.sound = false;
        if (!type.is_some()) return;
        if (!ordered(out_.types[type].kind)) {
            context_.diagnostics.add(Code::E0320, written.span, {both("een ruimte met grenzen", "a room with bounds")})
                .hint({both("schrijf `beleidsruimte alleen …`, of `beleidsruimte` voor elke waarde",
                            "write `beleidsruimte alleen …`, or `beleidsruimte` for any value")});
            return;
        }
        auto const plain = out_.types.with_optional(type, false);
        auto minimum = expressions_.constant(written.minimum, plain, place);
        auto maximum = expressions_.constant(written.maximum, plain, place);
        if (!minimum || !maximum) return;
        auto const other_family = [&](values::Value const& value) {
            return family != Family::Unknown && family_of(value) != family;
        };
        if (family_of(*minimum) != family_of(*maximum) || other_family(*minimum)) {
            context_.diagnostics.add(Code::E0406, written.span);
        } else if (less(*maximum, *minimum)) {
            context_.diagnostics.add(Code::E0410, written.span);
        } else {
            room.range = model::Range{std::move(*minimum), std::move(*maximum)};
            room.sound = true;
        }
    }

    Context& context_;
    CheckedTree& out_;
    Expressions expressions_;
};

// The literal that a room allows is one that cannot depend on a case.
class Policies {
public:
    explicit Policies(Context& context) : context_(context), out_(context.out) {}

    void run() {
        for (auto const& [tree, policy] : context_.symbols.policies) file(tree);
        municipality();
        for (auto const& rule : out_.rules) {
            if (rule.form != RuleForm::Layered) continue;
            for (auto const layer : rule.layers)
                if (out_.layers[layer].policy != nothing) within_room(rule, layer);
        }
    }

private:
    void file(std::uint32_t tree) {
        for (auto const& decl : out_.trees[tree].declarations) {
            auto const* parameter = std::get_if<ParameterDecl>(&decl.node);
            bool const fine = std::holds_alternative<syntax::PolicyDecl>(decl.node) ||
                              std::holds_alternative<syntax::SourcesDecl>(decl.node) ||
                              std::holds_alternative<ExceptionDecl>(decl.node) ||
                              std::holds_alternative<syntax::ErrorDecl>(decl.node) ||
                              (parameter != nullptr && !parameter->type);
            if (!fine) context_.diagnostics.add(Code::E0606, name_span(decl));
        }
    }

    // A case must tell in which municipality it plays.
    void municipality() {
        if (out_.policies.empty()) return;
        auto const symbol = context_.symbols.values.find(municipality_fact);
        if (symbol != context_.symbols.values.end() && symbol->second.kind == SymbolKind::Fact) {
            auto const& fact = out_.facts[symbol->second.index];
            if (!fact.type.is_some()) return;
            if (!fact.judgement && out_.types[fact.type].kind == Kind::Text) {
                context_.fact_used[symbol->second.index] = true;
                out_.municipality = symbol->second.index;
                return;
            }
        }
        if (context_.incomplete) return;
        auto const& policy = std::get<syntax::PolicyDecl>(out_.decl(out_.policies.front().decl).node);
        auto problem = context_.diagnostics.add(Code::E0614, policy.code.span);
        if (symbol != context_.symbols.values.end())
            problem.label(symbol->second.span, "dit is geen `gegeven` van type `tekst`",
                          "this is no `gegeven` of type `tekst`");
    }

    // ---- the room ----------------------------------------------------------------------------------------------

    void within_room(RuleInfo const& rule, std::uint32_t layer) {
        if (rule.parameter != nothing) {
            auto const& parameter = out_.parameters[rule.parameter];
            auto const& law = std::get<ParameterDecl>(out_.decl(parameter.decl).node);
            auto const& info = out_.layers[layer];
            auto const& decl = std::get<ParameterDecl>(out_.decl(info.decl).node);
            auto const& value = decl.values[info.value];
            auto const& citation = value.citation.empty() ? decl.citation : value.citation;
            if (!law.room) return no_room(rule.name, decl.name.span, citation, law.name.span, law.citation);
            if (!parameter.room->sound || !info.filled) return;
            inside(rule, *parameter.room, *law.room, *info.filled, out_.expr({info.decl.tree, value.value}).span,
                   citation);
            return;
        }
        for (auto const& version : out_.rules[rule.beneath].versions)
            if (in_force(rule, version, layer) && !exception(rule, version, layer)) return;
    }

    static bool in_force(RuleInfo const& rule, RuleVersion const& written, std::uint32_t layer) {
        return std::any_of(rule.versions.begin(), rule.versions.end(), [&](RuleVersion const& version) {
            return version.decl == written.decl &&
                   std::find(version.layers.begin(), version.layers.end(), layer) != version.layers.end();
        });
    }

    // False when something was found.
    bool exception(RuleInfo const& rule, RuleVersion const& version, std::uint32_t layer) {
        auto const& info = out_.layers[layer];
        auto const& decl = std::get<ExceptionDecl>(out_.decl(info.decl).node);
        auto const& law = *header_of(out_.decl(version.decl));
        if (!law.room) {
            no_room(rule.name, decl.name.span, decl.header.citation, name_span(out_.decl(version.decl)), law.citation);
            return false;
        }
        auto const& room = *version.room;
        ExprRef const value{info.decl.tree, decl.value};
        if (!room.sound || (!room.range && room.only.empty()) || !out_.info(value).type.is_some()) return true;
        auto const* constant = out_.constant(value);
        auto const where = out_.expr(value).span;
        if (constant != nullptr) return inside(rule, room, *law.room, *constant, where, decl.header.citation);
        context_.diagnostics.add(Code::E0613, where, {rule.name, text_of_room(room, rule.type)})
            .label(where, cited(decl.header.citation), cited(decl.header.citation))
            .label(law.room->span, cited(law.room->citation), cited(law.room->citation));
        return false;
    }

    static std::string cited(syntax::Citation const& citation) {
        return citation.empty() ? std::string() : "volgens " + text_of(citation);
    }

    void no_room(std::string const& name, Span where, syntax::Citation const& policy, Span law_span,
                 syntax::Citation const& law) {
        context_.diagnostics.add(Code::E0610, where, {name})
            .hint({name})
            .label(where, cited(policy), cited(policy))
            .label(law_span, cited(law), cited(law));
    }

    bool inside(RuleInfo const& rule, RoomInfo const& room, PolicyRoom const& law, values::Value const& value,
                Span where, syntax::Citation const& policy) {
        bool fits = true;
        if (room.range) {
            bool const same_family = family_of(value) == family_of(room.range->minimum);
            fits = !values::is_none(value) && same_family && !less(value, room.range->minimum) &&
                   !less(room.range->maximum, value);
        }
        if (!room.only.empty()) fits = std::find(room.only.begin(), room.only.end(), value) != room.only.end();
        if (fits) return true;
        context_.diagnostics
            .add(Code::E0611, where, {in_words(value, rule.type), rule.name, text_of_room(room, rule.type)})
            .label(where, cited(policy), cited(policy))
            .label(law.span, cited(law.citation), cited(law.citation));
        return false;
    }

    std::string in_words(values::Value const& value, TypeId type) const {
        return both(values::to_text(value, out_.types[type], values::Language::Dutch),
                    values::to_text(value, out_.types[type], values::Language::English));
    }

    std::string text_of_room(RoomInfo const& room, TypeId type) const {
        std::string dutch, english;
        auto const text = [&](values::Value const& value, values::Language language) {
            return values::to_text(value, out_.types[type], language);
        };
        using enum values::Language;
        if (room.range) {
            dutch = "van " + text(room.range->minimum, Dutch) + " tot en met " + text(room.range->maximum, Dutch);
            english = "from " + text(room.range->minimum, English) + " through " + text(room.range->maximum, English);
        }
        for (auto const& value : room.only) {
            dutch += (dutch.empty() ? "alleen " : ", ") + text(value, Dutch);
            english += (english.empty() ? "only " : ", ") + text(value, English);
        }
        return both(dutch, english);
    }

    Context& context_;
    CheckedTree& out_;
};

bool four_digits(std::string const& text) {
    return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void declare_policy(Context& context, syntax::PolicyDecl const& decl, DeclRef ref) {
    auto& out = context.out;
    auto& known = context.symbols.policies;
    auto const first = known.find(ref.tree);
    if (first != known.end()) {
        auto const& before = std::get<syntax::PolicyDecl>(out.decl(out.policies[first->second].decl).node);
        context.diagnostics.add(Code::E0605, decl.code.span)
            .label(before.code.span, "hier staat de eerste", "the first stands here");
        return;
    }
    if (ref.index != 0) context.diagnostics.add(Code::E0604, decl.code.span);
    if (!four_digits(decl.code.text)) context.diagnostics.add(Code::E0607, decl.code.span, {decl.code.text});
    auto const same = std::find_if(out.policies.begin(), out.policies.end(),
                                   [&](PolicyInfo const& policy) { return policy.code == decl.code.text; });
    if (same != out.policies.end() && same->municipality != decl.municipality.text)
        context.diagnostics
            .add(Code::E0608, decl.municipality.span, {decl.code.text, same->municipality, decl.municipality.text})
            .label(std::get<syntax::PolicyDecl>(out.decl(same->decl).node).municipality.span, "hier staat de eerste",
                   "the first stands here");
    known.emplace(ref.tree, static_cast<std::uint32_t>(out.policies.size()));
    out.policies.push_back({decl.code.text, decl.municipality.text, ref});
}

void check_rooms(Context& context) {
    auto& out = context.out;
    Rooms rooms(context);
    for (auto& parameter : out.parameters) {
        auto const& decl = std::get<ParameterDecl>(out.decl(parameter.decl).node);
        parameter.room = rooms.read(decl.room, parameter.type, parameter.family, parameter.decl);
    }
    for (auto& rule : out.rules) {
        if (rule.form != RuleForm::Body && rule.form != RuleForm::Table) continue;
        for (auto& version : rule.versions)
            version.room =
                rooms.read(header_of(out.decl(version.decl))->room, rule.type, Family::Unknown, version.decl);
    }
    for (auto const& [tree, policy] : context.symbols.policies) {
        for (auto const& decl : out.trees[tree].declarations) {
            auto const* fill = std::get_if<ParameterDecl>(&decl.node);
            if (fill == nullptr || fill->type || !fill->room) continue;
            context.diagnostics.add(Code::E0320, fill->room->span, {both("`beleidsruimte`", "`beleidsruimte`")})
                .hint({both("de ruimte staat bij de parameter van de wet",
                            "the room stands with the parameter of the law")});
        }
    }
}

void check_policies(Context& context) { Policies(context).run(); }

}  // namespace wetwijzer::check
