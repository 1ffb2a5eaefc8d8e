// Bounds against every way in which the unknown can turn out.
#include "tests/unit/indicators/answers.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace wetwijzer;
using namespace wetwijzer::test;
using namespace wetwijzer::indicators;

namespace {

using values::Fraction;

struct Case {
    int belongs;  // 0 no, 1 unknown, 2 yes
    int met;
    std::int64_t value;
};

values::Outcome truth(int level) { return level == 1 ? unknown() : level == 2 ? yes() : no(); }

struct Extremes {
    std::optional<Fraction> lower, upper;
    void add(Fraction value) {
        if (!lower || value < *lower) lower = value;
        if (!upper || value > *upper) upper = value;
    }
};

// All completions of the unknown: every case in turn yes and no.
void share_of(std::vector<Case> const& cases, std::size_t at, std::int64_t part, std::int64_t all, Extremes& into) {
    if (at == cases.size()) {
        if (all > 0) into.add(*Fraction::make(part, all));
        return;
    }
    auto const& one = cases[at];
    for (int belongs = 0; belongs <= 1; ++belongs) {
        if (one.belongs != 1 && one.belongs / 2 != belongs) continue;
        for (int met = 0; met <= 1; ++met) {
            if (one.met != 1 && one.met / 2 != met) continue;
            share_of(cases, at + 1, part + belongs * met, all + belongs, into);
        }
    }
}

void average_of(std::vector<Case> const& cases, std::size_t at, std::int64_t sum, std::int64_t all, Extremes& into) {
    if (at == cases.size()) {
        if (all > 0) into.add(*Fraction::make(sum, all));
        return;
    }
    auto const& one = cases[at];
    for (int belongs = 0; belongs <= 1; ++belongs)
        if (one.belongs == 1 || one.belongs / 2 == belongs)
            average_of(cases, at + 1, sum + belongs * one.value, all + belongs, into);
}

// Numbers that follow each other without a pattern that matters here.
class Numbers {
public:
    int below(int bound) {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(bound));
    }

private:
    std::uint64_t state_ = 42;
};

}  // namespace

TEST_CASE("the bounds of a share are what its unknown cases can make of it") {
    auto const rules = OneIndicator().share().rules();
    Numbers numbers;
    int open = 0;
    for (int round = 0; round < 2000; ++round) {
        std::vector<Case> cases(static_cast<std::size_t>(numbers.below(6)));
        std::vector<CaseAnswers> answers;
        for (auto& one : cases) {
            one = {numbers.below(3), numbers.below(3), 0};
            Answer answer;
            answer.denominator = truth(one.belongs);
            answer.numerator = truth(one.met);
            answers.push_back(answered(answer));
        }
        Extremes expected;
        share_of(cases, 0, 0, 0, expected);
        auto const tally = results(rules, answers, {})[0].all;
        INFO("round " << round);
        CHECK(tally.lower == expected.lower);
        CHECK(tally.upper == expected.upper);
        bool const any_open = tally.unknown_denominator + tally.unknown_numerator > 0;
        CHECK(tally.value == (any_open ? std::optional<Fraction>() : expected.lower));
        open += any_open ? 1 : 0;
    }
    CHECK(open > 500);
    CHECK(open < 1900);
}

TEST_CASE("the bounds of an average are what the cases that may belong to it can make of it") {
    auto const rules = OneIndicator().average().rules();
    Numbers numbers;
    int wide = 0;
    for (int round = 0; round < 2000; ++round) {
        std::vector<Case> cases(static_cast<std::size_t>(numbers.below(7)));
        std::vector<CaseAnswers> answers;
        for (auto& one : cases) {
            one = {numbers.below(3), 2, numbers.below(20) - 5};
            Answer answer;
            answer.denominator = truth(one.belongs);
            answer.average = whole(one.value);
            answers.push_back(answered(answer));
        }
        Extremes expected;
        average_of(cases, 0, 0, 0, expected);
        auto const tally = results(rules, answers, {})[0].all;
        INFO("round " << round);
        CHECK(tally.lower == expected.lower);
        CHECK(tally.upper == expected.upper);
        bool const known = tally.unknown_denominator == 0;
        CHECK(tally.value == (known ? expected.lower : std::optional<Fraction>()));
        wide += tally.lower != tally.upper ? 1 : 0;
    }
    CHECK(wide > 500);
}
