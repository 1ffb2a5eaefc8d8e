// Validity of versions: `vanaf` and `tot` to dates, order, overlaps and holes.
#include "dsl/check/periods.hpp"

#include "dsl/check/literals.hpp"
#include "dsl/check/parts.hpp"

#include <algorithm>

namespace wetwijzer::check {
namespace {

std::optional<values::Date> read_day(Context& context, Word const& word, bool report) {
    auto const found = read_date(word.text);
    if (!found && report && looks_like_date(word.text)) context.diagnostics.add(Code::E0402, word.span, {word.text});
    return found;
}

class Periods {
public:
    explicit Periods(Context& context) : context_(context), out_(context.out) {}

    void rule(RuleInfo& rule, bool report) {
        for (auto& version : rule.versions)
            if (auto const* header = header_of(out_.decl(version.decl)); header != nullptr && header->validity)
                version.validity = read(*header->validity, report);
        std::stable_sort(rule.versions.begin(), rule.versions.end(),
                         [](auto const& a, auto const& b) { return before(a.validity, b.validity); });
        if (!report) return;
        for (std::size_t i = 1; i < rule.versions.size(); ++i)
            neighbours(written_name(context_.out, rule), rule.versions[i - 1].validity,
                       span_of(rule.versions[i - 1].decl), rule.versions[i].validity, span_of(rule.versions[i].decl));
    }

    // A value without an end holds until the next begins.
    void parameter(ParameterInfo& parameter) {
        auto const& values = std::get<syntax::ParameterDecl>(out_.decl(parameter.decl).node).values;
        auto const clause = [&](ParameterVersion const& version) { return values[version.index].validity; };
        for (auto& version : parameter.versions) version.validity = read(clause(version), true);
        std::stable_sort(parameter.versions.begin(), parameter.versions.end(),
                         [](auto const& a, auto const& b) { return before(a.validity, b.validity); });
        for (std::size_t i = 1; i < parameter.versions.size(); ++i) {
            auto& earlier = parameter.versions[i - 1].validity;
            auto const& later = parameter.versions[i].validity;
            if (!earlier.until && earlier.from < later.from) earlier.until = later.from;
            neighbours(parameter.name, earlier, clause(parameter.versions[i - 1]).span, later,
                       clause(parameter.versions[i]).span);
        }
    }

    void sources(syntax::SourcesDecl const& sources) {
        for (auto const& entry : sources.entries)
            if (entry.read_through) read_day(context_, *entry.read_through, true);
    }

    void calendar(syntax::CalendarDecl const& calendar) {
        for (auto const& day : calendar.days) read_day(context_, day.date, true);
    }

private:
    static bool before(model::Validity const& left, model::Validity const& right) {
        if (!left.from || !right.from) return !left.from && right.from;
        return *left.from < *right.from;
    }

    Span span_of(DeclRef ref) const {
        auto const* header = header_of(out_.decl(ref));
        return header != nullptr && header->validity ? header->validity->span : name_span(out_.decl(ref));
    }

    model::Validity read(syntax::Validity const& written, bool report) {
        return read_validity(context_, written, report);
    }

    void neighbours(std::string const& name, model::Validity const& earlier, Span earlier_span,
                    model::Validity const& later, Span later_span) {
        bool const overlap = !later.from || !earlier.until || *later.from < *earlier.until;
        if (overlap) {
            auto problem = context_.diagnostics.add(Code::E0508, later_span, {name});
            problem.label(earlier_span, "hier staat de eerdere", "the earlier one stands here");
            if (later.from && earlier.from && *earlier.from < *later.from)
                problem.hint({"vanaf " + earlier.from->iso() + " tot " + later.from->iso()});
        } else if (*earlier.until < *later.from) {
            context_.diagnostics.add(Code::W0501, later_span, {name, earlier.until->iso(), later.from->iso()})
                .label(earlier_span, "hier staat de eerdere", "the earlier one stands here");
        }
    }

    Context& context_;
    CheckedTree& out_;
};

}  // namespace

model::Validity read_validity(Context& context, syntax::Validity const& written, bool report) {
    model::Validity validity;
    validity.from = read_day(context, written.from, report);
    if (written.to) {
        validity.until = read_day(context, *written.to, report);
        if (validity.until && written.to_inclusive) validity.until = validity.until->next();
    }
    if (report && validity.from && validity.until && *validity.until <= *validity.from)
        context.diagnostics.add(Code::E0507, written.span);
    return validity;
}

TypeId term_status_type(TypeTable& types) {
    Type type{Kind::Enumeration, false, {}, {}, 0};
    for (auto const* name : {"nog_niet_begonnen", "loopt", "gehaald", "te_laat_gehaald", "verlopen"})
        type.members.push_back({name, name});
    return types.intern(std::move(type));
}

void check_periods(Context& context) {
    Periods periods(context);
    for (auto& parameter : context.out.parameters) periods.parameter(parameter);
    for (auto const& tree : context.out.trees)
        for (auto const& decl : tree.declarations) {
            if (auto const* calendar = std::get_if<syntax::CalendarDecl>(&decl.node)) periods.calendar(*calendar);
            if (auto const* sources = std::get_if<syntax::SourcesDecl>(&decl.node)) periods.sources(*sources);
        }
    for (auto& rule : context.out.rules) {
        if (rule.form == RuleForm::Layered || rule.form == RuleForm::Parameter) continue;  // see check_layer_periods
        bool const again =
            rule.form == RuleForm::TermEnd || rule.form == RuleForm::TermStatus || rule.form == RuleForm::TermSignal;
        periods.rule(rule, !again);  // the rules of a term have its versions
    }
}

}  // namespace wetwijzer::check
