// coverage: the law laid beside the rules, article by article.
#include "engine/articles/coverage.hpp"
#include "cli/command_error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/layout.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace wetwijzer::cli::commands {

namespace {

using articles::Act;
using articles::Line;
using articles::Status;
using articles::Use;

constexpr std::size_t place_width = 26;  // of the column with leden

constexpr Text use_words[] = {
    {"regel", "rule"},          {"tabel", "table"},    {"termijn", "term"},      {"uitzondering", "exception"},
    {"parameter", "parameter"}, {"gegeven", "fact"},   {"oordeel", "judgement"}, {"besluit", "decision"},
    {"lezing", "reading"},      {"controle", "check"}, {"kengetal", "indicator"}};
constexpr Text use_words_many[] = {{"regels", "rules"},          {"tabellen", "tables"},
                                   {"termijnen", "terms"},       {"uitzonderingen", "exceptions"},
                                   {"parameters", "parameters"}, {"gegevens", "facts"},
                                   {"oordelen", "judgements"},   {"besluiten", "decisions"},
                                   {"lezingen", "readings"},     {"controles", "checks"},
                                   {"kengetallen", "indicators"}};
constexpr char const* use_names[] = {"rule",      "table",    "term",    "exception", "parameter", "fact",
                                     "judgement", "decision", "reading", "check",     "indicator"};
constexpr Text status_words[] = {{"uitgewerkt", "encoded"},
                                 {"met een oordeel van mensen", "judged by people"},
                                 {"niet te berekenen", "not computable"},
                                 {"buiten bereik", "out of scope"},
                                 {"ontbreekt", "missing"},
                                 {"niet in de lijst", "not in the list"}};
constexpr char const* status_names[] = {"encoded", "judged", "not_computable", "out_of_scope", "missing", "unlisted"};

// "art. 3 lid 1" without the law.
std::string parts_text(model::RuleSet const& rules, std::vector<model::ReferencePart> parts) {
    return model::to_text(rules, model::Reference{model::SourceId(), std::move(parts)});
}

// Lines that say the same about leden that follow each other, told as one.
struct Block {
    Line const* first;
    Line const* last;
    std::size_t lines = 1;
};

bool continues(Line const& before, Line const& next) {
    auto const& a = before.reference.parts;
    auto const& b = next.reference.parts;
    bool const reasoned = before.status == Status::NotComputable || before.status == Status::OutOfScope;
    return reasoned && a.size() > 1 && a.size() == b.size() && std::equal(a.begin(), a.end() - 1, b.begin()) &&
           a.back().kind == b.back().kind && before.status == next.status && before.reason == next.reason &&
           before.uses == next.uses;
}

std::vector<Block> blocks(Act const& act) {
    std::vector<Block> list;
    for (auto const& line : act.lines) {
        if (!list.empty() && continues(*list.back().last, line)) {
            list.back().last = &line;
            ++list.back().lines;
        } else {
            list.push_back({&line, &line});
        }
    }
    return list;
}

class Words {
public:
    Words(model::RuleSet const& rules, Language language) : rules_(rules), language_(language) {}

