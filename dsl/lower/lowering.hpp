// Private to dsl/lower: what the parts of lowering share.
#pragma once

#include "dsl/check/checked_tree.hpp"
#include "dsl/source/source_file.hpp"
#include "engine/model/rule_set.hpp"

#include <initializer_list>
#include <map>
#include <string>
#include <vector>

namespace wetwijzer::lower {

using check::CheckedTree;
using check::ExprRef;
using model::ExprId;
using model::Op;
using model::TypeId;

class Lowering {
public:
    Lowering(CheckedTree const& in, std::vector<source::SourceFile> const& files, model::RuleSet& out);

    // Everything but expressions asked for by themselves.
    void rule_set();

    // ---- expressions (expressions.cpp) ------------------------------------------------------------------
    // In the rule that `month_rule()` was set for.
    ExprId expr(ExprRef ref);
    void set_month_rule(syntax::Header const* header);
    // A constant that was not written.
    ExprId constant(values::Value value, TypeId type);
    // A node over these operands.
    ExprId make(Op op, TypeId type, std::vector<ExprId> const& operands, std::uint32_t payload = 0);
    ExprId rule_reference(std::uint32_t rule);
    TypeId boolean() { return types_.plain(values::Kind::Boolean); }
    check::TypeTable& types() { return types_; }
    // Makes the types of new nodes known to the rule set.
    void finish() { out_.types = types_.all(); }

    // ---- parts of declarations ---------------------------------------------------------------------------
    model::Citation citation(syntax::Citation const& citation) const;
    model::Sentences sentences(syntax::Sentences const& sentences) const;
    model::OriginId origin(source::Span span);
    model::RuleId rule_id(std::uint32_t rule) const { return model::RuleId(rule_ids_[rule]); }
    // Which expressions come from here, for their origins; none while `span` is empty.
    void at(source::Span span) { span_ = span; }

private:
    ExprId node(ExprRef ref, syntax::ErrorExpr const&);
    ExprId node(ExprRef ref, syntax::Literal const&);
    ExprId node(ExprRef ref, syntax::NameRef const&);
    ExprId node(ExprRef ref, syntax::FieldOf const& field);
    ExprId node(ExprRef ref, syntax::Unary const& unary);
    ExprId node(ExprRef ref, syntax::Chain const& chain);
    ExprId node(ExprRef ref, syntax::Compare const& compare);
    ExprId node(ExprRef ref, syntax::IfNone const& if_none);
    ExprId node(ExprRef ref, syntax::ConditionList const& list);
    ExprId node(ExprRef ref, syntax::If const& choice);
    ExprId node(ExprRef ref, syntax::Call const& call);
    ExprId node(ExprRef ref, syntax::Aggregate const& aggregate);
    ExprId node(ExprRef ref, syntax::Round const& round);
    ExprId node(ExprRef ref, syntax::UnderLaw const& under_law);

    ExprId accesses(ExprRef ref, ExprId record);
    ExprId sum(ExprRef ref, syntax::Chain const& chain);
    ExprId product(ExprRef ref, syntax::Chain const& chain);
    TypeId combined(check::Operator op, ExprId left, ExprId right);
    std::vector<ExprId> all(std::uint32_t tree, std::vector<syntax::ExprId> const& ids);
    ExprId annotate(ExprId id, std::string const& label, syntax::Tail const& tail);

    void sources();
    void types_of_records();
    void facts();
    void parameters();
    void rules();
    void terms();
    void decisions();
    void calendar();
    void texts();

    // layers.cpp
    model::Version layered(check::RuleInfo const& rule, check::RuleVersion const& version);
    model::Version of_parameter(check::RuleInfo const& rule, check::RuleVersion const& version);
    void describe_parameter(model::Version& version, check::RuleInfo const& rule, check::RuleVersion const& from);
    model::Exception layer(std::uint32_t index, TypeId type);
    ExprId layer_condition(check::LayerInfo const& layer, source::Span span);
    bool case_law(model::Citation const& citation) const;

    // analysis.cpp
    void readings();
    void indicators();
    void checks();
    void articles();

    model::Rule rule(check::RuleInfo const& rule);
    model::Version version(check::RuleInfo const& rule, check::RuleVersion const& version);
    void body(model::Version& version, check::DeclRef ref, syntax::RuleDecl const& decl);
    void table(model::Version& version, check::DeclRef ref, syntax::TableDecl const& decl);
    void term(model::Version& version, check::DeclRef ref, syntax::TermDecl const& decl, check::RuleInfo const& rule);
    ExprId term_end(check::DeclRef ref, syntax::TermDecl const& decl, TypeId type, ExprId start);
    ExprId cell(check::DeclRef ref, syntax::Cell const& cell, ExprId input);
    model::ProvenanceId provenance(std::optional<syntax::ProvenanceClause> const& clause) const;

    CheckedTree const& in_;
    std::vector<source::SourceFile> const& files_;
    model::RuleSet& out_;
    check::TypeTable types_;
    std::vector<std::uint32_t> rule_ids_;               // by check's rule
    std::map<std::uint32_t, model::Exception> layers_;  // made once: versions share their expressions
    std::vector<std::uint32_t> text_of_file_;           // index in RuleSet::texts, or none
    std::map<std::string, model::SourceId> source_ids_;
    std::map<std::string, model::ProvenanceId> provenance_ids_;
    values::MonthRule month_rule_ = values::MonthRule::LastDayOfMonth;
    source::Span span_;
};

std::string text_of(std::optional<syntax::Word> const& word);

}  // namespace wetwijzer::lower
