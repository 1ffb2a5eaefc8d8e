// The verbs of `ledger` as somebody at a desk uses them, on a ledger that is really on disk.
#include "engine/ledger/keys.hpp"
#include "tests/unit/cli/ledger_world.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace fs = std::filesystem;
using namespace wetwijzer;
using tests::has;
using tests::LedgerWorld;
using tests::Words;

namespace {

struct Made : LedgerWorld {
    Made() { make(); }

    nlohmann::json json(Words words, int exit = 0) {
        words.push_back("--json");
        auto const ran = run(std::move(words));
        INFO(ran.err);
        CHECK(ran.exit == exit);
        auto json = nlohmann::json::parse(ran.out, nullptr, false);
        REQUIRE(json.is_object());
        return json;
    }
    std::size_t size() { return json({"ledger", "list", ledger()})["entries"].size(); }
    std::string last_kind() { return json({"ledger", "list", ledger()})["entries"].back()["kind"]; }
    void keep(std::string const& name, Words words) { world.files.bytes["/werk/" + name] = run(std::move(words)).out; }
};

}  // namespace

TEST_CASE_METHOD(LedgerWorld, "init makes keys and a ledger, once") {
    auto const made = run_by("Beheer", {"ledger", "init", ledger()});
    CHECK(made.exit == 0);
    CHECK(made.err.empty());
    auto const& files = world.files.bytes;
    for (auto const* const name : {"logboek", "hoofdsleutel", "medewerker-beheer"}) {
        INFO(name);
        auto const found = files.find("/werk/sleutels/" + std::string(name) + ".sleutel");
        REQUIRE(found != files.end());
        CHECK(ledger::read_key_file(found->second));
        CHECK(has(made.out, "sleutels/" + std::string(name) + ".sleutel"));
    }
    auto const before = bytes();
    CHECK(run_by("Beheer", {"ledger", "init", ledger()}).exit == 4);
    auto const other = run_by("Beheer", {"ledger", "init", folder + "/ander.db"});
    CHECK(other.exit == 2);
    CHECK(has(other.err, "de sleutels in `sleutels` zijn van een ander grootboek"));
    CHECK_FALSE(fs::exists(folder + "/ander.db"));
    CHECK(bytes() == before);
}

TEST_CASE_METHOD(LedgerWorld, "init that came to nothing can be done again, with the same keys") {
    auto const failed = run_by("Beheer", {"ledger", "init", folder + "/weg/x.db"});
    CHECK(failed.exit == 4);
    CHECK(failed.out.empty());
    auto const key = world.files.bytes.at("/werk/sleutels/logboek.sleutel");
    CHECK(run_by("Beheer", {"ledger", "init", ledger()}).exit == 0);
    CHECK(world.files.bytes.at("/werk/sleutels/logboek.sleutel") == key);
}

TEST_CASE_METHOD(Made, "a decision comes with the facts that are new, once") {
    auto const first = decide("Bente", {"--bron", "BRP bericht 4711 op 2026-01-10"});
    CHECK(first.err.empty());
    CHECK(first.exit == 0);
    CHECK(has(first.out, "als besluit 10 in een nieuwe zaak, met 2 nieuwe gegevens in regel 8."));
    CHECK(has(decide().out, "als besluit 11.\n"));
    auto const facts = run_by("Axel", {"ledger", "show", ledger(), "8"});
    CHECK(has(facts.out, "/geboortedatum = \"2000-02-29\"  [BRP, bericht 4711, 2026-01-10, document "));
    auto const document = crypto::sha256(tests::small_case).hex();
    CHECK(has(facts.out, "document " + document + ", vastgesteld door Bente]\n"));

    world.files.bytes["/werk/zaak.json"] =
        R"({"zaak": "Z-1", "peildatum": "2026-01-15", "geboortedatum": "2001-01-01"})";
    auto const corrected = decide();
    CHECK(has(corrected.out, "met 1 nieuw gegeven in regel 13."));
    auto const untold = run_by("Axel", {"ledger", "show", ledger(), "13"});  // the rules say where it comes from
    CHECK(has(untold.out, "\"2001-01-01\"  [BRP, document "));
    CHECK(has(corrected.err, "het grootboek weet over deze zaak ook aanvraagdatum"));
    auto const known =
        run_by("Bente", {"decide", "--ledger", ledger(), "--zaak", "Z-1", "--peildatum", "2026-01-15", "--json"});
    CHECK(known.exit == 0);
    auto const json = nlohmann::json::parse(known.out, nullptr, false);
    CHECK(json["facts"]["geboortedatum"] == "2001-01-01");
    CHECK(json["facts"]["aanvraagdatum"] == "2026-01-05");
    CHECK_FALSE(json["record"].contains("facts"));
}

