// What is signed, and the one spelling of a head.
#include "tests/unit/evidence/sample.hpp"

#include "engine/ledger/head.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using namespace wetwijzer::tests;

namespace {

Head some_head() {
    Head head;
    head.ledger = "0123456789abcdef0123456789abcdef";
    head.size = 7;
    head.root = crypto::sha256("root");
    head.at = "2024-03-01T10:00:00Z";
    head.actor = "A. \"Jansen\" é";
    head.actor_signature = crypto::SigningKey(key_named("a")).sign(statement(head));
    head.log_signature = crypto::SigningKey(key_named("log")).sign(log_statement(head));
    return head;
}

std::string replaced(std::string text, std::string const& what, std::string const& with) {
    auto const at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("what the person and the log sign is as the format says") {
    auto const head = some_head();
    CHECK(statement(head) ==
          "wetwijzer-head/1\n0123456789abcdef0123456789abcdef\n7\n"
          "4813494d137e1631bba301d5acab6e7bb7aa74ce1185d456565ef51d737677b2\n2024-03-01T10:00:00Z\nA. \"Jansen\" é\n");
    CHECK(log_statement(head) ==
          "wetwijzer-log/1\n" + crypto::sha256(statement(head)).hex() + "\n" + head.actor_signature->hex() + "\n");
    auto alone = head;
    alone.actor.clear();
    alone.actor_signature.reset();
    CHECK(log_statement(alone) == "wetwijzer-log/1\n" + crypto::sha256(statement(alone)).hex() + "\n\n");
}

TEST_CASE("a head is read back from its text, and from no other") {
    auto const head = some_head();
    auto const text = to_text(head);
    CHECK(text == "{\"actor\":\"A. \\\"Jansen\\\" é\",\"actor_signature\":\"" + head.actor_signature->hex() +
                      "\",\"at\":\"2024-03-01T10:00:00Z\",\"ledger\":\"0123456789abcdef0123456789abcdef\","
                      "\"log_signature\":\"" +
                      head.log_signature.hex() + "\",\"root\":\"" + head.root.hex() + "\",\"size\":7}");
    auto const back = read_head(text);
    REQUIRE(back);
    CHECK(to_text(*back) == text);
    CHECK(digest(text) == crypto::sha256(text));

    auto const wrong = [&](std::string const& what, std::string const& with) {
        INFO(what << " → " << with);
        CHECK_FALSE(read_head(replaced(text, what, with)));
    };
    wrong("{", "{ ");
    wrong("}", "}\n");
    wrong(":7}", ":7.0}");
    wrong(":7}", ":7,\"size\":7}");
    wrong(":7}", ":0}");
    wrong(":7}", ":-7}");
    wrong(":7}", ":\"7\"}");
    wrong(":7}", ":99999999999999999999}");
    wrong(":7}", ":7,\"x\":1}");
    wrong("é", "\\u00e9");
    wrong("é", "\xff");
    wrong("\"A. \\\"Jansen\\\" é\"", "\"\"");
    wrong("A. ", "A.\\n");
    wrong("2024-03-01T", "2024-02-30T");
    wrong("2024-03-01T10:00:00Z", "2024-03-01T10:00:00+01:00");
    wrong("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdeF");
    wrong("0123456789abcdef0123456789abcdef", "0123456789abcdef");
    wrong("\"actor_signature\":\"" + head.actor_signature->hex() + "\",", "");
    wrong("\"size\":7", "\"size\":null");
    for (auto const* nothing : {"", "{}", "[]", "7", "null", "{\"size\":7}", "{", "\xff"})
        CHECK_FALSE(read_head(nothing));
}

TEST_CASE("no text one byte off is the same head") {
    auto const text = to_text(some_head());
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            auto other = text;
            other[at] = static_cast<char>(other[at] ^ (1 << bit));
            auto const head = read_head(other);
            if (!head) continue;
            // Another head, then, with a signature that does not hold.
            CHECK_FALSE(crypto::verify(crypto::SigningKey(key_named("log")).public_key(), log_statement(*head),
                                       head->log_signature));
        }
    }
}
