#include "engine/ledger/trace_steps.hpp"

#include <charconv>
#include <cstdint>

namespace wetwijzer::ledger {

namespace {

constexpr std::string_view see = " see ";

// Digits at the start, spelled as a number is; taken off.
std::optional<std::uint64_t> take_number(std::string_view& text) {
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    auto const length = static_cast<std::size_t>(end - text.data());
    if (error != std::errc() || length > 18 || (length > 1 && text[0] == '0')) return std::nullopt;
    text.remove_prefix(length);
    return number;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

std::string_view take_line(std::string_view& text) {
    auto const line = text.substr(0, text.find('\n') + 1);
    text.remove_prefix(line.size());
    return line;
}

// The other way to say the same place: how many lines above line `number`, or from that the number. The root is 0.
std::optional<std::uint64_t> turned(std::uint64_t number, std::uint64_t place) {
    if (place >= number) return std::nullopt;
    return place == 0 ? 0 : number - place;
}

// What stands behind the parent, with the place behind "see" turned.
bool add_rest(std::string& out, std::uint64_t number, std::string_view rest) {
    auto const at = rest.starts_with("again ") ? rest.find(see) : std::string_view::npos;
    if (at == std::string_view::npos) {
        out += rest;
        return true;
    }
    out += rest.substr(0, at + see.size());
    rest.remove_prefix(at + see.size());
    auto const place = take_number(rest);
    auto const other = place ? turned(number, *place) : std::nullopt;
    if (!other || *other == 0) return false;
    out += std::to_string(*other);
    out += rest;
    return true;
}

std::optional<std::string> distances(std::string_view trace) {
    std::string packed = "d";
    packed.reserve(trace.size());
    for (std::uint64_t number = 1; !trace.empty(); ++number) {
        auto line = take_line(trace);
        if (line.empty() || take_number(line) != number || !take(line, ' ')) return std::nullopt;
        auto const parent = take_number(line);
        auto const above = parent ? turned(number, *parent) : std::nullopt;
        if (!above || !take(line, ' ')) return std::nullopt;
        packed += std::to_string(*above);
        packed += ' ';
        if (!add_rest(packed, number, line)) return std::nullopt;
    }
    return packed;
}

}  // namespace

std::string with_distances(std::string_view trace) {
    if (auto packed = distances(trace)) return std::move(*packed);
    std::string plain = "t";
    return plain += trace;
}

std::optional<std::string> with_numbers(std::string_view packed) {
    if (take(packed, 't')) {
        if (distances(packed)) return std::nullopt;  // one spelling: a trace has the other form
        return std::string(packed);
    }
    if (!take(packed, 'd')) return std::nullopt;
    std::string trace;
    trace.reserve(packed.size() * 2);
    for (std::uint64_t number = 1; !packed.empty(); ++number) {
        auto line = take_line(packed);
        if (line.empty()) return std::nullopt;
        auto const above = take_number(line);
        auto const parent = above ? turned(number, *above) : std::nullopt;
        if (!parent || !take(line, ' ')) return std::nullopt;
        trace += std::to_string(number);
        trace += ' ';
        trace += std::to_string(*parent);
        trace += ' ';
        if (!add_rest(trace, number, line)) return std::nullopt;
    }
    return trace;
}

}  // namespace wetwijzer::ledger
