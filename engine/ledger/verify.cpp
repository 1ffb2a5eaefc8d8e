#include "engine/ledger/verify.hpp"
