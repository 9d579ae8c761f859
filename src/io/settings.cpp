#include "io/settings.h"

#include "io/file_bytes.h"
#include "io/json_source.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace knotlas::io
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
constexpr int kMaxPixels = 32'768;
constexpr std::size_t kMaxWordBytes = 64;

// Visits every member with its name and limits, in the order of the file: reading and writing are
// two visitors of the same list.
template <typename Visitor, typename SettingsLike>
void visitMembers(Visitor& visitor, SettingsLike& settings)
{
    visitor.integer("windowWidth", settings.windowWidth, 320, kMaxPixels);
    visitor.integer("windowHeight", settings.windowHeight, 240, kMaxPixels);
    visitor.position("windowPosition", settings.windowPosition);
    visitor.flag("windowMaximised", settings.windowMaximised);
    visitor.optionalNumber("uiScale", settings.uiScale, 0.5, 4.0);
    visitor.word("theme", settings.theme);
    visitor.word("palette", settings.palette);
    visitor.word("skinTone", settings.skinTone);
    visitor.word("style", settings.style);
    visitor.word("deepPain", settings.deepPain);
    visitor.word("labelSize", settings.labelSize);
    visitor.word("naming", settings.naming);
    visitor.word("anatomyLabels", settings.anatomyLabels);
    visitor.word("language", settings.language);
    visitor.flag("reducedMotion", settings.reducedMotion);
    visitor.number("skinOpacity", settings.skinOpacity, 0.0, 1.0);
    visitor.number("superficialMusclesOpacity", settings.superficialMusclesOpacity, 0.0, 1.0);
    visitor.number("deepMusclesOpacity", settings.deepMusclesOpacity, 0.0, 1.0);
    visitor.number("skeletonOpacity", settings.skeletonOpacity, 0.0, 1.0);
    visitor.flag("firstRunHintDismissed", settings.firstRunHintDismissed);
    visitor.integer("pictureWidth", settings.pictureWidth, 16, kMaxPixels);
    visitor.integer("pictureHeight", settings.pictureHeight, 16, kMaxPixels);
    visitor.word("pictureKind", settings.pictureKind);
    visitor.flag("pictureTransparent", settings.pictureTransparent);
    visitor.flag("pictureLabels", settings.pictureLabels);
    visitor.integer("turnFrames", settings.turnFrames, 2, 720);
    visitor.number("turnDegrees", settings.turnDegrees, -3600.0, 3600.0);
    visitor.number("turnSeconds", settings.turnSeconds, 0.1, 600.0);
    visitor.flag("turnSequence", settings.turnSequence);
    visitor.words("recentBodies", settings.recentBodies);
}

class Writer
{
  public:
    explicit Writer(Json& out) : out_(out) {}

    void integer(const char* name, int value, int /*minimum*/, int /*maximum*/)
    {
        out_[name] = value;
    }

    void number(const char* name, float value, double /*minimum*/, double /*maximum*/)
    {
        constexpr double kSteps = 1e4;  // 0.4, not 0.4000000059604645
        out_[name] = std::round(double{value} * kSteps) / kSteps;
    }

    void optionalNumber(const char* name, const std::optional<float>& value, double minimum,
                        double maximum)
    {
        out_.erase(name);
        if (value)
        {
            number(name, *value, minimum, maximum);
        }
    }

    void position(const char* name, const std::optional<WindowPosition>& value)
    {
        out_.erase(name);
        if (value)
        {
            out_[name] = {value->x, value->y};
        }
    }

    void flag(const char* name, bool value) { out_[name] = value; }

    void word(const char* name, const std::string& value) { out_[name] = value; }

    void words(const char* name, const std::vector<std::string>& value)
    {
        out_[name] = std::vector<std::string>(
            value.begin(),
            value.begin() + static_cast<std::ptrdiff_t>(std::min(value.size(), kMaxRecentBodies)));
    }

  private:
    Json& out_;
};

class Reader
{
  public:
    Reader(const JsonValue& document, std::vector<std::string>& warnings)
        : document_(document), warnings_(warnings)
    {}

    void integer(const char* name, int& value, int minimum, int maximum)
    {
        if (const std::optional<double> number = numberIn(name, minimum, maximum))
        {
            value = static_cast<int>(*number);
        }
    }

    void number(const char* name, float& value, double minimum, double maximum)
    {
        if (const std::optional<double> number = numberIn(name, minimum, maximum))
        {
            value = static_cast<float>(*number);
        }
    }

