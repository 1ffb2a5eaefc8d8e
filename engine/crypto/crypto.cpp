#include "engine/crypto/crypto.hpp"
