// A disk that fails on purpose: a VFS of SQLite over the real files that remembers what was synced. While one lives, it
// is SQLite's default, so the ledger's own layer of checksums lies on top of it.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>

namespace wetwijzer::test {

class FaultDisk {
public:
    enum class Fault {
        None,
        Power,       // this write, sync, truncation or removal is done in part or not at all, and nothing after it
        NoSpace,     // writes fail for want of space, some of the bytes written; there is room again after a few
        WriteError,  // one write fails, some of the bytes written
        SyncError,   // one sync fails, and some of what it should have synced is never synced unless written again
        ReadError,   // one read fails
        ShortRead,   // one read ends early
    };

    explicit FaultDisk(std::uint64_t seed);
    ~FaultDisk();
    FaultDisk(FaultDisk const&) = delete;
    FaultDisk& operator=(FaultDisk const&) = delete;

    // Before the n-th operation (from 1) that it is about, counted from now.
    void plan(Fault fault, std::uint64_t nth);
    bool struck() const { return struck_; }
    std::uint64_t syncs() const { return syncs_; }
    // After a power cut, with everything closed: of what was not synced some sectors are there, some not, some in part.
    void restart();

    struct Content;  // of a file: what is on the disk for sure
    struct Open;     // a file of SQLite's

private:
    friend struct FaultFile;
    bool strikes(bool read, bool write, bool sync);
    std::uint64_t below(std::uint64_t bound) { return bound == 0 ? 0 : random_() % bound; }

    sqlite3_vfs vfs_{};
    sqlite3_vfs* real_;
    std::mt19937_64 random_;
    std::map<std::string, std::shared_ptr<Content>> files_;    // by path
    std::map<std::string, std::shared_ptr<Content>> removed_;  // the removal was not synced
    Fault fault_ = Fault::None;
    std::uint64_t countdown_ = 0, syncs_ = 0;
    int failing_ = 0;  // writes that still fail for want of space
    bool struck_ = false, dead_ = false;
};

}  // namespace wetwijzer::test
