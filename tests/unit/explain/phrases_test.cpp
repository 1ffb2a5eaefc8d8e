#include "engine/explain/phrases.hpp"

#include "engine/explain/words.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace wetwijzer::explain {
namespace {

struct Row {
    std::string_view name, dutch, english;
};

constexpr Row rows[] = {
#define PHRASE(name, dutch, english) {#name, dutch, english},
#include "engine/explain/phrases.def"
#undef PHRASE
};

std::set<char> holes(std::string_view text) {
    std::set<char> found;
    for (std::size_t i = 0; i + 2 < text.size(); ++i)
        if (text[i] == '{' && text[i + 2] == '}') found.insert(text[i + 1]);
    return found;
}

TEST_CASE("Every phrase has both languages, and English fills in nothing that Dutch does not") {
    for (auto const& row : rows) {
        INFO(row.name);
        CHECK_FALSE(row.dutch.empty());
        CHECK_FALSE(row.english.empty());
        auto const dutch = holes(row.dutch);
        for (char const hole : holes(row.english)) CHECK(dutch.count(hole) == 1);
    }
}

TEST_CASE("Parts are filled in where they are asked for") {
    CHECK(say(values::Language::Dutch, Phrase::SoAtLeast, {"de leeftijd", "34 jaar", "16 jaar", "is"}) ==
          "de leeftijd is 34 jaar, dus minstens 16 jaar");
    CHECK(say(values::Language::Dutch, Phrase::RowName, {"examen"}) == "examen ");
}

TEST_CASE("A sentence loses capital and full stop inside another, names in capitals keep theirs") {
    CHECK(inside_sentence("De persoon is ziek.") == "de persoon is ziek");
    CHECK(inside_sentence("DUO heeft niets.") == "DUO heeft niets");
    CHECK(inside_sentence("Het einde (zie boven)") == "het einde (zie boven)");
    CHECK(inside_sentence("").empty());
    CHECK(described("De leeftijd (in jaren)") == "de leeftijd");
    CHECK(described("Of hij (of zij) blijft") == "of hij (of zij) blijft");
    CHECK(as_sentence("de leeftijd is 34 jaar") == "De leeftijd is 34 jaar.");
    CHECK(as_sentence("Hoe oud?") == "Hoe oud?");
    CHECK(as_sentence("").empty());
}

TEST_CASE("Plural subjects get a plural verb, and a relative clause is closed with a comma") {
    CHECK(is_plural("de gevolgde uren"));
    CHECK(is_plural("de uren die meetellen"));
    CHECK_FALSE(is_plural("de tijd waarmee het college het ontzorgen verlengt"));
    CHECK(is_plural("de onderbrekingen van de inburgeringsplicht"));
    CHECK_FALSE(is_plural("de reden waarom het stopte"));
    CHECK_FALSE(is_plural("het examen"));
    CHECK_FALSE(is_plural("de verlenging wegens omstandigheden"));
    CHECK_FALSE(is_plural("de leeftijd"));
    CHECK(subject("de dag waarop het begon") == "de dag waarop het begon,");
    CHECK(subject("hoe lang het duurde") == "hoe lang het duurde,");
    CHECK(subject("de leeftijd") == "de leeftijd");
}

TEST_CASE("Small numbers are words") {
    CHECK(number_word(values::Language::Dutch, 1) == "één");
    CHECK(number_word(values::Language::Dutch, 12) == "twaalf");
    CHECK(number_word(values::Language::Dutch, 13) == "13");
    CHECK(number_word(values::Language::English, 0) == "zero");
}

}  // namespace
}  // namespace wetwijzer::explain
