#include "tests/unit/parse/parsed.hpp"

using namespace wetwijzer;
using namespace wetwijzer::tests;

namespace {

std::string brief(std::string const& text) { return parse_text("herkomst\n  A \"x\"\n" + text).brief(); }

}  // namespace

TEST_CASE("a BOM and carriage returns carry no meaning") {
    auto const parsed = parse_text("\xef\xbb\xbfherkomst\r\n  A \"x\"\r\n");
    CHECK(parsed.brief().empty());
    CHECK(parsed.files[0].text() == "herkomst\n  A \"x\"\n");
    CHECK(parsed.tree.declarations.size() == 1);
}

TEST_CASE("E0101: the first byte that is no UTF-8 is named and placed; what stands before it is read") {
    auto const parsed = parse_text("herkomst\n  A \"x\"\n  B \"\xff\xfe\"\nregel\n");
    CHECK(parsed.brief().find("3:6 E0101 byte 0xFF is geen UTF-8\n") != std::string::npos);
    CHECK(parsed.tree.declarations.size() == 1);
}

TEST_CASE("E0102: letters and accents in separate parts") {
    auto const parsed = parse_text(
        "regel coe\xcc\x88"
        "ff : ja/nee\n  is ja\n");
    CHECK(parsed.brief() ==
          "1:9 E0102 `e\xcc\x88"
          "` staat hier in losse delen\n");
    CHECK(brief("  B \"ae\xcc\x81\"\n") == "3:7 E0102 `e\xcc\x81` staat hier in losse delen\n");
}

TEST_CASE("E0103: tabs, also in comments") {
    CHECK(brief("\tB \"y\" -- een\ttab\n") ==
          "3:1 E0103 een tab hoort niet in een regelbestand\n3:14 E0103 een tab hoort niet in een regelbestand\n");
}

TEST_CASE("E0104: spaces pasted from a word processor, but not inside a text") {
    CHECK(brief("  B\xc2\xa0\"met\xc2\xa0"
                "spatie\"\n") == "3:4 E0104 bijzondere spatie U+00A0\n");
    CHECK(brief("  B\xe2\x80\xaf\"y\" --\xc2\xa0ok\n") == "3:4 E0104 bijzondere spatie U+202F\n");
}

TEST_CASE("E0105: curly quotes are read as quotes, so that one mistake is one message") {
    CHECK(brief("  B “tekst”\n") == "3:5 E0105 gekruld aanhalingsteken `“`\n3:11 E0105 gekruld aanhalingsteken `”`\n");
    CHECK(brief("  B \"een “citaat” mag\" -- en „hier“ ook\n").empty());
}

TEST_CASE("E0106: characters that do not show") {
    CHECK(brief("  B \"a\xe2\x80\xae"
                "b\"\n") == "3:7 E0106 onzichtbaar teken U+202E\n");
    CHECK(brief(std::string("  B \"a\x01"
                            "b\"\n")) == "3:7 E0106 onzichtbaar teken U+0001\n");
    CHECK(brief(std::string("  B \"y\"\x00\n", 9)).find("E0106 onzichtbaar teken U+0000") != std::string::npos);
}

TEST_CASE("E0107: a file that is too large is not read") {
    auto const parsed = parse_text(std::string(parse::max_file_size + 1, ' '));
    CHECK(parsed.brief() == "1:1 E0107 het bestand is 4194305 bytes groot en mag hoogstens 4194304 bytes zijn\n");
    CHECK(parse_text(std::string(parse::max_file_size, ' ')).brief().empty());
}

TEST_CASE("E0108: look-alikes say what to write and are read as that") {
    auto const parsed = parse_text("regel x : getal\n  is a – 1\n");
    CHECK(parsed.brief() == "2:8 E0108 `–` is niet het teken dat de regeltaal kent\n");
    CHECK(parsed.hint() == "schrijf `-`");
    CHECK(dump_of("regel x : getal\n  is a − 1\n") == dump_of("regel x : getal\n  is a - 1\n"));
}
