// Parts that many declarations share: types, citations, sentences.
#include "dsl/parse/grammar/expressions.hpp"
#include "dsl/parse/grammar/nested.hpp"

namespace wetwijzer::parse::grammar {

namespace {

using namespace syntax;

// ---- types -------------------------------------------------------------------------------------------------

using TypeKind = TypeExpr::Kind;

constexpr auto type_kind(TypeKind kind) { return set_to(&TypeExpr::kind, kind); }
auto const named = set(&TypeExpr::name);

auto const member = build<EnumMember>(code[set(&EnumMember::name)] > -text[set(&EnumMember::code)]);

auto const simple_type =
    word(Keyword::MoneyType)[type_kind(TypeKind::Money)] |
    word(Keyword::PercentageType)[type_kind(TypeKind::Percentage)] |
    word(Keyword::DateType)[type_kind(TypeKind::Date)] | word(Keyword::DurationType)[type_kind(TypeKind::Duration)] |
    word(Keyword::PeriodType)[type_kind(TypeKind::Period)] | word(Keyword::TextType)[type_kind(TypeKind::Text)];

auto const boolean = word(Keyword::Yes) > slash > word(Keyword::No)[type_kind(TypeKind::Boolean)];
auto const number = word(Keyword::NumberType)[type_kind(TypeKind::Number)] > -(word(Keyword::In) > name[named]);
auto const enumeration = word(Keyword::OneOfType)[type_kind(TypeKind::Enumeration)] > left_parenthesis >
                         member[append(&TypeExpr::members)] % comma > right_parenthesis;
auto const list_of = word(Keyword::ListOf)[type_kind(TypeKind::ListOf)] > type_name[named];
auto const named_type = type_name[named][type_kind(TypeKind::Named)];

auto const type_body = build<TypeExpr>((boolean | number | simple_type | enumeration | list_of | named_type) >
                                       -word(Keyword::OrNone)[set_to(&TypeExpr::optional, true)]);

auto const take = [](auto const& context) { x3::_val(context) = std::move(x3::_attr(context)); };

auto const type_def = type_body[take];

// ---- citations ---------------------------------------------------------------------------------------------

using PartKind = ReferencePart::Kind;

constexpr auto part_kind(PartKind kind) { return set_to(&ReferencePart::kind, kind); }

auto const subdivision =
    word(Keyword::Subdivision)[part_kind(PartKind::Point)][set_to(&ReferencePart::spelled_out, true)];
auto const numbered =
    word(Keyword::Article)[part_kind(PartKind::Article)] | word(Keyword::Paragraph)[part_kind(PartKind::Paragraph)] |
    word(Keyword::Point)[part_kind(PartKind::Point)] | subdivision |
    word(Keyword::Section)[part_kind(PartKind::Section)] | word(Keyword::Chapter)[part_kind(PartKind::Chapter)];
auto const part_number = number_of_article[set(&ReferencePart::number)];

// The only annex of a text has no number: a label behind it is that of the next item.
bool match_annex_number(Cursor& first, State& state, Word& out) {
    return !begins_next_item(first, state) && match_number_of_article(first, state, out);
}
constexpr TokenParser<Word> annex_number{
    "een nummer of letter\x1f"
    "a number or letter",
    match_annex_number};

auto const part = build<ReferencePart>(
    (numbered > part_number) |
    (word(Keyword::Annex)[part_kind(PartKind::Annex)] > -annex_number[set(&ReferencePart::number)]) |
    word(Keyword::Preamble)[part_kind(PartKind::Preamble)] | word(Keyword::Closing)[part_kind(PartKind::Closing)]);

auto const push_part = append(&Reference::parts);
auto const reference = build<Reference>(+part[push_part] | (code[set(&Reference::source)] >> *part[push_part]));

auto const push = [](auto const& context) { x3::_val(context).push_back(std::move(x3::_attr(context))); };

auto const references_def = reference[push] % comma;
auto const citation_def = (!word(Keyword::GeneralTermsAct) >> word(Keyword::According)) > references[take];

// ---- sentences ---------------------------------------------------------------------------------------------

auto const sentence = (word(Keyword::Yes) > text[once(&Sentences::yes,
                                                      "`zin ja`\x1f"
                                                      "`sentence yes`")]) |
                      (word(Keyword::No) > text[once(&Sentences::no,
                                                     "`zin nee`\x1f"
                                                     "`sentence no`")]) |
                      (word(Keyword::PlainSentence) > text[once(&Sentences::plain,
                                                                "`voor de inburgeraar`\x1f"
                                                                "`for the person`")]) |
                      text[once(&Sentences::any,
                                "`zin`\x1f"
                                "`sentence`")];

auto const sentences_def = word(Keyword::Sentence) > +sentence;

auto const merge_sentences = [](auto const& context) {
    merge(x3::_val(context).sentences, x3::_attr(context), state(context));
};

auto const tail_def = *(sentences[merge_sentences] | citation[append_all(&Tail::citation)]);

}  // namespace

BOOST_SPIRIT_DEFINE(type, citation, references, sentences, tail)

BOOST_SPIRIT_INSTANTIATE(TypeRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(CitationRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(ReferencesRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(SentencesRule, Cursor, Context)
BOOST_SPIRIT_INSTANTIATE(TailRule, Cursor, Context)

void merge(Sentences& into, Sentences const& more, State& here) {
    auto const one = [&](std::optional<Word>& slot, std::optional<Word> const& found) {
        if (slot && found)
            here.diagnostics.add(diagnostics::Code::E0211, found->span,
                                 {"`zin`\x1f"
                                  "`sentence`"});
        if (found) slot = found;
    };
    one(into.yes, more.yes);
    one(into.no, more.no);
    one(into.any, more.any);
    one(into.plain, more.plain);
}

}  // namespace wetwijzer::parse::grammar
