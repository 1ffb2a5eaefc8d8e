// Private to the case file reader: strict JSON (RFC 8259) as a flat list of nodes that know where they stand.
#pragma once

#include "engine/evaluate/case_file/problems.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::evaluate::case_file {

inline constexpr std::size_t max_bytes = std::size_t{16} << 20;
inline constexpr std::size_t max_values = 1'000'000;
inline constexpr std::size_t max_depth = 64;
inline constexpr std::size_t max_text_bytes = std::size_t{1} << 20;
inline constexpr std::size_t max_rows = 10'000;

enum class JsonKind : std::uint8_t { Null, False, True, Number, String, Array, Object };

inline constexpr std::uint32_t no_node = 0xffffffff;

// Ranges are bytes of the text: of a string with its quotes, of a number as written.
struct JsonNode {
    JsonKind kind = JsonKind::Null;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t key_begin = 0;  // members of an object
    std::uint32_t key_end = 0;
    std::uint32_t first_child = no_node;
    std::uint32_t next = no_node;  // the following member or element
    std::uint32_t count = 0;       // members or elements
};

class JsonDocument {
public:
    JsonDocument(std::string_view text, std::vector<JsonNode> nodes) : text_(text), nodes_(std::move(nodes)) {}

    JsonNode const& root() const { return nodes_.front(); }
    JsonNode const* first_child(JsonNode const& node) const { return at(node.first_child); }
    JsonNode const* next(JsonNode const& node) const { return at(node.next); }
    std::string_view raw(JsonNode const& node) const { return text_.substr(node.begin, node.end - node.begin); }
    std::string text(JsonNode const& node) const;  // of a string, escapes resolved
    std::string key(JsonNode const& node) const;
    // The same without a copy when there are no escapes; else it stands in `buffer`.
    std::string_view text(JsonNode const& node, std::string& buffer) const;
    std::string_view key(JsonNode const& node, std::string& buffer) const;
    std::string pointer(JsonNode const& node) const;  // JSON pointer; for messages, it searches from the top

private:
    JsonNode const* at(std::uint32_t index) const { return index == no_node ? nullptr : &nodes_[index]; }

    std::string_view text_;  // not owned
    std::vector<JsonNode> nodes_;
};

// Reports to `problems`; when anything is reported the document may not be used. Uses no native stack per level.
JsonDocument parse_json(std::string_view text, Problems& problems);

}  // namespace wetwijzer::evaluate::case_file
