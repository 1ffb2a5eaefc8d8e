// Facts and parameters: ranges, provenance and values.
#include "dsl/check/declarations.hpp"
#include "dsl/check/literals.hpp"
#include "dsl/check/provenance.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

class Facts {
public:
    explicit Facts(Context& context) : context_(context), out_(context.out), expressions_(context) {}

    void run() {
        for (auto& record : out_.records) {
            auto const& decl = std::get<syntax::RecordDecl>(out_.decl(record.decl).node);
            for (std::size_t i = 0; i < decl.fields.size(); ++i) {
                auto const& field = decl.fields[i];
                record.fields[i].range = range(field.range, record.fields[i].type, record.decl, field.name);
                provenance(field.provenance, record.fields[i].type);
                omitted(field.provenance, field.name, record.fields[i].type, true);
                add_path(field.provenance, field.name, true);
            }
            conflicting_paths(true);
        }
        for (auto& fact : out_.facts) {
            if (fact.judgement) continue;
            auto const& decl = std::get<syntax::FactDecl>(out_.decl(fact.decl).node);
            fact.range = range(decl.range, fact.type, fact.decl, decl.name);
            provenance(decl.provenance, fact.type);
            omitted(decl.provenance, decl.name, fact.type, false);
            add_path(decl.provenance, decl.name, false);
        }
        conflicting_paths(false);
    }

private:
    struct KeyPath {
        std::vector<std::string> keys;
        bool two_keys = false;  // a period of two keys shares its begin with others
        Word name;
    };

    void add_path(std::optional<syntax::ProvenanceClause> const& clause, Word const& name, bool field) {
        paths_.push_back({keys_of(clause, name.text, field), clause && clause->end_path, name});
    }

    std::optional<model::Range> range(std::optional<syntax::RangeClause> const& clause, TypeId type, DeclRef decl,
                                      Word const& name) {
        if (!clause || !type.is_some()) return std::nullopt;
        Place const place = place_of(context_, decl, nothing, nullptr);
        if (!ordered(out_.types[type].kind)) {
            context_.diagnostics
                .add(Code::E0320, name.span,
                     {both("een bereik (`van … tot en met …`)", "a range (`van … tot en met …`)")})
                .hint({both("alleen een getal, bedrag, percentage, datum of duur heeft een bereik",
                            "only a number, amount, percentage, date or duration has a range")});
            return std::nullopt;
        }
        auto const plain = out_.types.with_optional(type, false);
        auto minimum = expressions_.constant(clause->minimum, plain, place);
        auto maximum = expressions_.constant(clause->maximum, plain, place);
        if (!minimum || !maximum) return std::nullopt;
        if (less(*maximum, *minimum)) {
            context_.diagnostics.add(Code::E0410, out_.expr({decl.tree, clause->minimum}).span);
            return std::nullopt;
        }
        return model::Range{std::move(*minimum), std::move(*maximum)};
    }

    void provenance(std::optional<syntax::ProvenanceClause> const& clause, TypeId type) {
        if (!clause) return;
        auto const found = context_.symbols.origins.find(clause->origin.text);
        if (found == context_.symbols.origins.end())
            context_.diagnostics.add(Code::E0323, clause->origin.span, {clause->origin.text})
                .hint(context_.near(clause->origin.text, names_of(context_.symbols.origins)));
        else
            found->second.used = true;
        if (clause->end_path && type.is_some() && out_.types[type].kind != Kind::Period)
            context_.diagnostics.add(
                Code::E0305, clause->end_path->span,
                {both("één sleutel", "one key"), both("een periode uit twee sleutels", "a period from two keys")});
    }

    // `weggelaten is geen` needs a type with geen and one key in an object that the case may have or not have: the
    // case itself is no complete message.
    void omitted(std::optional<syntax::ProvenanceClause> const& clause, Word const& name, TypeId type, bool field) {
        if (!clause || !clause->omitted_is_none) return;
        auto const report = [&](std::string reason, std::string hint) {
            context_.diagnostics.add(Code::E0326, clause->omitted_is_none->span, {std::move(reason)})
                .hint({std::move(hint)});
        };
        if (clause->end_path)
            report(both("de periode komt uit twee sleutels", "the period comes from two keys"),
                   both("lees de twee datums als twee gegevens", "read the two dates as two facts"));
        else if (!field && keys_of(clause, name.text, false).size() < 2)
            report(both("een zaak is geen volledig bericht", "a case is no complete message"),
                   both("geef een pad van minstens twee delen: het bericht en de sleutel daarin",
                        "give a path of at least two parts: the message and the key in it"));
        else if (type.is_some() && !out_.types[type].optional)
            report(both("het type kan niet `geen` zijn", "the type cannot be `geen`"),
                   both("laat het type eindigen op `of geen`", "let the type end in `of geen`"));
    }

    // A key that holds a value and has keys below it as well; in a record also a key that is read twice (facts may
    // share one). Empties the list of paths.
    void conflicting_paths(bool once) {
        std::stable_sort(paths_.begin(), paths_.end(), [](auto const& a, auto const& b) { return a.keys < b.keys; });
        for (std::size_t i = 0; i + 1 < paths_.size(); ++i) {
            auto const& shorter = paths_[i];
            auto const& longer = paths_[i + 1];
            bool const starts = longer.keys.size() >= shorter.keys.size() &&
                                std::equal(shorter.keys.begin(), shorter.keys.end(), longer.keys.begin());
            bool const equal = shorter.keys.size() == longer.keys.size();
            bool const same_field = once && shorter.name.text == longer.name.text;  // reported as such
            if (!starts || same_field || (equal && (!once || shorter.two_keys != longer.two_keys))) continue;
            std::string text;
            for (auto const& key : shorter.keys) text += (text.empty() ? "" : ".") + key;
            if (equal)
                context_.diagnostics.add(Code::E0325, longer.name.span, {text, shorter.name.text})
                    .label(shorter.name.span, "hier staat de eerste", "the first stands here");
            else
                context_.diagnostics.add(Code::E0324, longer.name.span, {text})
                    .label(shorter.name.span, "hier is het een waarde", "here it is a value");
        }
        paths_.clear();
    }

    Context& context_;
    CheckedTree& out_;
    Expressions expressions_;
    std::vector<KeyPath> paths_;
};

}  // namespace

Family family_of(values::Value const& value) {
    auto const* duration = std::get_if<values::Duration>(&value);
    if (duration == nullptr) return Family::Unknown;
    return duration->family == values::Duration::Family::Months ? Family::Months : Family::Days;
}

void check_facts(Context& context) { Facts(context).run(); }

void check_parameters(Context& context) {
    Expressions expressions(context);
    for (auto& parameter : context.out.parameters) {
        auto const& decl = std::get<syntax::ParameterDecl>(context.out.decl(parameter.decl).node);
        Place const place = place_of(context, parameter.decl, nothing, nullptr);
        for (std::uint32_t i = 0; i < decl.values.size(); ++i) {
            auto value = expressions.constant(decl.values[i].value, parameter.type, place);
            if (!value) continue;
            auto const family = family_of(*value);
            if (i > 0 && family != parameter.family)
                context.diagnostics.add(Code::E0406,
                                        context.out.expr({parameter.decl.tree, decl.values[i].value}).span);
            parameter.family = family;
            parameter.versions.push_back({i, {}, std::move(*value)});
        }
    }
}

}  // namespace wetwijzer::check
