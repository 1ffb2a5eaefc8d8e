// The rules that other grammar files use.
#pragma once

#include "dsl/parse/grammar/build.hpp"

namespace wetwijzer::parse::grammar {

inline constexpr char const* a_value =
    "een waarde\x1f"
    "a value";

using ExpressionRule = x3::rule<struct ExpressionTag, ExprId>;
using ValueRule = x3::rule<struct ValueTag, ExprId>;
using ConstantRule = x3::rule<struct ConstantTag, ExprId>;
using LiteralRule = x3::rule<struct LiteralTag, ExprId>;
using CitationRule = x3::rule<struct CitationTag, syntax::Citation>;
using ReferencesRule = x3::rule<struct ReferencesTag, syntax::Citation>;
using SentencesRule = x3::rule<struct SentencesTag, syntax::Sentences>;
using TailRule = x3::rule<struct TailTag, syntax::Tail>;
using TypeRule = x3::rule<struct TypeTag, syntax::TypeExpr>;

inline ExpressionRule const expression{a_value};
inline ValueRule const value{a_value};  // no comparison, and, or: what a date or duration can be
inline LiteralRule const literal{
    "een vaste waarde\x1f"
    "a literal"};  // also negated
inline ConstantRule const constant{
    "een vaste waarde\x1f"
    "a literal"};  // a literal, a code or a period
inline CitationRule const citation{
    "`volgens`\x1f"
    "`under`"};
inline ReferencesRule const references{
    "een bron of artikel\x1f"
    "a source or article"};
inline SentencesRule const sentences{
    "`zin`\x1f"
    "`sentence`"};
inline TailRule const tail{""};
inline TypeRule const type{
    "een type\x1f"
    "a type"};

BOOST_SPIRIT_DECLARE(ExpressionRule, ValueRule, ConstantRule, LiteralRule, CitationRule, ReferencesRule, SentencesRule,
                     TailRule, TypeRule)

}  // namespace wetwijzer::parse::grammar
