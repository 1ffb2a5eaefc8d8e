// The strict JSON reader under the case files: hostile texts, exact places, agreement with an independent reader.
#include "engine/evaluate/case_file/json_document.hpp"
#include "tests/unit/facts_json/case_rules.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <random>

using namespace wetwijzer;
using namespace wetwijzer::test;
using evaluate::case_file::JsonDocument;
using evaluate::case_file::JsonKind;
using evaluate::case_file::JsonNode;

namespace {

struct Parsed {
    std::vector<evaluate::CaseProblem> problems;
    nlohmann::json json;
};

nlohmann::json rebuild(JsonDocument const& document, JsonNode const& node) {
    switch (node.kind) {
        case JsonKind::Null:
            return nullptr;
        case JsonKind::False:
            return false;
        case JsonKind::True:
            return true;
        case JsonKind::Number:
            return nlohmann::json::parse(document.raw(node));
        case JsonKind::String:
            return document.text(node);
        case JsonKind::Array: {
            auto result = nlohmann::json::array();
            for (auto const* child = document.first_child(node); child; child = document.next(*child)) {
                result.push_back(rebuild(document, *child));
            }
            return result;
        }
        case JsonKind::Object:
            break;
    }
    auto result = nlohmann::json::object();
    for (auto const* child = document.first_child(node); child; child = document.next(*child)) {
        result[document.key(*child)] = rebuild(document, *child);
    }
    return result;
}

Parsed parse(std::string_view text) {
    Parsed parsed;
    evaluate::case_file::Problems problems(text, parsed.problems);
    auto const document = evaluate::case_file::parse_json(text, problems);
    if (parsed.problems.empty()) parsed.json = rebuild(document, document.root());
    return parsed;
}

std::string times(std::size_t count, std::string const& text) {
    std::string result;
    result.reserve(count * text.size());
    for (std::size_t i = 0; i < count; ++i) result += text;
    return result;
}

}  // namespace

TEST_CASE("each kind of bad text has its code and its place") {
    struct Case {
        std::string text;
        std::string code;
        std::size_t line;
        std::size_t column;
    };
    std::string const nul(1, '\0');
    auto const row = GENERATE_COPY(Catch::Generators::values<Case>({
        {"", "C0101", 1, 1},
        {" \n\t ", "C0101", 2, 3},
        {"\xEF\xBB\xBF", "C0101", 1, 2},
        {"{\"a\": \"\xff\"}", "C0102", 1, 8},
        {"{\"a\": \"\xc3\"}", "C0102", 1, 8},              // cut short
        {"{\"a\": \"\xc0\xaf\"}", "C0102", 1, 8},          // overlong
        {"{\"a\": \"\xed\xa0\x80\"}", "C0102", 1, 8},      // a surrogate in UTF-8
        {"{\"a\": \"\xf4\x90\x80\x80\"}", "C0102", 1, 8},  // above U+10FFFF
        {"{" + nul + "}", "C0103", 1, 2},
        {"{\"a\": \"x" + nul + "\"}", "C0103", 1, 9},
        {"{\"a\": \"x\\u0000\"}", "C0103", 1, 9},
        {"{\"a\": \"x\ny\"}", "C0103", 1, 9},
        {"{\"é\": 1,\n  \"b\": tru}", "C0105", 2, 8},
        {"{\"é\": tru}", "C0105", 1, 7},
        {"{'a': 1}", "C0105", 1, 2},
        {"{a: 1}", "C0105", 1, 2},
        {"{\"a\" 1}", "C0105", 1, 6},
        {"{\"a\": 1,}", "C0105", 1, 9},
        {"{\"a\": [1,]}", "C0105", 1, 10},
        {"{\"a\": 1 \"b\": 2}", "C0105", 1, 9},
        {"{\"a\": 01}", "C0105", 1, 8},
        {"{\"a\": +1}", "C0105", 1, 7},
        {"{\"a\": .5}", "C0105", 1, 7},
        {"{\"a\": 1.}", "C0105", 1, 9},
        {"{\"a\": 1e}", "C0105", 1, 9},
        {"{\"a\": -}", "C0105", 1, 8},
        {"{\"a\": NaN}", "C0105", 1, 7},
        {"{\"a\": 0x10}", "C0105", 1, 8},
        {"{} {}", "C0105", 1, 4},
        {"{}x", "C0105", 1, 3},
        {"// zaak\n{}", "C0105", 1, 1},
        {"]", "C0105", 1, 1},
        {"{]", "C0105", 1, 2},
        {"[}", "C0105", 1, 2},
        {"{", "C0106", 1, 2},
        {"{\"a\"", "C0106", 1, 5},
        {"{\"a\":", "C0106", 1, 6},
        {"{\"a\": 1", "C0106", 1, 8},
        {"{\"a\": 1,", "C0106", 1, 9},
        {"{\"a\": \"x", "C0106", 1, 9},
        {"{\"a\": \"x\\", "C0106", 1, 10},
        {"-", "C0106", 1, 2},
        {"{\"a\": \"\\x\"}", "C0110", 1, 8},
        {"{\"a\": \"\\u12\"}", "C0110", 1, 8},
        {"{\"a\": \"\\ud800\"}", "C0110", 1, 8},
        {"{\"a\": \"\\ud800x\"}", "C0110", 1, 8},
        {"{\"a\": \"\\ud800\\u0041\"}", "C0110", 1, 8},
        {"{\"a\": \"\\udc00\"}", "C0110", 1, 8},
        {"{\"a\": 1, \"a\": 2}", "C0111", 1, 10},
        {"{\"b\": [{\"a\": 1, \"\\u0061\": 2}]}", "C0111", 1, 17},
    }));
    CAPTURE(row.text);
    auto const parsed = parse(row.text);
    REQUIRE(parsed.problems.size() == 1);
    CHECK(parsed.problems[0].code == row.code);
    CHECK(parsed.problems[0].line == row.line);
    CHECK(parsed.problems[0].column == row.column);
    CHECK_FALSE(parsed.problems[0].message_nl.empty());
    CHECK_FALSE(parsed.problems[0].message_en.empty());
}

