// Facts at random for the rule set of case_rules.hpp.
#pragma once

#include "tests/unit/facts_json/case_rules.hpp"

#include <algorithm>
#include <random>

namespace wetwijzer::test {

inline values::Date random_date(std::mt19937& random) {
    return values::Date::from_days(static_cast<std::int64_t>(random() % 60'000) - 20'000).value();
}

inline Value random_value(values::Type const& type, std::mt19937& random) {
    if (type.optional && random() % 4 == 0) return values::None{};
    switch (type.kind) {
        case Kind::Boolean:
            return random() % 2 == 0;
        case Kind::Number:
            return static_cast<std::int64_t>(random() % 1'000);
        case Kind::Money:
            return values::Money::cents(static_cast<std::int64_t>(random()) - 2'000'000'000);
        case Kind::Percentage:
            return fraction(static_cast<std::int64_t>(random() % 100'001), 100'000);
        case Kind::Date:
            return random_date(random);
        case Kind::Duration: {
            auto const count = static_cast<std::int32_t>(random() % 5'000);
            return random() % 2 ? values::months(count) : values::days(count);
        }
        case Kind::Period: {
            auto const first = random_date(random);
            if (random() % 3 == 0) return values::Period::from(first);
            return values::Period::from_through(first, *first.plus_days(static_cast<std::int64_t>(random() % 900)))
                .value();
        }
        case Kind::Text: {
            std::vector<std::string> const pieces = {"a", "Ö", "\"", "\\", "\n", "\x7f", "\U0001F600", " ", "/"};
            std::string text;
            for (auto length = random() % 12; length > 0; --length) text += pieces[random() % pieces.size()];
            return text;
        }
        case Kind::Enumeration:
            return values::Member{static_cast<std::uint16_t>(random() % type.members.size())};
        case Kind::Record:
        case Kind::List:
        case Kind::ExactNumber:
        case Kind::ExactMoney:
            break;
    }
    return values::None{};
}

inline std::vector<std::string> object_of(model::JsonSource const& source) {
    return source.path.empty() ? source.path : std::vector<std::string>(source.path.begin(), source.path.end() - 1);
}

// Whether `path` leads to `object` or into it.
inline bool leads_into(std::vector<std::string> const& path, std::vector<std::string> const& object) {
    return path.size() >= object.size() && std::equal(object.begin(), object.end(), path.begin());
}

// What a case leaves out of an object that it has is geen for who says so: no case has it unknown. Subjects are facts
// or fields, `known` tells which have a value, `make_none` gives one.
template <class Subjects, class Known, class MakeNone>
void complete_messages(Subjects const& subjects, Known known, MakeNone make_none) {
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        if (!subjects[i].json.omitted_is_none || known(i)) continue;
        auto const object = object_of(subjects[i].json);
        bool there = object.empty();
        for (std::size_t j = 0; !there && j < subjects.size(); ++j)
            there = known(j) && leads_into(subjects[j].json.path, object);
        if (there) make_none(i);
    }
}

inline evaluate::Row random_row(model::RuleSet const& rules, model::Record const& record, std::mt19937& random) {
    evaluate::Row row(record.fields.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (random() % 3 != 0) row[i] = random_value(rules.type(record.fields[i].type), random);
    }
    complete_messages(
        record.fields, [&](std::size_t field) { return row[field].has_value(); },
        [&](std::size_t field) { row[field] = values::None{}; });
    return row;
}

inline evaluate::Facts random_facts(model::RuleSet const& rules, std::mt19937& random) {
    auto facts = evaluate::no_facts(rules);
    if (random() % 2) facts.case_id = "Z-" + std::to_string(random() % 100);
    if (random() % 2) facts.reference_date = random_date(random);
    for (std::size_t i = 0; i < rules.facts.size(); ++i) {
        auto const& fact = rules.facts[i];
        auto const& type = rules.type(fact.type);
        auto& slot = facts.slots[i];
        if (random() % 3 == 0 || fact.name == "begin_plicht") continue;
        if (type.kind == Kind::List) {
            slot.rows.emplace();
            for (auto count = random() % 4; count > 0; --count) {
                slot.rows->push_back(random_row(rules, rules.records[type.record], random));
            }
        } else if (type.kind == Kind::Record && random() % 4 != 0) {
            slot.rows = {random_row(rules, rules.records[type.record], random)};
            slot.value = values::RecordRef{static_cast<std::uint32_t>(i), 0};
        } else {
            slot.value = random_value(type, random);
        }
        if (fact.is_judgement()) facts.judgements.push_back({model::FactId(i), "A", random_date(random), "omdat"});
    }
    // begin_plicht shares a key with plichtperiode, so the two agree.
    auto const& shared = facts.slots[model::find_fact(rules, "plichtperiode").value].value;
    if (shared)
        facts.slots[model::find_fact(rules, "begin_plicht").value].value = std::get<values::Period>(*shared).first();
    complete_messages(
        rules.facts, [&](std::size_t fact) { return facts.slots[fact].value || facts.slots[fact].rows; },
        [&](std::size_t fact) { facts.slots[fact].value = values::None{}; });
    for (std::size_t i = 0; i < rules.readings.size(); ++i) {
        auto const others = static_cast<std::uint32_t>(rules.readings[i].alternatives.size() - 1);
        if (random() % 2) facts.readings.push_back({ReadingId(i), static_cast<std::uint32_t>(1 + random() % others)});
    }
    return facts;
}

inline bool same(evaluate::Facts const& left, evaluate::Facts const& right) {
    bool equal = left.case_id == right.case_id && left.reference_date == right.reference_date &&
                 left.slots.size() == right.slots.size() && left.judgements.size() == right.judgements.size();
    for (std::size_t i = 0; equal && i < left.slots.size(); ++i) {
        equal = left.slots[i].value == right.slots[i].value && left.slots[i].rows == right.slots[i].rows;
    }
    for (std::size_t i = 0; equal && i < left.judgements.size(); ++i) {
        auto const& a = left.judgements[i];
        auto const& b = right.judgements[i];
        equal = a.fact == b.fact && a.author == b.author && a.date == b.date && a.motivation == b.motivation;
    }
    equal = equal && left.readings.size() == right.readings.size();
    for (std::size_t i = 0; equal && i < left.readings.size(); ++i) {
        equal = left.readings[i].reading == right.readings[i].reading &&
                left.readings[i].alternative == right.readings[i].alternative;
    }
    return equal;
}

}  // namespace wetwijzer::test
