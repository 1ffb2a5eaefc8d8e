#include "dsl/diagnostics/diagnostic.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace wetwijzer::diagnostics;
using wetwijzer::values::Language;

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

TEST_CASE("every code has a name of its own, and messages in both languages with the same arguments") {
    std::set<std::string> names;
    for (auto const code : all_codes()) {
        INFO(name(code));
        CHECK(names.insert(name(code)).second);
        CHECK((severity(code) == Severity::Error) == name(code).starts_with("E"));
        Diagnostic const plain{code, {}, {"{0}", "{1}", "{2}", "{3}", "{4}", "{5}"}, {}, {"{0}", "{1}", "{2}"}};
        for (auto const* const argument : {"{0}", "{1}", "{2}", "{3}", "{4}", "{5}"}) {
            bool const dutch = message(plain, Language::Dutch).find(argument) != std::string::npos;
            bool const english = message(plain, Language::English).find(argument) != std::string::npos;
            CHECK(dutch == english);
        }
        CHECK(hint(plain, Language::Dutch).empty() == hint(plain, Language::English).empty());
    }
}

TEST_CASE("messages start in lower case and end without a full stop") {
    for (auto const code : all_codes()) {
        Diagnostic const plain{code, {}, {"x", "y", "z", "u", "v"}, {}, {"x", "y"}};
        for (auto const language : {Language::Dutch, Language::English}) {
            auto const text = message(plain, language);
            INFO(name(code) << ": " << text);
            CHECK_FALSE(text.empty());
            CHECK_FALSE(is_upper(text.front()));
            CHECK(text.back() != '.');
        }
    }
}

TEST_CASE("arguments fill the message; those of two languages give their half") {
    Diagnostic const both{Code::E0201,
                          {},
                          {"`x`",
                           "een waarde\x1f"
                           "a value"},
                          {},
                          {}};
    CHECK(message(both, Language::Dutch) == "gevonden `x`, verwacht een waarde");
    CHECK(message(both, Language::English) == "found `x`, expected a value");
    Diagnostic const missing{Code::E0201, {}, {"`{1}`"}, {}, {}};
    CHECK(message(missing, Language::Dutch) == "gevonden `{1}`, verwacht ");  // arguments are not filled again
}

TEST_CASE("a hint with a place for an argument is shown only with the argument") {
    Diagnostic diagnostic{Code::E0301, {}, {"x"}, {}, {}};
    CHECK(hint(diagnostic, Language::Dutch).empty());
    diagnostic.hint_arguments = {"xy"};
    CHECK(hint(diagnostic, Language::Dutch) == "bedoelde u `xy`?");
    CHECK(hint(diagnostic, Language::English) == "did you mean `xy`?");
    CHECK(hint({Code::E0103, {}, {}, {}, {}}, Language::Dutch) == "gebruik spaties");
}

TEST_CASE("the collector hands out by position, errors first when there are too many") {
    Diagnostics list;
    CHECK(list.empty());
    list.add(Code::W0505, {0, 30, 31});
    CHECK_FALSE(list.has_errors());
    list.add(Code::E0103, {1, 5, 6});
    list.add(Code::E0103, {0, 40, 41});
    CHECK(list.has_errors());
    auto sorted = list.sorted();
    REQUIRE(sorted.size() == 3);
    CHECK(sorted[0].span.begin == 30);
    CHECK(sorted[1].span.begin == 40);
    CHECK(sorted[2].span.file == 1);

    for (std::uint32_t i = 0; i < 60; ++i) list.add(Code::W0505, {0, i, i + 1});
    sorted = list.sorted();
    CHECK(sorted.size() == Diagnostics::max_shown);
    CHECK(list.omitted() == 13);
    CHECK(std::ranges::count_if(sorted, [](auto const& each) { return severity(each.code) == Severity::Error; }) == 2);
    CHECK(std::ranges::is_sorted(sorted, {},
                                 [](auto const& each) { return std::pair(each.span.file, each.span.begin); }));
}
