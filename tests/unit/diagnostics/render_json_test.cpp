#include "dsl/diagnostics/diagnostic.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace wetwijzer::diagnostics;
using wetwijzer::source::SourceFile;

TEST_CASE("JSON names format, place and both languages") {
    SourceFile const file(0, "a.regels", "één\nfuot\n");
    Diagnostics list;
    list.add(Code::E0301, {0, 6, 10}, {"fuot"}).hint({"fout"}).label({0, 0, 5}, "hier", "here");
    auto const json = nlohmann::json::parse(render_json(list, {file}));
    CHECK(json["format"] == "wetwijzer-diagnostics/1");
    CHECK(json["errors"] == 1);
    CHECK(json["warnings"] == 0);
    CHECK(json["omitted"] == 0);
    auto const& one = json["diagnostics"][0];
    CHECK(one["code"] == "E0301");
    CHECK(one["severity"] == "error");
    CHECK(one["message"]["nl"] == "`fuot` is niet bekend");
    CHECK(one["message"]["en"] == "`fuot` is not known");
    CHECK(one["hint"]["nl"] == "bedoelde u `fout`?");
    CHECK(one["file"] == "a.regels");
    CHECK(one["begin"] == nlohmann::json{{"line", 2}, {"column", 1}, {"offset", 6}});
    CHECK(one["end"] == nlohmann::json{{"line", 2}, {"column", 5}, {"offset", 10}});
    CHECK(one["labels"][0]["text"]["en"] == "here");
    CHECK(one["labels"][0]["end"]["column"] == 4);
}

TEST_CASE("JSON is the same bytes each time, and valid for bytes that are no text") {
    SourceFile const file(0, "\xff.regels", "x");
    Diagnostics list;
    list.add(Code::W0505, {0, 0, 1});
    list.add(Code::E0301, {7, 0, 1}, {"\xfe"});
    auto const text = render_json(list, {file});
    CHECK(text == render_json(list, {file}));
    auto const json = nlohmann::json::parse(text);
    CHECK(json["diagnostics"].size() == 2);
    CHECK_FALSE(json["diagnostics"][0].contains("hint"));
    CHECK(nlohmann::json::parse(render_json({}, {}))["diagnostics"].empty());
}
