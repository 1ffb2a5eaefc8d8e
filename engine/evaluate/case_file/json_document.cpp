#include "engine/evaluate/case_file/json_document.hpp"

#include "engine/evaluate/case_file/json_characters.hpp"
#include "engine/evaluate/case_file/json_scanner.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::evaluate::case_file {

namespace {

bool has_escapes(std::string_view quoted) { return quoted.find('\\') != std::string_view::npos; }

std::string_view plain(std::string_view quoted, std::string& buffer) {
    if (!has_escapes(quoted)) return quoted.substr(1, quoted.size() - 2);
    return buffer = unescape(quoted);
}

std::string_view quoted_key(std::string_view text, JsonNode const& node) {
    return text.substr(node.key_begin, node.key_end - node.key_begin);
}

// Downwards from the top: of what stands beside each other, the node lies in the first that does not end before it.
std::string pointer_to(std::string_view text, std::vector<JsonNode> const& nodes, JsonNode const& wanted) {
    std::string pointer;
    auto const* node = &nodes.front();
    while (node->begin != wanted.begin) {
        std::size_t place = 0;
        auto child = node->first_child;
        for (; child != no_node && nodes[child].end <= wanted.begin; child = nodes[child].next) ++place;
        if (child == no_node) break;
        bool const member = node->kind == JsonKind::Object;
        node = &nodes[child];
        pointer += member ? pointer_segment(unescape(quoted_key(text, *node))) : "/" + std::to_string(place);
    }
    return pointer;
}

// Builds the nodes in one pass with a stack of its own.
class Parser {
public:
    Parser(std::string_view text, Problems& problems) : scanner_(text, problems), problems_(problems) {}

    std::vector<JsonNode> run() {
        nodes_.emplace_back();
        if (scanner_.check_bytes() && parse()) check_duplicate_keys();
        return std::move(nodes_);
    }

private:
    struct Open {
        std::uint32_t node;
        std::uint32_t last_child = no_node;
    };

    std::uint32_t place() const { return static_cast<std::uint32_t>(scanner_.at()); }
    std::string_view key_of(std::uint32_t node) const { return quoted_key(scanner_.text(), nodes_[node]); }

    bool parse();
    bool open_or_scalar(bool& opened);
    bool next_member(bool& finished);
    bool read_key();
    bool read_scalar(JsonNode& node);
    bool add_node();
    bool keys_ascend(JsonNode const& object) const;
    void check_duplicate_keys();
    void report_duplicate_key(std::string const& key, JsonNode const& member);

