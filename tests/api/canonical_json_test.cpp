// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/json_fields.h"

#include <catch2/catch.hpp>

using namespace ostoja;

TEST_CASE("canonical JSON is one text for one value") {
    struct Case {
        const char* what;
        const char* input;
        const char* expected;
    };
    const auto [what, input, expected] = GENERATE(
        Case{"members are sorted", R"({"b": 1, "a": [true, null, "x"]})", R"({"a":[true,null,"x"],"b":1})"},
        Case{"sorting reaches nested objects", R"({"z":{"d":1,"c":2}})", R"({"z":{"c":2,"d":1}})"},
        Case{"a shorter name comes first", R"({"aa":1,"a":2})", R"({"a":2,"aa":1})"},
        Case{"names sort by UTF-16 code units, so an emoji comes before U+FB33",
             R"({"\ufb33":1,"\ud83d\ude00":2,"\u20ac":3})", "{\"\u20ac\":3,\"\U0001F600\":2,\"\uFB33\":1}"},
        Case{"control characters are escaped, others written as they are", R"({"a":"\u000f\n\u017c"})",
             "{\"a\":\"\\u000f\\n\u017c\"}"},
        Case{"negative and large integers", R"([-1, 9007199254740993])", "[-1,9007199254740993]"});
    INFO(what);
    CHECK(api::canonicalJson(*api::parseJson(input)) == expected);
}

TEST_CASE("a double in canonical JSON is a programming error") {
    CHECK_THROWS_AS(api::canonicalJson(*api::parseJson("[1.5]")), std::logic_error);
}

TEST_CASE("what is not JSON is refused") {
    const std::string text = GENERATE(as<std::string>{}, "", "{", "{\"a\":}", "nul", "[1,]", "{} {}",
                                      std::string(40, '['), "\"\xff\"");
    INFO(text);
    const auto value = api::parseJson(text);
    REQUIRE_FALSE(value);
    CHECK(value.error().code == "malformed_json");
}

TEST_CASE("an array is read with each element's own text") {
    const auto elements = api::parseArray(" [ {\"a\" : [1, \"],\"]} ,\n-12,null , \"x\\\"\" ,[] ]\t", 5);
    REQUIRE(elements);
    REQUIRE(elements->size() == 5);
    const std::string_view texts[] = {"{\"a\" : [1, \"],\"]}", "-12", "null", "\"x\\\"\"", "[]"};
    for (std::size_t i = 0; i < elements->size(); ++i) {
        CHECK((*elements)[i].text == texts[i]);
        CHECK((*elements)[i].value == *api::parseJson(texts[i]));
    }
    CHECK(api::parseArray("[]", 0)->empty());
    CHECK(api::parseArray(" [\r\n] ", 0)->empty());
}

TEST_CASE("what is no array of JSON is refused, and named by what it is") {
    const auto [text, code] = GENERATE(table<std::string, std::string>({
        {"", "malformed_json"},
        {" ", "malformed_json"},
        {"[", "malformed_json"},
        {"[1", "malformed_json"},
        {"[1,", "malformed_json"},
        {"[1,]", "malformed_json"},
        {"[,1]", "malformed_json"},
        {"[1 2]", "malformed_json"},
        {"[1}", "malformed_json"},
        {"[1]]", "malformed_json"},
        {"[1] x", "malformed_json"},
        {std::string("[1]\0", 4), "malformed_json"},
        {std::string("[\0]", 3), "malformed_json"},
        {"[nul]", "malformed_json"},
        {"{} ", "malformed"},
        {"{", "malformed_json"},
        {"7", "malformed"},
        {"[1,2,3,4]", "array_too_long"},
        {"[1,2,3,", "array_too_long"},
        {std::string(33, '[') + std::string(33, ']'), "malformed_json"},
    }));
    INFO(text);
    const auto elements = api::parseArray(text, 3);
    REQUIRE_FALSE(elements);
    CHECK(elements.error().code == code);
}

TEST_CASE("an array may be as deep as any other JSON") {
    const auto deep = std::string(32, '[') + std::string(32, ']');
    CHECK(api::parseJson(deep).has_value());
    CHECK(api::parseArray(deep, 1).has_value());
}
