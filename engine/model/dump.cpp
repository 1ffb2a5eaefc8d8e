// A rule set as text, two spaces a level, in the order of its vectors.
#include "engine/model/dump.hpp"

#include "engine/values/text.hpp"

namespace wetwijzer::model {
namespace {

using values::canonical;
using values::Language;

std::string quoted(std::string const& text) {
    return canonical(values::Value(text), values::Type{values::Kind::Text, false, {}, {}, 0});
}

class Dumper {
public:
    explicit Dumper(RuleSet const& rules) : rules_(rules) {}

    std::string all() {
        for (Source const& source : rules_.sources)
            line(0, "source " + source.name + optional(" ", source.identifier) + ' ' + quoted(source.title) +
                        (source.read_through ? " read through " + source.read_through->iso() : ""));
        for (Provenance const& origin : rules_.provenances)
            line(0, "origin " + origin.name + ' ' + quoted(origin.title));
        for (values::EquatedDay const& day : rules_.calendar.equated())
            line(0, "equated " + day.date.iso() + ' ' + quoted(day.reason));
        for (Record const& record : rules_.records) dump_record(record);
        for (Fact const& fact : rules_.facts) dump_fact(fact);
        for (Parameter const& parameter : rules_.parameters) dump_parameter(parameter);
        for (Rule const& rule : rules_.rules) dump_rule(rule);
        for (Term const& term : rules_.terms) dump_term(term);
        for (DecisionDefinition const& decision : rules_.decisions) dump_decision(decision);
        for (Reading const& reading : rules_.readings) dump_reading(reading);
        for (Indicator const& indicator : rules_.indicators) dump_indicator(indicator);
        for (MessageCheck const& check : rules_.checks) dump_check(check);
        for (ArticleEntry const& entry : rules_.articles) dump_article(entry);
        return text_;
    }

    std::string one(ExprId id) {
        expression(0, "", id);
        return text_;
    }

private:
    void line(unsigned level, std::string const& content) {
        text_.append(std::size_t{2} * level, ' ');
        text_ += content;
        text_ += '\n';
    }

    static std::string optional(char const* before, std::string const& text) {
        return text.empty() ? std::string() : before + text;
    }

    std::string type(TypeId id) const {
        values::Type const& shown = rules_.type(id);
        auto name = values::type_name(shown, Language::Dutch);
        if (shown.kind == values::Kind::Record || shown.kind == values::Kind::List)
            name = (shown.kind == values::Kind::List ? "lijst van " : "") + rules_.records[shown.record].name +
                   (shown.optional ? " of geen" : "");
        return name;
    }

    std::string cites(Citation const& citation) const {
        return citation.empty() ? std::string() : " [" + to_text(rules_, citation) + ']';
    }

    static std::string valid(Validity const& validity) {
        if (!validity.from && !validity.until) return {};
        return " valid [" + (validity.from ? validity.from->iso() : std::string()) + ',' +
               (validity.until ? validity.until->iso() : std::string()) + ')';
    }

    std::string value(values::Value const& shown, TypeId of) const { return canonical(shown, rules_.type(of)); }

    void sentences(unsigned level, Sentences const& said) {
        if (!said.yes.empty()) line(level, "says ja " + quoted(said.yes));
        if (!said.no.empty()) line(level, "says nee " + quoted(said.no));
        if (!said.any.empty()) line(level, "says " + quoted(said.any));
        if (!said.plain.empty()) line(level, "says plainly " + quoted(said.plain));
    }

    void json(unsigned level, JsonSource const& source, ProvenanceId provenance) {
        auto const path = [](std::vector<std::string> const& keys) {
            std::string text;
            for (std::string const& key : keys) text += (text.empty() ? "" : ".") + key;
            return text;
        };
        if (source.path.empty() && !provenance.is_some()) return;
        std::string text = "from";
        if (provenance.is_some()) text += ' ' + rules_.provenances[provenance.value].name;
        text += optional(" ", path(source.path));
        if (!source.end_path.empty()) text += (source.end_inclusive ? " through " : " until ") + path(source.end_path);
        if (source.omitted_is_none) text += " omitted is none";
        line(level, text);
    }

    void range(unsigned level, std::optional<Range> const& limits, TypeId of) {
        if (limits) line(level, "range " + value(limits->minimum, of) + " to " + value(limits->maximum, of));
    }

    void dump_record(Record const& record) {
        line(0, "record " + record.name + optional(" ", record.description.empty() ? "" : quoted(record.description)));
        for (Field const& field : record.fields) {
            line(1, "field " + field.name + " : " + type(field.type) +
                        (field.description.empty() ? "" : ' ' + quoted(field.description)));
            range(2, field.range, field.type);
            json(2, field.json, field.provenance);
            if (!field.question.empty()) line(2, "asks " + quoted(field.question));
        }
    }

