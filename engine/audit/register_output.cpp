// The draft for the Algoritmeregister as JSON and as Markdown.
#include "engine/audit/register.hpp"

#include <nlohmann/json.hpp>

namespace wetwijzer::audit {

namespace {

using Json = nlohmann::ordered_json;
using Filled = RegisterField::Filled;

bool is_list(RegisterField const& field) { return field.name == "category" || field.name.ends_with("_grouping"); }

Json value(RegisterField const& field) {
    if (is_list(field)) {
        auto list = Json::array();
        for (auto const& [title, link] : field.links) list.push_back({{"title", title}, {"link", link}});
        return list;
    }
    return field.filled == Filled::Organisation ? Json() : Json(field.text);
}

Json named(RegisterField const& field) {
    Json json{{"field", field.name}, {"title", field.title}, {"required", field.required}};
    if (!field.hint.empty()) json["hint"] = field.hint;
    return json;
}

}  // namespace

std::string register_json(std::vector<RegisterField> const& fields) {
    Json json{{"format", "wetwijzer-register/1"}, {"standard", "Algoritmeregister publicatiestandaard 1.0"}};
    json["entry"] = Json::object();
    json["to_fill_in"] = Json::array();
    json["to_adopt"] = Json::array();
    for (auto const& field : fields) {
        json["entry"][field.name] = value(field);
        if (field.filled == Filled::Organisation) json["to_fill_in"].push_back(named(field));
        if (field.filled == Filled::Draft) json["to_adopt"].push_back(named(field));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string register_markdown(std::vector<RegisterField> const& fields) {
    std::string text =
        "# Concept voor het Algoritmeregister\n\n"
        "Gemaakt uit de regels, met de velden van de publicatiestandaard 1.0. **Vul in** staat bij wat alleen de "
        "organisatie weet, *concept* bij een tekst die de organisatie moet lezen en overnemen.\n";
    std::string group, open;
    for (auto const& field : fields) {
        if (field.group != group) text += "\n## " + (group = field.group) + "\n";
        text += "\n### " + field.title + (field.required ? " (verplicht)" : "") + "\n\n`" + field.name + "`";
        if (field.limit > 0) text += ", minder dan " + std::to_string(field.limit) + " tekens";
        if (field.filled == Filled::Draft) text += ", *concept*";
        text += "\n\n";
        if (field.filled == Filled::Organisation) {
            text += "**Vul in**" + (field.hint.empty() ? "." : ": " + field.hint + ".") + "\n";
            open += "- " + field.title + (field.required ? " (verplicht)" : "") + "\n";
        } else if (is_list(field)) {
            for (auto const& [title, link] : field.links) text += "- [" + title + "](" + link + ")\n";
            if (field.links.empty()) text += "Geen.\n";
        } else {
            text += field.text + "\n";
        }
    }
    return text + "\n## Nog in te vullen door de organisatie\n\n" + open;
}

}  // namespace wetwijzer::audit
