// What all grammar files share: the state of one parse and the one context type. X3 instantiates rules for exactly
// these.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/parse/token.hpp"
#include "dsl/syntax/ast.hpp"

#include <boost/spirit/home/x3.hpp>

#include <string_view>
#include <utility>
#include <vector>

namespace wetwijzer::parse::grammar {

namespace x3 = boost::spirit::x3;

struct State {
    std::uint32_t file;
    std::string_view source;
    Cursor begin;
    syntax::SyntaxTree& tree;
    diagnostics::Diagnostics& diagnostics;
    int depth = 0;                     // levels of nesting
    std::vector<std::uint32_t> lists;  // condition lists around the cursor: how many items each has so far
    syntax::Word declared;             // name of the declaration being read
    bool damaged = false;              // a clause of the declaration being read was given up

    std::string_view text(Cursor token) const { return text_of(token, source); }

    // The tokens of [first, last); an empty range is the place before `first`.
    source::Span span(Cursor first, Cursor last) const {
        return {file, first->begin, last > first ? last[-1].end : first->begin};
    }
    syntax::Word word(Cursor first, Cursor last) const {
        auto const place = span(first, last);
        return {place, std::string(source.substr(place.begin, place.end - place.begin))};
    }
    template <class Node>
    syntax::ExprId add(source::Span place, Node&& node) {
        tree.expressions.push_back({place, std::forward<Node>(node)});
        return {static_cast<std::uint32_t>(tree.expressions.size() - 1)};
    }
};

struct StateTag;
using Context = x3::context<StateTag, State>;

template <class AnyContext>
State& state(AnyContext const& context) {
    return x3::get<StateTag>(context);
}

using Failure = x3::expectation_failure<Cursor>;

// A failure whose message has been given already.
inline constexpr char const* reported = "";

}  // namespace wetwijzer::parse::grammar
