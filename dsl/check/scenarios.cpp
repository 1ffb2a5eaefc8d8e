// Scenarios to cases: names resolved, values made, rows of examples taken apart.
#include "dsl/check/scenarios.hpp"

#include "dsl/check/declarations.hpp"
#include "dsl/check/literals.hpp"
#include "engine/values/text.hpp"

#include <set>

namespace wetwijzer::check {
namespace {

using syntax::Expected;
using syntax::Given;
using syntax::ScenarioDecl;

constexpr char reference_date[] = "peildatum";

// Reads one scenario. What it gives and expects by itself holds for every row of its examples.
class Scenario {
public:
    Scenario(Context& context, DeclRef ref, ScenarioDecl const& decl)
        : context_(context),
          out_(context.out),
          expressions_(context),
          decl_(decl),
          place_(place_of(context, ref, nothing, nullptr)) {
        base_.title = decl.title.text;
        base_.decl = ref;
        base_.span = decl.title.span;
    }

    void run() {
        if (decl_.reference_date.is_some())
            if (auto date = date_of(decl_.reference_date)) base_.reference_date = *date;
        for (auto const& given : decl_.givens) add(given);
        for (auto const& expected : decl_.expectations) add(expected);
        if (decl_.headings.empty()) {
            if (base_.expectations.empty() && decl_.expectations.empty())
                context_.diagnostics.add(Code::E0520, decl_.title.span);
            out_.scenarios.push_back(std::move(base_));
        } else {
            examples();
        }
    }

private:
    std::optional<values::Date> date_of(ExprId id) {
        auto const value = expressions_.constant(id, out_.types.plain(Kind::Date), place_);
        if (value && std::holds_alternative<values::Date>(*value)) return std::get<values::Date>(*value);
        return std::nullopt;
    }

    std::string text_of(values::Value const& value, TypeId type) const {
        return both(values::to_text(value, out_.types[type], values::Language::Dutch),
                    values::to_text(value, out_.types[type], values::Language::English));
    }

    // A constant of this type within the range.
    std::optional<values::Value> value_of(ExprId id, TypeId type, std::optional<model::Range> const& range,
                                          std::string const& name) {
        auto value = expressions_.constant(id, type, place_);
        if (!value || !range || values::is_none(*value)) return value;
        if (less(*value, range->minimum) || less(range->maximum, *value))
            context_.diagnostics.add(
                Code::E0409, out_.expr({place_.tree, id}).span,
                {text_of(*value, type), name, text_of(range->minimum, type), text_of(range->maximum, type)});
        return value;
    }

    void twice(Word const& name) { context_.diagnostics.add(Code::E0302, name.span, {name.text}); }

    bool is_list(std::uint32_t fact) const {
        auto const type = out_.facts[fact].type;
        return type.is_some() && out_.types[type].kind == Kind::List;
    }

    // ---- given ---------------------------------------------------------------------------------------------

    void add(Given const& given) {
        auto const name = joined(given.name);
        switch (given.kind) {
            case Given::Kind::Fact:
                return add_fact(base_, find_fact(context_, name, false), name, given.value);
            case Given::Kind::Judgement:
                return add_fact(base_, find_fact(context_, name, true), name, given.value);
            case Given::Kind::Assume:
                return add_assumption(base_, name, given.value);
            case Given::Kind::Record:
                return add_row(given, name);
            case Given::Kind::Reading:
                return add_reading(base_, find_reading(context_, name), name, given.value);
        }
    }

    void add_fact(ScenarioInfo& scenario, std::uint32_t fact, Word const& name, ExprId id) {
        if (fact == nothing) return;
        if (!given_facts_.insert(fact).second) return twice(name);
        auto const& info = out_.facts[fact];
        if (is_list(fact)) {
            auto const* literal = std::get_if<syntax::Literal>(&out_.expr({place_.tree, id}).node);
            if (literal == nullptr || literal->kind != syntax::LiteralKind::None)
                context_.diagnostics.add(Code::E0305, out_.expr({place_.tree, id}).span,
                                         {both("`geen`, of `gegeven een … met …`", "`geen`, or `gegeven een … met …`"),
                                          both("een waarde", "a value")});
            scenario.givens.push_back({GivenInfo::Kind::EmptyList, fact, {}, {}});
        } else if (auto value = value_of(id, info.type, info.range, info.name)) {
            scenario.givens.push_back({GivenInfo::Kind::Value, fact, std::move(*value), {}});
        }
    }

