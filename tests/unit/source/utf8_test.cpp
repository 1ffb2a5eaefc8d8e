#include "dsl/source/utf8.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer::source;

TEST_CASE("decoding reads one character, or one byte that is none") {
    CHECK(decode("a", 0).value == 'a');
    auto const euro = decode("€", 0);
    CHECK(euro.value == 0x20AC);
    CHECK(euro.length == 3);
    CHECK_FALSE(decode("\xe2\x82", 0).valid);
    CHECK(decode("\xe2\x82", 0).length == 1);
    CHECK_FALSE(decode("\xff", 0).valid);
}

TEST_CASE("the first byte that is no UTF-8 is found") {
    CHECK_FALSE(first_invalid_byte("coëfficiënt €").has_value());
    CHECK(first_invalid_byte("ab\xff"
                             "cd") == 2);
    CHECK(first_invalid_byte("\xc3") == 0);
    CHECK(first_invalid_byte("\xed\xa0\x80") == 0);      // a surrogate
    CHECK(first_invalid_byte("\xc0\x80") == 0);          // overlong
    CHECK(first_invalid_byte("\xf4\x90\x80\x80") == 0);  // above U+10FFFF
}

TEST_CASE("composed form joins letter and accent") {
    CHECK(to_nfc("e\xcc\x88") == "ë");
    CHECK(to_nfc("ë") == "ë");
    CHECK_FALSE(to_nfc("\xff").has_value());
}

TEST_CASE("display width counts columns") {
    CHECK(display_width("regel") == 5);
    CHECK(display_width("coëfficiënt") == 11);
    CHECK(display_width("€ 5") == 3);
    CHECK(display_width("e\xcc\x88") == 1);
    CHECK(display_width("漢字") == 4);
}

TEST_CASE("letters, capitals and characters that do not show") {
    CHECK(is_letter(0xEB));
    CHECK(is_letter(0x416));
    CHECK_FALSE(is_letter(0x20AC));
    CHECK(is_upper('A'));
    CHECK_FALSE(is_upper('a'));
    CHECK(is_control(0x202E));  // right-to-left override
    CHECK(is_control(0x1B));
    CHECK_FALSE(is_control(' '));
    CHECK(to_lower("ÉÉN Regel") == "één regel");
}
