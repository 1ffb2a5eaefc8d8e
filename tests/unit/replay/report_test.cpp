// The report as text, JSON and HTML.
#include "cli/replay_report.hpp"
#include "tests/unit/replay/replay_fixture.hpp"

#include <nlohmann/json.hpp>

using namespace wetwijzer;
using namespace wetwijzer::test;
using Language = values::Language;

namespace {

// One of each class, with names that would do harm in a page or on a terminal.
Report harmful() {
    Report report;
    report.subject.ledger = std::string(32, 'a');
    report.subject.size = 20;
    report.subject.engine = "0.1.0";
    report.subject.semantics = 1;
    std::vector<Result> results;
    for (std::size_t i = 0; i < replay::verdicts; ++i) {
        Result result;
        result.number = static_cast<std::int64_t>(i) + 1;
        result.verdict = static_cast<Verdict>(i);
        result.case_ref = std::string(32, 'c');
        result.reference_date = "2025-06-01";
        result.overridden = {"<script>alert(1)</script>"};
        if (result.verdict != Verdict::Same) {
            result.detail = "C0202 /\"><img src=x onerror=alert(2)>\x1b[31m";
            result.changes = {
                {"<b>uitkomst</b>", R"({"known":"\"<i>&amp;</i>\""})", "", {{"<u>oorzaak</u>", "", "2025-01-01"}}}};
            result.steps = Result::Steps{3, "1 0 rule <em>x</em> = ja", ""};
        }
        results.push_back(std::move(result));
    }
    report.add(std::move(results), 20);
    return report;
}

}  // namespace

TEST_CASE("a page holds no markup but its own") {
    auto const page = cli::replay_html(harmful());
    for (auto const* wrong :
         {"<script", "<img", "<b>uit", "<i>", "<u>oor", "<em>x", "\x1b", "onerror=alert(2)>\x1b", "http:", "https:"}) {
        CAPTURE(wrong);
        CHECK(page.find(wrong) == std::string::npos);
    }
    CHECK(page.find("&lt;script&gt;alert(1)") != std::string::npos);
    CHECK(page.find("&lt;b&gt;uitkomst&lt;/b&gt;") != std::string::npos);
    CHECK(page.find("<html lang=\"nl\"") != std::string::npos);
    for (auto const* heading :
         {"Het zegel is gebroken", "Een uitkomst verschilt", "De gegevens zijn gewist", "Anders besloten dan berekend"})
        CHECK(page.find(heading) != std::string::npos);
}

TEST_CASE("the text is safe to print and tells every class in both languages") {
    auto const report = harmful();
    for (auto const language : {Language::Dutch, Language::English}) {
        auto const text = cli::replay_text(report, language, 100);
        CHECK(text.find('\x1b') == std::string::npos);
        CHECK(text.find("\\x1b[31m") != std::string::npos);
        for (std::size_t i = 0; i < replay::verdicts; ++i) {
            auto const words = cli::words_for(static_cast<Verdict>(i), false).in(language);
            CAPTURE(words);
            CHECK(text.find(words) != std::string::npos);
        }
    }
    auto const short_text = cli::replay_text(report, Language::Dutch, 2);
    CHECK(short_text.find("… en nog 6") != std::string::npos);
}

TEST_CASE("the JSON is complete") {
    auto const json = cli::replay_json(harmful());
    CHECK(json["format"] == "wetwijzer-replay/1");
    CHECK(json["total"] == 9);
    CHECK(json["counts"]["seal_broken"] == 1);
    CHECK(json["differences"].size() == 8);
    CHECK(json["differences"][0]["changes"][0]["now"].is_null());
    CHECK(json["differences"][0]["first_step"]["number"] == 3);
    CHECK(json["decided_otherwise"][0]["number"] == 1);
}

TEST_CASE("what is a reason to look into it") {
    auto const alarming = [](Verdict verdict, bool other_rules, bool changed = true) {
        Result result;
        result.verdict = verdict;
        if (changed) result.changes = {{"x", "", "", {}}};
        return cli::is_alarming(result, other_rules);
    };
    for (auto const verdict : {Verdict::OutcomeDiffers, Verdict::TraceDiffers, Verdict::FactsDoNotFit,
                               Verdict::RuleSetMissing, Verdict::RulesDoNotCompile, Verdict::SealBroken})
        CHECK(alarming(verdict, false));
    CHECK_FALSE(alarming(Verdict::Same, false));
    CHECK_FALSE(alarming(Verdict::FactsErased, false));
    CHECK(alarming(Verdict::EngineChanged, false));
    CHECK_FALSE(alarming(Verdict::EngineChanged, false, false));
    CHECK_FALSE(alarming(Verdict::OutcomeDiffers, true));
    CHECK_FALSE(alarming(Verdict::FactsDoNotFit, true));
    CHECK(alarming(Verdict::SealBroken, true));
}
