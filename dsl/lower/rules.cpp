// Rules, tables and terms: their versions and bodies.
#include "dsl/check/parts.hpp"
#include "dsl/check/precedence.hpp"
#include "dsl/lower/lowering.hpp"

#include <algorithm>

namespace wetwijzer::lower {
namespace {

using check::exception_letter;
using check::header_of;
using check::RuleForm;

}  // namespace

void Lowering::rules() {
    for (auto const index : in_.order) out_.rules.push_back(rule(in_.rules[index]));
}

model::Rule Lowering::rule(check::RuleInfo const& info) {
    model::Rule made;
    made.name = info.name;
    made.type = info.type;
    if (info.owner != check::nothing) made.owner = model::RecordId(info.owner);
    if (info.term != check::nothing) made.term = model::TermId(info.term);
    auto const& first =
        in_.decl(info.parameter != check::nothing ? in_.parameters[info.parameter].decl : info.versions.front().decl);
    if (auto const* header = header_of(first)) made.description = text_of(header->description);
    if (auto const* decision = std::get_if<syntax::DecisionDecl>(&first.node))
        made.description = text_of(decision->description);
    if (auto const* parameter = std::get_if<syntax::ParameterDecl>(&first.node))
        made.description = text_of(parameter->description);
    if (auto const* indicator = std::get_if<syntax::IndicatorDecl>(&first.node))
        made.description = text_of(indicator->description);
    made.origin = origin(first.span);
    set_month_rule(header_of(first));
    if (info.law_date.is_some()) made.law_date = expr(info.law_date);
    for (auto const& one : info.versions) {
        if (info.form == RuleForm::Layered)
            made.versions.push_back(layered(info, one));
        else if (info.form == RuleForm::Parameter)
            made.versions.push_back(of_parameter(info, one));
        else
            made.versions.push_back(version(info, one));
    }
    return made;
}

model::Version Lowering::version(check::RuleInfo const& info, check::RuleVersion const& from) {
    auto const& decl = in_.decl(from.decl);
    model::Version made;
    made.validity = from.validity;
    made.origin = origin(decl.span);
    if (auto const* header = header_of(decl)) {
        made.citation = citation(header->citation);
        made.sentences = sentences(header->sentences);
        set_month_rule(header);
    }
    if (auto const* body_decl = std::get_if<syntax::RuleDecl>(&decl.node)) {
        body(made, from.decl, *body_decl);
    } else if (auto const* table_decl = std::get_if<syntax::TableDecl>(&decl.node)) {
        table(made, from.decl, *table_decl);
        made.complete = from.complete;
    } else if (auto const* term_decl = std::get_if<syntax::TermDecl>(&decl.node)) {
        term(made, from.decl, *term_decl, info);
    } else if (auto const* decision = std::get_if<syntax::DecisionDecl>(&decl.node)) {
        set_month_rule(nullptr);
        made.citation = citation(decision->citation);
        made.branches.push_back({expr({from.decl.tree, decision->condition}), {}, {}, {}, made.origin});
    } else if (auto const* indicator = std::get_if<syntax::IndicatorDecl>(&decl.node)) {
        set_month_rule(nullptr);
        made.citation = citation(indicator->citation);
    }
    if (info.form == RuleForm::IndicatorPart || info.form == RuleForm::MessageCheck)
        made.branches.push_back({expr({from.decl.tree, info.part}), {}, {}, {}, made.origin});
    return made;
}

void Lowering::body(model::Version& version, check::DeclRef ref, syntax::RuleDecl const& decl) {
    for (auto const& branch : decl.branches) {
        model::Branch made;
        if (branch.condition.is_some()) made.condition = expr({ref.tree, branch.condition});
        made.value = expr({ref.tree, branch.value});
        made.citation = citation(branch.tail.citation);
        made.sentences = sentences(branch.tail.sentences);
        made.origin = origin(branch.span);
        version.branches.push_back(std::move(made));
    }
    auto const order = check::precedence_of(decl);
    for (std::size_t i = 0; i < decl.exceptions.size(); ++i) {
        auto const& exception = decl.exceptions[i];
        model::Exception made;
        made.condition = expr({ref.tree, exception.condition});
        if (exception.value.is_some()) made.value = expr({ref.tree, exception.value});
        made.label = exception_letter(i);
        for (auto const other : order[i]) made.overrides.push_back(static_cast<std::uint32_t>(other));
        made.citation = citation(exception.tail.citation);
        made.sentences = sentences(exception.tail.sentences);
        made.origin = origin(exception.span);
        version.exceptions.push_back(std::move(made));
    }
}

void Lowering::table(model::Version& version, check::DeclRef ref, syntax::TableDecl const& decl) {
    version.kind = model::BodyKind::Table;
    for (auto const input : in_.inputs.at({ref.tree, ref.index})) version.inputs.push_back(expr({ref.tree, input}));
    for (auto const& row : decl.rows) {
        model::TableRow made;
        for (std::size_t i = 0; i < version.inputs.size(); ++i)
            made.conditions.push_back(cell(ref, row.cells[i], version.inputs[i]));
        made.value = expr({ref.tree, row.cells.back().operands.front()});
        made.citation = citation(row.citation);
        made.origin = origin(row.span);
        version.rows.push_back(std::move(made));
    }
}

// The condition of one cell; none when it says "any". Less and more are asked only of an input that exists.
ExprId Lowering::cell(check::DeclRef ref, syntax::Cell const& cell, ExprId input) {
    using syntax::CellOp;
    if (cell.op == CellOp::Any) return {};
    at(cell.span);
    std::vector<ExprId> operands{input};
    for (auto const operand : cell.operands) operands.push_back(expr({ref.tree, operand}));
    ExprId condition;
    switch (cell.op) {
        case CellOp::Any:
            break;
        case CellOp::OneOf:
            condition = make(operands.size() == 2 ? Op::Equal : Op::OneOf, boolean(), operands);
            break;
        case CellOp::Less:
            condition = make(Op::Less, boolean(), operands);
            break;
        case CellOp::AtMost:
            condition = make(Op::LessEqual, boolean(), operands);
            break;
        case CellOp::AtLeast:
            condition = make(Op::GreaterEqual, boolean(), operands);
            break;
        case CellOp::Greater:
            condition = make(Op::Greater, boolean(), operands);
            break;
        case CellOp::FromUntil:
        case CellOp::FromThrough: {
            auto const from = make(Op::GreaterEqual, boolean(), {input, operands[1]});
            auto const to =
                make(cell.op == CellOp::FromUntil ? Op::Less : Op::LessEqual, boolean(), {input, operands[2]});
            condition = make(Op::And, boolean(), {from, to});
            break;
        }
    }
    if (cell.op != CellOp::OneOf && types_[out_.expr(input).type].optional) {
        auto const exists = make(Op::Not, boolean(), {make(Op::IsNone, boolean(), {input})});
        condition = make(Op::And, boolean(), {exists, condition});
    }
    at({});
    return condition;
}

void Lowering::term(model::Version& version, check::DeclRef ref, syntax::TermDecl const& decl,
                    check::RuleInfo const& rule) {
    auto const& term = in_.terms[rule.term];
    auto const flags = static_cast<std::uint8_t>((decl.starts_day_after ? model::term_flags::starts_day_after : 0) |
                                                 (decl.general_terms_act ? model::term_flags::general_terms_act : 0));
    at(decl.name.span);
    ExprId value;
    switch (rule.form) {
        case RuleForm::TermStart:
            value = make(Op::TermStart, rule.type, {expr({ref.tree, decl.start})});
            break;
        case RuleForm::TermEnd:
            value = term_end(ref, decl, rule.type, expr({ref.tree, decl.start}));
            break;
        case RuleForm::TermStatus: {
            auto const start = rule_reference(term.start);
            auto const end = rule_reference(term.end);
            auto const date = types_.with_optional(types_.plain(values::Kind::Date), true);
            auto const met = decl.met_on.is_some() ? expr({ref.tree, decl.met_on}) : constant(values::None{}, date);
            value = make(Op::TermStatus, rule.type, {start, end, met});
            break;
        }
        case RuleForm::TermSignal:
            value = make(Op::TermSignal, rule.type, {rule_reference(term.end), expr({ref.tree, decl.signal})});
            break;
        case RuleForm::Body:
        case RuleForm::Table:
        case RuleForm::DecisionCondition:
        case RuleForm::Layered:
        case RuleForm::Parameter:
        case RuleForm::IndicatorPart:
        case RuleForm::MessageCheck:
            break;
    }
    out_.expressions[value.value].detail = flags;
    at({});
    version.branches.push_back({value, {}, {}, {}, version.origin});
}

// An extension under a condition adds its duration or, where the condition fails, `geen`: nothing.
// A term that ends on a day has no end while it has no start.
ExprId Lowering::term_end(check::DeclRef ref, syntax::TermDecl const& decl, TypeId type, ExprId start) {
    if (decl.end.is_some())
        return make(Op::If, type,
                    {make(Op::IsNone, boolean(), {start}), constant(values::None{}, type), expr({ref.tree, decl.end})});
    std::vector<ExprId> operands{start, expr({ref.tree, decl.duration})};
    auto const optional = types_.with_optional(types_.plain(values::Kind::Duration), true);
    for (auto const& extension : decl.extensions) {
        auto duration = expr({ref.tree, extension.duration});
        if (extension.condition.is_some()) {
            auto const condition = expr({ref.tree, extension.condition});
            duration = make(Op::If, optional, {condition, duration, constant(values::None{}, optional)});
        }
        operands.push_back(annotate(duration, {}, extension.tail));
    }
    return make(Op::TermEnd, type, operands);
}

void Lowering::terms() {
    for (auto const& term : in_.terms) {
        auto const& rule = in_.rules[term.start];
        auto const& decl = std::get<syntax::TermDecl>(in_.decl(rule.versions.front().decl).node);
        model::Term made{term.name,
                         text_of(decl.header.description),
                         decl.bearer.text,
                         rule_id(term.start),
                         rule_id(term.end),
                         rule_id(term.status),
                         {}};
        if (term.signal != check::nothing) made.signal = rule_id(term.signal);
        out_.terms.push_back(std::move(made));
    }
}

}  // namespace wetwijzer::lower
