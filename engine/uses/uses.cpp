#include "engine/uses/uses.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace wetwijzer::uses {
namespace {

using Kind = RulePart::Kind;
using trace::StepKind;

constexpr std::size_t fingerprint_bytes = 8;
constexpr std::uint32_t no_version = 0xffffffff;

std::string day(std::optional<values::Date> const& date) { return date ? date->iso() : std::string(); }

std::uint64_t fnv1a(std::vector<RulePart> const& parts) {
    std::uint64_t hash = 0xcbf29ce484222325;
    auto const add = [&](std::string_view text) {
        for (unsigned char const byte : text) hash = (hash ^ byte) * 0x100000001b3;
        hash = (hash ^ 0) * 0x100000001b3;
    };
    for (auto const& part : parts) {
        add(name(part.kind));
        add(part.name);
        add(part.since);
        add(part.detail);
    }
    return hash;
}

class Bits {
public:
    explicit Bits(PartTable const& table) {
        bytes_.reserve(fingerprint_bytes + table.parts().size() / 8 + 1);
        for (std::size_t i = 0; i < fingerprint_bytes; ++i)
            bytes_ += static_cast<char>(table.fingerprint() >> (8 * i) & 0xff);
        bytes_.resize(bytes_.capacity(), '\0');
    }
    void set(std::uint32_t part) {
        auto& byte = bytes_[fingerprint_bytes + part / 8];
        byte = static_cast<char>(static_cast<unsigned char>(byte) | 1U << part % 8);
    }
    std::string take() {
        while (bytes_.size() > fingerprint_bytes && bytes_.back() == '\0') bytes_.pop_back();
        return std::move(bytes_);
    }

private:
    std::string bytes_;
};

bool is_yes(values::Outcome const& outcome) {
    auto const* value = values::known(outcome);
    auto const* yes = value ? std::get_if<bool>(value) : nullptr;
    return yes && *yes;
}

// A rule that was asked for at the top: its outcome, for the reference date.
bool is_asked(trace::Step const& step) {
    bool const rule =
        step.kind == StepKind::Rule || step.kind == StepKind::RuleAgain || step.kind == StepKind::Assumption;
    return rule && step.parent == trace::no_step;
}

}  // namespace

PartTable::PartTable(model::RuleSet const& rules) {
    list(rules);
    sort();
    fingerprint_ = fnv1a(parts_);
}

// In the order of the rule set; the places are those of the unsorted list until `sort`.
void PartTable::list(model::RuleSet const& rules) {
    auto const place = [&] { return static_cast<std::uint32_t>(parts_.size()); };
    for (auto const& rule : rules.rules) {
        first_version_.push_back(static_cast<std::uint32_t>(versions_.size()));
        for (auto const& version : rule.versions) {
            first_exception_.push_back(static_cast<std::uint32_t>(exceptions_.size()));
            versions_.push_back(place());
            auto const since = day(version.validity.from);
            add({Kind::RuleVersion, rule.name, {}, since});
            for (auto const& exception : version.exceptions) {
                exceptions_.push_back(place());
                add({Kind::Exception, rule.name, exception.label, since});
            }
        }
    }
    for (auto const& parameter : rules.parameters) {
        first_value_.push_back(static_cast<std::uint32_t>(values_.size()));
        for (auto const& value : parameter.values) {
            values_.push_back(place());
            add({Kind::ParameterValue, parameter.name, {}, day(value.validity.from)});
        }
    }
    for (auto const& reading : rules.readings) {
        first_alternative_.push_back(static_cast<std::uint32_t>(alternatives_.size()));
        for (auto const& alternative : reading.alternatives) {
            alternatives_.push_back(place());
            add({Kind::Alternative, reading.name, alternative.name, {}});
        }
    }
    given_.resize(rules.facts.size());
    missing_.resize(rules.facts.size());
    for (std::size_t i = 0; i < rules.facts.size(); ++i) {
        if (!rules.facts[i].is_judgement()) continue;
        given_[i] = place();
        add({Kind::Judgement, rules.facts[i].name, {}, {}});
        missing_[i] = place();
        add({Kind::JudgementMissing, rules.facts[i].name, {}, {}});
    }
    for (auto const& decision : rules.decisions) {
        auto& made = decisions_.emplace_back();
        made.part = place();
        made.always = !decision.applies.is_some();
        if (!made.always) made.rules.push_back(decision.applies.value);
        if (made.always)
            for (auto const outcome : decision.outcomes) made.rules.push_back(outcome.value);
        add({Kind::Decision, decision.name, {}, {}});
    }
    // One past the end, so that every first has a next.
    first_version_.push_back(static_cast<std::uint32_t>(versions_.size()));
    first_exception_.push_back(static_cast<std::uint32_t>(exceptions_.size()));
    first_value_.push_back(static_cast<std::uint32_t>(values_.size()));
    first_alternative_.push_back(static_cast<std::uint32_t>(alternatives_.size()));
}

