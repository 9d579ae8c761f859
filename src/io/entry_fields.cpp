#include "io/entry_fields.h"

#include <algorithm>

namespace knotlas::io
{

namespace
{

using anatomy::Place;
using anatomy::Stroke;

constexpr float kMaxOffsetMm = 500.0f;
constexpr float kMinWidthMm = 2.0f;
constexpr float kMaxWidthMm = 400.0f;

// Ids are lower case, so that they can be typed; names of landmarks are not ids of ours.
void checkId(const JsonCursor& at, const std::string& id)
{
    constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789_-.";
    if (id.find_first_not_of(kAllowed) != std::string::npos)
    {
        at.error("an id holds only lower case letters, digits, '_', '-' and '.'");
    }
}

glm::vec3 readOffset(JsonObject& object)
{
    glm::vec3 offset(0.0f);
    const std::optional<JsonCursor> at = object.optional("offset_mm");
    if (!at)
    {
        return offset;
    }
    const std::vector<JsonCursor> items = at->items();
    if (at->value().kind == JsonValue::Kind::Array && items.size() != 3)
    {
        at->error("must hold three numbers: lateral, up, forward");
        return offset;
    }
    for (std::size_t i = 0; i < items.size(); ++i)
    {
        offset[static_cast<int>(i)] = items[i].number(-kMaxOffsetMm, kMaxOffsetMm);
    }
    return offset;
}

anatomy::BetweenPlace readBetween(JsonObject& object, const JsonCursor& between, AtlasDraft& draft)
{
    anatomy::BetweenPlace place;
    const std::vector<JsonCursor> ends = between.items();
    if (between.value().kind == JsonValue::Kind::Array && ends.size() != 2)
    {
        between.error("must name two landmarks");
    }
    else if (ends.size() == 2)
    {
        place.from = readName(ends[0], draft.landmarks);
        place.to = readName(ends[1], draft.landmarks);
    }
    if (const std::optional<JsonCursor> t = object.optional("t"))
    {
        place.t = t->number(-1.0f, 2.0f);
    }
    return place;
}

// "simons1999", or {"id": "simons1999", "where": "ch. 6"}.
anatomy::Citation readCitation(const JsonCursor& at, AtlasDraft& draft)
{
    if (at.value().kind == JsonValue::Kind::String)
    {
        return {readName(at, draft.referred.sources), ""};
    }
    if (at.value().kind != JsonValue::Kind::Object)
    {
        at.error("a source is an id or an object with \"id\" and \"where\"");
        return {};
    }
    anatomy::Citation citation;
    JsonObject object(at);
    if (const std::optional<JsonCursor> id = object.required("id"))
    {
        citation.source = readName(*id, draft.referred.sources);
    }
    citation.where = object.text("where");
    object.finish();
    return citation;
}

Stroke readStroke(const JsonCursor& at, AtlasDraft& draft)
{
    Stroke stroke;
    JsonObject object(at);
    for (const JsonCursor& point : object.list("points", 1))
    {
        stroke.points.push_back(readPlace(point, draft));
    }
    stroke.widthMm = object.number("width_mm", kMinWidthMm, kMaxWidthMm);
    object.finish();
    return stroke;
}

}  // namespace

std::string readId(JsonObject& object, std::vector<UsedName>& defined)
{
    const std::optional<JsonCursor> at = object.required("id");
    if (!at)
    {
        return {};
    }
    std::string id = at->text();
    checkId(*at, id);
    if (!id.empty())
    {
        defined.push_back({id, at->finding({})});
    }
    return id;
}

std::string readName(const JsonCursor& at, std::vector<UsedName>& used)
{
    std::string name = at.text();
    if (!name.empty())
    {
        used.push_back({name, at.finding({})});
    }
    return name;
}

std::vector<std::string> readNames(JsonObject& object, std::string_view member,
                                   std::vector<UsedName>& used, std::size_t minimum)
{
    std::vector<std::string> names;
    for (const JsonCursor& at : object.list(member, minimum))
    {
        const std::string name = readName(at, used);
        if (std::ranges::find(names, name) != names.end())
        {
            at.warning("\"" + name + "\" is listed twice");
        }
        names.push_back(name);
    }
    return names;
}

std::vector<anatomy::Citation> readCitations(JsonObject& object, AtlasDraft& draft)
{
    std::vector<anatomy::Citation> citations;
    for (const JsonCursor& at : object.list("sources", 1))
    {
        anatomy::Citation citation = readCitation(at, draft);
        if (std::ranges::find(citations, citation) != citations.end())
        {
            at.warning("\"" + citation.source + "\" is listed twice");
        }
        citations.push_back(std::move(citation));
    }
    return citations;
}

std::string readOwnText(JsonObject& object, std::string_view member, AtlasDraft& draft)
{
    const std::optional<JsonCursor> at = object.required(member);
    return at ? readName(*at, draft.texts) : std::string();
}

std::string readProse(JsonObject& object, std::string_view member, TextStyle style,
                      AtlasDraft& draft)
{
    object.required(member);
    return readOptionalProse(object, member, style, draft);
}

std::string readOptionalProse(JsonObject& object, std::string_view member, TextStyle style,
                              AtlasDraft& draft)
{
    const std::optional<JsonCursor> at = object.optional(member);
    std::string text = at ? at->text() : std::string();
    if (!text.empty())
    {
        draft.prose.push_back({text, at->finding({}), style});
    }
    return text;
}

Place readPlace(const JsonCursor& at, AtlasDraft& draft)
{
    Place place;
    if (at.value().kind == JsonValue::Kind::String)
    {
        place.base = anatomy::LandmarkPlace{readName(at, draft.landmarks)};
        return place;
    }
    if (at.value().kind != JsonValue::Kind::Object)
    {
        at.error("a place is the name of a landmark or an object with \"landmark\", \"between\" or "
                 "\"muscle\"");
        return place;
    }
    JsonObject object(at);
    const std::optional<JsonCursor> landmark = object.optional("landmark");
    const std::optional<JsonCursor> between = object.optional("between");
    const std::optional<JsonCursor> muscle = object.optional("muscle");
    if ((landmark ? 1 : 0) + (between ? 1 : 0) + (muscle ? 1 : 0) != 1)
    {
        at.error("a place has exactly one of \"landmark\", \"between\" and \"muscle\"");
    }
    if (landmark)
    {
        place.base = anatomy::LandmarkPlace{readName(*landmark, draft.landmarks)};
    }
    else if (between)
    {
        place.base = readBetween(object, *between, draft);
    }
    else if (muscle)
    {
        const std::string id = readName(*muscle, draft.bodyMuscles);
        const float u = object.number("u", 0.0f, 1.0f);
        place.base = anatomy::MusclePlace{id, u, object.number("v", 0.0f, 1.0f)};
    }
    place.offsetMm = readOffset(object);
    object.finish();
    return place;
}

std::vector<Stroke> readStrokes(JsonObject& object, AtlasDraft& draft)
{
    std::vector<Stroke> strokes;
    for (const JsonCursor& at : object.list("strokes", 1))
    {
        strokes.push_back(readStroke(at, draft));
    }
    return strokes;
}

std::vector<Finding> strokePlaces(JsonObject& object)
{
    std::vector<Finding> places;
    const std::optional<JsonCursor> list = object.optional("strokes");
    for (std::size_t i = 0; list && i < list->value().items.size(); ++i)
    {
        places.push_back(list->item(i).finding({}));
    }
    return places;
}

}  // namespace knotlas::io
