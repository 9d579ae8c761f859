#pragma once

#include "app/annotations.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include <algorithm>

namespace knotlas::app
{

// What the layouts of labels ask of rectangles and lines in the picture.

inline bool overlap(const Rect& a, const Rect& b)
{
    return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

inline Rect grown(const Rect& rect, float by)
{
    return {rect.min - glm::vec2(by), rect.max + glm::vec2(by)};
}

inline float cross(const glm::vec2& a, const glm::vec2& b)
{
    return a.x * b.y - a.y * b.x;
}

inline bool segmentsCross(const glm::vec2& a, const glm::vec2& b, const glm::vec2& c,
                          const glm::vec2& d)
{
    const auto side = [](const glm::vec2& p, const glm::vec2& q, const glm::vec2& r) {
        return cross(q - p, r - p) > 0.0f;
    };
    return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b);
}

// From a point to the nearest one of a segment.
inline float distanceToSegment(const glm::vec2& point, const glm::vec2& a, const glm::vec2& b)
{
    const glm::vec2 along = b - a;
    const float t = glm::clamp(glm::dot(point - a, along) / std::max(glm::dot(along, along), 1e-6f),
                               0.0f, 1.0f);
    return glm::distance(point, a + t * along);
}

// Whether any point of the segment lies in the rectangle.
inline bool segmentMeets(const glm::vec2& a, const glm::vec2& b, const Rect& rect)
{
    const auto inside = [&](const glm::vec2& p) {
        return p.x > rect.min.x && p.x < rect.max.x && p.y > rect.min.y && p.y < rect.max.y;
    };
    const glm::vec2 corner{rect.max.x, rect.min.y};
    const glm::vec2 opposite{rect.min.x, rect.max.y};
    return inside(a) || inside(b) || segmentsCross(a, b, rect.min, rect.max) ||
           segmentsCross(a, b, corner, opposite);
}

// How far two rectangles are apart; 0 when they touch or overlap.
inline float distanceBetween(const Rect& a, const Rect& b)
{
    return glm::length(glm::max(glm::max(b.min - a.max, a.min - b.max), glm::vec2(0.0f)));
}

inline float distanceBetweenSegments(const glm::vec2& a, const glm::vec2& b, const glm::vec2& c,
                                     const glm::vec2& d)
{
    return segmentsCross(a, b, c, d)
               ? 0.0f
               : std::min(std::min(distanceToSegment(a, c, d), distanceToSegment(b, c, d)),
                          std::min(distanceToSegment(c, a, b), distanceToSegment(d, a, b)));
}

// 0 when the segment meets the rectangle.
inline float distanceToRect(const glm::vec2& a, const glm::vec2& b, const Rect& rect)
{
    if (segmentMeets(a, b, rect))
    {
        return 0.0f;
    }
    float nearest = std::min(distanceBetween({a, a}, rect), distanceBetween({b, b}, rect));
    for (const glm::vec2& corner :
         {rect.min, rect.max, glm::vec2(rect.min.x, rect.max.y), glm::vec2(rect.max.x, rect.min.y)})
    {
        nearest = std::min(nearest, distanceToSegment(corner, a, b));
    }
    return nearest;
}

}  // namespace knotlas::app
