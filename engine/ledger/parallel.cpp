#include "engine/ledger/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace wetwijzer::ledger {

namespace {

constexpr std::size_t few = 32;    // not worth a thread
constexpr std::size_t block = 16;  // handed over at once
constexpr unsigned most_threads = 4;

unsigned threads() { return std::clamp(std::thread::hardware_concurrency(), 1U, most_threads); }

}  // namespace

void in_parallel(std::size_t count, std::function<void(std::size_t)> const& work) {
    if (count < few || threads() == 1) {
        for (std::size_t i = 0; i < count; ++i) work(i);
        return;
    }
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex failing;
    auto const run = [&] {
        try {
            for (auto from = next.fetch_add(block); from < count; from = next.fetch_add(block))
                for (auto i = from; i < std::min(from + block, count); ++i) work(i);
        } catch (...) {
            next = count;
            std::lock_guard const lock(failing);
            if (!failure) failure = std::current_exception();
        }
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads(); ++i) others.emplace_back(run);
    run();
    others.clear();
    if (failure) std::rethrow_exception(failure);
}

void in_turn(std::size_t count, std::function<void(std::size_t)> const& prepare,
             std::function<void(std::size_t)> const& use) {
    if (count < few || threads() == 1) {
        for (std::size_t i = 0; i < count; ++i) {
            prepare(i);
            use(i);
        }
        return;
    }
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t ready = 0;  // guarded
    std::exception_ptr failure;
    std::atomic<bool> stop = false;
    std::jthread const ahead([&] {
        try {
            for (std::size_t from = 0; from < count && !stop; from += block) {
                auto const end = std::min(from + block, count);
                for (auto i = from; i < end; ++i) prepare(i);
                std::lock_guard const lock(mutex);
                ready = end;
                changed.notify_one();
            }
        } catch (...) {
            std::lock_guard const lock(mutex);
            failure = std::current_exception();
            changed.notify_one();
        }
    });
    // However this ends, the other thread is told before it is waited for.
    struct Stop {
        std::atomic<bool>& flag;
        ~Stop() { flag = true; }
    } const stopping{stop};
    for (std::size_t i = 0; i < count;) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return ready > i || failure; });
        if (ready <= i) std::rethrow_exception(failure);
        auto const end = ready;
        lock.unlock();
        for (; i < end; ++i) use(i);
    }
}

}  // namespace wetwijzer::ledger