TEST_CASE_METHOD(Made, "what was decided otherwise stands beside what was computed") {
    Words const otherwise{"--anders", "toeslag=€ 750", "--motivering", "hardheid", "--op-grond-van", "W art. 2"};
    auto const ran = decide("Bente", otherwise);
    INFO(ran.err);
    CHECK(ran.exit == 0);
    CHECK(has(ran.out, "    berekend:    € 1.000\n    besloten:    € 750\n    grondslag:   W art. 2\n"));
    auto const shown = run_by("Axel", {"ledger", "show", ledger()});
    CHECK(has(shown.out, "    berekend:    € 1.000\n    besloten:    € 750\n"));
    CHECK(has(run({"ledger", "list", ledger()}).out, "(anders besloten)"));
}

TEST_CASE_METHOD(Made, "deciding otherwise takes an outcome, another value, a reason and a ground") {
    auto const before = size();
    auto const refused = [&](Words const& more, std::string const& message) {
        auto const ran = decide("Bente", more);
        INFO(ran.err);
        CHECK(ran.exit == 2);
        CHECK(ran.out.empty());
        CHECK(has(ran.err, message));
    };
    Words const why{"--motivering", "m", "--op-grond-van", "W art. 2"};
    auto const with = [&](Words words) {
        words.insert(words.end(), why.begin(), why.end());
        return words;
    };
    refused(with({"--anders", "toeslag"}), "geen uitkomst=waarde");
    refused(with({"--anders", "toeslg=€ 1"}), "bedoelde u `toeslag`?");
    refused(with({"--anders", "toeslag=€ 1.000"}), "dat is wat er is berekend");
    refused(with({"--anders", "toeslag=750"}), "--anders `toeslag=750`");
    refused(with({"--anders", "toeslag=-€ 100"}), "een bedrag van nul of meer");
    refused(with({"--anders", "toeslag=€ 1 - € 2"}), "een bedrag van nul of meer");
    refused(with({"--anders", "toeslag=€ 1) of (ja"}), "geen waarde voor `toeslag`");
    refused(with({"--anders", "toeslag=bedrag_per_jaar + € 1 is € 2"}), "geen waarde voor `toeslag`");
    refused(with({"--anders", "meerderjarig=misschien"}), "geen waarde voor `meerderjarig`");
    refused(with({"--anders", "toeslag=€ 1", "--anders", "toeslag=€ 2"}), "twee keer");
    refused({"--anders", "toeslag=€ 1", "--motivering", "m"}, "--op-grond-van");
    refused({"--anders", "toeslag=€ 1", "--op-grond-van", "W art. 2"}, "--motivering");
    refused({"--anders", "toeslag=€ 1", "--motivering", "m", "--op-grond-van", "Xyz art. 1"},
            "geen plaats in een bron");
    refused(why, "horen bij --anders");
    refused({"--anders", "toeslag=€ 1", "--motivering", "een\ntwee", "--op-grond-van", "W art. 2"}, "achter elkaar");
    CHECK(size() == before);
    CHECK(run({"decide", "zaak.json", "--anders", "toeslag=€ 1"}).exit == 2);
}

TEST_CASE_METHOD(Made, "every role may what it may, and every refusal is recorded") {
    REQUIRE(decide().exit == 0);
    struct Try {
        Words words;
        std::string allowed;  // first letters of names
    };
    auto const number = std::string("10");
    std::vector<Try> const tries{
        {{"decide", "zaak.json", "--ledger", ledger()}, "Bente Bram"},
        {{"ledger", "show", ledger(), number}, "Bente Bram Axel"},
        {{"ledger", "list", ledger(), "--zaak", "Z-1"}, "Bente Bram Axel"},
        {{"ledger", "approve", ledger(), number}, "Bram"},  // Bente took it
        {{"ledger", "setting", ledger(), "vier_ogen", "toekenning"}, "Beheer"},
        {{"ledger", "actor", ledger(), "Nieuw", "--rol", "auditor"}, "Beheer"},
        {{"ledger", "backup", ledger(), folder + "/kopie.db"}, "Beheer"},
        {{"ledger", "rekey", ledger()}, "Beheer"},
    };
    for (auto const& one : tries)
        for (auto const* const name : {"Bente", "Bram", "Axel", "Pia", "Beheer", "Niemand"}) {
            auto const before = size();
            auto const ran = run_by(name, one.words);
            INFO(name << ": " << one.words[0] << " " << one.words[1] << "\n" << ran.err);
            if (has(one.allowed, name)) {
                CHECK(ran.exit == 0);
                continue;
            }
            CHECK(ran.exit == 2);
            CHECK(ran.out.empty());
            if (has(ran.err, "fout[G0006]")) continue;  // four eyes: no matter of roles
            CHECK(ran.err.starts_with("fout[A000"));
            CHECK(has(ran.err, "de poging is vastgelegd"));
            CHECK(size() == before + 1);
            CHECK(last_kind() == "refusal");
        }
    CHECK(run({"ledger", "verify", ledger()}).exit == 0);
}

