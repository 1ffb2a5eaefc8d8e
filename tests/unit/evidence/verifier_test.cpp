// The independent verifier (docs/ledger_verifier.py) and ours say the same of a good ledger and of every kind of fraud.
#include "engine/ledger/fingerprint.hpp"
#include "engine/ledger/proof.hpp"
#include "engine/ledger/verify.hpp"
#include "tests/support/process.hpp"
#include "tests/unit/evidence/sample.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using namespace wetwijzer::tests;

namespace {

std::string const verifier = WETWIJZER_ROOT "/docs/ledger_verifier.py";

ProcessResult python(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"/usr/bin/env", "python3"});
    return run_process(arguments, folder().path().string(), "");
}

ProcessResult verify_export(std::string const& text, std::vector<std::string> const& more = {}) {
    auto const path = folder() / "export.jsonl";
    write_file(path, text);
    std::vector<std::string> arguments{verifier, path};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return python(arguments);
}

std::string file(std::string const& name, std::string const& text) {
    write_file(folder() / name, text);
    return folder() / name;
}

std::string inclusion() {
    return read_sample(
        [](store::Reading const& reading) { return to_text(Proof(prove_entry(reading, sample().decision_a))); });
}

std::string consistency() {
    return read_sample([](store::Reading const& reading) { return to_text(Proof(prove_continuation(reading, 2))); });
}

std::string print_of(std::string const& head) { return to_text(*fingerprint(head)); }

}  // namespace

TEST_CASE("the independent verifier is short, and uses nothing but Python's own library") {
    auto const text = read_file(verifier);
    CHECK(std::count(text.begin(), text.end(), '\n') < 300);
    std::vector<std::string> imports;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("import ") || line.starts_with("from ")) imports.push_back(line);
    CHECK(imports == std::vector<std::string>{"import argparse, base64, functools, hashlib, json, re, signal, sys"});
}

TEST_CASE("both verifiers accept the sample") {
    VerifyOptions options;
    options.master = sample().master;
    auto const ours = verify(sample().path, {sample().log.public_key(), {}, {}, {}, std::nullopt}, options);
    for (auto const& finding : ours.findings)
        UNSCOPED_INFO(name(finding.fault) << " " << finding.number << " " << finding.detail);
    CHECK(ours.findings.empty());
    for (ExportContent const content : {ExportContent{true, true}, {false, true}, {true, false}, {false, false}}) {
        auto const result = verify_export(export_of(*open_sample(), content));
        INFO(result.out << result.err);
        CHECK(result.exit_code == 0);
        CHECK(result.out.find(print_of(sample().heads.back())) != std::string::npos);
        CHECK(result.out.find(sample().log.public_key().hex()) != std::string::npos);
    }
}

TEST_CASE("what was deposited elsewhere is found in the export, or found to be missing") {
    auto const text = export_of(*open_sample(), {true, true});
    auto const& heads = sample().heads;
    auto const head = file("head.json", heads[3] + "\n");
    auto const inclusion_file = file("inclusion.json", inclusion() + "\n");
    auto const consistency_file = file("consistency.json", consistency());
    auto const all =
        verify_export(text, {"--head", head, "--fingerprint", print_of(heads[5]), "--proof", inclusion_file, "--proof",
                             consistency_file, "--log-key", sample().log.public_key().hex()});
    INFO(all.out << all.err);
    CHECK(all.exit_code == 0);

    auto const refused = [&](std::vector<std::string> const& more) {
        auto const result = verify_export(text, more);
        INFO(result.out << result.err);
        CHECK(result.exit_code == 1);
    };
    auto later = *read_head(heads.back());
    later.size += 5;
    refused({"--head", file("later.json", to_text(later))});
    auto other = *read_head(heads[3]);
    other.root = crypto::sha256("other");
    refused({"--head", file("other.json", to_text(other))});
    refused({"--head", file("none.json", "{}")});
    refused({"--log-key", std::string(64, '0')});
    auto wrong = *fingerprint(heads[5]);
    wrong.bytes[0] ^= 1;
    refused({"--fingerprint", to_text(wrong)});
    wrong = *fingerprint(heads[5]);
    ++wrong.size;
    refused({"--fingerprint", to_text(wrong)});
}

TEST_CASE("proofs are verified without an export") {
    auto const proof = file("inclusion.json", inclusion());
    CHECK(python({verifier, "--proof", proof}).exit_code == 0);
    CHECK(python({verifier, "--proof", proof, "--log-key", std::string(64, '0')}).exit_code == 1);
    CHECK(python({verifier, "--proof", folder() / "nowhere.json"}).exit_code == 2);
    CHECK(python({verifier, folder() / "nowhere.jsonl"}).exit_code == 2);
    // Compared with nothing: that must not look like having been checked.
    CHECK(python({verifier, "--fingerprint", print_of(sample().heads[5])}).exit_code == 1);
    CHECK(python({verifier, "--head", file("head.json", sample().heads[3]), "--proof", proof}).exit_code == 1);
}

TEST_CASE("both verifiers accept a ledger that has grown") {
    auto const grown = make_sample_ledger(folder() / "grown.ledger");
    int const transactions = long_tests() ? 5000 : 60;
    add_decisions(grown, transactions);
    auto const ours = verify(grown.path, {grown.log.public_key(), {}, {}, {}, std::nullopt}, {});
    CHECK(ours.findings.empty());
    CHECK(ours.size == grown.size + 2 * transactions);
    auto const store = store::open_store(grown.path, store::OpenMode::ReadOnly);
    auto const head = file("before.json", grown.heads.back());
    auto const result = verify_export(export_of(*store, {true, true}), {"--head", head});
    INFO(result.out << result.err);
    CHECK(result.exit_code == 0);
    CHECK(result.out.find(std::to_string(ours.size) + " entries") != std::string::npos);
}

// Thousands of changed exports and proofs: in one Python process, which takes the verifier as a module.
TEST_CASE("the independent verifier finds every change of an export, a head and a proof") {
    file("all.jsonl", export_of(*open_sample(), {true, true}));
    file("few.jsonl", export_of(*open_sample(), {false, false}));
    file("inclusion.json", inclusion());
    file("consistency.json", consistency());
    file("head.json", sample().heads.back());
    std::string keys;
    for (auto const& name : {people::administrator, people::second_administrator, people::caseworker,
                             people::second_caseworker, people::policy, people::auditor})
        keys += (keys.empty() ? "{\"" : ",\"") + name + "\":\"" + key_named(name).hex() + '"';
    file("keys.json", keys + '}');
    std::vector<std::string> command{WETWIJZER_ROOT "/tests/unit/evidence/tampering.py", verifier,
                                     folder().path().string(), key_named("log").hex()};
    if (long_tests()) command.emplace_back("--long");
    auto const result = python(command);
    INFO(result.out << result.err);
    CHECK(result.exit_code == 0);
}