    void add_assumption(ScenarioInfo& scenario, Word const& name, ExprId id) {
        auto const rule = find_rule(context_, name);
        if (rule == nothing) return;
        if (!assumed_.insert(rule).second) return twice(name);
        if (auto value = expressions_.constant(id, out_.rules[rule].type, place_))
            scenario.givens.push_back({GivenInfo::Kind::Assume, rule, std::move(*value), {}});
    }

    void add_reading(ScenarioInfo& scenario, std::uint32_t reading, Word const& name, ExprId id) {
        if (reading == nothing) return;
        if (!readings_.insert(reading).second) return twice(name);
        if (auto value = expressions_.constant(id, out_.readings[reading].type, place_))
            scenario.givens.push_back({GivenInfo::Kind::Reading, reading, std::move(*value), {}});
    }

    // The fact that a row belongs to: named, or the only one of this record.
    std::uint32_t fact_of_row(Word const& name) {
        auto const symbol = context_.symbols.values.find(name.text);
        if (symbol != context_.symbols.values.end() && symbol->second.kind == SymbolKind::Fact &&
            is_list(symbol->second.index))
            return symbol->second.index;
        auto const record = context_.symbols.records.find(name.text);
        if (record == context_.symbols.records.end()) {
            context_.unknown(name, [&] { return names_of(context_.symbols.records); });
            return nothing;
        }
        auto candidates = out_.records[record->second.index].lists;
        for (std::uint32_t fact = 0; fact < out_.facts.size(); ++fact) {
            auto const type = out_.facts[fact].type;
            if (type.is_some() && out_.types[type].kind == Kind::Record &&
                out_.types[type].record == record->second.index)
                candidates.push_back(fact);
        }
        if (candidates.size() == 1) return candidates.front();
        context_.diagnostics.add(Code::E0316, name.span, {name.text});
        return nothing;
    }

    void add_row(Given const& given, Word const& name) {
        auto const fact = fact_of_row(name);
        if (fact == nothing) return;
        bool const first = given_facts_.insert(fact).second;
        if (!first && !(is_list(fact) && row_facts_.contains(fact))) return twice(name);
        row_facts_.insert(fact);
        auto const& record = out_.records[out_.types[out_.facts[fact].type].record];
        GivenInfo row{GivenInfo::Kind::Row, fact, {}, {}};
        row.row.resize(record.fields.size());
        for (auto const& written : given.fields) {
            auto const field = record.field_index.find(written.name.text);
            if (field == record.field_index.end()) {
                context_.diagnostics.add(Code::E0308, written.name.span, {record.name, written.name.text})
                    .hint(context_.near(written.name.text, names_of(record.field_index)));
                continue;
            }
            auto& slot = row.row[field->second];
            if (slot) twice(written.name);
            auto const& info = record.fields[field->second];
            slot = value_of(written.value, info.type, info.range, info.name);
        }
        base_.givens.push_back(std::move(row));
    }

    // ---- expected ----------------------------------------------------------------------------------------------

    void add(Expected const& expected) {
        auto const name = joined(expected.name);
        auto const rule = find_rule(context_, name);
        if (rule == nothing) return;
        if (!expected_.insert(rule).second) return twice(name);
        ExpectedInfo info{expected.kind, rule, {}, {}, expected.span};
        if (expected.kind == Expected::Kind::Value) {
            auto value = expressions_.constant(expected.value, out_.rules[rule].type, place_);
            if (!value) return;
            info.value = std::move(*value);
        }
        for (auto const& waiting : expected.waits_for) {
            auto const symbol = context_.symbols.values.find(waiting.text);
            bool const fact = symbol != context_.symbols.values.end() && symbol->second.kind == SymbolKind::Fact;
            auto const found = fact ? symbol->second.index : find_fact(context_, waiting, false);
            if (found != nothing) info.waits_for.push_back(found);
        }
        base_.expectations.push_back(std::move(info));
    }

    // ---- examples ------------------------------------------------------------------------------------------------

    struct Column {
        enum class Kind : std::uint8_t { Broken, Date, Fact, Reading, Assume, Expect };
        Kind kind = Kind::Broken;
        std::uint32_t target = nothing;
        Word name;
    };

    Column column(syntax::Heading const& heading) {
        auto const name = joined(heading.parts);
        if (!heading.assume && !heading.reading && name.text == reference_date)
            return {Column::Kind::Date, nothing, name};
        auto const symbol = context_.symbols.values.find(name.text);
        auto const is = [&](SymbolKind kind) {
            return symbol != context_.symbols.values.end() && symbol->second.kind == kind;
        };
        if (heading.reading || (is(SymbolKind::Reading) && !heading.assume)) {
            auto const reading = find_reading(context_, name);
            if (reading == nothing) return {};
            if (!readings_.insert(reading).second) twice(name);
            return {Column::Kind::Reading, reading, name};
        }
        if (is(SymbolKind::Fact) && !heading.assume) {
            if (!given_facts_.insert(symbol->second.index).second) twice(name);
            return {Column::Kind::Fact, symbol->second.index, name};
        }
        auto const rule = find_rule(context_, name);
        if (rule == nothing) return {};
        auto& taken = heading.assume ? assumed_ : expected_;
        if (!taken.insert(rule).second) twice(name);
        return {heading.assume ? Column::Kind::Assume : Column::Kind::Expect, rule, name};
    }