    std::string pick(Text text, std::initializer_list<std::string> arguments = {}) const {
        return say(language_, text, arguments);
    }
    std::string article(Line const& line) const {
        return line.reference.parts.empty() ? pick({"de hele bron", "the whole source"})
                                            : parts_text(rules_, {line.reference.parts.front()});
    }
    // "lid 1 tot en met 6"
    std::string place(Block const& block) const {
        auto const& parts = block.first->reference.parts;
        if (parts.size() < 2) return pick({"geheel", "as a whole"});
        auto text = parts_text(rules_, {parts.begin() + 1, parts.end()});
        if (block.lines == 1) return text;
        auto const and_or_through = block.lines == 2 ? pick({" en ", " and "}) : pick({" tot en met ", " through "});
        return text + and_or_through + block.last->reference.parts.back().number;
    }
    std::string title(Act const& act) const {
        auto const& source = rules_.sources[act.source.value];
        return source.title == source.name || source.title.empty() ? source.name
                                                                   : source.title + " (" + source.name + ")";
    }
    std::string totals(Act const& act) const {
        if (!act.listed)
            return pick({"geen lijst van artikelen; aangehaald op {0}", "no list of articles; cited in {0}"},
                        {amount(language_, act.lines.size(), {"plaats", "place"}, {"plaatsen", "places"})});
        std::string text;
        std::size_t all = 0;
        for (std::size_t i = 0; i < articles::status_count; ++i) {
            all += act.counts[i];
            if (act.counts[i] == 0) continue;
            text += (text.empty() ? "" : ", ") + std::to_string(act.counts[i]) + " " +
                    std::string(status_words[i].in(language_));
        }
        return amount(language_, all, {"onderdeel", "part"}, {"onderdelen", "parts"}) + ": " + text;
    }
    std::string status(Act const& act, Line const& line) const {
        if (!act.listed) return pick({"aangehaald", "cited"});
        return std::string(status_words[static_cast<std::size_t>(line.status)].in(language_));
    }
    // "regels a, b; oordeel c (college)"
    std::string uses(Line const& line) const {
        std::string text;
        for (std::size_t i = 0; i < line.uses.size(); ++i) {
            auto const& use = line.uses[i];
            bool const same = i > 0 && line.uses[i - 1].kind == use.kind;
            bool const many = i + 1 < line.uses.size() && line.uses[i + 1].kind == use.kind;
            if (i > 0) text += same ? ", " : "; ";
            auto const kind = static_cast<std::size_t>(use.kind);
            if (!same) text += std::string((many ? use_words_many : use_words)[kind].in(language_)) + " ";
            text += use.name + (use.judge.empty() ? "" : " (" + use.judge + ")");
        }
        return text;
    }
    std::string nothing_missing() const {
        auto const listed = rules_.articles.size();
        if (listed == 0)
            return pick({"De regels hebben geen lijst van artikelen (dekking).\n",
                         "The rules have no list of articles (coverage).\n"});
        return pick({"Er ontbreekt niets: {0} van de wet verantwoord.\n",
                     "Nothing is missing: {0} of the law accounted for.\n"},
                    {amount(language_, listed, {"onderdeel", "part"}, {"onderdelen", "parts"})});
    }
    // Why, by whom.
    std::string grounds(Line const& line) const {
        auto text = line.reason;
        auto const by = uses(line);
        if (!text.empty() && !by.empty()) text += "; ";
        return text + by;
    }

private:
    model::RuleSet const& rules_;
    Language language_;
};

std::string as_text(articles::Coverage const& coverage, Words const& words) {
    std::string text;
    for (auto const& act : coverage.acts) {
        text += (text.empty() ? "" : "\n") + paragraph(words.title(act), 0) + paragraph(words.totals(act), 2);
        std::string heading;
        for (auto const& block : blocks(act)) {
            if (auto const article = words.article(*block.first); article != heading) {
                text += "\n  " + article + "\n";
                heading = article;
            }
            auto const grounds = words.grounds(*block.first);
            text += paragraph(words.status(act, *block.first) + (grounds.empty() ? "" : ": " + grounds), 4,
                              padded(words.place(block), place_width - 2) + "  ");
        }
    }
    return text;
}

std::string cell(std::string const& text) {
    std::string result;
    for (char const c : text) result += c == '|' ? std::string("\\|") : std::string(1, c);
    return result;
}

std::string as_markdown(articles::Coverage const& coverage, Words const& words) {
    std::string text;
    for (auto const& act : coverage.acts) {
        text += (text.empty() ? "## " : "\n## ") + words.title(act) + "\n\n" + words.totals(act) + ".\n\n";
        text += words.pick({"| Artikel | Onderdeel | Stand | Door, of waarom |\n",
                            "| Article | Part | Status | By, or why |\n"}) +
                "|---|---|---|---|\n";
        for (auto const& block : blocks(act))
            text += "| " + cell(words.article(*block.first)) + " | " + cell(words.place(block)) + " | " +
                    words.status(act, *block.first) + " | " + cell(words.grounds(*block.first)) + " |\n";
    }
    return text;
}

Json as_json(articles::Coverage const& coverage, model::RuleSet const& rules) {
    auto json = document("coverage");
    json["rule_set_hash"] = rules.hash;
    json["missing"] = coverage.missing;
    json["acts"] = Json::array();
    for (auto const& act : coverage.acts) {
        auto const& source = rules.sources[act.source.value];
        Json one{{"source", source.name}, {"identifier", source.identifier}, {"title", source.title}};
        one["listed"] = act.listed;
        for (std::size_t i = 0; i < articles::status_count; ++i) one["totals"][status_names[i]] = act.counts[i];
        one["lines"] = Json::array();
        for (auto const& line : act.lines) {
            Json entry{{"citation", model::to_text(rules, line.reference)},
                       {"status", status_names[static_cast<std::size_t>(line.status)]},
                       {"reason", line.reason},
                       {"by", Json::array()}};
            for (auto const& use : line.uses) {
                Json by{{"kind", use_names[static_cast<std::size_t>(use.kind)]}, {"name", use.name}};
                if (!use.judge.empty()) by["judge"] = use.judge;
                entry["by"].push_back(std::move(by));
            }
            one["lines"].push_back(std::move(entry));
        }
        json["acts"].push_back(std::move(one));
    }
    return json;
}

// Of every act what is missing only.
void keep_missing(articles::Coverage& coverage) {
    for (auto& act : coverage.acts)
        std::erase_if(act.lines, [](Line const& line) { return line.status != Status::Missing; });
    std::erase_if(coverage.acts, [](Act const& act) { return act.lines.empty(); });
}

// Of one source only.
void keep_source(articles::Coverage& coverage, model::RuleSet const& rules, std::string const& name,
                 Language language) {
    std::vector<std::string> names;
    for (auto const& act : coverage.acts) names.push_back(rules.sources[act.source.value].name);
    std::erase_if(coverage.acts, [&](Act const& act) { return rules.sources[act.source.value].name != name; });
    if (coverage.acts.empty())
        throw CommandError(exit_codes::usage,
                           say(language, {"geen regel noemt de bron `{0}`", "no rule cites the source `{0}`"}, {name}),
                           say(language, {"de bronnen zijn {0}", "the sources are {0}"}, {listed(names, language)}));
    coverage.missing = coverage.acts.front().count(Status::Missing);
}

}  // namespace

int coverage(Arguments const& arguments, Environment& world) {
    auto const language = arguments.language;
    if (arguments.markdown && arguments.json)
        throw CommandError(exit_codes::usage, say(language, {"--markdown en --json gaan niet samen",
                                                             "--markdown and --json do not go together"}));
    auto const rules = compile_rules(arguments, world, arguments.operands);
    if (!rules) return exit_codes::rules_fail;
    auto found = articles::coverage(rules->model());
    if (arguments.source) keep_source(found, rules->model(), *arguments.source, language);
    Words const words(rules->model(), language);
    bool const nothing = arguments.missing_only && found.missing == 0;
    if (arguments.missing_only) keep_missing(found);

    if (arguments.json)
        world.out << to_text(as_json(found, rules->model()));
    else if (nothing)
        world.out << words.nothing_missing();
    else
        world.out << (arguments.markdown ? as_markdown(found, words) : as_text(found, words));
    return arguments.missing_only && found.missing > 0 ? exit_codes::rules_fail : exit_codes::fine;
}

}  // namespace wetwijzer::cli::commands
