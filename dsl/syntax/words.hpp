// Small parts of a tree as text: for the formatter and the dump. Private to dsl/syntax.
#pragma once

#include "dsl/syntax/ast.hpp"
#include "dsl/syntax/keywords.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::syntax {

std::string quote(std::string_view text);                                          // "…" with escapes
std::string dotted(std::vector<Word> const& parts);                                // naam.veld
std::string name_text(std::vector<Word> const& parts, values::Language language);  // also peildatum, onbekend, fout
std::string literal_text(Literal const& literal, values::Language language);
std::string date_text(std::string_view date, values::Language language);
std::string reference_text(Reference const& reference);  // Wi art. 3 lid 1
std::string citation_text(Citation const& citation);     // without `volgens`
std::string type_text(TypeExpr const& type, values::Language language);
std::string validity_text(Validity const& validity, values::Language language);
std::string provenance_text(ProvenanceClause const& clause, values::Language language);  // without `uit`
Keyword keyword_of(MonthRule rule);

// Names for dumps.
std::string_view name_of(LiteralKind kind);
std::string_view name_of(ChainOp op);
std::string_view name_of(CompareOp op);
std::string_view name_of(Quantifier quantifier);
std::string_view name_of(Function function);
std::string_view name_of(AggregateKind kind);
std::string_view name_of(RoundingKind kind);
std::string_view name_of(CellOp op);
std::string_view name_of(Given::Kind kind);
std::string_view name_of(Expected::Kind kind);
std::string_view name_of(CoverageLine::Status status);

}  // namespace wetwijzer::syntax
