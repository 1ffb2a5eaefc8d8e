// Bodies of rules: branches, exceptions, letters.
#include "dsl/check/declarations.hpp"
#include "dsl/check/precedence.hpp"
#include "dsl/check/same.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

using syntax::RuleDecl;

class Rules {
public:
    explicit Rules(Context& context) : context_(context), out_(context.out), expressions_(context) {}

    void body(std::uint32_t index, DeclRef ref, RuleDecl const& decl) {
        auto const& rule = out_.rules[index];
        Place const place = place_of(context_, ref, index, &decl.header);
        values(decl, rule.type, place);
        total(decl);
        letters(decl);
    }

    void table(std::uint32_t index, DeclRef ref, syntax::TableDecl const& decl) {
        Place const place = place_of(context_, ref, index, &decl.header);
        if (decl.headings.size() < 2) {
            context_.diagnostics.add(Code::E0523, decl.name.span);
            return;
        }
        auto const& inputs = out_.inputs.at({ref.tree, ref.index});
        std::vector<TypeId> types;
        for (auto const input : inputs) types.push_back(column_type(input, place));
        for (auto const& row : decl.rows) {
            if (row.cells.size() != decl.headings.size()) {
                context_.diagnostics
                    .add(Code::E0509, row.span,
                         {std::to_string(row.cells.size()), std::to_string(decl.headings.size())})
                    .label(decl.headings.front().span, "hier begint de kop", "the heading begins here");
                continue;
            }
            for (std::size_t i = 0; i < inputs.size(); ++i) expressions_.cell(row.cells[i], inputs[i], types[i], place);
            result(row.cells.back(), out_.rules[index].type, place);
        }
    }

    // The law date chooses the version, so all versions have the same one.
    void law_date(std::uint32_t index) {
        auto& rule = out_.rules[index];
        for (std::size_t i = 0; i < rule.versions.size(); ++i) {
            auto const ref = rule.versions[i].decl;
            auto const* header = header_of(out_.decl(ref));
            if (header == nullptr) continue;
            Place const place = place_of(context_, ref, index, header);
            if (header->law_date.is_some()) expressions_.require(header->law_date, out_.types.plain(Kind::Date), place);
            ExprRef const date{ref.tree, header->law_date};
            if (i == 0) {
                rule.law_date = date;
            } else if (rule.law_date.is_some() != date.is_some() ||
                       (date.is_some() && !same(out_, rule.law_date, date))) {
                context_.diagnostics
                    .add(Code::E0505, name_span(out_.decl(ref)),
                         {written_name(out_, rule), both("`naar het recht op`", "`naar het recht op`")})
                    .label(name_span(out_.decl(rule.versions[0].decl)), "hier staat de eerste",
                           "the first stands here");
            }
        }
    }

private:
    TypeId column_type(ExprId input, Place const& place) {
        auto const type = expressions_.infer(input, {}, place);
        if (!type.is_some()) return type;
        auto const kind = out_.types[type].kind;
        if (kind != Kind::Period && kind != Kind::Record) return type;
        context_.diagnostics.add(Code::E0516, out_.expr({place.tree, input}).span, {context_.describe(type)});
        out_.expressions[place.tree][input.value].type = {};
        return {};
    }

    void result(syntax::Cell const& cell, TypeId type, Place const& place) {
        if (cell.op == syntax::CellOp::OneOf && cell.operands.size() == 1)
            return expressions_.require(cell.operands[0], type, place);
        context_.diagnostics
            .add(Code::E0320, cell.span, {both("een voorwaarde als uitkomst", "a condition as a result")})
            .hint({both("de laatste kolom bevat één waarde per rij", "the last column holds one value a row")});
    }

    // In the order in which they are tried: what comes after knows that what came before did not hold.
    void values(RuleDecl const& decl, TypeId type, Place const& place) {
        auto const start = expressions_.assume({}, true, place);
        for (auto const& exception : decl.exceptions) {
            expressions_.require_condition(exception.condition, place);
            auto const mark = expressions_.assume(exception.condition, true, place);
            if (exception.value.is_some()) expressions_.require(exception.value, type, place);
            expressions_.forget(mark);
        }
        for (auto const& exception : decl.exceptions) expressions_.assume(exception.condition, false, place);
        for (std::size_t i = 0; i < decl.branches.size(); ++i) {
            auto const& branch = decl.branches[i];
            bool const reached_otherwise = i + 1 == decl.branches.size() && leads_to_last(decl);
            if (reached_otherwise) expressions_.forget(start);
            if (branch.condition.is_some()) expressions_.require_condition(branch.condition, place);
            auto const mark = expressions_.assume(branch.condition, true, place);
            expressions_.require(branch.value, type, place);
            expressions_.forget(mark);
            expressions_.assume(branch.condition, false, place);
        }
        expressions_.forget(start);
    }

