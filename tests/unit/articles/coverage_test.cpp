// What became of each article, over rule sets made by hand.
#include "engine/articles/coverage.hpp"
#include "tests/support/rule_set_builder.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::test;
using namespace wetwijzer::articles;

namespace {

void list(RuleSetBuilder& b, std::initializer_list<char const*> parts,
          model::ArticleEntry::Status status = model::ArticleEntry::Status::Encoded, std::string reason = {}) {
    b.rules().articles.push_back({b.cite("Wi", parts).front(), status, std::move(reason), {}});
}

Line const& line(Coverage const& coverage, model::RuleSet const& rules, std::string const& citation) {
    for (auto const& act : coverage.acts)
        for (auto const& one : act.lines)
            if (model::to_text(rules, one.reference) == citation) return one;
    FAIL("no line for " << citation);
    std::abort();
}

std::vector<std::string> names(Line const& line) {
    std::vector<std::string> result;
    for (auto const& use : line.uses) result.push_back(use.name);
    return result;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a listed article is encoded, judged or missing by who cites it") {
    RuleSetBuilder b;
    list(b, {"3", "1"});
    list(b, {"3", "2"});
    list(b, {"3", "3"});
    auto const judgement = b.judgement("bijzonder", b.boolean(), "minister");
    b.rules().facts[judgement.value].citation = b.cite("Wi", {"3", "2"});
    auto const rule = b.rule("plicht", b.boolean());
    b.version(rule, {}, b.cite("Wi", {"3", "1"})).branches.push_back(b.branch(b.yes()));
    auto const rules = b.build();
    auto const found = coverage(rules);

    REQUIRE(found.acts.size() == 1);
    CHECK(found.acts[0].listed);
    CHECK(line(found, rules, "Wi art. 3 lid 1").status == Status::Encoded);
    CHECK(names(line(found, rules, "Wi art. 3 lid 1")) == Names{"plicht"});
    CHECK(line(found, rules, "Wi art. 3 lid 2").status == Status::Judged);
    CHECK(line(found, rules, "Wi art. 3 lid 2").uses[0].judge == "minister");
    CHECK(line(found, rules, "Wi art. 3 lid 3").status == Status::Missing);
    CHECK(found.missing == 1);
    CHECK(found.acts[0].count(Status::Encoded) == 1);
    CHECK(found.acts[0].count(Status::Judged) == 1);
    CHECK(found.acts[0].count(Status::Missing) == 1);
}

TEST_CASE("a judgement beside a rule tells that people judge on an article") {
    RuleSetBuilder b;
    list(b, {"3"});
    auto const judgement = b.judgement("bijzonder", b.boolean());
    b.rules().facts[judgement.value].citation = b.cite("Wi", {"3"});
    auto const rule = b.rule("plicht", b.boolean());
    b.version(rule, {}, b.cite("Wi", {"3", "1"})).branches.push_back(b.branch(b.use(judgement)));
    auto const rules = b.build();
    auto const found = coverage(rules);
    CHECK(line(found, rules, "Wi art. 3").status == Status::Judged);
    CHECK(names(line(found, rules, "Wi art. 3")) == Names{"plicht", "bijzonder"});
    CHECK(found.acts[0].lines.size() == 1);  // lid 1 is part of what is listed
}

TEST_CASE("a citation of a whole article covers none of its leden and is not strange to the list") {
    RuleSetBuilder b;
    list(b, {"3", "1"});
    auto const rule = b.rule("plicht", b.boolean());
    b.version(rule, {}, b.cite("Wi", {"3"})).branches.push_back(b.branch(b.yes()));
    auto const rules = b.build();
    auto const found = coverage(rules);
    CHECK(line(found, rules, "Wi art. 3 lid 1").status == Status::Missing);
    CHECK(found.acts[0].lines.size() == 1);
}

TEST_CASE("the opening words of a lid belong to it") {
    RuleSetBuilder b;
    list(b, {"3", "1", "a"});
    auto citation = b.cite("Wi", {"3", "1"});
    citation[0].parts.push_back({model::ReferencePart::Kind::Preamble, ""});
    citation[0].parts.push_back({model::ReferencePart::Kind::Point, "a"});
    auto const rule = b.rule("plicht", b.boolean());
    b.version(rule, {}, citation).branches.push_back(b.branch(b.yes()));
    auto const rules = b.build();
    auto const found = coverage(rules);
    CHECK(line(found, rules, "Wi art. 3 lid 1 onder a").status == Status::Encoded);
    CHECK(found.acts[0].lines.size() == 1);
}

TEST_CASE("reasons and citations of what is not computable or out of scope stay") {
    RuleSetBuilder b;
    list(b, {"28"}, model::ArticleEntry::Status::OutOfScope, "gaat over instellingen");
    list(b, {"4", "3"}, model::ArticleEntry::Status::NotComputable, "delegatie");
    auto const rule = b.rule("plicht", b.boolean());
    b.version(rule, {}, b.cite("Wi", {"4", "3"})).branches.push_back(b.branch(b.yes()));
    auto const rules = b.build();
    auto const found = coverage(rules);
    CHECK(line(found, rules, "Wi art. 28").status == Status::OutOfScope);
    CHECK(line(found, rules, "Wi art. 28").reason == "gaat over instellingen");
    CHECK(line(found, rules, "Wi art. 4 lid 3").status == Status::NotComputable);
    CHECK(names(line(found, rules, "Wi art. 4 lid 3")) == Names{"plicht"});
    CHECK(found.missing == 0);
}

TEST_CASE("citations outside a list stand apart, acts without a list too") {
    RuleSetBuilder b;
    list(b, {"3"});
    auto const rule = b.rule("plicht", b.boolean());
    b.version(rule, {}, b.cite("Wi", {"33"})).branches.push_back(b.branch(b.yes(), {}, b.cite("Awb", {"5:9"})));
    auto const rules = b.build();
    auto const found = coverage(rules);
    REQUIRE(found.acts.size() == 2);
    CHECK(line(found, rules, "Wi art. 33").status == Status::Unlisted);
    CHECK_FALSE(found.acts[1].listed);
    CHECK(line(found, rules, "Awb art. 5:9").status == Status::Unlisted);
    CHECK(found.missing == 1);
}

TEST_CASE("lines stand in the order of the law, whatever the order of the list") {
    RuleSetBuilder b;
    for (auto const* article : {"6.2a", "2.10", "6.2", "2.9", "6.10"}) list(b, {article});
    auto const found = coverage(b.build());
    std::vector<std::string> order;
    for (auto const& one : found.acts[0].lines) order.push_back(one.reference.parts[0].number);
    CHECK(order == std::vector<std::string>{"2.9", "2.10", "6.2", "6.2a", "6.10"});
}

TEST_CASE("every place where an article can be cited counts") {
    RuleSetBuilder b;
    auto const at = [&](char const* number) { return b.cite("Wi", {number}); };
    auto const fact = b.fact("leeftijd", b.number());
    b.rules().facts[fact.value].citation = at("1");
    auto const parameter = b.parameter("grens", b.number(), {{always(), std::int64_t{18}}});
    b.rules().parameters[parameter.value].citation = at("2");
    b.rules().parameters[parameter.value].values[0].citation = at("3");
    auto const labelled = b.labelled("a)", b.at_least(b.use(fact), b.use(parameter)), at("4"));
    auto const rule = b.rule("plicht", b.boolean());
    auto& version = b.version(rule, {}, at("5"));
    version.branches.push_back(b.branch(b.yes(), b.all_of({labelled, b.yes()}), at("6")));
    version.exceptions.push_back(b.exception("a", b.no(), b.no(), {}, at("7")));
    auto const table = b.rule("bedrag", b.number());
    auto& rows = b.version(table, {}, at("8"));
    rows.kind = model::BodyKind::Table;
    rows.rows.push_back(b.row({}, b.number(1), at("9")));
    auto& rules = b.rules();
    rules.decisions.push_back({});
    rules.decisions.back().name = "besluit";
    rules.decisions.back().citation = at("10");
    rules.decisions.back().remedy_citation = at("11");
    rules.readings.push_back({"lezing", {}, "", "", at("12"), {{"een", "", at("13")}}, {}});
    rules.checks.push_back({"controle", "", at("14"), {}, {}, {}});
    rules.indicators.push_back({});
    rules.indicators.back().name = "kengetal";
    rules.indicators.back().citation = at("15");
    for (int i = 1; i <= 15; ++i) list(b, {std::to_string(i).c_str()});

    auto const model = b.build();
    auto const found = coverage(model);
    CHECK(found.missing == 0);
    std::vector<std::string> const expected{"leeftijd", "grens",  "grens",  "plicht",   "plicht",
                                            "plicht",   "plicht", "bedrag", "bedrag",   "besluit",
                                            "besluit",  "lezing", "lezing", "controle", "kengetal"};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        INFO(i + 1);
        CHECK(names(found.acts[0].lines[i]) == Names{expected[i]});
    }
    CHECK(found.acts[0].lines[7].uses[0].kind == Use::Kind::Table);
}

