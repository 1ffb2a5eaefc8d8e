// Damaged ledger files: an error of the store or what was written, never a crash and never another entry. The first
// byte says what the others are: a whole file, or patches to a good ledger and the log beside it.
#include "engine/store/old_ledger.hpp"
#include "engine/store/page.hpp"
#include "engine/store/store.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace wetwijzer;
namespace fs = std::filesystem;

namespace {

enum Flags : std::uint8_t { WholeFile = 1, RightChecksums = 2, InLog = 4 };

std::string path() { return (fs::temp_directory_path() / ("wetwijzer-fuzz-" + std::to_string(getpid()))).string(); }

void remove_all() {
    for (auto const* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path() + suffix);
}

std::string read_file(std::string const& name) {
    std::ifstream file(name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_file(std::string const& name, std::string const& bytes) {
    std::ofstream(name, std::ios::binary | std::ios::trunc) << bytes;
}

std::string leaf(std::int64_t number) {
    return R"({"actor":"a","case":"0000000000000000000000000000000)" + std::to_string(number % 10) +
           R"(","details":{"reference_date":"2024-01-01","rule_set":"x"},"kind":"decision","number":)" +
           std::to_string(number) + R"(,"recorded_at":"2024-01-01T00:00:00Z"})";
}

// A ledger with some entries in the file and some in its log.
struct Good {
    std::string file, log;
};

Good const& good() {
    static Good const made = [] {
        remove_all();
        auto const fill = [](store::Store& ledger) {
            for (int i = 0; i < 6; ++i)
                ledger.write([](store::Writing& writing) {
                    auto const number = writing.size() + 1;
                    writing.append(
                        {leaf(number), {{"content", std::string(3'000, 'c')}, {"trace", std::string(5'000, 't')}}});
                    writing.put_head(number, "head");
                });
        };
        fill(*store::open_store(path(), store::OpenMode::Create));
        auto const ledger = store::open_store(path(), store::OpenMode::ReadWrite);
        fill(*ledger);
        return Good{read_file(path()), read_file(path() + "-wal")};
    }();
    return made;
}

// Four bytes a patch: place, value.
void patch(std::string& bytes, std::uint8_t const* data, std::size_t size) {
    for (; size >= 4 && !bytes.empty(); data += 4, size -= 4) {
        std::size_t const place = (data[0] * 256U + data[1]) * 256U + data[2];
        bytes[place % bytes.size()] = static_cast<char>(data[3]);
    }
}

void right_checksums(std::string& bytes) {
    for (std::size_t at = 0; at + store::page_size <= bytes.size(); at += store::page_size) {
        auto const number = static_cast<std::uint32_t>(at / store::page_size + 1);
        auto const sum = store::page_checksum(std::string_view(bytes).substr(at, store::page_size), number);
        std::copy(sum.begin(), sum.end(),
                  bytes.begin() + static_cast<std::ptrdiff_t>(at + store::page_size - sum.size()));
    }
}

// `honest`: nobody made the checksums right again, so what is read must be what was written.
void read_all(bool honest) {
    constexpr std::int64_t most = 1'000;
    store::open_store(path(), store::OpenMode::ReadOnly, 0)->read([&](store::Reading const& reading) {
        auto const all = std::min(reading.size(), most);
        for (std::int64_t number = 1; number <= all; ++number) {
            auto const found = reading.leaf(number);
            if (honest && found && *found != leaf(number)) std::abort();
            auto const content = reading.part(number, "content");
            if (honest && content && *content != std::string(3'000, 'c')) std::abort();
        }
        reading.rows(-5, most, [](std::int64_t, std::string_view, std::string_view) { return true; });
        reading.all_parts(-5, most, [](std::int64_t, store::Part const&) { return true; });
        reading.heads(-5, [](std::int64_t, std::string const&) { return true; });
        reading.case_keys([](store::CaseKey const&) { return true; });
        for (auto const& hash : reading.rule_sets()) reading.rule_texts(hash);
        for (auto const& selection : {store::Selection{.kind = "decision"}, store::Selection{.recorded_from = "2024"},
                                      store::Selection{.reference_from = "2024"}})
            reading.numbers(selection);
        if (all > 0) reading.node(0, 0);
    });
}

template <class Work>
void attempt(Work const& work) {
    try {
        work();
    } catch (store::StoreError const&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    auto const flags = data[0];
    auto file = good().file, log = good().log;
    if (flags & WholeFile) {
        file.assign(reinterpret_cast<char const*>(data) + 1, size - 1);
        log.clear();
    } else {
        patch(flags & InLog ? log : file, data + 1, size - 1);
    }
    if (flags & RightChecksums) right_checksums(file);
    bool const honest = !(flags & (WholeFile | RightChecksums));
    remove_all();
    write_file(path(), file);
    if (!log.empty()) write_file(path() + "-wal", log);
    attempt([&] { read_all(honest); });
    attempt([] { store::check_file(path(), 0); });
    attempt([] {
        store::read_old_ledger(path(), [](store::OldReading const& reading) {
            store::find_break(reading);
            reading.records([](store::OldRecord const& record) { return !store::to_text(record).empty(); });
        });
    });
    attempt([] { store::open_store(path(), store::OpenMode::ReadWrite, 0)->purge(); });
    attempt([&] { read_all(honest); });
    remove_all();
    return 0;
}
