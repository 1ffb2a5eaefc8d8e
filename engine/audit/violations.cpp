#include "engine/audit/violations.hpp"

#include "engine/audit/last_day.hpp"
#include "engine/ledger/knowledge.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace wetwijzer::audit {
namespace {

using Kind = Violation::Kind;

template <class Range, class Value>
bool contains(Range const& range, Value const& value) {
    return std::find(range.begin(), range.end(), value) != range.end();
}

// One decision, with what of it was opened.
class Looking {
public:
    Looking(ledger::CaseReader const& reader, Decided const& decided) : reader_(reader), decided_(decided) {}

    Opened const& opened() {
        if (!opened_) opened_ = open(reader_, decided_.entry.number);
        return *opened_;
    }
    // Those that were taken of which the part of the rules that counts is there.
    template <class Counts>
    std::vector<std::size_t> taken(Counts const& counts) {
        std::vector<std::size_t> result;
        for (std::size_t i = 0; i < rules().decisions.size(); ++i)
            if (decided_.may_be_taken(i) && counts(rules().decisions[i]) && is_taken(decided_, i, opened()))
                result.push_back(i);
        return result;
    }
    evaluate::Facts const* facts() {
        if (!facts_) {
            std::vector<evaluate::CaseProblem> problems;
            facts_ = decided_.known->format.read(opened().content.facts_json, problems);
        }
        return facts_ ? &*facts_ : nullptr;
    }
    Decided const& decided() const { return decided_; }
    model::RuleSet const& rules() const { return *decided_.known->rules; }
    model::DecisionDefinition const& definition(std::size_t decision) const { return rules().decisions[decision]; }

private:
    ledger::CaseReader const& reader_;
    Decided const& decided_;
    std::optional<Opened> opened_;
    std::optional<evaluate::Facts> facts_;
};

class Violations {
public:
    Violations(ledger::CaseReader const& reader, RuleSets& rules, std::vector<Kind> const& wanted,
               std::function<void(Violation const&)> const& use)
        : reader_(reader),
          rules_(rules),
          wanted_(wanted),
          use_(use),
          four_eyes_(reader.reading(), four_eyes_setting),
          approvals_(approvals(reader.reading())) {}

    void look_at(Decided const& decided) {
        Looking looking(reader_, decided);
        if (contains(wanted_, Kind::JudgementMissing)) judgements(looking);
        if (contains(wanted_, Kind::Late)) late(looking);
        if (contains(wanted_, Kind::NoApproval) || contains(wanted_, Kind::OwnApproval)) second_official(looking);
        if (contains(wanted_, Kind::FactsCorrected)) corrected(looking);
    }

    ViolationsAnswer answer() const {
        auto result = answer_;
        result.four_eyes = four_eyes_.ever();
        for (auto const& [what, decisions] : off_)
            result.off.push_back({std::get<2>(what), std::get<0>(what), std::get<1>(what), decisions});
        return result;
    }

private:
    Violation of(Looking const& looking, Kind kind, std::string decision) const {
        auto const& entry = looking.decided().entry;
        Violation result;
        result.kind = kind;
        result.entry = entry.number;
        result.recorded_at = entry.recorded_at;
        result.actor = entry.actor;
        result.case_ref = entry.case_ref;
        result.decision = std::move(decision);
        return result;
    }

    void report(Violation const& violation) {
        if (!contains(wanted_, violation.kind)) return;
        ++answer_.found;
        use_(violation);
    }

    void judgements(Looking& looking) {
        auto const& decided = looking.decided();
        auto const& missing = decided.known->missing;
        bool const any =
            std::any_of(missing.begin(), missing.end(), [&](std::size_t part) { return decided.used_part(part); });
        if (!any) return;
        for (auto const decision : looking.taken([](auto const&) { return true; })) {
            auto violation = of(looking, Kind::JudgementMissing, looking.definition(decision).name);
            violation.names = missing_of(looking, decision);
            if (!violation.names.empty()) report(violation);
        }
    }

