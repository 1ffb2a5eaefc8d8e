#include "engine/store/new_file.hpp"

#include "engine/store/store.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace wetwijzer::store {

namespace {

[[noreturn]] void fail(std::string const& path, int error) {
    auto const code = error == ENOSPC || error == EDQUOT ? StoreError::Code::DiskFull
                      : error == EROFS                   ? StoreError::Code::ReadOnly
                      : error == EIO                     ? StoreError::Code::Other
                                                         : StoreError::Code::CannotOpen;
    throw StoreError(code, path + ": " + std::generic_category().message(error));
}

int sync_path(std::string const& path, int flags) {
    int const file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) return errno;
    int const error = ::fsync(file) == 0 ? 0 : errno;
    ::close(file);
    return error;
}

// Never replaces: the kernel's own way, or a second name where the file system does not know that.
int rename_new(std::string const& from, std::string const& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    if (::link(from.c_str(), to.c_str()) != 0) return errno;
    ::unlink(from.c_str());
    return 0;
}

}  // namespace

void refuse_taken(std::string const& path) {
    if (path.empty() || path.find('\0') != std::string::npos)
        throw StoreError(StoreError::Code::CannotOpen, path + ": not a file name");
    for (auto const* suffix : {"", "-wal", "-journal"}) {
        std::error_code error;
        if (std::filesystem::symlink_status(path + suffix, error).type() != std::filesystem::file_type::not_found)
            throw StoreError(StoreError::Code::CannotOpen, path + suffix + ": there is a file with this name");
    }
}

std::string unfinished_name(std::string const& path) {
    static std::atomic<int> made{0};  // several threads may make the same file
    return path + ".onvoltooid-" + std::to_string(::getpid()) + "-" + std::to_string(++made);
}

void publish(std::string const& from, std::string const& path) {
    int error = sync_path(from, O_RDONLY);
    if (error == 0) error = rename_new(from, path);
    if (error == 0) {
        auto const folder = std::filesystem::path(path).parent_path().string();
        error = sync_path(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
        if (error != 0) ::unlink(path.c_str());
    }
    if (error == 0) return;
    remove_database(from);
    if (error == EEXIST) throw StoreError(StoreError::Code::CannotOpen, path + ": there is a file with this name");
    fail(path, error);
}

void remove_database(std::string const& path) noexcept {
    for (auto const* suffix : {"", "-wal", "-shm", "-journal"}) {
        std::error_code ignored;
        std::filesystem::remove(path + suffix, ignored);
    }
}

}  // namespace wetwijzer::store
