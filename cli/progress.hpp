// A bar on the terminal for work that takes over a second. Says nothing anywhere else.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"

#include <cstddef>

namespace wetwijzer::cli {

class Progress {
public:
    Progress(std::size_t total, Arguments const& arguments, Environment& world);
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;
    ~Progress();  // wipes the bar

    void advance(std::size_t by = 1);

private:
    void draw();

    Environment& world_;
    std::size_t total_;
    std::size_t done_ = 0;
    std::size_t drawn_ = 0;  // width of what stands on the line
    std::chrono::milliseconds next_{};
    bool visible_;
};

}  // namespace wetwijzer::cli
