#include "engine/store/wal_frames.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace wetwijzer::store {

namespace {

constexpr std::size_t salts_at = 8, sum_at = 16;  // in the header of a frame
constexpr std::size_t header_sum_at = 24;         // in that of the log
constexpr std::uint32_t magic_little = 0x377f0682, magic_big = 0x377f0683;

std::uint32_t word(char const* at, bool big) {
    auto const byte = [&](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])); };
    return big ? byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3)
               : byte(3) << 24 | byte(2) << 16 | byte(1) << 8 | byte(0);
}

// The words of the sum are in the byte order of the machine that began the log, nearly always this one.
template <bool Native>
void add_words(std::uint32_t& first, std::uint32_t& second, std::string_view bytes, bool big) {
    auto const load = [&](std::size_t at) {
        if constexpr (!Native) return word(bytes.data() + at, big);
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        return value;
    };
    auto a = first, b = second;
    for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
        a += load(i) + b;
        b += load(i + 4) + a;
    }
    first = a;
    second = b;
}

void put_big_endian(char* at, std::uint32_t value) {
    for (int i = 0; i < 4; ++i) at[i] = static_cast<char>(value >> (24 - 8 * i) & 0xff);
}

bool is_frame_header(int size, sqlite3_int64 at) {
    return size == static_cast<int>(frame_header_size) && at >= static_cast<sqlite3_int64>(wal_header_size) &&
           (at - static_cast<sqlite3_int64>(wal_header_size)) % static_cast<sqlite3_int64>(frame_size) == 0;
}

}  // namespace

void WalFrames::Sum::add(std::string_view bytes, bool big_endian_words) {
    if (big_endian_words == (std::endian::native == std::endian::big)) {
        add_words<true>(first, second, bytes, big_endian_words);
    } else {
        add_words<false>(first, second, bytes, big_endian_words);
    }
}

bool WalFrames::is_page(int size, sqlite3_int64 at) {
    return size == static_cast<int>(page_size) &&
           is_frame_header(static_cast<int>(frame_header_size), at - static_cast<sqlite3_int64>(frame_header_size));
}

int WalFrames::flush() {
    if (!held_) return SQLITE_OK;
    auto const at = *held_;
    held_.reset();
    forget();
    return file_->pMethods->xWrite(file_, frame_.data(), frame_header_size, at);
}

// Of the page in frame_, by the number in its header.
void WalFrames::finish_page() {
    auto* const page = frame_.data() + frame_header_size;
    auto const number = word(frame_.data(), true);
    clear_unused(page, number);
    auto const sum = page_checksum({page, page_size}, number);
    std::copy(sum.begin(), sum.end(), page + page_size - checksum_size);
}

int WalFrames::write(char const* bytes, int size, sqlite3_int64 at) {
    if (is_page(size, at)) {
        auto const frame_at = at - static_cast<sqlite3_int64>(frame_header_size);
        if (held_ == frame_at) return write_frame(bytes);
        // A page that is written again before its transaction ends; SQLite makes the headers anew afterwards.
        if (int const result = flush(); result != SQLITE_OK) return result;
        forget();
        int const result = file_->pMethods->xRead(file_, frame_.data(), frame_header_size, frame_at);
        if (result != SQLITE_OK) return result;
        std::copy_n(bytes, page_size, frame_.data() + frame_header_size);
        std::string_view const page(frame_.data() + frame_header_size, page_size);
        finish_page();
        return file_->pMethods->xWrite(file_, page.data(), size, at);
    }
    if (int const result = flush(); result != SQLITE_OK) return result;
    if (is_frame_header(size, at)) {
        std::copy_n(bytes, frame_header_size, frame_.data());
        held_ = at;
        return SQLITE_OK;
    }
    forget();
    return file_->pMethods->xWrite(file_, bytes, size, at);
}

int WalFrames::find_chain(sqlite3_int64 at) {
    if (next_ && next_->at == at) return SQLITE_OK;
    char magic[4], before[8];
    bool const first = at == static_cast<sqlite3_int64>(wal_header_size);
    auto const before_at = first ? static_cast<sqlite3_int64>(header_sum_at)
                                 : at - static_cast<sqlite3_int64>(frame_size) + static_cast<sqlite3_int64>(sum_at);
    int result = file_->pMethods->xRead(file_, magic, sizeof magic, 0);
    if (result == SQLITE_OK) result = file_->pMethods->xRead(file_, before, sizeof before, before_at);
    if (result != SQLITE_OK) return result;
    auto const kind = word(magic, true);
    if (kind != magic_little && kind != magic_big) return SQLITE_CORRUPT;
    next_ = Next{at, kind == magic_big, {word(before, true), word(before + 4, true)}};
    return SQLITE_OK;
}

int WalFrames::write_frame(char const* page) {
    auto const at = *held_;
    held_.reset();
    auto* const header = frame_.data();
    auto* const copy = header + frame_header_size;
    std::copy_n(page, page_size, copy);
    finish_page();
    // Without salts SQLite has not made the checksum either, and will come back for it.
    if (std::any_of(header + salts_at, header + sum_at, [](char c) { return c != 0; })) {
        if (int const result = find_chain(at); result != SQLITE_OK) return result;
        next_->sum.add({header, 8}, next_->big_endian_words);
        next_->sum.add({copy, page_size}, next_->big_endian_words);
        put_big_endian(header + sum_at, next_->sum.first);
        put_big_endian(header + sum_at + 4, next_->sum.second);
        next_->at = at + static_cast<sqlite3_int64>(frame_size);
    } else {
        forget();
    }
    int const result = file_->pMethods->xWrite(file_, header, frame_size, at);
    if (result != SQLITE_OK) forget();
    return result;
}

int WalFrames::read_page(char* page, sqlite3_int64 at, std::string& damage) {
    if (int const result = flush(); result != SQLITE_OK) return result;
    int const result =
        file_->pMethods->xRead(file_, frame_.data(), frame_size, at - static_cast<sqlite3_int64>(frame_header_size));
    if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ) return result;
    auto const number = word(frame_.data(), true);
    std::string_view const found(frame_.data() + frame_header_size, page_size);
    if (result == SQLITE_IOERR_SHORT_READ || !page_fits(found, number)) {
        damage = "page " + std::to_string(number) + " in the write-ahead log is damaged";
        return SQLITE_IOERR_DATA;
    }
    found.copy(page, page_size);
    return SQLITE_OK;
}

}  // namespace wetwijzer::store
