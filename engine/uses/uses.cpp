#include "engine/uses/uses.hpp"
