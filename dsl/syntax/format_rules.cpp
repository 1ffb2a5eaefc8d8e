// What follows from a case, in canonical form: rules, tables, terms, decisions; and scenarios.
#include "dsl/source/utf8.hpp"
#include "dsl/syntax/declaration_formatter.hpp"
#include "dsl/syntax/words.hpp"

#include <algorithm>

namespace wetwijzer::syntax {

namespace {

constexpr int part = 2;  // indent of the parts of a declaration

int width(std::string_view text) { return source::display_width(text); }

}  // namespace

// ---- rules -------------------------------------------------------------------------------------------

void Formatter::header(Header const& header) {
    text_clause(header.description);
    citation(header.citation);
    room(header.room);
    if (header.validity)
        clause(Keyword::Valid, validity_text(*header.validity, language_), header.validity->span.begin);
    expression_clause(Keyword::UnderLaw, header.law_date, Binding::IfNone);
    if (header.month_rule) {
        layout_.line(part);
        put(month_rule(*header.month_rule));
    }
    sentences(header.sentences);
}

void Formatter::expression_clause(Keyword keyword, ExprId id, Binding least) {
    if (!id.is_some()) return;
    line(tree_.expr(id).span.begin);
    put(kw(keyword) + " ");
    expressions_.write(id, part, least);
}

void Formatter::write(RuleDecl const& node) {
    typed(Keyword::Rule, (node.owner.is_some() ? node.owner.text + "." : "") + node.name.text, node.type);
    header(node.header);
    tail_column_ = tail_column(node);
    auto const before = node.branches.size() - (node.otherwise_last ? 1 : 0);
    for (std::size_t i = 0; i < before; ++i) branch(i == 0 ? Keyword::Is : Keyword::Else, node.branches[i]);
    for (auto const& each : node.exceptions) exception(each);
    if (node.otherwise_last) branch(Keyword::Else, node.branches.back());
}

// Where the citations behind the branches and exceptions stand: one column for all that fit.
int Formatter::tail_column(RuleDecl const& node) const {
    int column = 0;
    auto const measure = [&](std::string const& shown, Citation const& citation) {
        auto const end = part + width(shown) + 2;
        if (!citation.empty() && end + width(expressions_.flat(citation)) <= max_line) column = std::max(column, end);
    };
    for (auto const& each : node.branches) {
        if (expressions_.has_list(each.value) || expressions_.has_list(each.condition)) continue;
        auto const& first = &each == &node.branches.front() ? Keyword::Is : Keyword::Else;
        measure(kw(first) + " " + expressions_.flat(each.value) +
                    (each.condition.is_some() ? " " + kw(Keyword::If) + " " + expressions_.flat(each.condition) : ""),
                each.tail.citation);
    }
    for (auto const& each : node.exceptions)
        if (!expressions_.has_list(each.condition) && !(each.value.is_some() && expressions_.has_list(each.value)))
            measure(exception_text(each), each.tail.citation);
    return column;
}

std::string Formatter::exception_text(Exception const& each) const {
    auto shown = kw(Keyword::Unless) + " " + (each.label.is_some() ? each.label.text + ") " : "") +
                 expressions_.flat(each.condition);
    if (each.value.is_some()) shown += " " + kw(Keyword::Then) + " " + expressions_.flat(each.value, Binding::Or);
    for (std::size_t i = 0; i < each.overrides.size(); ++i)
        shown += (i == 0 ? " " + kw(Keyword::Prevails) + " " : ", ") + each.overrides[i].text;
    return shown;
}

void Formatter::branch(Keyword keyword, Branch const& branch) {
    line(branch.span.begin);
    put(kw(keyword) + " ");
    if (!branch.condition.is_some()) return expressions_.write_with_tail(branch.value, branch.tail, part, tail_column_);
    expressions_.write(branch.value, part, Binding::Or);
    condition(branch.condition, branch.tail, tail_column_);
}

// "als …": a list or chain begins on this line, anything else that does not fit goes to the next.
void Formatter::condition(ExprId id, Tail const& tail, int column) {
    auto const& node = tree_.expr(id).node;
    bool const breaks = std::holds_alternative<ConditionList>(node) || std::holds_alternative<Chain>(node);
    auto const word = kw(Keyword::If) + " ";
    bool const here = layout_.fits(" " + word + (breaks ? std::string(20, ' ') : expressions_.flat(id)));
    if (here)
        put(" ");
    else
        layout_.line(part + 2, tree_.expr(id).span.begin);
    put(word);
    expressions_.write_with_tail(id, tail, here ? part : part + 2, column);
}

void Formatter::exception(Exception const& exception) {
    line(exception.span.begin);
    put(kw(Keyword::Unless) + " " + (exception.label.is_some() ? exception.label.text + ") " : ""));
    bool const more = exception.value.is_some() || !exception.overrides.empty();
    if (!more) return expressions_.write_with_tail(exception.condition, exception.tail, part, tail_column_);
    expressions_.write(exception.condition, part, exception.value.is_some() ? Binding::Open : Binding::Or);
    if (exception.value.is_some()) {
        auto const rest = " " + kw(Keyword::Then) + " " + expressions_.flat(exception.value, Binding::Or);
        bool const own_line =
            std::holds_alternative<ConditionList>(tree_.expr(exception.condition).node) || !layout_.fits(rest);
        if (own_line) layout_.line(part + 2, tree_.expr(exception.value).span.begin);
        put((own_line ? "" : " ") + kw(Keyword::Then) + " ");
        expressions_.write(exception.value, part + 2, Binding::Or);
    }
    for (std::size_t i = 0; i < exception.overrides.size(); ++i)
        put((i == 0 ? " " + kw(Keyword::Prevails) + " " : ", ") + exception.overrides[i].text);
    expressions_.write_tail(exception.tail, part, tail_column_);
}

// ---- tables ------------------------------------------------------------------------------------------

std::string Formatter::cell_text(Cell const& cell) const {
    auto const value = [&](std::size_t i) { return expressions_.flat(cell.operands[i], Binding::IfNone); };
    auto const* const literal =
        cell.operands.empty() ? nullptr : std::get_if<Literal>(&tree_.expr(cell.operands.front()).node);
    bool const date = literal && literal->kind == LiteralKind::Date;
    switch (cell.op) {
        case CellOp::Any:
            return "*";
        case CellOp::Less:
            return kw(date ? Keyword::Before : Keyword::LessThan) + " " + value(0);
        case CellOp::AtMost:
            return kw(Keyword::AtMost) + " " + value(0);
        case CellOp::AtLeast:
            return kw(date ? Keyword::AsOf : Keyword::AtLeast) + " " + value(0);
        case CellOp::Greater:
            return kw(Keyword::MoreThan) + " " + value(0);
        case CellOp::FromUntil:
        case CellOp::FromThrough: {
            auto const until = cell.op == CellOp::FromUntil ? Keyword::Until : Keyword::Through;
            return kw(Keyword::From) + " " + expressions_.before_until(cell.operands[0]) + " " + kw(until) + " " +
                   value(1);
        }
        case CellOp::OneOf:
            break;
    }
    std::string shown;
    for (auto const each : cell.operands)
        shown += (shown.empty() ? "" : ", ") + expressions_.flat(each, expressions_.enclosed(each));
    return shown;
}

void Formatter::rows(std::vector<Heading> const& headings, std::vector<TableRow> const& rows) {
    std::vector<std::vector<std::string>> grid(1);
    for (auto const& heading : headings)
        grid[0].push_back((heading.assume    ? kw(Keyword::Assume) + " "
                           : heading.reading ? kw(Keyword::Reading) + " "
                                             : "") +
                          name_text(heading.parts, language_));
    for (auto const& row : rows) {
        auto& cells = grid.emplace_back();
        for (auto const& cell : row.cells) cells.push_back(cell_text(cell));
    }
    std::vector<int> columns;
    for (auto const& row : grid) {
        if (columns.size() < row.size()) columns.resize(row.size());
        for (std::size_t i = 0; i < row.size(); ++i) columns[i] = std::max(columns[i], width(row[i]));
    }
    line(headings.empty() ? 0 : headings.front().span.begin);
    write_row(grid[0], columns);
    layout_.unattached_line(part);
    put("|");
    for (std::size_t i = 0; i < headings.size(); ++i)
        put(std::string(static_cast<std::size_t>(columns[i]) + 2, '-') + "|");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        line(rows[i].span.begin);
        write_row(grid[i + 1], columns);
        expressions_.write_tail({rows[i].citation, {}}, part);
    }
}