TEST_CASE("nesting is limited without using the native stack") {
    CHECK(parse(times(64, "[") + times(64, "]")).problems.empty());
    for (auto const& deep : {times(65, "[") + times(65, "]"), times(100'000, "["), times(100'000, "{\"a\":"),
                             times(5'000'000, "[") + times(5'000'000, "]")}) {
        auto const parsed = parse(deep);
        REQUIRE(parsed.problems.size() == 1);
        CHECK(parsed.problems[0].code == "C0107");
    }
}

TEST_CASE("sizes are limited") {
    auto const code = [](std::string const& text) {
        auto const parsed = parse(text);
        return parsed.problems.empty() ? std::string() : parsed.problems[0].code;
    };
    auto const megabyte = std::string(std::size_t{1} << 20, 'x');
    CHECK(code("{\"a\": \"" + megabyte + "\"}").empty());
    CHECK(code("{\"a\": \"" + megabyte + "x\"}") == "C0109");
    CHECK(code("{\"" + megabyte + "x\": 1}") == "C0109");
    CHECK(code("[0" + times(9'999, ",0") + "]").empty());
    CHECK(code("[0" + times(10'000, ",0") + "]") == "C0108");
    CHECK(code(std::string((std::size_t{16} << 20) + 1, ' ')) == "C0104");
    auto const list = "[0" + times(9'999, ",0") + "]";
    CHECK(code("[" + list + times(101, "," + list) + "]") == "C0104");
}

TEST_CASE("a duplicate key is reported with its pointer, and every one of them") {
    auto const parsed = parse(R"({"a/b": [{}, {"x": 1, "y": 2, "x": 3, "y": 4}], "c": 1})");
    REQUIRE(parsed.problems.size() == 2);
    CHECK(parsed.problems[0].path == "/a~1b/1/x");
    CHECK(parsed.problems[1].path == "/a~1b/1/y");
}

TEST_CASE("escapes and characters come through") {
    CHECK(parse(R"(["\u0041\n\t\"\\\/\b\f\r\u00e9\ud83d\ude00 é"])").json[0] == "A\n\t\"\\/\b\f\r\u00e9\U0001F600 é");
    CHECK(parse("\xEF\xBB\xBF{\"a\": 1}").json["a"] == 1);
}

TEST_CASE("the reader accepts exactly the JSON that an independent reader accepts") {
    std::mt19937 random(20240301);
    std::vector<std::string> const seeds = {
        R"({"a": [1, -2.5e3, "x\u00e9\ud83d\ude00", true, false, null], "b": {"c": {}, "d": []}})",
        R"([{"examendatum": "2024-03-01", "resultaat": "Geslaagd"}, {"uren": 12}])",
        "{\"é\": \"ü\\n\", \"x\": 0.1, \"y\": 1E+5, \"z\": -0}",
    };
    std::string const alphabet = "{}[]:,\"\\/ \n\t0123456789.eE+-truefalsn\x01\x80\xc3\xa9ud8c";
    int accepted = 0;
    for (int i = 0; i < 60'000; ++i) {
        auto text = seeds[random() % seeds.size()];
        for (auto edits = random() % 3 + 1; edits > 0; --edits) {
            auto const at = random() % text.size();
            switch (random() % 3) {
                case 0:
                    text.erase(at, random() % 3 + 1);
                    break;
                case 1:
                    text.insert(at, 1, alphabet[random() % alphabet.size()]);
                    break;
                default:
                    text[at] = alphabet[random() % alphabet.size()];
                    break;
            }
            if (text.empty()) text = " ";
        }
        auto const parsed = parse(text);
        auto const reference = nlohmann::json::parse(text, nullptr, false);
        bool const stricter =
            !parsed.problems.empty() &&
            (parsed.problems[0].code == "C0111" || parsed.problems[0].message_nl.find("NUL") != std::string::npos);
        if (stricter) continue;
        CAPTURE(text);
        REQUIRE(parsed.problems.empty() == !reference.is_discarded());
        if (parsed.problems.empty()) {
            REQUIRE(parsed.json == reference);
            ++accepted;
        }
    }
    CHECK(accepted > 1'000);
}
