// Numbers of citizens and cases in texts that stay readable: refused, and never in a leaf.
#include "engine/ledger/case_numbers.hpp"
#include "engine/ledger/characters.hpp"
#include "tests/unit/ledger/reading.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace wetwijzer;
using namespace wetwijzer::ledger;
using tests::code_of;
using tests::entries_of;
using tests::LedgerFixture;
using tests::size_of;
using Code = LedgerError::Code;
namespace people = tests::people;

namespace {

std::string found_in(std::string_view text, IsCase const& is_case = {}) {
    auto const found = find_number(text, is_case);
    return found ? std::string(text.substr(found->begin, found->end - found->begin)) : "";
}

std::string detail_of(std::function<void()> const& attempt) {
    try {
        attempt();
    } catch (LedgerError const& error) {
        return error.what();
    }
    return "";
}

// The leaves, with the digests and refs in them taken out: those are hex digits, which can look like anything.
std::vector<std::string> readable_leaves(store::Store const& store) {
    std::vector<std::string> leaves;
    for (auto entry : entries_of(store)) {
        auto leaf = to_leaf(entry);
        std::string kept, run;
        for (auto const c : leaf + "\n") {
            if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) {
                run += c;
                continue;
            }
            kept += run.size() < 32 ? run : "";
            kept += c;
            run.clear();
        }
        leaves.push_back(kept);
    }
    return leaves;
}

}  // namespace

TEST_CASE("nine digits that pass the test of eleven can be a BSN") {
    CHECK(can_be_bsn("999990135"));
    CHECK(can_be_bsn("123456782"));
    CHECK(can_be_bsn("012345672"));
    CHECK_FALSE(can_be_bsn("123456789"));
    CHECK_FALSE(can_be_bsn("999990136"));
    CHECK_FALSE(can_be_bsn("000000000"));
    CHECK_FALSE(can_be_bsn("99999013"));
    CHECK_FALSE(can_be_bsn("9999901350"));
    CHECK_FALSE(can_be_bsn("99999013a"));
}

TEST_CASE("what can be a BSN is found in a text, also with separators") {
    CHECK(found_in("bezwaar van 999990135") == "999990135");
    CHECK(found_in("999990135") == "999990135");
    CHECK(found_in("(999990135)") == "999990135");
    CHECK(found_in("bsn999990135x") == "999990135");
    CHECK(found_in("bsn 9999.90.135, spoed") == "9999.90.135");
    CHECK(found_in("999 990 135") == "999 990 135");
    CHECK(found_in("999-990-135") == "999-990-135");
    CHECK(found_in("2 999990135") == "999990135");
    CHECK(found_in("999990135 2") == "999990135");
    CHECK(found_in("gevolgd door 123456789 en 999990135") == "999990135");

    CHECK(found_in("") == "");
    CHECK(found_in("Awb art. 5:46 lid 2") == "");
    CHECK(found_in("Wet inburgering 2021, Stb. 2021, 38") == "");
    CHECK(found_in("steekproef van 2026-01-31") == "");
    CHECK(found_in("123456789") == "");
    CHECK(found_in("999990136") == "");
    CHECK(found_in("9999901350") == "");  // inside a longer row: not looked at, and said so
    CHECK(found_in("999  990135") == "");
}

TEST_CASE("numbers of cases are found in a text") {
    IsCase const is_case = [](std::string_view text) {
        return text == "123456789" || text == "20245" || text == "Z-2026-000123" || text == "012345670" ||
               text == "2021" || text == "zaak";
    };
    CHECK(found_in("over 123456789", is_case) == "123456789");
    CHECK(found_in("over 123.456.789", is_case) == "123.456.789");
    CHECK(found_in("zie 20245.", is_case) == "20245");
    CHECK(found_in("zie 12345670", is_case) == "12345670");
    CHECK(found_in("de zaak (Z-2026-000123), met spoed", is_case) == "Z-2026-000123");
    CHECK(found_in("Wet inburgering 2021", is_case) == "");  // too short to tell from a year
    CHECK(found_in("een zaak", is_case) == "");
    CHECK(holds_case_id("inzake dossier 12/345 A", "dossier 12/345 A"));
    CHECK_FALSE(holds_case_id("lid 2", "2"));
    CHECK_FALSE(holds_case_id("A. Bakker", "Bakker"));
}

