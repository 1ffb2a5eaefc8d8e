// The syntax trees with what checking found out: types, bindings and constants by expression, and all that is declared.
#pragma once

#include "dsl/check/types.hpp"
#include "dsl/syntax/ast.hpp"
#include "engine/model/rule_set.hpp"
#include "engine/values/value.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::check {

inline constexpr std::uint32_t nothing = 0xffffffff;

// An expression or a declaration of one of the trees.
struct ExprRef {
    std::uint32_t tree = 0;
    syntax::ExprId id;
    bool is_some() const { return id.is_some(); }
};
struct DeclRef {
    std::uint32_t tree = 0;
    std::uint32_t index = nothing;
    friend bool operator==(DeclRef, DeclRef) = default;
};

// What a name or literal stands for; `target` is an index in the vectors of CheckedTree.
enum class Binding : std::uint8_t {
    None,      // no name, or one with an error
    Constant,  // literal or member: constants
    Fact,
    List,       // facts
    Parameter,  // parameters
    Rule,       // rules
    ReferenceDate,
    ElementField,  // field of the innermost element
    ElementRule,   // rules, one with an owner
};

// One ".veld" behind a record.
struct Access {
    bool rule = false;         // a rule of the record, else a field
    std::uint32_t target = 0;  // rules, or the field's index
    TypeId type;               // after this step
};

// Whether a duration counts months or days, as far as the text tells.
enum class Family : std::uint8_t { Unknown, Months, Days };

struct ExprInfo {
    TypeId type;  // none: has an error
    Binding binding = Binding::None;
    std::uint32_t target = nothing;
    std::uint32_t first_access = 0;  // names, FieldOf, order of First and Last: in `accesses`
    std::uint16_t access_count = 0;
    Family family = Family::Unknown;
};

struct FieldInfo {
    std::string name;
    TypeId type;
    std::optional<model::Range> range;
};

struct RecordInfo {
    std::string name;
    DeclRef decl;
    std::vector<FieldInfo> fields;
    std::map<std::string, std::uint32_t> field_index;
    std::map<std::string, std::uint32_t> rule_index;  // rules with this owner
    std::vector<std::uint32_t> lists;                 // facts of type "lijst van" this record
};

struct FactInfo {
    std::string name;
    DeclRef decl;
    TypeId type;
    bool judgement = false;
    std::optional<model::Range> range;
};

struct ParameterVersion {
    std::uint32_t index = 0;  // in ParameterDecl::values
    model::Validity validity;
    values::Value value;
};

struct ParameterInfo {
    std::string name;
    DeclRef decl;
    TypeId type;
    std::vector<ParameterVersion> versions;  // in order of validity
    Family family = Family::Unknown;
};

// A term makes four rules; the condition of a decision makes one.
enum class RuleForm : std::uint8_t { Body, Table, TermStart, TermEnd, TermStatus, TermSignal, DecisionCondition };

struct RuleVersion {
    DeclRef decl;
    model::Validity validity;
    bool complete = false;  // a table: for any inputs one row matches
};

// That a rule uses another, and where it says so first.
struct Use {
    std::uint32_t rule = 0;
    source::Span span;
};

struct RuleInfo {
    std::string name;  // with owner or term: "omstandigheid.verlenging", "pip_vaststellen.einde"
    RuleForm form = RuleForm::Body;
    std::uint32_t owner = nothing;  // records
    std::uint32_t term = nothing;   // terms
    TypeId type;
    ExprRef law_date;
    std::vector<RuleVersion> versions;  // in order of validity
    std::vector<Use> uses;              // without duplicates, in order of first use
};

struct TermInfo {
    std::string name;
    std::uint32_t start = nothing, end = nothing, status = nothing, signal = nothing;  // rules
};

struct DecisionInfo {
    std::string name;
    DeclRef decl;
    std::uint32_t condition = nothing;      // rules
    std::vector<std::uint32_t> outcomes;    // rules
    std::vector<std::uint32_t> judgements;  // facts
};

// What a scenario gives: a value of a fact or judgement, a row of a list, an empty list, or a value of a rule ("stel").
struct GivenInfo {
    enum class Kind : std::uint8_t { Value, Row, EmptyList, Assume };
    Kind kind = Kind::Value;
    std::uint32_t target = nothing;  // facts; rules for Assume
    values::Value value;
    std::vector<std::optional<values::Value>> row;  // by field
};

struct ExpectedInfo {
    syntax::Expected::Kind kind = syntax::Expected::Kind::Value;
    std::uint32_t rule = nothing;
    values::Value value;
    std::vector<std::uint32_t> waits_for;  // facts
    source::Span span;
};

// One case to run: a scenario without examples, or one row of them.
struct ScenarioInfo {
    std::string title;
    DeclRef decl;
    source::Span span;
    values::Date reference_date;
    std::vector<GivenInfo> givens;
    std::vector<ExpectedInfo> expectations;
};

struct CheckedTree {
    // References in them have been given the source that they continue with.
    std::vector<syntax::SyntaxTree> trees;
    std::vector<std::vector<ExprInfo>> expressions;  // by tree and expression
    TypeTable types;
    std::vector<Access> accesses;
    std::vector<values::Value> constants;

    std::vector<RecordInfo> records;
    std::vector<FactInfo> facts;
    std::vector<ParameterInfo> parameters;
    std::vector<RuleInfo> rules;  // in order of first declaration
    std::vector<TermInfo> terms;
    std::vector<DecisionInfo> decisions;
    std::vector<ScenarioInfo> scenarios;
    std::vector<std::uint32_t> order;                   // rules, each after those it uses
    std::map<std::string, std::uint32_t> rule_by_name;  // without the rules of records
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<syntax::ExprId>>
        inputs;  // of a table, by declaration
    std::optional<syntax::MonthRule> month_rule;

    syntax::Expr const& expr(ExprRef ref) const { return trees[ref.tree].expressions[ref.id.value]; }
    ExprInfo const& info(ExprRef ref) const { return expressions[ref.tree][ref.id.value]; }
    syntax::Decl const& decl(DeclRef ref) const { return trees[ref.tree].declarations[ref.index]; }
    values::Value const* constant(ExprRef ref) const {
        auto const& found = info(ref);
        return found.binding == Binding::Constant ? &constants[found.target] : nullptr;
    }
};

}  // namespace wetwijzer::check
