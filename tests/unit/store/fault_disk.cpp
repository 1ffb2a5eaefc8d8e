#include "tests/unit/store/fault_disk.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <optional>
#include <vector>

namespace wetwijzer::test {

namespace {

constexpr std::uint64_t sector = 512;

std::string bytes_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

struct FaultDisk::Content {
    std::string synced;             // as it is on the disk for sure
    bool exists = false;            // for sure
    std::set<std::uint64_t> dirty;  // sectors written since
    bool resized = false;

    void touch(std::uint64_t at, std::uint64_t size) {
        for (auto i = at / sector; i * sector < at + size; ++i) dirty.insert(i);
    }
};

// What SQLite sees of an open file.
struct FaultFile {
    using Fault = FaultDisk::Fault;
    sqlite3_file base;
    FaultDisk* disk;
    std::vector<std::max_align_t>* memory;
    std::string* path;  // of a database or log; else null
    std::shared_ptr<FaultDisk::Content>* content;

    static FaultFile& of(sqlite3_file* file) { return *reinterpret_cast<FaultFile*>(file); }
    sqlite3_file* real() const { return reinterpret_cast<sqlite3_file*>(memory->data()); }
    static sqlite3_file* real(sqlite3_file* file) { return of(file).real(); }

    static int close(sqlite3_file* file) {
        auto& self = of(file);
        int const result = self.real()->pMethods->xClose(self.real());
        delete self.memory;
        delete self.path;
        delete self.content;
        return result;
    }
    static int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
        auto& self = of(file);
        auto& disk = *self.disk;
        if (disk.dead_) return SQLITE_IOERR_READ;
        if (self.path && disk.strikes(true, false, false)) {
            if (disk.fault_ == Fault::ReadError) return SQLITE_IOERR_READ;
            auto const kept = static_cast<int>(disk.below(static_cast<std::uint64_t>(size)));
            int const result = self.real()->pMethods->xRead(self.real(), bytes, kept, at);
            std::memset(static_cast<char*>(bytes) + kept, 0, static_cast<std::size_t>(size - kept));
            return result == SQLITE_OK ? SQLITE_IOERR_SHORT_READ : result;
        }
        return self.real()->pMethods->xRead(self.real(), bytes, size, at);
    }
    int put(void const* bytes, int size, sqlite3_int64 at) {
        if (content) (*content)->touch(static_cast<std::uint64_t>(at), static_cast<std::uint64_t>(size));
        return size == 0 ? SQLITE_OK : real()->pMethods->xWrite(real(), bytes, size, at);
    }
    static int write(sqlite3_file* file, void const* bytes, int size, sqlite3_int64 at) {
        auto& self = of(file);
        auto& disk = *self.disk;
        if (disk.dead_) return SQLITE_IOERR_WRITE;
        bool const out_of_space = disk.failing_ > 0 && disk.failing_-- > 0;
        if (self.path && (out_of_space || disk.strikes(false, true, false))) {
            self.put(bytes, static_cast<int>(disk.below(static_cast<std::uint64_t>(size) + 1)), at);
            return out_of_space || disk.fault_ == Fault::NoSpace ? SQLITE_FULL : SQLITE_IOERR_WRITE;
        }
        return self.put(bytes, size, at);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        auto& self = of(file);
        if (self.disk->dead_) return SQLITE_IOERR_TRUNCATE;
        if (self.path && self.disk->strikes(false, true, false)) return SQLITE_IOERR_TRUNCATE;
        if (self.content) (*self.content)->resized = true;
        return self.real()->pMethods->xTruncate(self.real(), size);
    }
    // Without the sync itself: that a real disk keeps it is not what is tested.
    static int sync(sqlite3_file* file, int) {
        auto& self = of(file);
        auto& disk = *self.disk;
        if (disk.dead_) return SQLITE_IOERR_FSYNC;
        ++disk.syncs_;
        if (!self.content) return SQLITE_OK;
        auto& content = **self.content;
        if (disk.strikes(false, false, true)) {
            std::erase_if(content.dirty, [&](auto) { return disk.below(2) == 0; });
            return SQLITE_IOERR_FSYNC;
        }
        auto const now = bytes_of(*self.path);
        content.synced.resize(now.size());
        for (auto const i : content.dirty) {
            auto const at = i * sector;
            if (at < now.size()) content.synced.replace(at, std::min(sector, now.size() - at), now, at, sector);
        }
        content.dirty.clear();
        content.resized = false;
        content.exists = true;
        disk.removed_.erase(*self.path);
        return SQLITE_OK;
    }
    static int file_size(sqlite3_file* file, sqlite3_int64* size) {
        return real(file)->pMethods->xFileSize(real(file), size);
    }
    static int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
    static int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
    static int reserved(sqlite3_file* file, int* result) {
        return real(file)->pMethods->xCheckReservedLock(real(file), result);
    }
    static int control(sqlite3_file* file, int operation, void* argument) {
        return real(file)->pMethods->xFileControl(real(file), operation, argument);
    }
    static int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
    static int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
    static int shm_map(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
        return real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
    }
    static int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
        return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
    }
    static void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
    static int shm_unmap(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

    static constexpr sqlite3_io_methods methods{
        2,         close,    read,    write,       truncate,        sync,    file_size, lock,
        unlock,    reserved, control, sector_size, characteristics, shm_map, shm_lock,  shm_barrier,
        shm_unmap, nullptr,  nullptr};

    static FaultDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultDisk*>(vfs->pAppData); }