TEST_CASE_METHOD(Made, "without permission nothing personal is told") {
    REQUIRE(decide().exit == 0);
    for (auto const& words : std::vector<Words>{{"ledger", "list", ledger()},
                                                {"ledger", "list", ledger(), "--json"},
                                                {"ledger", "show", ledger(), "10"},
                                                {"ledger", "show", ledger(), "8", "--json"},
                                                {"ledger", "verify", ledger(), "--json"},
                                                {"ledger", "export", ledger(), "--met-delen"},
                                                {"ledger", "prove", ledger(), "10"},
                                                {"ledger", "head", ledger()}}) {
        auto const ran = run(words);
        INFO(words[1]);
        CHECK(ran.exit == 0);
        for (auto const* const personal : {"Z-1", "2000-02-29", "1000.00"}) {
            INFO(personal);
            CHECK_FALSE(has(ran.out + ran.err, personal));
        }
    }
    for (auto const* const personal : {"Z-1", "2000-02-29", "1000.00"}) CHECK_FALSE(has(bytes(), personal));
}

TEST_CASE_METHOD(Made, "no secret is ever printed") {
    REQUIRE(decide().exit == 0);
    std::string printed;
    auto const collect = [&](tests::Ran const& ran) { printed += ran.out + ran.err; };
    collect(run({"ledger", "key", "--door", "Later"}));
    collect(run_by("Beheer", {"ledger", "actor", ledger(), "Kees", "--rol", "auditor"}));
    collect(run_by("Beheer", {"ledger", "rekey", ledger(), "--json"}));
    collect(run_by("Axel", {"ledger", "show", ledger(), "10", "--json"}));
    collect(run({"ledger", "export", ledger()}));
    collect(run({"ledger", "actor", ledger(), "--json"}));
    std::size_t secrets = 0;
    for (auto const& [path, text] : world.files.bytes) {
        auto const file = ledger::read_key_file(text);
        if (!file) continue;
        ++secrets;
        INFO(path);
        CHECK_FALSE(has(printed, file->secret.hex()));
        CHECK_FALSE(has(bytes(), file->secret.hex()));
        CHECK_FALSE(has(bytes(), std::string(file->secret.bytes())));
    }
    CHECK(secrets >= 10);
}

TEST_CASE_METHOD(Made, "keys that others may read, that are double, or that are not there") {
    auto const person = std::string("/werk/sleutels/medewerker-bente.sleutel");
    world.files.exposed.insert(person);
    auto const exposed = decide();
    CHECK(exposed.exit == 2);
    CHECK(has(exposed.err, "is niet geheim"));
    world.files.exposed.clear();

    auto& files = world.files.bytes;
    files["/werk/sleutels/dubbel.sleutel"] = ledger::to_text(ledger::KeyFile{
        ledger::KeyFile::Kind::Actor, "Bente",
        crypto::Key::random([](auto bytes) { std::fill(bytes.begin(), bytes.end(), std::uint8_t{7}); })});
    CHECK(has(decide().err, "twee sleutels voor hetzelfde"));
    auto const own = files.extract(person);
    auto const wrong = decide();
    CHECK(wrong.exit == 2);
    CHECK(wrong.err.starts_with("fout[A0004]"));
    files.erase("/werk/sleutels/dubbel.sleutel");
    CHECK(decide().err.starts_with("fout[A0003]"));
    files["/werk/sleutels/medewerker-bente.sleutel"] = "{}";
    CHECK(has(decide().err, "geen sleutel van Wetwijzer"));
    files[person] = own.mapped();
    CHECK(decide().exit == 0);
    files.erase("/werk/sleutels/logboek.sleutel");
    auto const no_log = decide();
    CHECK(no_log.err.starts_with("fout[A0006]"));
    CHECK_FALSE(has(no_log.err, "vastgelegd;"));
}

TEST_CASE_METHOD(Made, "two folders of keys: the system's and one's own") {
    auto& files = world.files.bytes;
    auto own = files.extract("/werk/sleutels/medewerker-bente.sleutel");
    own.key() = "/werk/eigen/bente.sleutel";
    files.insert(std::move(own));
    CHECK(decide().exit == 2);
    CHECK(decide("Bente", {"--sleutels", "sleutels", "--sleutels", "eigen"}).exit == 0);
}

