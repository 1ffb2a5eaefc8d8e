#include "dsl/diagnostics/diagnostic.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace wetwijzer::diagnostics {

Diagnostics::Builder& Diagnostics::Builder::hint(std::vector<std::string> arguments) {
    owner_.list_[index_].hint_arguments = std::move(arguments);
    return *this;
}

Diagnostics::Builder& Diagnostics::Builder::label(source::Span span, std::string dutch, std::string english) {
    owner_.list_[index_].labels.push_back({span, std::move(dutch), std::move(english)});
    return *this;
}

Diagnostics::Builder Diagnostics::add(Code code, source::Span span, std::vector<std::string> arguments) {
    list_.push_back({code, span, std::move(arguments), {}, {}});
    return Builder(*this, list_.size() - 1);
}

bool Diagnostics::has_errors() const { return error_count() > 0; }

std::size_t Diagnostics::error_count() const {
    auto const is_error = [](Diagnostic const& diagnostic) { return severity(diagnostic.code) == Severity::Error; };
    return static_cast<std::size_t>(std::count_if(list_.begin(), list_.end(), is_error));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    auto const by_position = [](Diagnostic const& left, Diagnostic const& right) {
        return std::tie(left.span.file, left.span.begin) < std::tie(right.span.file, right.span.begin);
    };
    auto list = list_;
    std::stable_sort(list.begin(), list.end(), by_position);
    if (list.size() > max_shown) {
        std::stable_partition(list.begin(), list.end(),
                              [](Diagnostic const& each) { return severity(each.code) == Severity::Error; });
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(max_shown), list.end());
        std::stable_sort(list.begin(), list.end(), by_position);
    }
    return list;
}

}  // namespace wetwijzer::diagnostics
