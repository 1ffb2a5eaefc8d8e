#include "cli/commands/ledger/findings.hpp"

#include "cli/command_error.hpp"
#include "cli/finding_words.hpp"
#include "cli/key_folder.hpp"
#include "cli/layout.hpp"
#include "cli/rule_files.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace wetwijzer::cli::commands {

namespace {

constexpr std::size_t max_head = 65536;

bool is_line(std::string_view text) {
    return text.size() > 3 && (text[0] == 'W' || text[0] == 'w') && (text[1] == 'W' || text[1] == 'w') &&
           text[2] == '1';
}

// What `ledger head --kort` prints, given in place of a file or in one; empty when it is neither.
std::string printed_line(std::string const& given, Environment const& world) {
    auto const kind = world.files.kind(given);
    if (kind == FileKind::Missing) return is_line(given) ? given : std::string();
    if (kind != FileKind::Regular) return {};
    auto text = world.files.read(given, max_head);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return is_line(text) ? text : std::string();
}

ledger::Fingerprint read_line(std::string const& line, Language language) {
    if (auto const fingerprint = ledger::read_fingerprint(line)) return *fingerprint;
    throw CommandError(exit_codes::usage,
                       say(language,
                           {"`{0}` is niet goed overgetypt: het controlegetal klopt niet",
                            "`{0}` was not typed as it was printed: its check does not fit"},
                           {printable(line)}),
                       say(language, {"typ over wat `wetwijzer ledger head --kort` gaf",
                                      "type what `wetwijzer ledger head --kort` "
                                      "printed"}));
}

}  // namespace

ledger::Head read_head_file(std::string const& path, Arguments const& arguments, Environment& world) {
    auto text = read_input(path, max_head, arguments.language, world);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    if (auto const head = ledger::read_head(text)) return *head;
    throw CommandError(
        exit_codes::usage,
        say(arguments.language,
            {"in {0} staat geen ondertekende stand van een grootboek", "{0} holds no signed head of a ledger"},
            {shown(path, arguments.language)}),
        say(arguments.language, {"`wetwijzer ledger head` geeft die", "`wetwijzer ledger head` prints one"}));
}

crypto::PublicKey trusted_key(std::string const& hex, Language language) {
    std::string digits;  // as people write it down: in groups, in capitals
    for (char const c : hex)
        if (c != ' ') digits += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    if (auto const key = crypto::PublicKey::from_hex(digits)) return *key;
    throw CommandError(
        exit_codes::usage,
        say(language,
            {"`{0}` bij --vertrouw is geen openbare sleutel: dat zijn 64 cijfers en letters a tot en met f",
             "`{0}` for --vertrouw is no public key: that is 64 digits and letters a to f"},
            {printable(hex)}));
}

ledger::Trust trust_of(Arguments const& arguments, Environment& world) {
    ledger::Trust trust;
    if (arguments.trusted_key) trust.log_key = trusted_key(*arguments.trusted_key, arguments.language);
    for (auto const& given : arguments.heads) {
        if (auto const line = printed_line(given, world); !line.empty()) {
            trust.fingerprints.push_back(read_line(line, arguments.language));
        } else {
            trust.heads.push_back(read_head_file(given, arguments, world));
        }
    }
    if (arguments.verified_head) trust.from = read_head_file(*arguments.verified_head, arguments, world);
    return trust;
}

std::string findings_text(ledger::Verification const& verification, Language language) {
    std::string text;
    std::set<std::string> told;  // what several readers of the file ran into is told once
    for (auto const& finding : verification.findings) {
        if (!told.insert(std::string(ledger::name(finding.fault)) + sentence(finding, language)).second) continue;
        auto mark = "- [" + std::string(ledger::name(finding.fault)) + "] ";
        text += paragraph(sentence(finding, language), 0, mark);
    }
    auto const more = verification.found - static_cast<std::int64_t>(verification.findings.size());
    if (more > 0) text += say(language, {"en nog {0}\n", "and {0} more\n"}, {std::to_string(more)});
    return text;
}

Json verification_json(ledger::Verification const& verification) {
    // Without a first entry that can be read nothing is known.
    bool const known = verification.log_key != crypto::PublicKey{};
    Json json{{"size", known || verification.size > 0 ? Json(verification.size) : Json()},
              {"log_key", known ? Json(verification.log_key.hex()) : Json()}};
    json["head"] = verification.head ? parse_own(ledger::to_text(*verification.head)) : Json();
    json["found"] = verification.found;
    json["findings"] = Json::array();
    for (auto const& finding : verification.findings) {
        Json one{{"kind", ledger::name(finding.kind)}, {"fault", ledger::name(finding.fault)}};
        if (finding.number > 0) one["number"] = finding.number;
        if (!finding.detail.empty()) one["detail"] = finding.detail;
        json["findings"].push_back(std::move(one));
    }
    json["erased"] = verification.erased;
    json["refusals"] = verification.refusals;
    json["times_given"] = verification.times_given;
    json["clock_back"] = verification.clock_back;
    json["ahead"] = verification.ahead;
    if (verification.ahead > 0) json["ahead_from"] = verification.ahead_from;
    json["restores"] = verification.restores;
    json["imports"] = verification.imports;
    return json;
}

}  // namespace wetwijzer::cli::commands