void PartTable::sort() {
    std::vector<std::uint32_t> order(parts_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        auto const key = [&](std::uint32_t at) {
            auto const& part = parts_[at];
            return std::tie(part.kind, part.name, part.since, part.detail);
        };
        return key(left) < key(right);
    });
    std::vector<std::uint32_t> place(parts_.size());
    std::vector<RulePart> sorted;
    sorted.reserve(parts_.size());
    for (auto const at : order) {
        place[at] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(std::move(parts_[at]));
    }
    parts_ = std::move(sorted);
    for (auto* places : {&versions_, &exceptions_, &values_, &alternatives_, &given_, &missing_})
        if (!place.empty())
            for (auto& one : *places) one = place[one];
    for (auto& decision : decisions_) decision.part = place[decision.part];
}

std::string used(PartTable const& table, trace::Trace const& trace) {
    Bits bits(table);
    auto const set = [&](std::vector<std::uint32_t> const& places, std::vector<std::uint32_t> const& firsts,
                         std::uint32_t owner, std::uint32_t index) {
        if (owner + 1 < firsts.size() && index < firsts[owner + 1] - firsts[owner])
            bits.set(places[firsts[owner] + index]);
    };
    auto const& steps = trace.steps;
    // Below a Rule step its Version comes before its exceptions.
    std::vector<std::uint32_t> version(steps.size(), no_version);
    std::vector<std::pair<std::uint32_t, bool>> asked;  // rules at the top, and whether they are ja
    for (std::uint32_t i = 0; i < steps.size(); ++i) {
        auto const& step = steps[i];
        auto const* parent = step.parent < i ? &steps[step.parent] : nullptr;
        if (is_asked(step)) asked.emplace_back(step.subject, is_yes(step.outcome));
        if (step.kind == StepKind::Version && parent && step.subject != trace::none) {
            auto const rule = parent->subject;
            if (rule + 1 >= table.first_version_.size()) continue;
            set(table.versions_, table.first_version_, rule, step.subject);
            version[step.parent] = table.first_version_[rule] + step.subject;
        } else if (step.kind == StepKind::Exception && parent &&
                   step.detail == static_cast<std::uint32_t>(trace::Choice::Taken)) {
            if (version[step.parent] != no_version)
                set(table.exceptions_, table.first_exception_, version[step.parent], step.subject);
        } else if (step.kind == StepKind::Parameter) {
            set(table.values_, table.first_value_, step.subject, step.detail);
        } else if (step.kind == StepKind::Reading) {
            set(table.alternatives_, table.first_alternative_, step.subject, step.detail);
        } else if (step.kind == StepKind::Judgement && step.subject < table.given_.size()) {
            bits.set(values::is_known(step.outcome) ? table.given_[step.subject] : table.missing_[step.subject]);
        }
    }
    std::sort(asked.begin(), asked.end());
    for (auto const& decision : table.decisions_) {
        bool const meant = std::all_of(decision.rules.begin(), decision.rules.end(), [&](std::uint32_t rule) {
            auto const found = std::lower_bound(asked.begin(), asked.end(), std::pair(rule, !decision.always));
            return found != asked.end() && found->first == rule;
        });
        if (meant && !decision.rules.empty()) bits.set(decision.part);
    }
    return bits.take();
}

bool fits(PartTable const& table, std::string_view used) {
    if (used.size() < fingerprint_bytes) return false;
    for (std::size_t i = 0; i < fingerprint_bytes; ++i)
        if (static_cast<unsigned char>(used[i]) != (table.fingerprint() >> (8 * i) & 0xff)) return false;
    return true;
}

bool holds(std::string_view used, std::size_t part) {
    auto const byte = fingerprint_bytes + part / 8;
    return byte < used.size() && (static_cast<unsigned char>(used[byte]) >> part % 8 & 1U) != 0;
}

std::string_view name(RulePart::Kind kind) {
    static constexpr std::array<std::string_view, 7> names{
        "rule_version", "exception", "parameter_value", "alternative", "judgement", "judgement_missing", "decision"};
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace wetwijzer::uses
