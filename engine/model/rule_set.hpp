// The executable rule set: flat vectors addressed by id, rules in an order in which each stands after
// what it uses. Plain data; made by dsl/lower or by hand, read by everything after it.
#pragma once

#include "engine/model/expression.hpp"
#include "engine/model/ids.hpp"
#include "engine/values/calendar.hpp"
#include "engine/values/type.hpp"
#include "engine/values/value.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::model {

struct Origin {
    std::uint32_t file = 0;  // index in RuleSet::texts
    std::uint32_t line = 0;  // 1-based
    std::uint32_t column = 0;
};

// A law, decree, ruling or policy document that citations name.
struct Source {
    std::string name;        // Wi
    std::string identifier;  // BWBR0044770, ECLI:…, or empty
    std::string title;
    std::optional<values::Date> read_through;  // last day for which its text was read; none: not told
};

// Where facts come from: BRP, DUO, gemeente, …
struct Provenance {
    std::string name;
    std::string title;
};

// "Wi art. 3 lid 1 onder a": the parts in the order written, in lower case.
struct ReferencePart {
    enum class Kind : std::uint8_t { Article, Paragraph, Point, Section, Annex, Chapter, Preamble, Closing };
    Kind kind = Kind::Article;
    std::string number;
    friend bool operator==(ReferencePart const&, ReferencePart const&) = default;
};

struct Reference {
    SourceId source;
    std::vector<ReferencePart> parts;
    friend bool operator==(Reference const&, Reference const&) = default;
};

using Citation = std::vector<Reference>;

// What a fact, rule or condition says when it is ja, nee, or has any value. Empty: made from the description.
struct Sentences {
    std::string yes;
    std::string no;
    std::string any;
    std::string plain;  // voor de inburgeraar
};

// What a listed condition carries besides its expression.
struct Note {
    std::string label;  // "a)", "1)", "i)", or empty
    Citation citation;
    Sentences sentences;
};

// First and last day (open end: none) in which a version is law.
struct Validity {
    std::optional<values::Date> from;   // none: since ever
    std::optional<values::Date> until;  // day after the last; none: open
    bool contains(values::Date date) const { return (!from || *from <= date) && (!until || date < *until); }
};

struct Range {
    values::Value minimum;
    values::Value maximum;
};

// One or two keys of the case file; with two keys the value is a period.
struct JsonSource {
    std::vector<std::string> path;      // from the top of the case, or of the record
    std::vector<std::string> end_path;  // periods: the key of the end
    bool end_inclusive = false;         // periods: "tot en met"
    bool omitted_is_none = false;       // the object of the key is a complete message: without the key it is geen
};

struct Field {
    std::string name;
    TypeId type;
    std::string description;
    std::optional<Range> range;
    ProvenanceId provenance;
    JsonSource json;
    std::string question;
};

struct Record {
    std::string name;
    std::string description;
    std::vector<Field> fields;
};

// A fact asked for, or (with `judge`) a judgement that only people give.
struct Fact {
    std::string name;
    TypeId type;
    std::string description;
    std::string judge;  // college, minister; empty for facts
    std::string question;
    Citation citation;
    std::optional<Range> range;
    ProvenanceId provenance;
    JsonSource json;  // facts; judgements stand under "oordelen"
    Sentences sentences;
    OriginId origin;
    bool is_judgement() const { return !judge.empty(); }
};

struct ParameterValue {
    Validity validity;
    values::Value value;
    Citation citation;  // the parameter's when not its own
    OriginId origin;
};

struct Parameter {
    std::string name;
    TypeId type;
    std::string description;
    Citation citation;
    std::vector<ParameterValue> values;  // in order of validity
    OriginId origin;
};

struct Branch {
    ExprId value;
    ExprId condition;  // none: always
    Citation citation;
    Sentences sentences;
    OriginId origin;
};

// Where an exception comes from: the rule itself, or a layer that lies on top of it.
enum class Layer : std::uint8_t { Own, Law, CaseLaw, Policy };

struct Exception {
    ExprId condition;
    ExprId value;             // none: the last "anders"
    std::string label;        // "a", "b", … of the rule's own; the name of one from elsewhere
    std::string description;  // of one from elsewhere
    Layer layer = Layer::Own;
    std::string municipality;              // Policy: "Ouder-Amstel"
    Validity validity;                     // of one from elsewhere: since when it counts
    std::vector<std::uint32_t> overrides;  // indices of exceptions this one goes before
    Citation citation;
    Sentences sentences;
    OriginId origin;
};

struct TableRow {
    std::vector<ExprId> conditions;  // one a column; none: any
    ExprId value;
    Citation citation;
    OriginId origin;
};

enum class BodyKind : std::uint8_t { Branches, Table };

// One version of a rule.
struct Version {
    Validity validity;
    Citation citation;
    Sentences sentences;
    BodyKind kind = BodyKind::Branches;
    std::vector<Branch> branches;  // the last without condition is "anders"
    std::vector<Exception> exceptions;
    std::vector<ExprId> inputs;  // Table: one a column
    std::vector<TableRow> rows;
    bool complete = false;  // Table: proved that for any inputs one row matches
    // Exceptions of this version come from elsewhere and lie on top of what the only branch gives (the rule's own
    // body, `name.volgens_de_wet`, or a parameter). That value is always computed, so that it can be told beneath them.
    bool layered = false;
    OriginId origin;
};

