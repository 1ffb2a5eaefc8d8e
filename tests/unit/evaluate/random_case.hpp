// Random rule sets over every operator, with random facts: the material of the soundness tests.
#pragma once

#include "engine/evaluate/facts.hpp"
#include "tests/support/rule_set_builder.hpp"

#include <array>
#include <cstdint>
#include <random>
#include <vector>

namespace wetwijzer::test {

// mt19937_64 is the same on every machine; the standard distributions are not, so none is used.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }
    template <class T>
    T const& pick(std::vector<T> const& from) {
        return from[below(static_cast<std::uint32_t>(from.size()))];
    }

private:
    std::mt19937_64 engine_;
};

// Makes one rule set. Types are respected but for `geen`, which turns up anywhere: that is what makes faults.
class RandomRules {
public:
    explicit RandomRules(Random& random);

    model::RuleSet build() const { return b_.build(); }
    std::vector<RuleId> const& rules() const { return global_rules_; }

private:
    struct Where {
        int depth = 0;
        bool in_element = false;
    };

    ExprId make(Kind kind, Where where);
    ExprId leaf(Kind kind, Where where);
    ExprId boolean(Where where);
    ExprId comparison(Where where);
    ExprId number(Where where);
    ExprId money(Where where);
    ExprId date_value(Where where);
    ExprId duration(Where where);
    ExprId period(Where where);
    ExprId record(Where where);
    ExprId any_choice(Kind kind, Where where);
    ExprId of_record(Kind kind, Where where);
    ExprId aggregate(Op op, Kind result, Kind value, Where where);
    ExprId constant(Kind kind);
    std::vector<ExprId> some(Kind kind, std::uint32_t least, std::uint32_t most, Where where);
    Op one_of(std::initializer_list<Op> ops);
    TypeId type(Kind kind);
    Kind comparable();
    void declare_facts();
    void declare_rule(int number);
    void fill(RuleId id, Kind kind, bool owned);
    RuleId with_layers(RuleId beneath, Kind kind);
    std::vector<std::uint32_t> random_overrides(std::uint32_t self, std::uint32_t count);

    Random& random_;
    RuleSetBuilder b_;
    RecordId record_;
    std::vector<FactId> lists_;
    std::vector<std::pair<Kind, FactId>> facts_;
    std::vector<std::pair<Kind, ParameterId>> parameters_;
    std::vector<ReadingId> readings_;
    std::vector<std::pair<Kind, RuleId>> usable_rules_;
    std::vector<std::pair<Kind, RuleId>> record_rules_;
    std::vector<std::pair<Kind, std::uint32_t>> fields_;
    std::vector<RuleId> global_rules_;
};

// A value that a fact of this type can have.
Value random_value(Random& random, values::Type const& type);
// Every fact and every field known.
evaluate::Facts random_facts(Random& random, model::RuleSet const& rules);
// The same facts without some.
evaluate::Facts hide(Random& random, evaluate::Facts facts, std::uint32_t percent);

}  // namespace wetwijzer::test
