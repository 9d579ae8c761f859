#pragma once

#include "anatomy/atlas.h"
#include "io/diagnostics.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace knotlas::io
{

// A name that an atlas uses, and where it stands.
struct UsedName
{
    std::string name;
    Finding where;  // without a message
};

enum class TextStyle
{
    Phrase,
    Sentences,
    OwnSentences,  // that no other entry should have
};

// A text for people to read, and where it stands.
struct UsedText
{
    std::string text;
    Finding where;  // without a message
    TextStyle style = TextStyle::Phrase;
};

// Where a stroke of a trigger point's zone stands.
struct UsedStroke
{
    std::string triggerPoint;  // id
    std::size_t zone = 0;      // index into TriggerPoint::zones
    std::size_t stroke = 0;    // index into Zone::strokes
    Finding where;
};

// Where a declared row stands, and its lists of phrases.
struct DeclaredPlace
{
    Finding row;
    Finding essential;
    Finding spillover;
};

// All findings of a folder (or of a single file), and the atlas when there was no error.
struct AtlasReading
{
    std::string folder;  // or the single file; UTF-8
    std::optional<anatomy::Atlas> atlas;
    std::vector<Finding> findings;
    // Names that a body must know: of landmarks, and of muscles in which points lie. For
    // checkPlaces.
    std::vector<UsedName> landmarks;
    std::vector<UsedName> muscles;
    // Where trigger points and their strokes, and the rows of atlas->declared (in their order),
    // stand.
    std::vector<UsedName> triggerPoints;
    std::vector<UsedStroke> strokes;
    std::vector<DeclaredPlace> declaredAt;
    std::vector<UsedText> prose;
};

// Reads every *.json below `folder`. Reports every fault it can find, with place, reason and
// suggestion; with any error there is no atlas. For a single file its whole folder is read (the one
// that holds atlas.json: the file's, or the one above), because the files refer to each other, but
// only the findings of that file are told.
AtlasReading readAtlas(const std::filesystem::path& folder);

// One finding for each name that a body lacks: an error for a landmark, a warning for a muscle,
// since not every body has all of them. A muscle is known by its id or by that of a whole whose
// parts the body has ("rhomboid" for "rhomboid.major").
std::vector<Finding> checkPlaces(const AtlasReading& reading,
                                 std::span<const std::string> knownLandmarks,
                                 std::span<const std::string> knownMuscles);

}  // namespace knotlas::io
