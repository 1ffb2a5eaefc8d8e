// Terms: their parts and durations.
#include "tests/unit/check/diagnosed.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer::tests;

TEST_CASE("terms have four parts") {
    auto const with = [](char const* what, char const* codes, std::string const& rule) {
        auto const text = "termijn t volgens Wi art. 1 start op 2022-01-01 duurt 3 dagen\n" + rule;
        expect({what, codes, text.c_str()});
    };
    with("another part", "E0517", "regel x : datum volgens Wi art. 1 is t.§eind");
    with("no signal", "E0517", "regel x : datum volgens Wi art. 1 is t.§signaal");
    with("the term itself", "E0320", "regel x : datum volgens Wi art. 1 is §t");
    with("a status that is none", "E0303", "regel x : ja/nee volgens Wi art. 1 is t.status is §klaar");
}

TEST_CASE("terms count from dates by durations") {
    expect({"a start that is no date", "E0305", "termijn t volgens Wi art. 1 start op §3 duurt 3 dagen"});
    expect({"a length that is none", "E0305", "termijn t volgens Wi art. 1 start op 2022-01-01 duurt §3"});
    expect({"months without a rule", "E0407", "termijn t volgens Wi art. 1 start op 2022-01-01 duurt §3 maanden"});
    expect({"an extension under what is no condition", "E0305", R"(
termijn t volgens Wi art. 1 start op 2022-01-01 duurt 3 dagen verlengd met 2 dagen als §3)"});
    expect({"a signal that one version lacks", "E0505", R"(
termijn t volgens Wi art. 1 geldt vanaf 2022-01-01 tot 2023-01-01 start op 2022-01-01 duurt 3 dagen signaal 1 dag voor het einde
termijn §t volgens Wi art. 1 geldt vanaf 2023-01-01 start op 2022-01-01 duurt 3 dagen)"});
}
