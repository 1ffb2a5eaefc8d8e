// Questions about a list: which list, and what is asked of its elements.
#include "dsl/check/expressions.hpp"

namespace wetwijzer::check {

// The fact that holds the list: named itself, or by its record where only one list has that type.
std::uint32_t Expressions::collection(Word const& word) {
    auto const symbol = context_.symbols.values.find(word.text);
    bool const known = symbol != context_.symbols.values.end();
    if (known && symbol->second.kind == SymbolKind::Fact) {
        auto const type = out_.facts[symbol->second.index].type;
        if (!type.is_some() || kind(type) == Kind::List) {
            context_.fact_used[symbol->second.index] = true;
            return type.is_some() ? symbol->second.index : nothing;
        }
    }
    auto const record = context_.symbols.records.find(word.text);
    if (record != context_.symbols.records.end()) {
        auto const& lists = out_.records[record->second.index].lists;
        if (lists.size() == 1) {
            context_.fact_used[lists[0]] = true;
            return lists[0];
        }
        context_.diagnostics.add(Code::E0316, word.span, {word.text});
        return nothing;
    }
    if (known) {
        context_.diagnostics.add(Code::E0315, word.span, {word.text})
            .label(symbol->second.span, "hier is het vastgelegd", "it is declared here");
        return nothing;
    }
    context_.unknown(word, [&] {
        auto lists = names_of(context_.symbols.records);
        for (auto const& fact : out_.facts)
            if (fact.type.is_some() && kind(fact.type) == Kind::List) lists.push_back(fact.name);
        return lists;
    });
    return nothing;
}

TypeId Expressions::node(ExprId id, syntax::Aggregate const& aggregate, TypeId, Place const& place) {
    using syntax::AggregateKind;
    auto const fact = collection(aggregate.collection);
    if (fact == nothing) return {};
    bind(id, place, Binding::List, fact);
    auto const record = out_.types[out_.facts[fact].type].record;
    Place const inside{place.tree, record, &place, place.user, place.month_rule};
    if (aggregate.condition.is_some()) require_condition(aggregate.condition, inside);
    auto const optional_period = out_.types.with_optional(plain(Kind::Period), true);
    switch (aggregate.kind) {
        case AggregateKind::Count:
            return plain(Kind::Number);
        case AggregateKind::Exists:
        case AggregateKind::ForAll:
            return plain(Kind::Boolean);
        case AggregateKind::Sum: {
            auto const type = sum_type(aggregate.value, inside);
            info(id, place).family = info(aggregate.value, place).family;
            return type;
        }
        case AggregateKind::First:
        case AggregateKind::Last:
            order_by(id, aggregate.order_by, inside);
            return out_.types.record(record, true);
        case AggregateKind::UnionLength:
            require(aggregate.value, optional_period, inside);
            info(id, place).family = Family::Days;
            return plain(Kind::Duration);
        case AggregateKind::LongestRun:
            require(aggregate.value, optional_period, inside);
            return optional_period;
    }
    return {};
}

TypeId Expressions::sum_type(ExprId value, Place const& place) {
    auto const type = infer(value, {}, place);
    if (!type.is_some()) return {};
    auto const found = rounded_kind(kind(type));
    if (found == Kind::Number || found == Kind::Money || found == Kind::Percentage || found == Kind::Duration)
        return out_.types.with_optional(type, false);
    context_.diagnostics.add(Code::E0305, span(value, place),
                             {both("een getal, bedrag, percentage of duur", "a number, amount, percentage or duration"),
                              context_.describe(type)});
    return {};
}

// The field or rule that "de eerste … op …" goes by: the access of the aggregate.
void Expressions::order_by(ExprId id, Word const& word, Place const& place) {
    auto type = out_.types.record(place.element, false);
    auto const first = static_cast<std::uint32_t>(out_.accesses.size());
    if (!step(word, type, place)) return;
    info(id, place).first_access = first;
    info(id, place).access_count = 1;
    if (type.is_some() && !ordered(kind(type)))
        context_.diagnostics
            .add(Code::E0320, word.span,
                 {both("een volgorde op `" + word.text + "`", "an order by `" + word.text + "`")})
            .hint({both("kies een veld met een datum, getal, bedrag, percentage of duur",
                        "choose a field with a date, number, amount, percentage or duration")});
}

}  // namespace wetwijzer::check
