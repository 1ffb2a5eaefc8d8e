// The sample ledger, made once for all tests of this program; copies of it to tamper with.
#pragma once

#include "engine/ledger/export.hpp"
#include "tests/support/sample_ledger.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace wetwijzer::tests {

inline TemporaryFolder const& folder() {
    static TemporaryFolder const one;
    return one;
}

inline SampleLedger const& sample() {
    static SampleLedger const made = make_sample_ledger(folder() / "sample.ledger");
    return made;
}

inline std::unique_ptr<store::Store> open_sample() {
    return store::open_store(sample().path, store::OpenMode::ReadOnly);
}

template <typename Use>
auto read_sample(Use const& use) {
    decltype(use(std::declval<store::Reading const&>())) result{};
    open_sample()->read([&](store::Reading const& reading) { result = use(reading); });
    return result;
}

inline std::string export_of(store::Store const& store, ledger::ExportContent const& content) {
    std::string text;
    store.read([&](store::Reading const& reading) {
        text.clear();
        ledger::export_ledger(reading, content, [&](std::string_view piece) { text += piece; });
    });
    return text;
}

inline void write_file(std::string const& path, std::string const& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline std::string read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline bool long_tests() {
    auto const* value = std::getenv("WETWIJZER_LONG");
    return value != nullptr && std::string_view(value) == "1";
}

}  // namespace wetwijzer::tests
