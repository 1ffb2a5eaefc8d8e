// ledger dossier: everything about one case as one file, for the person it is about.
#include "engine/audit/dossier.hpp"

#include "cli/commands/ledger/dossier_commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/ledger_rules.hpp"
#include "cli/ledger_session.hpp"
#include "cli/output.hpp"
#include "engine/ledger/knowledge.hpp"

#include <ostream>

namespace wetwijzer::cli::commands {

int ledger_dossier(Arguments const& arguments, Environment& world) {
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    auto const act = session.act(causes::answering);
    session.ledger().permit(act, ledger::Permission::ReadCase);
    auto const on = day_asked(arguments, act.time);
    ledger::AccessDetails about;
    about.what = "ledger dossier";
    about.cases = {case_named(session.ledger(), arguments)};
    std::shared_ptr<model::RuleSet const> rules;
    bool has_rules = !arguments.other_rules.empty();
    session.store().read([&](store::Reading const& reading) {
        has_rules = has_rules || !ledger::rule_set_at(reading, {}).empty();
        if (has_rules) rules = rules_at(reading, {}, arguments, world);
    });
    if (has_rules && !rules) return exit_codes::rules_fail;

    audit::Dossier dossier;
    session.ledger().access(act, ledger::Permission::ReadCase, about, [&](ledger::CaseReader const& reader) {
        dossier = audit::dossier(reader, about.cases.front(), on, rules,
                                 [](auto const& texts) { return compile_texts(texts); });
    });
    dossier.made_at = act.time;
    dossier.made_by = act.actor;
    auto const form = arguments.json ? "json" : arguments.form.value_or("tekst");
    world.out << (form == "json"       ? audit::dossier_json(dossier)
                  : form == "html"     ? audit::as_html(audit::dossier_document(dossier))
                  : form == "markdown" ? audit::as_markdown(audit::dossier_document(dossier))
                                       : audit::as_text(audit::dossier_document(dossier)));
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
