// A ledger opened by somebody: the file, the keys of --sleutels (or WETWIJZER_SLEUTELS), and who acts, what for.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "cli/key_folder.hpp"
#include "engine/ledger/ledger.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace wetwijzer::cli {

// What for and on what basis, when --doel and --grondslag do not say. They stand in the ledger in Dutch.
struct Cause {
    std::string_view purpose;
    std::string_view basis;
};
namespace causes {
// AVG art. 6: a task in the public interest; Wi art. 36: the use of the citizen service number. AVG art. 5 lid 2: being
// able to show it. AVG art. 32: security. Bi art. 9.9: how long. AVG art. 15: the request of access.
inline constexpr Cause deciding{"uitvoering van de Wet inburgering 2021", "AVG art. 6 lid 1 onder e; Wi art. 36"};
inline constexpr Cause looking{"inzage voor de uitvoering van de Wet inburgering 2021",
                               "AVG art. 6 lid 1 onder e; Wi art. 36"};
inline constexpr Cause auditing{"controle op de uitvoering van de Wet inburgering 2021",
                                "AVG art. 5 lid 2 en art. 6 lid 1 onder e"};
inline constexpr Cause administering{"beheer en beveiliging van het grootboek", "AVG art. 32"};
inline constexpr Cause erasing{"verwijdering van persoonsgegevens", "AVG art. 17; Bi art. 9.9"};
inline constexpr Cause answering{"verzoek om inzage van de betrokkene", "AVG art. 15"};
}  // namespace causes

class LedgerSession {
public:
    // Opens a ledger that exists; CommandError, StoreError when that cannot be. Nothing is written yet. The keys may be
    // absent (list, verify).
    LedgerSession(std::string const& path, store::OpenMode mode, Arguments const& arguments, Environment& world);
    LedgerSession(LedgerSession const&) = delete;
    LedgerSession& operator=(LedgerSession const&) = delete;
    ~LedgerSession();  // keeps the anchor, also when what was written was a refusal

    ledger::Ledger& ledger() { return *ledger_; }
    store::Store& store() { return *store_; }
    KeyFolder& keys() { return keys_; }
    // From --door, --doel, --grondslag, --tijdstip or the clock, and TRACEPARENT. CommandError when --door is missing
    // or no name.
    ledger::Act act(std::string_view purpose, std::string_view basis) const;
    ledger::Act act(Cause const& cause) const { return act(cause.purpose, cause.basis); }
    // Keeps what was seen beside the keys; call after every write. `whatever`: also when the log is shorter now. When
    // that cannot be done, it is told once: what was recorded stays recorded.
    void keep_anchor(bool whatever = false);

private:
    void warn_not_kept();
    // When a crash came between the ledger's new master key and its file.
    void finish_rekey(std::string const& id, std::string const& master);

    Arguments const& arguments_;
    Environment& world_;
    KeyFolder keys_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<ledger::Ledger> ledger_;
    std::int64_t opened_with_ = 0;  // entries
    bool is_first_sight_ = false;   // the keys have no anchor of a ledger that is not new
    bool warned_ = false;           // that the anchor could not be kept
};

std::string clock_now(Environment const& world);  // RFC 3339, UTC

// Who, what for and when, without a ledger yet.
ledger::Act act_of(Arguments const& arguments, Environment const& world, std::string_view purpose,
                   std::string_view basis);

// A ledger that must exist; a folder or a device is refused before SQLite sees it. The hint for one that is missing is
// `ledger init`.
std::unique_ptr<store::Store> open_existing(std::string const& path, store::OpenMode mode, Arguments const& arguments,
                                            Environment const& world);

// The path of a ledger to be made: nothing may stand there yet.
void expect_nothing_at(std::string const& path, Arguments const& arguments, Environment const& world);

std::int64_t entry_number(std::string const& text, Language language);  // 1, 2, 3, …; CommandError for anything else

}  // namespace wetwijzer::cli
