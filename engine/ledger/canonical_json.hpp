// Private to engine/ledger: JSON with one spelling for each value. Keys in byte order, none twice, no space; strings as
// UTF-8 with only the escapes \" \\ \b \f \n \r \t and \u00xx (lower case) for other control characters; whole numbers
// of 64 bits. (What nlohmann's dump() and Python's json.dumps(sort_keys, ensure_ascii=False) write.)
//
// What a type is in JSON is said once, in a function `fields(io, object)` that names its members in byte order. With a
// Writer it writes; with a Reader it accepts exactly what the Writer gives.
#pragma once

#include "engine/crypto/crypto.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace wetwijzer::ledger::canonical {

void quote(std::string& out, std::string_view text);  // LedgerError Invalid when it is not UTF-8

class Writer {
public:
    static constexpr bool writes = true;
    explicit Writer(std::string& out) : out_(out) { out_ += '{'; }
    void close() { out_ += '}'; }

    void text(std::string_view key, std::string_view value);
    void number(std::string_view key, std::int64_t value);
    void truth(std::string_view key, bool value);
    void hash(std::string_view key, crypto::Hash const& value);
    void texts(std::string_view key, std::vector<std::string> const& values);
    void numbers(std::string_view key, std::vector<std::int64_t> const& values);
    void hashes(std::string_view key, std::map<std::string, crypto::Hash> const& values);
    void object(std::string_view key, std::string const& json);  // canonical already
    template <class Item>
    void list(std::string_view key, std::vector<Item> const& items);
    template <class Item>
    void nested(std::string_view key, Item const& item);
    // Nothing at all when it is empty or false.
    void text_if(std::string_view key, std::string_view value) {
        if (!value.empty()) text(key, value);
    }
    void texts_if(std::string_view key, std::vector<std::string> const& values) {
        if (!values.empty()) texts(key, values);
    }
    void truth_if(std::string_view key, bool value) {
        if (value) truth(key, value);
    }
    void hashes_if(std::string_view key, std::map<std::string, crypto::Hash> const& values) {
        if (!values.empty()) hashes(key, values);
    }
    void maybe(std::string_view key, std::optional<std::string> const& value) {
        if (value) text(key, *value);
    }

private:
    void key(std::string_view name);

    std::string& out_;
    bool first_ = true;
};

// Goes through a text once. After the first thing that is not as it should be `good` is false for good.
class Reader {
public:
    static constexpr bool writes = false;
    explicit Reader(std::string_view text) : text_(text) { literal("{"); }
    void close() { literal("}"); }
    bool good() const { return good_; }
    bool done() const { return good_ && at_ == text_.size(); }

    void text(std::string_view key, std::string& value);
    void number(std::string_view key, std::int64_t& value);
    void number(std::string_view key, int& value);
    void truth(std::string_view key, bool& value);
    void hash(std::string_view key, crypto::Hash& value);
    void texts(std::string_view key, std::vector<std::string>& values);
    void numbers(std::string_view key, std::vector<std::int64_t>& values);
    void hashes(std::string_view key, std::map<std::string, crypto::Hash>& values);
    void object(std::string_view key, std::string& json);
    template <class Item>
    void list(std::string_view key, std::vector<Item>& items);
    template <class Item>
    void nested(std::string_view key, Item& item);
    void text_if(std::string_view key, std::string& value);
    void maybe(std::string_view key, std::optional<std::string>& value);
    void texts_if(std::string_view key, std::vector<std::string>& values);
    void truth_if(std::string_view key, bool& value);
    void hashes_if(std::string_view key, std::map<std::string, crypto::Hash>& values);

private:
    explicit Reader(std::string_view text, std::size_t at) : text_(text), at_(at) {}
    void fail() { good_ = false; }
    bool literal(std::string_view expected);
    bool at_literal(std::string_view expected) const { return text_.substr(at_).starts_with(expected); }
    bool key(std::string_view name);
    bool has_key(std::string_view name) const;
    void string(std::string& value);
    void whole(std::int64_t& value);
    void any(int depth);
    void any_members(int depth);
    // Whether another item follows, of a list that has been opened.
    bool more(bool first);

    std::string_view text_;
    std::size_t at_ = 0;
    bool good_ = true;
    bool first_ = true;
};

// The object of a `fields` function: not changed by a Writer.
template <class Io, class Object>
using Of = std::conditional_t<Io::writes, Object const, Object>;

template <class Item>
void Writer::nested(std::string_view name, Item const& item) {
    key(name);
    Writer inner(out_);
    fields(inner, item);
    inner.close();
}

template <class Item>
void Writer::list(std::string_view name, std::vector<Item> const& items) {
    key(name);
    out_ += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out_ += ',';
        Writer inner(out_);
        fields(inner, items[i]);
        inner.close();
    }
    out_ += ']';
}

template <class Item>
void Reader::nested(std::string_view name, Item& item) {
    if (!key(name)) return;
    auto const outer = std::exchange(first_, true);
    literal("{");
    fields(*this, item);
    close();
    first_ = outer;
}

template <class Item>
void Reader::list(std::string_view name, std::vector<Item>& items) {
    if (!key(name)) return;
    auto const outer = first_;
    literal("[");
    for (bool first = true; more(first); first = false) {
        first_ = true;
        literal("{");
        fields(*this, items.emplace_back());
        close();
    }
    first_ = outer;
}

template <class Object>
std::string write(Object const& object) {
    std::string out;
    Writer writer(out);
    fields(writer, object);
    writer.close();
    return out;
}

// `object` is set only when the whole text is what `write` would give for it.
template <class Object>
bool read(std::string_view text, Object& object) {
    Object found{};
    Reader reader(text);
    fields(reader, found);
    reader.close();
    if (!reader.done()) return false;
    object = std::move(found);
    return true;
}

}  // namespace wetwijzer::ledger::canonical