struct Rule {
    std::string name;  // "inburgeringsplichtig", "pip_vaststellen.einde", "omstandigheid.verlenging"
    TypeId type;
    std::string description;
    RecordId owner;   // rules of a record
    TermId term;      // rules made from a term
    ExprId law_date;  // "naar het recht op"; none: the reference date
    std::vector<Version> versions;
    OriginId origin;
};

struct Term {
    std::string name;
    std::string description;
    std::string bearer;                 // rust op
    RuleId start, end, status, signal;  // signal may be none
};

struct DecisionDefinition {
    std::string name;
    std::string description;
    Citation citation;
    std::string authority;
    RuleId applies;  // none: always
    std::vector<RuleId> outcomes;
    std::vector<FactId> judgements;
    RuleId fine;                 // none: no administrative fine; else the outcome that is its amount
    std::vector<RuleId> within;  // the last day for taking it: the latest that is no geen; ends of terms, mostly
    std::string remedy;          // bezwaar, beroep
    std::optional<values::Duration> remedy_term;
    Citation remedy_citation;
    OriginId origin;
};

// One of the readings that the text of the law allows.
struct Alternative {
    std::string name;
    std::string description;
    Citation citation;  // the reading's when not its own
};

// A doubtful point, written down. A value of the enumeration of its alternatives; the first is the standard one.
struct Reading {
    std::string name;
    TypeId type;
    std::string description;
    std::string reason;  // why the standard one is
    Citation citation;
    std::vector<Alternative> alternatives;  // in the order of the enumeration
    OriginId origin;
};

// A number over many cases. Each part is a rule without owner: `name.noemer`, `name.teller`, …
struct Indicator {
    std::string name;
    std::string description;
    std::string unit;  // what is counted: personen
    Citation citation;
    RuleId denominator;  // ja/nee
    RuleId numerator;    // ja/nee; none: a count or an average
    RuleId average;      // number, amount or duration in days; none: a count or a share
    RuleId breakdown;    // enumeration; none: not broken down
    RuleId day;          // date by which a case falls in a period; none: all cases
    struct Target {
        Op op = Op::GreaterEqual;  // Less, LessEqual, Greater, GreaterEqual
        values::Value value;
    };
    std::optional<Target> target;
    OriginId origin;
};

// What a message must meet before it is sent. `rule` has the check's name: ja is accepted.
struct MessageCheck {
    std::string name;
    std::string description;
    Citation citation;
    RuleId message;  // ja/nee: the case holds such a message
    RuleId rule;
    OriginId origin;
};

// What became of an article, lid or point of a law. Ranges are written out: one entry each.
struct ArticleEntry {
    enum class Status : std::uint8_t { Encoded, NotComputable, OutOfScope };
    Reference reference;
    Status status = Status::Encoded;
    std::string reason;  // of the last two
    OriginId origin;
};

struct SourceText {
    std::string path;  // relative to the rule set's root, with '/'
    std::string text;
};

struct RuleSet {
    std::vector<values::Type> types;
    std::vector<values::Value> constants;
    std::vector<RoundingStep> roundings;
    std::vector<Expr> expressions;
    std::vector<ExprId> children;
    std::vector<Note> notes;
    std::vector<Origin> origins;
    std::vector<Source> sources;
    std::vector<Provenance> provenances;
    std::vector<Record> records;
    std::vector<Fact> facts;
    std::vector<Parameter> parameters;
    std::vector<Rule> rules;  // each after the rules that it uses
    std::vector<Term> terms;
    std::vector<DecisionDefinition> decisions;
    std::vector<Reading> readings;
    std::vector<Indicator> indicators;
    std::vector<MessageCheck> checks;
    std::vector<ArticleEntry> articles;  // in the order written
    values::Calendar calendar;
    std::vector<SourceText> texts;  // the .regels files, by path
    std::string hash;               // SHA-256 of the texts, lower-case hex (see engine/decide/digest.hpp)

    values::Type const& type(TypeId id) const { return types[id.value]; }
    Expr const& expr(ExprId id) const { return expressions[id.value]; }
    std::span<ExprId const> operands(Expr const& e) const {
        return std::span(children).subspan(e.first_child, e.child_count);
    }
};

// By name; linear, meant for the edges. None when there is no such thing.
RuleId find_rule(RuleSet const& rules, std::string_view name);
FactId find_fact(RuleSet const& rules, std::string_view name);
ParameterId find_parameter(RuleSet const& rules, std::string_view name);
DecisionId find_decision(RuleSet const& rules, std::string_view name);
ReadingId find_reading(RuleSet const& rules, std::string_view name);

// "Wi art. 3 lid 1 onder a"
std::string to_text(RuleSet const& rules, Reference const& reference);
std::string to_text(RuleSet const& rules, Citation const& citation);

// jci1.3:c:BWBR0044770&artikel=11&lid=1&o=a&g=2022-01-01 for a BWB source (JuriConnect 1.3, the form wetten.overheid.nl
// reads: `o` for onderdeel, parts in the order written); the ECLI for a ruling; empty otherwise.
std::string juriconnect(RuleSet const& rules, Reference const& reference, values::Date in_force_on);

}  // namespace wetwijzer::model
