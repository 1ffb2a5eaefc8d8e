#include "cli/finding_words.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace wetwijzer;
using cli::Language;

TEST_CASE("every finding of verification has a sentence of its own in both languages") {
    std::set<std::string> sentences, codes;
    for (auto const fault : ledger::all_faults()) {
        INFO(ledger::name(fault));
        ledger::Finding const finding{ledger::kind_of(fault), fault, 17, "detail"};
        for (auto const language : {Language::Dutch, Language::English}) {
            auto const text = cli::sentence(finding, language);
            CHECK_FALSE(text.empty());
            CHECK(text.find('{') == std::string::npos);
            CHECK(sentences.insert(text).second);
        }
        CHECK(codes.insert(std::string(ledger::name(fault))).second);
        CHECK_FALSE(ledger::name(ledger::kind_of(fault)).empty());
    }
}

TEST_CASE("a sentence names entry and detail, and prints no control characters") {
    ledger::Finding const finding{ledger::Finding::Kind::Entry, ledger::Fault::EntryPlace, 17, "1\n8"};
    CHECK(cli::sentence(finding, Language::Dutch) == "regel 17: noemt zichzelf regel 1\\x0a8");
    CHECK(cli::sentence(finding, Language::English) == "entry 17: calls itself entry 1\\x0a8");
}

TEST_CASE("what is wrong with the file is told in the language of the reader") {
    auto const told = [](std::string const& detail) {
        return cli::sentence({ledger::Finding::Kind::File, ledger::Fault::FileDamaged, 0, detail}, Language::Dutch);
    };
    CHECK(told("page 17: checksum") == "het bestand is beschadigd: bladzijde 17 heeft niet haar controlegetal");
    CHECK(told("g.db: page 17 is damaged") == "het bestand is beschadigd: bladzijde 17 is beschadigd");
    CHECK(told("length: 800000 is not a whole number of pages") ==
          "het bestand is beschadigd: het is afgekapt of aangevuld: 800000 bytes is geen heel aantal bladzijden");
    CHECK(told("integrity: *** in database main ***\nOn tree page 124") ==
          "het bestand is beschadigd: SQLite vindt de tabellen niet in orde (*** in database main ***; On tree page "
          "124)");
    CHECK(told("page x: checksum") == "het bestand is beschadigd: page x: checksum");
}
