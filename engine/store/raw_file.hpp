// Private to engine/store: the bytes of a database file, read by way of SQLite's own layer. Opening and closing it in
// any other way would drop the locks of every connection that this process has to it (POSIX), and with them what others
// write.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

struct sqlite3_file;

namespace wetwijzer::store {

class RawFile {
public:
    explicit RawFile(std::string const& path);  // StoreError CannotOpen
    ~RawFile();
    RawFile(RawFile const&) = delete;
    RawFile& operator=(RawFile const&) = delete;

    std::uint64_t size() const;
    std::string read(std::uint64_t at, std::size_t size) const;  // zeros where there is nothing

private:
    sqlite3_file* file() const { return reinterpret_cast<sqlite3_file*>(memory_.get()); }
    [[noreturn]] void fail() const;

    std::string path_;
    std::unique_ptr<std::max_align_t[]> memory_;
    char const* name_ = nullptr;
};

}  // namespace wetwijzer::store
