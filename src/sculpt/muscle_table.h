#pragma once

#include "core/result.h"
#include "sculpt/curves.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <array>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace knotlas::sculpt
{

// A muscle that is long and round: super-elliptic sections along a curve.
struct SweepShape
{
    std::vector<Station> stations;
    glm::vec2 tendon{0.0f};  // shares of the length at origin and insertion that are tendon
};

// A thin round tendon along a line.
struct StrandShape
{
    std::vector<glm::vec3> points;
    float radius = 0.0015f;  // metres
};

// A line across a sheet, at one place along its fibres.
struct SheetRow
{
    float u = 0.0f;
    std::vector<glm::vec3> points;
    // Points of a measured grid: the middles of even cells, so that the borders lie half a cell
    // beyond. Otherwise the points run from border to border.
    bool cells = false;
};

// What the muscle of the measured body is like, to compare with.
struct Measured
{
    float volumeMl = 0.0f;
    glm::vec3 centroid{0.0f};
};

// A part of a sheet with a name of its own, from border to border.
struct SheetStrip
{
    std::string id;
    float share = 1.0f;  // of the columns of the sheet
    std::vector<SheetRow> rows;
    std::vector<glm::vec2> profile;             // (u, thickness in metres), when no grid
    std::vector<std::vector<float>> thickness;  // metres, at the cells of the rows of a grid
    // At origin and insertion: (v, share of the length that is tendon).
    std::array<std::vector<glm::vec2>, 2> tendon;
    // Of a muscle with its tendon in the middle: (v, share of the length that is tendon).
    std::vector<glm::vec2> middleTendon;
    std::vector<float> intersections;  // u of tendinous bands across the fibres
    std::optional<Measured> measured;
};

// A broad muscle: a middle surface with a thickness. Its strips share their borders.
struct SheetShape
{
    std::vector<SheetStrip> strips;
    // Taut: stretched like a cloth between its rows, over whatever lies beneath. Otherwise it keeps
    // its measured form and is only lifted off what lies beneath.
    bool taut = false;
    float cross = 0.12f;  // how strongly neighbouring fibres of a taut sheet hold together, 0..1
    float hold = 0.0f;    // how strongly its inner rows hold a taut sheet, 0..1
    glm::vec3 bulge{
        0.0f};  // metres; start of a taut sheet, so that it falls onto the body from outside
};

struct MuscleEntry
{
    std::string id;  // without "muscle." or "fascia."
    bool tendon = false;
    bool midline = false;
    float layer = 0.0f;  // depth order: less is deeper
    bool superficial = false;
    int triangles = 1200;
    float support = 0.007f;  // metres: how far a sheet reaches inwards as a support (supportMesh)
    std::optional<Measured> measured;  // of a sheet: see its strips
    std::variant<SweepShape, StrandShape, SheetShape> shape;
};

// A volume that only supports what lies on it: the inside of thorax and abdomen.
struct Filling
{
    struct Section
    {
        glm::vec3 centre{0.0f};
        std::vector<float> radii;  // metres, at even angles from +x towards +z
    };

    std::string id;
    float layer = 0.0f;
    std::vector<Section> sections;
};

// A bone that lies over muscles: it supports only what lies above its layer. Other bones support
// all.
struct OverlyingBone
{
    std::string id;  // node name, "bone.scapula"
    float layer = 0.0f;
};

// The tables of data/anatomy/muscles/ together, sorted from deep to superficial.
struct MuscleTable
{
    std::vector<Filling> fillings;
    std::vector<OverlyingBone> bones;
    std::vector<MuscleEntry> muscles;
};

core::Result<MuscleTable> readMuscleTable(const std::filesystem::path& folder);

}  // namespace knotlas::sculpt
