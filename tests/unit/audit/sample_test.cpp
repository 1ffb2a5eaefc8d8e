#include "engine/audit/sample.hpp"
#include "engine/merkle/merkle.hpp"
#include "tests/unit/audit/audit_fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

using namespace wetwijzer;
using namespace wetwijzer::tests;
using audit::Division;
using audit::Drawn;
using audit::Sample;
using audit::SampleRequest;
using audit::Stratum;
using Numbers = std::vector<std::int64_t>;

namespace {

Sample draw(AuditFixture& fixture, SampleRequest const& request) {
    Sample sample;
    fixture.store().read([&](store::Reading const& reading) { sample = audit::draw(reading, request); });
    return sample;
}

Numbers numbers(Sample const& sample) {
    Numbers result;
    for (auto const& one : sample.drawn) result.push_back(one.number);
    return result;
}

// Thirty decisions of two officials, every third overridden.
struct Thirty : AuditFixture {
    Thirty() {
        for (int i = 0; i < 30; ++i) {
            std::vector<ledger::Override> taken;
            if (i % 3 == 0) taken.push_back({"boete", "EUR 1.00", "Awb art. 5:46", "x"});
            decisions.push_back(decide_case({.id = "Z" + std::to_string(i)}, {},
                                            i % 5 == 0 ? people::second_caseworker : people::caseworker, taken));
        }
    }
    Numbers decisions;
};

}  // namespace

TEST_CASE("the order of drawing is that of the hash of seed and leaf, and of nothing else") {
    Thirty f;
    SampleRequest request;
    request.count = 7;
    request.seed = std::string(32, 'x');
    auto const sample = draw(f, request);
    std::vector<std::pair<std::string, std::int64_t>> order;
    f.store().read([&](store::Reading const& reading) {
        for (auto const number : f.decisions)
            order.emplace_back(
                crypto::blake2b(request.seed + std::string(merkle::leaf_hash(*reading.leaf(number)).view())).hex(),
                number);
        CHECK(sample.through == reading.size());
    });
    std::sort(order.begin(), order.end());
    Numbers expected;
    for (std::size_t i = 0; i < 7; ++i) expected.push_back(order[i].second);
    CHECK(numbers(sample) == expected);
    CHECK(sample.strata == std::vector<std::pair<std::string, std::int64_t>>{{"", 30}});

    SECTION("more is the same and more") {
        request.count = 12;
        auto const more = numbers(draw(f, request));
        CHECK(Numbers(more.begin(), more.begin() + 7) == expected);
    }
    SECTION("more than there are: all") {
        request.count = 100;
        auto all = numbers(draw(f, request));
        CHECK(all.size() == 30);
        std::sort(all.begin(), all.end());
        CHECK(all == f.decisions);
    }
    SECTION("another seed, another sample") {
        request.seed = std::string(32, 'y');
        CHECK(numbers(draw(f, request)) != expected);
    }
}

TEST_CASE("strata: from each as many, or in proportion to its size") {
    Thirty f;
    SampleRequest request;
    request.count = 3;
    request.seed = "seed";
    request.stratum = Stratum::Official;
    auto const each = draw(f, request);
    REQUIRE(each.strata.size() == 2);
    CHECK(each.strata[0] == std::pair<std::string, std::int64_t>(people::caseworker, 24));
    CHECK(each.strata[1] == std::pair<std::string, std::int64_t>(people::second_caseworker, 6));
    std::map<std::string, int> by;
    for (auto const& one : each.drawn) ++by[one.stratum];
    CHECK(by == std::map<std::string, int>{{people::caseworker, 3}, {people::second_caseworker, 3}});

    request.division = Division::Proportional;
    request.count = 10;
    by.clear();
    for (auto const& one : draw(f, request).drawn) ++by[one.stratum];
    CHECK(by == std::map<std::string, int>{{people::caseworker, 8}, {people::second_caseworker, 2}});

    request.stratum = Stratum::Outcome;
    CHECK(draw(f, request).strata ==
          std::vector<std::pair<std::string, std::int64_t>>{{"as_computed", 20}, {"overridden", 10}});
    request.stratum = Stratum::Month;
    CHECK(draw(f, request).strata == std::vector<std::pair<std::string, std::int64_t>>{{"2025-06", 30}});
    request.stratum = Stratum::RuleSet;
    CHECK(draw(f, request).strata.front().first == audited_rules().hash);
    f.decide_case({.id = "extra"}, {"wegen", "beboeten"});
    request.stratum = Stratum::Decision;
    CHECK(draw(f, request).strata ==
          std::vector<std::pair<std::string, std::int64_t>>{{"", 30}, {"beboeten, wegen", 1}});
}

