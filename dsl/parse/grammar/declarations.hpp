// Declarations, and the header that rules, tables and terms share.
#pragma once

#include "dsl/parse/grammar/expressions.hpp"
#include "dsl/parse/grammar/recovery.hpp"

namespace wetwijzer::parse::grammar {

using HeaderRule = x3::rule<struct HeaderTag, syntax::Header>;
using OpenHeaderRule = x3::rule<struct OpenHeaderTag, syntax::Header>;  // may leave room for local policy
using RoomRule = x3::rule<struct RoomTag, syntax::PolicyRoom>;
using ValidityRule = x3::rule<struct ValidityTag, syntax::Validity>;
using MonthRuleRule = x3::rule<struct MonthRuleTag, syntax::MonthRuleDecl>;
using FactsRule = x3::rule<struct FactsTag, syntax::Decl>;        // what a case consists of
using RulesRule = x3::rule<struct RulesTag, syntax::Decl>;        // what follows from it
using LayersRule = x3::rule<struct LayersTag, syntax::Decl>;      // what lies on top of the rules
using AnalysisRule = x3::rule<struct AnalysisTag, syntax::Decl>;  // what is asked of many cases, messages and laws
using ScenarioRule = x3::rule<struct ScenarioTag, syntax::Decl>;
using RowRule = x3::rule<struct RowTag, syntax::TableRow>;
using HeadingsRule = x3::rule<struct HeadingsTag, std::vector<syntax::Heading>>;

inline HeaderRule const header{""};
inline OpenHeaderRule const open_header{""};
inline RoomRule const room{
    "`beleidsruimte`\x1f"
    "`policy room`"};
inline ValidityRule const validity{
    "`vanaf`\x1f"
    "`as of`"};
inline MonthRuleRule const month_rule{
    "`maandregel`\x1f"
    "`monthrule`"};
inline FactsRule const facts_declaration{a_declaration};
inline RulesRule const rules_declaration{a_declaration};
inline LayersRule const layers_declaration{a_declaration};
inline AnalysisRule const analysis_declaration{a_declaration};
inline ScenarioRule const scenario_declaration{a_declaration};
inline RowRule const row{
    "een tabelrij met `|`\x1f"
    "a table row with `|`"};
inline HeadingsRule const headings{
    "een tabelkop met `|`\x1f"
    "table headings with `|`"};

BOOST_SPIRIT_DECLARE(HeaderRule, OpenHeaderRule, RoomRule, ValidityRule, MonthRuleRule, FactsRule, RulesRule,
                     LayersRule, AnalysisRule, ScenarioRule, RowRule, HeadingsRule)

// Remembers the name, for the ErrorDecl should the rest be wrong.
template <class Owner>
constexpr auto declare(Word Owner::*field) {
    return [field](auto const& context) {
        state(context).declared = x3::_attr(context);
        x3::_val(context).*field = std::move(x3::_attr(context));
    };
}
inline auto const take = [](auto const& context) { x3::_val(context) = std::move(x3::_attr(context)); };
inline auto const take_node = [](auto const& context) { x3::_val(context).node = std::move(x3::_attr(context)); };
inline auto const take_sentences = [](auto const& context) {
    merge(x3::_val(context).sentences, x3::_attr(context), state(context));
};
inline constexpr char const* a_description =
    "een beschrijving\x1f"
    "a description";
inline constexpr char const* a_policy_room =
    "`beleidsruimte`\x1f"
    "`policy room`";
inline constexpr char const* a_question =
    "`vraag`\x1f"
    "`question`";

}  // namespace wetwijzer::parse::grammar