TEST_CASE_METHOD(Made, "a person brings a key of their own, and the administrator takes in its public half") {
    auto const key = json({"ledger", "key", "--sleutels", "eigen", "--door", "Zoë"});
    CHECK(run({"ledger", "key", "--sleutels", "eigen", "--door", "Zoë"}).exit == 2);
    auto const hex = key["public_key"].get<std::string>();
    for (auto const& none : {std::string("00"), std::string(64, '0'), std::string(64, 'f')})
        CHECK(run_by("Beheer", {"ledger", "actor", ledger(), "Zoë", "--rol", "behandelaar", "--openbaar", none}).exit ==
              2);
    CHECK(run_by("Beheer", {"ledger", "actor", ledger(), "Zoë", "--rol", "behandelaar", "--openbaar", hex}).exit == 0);
    CHECK(has(run_by("Beheer", {"ledger", "actor", ledger(), "Bel", "--rol", "behandelaar", "--openbaar", hex}).err,
              "deze sleutel is al van `Zoë`"));
    CHECK(decide("Zoë", {"--sleutels", "sleutels", "--sleutels", "eigen"}).exit == 0);
    CHECK(run_by("Beheer", {"ledger", "actor", ledger(), "Zoë", "--intrekken"}).exit == 0);
    CHECK(decide("Zoë", {"--sleutels", "sleutels", "--sleutels", "eigen"}).err.starts_with("fout[A0002]"));
    CHECK(run_by("Beheer", {"ledger", "actor", ledger(), "Beheer", "--intrekken"}).err.starts_with("fout[G0010]"));
    CHECK(run_by("Beheer", {"ledger", "actor", ledger(), "Niemand", "--intrekken"}).err.starts_with("fout[G0009]"));
    CHECK(run_by("Beheer", {"ledger", "actor", ledger(), "Bram", "--rol", "auditor"}).exit == 0);
    CHECK(decide("Bram").err.starts_with("fout[A0005]"));
    CHECK(run({"ledger", "verify", ledger()}).exit == 0);
}

TEST_CASE_METHOD(Made, "a backup that was put back is noticed, and an administrator goes on") {
    REQUIRE(run_by("Beheer", {"ledger", "backup", ledger(), folder + "/kopie.db"}).exit == 0);
    REQUIRE(decide().exit == 0);
    fs::remove(ledger());
    CHECK(run({"ledger", "restore", folder + "/kopie.db", ledger()}).exit == 0);
    CHECK(run({"ledger", "restore", folder + "/kopie.db", ledger()}).exit == 4);
    auto const before = bytes();
    auto const refused = decide();
    CHECK(refused.exit == 3);
    CHECK(refused.err.starts_with("fout[G0001]"));
    CHECK(bytes() == before);
    CHECK(run({"ledger", "verify", ledger(), "--sleutels", "sleutels"}).exit == 3);
    CHECK(run_by("Beheer", {"ledger", "accept-restored", ledger()}).exit == 2);
    CHECK(run_by("Bente", {"ledger", "accept-restored", ledger(), "--reden", "r"}).exit == 2);
    CHECK(run_by("Beheer", {"ledger", "accept-restored", ledger(), "--reden", "schijf"}).exit == 0);
    CHECK(decide().exit == 0);
    CHECK(run({"ledger", "verify", ledger(), "--sleutels", "sleutels"}).exit == 0);
}

TEST_CASE_METHOD(Made, "after an erasure the case is gone and the ledger holds") {
    REQUIRE(decide().exit == 0);
    CHECK(run_by("Beheer", {"ledger", "erase", ledger(), "--zaak", "Z-1"}).exit == 2);
    CHECK(run_by("Beheer", {"ledger", "erase", ledger(), "--zaak", "Z-1", "--reden", "van Z-1"}).exit == 2);
    CHECK(
        run_by("Bente", {"ledger", "erase", ledger(), "--zaak", "Z-1", "--reden", "r"}).err.starts_with("fout[A0005]"));
    auto const erased = run_by("Beheer", {"ledger", "erase", ledger(), "--zaak", "Z-1", "--reden", "bewaartermijn"});
    CHECK(erased.exit == 0);
    CHECK(has(erased.out, "4 verzegelde delen"));
    CHECK(has(run_by("Axel", {"ledger", "show", ledger(), "10"}).out, "zijn gewist"));
    CHECK(run_by("Axel", {"ledger", "list", ledger(), "--zaak", "Z-1"}).err.starts_with("fout[G0002]"));
    CHECK(run({"ledger", "verify", ledger()}).exit == 0);
    CHECK(decide().exit == 0);  // a new case with the old number
    CHECK(has(run_by("Axel", {"ledger", "show", ledger(), "10"}).out, "zijn gewist"));
}

