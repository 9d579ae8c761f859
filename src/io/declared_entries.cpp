#include "io/entry_fields.h"

#include <cmath>

namespace knotlas::io
{

namespace
{

using anatomy::Basis;
using anatomy::Confidence;
using anatomy::DeclaredPhrase;

std::vector<DeclaredPhrase> readPhrases(JsonObject& row, std::string_view member, AtlasDraft& draft)
{
    std::vector<DeclaredPhrase> phrases;
    for (const JsonCursor& at : row.list(member, 0))
    {
        JsonObject object(at);
        std::string words = object.text("words");
        phrases.push_back(
            {std::move(words), readNames(object, "regions", draft.referred.regions, 0)});
        object.finish();
    }
    return phrases;
}

std::vector<anatomy::DeclaredTouch> readTouches(JsonObject& row, AtlasDraft& draft)
{
    std::vector<anatomy::DeclaredTouch> touches;
    const std::optional<JsonCursor> list = row.optional("touches");
    for (const JsonCursor& at : list ? list->items() : std::vector<JsonCursor>())
    {
        anatomy::DeclaredTouch touch;
        JsonObject object(at);
        if (const std::optional<JsonCursor> region = object.required("region"))
        {
            touch.region = readName(*region, draft.referred.regions);
        }
        touch.why = readProse(object, "why", TextStyle::Phrase, draft);
        object.finish();
        touches.push_back(std::move(touch));
    }
    return touches;
}

int readCount(JsonObject& row, std::string_view member)
{
    constexpr float kMostPoints = 99.0f;
    const float count = row.number(member, 1.0f, kMostPoints);
    if (count != std::floor(count))
    {
        row.required(member)->error("must be a whole number");
    }
    return static_cast<int>(count);
}

// Where a member stands, or the row when it is missing.
Finding placeOf(JsonObject& row, std::string_view member)
{
    const std::optional<JsonCursor> at = row.optional(member);
    return (at ? *at : row.cursor()).finding({});
}

}  // namespace

void readDeclaredRow(const JsonCursor& at, AtlasDraft& draft)
{
    anatomy::DeclaredRow row;
    JsonObject object(at);
    row.id = readId(object, draft.rows);
    row.muscle = object.text("muscle");
    row.part = object.optionalText("part");
    row.triggerPoints = readNames(object, "trigger_points", draft.rowPoints);
    row.classicalCount = readCount(object, "classical_count");
    row.essential = readPhrases(object, "essential", draft);
    row.spillover = readPhrases(object, "spillover", draft);
    row.touches = readTouches(object, draft);
    row.citation = object.text("citation");
    row.basis =
        object.choice("basis", {Basis::ToBeConfirmed, Basis::OneSource, Basis::SeveralSources});
    row.confidence =
        object.choice("confidence", {Confidence::Moderate, Confidence::High, Confidence::Low});
    draft.declaredAt.push_back(
        {at.finding({}), placeOf(object, "essential"), placeOf(object, "spillover")});
    object.finish();
    draft.atlas.declared.push_back(std::move(row));
}

}  // namespace knotlas::io
