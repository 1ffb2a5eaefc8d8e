// The independent verifier (docs/ledger_verifier.py, written from the format alone) finds in an export what an export
// can show, and nothing in one that is right.
#include "engine/ledger/export.hpp"
#include "tests/support/process.hpp"
#include "tests/unit/tamper/tamperings.hpp"

#include <fstream>
#include <sstream>

using namespace wetwijzer;
using namespace wetwijzer::test;

namespace {

void write_export(std::string const& ledger_path, std::string const& path) {
    std::ofstream file(path, std::ios::binary);
    store::open_store(ledger_path, store::OpenMode::ReadOnly)->read([&](store::Reading const& reading) {
        ledger::export_ledger(reading, {true, true}, [&](std::string_view text) { file << text; });
    });
}

// One process for all: prints "name code" for each export.
constexpr char run_all[] = R"(import importlib.util, sys
sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("verifier", sys.argv[1])
verifier = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verifier)
for line in open(sys.argv[2]).read().split():
    name, *rest = line.split("|")
    print(name, verifier.main(rest, write=lambda *words: None))
)";

}  // namespace

TEST_CASE("the independent verifier agrees on every tampering that an export shows") {
    tests::TemporaryFolder const folder;
    auto const& scene = Scene::get();
    std::ostringstream list;
    std::map<std::string, bool> expected;
    auto const add = [&](std::string const& name, std::string const& arguments, bool found) {
        list << name << '|' << arguments << '\n';
        expected[name] = found;
    };
    auto const head_path = folder / "head.json";
    std::ofstream(head_path) << to_text(scene.last_head()) << '\n';
    auto const key = scene.log_key().hex();
    write_export(scene.path(), folder / "right.jsonl");
    add("right", "--log-key|" + key + "|--head|" + head_path + '|' + (folder / "right.jsonl"), false);
    for (auto const& tampering : all_tamperings()) {
        auto const path = folder / (tampering.name + ".jsonl");
        tamper(tampering, folder / "tampered.db");
        try {
            write_export(folder / "tampered.db", path);
        } catch (ledger::LedgerError const&) {
            CHECK(tampering.plain.contains("genesis_place"));  // not exported at all
            continue;
        }
        add(tampering.name, path, tampering.in_export);
        // With the head that was deposited, also what nothing else shows.
        if (!tampering.with_head.empty()) add(tampering.name + "+head", "--head|" + head_path + '|' + path, true);
    }
    std::ofstream(folder / "run.py") << run_all;
    std::ofstream(folder / "list") << list.str();
    auto const result = tests::run_process(
        {"/usr/bin/env", "python3", folder / "run.py", WETWIJZER_ROOT "/docs/ledger_verifier.py", folder / "list"},
        folder.path().string(), "");
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    std::istringstream lines(result.out);
    std::string name;
    int code = 0;
    std::size_t count = 0;
    while (lines >> name >> code) {
        INFO(name);
        REQUIRE(expected.contains(name));
        CHECK(code == (expected.at(name) ? 1 : 0));
        ++count;
    }
    CHECK(count == expected.size());
}
