// A ledger in a SQLite file, opened.
#include "engine/store/ledger_file.hpp"
#include "engine/store/tables.hpp"

#include <optional>
#include <utility>

namespace wetwijzer::store {

namespace {

// Of a tree that is in the tables, with one more leaf at a time.
class Growth {
public:
    std::string append(Tables const& tables, std::int64_t size, std::string const& leaf) {
        follow(tables, size);
        std::string nodes;
        for (auto const& node : frontier_->append(merkle::leaf_hash(leaf))) nodes += node.hash.view();
        return nodes;
    }
    crypto::Hash root(Tables const& tables, std::int64_t size) {
        follow(tables, size);
        return frontier_->root();
    }
    void forget() { frontier_.reset(); }

private:
    // A log only grows, so a frontier of this size is of this log.
    void follow(Tables const& tables, std::int64_t size) {
        auto const leaves = static_cast<std::uint64_t>(size);
        if (frontier_ && frontier_->size() == leaves) return;
        frontier_.emplace(leaves, [&](std::uint32_t level, std::uint64_t place) { return tables.node(level, place); });
    }
    std::optional<merkle::Frontier> frontier_;
};

class WritingTables final : public ReadingOf<Writing> {
public:
    WritingTables(Connection& connection, Growth& growth) : ReadingOf(connection), growth_(growth) {}

    void append(NewEntry const& entry) override {
        auto const size = tables_.size();
        tables_.insert_entry(size + 1, growth_.append(tables_, size, entry.leaf), entry.leaf);
        int position = 0;
        for (auto const& part : entry.parts) tables_.insert_part(size + 1, position++, part);
    }
    void put_head(std::int64_t size, std::string const& head) override { tables_.insert_head(size, head); }
    void put_case_key(CaseKey const& key) override { tables_.insert_case_key(key); }
    void rewrap(std::string_view ref, std::string const& lookup, std::string const& wrapped) override {
        tables_.update_case_key({std::string(ref), lookup, wrapped});
    }
    void erase_case(std::string_view ref) override { tables_.delete_case(ref); }
    void put_rule_texts(std::string const& hash, std::vector<model::SourceText> const& texts) override {
        tables_.insert_rule_texts(hash, texts);
    }
    crypto::Hash root() const override { return growth_.root(tables_, tables_.size()); }

private:
    Growth& growth_;
};

class WritableStore final : public Store {
public:
    WritableStore(std::string path, int busy_milliseconds)
        : path_(std::move(path)), connection_(open_for_writing(path_, busy_milliseconds)) {}

    void read(std::function<void(Reading const&)> const& use) const override {
        if (sqlite3_get_autocommit(connection_.handle()) == 0) return use(ReadingOf<Reading>(connection_));  // nested
        Cached(connection_, "BEGIN").step();
        struct End {
            Connection& connection;
            ~End() { sqlite3_exec(connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr); }
        } const end{connection_};
        use(ReadingOf<Reading>(connection_));
    }
    void write(std::function<void(Writing&)> const& use) override {
        try {
            Transaction transaction(connection_);
            WritingTables writing(connection_, growth_);
            use(writing);
            transaction.commit();
        } catch (...) {
            growth_.forget();
            throw;
        }
    }
    void purge() override {
        Statement checkpoint(connection_, "PRAGMA wal_checkpoint(TRUNCATE)");
        if (checkpoint.step() && checkpoint.number(0) != 0)
            throw StoreError(StoreError::Code::Locked, path_ + ": still read by another process");
    }
    std::string const& path() const override { return path_; }

private:
    std::string path_;
    mutable Connection connection_;
    Growth growth_;
};

class ReadableStore final : public Store {
public:
    ReadableStore(std::string const& path, int busy_milliseconds) : file_(path, busy_milliseconds) {
        file_.read([](Connection&) {});
    }

    void read(std::function<void(Reading const&)> const& use) const override {
        file_.read([&](Connection& connection) { use(ReadingOf<Reading>(connection)); });
    }
    void write(std::function<void(Writing&)> const&) override { refuse(); }
    void purge() override { refuse(); }
    std::string const& path() const override { return file_.path(); }

private:
    [[noreturn]] void refuse() const {
        throw StoreError(StoreError::Code::ReadOnly, file_.path() + ": opened for reading only");
    }
    LedgerReader file_;
};

}  // namespace

std::unique_ptr<Store> open_store(std::string const& path, OpenMode mode, int busy_milliseconds) {
    if (mode == OpenMode::ReadOnly) return std::make_unique<ReadableStore>(path, busy_milliseconds);
    if (mode == OpenMode::Create) create_ledger(path, busy_milliseconds);
    return std::make_unique<WritableStore>(path, busy_milliseconds);
}

}  // namespace wetwijzer::store
