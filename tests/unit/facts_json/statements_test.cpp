// Files of statements: each value typed by the rules, each mistake with its place.
#include "engine/evaluate/statements_json.hpp"
#include "tests/unit/facts_json/case_rules.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::test;

namespace {

struct Read {
    std::optional<evaluate::StatementFile> file;
    std::vector<evaluate::CaseProblem> problems;
    std::string all() const {
        std::string text;
        for (auto const& one : problems) text += (text.empty() ? "" : " ") + one.code + one.path;
        return text;
    }
};

Read read(std::string const& json) {
    static auto const rules = case_rules();
    Read result;
    result.file = evaluate::read_statements(rules, json, result.problems);
    CHECK(result.file.has_value() == result.problems.empty());
    return result;
}

std::string file_with(std::string const& facts) {
    return R"({"formaat":"wetwijzer-feiten/1","zaak":"Z-1","feiten":[)" + facts + "]}";
}

Read one(std::string const& parts, std::string const& source = R"({"soort":"DUO"})") {
    return read(file_with("{" + parts + R"(,"bron":)" + source + "}"));
}

}  // namespace

TEST_CASE("a statement has key, value in one spelling, days and source") {
    auto const r = one(R"("gegeven":"inkomen","waarde":1000,"geldigVan":"2025-01-01","geldigTot":"2025-02-01")",
                       R"({"soort":"DUO","bericht":"m-1","tijdstip":"2025-01-02T10:00:00Z","medewerker":"A. Jansen",)"
                       R"("document":")" +
                           std::string(64, 'a') + R"("})");
    REQUIRE(r.all() == "");
    CHECK(r.file->case_id == "Z-1");
    auto const& fact = r.file->facts.at(0);
    CHECK(fact.key == "/inkomen");
    CHECK(fact.value == R"("1000.00")");
    CHECK(fact.valid_from == "2025-01-01");
    CHECK(fact.valid_until == "2025-02-01");
    CHECK(fact.source == "DUO");
    CHECK(fact.message == "m-1");
    CHECK(fact.at == "2025-01-02T10:00:00Z");
    CHECK(fact.document == std::string(64, 'a'));
    CHECK(fact.official == "A. Jansen");
}

TEST_CASE("null is a value, withdrawing is none, and open days may be said or left out") {
    auto const r = read(file_with(R"({"gegeven":"kinderen","waarde":null,"geldigVan":null,"bron":{"soort":"DUO"}},)"
                                  R"({"gegeven":"naam","ingetrokken":true,"bron":{"soort":"DUO"}})"));
    REQUIRE(r.all() == "");
    CHECK(r.file->facts.at(0).value == "null");
    CHECK(r.file->facts.at(0).valid_from.empty());
    CHECK_FALSE(r.file->facts.at(1).value.has_value());
}

TEST_CASE("a message is stated as a whole; half a period is kept as it was written") {
    auto const r = one(R"("gegeven":"inburgeringsplicht","waarde":{ "indicator" : true })");
    REQUIRE(r.all() == "");
    CHECK(r.file->facts.at(0).value == R"({"indicator":true})");
    auto const half = one(R"("gegeven":"vrijstelling","waarde":{ "van" : "2025-01-01" })");
    REQUIRE(half.all() == "");
    CHECK(half.file->facts.at(0).value == R"({"van":"2025-01-01"})");
}

TEST_CASE("mistakes in a value stand where they are") {
    CHECK(one(R"("gegeven":"uren","waarde":"12")").all() == "C0203/feiten/0/waarde");
    CHECK(one(R"("gegeven":"uren","waarde":2001)").all() == "C0207/feiten/0/waarde");
    CHECK(one(R"("gegeven":"uren","waarde":null)").all() == "C0208/feiten/0/waarde");
    CHECK(one(R"("gegeven":"inburgeringsplicht","waarde":{"indicatr":true})").all() ==
          "C0202/feiten/0/waarde/indicatr");
    CHECK(one(R"("gegeven":"Examenresultaat","waarde":[{"uren":-1}])").all() == "C0207/feiten/0/waarde/0/uren");
}

TEST_CASE("an unknown fact is told with what was meant, also when it is withdrawn") {
    auto const r = one(R"("gegeven":"inkomn","waarde":1000)");
    CHECK(r.all() == "C0202/feiten/0/gegeven");
    CHECK(r.problems.at(0).hint_nl.find("`inkomen`") != std::string::npos);
    CHECK(one(R"("gegeven":"inkomn","ingetrokken":true)").all() == "C0202/feiten/0/gegeven");
    CHECK(one(R"("gegeven":"oordelen/onbekend","waarde":{})").all() == "C0202/feiten/0/gegeven");
}

TEST_CASE("only keys of the top level, judgements and readings can be stated") {
    for (auto const* key : {"inburgeringsplicht/indicator", "oordelen", "oordelen/", "oordelen/a/b", "lezingen", "zaak",
                            "peildatum", "formaat", "opmerking", "/inkomen"}) {
        CAPTURE(key);
        CHECK(one(R"("gegeven":")" + std::string(key) + R"(","waarde":1000)").all() == "C0218/feiten/0/gegeven");
    }
}

