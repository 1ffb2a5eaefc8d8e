#include "engine/evaluate/case_file/json_document.hpp"

#include "engine/evaluate/case_file/json_characters.hpp"
#include "engine/evaluate/case_file/json_scanner.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::evaluate::case_file {

namespace {

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
    std::string key_of(JsonNode const& node) const {
        return unescape(scanner_.text().substr(node.key_begin, node.key_end - node.key_begin));
    }

    bool parse();
    bool open_or_scalar(bool& opened);
    bool next_member(bool& finished);
    bool read_key();
    bool read_scalar(JsonNode& node);
    bool add_node();
    void check_duplicate_keys();
    std::string pointer_to(std::uint32_t node) const;

    Scanner scanner_;
    Problems& problems_;
    std::uint32_t key_begin_ = 0;  // of the key whose value comes next
    std::uint32_t key_end_ = 0;
    std::vector<JsonNode> nodes_;
    std::vector<std::uint32_t> parents_;  // by node; only for pointers in messages
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
        parents_.assign(1, no_node);
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
    parents_.push_back(parent.node);
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

void Parser::check_duplicate_keys() {
    for (auto const& object : nodes_) {
        if (object.kind != JsonKind::Object) continue;
        std::vector<std::pair<std::string, std::uint32_t>> keys;
        for (auto member = object.first_child; member != no_node; member = nodes_[member].next) {
            auto const& node = nodes_[member];
            keys.emplace_back(key_of(node), member);
        }
        std::sort(keys.begin(), keys.end());
        for (std::size_t i = 1; i < keys.size() && !problems_.full(); ++i) {
            if (keys[i].first != keys[i - 1].first) continue;
            auto const name = excerpt(keys[i].first);
            problems_.add("C0111", nodes_[keys[i].second].key_begin, pointer_to(keys[i].second),
                          {"de sleutel `" + name + "` staat er twee keer", "the key `" + name + "` occurs twice"},
                          {"laat er één staan", "keep one of them"});
        }
    }
}

std::string Parser::pointer_to(std::uint32_t node) const {
    std::string pointer;
    for (; parents_[node] != no_node; node = parents_[node]) {
        auto const& parent = nodes_[parents_[node]];
        if (parent.kind == JsonKind::Object) {
            pointer = pointer_segment(key_of(nodes_[node])) + pointer;
        } else {
            std::size_t place = 0;
            for (auto i = parent.first_child; i != node; i = nodes_[i].next) ++place;
            pointer = "/" + std::to_string(place) + pointer;
        }
    }
    return pointer;
}

}  // namespace

std::string JsonDocument::text(JsonNode const& node) const { return unescape(raw(node)); }

std::string JsonDocument::key(JsonNode const& node) const {
    return unescape(text_.substr(node.key_begin, node.key_end - node.key_begin));
}

JsonDocument parse_json(std::string_view text, Problems& problems) { return {text, Parser(text, problems).run()}; }

}  // namespace wetwijzer::evaluate::case_file
