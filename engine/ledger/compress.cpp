// Zstandard around what is sealed. One frame that tells its length; the only user of the library.
#include "engine/ledger/details.hpp"

#include <zstd.h>

#include <memory>
#include <stdexcept>

namespace wetwijzer::ledger {

namespace {

constexpr int level = 1;  // of parts of a few kilobytes, 3 takes twice as long for a few hundredths of the size
constexpr unsigned long long most = 64ULL << 20;

struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

std::string compress(std::string_view text) {
    thread_local std::unique_ptr<ZSTD_CCtx, Free> const context(ZSTD_createCCtx());
    if (text.size() > most) throw std::length_error("a part is longer than 64 MiB");
    std::string bytes(ZSTD_compressBound(text.size()), '\0');
    auto const size =
        context ? ZSTD_compressCCtx(context.get(), bytes.data(), bytes.size(), text.data(), text.size(), level)
                : static_cast<std::size_t>(-1);
    if (ZSTD_isError(size)) throw std::runtime_error("zstd cannot compress");
    bytes.resize(size);
    return bytes;
}

std::optional<std::string> decompress(std::string_view bytes) {
    thread_local std::unique_ptr<ZSTD_DCtx, Free> const context(ZSTD_createDCtx());
    auto const length = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (!context || length == ZSTD_CONTENTSIZE_UNKNOWN || length == ZSTD_CONTENTSIZE_ERROR || length > most)
        return std::nullopt;
    // Exactly one frame: what follows it would be seen by no one.
    if (ZSTD_findFrameCompressedSize(bytes.data(), bytes.size()) != bytes.size()) return std::nullopt;
    std::string text(static_cast<std::size_t>(length), '\0');
    auto const size = ZSTD_decompressDCtx(context.get(), text.data(), text.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(size) || size != text.size()) return std::nullopt;
    return text;
}

}  // namespace wetwijzer::ledger
