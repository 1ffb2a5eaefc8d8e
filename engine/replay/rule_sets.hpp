// The rule sets of a ledger, compiled once each, however many decisions and threads use them.
#pragma once

#include "engine/decide/prepared.hpp"
#include "engine/store/store.hpp"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::replay {

// Compiles stored texts; given by whoever knows the rule language. Null when they do not compile.
using Compile = std::function<std::unique_ptr<model::RuleSet>(std::vector<model::SourceText> const&)>;

class RuleSets {
public:
    explicit RuleSets(Compile compile) : compile_(std::move(compile)) {}

    struct Compiled {
        enum class State { Ready, Missing, Damaged, DoesNotCompile };
        State state = State::Missing;
        std::shared_ptr<model::RuleSet const> rules;       // Ready
        std::unique_ptr<decide::Prepared const> prepared;  // Ready
    };
    static Compiled prepare(std::shared_ptr<model::RuleSet const> rules);

    // Stays where it is as long as this lives. One thread at a time compiles.
    Compiled const& at(store::Reading const& reading, std::string const& hash);

private:
    Compiled make(store::Reading const& reading, std::string const& hash) const;

    Compile compile_;
    std::mutex mutex_;
    std::map<std::string, Compiled, std::less<>> known_;
};

}  // namespace wetwijzer::replay
