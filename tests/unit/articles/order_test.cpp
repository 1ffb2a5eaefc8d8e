// The order of articles as they stand in Dutch laws.
#include "engine/articles/order.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace wetwijzer;
using namespace wetwijzer::articles;

namespace {

using Kind = model::ReferencePart::Kind;

bool before(std::string const& left, std::string const& right) { return order_of_numbers(left, right) < 0; }

}  // namespace

TEST_CASE("numbers of articles stand as in the law") {
    std::vector<std::string> const in_order{"1",    "1a",  "2",   "2.1",  "2.2", "2.9",  "2.10", "2.10a",
                                            "2.11", "5:1", "5:9", "5:10", "6.2", "6.2a", "6.2b", "6.3",
                                            "6.10", "10",  "18",  "18a",  "18b", "19"};
    for (std::size_t i = 0; i < in_order.size(); ++i)
        for (std::size_t j = 0; j < in_order.size(); ++j) {
            INFO(in_order[i] << " and " << in_order[j]);
            CHECK(before(in_order[i], in_order[j]) == (i < j));
        }
}

TEST_CASE("letters of points go on behind z") {
    CHECK(before("a", "b"));
    CHECK(before("z", "aa"));
    CHECK(before("aa", "ab"));
    CHECK_FALSE(before("aa", "z"));
}

TEST_CASE("zeros before a number make no other number") {
    CHECK(order_of_numbers("02", "2") == std::strong_ordering::equal);
    CHECK(before("9", "010"));
    CHECK(order_of_numbers("0", "00") == std::strong_ordering::equal);
    CHECK(before("0", "1"));
}

TEST_CASE("an article stands before its leden, and articles before annexes") {
    std::vector<model::ReferencePart> const article{{Kind::Article, "3"}};
    std::vector<model::ReferencePart> const first{{Kind::Article, "3"}, {Kind::Paragraph, "1"}};
    std::vector<model::ReferencePart> const tenth{{Kind::Article, "3"}, {Kind::Paragraph, "10"}};
    std::vector<model::ReferencePart> const annex{{Kind::Annex, "1"}};
    CHECK((order_of_parts({}, article) < 0));
    CHECK((order_of_parts(article, first) < 0));
    CHECK((order_of_parts(first, tenth) < 0));
    CHECK((order_of_parts(tenth, annex) < 0));
    CHECK((order_of_parts(first, first) == 0));
}

TEST_CASE("a citation is held by what it is a part of, in the same law") {
    model::Reference const article{model::SourceId(std::size_t{0}), {{Kind::Article, "3"}}};
    model::Reference const lid{model::SourceId(std::size_t{0}), {{Kind::Article, "3"}, {Kind::Paragraph, "1"}}};
    model::Reference const elsewhere{model::SourceId(std::size_t{1}), {{Kind::Article, "3"}}};
    model::Reference const longer{model::SourceId(std::size_t{0}), {{Kind::Article, "30"}}};
    CHECK(holds(article, article));
    CHECK(holds(article, lid));
    CHECK_FALSE(holds(lid, article));
    CHECK_FALSE(holds(article, elsewhere));
    CHECK_FALSE(holds(article, longer));
}
