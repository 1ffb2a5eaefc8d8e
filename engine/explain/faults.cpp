// A sentence for each fault.
#include "engine/explain/words.hpp"

namespace wetwijzer::explain {
namespace {

std::string code_text(values::FaultCode code) {
    auto digits = std::to_string(static_cast<unsigned>(code));
    return "F" + std::string(4 - digits.size(), '0') + digits;
}

}  // namespace

std::string Words::known_versions(values::Fault const& fault) const {
    std::string known;
    auto const note = [&](model::Validity const& validity) {
        auto const version_text = version(validity);
        if (!version_text.empty()) known += (known.empty() ? "" : "; ") + version_text;
    };
    if (fault.detail == 1) {
        for (auto const& value : case_.rules.parameters[fault.where].values) note(value.validity);
    } else {
        for (auto const& one : case_.rules.rules[fault.where].versions) note(one.validity);
    }
    return known.empty() ? say(Phrase::NoVersions) : known;
}

std::string Words::fault(values::Fault const& fault, values::Date law_date, std::string const& none_named) const {
    auto const coded = [&](std::string const& sentence) {
        return say(Phrase::WithCode, {sentence, code_text(fault.code)});
    };
    switch (fault.code) {
        case values::FaultCode::Overflow:
            return coded(say(Phrase::FaultOverflow));
        case values::FaultCode::DivisionByZero:
            return coded(say(Phrase::FaultDivisionByZero));
        case values::FaultCode::NoneOperand:
            return coded(say(Phrase::FaultNoneOperand,
                             {none_named.empty() ? expression(model::ExprId(fault.where)) : none_named}));
        case values::FaultCode::MixedDurations:
            return coded(say(Phrase::FaultMixedDurations));
        case values::FaultCode::ConflictingExceptions: {
            auto const& versions = case_.rules.rules[fault.where].versions;
            for (auto const& one : versions) {
                auto const first = fault.detail >> 16;
                auto const second = fault.detail & 0xffff;
                if (!one.validity.contains(law_date) || second >= one.exceptions.size()) continue;
                auto const& a = one.exceptions[first];
                auto const& b = one.exceptions[second];
                return coded(say(Phrase::FaultConflictingExceptions,
                                 {exception(a), citation(a.citation), exception(b), citation(b.citation)}));
            }
            return coded(say(Phrase::FaultConflictingExceptions));
        }
        case values::FaultCode::NoVersion: {
            auto const named =
                fault.detail == 1 ? parameter(model::ParameterId(fault.where)) : rule(model::RuleId(fault.where));
            auto const about = clause(named) ? say(Phrase::TheQuestion, {named}) : named;
            return coded(say(Phrase::FaultNoVersion, {about, text(law_date), known_versions(fault)}));
        }
        case values::FaultCode::EmptyPeriod:
            return coded(say(Phrase::FaultEmptyPeriod));
        case values::FaultCode::NoTableRow:
            return coded(say(Phrase::FaultNoTableRow));
        case values::FaultCode::LimitExceeded:
            return coded(say(Phrase::FaultLimitExceeded));
    }
    return {};
}

}  // namespace wetwijzer::explain
