#include "engine/ledger/case_numbers.hpp"

#include "engine/ledger/characters.hpp"
#include "engine/ledger/details.hpp"
#include "engine/ledger/errors.hpp"

#include <algorithm>

namespace wetwijzer::ledger {

namespace {

constexpr std::size_t bsn_size = 9;
// Shorter numbers are years, articles and days too.
constexpr std::size_t shortest_case = 5, longest_case = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_separator(char c) { return c == '.' || c == '-' || c == ' '; }

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

bool is_number(std::string_view digits, IsCase const& is_case) {
    if (digits.size() == bsn_size && can_be_bsn(digits)) return true;
    if (!is_case || digits.size() < shortest_case) return false;
    // Who leaves out the first zero of a BSN means the same person.
    return is_case(digits) || (digits.size() == bsn_size - 1 && is_case("0" + std::string(digits)));
}

// From every start of a row of digits, on through rows that one separator apart follow.
std::optional<NumberFound> find_digits(std::string_view text, IsCase const& is_case) {
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        if (!is_digit(text[begin]) || (begin > 0 && is_digit(text[begin - 1]))) continue;
        std::string digits;
        for (auto at = begin; at < text.size() && digits.size() <= longest_case; ++at) {
            if (!is_digit(text[at])) break;
            digits += text[at];
            bool const row_ends = at + 1 == text.size() || !is_digit(text[at + 1]);
            if (!row_ends) continue;
            if (is_number(digits, is_case)) return NumberFound{begin, at + 1};
            if (at + 1 < text.size() && is_separator(text[at + 1])) ++at;
        }
    }
    return std::nullopt;
}

// Numbers of cases need not be digits only: "Z-2026-000123".
std::optional<NumberFound> find_word(std::string_view text, IsCase const& is_case) {
    constexpr std::string_view around = ".,;:!?()[]<>\"'";
    if (!is_case) return std::nullopt;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
        auto const word = text.substr(begin, end - begin);
        auto const first = word.find_first_not_of(around);
        if (first != std::string_view::npos) {
            auto const core = word.substr(first, word.find_last_not_of(around) + 1 - first);
            if (core.size() >= shortest_case && has_digit(core) && is_case(core))
                return NumberFound{begin + first, begin + first + core.size()};
        }
        begin = end + 1;
    }
    return std::nullopt;
}

template <class Details, class Use>
void with(Entry const& entry, Use const& use) {
    Details details;
    if (!read(entry.details, details)) throw LedgerError(LedgerError::Code::Invalid, "details");
    use(details);
}

}  // namespace

bool can_be_bsn(std::string_view digits) {
    if (digits.size() != bsn_size || !std::all_of(digits.begin(), digits.end(), is_digit)) return false;
    int sum = 0;
    for (std::size_t i = 0; i < bsn_size; ++i) {
        int const weight = i + 1 == bsn_size ? -1 : static_cast<int>(bsn_size - i);
        sum += weight * (digits[i] - '0');
    }
    return sum % 11 == 0 && digits.find_first_not_of('0') != std::string_view::npos;
}

std::optional<NumberFound> find_number(std::string_view text, IsCase const& is_case) {
    auto const found = find_digits(text, is_case);
    return found ? found : find_word(text, is_case);
}

bool holds_case_id(std::string_view text, std::string_view case_id) {
    return case_id.size() >= shortest_case && has_digit(case_id) && text.find(case_id) != std::string_view::npos;
}

std::string without_numbers(std::string text, IsCase const& is_case) {
    while (auto const found = find_number(text, is_case)) text.replace(found->begin, found->end - found->begin, "…");
    return text;
}

std::vector<std::pair<char const*, std::string>> free_texts(Entry const& entry) {
    std::vector<std::pair<char const*, std::string>> texts;
    auto const add = [&](char const* what, std::string const& text) {
        if (has_digit(text)) texts.emplace_back(what, text);
    };
    switch (entry.kind) {
        case Kind::Actor:
            with<ActorDetails>(entry, [&](auto const& details) { add("name", details.name); });
            break;
        case Kind::Setting:
            with<SettingDetails>(entry, [&](auto const& details) {
                add("setting", details.name);
                for (auto const& one : details.value) add("setting", one);
            });
            break;
        case Kind::Decision:
            with<DecisionDetails>(entry, [&](auto const& details) {
                for (auto const& one : details.decisions) add("decisions", one);
            });
            break;
        case Kind::Access:
            with<AccessDetails>(entry, [&](auto const& details) { add("command", details.what); });
            break;
        case Kind::Refusal:
            with<RefusalDetails>(entry, [&](auto const& details) { add("command", details.command); });
            break;
        case Kind::Erasure:
            with<ErasureDetails>(entry, [&](auto const& details) { add("reason", details.reason); });
            break;
        case Kind::Restore:
            with<RestoreDetails>(entry, [&](auto const& details) { add("reason", details.reason); });
            break;
        case Kind::Sample:
            with<SampleDetails>(entry, [&](auto const& details) {
                if (!is_hex(details.seed, 64)) add("seed", details.seed);
                add("selection", details.selection);
                add("strata", details.strata);
            });
            break;
        case Kind::Export:
            with<ExportDetails>(entry, [&](auto const& details) { add("export", details.what); });
            break;
        case Kind::Genesis:
        case Kind::RuleSet:
        case Kind::Case:
        case Kind::Facts:
        case Kind::Approval:
        case Kind::Rekey:
        case Kind::Import:
            break;
    }
    return texts;
}

}  // namespace wetwijzer::ledger
