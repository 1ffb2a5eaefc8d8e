// Every row of the table of tamperings is found as the table says, and no fault goes without one.
#include "tests/unit/tamper/tamperings.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

using namespace wetwijzer;
using namespace wetwijzer::test;

namespace {

std::string joined(Codes const& codes) {
    std::string text;
    for (auto const& code : codes) text += (text.empty() ? "" : " ") + code;
    return text;
}

Codes operator+(Codes one, Codes const& other) {
    one.insert(other.begin(), other.end());
    return one;
}

// As it stands in docs/threat-model.md.
std::string row_of(Tampering const& tampering) {
    auto const cell = [](Codes const& codes) { return " | " + (codes.empty() ? "—" : '`' + joined(codes) + '`'); };
    return "| `" + tampering.name + '`' + cell(tampering.plain) + cell(tampering.with_master) +
           cell(tampering.with_head) + " | " + (tampering.in_export ? "yes" : "no") + " |\n";
}

ledger::Trust with_last_head() {
    ledger::Trust trust;
    trust.heads = {Scene::get().last_head()};
    return trust;
}

}  // namespace

TEST_CASE("the ledger that nobody touched holds, for all who look") {
    auto const& scene = Scene::get();
    auto trust = with_last_head();
    trust.heads.push_back(scene.first_head());
    trust.log_key = scene.log_key();
    trust.anchors = {{scene.last_head().ledger, scene.last_head().size, scene.last_head().root}};
    for (unsigned threads : {1U, 2U, 5U}) {
        ledger::VerifyOptions options;
        options.threads = threads;
        options.master = scene.master();
        auto const verification = ledger::verify(scene.path(), trust, options);
        for (auto const& finding : verification.findings) {
            INFO(name(finding.fault) << ' ' << finding.number << ' ' << finding.detail);
            CHECK(false);
        }
        CHECK(verification.size == scene.rows().size());
        CHECK(verification.head);
        CHECK(to_text(*verification.head) == to_text(scene.last_head()));
        CHECK(verification.log_key == scene.log_key());
        CHECK(verification.erased == 1);
        CHECK(verification.refusals == 2);
        CHECK(verification.restores == 1);
        CHECK(verification.imports == 1);
        CHECK(verification.clock_back == 1);
        CHECK(verification.times_given == 0);
    }
}

TEST_CASE("rows written back as they were make a ledger that holds") {
    tests::TemporaryFolder const folder;
    auto rows = Scene::get().rows();
    rebuild(rows, Scene::all_keys());
    CHECK(rows.leaves == Scene::get().rows().leaves);
    CHECK(rows.heads == Scene::get().rows().heads);
    CHECK(rows.nodes == Scene::get().rows().nodes);
    write_rows(Scene::get().path(), folder / "copy.db", rows);
    CHECK(joined(verify_faults(folder / "copy.db", with_last_head(), Scene::get().master())).empty());
}

TEST_CASE("every tampering is found by what the table says, and by nothing less") {
    tests::TemporaryFolder const folder;
    auto const path = folder / "tampered.db";
    for (auto const& tampering : all_tamperings()) {
        INFO(tampering.name);
        tamper(tampering, path);
        auto const plain = verify_faults(path);
        auto const with_master = verify_faults(path, {}, Scene::get().master());
        auto const with_head = verify_faults(path, with_last_head());
        CHECK(joined(plain) == joined(tampering.plain));
        CHECK(joined(with_master) == joined(tampering.plain + tampering.with_master));
        CHECK(joined(with_head) == joined(tampering.plain + tampering.with_head));
    }
}

TEST_CASE("every fault that verification can name has a tampering that brings it out") {
    // By damage to bytes (byte_test.cpp), and by what is trusted (trust_test.cpp).
    Codes found{"file_unreadable", "fork_from", "identity_ledger", "identity_log_key"};
    for (auto const& tampering : all_tamperings())
        found = found + tampering.plain + tampering.with_master + tampering.with_head;
    for (auto const fault : ledger::all_faults()) {
        INFO(name(fault));
        CHECK(found.contains(std::string(name(fault))));
    }
}

TEST_CASE("findings are the same, in the same order, for any number of threads and any limit") {
    tests::TemporaryFolder const folder;
    auto const path = folder / "tampered.db";
    for (auto const& tampering : some_tamperings()) {
        INFO(tampering.name);
        tamper(tampering, path);
        ledger::VerifyOptions options;
        options.master = Scene::get().master();
        auto const one = ledger::verify(path, {}, options);
        options.threads = 4;
        auto const several = ledger::verify(path, {}, options);
        CHECK(one.findings == several.findings);
        CHECK(one.found == several.found);
        CHECK(one.found == static_cast<std::int64_t>(one.findings.size()));
        options.most_findings = 1;
        auto const first = ledger::verify(path, {}, options);
        CHECK(first.found == one.found);
        REQUIRE(first.findings.size() == std::min<std::size_t>(1, one.findings.size()));
        if (!first.findings.empty()) CHECK(first.findings.front() == one.findings.front());
    }
}

TEST_CASE("what a cheat can do stands in the threat model, with what finds it") {
    std::ifstream file(WETWIJZER_ROOT "/docs/threat-model.md");
    std::string const document{std::istreambuf_iterator<char>(file), {}};
    for (auto const& tampering : all_tamperings()) {
        INFO(row_of(tampering));
        CHECK(document.find(row_of(tampering)) != std::string::npos);
    }
    for (auto const fault : ledger::all_faults()) {
        INFO(name(fault));
        CHECK(document.find("| `" + std::string(name(fault)) + "` | ") != std::string::npos);
    }
}

TEST_CASE("the rows of the threat model", "[.print]") {
    for (auto const& group : {without_keys(), with_the_log_key(), with_every_key(), with_every_secret()}) {
        std::cout << '\n';
        for (auto const& tampering : group) std::cout << row_of(tampering);
    }
}
