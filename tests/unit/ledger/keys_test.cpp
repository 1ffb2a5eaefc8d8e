// Key files, anchors, the keys of cases, and what is sealed with them.
#include "engine/ledger/keys.hpp"
#include "engine/ledger/case_keys.hpp"
#include "engine/ledger/details.hpp"
#include "engine/ledger/trace_steps.hpp"
#include "tests/support/ledger_fixture.hpp"
#include "tests/unit/ledger/random_text.hpp"

#include <catch2/catch.hpp>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::key_named;
using tests::RandomTexts;

TEST_CASE("key files come back, and only in their own spelling") {
    std::string const secret(64, 'a');
    auto const key = crypto::Key::from_hex(secret).value();
    CHECK(to_text(KeyFile{KeyFile::Kind::Actor, "R. Ëlias", key}) ==
          R"({"formaat":"wetwijzer-sleutel/1","geheim":")" + secret +
              "\",\"naam\":\"R. Ëlias\",\"soort\":\"medewerker\"}\n");
    CHECK(to_text(KeyFile{KeyFile::Kind::Master, "", key}) ==
          R"({"formaat":"wetwijzer-sleutel/1","geheim":")" + secret + "\",\"soort\":\"hoofdsleutel\"}\n");
    for (auto const kind : {KeyFile::Kind::Log, KeyFile::Kind::Master, KeyFile::Kind::Actor}) {
        auto const text = to_text(KeyFile{kind, kind == KeyFile::Kind::Actor ? "x" : "", key});
        auto const back = read_key_file(text);
        REQUIRE(back);
        CHECK(back->kind == kind);
        CHECK(back->secret.hex() == secret);
        CHECK(to_text(*back) == text);
        CHECK(read_key_file(text.substr(0, text.size() - 1)));
        CHECK_FALSE(read_key_file(text + "\n"));
        CHECK_FALSE(read_public_key_file(text));
    }
    CHECK_FALSE(read_key_file(to_text(KeyFile{KeyFile::Kind::Actor, "", key})));
    CHECK_FALSE(read_key_file(to_text(KeyFile{KeyFile::Kind::Log, "x", key})));

    auto const public_key = crypto::SigningKey(key).public_key();
    auto const text = to_text(PublicKeyFile{KeyFile::Kind::Actor, "x", public_key});
    CHECK(text.find(secret) == std::string::npos);
    auto const back = read_public_key_file(text);
    REQUIRE(back);
    CHECK(back->key == public_key);
    CHECK_FALSE(read_key_file(text));
    CHECK_FALSE(read_public_key_file(to_text(PublicKeyFile{KeyFile::Kind::Master, "", public_key})));
}

TEST_CASE("anchors come back") {
    Anchor anchor{std::string(32, 'c'), 12, crypto::blake2b("x")};
    auto const text = to_text(anchor);
    auto const back = read_anchor(text);
    REQUIRE(back);
    CHECK(back->ledger == anchor.ledger);
    CHECK(back->size == 12);
    CHECK(back->root == anchor.root);
    CHECK(back->erased.empty());
    auto with_erased = anchor;
    with_erased.erased = {std::string(32, 'd'), std::string(32, '1')};
    CHECK(read_anchor(to_text(with_erased)).value().erased == with_erased.erased);
    with_erased.erased = {"123456782"};
    CHECK_FALSE(read_anchor(to_text(with_erased)));
    RandomTexts random(5);
    for (int i = 0; i < 2000; ++i) {
        auto const changed = random.mutated(text);
        auto const other = read_anchor(changed);
        if (other) REQUIRE((to_text(*other) == changed || to_text(*other) == changed + "\n"));
    }
    anchor.size = 0;
    CHECK_FALSE(read_anchor(to_text(anchor)));
}

TEST_CASE("a case's key opens with its master key, in its ledger, under its ref") {
    auto const master = key_named("master");
    std::string const ledger(32, '1'), ref(32, '2');
    CaseSecret const secret{key_named("case"), "123456782"};
    auto const wrapped = wrap(master, ledger, ref, secret);
    auto const back = unwrap(master, ledger, wrapped);
    REQUIRE(back);
    CHECK(back->case_id == "123456782");
    CHECK(back->key.hex() == secret.key.hex());
    CHECK(wrapped.lookup == lookup_of(master, "123456782").view());
    CHECK(wrapped.wrapped.find("123456782") == std::string::npos);

    CHECK_FALSE(unwrap(key_named("other"), ledger, wrapped));
    CHECK_FALSE(unwrap(master, std::string(32, '3'), wrapped));
    auto moved = wrapped;
    moved.ref = std::string(32, '3');
    CHECK_FALSE(unwrap(master, ledger, moved));
    auto looked = wrapped;
    looked.lookup = lookup_of(master, "123456783").view();
    CHECK_FALSE(unwrap(master, ledger, looked));
    CHECK(key_digest(looked) != key_digest(wrapped));
    for (std::size_t i = 0; i < wrapped.wrapped.size(); ++i) {
        auto changed = wrapped;
        changed.wrapped[i] = static_cast<char>(changed.wrapped[i] ^ 1);
        CHECK_FALSE(unwrap(master, ledger, changed));
        CHECK(key_digest(changed) != key_digest(wrapped));
    }
    CHECK(master_check(master, ledger) != master_check(key_named("other"), ledger));
    CHECK(master_check(master, ledger) != master_check(master, std::string(32, '3')));
}