    // The judgements that its outcomes wait for; of an outcome decided by hand only the decision's own.
    static std::vector<std::string> missing_of(Looking& looking, std::size_t decision) {
        auto const& rules = looking.rules();
        auto const& definition = looking.definition(decision);
        std::vector<std::string> names;
        for (auto const rule : definition.outcomes) {
            auto const& name = rules.rules[rule.value].name;
            auto const outcome = looking.opened().outcomes.find(name);
            if (outcome == looking.opened().outcomes.end()) continue;
            bool const by_hand = looking.opened().by_hand(name) != nullptr;
            for (auto const& fact : outcome->second.missing) {
                auto const id = model::find_fact(rules, fact);
                if (!id.is_some() || !rules.facts[id.value].is_judgement() || contains(names, fact)) continue;
                if (!by_hand || contains(definition.judgements, id)) names.push_back(fact);
            }
        }
        return names;
    }

    void late(Looking& looking) {
        auto const with_term = [](model::DecisionDefinition const& one) { return !one.within.empty(); };
        for (auto const decision : looking.taken(with_term)) {
            auto const& definition = looking.definition(decision);
            auto const day = values::Date::from_iso(looking.decided().details.reference_date);
            auto const* facts = looking.facts();
            if (!facts || !day) {
                ++answer_.term_unknown;
                continue;
            }
            auto const last = last_day(looking.rules(), definition, *facts, *day);
            if (last.unknown && !last.met) ++answer_.term_unknown;
            auto const taken_on = dutch_day(looking.decided().entry.recorded_at);
            if (last.unknown || last.met || !last.day || taken_on <= *last.day) continue;
            if (taken_before(looking.decided(), definition.name, *last.day)) continue;
            auto violation = of(looking, Kind::Late, definition.name);
            violation.last_day = last.day->iso();
            violation.taken_on = taken_on.iso();
            violation.rule = last.rule;
            report(violation);
        }
    }

    // Whether the same decision on the same case had been recorded in time: then this one repeats or changes it.
    bool taken_before(Decided const& decided, std::string const& name, values::Date last_day) {
        if (decided.entry.number == 1) return false;
        Filter earlier;
        earlier.case_ref = decided.entry.case_ref;
        earlier.through = decided.entry.number - 1;
        bool found = false;
        each_decision(reader_, rules_, earlier, [&](Decided const& before) {
            if (dutch_day(before.entry.recorded_at) > last_day) return false;
            Looking looking(reader_, before);
            found = !looking.taken([&](model::DecisionDefinition const& one) { return one.name == name; }).empty();
            return !found;
        });
        return found;
    }

    void second_official(Looking& looking) {
        auto const& entry = looking.decided().entry;
        if (!four_eyes_.ever()) return;
        auto const& needed = four_eyes_.at(entry.number);
        auto const agreed = approvals_.find(entry.number);
        auto const* own = static_cast<Approval const*>(nullptr);
        if (agreed != approvals_.end()) {
            for (auto const& one : agreed->second) {
                if (one.actor != entry.actor) return;
                own = &one;
            }
        }
        if (!own && contains(wanted_, Kind::NoApproval)) switched_off(looking);
        if (needed.empty()) return;
        auto const with_second = [&](model::DecisionDefinition const& one) { return contains(needed, one.name); };
        for (auto const decision : looking.taken(with_second)) {
            auto violation = of(looking, own ? Kind::OwnApproval : Kind::NoApproval, looking.definition(decision).name);
            if (own) violation.other = own->entry;
            report(violation);
        }
    }

    // Nobody agreed, and just then nobody had to.
    void switched_off(Looking& looking) {
        auto const number = looking.decided().entry.number;
        auto const off = [&](model::DecisionDefinition const& one) {
            return four_eyes_.left_out(number, one.name).has_value();
        };
        for (auto const decision : looking.taken(off)) {
            auto const& name = looking.definition(decision).name;
            auto const period = *four_eyes_.left_out(number, name);
            off_[{period.first, period.second, name}].push_back(number);
        }
    }

