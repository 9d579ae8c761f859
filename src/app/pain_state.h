#pragma once

#include "anatomy/drawing_match.h"
#include "anatomy/locate.h"
#include "app/pain_commands.h"
#include "scene/camera.h"

#include <glm/vec3.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::app
{

// What the patient shows. Undoable; the drawing is what is saved.
struct PainWork
{
    anatomy::PainDrawing drawing;
    std::size_t area = 0;            // of the drawing: the one that is painted
    std::optional<glm::vec3> point;  // asked about instead of the drawing

    bool operator==(const PainWork&) const = default;
};

// A weight per vertex of the skin; null when nothing is painted.
using SkinWeights = std::shared_ptr<const std::vector<float>>;

// All that follows from what the patient shows, on the body and atlas that are loaded.
struct PainPicture
{
    anatomy::PaintedDrawing painted;
    std::vector<SkinWeights> areas;
    std::vector<double> areaCm2;
    anatomy::DrawingAnswer answer;  // to the drawing

    anatomy::SkinField spot;  // around the point
    SkinWeights spotWeights;
    std::string spotPlace;  // "Temple"
    std::optional<core::Side> spotSide;
    std::vector<anatomy::Candidate> spotAnswer;

    std::vector<const anatomy::RedFlag*> redFlags;  // of the point, or else of the drawing

    std::optional<anatomy::DrawingChange> change;  // since the earlier drawing
    SkinWeights earlier;
};

// A drawing in the folder of drawings.
struct DrawingFile
{
    std::filesystem::path file;
    std::string label;
    bool operator==(const DrawingFile&) const = default;
};

// How "Where does it hurt?" is worked with. Neither undone nor saved.
struct PainTool
{
    bool on = false;
    float brushMm = 15.0f;
    bool mirrored = false;
    bool brushDown = false;           // a stroke goes on
    bool brushLifted = false;         // and has left the skin for the moment
    std::optional<glm::vec3> cursor;  // where the brush hovers over the skin
    glm::vec3 cursorNormal{0.0f};
    std::string today;  // "2026-03-09": the date of a new drawing
    std::filesystem::path file;
    std::shared_ptr<const anatomy::PainDrawing> kept;  // as it lies in that file
    std::shared_ptr<const anatomy::PainDrawing> compared;
    std::shared_ptr<const anatomy::PainDrawing> recovered;
    std::vector<DrawingFile> library;
    std::optional<PatternId> preview;
    std::optional<scene::Camera> cameFrom;  // the view from which a candidate was opened
    std::shared_ptr<const PainPicture> picture;

    bool operator==(const PainTool&) const = default;
};

}  // namespace knotlas::app
