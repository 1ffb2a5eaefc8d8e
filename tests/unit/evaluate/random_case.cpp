#include "tests/unit/evaluate/random_case.hpp"

namespace wetwijzer::test {
namespace {

constexpr std::array kinds{Kind::Boolean,  Kind::Number, Kind::Money, Kind::Percentage, Kind::Date,
                           Kind::Duration, Kind::Period, Kind::Text,  Kind::Enumeration};

values::Type enumeration() {
    values::Type t;
    t.kind = Kind::Enumeration;
    for (auto const* name : {"nog_niet_begonnen", "loopt", "gehaald", "te_laat_gehaald", "verlopen"}) {
        t.members.push_back({name, name});
    }
    return t;
}

}  // namespace

RandomRules::RandomRules(Random& random) : random_(random) {
    declare_facts();
    for (int i = 0; i < 9; ++i) declare_rule(i);
}

TypeId RandomRules::type(Kind kind) {
    if (kind == Kind::Enumeration) return b_.type(enumeration());
    if (kind == Kind::Record) return b_.record_type(record_, true);
    return b_.of(kind);
}

void RandomRules::declare_facts() {
    record_ = b_.record("ding", {{"waar", b_.boolean()},
                                 {"getal", b_.number()},
                                 {"dag", b_.date_type()},
                                 {"dag_of_geen", b_.optional(b_.date_type())},
                                 {"tijd", b_.period()},
                                 {"bedrag", b_.money()},
                                 {"lengte", b_.duration()}});
    auto const& fields = b_.rules().records[record_.value].fields;
    for (std::uint32_t i = 0; i < fields.size(); ++i) fields_.emplace_back(b_.rules().type(fields[i].type).kind, i);
    lists_ = {b_.fact("dingen", b_.list_of(record_)), b_.fact("andere_dingen", b_.list_of(record_))};
    facts_.emplace_back(Kind::Record, b_.fact("een_ding", b_.record_type(record_)));
    facts_.emplace_back(Kind::Boolean, b_.judgement("oordeel", b_.boolean()));
    // Their alternatives are the members of the enumeration of all enumeration facts, so that they mix.
    for (auto const* name : {"lezing_a", "lezing_b", "lezing_c"}) {
        readings_.push_back(b_.reading(name, {"nog_niet_begonnen", "loopt", "gehaald", "te_laat_gehaald", "verlopen"}));
    }
    for (auto const kind : kinds) {
        auto const name = "feit_" + std::to_string(static_cast<int>(kind));
        facts_.emplace_back(kind, b_.fact(name, type(kind)));
        facts_.emplace_back(kind, b_.fact(name + "_tweede", type(kind)));
        facts_.emplace_back(kind, b_.fact(name + "_of_geen", b_.optional(type(kind))));
        auto const value = [&] { return random_value(random_, b_.rules().type(type(kind))); };
        parameters_.emplace_back(
            kind, b_.parameter("parameter_" + name, type(kind),
                               {{between("2021-12-25", "2022-01-15"), value()}, {from("2022-01-20"), value()}}));
    }
}

void RandomRules::declare_rule(int index) {
    bool const owned = random_.chance(25);
    auto const kind = random_.chance(40) ? Kind::Boolean : random_.chance(10) ? Kind::Record : kinds[random_.below(9)];
    auto const id = b_.rule("regel_" + std::to_string(index), type(kind));
    if (owned) b_.get(id).owner = record_;
    if (random_.chance(12)) {
        auto const law_date = make(Kind::Date, {2, owned});
        b_.get(id).law_date = law_date;
    }
    b_.version(id, random_.chance(70) ? always() : between("2021-12-28", "2022-01-25"));
    fill(id, kind, owned);
    if (b_.get(id).versions[0].validity.until && random_.chance(60)) {
        b_.version(id, from("2022-01-25"));
        fill(id, kind, owned);
    }
    (owned ? record_rules_ : usable_rules_).emplace_back(kind, id);
    if (!owned) global_rules_.push_back(id);
    if (owned || !random_.chance(30)) return;
    auto const outer = with_layers(id, kind);
    usable_rules_.emplace_back(kind, outer);
    global_rules_.push_back(outer);
}

// Exceptions from elsewhere on top of a rule, in two versions; sometimes none in the first.
RuleId RandomRules::with_layers(RuleId beneath, Kind kind) {
    auto const outer = b_.rule(b_.get(beneath).name, type(kind));
    b_.get(beneath).name += ".volgens_de_wet";
    auto const edge = "2022-01-10";
    for (auto const& validity : {model::Validity{std::nullopt, date(edge)}, from(edge)}) {
        auto const count = random_.below(4);
        std::vector<model::Exception> exceptions;
        for (std::uint32_t i = 0; i < count; ++i) {
            auto const value = make(kind, {1, false});
            exceptions.push_back(RuleSetBuilder::layer("laag", static_cast<model::Layer>(1 + random_.below(3)),
                                                       make(Kind::Boolean, {2, false}), value));
            exceptions.back().overrides = random_overrides(i, count);
        }
        auto const base = b_.use(beneath);
        b_.layered(outer, validity, {}, base, std::move(exceptions)).layered = count > 0;
    }
    return outer;
}

std::vector<std::uint32_t> RandomRules::random_overrides(std::uint32_t self, std::uint32_t count) {
    std::vector<std::uint32_t> overrides;
    for (std::uint32_t other = 0; other < count; ++other) {
        if (other != self && random_.chance(other > self ? 60 : 15)) overrides.push_back(other);
    }
    return overrides;
}

// The body of the last version.
void RandomRules::fill(RuleId id, Kind kind, bool owned) {
    model::Version body;
    Where const where{3, owned};
    if (random_.chance(20)) {
        body.kind = model::BodyKind::Table;
        for (auto i = 1 + random_.below(3); i > 0; --i) {
            auto conditions = some(Kind::Boolean, 1, 2, {1, owned});
            if (random_.chance(20)) conditions[0] = ExprId();
            body.rows.push_back(RuleSetBuilder::row(conditions, make(kind, {1, owned})));
        }
    } else {
        for (auto i = random_.below(3); i > 0; --i) {
            auto const value = make(kind, where);
            body.branches.push_back(RuleSetBuilder::branch(value, make(Kind::Boolean, where)));
        }
        body.branches.push_back(RuleSetBuilder::branch(make(kind, where)));
        auto const count = random_.chance(50) ? random_.below(4) : 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            auto const value = random_.chance(70) ? make(kind, {1, owned}) : ExprId();
            auto const overrides = random_overrides(i, count);
            body.exceptions.push_back(RuleSetBuilder::exception("", make(Kind::Boolean, {2, owned}), value, overrides));
        }
    }
    auto& version = b_.get(id).versions.back();
    body.validity = version.validity;
    version = std::move(body);
}