void Formatter::write_row(std::vector<std::string> const& cells, std::vector<int> const& columns) {
    put("|");
    for (std::size_t i = 0; i < cells.size(); ++i)
        put(" " + cells[i] + std::string(static_cast<std::size_t>(columns[i] - width(cells[i])), ' ') + " |");
}

void Formatter::write(TableDecl const& node) {
    typed(Keyword::Table, node.name.text, node.type);
    header(node.header);
    rows(node.headings, node.rows);
}

// ---- terms, decisions, scenarios -----------------------------------------------------------------------

void Formatter::write(TermDecl const& node) {
    put(kw(Keyword::Term) + " " + node.name.text);
    header(node.header);
    if (node.bearer.is_some()) clause(Keyword::RestsOn, node.bearer.text, node.bearer.span.begin);
    expression_clause(node.starts_day_after ? Keyword::StartAfter : Keyword::StartOn, node.start,
                      expressions_.clause_value(node.start));
    if (node.end.is_some()) expression_clause(Keyword::EndsOn, node.end, expressions_.clause_value(node.end));
    if (node.duration.is_some()) expression_clause(Keyword::Lasts, node.duration, Binding::IfNone);
    for (auto const& extension : node.extensions) {
        expression_clause(Keyword::Extended, extension.duration, Binding::IfNone);
        if (!extension.condition.is_some()) {
            expressions_.write_tail(extension.tail, part);
            continue;
        }
        condition(extension.condition, extension.tail);
    }
    if (node.general_terms_act) {
        layout_.line(part);
        put(Keyword::GeneralTermsAct);
    }
    if (node.met_on.is_some()) expression_clause(Keyword::MetOn, node.met_on, expressions_.clause_value(node.met_on));
    if (!node.signal.is_some()) return;
    expression_clause(Keyword::Signal, node.signal, Binding::IfNone);
    put(" " + kw(Keyword::BeforeTheEnd));
}

