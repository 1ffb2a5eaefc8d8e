// The files of the machine, in a folder of their own.
#include "cli/system_files.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;
using namespace wetwijzer::cli;

namespace {

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "wetwijzer-files-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    std::string operator/(std::string const& name) const { return path_ + "/" + name; }
    std::string const& path() const { return path_; }
    void put(std::string const& name, std::string const& bytes) const {
        fs::create_directories(fs::path(*this / name).parent_path());
        std::ofstream(*this / name, std::ios::binary) << bytes;
    }
    std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
    }

private:
    std::string path_;
};

template <class Action>
FileProblem problem_of(Action action) {
    try {
        action();
    } catch (FileError const& error) {
        return error.problem();
    }
    FAIL("no error");
    return FileProblem::Other;
}

std::vector<std::string> const endings{".regels", ".scenario"};

}  // namespace

TEST_CASE("a regular file is read up to its limit") {
    Folder const folder;
    SystemFiles const files;
    std::string const bytes = std::string("a\0b\r\n", 5) + std::string(100'000, 'x');
    folder.put("a", bytes);
    CHECK(files.read(folder / "a", bytes.size()) == bytes);
    CHECK(problem_of([&] { files.read(folder / "a", bytes.size() - 1); }) == FileProblem::TooLarge);
    folder.put("leeg", "");
    CHECK(files.read(folder / "leeg", 0).empty());
}

TEST_CASE("what is no regular file says so, and never waits") {
    Folder const folder;
    SystemFiles const files;
    CHECK(problem_of([&] { files.read(folder / "niets", 10); }) == FileProblem::Missing);
    CHECK(problem_of([&] { files.read(folder.path(), 10); }) == FileProblem::IsFolder);
    REQUIRE(mkfifo((folder / "buis").c_str(), 0600) == 0);
    CHECK(problem_of([&] { files.read(folder / "buis", 10); }) == FileProblem::NotAFile);
    CHECK(problem_of([&] { files.read("/dev/zero", 10); }) == FileProblem::NotAFile);
    fs::create_symlink("kring", folder / "kring");
    CHECK(problem_of([&] { files.read(folder / "kring", 10); }) == FileProblem::Loop);
    CHECK(problem_of([&] { files.read(folder / std::string(300, 'n'), 10); }) == FileProblem::NameTooLong);
    folder.put("bestand", "x");
    CHECK(problem_of([&] { files.read(folder / "bestand/onder", 10); }) == FileProblem::Missing);
    if (geteuid() != 0) {
        chmod((folder / "bestand").c_str(), 0);
        CHECK(problem_of([&] { files.read(folder / "bestand", 10); }) == FileProblem::NoAccess);
    }
}

TEST_CASE("kinds follow links") {
    Folder const folder;
    SystemFiles const files;
    folder.put("map/a", "x");
    fs::create_symlink("map", folder / "link");
    fs::create_symlink("weg", folder / "los");
    CHECK(files.kind(folder / "map") == FileKind::Folder);
    CHECK(files.kind(folder / "link") == FileKind::Folder);
    CHECK(files.kind(folder / "link/a") == FileKind::Regular);
    CHECK(files.kind(folder / "los") == FileKind::Missing);
    CHECK(files.kind("/dev/null") == FileKind::Other);
}

TEST_CASE("rule files are found in byte order, whatever the links say") {
    Folder const folder;
    folder.put("b.regels", "");
    folder.put("a/z.regels", "");
    folder.put("a/y.scenario", "");
    folder.put("a.regels", "");
    folder.put("Z.regels", "");
    folder.put("é.regels", "");
    folder.put("lees.md", "");
    folder.put(".verborgen/x.regels", "");
    folder.put(".x.regels", "");
    fs::create_directory_symlink("..", folder / "a/omhoog");
    fs::create_directory_symlink(".", folder / "zelf");
    fs::create_directory_symlink("a", folder / "ook_a");
    CHECK(SystemFiles().list(folder.path(), endings) ==
          std::vector<std::string>{"Z.regels", "a.regels", "a/y.scenario", "a/z.regels", "b.regels", "é.regels"});
}

TEST_CASE("a link to nothing is found, so that reading it reports it") {
    Folder const folder;
    fs::create_symlink("weg", folder / "x.regels");
    CHECK(SystemFiles().list(folder.path(), endings) == std::vector<std::string>{"x.regels"});
    CHECK(problem_of([&] { SystemFiles().read(folder / "x.regels", 10); }) == FileProblem::Missing);
}

TEST_CASE("writing replaces the whole file, keeps its mode and its link, and leaves nothing beside it") {
    Folder const folder;
    SystemFiles files;
    folder.put("map/a", "oud en langer");
    chmod((folder / "map/a").c_str(), 0640);
    fs::create_symlink("map/a", folder / "link");
    files.write(folder / "link", "nieuw");
    CHECK(files.read(folder / "map/a", 100) == "nieuw");
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(fs::status(folder / "map/a").permissions() == static_cast<fs::perms>(0640));
    files.write(folder / "vers", "x");
    CHECK(folder.entries() == 3);
    CHECK(std::distance(fs::directory_iterator(folder / "map"), fs::directory_iterator()) == 1);
}

TEST_CASE("a write that fails leaves what was there") {
    Folder const folder;
    SystemFiles files;
    folder.put("map/a", "oud");
    CHECK(problem_of([&] { files.write(folder / "map", "x"); }) == FileProblem::IsFolder);
    CHECK(problem_of([&] { files.write(folder / "weg/a", "x"); }) == FileProblem::Missing);
    if (geteuid() != 0) {
        chmod((folder / "map").c_str(), 0500);
        CHECK(problem_of([&] { files.write(folder / "map/a", "x"); }) == FileProblem::NoAccess);
        chmod((folder / "map").c_str(), 0700);
    }
    CHECK(files.read(folder / "map/a", 100) == "oud");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a private file is its owner's alone, and nothing is ever replaced") {
    Folder const folder;
    SystemFiles files;
    auto const path = folder / "sleutels/a.sleutel";
    auto const old_mask = umask(0);
    files.create_private(path, "geheim");
    umask(old_mask);
    struct stat status {};
    REQUIRE(stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    REQUIRE(stat((folder / "sleutels").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
    CHECK_FALSE(files.is_exposed(path));
    CHECK(problem_of([&] { files.create_private(path, "anders"); }) == FileProblem::Exists);
    CHECK(files.read(path, 100) == "geheim");
    CHECK(files.list(folder / "sleutels", {".sleutel", ""}) == std::vector<std::string>{"a.sleutel"});

    fs::create_symlink(path, folder / "sleutels/link.sleutel");
    CHECK(problem_of([&] { files.create_private(folder / "sleutels/link.sleutel", "x"); }) == FileProblem::Exists);
    files.create_private(folder / "sleutels/b.sleutel", "b");
    CHECK(problem_of([&] { files.rename(path, folder / "sleutels/b.sleutel"); }) == FileProblem::Exists);
    CHECK(files.read(folder / "sleutels/b.sleutel", 100) == "b");
    files.rename(path, folder / "sleutels/c.sleutel");
    CHECK(files.kind(path) == FileKind::Missing);
    CHECK(files.read(folder / "sleutels/c.sleutel", 100) == "geheim");
    for (mode_t const mode : {0604, 0602, 0620, 0601}) {
        REQUIRE(chmod((folder / "sleutels/c.sleutel").c_str(), mode) == 0);
        CHECK(files.is_exposed(folder / "sleutels/c.sleutel"));
    }
    REQUIRE(chmod((folder / "sleutels/c.sleutel").c_str(), 0640) == 0);  // a group that its owner chose
    CHECK_FALSE(files.is_exposed(folder / "sleutels/c.sleutel"));
    CHECK(problem_of([&] { files.create_private(folder / "weg/onder/a", "x"); }) == FileProblem::Missing);
}
