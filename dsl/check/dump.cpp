// Declarations with their types, versions and uses; expressions by place with type and binding.
#include "dsl/check/dump.hpp"

#include "dsl/check/articles.hpp"
#include "engine/values/text.hpp"

namespace wetwijzer::check {
namespace {

class Dumper {
public:
    explicit Dumper(CheckedTree const& tree) : tree_(tree) {}

    std::string run() {
        for (auto const& record : tree_.records) {
            line("record " + record.name);
            for (auto const& field : record.fields) line("  " + field.name + " : " + type(field.type));
        }
        for (auto const& fact : tree_.facts)
            line((fact.judgement ? "judgement " : "fact ") + fact.name + " : " + type(fact.type));
        for (auto const& parameter : tree_.parameters) {
            line("parameter " + parameter.name + " : " + type(parameter.type));
            for (auto const& version : parameter.versions)
                line("  " + validity(version.validity) + " = " + value(version.value, parameter.type));
        }
        for (auto const& reading : tree_.readings) line("reading " + reading.name + " : " + type(reading.type));
        for (auto const& layer : tree_.layers) {
            line("layer " + layer.name + ' ' + validity(layer.validity));
            for (auto const other : layer.overrides) line("  before " + tree_.layers[other].name);
        }
        for (auto const& article : tree_.articles) line("article " + text_of(article.reference));
        for (auto const index : tree_.order) rule(tree_.rules[index]);
        for (std::size_t i = 0; i < tree_.trees.size(); ++i) expressions(i);
        return std::move(text_);
    }

private:
    void line(std::string const& words) { text_ += words + '\n'; }

    std::string type(TypeId id) const {
        if (!id.is_some()) return "?";
        auto const& found = tree_.types[id];
        auto const name = values::type_name(found, values::Language::Dutch);
        bool const record = found.kind == Kind::Record || found.kind == Kind::List;
        return record ? name + ' ' + tree_.records[found.record].name : name;
    }
    std::string value(values::Value const& value, TypeId id) const {
        return id.is_some() ? values::canonical(value, tree_.types[id]) : "?";
    }
    static std::string validity(model::Validity const& validity) {
        auto const day = [](std::optional<values::Date> const& date) { return date ? date->iso() : std::string(); };
        return '[' + day(validity.from) + ',' + day(validity.until) + ')';
    }

    void rule(RuleInfo const& rule) {
        line("rule " + rule.name + " : " + type(rule.type));
        for (auto const& version : rule.versions) {
            line("  " + validity(version.validity) + (version.complete ? " complete" : ""));
            for (auto const layer : version.layers) line("    layer " + tree_.layers[layer].name);
        }
        for (auto const& use : rule.uses) line("  uses " + tree_.rules[use.rule].name);
    }

    void expressions(std::size_t tree) {
        auto const& nodes = tree_.trees[tree].expressions;
        for (std::size_t i = 0; i < nodes.size() && i < tree_.expressions[tree].size(); ++i) {
            auto const& info = tree_.expressions[tree][i];
            auto const& span = nodes[i].span;
            line("expression " + std::to_string(span.file) + ':' + std::to_string(span.begin) + '-' +
                 std::to_string(span.end) + " : " + type(info.type) + binding(info));
        }
    }

    std::string binding(ExprInfo const& info) const {
        switch (info.binding) {
            case Binding::None:
                return {};
            case Binding::Constant:
                return " = " + value(tree_.constants[info.target], info.type);
            case Binding::Fact:
            case Binding::List:
                return " fact " + tree_.facts[info.target].name;
            case Binding::Parameter:
                return " parameter " + tree_.parameters[info.target].name;
            case Binding::Reading:
                return " reading " + tree_.readings[info.target].name;
            case Binding::Rule:
            case Binding::ElementRule:
                return " rule " + tree_.rules[info.target].name;
            case Binding::ReferenceDate:
                return " reference date";
            case Binding::ElementField:
                return " field " + std::to_string(info.target);
        }
        return {};
    }

    CheckedTree const& tree_;
    std::string text_;
};

}  // namespace

std::string dump(CheckedTree const& tree) { return Dumper(tree).run(); }

}  // namespace wetwijzer::check
