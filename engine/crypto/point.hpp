// Whether a public key can be one: a point of the curve that is not of small order. With any other no signature holds.
#pragma once

#include "engine/crypto/crypto.hpp"

namespace wetwijzer::crypto {

bool is_point(PublicKey const& key);

}  // namespace wetwijzer::crypto
