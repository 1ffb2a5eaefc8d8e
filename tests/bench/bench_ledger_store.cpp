// How fast entries are kept: one by one, each on disk before the next, and in batches; how fast they are read; how
// large the file is. Parts as recorded decisions have them. WETWIJZER_BENCH_ENTRIES (20000), WETWIJZER_BENCH_FOLDER.
#include "engine/store/store.hpp"

#include <unistd.h>

#include <fcntl.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>

namespace fs = std::filesystem;
using namespace wetwijzer;

namespace {

std::string bytes(std::size_t size, std::uint64_t& state) {
    std::string result(size, '\0');
    for (auto& c : result) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        c = static_cast<char>(state >> 32);
    }
    return result;
}

// As long as the leaf of a decision, with a random case.
std::string leaf(std::int64_t number, std::uint64_t& state) {
    auto const hex = [&](std::size_t digits) {
        std::string result;
        for (auto const c : bytes(digits, state)) result += "0123456789abcdef"[static_cast<unsigned char>(c) & 15U];
        return result;
    };
    auto const seconds = number / 50;
    char time[32];
    std::snprintf(time, sizeof time, "2025-%02d-%02dT%02d:%02d:%02dZ", static_cast<int>(1 + seconds / 2'592'000 % 12),
                  static_cast<int>(1 + seconds / 86'400 % 28), static_cast<int>(seconds / 3'600 % 24),
                  static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
    char date[16];
    std::snprintf(date, sizeof date, "2024-%02d-%02d", static_cast<int>(1 + state % 12),
                  static_cast<int>(1 + state / 16 % 28));
    return R"({"actor":"j.de.vries","after":")" + hex(64) + R"(","basis":"Wet inburgering 2021","case":")" + hex(32) +
           R"(","details":{"decisions":["besluit_boete"],"engine":"0.2.0","overridden":false,"reference_date":")" +
           date +
           R"(","rule_set":"f9f678afd37bbb32041e5f93aa0255f04677c5fd9b35d2b047e71216947f3eee","semantics":2},"kind":"decision","number":)" +
           std::to_string(number) + R"(,"parts":{"content":")" + hex(64) + R"(","trace":")" + hex(64) +
           R"(","uses":")" + hex(64) + R"("},"purpose":"beslissen over de inburgeringsplicht","recorded_at":")" + time +
           R"(","role":"caseworker"})";
}

struct Shape {
    char const* name;
    std::size_t content, uses, trace;
};

store::NewEntry entry(std::int64_t number, Shape const& shape, std::uint64_t& state) {
    store::NewEntry made{leaf(number, state), {}};
    if (shape.content > 0) made.parts.push_back({"content", bytes(shape.content, state)});
    if (shape.trace > 0) made.parts.push_back({"trace", bytes(shape.trace, state)});
    if (shape.uses > 0) made.parts.push_back({"uses", bytes(shape.uses, state)});
    return made;
}

// The processor's time tells more than the clock's while others use the machine.
struct Taken {
    double wall = 0, processor = 0;
    std::string rate(std::int64_t done) const {
        char text[80];
        auto const many = static_cast<double>(done);
        std::snprintf(text, sizeof text, "%.0f/s (%.1f µs of processor each)", many / wall, processor * 1e6 / many);
        return text;
    }
};

Taken timed(std::function<void()> const& work) {
    auto const start = std::chrono::steady_clock::now();
    auto const processor = std::clock();
    work();
    auto const used = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), used};
}

std::uintmax_t size_of(std::string const& path) { return fs::exists(path) ? fs::file_size(path) : 0; }

struct LedgerFile {
    std::string path;
    explicit LedgerFile(std::string const& name) {
        auto const* const folder = std::getenv("WETWIJZER_BENCH_FOLDER");
        path = ((folder ? fs::path(folder) : fs::temp_directory_path()) / (name + std::to_string(getpid()))).string();
        remove();
    }
    ~LedgerFile() { remove(); }
    void remove() const {
        for (auto const* suffix : {"", "-wal", "-shm"}) fs::remove(path + suffix);
    }
};

