#include "tests/support/rule_set_builder.hpp"

#include <catch2/catch.hpp>

namespace wetwijzer::model {
namespace {

using Kind = ReferencePart::Kind;

struct Sources {
    test::RuleSetBuilder b;
    SourceId act = b.source("Wi", "BWBR0044770");
    SourceId decree = b.source("Ri", "BWBR0045574");
    SourceId ruling = b.source("RvS_boete", "ECLI:NL:RVS:2025:3087");
    SourceId policy = b.source("OA");
    RuleSet rules = b.build();
};

values::Date const day = test::date("2022-01-01");

TEST_CASE("A citation reads as it is written in a rule") {
    Sources s;
    CHECK(to_text(s.rules, Reference{s.act, {{Kind::Article, "3"}, {Kind::Paragraph, "1"}, {Kind::Point, "a"}}}) ==
          "Wi art. 3 lid 1 onder a");
    CHECK(to_text(s.rules, Reference{s.decree, {{Kind::Annex, "6a"}}}) == "Ri bijlage 6a");
    CHECK(to_text(s.rules, Reference{s.act, {{Kind::Chapter, "2"}, {Kind::Section, "2.1"}}}) ==
          "Wi hoofdstuk 2 par. 2.1");
    CHECK(to_text(s.rules, Reference{s.act, {{Kind::Article, "8"}, {Kind::Preamble, ""}}}) == "Wi art. 8 aanhef");
    CHECK(to_text(s.rules, Reference{s.act, {{Kind::Article, "8"}, {Kind::Closing, ""}}}) == "Wi art. 8 slotzin");
    CHECK(to_text(s.rules, Reference{s.ruling, {}}) == "RvS_boete");
}

TEST_CASE("A source is named once for references that follow each other") {
    Sources s;
    Reference const first{s.act, {{Kind::Article, "3"}}};
    Reference const second{s.act, {{Kind::Article, "4"}}};
    Reference const other{s.decree, {{Kind::Article, "7.1"}}};
    CHECK(to_text(s.rules, Citation{first, second, other, first}) == "Wi art. 3, art. 4, Ri art. 7.1, Wi art. 3");
    CHECK(to_text(s.rules, Citation{}).empty());
    CHECK(to_text(s.rules, Citation{{s.ruling, {}}, {s.ruling, {}}}) == "RvS_boete, RvS_boete");
}

TEST_CASE("A reference in a BWB source has a JuriConnect address with the date of the law applied") {
    Sources s;
    Reference const point{s.act, {{Kind::Article, "11"}, {Kind::Paragraph, "1"}, {Kind::Point, "a"}}};
    CHECK(juriconnect(s.rules, point, day) == "jci1.3:c:BWBR0044770&artikel=11&lid=1&o=a&g=2022-01-01");
    Reference const annex{s.decree, {{Kind::Annex, "6a"}}};
    CHECK(juriconnect(s.rules, annex, day) == "jci1.3:c:BWBR0045574&bijlage=6a&g=2022-01-01");
    Reference const colon{s.act, {{Kind::Article, "4:13"}, {Kind::Preamble, ""}}};
    CHECK(juriconnect(s.rules, colon, day) == "jci1.3:c:BWBR0044770&artikel=4:13&g=2022-01-01");
    Reference const odd{s.act, {{Kind::Article, "1"}, {Kind::Point, "1° &"}}};
    CHECK(juriconnect(s.rules, odd, day) == "jci1.3:c:BWBR0044770&artikel=1&o=1%C2%B0%20%26&g=2022-01-01");
}

TEST_CASE("A ruling is referred to by its ECLI, and other sources by nothing") {
    Sources s;
    CHECK(juriconnect(s.rules, Reference{s.ruling, {}}, day) == "ECLI:NL:RVS:2025:3087");
    CHECK(juriconnect(s.rules, Reference{s.policy, {{Kind::Section, "2.2"}}}, day).empty());
    CHECK(juriconnect(s.rules, Reference{}, day).empty());
}

TEST_CASE("Things are found by their whole name only") {
    test::RuleSetBuilder b;
    b.fact("leeftijd", b.number());
    b.fact("leeftijd_partner", b.number());
    auto const rule = b.rule("pip.einde", b.boolean(), b.yes());
    auto const rules = b.build();
    CHECK(find_fact(rules, "leeftijd_partner") == FactId(std::size_t{1}));
    CHECK_FALSE(find_fact(rules, "leeft").is_some());
    CHECK_FALSE(find_fact(rules, "").is_some());
    CHECK(find_rule(rules, "pip.einde") == rule);
    CHECK_FALSE(find_rule(rules, "pip").is_some());
    CHECK_FALSE(find_parameter(rules, "leeftijd").is_some());
    CHECK_FALSE(find_decision(rules, "leeftijd").is_some());
}

}  // namespace
}  // namespace wetwijzer::model
