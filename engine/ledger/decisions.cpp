#include "engine/ledger/decisions.hpp"
