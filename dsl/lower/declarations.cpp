// Sources, facts, parameters, decisions: what the rules speak of.
#include "dsl/check/literals.hpp"
#include "dsl/check/provenance.hpp"
#include "dsl/lower/lowering.hpp"

#include <algorithm>

namespace wetwijzer::lower {
namespace {

model::ReferencePart::Kind part_kind(syntax::ReferencePart::Kind kind) {
    using From = syntax::ReferencePart::Kind;
    using To = model::ReferencePart::Kind;
    switch (kind) {
        case From::Article:
            return To::Article;
        case From::Paragraph:
            return To::Paragraph;
        case From::Point:
            return To::Point;
        case From::Section:
            return To::Section;
        case From::Annex:
            return To::Annex;
        case From::Chapter:
            return To::Chapter;
        case From::Preamble:
            return To::Preamble;
        case From::Closing:
            break;
    }
    return To::Closing;
}

// 7A is 7a; a heading of words (par. PIP) stays as written.
std::string article_number(std::string text) {
    if (text.size() > 1 && text.find_first_of("0123456789") == std::string::npos) return text;
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

bool is_rule_file(std::string const& path) { return path.ends_with(".regels"); }

model::JsonSource json_source(std::optional<syntax::ProvenanceClause> const& clause, std::string const& name,
                              bool field) {
    model::JsonSource json;
    json.path = check::keys_of(clause, name, field);
    if (clause && clause->end_path) {
        json.end_path = field ? check::field_keys(*clause->end_path) : check::fact_keys(*clause->end_path);
        json.end_inclusive = clause->end_inclusive;
    }
    json.omitted_is_none = clause && clause->omitted_is_none;
    return json;
}

}  // namespace

std::string text_of(std::optional<syntax::Word> const& word) { return word ? word->text : std::string(); }

Lowering::Lowering(CheckedTree const& in, std::vector<source::SourceFile> const& files, model::RuleSet& out)
    : in_(in), files_(files), out_(out), types_(in.types), rule_ids_(in.rules.size()) {
    for (std::uint32_t i = 0; i < in.order.size(); ++i) rule_ids_[in.order[i]] = i;
    std::uint32_t texts = 0;
    for (auto const& file : files) text_of_file_.push_back(is_rule_file(file.path()) ? texts++ : check::nothing);
    for (std::uint32_t i = 0; i < out.sources.size(); ++i) source_ids_.emplace(out.sources[i].name, model::SourceId(i));
    set_month_rule(nullptr);
}

void Lowering::rule_set() {
    out_.constants = in_.constants;
    texts();
    sources();
    types_of_records();
    facts();
    parameters();
    readings();
    rules();
    terms();
    decisions();
    indicators();
    checks();
    articles();
    calendar();
    finish();
}

void Lowering::texts() {
    for (auto const& file : files_)
        if (is_rule_file(file.path())) out_.texts.push_back({file.path(), file.text()});
}

model::OriginId Lowering::origin(source::Span span) {
    if (span.end <= span.begin || text_of_file_[span.file] == check::nothing) return {};
    auto const position = files_[span.file].position(span.begin);
    out_.origins.push_back({text_of_file_[span.file], position.line, position.column});
    return model::OriginId(out_.origins.size() - 1);
}

model::Citation Lowering::citation(syntax::Citation const& citation) const {
    model::Citation lowered;
    for (auto const& reference : citation) {
        model::Reference made;
        made.source = source_ids_.at(reference.source.text);
        for (auto const& part : reference.parts)
            made.parts.push_back({part_kind(part.kind), article_number(part.number.text)});
        lowered.push_back(std::move(made));
    }
    return lowered;
}

model::Sentences Lowering::sentences(syntax::Sentences const& sentences) const {
    return {text_of(sentences.yes), text_of(sentences.no), text_of(sentences.any), text_of(sentences.plain)};
}

void Lowering::sources() {
    for (auto const& tree : in_.trees) {
        for (auto const& decl : tree.declarations) {
            if (auto const* sources = std::get_if<syntax::SourcesDecl>(&decl.node)) {
                for (auto const& entry : sources->entries) {
                    source_ids_.emplace(entry.name.text, model::SourceId(out_.sources.size()));
                    auto const read_through =
                        entry.read_through ? check::read_date(entry.read_through->text) : std::optional<values::Date>();
                    out_.sources.push_back({entry.name.text, entry.identifier.text, entry.title.text, read_through});
                }
            } else if (auto const* origins = std::get_if<syntax::OriginsDecl>(&decl.node)) {
                for (auto const& entry : origins->entries) {
                    provenance_ids_.emplace(entry.name.text, model::ProvenanceId(out_.provenances.size()));
                    out_.provenances.push_back({entry.name.text, entry.title.text});
                }
            }
        }
    }
}

model::ProvenanceId Lowering::provenance(std::optional<syntax::ProvenanceClause> const& clause) const {
    return clause ? provenance_ids_.at(clause->origin.text) : model::ProvenanceId{};
}

void Lowering::types_of_records() {
    for (auto const& record : in_.records) {
        auto const& decl = std::get<syntax::RecordDecl>(in_.decl(record.decl).node);
        model::Record made{record.name, text_of(decl.description), {}};
        for (std::size_t i = 0; i < decl.fields.size(); ++i) {
            auto const& field = decl.fields[i];
            made.fields.push_back({field.name.text, record.fields[i].type, text_of(field.description),
                                   record.fields[i].range, provenance(field.provenance),
                                   json_source(field.provenance, field.name.text, true), text_of(field.question)});
        }
        out_.records.push_back(std::move(made));
    }
}

void Lowering::facts() {
    for (auto const& fact : in_.facts) {
        model::Fact made;
        made.name = fact.name;
        made.type = fact.type;
        made.range = fact.range;
        made.origin = origin(in_.decl(fact.decl).span);
        auto const common = [&](auto const& decl) {
            made.description = text_of(decl.description);
            made.question = text_of(decl.question);
            made.citation = citation(decl.citation);
            made.sentences = sentences(decl.sentences);
        };
        if (auto const* decl = std::get_if<syntax::FactDecl>(&in_.decl(fact.decl).node)) {
            common(*decl);
            made.provenance = provenance(decl->provenance);
            made.json = json_source(decl->provenance, fact.name, false);
        } else if (auto const* judgement = std::get_if<syntax::JudgementDecl>(&in_.decl(fact.decl).node)) {
            common(*judgement);
            made.judge = judgement->judge.text;
            made.json.path = {"oordelen", fact.name};
        }
        out_.facts.push_back(std::move(made));
    }
}

void Lowering::parameters() {
    for (auto const& parameter : in_.parameters) {
        auto const& decl = std::get<syntax::ParameterDecl>(in_.decl(parameter.decl).node);
        model::Parameter made{parameter.name,
                              parameter.type,
                              text_of(decl.description),
                              citation(decl.citation),
                              {},
                              origin(in_.decl(parameter.decl).span)};
        for (auto const& version : parameter.versions) {
            auto const& written = decl.values[version.index];
            auto const& source = written.citation.empty() ? decl.citation : written.citation;
            made.values.push_back({version.validity, version.value, citation(source), origin(written.validity.span)});
        }
        out_.parameters.push_back(std::move(made));
    }
}

void Lowering::decisions() {
    for (auto const& decision : in_.decisions) {
        auto const& decl = std::get<syntax::DecisionDecl>(in_.decl(decision.decl).node);
        model::DecisionDefinition made;
        made.name = decision.name;
        made.description = text_of(decl.description);
        made.citation = citation(decl.citation);
        made.authority = decl.authority.text;
        if (decision.condition != check::nothing) made.applies = rule_id(decision.condition);
        for (auto const rule : decision.outcomes) made.outcomes.push_back(rule_id(rule));
        for (auto const fact : decision.judgements) made.judgements.push_back(model::FactId(fact));
        if (decision.fine != check::nothing) made.fine = rule_id(decision.fine);
        for (auto const rule : decision.within) made.within.push_back(rule_id(rule));
        made.remedy = decl.remedy.text;
        if (decl.remedy_term.is_some())
            if (auto const* term = in_.constant({decision.decl.tree, decl.remedy_term}))
                if (auto const* duration = std::get_if<values::Duration>(term)) made.remedy_term = *duration;
        made.remedy_citation = citation(decl.remedy_citation);
        made.origin = origin(in_.decl(decision.decl).span);
        out_.decisions.push_back(std::move(made));
    }
}

void Lowering::calendar() {
    std::vector<values::EquatedDay> days;
    for (auto const& tree : in_.trees)
        for (auto const& decl : tree.declarations)
            if (auto const* calendar = std::get_if<syntax::CalendarDecl>(&decl.node))
                for (auto const& day : calendar->days)
                    if (auto const date = check::read_date(day.date.text)) days.push_back({*date, day.reason.text});
    out_.calendar = values::Calendar(std::move(days));
}

}  // namespace wetwijzer::lower