// What the disk takes for one small synced write in a file that does not grow: below this nothing durable goes.
void measure_disk() {
    LedgerFile const file("wetwijzer-bench-disk-");
    int const opened = open(file.path.c_str(), O_RDWR | O_CREAT, 0600);
    std::string const block(4'096, 'x');
    constexpr int writes = 500;
    if (opened < 0 || ftruncate(opened, 1'000 * 4'096) != 0 || fsync(opened) != 0) std::abort();
    auto const time = timed([&] {
        for (int i = 0; i < writes; ++i)
            if (pwrite(opened, block.data(), block.size(), i % 100 * 4'096) < 0 || fdatasync(opened) != 0) std::abort();
    });
    close(opened);
    std::printf("disk: %.3f ms a synced write of 4 KiB\n", time.wall * 1e3 / writes);
}

void append(Shape const& shape, std::int64_t entries, std::int64_t batch) {
    LedgerFile const file("wetwijzer-bench-store-");
    auto ledger = store::open_store(file.path, store::OpenMode::Create);
    std::uint64_t state = 88172645463325252U;
    std::vector<store::NewEntry> made;
    for (std::int64_t number = 1; number <= entries; ++number) made.push_back(entry(number, shape, state));
    std::string const head(620, 'h');
    auto const time = timed([&] {
        for (std::int64_t number = 0; number < entries; number += batch) {
            ledger->write([&](store::Writing& writing) {
                auto const end = std::min(number + batch, entries);
                for (auto i = number; i < end; ++i) writing.append(made[static_cast<std::size_t>(i)]);
                writing.put_head(end, head + writing.root().hex());
            });
        }
    });
    std::printf("append, %s, %lld a transaction: %s", shape.name, static_cast<long long>(batch),
                time.rate(entries).c_str());
    ledger.reset();
    std::printf("; file %.0f bytes an entry\n", static_cast<double>(size_of(file.path)) / static_cast<double>(entries));
    if (batch == 1) return;

    ledger = store::open_store(file.path, store::OpenMode::ReadOnly);
    std::uint64_t seen = 0;
    auto const read = [&](char const* what, std::function<void(store::Reading const&)> const& use) {
        auto const taken = timed([&] { ledger->read(use); });
        std::printf("  read %s: %s\n", what, taken.rate(entries).c_str());
    };
    read("leaves", [&](store::Reading const& reading) {
        reading.rows(1, entries,
                     [&](std::int64_t, std::string_view text, std::string_view) { return (seen += text.size()) > 0; });
    });
    read("all parts", [&](store::Reading const& reading) {
        reading.all_parts(1, entries,
                          [&](std::int64_t, store::Part const& part) { return (seen += part.sealed.size()) > 0; });
    });
    read("content, one by one", [&](store::Reading const& reading) {
        for (std::int64_t number = 1; number <= entries; ++number)
            if (auto const part = reading.part(number, "content")) seen += part->size();
    });
    read("numbers by kind",
         [&](store::Reading const& reading) { seen += reading.numbers({.kind = "decision"}).size(); });
    auto const check = timed([&] { seen += store::check_file(file.path).size(); });
    std::printf("  check the file: %s\n", check.rate(entries).c_str());
}

}  // namespace

int main() {
    auto const* const wanted = std::getenv("WETWIJZER_BENCH_ENTRIES");
    auto const entries = wanted ? std::atoll(wanted) : 20'000;
    measure_disk();
    for (Shape const& shape : {Shape{"header only", 0, 0, 0}, Shape{"with parts (8 KB)", 3'000, 200, 5'000}}) {
        append(shape, std::min<std::int64_t>(entries, 5'000), 1);
        append(shape, entries, 1'000);
    }
}