ExprId RandomRules::make(Kind kind, Where where) {
    if (where.depth <= 0 || random_.chance(15)) return leaf(kind, where);
    Where const below{where.depth - 1, where.in_element};
    if (random_.chance(12)) return any_choice(kind, below);
    if (random_.chance(8)) return of_record(kind, below);
    switch (kind) {
        case Kind::Boolean:
            return boolean(below);
        case Kind::Number:
            return number(below);
        case Kind::Money:
            return money(below);
        case Kind::Date:
            return date_value(below);
        case Kind::Duration:
            return duration(below);
        case Kind::Period:
            return period(below);
        case Kind::Record:
            return record(below);
        case Kind::Percentage: {
            auto const op = one_of({Op::Share, Op::Multiply, Op::Add, Op::Subtract, Op::Negate, Op::Minimum});
            if (op == Op::Negate) return b_.op(op, type(kind), {make(kind, below)});
            auto const operand = op == Op::Share ? (random_.chance(50) ? Kind::Money : Kind::Number) : kind;
            return b_.op(op, type(kind), some(operand, 2, 2, below));
        }
        case Kind::Enumeration:
            return b_.op(Op::TermStatus, type(kind),
                         {make(Kind::Date, below), make(Kind::Date, below), make(Kind::Date, below)});
        case Kind::ExactNumber:
            if (random_.chance(50)) return b_.op(Op::Divide, type(kind), some(Kind::Number, 2, 2, below));
            return b_.op(Op::Multiply, type(kind), {make(Kind::Number, below), make(Kind::Percentage, below)});
        case Kind::ExactMoney:
            return b_.op(random_.chance(50) ? Op::Divide : Op::Multiply, type(kind),
                         {make(Kind::Money, below), make(random_.chance(50) ? Kind::Number : Kind::Percentage, below)});
        case Kind::Text:
        case Kind::List:
            break;
    }
    return leaf(kind, where);
}

Op RandomRules::one_of(std::initializer_list<Op> ops) {
    return ops.begin()[random_.below(static_cast<std::uint32_t>(ops.size()))];
}

std::vector<ExprId> RandomRules::some(Kind kind, std::uint32_t least, std::uint32_t most, Where where) {
    std::vector<ExprId> result;
    for (auto count = least + random_.below(most - least + 1); count > 0; --count) result.push_back(make(kind, where));
    return result;
}

ExprId RandomRules::constant(Kind kind) {
    if (kind == Kind::ExactNumber || kind == Kind::ExactMoney) return b_.constant(type(kind), fraction(1, 3));
    auto const id = type(kind);
    if (kind == Kind::Record || random_.chance(4)) return b_.none(id);
    return b_.constant(id, random_value(random_, b_.rules().type(id)));
}

