#include "render/view_volume.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_access.hpp>

#include <algorithm>

namespace knotlas::render
{

bool ClipRect::touches(const ClipRect& other) const
{
    return min.x <= other.max.x && max.x >= other.min.x && min.y <= other.max.y &&
           max.y >= other.min.y;
}

void ClipRect::add(const ClipRect& other)
{
    min = glm::min(min, other.min);
    max = glm::max(max, other.max);
}

ClipRect ClipRect::clipped() const
{
    return {glm::max(min, glm::vec2(-1.0f)), glm::min(max, glm::vec2(1.0f))};
}

ViewVolume::ViewVolume(const glm::mat4& clipFromWorld, const glm::vec3& eye)
    : clipFromWorld_(clipFromWorld), eye_(eye)
{
    const glm::vec4 x = glm::row(clipFromWorld, 0);
    const glm::vec4 y = glm::row(clipFromWorld, 1);
    const glm::vec4 z = glm::row(clipFromWorld, 2);
    const glm::vec4 w = glm::row(clipFromWorld, 3);
    planes_ = {w + x, w - x, w + y, w - y, w + z};
    for (glm::vec4& plane : planes_)
    {
        plane /= glm::length(glm::vec3(plane));
    }
    scale_ = {glm::length(glm::vec3(x)), glm::length(glm::vec3(y))};
}

bool ViewVolume::seesSphere(const glm::vec3& centre, float radius) const
{
    return std::ranges::all_of(planes_, [&](const glm::vec4& plane) {
        return glm::dot(glm::vec3(plane), centre) + plane.w >= -radius;
    });
}

bool ViewVolume::turnedAway(const Cluster& cluster) const
{
    if (cluster.coneCutoff >= 1.0f)
    {
        return false;
    }
    const glm::vec3 towards = cluster.centre - eye_;
    return glm::dot(towards, cluster.coneAxis) >=
           cluster.coneCutoff * glm::length(towards) + cluster.radius;
}

ClipRect ViewVolume::rectOfSphere(const glm::vec3& centre, float radius) const
{
    const glm::vec4 clip = clipFromWorld_ * glm::vec4(centre, 1.0f);
    const float nearest = clip.w - radius;
    if (nearest <= 0.0f)
    {
        return {glm::vec2(-1.0f), glm::vec2(1.0f)};
    }
    const glm::vec2 middle = glm::vec2(clip) / clip.w;
    const glm::vec2 reach = radius * (scale_ + glm::abs(middle)) / nearest;
    return {middle - reach, middle + reach};
}

}  // namespace knotlas::render