TEST_CASE("what is found is taken out") {
    CHECK(without_numbers("999990135", {}) == "…");
    CHECK(without_numbers("J. 999990135 en 9999.90.135", {}) == "J. … en …");
    CHECK(without_numbers("A. Bakker", {}) == "A. Bakker");
}

TEST_CASE("no text of a leaf can hold a BSN: it is refused, and nothing is written") {
    LedgerFixture fixture;
    fixture.record("123456789");
    auto& ledger = fixture.ledger();
    auto const size = size_of(fixture.store());
    std::string const bsn = "999990135";
    auto const with_purpose = [&](std::string const& actor, std::string const& text) {
        auto act = fixture.act(actor);
        act.purpose = text;
        return act;
    };
    auto const refused = [&](std::string const& what, std::function<void()> const& attempt) {
        CHECK(code_of(attempt) == Code::HoldsNumber);
        CHECK(detail_of(attempt) == what);
        CHECK(size_of(fixture.store()) == size);
    };

    for (auto const& text : {"bezwaar van 999990135", "bezwaar van 999 990 135", "bezwaar van 123456789"}) {
        CAPTURE(text);
        refused("purpose", [&] {
            ledger.write(with_purpose(people::caseworker, text), Permission::WriteCase,
                         std::vector{fixture.decision("zaak 3", 40)});
        });
        refused("basis", [&] {
            auto act = fixture.act(people::caseworker);
            act.basis = text;
            ledger.write(act, Permission::WriteCase, std::vector{fixture.decision("zaak 3", 40)});
        });
        refused("purpose", [&] {
            AccessDetails about;
            about.what = "show";
            about.cases = {ledger.find_case("123456789").value()};
            ledger.access(with_purpose(people::caseworker, text), Permission::ReadCase, about,
                          [](CaseReader const&) { FAIL("read"); });
        });
        refused("purpose", [&] {
            ledger.write(with_purpose(people::caseworker, text), Permission::WriteCase,
                         [&](CaseReader const&) { return std::vector{fixture.decision("zaak 3", 40)}; });
        });
        refused("reason", [&] { ledger.erase(fixture.act(people::administrator), "123456789", text); });
        refused("purpose", [&] { ledger.rekey(with_purpose(people::administrator, text), tests::key_named("new")); });
        refused("name", [&] {
            ledger.add_actor(fixture.act(people::administrator), text, Role::Auditor,
                             crypto::SigningKey(tests::key_named("x")).public_key());
        });
        Draft setting;
        setting.kind = Kind::Setting;
        setting.details = to_text(SettingDetails{"vier_ogen", {text}});
        refused("setting", [&] {
            ledger.write(fixture.act(people::administrator), Permission::Administer, std::vector{setting});
        });
        Draft sent;
        sent.kind = Kind::Export;
        sent.details = to_text(ExportDetails{text, 1, {}});
        refused("export", [&] { ledger.write(fixture.act(people::auditor), Permission::ReadAll, std::vector{sent}); });
    }
    // Of a case that this transaction opens, and that no test of eleven tells.
    refused("purpose", [&] {
        ledger.write(with_purpose(people::caseworker, "over 111111112"), Permission::WriteCase,
                     std::vector{fixture.facts("zaak 4", "/x", "1"), fixture.facts("111111112", "/x", "1")});
    });
    refused("purpose", [&] {
        ledger.write(with_purpose(people::caseworker, "over dossier 12/345 A"), Permission::WriteCase,
                     std::vector{fixture.facts("dossier 12/345 A", "/x", "1")});
    });
    CHECK(code_of([&] {
              ledger.write(with_purpose(people::caseworker, "over 111111111"), Permission::WriteCase,
                           std::vector{fixture.facts("zaak 4", "/x", "1")});
          }) == std::nullopt);
    CHECK(fixture.all_bytes().find(bsn) == std::string::npos);
    CHECK(tests::findings_of(fixture.path(), *fixture.keys().master).empty());
}