ExprId RandomRules::leaf(Kind kind, Where where) {
    std::vector<ExprId> choices{constant(kind)};
    auto const add = [&](auto const& named) {
        for (auto const& [of_kind, id] : named) {
            if (of_kind == kind) choices.push_back(b_.use(id));
        }
    };
    add(facts_);
    add(facts_);
    add(parameters_);
    if (kind == Kind::Enumeration) {
        for (auto const id : readings_) choices.push_back(b_.use(id));
    }
    if (kind == Kind::Boolean) choices.push_back(b_.takes(random_.pick(readings_), random_.below(5)));
    add(usable_rules_);
    add(usable_rules_);
    if (kind == Kind::Date) choices.push_back(b_.reference_date());
    if (where.in_element) {
        add(record_rules_);
        for (int twice = 0; twice < 2; ++twice) {
            for (auto const& [of_kind, index] : fields_) {
                if (of_kind == kind) choices.push_back(b_.field(record_, index));
            }
        }
    }
    return random_.pick(choices);
}

ExprId RandomRules::any_choice(Kind kind, Where where) {
    auto const op = one_of({Op::If, Op::If, Op::IfNone, Op::UnderLawOf});
    auto const value = make(kind, where);
    if (op == Op::If) return b_.op(op, type(kind), {make(Kind::Boolean, where), value, make(kind, where)});
    if (op == Op::IfNone) return b_.op(op, type(kind), {value, make(kind, where)});
    return b_.op(op, type(kind), {value, make(Kind::Date, where)});
}

ExprId RandomRules::of_record(Kind kind, Where where) {
    std::vector<std::pair<Op, std::uint32_t>> choices;
    for (auto const& [of_kind, index] : fields_) {
        if (of_kind == kind) choices.emplace_back(Op::RecordField, index);
    }
    for (auto const& [of_kind, id] : record_rules_) {
        if (of_kind == kind) choices.emplace_back(Op::RecordRule, id.value);
    }
    if (choices.empty()) return leaf(kind, where);
    auto const [op, payload] = random_.pick(choices);
    return b_.op(op, type(kind), {make(Kind::Record, where)}, payload);
}

// Child 0 the list, then value and condition as the operator has them; sometimes without the condition.
ExprId RandomRules::aggregate(Op op, Kind result, Kind value, Where where) {
    Where const inside{where.depth, true};
    std::vector<ExprId> operands{b_.list(random_.pick(lists_))};
    if (op == Op::Exists || op == Op::ForAll) {
        operands.push_back(make(Kind::Boolean, inside));
        return b_.op(op, type(result), operands);
    }
    if (op != Op::Count) operands.push_back(make(value, inside));
    if (random_.chance(70)) operands.push_back(make(Kind::Boolean, inside));
    return b_.op(op, type(result), operands);
}

Kind RandomRules::comparable() {
    std::array constexpr those{Kind::Number, Kind::Money, Kind::Percentage, Kind::Date, Kind::Duration};
    return those[random_.below(those.size())];
}

ExprId RandomRules::comparison(Where where) {
    auto const op =
        one_of({Op::Equal, Op::NotEqual, Op::Less, Op::LessEqual, Op::Greater, Op::GreaterEqual, Op::OneOf});
    if (op == Op::OneOf) return b_.test(op, some(kinds[random_.below(9)], 2, 4, where));
    bool const any = op == Op::Equal || op == Op::NotEqual;
    return b_.test(op, some(any ? kinds[random_.below(9)] : comparable(), 2, 2, where));
}

ExprId RandomRules::boolean(Where where) {
    auto const op =
        one_of({Op::Not, Op::And, Op::And, Op::Or, Op::Or, Op::NoneOf, Op::AtLeast, Op::Equal, Op::Equal, Op::Equal,
                Op::IsNone, Op::IsWorkingDay, Op::IsHoliday, Op::Contains, Op::Exists, Op::ForAll});
    if (op == Op::Not) return b_.negate(make(Kind::Boolean, where));
    if (op == Op::AtLeast) return b_.test(op, some(Kind::Boolean, 2, 4, where), random_.below(4));
    if (op == Op::Equal) return comparison(where);
    if (op == Op::IsNone) return b_.test(op, {make(kinds[random_.below(9)], where)});
    if (op == Op::IsWorkingDay || op == Op::IsHoliday) return b_.test(op, {make(Kind::Date, where)});
    if (op == Op::Contains) {
        auto const of = make(Kind::Period, where);
        return b_.test(op, {of, make(random_.chance(60) ? Kind::Date : Kind::Period, where)});
    }
    if (op == Op::Exists || op == Op::ForAll) return aggregate(op, Kind::Boolean, Kind::Boolean, where);
    auto const conditions = some(Kind::Boolean, 2, 3, where);
    for (auto const id : conditions) {
        if (random_.chance(20)) b_.labelled("a)", id);
    }
    return b_.test(op, conditions);
}