void Formatter::names(Keyword keyword, std::vector<Word> const& names) {
    if (names.empty()) return;
    line(names.front().span.begin);
    put(keyword);
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const shown = " " + names[i].text + (i + 1 < names.size() ? "," : "");
        if (i > 0 && !layout_.fits(shown)) layout_.line(part + 1, names[i].span.begin);
        put(shown);
    }
}

void Formatter::write(DecisionDecl const& node) {
    put(kw(Keyword::Decision) + " " + node.name.text);
    text_clause(node.description);
    citation(node.citation);
    clause(Keyword::TakenBy, node.authority.text, node.authority.span.begin);
    if (node.condition.is_some()) {
        condition(node.condition, {});
    }
    names(Keyword::Outcome, node.outcomes);
    if (node.fine.is_some()) clause(Keyword::FineOf, node.fine.text, node.fine.span.begin);
    names(Keyword::NeedsJudgement, node.judgements);
    names(Keyword::Within, node.within);
    if (!node.remedy.is_some()) return;
    clause(Keyword::Remedy, node.remedy.text + ", " + expressions_.flat(node.remedy_term), node.remedy.span.begin);
    expressions_.write_tail({node.remedy_citation, {}}, part);
}

void Formatter::given(Given const& given) {
    line(given.span.begin);
    auto const name = name_text(given.name, language_);
    auto const is = [&](Keyword keyword) {
        put(kw(keyword) + " " + name + " " + kw(Keyword::Is) + " " + expressions_.flat(given.value));
    };
    switch (given.kind) {
        case Given::Kind::Fact:
            return is(Keyword::Given);
        case Given::Kind::Judgement:
            return is(Keyword::Judgement);
        case Given::Kind::Assume:
            return is(Keyword::Assume);
        case Given::Kind::Reading:
            return is(Keyword::Reading);
        case Given::Kind::Record:
            break;
    }
    put(kw(Keyword::GivenRecord) + " " + name + " " + kw(Keyword::With));
    for (std::size_t i = 0; i < given.fields.size(); ++i) {
        auto const& field = given.fields[i];
        auto const shown =
            " " + field.name.text + " " + expressions_.flat(field.value) + (i + 1 < given.fields.size() ? "," : "");
        if (i > 0 && !layout_.fits(shown)) layout_.line(part + 1, field.name.span.begin);
        put(shown);
    }
}

std::string Formatter::expected_text(Expected const& expected) const {
    auto const name = dotted(expected.name) + " ";
    switch (expected.kind) {
        case Expected::Kind::Value:
            return name + kw(Keyword::Is) + " " + expressions_.flat(expected.value);
        case Expected::Kind::Unknown:
            return name + kw(Keyword::Is) + " " + kw(Keyword::Unknown);
        case Expected::Kind::Fault:
            return name + kw(Keyword::Is) + " " + kw(Keyword::Fault);
        case Expected::Kind::WaitsFor:
            break;
    }
    std::string facts;
    for (auto const& fact : expected.waits_for) facts += (facts.empty() ? "" : ", ") + fact.text;
    return name + kw(Keyword::WaitsFor) + " (" + facts + ")";
}

void Formatter::write(ScenarioDecl const& node) {
    put(kw(Keyword::Scenario) + " " + quote(node.title.text));
    expression_clause(Keyword::ReferenceDate, node.reference_date, Binding::Open);
    for (auto const& each : node.givens) given(each);
    for (std::size_t i = 0; i < node.expectations.size(); ++i) {
        auto const& expected = node.expectations[i];
        auto const shown = " " + expected_text(expected) + (i + 1 < node.expectations.size() ? "," : "");
        if (i == 0)
            line(expected.span.begin);
        else if (!layout_.fits(shown))
            layout_.line(part + 1, expected.span.begin);
        if (i == 0) put(Keyword::Expect);
        put(shown);
    }
    if (!node.because.empty()) clause(Keyword::Because, citation_text(node.because), node.because.front().span.begin);
    if (node.headings.empty()) return;
    layout_.line(part);
    put(Keyword::Examples);
    rows(node.headings, node.examples);
}

std::string_view Formatter::source_text() const {
    auto text = std::string_view(file_.text()).substr(span_.begin, span_.end - span_.begin);
    return text.substr(0, text.find_last_not_of(" \n") + 1);
}

}  // namespace wetwijzer::syntax