TEST_CASE("a part opens only as the part it is") {
    auto const key = key_named("case");
    std::string const ledger(32, '1'), ref(32, '2');
    auto const seal = [&](std::int64_t number, std::string_view name, std::string const& text) {
        return seal_part(key, ledger, ref, number, name, packed_part(name, text));
    };
    auto const sealed = seal(7, "content", "hallo");
    CHECK(open_part(key, ledger, ref, 7, "content", sealed) == "hallo");
    CHECK_FALSE(open_part(key, ledger, ref, 8, "content", sealed));
    CHECK_FALSE(open_part(key, ledger, ref, 7, "trace", sealed));
    CHECK_FALSE(open_part(key, ledger, std::string(32, '3'), 7, "content", sealed));
    CHECK_FALSE(open_part(key, std::string(32, '3'), ref, 7, "content", sealed));
    CHECK_FALSE(open_part(key_named("other"), ledger, ref, 7, "content", sealed));
    // The same text twice shows nowhere: another number or name gives another nonce and other bytes.
    CHECK(seal(7, "content", "hallo") == sealed);
    CHECK(seal(8, "content", "hallo") != sealed);
    CHECK(seal(8, "content", "hallo").substr(0, 24) != sealed.substr(0, 24));
    CHECK(seal(7, "contents", "hallo").substr(0, 24) != sealed.substr(0, 24));
    CHECK(seal(7, "content", "hallo!").substr(0, 24) != sealed.substr(0, 24));
}

TEST_CASE("what is compressed comes back, and nothing else is taken for it") {
    RandomTexts random(6);
    for (auto const& text : {std::string(), std::string("a"), std::string(1000000, 'x'), random.text(5000)}) {
        auto const bytes = compress(text);
        CHECK(decompress(bytes) == text);
        CHECK_FALSE(decompress(bytes.substr(0, bytes.size() - 1)));
        CHECK_FALSE(decompress(bytes + "x"));
        CHECK_FALSE(decompress(bytes + bytes));
    }
    CHECK_FALSE(decompress(""));
    CHECK_FALSE(decompress("hallo"));
    // A frame says how long its text is: more than 64 MiB is not even begun.
    auto const frame = [](std::uint32_t length) {
        std::string bytes("\x28\xB5\x2F\xFD\xA0", 5);
        for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(length >> shift & 0xFF);
        return bytes + std::string("\x0B\x00\x00", 3) + 'z';  // the last block: 'z', once
    };
    CHECK(decompress(frame(1)) == "z");
    CHECK_FALSE(decompress(frame(2)));
    CHECK_FALSE(decompress(frame((64U << 20) + 1)));
}

TEST_CASE("a trace with distances comes back, and takes less room") {
    tests::LedgerFixture const fixture;
    auto const trace = fixture.decide("1", 40).trace_text;
    REQUIRE(trace.size() > 400);
    auto const packed = with_distances(trace);
    CHECK(packed[0] == 'd');
    CHECK(packed.size() < trace.size());
    CHECK(with_numbers(packed) == trace);
    CHECK(with_distances("1 0 rule a = 1\n2 1 fact x = 3\n3 1 again b[2] see 2 = 3\n") ==
          "d0 rule a = 1\n1 fact x = 3\n2 again b[2] see 1 = 3\n");
}

TEST_CASE("any text comes back from its distances") {
    RandomTexts random(7);
    tests::LedgerFixture const fixture;
    auto const trace = fixture.decide("1", 40).trace_text + "9999 1 x\n";
    for (auto const& text :
         {std::string(), std::string("\n"), std::string("1 0 rule"), std::string("1 0 \n"), std::string("1 1 x\n"),
          std::string("01 0 x\n"), std::string("1 00 x\n"), std::string("1 0 again x see 1\n"),
          std::string("1 0 again x see 0\n"), std::string("1 0 a\n2 1 again x see 1 see 9\n"),
          std::string("1 0 a\n2 1 again x see 01\n"), std::string("d0 x\n"), std::string("t")})
        CHECK(with_numbers(with_distances(text)) == text);
    for (int i = 0; i < 20000; ++i) {
        auto const text = random.mutated(trace.substr(0, trace.find('\n', random.below(trace.size())) + 1));
        auto const packed = with_distances(text);
        REQUIRE(with_numbers(packed) == text);
        // And the other way: what is taken is what would be given.
        auto const changed = random.mutated(packed);
        if (auto const back = with_numbers(changed)) REQUIRE(with_distances(*back) == changed);
    }
}
