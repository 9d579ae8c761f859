#pragma once

#include "anatomy/landmark.h"
#include "core/side.h"
#include "geometry/tri_mesh.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::anatomy
{

enum class PartKind
{
    Skin,
    Muscle,
    Fascia,  // tendons and aponeuroses that belong to no single muscle: linea alba, iliotibial
             // tract
    Bone,
    Cartilage,
};

std::string_view toString(PartKind kind);

// One mesh of the body. `id` is the node's name without its kind: "trapezius.upper", "femur",
// "skin". Identifiers are hierarchical: "trapezius" means every part whose id starts with
// "trapezius.".
struct Part
{
    std::string id;
    PartKind kind = PartKind::Skin;
    core::Side side = core::Side::Mid;
    std::shared_ptr<const geometry::TriMesh> mesh;
    bool superficial = true;  // muscles only: lies directly under the skin
    bool cutaneous = false;   // muscles only: a thin sheet in the skin that hides those below it

    // "muscle.trapezius.upper", as in the body file.
    [[nodiscard]] std::string nodeName() const;
};

// A whole body, both sides. Immutable once read; shared by snapshots.
struct Body
{
    std::string file;
    std::vector<Part> parts;  // right before left; the order of the file otherwise
    std::shared_ptr<const geometry::TriMesh> skin;
    // Vertex of the skin that is the mirror image of vertex i; empty when the skin is not
    // symmetric.
    std::vector<std::uint32_t> skinMirror;
    Landmarks landmarks;
};

// `part` is `id` itself or lies below it: matchesId("trapezius.upper", "trapezius") is true.
bool matchesId(std::string_view part, std::string_view id);

// A muscle of the right side or the midline that is `id` or a part of it, and is not empty.
bool isOfMuscle(const Part& part, std::string_view id);

// "trapezius.upper" -> "Trapezius, upper": the name of a part that the atlas does not describe.
std::string readableName(std::string_view id);

}  // namespace knotlas::anatomy
