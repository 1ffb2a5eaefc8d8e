// ledger fines: every administrative fine of a period with its ground. Opens the contents of decisions: for who may
// read all cases.
#include "engine/audit/fines.hpp"
#include "cli/auditing.hpp"
#include "cli/commands/ledger/auditing.hpp"
#include "cli/exit_codes.hpp"
#include "cli/layout.hpp"
#include "cli/ledger_session.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using audit::Fine;

constexpr std::size_t label_column = 4, value_column = 18;

std::string line(Text label, std::string const& value, Language language) {
    auto const mark = padded(std::string(label.in(language)) + ":", value_column - label_column);
    return paragraph(value, label_column, mark);
}

std::string amount_words(Fine const& fine, Language language) {
    auto const taken = amount_text(fine.taken_cents, language);
    if (!fine.overridden) return taken;
    auto const computed = fine.computed_known ? amount_text(fine.computed_cents, language)
                                              : say(language, {"nog niet te berekenen", "not computable yet"});
    return say(language,
               {"{0}; berekend: {1}; anders besloten op grond van {2}: {3}",
                "{0}; computed: {1}; decided otherwise under {2}: {3}"},
               {taken, computed, printable(fine.override_basis), printable(fine.motivation)});
}

std::string ground_words(Fine const& fine, Language language) {
    auto text = listed(fine.grounds, language);
    if (!fine.grounds_found)
        text += say(language, {" (het bedrag volgt niet meer uit deze regels; zie `replay`)",
                               " (the amount no longer follows from these rules; see `replay`)"});
    return text;
}

std::string judgement_words(Fine const& fine, Language language) {
    std::vector<std::string> words;
    for (auto const& one : fine.judgements) {
        if (!one.given)
            words.push_back(say(language, {"{0}: ontbreekt", "{0}: missing"}, {one.name}));
        else
            words.push_back(say(language, {"{0}: van {1}", "{0}: by {1}"}, {one.name, printable(one.official)}));
    }
    return listed(words, language);
}

std::string approval_words(Fine const& fine, Language language) {
    std::vector<std::string> words;
    for (auto const& one : fine.approvals)
        words.push_back(
            say(language, {"{0} (regel {1})", "{0} (entry {1})"}, {printable(one.actor), std::to_string(one.entry)}));
    return listed(words, language);
}

std::string as_text(Fine const& fine, Language language) {
    auto text = std::to_string(fine.entry) + "  " + fine.recorded_at + "  " + printable(fine.actor) +
                say(language, {"  zaak {0}", "  case {0}"}, {printable(fine.case_id)}) + "\n";
    text += line({"besluit", "decision"},
                 say(language, {"{0}, peildatum {1}", "{0}, reference date {1}"}, {fine.decision, fine.reference_date}),
                 language);
    text += line({"bedrag", "amount"}, amount_words(fine, language), language);
    text += line({"grond", "ground"}, ground_words(fine, language), language);
    if (!fine.judgements.empty()) text += line({"oordeel", "judgement"}, judgement_words(fine, language), language);
    text += line({"instemming", "approval"},
                 fine.approvals.empty() ? say(language, {"geen", "none"}) : approval_words(fine, language), language);
    if (fine.replaced_by != 0)
        text += line({"vervangen", "replaced"},
                     say(language,
                         {"door regel {0}, over dezelfde zaak en peildatum; telt niet mee",
                          "by entry {0}, on the same case and reference date; does not count"},
                         {std::to_string(fine.replaced_by)}),
                     language);
    return text;
}

Json as_json(Fine const& fine) {
    Json json{{"entry", fine.entry},
              {"recorded_at", fine.recorded_at},
              {"actor", fine.actor},
              {"case", fine.case_ref},
              {"case_number", fine.case_id},
              {"reference_date", fine.reference_date},
              {"rule_set", fine.rule_set},
              {"decision", fine.decision},
              {"outcome", fine.outcome},
              {"computed_cents", fine.computed_known ? Json(fine.computed_cents) : Json(nullptr)},
              {"taken_cents", fine.taken_cents},
              {"overridden", fine.overridden}};
    if (fine.overridden) {
        json["basis"] = fine.override_basis;
        json["motivation"] = fine.motivation;
    }
    if (fine.replaced_by != 0) json["replaced_by"] = fine.replaced_by;
    json["grounds"] = fine.grounds;
    json["grounds_follow"] = fine.grounds_found;
    json["judgements"] = Json::array();
    for (auto const& one : fine.judgements) {
        Json judgement{{"name", one.name}, {"given", one.given}};
        if (!one.official.empty()) judgement["official"] = one.official;
        json["judgements"].push_back(std::move(judgement));
    }
    json["approvals"] = Json::array();
    for (auto const& one : fine.approvals)
        json["approvals"].push_back({{"entry", one.entry}, {"actor", one.actor}, {"recorded_at", one.recorded_at}});
    return json;
}