ExprId RandomRules::number(Where where) {
    auto const op = one_of({Op::Add, Op::Subtract, Op::Multiply, Op::Negate, Op::Round, Op::Minimum, Op::Maximum,
                            Op::YearOf, Op::Count, Op::Sum});
    auto const t = type(Kind::Number);
    if (op == Op::Negate) return b_.op(op, t, {make(Kind::Number, where)});
    if (op == Op::Round) return b_.round(make(Kind::ExactNumber, where), t, values::Rounding::HalfUp, fraction(1));
    if (op == Op::YearOf) return b_.op(op, t, {make(Kind::Date, where)});
    if (op == Op::Count || op == Op::Sum) return aggregate(op, Kind::Number, Kind::Number, where);
    return b_.op(op, t, some(Kind::Number, 2, 3, where));
}

ExprId RandomRules::money(Where where) {
    auto const op = one_of({Op::Add, Op::Subtract, Op::Multiply, Op::Round, Op::Maximum, Op::Sum});
    auto const t = type(Kind::Money);
    if (op == Op::Multiply) return b_.op(op, t, {make(Kind::Money, where), make(Kind::Number, where)});
    if (op == Op::Round) return b_.round(make(Kind::ExactMoney, where), t, values::Rounding::Down, fraction(100));
    if (op == Op::Sum) return aggregate(op, Kind::Money, Kind::Money, where);
    return b_.op(op, t, some(Kind::Money, 2, 2, where));
}

ExprId RandomRules::date_value(Where where) {
    auto const op =
        one_of({Op::AddDuration, Op::SubtractDuration, Op::WorkingDayOnOrAfter, Op::PeriodFirst, Op::PeriodLast,
                Op::Minimum, Op::Maximum, Op::TermStart, Op::TermEnd, Op::TermEnd, Op::TermSignal});
    auto const t = type(Kind::Date);
    std::vector<ExprId> operands;
    if (op == Op::Minimum || op == Op::Maximum)
        operands = some(Kind::Date, 2, 3, where);
    else if (op == Op::PeriodFirst || op == Op::PeriodLast)
        operands = {make(Kind::Period, where)};
    else
        operands = {make(Kind::Date, where)};
    if (op == Op::AddDuration || op == Op::SubtractDuration || op == Op::TermSignal || op == Op::TermEnd) {
        operands.push_back(make(Kind::Duration, where));
    }
    if (op == Op::TermEnd && random_.chance(40)) operands.push_back(make(Kind::Duration, where));
    auto const id = b_.op(op, t, operands);
    b_.expr(id).detail = static_cast<std::uint8_t>(random_.below(4));
    if (random_.chance(50)) b_.expr(id).month_rule = values::MonthRule::FirstDayOfNextMonth;
    return id;
}

ExprId RandomRules::duration(Where where) {
    auto const op = one_of({Op::WholeYears, Op::WholeMonths, Op::DaysBetween, Op::PeriodLength, Op::UnionLength,
                            Op::Add, Op::Multiply, Op::Sum, Op::Maximum});
    auto const t = type(Kind::Duration);
    if (op == Op::PeriodLength) return b_.op(op, t, {make(Kind::Period, where)});
    if (op == Op::UnionLength) return aggregate(op, Kind::Duration, Kind::Period, where);
    if (op == Op::Sum) return aggregate(op, Kind::Duration, Kind::Duration, where);
    if (op == Op::Multiply) return b_.op(op, t, {make(Kind::Duration, where), make(Kind::Number, where)});
    bool const lengths = op == Op::Add || op == Op::Maximum;
    return b_.op(op, t, some(lengths ? Kind::Duration : Kind::Date, 2, 2, where));
}

ExprId RandomRules::period(Where where) {
    auto const op = one_of({Op::PeriodUntil, Op::PeriodThrough, Op::PeriodFrom, Op::PeriodOverlap, Op::LongestRun});
    auto const t = type(Kind::Period);
    if (op == Op::LongestRun) return aggregate(op, Kind::Period, Kind::Period, where);
    if (op == Op::PeriodFrom) return b_.op(op, t, {make(Kind::Date, where)});
    return b_.op(op, t, some(op == Op::PeriodOverlap ? Kind::Period : Kind::Date, 2, 2, where));
}

ExprId RandomRules::record(Where where) {
    return aggregate(random_.chance(50) ? Op::First : Op::Last, Kind::Record, comparable(), where);
}

}  // namespace wetwijzer::test
