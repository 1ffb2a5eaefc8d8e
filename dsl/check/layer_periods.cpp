// When layers count, and the versions that they cut a rule into.
#include "dsl/check/declarations.hpp"
#include "dsl/check/layers.hpp"
#include "dsl/check/periods.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

using syntax::ExceptionDecl;
using syntax::ParameterDecl;

class LayerPeriods {
public:
    explicit LayerPeriods(Context& context) : context_(context), out_(context.out), expressions_(context) {}

    void rule(RuleInfo& rule) {
        for (auto const index : rule.layers) read(out_.layers[index], rule);
        values_without_end(rule);
        overlaps(rule);
        if (rule.parameter != nothing) of_parameter(out_.rules[rule.beneath]);
        for (auto const& version : out_.rules[rule.beneath].versions) cut(rule, version);
        for (auto const index : rule.layers) used(rule, index);
    }

private:
    Span span_of(LayerInfo const& layer) const {
        auto const& decl = out_.decl(layer.decl);
        if (layer.value != nothing) return std::get<ParameterDecl>(decl.node).values[layer.value].validity.span;
        auto const& exception = std::get<ExceptionDecl>(decl.node);
        return exception.header.validity ? exception.header.validity->span : exception.name.span;
    }

    void read(LayerInfo& layer, RuleInfo const& rule) {
        auto const& decl = out_.decl(layer.decl);
        if (auto const* exception = std::get_if<ExceptionDecl>(&decl.node)) {
            if (exception->header.validity) layer.validity = read_validity(context_, *exception->header.validity, true);
            return;
        }
        auto const& written = std::get<ParameterDecl>(decl.node).values[layer.value];
        layer.validity = read_validity(context_, written.validity, true);
        auto const& parameter = out_.parameters[rule.parameter];
        auto value =
            expressions_.constant(written.value, parameter.type, place_of(context_, layer.decl, nothing, nullptr));
        if (!value) return;
        if (parameter.family != Family::Unknown && family_of(*value) != parameter.family)
            context_.diagnostics.add(Code::E0406, out_.expr({layer.decl.tree, written.value}).span);
        else
            layer.filled = std::move(*value);
    }

    // As of a parameter itself: a value holds until the next one of the same declaration begins.
    void values_without_end(RuleInfo const& rule) {
        for (auto const one : rule.layers) {
            auto& earlier = out_.layers[one];
            if (earlier.value == nothing || earlier.validity.until) continue;
            for (auto const other : rule.layers) {
                auto const& later = out_.layers[other];
                if (!(later.decl == earlier.decl) || !later.validity.from ||
                    later.validity.from <= earlier.validity.from)
                    continue;
                if (!earlier.validity.until || *later.validity.from < *earlier.validity.until)
                    earlier.validity.until = later.validity.from;
            }
        }
    }

    static bool overlap(model::Validity const& one, model::Validity const& other) {
        bool const before = one.until && other.from && *one.until <= *other.from;
        bool const after = other.until && one.from && *other.until <= *one.from;
        return !before && !after;
    }

    // Versions of one exception, and policies of one municipality, do not hold together.
    void overlaps(RuleInfo const& rule) {
        for (std::size_t j = 1; j < rule.layers.size(); ++j) {
            for (std::size_t i = 0; i < j; ++i) {
                auto const& one = out_.layers[rule.layers[i]];
                auto const& other = out_.layers[rule.layers[j]];
                bool const fills = rule.parameter != nothing;
                bool const same =
                    fills ? out_.policies[one.policy].code == out_.policies[other.policy].code : one.name == other.name;
                if (!same || !overlap(one.validity, other.validity)) continue;
                bool const one_place = !fills || one.decl == other.decl;
                auto problem =
                    one_place ? context_.diagnostics.add(Code::E0508, span_of(other), {fills ? rule.name : other.name})
                              : context_.diagnostics.add(Code::E0609, span_of(other),
                                                         {out_.policies[other.policy].municipality, rule.name});
                problem.label(span_of(one), "hier staat de eerdere", "the earlier one stands here");
                break;
            }
        }
    }

    // `P.volgens_de_wet` has a version for each value of P.
    void of_parameter(RuleInfo& rule) {
        for (auto const& value : out_.parameters[rule.parameter].versions) {
            auto version = version_of(out_.parameters[rule.parameter].decl);
            version.validity = value.validity;
            version.value = value.index;
            rule.versions.push_back(std::move(version));
        }
    }

    static bool inside(model::Validity const& validity, values::Date day) {
        return (!validity.from || *validity.from < day) && (!validity.until || day < *validity.until);
    }

    void cut(RuleInfo& rule, RuleVersion const& written) {
        std::vector<values::Date> cuts;
        for (auto const index : rule.layers)
            for (auto const& day : {out_.layers[index].validity.from, out_.layers[index].validity.until})
                if (day && inside(written.validity, *day)) cuts.push_back(*day);
        std::sort(cuts.begin(), cuts.end());
        cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
        auto piece = written;
        for (std::size_t i = 0; i <= cuts.size(); ++i) {
            piece.validity.until = i < cuts.size() ? std::optional(cuts[i]) : written.validity.until;
            piece.layers.clear();
            for (auto const index : rule.layers)
                if (overlap(out_.layers[index].validity, piece.validity)) piece.layers.push_back(index);
            rule.versions.push_back(piece);
            piece.validity.from = piece.validity.until;
        }
    }

    void used(RuleInfo const& rule, std::uint32_t layer) {
        for (auto const& version : rule.versions)
            if (std::find(version.layers.begin(), version.layers.end(), layer) != version.layers.end()) return;
        auto const& info = out_.layers[layer];
        if (info.validity.from && info.validity.until && *info.validity.until <= *info.validity.from) return;  // E0507
        auto const& written = out_.rules[rule.beneath].versions;
        if (written.empty()) return;
        bool const fills = rule.parameter != nothing;
        context_.diagnostics.add(Code::E0603, span_of(info), {info.name, rule.name})
            .label(name_span(out_.decl(written.front().decl)),
                   fills ? "hier staat de parameter" : "hier staat de regel",
                   fills ? "the parameter stands here" : "the rule stands here");
    }

    Context& context_;
    CheckedTree& out_;
    Expressions expressions_;
};

}  // namespace

void check_layer_periods(Context& context) {
    LayerPeriods periods(context);
    for (auto& rule : context.out.rules)
        if (rule.form == RuleForm::Layered) periods.rule(rule);
}

}  // namespace wetwijzer::check
