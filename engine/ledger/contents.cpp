// What stands in the sealed part "content", by kind. Members stand in byte order of their keys.
#include "engine/ledger/canonical_json.hpp"
#include "engine/ledger/characters.hpp"
#include "engine/ledger/details.hpp"

#include <algorithm>

namespace wetwijzer::ledger {

using canonical::Of;

template <class Io>
static void fields(Io& io, Of<Io, Statement::Source>& source) {
    io.text_if("at", source.at);
    io.text_if("document", source.document);
    io.text("kind", source.kind);
    io.text_if("message", source.message);
    io.text_if("official", source.official);
}

// "value" is a string that holds JSON: the exact text that was said, decimals included.
template <class Io>
static void fields(Io& io, Of<Io, Statement>& statement) {
    io.text("key", statement.key);
    io.nested("source", statement.source);
    io.text_if("valid_from", statement.valid_from);
    io.text_if("valid_until", statement.valid_until);
    io.maybe("value", statement.value);
}

template <class Io>
static void fields(Io& io, Of<Io, FactsContent>& content) {
    io.text("case", content.case_id);
    io.list("statements", content.statements);
}

template <class Io>
static void fields(Io& io, Of<Io, Override>& taken) {
    io.text("basis", taken.basis);
    io.text("motivation", taken.motivation);
    io.text("outcome", taken.outcome);
    io.text("value", taken.value);
}

// "facts" and "outcomes" are strings that hold JSON.
template <class Io>
static void fields(Io& io, Of<Io, DecisionContent>& content) {
    io.text("case", content.case_id);
    io.text("facts", content.facts_json);
    io.text("outcomes", content.outcomes_json);
    io.list("taken", content.taken);
    io.text("trace", content.trace_digest);
}

template <class Io>
static void fields(Io& io, Of<Io, ApprovalContent>& content) {
    io.text("remark", content.remark);
}

template <class Io>
static void fields(Io& io, Of<Io, ImportContent>& content) {
    io.text("record", content.record_json);
}

namespace {

bool is_day_or_open(std::string const& text) { return text.empty() || is_iso_date(text); }

bool fits(Statement const& statement) {
    // Days in ISO spelling compare as text; a period that never is would hide what it supersedes.
    bool const ordered =
        statement.valid_from.empty() || statement.valid_until.empty() || statement.valid_from < statement.valid_until;
    return statement.key.starts_with('/') && is_day_or_open(statement.valid_from) &&
           is_day_or_open(statement.valid_until) && ordered && statement.value != std::string();
}

bool fits(FactsContent const& content) {
    return std::all_of(content.statements.begin(), content.statements.end(),
                       [](auto const& statement) { return fits(statement); });
}
bool fits(DecisionContent const& content) {
    auto const& taken = content.taken;
    // By outcome, each once.
    return is_hex(content.trace_digest, 64) &&
           std::adjacent_find(taken.begin(), taken.end(), [](auto const& one, auto const& next) {
               return one.outcome >= next.outcome;
           }) == taken.end();
}
bool fits(ApprovalContent const&) { return true; }
bool fits(ImportContent const&) { return true; }

template <class Content>
bool read_content(std::string_view text, Content& content) {
    Content found;
    if (!canonical::read(text, found) || !fits(found)) return false;
    content = std::move(found);
    return true;
}

}  // namespace

#define WETWIJZER_CONTENT(TYPE)                                                    \
    std::string to_text(TYPE const& content) { return canonical::write(content); } \
    bool read(std::string_view text, TYPE& content) { return read_content(text, content); }
WETWIJZER_CONTENT(FactsContent)
WETWIJZER_CONTENT(DecisionContent)
WETWIJZER_CONTENT(ApprovalContent)
WETWIJZER_CONTENT(ImportContent)
#undef WETWIJZER_CONTENT

}  // namespace wetwijzer::ledger
