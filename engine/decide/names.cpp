#include "engine/decide/names.hpp"

#include "engine/model/dump.hpp"

#include <map>

namespace wetwijzer::decide {

namespace {

constexpr auto last_op = model::Op::TermSignal;

}  // namespace

Names::Names(model::RuleSet const& rules) {
    std::map<std::string_view, Number> known;
    auto const number = [&](std::string_view text) {
        auto const [at, added] = known.try_emplace(text, static_cast<Number>(texts_.size()));
        if (added) texts_.push_back(text);
        return at->second;
    };
    auto const place = [](auto const& list) { return static_cast<std::uint32_t>(list.size()); };

    std::vector<std::uint32_t> first_of_record;
    for (auto const& record : rules.records) {
        first_of_record.push_back(place(fields_));
        for (auto const& field : record.fields) fields_.push_back(number(field.name));
    }
    for (auto const& fact : rules.facts) {
        facts_.push_back(number(fact.name));
        auto const& type = rules.type(fact.type);
        bool const rows = type.kind == values::Kind::List || type.kind == values::Kind::Record;
        first_field_.push_back(rows ? first_of_record[type.record] : 0);
    }
    for (auto const& parameter : rules.parameters) parameters_.push_back(number(parameter.name));
    for (auto const& reading : rules.readings) readings_.push_back(number(reading.name));
    for (auto const& note : rules.notes) labels_.push_back(note.label.empty() ? none : number(note.label));
    for (std::size_t i = 0; i <= static_cast<std::size_t>(last_op); ++i)
        ops_[i] = number(model::op_name(static_cast<model::Op>(i)));
    for (auto const& rule : rules.rules) {
        rules_.push_back(number(rule.name));
        first_version_.push_back(place(first_exception_));
        for (auto const& version : rule.versions) {
            first_exception_.push_back(place(exceptions_));
            for (auto const& exception : version.exceptions)
                exceptions_.push_back(exception.label.empty() ? none : number(exception.label));
        }
    }
    first_exception_.push_back(place(exceptions_));
    for (auto const& type : rules.types) {
        first_member_.push_back(place(members_));
        for (auto const& member : type.members) members_.push_back(number(member.name));
    }
    first_member_.push_back(place(members_));
}

Names::Number Names::exception(std::uint32_t rule, std::uint32_t version, std::uint32_t exception) const {
    auto const at = first_version_[rule] + version;
    auto const first = first_exception_[at];
    return exception < first_exception_[at + 1] - first ? exceptions_[first + exception] : none;
}

Names::Number Names::member(model::TypeId type, std::uint16_t member) const {
    auto const first = first_member_[type.value];
    return member < first_member_[type.value + 1] - first ? members_[first + member] : none;
}

}  // namespace wetwijzer::decide
