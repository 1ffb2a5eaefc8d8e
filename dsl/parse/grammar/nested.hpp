// Bounds on nesting: the native stack that nested input can use, and the levels of condition lists.
#pragma once

#include "dsl/parse/grammar/tokens.hpp"

namespace wetwijzer::parse::grammar {

inline constexpr int max_nesting = 200;
inline constexpr std::size_t max_lists = 3;  // a) 1) i)

template <class Subject>
struct Nested : x3::unary_parser<Subject, Nested<Subject>> {
    using base = x3::unary_parser<Subject, Nested<Subject>>;
    using attribute_type = ExprId;
    static constexpr bool has_attribute = true;
    static constexpr bool has_action = false;  // else X3 would not hand out the attribute
    constexpr explicit Nested(Subject const& inner) : base(inner) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const& last, AnyContext const& context, RContext& rcontext, Attribute& out) const {
        struct Level {
            int& depth;
            ~Level() { --depth; }
        } const level{++state(context).depth};
        if (level.depth > max_nesting) {
            state(context).diagnostics.add(diagnostics::Code::E0204, state(context).span(first, first + 1),
                                           {std::to_string(max_nesting)});
            throw Failure(first, reported);
        }
        return this->subject.parse(first, last, context, rcontext, out);
    }
};
template <class Subject>
constexpr auto nested(Subject const& subject) {
    return Nested<Subject>(subject);
}

// A label when it is the next one of the innermost list; nothing when the list has ended. A label that belongs nowhere
// is reported.
bool match_next_label(Cursor& first, State& state, Word& out);

// Whether that label stands here, of this list or one around it.
bool begins_next_item(Cursor first, State const& state);

// The items of one condition list.
template <class Subject>
struct ListLevel : x3::unary_parser<Subject, ListLevel<Subject>> {
    using base = x3::unary_parser<Subject, ListLevel<Subject>>;
    static constexpr bool has_attribute = false;
    constexpr explicit ListLevel(Subject const& inner) : base(inner) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const& last, AnyContext const& context, RContext& rcontext, Attribute& out) const {
        auto& lists = state(context).lists;
        if (lists.size() == max_lists) {
            state(context).diagnostics.add(diagnostics::Code::E0212, state(context).span(first, first + 1));
            throw Failure(first, reported);
        }
        lists.push_back(0);
        struct Level {
            std::vector<std::uint32_t>& lists;
            ~Level() { lists.pop_back(); }
        } const level{lists};
        return this->subject.parse(first, last, context, rcontext, out);
    }
};
template <class Subject>
constexpr auto list_level(Subject const& subject) {
    return ListLevel<Subject>(subject);
}

}  // namespace wetwijzer::parse::grammar

namespace boost::spirit::x3 {

template <class Subject>
struct get_info<grammar::Nested<Subject>> {
    using result_type = std::string;
    std::string operator()(grammar::Nested<Subject> const& parser) const { return what(parser.subject); }
};
template <class Subject>
struct get_info<grammar::ListLevel<Subject>> {
    using result_type = std::string;
    std::string operator()(grammar::ListLevel<Subject> const& parser) const { return what(parser.subject); }
};

}  // namespace boost::spirit::x3
