#include "io/json_cursor.h"

#include <algorithm>

namespace knotlas::io
{

JsonCursor::JsonCursor(const JsonValue& document, const std::string& file,
                       std::vector<Finding>& findings)
    : value_(&document), file_(&file), findings_(&findings), path_("$")
{}

JsonCursor::JsonCursor(const JsonCursor& parent, const JsonValue& value, const std::string& step)
    : value_(&value), file_(parent.file_), findings_(parent.findings_), path_(parent.path_ + step)
{}

Finding JsonCursor::finding(std::string message, Severity severity) const
{
    return {*file_,   value_->position.line, value_->position.column,
            severity, std::move(message),    path_};
}

void JsonCursor::error(std::string message) const
{
    findings_->push_back(finding(std::move(message)));
}

void JsonCursor::warning(std::string message) const
{
    findings_->push_back(finding(std::move(message), Severity::Warning));
}

bool JsonCursor::expect(JsonValue::Kind kind) const
{
    if (value_->kind == kind)
    {
        return true;
    }
    error("must be " + std::string(toString(kind)) + ", not " +
          std::string(toString(value_->kind)));
    return false;
}

JsonCursor JsonCursor::item(std::size_t index) const
{
    return {*this, value_->items[index], "[" + std::to_string(index) + "]"};
}

std::vector<JsonCursor> JsonCursor::items(std::size_t minimum) const
{
    std::vector<JsonCursor> items;
    if (!expect(JsonValue::Kind::Array))
    {
        return items;
    }
    for (std::size_t i = 0; i < value_->items.size(); ++i)
    {
        items.push_back(item(i));
    }
    if (items.size() < minimum)
    {
        error(items.empty() ? "must not be empty"
                            : "needs at least " + std::to_string(minimum) + " items");
    }
    return items;
}

std::string JsonCursor::text() const
{
    if (!expect(JsonValue::Kind::String))
    {
        return {};
    }
    if (core::trim(value_->text).empty())
    {
        error("must not be empty");
        return {};
    }
    return value_->text;
}

float JsonCursor::number(float minimum, float maximum) const
{
    if (!expect(JsonValue::Kind::Number))
    {
        return minimum;
    }
    if (value_->number < double{minimum} || value_->number > double{maximum})
    {
        error(core::formatNumber(value_->number) + " lies outside " +
              core::formatNumber(double{minimum}) + " to " + core::formatNumber(double{maximum}));
        return minimum;
    }
    return static_cast<float>(value_->number);
}

JsonObject::JsonObject(const JsonCursor& cursor) : cursor_(cursor)
{
    cursor_.expect(JsonValue::Kind::Object);
}

std::optional<JsonCursor> JsonObject::optional(std::string_view name)
{
    asked_.emplace_back(name);
    const JsonValue* value = cursor_.value().find(name);
    return value == nullptr ? std::nullopt
                            : std::optional(JsonCursor(cursor_, *value, "." + std::string(name)));
}

std::optional<JsonCursor> JsonObject::required(std::string_view name)
{
    std::optional<JsonCursor> member = optional(name);
    if (!member && cursor_.value().kind == JsonValue::Kind::Object)
    {
        cursor_.error("the member \"" + std::string(name) + "\" is missing");
    }
    return member;
}

std::string JsonObject::text(std::string_view name)
{
    const std::optional<JsonCursor> member = required(name);
    return member ? member->text() : std::string();
}

std::string JsonObject::optionalText(std::string_view name)
{
    const std::optional<JsonCursor> member = optional(name);
    return member ? member->text() : std::string();
}

float JsonObject::number(std::string_view name, float minimum, float maximum)
{
    const std::optional<JsonCursor> member = required(name);
    return member ? member->number(minimum, maximum) : minimum;
}

std::vector<JsonCursor> JsonObject::list(std::string_view name, std::size_t minimum)
{
    const std::optional<JsonCursor> member = required(name);
    return member ? member->items(minimum) : std::vector<JsonCursor>();
}

std::vector<std::string> JsonObject::optionalTexts(std::string_view name)
{
    std::vector<std::string> texts;
    if (const std::optional<JsonCursor> member = optional(name))
    {
        for (const JsonCursor& item : member->items())
        {
            texts.push_back(item.text());
        }
    }
    return texts;
}

void JsonObject::finish()
{
    for (const JsonMember& member : cursor_.value().members)
    {
        if (std::ranges::find(asked_, member.name) == asked_.end())
        {
            Finding finding = cursor_.finding("unknown member \"" + member.name + "\"" +
                                              core::didYouMean(member.name, asked_));
            finding.line = member.position.line;
            finding.column = member.position.column;
            finding.jsonPath += "." + member.name;
            cursor_.findings_->push_back(std::move(finding));
        }
    }
}

}  // namespace knotlas::io
