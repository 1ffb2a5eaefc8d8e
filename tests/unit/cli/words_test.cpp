#include "cli/words.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer::cli;

TEST_CASE("say fills in numbered places and leaves others alone") {
    CHECK(say(Language::Dutch, {"{0} en {1}", "{1} and {0}"}, {"a", "b"}) == "a en b");
    CHECK(say(Language::English, {"{0} en {1}", "{1} and {0}"}, {"a", "b"}) == "b and a");
    CHECK(say(Language::Dutch, {"{0} {2} {x} {", ""}, {"a"}) == "a {2} {x} {");
    CHECK(say(Language::Dutch, {"{0}", ""}, {"{0}"}) == "{0}");  // an argument is not filled in again
}

TEST_CASE("printable keeps letters and shows what could steer a terminal") {
    CHECK(printable("coëfficiënt € 1") == "coëfficiënt € 1");
    CHECK(printable("a\x1b[31mb") == "a\\x1b[31mb");
    CHECK(printable("a\nb\tc") == "a\\x0ab\\x09c");
    CHECK(printable("\xff\xc3") == "\\xff\\xc3");
    CHECK(printable("\xc2\x9b") == "\\xc2\\x9b");           // C1: the one-byte form of ESC [
    CHECK(printable("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // a surrogate
    CHECK(printable(std::string_view("\0", 1)) == "\\x00");
    CHECK(is_utf8("ë"));
    CHECK_FALSE(is_utf8("\xff"));
}
