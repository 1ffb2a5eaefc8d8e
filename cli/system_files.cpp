#include "cli/system_files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <set>
#include <utility>

namespace wetwijzer::cli {

namespace {

constexpr std::size_t max_entries = 100'000;  // of a rules folder: beyond it, the wrong folder was named

[[noreturn]] void fail(std::string const& path, int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            throw FileError(path, FileProblem::Missing);
        case EISDIR:
            throw FileError(path, FileProblem::IsFolder);
        case EACCES:
        case EPERM:
            throw FileError(path, FileProblem::NoAccess);
        case ENOSPC:
        case EDQUOT:
            throw FileError(path, FileProblem::DiskFull);
        case EROFS:
            throw FileError(path, FileProblem::ReadOnly);
        case ELOOP:
            throw FileError(path, FileProblem::Loop);
        case ENAMETOOLONG:
            throw FileError(path, FileProblem::NameTooLong);
        case EEXIST:
            throw FileError(path, FileProblem::Exists);
        case ENXIO:
            throw FileError(path, FileProblem::NotAFile);
        default:
            throw FileError(path, FileProblem::Other, static_cast<std::uint64_t>(error));
    }
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor() { close(); }
    int number() const { return number_; }
    int close() { return number_ < 0 ? 0 : ::close(std::exchange(number_, -1)); }

private:
    int number_;
};

// A file beside `path` that disappears unless it took its place.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string const& path) : path_(path + ".XXXXXX"), file_(mkstemp(path_.data())) {
        if (file_.number() < 0) fail(path, errno);
    }
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;
    ~TemporaryFile() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    int number() const { return file_.number(); }
    void take_place_of(std::string const& path) {
        if (fsync(file_.number()) != 0 || file_.close() != 0) fail(path, errno);
        if (rename(path_.c_str(), path.c_str()) != 0) fail(path, errno);
        path_.clear();
    }
    // The same, where nothing may be replaced.
    void become(std::string const& path) {
        if (fsync(file_.number()) != 0 || file_.close() != 0) fail(path, errno);
        if (link(path_.c_str(), path.c_str()) != 0) fail(path, errno);
    }

private:
    std::string path_;
    Descriptor file_;
};

std::string real_path(std::string const& path) {
    char* const resolved = realpath(path.c_str(), nullptr);
    if (resolved == nullptr) return path;
    std::string result = resolved;
    std::free(resolved);
    return result;
}

mode_t mode_for(std::string const& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) == 0) return status.st_mode & 07777;
    mode_t const mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

void write_all(int file, std::string const& bytes, std::string const& path) {
    for (std::size_t written = 0; written < bytes.size();) {
        auto const count = ::write(file, bytes.data() + written, bytes.size() - written);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(path, errno);
        written += static_cast<std::size_t>(count);
    }
}

std::string folder_of(std::string const& path) {
    auto const slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

// A new name in a folder is on disk only when the folder is.
void sync_folder(std::string const& path) {
    Descriptor const folder(open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() < 0 || fsync(folder.number()) != 0) fail(path, errno);
}

std::vector<std::string> names_in(std::string const& folder) {
    DIR* const directory = opendir(folder.c_str());
    if (directory == nullptr) fail(folder, errno);
    std::vector<std::string> names;
    errno = 0;
    while (auto const* entry = readdir(directory)) {
        if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
        errno = 0;
    }
    int const error = errno;
    closedir(directory);
    if (error != 0) fail(folder, error);
    std::sort(names.begin(), names.end());
    return names;
}

class Walk {
public:
    Walk(std::string root, std::vector<std::string> const& endings) : root_(std::move(root)), endings_(endings) {}

    std::vector<std::string> run() {
        std::vector<std::string> pending{""};
        while (!pending.empty()) {
            auto const folder = std::move(pending.back());
            pending.pop_back();
            if (first_visit(folder)) enter(folder, pending);
        }
        std::sort(found_.begin(), found_.end());
        return std::move(found_);
    }

private:
    std::string absolute(std::string const& relative) const {
        return relative.empty() ? root_ : root_ + "/" + relative;
    }

    bool first_visit(std::string const& folder) {
        struct stat status {};
        if (stat(absolute(folder).c_str(), &status) != 0) fail(absolute(folder), errno);
        return visited_.emplace(status.st_dev, status.st_ino).second;
    }

    void enter(std::string const& folder, std::vector<std::string>& pending) {
        std::vector<std::string> folders;
        for (auto const& name : names_in(absolute(folder))) {
            if (++entries_ > max_entries) throw FileError(root_, FileProblem::TooMany, max_entries);
            auto const relative = folder.empty() ? name : folder + "/" + name;
            struct stat status {};
            bool const is_folder = stat(absolute(relative).c_str(), &status) == 0 && S_ISDIR(status.st_mode);
            if (is_folder)
                folders.push_back(relative);
            else if (wanted(name))
                found_.push_back(relative);
        }
        pending.insert(pending.end(), folders.rbegin(), folders.rend());
    }

    bool wanted(std::string const& name) const {
        return std::any_of(endings_.begin(), endings_.end(),
                           [&](auto const& ending) { return name.ends_with(ending); });
    }

    std::string root_;
    std::vector<std::string> const& endings_;
    std::set<std::pair<dev_t, ino_t>> visited_;
    std::vector<std::string> found_;
    std::size_t entries_ = 0;
};

}  // namespace

