// Explanations as JSON, "wetwijzer-explanation/1"; the form is described in docs/explanation-format.md.
#include "engine/explain/layout.hpp"

#include <nlohmann/json.hpp>

namespace wetwijzer::explain {
namespace {

using Json = nlohmann::ordered_json;

class JsonWriter {
public:
    JsonWriter(model::RuleSet const& rules, Explanation const& explanation)
        : rules_(rules), explanation_(explanation) {}

    std::string run() const {
        Json root;
        root["format"] = "wetwijzer-explanation/1";
        root["language"] = explanation_.language == values::Language::Dutch ? "nl" : "en";
        root["case"] = explanation_.case_id;
        root["reference_date"] = explanation_.reference_date.iso();
        root["rule_set"] = explanation_.rule_set_hash;
        for (auto const& [through, sources] : read_before(rules_, explanation_))
            for (auto const source : sources)
                root["read_before"].push_back(
                    {{"source", rules_.sources[source.value].name}, {"through", through.iso()}});
        root["parts"] = Json::array();
        for (auto const& part : explanation_.parts) root["parts"].push_back(write(part));
        return root.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
    }

private:
    Json write(model::Citation const& citation, values::Date in_force_on) const {
        Json all = Json::array();
        for (auto const& reference : citation) {
            Json one;
            one["text"] = model::to_text(rules_, reference);
            auto const id = model::juriconnect(rules_, reference, in_force_on);
            if (!id.empty()) one[id.starts_with("ECLI:") ? "ecli" : "juriconnect"] = id;
            all.push_back(std::move(one));
        }
        return all;
    }

    Json write(Reason const& reason) const {
        Json one;
        one["kind"] = kind_name(reason.kind);
        if (!reason.label.empty()) one["label"] = reason.label;
        one["text"] = as_sentence(reason.text);
        if (!reason.name.empty()) one["name"] = reason.name;
        if (!reason.value.empty()) one["value"] = reason.value;
        if (!reason.version.empty()) one["version"] = reason.version;
        if (!reason.source.empty()) one["source"] = reason.source;
        if (reason.layer != model::Layer::Own) one["layer"] = layer_name(reason.layer);
        if (reason.since) one["since"] = reason.since->iso();
        if (!reason.municipality.empty()) one["municipality"] = reason.municipality;
        auto const law_date = reason.law_date.value_or(explanation_.reference_date);
        if (!reason.citation.empty()) one["citation"] = write(reason.citation, law_date);
        if (reason.because.empty()) return one;
        one["because"] = Json::array();
        for (auto const& inner : reason.because) one["because"].push_back(write(inner));
        return one;
    }

    static char const* layer_name(model::Layer layer) {
        return layer == model::Layer::CaseLaw ? "case-law" : layer == model::Layer::Policy ? "policy" : "law";
    }

    Json write(Explanation::Part::OtherReading const& other) const {
        Json one;
        one["text"] = as_sentence(other.text);
        one["assumed"] = Json::array();
        for (auto const& assumed : other.assumed)
            one["assumed"].push_back(Json{{"name", assumed.name},
                                          {"about", assumed.about},
                                          {"taken", assumed.taken},
                                          {"alternative", assumed.alternative},
                                          {"means", assumed.means},
                                          {"citation", write(assumed.citation, explanation_.reference_date)}});
        one["outcomes"] = Json::array();
        for (auto const& outcome : other.outcomes)
            one["outcomes"].push_back(
                Json{{"name", outcome.name}, {"text", outcome.text}, {"value", outcome.value}, {"now", outcome.now}});
        return one;
    }

    Json write(Explanation::Part::Question const& question) const {
        Json one;
        one["name"] = question.name;
        one["text"] = question.text;
        if (!question.origin.empty()) one["source"] = question.origin;
        if (!question.judge.empty()) one["judge"] = question.judge;
        one["citation"] = write(question.citation, explanation_.reference_date);
        return one;
    }

    Json write(Explanation::Part const& part) const {
        Json one;
        one["decision"] = part.decision;
        one["title"] = part.title;
        one["status"] = part.status;
        one["citation"] = write(part.citation, explanation_.reference_date);
        if (!part.authority.empty()) one["authority"] = part.authority;
        if (!part.remedy.empty()) one["remedy"] = as_sentence(part.remedy);
        if (!part.plain.empty()) one["plain"] = part.plain;
        one["reasons"] = Json::array();
        for (auto const& reason : part.reasons) one["reasons"].push_back(write(reason));
        one["questions"] = Json::array();
        for (auto const& question : part.questions) one["questions"].push_back(write(question));
        for (auto const& other : part.other_readings) one["other_readings"].push_back(write(other));
        one["facts"] = Json::array();
        for (auto const& fact : part.facts)
            one["facts"].push_back(
                Json{{"name", fact.name}, {"text", fact.text}, {"value", fact.value}, {"source", fact.source}});
        return one;
    }

    model::RuleSet const& rules_;
    Explanation const& explanation_;
};

}  // namespace

std::string render_json(model::RuleSet const& rules, Explanation const& explanation) {
    return JsonWriter(rules, explanation).run();
}

}  // namespace wetwijzer::explain
