#include "engine/audit/audit.hpp"