    void optionalNumber(const char* name, std::optional<float>& value, double minimum,
                        double maximum)
    {
        if (const std::optional<double> number = numberIn(name, minimum, maximum))
        {
            value = static_cast<float>(*number);
        }
    }

    void position(const char* name, std::optional<WindowPosition>& value)
    {
        const JsonValue* pair = document_.find(name);
        if (pair == nullptr)
        {
            return;
        }
        const auto isCoordinate = [](const JsonValue& item) {
            return item.kind == JsonValue::Kind::Number && std::abs(item.number) <= kMaxPixels;
        };
        if (pair->items.size() == 2 && std::ranges::all_of(pair->items, isCoordinate))
        {
            value = WindowPosition{static_cast<int>(pair->items[0].number),
                                   static_cast<int>(pair->items[1].number)};
            return;
        }
        ignore(*pair, name);
    }

    void flag(const char* name, bool& value)
    {
        if (const JsonValue* member = memberOf(name, JsonValue::Kind::Boolean))
        {
            value = member->boolean;
        }
    }

    void word(const char* name, std::string& value)
    {
        const JsonValue* member = memberOf(name, JsonValue::Kind::String);
        if (member != nullptr && !member->text.empty() && member->text.size() <= kMaxWordBytes)
        {
            value = member->text;
        }
        else if (member != nullptr)
        {
            ignore(*member, name);
        }
    }

    void words(const char* name, std::vector<std::string>& value)
    {
        const JsonValue* member = memberOf(name, JsonValue::Kind::Array);
        if (member == nullptr)
        {
            return;
        }
        for (const JsonValue& item : member->items)
        {
            if (item.kind != JsonValue::Kind::String || item.text.empty())
            {
                ignore(item, name);
            }
            else if (value.size() < kMaxRecentBodies)
            {
                value.push_back(item.text);
            }
        }
    }

  private:
    const JsonValue* memberOf(const char* name, JsonValue::Kind kind)
    {
        const JsonValue* member = document_.find(name);
        if (member != nullptr && member->kind != kind)
        {
            ignore(*member, name);
            return nullptr;
        }
        return member;
    }

    std::optional<double> numberIn(const char* name, double minimum, double maximum)
    {
        const JsonValue* member = memberOf(name, JsonValue::Kind::Number);
        if (member == nullptr)
        {
            return std::nullopt;
        }
        if (member->number < minimum || member->number > maximum)
        {
            ignore(*member, name);
            return std::nullopt;
        }
        return member->number;
    }

    void ignore(const JsonValue& value, const char* name)
    {
        warnings_.push_back("line " + std::to_string(value.position.line) + ": \"" + name +
                            "\" is not usable and was ignored");
    }

    const JsonValue& document_;
    std::vector<std::string>& warnings_;
};

bool isThere(const std::filesystem::path& file)
{
    std::error_code error;
    return std::filesystem::exists(file, error);
}

// The text of the file if it is an object, so that members of other versions can be kept.
Json knownDocument(const std::filesystem::path& file)
{
    const core::Result<std::string> text = readFile(file, kMaxBytes);
    if (text)
    {
        const JsonReading reading = parseJson(*text);
        if (reading.value && reading.value->kind == JsonValue::Kind::Object)
        {
            return Json::parse(*text, nullptr, false);
        }
    }
    return Json::object();
}

}  // namespace

SettingsReading readSettings(const std::filesystem::path& file)
{
    SettingsReading reading;
    if (!isThere(file))
    {
        return reading;
    }
    const core::Result<std::string> text = readFile(file, kMaxBytes);
    if (!text)
    {
        reading.warnings.push_back(text.error().message());
        return reading;
    }
    const JsonReading document = parseJson(*text);
    if (!document.value || document.value->kind != JsonValue::Kind::Object)
    {
        const std::string reason =
            document.faults.empty() ? "is not a JSON object" : document.faults.front().message;
        reading.warnings.push_back(toUtf8(file) + ": " + reason + "; the defaults are used");
        return reading;
    }
    Reader reader(*document.value, reading.warnings);
    visitMembers(reader, reading.settings);
    return reading;
}

core::Result<void> writeSettings(const std::filesystem::path& file, const Settings& settings)
{
    Json document = knownDocument(file);
    Writer writer(document);
    visitMembers(writer, settings);
    constexpr int kIndent = 2;
    return writeFile(file,
                     document.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace knotlas::io
