// Directives that build the tree. Inside build<T>(…) and node<T>(…) an action's _val is the T being built.
#pragma once

#include "dsl/parse/grammar/tokens.hpp"

#include <optional>
#include <type_traits>

namespace wetwijzer::parse::grammar {

// Sentences of several `zin` clauses of one owner; a second one of the same sort is reported.
void merge(syntax::Sentences& into, syntax::Sentences const& more, State& state);

template <class Value, class Attribute>
void deliver(Value&& value, Attribute& out) {
    if constexpr (!std::is_same_v<std::remove_const_t<Attribute>, x3::unused_type>) out = std::forward<Value>(value);
}

// A plain struct; its span, when it has one, is set.
template <class Subject, class Node>
struct Build : x3::unary_parser<Subject, Build<Subject, Node>> {
    using base = x3::unary_parser<Subject, Build<Subject, Node>>;
    using attribute_type = Node;
    static constexpr bool has_attribute = true;
    static constexpr bool has_action = false;  // else X3 would not hand out the attribute
    constexpr explicit Build(Subject const& inner) : base(inner) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const& last, AnyContext const& context, RContext&, Attribute& out) const {
        Node built{};
        Cursor const start = first;
        if (!this->subject.parse(first, last, context, built, x3::unused)) return false;
        if constexpr (requires { built.span; }) built.span = state(context).span(start, first);
        deliver(std::move(built), out);
        return true;
    }
};
template <class Node, class Subject>
constexpr auto build(Subject const& subject) {
    return Build<Subject, Node>(subject);
}

// An expression of the tree.
template <class Subject, class Node>
struct NodeParser : x3::unary_parser<Subject, NodeParser<Subject, Node>> {
    using base = x3::unary_parser<Subject, NodeParser<Subject, Node>>;
    using attribute_type = ExprId;
    static constexpr bool has_attribute = true;
    static constexpr bool has_action = false;  // else X3 would not hand out the attribute
    constexpr explicit NodeParser(Subject const& inner) : base(inner) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const& last, AnyContext const& context, RContext&, Attribute& out) const {
        Node built{};
        Cursor const start = first;
        if (!this->subject.parse(first, last, context, built, x3::unused)) return false;
        deliver(state(context).add(state(context).span(start, first), std::move(built)), out);
        return true;
    }
};
template <class Node, class Subject>
constexpr auto node(Subject const& subject) {
    return NodeParser<Subject, Node>(subject);
}

// operand { operator operand } as one flat node; a single operand stays itself.
using Operator = bool (*)(Cursor&, bool& sign);

template <class Subject>
struct ChainParser : x3::unary_parser<Subject, ChainParser<Subject>> {
    using base = x3::unary_parser<Subject, ChainParser<Subject>>;
    using attribute_type = ExprId;
    static constexpr bool has_attribute = true;
    static constexpr bool has_action = false;  // else X3 would not hand out the attribute
    syntax::ChainOp op;
    Operator next;
    constexpr ChainParser(syntax::ChainOp o, Subject const& inner, Operator n) : base(inner), op(o), next(n) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const& last, AnyContext const& context, RContext&, Attribute& out) const {
        Cursor const start = first;
        ExprId operand;
        if (!this->subject.parse(first, last, context, x3::unused, operand)) return false;
        bool sign = true;
        if (next(first, sign)) {
            syntax::Chain chain{op, {operand}, {true}};
            do {
                if (!this->subject.parse(first, last, context, x3::unused, operand))
                    throw Failure(first, x3::what(this->subject));
                chain.operands.push_back(operand);
                chain.signs.push_back(sign);
            } while (next(first, sign));
            operand = state(context).add(state(context).span(start, first), std::move(chain));
        }
        deliver(operand, out);
        return true;
    }
};
template <class Subject>
constexpr auto chain(syntax::ChainOp op, Subject const& operand, Operator next) {
    return ChainParser<Subject>(op, operand, next);
}

// base [ suffix ]: with the suffix a Node around the base, without it the base itself.
inline void attach(syntax::Compare& outer, ExprId inner) { outer.operands.insert(outer.operands.begin(), inner); }
inline void attach(syntax::IfNone& outer, ExprId inner) { outer.value = inner; }
inline void attach(syntax::Round& outer, ExprId inner) { outer.value = inner; }
inline void attach(syntax::UnderLaw& outer, ExprId inner) { outer.value = inner; }
inline void attach(syntax::FieldOf& outer, ExprId inner) { outer.record = inner; }

