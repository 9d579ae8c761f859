#include "io/atlas_entries.h"

#include "io/entry_fields.h"

#include <algorithm>
#include <array>

namespace knotlas::io
{

namespace
{

using anatomy::AttachmentsBasis;
using anatomy::Basis;
using anatomy::Confidence;
using anatomy::Depth;
using anatomy::FeltAt;
using anatomy::Palpation;
using anatomy::PointKind;
using anatomy::SelfCareBy;
using anatomy::ZoneLevel;

// The next zone of `point`.
anatomy::Zone readZone(const JsonCursor& at, const anatomy::TriggerPoint& point, AtlasDraft& draft)
{
    anatomy::Zone zone;
    JsonObject object(at);
    zone.level = object.choice("level", {ZoneLevel::Essential, ZoneLevel::Spillover});
    zone.strokes = readStrokes(object, draft);
    const std::vector<Finding> places = strokePlaces(object);
    for (std::size_t i = 0; i < zone.strokes.size(); ++i)
    {
        draft.strokes.push_back({point.id, point.zones.size(), i, places[i]});
    }
    zone.feltAt = object.choice("felt_at", {FeltAt::Skin, FeltAt::Deep}, true);
    const std::optional<JsonCursor> deepAt = object.optional("deep_at");
    if (deepAt)
    {
        zone.deepAt = readPlace(*deepAt, draft);
    }
    if (deepAt.has_value() != (zone.feltAt == FeltAt::Deep))
    {
        at.error("\"felt_at\": \"deep\" and \"deep_at\" go together");
    }
    object.finish();
    return zone;
}

void readZones(JsonObject& object, anatomy::TriggerPoint& point, AtlasDraft& draft)
{
    const std::size_t minimum = point.kind == PointKind::Autonomic ? 0 : 1;
    for (const JsonCursor& zone : object.list("zones", minimum))
    {
        point.zones.push_back(readZone(zone, point, draft));
    }
    const auto isEssential = [](const anatomy::Zone& zone) {
        return zone.level == ZoneLevel::Essential;
    };
    if (!point.zones.empty() && std::ranges::none_of(point.zones, isEssential))
    {
        object.cursor().warning("has no essential zone");
    }
}

void readPointPlace(JsonObject& object, anatomy::TriggerPoint& point, AtlasDraft& draft)
{
    const std::optional<JsonCursor> at = object.required("place");
    if (!at)
    {
        return;
    }
    JsonObject place(*at);
    point.placeWords = readProse(place, "words", TextStyle::Phrase, draft);
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

// Ids of other entries; the member may be absent.
std::vector<std::string> readRelated(JsonObject& object, std::string_view member,
                                     std::vector<UsedName>& used)
{
    return object.optional(member) ? readNames(object, member, used, 0)
                                   : std::vector<std::string>();
}

std::optional<anatomy::Examination> readExamination(JsonObject& point, AtlasDraft& draft)
{
    const std::optional<JsonCursor> at = point.optional("examination");
    if (!at)
    {
        return std::nullopt;
    }
    anatomy::Examination examination;
    JsonObject object(*at);
    examination.how =
        object.choice("how", {Palpation::Flat, Palpation::Pincer, Palpation::FlatOrPincer,
                              Palpation::Internal, Palpation::NotPalpable});
    examination.words = readProse(object, "words", TextStyle::Sentences, draft);
    object.finish();
    return examination;
}

void readTrust(JsonObject& object, anatomy::TriggerPoint& point, AtlasDraft& draft)
{
    point.sources = readCitations(object, draft);
    point.basis = object.optionalChoice(
        "basis", {Basis::SeveralSources, Basis::OneSource, Basis::ToBeConfirmed});
    point.confidence =
        object.choice("confidence", {Confidence::Moderate, Confidence::High, Confidence::Low});
    point.confidenceNote =
        readOptionalProse(object, "confidence_note", TextStyle::Sentences, draft);
    if (point.basis != Basis::ToBeConfirmed)
    {
        return;
    }
    if (point.confidence == Confidence::High)
    {
        object.required("confidence")
            ->error("what is still to be confirmed is not known with high confidence");
    }
    if (point.confidenceNote.empty())
    {
        object.required("basis")->warning(
            "what is still to be confirmed needs a \"confidence_note\" that says so");
    }
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
    point.depth =
        object.optionalChoice("depth", {Depth::Superficial, Depth::Intermediate, Depth::Deep});
    readZones(object, point, draft);
    point.felt = readProse(object, "felt", TextStyle::OwnSentences, draft);
    point.loadedBy = readOptionalProse(object, "loaded_by", TextStyle::Sentences, draft);
    point.effects = readOptionalProse(object, "effects", TextStyle::Sentences, draft);
    point.examination = readExamination(object, draft);
    point.satellites = readRelated(object, "satellites", draft.satellites);
    point.onlySide = object.optionalChoice("only_side", {core::Side::Right, core::Side::Left});
    point.prevalence = object.number("prevalence", 0.0f, 1.0f);
    readTrust(object, point, draft);
    object.finish();
    return point;
}

anatomy::Attachments readAttachments(JsonObject& muscle, AtlasDraft& draft)
{
    anatomy::Attachments attachments;
    if (const std::optional<JsonCursor> at = muscle.required("attachments"))
    {
        JsonObject object(*at);
        attachments.origin = readProse(object, "origin", TextStyle::Phrase, draft);
        attachments.insertion = readProse(object, "insertion", TextStyle::Phrase, draft);
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

std::vector<anatomy::MuscleWarning> readMuscleWarnings(JsonObject& muscle, AtlasDraft& draft)
{
    std::vector<anatomy::MuscleWarning> warnings;
    const std::optional<JsonCursor> list = muscle.optional("red_flags");
    for (const JsonCursor& at : list ? list->items() : std::vector<JsonCursor>())
    {
        JsonObject object(at);
        std::string text = readProse(object, "text", TextStyle::Sentences, draft);
        warnings.push_back({std::move(text), readCitations(object, draft)});
        object.finish();
    }
    return warnings;
}

std::optional<anatomy::SelfCare> readSelfCare(JsonObject& muscle, AtlasDraft& draft)
{
    const std::optional<JsonCursor> at = muscle.optional("self_care");
    if (!at)
    {
        return std::nullopt;
    }
    anatomy::SelfCare care;
    JsonObject object(*at);
    care.by =
        object.choice("by", {SelfCareBy::WithCare, SelfCareBy::Anyone, SelfCareBy::ClinicianOnly});
    care.text = readProse(object, "text", TextStyle::Sentences, draft);
    care.avoid = readOptionalProse(object, "avoid", TextStyle::Sentences, draft);
    care.sources = readCitations(object, draft);
    object.finish();
    return care;
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
    muscle.attachments = readAttachments(object, draft);
    muscle.attachmentsBasis = object.optionalChoice(
        "attachments_basis", {AttachmentsBasis::Seen, AttachmentsBasis::ToBeConfirmed});
    muscle.nerve = readProse(object, "nerve", TextStyle::Phrase, draft);
    muscle.action = readProse(object, "action", TextStyle::Phrase, draft);
    muscle.antagonists = readRelated(object, "antagonists", draft.related);
    muscle.synergists = readRelated(object, "synergists", draft.related);
    muscle.oftenAbsent = readOptionalProse(object, "often_absent", TextStyle::Sentences, draft);
    muscle.redFlags = readMuscleWarnings(object, draft);
    muscle.selfCare = readSelfCare(object, draft);
    muscle.sources = readCitations(object, draft);
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
    if (const std::optional<JsonCursor> user = object.optional("for"))
    {
        // What is taught lies beside the atlas and is read by its own reader.
        if (const std::string word = user->text(); !word.empty() && word != "learn")
        {
            user->error("\"" + word + "\" is not \"learn\"");
        }
        draft.referred.sources.push_back({source.id, user->finding({})});
    }
    object.finish();
    draft.atlas.sources.push_back(std::move(source));
}

void readRedFlag(const JsonCursor& at, AtlasDraft& draft)
{
    anatomy::RedFlag flag;
    JsonObject object(at);
    flag.text = readOwnText(object, "text", draft);
    readOptionalProse(object, "text", TextStyle::Sentences, draft);
    flag.regions = readNames(object, "regions", draft.referred.regions);
    for (const JsonCursor& word : object.list("words", 1))
    {
        flag.words.push_back(word.text());
    }
    flag.sources = readCitations(object, draft);
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

// The kinds of file, each with the list that it holds.
struct FileKind
{
    std::string_view kind;
    std::string_view list;
    void (*read)(const JsonCursor&, AtlasDraft&);
};

constexpr std::array kFileKinds{
    FileKind{"atlas", "groups", readGroup},          FileKind{"muscles", "muscles", readMuscle},
    FileKind{"regions", "regions", readRegion},      FileKind{"sources", "sources", readSource},
    FileKind{"red_flags", "red_flags", readRedFlag}, FileKind{"declared", "rows", readDeclaredRow},
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