    Scanner scanner_;
    Problems& problems_;
    std::uint32_t key_begin_ = 0;  // of the key whose value comes next
    std::uint32_t key_end_ = 0;
    std::vector<JsonNode> nodes_;
    std::vector<Open> open_;
};

bool Parser::add_node() {
    if (nodes_.size() > max_values) {
        return scanner_.fail("C0104", scanner_.at(), {"meer dan 1.000.000 waarden", "more than 1,000,000 values"});
    }
    JsonNode node;
    node.begin = place();
    node.key_begin = std::exchange(key_begin_, 0);
    node.key_end = std::exchange(key_end_, 0);
    if (open_.empty()) {
        nodes_.front() = node;
        return true;
    }
    auto const index = static_cast<std::uint32_t>(nodes_.size());
    auto& parent = open_.back();
    (parent.last_child == no_node ? nodes_[parent.node].first_child : nodes_[parent.last_child].next) = index;
    parent.last_child = index;
    auto const count = ++nodes_[parent.node].count;
    if (nodes_[parent.node].kind == JsonKind::Array && count > max_rows) {
        return scanner_.fail("C0108", scanner_.at(),
                             {"een lijst heeft hoogstens 10.000 elementen", "a list has at most 10,000 elements"});
    }
    nodes_.push_back(node);
    return true;
}

bool Parser::parse() {
    bool finished = false;
    while (!finished) {
        bool opened = false;
        if (!open_or_scalar(opened)) return false;
        if (!opened && !next_member(finished)) return false;
    }
    scanner_.skip_space();
    if (scanner_.at_end()) return true;
    return scanner_.unexpected({"het einde van het bestand", "the end of the file"},
                               {"een zaak is één object", "a case is one object"});
}

// At the start of a value. `opened`: the next thing is a value inside the new object or list.
bool Parser::open_or_scalar(bool& opened) {
    scanner_.skip_space();
    if (!add_node()) return false;
    auto const index = open_.empty() ? 0U : open_.back().last_child;
    auto& node = nodes_[index];
    if (scanner_.peek() != '{' && scanner_.peek() != '[') {
        if (!read_scalar(node)) return false;
        node.end = place();
        return true;
    }
    node.kind = scanner_.peek() == '{' ? JsonKind::Object : JsonKind::Array;
    if (open_.size() >= max_depth) {
        return scanner_.fail("C0107", scanner_.at(), {"dieper genest dan 64 niveaus", "nested deeper than 64 levels"});
    }
    open_.push_back({index});
    scanner_.skip();
    scanner_.skip_space();
    char const closing = node.kind == JsonKind::Object ? '}' : ']';
    if (scanner_.take(closing)) {
        node.end = place();
        open_.pop_back();
        return true;
    }
    opened = true;
    return node.kind == JsonKind::Array || read_key();
}

// After a value: a comma, or the end of what it stands in, and so outwards.
bool Parser::next_member(bool& finished) {
    while (!open_.empty()) {
        scanner_.skip_space();
        auto& node = nodes_[open_.back().node];
        bool const object = node.kind == JsonKind::Object;
        char const closing = object ? '}' : ']';
        if (scanner_.take(',')) {
            scanner_.skip_space();
            if (scanner_.peek() == closing) {
                return scanner_.unexpected(object ? Words{"een sleutel", "a key"} : Words{"een waarde", "a value"},
                                           {"haal de komma ervoor weg", "remove the comma before it"});
            }
            return !object || read_key();
        }
        if (!scanner_.take(closing)) {
            return scanner_.unexpected(object ? Words{"`,` of `}`", "`,` or `}`"} : Words{"`,` of `]`", "`,` or `]`"});
        }
        node.end = place();
        open_.pop_back();
    }
    finished = true;
    return true;
}

bool Parser::read_key() {
    if (scanner_.peek() != '"')
        return scanner_.unexpected({"een sleutel tussen aanhalingstekens", "a key between quotes"});
    key_begin_ = place();
    if (!scanner_.read_string()) return false;
    key_end_ = place();
    scanner_.skip_space();
    return scanner_.take(':') || scanner_.unexpected({"`:` na de sleutel", "`:` after the key"});
}

bool Parser::read_scalar(JsonNode& node) {
    char const c = scanner_.peek();
    if (c == '"') {
        node.kind = JsonKind::String;
        return scanner_.read_string();
    }
    if (c == '-' || is_digit(c)) {
        node.kind = JsonKind::Number;
        return scanner_.read_number();
    }
    if (c == 't') node.kind = JsonKind::True;
    if (c == 'f') node.kind = JsonKind::False;
    if (scanner_.read_word("true") || scanner_.read_word("false") || scanner_.read_word("null")) return true;
    return scanner_.unexpected({"een waarde", "a value"});
}

// Canonical JSON has its keys in byte order: then none can occur twice.
bool Parser::keys_ascend(JsonNode const& object) const {
    std::string_view before;
    for (auto member = object.first_child; member != no_node; member = nodes_[member].next) {
        auto const quoted = key_of(member);
        auto const key = quoted.substr(1, quoted.size() - 2);
        if (has_escapes(key) || (member != object.first_child && key <= before)) return false;
        before = key;
    }
    return true;
}

void Parser::check_duplicate_keys() {
    for (auto const& object : nodes_) {
        if (object.kind != JsonKind::Object || keys_ascend(object)) continue;
        std::vector<std::pair<std::string, std::uint32_t>> keys;
        for (auto member = object.first_child; member != no_node; member = nodes_[member].next)
            keys.emplace_back(unescape(key_of(member)), member);
        std::sort(keys.begin(), keys.end());
        for (std::size_t i = 1; i < keys.size() && !problems_.full(); ++i) {
            if (keys[i].first == keys[i - 1].first) report_duplicate_key(keys[i].first, nodes_[keys[i].second]);
        }
    }
}

void Parser::report_duplicate_key(std::string const& key, JsonNode const& member) {
    auto const name = excerpt(key);
    problems_.add("C0111", member.key_begin, pointer_to(scanner_.text(), nodes_, member),
                  {"de sleutel `" + name + "` staat er twee keer", "the key `" + name + "` occurs twice"},
                  {"laat er één staan", "keep one of them"});
}

}  // namespace

std::string JsonDocument::text(JsonNode const& node) const { return unescape(raw(node)); }

std::string JsonDocument::key(JsonNode const& node) const { return unescape(quoted_key(text_, node)); }

std::string_view JsonDocument::text(JsonNode const& node, std::string& buffer) const {
    return plain(raw(node), buffer);
}

std::string_view JsonDocument::key(JsonNode const& node, std::string& buffer) const {
    return plain(quoted_key(text_, node), buffer);
}

std::string JsonDocument::pointer(JsonNode const& node) const { return pointer_to(text_, nodes_, node); }

JsonDocument parse_json(std::string_view text, Problems& problems) { return {text, Parser(text, problems).run()}; }

}  // namespace wetwijzer::evaluate::case_file