FileKind SystemFiles::kind(std::string const& path) const {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) return FileKind::Missing;
        fail(path, errno);
    }
    if (S_ISREG(status.st_mode)) return FileKind::Regular;
    return S_ISDIR(status.st_mode) ? FileKind::Folder : FileKind::Other;
}

std::string SystemFiles::read(std::string const& path, std::size_t limit) const {
    // Without O_NONBLOCK, opening a FIFO would wait for a writer.
    Descriptor const file(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (file.number() < 0) fail(path, errno);
    struct stat status {};
    if (fstat(file.number(), &status) != 0) fail(path, errno);
    if (S_ISDIR(status.st_mode)) throw FileError(path, FileProblem::IsFolder);
    if (!S_ISREG(status.st_mode)) throw FileError(path, FileProblem::NotAFile);

    std::string bytes;
    char buffer[1 << 16];
    for (;;) {
        auto const count = ::read(file.number(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(path, errno);
        if (count == 0) return bytes;
        bytes.append(buffer, static_cast<std::size_t>(count));
        if (bytes.size() > limit) throw FileError(path, FileProblem::TooLarge, limit);
    }
}

void SystemFiles::write(std::string const& path, std::string const& bytes) {
    if (kind(path) == FileKind::Folder) throw FileError(path, FileProblem::IsFolder);
    auto const target = real_path(path);  // a link stays a link
    TemporaryFile file(target);
    if (fchmod(file.number(), mode_for(target)) != 0) fail(path, errno);
    write_all(file.number(), bytes, path);
    file.take_place_of(target);
}

std::vector<std::string> SystemFiles::list(std::string const& folder, std::vector<std::string> const& endings) const {
    return Walk(folder, endings).run();
}

std::string SystemFiles::current_folder() const {
    char* const folder = getcwd(nullptr, 0);
    if (folder == nullptr) fail(".", errno);
    std::string result = folder;
    std::free(folder);
    return result;
}

void SystemFiles::create_private(std::string const& path, std::string const& bytes) {
    auto const folder = folder_of(path);
    if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail(path, errno);
    // Written whole beside it first: half a key must never stand under its name. mkstemp makes it 0600.
    TemporaryFile file(path);
    write_all(file.number(), bytes, path);
    file.become(path);
    sync_folder(path);
}

bool SystemFiles::is_exposed(std::string const& path) const {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) fail(path, errno);
    return (status.st_mode & (S_IRWXO | S_IWGRP)) != 0;
}

bool SystemFiles::is_open_to_all(std::string const& folder) const {
    struct stat status {};
    if (stat(folder.c_str(), &status) != 0) fail(folder, errno);
    return (status.st_mode & S_IWOTH) != 0;
}

void SystemFiles::rename(std::string const& from, std::string const& to) {
    if (link(from.c_str(), to.c_str()) != 0) fail(errno == EEXIST ? to : from, errno);
    if (unlink(from.c_str()) != 0) fail(from, errno);
    sync_folder(to);
}

}  // namespace wetwijzer::cli
