// Tokens as X3 parsers: thin shells around plain functions, and what "expected …" says of everything.
#pragma once

#include "dsl/parse/grammar/context.hpp"
#include "dsl/syntax/keywords.hpp"

#include <string>
#include <utility>
#include <vector>

namespace wetwijzer::parse::grammar {

using syntax::ExprId;
using syntax::Keyword;
using syntax::Word;

// The token after the phrase, in either language; nullptr when it is not there.
Cursor match_phrase(Keyword keyword, Cursor first);

// A description holds both languages as "dutch\x1f" "english"; alternatives are joined by \x1e.
std::string describe(Keyword keyword);
std::string describe(TokenKind sign);

struct KeywordParser : x3::parser<KeywordParser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    Keyword keyword;

    constexpr explicit KeywordParser(Keyword k) : keyword(k) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const&, AnyContext const&, RContext&, Attribute&) const {
        Cursor const end = match_phrase(keyword, first);
        if (!end) return false;
        first = end;
        return true;
    }
};

struct SignParser : x3::parser<SignParser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    TokenKind sign;

    constexpr explicit SignParser(TokenKind s) : sign(s) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const&, AnyContext const&, RContext&, Attribute&) const {
        if (first->kind != sign) return false;
        ++first;
        return true;
    }
};

// A token with a value. `match` moves the cursor and fills the value, or does neither.
template <class Value>
struct TokenParser : x3::parser<TokenParser<Value>> {
    using attribute_type = Value;
    static constexpr bool has_attribute = true;
    char const* description;
    bool (*match)(Cursor&, State&, Value&);

    constexpr TokenParser(char const* d, bool (*m)(Cursor&, State&, Value&)) : description(d), match(m) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const&, AnyContext const& context, RContext&, Attribute& out) const {
        if constexpr (std::is_same_v<Attribute, Value>) {
            return match(first, state(context), out);
        } else {
            Value unwanted{};
            return match(first, state(context), unwanted);
        }
    }
};

constexpr KeywordParser word(Keyword keyword) { return KeywordParser(keyword); }

bool match_name(Cursor&, State&, Word&);                     // what is declared: lower case, not reserved
bool match_code(Cursor&, State&, Word&);                     // may have capitals
bool match_type_name(Cursor&, State&, Word&);                // a name that is not itself a type
bool match_dotted_name(Cursor&, State&, Word&);              // owner.name as one word
bool match_name_parts(Cursor&, State&, std::vector<Word>&);  // the same as parts
bool match_heading_parts(Cursor&, State&, std::vector<Word>&);
bool match_path(Cursor&, State&, syntax::Path&);  // keys of a case file
bool match_text(Cursor&, State&, Word&);
bool match_identifier(Cursor&, State&, Word&);  // BWBR0044770, ECLI:NL:RVS:2025:3087
bool match_number_of_article(Cursor&, State&, Word&);
bool match_date_word(Cursor&, State&, Word&);
bool match_count(Cursor&, State&, std::uint32_t&);
bool match_exception_letter(Cursor&, State&, Word&);
bool match_letter_with_parenthesis(Cursor&, State&, Word&);
bool match_literal_expr(Cursor&, State&, ExprId&);
bool match_name_expr(Cursor&, State&, ExprId&);
bool match_field_over_collection(Cursor&, State&, ExprId&);
bool match_field_before_record(Cursor&, State&, Word&);

inline constexpr char const* a_name =
    "een naam\x1f"
    "a name";

constexpr TokenParser<Word> name{a_name, match_name};
constexpr TokenParser<Word> code{a_name, match_code};
constexpr TokenParser<Word> type_name{a_name, match_type_name};
constexpr TokenParser<Word> dotted_name{a_name, match_dotted_name};
constexpr TokenParser<std::vector<Word>> name_parts{a_name, match_name_parts};
constexpr TokenParser<std::vector<Word>> heading_parts{
    "een kop\x1f"
    "a heading",
    match_heading_parts};
constexpr TokenParser<syntax::Path> path{
    "een sleutel\x1f"
    "a key",
    match_path};
constexpr TokenParser<Word> text{
    "een tekst tussen aanhalingstekens\x1f"
    "a text in quotation marks",
    match_text};
constexpr TokenParser<Word> identifier{
    "een kenmerk\x1f"
    "an identifier",
    match_identifier};
constexpr TokenParser<Word> number_of_article{
    "een nummer of letter\x1f"
    "a number or letter",
    match_number_of_article};
constexpr TokenParser<Word> date_word{
    "een datum\x1f"
    "a date",
    match_date_word};
constexpr TokenParser<std::uint32_t> count{
    "een aantal\x1f"
    "a count",
    match_count};
constexpr TokenParser<Word> exception_letter{
    "een letter\x1f"
    "a letter",
    match_exception_letter};
