#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::io
{

// What a JSON text from elsewhere may ask of us before it is refused.
struct JsonLimits
{
    std::size_t maxBytes = std::size_t{16} << 20;
    std::size_t maxValues = 500'000;
    std::size_t maxStringBytes = 16'384;
    int maxDepth = 32;
};

// 1-based; columns count characters, not bytes, as editors do.
struct TextPosition
{
    int line = 1;
    int column = 1;

    bool operator==(const TextPosition&) const = default;
};

struct JsonMember;

// A JSON value that remembers where it stands in its text.
struct JsonValue
{
    enum class Kind
    {
        Null,
        Boolean,
        Number,
        String,
        Array,
        Object,
    };

    Kind kind = Kind::Null;
    TextPosition position;
    bool boolean = false;
    double number = 0.0;              // finite
    std::string text;                 // valid UTF-8
    std::vector<JsonValue> items;     // of an array
    std::vector<JsonMember> members;  // of an object, in file order, names unique

    // The member called `name`, or null (also when this is no object).
    [[nodiscard]] const JsonValue* find(std::string_view name) const;
    // The number as a non-negative integer.
    [[nodiscard]] std::optional<std::size_t> asIndex() const;
};

struct JsonMember
{
    std::string name;
    TextPosition position;
    JsonValue value;
};

// "an object", "a string": for messages.
std::string_view toString(JsonValue::Kind kind);

// What is wrong, where in the text and where in the document ("$.muscles[0].id").
struct JsonFault
{
    TextPosition position;
    std::string message;
    std::string path;
};

// The value is there when there are no faults.
struct JsonReading
{
    std::optional<JsonValue> value;
    std::vector<JsonFault> faults;
};

// Strict JSON (RFC 8259) in UTF-8: no comments, no trailing commas, no duplicate members, no number
// that a double cannot hold, nothing after the value. A byte order mark is skipped. A syntax error
// ends the reading; duplicate members are all reported.
JsonReading parseJson(std::string_view text, const JsonLimits& limits = {});

}  // namespace knotlas::io
