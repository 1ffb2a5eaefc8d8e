// ledger facts: statements about a case, with where they come from, checked against the rules before anything is kept.
#include "cli/command_error.hpp"
#include "cli/commands/ledger/dossier_commands.hpp"
#include "cli/fact_source.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/replaced_facts.hpp"
#include "engine/evaluate/statements_json.hpp"
#include "engine/ledger/knowledge.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>
#include <set>

namespace wetwijzer::cli::commands {

namespace {

using ledger::Known;
using ledger::Statement;

struct Said {
    std::string case_id;
    std::vector<Statement> statements;
    bool with_sources = false;              // each statement tells its own
    std::optional<values::Date> reference;  // of a case file
};

void refuse_options_of_case(Arguments const& arguments) {
    if (!arguments.fact_source && !arguments.valid_from && !arguments.valid_until) return;
    auto const language = arguments.language;
    throw CommandError(exit_codes::usage,
                       say(language, {"--bron, --geldig-van en --geldig-tot horen bij een zaakbestand",
                                      "--bron, --geldig-van and --geldig-tot belong to a case file"}),
                       say(language, {"in een bestand met feiten staan ze bij elk feit",
                                      "a file of statements has them with each fact"}));
}

std::optional<Said> from_statement_file(std::string const& text, model::RuleSet const& rules,
                                        Arguments const& arguments, Environment& world) {
    refuse_options_of_case(arguments);
    std::vector<evaluate::CaseProblem> problems;
    auto const file = evaluate::read_statements(rules, text, problems);
    if (!file) {
        report(problems, shown(arguments.operands[1], arguments.language), arguments, world);
        return std::nullopt;
    }
    Said said{file->case_id, {}, true, std::nullopt};
    for (auto const& fact : file->facts)
        said.statements.push_back({fact.key,
                                   fact.value,
                                   fact.valid_from,
                                   fact.valid_until,
                                   {fact.source, fact.message, fact.at, fact.document, fact.official}});
    return said;
}

// In one spelling; only that a reading takes the standard alternative must be read from what was written.
std::optional<Said> from_case_file(std::string const& text, model::RuleSet const& rules, Arguments const& arguments,
                                   Environment& world) {
    std::vector<evaluate::CaseProblem> problems;
    auto const facts = evaluate::read_facts(rules, text, problems);
    if (!facts) {
        report(problems, shown(arguments.operands[1], arguments.language), arguments, world);
        return std::nullopt;
    }
    auto const language = arguments.language;
    if (facts->case_id.empty())
        throw CommandError(exit_codes::usage, say(language, {"de zaak heeft geen nummer", "the case has no number"}),
                           say(language, {"zet `zaak` in het zaakbestand", "put `zaak` in the case file"}));
    if (arguments.valid_from && arguments.valid_until && *arguments.valid_until <= *arguments.valid_from)
        throw CommandError(
            exit_codes::usage,
            say(language, {"de geldigheid eindigt voor zij begint", "the validity ends before it starts"}),
            say(language, {"--geldig-tot is de dag na de laatste", "--geldig-tot is the day after the last"}));
    Said said{facts->case_id, ledger::statements_of(evaluate::write_facts(rules, *facts), {}), false,
              facts->reference_date};
    std::erase_if(said.statements, [](Statement const& one) { return one.key.starts_with("/lezingen/"); });
    for (auto& one : ledger::statements_of(text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text, {}))
        if (one.key.starts_with("/lezingen/")) said.statements.push_back(std::move(one));
    for (auto& one : said.statements) {
        if (arguments.valid_from) one.valid_from = arguments.valid_from->iso();
        if (arguments.valid_until) one.valid_until = arguments.valid_until->iso();
    }
    tell_sources(said.statements, arguments, rules, text, act_of(arguments, world, "facts", "").time);
    return said;
}

bool same_source(Statement::Source const& left, Statement::Source const& right) {
    return left.kind == right.kind && left.message == right.message && left.at == right.at &&
           left.document == right.document && left.official == right.official;
}

// A file that tells sources is evidence: what it says is kept, but for what it has said before, word for word, and
// nothing later goes before.
std::vector<Statement> not_yet_there(std::vector<Statement> const& said, std::vector<Known> known) {
    ledger::weigh(known, "");
    std::vector<Statement> result;
    for (auto const& one : said) {
        auto const same = [&](Known const& other) {
            auto const& there = other.statement;
            return other.superseded_by == 0 && there.key == one.key && there.value == one.value &&
                   there.valid_from == one.valid_from && there.valid_until == one.valid_until &&
                   same_source(there.source, one.source);
        };
        if (std::none_of(known.begin(), known.end(), same)) result.push_back(one);
    }
    return result;
}

// On each day on which what is known changes: whether all of it together is a case that the rules can read.
std::vector<evaluate::CaseProblem> problems_together(model::RuleSet const& rules, std::string const& case_id,
                                                     std::vector<Known> known, std::vector<Statement> const& fresh,
                                                     std::string const& today) {
    std::set<std::string> days{today};
    for (auto const& one : fresh) {
        known.push_back({one, 0, {}, {}, 0, true});
        for (auto const& day : {one.valid_from, one.valid_until})
            if (!day.empty()) days.insert(day);
    }
    for (auto const& day : days) {
        ledger::weigh(known, day);
        std::vector<evaluate::CaseProblem> problems;
        if (!evaluate::read_facts(rules, ledger::case_json(case_id, known, day), problems)) {
            for (auto& problem : problems) problem.line = problem.column = 0;
            return problems;
        }
    }
    return {};
}

ledger::Draft draft_of(Said const& said, std::vector<Statement> fresh) {
    ledger::Draft draft;
    draft.kind = ledger::Kind::Facts;
    draft.case_id = said.case_id;
    draft.details = ledger::to_text(ledger::FactsDetails{static_cast<std::int64_t>(fresh.size())});
    draft.parts["content"] = ledger::to_text(ledger::FactsContent{said.case_id, std::move(fresh)});
    return draft;
}

// A typing mistake in the number of the case opens no case by taking back what was never there.
void refuse_idle(Said const& said, std::vector<Known> const& known, Language language) {
    auto const idle = ledger::idle_withdrawals(said.statements, known);
    if (idle.empty()) return;
    std::vector<std::string> names;
    for (auto const& one : idle) names.push_back("`" + printable(one.key.substr(1)) + "`");
    throw CommandError(exit_codes::usage,
                       say(language,
                           {"over zaak {0} valt niets in te trekken: {1} is daar nooit vastgelegd",
                            "there is nothing to withdraw about case {0}: {1} was never recorded there"},
                           {printable(said.case_id), listed(names, language)}),
                       say(language, {"klopt het zaaknummer, en de geldigheid?",
                                      "is the number of the case right, and the validity?"}));
}

struct Outcome {
    std::int64_t entry = 0;  // 0: nothing new
    std::size_t fresh = 0;
    bool new_case = false;
    std::vector<ledger::Replacement> replaced;
};

void tell(Said const& said, Outcome const& outcome, Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const entry = outcome.entry;
    auto const fresh = outcome.fresh, before = said.statements.size() - fresh;
    if (arguments.json) {
        auto json = document("ledger-facts");
        json["case"] = said.case_id;
        json["entry"] = entry == 0 ? Json() : Json(entry);
        json["recorded"] = fresh;
        json["known_before"] = before;
        json["new_case"] = outcome.new_case;
        if (!outcome.replaced.empty()) json["replaced_facts"] = replaced_json(outcome.replaced);
        world.out << to_text(json);
        return;
    }
    auto const already =
        before == 0
            ? std::string()
            : say(language, {" {0} bekend.", " {0} known already."},
                  {amount(language, before, {"gegeven was al", "fact was"}, {"gegevens waren al", "facts were"})});
    if (entry == 0)
        world.out << paragraph(
            say(language, {"Niets nieuws over zaak {0}.", "Nothing new about case {0}."}, {printable(said.case_id)}) +
                already,
            0);
    else
        world.out << paragraph(
            say(language,
                {"Vastgelegd in {0} als regel {1}: {2} over zaak {3}{4}.",
                 "Recorded in {0} as entry {1}: {2} about case {3}{4}."},
                {printable(arguments.operands[0]), std::to_string(entry),
                 amount(language, fresh, {"gegeven", "fact"}, {"gegevens", "facts"}), printable(said.case_id),
                 outcome.new_case ? say(language, {", een nieuwe zaak", ", a new case"}) : ""}) +
                already,
            0);
}

}  // namespace

int ledger_facts(Arguments const& arguments, Environment& world) {
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::deciding);
    session.ledger().permit(act, ledger::Permission::WriteCase);
    auto const rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    auto const text = read_input(arguments.operands[1], max_case_size, arguments.language, world);
    auto const said = evaluate::is_statement_file(text) ? from_statement_file(text, rules->model(), arguments, world)
                                                        : from_case_file(text, rules->model(), arguments, world);
    if (!said) return exit_codes::usage;

