#include "engine/ledger/entry.hpp"
