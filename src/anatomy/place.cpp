#include "anatomy/place.h"

#include "core/assert.h"
#include "core/text.h"
#include "geometry/triangle.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace knotlas::anatomy
{
namespace
{

using core::Error;
using core::Result;
using core::Side;
using geometry::SurfacePoint;
using geometry::TriangleCorners;
using geometry::TriMesh;

std::string inQuotes(const std::string& word)
{
    return "\"" + word + "\"";
}

TriangleCorners cornersOf(const TriMesh& mesh, const geometry::Triangle& triangle)
{
    return {mesh.positions[triangle.x], mesh.positions[triangle.y], mesh.positions[triangle.z]};
}

// The corners of a triangle in fibre space. Around a muscle v starts again at 0 after 1: a triangle
// across that seam is continued beyond 1.
TriangleCorners fibreCorners(const TriMesh& mesh, const geometry::Triangle& triangle)
{
    TriangleCorners corners;
    for (int i = 0; i < 3; ++i)
    {
        corners[static_cast<std::size_t>(i)] = glm::vec3(mesh.fibre[triangle[i]], 0.0f);
    }
    const auto [low, high] = std::ranges::minmax({corners[0].y, corners[1].y, corners[2].y});
    if (high - low > 0.5f)
    {
        for (glm::vec3& corner : corners)
        {
            corner.y += corner.y < 0.5f ? 1.0f : 0.0f;
        }
    }
    return corners;
}

// A point of a muscle and how far its fibre coordinates are from the wanted ones.
struct FibreMatch
{
    glm::vec3 position{0.0f};
    float error = 0.0f;
};

// The best match that each triangle of a mesh has to offer.
void addFibreMatches(const TriMesh& mesh, const MusclePlace& place,
                     std::vector<FibreMatch>& matches)
{
    if (mesh.fibre.empty())
    {
        return;
    }
    for (const geometry::Triangle& triangle : mesh.triangles)
    {
        const TriangleCorners fibre = fibreCorners(mesh, triangle);
        const bool acrossSeam = std::max({fibre[0].y, fibre[1].y, fibre[2].y}) > 1.0f;
        const bool continued = acrossSeam && place.v < 0.5f;
        const glm::vec3 wanted(place.u, place.v + (continued ? 1.0f : 0.0f), 0.0f);
        const glm::vec3 barycentric = geometry::closestBarycentric(fibre, wanted);
        matches.push_back({geometry::interpolate(cornersOf(mesh, triangle), barycentric),
                           glm::distance(geometry::interpolate(fibre, barycentric), wanted)});
    }
}

// Nearest point of a mesh; replaces `best` when nearer.
void takeNearer(const TriMesh& mesh, std::uint32_t index, const glm::vec3& point,
                SurfacePoint& best)
{
    for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t)
    {
        const TriangleCorners corners = cornersOf(mesh, mesh.triangles[t]);
        const glm::vec3 barycentric = geometry::closestBarycentric(corners, point);
        const glm::vec3 position = geometry::interpolate(corners, barycentric);
        const float distance = glm::distance(position, point);
        if (distance < best.distance)
        {
            best = {index, t, barycentric, position, geometry::unitNormal(corners), distance};
        }
    }
}

// Every id under which a muscle of the body can be asked for: "trapezius.upper" and "trapezius".
std::vector<std::string> muscleIds(const Body& body)
{
    std::set<std::string> ids;
    for (const Part& part : body.parts)
    {
        if (part.kind == PartKind::Muscle)
        {
            for (std::size_t dot = part.id.find('.'); dot != std::string::npos;
                 dot = part.id.find('.', dot + 1))
            {
                ids.insert(part.id.substr(0, dot));
            }
            ids.insert(part.id);
        }
    }
    return {ids.begin(), ids.end()};
}

}  // namespace

std::string describe(const Place& place)
{
    std::string words;
    if (const auto* landmark = std::get_if<LandmarkPlace>(&place.base))
    {
        words = inQuotes(landmark->landmark);
    }
    else if (const auto* between = std::get_if<BetweenPlace>(&place.base))
    {
        words = inQuotes(between->from) + ".." + inQuotes(between->to);
    }
    else
    {
        words = inQuotes(std::get<MusclePlace>(place.base).muscle);
    }
    if (place.offsetMm != glm::vec3(0.0f))
    {
        const auto number = [&](int axis) { return core::formatNumber(place.offsetMm[axis]); };
        words += " [" + number(0) + ", " + number(1) + ", " + number(2) + "]";
    }
    return words;
}

