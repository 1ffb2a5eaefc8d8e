#include "dsl/syntax/dump.hpp"
namespace wetwijzer::syntax { std::string dump(SyntaxTree const&) { return {}; } }
