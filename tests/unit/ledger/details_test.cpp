// What entries hold by kind: every type comes back from its text, and from no other text.
#include "engine/ledger/details.hpp"
#include "engine/ledger/canonical_json.hpp"
#include "engine/ledger/errors.hpp"
#include "tests/unit/ledger/random_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::RandomTexts;

namespace {

std::string some_text(RandomTexts& random) { return "x" + random.text(); }

void fill(RandomTexts& random, GenesisDetails& details) {
    details = {3, random.hex(32), random.hex(64), random.hex(64), random.text()};
}
void fill(RandomTexts& random, ActorDetails& details) {
    details = {random.name(), static_cast<Role>(random.below(4)), random.hex(64), random.chance(2)};
}
void fill(RandomTexts& random, SettingDetails& details) { details = {some_text(random), random.texts()}; }
void fill(RandomTexts& random, RuleSetDetails& details) { details = {random.hex(64), 1 + random.number() / 2}; }
void fill(RandomTexts& random, CaseDetails& details) { details = {random.hash()}; }
void fill(RandomTexts& random, FactsDetails& details) { details = {random.number()}; }
void fill(RandomTexts& random, DecisionDetails& details) {
    details = {random.texts(), random.text(),  1 + static_cast<int>(random.below(100)),
               random.day(),   random.hex(64), random.chance(2)};
}
void fill(RandomTexts& random, ApprovalDetails& details) { details = {1 + random.number() / 2}; }
void fill(RandomTexts& random, AccessDetails& details) { details = {random.text(), random.refs(), random.numbers()}; }
void fill(RandomTexts& random, RefusalDetails& details) {
    static std::string const reasons[] = {"unknown", "withdrawn", "no_key", "wrong_key", "role"};
    details = {random.text(), random.text(), reasons[random.below(5)]};
}
void fill(RandomTexts& random, ErasureDetails& details) { details = {some_text(random)}; }
void fill(RandomTexts& random, SampleDetails& details) {
    details = {
        random.text(),   random.number(), random.text(), random.text(), random.chance(2) ? "each" : "proportional",
        random.number(), random.numbers()};
}
void fill(RandomTexts& random, ExportDetails& details) { details = {random.text(), random.number(), random.refs()}; }
void fill(RandomTexts& random, RestoreDetails& details) {
    details = {random.number(), random.hex(64), some_text(random)};
}
void fill(RandomTexts& random, RekeyDetails& details) {
    details.master = random.hex(64);
    details.keys.clear();
    for (auto left = random.below(4); left > 0; --left) details.keys[random.hex(32)] = random.hash();
}
void fill(RandomTexts& random, ImportDetails& details) {
    details = {1 + static_cast<int>(random.below(2)), 1 + random.number() / 2, random.hex(64)};
}
void fill(RandomTexts& random, FactsContent& content) {
    content = {random.text(), {}};
    for (auto left = random.below(4); left > 0; --left) {
        Statement statement;
        statement.key = "/" + random.text();
        if (!random.chance(3)) statement.value = some_text(random);
        if (random.chance(2)) statement.valid_from = "2024-0" + std::to_string(1 + random.below(9)) + "-01";
        if (random.chance(2)) statement.valid_until = "2025-01-01";
        statement.source = {random.text(), random.text(), random.text(), random.text(), random.text()};
        content.statements.push_back(statement);
    }
}
void fill(RandomTexts& random, DecisionContent& content) {
    content = {random.text(), random.text(), random.text(), random.hex(64), {}};
    for (std::size_t i = 0; i < random.below(4); ++i)
        content.taken.push_back(
            {std::string(1, static_cast<char>('a' + i)) + random.text(), random.text(), random.text(), random.text()});
}
void fill(RandomTexts& random, ApprovalContent& content) { content = {random.text()}; }
void fill(RandomTexts& random, ImportContent& content) { content = {random.text()}; }

}  // namespace

TEMPLATE_TEST_CASE("what an entry holds has one spelling", "", GenesisDetails, ActorDetails, SettingDetails,
                   RuleSetDetails, CaseDetails, FactsDetails, DecisionDetails, ApprovalDetails, AccessDetails,
                   RefusalDetails, ErasureDetails, SampleDetails, ExportDetails, RestoreDetails, RekeyDetails,
                   ImportDetails, FactsContent, DecisionContent, ApprovalContent, ImportContent) {
    RandomTexts random(3);
    for (int i = 0; i < 2000; ++i) {
        TestType object;
        fill(random, object);
        auto const text = to_text(object);
        REQUIRE(nlohmann::json::parse(text).dump() == text);
        TestType back;
        INFO(text);
        REQUIRE(read(text, back));
        REQUIRE(to_text(back) == text);
        auto const changed = random.mutated(text);
        TestType other;
        if (read(changed, other)) REQUIRE(to_text(other) == changed);
    }
}

TEST_CASE("a text that is not read leaves the object as it was") {
    ErasureDetails details{"was"};
    CHECK_FALSE(read(R"({"reason":"x","meer":1})", details));
    CHECK_FALSE(read(R"({"reason":""})", details));
    CHECK_FALSE(read(R"({"reason":1})", details));
    CHECK(details.reason == "was");
}

TEST_CASE("details belong to a kind") {
    CHECK(are_details(Kind::Erasure, R"({"reason":"x"})"));
    CHECK_FALSE(are_details(Kind::Erasure, R"({"decision":4})"));
    CHECK(are_details(Kind::Approval, R"({"decision":4})"));
    CHECK_FALSE(are_details(Kind::Approval, R"({"decision":0})"));
    for (int kind = 0; kind < 16; ++kind) CHECK_FALSE(are_details(static_cast<Kind>(kind), "{}"));
}

TEST_CASE("what does not fit is no details, however well it is spelled") {
    RandomTexts random(4);
    auto const refused = [](auto object) {
        decltype(object) back;
        return !read(to_text(object), back);
    };
    GenesisDetails genesis;
    fill(random, genesis);
    genesis.format = 2;
    CHECK(refused(genesis));
    DecisionDetails decision;
    fill(random, decision);
    decision.reference_date = "2024-02-30";
    CHECK(refused(decision));
    fill(random, decision);
    decision.rule_set = std::string(64, 'A');
    CHECK(refused(decision));
    RefusalDetails refusal{"", "", "because"};
    CHECK(refused(refusal));
    ActorDetails actor{"a\nb", Role::Policy, random.hex(64), false};
    CHECK(refused(actor));
    SampleDetails sample;
    fill(random, sample);
    sample.division = "";
    CHECK(refused(sample));
    DecisionContent content;
    content.trace_digest = random.hex(64);
    content.taken = {{"b", "", "", ""}, {"a", "", "", ""}};
    CHECK(refused(content));
    content.taken = {{"a", "", "", ""}, {"a", "", "", ""}};
    CHECK(refused(content));
    FactsContent facts;
    facts.statements.resize(1);
    facts.statements[0].key = "woonplaats";
    CHECK(refused(facts));
    facts.statements[0].key = "/woonplaats";
    CHECK_FALSE(refused(facts));
    facts.statements[0].valid_from = facts.statements[0].valid_until = "2024-01-01";
    CHECK(refused(facts));
    facts.statements[0].valid_until = "2024-01-02";
    CHECK_FALSE(refused(facts));
    facts.statements[0].value = "";
    CHECK(refused(facts));
}
