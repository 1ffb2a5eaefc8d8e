#include "engine/audit/dossier.hpp"

#include "engine/evaluate/facts_json.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace wetwijzer::audit {

namespace {

using ledger::Entry;
using ledger::Kind;

class Collector {
public:
    Collector(ledger::CaseReader const& reader, std::string const& ref, values::Date on, CompileTexts const& compile)
        : reader_(reader), reading_(reader.reading()), compile_(compile) {
        dossier_.case_ref = ref;
        dossier_.case_id = reader.case_id(ref).value_or("");
        dossier_.ledger = ledger::ledger_id(reading_);
        dossier_.on = on;
    }

    Dossier run(std::shared_ptr<model::RuleSet const> rules) {
        dossier_.rules = std::move(rules);
        dossier_.statements = ledger::statements(reader_, dossier_.case_ref, "", "");
        own_entries();
        others_entries();
        add_retention();
        return std::move(dossier_);
    }

private:
    static DossierAct act_of(Entry const& entry) {
        return {entry.number, entry.recorded_at, entry.actor, entry.role, entry.purpose, entry.basis, {}, false};
    }

    Entry entry_of(store::Leaf const& leaf) const {
        auto const entry = ledger::read_leaf(leaf.text);
        if (!entry) throw ledger::LedgerError(ledger::LedgerError::Code::Damaged, std::to_string(leaf.number));
        return *entry;
    }

    void own_entries() {
        store::Selection selection;
        selection.case_ref = dossier_.case_ref;
        std::vector<Entry> entries;
        reading_.leaves(selection, [&](store::Leaf const& leaf) {
            entries.push_back(entry_of(leaf));
            return true;
        });
        for (auto const& entry : entries) {
            own_.insert(entry.number);
            add(entry);
        }
    }

    void add(Entry const& entry) {
        auto act = act_of(entry);
        switch (entry.kind) {
            case Kind::Case:
                dossier_.opened = std::move(act);
                break;
            case Kind::Decision:
                add_decision(entry);
                break;
            case Kind::Approval:
                add_approval(entry, std::move(act));
                break;
            case Kind::Import: {
                ledger::ImportContent content;
                if (ledger::read(reader_.part(entry.number, "content"), content)) act.what = content.record_json;
                dossier_.imports.push_back(std::move(act));
                break;
            }
            case Kind::Access: {
                ledger::AccessDetails details;
                if (ledger::read(entry.details, details)) act.what = details.what;
                dossier_.accesses.push_back(std::move(act));
                break;
            }
            case Kind::Export: {
                ledger::ExportDetails details;
                if (ledger::read(entry.details, details)) act.what = details.what;
                dossier_.exports.push_back(std::move(act));
                break;
            }
            case Kind::Facts:
                dossier_.recordings.push_back(std::move(act));
                break;
            case Kind::Genesis:
            case Kind::Actor:
            case Kind::Setting:
            case Kind::RuleSet:
            case Kind::Refusal:
            case Kind::Erasure:
            case Kind::Sample:
            case Kind::Restore:
            case Kind::Rekey:
                break;
        }
    }

    void add_decision(Entry const& entry) {
        DossierDecision decision;
        decision.recorded = ledger::read_decision(reader_, entry.number);
        decision.rules = rules_of(decision.recorded.details.rule_set);
        if (decision.rules) explain(decision);
        dossier_.decisions.push_back(std::move(decision));
    }

    std::shared_ptr<model::RuleSet const> rules_of(std::string const& hash) {
        auto const [place, is_new] = compiled_.try_emplace(hash);
        if (is_new)
            if (auto const texts = reading_.rule_texts(hash)) place->second = compile_(*texts);
        return place->second;
    }

    // The reasons are those of the decision computed again: only told when that gives what was recorded.
    void explain(DossierDecision& decision) const {
        auto const& rules = *decision.rules;
        std::vector<evaluate::CaseProblem> problems;
        auto const facts = evaluate::read_facts(rules, decision.recorded.content.facts_json, problems);
        auto const on = values::Date::from_iso(decision.recorded.details.reference_date);
        if (!facts || !on) return;
        std::vector<model::DecisionId> asked;
        for (auto const& name : decision.recorded.details.decisions) {
            auto const id = model::find_decision(rules, name);
            if (!id.is_some()) return;
            asked.push_back(id);
        }
        auto const again = decide::decide(rules, *facts, *on, asked);
        decision.same_again = again.outcomes_json == decision.recorded.content.outcomes_json;
        if (decision.same_again) decision.explanation = explain::explain(rules, again, *facts, values::Language::Dutch);
    }

