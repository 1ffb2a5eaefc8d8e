// Builds small rule sets by hand for unit tests: the engine is tested without the language.
//
//     RuleSetBuilder b;
//     auto const age = b.fact("leeftijd", b.number());
//     auto const adult = b.rule("volwassen", b.boolean(), b.at_least(b.use(age), b.number(18)));
//     model::RuleSet const rules = b.build();
#pragma once

#include "engine/model/rule_set.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wetwijzer::test {

using model::ExprId;
using model::FactId;
using model::Op;
using model::ParameterId;
using model::ReadingId;
using model::RecordId;
using model::RuleId;
using model::TypeId;
using values::Kind;
using values::Value;

inline values::Date date(char const* iso) { return values::Date::from_iso(iso).value(); }
inline values::Fraction fraction(std::int64_t numerator, std::int64_t denominator = 1) {
    return values::Fraction::make(numerator, denominator).value();
}
inline values::Money euro(std::int64_t euros, std::int64_t cents = 0) {
    return values::Money::cents(euros * 100 + cents);
}
inline model::Validity always() { return {}; }
inline model::Validity from(char const* first) { return {date(first), std::nullopt}; }
// `day_after` is the first day on which it is no longer law.
inline model::Validity between(char const* first, char const* day_after) { return {date(first), date(day_after)}; }

class RuleSetBuilder {
public:
    // ---- types: equal types have one id -----------------------------------------------------------
    TypeId type(values::Type const& wanted) {
        for (std::size_t i = 0; i < rules_.types.size(); ++i) {
            if (rules_.types[i] == wanted) return TypeId(i);
        }
        rules_.types.push_back(wanted);
        return TypeId(rules_.types.size() - 1);
    }
    TypeId of(Kind kind, bool optional = false) {
        values::Type t;
        t.kind = kind;
        t.optional = optional;
        return type(t);
    }
    TypeId optional(TypeId base) {
        values::Type t = rules_.type(base);
        t.optional = true;
        return type(t);
    }
    TypeId boolean() { return of(Kind::Boolean); }
    TypeId number() { return of(Kind::Number); }
    TypeId number_in(std::string unit) {
        values::Type t;
        t.kind = Kind::Number;
        t.unit = std::move(unit);
        return type(t);
    }
    TypeId money() { return of(Kind::Money); }
    TypeId percentage() { return of(Kind::Percentage); }
    TypeId date_type() { return of(Kind::Date); }
    TypeId duration() { return of(Kind::Duration); }
    TypeId period() { return of(Kind::Period); }
    TypeId text() { return of(Kind::Text); }
    TypeId enumeration(std::initializer_list<char const*> names) {
        values::Type t;
        t.kind = Kind::Enumeration;
        for (auto const* name : names) t.members.push_back({name, name});
        return type(t);
    }
    TypeId record_type(RecordId record, bool optional_record = false) {
        values::Type t;
        t.kind = Kind::Record;
        t.optional = optional_record;
        t.record = record.value;
        return type(t);
    }
    TypeId list_of(RecordId record) {
        values::Type t;
        t.kind = Kind::List;
        t.record = record.value;
        return type(t);
    }

    // ---- declarations -------------------------------------------------------------------------------
    model::SourceId source(std::string name, std::string identifier = "") {
        rules_.sources.push_back(
            {.name = name, .identifier = std::move(identifier), .title = name, .read_through = {}});
        return model::SourceId(rules_.sources.size() - 1);
    }
    // "3 1 a": article, paragraph, point; in a source made on first use
    model::Citation cite(std::string const& source_name, std::initializer_list<char const*> parts) {
        model::SourceId found;
        for (std::size_t i = 0; i < rules_.sources.size(); ++i) {
            if (rules_.sources[i].name == source_name) found = model::SourceId(i);
        }
        if (!found.is_some()) found = source(source_name);
        model::Reference reference{found, {}};
        for (auto const* part : parts) {
            auto const kind = static_cast<model::ReferencePart::Kind>(reference.parts.size());
            reference.parts.push_back({kind, part});
        }
        return {reference};
    }
    RecordId record(std::string name, std::initializer_list<std::pair<char const*, TypeId>> fields) {
        model::Record r;
        r.name = std::move(name);
        for (auto const& [field_name, field_type] : fields) {
            model::Field field;
            field.name = field_name;
            field.type = field_type;
            field.json.path = {field_name};
            r.fields.push_back(std::move(field));
        }
        rules_.records.push_back(std::move(r));
        return RecordId(rules_.records.size() - 1);
    }
    FactId fact(std::string name, TypeId fact_type) {
        model::Fact f;
        f.name = name;
        f.type = fact_type;
        f.json.path = {name};
        rules_.facts.push_back(std::move(f));
        return FactId(rules_.facts.size() - 1);
    }
    FactId judgement(std::string name, TypeId fact_type, std::string judge = "college") {
        FactId const id = fact(std::move(name), fact_type);
        rules_.facts.back().judge = std::move(judge);
        rules_.facts.back().json = {};
        return id;
    }
    ParameterId parameter(std::string name, TypeId parameter_type,
                          std::vector<std::pair<model::Validity, Value>> values) {
        model::Parameter p;
        p.name = std::move(name);
        p.type = parameter_type;
        for (auto& [validity, value] : values) p.values.push_back({validity, std::move(value), {}, {}});
        rules_.parameters.push_back(std::move(p));
        return ParameterId(rules_.parameters.size() - 1);
    }

