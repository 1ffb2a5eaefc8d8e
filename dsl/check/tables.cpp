// Decision tables: cells to values, the search, and what it found in words.
#include "dsl/check/tables.hpp"

#include "dsl/check/coverage.hpp"
#include "dsl/check/parts.hpp"

#include <algorithm>
#include <set>

namespace wetwijzer::check {
namespace {

using syntax::CellOp;
using syntax::ExprId;
using syntax::TableDecl;

CellTest::Op test_op(CellOp op) {
    switch (op) {
        case CellOp::Any:
            return CellTest::Op::Any;
        case CellOp::Less:
            return CellTest::Op::Less;
        case CellOp::AtMost:
            return CellTest::Op::AtMost;
        case CellOp::AtLeast:
            return CellTest::Op::AtLeast;
        case CellOp::Greater:
            return CellTest::Op::Greater;
        case CellOp::FromUntil:
            return CellTest::Op::FromUntil;
        case CellOp::FromThrough:
            return CellTest::Op::FromThrough;
        case CellOp::OneOf:
            break;
    }
    return CellTest::Op::OneOf;
}

class Table {
public:
    Table(Context& context, RuleVersion& version, TableDecl const& decl)
        : context_(context),
          out_(context.out),
          version_(version),
          decl_(decl),
          inputs_(out_.inputs.at({version.decl.tree, version.decl.index})) {}

    void run() {
        if (!sound()) return;
        for (auto const& policy : municipalities()) {
            for (auto const date : law_dates()) {
                auto const axes = axes_on(date, policy);
                if (axes && !report(examine(*axes, rows_))) return;
            }
        }
        version_.complete = true;
    }

private:
    ExprRef ref(ExprId id) const { return {version_.decl.tree, id}; }

    // Every cell has a type, and a value that is known beforehand.
    bool sound() {
        if (inputs_.empty() || decl_.rows.empty()) return false;
        for (auto const input : inputs_)
            if (!out_.info(ref(input)).type.is_some()) return false;
        for (auto const& row : decl_.rows) {
            if (row.cells.size() != inputs_.size() + 1) return false;
            for (std::size_t column = 0; column < inputs_.size(); ++column)
                for (auto const operand : row.cells[column].operands)
                    if (!out_.info(ref(operand)).type.is_some()) return false;
        }
        for (auto const& row : decl_.rows)
            for (std::size_t column = 0; column < inputs_.size(); ++column)
                if (!fixed(row.cells[column])) return false;
        return one_family();
    }

    bool fixed(syntax::Cell const& cell) {
        for (auto const operand : cell.operands) {
            auto const& info = out_.info(ref(operand));
            if (info.binding == Binding::Constant) continue;
            if (info.binding == Binding::Parameter && info.access_count == 0) {
                parameters_.insert(info.target);
                continue;
            }
            context_.diagnostics.add(Code::W0506, cell.span, {decl_.name.text});
            return false;
        }
        return true;
    }

    // The durations of a column count in the same unit of time.
    bool one_family() {
        for (std::size_t column = 0; column < inputs_.size(); ++column) {
            Family family = Family::Unknown;
            for (auto const& row : decl_.rows) {
                for (auto const operand : row.cells[column].operands) {
                    auto const other = out_.info(ref(operand)).family;
                    if (family != Family::Unknown && other != Family::Unknown && family != other) {
                        context_.diagnostics.add(Code::E0406, row.cells[column].span);
                        return false;
                    }
                    if (other != Family::Unknown) family = other;
                }
            }
        }
        return true;
    }

    // A day in each stretch of time in which the parameters in the cells do not change; none when there are none.
    std::vector<std::optional<values::Date>> law_dates() const {
        if (parameters_.empty()) return {std::nullopt};
        std::set<values::Date> days;
        auto const bounds = [&](model::Validity const& validity) {
            if (validity.from) days.insert(*validity.from);
            if (validity.until) days.insert(*validity.until);
        };
        for (auto const parameter : parameters_) {
            for (auto const& version : out_.parameters[parameter].versions) bounds(version.validity);
            for (auto const layer : layers_of(parameter)) bounds(out_.layers[layer].validity);
        }
        if (version_.validity.from) days.insert(*version_.validity.from);
        std::vector<std::optional<values::Date>> result;
        for (auto const day : days)
            if (version_.validity.contains(day)) result.emplace_back(day);
        return result;
    }

