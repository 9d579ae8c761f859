#pragma once

#include "sculpt/field.h"

#include <glm/vec3.hpp>

namespace knotlas::sculpt
{

enum class SpineRegion
{
    Cervical,
    Thoracic,
    Lumbar,
};

// A disc between two vertebral bodies.
struct DiscMeasures
{
    glm::vec3 centre{0.0f};
    glm::vec3 up{0.0f, 1.0f, 0.0f};           // across its faces, unit, in the mid-sagittal plane
    glm::vec3 radii{0.010f, 0.003f, 0.008f};  // half width, half height, half depth; metres
};

// What is measured on one vertebra; the rest follows from its region.
struct VertebraMeasures
{
    SpineRegion region = SpineRegion::Thoracic;
    DiscMeasures above;
    DiscMeasures below;
    glm::vec3 spinousTip{0.0f};     // on the midline
    glm::vec3 transverseTip{0.0f};  // of the right side
    bool bifid = false;             // the spinous process ends in two tubercles
};

// Body, pedicles, articular pillars, laminae, transverse and spinous processes, vertebral canal.
Field vertebraField(const VertebraMeasures& measures, float voxel);

Field discField(const DiscMeasures& measures, float voxel);

}  // namespace knotlas::sculpt
