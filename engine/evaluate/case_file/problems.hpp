// Private to the case file reader: collects what is wrong, with places, up to a maximum.
#pragma once

#include "engine/evaluate/facts_json.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::evaluate::case_file {

inline constexpr std::size_t max_problems = 50;

// A sentence in both languages.
struct Words {
    std::string nl;
    std::string en;
};

class Problems {
public:
    Problems(std::string_view text, std::vector<CaseProblem>& list) : text_(text), list_(list), first_(list.size()) {}

    void add(std::string code, std::size_t offset, std::string pointer, Words message, Words hint = {});
    bool any() const { return list_.size() > first_; }
    bool full() const { return list_.size() - first_ >= max_problems; }

private:
    std::string_view text_;
    std::vector<CaseProblem>& list_;
    std::size_t first_;
};

// `token` as one segment of a JSON pointer (RFC 6901).
std::string pointer_segment(std::string_view token);

// At most 60 bytes of `text`, cut between characters, without control characters: for use in a message.
std::string excerpt(std::string_view text);

// The candidate nearest to `wrong` by edit distance (at most a third of its length); empty when none is near.
std::string nearest(std::string_view wrong, std::vector<std::string> const& candidates);

}  // namespace wetwijzer::evaluate::case_file
