#include "io/json_source.h"

#include <gtest/gtest.h>

#include <random>

namespace knotlas::io
{
namespace
{

JsonValue parsed(std::string_view text)
{
    JsonReading reading = parseJson(text);
    EXPECT_TRUE(reading.value) << text;
    EXPECT_TRUE(reading.faults.empty());
    return reading.value.value_or(JsonValue{});
}

JsonFault firstFault(std::string_view text, const JsonLimits& limits = {})
{
    const JsonReading reading = parseJson(text, limits);
    EXPECT_FALSE(reading.value) << text;
    EXPECT_FALSE(reading.faults.empty()) << text;
    return reading.faults.empty() ? JsonFault{} : reading.faults.front();
}

TEST(JsonSource, readsEveryKind)
{
    const JsonValue value = parsed(R"({"a": [1, -2.5e1, "x", true, false, null, {}]})");
    const std::vector<JsonValue>& items = value.find("a")->items;
    ASSERT_EQ(items.size(), 7U);
    EXPECT_EQ(items[0].asIndex(), 1U);
    EXPECT_EQ(items[1].number, -25.0);
    EXPECT_EQ(items[1].asIndex(), std::nullopt);
    EXPECT_EQ(items[2].text, "x");
    EXPECT_TRUE(items[3].boolean);
    EXPECT_EQ(items[4].kind, JsonValue::Kind::Boolean);
    EXPECT_EQ(items[5].kind, JsonValue::Kind::Null);
    EXPECT_EQ(items[6].kind, JsonValue::Kind::Object);
}

TEST(JsonSource, knowsWhereValuesAndNamesStand)
{
    const JsonValue value = parsed("{\n  \"é\": [ 1,\n\t\"x\"]}");
    EXPECT_EQ(value.position, (TextPosition{1, 1}));
    EXPECT_EQ(value.members[0].position, (TextPosition{2, 3}));
    EXPECT_EQ(value.members[0].value.position, (TextPosition{2, 8})) << "columns count characters";
    EXPECT_EQ(value.members[0].value.items[0].position, (TextPosition{2, 10}));
    EXPECT_EQ(value.members[0].value.items[1].position, (TextPosition{3, 2}));
}

TEST(JsonSource, understandsEscapes)
{
    EXPECT_EQ(parsed(R"("\"\\\/\b\f\n\r\t\u0041\u00e9\u4f53\ud83e\udda0")").text,
              "\"\\/\b\f\n\r\tAé体🦠");
    EXPECT_EQ(firstFault(R"("ab\x")").position, (TextPosition{1, 4}));
    EXPECT_EQ(firstFault(R"("\ud83e.")").message, "the escape \\u names no character");
    EXPECT_EQ(firstFault(R"("\u12")").message, "the escape \\u names no character");
}

TEST(JsonSource, skipsAByteOrderMark)
{
    EXPECT_EQ(parsed("\xEF\xBB\xBF[1]").items[0].position, (TextPosition{1, 2}));
}

TEST(JsonSource, tellsWhereAndWhatIsWrong)
{
    struct Case
    {
        const char* text;
        TextPosition position;
        const char* message;
        const char* path;
    };

    const Case cases[] = {
        {"", {1, 1}, "the text ends where a value should stand", "$"},
        {"{\"a\": 1,}", {1, 9}, "a comma before '}' is not allowed", "$"},
        {"{\"a\": [1,]}", {1, 10}, "a comma before ']' is not allowed", "$.a"},
        {"{\"a\": [1\n 2]}", {2, 2}, "expected ',' or ']' after an item of an array", "$.a"},
        {"{\"a\" 1}", {1, 6}, "expected ':' after \"a\"", "$"},
        {"{a: 1}", {1, 2}, "expected the name of a member in double quotes", "$"},
        {"[1, tru]", {1, 5}, "expected a value", "$[1]"},
        {"[01]", {1, 2}, "malformed number", "$[0]"},
        {"[1.]", {1, 2}, "malformed number", "$[0]"},
        {"[-]", {1, 2}, "malformed number", "$[0]"},
        {"[.5]", {1, 2}, "expected a value", "$[0]"},
        {"[1e999]", {1, 2}, "the number is too large or too small", "$[0]"},
        {"[\"a\nb\"]", {1, 2}, "the string does not end on its line", "$[0]"},
        {"[] []", {1, 4}, "something follows the end of the document", "$"},
        {"{\"a\": {\"b\": [0, {\"c\": ?}]}}", {1, 23}, "expected a value", "$.a.b[1].c"},
        {"[\"ok\",\n \"\xff\"]", {2, 3}, "the text is not valid UTF-8", "$"},
    };
    for (const Case& expected : cases)
    {
        const JsonFault fault = firstFault(expected.text);
        EXPECT_EQ(fault.message, expected.message) << expected.text;
        EXPECT_EQ(fault.position, expected.position)
            << expected.text << " at " << fault.position.line << ":" << fault.position.column;
        EXPECT_EQ(fault.path, expected.path) << expected.text;
    }
}

TEST(JsonSource, reportsEveryDuplicateMember)
{
    const JsonReading reading = parseJson("{\"a\": 1, \"b\": {\"c\": 1,\n\"c\": 2}, \"a\": 3}");
    EXPECT_FALSE(reading.value);
    ASSERT_EQ(reading.faults.size(), 2U);
    EXPECT_EQ(reading.faults[0].path, "$.b.c");
    EXPECT_EQ(reading.faults[0].position, (TextPosition{2, 1}));
    EXPECT_EQ(reading.faults[1].path, "$.a");
}

TEST(JsonSource, holdsItsLimits)
{
    const auto limited = [](auto change) {
        JsonLimits limits;
        change(limits);
        return limits;
    };
    EXPECT_EQ(firstFault("[[[[0]]]]", limited([](JsonLimits& l) { l.maxDepth = 3; })).message,
              "nested deeper than 3 levels");
    EXPECT_EQ(firstFault("[1,2,3]", limited([](JsonLimits& l) { l.maxValues = 3; })).message,
              "more than 3 values");
    EXPECT_EQ(firstFault("\"12345\"", limited([](JsonLimits& l) { l.maxStringBytes = 4; })).message,
              "the string is longer than 4 bytes");
    EXPECT_FALSE(parseJson("[1]", limited([](JsonLimits& l) { l.maxBytes = 2; })).value);
}

TEST(JsonSource, everyPrefixOfADocumentIsAFaultAndNoCrash)
{
    const std::string text = R"({"a": [1, "x\u00e9", {"b": -1.5e+3, "c": true}], "d": "é体"})";
    for (std::size_t length = 0; length < text.size(); ++length)
    {
        EXPECT_FALSE(parseJson(text.substr(0, length)).value) << length;
    }
}

TEST(JsonSource, damagedBytesNeverCrash)
{
    const std::string text = R"({"a": [1, "x\u00e9", {"b": -1.5e+3, "c": true}], "d": "é体"})";
    std::mt19937 random(7);
    for (int round = 0; round < 5000; ++round)
    {
        std::string damaged = text;
        for (int i = 0; i < 3; ++i)
        {
            damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        }
        const JsonReading reading = parseJson(damaged);
        EXPECT_EQ(reading.value.has_value(), reading.faults.empty()) << damaged;
    }
}

}  // namespace
}  // namespace knotlas::io
