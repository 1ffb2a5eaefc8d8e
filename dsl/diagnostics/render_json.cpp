#include "dsl/diagnostics/diagnostic.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace wetwijzer::diagnostics {

namespace {

using Json = nlohmann::ordered_json;
using values::Language;

Json place(source::Span span, std::vector<source::SourceFile> const& files) {
    auto const file = std::find_if(files.begin(), files.end(),
                                   [&](source::SourceFile const& each) { return each.id() == span.file; });
    Json json{{"file", file == files.end() ? std::string() : file->path()}};
    if (file == files.end()) return json;
    auto const position = [&](std::uint32_t offset) {
        auto const found = file->position(offset);
        return Json{{"line", found.line}, {"column", found.column}, {"offset", offset}};
    };
    json["begin"] = position(span.begin);
    json["end"] = position(std::max(span.begin, span.end));
    return json;
}

Json both(std::string dutch, std::string english) { return {{"nl", std::move(dutch)}, {"en", std::move(english)}}; }

Json to_json(Diagnostic const& diagnostic, std::vector<source::SourceFile> const& files) {
    Json json{{"code", name(diagnostic.code)},
              {"severity", severity(diagnostic.code) == Severity::Error ? "error" : "warning"},
              {"message", both(message(diagnostic, Language::Dutch), message(diagnostic, Language::English))}};
    if (auto dutch = hint(diagnostic, Language::Dutch); !dutch.empty())
        json["hint"] = both(std::move(dutch), hint(diagnostic, Language::English));
    json.update(place(diagnostic.span, files));
    json["labels"] = Json::array();
    for (auto const& label : diagnostic.labels) {
        Json entry{{"text", both(label.dutch, label.english)}};
        entry.update(place(label.span, files));
        json["labels"].push_back(std::move(entry));
    }
    return json;
}

}  // namespace

std::string render_json(Diagnostics const& diagnostics, std::vector<source::SourceFile> const& files) {
    Json list = Json::array();
    for (auto const& diagnostic : diagnostics.sorted()) list.push_back(to_json(diagnostic, files));
    Json const document{{"format", "wetwijzer-diagnostics/1"},
                        {"errors", diagnostics.error_count()},
                        {"warnings", diagnostics.warning_count()},
                        {"omitted", diagnostics.omitted()},
                        {"diagnostics", std::move(list)}};
    // Paths and sources may hold bytes that are no UTF-8: they are replaced, never thrown at the caller.
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace wetwijzer::diagnostics
