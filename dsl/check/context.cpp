// What all passes share: names taken, rules made.
#include "dsl/check/symbols.hpp"

#include <algorithm>
#include <array>

namespace wetwijzer::check {
namespace {

// Keys of a case file that are not facts, and words with a meaning of their own.
constexpr std::array reserved_names{"lezingen", "oordelen", "onbekend", "peildatum", "zaak"};

}  // namespace

void Context::duplicate(Word const& name, Span first) {
    diagnostics.add(Code::E0302, name.span, {name.text}).label(first, "hier staat de eerste", "the first stands here");
}

bool Context::add(std::map<std::string, Named>& names, Word const& name, std::uint32_t index) {
    auto const [at, added] = names.try_emplace(name.text, Named{index, name.span, false});
    if (!added) duplicate(name, at->second.span);
    return added;
}

bool Context::add_value(Word const& name, SymbolKind kind, std::size_t index) {
    if (std::find(reserved_names.begin(), reserved_names.end(), name.text) != reserved_names.end())
        diagnostics.add(Code::E0311, name.span, {name.text});
    auto const [at, added] =
        symbols.values.try_emplace(name.text, Symbol{kind, static_cast<std::uint32_t>(index), name.span});
    if (!added) duplicate(name, at->second.span);
    return added;
}

std::uint32_t Context::new_rule(std::string name, RuleForm form, TypeId type, DeclRef ref) {
    RuleInfo rule;
    rule.name = std::move(name);
    rule.form = form;
    rule.type = type;
    rule.versions.push_back(version_of(ref));
    out.rules.push_back(std::move(rule));
    return static_cast<std::uint32_t>(out.rules.size() - 1);
}

RuleVersion version_of(DeclRef decl) {
    RuleVersion version;
    version.decl = decl;
    return version;
}

std::string const& written_name(CheckedTree const& tree, RuleInfo const& rule) {
    return rule.above != nothing ? tree.rules[rule.above].name : rule.name;
}

}  // namespace wetwijzer::check
