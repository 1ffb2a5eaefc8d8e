// What became of every article of a law: which rules encode it, who judges on it, or why neither is so.
#pragma once

#include "engine/model/rule_set.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace wetwijzer::articles {

// A declaration that cites an article. In the order in which they are told.
struct Use {
    enum class Kind : std::uint8_t {
        Rule,
        Table,
        Term,
        Exception,  // one that stands apart from its rule
        Parameter,
        Fact,
        Judgement,
        Decision,
        Reading,
        Check,
        Indicator
    };
    Kind kind = Kind::Rule;
    std::string name;
    std::string judge;  // of a judgement
    friend auto operator<=>(Use const&, Use const&) = default;
};

enum class Status : std::uint8_t {
    Encoded,        // declarations cite it, and no judgement is among them
    Judged,         // people judge on it: a judgement cites it, maybe beside rules
    NotComputable,  // listed so, with the reason
    OutOfScope,     // listed so, with the reason
    Missing,        // listed as encoded, and nothing cites it
    Unlisted,       // cited, but not in the list of its source
};
inline constexpr std::size_t status_count = 6;

struct Line {
    model::Reference reference;
    Status status = Status::Encoded;
    std::string reason;     // of NotComputable and OutOfScope
    std::vector<Use> uses;  // each once, by kind and name
};

struct Act {
    model::SourceId source;
    bool listed = false;      // has a list of its articles (`dekking van`); without one every line is Unlisted
    std::vector<Line> lines;  // in the order of the law: 2.9 before 2.10, 6.2 before 6.2a, 5:9 before 5:10
    std::size_t counts[status_count] = {};
    std::size_t count(Status status) const { return counts[static_cast<std::size_t>(status)]; }
};

struct Coverage {
    // Those with a list first, then in the order of the sources; those that are neither listed nor cited are left out.
    std::vector<Act> acts;
    std::size_t missing = 0;
};

// A line stands for an entry of the list, covered by citations of it and of its parts: that of a whole article does not
// cover its leden. Citations that have nothing to do with any entry give a line of their own.
Coverage coverage(model::RuleSet const& rules);

}  // namespace wetwijzer::articles
