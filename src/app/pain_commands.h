#pragma once

#include "anatomy/pain_drawing.h"
#include "core/side.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace knotlas::app
{

// What can be done in "Where does it hurt?". Points of the picture are 0..1, y downwards.

struct TogglePainMode
{
    bool operator==(const TogglePainMode&) const = default;
};

struct PainPoint  // asks about one point of the skin; none: takes it away
{
    std::optional<glm::vec2> point01;
    std::optional<glm::vec3> pointWorld;
    bool operator==(const PainPoint&) const = default;
};

struct PaintStroke
{
    std::vector<glm::vec2> points01;
    bool erase = false;
    bool goesOn = false;  // the brush stays on the skin: the next stroke continues this one
    bool operator==(const PaintStroke&) const = default;
};

struct SetBrush
{
    float radiusMm = 15.0f;
    bool operator==(const SetBrush&) const = default;
};

struct ScaleBrush
{
    float factor = 1.0f;
    bool operator==(const ScaleBrush&) const = default;
};

struct SetMirroredStrokes  // what is painted on one side is painted on the other too
{
    bool on = false;
    bool operator==(const SetMirroredStrokes&) const = default;
};

struct AddPainArea
{
    bool operator==(const AddPainArea&) const = default;
};

struct ChoosePainArea
{
    std::size_t area = 0;  // from 0
    bool operator==(const ChoosePainArea&) const = default;
};

struct RemovePainArea
{
    bool operator==(const RemovePainArea&) const = default;
};

struct SetPainIntensity
{
    int intensity = 5;  // 1..10
    bool operator==(const SetPainIntensity&) const = default;
};

struct TogglePainQuality
{
    anatomy::PainQuality quality = anatomy::PainQuality::Aching;
    bool operator==(const TogglePainQuality&) const = default;
};

struct SetPainDepth
{
    anatomy::PainDepth depth = anatomy::PainDepth::Deep;
    bool operator==(const SetPainDepth&) const = default;
};

enum class DrawingText
{
    Date,
    Name,
    Note,
};

struct SetDrawingText
{
    DrawingText which = DrawingText::Note;
    std::string text;
    bool operator==(const SetDrawingText&) const = default;
};

struct ClearDrawing
{
    bool operator==(const ClearDrawing&) const = default;
};

struct TakeDrawing  // one that was read from a file or drawn before
{
    std::shared_ptr<const anatomy::PainDrawing> drawing;
    std::filesystem::path file;
    bool operator==(const TakeDrawing&) const = default;
};

struct CompareWith  // an earlier drawing; none: no longer
{
    std::shared_ptr<const anatomy::PainDrawing> drawing;
    bool operator==(const CompareWith&) const = default;
};

struct TakeRecovered  // the drawing that was not saved when the program ended, or lets it go
{
    bool take = true;
    bool operator==(const TakeRecovered&) const = default;
};

// A pattern of one side: a trigger point's id.
struct PatternId
{
    std::string point;
    core::Side side = core::Side::Right;
    bool operator==(const PatternId&) const = default;
};

struct PreviewPattern  // shows it over the painted place; none: no longer
{
    std::optional<PatternId> pattern;
    bool operator==(const PreviewPattern&) const = default;
};

struct OpenCandidate
{
    PatternId pattern;
    bool operator==(const OpenCandidate&) const = default;
};

struct BackToPain  // from an opened candidate, to the same view
{
    bool operator==(const BackToPain&) const = default;
};

using PainCommand =
    std::variant<TogglePainMode, PainPoint, PaintStroke, SetBrush, ScaleBrush, SetMirroredStrokes,
                 AddPainArea, ChoosePainArea, RemovePainArea, SetPainIntensity, TogglePainQuality,
                 SetPainDepth, SetDrawingText, ClearDrawing, TakeDrawing, CompareWith,
                 TakeRecovered, PreviewPattern, OpenCandidate, BackToPain>;

// What only the shell can do with a drawing.
struct DrawingRequest
{
    enum class Kind
    {
        Save,
        Open,
        Compare,
        Report,
    };
    Kind kind = Kind::Save;
    std::filesystem::path file;  // empty: a dated name in the folder of drawings
    bool operator==(const DrawingRequest&) const = default;
};

}  // namespace knotlas::app
