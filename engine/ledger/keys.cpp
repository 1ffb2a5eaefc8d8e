#include "engine/ledger/keys.hpp"
