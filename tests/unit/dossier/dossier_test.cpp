// The dossier of a case: everything that concerned it, and nothing of another.
#include "engine/audit/dossier.hpp"

#include "dsl/compile.hpp"
#include "tests/support/ledger_fixture.hpp"
#include "tests/support/sample_ledger.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

std::shared_ptr<model::RuleSet const> compiled(std::vector<model::SourceText> const& texts) {
    std::vector<dsl::InputFile> files;
    for (auto const& text : texts) files.push_back({text.path, text.text});
    return dsl::compile(std::move(files)).rules;
}

audit::Dossier dossier_of(LedgerFixture& world, std::string const& case_id,
                          audit::CompileTexts const& compile = compiled) {
    audit::Dossier result;
    auto const ref = world.ledger().find_case(case_id);
    REQUIRE(ref);
    world.ledger().access(world.act(people::caseworker, "ledger dossier"), ledger::Permission::ReadCase,
                          {"ledger dossier", {*ref}, {}}, [&](ledger::CaseReader const& reader) {
                              result = audit::dossier(reader, *ref, values::Date::from_iso("2025-06-01").value(),
                                                      compile(fixture_rules().texts), compile);
                          });
    return result;
}

}  // namespace

TEST_CASE("a dossier holds the entries of its case, and who looked, alone or among others") {
    LedgerFixture world;
    auto const decision = world.record("999990019", 40);
    ledger::approve(world.ledger(), world.act(people::second_caseworker, "ledger approve"), decision, "gezien");
    world.record("999990020", 41);
    world.ledger().access(world.act(people::auditor), ledger::Permission::ReadAll, {"replay", {}, {}},
                          [](ledger::CaseReader const&) {});
    auto const other = world.ledger().find_case("999990020").value();
    world.ledger().access(world.act(people::caseworker), ledger::Permission::ReadCase, {"ledger known", {other}, {}},
                          [](ledger::CaseReader const&) {});
    auto const dossier = dossier_of(world, "999990019");
    CHECK(dossier.case_id == "999990019");
    REQUIRE(dossier.decisions.size() == 1);
    CHECK(dossier.decisions[0].recorded.entry.number == decision);
    CHECK(dossier.decisions[0].same_again);
    REQUIRE(dossier.decisions[0].explanation);
    REQUIRE(dossier.decisions[0].approvals.size() == 1);
    CHECK(dossier.decisions[0].approvals[0].what == "gezien");
    CHECK(dossier.decisions[0].approvals[0].actor == people::second_caseworker);
    std::vector<std::string> looked;
    for (auto const& act : dossier.accesses) looked.push_back(act.what + (act.about_others ? "+" : ""));
    CHECK(looked == std::vector<std::string>{"replay+", "ledger dossier"});
    for (auto const& text :
         {audit::dossier_json(dossier), audit::as_text(audit::dossier_document(dossier)),
          audit::as_markdown(audit::dossier_document(dossier)), audit::as_html(audit::dossier_document(dossier))}) {
        CHECK(text.find("999990019") != std::string::npos);
        CHECK(text.find("999990020") == std::string::npos);
        CHECK(text.find(other) == std::string::npos);
    }
}

TEST_CASE("computed and taken stand side by side") {
    LedgerFixture world;
    world.record("999990019", 40, {{"boete", "EUR 100.00", "Awb art. 5:46 lid 2", "lange ziekte"}});
    auto const text = audit::as_text(audit::dossier_document(dossier_of(world, "999990019")));
    CHECK(text.find("Anders besloten dan berekend") != std::string::npos);
    CHECK(text.find("Besloten: € 100") != std::string::npos);
    CHECK(text.find("Motivering: lange ziekte") != std::string::npos);
}

TEST_CASE("without the rules of then the recorded outcomes are told, and that the rules are not there") {
    LedgerFixture world;
    world.record("999990019", 40);
    audit::CompileTexts const none = [](auto const&) { return nullptr; };
    auto const dossier = dossier_of(world, "999990019", none);
    CHECK_FALSE(dossier.decisions.at(0).explanation);
    CHECK_FALSE(dossier.retention);
    auto const text = audit::as_text(audit::dossier_document(dossier));
    CHECK(text.find("staan niet in dit grootboek") != std::string::npos);
    CHECK(text.find(": €") != std::string::npos);
}

TEST_CASE("what people wrote cannot break the page") {
    LedgerFixture world;
    world.ledger().write(world.act(people::caseworker), ledger::Permission::WriteCase,
                         std::vector{world.facts("<b>&\"999990019", "/woonplaats",
                                                 R"("<script>alert(1)</script> & \"x\" | [a](b) \u0007")")});
    auto const dossier = dossier_of(world, "<b>&\"999990019");
    auto const html = audit::as_html(audit::dossier_document(dossier));
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("&lt;script&gt;") != std::string::npos);
    CHECK(html.find("<b>") == std::string::npos);
    CHECK(html.find('\x07') == std::string::npos);
    CHECK(html.find("http://") == std::string::npos);
    CHECK(html.find("https://") == std::string::npos);
    auto const markdown = audit::as_markdown(audit::dossier_document(dossier));
    CHECK(markdown.find("[a](b)") == std::string::npos);
    CHECK(markdown.find("<script") == std::string::npos);
    CHECK_NOTHROW(nlohmann::json::parse(audit::dossier_json(dossier)));
}
