// What values look like in a case file, in words: for messages.
#include "engine/evaluate/case_file/values.hpp"

namespace wetwijzer::evaluate::case_file {

using values::Kind;

Words expected_form(values::Type const& type) {
    auto const finish = [&type](Words words) {
        if (type.optional) {
            words.nl += " of null";
            words.en += " or null";
        }
        return words;
    };
    switch (type.kind) {
        case Kind::Boolean:
            return finish({"true of false", "true or false"});
        case Kind::Number:
        case Kind::ExactNumber:
            return finish({"een geheel getal", "a whole number"});
        case Kind::Money:
        case Kind::ExactMoney:
            return finish({"een bedrag, zoals \"1000.00\" of 1000", "an amount, such as \"1000.00\" or 1000"});
        case Kind::Percentage:
            return finish({"een percentage, zoals \"12.5\"", "a percentage, such as \"12.5\""});
        case Kind::Date:
            return finish({"een datum, zoals \"2024-03-01\"", "a date, such as \"2024-03-01\""});
        case Kind::Duration:
            return finish({"een duur, zoals \"P6M\" of \"P10W\"", "a duration, such as \"P6M\" or \"P10W\""});
        case Kind::Period:
            return finish({"een periode, zoals {\"van\": \"2024-01-01\", \"tot\": \"2025-01-01\"}",
                           "a period, such as {\"van\": \"2024-01-01\", \"tot\": \"2025-01-01\"}"});
        case Kind::Text:
            return finish({"een tekst", "a text"});
        case Kind::Record:
            return finish({"een object", "an object"});
        case Kind::List:
            return finish({"een lijst", "a list"});
        case Kind::Enumeration:
            break;
    }
    std::string codes;
    for (auto const& member : type.members) codes += (codes.empty() ? "\"" : ", \"") + code_of(member) + "\"";
    return finish({"een van " + codes, "one of " + codes});
}

Words found_form(JsonDocument const& json, JsonNode const& node) {
    auto const raw = "`" + excerpt(json.raw(node)) + "`";
    switch (node.kind) {
        case JsonKind::Null:
            return {"null", "null"};
        case JsonKind::False:
            return {"false", "false"};
        case JsonKind::True:
            return {"true", "true"};
        case JsonKind::Number:
            return {"het getal " + raw, "the number " + raw};
        case JsonKind::String:
            return {"de tekst " + raw, "the text " + raw};
        case JsonKind::Array:
            return {"een lijst", "a list"};
        case JsonKind::Object:
            break;
    }
    return {"een object", "an object"};
}

}  // namespace wetwijzer::evaluate::case_file