TEST_CASE("what was made of a declaration counts as that declaration") {
    RuleSetBuilder b;
    list(b, {"11"});
    list(b, {"25"});
    auto const day = b.rule("beslissen.einde", b.date_type());
    b.version(day, {}, b.cite("Wi", {"11"})).branches.push_back(b.branch(b.day("2022-01-01")));
    b.get(day).term = model::TermId(std::size_t{0});
    b.rules().terms.push_back({"beslissen", "", "", day, day, day, {}});
    auto const beneath = b.rule("boete.volgens_de_wet", b.money());
    b.version(beneath, {}, b.cite("Wi", {"25"})).branches.push_back(b.branch(b.money(euro(1))));
    auto const outer = b.rule("boete", b.money());
    auto& version = b.version(outer, {}, b.cite("Wi", {"25"}));
    version.layered = true;
    version.branches.push_back(b.branch(b.use(beneath)));
    version.exceptions.push_back(b.exception("na_keren", b.yes(), b.money(euro(0)), {}, b.cite("RvS", {})));
    version.exceptions.back().layer = model::Layer::CaseLaw;
    auto const rules = b.build();
    auto const found = coverage(rules);
    CHECK(names(line(found, rules, "Wi art. 11")) == Names{"beslissen"});
    CHECK(line(found, rules, "Wi art. 11").uses[0].kind == Use::Kind::Term);
    CHECK(names(line(found, rules, "Wi art. 25")) == Names{"boete"});
    CHECK(names(line(found, rules, "RvS")) == Names{"na_keren"});
    CHECK(line(found, rules, "RvS").uses[0].kind == Use::Kind::Exception);
}
