// A text parsed as a file or as one expression, for tests.
#pragma once

#include "dsl/parse/load.hpp"
#include "dsl/parse/parse.hpp"
#include "dsl/syntax/dump.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <vector>

namespace wetwijzer::tests {

struct Parsed {
    std::vector<source::SourceFile> files;
    diagnostics::Diagnostics diagnostics;
    syntax::SyntaxTree tree;

    std::string errors(values::Language language = values::Language::Dutch) const {
        return diagnostics::render_text(diagnostics, files, {language, false});
    }
    // "line:column code message" of each, one a line.
    std::string brief(values::Language language = values::Language::Dutch) const {
        std::string all;
        for (auto const& each : diagnostics.sorted()) {
            auto const at = files[0].position(each.span.begin);
            all += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + diagnostics::name(each.code) +
                   " " + diagnostics::message(each, language) + "\n";
        }
        return all;
    }
    std::string hint(std::size_t index = 0) const {
        return diagnostics::hint(diagnostics.sorted().at(index), values::Language::Dutch);
    }
};

inline Parsed parse_text(std::string text, std::string path = "a.regels") {
    Parsed parsed;
    parsed.files.push_back(parse::load(0, std::move(path), std::move(text), parsed.diagnostics));
    parsed.tree = parse::parse(parsed.files[0], parsed.diagnostics);
    return parsed;
}

// The dump of a text without mistakes.
inline std::string dump_of(std::string text) {
    auto const parsed = parse_text(std::move(text));
    INFO(parsed.errors());
    CHECK(parsed.diagnostics.empty());
    return syntax::dump(parsed.tree);
}

// The dump of the expression, as the only branch of a rule; its lines moved to the left.
inline std::string expression_dump(std::string const& text) {
    auto const whole = dump_of("regel x : ja/nee\n  is " + text + "\n");
    auto const start = whole.find("    value\n");
    REQUIRE(start != std::string::npos);
    std::string moved;
    for (auto at = start + 10; at < whole.size();) {
        auto const end = whole.find('\n', at) + 1;
        if (whole.substr(at, 6) != "      ") break;
        moved += whole.substr(at + 6, end - at - 6);
        at = end;
    }
    return moved;
}

}  // namespace wetwijzer::tests
