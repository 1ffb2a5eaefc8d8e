#include "engine/audit/sample.hpp"

#include "engine/merkle/merkle.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <queue>
#include <utility>

namespace wetwijzer::audit {
namespace {

using Json = nlohmann::json;

// The place of an entry in the order of drawing.
struct Place {
    crypto::Hash hash;
    std::int64_t number = 0;
    friend auto operator<=>(Place const&, Place const&) = default;
};

// The first `most` of a stratum, the last of them on top; how many there are in all.
struct Bowl {
    std::priority_queue<Place> first;
    std::int64_t size = 0;

    void add(Place const& place, std::int64_t most) {
        ++size;
        if (std::ssize(first) < most)
            first.push(place);
        else if (most > 0 && place < first.top())
            first.pop(), first.push(place);
    }
};

std::string joined(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    std::string result;
    for (auto const& one : names) result += (result.empty() ? "" : ", ") + one;
    return result;
}

std::string stratum_of(DecisionEntry const& decision, Stratum stratum) {
    switch (stratum) {
        case Stratum::All:
            return {};
        case Stratum::Official:
            return decision.entry.actor;
        case Stratum::Decision:
            return joined(decision.details.decisions);
        case Stratum::RuleSet:
            return decision.details.rule_set;
        case Stratum::Month:
            return decision.entry.recorded_at.substr(0, 7);
        case Stratum::Outcome:
            return decision.details.overridden ? "overridden" : "as_computed";
    }
    return {};
}

}  // namespace

std::string_view name(Stratum stratum) {
    static constexpr std::array<std::string_view, 6> names{"", "official", "decision", "rule_set", "month", "outcome"};
    return names[static_cast<std::size_t>(stratum)];
}

std::optional<Stratum> stratum_named(std::string_view wanted) {
    for (auto const one :
         {Stratum::All, Stratum::Official, Stratum::Decision, Stratum::RuleSet, Stratum::Month, Stratum::Outcome})
        if (name(one) == wanted) return one;
    return std::nullopt;
}

std::vector<std::int64_t> proportional(std::vector<std::int64_t> const& sizes, std::int64_t count) {
    auto const total = std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0});
    count = std::min(count, total);
    std::vector<std::int64_t> shares;
    if (total == 0) return std::vector<std::int64_t>(sizes.size());
    std::vector<std::pair<std::int64_t, std::size_t>> rests;  // negative, so that sorting puts the largest first
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        auto const product = sizes[i] * count;  // entries and samples fit in 31 bits each
        shares.push_back(product / total);
        rests.emplace_back(-(product % total), i);
    }
    std::sort(rests.begin(), rests.end());
    auto left = count - std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
    for (std::size_t i = 0; left > 0; ++i, --left) ++shares[rests[i].second];
    return shares;
}

Sample draw(store::Reading const& reading, SampleRequest const& request) {
    Sample sample;
    auto filter = request.filter;
    if (filter.through == 0) filter.through = reading.size();
    sample.through = filter.through;
    std::map<std::string, Bowl> bowls;
    if (filter.through > 0) {
        reading.leaves(selection(filter), [&](store::Leaf const& leaf) {
            auto const decision = read_decision_entry(leaf);
            auto const hash = crypto::blake2b(request.seed + std::string(merkle::leaf_hash(leaf.text).view()));
            bowls[stratum_of(decision, request.stratum)].add({hash, leaf.number}, request.count);
            return true;
        });
    }
    std::vector<std::int64_t> sizes;
    for (auto const& [stratum, bowl] : bowls) {
        sample.strata.emplace_back(stratum, bowl.size);
        sizes.push_back(bowl.size);
    }
    auto const shares = request.division == Division::Proportional
                            ? proportional(sizes, request.count)
                            : std::vector<std::int64_t>(sizes.size(), request.count);
    std::size_t at = 0;
    for (auto& [stratum, bowl] : bowls) {
        std::vector<std::int64_t> numbers;
        for (auto most = shares[at++]; !bowl.first.empty(); bowl.first.pop())
            if (std::ssize(bowl.first) <= most) numbers.push_back(bowl.first.top().number);
        for (auto one = numbers.rbegin(); one != numbers.rend(); ++one) sample.drawn.push_back({*one, stratum});
    }
    return sample;
}

ledger::SampleDetails to_details(SampleRequest const& request, Sample const& sample) {
    Json selection = Json::object();
    auto const put = [&](char const* key, std::string const& value) {
        if (!value.empty()) selection[key] = value;
    };
    put("actor", request.filter.actor);
    put("case", request.filter.case_ref);
    put("recorded_from", request.filter.recorded_from);
    put("recorded_through", request.filter.recorded_through);
    put("rule_set", request.filter.rule_set);
    ledger::SampleDetails details;
    details.seed = crypto::to_hex(request.seed);
    details.through = sample.through;
    details.selection = selection.dump();
    details.strata = name(request.stratum);
    details.division = request.division == Division::Proportional ? "proportional" : "each";
    details.count = request.count;
    for (auto const& one : sample.drawn) details.drawn.push_back(one.number);
    std::sort(details.drawn.begin(), details.drawn.end());
    return details;
}

std::optional<SampleRequest> read_request(ledger::SampleDetails const& details) {
    SampleRequest request;
    auto const seed = crypto::from_hex(details.seed);
    auto const stratum = stratum_named(details.strata);
    auto const selection = Json::parse(details.selection, nullptr, false);
    if (!seed || !stratum || !selection.is_object() || details.count < 0) return std::nullopt;
    for (auto const& [key, value] : selection.items()) {
        if (!value.is_string()) return std::nullopt;
        auto* const place = key == "actor"              ? &request.filter.actor
                            : key == "case"             ? &request.filter.case_ref
                            : key == "recorded_from"    ? &request.filter.recorded_from
                            : key == "recorded_through" ? &request.filter.recorded_through
                            : key == "rule_set"         ? &request.filter.rule_set
                                                        : nullptr;
        if (!place) return std::nullopt;
        *place = value.get<std::string>();
    }
    request.filter.through = details.through;
    request.stratum = *stratum;
    request.division = details.division == "proportional" ? Division::Proportional : Division::Each;
    request.count = details.count;
    request.seed = *seed;
    return request;
}

}  // namespace wetwijzer::audit