TEST_CASE("shares follow size, the rest goes to the largest remainders") {
    using audit::proportional;
    CHECK(proportional({24, 6}, 10) == Numbers{8, 2});
    CHECK(proportional({1, 1, 1}, 2) == Numbers{1, 1, 0});
    CHECK(proportional({10, 5, 1}, 4) == Numbers{3, 1, 0});  // 2.5, 1.25, 0.25
    CHECK(proportional({3, 3}, 100) == Numbers{3, 3});
    CHECK(proportional({5}, 0) == Numbers{0});
    CHECK(proportional({}, 5).empty());
    CHECK(proportional({0, 0}, 5) == Numbers{0, 0});
    for (std::int64_t count = 0; count <= 40; ++count) {
        Numbers const sizes{7, 13, 1, 19};
        auto const shares = proportional(sizes, count);
        CHECK(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) == count);
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            CHECK(shares[i] <= sizes[i]);
            CHECK(shares[i] >= sizes[i] * count / 40);
            CHECK(shares[i] <= sizes[i] * count / 40 + 1);
        }
    }
}

TEST_CASE("a recorded sample is drawn again, also when the ledger went on and cases were erased") {
    Thirty f;
    SampleRequest request;
    request.count = 4;
    request.seed = std::string("\x00\xff seed", 7);
    request.stratum = Stratum::Official;
    request.division = Division::Proportional;
    request.filter.actor = people::caseworker;
    request.filter.recorded_from = "2025-06-01T00:00:00Z";
    auto const sample = draw(f, request);
    auto const details = audit::to_details(request, sample);
    f.decide_case({.id = "later"});
    f.erase("Z1");
    ledger::SampleDetails read_back;
    REQUIRE(ledger::read(ledger::to_text(details), read_back));
    auto const again = audit::read_request(read_back);
    REQUIRE(again);
    CHECK(again->filter.through == sample.through);
    CHECK(numbers(draw(f, *again)) == numbers(sample));
    CHECK(audit::to_details(*again, draw(f, *again)).drawn == details.drawn);

    SECTION("what was drawn from cannot be told otherwise") {
        for (auto const* selection : {"", "[]", "{\"actors\":\"x\"}", "{\"actor\":1}"}) {
            read_back.selection = selection;
            CHECK_FALSE(audit::read_request(read_back));
        }
    }
    SECTION("strata that this program does not know") {
        read_back.strata = "weekday";
        CHECK_FALSE(audit::read_request(read_back));
    }
    SECTION("a seed that is no seed") {
        read_back.seed = "xyz";
        CHECK_FALSE(audit::read_request(read_back));
    }
}

TEST_CASE("nothing to draw from") {
    AuditFixture f;
    SampleRequest request;
    request.count = 5;
    request.seed = "s";
    auto const sample = draw(f, request);
    CHECK(sample.drawn.empty());
    CHECK(sample.strata.empty());
}

// With 2,000 seeds each of thirty decisions is drawn 2,000 × 6 / 30 = 400 times on average. Chi-square over thirty
// classes (variance of a draw without replacement taken into account) has 29 degrees of freedom: above 58.3 once in a
// thousand times. The seeds are fixed, so this holds or it does not.
TEST_CASE("every decision has the same chance, and every pair") {
    Thirty f;
    std::map<std::int64_t, std::int64_t> times;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> together;
    constexpr std::int64_t rounds = 2000, size = 6, all = 30;
    f.store().read([&](store::Reading const& reading) {
        for (std::int64_t round = 0; round < rounds; ++round) {
            SampleRequest request;
            request.count = size;
            request.seed = "seed " + std::to_string(round);
            auto drawn = numbers(audit::draw(reading, request));
            REQUIRE(std::set(drawn.begin(), drawn.end()).size() == size);
            std::sort(drawn.begin(), drawn.end());
            for (std::size_t i = 0; i < drawn.size(); ++i) {
                ++times[drawn[i]];
                for (std::size_t j = i + 1; j < drawn.size(); ++j) ++together[{drawn[i], drawn[j]}];
            }
        }
    });
    auto const spread = [](auto const& counts, double expected, double probability) {
        double sum = 0;
        for (auto const& [what, count] : counts) {
            auto const off = static_cast<double>(count) - expected;
            sum += off * off / (expected * (1 - probability));
        }
        return sum;
    };
    CHECK(times.size() == all);
    // The counts add up to a fixed total, which takes one degree of freedom: scaled by (n - 1) / n.
    CHECK(spread(times, 400, 0.2) * 29 / 30 < 58.3);
    CHECK(spread(times, 400, 0.2) * 29 / 30 > 10.0);  // nor suspiciously even
    // 435 pairs, each with chance 6 · 5 / (30 · 29); far enough from 435 ± 5 standard deviations is wrong.
    CHECK(together.size() == 435);
    auto const pairs = spread(together, rounds * 30.0 / 870.0, 30.0 / 870.0);
    CHECK(pairs > 435 - 5 * 29.5);
    CHECK(pairs < 435 + 5 * 29.5);
}
