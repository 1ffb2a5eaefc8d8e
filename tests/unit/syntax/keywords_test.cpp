#include "dsl/syntax/keywords.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace wetwijzer::syntax;
using wetwijzer::values::Language;

TEST_CASE("a phrase is its words, in both languages") {
    CHECK(text(Keyword::IsAtLeast, Language::Dutch) == "is minstens");
    CHECK(text(Keyword::IsAtLeast, Language::English) == "is at least");
    auto const words = phrase(Keyword::GeneralTermsAct, Language::Dutch);
    REQUIRE(words.size() == 4);
    CHECK(words[0] == word_id("volgens"));
    CHECK(words[3] == word_id("termijnenwet"));
    CHECK(phrase(Keyword::GeneralTermsAct, Language::English).size() == 8);
}

TEST_CASE("words outside the table have no number") {
    CHECK(word_id("inkomen") == 0);
    CHECK(word_id("") == 0);
    CHECK(word_id("Regel") == 0);
    CHECK(word_id("regel") != 0);
    CHECK_FALSE(is_reserved(0));
    CHECK_FALSE(starts_phrase(0));
}

TEST_CASE("reserved words are the first words of phrases that need it") {
    CHECK(is_reserved(word_id("tenzij")));
    CHECK(is_reserved(word_id("unless")));
    CHECK_FALSE(is_reserved(word_id("datum")));
    CHECK_FALSE(is_reserved(word_id("periode")));
    CHECK_FALSE(is_reserved(word_id("begin")));
    CHECK_FALSE(is_reserved(word_id("peildatum")));
    CHECK(is_reserved_name(word_id("peildatum")));
    CHECK(starts_phrase(word_id("begin")));
    CHECK_FALSE(starts_phrase(word_id("met_x")));
    auto const dutch = reserved_words(Language::Dutch);
    CHECK(std::ranges::is_sorted(dutch));
    CHECK(std::ranges::find(dutch, "tenzij") != dutch.end());
    CHECK(std::ranges::find(dutch, "unless") == dutch.end());
}
