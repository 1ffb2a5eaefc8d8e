// Warnings for what no rule uses.
#include "dsl/check/usage.hpp"
#include "dsl/check/parts.hpp"

namespace wetwijzer::check {
namespace {

void warn(Context& context, Span span, std::string const& kind, std::string const& name) {
    context.diagnostics.add(Code::W0504, span, {kind, name});
}

// A key inside the body of a message, declared so that the whole body can be read.
bool part_of_a_message(syntax::Decl const& decl) {
    auto const* fact = std::get_if<syntax::FactDecl>(&decl.node);
    return fact != nullptr && fact->provenance && fact->provenance->path && fact->provenance->path->parts.size() > 1;
}

void unused(Context& context, std::map<std::string, Named> const& names, std::string const& kind) {
    for (auto const& [name, named] : names)
        if (!named.used) warn(context, named.span, kind, name);
}

}  // namespace

void check_usage(Context& context) {
    if (context.incomplete || context.diagnostics.has_errors()) return;  // the use may stand in what has the error
    auto const& out = context.out;
    for (std::size_t i = 0; i < out.facts.size(); ++i) {
        if (context.fact_used[i] || part_of_a_message(out.decl(out.facts[i].decl))) continue;
        auto const kind = out.facts[i].judgement ? both("oordeel", "judgement") : both("gegeven", "fact");
        warn(context, name_span(out.decl(out.facts[i].decl)), kind, out.facts[i].name);
    }
    for (std::size_t i = 0; i < out.parameters.size(); ++i)
        if (!context.parameter_used[i])
            warn(context, name_span(out.decl(out.parameters[i].decl)), both("parameter", "parameter"),
                 out.parameters[i].name);
    for (std::size_t i = 0; i < out.readings.size(); ++i)
        if (!context.reading_used[i])
            warn(context, name_span(out.decl(out.readings[i].decl)), both("lezing", "reading"), out.readings[i].name);
    unused(context, context.symbols.kinds, both("soort", "kind"));
    unused(context, context.symbols.records, both("begrip", "record"));
    unused(context, context.symbols.sources, both("bron", "source"));
    unused(context, context.symbols.origins, both("herkomst", "origin"));
}

}  // namespace wetwijzer::check
