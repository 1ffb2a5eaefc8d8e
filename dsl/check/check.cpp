// The passes of the checker, in order.
#include "dsl/check/check.hpp"

#include "dsl/check/articles.hpp"
#include "dsl/check/citations.hpp"
#include "dsl/check/cycles.hpp"
#include "dsl/check/declarations.hpp"
#include "dsl/check/indicators.hpp"
#include "dsl/check/layers.hpp"
#include "dsl/check/periods.hpp"
#include "dsl/check/policy.hpp"
#include "dsl/check/reach.hpp"
#include "dsl/check/scenarios.hpp"
#include "dsl/check/tables.hpp"
#include "dsl/check/usage.hpp"

namespace wetwijzer::check {
namespace {

void name_rules(CheckedTree& tree) {
    for (std::uint32_t i = 0; i < tree.rules.size(); ++i)
        if (tree.rules[i].owner == nothing) tree.rule_by_name.emplace(tree.rules[i].name, i);
}

bool has_errors(CheckedTree const& tree) {
    for (auto const& file : tree.trees)
        for (auto const& decl : file.declarations)
            if (std::holds_alternative<syntax::ErrorDecl>(decl.node)) return true;
    return false;
}

void run(Context& context) {
    auto& out = context.out;
    context.incomplete = has_errors(out);
    declare_all(context);
    name_rules(out);
    prepare_headings(context);
    for (auto const& tree : out.trees) out.expressions.emplace_back(tree.expressions.size());

    check_citations(context);
    check_articles(context);
    check_facts(context);
    check_parameters(context);
    check_periods(context);
    check_rooms(context);
    check_layer_periods(context);
    check_terms(context);
    check_rules(context);
    check_layers(context);
    check_policies(context);
    check_decisions(context);
    check_indicators(context);
    check_message_checks(context);
    check_cycles(context);
    check_tables(context);
    check_reach(context);
    check_article_coverage(context);
    check_usage(context);  // before the scenarios: what only they use is not used
    check_scenarios(context);
}

}  // namespace

CheckedTree check(std::vector<syntax::SyntaxTree> trees, diagnostics::Diagnostics& diagnostics) {
    CheckedTree out;
    out.trees = std::move(trees);
    Context context{out, diagnostics};
    run(context);
    return out;
}

CheckedTree check_expression(std::vector<syntax::SyntaxTree> trees, syntax::ExprId expression,
                             diagnostics::Diagnostics& diagnostics) {
    CheckedTree out;
    out.trees = std::move(trees);
    diagnostics::Diagnostics reported_before;
    Context context{out, reported_before};
    run(context);

    Context here{out, diagnostics};
    here.symbols = std::move(context.symbols);
    here.fact_used = std::move(context.fact_used);
    here.parameter_used = std::move(context.parameter_used);
    here.reading_used = std::move(context.reading_used);
    Place place;
    place.tree = static_cast<std::uint32_t>(out.trees.size() - 1);
    place.month_rule = out.month_rule.has_value();
    Expressions(here).infer(expression, {}, place);
    return out;
}

}  // namespace wetwijzer::check
