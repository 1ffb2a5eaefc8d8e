#include "engine/ledger/verify_threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

namespace wetwijzer::ledger {

namespace {

constexpr int tries_for_one_state = 100;

// Every write adds an entry, so readings with the same number of entries see the same state.
bool same_state(Readings const& readings) {
    return std::all_of(readings.begin(), readings.end(),
                       [&](store::Reading const* reading) { return reading->size() == readings.front()->size(); });
}

}  // namespace

void run_all(std::vector<Job> const& jobs, Readings const& readings) {
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> errors(jobs.size());
    auto const work = [&](store::Reading const& reading) {
        for (auto job = next++; job < jobs.size(); job = next++) {
            try {
                jobs[job](reading);
            } catch (...) {
                errors[job] = std::current_exception();
            }
        }
    };
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < std::min(readings.size(), jobs.size()); ++i)
        threads.emplace_back(work, std::cref(*readings[i]));
    work(*readings.front());
    for (auto& thread : threads) thread.join();
    for (auto const& error : errors)
        if (error) std::rethrow_exception(error);
}

Connections::Connections(std::string const& path, unsigned count) {
    for (unsigned i = 0; i < std::max(1U, count); ++i)
        stores_.push_back(store::open_store(path, store::OpenMode::ReadOnly));
}

void Connections::read(std::function<void(Readings const&)> const& use) const {
    for (int i = 0; i < tries_for_one_state; ++i)
        if (read_from(0, {}, use)) return;
    stores_.front()->read([&](store::Reading const& reading) { use({&reading}); });
}

bool Connections::read_from(std::size_t next, Readings const& readings,
                            std::function<void(Readings const&)> const& use) const {
    if (next == stores_.size()) {
        if (!same_state(readings)) return false;
        use(readings);
        return true;
    }
    bool done = false;
    stores_[next]->read([&](store::Reading const& reading) {
        auto more = readings;
        more.push_back(&reading);
        done = read_from(next + 1, more, use);
    });
    return done;
}

}  // namespace wetwijzer::ledger
