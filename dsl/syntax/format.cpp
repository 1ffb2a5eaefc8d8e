#include "dsl/syntax/format.hpp"
namespace wetwijzer::syntax { std::string format(source::SourceFile const& f, SyntaxTree const&, values::Language) { return f.text(); } }
