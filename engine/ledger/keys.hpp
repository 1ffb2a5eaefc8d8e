// Who holds which keys. All of them live outside the ledger: the log's signing key and the master key with whoever
// runs the system, each person's signing key with that person.
#pragma once

#include "engine/crypto/crypto.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wetwijzer::ledger {

struct ActorKey {
    std::string name;
    crypto::SigningKey key;
};

struct KeyRing {
    std::optional<crypto::SigningKey> log;
    std::optional<crypto::Key> master;
    std::vector<ActorKey> actors;
};

// Key files: one line of JSON, {"formaat":"wetwijzer-sleutel/1","naam":…,"soort":"logboek"|"hoofdsleutel"|"medewerker",
// "geheim":64 hex digits}. A public key to hand in has "openbaar" in place of "geheim".
struct KeyFile {
    enum class Kind { Log, Master, Actor };
    Kind kind = Kind::Actor;
    std::string name;  // of an actor
    crypto::Key secret;
};
std::string to_text(KeyFile const& file);
std::optional<KeyFile> read_key_file(std::string_view text);

struct PublicKeyFile {
    KeyFile::Kind kind = KeyFile::Kind::Actor;  // never Master
    std::string name;                           // of an actor
    crypto::PublicKey key;
};
std::string to_text(PublicKeyFile const& file);
std::optional<PublicKeyFile> read_public_key_file(std::string_view text);

// The last head that this ring of keys has seen, kept beside the keys: a ledger that is shorter or another is a backup
// put back, or a fork.
struct Anchor {
    std::string ledger;
    std::int64_t size = 0;
    crypto::Hash root;
    // Refs of cases whose erasure it has seen: a backup that is put back has them again.
    std::vector<std::string> erased{};
};
std::string to_text(Anchor const& anchor);
std::optional<Anchor> read_anchor(std::string_view text);

}  // namespace wetwijzer::ledger
