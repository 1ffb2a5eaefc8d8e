// For std::visit with one lambda a case.
#pragma once

namespace wetwijzer::syntax {

template <class... Cases>
struct overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
overloaded(Cases...) -> overloaded<Cases...>;

}  // namespace wetwijzer::syntax