    void add_approval(Entry const& entry, DossierAct act) {
        ledger::ApprovalDetails details;
        ledger::ApprovalContent content;
        if (!ledger::read(entry.details, details)) return;
        if (ledger::read(reader_.part(entry.number, "content"), content)) act.what = content.remark;
        for (auto& decision : dossier_.decisions)
            if (decision.recorded.entry.number == details.decision) decision.approvals.push_back(act);
    }

    // What was done with this case among others.
    void others_entries() {
        each(Kind::Access, [&](Entry const& entry, DossierAct act) {
            ledger::AccessDetails details;
            if (!ledger::read(entry.details, details)) return;
            bool const everybody = details.cases.empty() && details.entries.empty();
            if (!everybody && !named(details.cases) && !own(details.entries)) return;
            act.what = details.what;
            act.about_others = everybody || details.cases.size() + details.entries.size() > 1;
            dossier_.accesses.push_back(std::move(act));
        });
        each(Kind::Sample, [&](Entry const& entry, DossierAct act) {
            ledger::SampleDetails details;
            if (!ledger::read(entry.details, details) || !own(details.drawn)) return;
            act.about_others = details.drawn.size() > 1;
            dossier_.samples.push_back(std::move(act));
        });
        each(Kind::Export, [&](Entry const& entry, DossierAct act) {
            ledger::ExportDetails details;
            if (!ledger::read(entry.details, details) || !named(details.cases)) return;
            act.what = details.what;
            act.about_others = details.cases.size() > 1;
            dossier_.exports.push_back(std::move(act));
        });
        for (auto* acts : {&dossier_.accesses, &dossier_.samples, &dossier_.exports})
            std::sort(acts->begin(), acts->end(),
                      [](DossierAct const& left, DossierAct const& right) { return left.entry < right.entry; });
    }

    template <class Use>
    void each(Kind kind, Use const& use) {
        store::Selection selection;
        selection.from = dossier_.opened.entry + 1;
        selection.kind = ledger::name(kind);
        reading_.leaves(selection, [&](store::Leaf const& leaf) {
            auto const entry = entry_of(leaf);
            if (entry.case_ref.empty()) use(entry, act_of(entry));
            return true;
        });
    }

    bool named(std::vector<std::string> const& refs) const {
        return std::find(refs.begin(), refs.end(), dossier_.case_ref) != refs.end();
    }
    bool own(std::vector<std::int64_t> const& entries) const {
        return std::any_of(entries.begin(), entries.end(), [&](std::int64_t number) { return own_.contains(number); });
    }

    void add_retention() {
        if (!dossier_.rules) return;
        auto const which = RetentionRules::of(*dossier_.rules);
        if (!which) return;
        auto known = dossier_.statements;
        ledger::weigh(known, dossier_.on.iso());
        std::vector<evaluate::CaseProblem> problems;
        auto const facts = evaluate::read_facts(
            *dossier_.rules, ledger::case_json(dossier_.case_id, known, dossier_.on.iso()), problems);
        if (facts)
            dossier_.retention = retention(*dossier_.rules, *which, *facts, dossier_.on, values::Language::Dutch);
    }

    ledger::CaseReader const& reader_;
    store::Reading const& reading_;
    CompileTexts const& compile_;
    std::map<std::string, std::shared_ptr<model::RuleSet const>> compiled_;
    std::set<std::int64_t> own_;
    Dossier dossier_;
};

}  // namespace

Dossier dossier(ledger::CaseReader const& reader, std::string const& case_ref, values::Date on,
                std::shared_ptr<model::RuleSet const> rules, CompileTexts const& compile) {
    return Collector(reader, case_ref, on, compile).run(std::move(rules));
}

}  // namespace wetwijzer::audit