    auto const today = act.time.substr(0, 10);
    auto const on = said->reference ? said->reference->iso() : today;
    std::vector<evaluate::CaseProblem> problems;
    Outcome outcome;
    auto const written =
        session.ledger().write(act, ledger::Permission::WriteCase, [&](ledger::CaseReader const& reader) {
            std::vector<Known> known;
            auto const ref = reader.find_case(said->case_id);
            if (ref) known = ledger::statements(reader, *ref, {}, on);
            refuse_idle(*said, known, arguments.language);
            auto fresh =
                said->with_sources ? not_yet_there(said->statements, known) : ledger::news(said->statements, known);
            problems = problems_together(rules->model(), said->case_id, known, fresh, on);
            outcome = {0, fresh.size(), !ref, ledger::replacements(fresh, known)};
            std::vector<ledger::Draft> drafts;
            if (problems.empty() && !fresh.empty()) drafts.push_back(draft_of(*said, std::move(fresh)));
            return drafts;
        });
    session.keep_anchor();
    if (!problems.empty()) {
        report(problems,
               say(arguments.language, {"{0}, samen met wat al bekend is", "{0}, with what is known already"},
                   {shown(arguments.operands[1], arguments.language)}),
               arguments, world);
        return exit_codes::usage;
    }
    for (auto const& one : written.entries)
        if (one.kind == ledger::Kind::Facts) outcome.entry = one.number;
    tell(*said, outcome, arguments, world);
    warn_of_replaced(outcome.replaced, rules->model(), arguments, world);
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