template <class Base, class Suffix, class Node>
struct ExtendParser : x3::binary_parser<Base, Suffix, ExtendParser<Base, Suffix, Node>> {
    using base = x3::binary_parser<Base, Suffix, ExtendParser<Base, Suffix, Node>>;
    using attribute_type = ExprId;
    static constexpr bool has_attribute = true;
    static constexpr bool has_action = false;  // else X3 would not hand out the attribute
    constexpr ExtendParser(Base const& b, Suffix const& suffix) : base(b, suffix) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const& last, AnyContext const& context, RContext&, Attribute& out) const {
        Cursor const start = first;
        ExprId found;
        if (!this->left.parse(first, last, context, x3::unused, found)) return false;
        Node outer{};
        Cursor const suffix = first;
        if (this->right.parse(first, last, context, outer, x3::unused)) {
            if constexpr (requires { outer.op_span; }) outer.op_span.begin = suffix->begin;
            attach(outer, found);
            found = state(context).add(state(context).span(start, first), std::move(outer));
        }
        deliver(found, out);
        return true;
    }
};
template <class Node, class Base, class Suffix>
constexpr auto extend(Base const& base, Suffix const& suffix) {
    return ExtendParser<Base, Suffix, Node>(base, suffix);
}

// The citation and sentences behind "alle van", when the list is all of `condition`, go to the owner of the condition.
inline void hoist(ExprId condition, syntax::Tail& tail, State& here) {
    if (!condition.is_some()) return;
    auto* const list = std::get_if<syntax::ConditionList>(&here.tree.expressions[condition.value].node);
    if (!list) return;
    auto moved = std::exchange(list->tail, {});
    moved.citation.insert(moved.citation.end(), tail.citation.begin(), tail.citation.end());
    tail.citation = std::move(moved.citation);
    merge(tail.sentences, moved.sentences, here);
}
// For a struct with a condition (or `expr`) and a tail.
template <class Owner>
constexpr auto hoist_tail(ExprId Owner::*condition) {
    return [condition](auto const& context) {
        auto& owner = x3::_val(context);
        hoist(owner.*condition, owner.tail, state(context));
    };
}

// Actions. `set` overwrites, `append` adds; `once` reports a second one.
template <class Owner, class Field>
constexpr auto set(Field Owner::*field) {
    return [field](auto const& context) { x3::_val(context).*field = std::move(x3::_attr(context)); };
}
template <class Owner, class Field, class Value>
constexpr auto set_to(Field Owner::*field, Value value) {
    return [field, value](auto const& context) { x3::_val(context).*field = value; };
}
template <class Owner, class Element>
constexpr auto append(std::vector<Element> Owner::*field) {
    return [field](auto const& context) { (x3::_val(context).*field).push_back(std::move(x3::_attr(context))); };
}
template <class Owner, class Element>
constexpr auto append_all(std::vector<Element> Owner::*field) {
    return [field](auto const& context) {
        for (auto& each : x3::_attr(context)) (x3::_val(context).*field).push_back(std::move(each));
    };
}
template <class Owner, class Value>
constexpr auto once(std::optional<Value> Owner::*field, char const* description) {
    return [field, description](auto const& context) {
        auto& slot = x3::_val(context).*field;
        Cursor const after = x3::_where(context).begin();
        if (slot)
            state(context).diagnostics.add(diagnostics::Code::E0211, state(context).span(after - 1, after),
                                           {description});
        slot = std::move(x3::_attr(context));
    };
}

}  // namespace wetwijzer::parse::grammar

namespace boost::spirit::x3 {

template <class Subject, class Node>
struct get_info<grammar::Build<Subject, Node>> {
    using result_type = std::string;
    std::string operator()(grammar::Build<Subject, Node> const& parser) const { return what(parser.subject); }
};
template <class Subject, class Node>
struct get_info<grammar::NodeParser<Subject, Node>> {
    using result_type = std::string;
    std::string operator()(grammar::NodeParser<Subject, Node> const& parser) const { return what(parser.subject); }
};
template <class Subject>
struct get_info<grammar::ChainParser<Subject>> {
    using result_type = std::string;
    std::string operator()(grammar::ChainParser<Subject> const& parser) const { return what(parser.subject); }
};
template <class Base, class Suffix, class Node>
struct get_info<grammar::ExtendParser<Base, Suffix, Node>> {
    using result_type = std::string;
    std::string operator()(grammar::ExtendParser<Base, Suffix, Node> const& parser) const { return what(parser.left); }
};

}  // namespace boost::spirit::x3