    // Its type is the enumeration of its alternatives, of which the first is the standard one.
    ReadingId reading(std::string name, std::initializer_list<char const*> alternatives,
                      model::Citation citation = {}) {
        model::Reading r;
        r.name = std::move(name);
        r.type = enumeration(alternatives);
        r.citation = citation;
        for (auto const* alternative : alternatives) r.alternatives.push_back({alternative, alternative, citation});
        rules_.readings.push_back(std::move(r));
        return ReadingId(rules_.readings.size() - 1);
    }

    // ---- expressions ----------------------------------------------------------------------------------
    ExprId op(Op what, TypeId result, std::vector<ExprId> const& operands, std::uint32_t payload = 0) {
        model::Expr e;
        e.op = what;
        e.type = result;
        e.payload = payload;
        e.first_child = static_cast<std::uint32_t>(rules_.children.size());
        e.child_count = static_cast<std::uint32_t>(operands.size());
        rules_.children.insert(rules_.children.end(), operands.begin(), operands.end());
        rules_.expressions.push_back(e);
        return ExprId(rules_.expressions.size() - 1);
    }
    ExprId constant(TypeId constant_type, Value value) {
        rules_.constants.push_back(std::move(value));
        return op(Op::Constant, constant_type, {}, static_cast<std::uint32_t>(rules_.constants.size() - 1));
    }
    ExprId yes() { return constant(boolean(), true); }
    ExprId no() { return constant(boolean(), false); }
    ExprId none(TypeId base) { return constant(optional(base), values::None{}); }
    ExprId number(std::int64_t value) { return constant(number(), value); }
    ExprId money(values::Money value) { return constant(money(), value); }
    ExprId percent(std::int64_t value) { return constant(percentage(), fraction(value, 100)); }
    ExprId day(char const* iso) { return constant(date_type(), date(iso)); }
    ExprId length(values::Duration value) { return constant(duration(), value); }

    ExprId use(FactId id) { return op(Op::Fact, rules_.facts[id.value].type, {}, id.value); }
    ExprId use(ParameterId id) { return op(Op::Parameter, rules_.parameters[id.value].type, {}, id.value); }
    ExprId use(ReadingId id) { return op(Op::Reading, rules_.readings[id.value].type, {}, id.value); }
    // "herhaling is optelling"
    ExprId takes(ReadingId id, std::uint32_t alternative) {
        auto const of_reading = rules_.readings[id.value].type;
        return equal(use(id), constant(of_reading, values::Member{static_cast<std::uint16_t>(alternative)}));
    }
    ExprId use(RuleId id) {
        bool const owned = rules_.rules[id.value].owner.is_some();
        return op(owned ? Op::ElementRule : Op::Rule, rules_.rules[id.value].type, {}, id.value);
    }
    ExprId list(FactId id) { return op(Op::List, rules_.facts[id.value].type, {}, id.value); }
    ExprId field(RecordId record, std::uint32_t index) {
        return op(Op::ElementField, rules_.records[record.value].fields[index].type, {}, index);
    }
    ExprId field_of(ExprId record_value, RecordId record, std::uint32_t index) {
        return op(Op::RecordField, optional(rules_.records[record.value].fields[index].type), {record_value}, index);
    }
    ExprId reference_date() { return op(Op::ReferenceDate, date_type(), {}); }
    ExprId test(Op what, std::vector<ExprId> const& operands, std::uint32_t payload = 0) {
        return op(what, boolean(), operands, payload);
    }
    ExprId all_of(std::vector<ExprId> const& conditions) { return test(Op::And, conditions); }
    ExprId any_of(std::vector<ExprId> const& conditions) { return test(Op::Or, conditions); }
    ExprId negate(ExprId condition) { return test(Op::Not, {condition}); }
    ExprId equal(ExprId left, ExprId right) { return test(Op::Equal, {left, right}); }
    ExprId less(ExprId left, ExprId right) { return test(Op::Less, {left, right}); }
    ExprId at_least(ExprId left, ExprId right) { return test(Op::GreaterEqual, {left, right}); }
    ExprId choose(ExprId condition, ExprId then_value, ExprId else_value) {
        return op(Op::If, rules_.expr(then_value).type, {condition, then_value, else_value});
    }
    ExprId round(ExprId value, TypeId result, values::Rounding rounding, values::Fraction step) {
        rules_.roundings.push_back({rounding, step});
        return op(Op::Round, result, {value}, static_cast<std::uint32_t>(rules_.roundings.size() - 1));
    }
    // Gives the expression a label and a citation of its own, as in a list of conditions.
    ExprId labelled(std::string label, ExprId expression, model::Citation citation = {}) {
        rules_.notes.push_back({std::move(label), std::move(citation), {}});
        rules_.expressions[expression.value].note = model::NoteId(rules_.notes.size() - 1);
        return expression;
    }
    model::Expr& expr(ExprId id) { return rules_.expressions[id.value]; }