PlaceResolver::PlaceResolver(std::shared_ptr<const Body> body)
    : body_(std::move(body)), skin_({body_->skin.get()})
{
    KNOTLAS_ASSERT(!body_->skin->triangles.empty());
}

Result<glm::vec3> PlaceResolver::locate(const Place& place) const
{
    Result<glm::vec3> base = glm::vec3(0.0f);
    if (const auto* landmark = std::get_if<LandmarkPlace>(&place.base))
    {
        base = locateLandmark(landmark->landmark);
    }
    else if (const auto* between = std::get_if<BetweenPlace>(&place.base))
    {
        base = locateLandmark(between->from);
        Result<glm::vec3> to = locateLandmark(between->to);
        if (base && !to)
        {
            return to;
        }
        if (base)
        {
            base = glm::mix(*base, *to, between->t);
        }
    }
    else
    {
        base = locateInMuscle(std::get<MusclePlace>(place.base));
    }
    if (!base)
    {
        return base;
    }
    constexpr float kMetresPerMm = 0.001f;
    const glm::vec3 towardsLateral(-place.offsetMm.x, place.offsetMm.y, place.offsetMm.z);
    return *base + kMetresPerMm * towardsLateral;
}

Result<SurfacePoint> PlaceResolver::onSkin(const Place& place, Side side) const
{
    const Result<glm::vec3> right = locate(place);
    if (!right)
    {
        return right.error();
    }
    const glm::vec3 asked(side == Side::Left ? -right->x : right->x, right->y, right->z);
    const auto point = skin_.nearestPoint(asked);
    KNOTLAS_ASSERT(point.has_value());
    return *point;
}

Result<SurfacePoint> PlaceResolver::onMuscle(const Place& place, const std::string& id) const
{
    const Result<glm::vec3> position = locate(place);
    if (!position)
    {
        return position.error();
    }
    const auto parts = partsOfMuscle(id);
    if (!parts)
    {
        return parts.error();
    }
    SurfacePoint best;
    best.distance = std::numeric_limits<float>::max();
    for (const std::uint32_t part : *parts)
    {
        takeNearer(*body_->parts[part].mesh, part, *position, best);
    }
    return best;
}

Result<glm::vec3> PlaceResolver::locateLandmark(const std::string& id) const
{
    if (const auto position = body_->landmarks.find(id, Side::Right))
    {
        return *position;
    }
    std::vector<std::string> known;
    for (const auto& [name, position] : body_->landmarks.all())
    {
        known.push_back(name);
    }
    return Error("this body has no landmark " + inQuotes(id) + core::didYouMean(id, known));
}

Result<glm::vec3> PlaceResolver::locateInMuscle(const MusclePlace& place) const
{
    const auto parts = partsOfMuscle(place.muscle);
    if (!parts)
    {
        return parts.error();
    }
    std::vector<FibreMatch> matches;
    for (const std::uint32_t part : *parts)
    {
        addFibreMatches(*body_->parts[part].mesh, place, matches);
    }
    if (matches.empty())
    {
        return Error("the muscle " + inQuotes(place.muscle) + " has no fibre coordinates");
    }
    constexpr float kSameFibre = 1e-3f;
    const float best = std::ranges::min(matches, {}, &FibreMatch::error).error;
    std::erase_if(matches,
                  [=](const FibreMatch& match) { return match.error > best + kSameFibre; });
    const auto depth = [&](const FibreMatch& match) {
        return skin_.nearestPoint(match.position)->distance;
    };
    return std::ranges::min(matches, {}, depth).position;
}

bool PlaceResolver::hasMuscle(const std::string& id) const
{
    return std::ranges::any_of(body_->parts,
                               [&](const Part& part) { return isOfMuscle(part, id); });
}

Result<std::vector<std::uint32_t>> PlaceResolver::partsOfMuscle(const std::string& id) const
{
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < body_->parts.size(); ++i)
    {
        if (isOfMuscle(body_->parts[i], id))
        {
            found.push_back(i);
        }
    }
    if (found.empty())
    {
        return Error("this body has no muscle " + inQuotes(id) +
                     core::didYouMean(id, muscleIds(*body_)));
    }
    return found;
}

}  // namespace knotlas::anatomy
