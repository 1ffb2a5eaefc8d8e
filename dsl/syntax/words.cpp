#include "dsl/syntax/words.hpp"

#include <array>

namespace wetwijzer::syntax {

namespace {

using values::Language;

std::string kw(Keyword keyword, Language language) { return std::string(text(keyword, language)); }

template <class Enum, std::size_t size>
std::string_view pick(Enum value, std::array<std::string_view, size> const& names) {
    return names[static_cast<std::size_t>(value)];
}

// Literals hold Dutch words; `first` to `last` are the keywords to translate.
std::string translated(std::string_view literal, Keyword first, Keyword last, Language language) {
    if (language == Language::Dutch) return std::string(literal);
    std::string result;
    while (!literal.empty()) {
        auto const word = literal.substr(0, literal.find(' '));
        auto shown = std::string(word);
        for (auto at = static_cast<int>(first); at <= static_cast<int>(last); ++at)
            if (text(static_cast<Keyword>(at), Language::Dutch) == word) shown = kw(static_cast<Keyword>(at), language);
        if (word == text(Keyword::And, Language::Dutch)) shown = kw(Keyword::And, language);
        result += (result.empty() ? "" : " ") + shown;
        literal.remove_prefix(std::min(literal.size(), word.size() + 1));
    }
    return result;
}

}  // namespace

std::string quote(std::string_view text) {
    std::string quoted = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') quoted.push_back('\\');
        quoted.push_back(c);
    }
    return quoted + "\"";
}

std::string dotted(std::vector<Word> const& parts) {
    std::string joined;
    for (auto const& part : parts) joined += (joined.empty() ? "" : ".") + part.text;
    return joined;
}

std::string name_text(std::vector<Word> const& parts, Language language) {
    if (parts.size() == 1)
        for (auto const word : {Keyword::ReferenceDate, Keyword::Unknown, Keyword::Fault})
            if (parts.front().text == text(word, Language::Dutch)) return kw(word, language);
    return dotted(parts);
}

std::string literal_text(Literal const& literal, Language language) {
    switch (literal.kind) {
        case LiteralKind::Yes:
            return kw(Keyword::Yes, language);
        case LiteralKind::No:
            return kw(Keyword::No, language);
        case LiteralKind::None:
            return kw(Keyword::None, language);
        case LiteralKind::Duration:
            return translated(literal.text, Keyword::Year, Keyword::Days, language);
        case LiteralKind::Date:
            return date_text(literal.text, language);
        case LiteralKind::Text:
            return quote(literal.text);
        case LiteralKind::Number:
        case LiteralKind::NumberWithUnit:
        case LiteralKind::Amount:
        case LiteralKind::Percentage:
            break;
    }
    return literal.text;
}

std::string date_text(std::string_view date, Language language) {
    return translated(date, Keyword::January, Keyword::December, language);
}

std::string reference_text(Reference const& reference) {
    auto const part_text = [](ReferencePart const& part) {
        auto const keyword = [&] {
            switch (part.kind) {
                case ReferencePart::Kind::Article:
                    return Keyword::Article;
                case ReferencePart::Kind::Paragraph:
                    return Keyword::Paragraph;
                case ReferencePart::Kind::Point:
                    return part.spelled_out ? Keyword::Subdivision : Keyword::Point;
                case ReferencePart::Kind::Section:
                    return Keyword::Section;
                case ReferencePart::Kind::Annex:
                    return Keyword::Annex;
                case ReferencePart::Kind::Chapter:
                    return Keyword::Chapter;
                case ReferencePart::Kind::Preamble:
                    return Keyword::Preamble;
                case ReferencePart::Kind::Closing:
                    return Keyword::Closing;
            }
            return Keyword::Article;
        }();
        return kw(keyword, Language::Dutch) + (part.number.is_some() ? " " + part.number.text : "");
    };
    std::string joined = reference.source.text;
    for (auto const& part : reference.parts) joined += (joined.empty() ? "" : " ") + part_text(part);
    return joined;
}

std::string citation_text(Citation const& citation) {
    std::string joined;
    for (auto const& reference : citation) joined += (joined.empty() ? "" : ", ") + reference_text(reference);
    return joined;
}

