#include "engine/store/checksum_vfs.hpp"

#include "engine/store/page.hpp"
#include "engine/store/wal_frames.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <optional>
#include <vector>

namespace wetwijzer::store {

namespace {

thread_local std::string damage;

sqlite3_vfs* below() { return sqlite3_vfs_find(nullptr); }

// What lies behind a file of SQLite's that is open.
struct State {
    enum class Kind { Database, Log, Other };
    Kind kind = Kind::Other;
    std::vector<std::max_align_t> memory;  // of the file below
    std::optional<WalFrames> frames;       // of a log
    State* log = nullptr;                  // of a database: that of its log, while it is open
    State* database = nullptr;             // of a log
    std::array<char, page_size> page{};
    bool read_only = false;
    bool alone = false;  // of a database: nobody else has it open, so what SQLite shares with others is kept here
    std::vector<std::vector<std::max_align_t>> shared;

    sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(memory.data()); }
};

struct File {
    sqlite3_file base;  // SQLite sees this
    State* state;
};

State& state_of(sqlite3_file* file) { return *reinterpret_cast<File*>(file)->state; }

sqlite3_file* file_of(sqlite3_file* file) { return state_of(file).file(); }

// Nothing may be held back when something else is asked of a log.
int settle(State& state) { return state.frames ? state.frames->flush() : SQLITE_OK; }

int close(sqlite3_file* file) {
    auto& state = state_of(file);
    int const settled = settle(state);
    int const result = state.file()->pMethods->xClose(state.file());
    if (state.database) state.database->log = nullptr;
    if (state.log) state.log->database = nullptr;
    delete &state;
    return settled != SQLITE_OK ? settled : result;
}

bool is_page(int size, sqlite3_int64 at) {
    return size == static_cast<int>(page_size) && at % static_cast<sqlite3_int64>(page_size) == 0;
}

std::uint32_t number_at(sqlite3_int64 at) {
    return static_cast<std::uint32_t>(at / static_cast<sqlite3_int64>(page_size)) + 1;
}

int read_database_page(State& state, char* page, sqlite3_int64 at) {
    auto* const file = state.file();
    int const result = file->pMethods->xRead(file, page, page_size, at);
    if (result == SQLITE_IOERR_SHORT_READ) {
        sqlite3_int64 size = 0;
        file->pMethods->xFileSize(file, &size);
        if (size == 0) return result;  // a new file
        damage = "page " + std::to_string(number_at(at)) + " is cut off";
        return SQLITE_IOERR_DATA;
    }
    if (result != SQLITE_OK || page_fits({page, page_size}, number_at(at))) return result;
    damage = "page " + std::to_string(number_at(at)) + " is damaged";
    return SQLITE_IOERR_DATA;
}

int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
    auto& state = state_of(file);
    auto* const to = static_cast<char*>(bytes);
    if (state.kind == State::Kind::Database && is_page(size, at)) return read_database_page(state, to, at);
    if (state.frames && WalFrames::is_page(size, at)) return state.frames->read_page(to, at, damage);
    if (int const result = settle(state); result != SQLITE_OK) return result;
    return state.file()->pMethods->xRead(state.file(), bytes, size, at);
}

int write(sqlite3_file* file, void const* bytes, int size, sqlite3_int64 at) {
    auto& state = state_of(file);
    if (state.frames) return state.frames->write(static_cast<char const*>(bytes), size, at);
    if (state.kind == State::Kind::Database && is_page(size, at)) {
        auto& page = state.page;
        std::copy_n(static_cast<char const*>(bytes), page_size, page.data());
        clear_unused(page.data(), number_at(at));
        auto const sum = page_checksum({page.data(), page_size}, number_at(at));
        std::copy(sum.begin(), sum.end(), page.end() - checksum_size);
        bytes = page.data();
    }
    return state.file()->pMethods->xWrite(state.file(), bytes, size, at);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    auto& state = state_of(file);
    if (int const result = settle(state); result != SQLITE_OK) return result;
    if (state.frames) state.frames->forget();
    return state.file()->pMethods->xTruncate(state.file(), size);
}

int sync(sqlite3_file* file, int flags) {
    auto& state = state_of(file);
    if (int const result = settle(state); result != SQLITE_OK) return result;
    return state.file()->pMethods->xSync(state.file(), flags);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    auto& state = state_of(file);
    if (int const result = settle(state); result != SQLITE_OK) return result;
    return state.file()->pMethods->xFileSize(state.file(), size);
}

int lock(sqlite3_file* file, int level) { return file_of(file)->pMethods->xLock(file_of(file), level); }
int unlock(sqlite3_file* file, int level) { return file_of(file)->pMethods->xUnlock(file_of(file), level); }
int check_reserved_lock(sqlite3_file* file, int* locked) {
    return file_of(file)->pMethods->xCheckReservedLock(file_of(file), locked);
}
int file_control(sqlite3_file* file, int operation, void* argument) {
    return file_of(file)->pMethods->xFileControl(file_of(file), operation, argument);
}
int sector_size(sqlite3_file* file) { return file_of(file)->pMethods->xSectorSize(file_of(file)); }
// Without this SQLite would write pages of the log in pieces.
int device_characteristics(sqlite3_file* file) {
    return file_of(file)->pMethods->xDeviceCharacteristics(file_of(file)) | SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}
