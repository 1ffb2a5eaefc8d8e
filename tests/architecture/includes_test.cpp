// Which folder may include which: the table of docs/ARCHITECTURE.md as data, held against every #include line.
#include "tests/architecture/sources.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

using namespace wetwijzer::tests;

namespace {

using Folders = std::set<std::string>;

std::map<std::string, Folders> const allowed{
    {"engine/values", {}},
    {"engine/model", {"engine/values"}},
    {"engine/trace", {"engine/values", "engine/model"}},
    {"engine/evaluate", {"engine/values", "engine/model", "engine/trace"}},
    {"engine/evaluate/case_file", {"engine/values", "engine/model", "engine/evaluate"}},
    {"engine/scenario", {"engine/values", "engine/model", "engine/trace", "engine/evaluate"}},
    {"engine/crypto", {}},
    {"engine/merkle", {"engine/crypto"}},
    {"engine/uses", {"engine/values", "engine/model", "engine/trace"}},
    {"engine/decide", {"engine/values", "engine/model", "engine/trace", "engine/evaluate", "engine/crypto"}},
    {"engine/explain", {"engine/values", "engine/model", "engine/trace", "engine/evaluate", "engine/decide"}},
    {"engine/agenda", {"engine/values", "engine/model", "engine/trace", "engine/evaluate", "engine/explain"}},
    {"engine/articles", {"engine/values", "engine/model"}},
    {"engine/indicators", {"engine/values", "engine/model", "engine/evaluate"}},
    {"engine/store", {"engine/values", "engine/model", "engine/decide", "engine/crypto", "engine/merkle"}},
    {"engine/ledger",
     {"engine/values", "engine/model", "engine/evaluate", "engine/decide", "engine/crypto", "engine/merkle",
      "engine/store", "engine/uses"}},
    {"engine/replay",
     {"engine/values", "engine/model", "engine/trace", "engine/evaluate", "engine/decide", "engine/crypto",
      "engine/merkle", "engine/store", "engine/ledger"}},
    {"engine/audit",
     {"engine/values", "engine/model", "engine/trace", "engine/evaluate", "engine/decide", "engine/explain",
      "engine/crypto", "engine/merkle", "engine/store", "engine/ledger", "engine/uses"}},
    {"dsl/source", {}},
    {"dsl/diagnostics", {"dsl/source", "engine/values"}},
    {"dsl/syntax", {"dsl/source", "dsl/parse/keywords", "engine/values"}},
    {"dsl/parse", {"dsl/source", "dsl/diagnostics", "dsl/syntax", "dsl/parse/grammar"}},
    {"dsl/parse/grammar", {"dsl/source", "dsl/diagnostics", "dsl/syntax", "dsl/parse"}},
    {"dsl/check", {"dsl/source", "dsl/diagnostics", "dsl/syntax", "engine/values", "engine/model"}},
    {"dsl/lower",
     {"dsl/source", "dsl/diagnostics", "dsl/syntax", "dsl/check", "engine/values", "engine/model", "engine/evaluate",
      "engine/scenario"}},
    {"dsl",
     {"dsl/source", "dsl/diagnostics", "dsl/syntax", "dsl/parse", "dsl/check", "dsl/lower", "engine/values",
      "engine/model", "engine/scenario", "engine/decide"}},
};

// Folders by prefix of the header's name and the third-party headers that only they may include.
struct Restricted {
    std::string header;
    std::set<std::string> folders;
};
std::vector<Restricted> const restricted{
    {"boost/spirit", {"dsl/parse/grammar"}},
    {"sqlite3.h", {"engine/store"}},
    {"sodium.h", {"engine/crypto"}},
    {"zstd.h", {"engine/ledger"}},
    {"CLI/", {"cli"}},
    {"utf8proc.h", {"dsl/source", "dsl/parse", "dsl/diagnostics", "engine/evaluate"}},
};

std::string folder_of(std::string const& path) { return path.substr(0, path.rfind('/')); }

bool may_include(std::string const& folder, std::string const& header) {
    auto const target = folder_of(header);
    if (folder == target) return true;
    if (folder.starts_with("cli")) return true;
    auto const entry = allowed.find(folder);
    return entry != allowed.end() && entry->second.contains(target);
}

}  // namespace

TEST_CASE("folders include only what the architecture allows") {
    std::regex const include(R"re(^\s*#\s*include\s+"([^"]+)")re");
    for (auto const& source : sources()) {
        for (auto const& line : lines(source.text)) {
            std::smatch match;
            if (!std::regex_search(line, match, include)) continue;
            INFO(source.path << " includes " << match[1]);
            CHECK(may_include(source.folder, match[1]));
        }
    }
}

TEST_CASE("third-party headers stay in their folders") {
    std::regex const include(R"re(^\s*#\s*include\s+<([^>]+)>)re");
    for (auto const& source : sources()) {
        for (auto const& line : lines(source.text)) {
            std::smatch match;
            if (!std::regex_search(line, match, include)) continue;
            std::string const header = match[1];
            for (auto const& rule : restricted) {
                if (!header.starts_with(rule.header)) continue;
                INFO(source.path << " includes <" << header << ">");
                CHECK(rule.folders.contains(source.folder));
            }
        }
    }
}

TEST_CASE("engine and dsl have no clock, locale, randomness, output, floating point or unordered output") {
    std::vector<std::pair<std::regex, std::string>> const bans{
        {std::regex(R"(std::c(out|err|log)\b|\bf?printf\s*\()"), "no printing"},
        {std::regex(R"(\b(std::)?(exit|abort|quick_exit)\s*\()"), "no exit"},
        {std::regex(
             R"(system_clock|steady_clock|high_resolution_clock|\bgettimeofday\b|\btime\s*\(\s*(0|NULL|nullptr)\s*\))"),
         "no clock"},
        {std::regex(R"(std::rand\b|random_device|mt19937)"), "no randomness"},
        {std::regex(R"(\bgetenv\b)"), "no environment"},
        {std::regex(R"(std::locale|setlocale)"), "no locale"},
        {std::regex(R"(\b(float|double)\b)"), "no floating point"},
        {std::regex(R"(unordered_(map|set))"), "no unordered containers"},
    };
    std::regex const comment(R"(//.*$)");
    std::regex const text(R"re("(\\.|[^"\\])*")re");
    for (auto const& source : sources()) {
        if (source.folder.starts_with("cli")) continue;
        int number = 0;
        for (auto const& raw : lines(source.text)) {
            ++number;
            auto const line = std::regex_replace(std::regex_replace(raw, text, "\"\""), comment, "");
            for (auto const& [ban, reason] : bans) {
                INFO(source.path << ":" << number << ": " << reason << ": " << raw);
                CHECK_FALSE(std::regex_search(line, ban));
            }
        }
    }
}

TEST_CASE("every folder of the engine and the language stands in the include table") {
    for (auto const& source : sources()) {
        if (source.folder.starts_with("cli")) continue;
        INFO(source.folder);
        CHECK(allowed.contains(source.folder));
    }
}