    // ---- rules ------------------------------------------------------------------------------------------
    // A rule that is one expression, always in force.
    RuleId rule(std::string name, TypeId result, ExprId value) {
        RuleId const id = rule(std::move(name), result);
        version(id).branches.push_back(branch(value));
        return id;
    }
    RuleId rule(std::string name, TypeId result) {
        model::Rule r;
        r.name = std::move(name);
        r.type = result;
        rules_.rules.push_back(std::move(r));
        return RuleId(rules_.rules.size() - 1);
    }
    RuleId rule_of(RecordId owner, std::string name, TypeId result, ExprId value) {
        RuleId const id = rule(std::move(name), result, value);
        get(id).owner = owner;
        return id;
    }
    model::Rule& get(RuleId id) { return rules_.rules[id.value]; }
    // Adds a version; the reference holds until the next one is added.
    model::Version& version(RuleId id, model::Validity validity = {}, model::Citation citation = {}) {
        model::Version v;
        v.validity = validity;
        v.citation = std::move(citation);
        get(id).versions.push_back(std::move(v));
        return get(id).versions.back();
    }
    static model::Branch branch(ExprId value, ExprId condition = {}, model::Citation citation = {}) {
        model::Branch b;
        b.value = value;
        b.condition = condition;
        b.citation = std::move(citation);
        return b;
    }
    // Without a value the exception sends to the last "anders".
    static model::Exception exception(std::string label, ExprId condition, ExprId value = {},
                                      std::vector<std::uint32_t> overrides = {}, model::Citation citation = {}) {
        model::Exception e;
        e.label = std::move(label);
        e.condition = condition;
        e.value = value;
        e.overrides = std::move(overrides);
        e.citation = std::move(citation);
        return e;
    }
    static model::TableRow row(std::vector<ExprId> conditions, ExprId value, model::Citation citation = {}) {
        model::TableRow r;
        r.conditions = std::move(conditions);
        r.value = value;
        r.citation = std::move(citation);
        return r;
    }

    // An exception from elsewhere, as layers have them.
    static model::Exception layer(std::string name, model::Layer of, ExprId condition, ExprId value,
                                  model::Citation citation = {}, model::Validity validity = {}) {
        auto e = exception(std::move(name), condition, value, {}, std::move(citation));
        e.layer = of;
        e.validity = validity;
        return e;
    }
    // Adds a version of `outer` in which the exceptions lie on top of `beneath`.
    model::Version& layered(RuleId outer, model::Validity validity, model::Citation citation, ExprId beneath,
                            std::vector<model::Exception> exceptions) {
        auto& v = version(outer, validity, std::move(citation));
        v.layered = true;
        v.branches = {branch(beneath)};
        v.exceptions = std::move(exceptions);
        return v;
    }

    model::RuleSet& rules() { return rules_; }
    model::RuleSet build() const { return rules_; }

private:
    model::RuleSet rules_;
};

}  // namespace wetwijzer::test
