// Copies and removals: a copy is whole and verified or not there; what was erased is nowhere in the files.
#include "tests/unit/store/ledger_model.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <unordered_set>

using namespace wetwijzer;
using namespace wetwijzer::test;
using store::OpenMode;
using Code = store::StoreError::Code;
namespace fs = std::filesystem;

namespace {

// Where any 8 bytes of them lie in any file of the folder; `removed` is looked at 8 bytes at a time.
std::string remains(fs::path const& folder, std::vector<std::string> const& removed) {
    auto const word = [](std::string const& text, std::size_t at) {
        std::uint64_t value = 0;
        std::memcpy(&value, text.data() + at, sizeof value);
        return value;
    };
    std::unordered_set<std::uint64_t> words;
    for (auto const& text : removed)
        for (std::size_t at = 0; at + 8 <= text.size(); at += 8) words.insert(word(text, at));
    for (auto const& file : fs::directory_iterator(folder)) {
        auto const all = read_file(file.path().string());
        for (std::size_t at = 0; at + 8 <= all.size(); ++at)
            if (words.contains(word(all, at)))
                return file.path().filename().string() + ": page " + std::to_string(at / 4096 + 1) + " + " +
                       std::to_string(at % 4096);
    }
    return {};
}

}  // namespace

TEST_CASE("a copy holds what the ledger held, and goes on by itself") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek", copy = folder / "kopie";
    auto const ledger = store::open_store(path, OpenMode::Create);
    ledger->write([](store::Writing& writing) {
        writing.put_rule_texts(decide::rule_set_hash(some_texts()), some_texts());
        writing.put_case_key(case_key(1));
    });
    for (unsigned i = 0; i < 30; ++i) append(*ledger, {.case_ref = ref(1)}, {{"content", bytes(9'000, i)}});
    store::backup(path, copy);  // the log is not in the file yet
    CHECK(names(folder.path()) == std::vector<std::string>{"grootboek", "grootboek-shm", "grootboek-wal", "kopie"});
    CHECK(store::check_file(copy) == fine);
    auto const other = store::open_store(copy, OpenMode::ReadWrite);
    CHECK(model_of(*other) == model_of(*ledger));
    CHECK(append(*other) == 31);
    CHECK(misfit(*other) == "");
    CHECK(size(*ledger) == 30);

    auto const before = read_file(path);
    CHECK(failure([&] { store::backup(copy, path); }) == Code::CannotOpen);  // never replaces
    CHECK(failure([&] { store::backup(path, path); }) == Code::CannotOpen);
    CHECK(failure([&] { store::backup(path, folder / "geen/map"); }) == Code::CannotOpen);
    CHECK(failure([&] { store::backup(path, ""); }) == Code::CannotOpen);
    CHECK(failure([&] { store::backup(folder / "weg", folder / "nieuw"); }) == Code::CannotOpen);
    CHECK(read_file(path) == before);
    CHECK(names(folder.path()).size() == 6);  // with the -wal and -shm of both
}

TEST_CASE("a damaged ledger is not copied") {
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    {
        auto const ledger = store::open_store(path, OpenMode::Create);
        for (unsigned i = 0; i < 10; ++i) append(*ledger, {}, {{"content", bytes(9'000, i)}});
    }
    auto const whole = read_file(path);
    for (std::size_t page = 0; page * 4096 < whole.size(); page += 3) {
        auto broken = whole;
        broken[page * 4096 + 700] = static_cast<char>(broken[page * 4096 + 700] ^ 1);
        write_file(path, broken);
        CAPTURE(page);
        CHECK(failure([&] { store::backup(path, folder / "kopie"); }) == Code::Damaged);
        CHECK(names(folder.path()) == std::vector<std::string>{"grootboek"});
    }
    auto const trigger = [&] { return raw_sql(path, "DROP TRIGGER entry_no_update"); };
    write_file(path, whole);
    REQUIRE(trigger() == "");
    CHECK(failure([&] { store::backup(path, folder / "kopie"); }) == Code::Damaged);
}

TEST_CASE("of what was erased no byte is left in the file, its log or its free pages") {
    auto const seed = GENERATE(range(1U, long_mode() ? 40U : 4U));
    TemporaryFolder folder;
    auto const path = folder / "grootboek";
    auto const ledger = store::open_store(path, OpenMode::Create);
    std::mt19937_64 random(seed);
    Model now;
    std::vector<std::string> removed;
    auto const remember = [&](std::string const& ref) {
        removed.push_back(now.keys.at(ref));
        for (auto const& entry : now.entries)
            if (entry.case_ref == ref)
                for (auto const& part : entry.parts) removed.push_back(part.second);
    };
    int erasures = 0;
    for (int i = 0; i < 120; ++i) {
        auto next = random_change(now, random);
        if (!next.erases.empty()) {
            remember(next.erases);
            ++erasures;
        }
        ledger->write([&](store::Writing& writing) { next.apply(writing); });
        now = std::move(next.after);
    }
    REQUIRE(erasures > 2);
    ledger->purge();
    CHECK(fs::file_size(path + "-wal") == 0);
    CHECK(remains(folder.path(), removed) == "");
    for (auto const& [ref, wrapped] : now.keys) CHECK(remains(folder.path(), {wrapped}) != "");
    CHECK(model_of(*ledger) == now);
    CHECK(store::check_file(path) == fine);

    store::backup(path, folder / "kopie");
    CHECK(remains(folder.path(), removed) == "");
}
