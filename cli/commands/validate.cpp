// validate: may the messages of a case be sent?
#include "cli/case_files.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/layout.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "engine/explain/explanation.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using Part = explain::Explanation::Part;

enum class Verdict : std::uint8_t { Accepted, Refused, Open, Fault };

// One check of a message that is there, or may be.
struct Checked {
    model::CheckId check;
    Verdict verdict = Verdict::Accepted;
    Part told;
    std::string fault;     // a sentence, when there is one
    std::string sentence;  // what the rules say about this verdict, else what the check asks
};

struct Message {
    model::RuleId rule;
    bool present = false;  // false: not known, or not to be determined
    Verdict verdict = Verdict::Accepted;
    Part told;  // whether it is there
    std::string fault;
    std::vector<Checked> checks;
};

struct CaseReport {
    std::string case_id;
    values::Date reference_date;
    std::vector<Message> messages;  // those that are not there are left out
    std::vector<model::RuleId> absent;
};

std::string as_sentence(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    if (!text.empty() && !text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!')) text += '.';
    return text;
}

std::string sentence(Part const& part) {
    return part.reasons.empty() ? std::string() : as_sentence(part.reasons.front().text);
}

class Validation {
public:
    Validation(model::RuleSet const& rules, evaluate::Facts const& facts, values::Date date, Language language)
        : rules_(rules) {
        decision_.case_id = facts.case_id;
        decision_.reference_date = date;
        decision_.rule_set_hash = rules.hash;
        for (auto const& check : rules.checks) {
            decision_.requested.push_back(check.message);
            decision_.requested.push_back(check.rule);
        }
        auto& requested = decision_.requested;
        std::sort(requested.begin(), requested.end());
        requested.erase(std::unique(requested.begin(), requested.end()), requested.end());
        decision_.evaluation = evaluate::evaluate(rules, facts, date, requested);
        explanation_ = explain::explain(rules, decision_, facts, language);
    }

    CaseReport run() const {
        CaseReport report{decision_.case_id, decision_.reference_date, {}, {}};
        for (auto const& check : rules_.checks) {
            auto const same = [&](Message const& one) { return one.rule == check.message; };
            bool const known =
                std::any_of(report.messages.begin(), report.messages.end(), same) ||
                std::find(report.absent.begin(), report.absent.end(), check.message) != report.absent.end();
            if (!known) add(report, check.message);
        }
        return report;
    }

private:
    std::size_t place(model::RuleId rule) const {
        auto const found = std::lower_bound(decision_.requested.begin(), decision_.requested.end(), rule);
        return static_cast<std::size_t>(found - decision_.requested.begin());
    }
    // The rule with its reasons; it may be told as an outcome of a decision.
    Part told(model::RuleId rule) const {
        auto const& name = rules_.rules[rule.value].name;
        for (auto part : explanation_.parts) {
            std::erase_if(part.reasons, [&](explain::Reason const& reason) { return reason.name != name; });
            if (!part.reasons.empty()) return part;
        }
        return {};
    }
    std::string fault(model::RuleId rule) const {
        auto const* fault = std::get_if<values::Fault>(&decision_.evaluation.outcomes[place(rule)]);
        if (fault == nullptr) return {};
        return explain::fault_text(rules_, *fault, decision_.reference_date, explanation_.language);
    }
    Verdict verdict(model::RuleId rule) const {
        auto const& outcome = decision_.evaluation.outcomes[place(rule)];
        if (std::holds_alternative<values::Fault>(outcome)) return Verdict::Fault;
        auto const* value = values::known(outcome);
        if (value == nullptr) return Verdict::Open;
        return *value == values::Value(true) ? Verdict::Accepted : Verdict::Refused;
    }

    // Its own sentence for this verdict, else what it asks.
    std::string said(model::MessageCheck const& check) const {
        auto const judged = verdict(check.rule);
        for (auto const& version : rules_.rules[check.rule.value].versions) {
            auto const& own = judged == Verdict::Accepted ? version.sentences.yes : version.sentences.no;
            bool const settled = judged == Verdict::Accepted || judged == Verdict::Refused;
            if (settled && !own.empty()) return sentence(told(check.rule));
        }
        return as_sentence(check.description.empty() ? check.name : check.description);
    }

    void add(CaseReport& report, model::RuleId rule) const {
        auto const presence = verdict(rule);
        if (presence == Verdict::Refused) {
            report.absent.push_back(rule);
            return;
        }
        Message message{rule, presence == Verdict::Accepted, presence, told(rule), fault(rule), {}};
        for (std::size_t i = 0; message.present && i < rules_.checks.size(); ++i) {
            auto const& check = rules_.checks[i];
            if (check.message != rule) continue;
            message.checks.push_back(
                {model::CheckId(i), verdict(check.rule), told(check.rule), fault(check.rule), said(check)});
        }
        // Refused is sure, whatever is still open; a check that cannot be made never accepts.
        for (auto const worst : {Verdict::Open, Verdict::Fault, Verdict::Refused})
            for (auto const& one : message.checks)
                if (one.verdict == worst) message.verdict = worst;
        report.messages.push_back(std::move(message));
    }

    model::RuleSet const& rules_;
    decide::Decision decision_;
    explain::Explanation explanation_;
};

constexpr Text verdict_words[] = {{"aanvaard", "accepted"},
                                  {"geweigerd", "refused"},
                                  {"nog niet te zeggen", "cannot be told yet"},
                                  {"niet te bepalen", "cannot be determined"}};
constexpr char const* verdict_names[] = {"accepted", "refused", "open", "fault"};
constexpr char const* verdict_marks[] = {"✓ ", "✗ ", "? ", "! "};

std::string name_of(model::RuleId rule, model::RuleSet const& rules) {
    auto const& one = rules.rules[rule.value];
    return one.description.empty() ? one.name : one.description;
}

std::string missing(Part const& part) {
    std::string text;
    for (auto const& question : part.questions) text += (text.empty() ? "" : ", ") + question.name;
    return text;
}

class TextWriter {
public:
    TextWriter(model::RuleSet const& rules, Language language) : rules_(rules), language_(language) {}

    std::string run(std::vector<CaseReport> const& reports) {
        for (auto const& one : reports) write(one);
        return std::move(text_);
    }

private:
    std::string pick(Text text, std::initializer_list<std::string> arguments = {}) const {
        return say(language_, text, arguments);
    }

    void write(CaseReport const& report) {
        if (!text_.empty()) text_ += "\n";
        text_ += pick({"Zaak {0}  ·  Peildatum {1}\n", "Case {0}  ·  Reference date {1}\n"},
                      {report.case_id.empty() ? pick({"zonder nummer", "without number"}) : printable(report.case_id),
                       values::to_text(report.reference_date, language_)});
        std::map<std::string, std::vector<std::string>> uncertain;  // what is missing → messages
        for (auto const& message : report.messages) {
            if (message.present || message.verdict == Verdict::Fault)
                write(message);
            else
                uncertain[missing(message.told)].push_back(rules_.rules[message.rule.value].name);
        }
        for (auto const& [waits_for, messages] : uncertain)
            text_ += "\n" + paragraph(pick({"Of dit in de zaak zit, wacht op {0}: {1}.",
                                            "Whether this is in the case waits for {0}: {1}."},
                                           {waits_for, listed(messages, language_)}),
                                      2, "? ");
        if (report.absent.empty()) return;
        std::vector<std::string> names;
        for (auto const rule : report.absent) names.push_back(rules_.rules[rule.value].name);
        text_ += "\n" +
                 paragraph(pick({"Niet in deze zaak: {0}.", "Not in this case: {0}."}, {listed(names, language_)}), 2);
    }

    void write(Message const& message) {
        auto const at = static_cast<std::size_t>(message.verdict);
        text_ += "\n" + paragraph(name_of(message.rule, rules_) + ": " + std::string(verdict_words[at].in(language_)),
                                  2, verdict_marks[at]);
        if (!message.present) text_ += paragraph(message.fault, 6, "- ");
        for (auto const& one : message.checks)
            if (one.verdict != Verdict::Accepted) write(one);
        auto const accepted = static_cast<std::size_t>(
            std::count_if(message.checks.begin(), message.checks.end(),
                          [](Checked const& one) { return one.verdict == Verdict::Accepted; }));
        if (message.present)
            text_ += paragraph(pick({"{0} van {1} in orde", "{0} of {1} passed"},
                                    {std::to_string(accepted), amount(language_, message.checks.size(),
                                                                      {"controle", "check"}, {"controles", "checks"})}),
                               6);
    }

    void write(Checked const& one) {
        auto const& check = rules_.checks[one.check.value];
        auto text = one.verdict == Verdict::Fault ? one.fault : one.sentence;
        if (one.verdict == Verdict::Open) text += " " + pick({"Wacht op {0}.", "Waits for {0}."}, {missing(one.told)});
        auto const cited = model::to_text(rules_, check.citation);
        text += " [" + (cited.empty() ? "" : cited + "; ") + check.name + "]";
        text_ += paragraph(text, 6, verdict_marks[static_cast<std::size_t>(one.verdict)]);
    }

    model::RuleSet const& rules_;
    Language language_;
    std::string text_;
};

Json missing_json(Part const& part) {
    auto json = Json::array();
    for (auto const& question : part.questions) json.push_back(question.name);
    return json;
}

Json as_json(Message const& message, model::RuleSet const& rules) {
    Json json{{"message", rules.rules[message.rule.value].name},
              {"description", rules.rules[message.rule.value].description},
              {"present", message.present ? Json(true) : Json()},
              {"verdict", verdict_names[static_cast<std::size_t>(message.verdict)]},
              {"missing", message.present ? Json::array() : missing_json(message.told)}};
    if (!message.fault.empty()) json["fault"] = message.fault;
    json["checks"] = Json::array();
    for (auto const& one : message.checks) {
        auto const& check = rules.checks[one.check.value];
        Json entry{{"check", check.name},
                   {"description", check.description},
                   {"verdict", verdict_names[static_cast<std::size_t>(one.verdict)]},
                   {"sentence", one.sentence},
                   {"citation", model::to_text(rules, check.citation)},
                   {"missing", missing_json(one.told)}};
        if (!one.fault.empty()) entry["fault"] = one.fault;
        json["checks"].push_back(std::move(entry));
    }
    return json;
}

Json as_json(std::vector<CaseReport> const& reports, model::RuleSet const& rules) {
    auto json = document("validation");
    json["rule_set_hash"] = rules.hash;
    json["cases"] = Json::array();
    for (auto const& report : reports) {
        Json one{
            {"case", report.case_id}, {"reference_date", report.reference_date.iso()}, {"messages", Json::array()}};
        for (auto const& message : report.messages) one["messages"].push_back(as_json(message, rules));
        one["absent"] = Json::array();
        for (auto const rule : report.absent) one["absent"].push_back(rules.rules[rule.value].name);
        json["cases"].push_back(std::move(one));
    }
    return json;
}

}  // namespace

int validate(Arguments const& arguments, Environment& world) {
    auto const rules = compile_rules(arguments, world);
    if (!rules) return exit_codes::rules_fail;
    auto const& model = rules->model();
    std::vector<CaseReport> reports;
    bool const read = each_case(arguments, model, world, CaseNumbers::MayRepeat,
                                [&](evaluate::Facts const& facts, values::Date date) {
                                    reports.push_back(Validation(model, facts, date, arguments.language).run());
                                });
    if (!read) return exit_codes::usage;

    world.out << (arguments.json ? to_text(as_json(reports, model))
                                 : TextWriter(model, arguments.language).run(reports));
    bool ok = true;
    for (auto const& report : reports)
        for (auto const& message : report.messages)
            ok = ok && message.verdict != Verdict::Refused && message.verdict != Verdict::Fault;
    return ok ? exit_codes::fine : exit_codes::rules_fail;
}

}  // namespace wetwijzer::cli::commands
