#include "engine/ledger/ledger.hpp"
