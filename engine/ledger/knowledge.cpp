#include "engine/ledger/knowledge.hpp"
