#include "engine/ledger/time.hpp"

#include "engine/values/date.hpp"

namespace wetwijzer::ledger {

bool is_time(std::string_view text) {
    auto const number = [&](std::size_t at, int limit) {
        if (text[at] < '0' || text[at] > '9' || text[at + 1] < '0' || text[at + 1] > '9') return false;
        return (text[at] - '0') * 10 + (text[at + 1] - '0') < limit;
    };
    return text.size() == 20 && values::Date::from_iso(text.substr(0, 10)) && text[10] == 'T' && number(11, 24) &&
           text[13] == ':' && number(14, 60) && text[16] == ':' && number(17, 60) && text[19] == 'Z';
}

}  // namespace wetwijzer::ledger
