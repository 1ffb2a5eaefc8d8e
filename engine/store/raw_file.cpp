#include "engine/store/raw_file.hpp"

#include "engine/store/store.hpp"

#include <sqlite3.h>

namespace wetwijzer::store {

RawFile::RawFile(std::string const& path) : path_(path) {
    sqlite3_initialize();
    auto* const vfs = sqlite3_vfs_find(nullptr);
    memory_ =
        std::make_unique<std::max_align_t[]>(static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::max_align_t) + 1);
    std::string full(static_cast<std::size_t>(vfs->mxPathname) + 1, '\0');
    auto const resolved = vfs->xFullPathname(vfs, path.c_str(), static_cast<int>(full.size()), full.data());
    if ((resolved & 0xff) != SQLITE_OK) fail();
    name_ = sqlite3_create_filename(full.c_str(), "", "", 0, nullptr);
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
    if (!name_ || vfs->xOpen(vfs, name_, file(), flags, &flags) != SQLITE_OK) {
        if (file()->pMethods) file()->pMethods->xClose(file());
        sqlite3_free_filename(const_cast<char*>(name_));
        fail();
    }
}

RawFile::~RawFile() {
    file()->pMethods->xClose(file());
    sqlite3_free_filename(const_cast<char*>(name_));
}

void RawFile::fail() const { throw StoreError(StoreError::Code::CannotOpen, path_ + ": cannot be read"); }

std::uint64_t RawFile::size() const {
    sqlite3_int64 size = 0;
    if (file()->pMethods->xFileSize(file(), &size) != SQLITE_OK) fail();
    return static_cast<std::uint64_t>(size);
}

std::string RawFile::read(std::uint64_t at, std::size_t size) const {
    std::string bytes(size, '\0');
    int const result =
        file()->pMethods->xRead(file(), bytes.data(), static_cast<int>(size), static_cast<sqlite3_int64>(at));
    if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ) fail();
    return bytes;
}

}  // namespace wetwijzer::store
