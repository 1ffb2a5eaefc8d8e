#include "cli/commands/ledger/findings.hpp"

#include "cli/command_error.hpp"
#include "cli/finding_words.hpp"
#include "cli/key_folder.hpp"
#include "cli/layout.hpp"
#include "cli/rule_files.hpp"

#include <nlohmann/json.hpp>

namespace wetwijzer::cli::commands {

namespace {

constexpr std::size_t max_head = 65536;

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
    for (auto const& path : arguments.heads) trust.heads.push_back(read_head_file(path, arguments, world));
    if (arguments.verified_head) trust.from = read_head_file(*arguments.verified_head, arguments, world);
    return trust;
}

std::string findings_text(ledger::Verification const& verification, Language language) {
    std::string text;
    for (auto const& finding : verification.findings) {
        auto mark = "- [" + std::string(ledger::name(finding.fault)) + "] ";
        text += paragraph(sentence(finding, language), 0, mark);
    }
    auto const more = verification.found - static_cast<std::int64_t>(verification.findings.size());
    if (more > 0) text += say(language, {"en nog {0}\n", "and {0} more\n"}, {std::to_string(more)});
    return text;
}

Json verification_json(ledger::Verification const& verification) {
    Json json{{"size", verification.size}, {"log_key", verification.log_key.hex()}};
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
    json["restores"] = verification.restores;
    json["imports"] = verification.imports;
    return json;
}

}  // namespace wetwijzer::cli::commands
