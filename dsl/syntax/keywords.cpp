#include "dsl/syntax/keywords.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace wetwijzer::syntax {

namespace {

using values::Language;

enum class Use : std::uint8_t { Reserved, Value, Free };

struct Entry {
    std::string_view dutch;
    std::string_view english;
    Use use;
};

constexpr std::array entries{
#define WETWIJZER_KEYWORD(name, dutch, english, use) Entry{dutch, english, Use::use},
#include "dsl/syntax/keywords.def"
#undef WETWIJZER_KEYWORD
};

constexpr std::size_t index(Language language) { return language == Language::Dutch ? 0 : 1; }

class Table {
public:
    static Table const& get() {
        static Table const table;
        return table;
    }

    WordId find(std::string_view word) const {
        for (auto at = hash(word);; ++at) {
            auto const id = slots_[at % slots_.size()];
            if (id == 0 || words_[id] == word) return id;
        }
    }

    std::vector<std::string_view> words_{""};
    std::vector<Use> uses_{Use::Free};
    std::vector<bool> starts_{false};
    std::array<std::array<std::vector<WordId>, 2>, entries.size()> phrases_;

private:
    Table() {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            add(phrases_[i][0], entries[i].dutch, entries[i].use);
            add(phrases_[i][1], entries[i].english, entries[i].use);
        }
    }

    void add(std::vector<WordId>& phrase, std::string_view text, Use use) {
        while (!text.empty()) {
            auto const word = text.substr(0, text.find(' '));
            phrase.push_back(intern(word));
            text.remove_prefix(std::min(text.size(), word.size() + 1));
        }
        auto& first = uses_[phrase.front()];
        first = std::min(first, use);
        starts_[phrase.front()] = true;
    }

    WordId intern(std::string_view word) {
        if (auto const known = find(word)) return known;
        auto const id = static_cast<WordId>(words_.size());
        words_.push_back(word);
        uses_.push_back(Use::Free);
        starts_.push_back(false);
        auto at = hash(word);
        while (slots_[at % slots_.size()] != 0) ++at;
        slots_[at % slots_.size()] = id;
        return id;
    }

    static std::size_t hash(std::string_view word) {
        std::uint32_t value = 2166136261U;
        for (char const c : word) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
        return value;
    }

    std::array<WordId, 2048> slots_{};  // open addressing; several times the number of words
};

}  // namespace

WordId word_id(std::string_view word) { return Table::get().find(word); }

std::span<WordId const> phrase(Keyword keyword, Language language) {
    return Table::get().phrases_[static_cast<std::size_t>(keyword)][index(language)];
}

std::string_view text(Keyword keyword, Language language) {
    auto const& entry = entries[static_cast<std::size_t>(keyword)];
    return language == Language::Dutch ? entry.dutch : entry.english;
}

bool is_reserved(WordId word) { return Table::get().uses_[word] == Use::Reserved; }

bool is_reserved_name(WordId word) { return Table::get().uses_[word] != Use::Free; }

bool starts_phrase(WordId word) { return Table::get().starts_[word]; }

std::vector<std::string> reserved_words(Language language) {
    std::set<std::string> found;
    auto const& table = Table::get();
    for (auto const& phrases : table.phrases_) {
        auto const first = phrases[index(language)].front();
        if (table.uses_[first] != Use::Free) found.emplace(table.words_[first]);
    }
    return {found.begin(), found.end()};
}

std::vector<std::string> first_words() {
    std::set<std::string> found;
    auto const& table = Table::get();
    for (auto const& phrases : table.phrases_)
        for (auto const& phrase : phrases) found.emplace(table.words_[phrase.front()]);
    return {found.begin(), found.end()};
}

}  // namespace wetwijzer::syntax
