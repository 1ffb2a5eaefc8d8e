// Rules, tables, terms and decisions.
#include "dsl/parse/grammar/declarations.hpp"

namespace wetwijzer::parse::grammar {

namespace {

using namespace syntax;

auto const validity_body = build<Validity>(word(Keyword::AsOf) > date_word[set(&Validity::from)] >
                                           -((word(Keyword::Through)[set_to(&Validity::to_inclusive, true)] |
                                              word(Keyword::Until)) > date_word[set(&Validity::to)]));
auto const validity_def = validity_body[take];

auto const take_month_rule = [](auto const& context) {
    auto& slot = x3::_val(context).month_rule;
    Cursor const after = x3::_where(context).begin();
    if (slot) {
        state(context).diagnostics.add(diagnostics::Code::E0211, state(context).span(after - 1, after),
                                       {"`maandregel`\x1f"
                                        "`monthrule`"});
    }
    slot = x3::_attr(context).rule;
};

auto const header_clause = text[once(&Header::description, a_description)] | citation[append_all(&Header::citation)] |
                           (word(Keyword::Valid) > validity[once(&Header::validity,
                                                                 "`geldt`\x1f"
                                                                 "`valid`")]) |
                           (word(Keyword::UnderLaw) > value[set(&Header::law_date)]) | month_rule[take_month_rule] |
                           sentences[take_sentences];
auto const header_def = *recover(header_clause);
auto const open_header_def = *recover(header_clause | room[once(&Header::room, a_policy_room)]);

// ---- rules ------------------------------------------------------------------------------------------------------

auto const owned = [](auto const& context) {
    RuleDecl& rule = x3::_val(context);
    rule.owner = std::move(rule.name);
    rule.name = std::move(x3::_attr(context));
    state(context).declared.text = rule.owner.text + "." + rule.name.text;
};

// `anders V` closes the branches; it may stand after the exceptions, but only once.
auto const push_branch = [](auto const& context) {
    RuleDecl& rule = x3::_val(context);
    Branch& branch = x3::_attr(context);
    if (rule.branches.size() > 1 && !rule.branches.back().condition.is_some()) {
        state(context)
            .diagnostics.add(diagnostics::Code::E0214, branch.span)
            .label(rule.branches.back().span, "het laatste", "the last one");
    }
    rule.branches.push_back(std::move(branch));
};
auto const push_last_branch = [](auto const& context) {
    push_branch(context);
    x3::_val(context).otherwise_last = true;
};

auto const branch_rest = expression[set(&Branch::value)] > -(word(Keyword::If) > expression[set(&Branch::condition)]) >
                         tail[set(&Branch::tail)][hoist_tail(&Branch::condition)][hoist_tail(&Branch::value)];
auto const first_branch = build<Branch>(word(Keyword::Is) > branch_rest);
auto const next_branch = build<Branch>(word(Keyword::Else) > branch_rest);
auto const last_branch = build<Branch>(word(Keyword::Else) > expression[set(&Branch::value)] >
                                       tail[set(&Branch::tail)][hoist_tail(&Branch::value)]);

auto const exception = build<Exception>(
    word(Keyword::Unless) > -letter_with_parenthesis[set(&Exception::label)] > expression[set(&Exception::condition)] >
    -(word(Keyword::Then) > expression[set(&Exception::value)]) >
    -(word(Keyword::Prevails) > exception_letter[append(&Exception::overrides)] % comma) >
    tail[set(&Exception::tail)][hoist_tail(&Exception::condition)]);

auto const rule = build<RuleDecl>(
    word(Keyword::Rule) > name[declare(&RuleDecl::name)] > -(dot > name[owned]) > colon > type[set(&RuleDecl::type)] >
    open_header[set(&RuleDecl::header)] > recover(first_branch[push_branch]) > *recover(next_branch[push_branch]) >
    -(+recover(exception[append(&RuleDecl::exceptions)]) > *recover(last_branch[push_last_branch])));

// ---- tables -----------------------------------------------------------------------------------------------------

auto const operand = append(&Cell::operands);
constexpr auto cell_op(CellOp op) { return set_to(&Cell::op, op); }

// "minstens een van a) …" and "minstens 2 van a) …" are values, not bounds.
auto const begins_list = word(Keyword::AnyOf) | (word(Keyword::AtLeast) >> count >> word(Keyword::Of));

auto const cell = called(
    "een cel\x1f"
    "a cell",
    build<Cell>(star[cell_op(CellOp::Any)] |
                ((word(Keyword::LessThan)[cell_op(CellOp::Less)] | word(Keyword::AtMost)[cell_op(CellOp::AtMost)] |
                  word(Keyword::MoreThan)[cell_op(CellOp::Greater)] | word(Keyword::Before)[cell_op(CellOp::Less)] |
                  word(Keyword::AsOf)[cell_op(CellOp::AtLeast)] |
                  (!begins_list >> word(Keyword::AtLeast)[cell_op(CellOp::AtLeast)])) > value[operand]) |
                (word(Keyword::From)[cell_op(CellOp::FromUntil)] > value[operand] >
                 (word(Keyword::Through)[cell_op(CellOp::FromThrough)] | word(Keyword::Until)) > value[operand]) |
                (expression[operand] % comma)[cell_op(CellOp::OneOf)]));

// After the last `|` of a row: a new row, or something on another line.
bool match_row_end(Cursor& first, State&, bool&) {
    return first->first_on_line || first->kind == TokenKind::End || first->kind == TokenKind::Bar ||
           match_phrase(Keyword::According, first);
}
constexpr TokenParser<bool> row_end{
    "een cel\x1f"
    "a cell",
    match_row_end};

auto const row_body = build<TableRow>(bar > cell[append(&TableRow::cells)] % bar > bar > row_end >
                                      -citation[append_all(&TableRow::citation)]);
auto const row_def = &bar >> row_body[take];

auto const heading = called(
    "een kop\x1f"
    "a heading",
    build<Heading>(-(word(Keyword::Assume)[set_to(&Heading::assume, true)] |
                     (word(Keyword::Reading) >> &code)[set_to(&Heading::reading, true)]) >>
                   heading_parts[set(&Heading::parts)]));
auto const push_heading = [](auto const& context) { x3::_val(context).push_back(std::move(x3::_attr(context))); };
auto const headings_def = bar > heading[push_heading] % bar > bar > row_end;

auto const table =
    build<TableDecl>(word(Keyword::Table) > name[declare(&TableDecl::name)] > colon > type[set(&TableDecl::type)] >
                     open_header[set(&TableDecl::header)] > headings[set(&TableDecl::headings)] >
                     +recover(row[append(&TableDecl::rows)], next_row));

// ---- terms and decisions ------------------------------------------------------------------------------------------

auto const extension = build<TermExtension>(word(Keyword::Extended) > value[set(&TermExtension::duration)] >
                                            -(word(Keyword::If) > expression[set(&TermExtension::condition)]) >
                                            tail[set(&TermExtension::tail)][hoist_tail(&TermExtension::condition)]);

auto const term = build<TermDecl>(
    word(Keyword::Term) > name[declare(&TermDecl::name)] > header[set(&TermDecl::header)] >
    -(word(Keyword::RestsOn) > code[set(&TermDecl::bearer)]) >
    (word(Keyword::StartOn) | word(Keyword::StartAfter)[set_to(&TermDecl::starts_day_after, true)]) >
    value[set(&TermDecl::start)] >
    ((word(Keyword::EndsOn) > value[set(&TermDecl::end)]) |
     (word(Keyword::Lasts) > value[set(&TermDecl::duration)] > *recover(extension[append(&TermDecl::extensions)]) >
      -word(Keyword::GeneralTermsAct)[set_to(&TermDecl::general_terms_act, true)])) >
    -(word(Keyword::MetOn) > value[set(&TermDecl::met_on)]) >
    -(word(Keyword::Signal) > value[set(&TermDecl::signal)] > word(Keyword::BeforeTheEnd)));

auto const decision_clause =
    text[once(&DecisionDecl::description, a_description)] | citation[append_all(&DecisionDecl::citation)];

auto const decision = build<DecisionDecl>(
    word(Keyword::Decision) > name[declare(&DecisionDecl::name)] > *recover(decision_clause) > word(Keyword::TakenBy) >
    code[set(&DecisionDecl::authority)] > -(word(Keyword::If) > expression[set(&DecisionDecl::condition)]) >
    word(Keyword::Outcome) > dotted_name[append(&DecisionDecl::outcomes)] % comma >
    -(word(Keyword::FineOf) > dotted_name[set(&DecisionDecl::fine)]) >
    *(word(Keyword::NeedsJudgement) > name[append(&DecisionDecl::judgements)] % comma) >
    -(word(Keyword::Within) > dotted_name[append(&DecisionDecl::within)] % comma) >
    -(word(Keyword::Remedy) > code[set(&DecisionDecl::remedy)] > comma > literal_expr[set(&DecisionDecl::remedy_term)] >
      citation[set(&DecisionDecl::remedy_citation)]));

auto const rules_declaration_def = rule[take_node] | table[take_node] | term[take_node] | decision[take_node];

}  // namespace

BOOST_SPIRIT_DEFINE(header, open_header, validity, rules_declaration, row, headings)

BOOST_SPIRIT_INSTANTIATE(HeaderRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(OpenHeaderRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(ValidityRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(RulesRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(RowRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(HeadingsRule, Cursor, Context)

}  // namespace wetwijzer::parse::grammar
