#include "tests/unit/syntax/random_rules.hpp"

#include <vector>

namespace wetwijzer::tests {

namespace {

class Generator {
public:
    Generator(std::uint64_t seed, bool comments)
        : state_(seed * 2862933555777941757ULL + 3037000493ULL), comments_(comments) {}

    std::string run() {
        std::string all;
        for (auto n = below(4) + 1; n > 0; --n) all += comment() + declaration() + "\n";
        return all + comment();
    }

private:
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state_ >> 33U) % limit;
    }
    bool chance(std::size_t one_in) { return below(one_in) == 0; }
    std::string pick(std::vector<std::string> const& from) { return from[below(from.size())]; }

    std::string space() {
        if (!comments_) return pick({" ", "  ", "\n", "\n    "});
        return pick({" ", " ", " ", "  ", "\n", "\n    ", " -- opmerking\n  ", "\n  -- eigen regel\n"});
    }
    std::string comment() { return comments_ && chance(3) ? "-- kop\n" + std::string(chance(2) ? "\n" : "") : ""; }
    std::string name() {
        return pick({"inkomen",
                     "a",
                     "b",
                     "i",
                     "v",
                     "coëfficiënt",
                     "periode",
                     "begin",
                     "datum",
                     "lengte",
                     "bedrag",
                     "jaar",
                     "signaal",
                     "norm",
                     "teller",
                     "reden",
                     "eenheid",
                     "eis",
                     "standaard",
                     "een_lange_naam_van_een_regel",
                     "nog_een_veel_langere_naam_van_een_ander_gegeven",
                     "é_2"});
    }
    std::string code() { return pick({"A2", "B1", "BRP", "Wi", "college", "gezinsmigrant"}); }
    std::string path() { return name() + (chance(3) ? "." + name() : ""); }
    std::string text() {
        return pick({R"("tekst")", R"("met \"aanhaling\" en \\ streep")", R"("€ 5 – “krul”")", R"("")"});
    }

    std::string literal() {
        return pick({"ja", "nee", "geen", "5", "1.000", "12,5", "€ 1.000,00", "€ 5", "12,5%", "20 %", "800 uur",
                     "3 jaar", "1 maand", "2 jaar en 6 maanden", "10 weken", "2022-01-01", "1 januari 2022",
                     "\"tekst\""});
    }

    // ---- expressions, by how tightly they bind -------------------------------------------------------------

    std::string expression(int depth) {
        if (depth <= 0) return operand(0);
        switch (below(4)) {
            case 0:
                return chain({" of "}, depth, &Generator::conjunction);
            case 1:
                return choice(depth);
            case 2:
                return condition_list(depth);
            default:
                return conjunction(depth);
        }
    }
    using Level = std::string (Generator::*)(int);
    std::string chain(std::vector<std::string> const& operators, int depth, Level level) {
        auto all = (this->*level)(depth - 1);
        for (auto n = below(3); n > 0; --n) all += space() + pick(operators) + space() + (this->*level)(depth - 1);
        return all;
    }
    std::string conjunction(int depth) {
        return depth <= 0 || chance(2) ? negation(depth) : chain({"en"}, depth, &Generator::negation);
    }
    std::string negation(int depth) { return chance(4) ? "niet" + space() + negation(depth - 1) : comparison(depth); }
    std::string comparison(int depth) {
        auto const left = value(depth - 1);
        switch (depth <= 0 ? 9 : below(8)) {
            case 0:
                return left + space() + pick({"<", "<=", ">", "≥", "=", "<>"}) + space() + value(depth - 1);
            case 1:
                return left + " " +
                       pick({"is", "is niet", "is minstens", "is hoogstens", "is meer dan", "is minder dan",
                             "ligt voor", "ligt na", "ligt op of voor", "ligt op of na", "ligt in", "omvat"}) +
                       space() + "(" + value(depth - 1) + ")";
            case 2:
                return left + " " + pick({"is een van (", "is geen van ("}) + expression(depth - 1) + ", " + code() +
                       ")";
            case 3:
                return left + " is van " + value(depth - 1) + pick({" tot ", " tot en met "}) + value(depth - 1);
            case 4:
                return left + space() + pick({"is geen", "is niet geen", "is een werkdag", "is een feestdag"});
            default:
                return left;
        }
    }
    std::string value(int depth) {
        return depth > 0 && chance(8) ? sum(depth - 1) + space() + "bij ontbreken " + value(depth - 1) : sum(depth);
    }
    std::string sum(int depth) {
        return depth > 0 && chance(4) ? chain({"+", "-"}, depth, &Generator::product) : product(depth);
    }
    std::string product(int depth) {
        return depth > 0 && chance(4) ? chain({"×", "*", "/"}, depth, &Generator::negative) : negative(depth);
    }
    std::string negative(int depth) {
        return chance(8) ? "-" + std::string(chance(2) ? " " : "") + operand(depth - 1) : operand(depth);
    }
    std::string operand(int depth) {
        auto all = primary(depth);
        if (chance(12)) all += " naar het recht op " + name();
        if (chance(12)) all += space() + "afgerond " + pick({"omlaag", "omhoog", "half omhoog"}) + " op € 1";
        return all;
    }
    std::string primary(int depth) {
        if (depth <= 0) return chance(2) ? literal() : chance(6) ? "peildatum" : path();
        switch (below(10)) {
            case 0:
                return "(" + expression(depth - 1) + ")";
            case 1:
                return "(" + expression(depth - 1) + ")." + name();
            case 2:
                return function(depth);
            case 3:
                return "(" + aggregate(depth) + ")";
            case 4:
                return pick({"hoogste", "laagste", "vroegste", "uiterste", "langste", "kortste"}) + " van (" +
                       expression(depth - 1) + ",(" + condition_list(depth - 1) + "), " + expression(depth - 2) + ")";
            case 5:
                return name() + " van de " + pick({"eerste ", "laatste "}) + name() + " op " + name();
            default:
                return chance(2) ? literal() : path();
        }
    }
    std::string function(int depth) {
        switch (below(6)) {
            case 0:
                return "(" + pick({"hele jaren", "hele maanden", "dagen"}) + " van " + value(depth - 1) + " tot " +
                       sum(depth - 1) + ")";
            case 1:
                return "(" + pick({"jaar van ", "begin van ", "laatste dag van ", "lengte van ", "werkdag op of na "}) +
                       operand(depth - 1) + ")";
            case 2:
                return "(aandeel van " + value(depth - 1) + " in " + operand(depth - 1) + ")";
            case 3:
                return "(periode van " + value(depth - 1) + pick({" tot ", " tot en met "}) + sum(depth - 1) + ")";
            case 4:
                return "(periode vanaf " + sum(depth - 1) + ")";
            default:
                return "(overlap van " + operand(depth - 1) + " en " + operand(depth - 1) + ")";
        }
    }
    std::string aggregate(int depth) {
        auto const where = [&] { return chance(2) ? space() + "waarvoor " + expression(depth - 1) : ""; };
        switch (below(6)) {
            case 0:
                return "aantal " + name() + where();
            case 1:
                return pick({"som van ", "totale duur van ", "langste aaneengesloten periode van "}) +
                       (chance(2) ? name() : "(" + value(depth - 1) + ")") + " van " + name() + where();
            case 2:
                return "er is een " + name() + " waarvoor " + expression(depth - 1);
            case 3:
                return "elke " + name() + " voldoet aan " + expression(depth - 1);
            case 4:
                return pick({"de eerste ", "de laatste "}) + name() + " op " + name() + where();
            default:
                return name() + " van de eerste " + name() + " op " + name() + where();
        }
    }
    std::string choice(int depth) {
        return "als " + conjunction(depth - 1) + " dan (" + expression(depth - 1) + ") anders " + expression(depth - 1);
    }
    std::string condition_list(int depth) {
        if (lists_ == 3) return name();
        ++lists_;
        static std::vector<std::vector<std::string>> const labels{
            {"a)", "b)", "c)"}, {"1)", "2°", "3)"}, {"i)", "ii)", "iii)"}};
        auto all = pick({"alle van", "minstens een van", "geen van", "minstens 2 van"}) + (chance(5) ? citation() : "");
        auto const count = below(3) + 1;
        for (std::size_t i = 0; i < count; ++i)
            all += space() + labels[static_cast<std::size_t>(lists_ - 1)][i] + " " + with_tail(expression(depth - 1));
        --lists_;
        return all;
    }

    // ---- clauses and declarations ----------------------------------------------------------------------------

    std::string reference() {
        return pick({"Wi art. 3 lid 1", "Bi art. 3.14a onder 2° aanhef", "art. 6:7", "bijlage 6a", "bijlage",
                     "Ri art. 1 onderdeel b slotzin", "OA par. 2.2", "RvS", "Awb hoofdstuk 4 lid 3 onder a"});
    }
    std::string citation() {
        auto all = " volgens Wi art. " + std::to_string(below(90) + 1);
        for (auto n = below(4); n > 0; --n) all += "," + space() + reference();
        return all;
    }
    std::string sentences() {
        return space() + "zin" + (chance(2) ? " " + text() : "") + " ja " + text() +
               (chance(2) ? " nee " + text() : "") + (chance(3) ? " voor de inburgeraar " + text() : "");
    }
    // In parentheses, so that the sentences do not go to the last item of a list, which may have its own.
    std::string with_tail(std::string const& expr) {
        if (chance(4)) return "(" + expr + ")" + (chance(2) ? citation() : "") + sentences();
        return expr + (chance(2) ? citation() : "");
    }
    std::string date() { return pick({"2022-01-01", "1 mei 2023", "2024-02-29"}); }
    std::string validity() { return "vanaf " + date() + (chance(2) ? pick({" tot ", " tot en met "}) + date() : ""); }
    std::string header() {
        return (chance(2) ? space() + text() : "") + citation() + (chance(3) ? space() + "geldt " + validity() : "") +
               (chance(6) ? " naar het recht op (" + value(2) + ")" : "") +
               (chance(6)
                    ? pick({" maandregel: laatste dag van de maand", " maandregel : eerste dag van de volgende maand"})
                    : "") +
               (chance(5) ? sentences() : "");
    }
    std::string type() {
        return pick({"ja/nee", "getal", "getal in uur", "bedrag", "percentage", "datum", "duur", "periode", "tekst",
                     "een van (A2 \"a 2\", b, C)",
                     "een van (zeer_lang_lid_een \"tekst\", zeer_lang_lid_twee, zeer_lang_lid_drie, "
                     "zeer_lang_lid_vier, nog_een_lid)",
                     "examen", "lijst van examen"}) +
               (chance(4) ? " of geen" : "");
    }
    std::string provenance() {
        return " uit DUO" +
               (chance(2) ? " Examen." + name() + (chance(2) ? pick({" tot ", " tot en met "}) + name() : "") : "") +
               (chance(3) ? " weggelaten" + space() + "is geen" : "");
    }
    std::string range() { return " van -5 tot en met 1.000 uur"; }
    std::string declaration() {
        switch (below(18)) {
            case 11:
                return reading();
            case 12:
                return exception_from();
            case 13:
                return "beleid van gemeente 0437 " + text();
            case 14:
                return "parameter p" + citation() + " " + validity() + ": € 5" + (chance(2) ? citation() : "");
            case 15:
                return indicator();
            case 16:
                return chance(2) ? coverage() : message_check();
            case 0:
                return "bronnen Wi = BWBR0044770 \"Wet\" RvS = ECLI:NL:RVS:2025:3087 " + text() + " X = " + text() +
                       (chance(2) ? space() + "gelezen tot en met " + date() : "");
            case 1:
                return "herkomst BRP \"Basis\"" + space() + "DUO " + text();
            case 2:
                return chance(2) ? "maandregel: laatste dag van de maand"
                                 : "kalender gelijkgesteld " + date() + space() + text() + citation();
            case 3:
                return "soort s : " + type() + (chance(2) ? " " + text() : "");
            case 4:
                return record();
            case 5:
                return "gegeven x : " + type() + (chance(2) ? " " + text() : "") + (chance(3) ? range() : "") +
                       (chance(2) ? provenance() : "") + (chance(3) ? citation() : "") +
                       (chance(2) ? " vraag " + text() : "") + (chance(3) ? sentences() : "");
            case 6:
                return "oordeel o : ja/nee door college" + citation() + (chance(2) ? " vraag " + text() : "") +
                       (chance(2) ? sentences() : "");
            case 7:
                return "parameter p : bedrag" + citation() + (chance(3) ? room() : "") + " " + validity() + ":" +
                       space() + "€ 5" + (chance(2) ? citation() : "") + " vanaf 2030-01-01: -12,5";
            case 8:
                return table();
            case 9:
                return term();
            case 10:
                return chance(2) ? decision() : scenario();
            default:
                return rule();
        }
    }
    std::string record() {
        std::string all = "begrip examen" + (chance(2) ? " " + text() : "");
        for (auto n = below(4); n > 0; --n)
            all += space() + name() + " : " + type() + (chance(2) ? " " + text() : "") + (chance(3) ? range() : "") +
                   (chance(2) ? provenance() : "") + (chance(3) ? " vraag " + text() : "");
        return all;
    }
    std::string rule() {
        auto all = "regel " + std::string(chance(3) ? "examen." : "") + "r : " + type() + header() +
                   (chance(5) ? room() : "") + space() + "is (" + expression(4) + ")";
        if (chance(2)) {
            all += space() + "als " + with_tail(expression(4));
            for (auto n = below(3); n > 0; --n)
                all += space() + "anders (" + expression(3) + ") als " + with_tail(expression(3));
            if (chance(2)) all += space() + "anders " + with_tail(expression(3));
        }
        bool const more = chance(2);
        if (!more) return all;
        static std::vector<std::string> const letters{"a", "b"};
        for (std::size_t i = 0; i < 2; ++i)
            all += space() + "tenzij " + (chance(2) ? letters[i] + ") " : "") + "(" + expression(4) + ")" +
                   (chance(2) ? " dan (" + expression(3) + ")" : "") + (i == 1 && chance(2) ? " gaat voor a" : "") +
                   (chance(2) ? citation() : "");
        return all;
    }
    std::string cell() {
        switch (below(8)) {
            case 0:
                return "*";
            case 1:
                return pick({"minder dan ", "hoogstens ", "minstens ", "meer dan "}) + value(2);
            case 2:
                return "van (" + value(1) + ")" + pick({" tot ", " tot en met "}) + value(1);
            case 3:
                return pick({"voor ", "vanaf "}) + date();
            case 4:
                return "A2, " + literal() + ", " + code();
            default:
                return expression(2);
        }
    }
    std::string rows(std::string const& first) {
        std::string all = "| " + first + " | b.c | uitkomst |\n|---|----|--|\n";
        for (auto n = below(3) + 1; n > 0; --n)
            all +=
                "| " + cell() + " | " + cell() + " | (" + expression(2) + ") |" + (chance(3) ? citation() : "") + "\n";
        return all;
    }
    std::string table() { return "tabel t : bedrag" + header() + (chance(5) ? room() : "") + "\n" + rows(path()); }
    std::string term() {
        auto all = "termijn t" + header() + (chance(2) ? " rust op college" : "") + pick({" start op ", " start na "}) +
                   value(2) + space();
        bool const ends = chance(4);
        all += (ends ? "eindigt op " : "duurt ") + value(2);
        if (!ends && chance(2))
            all += " verlengd met (" + value(2) + ")" + (chance(2) ? " als " + with_tail(expression(3)) : "");
        if (!ends && chance(2)) all += space() + "volgens de Algemene termijnenwet";
        if (chance(2)) all += space() + "gehaald op " + value(2);
        if (chance(2)) all += space() + "signaal (" + value(2) + ") voor het einde";
        return all;
    }
    std::string decision() {
        return "besluit d " + text() + citation() + " genomen door minister" +
               (chance(2) ? " als " + expression(3) : "") + space() +
               "uitkomst a, t.einde, een_lange_uitkomst_met_een_lange_naam, nog_een_lange_uitkomst_met_een_naam" +
               (chance(2) ? space() + "bestuurlijke boete van a" : "") + (chance(2) ? " vraagt oordeel o, p" : "") +
               (chance(2) ? space() + "binnen t, t.einde, een_lange_regel_met_een_dag, nog_een_lange_regel_met_een_dag"
                          : "") +
               (chance(2) ? " rechtsmiddel bezwaar, 6 weken" + citation() : "");
    }
    std::string room() {
        return space() + "beleidsruimte" +
               pick({"", " van -5 tot en met 12,5", " van 0 maanden tot en met 2 jaar en 6 maanden",
                     " alleen ja, A2, € 5, periode vanaf 2022-01-01"}) +
               citation();
    }
    std::string reading() {
        auto all = "lezing l" + (chance(2) ? " " + text() : "") + citation() + space() + "standaard " + code() + " " +
                   text() + (chance(2) ? citation() : "");
        for (auto n = below(3); n > 0; --n)
            all +=
                space() + "ook mogelijk " + name() + space() +
                (chance(4) ? "\"een beschrijving die zo lang is dat zij niet meer achter de naam van het alternatief "
                             "past\""
                           : text()) +
                (chance(2) ? citation() : "");
        return all + space() + "reden " + text();
    }
    std::string exception_from() {
        return "uitzondering u op " + path() + header() + space() + "als " + expression(4) + space() + "dan (" +
               expression(3) + ")" + (chance(2) ? space() + "gaat voor v, " + name() : "");
    }
    std::string indicator() {
        auto all = "kengetal k " + text() + citation() + " eenheid personen";
        if (chance(2)) all += space() + pick({"teller ", "gemiddelde van "}) + expression(3);
        all += space() + "noemer " + expression(3);
        if (chance(2)) all += space() + "uitgesplitst naar " + expression(2);
        if (chance(2)) all += space() + "telt op " + expression(2);
        if (chance(2))
            all += space() + "norm " + pick({"minstens", "hoogstens", "minder dan", "meer dan"}) +
                   pick({" 80%", " -5", " 10 weken", " € 1.000"});
        return all;
    }
    std::string message_check() {
        return "controle c" + header() + space() + "bij " + path() + space() + "eis " + expression(4);
    }
    std::string coverage() {
        auto all = std::string("dekking van ") + code();
        for (auto n = below(5) + 1; n > 0; --n)
            all +=
                "\n  " +
                pick({"art. 3", "art. 3.14a lid 1 tot en met 4", "art. 2 lid 1 onder a tot en met q", "bijlage 6a",
                      "art. 6:7 onderdeel b onder 2° slotzin", "hoofdstuk 4 par. 2", "par. 5.1", "aanhef",
                      "art. 1 lid 3 aanhef onder c"}) +
                (chance(2) ? space() + pick({"niet te berekenen ", "buiten bereik "}) +
                                 (chance(5) ? "\"een uitleg die zo lang is dat hij niet achter het artikel past, dat "
                                              "er nog voor staat\""
                                            : text())
                           : "");
        return all;
    }
    std::string scenario() {
        auto all = "scenario \"s\" peildatum " + date();
        if (chance(2))
            all +=
                space() + "gegeven x is " + pick({"-5", "A2", "geen", "periode van 2022-01-01 tot 2023-01-01", "€ 5"});
        if (chance(2))
            all += space() + "gegeven een examen met datum 2022-01-01, niveau A2, periode periode vanaf 2022-01-01";
        if (chance(2)) all += " oordeel o is ja stel r.x is 300 uur";
        if (chance(2)) all += space() + "lezing l is A2";
        all += space() + "verwacht a is € 5, b.c is onbekend, d is fout, e wacht op (x, examen.y), f is geen";
        if (chance(2)) all += " omdat Wi art. 1, " + reference();
        if (chance(2)) all += "\nvoorbeelden\n" + rows(pick({"peildatum", "stel x", "lezing x"}));
        return all;
    }

    std::uint64_t state_;
    bool comments_;
    int lists_ = 0;
};

}  // namespace

std::string random_rules(std::uint64_t seed, bool comments) { return Generator(seed, comments).run(); }

}  // namespace wetwijzer::tests
