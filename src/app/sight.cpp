#include "app/sight.h"

#include "core/assert.h"
#include "core/parallel.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace knotlas::app
{
namespace
{

// What lets through less than this is not looked through, and what adds less is not seen.
constexpr float kClear = 0.4f;
// Deeper than any body has surfaces behind each other.
constexpr int kMostHits = 64;
constexpr float kStepM = 2e-5f;  // from one hit to the next

}  // namespace

Sight::Sight(const scene::Scene& scene, const Content& content, const glm::ivec2& cells,
             float aspect)
    : scene_(scene), content_(content), cells_(cells)
{
    KNOTLAS_ASSERT(cells.x > 0 && cells.y > 0);
    grid_.resize(static_cast<std::size_t>(cells.x) * static_cast<std::size_t>(cells.y));
    if (content.empty())
    {
        return;
    }
    opacity_.assign(content.body->parts.size(), 0.0f);
    for (const scene::Drawable& drawable : scene.drawables)
    {
        opacity_[drawable.id] = drawable.opacity;
    }
    core::parallelFor(static_cast<std::size_t>(cells.y), [&](std::size_t row) {
        const auto y = static_cast<float>(row);
        for (int x = 0; x < cells_.x; ++x)
        {
            const glm::vec2 point01{(static_cast<float>(x) + 0.5f) / static_cast<float>(cells_.x),
                                    (y + 0.5f) / static_cast<float>(cells_.y)};
            grid_[row * static_cast<std::size_t>(cells_.x) + static_cast<std::size_t>(x)] =
                look(scene_.camera.rayThrough(point01, aspect));
        }
    });
}

// The skin opens softly above what is selected.
float Sight::opacityAt(const geometry::SurfacePoint& hit) const
{
    const float opacity = opacity_[hit.mesh];
    const anatomy::Part& part = content_.body->parts[hit.mesh];
    if (part.kind != anatomy::PartKind::Skin || scene_.window.openness == nullptr ||
        part.mesh != content_.body->skin)
    {
        return opacity;
    }
    const geometry::Triangle& triangle = part.mesh->triangles[hit.triangle];
    const std::vector<float>& openness = *scene_.window.openness;
    const float open = hit.barycentric.x * openness[triangle.x] +
                       hit.barycentric.y * openness[triangle.y] +
                       hit.barycentric.z * openness[triangle.z];
    return opacity * (1.0f - open * scene_.window.strength);
}

Sight::Cell Sight::look(const geometry::Ray& ray) const
{
    Cell cell;
    float through = 1.0f;
    geometry::Ray rest = ray;
    for (int i = 0; i < kMostHits && through >= kClear; ++i)
    {
        const auto hit = content_.rays->nearestHit(rest);
        if (!hit)
        {
            break;
        }
        const float opacity = opacityAt(*hit);
        cell.body = cell.body || opacity > 0.0f;
        const bool skin = content_.body->parts[hit->mesh].kind == anatomy::PartKind::Skin;
        if (!skin && through * opacity >= kClear)
        {
            cell.part = hit->mesh;
            cell.pointWorld = hit->position;
            break;
        }
        // A faded layer is drawn once, however often it folds.
        const bool front = glm::dot(hit->normal, ray.direction) < 0.0f;
        through *= front ? 1.0f - opacity : 1.0f;
        rest.origin = hit->position + kStepM * ray.direction;
    }
    return cell;
}

bool Sight::seesPoint(const glm::vec3& pointWorld, float coverM) const
{
    constexpr float boneM = 0.004f;   // landmarks lie this near to the surface of their bone
    constexpr float fleshM = 0.008f;  // below a muscle that is seen, hardly anything is felt
    const glm::vec3 eye = scene_.camera.eye();
    const float distance = glm::distance(eye, pointWorld);
    geometry::Ray rest{eye, (pointWorld - eye) / distance};
    bool belowSkin = false;
    for (int i = 0; i < kMostHits; ++i)
    {
        const float left = distance - boneM - glm::distance(eye, rest.origin);
        const auto hit = left > 0.0f ? content_.rays->nearestHit(rest, left) : std::nullopt;
        if (!hit)
        {
            return true;
        }
        const anatomy::PartKind kind = content_.body->parts[hit->mesh].kind;
        const bool skin = kind == anatomy::PartKind::Skin;
        const bool bone = kind == anatomy::PartKind::Bone || kind == anatomy::PartKind::Cartilage;
        const float cover = glm::distance(hit->position, pointWorld);
        const bool hides = bone || (skin ? cover > coverM : !belowSkin && cover > fleshM);
        const bool opaque = opacityAt(*hit) >= 1.0f - kClear;
        if (hides && opaque)
        {
            return false;
        }
        belowSkin = belowSkin || (skin && opaque);
        rest.origin = hit->position + kStepM * rest.direction;
    }
    return false;
}

}  // namespace knotlas::app