std::string csv_header(Language language) {
    return csv_line(language == Language::Dutch
                        ? std::vector<std::string>{"regel", "vastgelegd", "medewerker", "zaak", "besluit", "peildatum",
                                                   "berekend", "besloten", "anders op grond van", "motivering", "grond",
                                                   "oordeel", "instemming", "vervangen door regel"}
                        : std::vector<std::string>{"entry", "recorded at", "official", "case", "decision",
                                                   "reference date", "computed", "taken", "otherwise under",
                                                   "motivation", "ground", "judgement", "approval",
                                                   "replaced by entry"});
}

std::string as_csv(Fine const& fine, Language language) {
    return csv_line({std::to_string(fine.entry), fine.recorded_at, fine.actor, fine.case_id, fine.decision,
                     fine.reference_date, fine.computed_known ? csv_amount(fine.computed_cents) : "",
                     csv_amount(fine.taken_cents), fine.override_basis, fine.motivation, ground_words(fine, language),
                     judgement_words(fine, language), approval_words(fine, language),
                     fine.replaced_by == 0 ? "" : std::to_string(fine.replaced_by)});
}

// How many and how much, in all and by decision. What was taken again counts once, as it was taken last.
struct Totals {
    struct Total {
        std::int64_t count = 0, waived = 0, replaced = 0, computed = 0, taken = 0;
        void add(Fine const& fine) {
            if (fine.replaced_by != 0) {
                ++replaced;
                return;
            }
            ++count, computed += fine.computed_cents, taken += fine.taken_cents;
            if (fine.taken_cents <= 0) ++waived;
        }
    };
    Total all;
    std::map<std::string, Total> by_decision;

    void add(Fine const& fine) {
        all.add(fine);
        by_decision[fine.decision].add(fine);
    }
};

std::string as_text(Totals const& totals, Language language) {
    std::string text;
    auto const add = [&](std::string const& name, Totals::Total const& total) {
        auto words = say(
            language, {"{0}: {1}, samen {2} (berekend {3})", "{0}: {1}, together {2} (computed {3})"},
            {name, amount(language, static_cast<std::uint64_t>(total.count), {"boete", "fine"}, {"boetes", "fines"}),
             amount_text(total.taken, language), amount_text(total.computed, language)});
        if (total.waived > 0)
            words +=
                say(language, {"; waarvan {0} op nihil", "; {0} of them at nothing"}, {std::to_string(total.waived)});
        if (total.replaced > 0)
            words += say(language,
                         {"; {0} eerder vastgelegd over dezelfde zaak en peildatum, niet meegeteld",
                          "; {0} recorded earlier on the same case and reference date, not counted"},
                         {std::to_string(total.replaced)});
        text += paragraph(words, 0);
    };
    for (auto const& [name, total] : totals.by_decision) add(name, total);
    if (totals.by_decision.size() != 1) add(say(language, {"in totaal", "in all"}), totals.all);
    return text;
}

Json as_json(Totals const& totals) {
    auto const one = [](Totals::Total const& total) {
        return Json{{"count", total.count},
                    {"waived", total.waived},
                    {"replaced", total.replaced},
                    {"computed_cents", total.computed},
                    {"taken_cents", total.taken}};
    };
    auto json = one(totals.all);
    json["by_decision"] = Json::object();
    for (auto const& [name, total] : totals.by_decision) json["by_decision"][name] = one(total);
    return json;
}

}  // namespace

int ledger_fines(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    auto const filter = filter_of(arguments);
    LedgerSession session(arguments.operands[0], store::OpenMode::ReadWrite, arguments, world);
    session.store().read([&](store::Reading const& reading) { expect_official(reading, arguments); });
    auto const act = session.act(causes::auditing);
    auto json = document("ledger-fines");
    json["fines"] = Json::array();
    Totals totals;
    audit::FinesAnswer answer;
    session.ledger().access(
        act, ledger::Permission::ReadAll, {arguments.command, {}, {}}, [&](ledger::CaseReader const& reader) {
            audit::RuleSets rules(reader.reading(), compile_texts);
            if (arguments.csv) world.out << csv_header(language);
            answer = audit::fines(reader, rules, filter, [&](Fine const& fine) {
                totals.add(fine);
                if (arguments.json)
                    json["fines"].push_back(as_json(fine));
                else
                    world.out << (arguments.csv ? as_csv(fine, language) : as_text(fine, language) + "\n");
            });
        });
    if (arguments.json) {
        json["totals"] = as_json(totals);
        json["asked"] = answer.asked;
        json["unanswered"] = unanswered_json(answer.unanswered);
        world.out << to_text(json);
    } else if (!arguments.csv) {
        world.out << as_text(totals, language) << unanswered_text(answer.unanswered, language);
    }
    return exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
