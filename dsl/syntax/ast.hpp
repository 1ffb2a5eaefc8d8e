// The syntax tree: what was written, and where. Plain structs in vectors; children by id, so that nothing here
// recurses.
#pragma once

#include "dsl/source/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace wetwijzer::syntax {

using source::Span;

struct ExprId {
    static constexpr std::uint32_t none_value = 0xffffffff;
    std::uint32_t value = none_value;
    bool is_some() const { return value != none_value; }
    friend bool operator==(ExprId, ExprId) = default;
};

// A word or a text as written (texts without quotes, escapes resolved).
struct Word {
    Span span;
    std::string text;
    bool is_some() const { return !text.empty() || span.end > span.begin; }
};

// ---- citations, sentences -------------------------------------------------------------------------

struct ReferencePart {
    enum class Kind : std::uint8_t { Article, Paragraph, Point, Section, Annex, Chapter, Preamble, Closing };
    Kind kind;
    Word number;               // empty for Preamble and Closing
    bool spelled_out = false;  // Point: "onderdeel" rather than "onder"
};

struct Reference {
    Span span;
    Word source;  // empty: the source of the reference before it
    std::vector<ReferencePart> parts;
};

using Citation = std::vector<Reference>;

struct Sentences {
    std::optional<Word> yes, no, any, plain;
};

// Citation and sentences behind a condition, branch, exception or row.
struct Tail {
    Citation citation;
    Sentences sentences;
};

// ---- expressions ------------------------------------------------------------------------------------

enum class LiteralKind : std::uint8_t {
    Yes,
    No,
    None,
    Number,
    NumberWithUnit,
    Amount,
    Percentage,
    Duration,
    Date,
    Text
};

// `text` is the literal as written ("€ 1.000", "2 jaar en 6 maanden"); values are made by check/literals.
struct Literal {
    LiteralKind kind;
    std::string text;
};

// name, naam.veld, termijn.einde, a member of an enumeration, peildatum (a single part with that text).
struct NameRef {
    std::vector<Word> parts;
};

// veld van de eerste … (`record` is a First/Last aggregate), or ( … ).veld
struct FieldOf {
    Word field;
    ExprId record;
};

enum class UnaryOp : std::uint8_t { Not, Negate };
struct Unary {
    UnaryOp op;
    ExprId operand;
};

// Chains are flat. Add: signs[i] false means subtract operand i (signs[0] is true). Multiply: false means divide by.
enum class ChainOp : std::uint8_t { Or, And, Add, Multiply };
struct Chain {
    ChainOp op;
    std::vector<ExprId> operands;
    std::vector<bool> signs;
};

enum class CompareOp : std::uint8_t {
    Is,
    IsNot,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,  // both spellings; ligt voor = Less, ligt op of voor = LessEqual, …
    OneOf,
    NotOneOf,  // operands: left, members…
    FromUntil,
    FromThrough,  // operands: left, from, to
    IsNone,
    IsNotNone,
    IsWorkingDay,
    IsHoliday,  // operands: left
    LiesIn,
    Contains,  // left in period; period contains right
};
// `dates` tells "ligt voor" from "is minder dan": the formatter writes back what was there.
struct Compare {
    CompareOp op;
    bool as_date = false;
    bool as_symbol = false;
    std::vector<ExprId> operands;
    Span op_span;
};

struct IfNone {
    ExprId value;
    ExprId replacement;
};  // bij ontbreken

struct ConditionItem {
    Word label;
    ExprId expr;
    Tail tail;
};
enum class Quantifier : std::uint8_t { All, Any, None, AtLeast };
// `tail` stands behind "alle van"; where the list is the whole of an item, branch or exception, the parser moves it
// there.
struct ConditionList {
    Quantifier quantifier;
    std::uint32_t at_least = 0;
    std::vector<ConditionItem> items;
    Tail tail;
};

struct If {
    ExprId condition, then_value, else_value;
};

enum class Function : std::uint8_t {
    Highest,
    Lowest,
    Earliest,
    Latest,
    Longest,
    Shortest,  // any number of arguments
    WholeYears,
    WholeMonths,
    DaysBetween,
    YearOf,
    Share,  // arguments in the order written
    PeriodUntil,
    PeriodThrough,
    PeriodFrom,
    PeriodBegin,
    PeriodLastDay,
    PeriodLength,
    PeriodOverlap,
    WorkingDayOnOrAfter,
};
struct Call {
    Function function;
    std::vector<ExprId> arguments;
};

enum class AggregateKind : std::uint8_t { Count, Sum, Exists, ForAll, First, Last, UnionLength, LongestRun };
struct Aggregate {
    AggregateKind kind;
    Word collection;
    ExprId value;      // Sum, UnionLength, LongestRun
    Word order_by;     // First, Last
    ExprId condition;  // none when there is no waarvoor
};