TEST_CASE_METHOD(Made, "a new master key, also when the change was broken off halfway") {
    REQUIRE(decide().exit == 0);
    auto& files = world.files.bytes;
    auto const old = files.at("/werk/sleutels/hoofdsleutel.sleutel");
    CHECK(run_by("Beheer", {"ledger", "rekey", ledger()}).exit == 0);
    auto const fresh = files.at("/werk/sleutels/hoofdsleutel.sleutel");
    CHECK(fresh != old);
    CHECK(files.at("/werk/sleutels/hoofdsleutel-1.oud") == old);
    CHECK(run_by("Axel", {"ledger", "show", ledger(), "10"}).exit == 0);

    // As if the power went between the ledger and the files.
    files.erase("/werk/sleutels/hoofdsleutel-1.oud");
    files["/werk/sleutels/hoofdsleutel.sleutel"] = old;
    files["/werk/sleutels/hoofdsleutel.nieuw"] = fresh;
    auto const after = run_by("Axel", {"ledger", "show", ledger(), "10"});
    CHECK(after.exit == 0);
    CHECK(has(after.err, "is nu afgemaakt"));
    CHECK(files.at("/werk/sleutels/hoofdsleutel.sleutel") == fresh);
    CHECK(files.at("/werk/sleutels/hoofdsleutel-1.oud") == old);
    // And before the ledger: the key that waits is no other's, and is used the next time.
    auto const waiting = ledger::to_text(
        ledger::KeyFile{ledger::KeyFile::Kind::Master, "",
                        crypto::Key::random([](auto b) { std::fill(b.begin(), b.end(), std::uint8_t{9}); })});
    files["/werk/sleutels/hoofdsleutel.nieuw"] = waiting;
    CHECK(run_by("Axel", {"ledger", "show", ledger(), "10"}).err.empty());
    CHECK(run_by("Beheer", {"ledger", "rekey", ledger()}).exit == 0);
    CHECK(files.at("/werk/sleutels/hoofdsleutel.sleutel") == waiting);
}

TEST_CASE_METHOD(Made, "heads and proofs leave the ledger and are checked without it") {
    keep("eerst.json", {"ledger", "head", ledger()});
    REQUIRE(decide().exit == 0);
    keep("nu.json", {"ledger", "head", ledger()});
    keep("bewijs.json", {"ledger", "prove", ledger(), "10"});
    keep("groei.json", {"ledger", "prove", ledger(), "--vanaf", "eerst.json"});
    CHECK(run({"ledger", "check-proof", "bewijs.json", "--kop", "nu.json"}).exit == 0);
    CHECK(run({"ledger", "check-proof", "groei.json", "--kop", "eerst.json"}).exit == 0);
    CHECK(run({"ledger", "check-proof", "bewijs.json", "--kop", "eerst.json"}).exit == 3);
    CHECK(has(run({"ledger", "check-proof", "bewijs.json"}).out, "Let op"));
    auto& files = world.files.bytes;
    auto text = files["/werk/bewijs.json"];
    auto const at = text.find("Bente");
    REQUIRE(at != std::string::npos);
    files["/werk/vals.json"] = text.replace(at, 5, "Bram ");
    CHECK(run({"ledger", "check-proof", "vals.json"}).exit != 0);
    CHECK(run({"ledger", "check-proof", "nu.json"}).exit == 2);
    CHECK(run({"ledger", "prove", ledger()}).exit == 2);
    CHECK(run({"ledger", "prove", ledger(), "10", "--vanaf", "eerst.json"}).exit == 2);
    CHECK(run({"ledger", "prove", ledger(), "10", "--kop", "eerst.json"}).exit == 2);
    CHECK(run({"ledger", "prove", ledger(), "99"}).exit == 2);

    auto const key = json({"ledger", "verify", ledger()})["log_key"].get<std::string>();
    CHECK(run({"ledger", "verify", ledger(), "--vertrouw", key, "--kop", "eerst.json", "--kop", "nu.json"}).exit == 0);
    CHECK(run({"ledger", "verify", ledger(), "--vanaf", "eerst.json"}).exit == 0);
    CHECK(run({"ledger", "verify", ledger(), "--vertrouw", std::string(64, 'a')}).exit == 3);
    CHECK(run({"ledger", "check-proof", "bewijs.json", "--vertrouw", key}).exit == 0);
    CHECK(run({"ledger", "check-proof", "bewijs.json", "--vertrouw", std::string(64, 'a')}).exit == 3);
    CHECK(has(run({"ledger", "head", ledger(), "--kort"}).out, "  WW1-10-"));
}

