// Private to engine/store: frames of SQLite's write-ahead log (sqlite.org/fileformat2.html, 4), as they pass by.
#pragma once

#include "engine/store/page.hpp"

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace wetwijzer::store {

inline constexpr std::size_t wal_header_size = 32, frame_header_size = 24;
inline constexpr std::size_t frame_size = frame_header_size + page_size;

// SQLite writes a frame in two parts, header first, with a checksum over both. The page's own checksum must be in
// before that, so the header is held back until its page comes, and its checksum made anew.
class WalFrames {
public:
    explicit WalFrames(sqlite3_file* file) : file_(file) {}

    int write(char const* bytes, int size, sqlite3_int64 at);
    // Of a whole page in a frame; what is wrong goes to `damage`.
    int read_page(char* page, sqlite3_int64 at, std::string& damage);
    int flush();                      // writes a header that is still held back
    void forget() { next_.reset(); }  // other connections may write
    static bool is_page(int size, sqlite3_int64 at);

private:
    // The checksums of frames are chained.
    struct Sum {
        std::uint32_t first = 0, second = 0;
        void add(std::string_view bytes, bool big_endian_words);
    };
    struct Next {
        sqlite3_int64 at = 0;  // of the frame that follows
        bool big_endian_words = false;
        Sum sum;
    };
    void finish_page();
    int write_frame(char const* page);
    int find_chain(sqlite3_int64 at);

    sqlite3_file* file_;
    std::optional<sqlite3_int64> held_;  // where the header in frame_ belongs
    std::optional<Next> next_;
    std::array<char, frame_size> frame_{};
};

}  // namespace wetwijzer::store
