// Any bytes as a ledger file: a StoreError or records, never a crash.
#include "dsl/compile.hpp"
#include "engine/replay/replay.hpp"
#include "engine/store/store.hpp"

#include <unistd.h>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

using namespace wetwijzer;

namespace {

std::unique_ptr<model::RuleSet> compile_texts(std::vector<model::SourceText> const& texts) {
    std::vector<dsl::InputFile> files;
    for (auto const& text : texts) files.push_back({text.path, text.text});
    return dsl::compile(std::move(files)).rules;
}

void read_all(std::string const& path) {
    auto const ledger = store::open_store(path, store::OpenMode::ReadOnly);
    for (auto const& entry : ledger->list())
        if (auto const record = ledger->find(entry.number)) replay::replay(*ledger, *record, compile_texts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static auto const path = std::filesystem::temp_directory_path() / ("wetwijzer-fuzz-" + std::to_string(getpid()));
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<char const*>(data), static_cast<std::streamsize>(size));
    try {
        read_all(path.string());
    } catch (store::StoreError const&) {
    }
    for (auto const* suffix : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path.string() + suffix);
    return 0;
}
