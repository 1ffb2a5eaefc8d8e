#include "cli/progress.hpp"

#include <ostream>
#include <string>

namespace wetwijzer::cli {

namespace {
constexpr std::chrono::milliseconds patience{1000}, interval{100};
constexpr std::size_t bar_width = 30;
}  // namespace

Progress::Progress(std::size_t total, Arguments const& arguments, Environment& world)
    : world_(world), total_(total), visible_(!arguments.json && total > 0 && world.is_terminal(Channel::Errors)) {
    if (visible_) next_ = world_.stopwatch() + patience;
}

Progress::~Progress() {
    if (drawn_ > 0) world_.err << '\r' << std::string(drawn_, ' ') << '\r' << std::flush;
}

void Progress::advance(std::size_t by) {
    done_ += by;
    if (!visible_) return;
    auto const now = world_.stopwatch();
    if (now < next_) return;
    next_ = now + interval;
    draw();
}

void Progress::draw() {
    auto const filled = bar_width * done_ / total_;
    auto const line = "[" + std::string(filled, '#') + std::string(bar_width - filled, '.') + "] " +
                      std::to_string(done_) + "/" + std::to_string(total_);
    world_.err << '\r' << line << std::flush;
    drawn_ = line.size();
}

}  // namespace wetwijzer::cli