TEST_CASE("after a backup was put back, the reason holds no BSN either") {
    LedgerFixture fixture;
    fixture.record("123456789");
    Anchor seen = fixture.ledger().anchor();
    seen.size += 1000;
    auto opened = fixture.open(fixture.keys(), seen);
    auto const restore = [&](std::string const& reason) {
        opened.ledger->accept_restored(fixture.act(people::administrator), reason);
    };
    CHECK(code_of([&] { restore("door 999990135"); }) == Code::HoldsNumber);
    CHECK(code_of([&] { restore("door 123456789"); }) == Code::HoldsNumber);
    CHECK(code_of([&] { restore("de schijf was stuk"); }) == std::nullopt);
}

TEST_CASE("a refusal is recorded without the number that was typed as a name") {
    LedgerFixture fixture;
    fixture.record("123456789");
    auto const claim = [&](std::string const& name, std::string const& purpose) {
        auto act = fixture.act(name);
        act.purpose = purpose;
        CHECK_THROWS_AS(fixture.ledger().permit(act, Permission::WriteCase), AccessError);
        auto const last = entries_of(fixture.store()).back();
        RefusalDetails details;
        CHECK(last.kind == Kind::Refusal);
        CHECK(read(last.details, details));
        return details.claimed + "|" + last.purpose;
    };
    CHECK(claim("999990135", "x") == "…|x");
    CHECK(claim("123456789", "x") == "…|x");
    CHECK(claim("J. 9999.90.135", "bezwaar van 999990135") == "J. …|bezwaar van …");
    CHECK(claim("Niemand", "x") == "Niemand|x");
    CHECK(fixture.all_bytes().find("999990135") == std::string::npos);
    CHECK(tests::findings_of(fixture.path(), *fixture.keys().master).empty());
}

TEST_CASE("who was in the ledger before a case got their name as its number can go on, and go") {
    LedgerFixture fixture;
    auto const key = crypto::SigningKey(tests::key_named("Balie 12345")).public_key();
    fixture.ledger().add_actor(fixture.act(people::administrator), "Balie 12345", Role::Auditor, key);
    fixture.record("12345");
    CHECK(code_of([&] {
              fixture.ledger().change_role(fixture.act(people::administrator), "Balie 12345", Role::Policy);
              fixture.ledger().withdraw_actor(fixture.act(people::administrator), "Balie 12345");
          }) == std::nullopt);
}

TEST_CASE("no leaf of a mixed ledger holds what can be a BSN, whatever is tried") {
    LedgerFixture fixture;
    auto const random = tests::counted_random("numbers");
    auto const below = [&](unsigned limit) {
        std::array<std::uint8_t, 2> bytes{};
        random(bytes);
        return (bytes[0] * 256U + bytes[1]) % limit;
    };
    constexpr std::array<char const*, 7> pieces{" ", "-", ".", "lid", "2", "12", ", "};
    int written = 0, refused = 0;
    for (int i = 0; i < 300; ++i) {
        std::string text = "t";
        for (auto left = 1 + below(5); left > 0; --left) {
            text += pieces[below(pieces.size())];
            for (auto digits = below(10); digits > 0; --digits) text += static_cast<char>('0' + below(10));
        }
        if (below(2) == 0) text += " 9999" + std::string(pieces[below(4)]) + "90135";
        auto const name = is_name(text) ? text : "t";
        auto act = fixture.act(below(3) == 0 ? name : people::caseworker);
        (below(2) == 0 ? act.purpose : act.basis) = text;
        try {
            fixture.ledger().write(act, Permission::WriteCase, std::vector{fixture.facts("zaak", "/x", "1")});
            ++written;
        } catch (LedgerError const& error) {
            CHECK(error.code() == Code::HoldsNumber);
            ++refused;
        } catch (AccessError const&) {
        }
    }
    CHECK(written > 30);
    CHECK(refused > 30);
    fixture.add_mixed(40);
    for (auto const& leaf : readable_leaves(fixture.store())) {
        INFO(leaf);
        CHECK(found_in(leaf) == "");
    }
}