    void dump_fact(Fact const& fact) {
        line(0, (fact.is_judgement() ? "judgement " : "fact ") + fact.name + " : " + type(fact.type) +
                    cites(fact.citation));
        if (!fact.description.empty()) line(1, quoted(fact.description));
        if (fact.is_judgement()) line(1, "by " + fact.judge);
        range(1, fact.range, fact.type);
        json(1, fact.json, fact.provenance);
        if (!fact.question.empty()) line(1, "asks " + quoted(fact.question));
        sentences(1, fact.sentences);
    }

    void dump_parameter(Parameter const& parameter) {
        line(0, "parameter " + parameter.name + " : " + type(parameter.type) + cites(parameter.citation));
        if (!parameter.description.empty()) line(1, quoted(parameter.description));
        for (ParameterValue const& one_value : parameter.values)
            line(1, "value " + value(one_value.value, parameter.type) + valid(one_value.validity) +
                        cites(one_value.citation));
    }

    void dump_rule(Rule const& rule) {
        line(0, "rule " + rule.name + " : " + type(rule.type));
        if (!rule.description.empty()) line(1, quoted(rule.description));
        if (rule.owner.is_some()) line(1, "of " + rules_.records[rule.owner.value].name);
        if (rule.term.is_some()) line(1, "term " + rules_.terms[rule.term.value].name);
        if (rule.law_date.is_some()) expression(1, "law of ", rule.law_date);
        for (Version const& version : rule.versions) dump_version(version);
    }

    void dump_version(Version const& version) {
        line(1, "version" + valid(version.validity) + (version.complete ? " complete" : "") +
                    (version.layered ? " layered" : "") + cites(version.citation));
        sentences(2, version.sentences);
        for (Exception const& exception : version.exceptions) {
            std::string heading = "exception " + exception.label;
            for (std::uint32_t const other : exception.overrides)
                heading += " over " + (other < version.exceptions.size() ? version.exceptions[other].label : "?");
            line(2, heading + layer(exception) + cites(exception.citation));
            if (!exception.description.empty()) line(3, quoted(exception.description));
            sentences(3, exception.sentences);
            expression(3, "if ", exception.condition);
            if (exception.value.is_some()) expression(3, "then ", exception.value);
        }
        for (Branch const& branch : version.branches) {
            line(2, "branch" + cites(branch.citation));
            sentences(3, branch.sentences);
            expression(3, "is ", branch.value);
            if (branch.condition.is_some()) expression(3, "if ", branch.condition);
        }
        for (ExprId const input : version.inputs) expression(2, "input ", input);
        for (TableRow const& row : version.rows) {
            line(2, "row" + cites(row.citation));
            for (ExprId const condition : row.conditions) {
                if (condition.is_some()) {
                    expression(3, "if ", condition);
                } else {
                    line(3, "any");
                }
            }
            expression(3, "is ", row.value);
        }
    }

    // Of an exception that stands elsewhere: whose it is and since when it counts.
    static std::string layer(Exception const& exception) {
        if (exception.layer == Layer::Own) return {};
        std::string const kind = exception.layer == Layer::Law       ? " by law"
                                 : exception.layer == Layer::CaseLaw ? " by case law"
                                                                     : " by policy of " + exception.municipality;
        return kind + valid(exception.validity);
    }

    void dump_reading(Reading const& reading) {
        line(0, "reading " + reading.name + cites(reading.citation));
        if (!reading.description.empty()) line(1, quoted(reading.description));
        for (Alternative const& alternative : reading.alternatives)
            line(1, "alternative " + alternative.name + ' ' + quoted(alternative.description) +
                        cites(alternative.citation));
        line(1, "because " + quoted(reading.reason));
    }

    void dump_indicator(Indicator const& indicator) {
        line(0, "indicator " + indicator.name + " of " + indicator.unit + cites(indicator.citation));
        if (!indicator.description.empty()) line(1, quoted(indicator.description));
        auto const part = [&](char const* what, RuleId rule) {
            if (rule.is_some()) line(1, what + rules_.rules[rule.value].name);
        };
        part("denominator ", indicator.denominator);
        part("numerator ", indicator.numerator);
        part("average ", indicator.average);
        part("breakdown ", indicator.breakdown);
        part("day ", indicator.day);
        if (indicator.target)
            line(1,
                 std::string("target ") + op_name(indicator.target->op) + ' ' + canonical(indicator.target->value, {}));
    }