int shm_map(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
    auto& state = state_of(file);
    if (!state.alone) return state.file()->pMethods->xShmMap(state.file(), region, size, extend, memory);
    auto const wanted = static_cast<std::size_t>(region) + 1;
    if (state.shared.size() < wanted && extend != 0) state.shared.resize(wanted);
    bool const there = state.shared.size() >= wanted;
    if (there) state.shared[wanted - 1].resize(static_cast<std::size_t>(size) / sizeof(std::max_align_t));
    *memory = there ? state.shared[wanted - 1].data() : nullptr;
    return SQLITE_OK;
}
// Who writes to the log holds a lock meanwhile; before and after it others may.
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    auto& state = state_of(file);
    if (state.log && state.log->frames) state.log->frames->forget();
    if (state.alone) return SQLITE_OK;
    return state.file()->pMethods->xShmLock(state.file(), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) {
    if (!state_of(file).alone) file_of(file)->pMethods->xShmBarrier(file_of(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
    auto& state = state_of(file);
    if (!state.alone) return state.file()->pMethods->xShmUnmap(state.file(), remove);
    state.shared.clear();
    return SQLITE_OK;
}

// Version 2: without memory mapping, which would go past the checks.
constexpr sqlite3_io_methods methods{2,
                                     close,
                                     read,
                                     write,
                                     truncate,
                                     sync,
                                     file_size,
                                     lock,
                                     unlock,
                                     check_reserved_lock,
                                     file_control,
                                     sector_size,
                                     device_characteristics,
                                     shm_map,
                                     shm_lock,
                                     shm_barrier,
                                     shm_unmap,
                                     nullptr,
                                     nullptr};

int open(sqlite3_vfs*, char const* name, sqlite3_file* opened, int flags, int* flags_out) {
    opened->pMethods = nullptr;
    auto* const vfs = below();
    // Who only reads makes no log, also when the last writer has just removed it.
    if ((flags & SQLITE_OPEN_WAL) && state_of(sqlite3_database_file_object(name)).read_only)
        flags &= ~SQLITE_OPEN_CREATE;
    auto state = std::unique_ptr<State>(new (std::nothrow) State);
    if (!state) return SQLITE_NOMEM;
    auto const units =
        (static_cast<std::size_t>(vfs->szOsFile) + sizeof(std::max_align_t) - 1) / sizeof(std::max_align_t);
    state->memory.resize(units);
    int const result = vfs->xOpen(vfs, name, state->file(), flags, flags_out);
    if (result != SQLITE_OK) {
        if (state->file()->pMethods) state->file()->pMethods->xClose(state->file());
        return result;
    }
    if (flags & SQLITE_OPEN_MAIN_DB) {
        state->kind = State::Kind::Database;
        state->read_only = (flags & SQLITE_OPEN_READONLY) != 0;
        state->alone = sqlite3_uri_boolean(name, "alone", 0) != 0;
    }
    if (flags & SQLITE_OPEN_WAL) {
        state->kind = State::Kind::Log;
        state->frames.emplace(state->file());
        auto& database = state_of(sqlite3_database_file_object(name));
        database.log = state.get();
        state->database = &database;
    }
    reinterpret_cast<File*>(opened)->state = state.release();
    opened->pMethods = &methods;
    return SQLITE_OK;
}

sqlite3_vfs make_vfs() {
    sqlite3_vfs vfs{};
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(File);
    vfs.mxPathname = below()->mxPathname;
    vfs.zName = "wetwijzer-checksums";
    vfs.xOpen = open;
    vfs.xDelete = [](sqlite3_vfs*, char const* name, int sync_folder) {
        return below()->xDelete(below(), name, sync_folder);
    };
    vfs.xAccess = [](sqlite3_vfs*, char const* name, int flags, int* result) {
        return below()->xAccess(below(), name, flags, result);
    };
    vfs.xFullPathname = [](sqlite3_vfs*, char const* name, int size, char* result) {
        return below()->xFullPathname(below(), name, size, result);
    };
    vfs.xDlOpen = [](sqlite3_vfs*, char const*) -> void* { return nullptr; };  // no extensions
    vfs.xDlError = [](sqlite3_vfs*, int, char*) {};
    vfs.xDlSym = [](sqlite3_vfs*, void*, char const*) -> void (*)() { return nullptr; };
    vfs.xDlClose = [](sqlite3_vfs*, void*) {};
    vfs.xRandomness = [](sqlite3_vfs*, int size, char* bytes) { return below()->xRandomness(below(), size, bytes); };
    vfs.xSleep = [](sqlite3_vfs*, int microseconds) { return below()->xSleep(below(), microseconds); };
    vfs.xCurrentTime = nullptr;
    vfs.xGetLastError = [](sqlite3_vfs*, int size, char* text) { return below()->xGetLastError(below(), size, text); };
    vfs.xCurrentTimeInt64 = [](sqlite3_vfs*, sqlite3_int64* time) { return below()->xCurrentTimeInt64(below(), time); };
    return vfs;
}

}  // namespace

char const* checksum_vfs() {
    static sqlite3_vfs* const vfs = [] {
        sqlite3_initialize();
        static sqlite3_vfs made = make_vfs();
        sqlite3_vfs_register(&made, 0);
        return &made;
    }();
    return vfs->zName;
}

std::string const& last_damage() { return damage; }

}  // namespace wetwijzer::store