constexpr TokenParser<Word> letter_with_parenthesis{
    "een letter met `)`\x1f"
    "a letter with `)`",
    match_letter_with_parenthesis};
constexpr TokenParser<ExprId> literal_expr{
    "een vaste waarde\x1f"
    "a literal",
    match_literal_expr};
constexpr TokenParser<ExprId> name_expr{a_name, match_name_expr};
constexpr TokenParser<ExprId> field_over_collection{a_name, match_field_over_collection};
constexpr TokenParser<Word> field_before_record{a_name, match_field_before_record};

constexpr SignParser left_parenthesis{TokenKind::LeftParen};
constexpr SignParser right_parenthesis{TokenKind::RightParen};
constexpr SignParser comma{TokenKind::Comma};
constexpr SignParser colon{TokenKind::Colon};
constexpr SignParser bar{TokenKind::Bar};
constexpr SignParser dot{TokenKind::Dot};
constexpr SignParser slash{TokenKind::Slash};
constexpr SignParser equals{TokenKind::Equal};
constexpr SignParser star{TokenKind::Times};
constexpr SignParser minus{TokenKind::Minus};

// A parser under a name of its own in "expected …".
template <class Subject>
struct Called : x3::unary_parser<Subject, Called<Subject>> {
    using base = x3::unary_parser<Subject, Called<Subject>>;
    using attribute_type = typename Subject::attribute_type;
    static constexpr bool has_attribute = true;
    static constexpr bool has_action = false;
    char const* description;
    constexpr Called(char const* d, Subject const& inner) : base(inner), description(d) {}

    template <class AnyContext, class RContext, class Attribute>
    bool parse(Cursor& first, Cursor const& last, AnyContext const& context, RContext& rcontext, Attribute& out) const {
        return this->subject.parse(first, last, context, rcontext, out);
    }
};
template <class Subject>
constexpr auto called(char const* description, Subject const& subject) {
    return Called<Subject>(description, subject);
}

}  // namespace wetwijzer::parse::grammar

// What "expected …" says. Without these X3 prints mangled types.
namespace boost::spirit::x3 {

namespace grammar = wetwijzer::parse::grammar;

template <>
struct get_info<grammar::KeywordParser> {
    using result_type = std::string;
    std::string operator()(grammar::KeywordParser const& parser) const { return grammar::describe(parser.keyword); }
};
template <>
struct get_info<grammar::SignParser> {
    using result_type = std::string;
    std::string operator()(grammar::SignParser const& parser) const { return grammar::describe(parser.sign); }
};
template <class Value>
struct get_info<grammar::TokenParser<Value>> {
    using result_type = std::string;
    std::string operator()(grammar::TokenParser<Value> const& parser) const { return parser.description; }
};
template <class Subject>
struct get_info<grammar::Called<Subject>> {
    using result_type = std::string;
    std::string operator()(grammar::Called<Subject> const& parser) const { return parser.description; }
};
template <class Subject, class Action>
struct get_info<action<Subject, Action>> {
    using result_type = std::string;
    std::string operator()(action<Subject, Action> const& parser) const { return what(parser.subject); }
};
template <class Left, class Right>
struct get_info<alternative<Left, Right>> {
    using result_type = std::string;
    std::string operator()(alternative<Left, Right> const& parser) const {
        return what(parser.left) + "\x1e" + what(parser.right);
    }
};
// What may be absent ends in \x1e, so that a sequence goes on to what comes after it.
template <class Subject>
struct get_info<optional<Subject>> {
    using result_type = std::string;
    std::string operator()(optional<Subject> const& parser) const { return what(parser.subject) + "\x1e"; }
};
template <class Subject>
struct get_info<not_predicate<Subject>> {
    using result_type = std::string;
    std::string operator()(not_predicate<Subject> const&) const { return "\x1e"; }
};
template <class Left, class Right>
struct get_info<sequence<Left, Right>> {
    using result_type = std::string;
    std::string operator()(sequence<Left, Right> const& parser) const {
        auto expected = what(parser.left);
        return expected.ends_with('\x1e') ? expected + what(parser.right) : expected;
    }
};
template <class Left, class Right>
struct get_info<list<Left, Right>> {
    using result_type = std::string;
    std::string operator()(list<Left, Right> const& parser) const { return what(parser.left); }
};
template <class Subject>
struct get_info<plus<Subject>> {
    using result_type = std::string;
    std::string operator()(plus<Subject> const& parser) const { return what(parser.subject); }
};
template <class Subject>
struct get_info<expect_directive<Subject>> {
    using result_type = std::string;
    std::string operator()(expect_directive<Subject> const& parser) const { return what(parser.subject); }
};

}  // namespace boost::spirit::x3