TEST_CASE_METHOD(Made, "four eyes") {
    REQUIRE(run_by("Beheer", {"ledger", "setting", ledger(), "vier_ogen", "toekenning"}).exit == 0);
    auto const ran = decide();
    CHECK(has(ran.out, "vraagt vier ogen"));
    CHECK(run_by("Bente", {"ledger", "approve", ledger(), "11"}).err.starts_with("fout[G0006]"));
    CHECK(run_by("Bram", {"ledger", "approve", ledger(), "11", "--opmerking", "gezien"}).exit == 0);
    CHECK(run_by("Bram", {"ledger", "approve", ledger(), "11"}).err.starts_with("fout[G0007]"));
    CHECK(run_by("Bram", {"ledger", "approve", ledger(), "3"}).err.starts_with("fout[G0003]"));
    CHECK(has(run_by("Axel", {"ledger", "show", ledger(), "11"}).out, "(regel 12): gezien"));
    CHECK(run_by("Beheer", {"ledger", "setting", ledger(), "vier_ogen", "--geen"}).exit == 0);
    CHECK_FALSE(has(decide().out, "vier ogen"));
}

TEST_CASE_METHOD(Made, "who acts, what for and when must be words and moments") {
    auto const before = size();
    for (auto const* const name : {"   ", "a\nb", "a\x1b[1m", " a", "a "}) CHECK(decide(name).exit == 2);
    for (auto const* const wrong :
         {"2023-02-29T12:00:00Z", "2024-01-01", "2024-01-01T24:00:00Z", "2024-01-01T12:60:00Z", "2024-01-01T12:00:60Z",
          "2024-01-01T12:00:00", "2024-01-01T12:00:00+01:00", "2024-01-01 12:00:00Z", "2024-01-01T12:00:00ZZ"}) {
        INFO(wrong);
        CHECK(decide("Bente", {"--tijdstip", wrong}).exit == 2);
    }
    CHECK(decide("Bente", {"--doel", "a\nb"}).exit == 2);
    CHECK(decide("Bente", {"--bron", "XYZ"}).exit == 2);
    CHECK(decide("Bente", {"--bron", "BRP bericht"}).exit == 2);
    CHECK(decide("Bente", {"--bron", "BRP op gisteren"}).exit == 2);
    CHECK(run({"decide", "zaak.json", "--ledger", ledger()}).exit == 2);
    CHECK(run({"decide", "zaak.json", "--door", "a"}).exit == 2);
    CHECK(run({"decide", "--zaak", "Z-1"}).exit == 2);
    CHECK(size() == before);

    world.variables["TRACEPARENT"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    REQUIRE(
        decide("Bente", {"--tijdstip", "2026-03-01T13:05:10Z", "--doel", "proef", "--grondslag", "AVG art. 6"}).exit ==
        0);
    auto const entry = json({"ledger", "show", ledger(), "10"});
    CHECK(entry["recorded_at"] == "2026-03-01T13:05:10Z");
    CHECK(entry["time_given"] == true);
    CHECK(entry["purpose"] == "proef");
    CHECK(entry["basis"] == "AVG art. 6");
    CHECK(entry["traceparent"] == world.variables["TRACEPARENT"]);
    world.variables["TRACEPARENT"] = "onzin";
    REQUIRE(decide().exit == 0);
    auto const next = json({"ledger", "show", ledger(), "11"});
    CHECK_FALSE(next.contains("traceparent"));
    CHECK(next["clock"] == "2026-03-01T13:05:09Z");  // a second before what was given
}

TEST_CASE_METHOD(Made, "a time that was given is not after the clock, nor before the last entry") {
    auto const before = size();
    for (auto const* const late : {"2026-03-01T13:10:10Z", "2099-01-01T00:00:00Z", "9999-12-31T23:59:59Z"}) {
        auto const refused = decide("Bente", {"--tijdstip", late});
        CHECK(refused.exit == 2);
        CHECK(has(refused.err, "na de klok van deze computer (2026-03-01T13:05:09Z)"));
    }
    CHECK(size() == before);
    auto const early = decide("Bente", {"--tijdstip", "2020-01-01T00:00:00Z"});
    CHECK(early.exit == 2);
    CHECK(has(early.err, "vóór de laatste regel van het grootboek (2026-03-01T13:05:09Z)"));
    CHECK(size() == before);
    // An attempt is recorded all the same, by the clock.
    CHECK(decide("Axel", {"--tijdstip", "2099-01-01T00:00:00Z"}).err.starts_with("fout[A0005]"));
    CHECK(json({"ledger", "show", ledger(), std::to_string(before + 1)})["recorded_at"] == "2026-03-01T13:05:09Z");
    CHECK(decide("Bente", {"--tijdstip", "2026-03-01T13:10:09Z"}).exit == 0);
    auto const verified = run({"ledger", "verify", ledger()});
    CHECK(verified.exit == 0);
    CHECK(has(verified.out, "zijn later vastgelegd dan de klok"));
    CHECK(json({"ledger", "verify", ledger()})["ahead_from"] == before + 2);
}

TEST_CASE_METHOD(LedgerWorld, "an exercise that begins at a later time goes on from there") {
    auto const by = [&](std::string const& time, Words words) {
        words.insert(words.end(), {"--tijdstip", time});
        return run_by("Beheer", std::move(words)).exit;
    };
    CHECK(by("2028-01-03T08:00:00Z", {"ledger", "init", ledger()}) == 0);
    CHECK(by("2028-01-04T08:00:00Z", {"ledger", "actor", ledger(), "Bente", "--rol", "behandelaar"}) == 0);
    CHECK(by("2028-01-03T09:00:00Z", {"ledger", "actor", ledger(), "Bram", "--rol", "behandelaar"}) == 2);
    CHECK_FALSE(has(run({"ledger", "verify", ledger()}).out, "later vastgelegd"));
}

TEST_CASE_METHOD(Made, "a folder with keys that cannot be written keeps nobody from recording") {
    std::string anchor;
    for (auto const& [path, text] : world.files.bytes)
        if (path.ends_with(".anker")) anchor = path;
    REQUIRE_FALSE(anchor.empty());
    struct ReadOnly {
        std::map<std::string, cli::FileProblem>& problems;
        ~ReadOnly() { problems.clear(); }
    } const read_only{world.files.unwritable};
    world.files.unwritable[anchor] = cli::FileProblem::NoAccess;
    auto const count = [](std::string const& text, std::string const& part) {
        int found = 0;
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
        return found;
    };
    auto const decided = decide();
    CHECK(decided.exit == 0);
    CHECK(has(decided.out, "als besluit 10"));
    CHECK(count(decided.err, "let op") == 1);
    CHECK(has(decided.err, "kon niet worden bijgehouden"));
    for (auto const& words : {Words{"replay", ledger(), "10", "--door", "Bente"},
                              Words{"ledger", "show", ledger(), "10", "--door", "Bente"},
                              Words{"ledger", "actor", ledger(), "Zoë", "--rol", "beleid", "--door", "Beheer"}}) {
        auto const ran = run(words);
        CHECK(ran.exit == 0);
        CHECK(count(ran.err, "let op") == 1);
    }
}

TEST_CASE_METHOD(Made, "a folder with keys that is not there, is empty, is another ledger's, or open to all") {
    auto const missing = decide("Bente", {"--sleutels", "weg"});
    CHECK(missing.exit == 4);
    CHECK(has(missing.err, "`weg` bestaat niet"));
    world.files.bytes["/werk/leeg/lees.mij"] = "";
    auto const empty = decide("Bente", {"--sleutels", "leeg"});
    CHECK(empty.exit == 2);
    CHECK(has(empty.err, "in `leeg` staat geen enkele sleutel"));
    CHECK(run({"ledger", "verify", ledger(), "--sleutels", "weg"}).exit == 4);

    auto const other = folder + "/ander.db";
    REQUIRE(run_by("Beheer", {"ledger", "init", other, "--sleutels", "ander"}).exit == 0);
    auto const verified = run({"ledger", "verify", ledger(), "--sleutels", "ander"});
    CHECK(verified.exit == 2);
    CHECK(has(verified.err, "`ander` zijn van een ander grootboek"));

    world.files.open_folders.insert("/werk/sleutels");
    auto const open = decide();
    CHECK(open.exit == 2);
    CHECK(has(open.err, "mag iedereen schrijven"));
}

TEST_CASE_METHOD(Made, "keys that have not seen the ledger yet say so") {
    REQUIRE(decide().err.empty());
    std::erase_if(world.files.bytes, [](auto const& file) { return file.first.ends_with(".anker"); });
    auto const verified = run({"ledger", "verify", ledger(), "--sleutels", "sleutels"});
    CHECK(verified.exit == 0);
    CHECK(has(verified.out, "deze sleutels zagen dit grootboek nog niet"));
    auto const decided = decide();
    CHECK(decided.exit == 0);
    CHECK(has(decided.err, "deze sleutels zagen dit grootboek nog niet"));
    CHECK(decide().err.empty());
    CHECK_FALSE(has(run({"ledger", "verify", ledger(), "--sleutels", "sleutels"}).out, "nog niet"));
}

TEST_CASE_METHOD(Made, "verify takes the line that was printed of a head") {
    auto line = run({"ledger", "head", ledger(), "--kort"}).out;
    line = line.substr(line.find("WW1-"));
    line = line.substr(0, line.find_first_of(" \n"));
    REQUIRE(decide().exit == 0);
    CHECK(run({"ledger", "verify", ledger(), "--kop", line}).exit == 0);
    world.files.bytes["/werk/papier.txt"] = line + "\n";
    CHECK(run({"ledger", "verify", ledger(), "--kop", "papier.txt"}).exit == 0);
    auto typo = line;
    typo.back() = typo.back() == 'A' ? 'B' : 'A';
    auto const mistyped = run({"ledger", "verify", ledger(), "--kop", typo});
    CHECK(mistyped.exit == 2);
    CHECK(has(mistyped.err, "niet goed overgetypt"));
    REQUIRE(run_by("Beheer", {"ledger", "init", folder + "/ander.db", "--sleutels", "ander"}).exit == 0);
    auto const other = run({"ledger", "verify", folder + "/ander.db", "--kop", line});
    CHECK(other.exit == 3);
    CHECK(has(other.out, "[fork_"));
}

TEST_CASE_METHOD(LedgerWorld, "a file that is no ledger is refused by every command and stays as it is") {
    for (auto const& content : {std::string("x"), std::string("SQLite format 3"), std::string(4096, '\0'),
                                std::string(100'000, 'a'), std::string(tests::small_case)}) {
        put(content);
        for (auto const& words : std::vector<Words>{{"ledger", "list", ledger()},
                                                    {"ledger", "show", ledger(), "1"},
                                                    {"ledger", "head", ledger()},
                                                    {"ledger", "export", ledger()},
                                                    {"ledger", "prove", ledger(), "1"},
                                                    {"ledger", "actor", ledger()},
                                                    {"ledger", "rekey", ledger(), "--door", "a"},
                                                    {"replay", ledger(), "--door", "a"},
                                                    {"decide", "zaak.json", "--ledger", ledger(), "--door", "a"}}) {
            INFO(words[0] << " " << words[1] << " with " << content.size() << " bytes");
            auto const ran = run(words);
            CHECK(ran.exit == 4);
            CHECK(ran.out.empty());
            CHECK(ran.err.starts_with("fout[L000"));
            CHECK(bytes() == content);
        }
        CHECK(run({"ledger", "verify", ledger()}).exit >= 3);  // of a head of SQLite alone it says that it is damaged
        CHECK(bytes() == content);
    }
}

TEST_CASE_METHOD(LedgerWorld, "a ledger that is not there, or a folder") {
    auto const missing = run({"ledger", "list", ledger()});
    CHECK(missing.exit == 4);
    CHECK(has(missing.err, "`wetwijzer ledger init` maakt een grootboek"));
    CHECK(decide("a").exit == 4);
    CHECK_FALSE(fs::exists(ledger()));
    CHECK(run({"ledger", "verify", "rules"}).err == "fout: `rules` is een map; hier hoort een bestand\n");
    CHECK(run({"decide", "zaak.json", "--ledger", "rules", "--door", "a"}).exit == 4);
}

TEST_CASE_METHOD(Made, "a damaged ledger ends in a message, whichever bytes were hit") {
    REQUIRE(decide().exit == 0);
    auto const whole = bytes();
    for (std::size_t at = 0; at < whole.size(); at += whole.size() / 17 + 1) {
        auto text = whole;
        for (std::size_t i = at; i < std::min(at + 64, text.size()); ++i) text[i] = static_cast<char>(~text[i]);
        put(text);
        INFO(at);
        auto const verified = run({"ledger", "verify", ledger()});
        CHECK((verified.exit == 3 || verified.exit == 4));
        auto const shown = run_by("Axel", {"ledger", "show", ledger(), "10"});
        CHECK((shown.exit == 0 || shown.exit == 3 || shown.exit == 4));
    }
    put(whole.substr(0, whole.size() / 2));
    CHECK(run({"ledger", "verify", ledger()}).exit >= 3);
}

TEST_CASE_METHOD(Made, "numbers that are none, and filters") {
    REQUIRE(decide().exit == 0);
    for (auto const* const number : {"0", "1.5", "een", "99999999999999999999", "1x", "+1"}) {
        INFO(number);
        CHECK(run({"ledger", "show", ledger(), number}).exit == 2);
        CHECK(run({"ledger", "prove", ledger(), number}).exit == 2);
        CHECK(run({"ledger", "verify", ledger(), "--draden", number}).exit == 2);
    }
    CHECK(run({"ledger", "list", ledger(), "1"}).exit == 2);
    auto const count = [&](Words more) {
        Words words{"ledger", "list", ledger()};
        words.insert(words.end(), more.begin(), more.end());
        return json(words)["entries"].size();
    };
    CHECK(count({"--soort", "besluit"}) == 1);
    CHECK(count({"--soort", "besluit", "--soort", "feiten"}) == 2);
    CHECK(count({"--medewerker", "Bente"}) == 4);  // case, facts, rules, decision
    CHECK(count({"--van", "2026-03-02"}) == 0);
    CHECK(count({"--tot-en-met", "2026-03-01"}) == 10);
    CHECK(count({"--vanaf-nummer", "9"}) == 2);
}