    // An exception without a value of its own goes to the last "anders".
    static bool leads_to_last(RuleDecl const& decl) {
        return std::any_of(decl.exceptions.begin(), decl.exceptions.end(),
                           [](auto const& exception) { return !exception.value.is_some(); });
    }

    // Every case has a value, and every value can be reached.
    void total(RuleDecl const& decl) {
        auto const& branches = decl.branches;
        if (branches.empty()) return;
        auto const to_otherwise = std::find_if(decl.exceptions.begin(), decl.exceptions.end(),
                                               [](auto const& exception) { return !exception.value.is_some(); });
        if (branches.back().condition.is_some()) {
            context_.diagnostics.add(Code::E0506, branches.back().span,
                                     {decl.name.text, both("geen voorwaarde geldt", "no condition holds")});
        } else if (to_otherwise != decl.exceptions.end() && branches.size() == 1) {
            context_.diagnostics.add(Code::E0506, to_otherwise->span,
                                     {decl.name.text, both("deze uitzondering geldt", "this exception holds")});
        }
        unreachable(decl);
    }

    // A value without a condition ends the branches; two `anders` of that kind are the parser's to report.
    void unreachable(RuleDecl const& decl) {
        auto const& branches = decl.branches;
        bool const otherwise_by_exception = leads_to_last(decl) && branches.size() == 2;
        if (branches.size() < 2 || branches[0].condition.is_some() || otherwise_by_exception) return;
        auto const twice = std::any_of(branches.begin() + 1, branches.end() - 1,
                                       [](auto const& branch) { return !branch.condition.is_some(); });
        if (twice) return;
        context_.diagnostics.add(Code::E0518, branches[0].span)
            .label(branches[1].span, "komt nooit aan bod", "is never reached");
    }

    void letters(RuleDecl const& decl) {
        Precedence before(decl.exceptions.size());
        for (std::size_t i = 0; i < decl.exceptions.size(); ++i) {
            auto const& exception = decl.exceptions[i];
            auto const letter = exception_letter(i);
            if (exception.label.is_some() && exception.label.text != letter)
                context_.diagnostics.add(Code::E0513, exception.label.span, {letter, exception.label.text});
            for (auto const& other : exception.overrides) {
                std::size_t target = 0;
                while (target < decl.exceptions.size() && exception_letter(target) != other.text) ++target;
                if (target == decl.exceptions.size() || target == i)
                    context_.diagnostics.add(Code::E0514, other.span, {other.text});
                else
                    before[i].push_back(target);
            }
        }
        auto const circle = circle_in(before);
        if (circle.empty()) return;
        std::string path;
        for (auto const at : circle) path += (path.empty() ? "" : " → ") + exception_letter(at);
        context_.diagnostics.add(Code::E0515, decl.exceptions[circle.front()].span, {path});
    }

    Context& context_;
    CheckedTree& out_;
    Expressions expressions_;
};

}  // namespace

Place place_of(Context const& context, DeclRef decl, std::uint32_t user, syntax::Header const* header) {
    Place place;
    place.tree = decl.tree;
    place.user = user;
    if (user != nothing) place.element = context.out.rules[user].owner;
    place.month_rule = context.out.month_rule.has_value() || (header != nullptr && header->month_rule.has_value());
    return place;
}

void prepare_headings(Context& context) {
    auto& out = context.out;
    for (std::uint32_t tree = 0; tree < out.trees.size(); ++tree) {
        auto& nodes = out.trees[tree].expressions;
        auto const& declarations = out.trees[tree].declarations;
        for (std::uint32_t i = 0; i < declarations.size(); ++i) {
            auto const* table = std::get_if<syntax::TableDecl>(&declarations[i].node);
            if (table == nullptr) continue;
            auto& inputs = out.inputs[{tree, i}];
            for (std::size_t column = 0; column + 1 < table->headings.size(); ++column) {
                auto const& heading = table->headings[column];
                inputs.push_back({static_cast<std::uint32_t>(nodes.size())});
                nodes.push_back({heading.span, syntax::NameRef{heading.parts}});
            }
        }
    }
}

void check_rules(Context& context) {
    Rules rules(context);
    for (std::uint32_t index = 0; index < context.out.rules.size(); ++index) {
        auto const form = context.out.rules[index].form;
        if (form != RuleForm::Body && form != RuleForm::Table) continue;
        for (std::size_t i = 0; i < context.out.rules[index].versions.size(); ++i) {
            auto const ref = context.out.rules[index].versions[i].decl;
            auto const& decl = context.out.decl(ref);
            if (auto const* rule = std::get_if<RuleDecl>(&decl.node)) rules.body(index, ref, *rule);
            if (auto const* table = std::get_if<syntax::TableDecl>(&decl.node)) rules.table(index, ref, *table);
        }
        rules.law_date(index);
    }
    for (auto const& term : context.out.terms)
        for (auto const index : {term.start, term.end, term.status, term.signal})
            if (index != nothing) rules.law_date(index);
}

}  // namespace wetwijzer::check