TEST_CASE("the frame of the file and of a statement is strict") {
    CHECK(read("[]").all() == "C0203");
    CHECK(read("{}").all() == "C0215 C0216 C0216");
    CHECK(read(R"({"formaat":"wetwijzer-feiten/2","zaak":"1","feiten":[]})").problems.at(0).code == "C0215");
    CHECK(read(R"({"formaat":"wetwijzer-feiten/1","zaak":"","feiten":[]})").all() == "C0214/zaak C0214/feiten");
    CHECK(read(R"({"formaat":"wetwijzer-feiten/1","zaak":"1","zaak":"2","feiten":[]})").all() == "C0111/zaak");
    CHECK(read(file_with("1")).all() == "C0203/feiten/0");
    CHECK(one(R"("gegeven":"inkomen")").all() == "C0217/feiten/0");
    CHECK(one(R"("gegeven":"inkomen","waarde":1000,"ingetrokken":true)").all() == "C0217/feiten/0");
    CHECK(one(R"("gegeven":"inkomen","ingetrokken":false)").all() == "C0203/feiten/0/ingetrokken");
    CHECK(one(R"("waarde":1000)").all() == "C0216/feiten/0");
    CHECK(read(file_with(R"({"gegeven":"inkomen","waarde":1000})")).all() == "C0216/feiten/0");
    CHECK(one(R"("gegeven":"inkomen","waarde":1000,"geldig_van":"2025-01-01")").all() == "C0202/feiten/0/geldig_van");
}

TEST_CASE("a source is one that the rules know, with a real moment and a real digest") {
    auto const source = [](char const* json) { return one(R"("gegeven":"inkomen","waarde":1000)", json).all(); };
    CHECK(source(R"({"soort":"duo"})") == "C0204/feiten/0/bron/soort");
    CHECK(source(R"({})") == "C0216/feiten/0/bron");
    CHECK(source(R"("DUO")") == "C0203/feiten/0/bron");
    CHECK(source(R"({"soort":"DUO","tijdstip":"2025-02-30"})") == "C0219/feiten/0/bron/tijdstip");
    CHECK(source(R"({"soort":"DUO","tijdstip":"2025-02-01T24:00:00Z"})") == "C0219/feiten/0/bron/tijdstip");
    CHECK(source(R"({"soort":"DUO","tijdstip":"2025-02-01T12:00:00+01:00"})") == "C0219/feiten/0/bron/tijdstip");
    CHECK(source(R"({"soort":"DUO","document":"abc"})") == "C0220/feiten/0/bron/document");
    CHECK(source(R"({"soort":"DUO","bericht":" "})") == "C0214/feiten/0/bron/bericht");
}

TEST_CASE("days that cannot be, and the same days twice") {
    CHECK(one(R"("gegeven":"inkomen","waarde":1000,"geldigVan":"2025-02-01","geldigTot":"2025-02-01")").all() ==
          "C0221/feiten/0");
    CHECK(one(R"("gegeven":"inkomen","waarde":1000,"geldigVan":"2025-02-30")").all() == "C0205/feiten/0/geldigVan");
    auto const two = [](char const* first, char const* second) {
        return read(file_with(R"({"gegeven":"inkomen","waarde":1000,"bron":{"soort":"DUO"})" + std::string(first) +
                              R"(},{"gegeven":"inkomen","waarde":2000,"bron":{"soort":"DUO"})" + std::string(second) +
                              "}"))
            .all();
    };
    CHECK(two("", "") == "C0222/feiten/1");
    CHECK(two(R"(,"geldigTot":"2025-03-02")", R"(,"geldigVan":"2025-03-01")") == "C0222/feiten/1");
    CHECK(two(R"(,"geldigTot":"2025-03-01")", R"(,"geldigVan":"2025-03-01")") == "");
    CHECK(two(R"(,"geldigVan":"2025-03-01")", R"(,"geldigTot":"2025-03-01")") == "");
}

TEST_CASE("which file is which") {
    CHECK(evaluate::is_statement_file(file_with("")));
    CHECK(evaluate::is_statement_file(R"({"zaak":"1","formaat":"wetwijzer-feiten/9"})"));
    CHECK_FALSE(evaluate::is_statement_file(R"({"formaat":"wetwijzer-zaak/1"})"));
    CHECK_FALSE(evaluate::is_statement_file(R"({"feiten":[]})"));
    CHECK_FALSE(evaluate::is_statement_file("[]"));
    CHECK_FALSE(evaluate::is_statement_file(""));
}

TEST_CASE("at most fifty problems are told") {
    std::string facts;
    for (int i = 0; i < 80; ++i) facts += std::string(i == 0 ? "" : ",") + "1";
    CHECK(read(file_with(facts)).problems.size() == 50);
}
