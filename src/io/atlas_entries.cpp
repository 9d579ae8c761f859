#include "io/atlas_entries.h"

#include <algorithm>
#include <array>

namespace knotlas::io
{

namespace
{

using anatomy::Confidence;
using anatomy::Place;
using anatomy::PointKind;
using anatomy::Stroke;
using anatomy::ZoneLevel;

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
                                   std::vector<UsedName>& used)
{
    std::vector<std::string> names;
    for (const JsonCursor& at : object.list(member, 1))
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

// A text that no other entry should have: copied and not yet edited, probably.
std::string readOwnText(JsonObject& object, std::string_view member, AtlasDraft& draft)
{
    const std::optional<JsonCursor> at = object.required(member);
    return at ? readName(*at, draft.texts) : std::string();
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

// "C7_spinous", or an object with one of "landmark", "between" and "muscle".
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

std::vector<Stroke> readStrokes(JsonObject& object, AtlasDraft& draft)
{
    std::vector<Stroke> strokes;
    for (const JsonCursor& at : object.list("strokes", 1))
    {
        strokes.push_back(readStroke(at, draft));
    }
    return strokes;
}

anatomy::Zone readZone(const JsonCursor& at, AtlasDraft& draft)
{
    anatomy::Zone zone;
    JsonObject object(at);
    zone.level = object.choice("level", {ZoneLevel::Essential, ZoneLevel::Spillover});
    zone.strokes = readStrokes(object, draft);
    object.finish();
    return zone;
}

void readPointPlace(JsonObject& object, anatomy::TriggerPoint& point, AtlasDraft& draft)
{
    const std::optional<JsonCursor> at = object.required("place");
    if (!at)
    {
        return;
    }
    JsonObject place(*at);
    point.placeWords = place.text("words");
    if (const std::optional<JsonCursor> where = place.required("at"))
    {
        point.place = readPlace(*where, draft);
    }
    if (const std::optional<JsonCursor> muscle = place.optional("muscle"))
    {
        point.muscle = readName(*muscle, draft.bodyMuscles);
    }
    place.finish();
}

anatomy::TriggerPoint readTriggerPoint(const JsonCursor& at, const std::string& muscleId,
                                       AtlasDraft& draft)
{
    anatomy::TriggerPoint point;
    JsonObject object(at);
    point.id = readId(object, draft.defined.triggerPoints);
    if (!point.id.empty() && !muscleId.empty() && !point.id.starts_with(muscleId + "."))
    {
        object.required("id")->error("must begin with the id of its muscle: \"" + muscleId + ".\"");
    }
    point.label = object.text("label");
    point.kind = object.choice("kind", {PointKind::Pain, PointKind::Autonomic}, true);
    readPointPlace(object, point, draft);
    for (const JsonCursor& zone : object.list("zones", 1))
    {
        point.zones.push_back(readZone(zone, draft));
    }
    const auto isEssential = [](const anatomy::Zone& zone) {
        return zone.level == ZoneLevel::Essential;
    };
    if (!point.zones.empty() && std::ranges::none_of(point.zones, isEssential))
    {
        at.warning("has no essential zone");
    }
    point.felt = object.text("felt");
    point.prevalence = object.number("prevalence", 0.0f, 1.0f);
    point.sources = readNames(object, "sources", draft.referred.sources);
    point.confidence =
        object.choice("confidence", {Confidence::Moderate, Confidence::High, Confidence::Low});
    point.confidenceNote = object.optionalText("confidence_note");
    object.finish();
    return point;
}

anatomy::Attachments readAttachments(JsonObject& muscle)
{
    anatomy::Attachments attachments;
    if (const std::optional<JsonCursor> at = muscle.required("attachments"))
    {
        JsonObject object(*at);
        attachments.origin = object.text("origin");
        attachments.insertion = object.text("insertion");
        object.finish();
    }
    return attachments;
}

std::string readFma(JsonObject& muscle)
{
    const std::optional<JsonCursor> at = muscle.optional("fma");
    std::string fma = at ? at->text() : std::string();
    const bool wellFormed = fma.starts_with("FMA") && core::parseInt(fma.substr(3)).value_or(0) > 0;
    if (!fma.empty() && !wellFormed)
    {
        at->error("an FMA id is written like \"FMA33586\"");
    }
    return fma;
}

// A muscle without parts may say so with an empty "part".
std::string readPart(JsonObject& muscle)
{
    const std::optional<JsonCursor> at = muscle.optional("part");
    return at && at->expect(JsonValue::Kind::String) ? at->value().text : std::string();
}

// Points that name no muscle of their own lie in the entry's muscle, so the body must have that.
void requireBodyMuscle(const anatomy::Muscle& muscle, JsonObject& object, AtlasDraft& draft)
{
    const auto liesHere = [](const anatomy::TriggerPoint& point) { return point.muscle.empty(); };
    const std::optional<JsonCursor> id = object.optional("id");
    if (id && !muscle.id.empty() && std::ranges::any_of(muscle.triggerPoints, liesHere))
    {
        draft.bodyMuscles.push_back({muscle.id, id->finding({})});
    }
}

void readMuscle(const JsonCursor& at, AtlasDraft& draft)
{
    anatomy::Muscle muscle;
    JsonObject object(at);
    muscle.id = readId(object, draft.defined.muscles);
    muscle.muscle = object.text("muscle");
    muscle.part = readPart(object);
    muscle.name = readOwnText(object, "name", draft);
    muscle.latin = object.text("latin");
    muscle.synonyms = object.optionalTexts("synonyms");
    if (const std::optional<JsonCursor> group = object.required("group"))
    {
        muscle.group = readName(*group, draft.referred.groups);
    }
    muscle.fma = readFma(object);
    muscle.attachments = readAttachments(object);
    muscle.nerve = object.text("nerve");
    muscle.action = object.text("action");
    muscle.sources = readNames(object, "sources", draft.referred.sources);
    for (const JsonCursor& point : object.list("trigger_points", 0))
    {
        muscle.triggerPoints.push_back(readTriggerPoint(point, muscle.id, draft));
    }
    requireBodyMuscle(muscle, object, draft);
    object.finish();
    draft.atlas.muscles.push_back(std::move(muscle));
}

void readRegion(const JsonCursor& at, AtlasDraft& draft)
{
    anatomy::Region region;
    JsonObject object(at);
    region.id = readId(object, draft.defined.regions);
    region.name = readOwnText(object, "name", draft);
    region.area = object.text("area");
    if (const std::optional<JsonCursor> within = object.optional("within"))
    {
        region.within = readName(*within, draft.wholes);
        if (region.within == region.id)
        {
            within->error("a region cannot lie within itself");
        }
    }
    for (const JsonCursor& word : object.list("words", 1))
    {
        region.words.push_back(word.text());
    }
    region.strokes = readStrokes(object, draft);
    object.finish();
    draft.atlas.regions.push_back(std::move(region));
}

void readSource(const JsonCursor& at, AtlasDraft& draft)
{
    anatomy::Source source;
    JsonObject object(at);
    source.id = readId(object, draft.defined.sources);
    source.text = readOwnText(object, "text", draft);
    source.url = object.optionalText("url");
    if (!source.url.empty() && !source.url.starts_with("https://") &&
        !source.url.starts_with("http://"))
    {
        object.required("url")->error("must begin with https:// or http://");
    }
    object.finish();
    draft.atlas.sources.push_back(std::move(source));
}

void readRedFlag(const JsonCursor& at, AtlasDraft& draft)
{
    anatomy::RedFlag flag;
    JsonObject object(at);
    flag.text = readOwnText(object, "text", draft);
    flag.regions = readNames(object, "regions", draft.referred.regions);
    flag.sources = readNames(object, "sources", draft.referred.sources);
    object.finish();
    draft.atlas.redFlags.push_back(std::move(flag));
}

void readGroup(const JsonCursor& at, AtlasDraft& draft)
{
    JsonObject object(at);
    std::string id = readId(object, draft.defined.groups);
    draft.atlas.groups.push_back({std::move(id), object.text("name")});
    object.finish();
}

// The five kinds of file, each with the list that it holds.
struct FileKind
{
    std::string_view kind;
    std::string_view list;
    void (*read)(const JsonCursor&, AtlasDraft&);
};

constexpr std::array kFileKinds{
    FileKind{"atlas", "groups", readGroup},          FileKind{"muscles", "muscles", readMuscle},
    FileKind{"regions", "regions", readRegion},      FileKind{"sources", "sources", readSource},
    FileKind{"red_flags", "red_flags", readRedFlag},
};

}  // namespace

void readAtlasFile(const JsonCursor& document, AtlasDraft& draft)
{
    JsonObject object(document);
    object.optional("$schema");  // for editors
    const std::optional<JsonCursor> kind = object.required("kind");
    const std::string word = kind ? kind->text() : std::string();
    const auto* known = std::ranges::find(kFileKinds, word, &FileKind::kind);
    if (known == kFileKinds.end())
    {
        std::vector<std::string> words;
        for (const FileKind& each : kFileKinds)
        {
            words.emplace_back(each.kind);
        }
        if (!word.empty())
        {
            kind->error("unknown kind of file \"" + word + "\"" + core::didYouMean(word, words));
        }
        return;
    }
    if (known->kind == "atlas")
    {
        if (const std::optional<JsonCursor> notice = object.required("notice"))
        {
            draft.atlas.notice = readName(*notice, draft.notices);
        }
    }
    for (const JsonCursor& item : object.list(known->list, 1))
    {
        known->read(item, draft);
    }
    object.finish();
}

}  // namespace knotlas::io
