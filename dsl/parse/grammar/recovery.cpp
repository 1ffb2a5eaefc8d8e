#include "dsl/parse/grammar/recovery.hpp"

#include "dsl/source/utf8.hpp"

#include <algorithm>
#include <array>

namespace wetwijzer::parse::grammar {

namespace {

using diagnostics::Code;

constexpr std::array declarations{Keyword::Sources,   Keyword::Origins,   Keyword::MonthRule,    Keyword::Calendar,
                                  Keyword::Kind,      Keyword::Record,    Keyword::Fact,         Keyword::Judgement,
                                  Keyword::Parameter, Keyword::Rule,      Keyword::Table,        Keyword::Term,
                                  Keyword::Decision,  Keyword::Scenario,  Keyword::Reading,      Keyword::ExceptionFrom,
                                  Keyword::PolicyOf,  Keyword::Indicator, Keyword::MessageCheck, Keyword::CoverageOf};

constexpr std::array clauses{
    Keyword::Question,    Keyword::ObtainedFrom,   Keyword::Sentence,    Keyword::According, Keyword::AsOf,
    Keyword::Valid,       Keyword::UnderLaw,       Keyword::Is,          Keyword::Else,      Keyword::Unless,
    Keyword::RestsOn,     Keyword::StartOn,        Keyword::StartAfter,  Keyword::Lasts,     Keyword::EndsOn,
    Keyword::Extended,    Keyword::MetOn,          Keyword::Signal,      Keyword::TakenBy,   Keyword::Outcome,
    Keyword::FineOf,      Keyword::NeedsJudgement, Keyword::Within,      Keyword::Remedy,    Keyword::Equated,
    Keyword::GivenRecord, Keyword::Given,          Keyword::Assume,      Keyword::Judgement, Keyword::Expect,
    Keyword::Because,     Keyword::Examples,       Keyword::Reading,     Keyword::Standard,  Keyword::AlsoPossible,
    Keyword::Reason,      Keyword::PolicyRoom,     Keyword::CountedUnit, Keyword::Numerator, Keyword::AverageOf,
    Keyword::Denominator, Keyword::BrokenDownBy,   Keyword::CountsOn,    Keyword::Target,    Keyword::Upon,
    Keyword::Require};

constexpr std::array articles{Keyword::Article, Keyword::Section,  Keyword::Annex,
                              Keyword::Chapter, Keyword::Preamble, Keyword::Closing};

template <std::size_t size>
bool is_any(Cursor at, std::array<Keyword, size> const& phrases) {
    return std::ranges::any_of(phrases, [at](Keyword phrase) { return match_phrase(phrase, at); });
}
template <std::size_t size>
bool starts_any(Cursor at, std::array<Keyword, size> const& phrases) {
    return at->first_on_line && is_any(at, phrases);
}

// "gegeven x is …", "oordeel x is …" and "lezing x is …" belong to a scenario.
bool is_given(Cursor at) {
    if (match_phrase(Keyword::GivenRecord, at)) return true;
    if (match_phrase(Keyword::Reading, at)) return !declares_reading(at);
    if (!match_phrase(Keyword::Given, at) && !match_phrase(Keyword::Judgement, at)) return false;
    for (++at; at->kind == TokenKind::Word && at[1].kind == TokenKind::Dot;) at += 2;
    return at->kind == TokenKind::Word && match_phrase(Keyword::Is, at + 1);
}

bool starts_declaration(Cursor at) { return starts_any(at, declarations) && !is_given(at); }

template <class Found>
Cursor next_place(Cursor from, Found const& found) {
    for (Cursor at = from; at->kind != TokenKind::End; ++at) {
        if (at->first_on_line && found(at)) return at;
        if (starts_declaration(at)) return nullptr;
    }
    return nullptr;
}

// "`a`, `b` of `c`" from descriptions joined by \x1e, in one language.
std::string alternatives(std::string_view expected, values::Language language, char const* last_word) {
    std::vector<std::string> found;
    while (!expected.empty()) {
        auto const end = expected.find('\x1e');
        std::string one(diagnostics::in_language(expected.substr(0, end), language));
        if (!one.empty() && std::ranges::find(found, one) == found.end()) found.push_back(std::move(one));
        expected = end == std::string_view::npos ? std::string_view() : expected.substr(end + 1);
    }
    std::string list;
    for (std::size_t i = 0; i < found.size(); ++i)
        list += (i == 0 ? "" : i + 1 == found.size() ? last_word : ", ") + found[i];
    return list;
}

std::string found_text(Cursor token, State const& state) {
    if (token->kind == TokenKind::End)
        return "het einde van het bestand\x1f"
               "the end of the file";
    constexpr std::size_t most = 40;
    auto text = state.text(token);
    bool const cut = text.size() > most;
    if (cut) {
        auto end = most;
        while (end > 0 && source::is_continuation(text[end])) --end;
        text = text.substr(0, end);
    }
    return "`" + std::string(text) + (cut ? "…" : "") + "`";
}

// "bedoelde u `dekking van`?" where only the first word of such a phrase is there; empty when it is not.
std::string begun_declaration(Cursor at) {
    if (at->kind != TokenKind::Word || at->word == 0) return {};
    for (auto const keyword : declarations)
        for (auto const language : {values::Language::Dutch, values::Language::English}) {
            if (syntax::phrase(keyword, language).front() != at->word) continue;
            auto const text = std::string(syntax::text(keyword, language));
            return "bedoelde u `" + text + "`?\x1f" + "did you mean `" + text + "`?";
        }
    return {};
}

}  // namespace

Cursor next_declaration(Cursor from, State const& state) {
    constexpr std::size_t enough = 200;  // mistakes in one file: reading on helps nobody
    if (state.diagnostics.error_count() > enough)
        while (from->kind != TokenKind::End) ++from;
    while (from->kind != TokenKind::End && !starts_declaration(from)) ++from;
    return from;
}

Cursor next_clause(Cursor from) {
    // "bij ontbreken" goes on with an expression; "bij" begins a clause.
    return next_place(from, [](Cursor at) {
        return starts_any(at, clauses) && !match_phrase(Keyword::IfAbsent, at) && !starts_declaration(at);
    });
}
Cursor next_field(Cursor from) {
    return next_place(from, [](Cursor at) {
        return at->kind == TokenKind::Word && at[1].kind == TokenKind::Colon && !starts_declaration(at);
    });
}
Cursor next_row(Cursor from) {
    return next_place(from, [](Cursor at) { return at->kind == TokenKind::Bar; });
}
Cursor next_article(Cursor from) { return next_place(from, begins_article); }

bool begins_declaration(Cursor at) { return is_any(at, declarations); }

bool begins_article(Cursor at) { return is_any(at, articles); }

bool declares_reading(Cursor at) {
    if (!match_phrase(Keyword::Reading, at) || at[1].kind != TokenKind::Word) return false;
    Cursor const after = at + 2;
    if (match_phrase(Keyword::Is, after)) return false;
    return after->first_on_line || after->kind == TokenKind::End || after->kind == TokenKind::Text ||
           match_phrase(Keyword::According, after) || match_phrase(Keyword::Standard, after);
}

void report(Failure const& failure, State& state) {
    auto const expected = failure.which();
    if (expected == reported) return;
    Cursor const at = failure.where();
    auto const place = state.span(at, at->kind == TokenKind::End ? at : at + 1);
    if (expected == a_name && at->kind == TokenKind::Word && syntax::is_reserved_name(at->word)) {
        state.diagnostics.add(Code::E0205, place, {std::string(state.text(at))});
        return;
    }
    auto const wanted = alternatives(expected, values::Language::Dutch, " of ") + "\x1f" +
                        alternatives(expected, values::Language::English, " or ");
    auto message = state.diagnostics.add(Code::E0201, place, {found_text(at, state), wanted});
    bool const new_line = at->first_on_line || at->kind == TokenKind::End;
    if (at > state.begin && new_line && !expected.starts_with(a_declaration))
        message.label({state.file, at[-1].end, at[-1].end}, "hierna", "after this");
    if (expected.starts_with(a_declaration)) {
        if (auto const phrase = begun_declaration(at); !phrase.empty()) message.hint({phrase});
    }
    if (at->kind != TokenKind::Word || at->word != 0 || at->end - at->begin < 4) return;
    if (auto const near = diagnostics::suggest(state.text(at), syntax::first_words()); !near.empty())
        message.hint({"bedoelde u `" + near +
                      "`?\x1f"
                      "did you mean `" +
                      near + "`?"});
}

}  // namespace wetwijzer::parse::grammar
