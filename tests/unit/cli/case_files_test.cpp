// Which cases a command reads, and what happens when one of them is wrong.
#include "cli/case_files.hpp"

#include "cli/command_error.hpp"
#include "tests/unit/cli/world.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::cli;

namespace {

tests::World cases_world() {
    auto world = tests::small_world();
    world.files.bytes.erase("/werk/zaak.json");
    world.files.bytes["/werk/zaken/b.json"] =
        R"({"zaak": "Z-2", "peildatum": "2026-01-15", "aanvraagdatum": "2026-01-05"})";
    world.files.bytes["/werk/zaken/a/c.json"] = R"({"zaak": "Z-1", "aanvraagdatum": "2026-01-06"})";
    world.files.bytes["/werk/zaken/lees.mij"] = "geen zaak";
    return world;
}

std::size_t count(std::string const& text, std::string const& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

}  // namespace

TEST_CASE("a folder stands for the cases below it, in the order of their names") {
    auto world = cases_world();
    auto const ran = world.run({"agenda", "zaken", "--peildatum", "2026-01-15"});
    CHECK(ran.exit == 0);
    CHECK(ran.out.find("Zaak Z-1") < ran.out.find("Zaak Z-2"));
    CHECK(ran.out.find("Zaak Z-2") != std::string::npos);
    CHECK(ran.err.empty());
}

TEST_CASE("a case that is named twice is read once, one that is there twice is refused") {
    auto world = cases_world();
    auto const once = world.run({"agenda", "zaken/b.json", "zaken/b.json"});
    CHECK(once.exit == 0);
    CHECK(count(once.out, "Zaak Z-2") == 1);
    world.files.bytes["/werk/kopie.json"] = world.files.bytes["/werk/zaken/b.json"];
    auto const twice = world.run({"agenda", "zaken/b.json", "kopie.json"});
    CHECK(twice.exit == 2);
    CHECK(twice.out.empty());
    CHECK(twice.err.find("zaken/b.json") != std::string::npos);
    CHECK(world.run({"validate", "zaken/b.json", "kopie.json"}).exit == 0);  // messages about one person come apart
}

TEST_CASE("a case without a reference date is named") {
    auto world = cases_world();
    auto const ran = world.run({"agenda", "zaken"});
    CHECK(ran.exit == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("zaken/a/c.json") != std::string::npos);
    CHECK(world.run({"agenda", "zaken", "--peildatum", "2026-01-15"}).exit == 0);
}

TEST_CASE("one wrong case leaves nothing told, and every wrong case is named") {
    auto world = cases_world();
    world.files.bytes["/werk/zaken/x.json"] = R"({"zaak": "Z-3", "aanvraagdatm": "2026-01-05"})";
    world.files.bytes["/werk/zaken/y.json"] = R"({"zaak": 4})";
    for (auto const* command : {"agenda", "validate", "indicators"}) {
        auto const ran = world.run({command, "zaken", "--peildatum", "2026-01-15"});
        INFO(command);
        CHECK(ran.exit == 2);
        CHECK(ran.out.empty());
        CHECK(ran.err.find("zaken/x.json") != std::string::npos);
        CHECK(ran.err.find("zaken/y.json") != std::string::npos);
    }
    auto const json = world.run({"agenda", "zaken", "--peildatum", "2026-01-15", "--json"});
    CHECK(count(json.err, "wetwijzer-error/1") == 1);
    CHECK(count(json.err, "zaken/x.json") == 1);
}

TEST_CASE("standard input is one case, and can be asked for once") {
    auto world = cases_world();
    world.input = R"({"zaak": "Z-9", "peildatum": "2026-01-15", "aanvraagdatum": "2026-01-05"})";
    CHECK(world.run({"agenda", "-"}).out.find("Zaak Z-9") != std::string::npos);
    CHECK(world.run({"agenda", "-", "zaken/b.json"}).exit == 0);
    CHECK(world.run({"agenda", "-", "-"}).exit == 2);
}

TEST_CASE("what is not there, cannot be read or holds no cases is an error of the world") {
    auto world = cases_world();
    world.files.bytes["/werk/leeg/lees.mij"] = "";
    world.files.broken["/werk/dicht.json"] = FileProblem::NoAccess;
    for (auto const* path : {"nergens", "leeg", "dicht.json"}) {
        auto const ran = world.run({"indicators", path});
        INFO(path);
        CHECK(ran.exit == 4);
        CHECK(ran.out.empty());
        CHECK(ran.err.find(path) != std::string::npos);
    }
}

TEST_CASE("the number of a case cannot steer the terminal or break out of a calendar") {
    auto world = cases_world();
    world.files.bytes["/werk/vals.json"] =
        R"({"zaak": "Z\u001b[31m\nEND:VCALENDAR", "peildatum": "2026-01-15", "aanvraagdatum": "2026-01-05"})";
    for (auto const* command : {"agenda", "validate"}) {
        auto const ran = world.run({command, "vals.json"});
        CHECK(ran.exit == 0);
        CHECK(ran.out.find('\x1b') == std::string::npos);
        CHECK(count(ran.out, "Z\\x1b[31m\\x0aEND") == 1);
    }
    auto const calendar = world.run({"agenda", "vals.json", "--ical"});
    CHECK(calendar.exit == 0);
    CHECK(calendar.out.find('\x1b') == std::string::npos);
    CHECK(count(calendar.out, "\nEND:VCALENDAR") == 1);
}

TEST_CASE("options that do not go together are refused before anything is read") {
    tests::World empty;
    CHECK(empty.run({"agenda", "zaken", "--ical", "--json"}).exit == 2);
    CHECK(empty.run({"coverage", "--markdown", "--json"}).exit == 2);
    CHECK(empty.run({"indicators", "zaken", "--van", "2026-01-02", "--tot-en-met", "2026-01-01"}).exit == 2);
    CHECK(empty.run({"indicators", "zaken", "--van", "2026-01-01", "--tot-en-met", "2026-01-01"}).exit ==
          4);  // no rules
}