    void corrected(Looking& looking) {
        auto const& decided = looking.decided();
        auto const& known = known_of(decided.entry.case_ref);
        auto const last = known.empty() ? 0 : known.back().entry;
        if (last <= decided.entry.number) return;
        auto now = known;
        std::vector<ledger::Known> then;
        for (auto const& one : known)
            if (one.entry < decided.entry.number) then.push_back(one);
        ledger::weigh(now, decided.details.reference_date);
        ledger::weigh(then, decided.details.reference_date);
        auto violation = of(looking, Kind::FactsCorrected, {});
        for (auto const& before : then) {
            if (!before.counts()) continue;
            auto const& key = before.statement.key;
            auto const counts = std::find_if(now.begin(), now.end(), [&](ledger::Known const& one) {
                return one.counts() && one.statement.key == key;
            });
            if (counts == now.end() || counts->statement.value == before.statement.value) continue;
            violation.names.push_back(key);
            if (violation.other == 0 || counts->entry < violation.other) violation.other = counts->entry;
        }
        if (!violation.names.empty()) report(violation);
    }

    // The statements of the case that was asked after last: decisions on one case mostly stand together.
    std::vector<ledger::Known> const& known_of(std::string const& case_ref) {
        if (known_case_ != case_ref) {
            known_ = ledger::statements(reader_, case_ref, {}, {});
            known_case_ = case_ref;
        }
        return known_;
    }

    ledger::CaseReader const& reader_;
    RuleSets& rules_;
    std::vector<Kind> const& wanted_;
    std::function<void(Violation const&)> const& use_;
    SettingHistory four_eyes_;
    std::map<std::int64_t, std::vector<Approval>> approvals_;
    ViolationsAnswer answer_;
    std::map<std::tuple<std::int64_t, std::int64_t, std::string>, std::vector<std::int64_t>> off_;
    std::string known_case_;
    std::vector<ledger::Known> known_;
};

}  // namespace

std::string_view name(Violation::Kind kind) {
    static constexpr std::array<std::string_view, 5> names{"judgement_missing", "late", "no_approval", "own_approval",
                                                           "facts_corrected"};
    return names[static_cast<std::size_t>(kind)];
}

ViolationsAnswer violations(ledger::CaseReader const& reader, RuleSets& rules, Filter const& filter,
                            std::vector<Kind> const& wanted, std::function<void(Violation const&)> const& use) {
    Violations looking(reader, rules, wanted, use);
    auto const asked = each_decision(reader, rules, filter, [&](Decided const& decided) {
        looking.look_at(decided);
        return true;
    });
    auto answer = looking.answer();
    answer.asked = asked.asked;
    answer.unanswered = asked.unanswered;
    return answer;
}

SettingHistory::SettingHistory(store::Reading const& reading, std::string_view name) {
    store::Selection selection;
    selection.kind = ledger::name(ledger::Kind::Setting);
    reading.leaves(selection, [&](store::Leaf const& leaf) {
        auto const entry = ledger::read_leaf(leaf.text);
        ledger::SettingDetails details;
        if (!entry || !ledger::read(entry->details, details))
            throw ledger::LedgerError(ledger::LedgerError::Code::Damaged, "entry " + std::to_string(leaf.number));
        if (details.name == name) values_.emplace_back(leaf.number, std::move(details.value));
        return true;
    });
}

std::vector<std::string> const& SettingHistory::at(std::int64_t entry) const {
    static std::vector<std::string> const nothing;
    auto const after = std::upper_bound(values_.begin(), values_.end(), entry,
                                        [](std::int64_t wanted, auto const& value) { return wanted < value.first; });
    return after == values_.begin() ? nothing : std::prev(after)->second;
}

std::optional<std::pair<std::int64_t, std::int64_t>> SettingHistory::left_out(std::int64_t entry,
                                                                              std::string_view decision) const {
    auto const names = [&](auto const& value) { return contains(value.second, decision); };
    auto const after = std::upper_bound(values_.begin(), values_.end(), entry,
                                        [](std::int64_t wanted, auto const& value) { return wanted < value.first; });
    if (after == values_.begin() || names(*std::prev(after))) return std::nullopt;
    auto const back = std::find_if(after, values_.end(), names);
    auto off = after;
    while (off != values_.begin() && !names(*std::prev(off))) --off;
    if (back == values_.end() || off == values_.begin()) return std::nullopt;
    return std::pair(off->first, back->first);
}

}  // namespace wetwijzer::audit