    std::vector<std::uint32_t> layers_of(std::uint32_t parameter) const {
        auto const rule = out_.parameters[parameter].layered;
        return rule == nothing ? std::vector<std::uint32_t>{} : out_.rules[rule].layers;
    }

    // The law by itself, and each municipality that fills one of the parameters in the cells.
    std::set<std::string> municipalities() const {
        std::set<std::string> codes{std::string()};
        for (auto const parameter : parameters_)
            for (auto const layer : layers_of(parameter)) codes.insert(out_.policies[out_.layers[layer].policy].code);
        return codes;
    }

    std::optional<values::Value> value(ExprId id, std::optional<values::Date> date, std::string const& policy) const {
        if (auto const* constant = out_.constant(ref(id))) return *constant;
        auto const parameter = out_.info(ref(id)).target;
        for (auto const index : layers_of(parameter)) {
            auto const& layer = out_.layers[index];
            if (date && layer.validity.contains(*date) && out_.policies[layer.policy].code == policy)
                return layer.filled;
        }
        for (auto const& version : out_.parameters[parameter].versions)
            if (date && version.validity.contains(*date)) return version.value;
        return std::nullopt;
    }

    // Nothing when a parameter has no value on that day: then the table has none either.
    std::optional<std::vector<Axis>> axes_on(std::optional<values::Date> date, std::string const& policy) {
        rows_.assign(decl_.rows.size(), {});
        for (std::size_t row = 0; row < decl_.rows.size(); ++row) {
            for (std::size_t column = 0; column < inputs_.size(); ++column) {
                auto const& cell = decl_.rows[row].cells[column];
                CellTest test{test_op(cell.op), {}};
                for (auto const operand : cell.operands) {
                    auto found = value(operand, date, policy);
                    if (!found) return std::nullopt;
                    test.operands.push_back(std::move(*found));
                }
                rows_[row].push_back(std::move(test));
            }
        }
        std::vector<Axis> axes;
        for (std::size_t column = 0; column < inputs_.size(); ++column) {
            std::vector<CellTest> cells;
            for (auto const& row : rows_) cells.push_back(row[column]);
            axes.emplace_back(out_.types[out_.info(ref(inputs_[column])).type], range(inputs_[column]), cells);
        }
        return axes;
    }

    // The range that a fact declares. What falls outside is refused before any rule runs.
    std::optional<model::Range> range(ExprId input) const {
        auto const& info = out_.info(ref(input));
        if (info.binding != Binding::Fact || info.access_count != 0) return std::nullopt;
        return out_.facts[info.target].range;
    }

    // False when something was found.
    bool report(Coverage const& coverage) {
        auto const& name = decl_.name;
        if (coverage.too_large) {
            context_.diagnostics.add(Code::E0512, name.span, {name.text});
            return false;
        }
        for (auto const& gap : coverage.gaps)
            context_.diagnostics.add(Code::E0510, name.span, {name.text}).hint({gap + " … |"});
        for (auto const& overlap : coverage.overlaps)
            context_.diagnostics.add(Code::E0511, decl_.rows[overlap.second].span, {name.text})
                .label(decl_.rows[overlap.first].span, "hier staat de andere rij", "the other row stands here")
                .hint({overlap.cells});
        for (auto const row : coverage.empty_rows) context_.diagnostics.add(Code::W0507, decl_.rows[row].span);
        return coverage.gaps.empty() && coverage.overlaps.empty();
    }

    Context& context_;
    CheckedTree& out_;
    RuleVersion& version_;
    TableDecl const& decl_;
    std::vector<ExprId> const& inputs_;
    std::set<std::uint32_t> parameters_;
    std::vector<std::vector<CellTest>> rows_;
};

}  // namespace

void check_tables(Context& context) {
    for (auto& rule : context.out.rules) {
        if (rule.form != RuleForm::Table && rule.form != RuleForm::Body) continue;  // versions of either kind
        for (auto& version : rule.versions)
            if (auto const* table = std::get_if<TableDecl>(&context.out.decl(version.decl).node))
                Table(context, version, *table).run();
    }
}

}  // namespace wetwijzer::check
