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
    Reading,    // readings
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

// A file that begins with `beleid van gemeente`.
struct PolicyInfo {
    std::string code;
    std::string municipality;
    DeclRef decl;
};

// What the law leaves to a municipality; none of the three: any value.
struct RoomInfo {
    std::optional<model::Range> range;
    std::vector<values::Value> only;
    bool sound = true;  // false: has an error, which is reported
};

// One that lies on top of a rule or parameter: an exception from elsewhere, or a value that fills the room of a
// parameter.
struct LayerInfo {
    std::string name;
    DeclRef decl;                   // ExceptionDecl or ParameterDecl
    std::uint32_t value = nothing;  // of a parameter: index in ParameterDecl::values
    std::uint32_t policy = nothing;
    model::Validity validity;
    std::optional<values::Value> filled;   // of a parameter; none when it has an error
    std::vector<std::uint32_t> overrides;  // layers
};

struct ReadingInfo {
    std::string name;
    DeclRef decl;
    TypeId type;  // the enumeration of its alternatives
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
    std::optional<RoomInfo> room;
    std::uint32_t layered = nothing;  // rules: of this name, when policy fills the room
};

// A term makes four rules; the condition of a decision makes one, and so does each part of an indicator. A rule or
// parameter with layers is two: the one of its name (Layered) and `name.volgens_de_wet`, with the versions as written
// (Body, Table, Parameter).
enum class RuleForm : std::uint8_t {
    Body,
    Table,
    TermStart,
    TermEnd,
    TermStatus,
    TermSignal,
    DecisionCondition,
    Layered,
    Parameter,
    IndicatorPart,
    MessageCheck
};

struct RuleVersion {
    DeclRef decl;
    model::Validity validity;
    bool complete = false;              // a table: for any inputs one row matches
    std::vector<std::uint32_t> layers;  // in force, in the order written (Layered)
    std::uint32_t value = nothing;      // of a parameter: index in ParameterDecl::values (Layered, Parameter)
    std::optional<RoomInfo> room;
};

// That a rule uses another, and where it says so first.
struct Use {
    std::uint32_t rule = 0;
    source::Span span;
};

struct RuleInfo {
    std::string name;  // with owner or term: "omstandigheid.verlenging", "pip_vaststellen.einde"
    RuleForm form = RuleForm::Body;
    std::uint32_t owner = nothing;      // records
    std::uint32_t term = nothing;       // terms
    std::uint32_t beneath = nothing;    // rules: what lies below its layers (Layered)
    std::uint32_t above = nothing;      // rules: the reverse
    std::uint32_t parameter = nothing;  // parameters: of which this is the value, with or without layers
    std::vector<std::uint32_t> layers;  // in the order written (Layered)
    syntax::ExprId part;                // IndicatorPart, in the tree of the declaration
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
    std::uint32_t fine = nothing;           // rules: the outcome that is the amount of the fine
    std::vector<std::uint32_t> within;      // rules: last days
};

// Parts that are not written are none.
struct IndicatorInfo {
    std::string name;
    DeclRef decl;
    std::uint32_t denominator = nothing, numerator = nothing, average = nothing, breakdown = nothing,
                  day = nothing;  // rules
    std::optional<values::Value> target;
};

struct MessageCheckInfo {
    std::string name;
    DeclRef decl;
    std::uint32_t message = nothing;  // rules
    std::uint32_t rule = nothing;     // rules
};

// One article, lid or point: ranges are written out.
struct ArticleInfo {
    syntax::Reference reference;
    syntax::CoverageLine::Status status = syntax::CoverageLine::Status::Encoded;
    std::string reason;
    source::Span span;  // of the line
};

// What a scenario gives: a value of a fact or judgement, a row of a list, an empty list, a value of a rule ("stel"), or
// an alternative of a reading.
struct GivenInfo {
    enum class Kind : std::uint8_t { Value, Row, EmptyList, Assume, Reading };
    Kind kind = Kind::Value;
    std::uint32_t target = nothing;  // facts; rules for Assume; readings for Reading
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
    std::vector<PolicyInfo> policies;
    std::uint32_t municipality = nothing;  // facts: the code of the municipality, when there is policy
    std::vector<LayerInfo> layers;
    std::vector<ReadingInfo> readings;
    std::vector<IndicatorInfo> indicators;
    std::vector<MessageCheckInfo> checks;
    std::vector<ArticleInfo> articles;  // in the order written
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
