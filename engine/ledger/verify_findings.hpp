// Private to verification: findings are collected by several threads, the smallest are kept.
#pragma once

#include "engine/ledger/verify.hpp"

#include <mutex>

namespace wetwijzer::ledger {

class Findings {
public:
    explicit Findings(std::size_t most) : most_(most) {}

    void add(Fault fault, std::int64_t number, std::string detail = {});
    std::int64_t found() const { return found_; }
    void take_over(Findings& other);
    // In order, at most so many; the same ones in whatever order they were added.
    std::vector<Finding> take();

private:
    void shorten();

    std::size_t most_;
    std::mutex mutex_;
    std::vector<Finding> kept_;
    std::int64_t found_ = 0;
};

}  // namespace wetwijzer::ledger
