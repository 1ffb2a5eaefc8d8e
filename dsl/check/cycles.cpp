// Depth first over the uses of rules, without recursion: gives the order and finds the circles.
#include "dsl/check/cycles.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

struct Frame {
    std::uint32_t rule;
    std::size_t next = 0;  // use to look at
};

void report(Context& context, std::vector<Frame> const& path, std::uint32_t again, Span where) {
    auto const& rules = context.out.rules;
    auto const from = std::find_if(path.begin(), path.end(), [&](Frame const& frame) { return frame.rule == again; });
    std::string circle;
    for (auto at = from; at != path.end(); ++at) circle += rules[at->rule].name + " → ";
    auto problem = context.diagnostics.add(Code::E0504, where, {rules[again].name, circle + rules[again].name});
    for (auto at = from; at + 1 < path.end(); ++at) {
        auto const& use = rules[at->rule].uses[at->next - 1];
        auto const& used = rules[use.rule].name;
        problem.label(use.span, '`' + rules[at->rule].name + "` gebruikt `" + used + '`',
                      '`' + rules[at->rule].name + "` uses `" + used + '`');
    }
}

}  // namespace

void check_cycles(Context& context) {
    enum class State : std::uint8_t { New, Open, Done };
    auto& out = context.out;
    std::vector<State> states(out.rules.size(), State::New);
    std::vector<Frame> path;
    for (std::uint32_t root = 0; root < out.rules.size(); ++root) {
        if (states[root] != State::New) continue;
        path.push_back({root});
        states[root] = State::Open;
        while (!path.empty()) {
            auto& frame = path.back();
            auto const& uses = out.rules[frame.rule].uses;
            if (frame.next == uses.size()) {
                states[frame.rule] = State::Done;
                out.order.push_back(frame.rule);
                path.pop_back();
                continue;
            }
            auto const& use = uses[frame.next++];
            if (states[use.rule] == State::Open) report(context, path, use.rule, use.span);
            if (states[use.rule] != State::New) continue;
            states[use.rule] = State::Open;
            path.push_back({use.rule});
        }
    }
}

}  // namespace wetwijzer::check