    void dump_check(MessageCheck const& check) {
        line(0, "check " + check.name + cites(check.citation));
        if (!check.description.empty()) line(1, quoted(check.description));
        line(1, "upon " + rules_.rules[check.message.value].name);
        line(1, "requires " + rules_.rules[check.rule.value].name);
    }

    void dump_article(ArticleEntry const& entry) {
        using Status = ArticleEntry::Status;
        std::string const status = entry.status == Status::Encoded         ? "encoded"
                                   : entry.status == Status::NotComputable ? "not computable"
                                                                           : "out of scope";
        line(0, "article " + to_text(rules_, entry.reference) + ' ' + status +
                    optional(" ", entry.reason.empty() ? "" : quoted(entry.reason)));
    }

    void dump_term(Term const& term) {
        line(0, "term " + term.name + optional(" borne by ", term.bearer));
        if (!term.description.empty()) line(1, quoted(term.description));
        for (RuleId const rule : {term.start, term.end, term.status, term.signal})
            if (rule.is_some()) line(1, rules_.rules[rule.value].name);
    }

    void dump_decision(DecisionDefinition const& decision) {
        line(0, "decision " + decision.name + optional(" by ", decision.authority) + cites(decision.citation));
        if (!decision.description.empty()) line(1, quoted(decision.description));
        if (decision.applies.is_some()) line(1, "applies " + rules_.rules[decision.applies.value].name);
        for (RuleId const outcome : decision.outcomes) line(1, "outcome " + rules_.rules[outcome.value].name);
        if (decision.fine.is_some()) line(1, "fine " + rules_.rules[decision.fine.value].name);
        for (FactId const judgement : decision.judgements) line(1, "asks " + rules_.facts[judgement.value].name);
        for (RuleId const last_day : decision.within) line(1, "within " + rules_.rules[last_day.value].name);
        if (!decision.remedy.empty())
            line(1, "remedy " + decision.remedy +
                        (decision.remedy_term ? ' ' + canonical(*decision.remedy_term, {}) : std::string()) +
                        cites(decision.remedy_citation));
    }

    // What the payload names, for the operators that have one.
    std::string leaf(Expr const& e) const {
        if (e.op == Op::Constant) return ' ' + value(rules_.constants[e.payload], e.type);
        if (e.op == Op::Fact || e.op == Op::List) return ' ' + rules_.facts[e.payload].name;
        if (e.op == Op::Parameter) return ' ' + rules_.parameters[e.payload].name;
        if (e.op == Op::Reading) return ' ' + rules_.readings[e.payload].name;
        if (e.op == Op::Rule || e.op == Op::ElementRule || e.op == Op::RecordRule)
            return ' ' + rules_.rules[e.payload].name;
        if (e.op == Op::ElementField || e.op == Op::AtLeast) return ' ' + std::to_string(e.payload);
        if (e.op == Op::RecordField) {
            auto const& record = rules_.type(rules_.expr(rules_.operands(e)[0]).type);
            return ' ' + rules_.records[record.record].fields[e.payload].name;
        }
        if (e.op == Op::Round) {
            constexpr char const* names[] = {" down to ", " up to ", " half up to "};
            auto const& step = rules_.roundings[e.payload];
            return names[static_cast<int>(step.rounding)] + canonical(step.step, {});
        }
        return {};
    }

    static bool uses_month_rule(Op op) {
        return op == Op::AddDuration || op == Op::SubtractDuration || op == Op::WholeYears || op == Op::WholeMonths ||
               op == Op::TermStart || op == Op::TermEnd || op == Op::TermSignal;
    }

    void expression(unsigned level, std::string const& before, ExprId id) {
        Expr const& e = rules_.expr(id);
        std::string text = before;
        if (e.note.is_some()) {
            Note const& note = rules_.notes[e.note.value];
            if (!note.label.empty()) text += note.label + ' ';
        }
        text += op_name(e.op) + leaf(e) + " : " + type(e.type);
        if ((e.detail & term_flags::starts_day_after) != 0) text += " after";
        if ((e.detail & term_flags::general_terms_act) != 0) text += " general_terms_act";
        if (uses_month_rule(e.op) && e.month_rule == values::MonthRule::FirstDayOfNextMonth) text += " next_month";
        if (e.note.is_some()) text += cites(rules_.notes[e.note.value].citation);
        line(level, text);
        if (e.note.is_some()) sentences(level + 2, rules_.notes[e.note.value].sentences);
        for (ExprId const child : rules_.operands(e)) expression(level + 1, "", child);
    }

    RuleSet const& rules_;
    std::string text_;
};

}  // namespace

std::string dump(RuleSet const& rules) { return Dumper(rules).all(); }
std::string dump(RuleSet const& rules, ExprId expression) { return Dumper(rules).one(expression); }

}  // namespace wetwijzer::model
