#pragma once

#include "core/text.h"
#include "io/diagnostics.h"
#include "io/json_source.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::io
{

// A value in a JSON file, with its address, for reading that reports every fault and goes on. The
// readers return harmless values after a fault. The document and the list of findings must outlive
// it.
class JsonCursor
{
  public:
    JsonCursor(const JsonValue& document, const std::string& file, std::vector<Finding>& findings);

    // A finding at this value, not yet reported.
    [[nodiscard]] Finding finding(std::string message, Severity severity = Severity::Error) const;
    void error(std::string message) const;
    void warning(std::string message) const;

    // Reports an error and returns false when the value is something else.
    bool expect(JsonValue::Kind kind) const;

    [[nodiscard]] const JsonValue& value() const { return *value_; }

    [[nodiscard]] JsonCursor item(std::size_t index) const;
    // The items of an array; none (and an error) when this is no array.
    [[nodiscard]] std::vector<JsonCursor> items(std::size_t minimum = 0) const;

    [[nodiscard]] std::string text() const;  // not empty
    [[nodiscard]] float number(float minimum, float maximum) const;

  private:
    friend class JsonObject;
    JsonCursor(const JsonCursor& parent, const JsonValue& value, const std::string& step);

    const JsonValue* value_;
    const std::string* file_;
    std::vector<Finding>* findings_;
    std::string path_;
};

// Reads the members of an object. Which members may exist is what was asked for: finish() reports
// all others, with the name that was probably meant.
class JsonObject
{
  public:
    explicit JsonObject(const JsonCursor& cursor);

    [[nodiscard]] const JsonCursor& cursor() const { return cursor_; }

    // The member, reported when it is missing.
    std::optional<JsonCursor> required(std::string_view name);
    std::optional<JsonCursor> optional(std::string_view name);

    std::string text(std::string_view name);
    std::string optionalText(std::string_view name);
    float number(std::string_view name, float minimum, float maximum);
    std::vector<JsonCursor> list(std::string_view name, std::size_t minimum);
    std::vector<std::string> optionalTexts(std::string_view name);

    // One of the words of an enumeration; the first of `values` when the member is absent and may
    // be.
    template <typename Enum>
    Enum choice(std::string_view name, std::initializer_list<Enum> values,
                bool mayBeAbsent = false);

    // The same, with nothing when the member is absent.
    template <typename Enum>
    std::optional<Enum> optionalChoice(std::string_view name, std::initializer_list<Enum> values);

    void finish();

  private:
    JsonCursor cursor_;
    std::vector<std::string> asked_;
};

template <typename Enum>
Enum JsonObject::choice(std::string_view name, std::initializer_list<Enum> values, bool mayBeAbsent)
{
    const std::optional<JsonCursor> member = mayBeAbsent ? optional(name) : required(name);
    const std::string word = member ? member->text() : std::string();
    std::vector<std::string> words;
    for (const Enum value : values)
    {
        words.emplace_back(toString(value));
        if (words.back() == word)
        {
            return value;
        }
    }
    if (member && !word.empty())
    {
        std::string known;
        for (const std::string& each : words)
        {
            known += (known.empty() ? "\"" : ", \"") + each + "\"";
        }
        member->error("\"" + word + "\" is none of " + known + core::didYouMean(word, words));
    }
    return *values.begin();
}

template <typename Enum>
std::optional<Enum> JsonObject::optionalChoice(std::string_view name,
                                               std::initializer_list<Enum> values)
{
    return optional(name) ? std::optional(choice(name, values)) : std::nullopt;
}

}  // namespace knotlas::io
