#include "cli/recording.hpp"

#include "cli/command_error.hpp"
#include "tests/unit/cli/world.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace wetwijzer;
using namespace wetwijzer::cli;

namespace {

struct Fixture {
    tests::MemoryFiles files;
    std::istringstream in;
    std::ostringstream out, err;
    std::chrono::sys_seconds now{};
    Arguments arguments;

    std::optional<RecordingRequest> request() {
        Environment const world{in,
                                out,
                                err,
                                files,
                                [this] { return now; },
                                [] { return std::chrono::milliseconds(); },
                                [](Channel) { return false; },
                                [](std::string const&) { return std::optional<std::string>(); },
                                "",
                                {}};
        return recording_request(arguments, world);
    }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "without --ledger nothing is recorded, and nothing about recording may be said") {
    CHECK_FALSE(request());
    arguments.actor = "J. de Vries";
    CHECK_THROWS_AS(request(), CommandError);
    arguments.actor.reset();
    arguments.recorded_at = "2026-01-31T12:00:00Z";
    CHECK_THROWS_AS(request(), CommandError);
}

TEST_CASE_METHOD(Fixture, "a record names who made it") {
    arguments.ledger = "besluiten.db";
    CHECK_THROWS_AS(request(), CommandError);
    for (auto const* const name : {"   ", "a\nb", "a\x1b[1m"}) {
        arguments.actor = name;
        CHECK_THROWS_AS(request(), CommandError);
    }
    arguments.actor = "Zoë d'Hondt";
    CHECK(request()->actor == "Zoë d'Hondt");
}

TEST_CASE_METHOD(Fixture, "the time is that of the clock, as RFC 3339 in UTC") {
    using namespace std::chrono;
    arguments.ledger = "besluiten.db";
    arguments.actor = "a";
    now = sys_days(year(2026) / 3 / 1) + 4h + 5min + 9s;
    CHECK(request()->recorded_at == "2026-03-01T04:05:09Z");
    now = sys_days(year(2024) / 2 / 29) + 23h + 59min + 59s;
    CHECK(request()->recorded_at == "2024-02-29T23:59:59Z");
    now = sys_days(year(1969) / 12 / 31) + 23h;  // before 1970: rounding down, not towards zero
    CHECK(request()->recorded_at == "1969-12-31T23:00:00Z");
}

TEST_CASE_METHOD(Fixture, "a time given must be a moment that exists") {
    arguments.ledger = "besluiten.db";
    arguments.actor = "a";
    arguments.recorded_at = "2024-02-29T23:59:59Z";
    CHECK(request()->recorded_at == "2024-02-29T23:59:59Z");
    for (auto const* const wrong :
         {"2023-02-29T12:00:00Z", "2024-01-01", "2024-01-01T24:00:00Z", "2024-01-01T12:60:00Z", "2024-01-01T12:00:60Z",
          "2024-01-01T12:00:00", "2024-01-01T12:00:00+01:00", "2024-01-01 12:00:00Z", "2024-01-01T12:00:00z",
          "2024-01-01T1a:00:00Z", "2024-01-01T12:00:00ZZ", ""}) {
        INFO(wrong);
        arguments.recorded_at = wrong;
        CHECK_THROWS_AS(request(), CommandError);
    }
}
