#include "engine/merkle/merkle.hpp"