std::string type_text(TypeExpr const& type, Language language) {
    auto const base = [&]() -> std::string {
        switch (type.kind) {
            case TypeExpr::Kind::Boolean:
                return kw(Keyword::Yes, language) + "/" + kw(Keyword::No, language);
            case TypeExpr::Kind::Number:
                return kw(Keyword::NumberType, language) +
                       (type.name.is_some() ? " " + kw(Keyword::In, language) + " " + type.name.text : "");
            case TypeExpr::Kind::Money:
                return kw(Keyword::MoneyType, language);
            case TypeExpr::Kind::Percentage:
                return kw(Keyword::PercentageType, language);
            case TypeExpr::Kind::Date:
                return kw(Keyword::DateType, language);
            case TypeExpr::Kind::Duration:
                return kw(Keyword::DurationType, language);
            case TypeExpr::Kind::Period:
                return kw(Keyword::PeriodType, language);
            case TypeExpr::Kind::Text:
                return kw(Keyword::TextType, language);
            case TypeExpr::Kind::Named:
                return type.name.text;
            case TypeExpr::Kind::ListOf:
                return kw(Keyword::ListOf, language) + " " + type.name.text;
            case TypeExpr::Kind::Enumeration:
                break;
        }
        std::string members;
        for (auto const& member : type.members)
            members +=
                (members.empty() ? "" : ", ") + member.name.text + (member.code ? " " + quote(member.code->text) : "");
        return kw(Keyword::OneOfType, language) + " (" + members + ")";
    };
    return base() + (type.optional ? " " + kw(Keyword::OrNone, language) : "");
}

std::string validity_text(Validity const& validity, Language language) {
    auto shown = kw(Keyword::AsOf, language) + " " + date_text(validity.from.text, language);
    if (!validity.to) return shown;
    auto const until = validity.to_inclusive ? Keyword::Through : Keyword::Until;
    return shown + " " + kw(until, language) + " " + date_text(validity.to->text, language);
}

std::string provenance_text(ProvenanceClause const& clause, Language language) {
    auto shown = clause.origin.text;
    if (clause.path) shown += " " + dotted(clause.path->parts);
    if (clause.end_path) {
        auto const until = clause.end_inclusive ? Keyword::Through : Keyword::Until;
        shown += " " + kw(until, language) + " " + dotted(clause.end_path->parts);
    }
    if (clause.omitted_is_none) shown += " " + kw(Keyword::OmittedIsNone, language);
    return shown;
}

Keyword keyword_of(MonthRule rule) {
    return rule == MonthRule::LastDayOfMonth ? Keyword::LastDayOfMonth : Keyword::FirstDayOfNextMonth;
}

std::string_view name_of(LiteralKind kind) {
    return pick(kind, std::array<std::string_view, 10>{"yes", "no", "none", "number", "number with unit", "amount",
                                                       "percentage", "duration", "date", "text"});
}
std::string_view name_of(ChainOp op) {
    return pick(op, std::array<std::string_view, 4>{"or", "and", "add", "multiply"});
}
std::string_view name_of(CompareOp op) {
    return pick(op, std::array<std::string_view, 16>{"is", "is not", "less", "at most", "greater", "at least", "one of",
                                                     "none of", "from until", "from through", "is none", "is not none",
                                                     "is working day", "is holiday", "lies in", "contains"});
}
std::string_view name_of(Quantifier quantifier) {
    return pick(quantifier, std::array<std::string_view, 4>{"all", "any", "none", "at least"});
}
std::string_view name_of(Function function) {
    return pick(function,
                std::array<std::string_view, 19>{
                    "highest", "lowest", "earliest", "latest", "longest", "shortest", "whole years", "whole months",
                    "days between", "year of", "share", "period until", "period through", "period from", "period begin",
                    "period last day", "period length", "period overlap", "working day on or after"});
}
std::string_view name_of(AggregateKind kind) {
    return pick(kind, std::array<std::string_view, 8>{"count", "sum", "exists", "for all", "first", "last",
                                                      "union length", "longest run"});
}
std::string_view name_of(RoundingKind kind) {
    return pick(kind, std::array<std::string_view, 3>{"down", "up", "half up"});
}
std::string_view name_of(CellOp op) {
    return pick(op, std::array<std::string_view, 8>{"any", "less", "at most", "at least", "greater", "from until",
                                                    "from through", "one of"});
}
std::string_view name_of(Given::Kind kind) {
    return pick(kind, std::array<std::string_view, 5>{"given", "given record", "judgement", "assume", "reading"});
}
std::string_view name_of(Expected::Kind kind) {
    return pick(kind, std::array<std::string_view, 4>{"value", "unknown", "fault", "waits for"});
}
std::string_view name_of(CoverageLine::Status status) {
    return pick(status, std::array<std::string_view, 3>{"encoded", "not computable", "out of scope"});
}

}  // namespace wetwijzer::syntax
