#pragma once

#include "anatomy/body.h"
#include "core/result.h"
#include "geometry/ray_scene.h"

#include <glm/vec3.hpp>

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace knotlas::anatomy
{

// Places are written the way a textbook writes them, for the right side of the body, and resolved
// against the body that is loaded. Offsets are anatomical: x lateral (away from the midline),
// y up, z forward; millimetres.

struct LandmarkPlace
{
    std::string landmark;
    bool operator==(const LandmarkPlace&) const = default;
};

struct BetweenPlace
{
    std::string from;
    std::string to;
    float t = 0.5f;  // 0 at `from`, 1 at `to`; may lie a little outside
    bool operator==(const BetweenPlace&) const = default;
};

struct MusclePlace
{
    std::string muscle;  // a part with fibre coordinates
    float u = 0.5f;      // along the fibres, 0 origin .. 1 insertion
    float v = 0.5f;      // across: 0..1
    bool operator==(const MusclePlace&) const = default;
};

struct Place
{
    std::variant<LandmarkPlace, BetweenPlace, MusclePlace> base;
    glm::vec3 offsetMm{0.0f};
    bool operator==(const Place&) const = default;
};

// For messages: `"C7_spinous".."acromion" [0, 10, 0]`, with the offset in mm.
std::string describe(const Place& place);

// Resolves places on one body. Immutable; safe to share between threads. Names that the body does
// not have are Errors with a suggestion.
class PlaceResolver
{
  public:
    explicit PlaceResolver(std::shared_ptr<const Body> body);

    // Position in body space for the right side, before any snapping. Where both faces of a flat
    // muscle share fibre coordinates, the one nearer to the skin is meant.
    [[nodiscard]] core::Result<glm::vec3> locate(const Place& place) const;

    // Whether the body has the muscle, or parts of it, on the right side or the midline.
    [[nodiscard]] bool hasMuscle(const std::string& id) const;

    // The nearest point of the skin, however far.
    [[nodiscard]] core::Result<geometry::SurfacePoint>
    onSkin(const Place& place, core::Side side = core::Side::Right) const;

    // The nearest point of the right muscle `id` (any of its parts); `mesh` is the index of the
    // part.
    [[nodiscard]] core::Result<geometry::SurfacePoint> onMuscle(const Place& place,
                                                                const std::string& id) const;

    [[nodiscard]] const geometry::RayScene& skin() const { return skin_; }

    [[nodiscard]] const Body& body() const { return *body_; }

  private:
    [[nodiscard]] core::Result<glm::vec3> locateLandmark(const std::string& id) const;
    [[nodiscard]] core::Result<glm::vec3> locateInMuscle(const MusclePlace& place) const;

    // Indices of the parts of a muscle on the right side or the midline.
    [[nodiscard]] core::Result<std::vector<std::uint32_t>>
    partsOfMuscle(const std::string& id) const;

    std::shared_ptr<const Body> body_;
    geometry::RayScene skin_;
};

}  // namespace knotlas::anatomy
