// Random facts for a random rule set, and hiding some of them.
#include "tests/unit/evaluate/random_case.hpp"

namespace wetwijzer::test {
namespace {

values::Date random_date(Random& random) {
    auto const first = date("2021-12-20").days();
    return values::Date::from_days(first + random.between(0, 60) * (random.chance(20) ? 30 : 1)).value();
}

values::Duration random_duration(Random& random) {
    auto const count = static_cast<std::int32_t>(random.between(-1, 5));
    return random.chance(50) ? values::months(count) : values::days(7 * count);
}

}  // namespace

Value random_value(Random& random, values::Type const& type) {
    if (type.optional && random.chance(30)) return values::None{};
    auto const kind = type.kind;
    if (kind == Kind::Boolean) return random.chance(50);
    if (kind == Kind::Number) return random.chance(3) ? INT64_MAX : random.between(-2, 4);
    if (kind == Kind::Money) return values::Money::cents(random.between(0, 4) * 50);
    if (kind == Kind::Percentage) return fraction(random.between(0, 4), 4);
    if (kind == Kind::Date) return random_date(random);
    if (kind == Kind::Duration) return random_duration(random);
    if (kind == Kind::Text) return std::string(1, static_cast<char>('a' + random.below(3)));
    if (kind == Kind::Enumeration) return values::Member{static_cast<std::uint16_t>(random.below(5))};
    auto const first = random_date(random);
    if (random.chance(15)) return values::Period::from(first);
    return values::Period::from_through(first, first.plus_days(random.between(0, 40)).value()).value();
}

evaluate::Facts random_facts(Random& random, model::RuleSet const& rules) {
    auto facts = evaluate::no_facts(rules);
    for (std::size_t i = 0; i < rules.facts.size(); ++i) {
        auto const& type = rules.type(rules.facts[i].type);
        auto& slot = facts.slots[i];
        bool const list = type.kind == Kind::List;
        if (!list && type.kind != Kind::Record) {
            slot.value = random_value(random, type);
            continue;
        }
        slot.rows.emplace(list ? random.below(4) : 1);
        for (auto& row : *slot.rows) {
            for (auto const& field : rules.records[type.record].fields) {
                row.push_back(random_value(random, rules.type(field.type)));
            }
        }
        if (!list) slot.value = values::RecordRef{static_cast<std::uint32_t>(i), 0};
    }
    for (std::size_t i = 0; i < rules.readings.size(); ++i) {
        auto const others = static_cast<std::uint32_t>(rules.readings[i].alternatives.size() - 1);
        if (random.chance(30)) facts.readings.push_back({model::ReadingId(i), 1 + random.below(others)});
    }
    return facts;
}

evaluate::Facts hide(Random& random, evaluate::Facts facts, std::uint32_t percent) {
    for (auto& slot : facts.slots) {
        if (random.chance(percent)) {
            slot = {};
        } else if (slot.rows) {
            for (auto& row : *slot.rows) {
                for (auto& field : row) {
                    if (random.chance(percent)) field.reset();
                }
            }
        }
    }
    return facts;
}

}  // namespace wetwijzer::test
