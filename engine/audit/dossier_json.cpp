// The dossier of a case as JSON: wetwijzer-dossier/1.
#include "engine/audit/dossier.hpp"

#include <nlohmann/json.hpp>

namespace wetwijzer::audit {

namespace {

using Json = nlohmann::ordered_json;

Json act_json(DossierAct const& act, char const* what) {
    Json json{{"entry", act.entry}, {"recorded_at", act.at},  {"actor", act.actor},
              {"role", act.role},   {"purpose", act.purpose}, {"basis", act.basis}};
    if (what) json[what] = act.what;
    if (act.about_others) json["about_others"] = true;
    return json;
}

Json statement_json(ledger::Known const& known) {
    auto const& said = known.statement;
    Json json{{"fact", said.key}};
    if (said.value)
        json["value"] = Json::parse(*said.value);
    else
        json["withdrawn"] = true;
    json["valid_from"] = said.valid_from.empty() ? Json() : Json(said.valid_from);
    json["valid_until"] = said.valid_until.empty() ? Json() : Json(said.valid_until);
    json["source"] = {{"kind", said.source.kind},
                      {"message", said.source.message},
                      {"at", said.source.at},
                      {"document", said.source.document},
                      {"official", said.source.official}};
    json["entry"] = known.entry;
    json["recorded_at"] = known.recorded_at;
    json["author"] = known.author;
    json["superseded_by"] = known.superseded_by == 0 ? Json() : Json(known.superseded_by);
    return json;
}

Json decision_json(DossierDecision const& decision) {
    auto const& recorded = decision.recorded;
    Json json{{"entry", recorded.entry.number},
              {"recorded_at", recorded.entry.recorded_at},
              {"actor", recorded.entry.actor},
              {"role", recorded.entry.role},
              {"purpose", recorded.entry.purpose},
              {"basis", recorded.entry.basis},
              {"reference_date", recorded.details.reference_date},
              {"decisions", recorded.details.decisions},
              {"rule_set_hash", recorded.details.rule_set},
              {"engine", recorded.details.engine},
              {"semantics", recorded.details.semantics}};
    json["facts"] = Json::parse(recorded.content.facts_json);
    json["computed"] = Json::parse(recorded.content.outcomes_json);
    json["taken"] = Json::array();
    for (auto const& taken : recorded.content.taken)
        json["taken"].push_back({{"outcome", taken.outcome},
                                 {"value", taken.value},
                                 {"basis", taken.basis},
                                 {"motivation", taken.motivation}});
    json["approvals"] = Json::array();
    for (auto const& approval : decision.approvals) json["approvals"].push_back(act_json(approval, "remark"));
    json["same_again"] = decision.same_again;
    json["explanation"] =
        decision.explanation ? Json::parse(explain::render_json(*decision.rules, *decision.explanation)) : Json();
    return json;
}

Json acts(std::vector<DossierAct> const& list, char const* what) {
    auto json = Json::array();
    for (auto const& act : list) json.push_back(act_json(act, what));
    return json;
}

Json retention_json(Retention const& retention) {
    Json json{{"state", std::string(name(retention.state))}, {"kinds", Json::array()}};
    for (auto const& data : retention.kinds) {
        Json one{{"kind", data.name}, {"title", data.title}};
        one["last_day"] = data.last ? Json(data.last->iso()) : Json();
        one["not_started"] = data.not_started;
        one["missing"] = Json::array();
        for (auto const& missing : data.missing) one["missing"].push_back(missing.name);
        json["kinds"].push_back(std::move(one));
    }
    return json;
}

}  // namespace

std::string dossier_json(Dossier const& dossier) {
    Json json{{"format", "wetwijzer-dossier/1"},
              {"ledger", dossier.ledger},
              {"case", dossier.case_id},
              {"case_ref", dossier.case_ref},
              {"reference_date", dossier.on.iso()},
              {"made_at", dossier.made_at},
              {"made_by", dossier.made_by},
              {"opened", act_json(dossier.opened, nullptr)}};
    json["statements"] = Json::array();
    for (auto const& one : dossier.statements) json["statements"].push_back(statement_json(one));
    json["decisions"] = Json::array();
    for (auto const& one : dossier.decisions) json["decisions"].push_back(decision_json(one));
    json["imports"] = Json::array();
    for (auto const& one : dossier.imports) {
        auto act = act_json(one, nullptr);
        act["record"] = Json::parse(one.what, nullptr, false);
        json["imports"].push_back(std::move(act));
    }
    json["accesses"] = acts(dossier.accesses, "command");
    json["samples"] = acts(dossier.samples, nullptr);
    json["exports"] = acts(dossier.exports, "what");
    json["retention"] = dossier.retention ? retention_json(*dossier.retention) : Json();
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace wetwijzer::audit