    void examples() {
        std::vector<Column> columns;
        for (auto const& heading : decl_.headings) columns.push_back(column(heading));
        bool expects = !decl_.expectations.empty();
        for (auto const& one : columns)
            expects = expects || one.kind == Column::Kind::Expect || one.kind == Column::Kind::Broken;
        if (!expects) context_.diagnostics.add(Code::E0520, decl_.title.span);
        std::size_t number = 0;
        for (auto const& row : decl_.examples) {
            ++number;
            if (row.cells.size() != columns.size()) {
                context_.diagnostics
                    .add(Code::E0509, row.span, {std::to_string(row.cells.size()), std::to_string(columns.size())})
                    .label(decl_.headings.front().span, "hier begint de kop", "the heading begins here");
                continue;
            }
            auto scenario = base_;
            scenario.title += " (" + std::to_string(number) + ')';
            scenario.span = row.span;
            for (std::size_t i = 0; i < columns.size(); ++i) add_cell(scenario, columns[i], row.cells[i]);
            out_.scenarios.push_back(std::move(scenario));
        }
    }

    // "*" leaves a cell out of the case.
    void add_cell(ScenarioInfo& scenario, Column const& column, syntax::Cell const& cell) {
        if (cell.op == syntax::CellOp::Any || column.kind == Column::Kind::Broken) return;
        if (cell.op != syntax::CellOp::OneOf || cell.operands.size() != 1) {
            context_.diagnostics.add(Code::E0319, cell.span);
            return;
        }
        auto const id = cell.operands.front();
        auto const* name = std::get_if<syntax::NameRef>(&out_.expr({place_.tree, id}).node);
        std::string const word = name != nullptr && name->parts.size() == 1 ? name->parts[0].text : std::string();
        switch (column.kind) {
            case Column::Kind::Broken:
                return;
            case Column::Kind::Date:
                if (auto const date = date_of(id)) scenario.reference_date = *date;
                return;
            case Column::Kind::Fact:
                if (word == "onbekend") return;
                given_facts_.erase(column.target);
                return add_fact(scenario, column.target, column.name, id);
            case Column::Kind::Reading:
                readings_.erase(column.target);
                return add_reading(scenario, column.target, column.name, id);
            case Column::Kind::Assume:
                assumed_.erase(column.target);
                return add_assumption(scenario, column.name, id);
            case Column::Kind::Expect:
                break;
        }
        ExpectedInfo info{Expected::Kind::Value, column.target, {}, {}, cell.span};
        if (word == "onbekend" || word == "fout") {
            info.kind = word == "fout" ? Expected::Kind::Fault : Expected::Kind::Unknown;
        } else {
            auto value = expressions_.constant(id, out_.rules[column.target].type, place_);
            if (!value) return;
            info.value = std::move(*value);
        }
        scenario.expectations.push_back(std::move(info));
    }

    Context& context_;
    CheckedTree& out_;
    Expressions expressions_;
    ScenarioDecl const& decl_;
    Place place_;
    ScenarioInfo base_;
    std::set<std::uint32_t> given_facts_;
    std::set<std::uint32_t> row_facts_;  // given by rows
    std::set<std::uint32_t> readings_;
    std::set<std::uint32_t> assumed_;
    std::set<std::uint32_t> expected_;
};

}  // namespace

void check_scenarios(Context& context) {
    auto& out = context.out;
    for (std::uint32_t tree = 0; tree < out.trees.size(); ++tree) {
        std::map<std::string, Span> titles;
        for (std::uint32_t i = 0; i < out.trees[tree].declarations.size(); ++i) {
            auto const* decl = std::get_if<ScenarioDecl>(&out.trees[tree].declarations[i].node);
            if (decl == nullptr) continue;
            auto const [at, added] = titles.try_emplace(decl->title.text, decl->title.span);
            if (!added)
                context.diagnostics.add(Code::E0302, decl->title.span, {decl->title.text})
                    .label(at->second, "hier staat de eerste", "the first stands here");
            Scenario(context, {tree, i}, *decl).run();
        }
    }
}

}  // namespace wetwijzer::check
