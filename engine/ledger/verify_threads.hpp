// Private to verification: several threads, each over its own connection, that all see one state of the file.
#pragma once

#include "engine/store/store.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace wetwijzer::ledger {

using Readings = std::vector<store::Reading const*>;  // one a thread
using Job = std::function<void(store::Reading const&)>;

// Each done by whichever thread is free. What a job throws is thrown again, the first job's first.
void run_all(std::vector<Job> const& jobs, Readings const& readings);

class Connections {
public:
    Connections(std::string const& path, unsigned count);

    // Beside busy writers, one connection alone in the end: its state is one by itself. `use` may be called again:
    // see store::Store::read.
    void read(std::function<void(Readings const&)> const& use) const;

private:
    bool read_from(std::size_t next, Readings const& readings, std::function<void(Readings const&)> const& use) const;

    std::vector<std::unique_ptr<store::Store>> stores_;
};

}  // namespace wetwijzer::ledger
