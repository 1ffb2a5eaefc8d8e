// All that is declared, by name. Filled before any expression is looked at.
#pragma once

#include "dsl/check/checked_tree.hpp"
#include "dsl/diagnostics/diagnostic.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::check {

using diagnostics::Code;
using diagnostics::Diagnostics;
using source::Span;
using syntax::Word;

// What a name stands for among facts, parameters, readings, rules and terms; `index` in the vectors of CheckedTree.
enum class SymbolKind : std::uint8_t { Fact, Parameter, Rule, Term, Reading };

struct Symbol {
    SymbolKind kind = SymbolKind::Fact;
    std::uint32_t index = 0;
    Span span;
};

// A source, origin, kind, record or decision; `used` for those of which an unused one is reported.
struct Named {
    std::uint32_t index = nothing;
    Span span;
    bool used = false;
};

struct Symbols {
    std::map<std::string, Symbol> values;
    std::map<std::string, Named> records;  // index: records
    std::map<std::string, Named> kinds;    // index: kind_types
    std::map<std::string, Named> sources;
    std::map<std::string, Named> origins;
    std::map<std::string, Named> decisions;           // index: decisions
    std::map<std::string, Named> indicators;          // index: indicators
    std::map<std::string, Named> layers;              // index: layers; the first of this name
    std::map<std::uint32_t, std::uint32_t> policies;  // index: policies, by tree
    std::vector<TypeId> kind_types;
    std::set<std::string> units;
};

// What all passes share.
inline constexpr int most_suggestions = 60;  // the collector shows 50

struct Context {
    CheckedTree& out;
    Diagnostics& diagnostics;
    Symbols symbols = {};
    std::vector<bool> fact_used = {};
    std::vector<bool> parameter_used = {};
    std::vector<bool> reading_used = {};
    std::set<std::pair<std::uint32_t, std::uint32_t>> uses = {};  // of rules: user, used
    bool incomplete = false;  // some declaration could not be read: a name may well be declared there
    bool month_rule_reported = false;
    int suggestions = 0;

    // The nearest of the known names, in the form of hint arguments; empty when none is near.
    std::vector<std::string> near(std::string_view wrong, std::vector<std::string> const& known);
    // Reports a name that is not known; `known` gives the names that it could have been.
    template <class Names>
    void unknown(Word const& name, Names known) {
        if (incomplete) return;
        auto problem = diagnostics.add(Code::E0301, name.span, {name.text});
        if (suggestions < most_suggestions) problem.hint(near(name.text, known()));
    }
    // What is declared a second time, and where first.
    void duplicate(Word const& name, Span first);
    // Reserve a name; false, and reported, when it is taken.
    bool add(std::map<std::string, Named>& names, Word const& name, std::uint32_t index);
    bool add_value(Word const& name, SymbolKind kind, std::size_t index);
    // A rule with this one version.
    std::uint32_t new_rule(std::string name, RuleForm form, TypeId type, DeclRef ref);
    // "een bedrag", "een `pip`", in both languages.
    std::string describe(TypeId type) const;
    std::string describe(Type const& type) const;
};

RuleVersion version_of(DeclRef decl);

// The name that the declaration gives: without `volgens_de_wet`.
std::string const& written_name(CheckedTree const& tree, RuleInfo const& rule);

// Reserves every name, gives every declaration its type, and reports duplicates.
void declare_all(Context& context);

// The type that a declaration spells; none when it has an error, which is reported.
TypeId resolve_type(Context& context, syntax::TypeExpr const& type);

template <class Map>
std::vector<std::string> names_of(Map const& map) {
    std::vector<std::string> names;
    for (auto const& entry : map) names.push_back(entry.first);
    return names;
}

}  // namespace wetwijzer::check
