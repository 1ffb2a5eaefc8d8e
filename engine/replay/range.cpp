// Many entries at once: blocks of them go to threads with a connection of their own, and come back in order.
#include "engine/replay/again.hpp"
#include "engine/replay/replay.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace wetwijzer::replay {

namespace {

constexpr std::int64_t block_size = 256;     // entries
constexpr std::int64_t blocks_a_thread = 4;  // that may be ready before they are asked for

struct Block {
    std::int64_t from, through;
};

std::vector<Result> replay_block(ledger::CaseReader const& reader, RuleSets& rule_sets, Block const& block,
                                 Options const& options) {
    std::vector<store::Leaf> leaves;
    for (auto const kind : {ledger::Kind::Decision, ledger::Kind::Import}) {
        store::Selection selection;
        selection.from = block.from;
        selection.through = block.through;
        selection.kind = ledger::name(kind);
        reader.reading().leaves(selection, [&](store::Leaf const& leaf) {
            leaves.push_back(leaf);
            return true;
        });
    }
    std::sort(leaves.begin(), leaves.end(), [](auto const& a, auto const& b) { return a.number < b.number; });
    std::vector<Result> results;
    for (auto const& leaf : leaves) results.push_back(replay_leaf(reader, rule_sets, leaf.number, leaf.text, options));
    return results;
}

class Crew {
public:
    Crew(ledger::CaseReader const& reader, std::string const& path, RuleSets& rule_sets, Options const& options)
        : reader_(reader), path_(path), rule_sets_(rule_sets), options_(options) {
        blocks_ = (options.through - options.from) / block_size + 1;
        for (unsigned i = 0; i < options.threads; ++i) threads_.emplace_back([this] { work(); });
    }
    ~Crew() {
        {
            std::lock_guard const lock(mutex_);
            stop_ = true;
        }
        changed_.notify_all();
    }

    void deliver(Use const& use) {
        for (std::int64_t next = 0; next < blocks_; ++next) {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return failure_ || ready_.contains(next); });
            if (failure_) std::rethrow_exception(failure_);
            auto results = std::move(ready_.extract(next).mapped());
            delivered_ = next + 1;
            lock.unlock();
            changed_.notify_all();
            use(std::move(results), at(next).through);
        }
    }

private:
    Block at(std::int64_t block) const {
        auto const from = options_.from + block * block_size;
        return {from, std::min(options_.through, from + block_size - 1)};
    }

    // The next block, when it is not too far ahead; -1: nothing is left to do.
    std::int64_t take() {
        std::unique_lock lock(mutex_);
        auto const far = blocks_a_thread * static_cast<std::int64_t>(options_.threads);
        changed_.wait(lock, [&] { return stop_ || next_ >= blocks_ || next_ < delivered_ + far; });
        return stop_ || next_ >= blocks_ ? -1 : next_++;
    }

    void work() {
        try {
            auto const store = store::open_store(path_, store::OpenMode::ReadOnly);
            for (auto block = take(); block >= 0; block = take()) {
                std::vector<Result> results;
                store->read([&](store::Reading const& reading) {
                    results = replay_block(reader_.over(reading), rule_sets_, at(block), options_);
                });
                std::lock_guard const lock(mutex_);
                ready_.emplace(block, std::move(results));
                changed_.notify_all();
            }
        } catch (...) {
            std::lock_guard const lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            stop_ = true;
            changed_.notify_all();
        }
    }

    ledger::CaseReader const& reader_;
    std::string const& path_;
    RuleSets& rule_sets_;
    Options const& options_;
    std::int64_t blocks_ = 0;

    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    std::map<std::int64_t, std::vector<Result>> ready_;
    std::int64_t next_ = 0, delivered_ = 0;
    bool stop_ = false;
    std::exception_ptr failure_;

    std::vector<std::jthread> threads_;  // last: they end before the rest goes
};

}  // namespace

void replay_range(ledger::CaseReader const& reader, std::string const& path, RuleSets& rule_sets,
                  Options const& options, Use const& use) {
    if (options.through < options.from) return;
    if (options.threads > 1) return Crew(reader, path, rule_sets, options).deliver(use);
    for (auto from = options.from; from <= options.through; from += block_size) {
        Block const block{from, std::min(options.through, from + block_size - 1)};
        use(replay_block(reader.over(reader.reading()), rule_sets, block, options), block.through);
    }
}

}  // namespace wetwijzer::replay
