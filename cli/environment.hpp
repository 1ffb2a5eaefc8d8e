// The outside world in one struct: main() passes the real one, tests pass one in memory.
#pragma once

#include "engine/crypto/crypto.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace wetwijzer::cli {

enum class FileProblem : std::uint8_t {
    Missing,
    IsFolder,
    NotAFile,
    NoAccess,
    TooLarge,
    TooMany,
    DiskFull,
    ReadOnly,
    Loop,
    NameTooLong,
    Exists,
    Other,
};

class FileError : public std::runtime_error {
public:
    // `number`: the limit in bytes for TooLarge, the system's error number for Other.
    FileError(std::string path, FileProblem problem, std::uint64_t number = 0)
        : std::runtime_error("file error"), path_(std::move(path)), problem_(problem), number_(number) {}
    std::string const& path() const { return path_; }
    FileProblem problem() const { return problem_; }
    std::uint64_t number() const { return number_; }

private:
    std::string path_;
    FileProblem problem_;
    std::uint64_t number_;
};

enum class FileKind : std::uint8_t { Missing, Regular, Folder, Other };

class Files {
public:
    virtual ~Files() = default;
    virtual FileKind kind(std::string const& path) const = 0;  // follows links
    // All bytes of a regular file of at most `limit` bytes; FileError otherwise.
    virtual std::string read(std::string const& path, std::size_t limit) const = 0;
    // All or nothing: a reader sees the old bytes or the new ones.
    virtual void write(std::string const& path, std::string const& bytes) = 0;
    // Entries below the folder whose names end in one of `endings`, relative, with '/', in byte order. Skips names that
    // start with a dot; enters each folder once, whatever the links say.
    virtual std::vector<std::string> list(std::string const& folder, std::vector<std::string> const& endings) const = 0;
    virtual std::string current_folder() const = 0;  // absolute
    // A file that nobody but its owner may read, on disk when this returns; FileProblem::Exists rather than replace
    // anything. Makes the folder it stands in (readable for its owner only) when that is absent.
    virtual void create_private(std::string const& path, std::string const& bytes) = 0;
    // Whether others than its owner and group may read it, or others than its owner may change it.
    virtual bool is_exposed(std::string const& path) const = 0;
    // Whether anybody at all may add and replace files in this folder.
    virtual bool is_open_to_all(std::string const& folder) const = 0;
    // Gives a file another name in the same folder; FileProblem::Exists rather than replace anything.
    virtual void rename(std::string const& from, std::string const& to) = 0;
};

enum class Channel : std::uint8_t { Input, Output, Errors };

struct Environment {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    Files& files;
    std::function<std::chrono::sys_seconds()> clock;
    std::function<std::chrono::milliseconds()> stopwatch;  // never runs back
    std::function<bool(Channel)> is_terminal;
    std::function<std::optional<std::string>(std::string const&)> variable;
    std::string installed_rules;  // folder; may not exist
    crypto::Random random;        // of the system, for keys
};

}  // namespace wetwijzer::cli
