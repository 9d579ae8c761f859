#pragma once

#include <glm/vec3.hpp>

#include <array>

namespace knotlas::test
{

enum class Vision
{
    Normal,
    Protan,  // no long-wave cones
    Deutan,  // no middle-wave cones
    Tritan,  // no short-wave cones
};

inline constexpr std::array kVisions{Vision::Normal, Vision::Protan, Vision::Deutan,
                                     Vision::Tritan};

glm::vec3 linear(const glm::vec3& srgb);

// What a viewer sees of a linear sRGB colour: Machado, Oliveira & Fernandes, "A
// physiologically-based model for simulation of color vision deficiency" (IEEE TVCG 15, 2009),
// matrices of severity 1.
glm::vec3 seenBy(Vision vision, const glm::vec3& linearRgb);

// CIEDE2000 between two linear sRGB colours (Sharma, Wu & Dalal 2005), white point D65.
float difference(const glm::vec3& linearA, const glm::vec3& linearB);

// The same from L*a*b* coordinates.
float differenceLab(const glm::vec3& a, const glm::vec3& b);

}  // namespace knotlas::test
