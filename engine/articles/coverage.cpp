#include "engine/articles/coverage.hpp"

#include "engine/articles/order.hpp"
#include "engine/articles/uses.hpp"

#include <algorithm>
#include <utility>

namespace wetwijzer::articles {
namespace {

Status status_of(model::ArticleEntry const& entry, std::vector<Use> const& uses) {
    switch (entry.status) {
        case model::ArticleEntry::Status::NotComputable:
            return Status::NotComputable;
        case model::ArticleEntry::Status::OutOfScope:
            return Status::OutOfScope;
        case model::ArticleEntry::Status::Encoded:
            break;
    }
    if (uses.empty()) return Status::Missing;
    bool const judged =
        std::any_of(uses.begin(), uses.end(), [](Use const& use) { return use.kind == Use::Kind::Judgement; });
    return judged ? Status::Judged : Status::Encoded;
}

void tidy(std::vector<Use>& uses) {
    std::sort(uses.begin(), uses.end());
    uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
}

// The line of this reference among those that no entry holds.
Line& unlisted(Act& act, model::Reference const& reference) {
    auto const found = std::find_if(act.lines.begin(), act.lines.end(), [&](Line const& line) {
        return line.status == Status::Unlisted && line.reference == reference;
    });
    if (found != act.lines.end()) return *found;
    return act.lines.emplace_back(Line{reference, Status::Unlisted, {}, {}});
}

void finish(Act& act) {
    for (auto& line : act.lines) tidy(line.uses);
    std::stable_sort(act.lines.begin(), act.lines.end(), [](Line const& left, Line const& right) {
        return order_of_parts(left.reference.parts, right.reference.parts) < 0;
    });
    for (auto const& line : act.lines) ++act.counts[static_cast<std::size_t>(line.status)];
}

}  // namespace

Coverage coverage(model::RuleSet const& rules) {
    std::vector<Act> acts(rules.sources.size());
    for (std::size_t i = 0; i < acts.size(); ++i) acts[i].source = model::SourceId(i);

    std::vector<std::vector<Cited>> cited(acts.size());
    for (auto& one : citations(rules))
        cited[one.reference.source.value].push_back({plain(std::move(one.reference)), std::move(one.use)});

    for (auto const& entry : rules.articles) {
        auto& act = acts[entry.reference.source.value];
        act.listed = true;
        Line line{entry.reference, Status::Encoded, entry.reason, {}};
        for (auto const& one : cited[entry.reference.source.value])
            if (holds(entry.reference, one.reference)) line.uses.push_back(one.use);
        line.status = status_of(entry, line.uses);
        act.lines.push_back(std::move(line));
    }
    for (auto const& of_act : cited) {
        for (auto const& one : of_act) {
            bool const listed = std::any_of(rules.articles.begin(), rules.articles.end(), [&](auto const& entry) {
                return holds(entry.reference, one.reference) || holds(one.reference, entry.reference);
            });
            if (!listed) unlisted(acts[one.reference.source.value], one.reference).uses.push_back(one.use);
        }
    }

    Coverage result;
    for (auto& act : acts) {
        if (act.lines.empty()) continue;
        finish(act);
        result.missing += act.count(Status::Missing);
        result.acts.push_back(std::move(act));
    }
    std::stable_partition(result.acts.begin(), result.acts.end(), [](Act const& act) { return act.listed; });
    return result;
}

}  // namespace wetwijzer::articles
