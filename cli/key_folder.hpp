// The folders with keys that --sleutels (or WETWIJZER_SLEUTELS) names. Every key is a file of its own, readable for its
// owner only; none is ever replaced or removed.
#pragma once

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "engine/ledger/keys.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wetwijzer::cli {

class KeyFolder {
public:
    // Those that the user named; none when nothing names one. CommandError for a folder that is none.
    KeyFolder(Arguments const& arguments, Environment& world);

    bool is_named() const { return !folders_.empty(); }
    std::string const& first() const;  // where new files go; CommandError when no folder was named

    // That every folder named is there and that they hold a key; CommandError. Nothing when none was named.
    void expect_keys() const;

    // The log's key, the master key and, of all persons, that of `actor`. CommandError for a key file that others may
    // read, that is no key file, or that is there twice.
    ledger::KeyRing ring(std::string const& actor) const;
    std::optional<crypto::Key> find(ledger::KeyFile::Kind kind, std::string const& name = {}) const;
    // Makes a key and writes it; gives it and the path.
    std::pair<crypto::Key, std::string> make(ledger::KeyFile::Kind kind, std::string const& name = {});
    std::string path_of(ledger::KeyFile::Kind kind, std::string const& name = {}) const;  // of a new key
    // A new master key goes through three steps, so that a crash at any moment leaves every key there is: it is on disk
    // before the ledger changes, and the old one keeps its file under another name. Gives the old one's new path.
    crypto::Key next_master();
    std::string replace_master();
    std::optional<crypto::Key> waiting_master() const;  // between the first step and the last

    std::optional<ledger::Anchor> anchor(std::string const& ledger) const;
    void keep(ledger::Anchor const& anchor);

private:
    struct Found {
        std::string path;
        ledger::KeyFile file;
    };
    std::vector<Found> keys(ledger::KeyFile::Kind kind) const;
    std::string anchor_path(std::string const& ledger) const;

    Arguments const& arguments_;
    Environment& world_;
    std::vector<std::string> folders_;
};

// Names of people as they may stand in the ledger: words that can be printed.
bool is_name(std::string const& text);
extern Text const name_rules;              // what a name may be, for a hint
std::string cut(std::string const& text);  // to what a message can quote

}  // namespace wetwijzer::cli