enum class RoundingKind : std::uint8_t { Down, Up, HalfUp };
struct Round {
    ExprId value;
    RoundingKind rounding;
    ExprId step;
};  // step: a Literal

struct UnderLaw {
    ExprId value;
    ExprId date;
};

struct ErrorExpr {};

struct Expr {
    Span span;
    std::variant<ErrorExpr, Literal, NameRef, FieldOf, Unary, Chain, Compare, IfNone, ConditionList, If, Call,
                 Aggregate, Round, UnderLaw>
        node;
};

// ---- types --------------------------------------------------------------------------------------------

struct EnumMember {
    Word name;
    std::optional<Word> code;
};
struct TypeExpr {
    enum class Kind : std::uint8_t {
        Boolean,
        Number,
        Money,
        Percentage,
        Date,
        Duration,
        Period,
        Text,
        Enumeration,
        Named,
        ListOf
    };
    Span span;
    Kind kind = Kind::Boolean;
    Word name;  // Named, ListOf; the unit of Number (may be empty)
    std::vector<EnumMember> members;
    bool optional = false;
};

// ---- declarations -------------------------------------------------------------------------------------

struct Validity {
    Span span;
    Word from;
    std::optional<Word> to;
    bool to_inclusive = false;
};  // dates as written

struct Path {
    Span span;
    std::vector<Word> parts;
};
struct OmittedIsNone {
    Span span;
};  // `weggelaten is geen`
struct ProvenanceClause {
    Word origin;
    std::optional<Path> path;
    std::optional<Path> end_path;
    bool end_inclusive = false;
    std::optional<OmittedIsNone> omitted_is_none;  // in a complete message a left-out key means geen
};
struct RangeClause {
    ExprId minimum, maximum;
};

struct SourceEntry {
    Word name;
    Word identifier;
    Word title;
    std::optional<Word> read_through;  // the last day for which its text was read
};
struct SourcesDecl {
    std::vector<SourceEntry> entries;
};
struct OriginEntry {
    Word name;
    Word title;
};
struct OriginsDecl {
    std::vector<OriginEntry> entries;
};
enum class MonthRule : std::uint8_t { LastDayOfMonth, FirstDayOfNextMonth };
struct MonthRuleDecl {
    MonthRule rule;
};
struct EquatedDay {
    Word date;
    Word reason;
    Citation citation;
};
struct CalendarDecl {
    std::vector<EquatedDay> days;
};
struct KindDecl {
    Word name;
    TypeExpr type;
    std::optional<Word> description;
};

struct FieldDecl {
    Word name;
    TypeExpr type;
    std::optional<Word> description;
    std::optional<RangeClause> range;
    std::optional<ProvenanceClause> provenance;
    std::optional<Word> question;
};
struct RecordDecl {
    Word name;
    std::optional<Word> description;
    std::vector<FieldDecl> fields;
};

struct FactDecl {
    Word name;
    TypeExpr type;
    std::optional<Word> description;
    std::optional<RangeClause> range;
    std::optional<ProvenanceClause> provenance;
    Citation citation;
    std::optional<Word> question;
    Sentences sentences;
};
struct JudgementDecl {
    Word name;
    TypeExpr type;
    std::optional<Word> description;
    Word judge;
    Citation citation;
    std::optional<Word> question;
    Sentences sentences;
};

struct ParameterValue {
    Validity validity;
    ExprId value;
    Citation citation;
};
// The room that the law leaves to a municipality: any value, one between two bounds, or one of a few.
struct PolicyRoom {
    Span span;
    ExprId minimum, maximum;   // both or none
    std::vector<ExprId> only;  // empty: not limited to some
    Citation citation;
};
struct ParameterDecl {
    Word name;
    std::optional<TypeExpr> type;  // none: fills the policy room of the parameter of this name
    std::optional<Word> description;
    Citation citation;
    std::optional<PolicyRoom> room;
    std::vector<ParameterValue> values;
};

struct Header {
    std::optional<Word> description;
    Citation citation;
    std::optional<Validity> validity;
    ExprId law_date;
    std::optional<MonthRule> month_rule;
    Sentences sentences;
    std::optional<PolicyRoom> room;  // rules and tables
};

struct Branch {
    Span span;
    ExprId value;
    ExprId condition;
    Tail tail;
};  // condition none: the last "anders", or the only "is"
struct Exception {
    Span span;
    Word label;
    ExprId condition;
    ExprId value;
    std::vector<Word> overrides;
    Tail tail;
};
struct RuleDecl {
    Word owner;
    Word name;
    TypeExpr type;
    Header header;
    std::vector<Branch> branches;
    std::vector<Exception> exceptions;
    bool otherwise_last = false;  // the last "anders" was written after the exceptions (layout only)
};

