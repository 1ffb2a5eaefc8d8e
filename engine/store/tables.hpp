// Private to engine/store: the statements on the tables of a ledger, for reading and for writing.
#pragma once

#include "engine/store/sqlite.hpp"
#include "engine/store/store.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::store {

// Answers what Reading asks; ReadingOf gives it the interface that is wanted.
class Tables {
public:
    explicit Tables(Connection& connection) : connection_(connection) {}

    std::int64_t size() const;
    std::optional<std::string> leaf(std::int64_t number) const;
    void leaves(Selection const& selection, std::function<bool(Leaf const&)> const& use) const;
    std::vector<std::int64_t> numbers(Selection const& selection) const;
    std::optional<std::string> part(std::int64_t number, std::string_view name) const;
    std::vector<Part> parts(std::int64_t number) const;
    void each_part(std::string_view name, std::int64_t from, std::int64_t through,
                   std::function<bool(std::int64_t, std::string const&)> const& use) const;
    void rows(std::int64_t from, std::int64_t through,
              std::function<bool(std::int64_t, std::string_view, std::string_view)> const& use) const;
    void all_parts(std::int64_t from, std::int64_t through,
                   std::function<bool(std::int64_t, Part const&)> const& use) const;
    void rule_files(std::function<bool(std::string const&, std::string const&)> const& use) const;
    crypto::Hash node(std::uint32_t level, std::uint64_t place) const;
    std::optional<std::string> head(std::int64_t size) const;
    std::optional<std::string> last_head() const;
    void heads(std::int64_t from_size, std::function<bool(std::int64_t, std::string const&)> const& use) const;
    std::optional<CaseKey> case_key(std::string_view ref) const;
    std::optional<CaseKey> find_case(std::string_view lookup) const;
    void case_keys(std::function<bool(CaseKey const&)> const& use) const;
    std::vector<std::string> rule_sets() const;
    std::optional<std::vector<model::SourceText>> rule_texts(std::string_view hash) const;

    // Writing. `number` and what `nodes` holds must be right.
    void insert_entry(std::int64_t number, std::string const& nodes, std::string const& leaf) const;
    void insert_part(std::int64_t number, int position, Part const& part) const;
    void insert_head(std::int64_t size, std::string const& text) const;
    void insert_case_key(CaseKey const& key) const;
    void update_case_key(CaseKey const& key) const;
    void delete_case(std::string_view ref) const;
    void insert_rule_texts(std::string const& hash, std::vector<model::SourceText> const& texts) const;

private:
    bool has_rule_set(std::string_view hash) const;
    void select(char const* columns, Selection const& selection,
                std::function<bool(Statement const&)> const& use) const;
    std::int64_t first_recorded(std::string const& time, bool after, std::int64_t size) const;

    Connection& connection_;
};

template <class Interface>
class ReadingOf : public Interface {
public:
    explicit ReadingOf(Connection& connection) : tables_(connection) {}

    std::int64_t size() const override { return tables_.size(); }
    std::optional<std::string> leaf(std::int64_t number) const override { return tables_.leaf(number); }
    void leaves(Selection const& selection, std::function<bool(Leaf const&)> const& use) const override {
        tables_.leaves(selection, use);
    }
    std::vector<std::int64_t> numbers(Selection const& selection) const override { return tables_.numbers(selection); }
    std::optional<std::string> part(std::int64_t number, std::string_view name) const override {
        return tables_.part(number, name);
    }
    std::vector<Part> parts(std::int64_t number) const override { return tables_.parts(number); }
    void each_part(std::string_view name, std::int64_t from, std::int64_t through,
                   std::function<bool(std::int64_t, std::string const&)> const& use) const override {
        tables_.each_part(name, from, through, use);
    }
    void rows(std::int64_t from, std::int64_t through,
              std::function<bool(std::int64_t, std::string_view, std::string_view)> const& use) const override {
        tables_.rows(from, through, use);
    }
    void all_parts(std::int64_t from, std::int64_t through,
                   std::function<bool(std::int64_t, Part const&)> const& use) const override {
        tables_.all_parts(from, through, use);
    }
    void rule_files(std::function<bool(std::string const&, std::string const&)> const& use) const override {
        tables_.rule_files(use);
    }
    crypto::Hash node(std::uint32_t level, std::uint64_t place) const override { return tables_.node(level, place); }
    std::optional<std::string> head(std::int64_t size) const override { return tables_.head(size); }
    std::optional<std::string> last_head() const override { return tables_.last_head(); }
    void heads(std::int64_t from_size,
               std::function<bool(std::int64_t, std::string const&)> const& use) const override {
        tables_.heads(from_size, use);
    }
    std::optional<CaseKey> case_key(std::string_view ref) const override { return tables_.case_key(ref); }
    std::optional<CaseKey> find_case(std::string_view lookup) const override { return tables_.find_case(lookup); }
    void case_keys(std::function<bool(CaseKey const&)> const& use) const override { tables_.case_keys(use); }
    std::vector<std::string> rule_sets() const override { return tables_.rule_sets(); }
    std::optional<std::vector<model::SourceText>> rule_texts(std::string_view hash) const override {
        return tables_.rule_texts(hash);
    }

protected:
    Tables tables_;
};

}  // namespace wetwijzer::store
