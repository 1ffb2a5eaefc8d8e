// Citations as people write them and as JuriConnect and ECLI references.
#include "engine/model/rule_set.hpp"

namespace wetwijzer::model {
namespace {

using Kind = ReferencePart::Kind;

char const* word(Kind kind) {
    switch (kind) {
        case Kind::Article:
            return "art.";
        case Kind::Paragraph:
            return "lid";
        case Kind::Point:
            return "onder";
        case Kind::Section:
            return "par.";
        case Kind::Annex:
            return "bijlage";
        case Kind::Chapter:
            return "hoofdstuk";
        case Kind::Preamble:
            return "aanhef";
        case Kind::Closing:
            return "slotzin";
    }
    return "";
}

// Empty: JuriConnect has no key for it.
char const* juriconnect_key(Kind kind) {
    switch (kind) {
        case Kind::Article:
            return "artikel";
        case Kind::Paragraph:
            return "lid";
        case Kind::Point:
            return "o";
        case Kind::Section:
            return "paragraaf";
        case Kind::Annex:
            return "bijlage";
        case Kind::Chapter:
            return "hoofdstuk";
        case Kind::Preamble:
        case Kind::Closing:
            return "";
    }
    return "";
}

std::string parts_text(Reference const& reference) {
    std::string text;
    for (ReferencePart const& part : reference.parts) {
        if (!text.empty()) text += ' ';
        text += word(part.kind);
        if (!part.number.empty()) text += ' ' + part.number;
    }
    return text;
}

std::string url_safe(std::string const& text) {
    constexpr char hex[] = "0123456789ABCDEF";
    std::string result;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        bool const plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
                           c == ':' || c == '-' || c == '_';
        if (plain) {
            result += c;
        } else {
            result += '%';
            result += hex[byte >> 4];
            result += hex[byte & 15];
        }
    }
    return result;
}

Source const* source_of(RuleSet const& rules, Reference const& reference) {
    return reference.source.value < rules.sources.size() ? &rules.sources[reference.source.value] : nullptr;
}

}  // namespace

std::string to_text(RuleSet const& rules, Reference const& reference) {
    auto const* source = source_of(rules, reference);
    auto const parts = parts_text(reference);
    if (source == nullptr) return parts;
    return parts.empty() ? source->name : source->name + ' ' + parts;
}

// The source is said once for references that follow each other in the same source.
std::string to_text(RuleSet const& rules, Citation const& citation) {
    std::string text;
    for (std::size_t i = 0; i < citation.size(); ++i) {
        bool const same_source = i > 0 && citation[i].source == citation[i - 1].source && !citation[i].parts.empty();
        if (i > 0) text += ", ";
        text += same_source ? parts_text(citation[i]) : to_text(rules, citation[i]);
    }
    return text;
}

std::string juriconnect(RuleSet const& rules, Reference const& reference, values::Date in_force_on) {
    auto const* source = source_of(rules, reference);
    if (source == nullptr) return {};
    if (source->identifier.starts_with("ECLI:")) return source->identifier;
    if (!source->identifier.starts_with("BWB")) return {};
    std::string text = "jci1.3:c:" + source->identifier;
    for (ReferencePart const& part : reference.parts) {
        std::string const key = juriconnect_key(part.kind);
        if (!key.empty() && !part.number.empty()) text += '&' + key + '=' + url_safe(part.number);
    }
    return text + "&g=" + in_force_on.iso();
}

}  // namespace wetwijzer::model