    static int open(sqlite3_vfs* vfs, char const* name, sqlite3_file* opened, int flags, int* flags_out) {
        auto& disk = disk_of(vfs);
        opened->pMethods = nullptr;
        if (disk.dead_) return SQLITE_CANTOPEN;
        bool const tracked = name && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL));
        auto memory = std::make_unique<std::vector<std::max_align_t>>(
            static_cast<std::size_t>(disk.real_->szOsFile) / sizeof(std::max_align_t) + 1);
        auto* const real = reinterpret_cast<sqlite3_file*>(memory->data());
        bool const existed = tracked && std::filesystem::exists(name);
        int const result = disk.real_->xOpen(disk.real_, name, real, flags, flags_out);
        if (result != SQLITE_OK) return result;
        auto& self = of(opened);
        self.disk = &disk;
        self.memory = memory.release();
        self.path = tracked ? new std::string(name) : nullptr;
        self.content = nullptr;
        if (tracked) {
            auto& content = disk.files_[name];
            if (!content) {
                content = std::make_shared<FaultDisk::Content>();
                // What was there before is on the disk.
                if (existed) *content = {bytes_of(name), true, {}, false};
            }
            self.content = new std::shared_ptr<FaultDisk::Content>(content);
        }
        opened->pMethods = &methods;
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs* vfs, char const* name, int sync_folder) {
        auto& disk = disk_of(vfs);
        if (disk.dead_ || disk.strikes(false, true, false)) return SQLITE_IOERR_DELETE;
        int const result = disk.real_->xDelete(disk.real_, name, sync_folder);
        auto const found = disk.files_.find(name);
        if (result == SQLITE_OK && found != disk.files_.end()) {
            if (sync_folder == 0 && found->second->exists) disk.removed_[name] = found->second;
            disk.files_.erase(found);
        }
        return result;
    }
};

FaultDisk::FaultDisk(std::uint64_t seed) : real_(sqlite3_vfs_find("unix")), random_(seed) {
    vfs_ = *real_;
    vfs_.pNext = nullptr;
    vfs_.szOsFile = sizeof(FaultFile);
    vfs_.zName = "fault-disk";
    vfs_.pAppData = this;
    vfs_.xOpen = FaultFile::open;
    vfs_.xDelete = FaultFile::remove;
    sqlite3_vfs_register(&vfs_, 1);
}

FaultDisk::~FaultDisk() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
}

void FaultDisk::plan(Fault fault, std::uint64_t nth) {
    fault_ = fault;
    countdown_ = nth;
    struck_ = false;
}

bool FaultDisk::strikes(bool read, bool write, bool sync) {
    if (struck_ || fault_ == Fault::None) return false;
    bool const reads = fault_ == Fault::ReadError || fault_ == Fault::ShortRead;
    bool const syncs = fault_ == Fault::SyncError || fault_ == Fault::Power;
    bool const writes = !reads && fault_ != Fault::SyncError;
    if (!((read && reads) || (write && writes) || (sync && syncs)) || --countdown_ != 0) return false;
    struck_ = true;
    dead_ = fault_ == Fault::Power;
    if (fault_ == Fault::NoSpace) failing_ = static_cast<int>(below(4));
    return true;
}

void FaultDisk::restart() {
    for (auto const& [path, content] : removed_) {
        if (files_.contains(path) || below(2) == 0) continue;
        std::ofstream(path, std::ios::binary | std::ios::trunc) << content->synced;
    }
    for (auto const& [path, content] : files_) {
        auto const now = bytes_of(path);
        auto kept = content->synced;
        if (!content->exists && below(3) == 0) {  // its name was never synced
            std::filesystem::remove(path);
            continue;
        }
        for (auto const i : content->dirty) {
            auto const at = i * sector;
            if (at >= now.size()) continue;
            auto const whole = std::min(sector, now.size() - at);
            std::uint64_t const how = below(3);
            auto const size = how == 0 ? 0 : how == 1 ? whole : below(whole);
            if (size == 0) continue;
            if (kept.size() < at + size) kept.resize(at + size, '\0');
            kept.replace(at, size, now, at, size);
        }
        if (content->resized && now.size() < kept.size() && below(2) == 0) kept.resize(now.size());
        std::ofstream(path, std::ios::binary | std::ios::trunc) << kept;
    }
    files_.clear();
    removed_.clear();
    fault_ = Fault::None;
    failing_ = 0;
    struck_ = dead_ = false;
}

}  // namespace wetwijzer::test
