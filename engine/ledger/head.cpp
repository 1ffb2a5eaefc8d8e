#include "engine/ledger/head.hpp"
