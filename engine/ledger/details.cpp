#include "engine/ledger/details.hpp"
