// Every change of a single byte of the file is found: by the checksum of its page, or by what does not even open.
#include "tests/unit/tamper/tamperings.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

using namespace wetwijzer;
using namespace wetwijzer::test;

namespace {

std::string bytes_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// A copy of the ledger in which single bytes are changed and put back.
class Copy {
public:
    explicit Copy(std::string path) : path_(std::move(path)) {
        std::filesystem::copy_file(Scene::get().path(), path_);
        file_ = ::open(path_.c_str(), O_RDWR);
        if (file_ < 0) throw std::runtime_error("cannot open " + path_);
    }
    ~Copy() { ::close(file_); }
    Copy(Copy const&) = delete;
    Copy& operator=(Copy const&) = delete;

    // Catch2's assertions are for one thread only.
    void put(std::size_t at, char byte) const {
        if (::pwrite(file_, &byte, 1, static_cast<off_t>(at)) != 1) throw std::runtime_error("cannot write " + path_);
    }
    std::string const& path() const { return path_; }

private:
    std::string path_;
    int file_ = -1;
};

// Whether looking at the file tells that something is wrong. The log is looked at only when the pages seem right.
bool is_found(std::string const& path) {
    try {
        return !store::check_file(path).empty() || !ledger::verify(path, {}, {}).findings.empty();
    } catch (store::StoreError const&) {
        return true;
    }
}

struct Missed {
    std::vector<std::size_t> places;
    std::size_t tried = 0;
};

// All bytes, or one in `step`, with the changes that `masks` say.
Missed try_bytes(std::string const& path, std::string const& bytes, std::size_t first, std::size_t step,
                 std::vector<unsigned> const& masks) {
    Missed missed;
    Copy const copy(path);
    for (auto at = first; at < bytes.size(); at += step) {
        for (auto const mask : masks) {
            copy.put(at, static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ mask));
            ++missed.tried;
            if (!is_found(path)) missed.places.push_back(at);
        }
        copy.put(at, bytes[at]);
    }
    if (is_found(path)) missed.places.push_back(bytes.size());  // put back: nothing is wrong any more
    return missed;
}

constexpr std::size_t page = 4096;

}  // namespace

TEST_CASE("every change of a single byte is found") {
    tests::TemporaryFolder const folder;
    auto const bytes = bytes_of(Scene::get().path());
    REQUIRE(bytes.size() % page == 0);
    // Long: every byte, its lowest bit and all of it. Short: one in 211, so that each page is hit about twenty times.
    auto const step = long_mode() ? std::size_t{2} : std::size_t{422};
    auto const masks = long_mode() ? std::vector<unsigned>{0x01, 0xff} : std::vector<unsigned>{0x01};
    Missed halves[2];
    std::thread other([&] { halves[1] = try_bytes(folder / "odd.db", bytes, step / 2, step, masks); });
    halves[0] = try_bytes(folder / "even.db", bytes, 0, step, masks);
    other.join();
    for (auto const& half : halves) {
        CHECK(half.tried > (long_mode() ? bytes.size() / 2 : bytes.size() / 1000));
        for (auto const at : half.places) {
            INFO("page " << at / page + 1 << " byte " << at % page);
            CHECK(false);
        }
    }
}

TEST_CASE("every byte of the file's header, of a page's header and of its checksum is looked at") {
    tests::TemporaryFolder const folder;
    auto const bytes = bytes_of(Scene::get().path());
    Copy const copy(folder / "copy.db");
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < 108; ++at) places.push_back(at);
    for (std::size_t at = page - 8; at < page + 8; ++at) places.push_back(at);
    for (std::size_t at = bytes.size() - 8; at < bytes.size(); ++at) places.push_back(at);
    for (auto const at : places) {
        for (unsigned const mask : {0x01U, 0x80U}) {
            INFO("byte " << at << " mask " << mask);
            copy.put(at, static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ mask));
            CHECK(is_found(copy.path()));
        }
        copy.put(at, bytes[at]);
    }
    CHECK_FALSE(is_found(copy.path()));
}

TEST_CASE("a damaged page is named, and what can still be read is read") {
    tests::TemporaryFolder const folder;
    auto const bytes = bytes_of(Scene::get().path());
    Copy const copy(folder / "copy.db");
    int read_on = 0;
    for (std::size_t number = 2; number * page <= bytes.size(); ++number) {
        auto const at = (number - 1) * page + 2000;
        copy.put(at, static_cast<char>(bytes[at] ^ 1));
        auto const verification = ledger::verify(copy.path(), {}, {});
        auto const named = "page " + std::to_string(number) + ":";
        auto const of_page = [&](auto const& finding) {
            return finding.fault == ledger::Fault::FileDamaged && finding.detail.starts_with(named);
        };
        INFO(named);
        CHECK(std::any_of(verification.findings.begin(), verification.findings.end(), of_page));
        read_on += verification.size == Scene::get().rows().size() ? 1 : 0;
        copy.put(at, bytes[at]);
    }
    CHECK(read_on > 0);
    CHECK(ledger::verify(copy.path(), {}, {}).findings.empty());
}

TEST_CASE("reading that meets a damaged page says so, with any number of threads alike") {
    tests::TemporaryFolder const folder;
    auto const bytes = bytes_of(Scene::get().path());
    Copy const copy(folder / "copy.db");
    Codes seen;
    for (std::size_t number = 2; number * page <= bytes.size(); ++number) {
        auto const at = (number - 1) * page + 2000;
        copy.put(at, static_cast<char>(bytes[at] ^ 1));
        ledger::VerifyOptions options;
        options.check_pages = false;
        auto const one = ledger::verify(copy.path(), {}, options);
        options.threads = 3;
        auto const several = ledger::verify(copy.path(), {}, options);
        CHECK(one.findings == several.findings);
        for (auto const& code : faults(one)) seen.insert(code);
        copy.put(at, bytes[at]);
    }
    CHECK(seen == Codes{"file_unreadable"});
}

TEST_CASE("a file cut off anywhere, or with something behind it, is found") {
    tests::TemporaryFolder const folder;
    auto const bytes = bytes_of(Scene::get().path());
    auto const path = folder / "cut.db";
    auto const write = [&](std::string const& text) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
        return is_found(path);
    };
    for (std::size_t size = 0; size < bytes.size(); size += page) {
        INFO(size);
        CHECK(write(bytes.substr(0, size)));
        CHECK(write(bytes.substr(0, size + 1000)));
    }
    CHECK(write(bytes + "x"));
    CHECK(write(bytes + std::string(page, '\0')));
    CHECK_FALSE(write(bytes));
}
