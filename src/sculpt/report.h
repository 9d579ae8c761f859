#pragma once

#include "anatomy/body.h"
#include "core/result.h"
#include "geometry/ray_scene.h"
#include "sculpt/assemble.h"
#include "sculpt/figure.h"
#include "sculpt/measured_body.h"
#include "sculpt/mesh_check.h"

#include <glm/vec3.hpp>

#include <optional>
#include <string>
#include <vector>

namespace knotlas::sculpt
{

// A body to be checked: right and midline parts, each whole and closed.
struct CheckedBody
{
    struct Part
    {
        std::string name;  // node name
        geometry::TriMesh mesh;
    };

    std::vector<Part> parts;
    LandmarkMap landmarks;
};

CheckedBody checkedBody(const SculptedBody& body);
CheckedBody checkedBody(const anatomy::Body& body);
// The neutral body that `figure` was made from, but for what the figure adds to the skin.
CheckedBody undone(const Figure& figure, CheckedBody body);

// One muscle, fascia, bone or cartilage.
struct PartReport
{
    std::string name;
    MeshCheck mesh;
    // Of vertices more than a millimetre outside the skin; and how far the farthest is outside.
    double outsideShare = 0.0;
    float outsideMm = 0.0f;
    // Share of the volume inside other muscles, inside fasciae, inside bones and cartilages.
    double inMuscles = 0.0;
    double inFasciae = 0.0;
    double inBones = 0.0;
    // What most of it lies in, and the deepest place there.
    std::string worstNeighbour;
    double worstShare = 0.0;
    float worstDepthMm = 0.0f;
};

// A muscle beside what was measured. Absent: not measured.
struct FitReport
{
    std::string id;
    bool missing = false;  // no such muscle in the body
    std::optional<float> centroidMm;
    std::optional<float> originMm;
    std::optional<float> insertionMm;
    std::optional<float> volumeRatio;  // to the measured volume after its deliberate correction
    float scale = 1.0f;                // that correction
};

struct DistanceReport
{
    std::string name;
    float medianMm = 0.0f;
    float worstMm = 0.0f;
};

struct LandmarkReport
{
    std::string id;
    float measuredMm = 0.0f;         // from the measured point
    std::optional<float> surfaceMm;  // of the measured point from the nearest bone
};

struct Target
{
    std::string what;
    double value = 0.0;
    double from = 0.0;  // the value must lie in [from, to]
    double to = 0.0;

    [[nodiscard]] bool met() const { return value >= from && value <= to; }
};

struct Report
{
    std::string undone;  // the figure that was undone before anything was compared; empty: none
    std::vector<PartReport> parts;
    std::vector<FitReport> fits;
    std::vector<DistanceReport> skin;  // a section each
    std::vector<LandmarkReport> landmarks;
    std::vector<Target> targets;

    [[nodiscard]] const Target* target(std::string_view what) const;
};

Report reportOn(const CheckedBody& body, const MeasuredBody& measured);
// The soundness of the parts and how they lie is that of `body`; what is compared with the measured
// body is `neutral`, the same body after its figure has been undone.
Report reportOn(const CheckedBody& body, const CheckedBody& neutral, const MeasuredBody& measured);

// For people: targets, then a line per muscle, part, section and landmark.
std::string describe(const Report& report);
// The same for programs.
std::string toJson(const Report& report);

// Share of the vertices of `mesh` that lie more than `toleranceMm` outside the closed surface
// `skin`.
double shareOutside(const geometry::TriMesh& mesh, const geometry::RayScene& skin,
                    float toleranceMm);

}  // namespace knotlas::sculpt
