// Everything that the ledger holds about one case, for the person it is about (AVG art. 15): as data, and as one file.
#pragma once

#include "engine/audit/document.hpp"
#include "engine/audit/retention.hpp"
#include "engine/explain/explanation.hpp"
#include "engine/ledger/decisions.hpp"
#include "engine/ledger/knowledge.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wetwijzer::audit {

// Compiles recorded rule texts; given by whoever knows the rule language. Null when they do not compile.
using CompileTexts = std::function<std::shared_ptr<model::RuleSet const>(std::vector<model::SourceText> const& texts)>;

// Something that somebody did with the data.
struct DossierAct {
    std::int64_t entry = 0;
    std::string at, actor, role, purpose, basis;
    std::string what;           // command of an access, what was exported, remark of an approval
    bool about_others = false;  // it concerned other cases as well
};

struct DossierDecision {
    ledger::RecordedDecision recorded;
    std::vector<DossierAct> approvals;
    std::shared_ptr<model::RuleSet const> rules;      // those of then; null when they are not there or do not compile
    std::optional<explain::Explanation> explanation;  // of the decision computed again
    bool same_again = false;                          // computing it again gave the recorded outcomes
};

struct Dossier {
    std::string ledger, case_id, case_ref;
    values::Date on;
    std::string made_at, made_by;
    DossierAct opened;                      // the entry that opened the case
    std::vector<ledger::Known> statements;  // in order of recording; superseded: on all their days
    std::vector<DossierAct> recordings;     // the entries that they stand in
    std::vector<DossierDecision> decisions;
    std::vector<DossierAct> imports;  // records of an older format; `what` is the whole record, JSON
    std::vector<DossierAct> accesses, samples, exports;
    std::shared_ptr<model::RuleSet const> rules;  // for names of facts and how long is kept; null: none
    std::optional<Retention> retention;           // none: the rules do not say, or the facts do not fit them
};

// `rules`: for the names of facts and for how long data are kept.
Dossier dossier(ledger::CaseReader const& reader, std::string const& case_ref, values::Date on,
                std::shared_ptr<model::RuleSet const> rules, CompileTexts const& compile);

Document dossier_document(Dossier const& dossier);  // Dutch
std::string dossier_json(Dossier const& dossier);   // wetwijzer-dossier/1

}  // namespace wetwijzer::audit
