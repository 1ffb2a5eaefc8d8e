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
