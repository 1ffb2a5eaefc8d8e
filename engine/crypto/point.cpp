#include "engine/crypto/point.hpp"

#include <sodium.h>

namespace wetwijzer::crypto {

bool is_point(PublicKey const& key) { return crypto_core_ed25519_is_valid_point(key.bytes.data()) == 1; }

}  // namespace wetwijzer::crypto
