// The report of a replay as a page to file: what was done, how much of what, and each difference.
#include "cli/entry_output.hpp"
#include "cli/replay_report.hpp"
#include "engine/audit/document.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::cli {

namespace {

using replay::Report;
using replay::Result;
using replay::Verdict;

constexpr auto dutch = Language::Dutch;

std::string sentence(Text text) { return std::string(text.in(dutch)); }

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

void subject(audit::Document& page, Report const& report) {
    auto const& about = report.subject;
    std::vector<std::vector<std::string>> terms = {
        {"Grootboek", about.ledger},
        {"Regels van het grootboek", std::to_string(about.from) + " tot en met " + std::to_string(report.done)},
        {"Toestand (wortel)", about.root.hex()},
        {"Rekenkern", about.engine + ", semantiek " + std::to_string(about.semantics)},
        {"Regels waarmee is gerekend", about.rules.empty() ? "die van toen" : about.rules}};
    if (!report.finished()) terms.push_back({"Let op", "dit verslag is nog niet af"});
    page.terms(std::move(terms));
}

void counts(audit::Document& page, Report const& report) {
    bool const other_rules = !report.subject.rules.empty();
    page.heading(2, "Uitkomst");
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < replay::verdicts; ++i) {
        auto const verdict = static_cast<Verdict>(i);
        if (report.counts[i] > 0 || verdict == Verdict::Same)
            rows.push_back({capital(sentence(words_for(verdict, other_rules))), std::to_string(report.counts[i]),
                            sentence(meaning_of(verdict, other_rules))});
    }
    rows.push_back({"Samen", std::to_string(report.total()), ""});
    page.table("Besluiten naar wat er bij het opnieuw nemen uitkwam", {"Klasse", "Aantal", "Betekenis"},
               std::move(rows));
}

std::string causes(replay::Change const& change) {
    std::string text;
    for (auto const& cause : change.causes) text += (text.empty() ? "" : "; ") + cause_words(cause, dutch);
    return text;
}

std::string remarks(Result const& result) {
    auto text = detail_words(result, dutch);
    auto const add = [&text](std::string const& more) { text += (text.empty() ? "" : "; ") + more; };
    if (result.imported) add("overgenomen uit een ouder grootboek");
    for (auto const& outcome : result.overridden) add("anders besloten dan berekend: " + printable(outcome));
    if (result.trace_differs && result.verdict != Verdict::TraceDiffers) add("ook een stap verschilt");
    if (result.steps)
        add("stap " + std::to_string(result.steps->number) + ", vastgelegd: " + printable(result.steps->recorded) +
            ", opnieuw: " + printable(result.steps->again));
    return text;
}

// "2a949b3d…, 2028-06-01"
std::string about(Result const& result) {
    auto text = result.case_ref.empty() ? std::string() : short_ref(result.case_ref);
    if (!result.reference_date.empty()) text += (text.empty() ? "" : ", ") + printable(result.reference_date);
    return text;
}

void differences(audit::Document& page, Report const& report, Verdict verdict) {
    if (verdict == Verdict::Same || report.count(verdict) == 0) return;
    bool const other_rules = !report.subject.rules.empty();
    bool const with_changes = verdict == Verdict::OutcomeDiffers || verdict == Verdict::EngineChanged;
    bool const with_remarks =
        std::any_of(report.differences.begin(), report.differences.end(),
                    [&](Result const& result) { return result.verdict == verdict && !remarks(result).empty(); });
    std::vector<std::string> head = {"Regel", "Zaak, peildatum"};
    if (with_changes) head.insert(head.end(), {"Uitkomst", "Toen", "Nu"});
    if (with_changes && other_rules) head.push_back("Door");
    if (with_remarks) head.push_back("Opmerking");
    std::vector<std::vector<std::string>> rows;
    for (auto const& result : report.differences) {
        if (result.verdict != verdict) continue;
        std::vector<std::string> const first = {std::to_string(result.number), about(result)};
        auto const add = [&](std::vector<std::string> middle) {
            auto row = first;
            row.insert(row.end(), middle.begin(), middle.end());
            if (with_remarks) row.push_back(remarks(result));
            rows.push_back(std::move(row));
        };
        if (!with_changes) {
            add({});
            continue;
        }
        for (auto const& change : result.changes) {
            std::vector<std::string> middle = {printable(change.outcome), outcome_words(change.then, dutch),
                                               outcome_words(change.now, dutch)};
            if (other_rules) middle.push_back(causes(change));
            add(std::move(middle));
        }
        if (result.changes.empty()) add(std::vector<std::string>(other_rules ? 4 : 3));
    }
    auto const title = capital(sentence(words_for(verdict, other_rules)));
    page.heading(2, title);
    page.paragraph(sentence(meaning_of(verdict, other_rules)));
    page.table(title, std::move(head), std::move(rows));
}

void decided_otherwise(audit::Document& page, Report const& report) {
    if (report.decided_otherwise.empty()) return;
    page.heading(2, "Anders besloten dan berekend");
    page.paragraph(
        "Bij deze besluiten is wat is berekend opnieuw uitgekomen, maar heeft een medewerker anders besloten. "
        "`wetwijzer ledger show` toont grondslag en motivering.");
    std::vector<std::vector<std::string>> rows;
    for (auto const& [number, outcomes] : report.decided_otherwise) {
        std::string list;
        for (auto const& outcome : outcomes) list += (list.empty() ? "" : ", ") + printable(outcome);
        rows.push_back({std::to_string(number), list});
    }
    page.table("Besluiten waarbij van de berekening is afgeweken", {"Regel", "Uitkomsten"}, std::move(rows));
}

}  // namespace

std::string replay_html(Report const& report) {
    audit::Document page(report.subject.rules.empty() ? "Besluiten opnieuw genomen" : "Wat het nu zou zijn");
    page.paragraph(
        report.subject.rules.empty()
            ? "Elk vastgelegd besluit is opnieuw genomen met de regels en de feiten van toen, en vergeleken "
              "met wat is vastgelegd. Zaken staan hier onder hun kenmerk in het grootboek, zonder nummer of "
              "naam."
            : "Elk vastgelegd besluit is opnieuw genomen met de feiten en de peildatum van toen, onder andere "
              "regels. Zaken staan hier onder hun kenmerk in het grootboek, zonder nummer of naam.");
    subject(page, report);
    counts(page, report);
    for (auto const verdict :
         {Verdict::SealBroken, Verdict::OutcomeDiffers, Verdict::TraceDiffers, Verdict::EngineChanged,
          Verdict::FactsDoNotFit, Verdict::RuleSetMissing, Verdict::RulesDoNotCompile, Verdict::FactsErased})
        differences(page, report, verdict);
    decided_otherwise(page, report);
    return audit::as_html(page);
}

}  // namespace wetwijzer::cli
