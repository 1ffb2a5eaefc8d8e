// What lies on top of the rules: readings of doubtful texts, exceptions that stand elsewhere, local policy.
#include "dsl/parse/grammar/declarations.hpp"

namespace wetwijzer::parse::grammar {

namespace {

using namespace syntax;

// ---- readings ----------------------------------------------------------------------------------------------------

auto const reading_clause =
    text[once(&ReadingDecl::description, a_description)] | citation[append_all(&ReadingDecl::citation)];

auto const alternative_rest = code[set(&AlternativeDecl::name)] > text[set(&AlternativeDecl::description)] >
                              -citation[set(&AlternativeDecl::citation)];
auto const standard = build<AlternativeDecl>(word(Keyword::Standard) > alternative_rest);
auto const also_possible = build<AlternativeDecl>(word(Keyword::AlsoPossible) > alternative_rest);

// What is expected behind an alternative names both words.
bool match_reason(Cursor& first, State&, bool&) {
    Cursor const end = match_phrase(Keyword::Reason, first);
    return end ? (first = end, true) : false;
}
constexpr TokenParser<bool> reason{
    "`ook mogelijk`\x1f"
    "`also possible`\x1e"
    "`reden`\x1f"
    "`reason`",
    match_reason};

auto const reading = build<ReadingDecl>(
    word(Keyword::Reading) > name[declare(&ReadingDecl::name)] > *recover(reading_clause) >
    recover(standard[append(&ReadingDecl::alternatives)]) >
    *recover(also_possible[append(&ReadingDecl::alternatives)]) > reason > text[set(&ReadingDecl::reason)]);

// ---- exceptions --------------------------------------------------------------------------------------------------

auto const take_header_sentences = [](auto const& context) {
    merge(x3::_val(context).header.sentences, x3::_attr(context), state(context));
};

auto const exception = build<ExceptionDecl>(
    word(Keyword::ExceptionFrom) > name[declare(&ExceptionDecl::name)] > word(Keyword::To) >
    name_parts[set(&ExceptionDecl::rule)] > header[set(&ExceptionDecl::header)] > word(Keyword::If) >
    expression[set(&ExceptionDecl::condition)] > word(Keyword::Then) > expression[set(&ExceptionDecl::value)] >
    -(word(Keyword::Prevails) > name[append(&ExceptionDecl::overrides)] % comma) >
    *recover(sentences[take_header_sentences]));

// ---- local policy ------------------------------------------------------------------------------------------------

auto const room_limits = (word(Keyword::From) > literal[set(&PolicyRoom::minimum)] > word(Keyword::Through) >
                          literal[set(&PolicyRoom::maximum)]) |
                         (word(Keyword::Only) > constant[append(&PolicyRoom::only)] % comma);
auto const room_body =
    build<PolicyRoom>(word(Keyword::PolicyRoom) > -room_limits > citation[set(&PolicyRoom::citation)]);
auto const room_def = room_body[take];

bool match_municipality_code(Cursor& first, State& state, Word& out) {
    if (first->kind != TokenKind::Number) return false;
    out = state.word(first, first + 1);
    ++first;
    return true;
}
constexpr TokenParser<Word> municipality_code{
    "een gemeentecode van vier cijfers\x1f"
    "a municipality code of four digits",
    match_municipality_code};

auto const policy = build<PolicyDecl>(word(Keyword::PolicyOf) > municipality_code[set(&PolicyDecl::code)] >
                                      text[set(&PolicyDecl::municipality)]);

auto const layers_declaration_def = reading[take_node] | exception[take_node] | policy[take_node];

}  // namespace

BOOST_SPIRIT_DEFINE(room, layers_declaration)

BOOST_SPIRIT_INSTANTIATE(RoomRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(LayersRule, Cursor, Context)

}  // namespace wetwijzer::parse::grammar
