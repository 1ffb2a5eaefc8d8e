// After a mistake: report it, move to a place where reading can go on, carry on. One level for clauses, one for
// declarations.
#pragma once

#include "dsl/parse/grammar/tokens.hpp"

namespace wetwijzer::parse::grammar {

inline constexpr char const* a_declaration =
    "een declaratie, zoals `gegeven`, `regel` of `tabel`\x1f"
    "a declaration, such as `fact`, `rule` or `table`";

// The message for a failure: what was found, and what was expected.
void report(Failure const& failure, State& state);

// "lezing x" of a declaration; "lezing x is …" is a line of a scenario.
bool declares_reading(Cursor at);

bool begins_declaration(Cursor at);  // also in the middle of a line
bool begins_article(Cursor at);      // art., par., bijlage, …

// The next place at which a declaration begins, from `from` on; the end of the file when there is none.
Cursor next_declaration(Cursor from, State const& state);

// The next clause, record field, table row or article that begins a line; nullptr when a declaration or the end comes
// first.
Cursor next_clause(Cursor from);
Cursor next_field(Cursor from);
Cursor next_row(Cursor from);
Cursor next_article(Cursor from);  // line of a coverage

// Gives up one clause: the declaration goes on at the next one. Without a next one the failure is the declaration's.
template <class Subject>
struct Recover : x3::unary_parser<Subject, Recover<Subject>> {
    using base = x3::unary_parser<Subject, Recover<Subject>>;
    static constexpr bool has_attribute = false;
    Cursor (*next)(Cursor);
    constexpr Recover(Subject const& inner, Cursor (*n)(Cursor)) : base(inner), next(n) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const& last, AnyContext const& context, RContext& rcontext, Attribute& out) const {
        Cursor const start = first;
        try {
            return this->subject.parse(first, last, context, rcontext, out);
        } catch (Failure const& failure) {
            Cursor const resume = next(failure.where() > start ? failure.where() : start + 1);
            if (!resume) throw;
            report(failure, state(context));
            state(context).damaged = true;
            first = resume;
            return true;
        }
    }
};
template <class Subject>
constexpr auto recover(Subject const& subject, Cursor (*next)(Cursor) = next_clause) {
    return Recover<Subject>(subject, next);
}

// Gives up one declaration; an ErrorDecl takes its place. Always moves on.
template <class Subject>
struct RecoverDeclaration : x3::unary_parser<Subject, RecoverDeclaration<Subject>> {
    using base = x3::unary_parser<Subject, RecoverDeclaration<Subject>>;
    static constexpr bool has_attribute = false;
    constexpr explicit RecoverDeclaration(Subject const& inner) : base(inner) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const& last, AnyContext const& context, RContext& rcontext, Attribute& out) const {
        auto& here = state(context);
        here.damaged = false;
        here.declared = {};
        Cursor const start = first;
        try {
            return this->subject.parse(first, last, context, rcontext, out);
        } catch (Failure const& failure) {
            report(failure, here);
            first = next_declaration(failure.where() > start ? failure.where() : start + 1, here);
            here.tree.declarations.push_back({here.span(start, first), syntax::ErrorDecl{here.declared}});
            return true;
        }
    }
};
template <class Subject>
constexpr auto recover_declaration(Subject const& subject) {
    return RecoverDeclaration<Subject>(subject);
}

}  // namespace wetwijzer::parse::grammar

namespace boost::spirit::x3 {

template <class Subject>
struct get_info<grammar::Recover<Subject>> {
    using result_type = std::string;
    std::string operator()(grammar::Recover<Subject> const& parser) const { return what(parser.subject); }
};

}  // namespace boost::spirit::x3
