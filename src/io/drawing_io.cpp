#include "io/drawing_io.h"

#include "core/text.h"
#include "io/file_bytes.h"
#include "io/json_cursor.h"
#include "io/json_document.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace knotlas::io
{
namespace
{

using anatomy::BrushStroke;
using anatomy::PainArea;
using anatomy::PainDepth;
using anatomy::PainDrawing;
using anatomy::PainQuality;

constexpr JsonLimits kDrawingJson{.maxBytes = std::size_t{4} << 20, .maxValues = 120'000};
constexpr float kMaxCoordinateM = 3.0f;

// The order in which areas take their colours. Other than those of the patterns, and apart from
// each other for protan, deutan and tritan viewers on every tone of skin
// (tests/app/palette_test.cpp).
constexpr std::array<glm::u8vec3, kMaxDrawingAreas> kAreaColours{{{250, 125, 175},
                                                                  {50, 0, 225},
                                                                  {100, 200, 0},
                                                                  {100, 0, 0},
                                                                  {0, 250, 150},
                                                                  {150, 125, 250},
                                                                  {0, 50, 100},
                                                                  {150, 225, 250}}};

std::string shortText(JsonObject& object, std::string_view member, std::size_t maxBytes)
{
    const std::optional<JsonCursor> at = object.optional(member);
    std::string text = at ? at->text() : std::string();
    if (text.size() > maxBytes)
    {
        at->error("is longer than " + std::to_string(maxBytes) + " bytes");
        text.clear();
    }
    return text;
}

std::string readDate(JsonObject& object)
{
    const std::optional<JsonCursor> at = object.required("date");
    std::string date = at ? at->text() : std::string();
    if (!date.empty() && !core::isIsoDate(date))
    {
        at->error("a date is written like \"2026-03-09\"");
    }
    return date;
}

// "#fa7daf"
glm::u8vec3 readColour(JsonObject& object, std::size_t area)
{
    const glm::u8vec3 usual = usualAreaColour(area);
    const std::optional<JsonCursor> at = object.optional("colour");
    if (!at)
    {
        return usual;
    }
    const std::string text = at->text();
    const bool wellFormed =
        text.size() == 7 && text[0] == '#' &&
        text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
    if (!wellFormed)
    {
        if (!text.empty())
        {
            at->error("a colour is written like \"#fa7daf\"");
        }
        return usual;
    }
    glm::u8vec3 colour;
    for (int i = 0; i < 3; ++i)
    {
        const std::string digits = text.substr(static_cast<std::size_t>(1 + 2 * i), 2);
        colour[i] = static_cast<std::uint8_t>(std::stoi(digits, nullptr, 16));
    }
    return colour;
}

int readIntensity(JsonObject& object)
{
    const std::optional<JsonCursor> at = object.required("intensity");
    const float value = at ? at->number(1.0f, 10.0f) : 1.0f;
    if (value != std::floor(value))
    {
        at->error("must be a whole number from 1 to 10");
    }
    return static_cast<int>(value);
}

std::vector<PainQuality> readQualities(JsonObject& object)
{
    constexpr std::array all{PainQuality::Aching,   PainQuality::Burning,   PainQuality::Tingling,
                             PainQuality::Stabbing, PainQuality::Throbbing, PainQuality::Pressing,
                             PainQuality::Cramping, PainQuality::Shooting,  PainQuality::Numb};
    std::vector<PainQuality> qualities;
    const std::optional<JsonCursor> at = object.optional("qualities");
    std::vector<std::string> known;
    for (const PainQuality quality : all)
    {
        known.emplace_back(toString(quality));
    }
    for (const JsonCursor& item : at ? at->items() : std::vector<JsonCursor>())
    {
        const std::string word = item.text();
        const auto found = std::ranges::find(known, word);
        if (found == known.end())
        {
            if (!word.empty())
            {
                item.error("unknown quality \"" + word + "\"" + core::didYouMean(word, known));
            }
            continue;
        }
        const PainQuality quality = all[static_cast<std::size_t>(found - known.begin())];
        if (std::ranges::find(qualities, quality) != qualities.end())
        {
            item.error("\"" + word + "\" is listed twice");
            continue;
        }
        qualities.push_back(quality);
    }
    return qualities;
}

std::optional<glm::vec3> readPoint(const JsonCursor& at)
{
    const std::vector<JsonCursor> items = at.items();
    if (items.size() != 3)
    {
        if (at.value().kind == JsonValue::Kind::Array)
        {
            at.error("must hold three numbers: x, y, z in metres");
        }
        return std::nullopt;
    }
    glm::vec3 point(0.0f);
    for (std::size_t i = 0; i < 3; ++i)
    {
        point[static_cast<int>(i)] = items[i].number(-kMaxCoordinateM, kMaxCoordinateM);
    }
    return point;
}

BrushStroke readStroke(const JsonCursor& at, std::size_t& pointCount)
{
    BrushStroke stroke;
    JsonObject object(at);
    if (const std::optional<JsonCursor> erase = object.optional("erase"))
    {
        stroke.erase = erase->expect(JsonValue::Kind::Boolean) && erase->value().boolean;
    }
    stroke.radiusMm = object.number("radius_mm", kMinBrushMm, kMaxBrushMm);
    for (const JsonCursor& item : object.list("points", 1))
    {
        if (++pointCount > kMaxDrawingPoints)
        {
            at.error("the drawing holds more than " + std::to_string(kMaxDrawingPoints) +
                     " points");
            break;
        }
        if (const std::optional<glm::vec3> point = readPoint(item))
        {
            stroke.points.push_back(*point);
        }
    }
    object.finish();
    return stroke;
}

PainArea readArea(const JsonCursor& at, std::size_t index, std::size_t& pointCount)
{
    PainArea area;
    JsonObject object(at);
    area.id = shortText(object, "id", 64);
    area.id = area.id.empty() ? std::to_string(index + 1) : area.id;
    area.colour = readColour(object, index);
    area.intensity = readIntensity(object);
    area.qualities = readQualities(object);
    area.depth = object.choice("depth", {PainDepth::Deep, PainDepth::Surface}, true);
    for (const JsonCursor& stroke : object.list("strokes", 1))
    {
        if (pointCount > kMaxDrawingPoints)
        {
            break;
        }
        area.strokes.push_back(readStroke(stroke, pointCount));
    }
    if (!area.strokes.empty() && area.strokes.front().erase)
    {
        at.error("begins with a stroke that erases: nothing is painted yet");
    }
    object.finish();
    return area;
}

void readAreas(JsonObject& object, PainDrawing& drawing)
{
    std::size_t pointCount = 0;
    const std::vector<JsonCursor> items = object.list("areas", 0);
    if (items.size() > kMaxDrawingAreas)
    {
        object.cursor().error("holds more than " + std::to_string(kMaxDrawingAreas) + " areas");
        return;
    }
    for (std::size_t i = 0; i < items.size(); ++i)
    {
        PainArea area = readArea(items[i], i, pointCount);
        if (std::ranges::find(drawing.areas, area.id, &PainArea::id) != drawing.areas.end())
        {
            items[i].error("the id \"" + area.id + "\" stands already in another area");
        }
        drawing.areas.push_back(std::move(area));
    }
}

PainDrawing readDocument(const JsonCursor& document)
{
    PainDrawing drawing;
    JsonObject object(document);
    object.optional("$schema");  // for editors
    const std::optional<JsonCursor> kind = object.required("kind");
    const std::string word = kind ? kind->text() : std::string();
    if (!word.empty() && word != kDrawingKind)
    {
        kind->error("\"" + word + "\" is not \"" + kDrawingKind + "\"");
    }
    drawing.date = readDate(object);
    drawing.name = shortText(object, "name", kMaxDrawingName);
    drawing.note = shortText(object, "note", kMaxDrawingNote);
    readAreas(object, drawing);
    object.finish();
    return drawing;
}

std::string inQuotes(const std::string& text)
{
    using Json = nlohmann::json;
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string rounded(float value, double step)
{
    const double steps = std::round(double{value} / step);
    // "-0" would read back as another number.
    return core::formatNumber(steps == 0.0 ? 0.0 : steps / std::round(1.0 / step));
}

std::string colourText(const glm::u8vec3& colour)
{
    constexpr const char* digits = "0123456789abcdef";
    std::string text = "#";
    for (int i = 0; i < 3; ++i)
    {
        text += digits[colour[i] >> 4U];
        text += digits[colour[i] & 15U];
    }
    return text;
}

std::string strokeText(const BrushStroke& stroke)
{
    std::string text = "        {";
    text += stroke.erase ? "\"erase\": true, " : "";
    text += "\"radius_mm\": " + rounded(stroke.radiusMm, 0.01) + ", \"points\": [";
    for (std::size_t i = 0; i < stroke.points.size(); ++i)
    {
        const glm::vec3& point = stroke.points[i];
        text += (i > 0 ? ", [" : "[") + rounded(point.x, 1e-5) + ", " + rounded(point.y, 1e-5) +
                ", " + rounded(point.z, 1e-5) + "]";
    }
    return text + "]}";
}

std::string areaText(const PainArea& area)
{
    std::string text = "    {\n      \"id\": " + inQuotes(area.id) + ",\n      \"colour\": \"" +
                       colourText(area.colour) +
                       "\",\n      \"intensity\": " + std::to_string(area.intensity) +
                       ",\n      \"qualities\": [";
    for (std::size_t i = 0; i < area.qualities.size(); ++i)
    {
        text += (i > 0 ? ", \"" : "\"") + std::string(toString(area.qualities[i])) + "\"";
    }
    text += "],\n      \"depth\": \"" + std::string(toString(area.depth)) +
            "\",\n      \"strokes\": [\n";
    for (std::size_t i = 0; i < area.strokes.size(); ++i)
    {
        text += (i > 0 ? ",\n" : "") + strokeText(area.strokes[i]);
    }
    return text + "\n      ]\n    }";
}

}  // namespace

glm::u8vec3 usualAreaColour(std::size_t area)
{
    return kAreaColours[std::min(area, kAreaColours.size() - 1)];
}

DrawingReading readDrawing(const std::filesystem::path& file)
{
    DrawingReading reading;
    PainDrawing drawing;
    readJsonFile(file, kDrawingJson, reading.findings,
                 [&](const JsonCursor& root) { drawing = readDocument(root); });
    if (!hasErrors(reading.findings))
    {
        reading.drawing = std::move(drawing);
    }
    return reading;
}

std::string drawingText(const PainDrawing& drawing)
{
    std::string text = "{\n  \"kind\": \"" + std::string(kDrawingKind) +
                       "\",\n  \"date\": " + inQuotes(drawing.date);
    if (!drawing.name.empty())
    {
        text += ",\n  \"name\": " + inQuotes(drawing.name);
    }
    if (!drawing.note.empty())
    {
        text += ",\n  \"note\": " + inQuotes(drawing.note);
    }
    text += ",\n  \"areas\": [";
    for (std::size_t i = 0; i < drawing.areas.size(); ++i)
    {
        text += (i > 0 ? ",\n" : "\n") + areaText(drawing.areas[i]);
    }
    return text + (drawing.areas.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

core::Result<void> writeDrawing(const std::filesystem::path& file, const PainDrawing& drawing)
{
    return writeFile(file, drawingText(drawing));
}

}  // namespace knotlas::io