enum class CellOp : std::uint8_t { Any, Less, AtMost, AtLeast, Greater, FromUntil, FromThrough, OneOf };
struct Cell {
    Span span;
    CellOp op = CellOp::Any;
    std::vector<ExprId> operands;
};
struct TableRow {
    Span span;
    std::vector<Cell> cells;
    Citation citation;
};  // the last cell is the result (OneOf, one operand)
struct Heading {
    Span span;
    bool assume = false;   // "stel naam" in voorbeelden
    bool reading = false;  // "lezing naam"
    std::vector<Word> parts;
};
struct TableDecl {
    Word name;
    TypeExpr type;
    Header header;
    std::vector<Heading> headings;
    std::vector<TableRow> rows;
};

struct TermExtension {
    ExprId duration;
    ExprId condition;
    Tail tail;
};
struct TermDecl {
    Word name;
    Header header;
    Word bearer;
    bool starts_day_after = false;
    ExprId start;
    ExprId duration;  // none: it ends on the day `end`
    ExprId end;
    std::vector<TermExtension> extensions;
    bool general_terms_act = false;
    ExprId met_on;
    ExprId signal;
};

struct DecisionDecl {
    Word name;
    std::optional<Word> description;
    Citation citation;
    Word authority;
    ExprId condition;
    std::vector<Word> outcomes;
    Word fine;  // the outcome that is the amount of an administrative fine
    std::vector<Word> judgements;
    std::vector<Word> within;  // terms, or rules that give a last day
    Word remedy;
    ExprId remedy_term;
    Citation remedy_citation;
};

struct AlternativeDecl {
    Span span;
    Word name;
    Word description;
    Citation citation;
};
struct ReadingDecl {
    Word name;
    std::optional<Word> description;
    Citation citation;
    std::vector<AlternativeDecl> alternatives;  // the first is the standard one
    Word reason;
};

// An exception that stands apart from its rule.
struct ExceptionDecl {
    Word name;
    std::vector<Word> rule;  // dotted
    Header header;
    ExprId condition;
    ExprId value;
    std::vector<Word> overrides;
};

// Heads a file: what follows in it is the policy of this municipality.
struct PolicyDecl {
    Word code;  // four digits
    Word municipality;
};

struct IndicatorDecl {
    Word name;
    std::optional<Word> description;
    Citation citation;
    Word unit;
    ExprId numerator;  // none: a count or an average
    ExprId average;
    ExprId denominator;
    ExprId breakdown;
    ExprId day;
    CompareOp target_op = CompareOp::GreaterEqual;
    ExprId target;  // a Literal; none: no target
};

struct MessageCheckDecl {
    Word name;
    Header header;
    Word message;  // a ja/nee rule
    ExprId requirement;
};

struct CoverageLine {
    enum class Status : std::uint8_t { Encoded, NotComputable, OutOfScope };
    Reference reference;
    std::optional<Word> through;  // the last number of a range
    Status status = Status::Encoded;
    Word reason;
};
struct CoverageDecl {
    Word source;
    std::vector<CoverageLine> lines;
};

struct FieldValue {
    Word name;
    ExprId value;
};
struct Given {
    enum class Kind : std::uint8_t { Fact, Record, Judgement, Assume, Reading };
    Kind kind;
    Span span;
    std::vector<Word> name;
    ExprId value;
    std::vector<FieldValue> fields;
};
struct Expected {
    enum class Kind : std::uint8_t { Value, Unknown, Fault, WaitsFor };
    Kind kind;
    Span span;
    std::vector<Word> name;
    ExprId value;
    std::vector<Word> waits_for;
};
struct ScenarioDecl {
    Word title;
    ExprId reference_date;
    std::vector<Given> givens;
    std::vector<Expected> expectations;
    Citation because;
    std::vector<Heading> headings;
    std::vector<TableRow> examples;  // voorbeelden; empty when there is none
};

struct ErrorDecl {
    Word name;
};  // the name when it could be read, so that its uses are not reported too

struct Decl {
    Span span;
    std::variant<ErrorDecl, SourcesDecl, OriginsDecl, MonthRuleDecl, CalendarDecl, KindDecl, RecordDecl, FactDecl,
                 JudgementDecl, ParameterDecl, RuleDecl, TableDecl, TermDecl, DecisionDecl, ScenarioDecl, ReadingDecl,
                 ExceptionDecl, PolicyDecl, IndicatorDecl, MessageCheckDecl, CoverageDecl>
        node;
};

struct Comment {
    Span span;
    bool own_line = true;
};  // text from `--` to the end of the line

// One file.
struct SyntaxTree {
    std::uint32_t file = 0;
    std::vector<Expr> expressions;
    std::vector<Decl> declarations;
    std::vector<Comment> comments;

    Expr const& expr(ExprId id) const { return expressions[id.value]; }
};

}  // namespace wetwijzer::syntax
