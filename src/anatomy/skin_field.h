#pragma once

#include "anatomy/atlas.h"
#include "anatomy/place.h"
#include "core/result.h"
#include "geometry/surface_walk.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace knotlas::anatomy
{

struct VertexWeight
{
    std::uint32_t vertex = 0;
    float weight = 0.0f;  // 0..1
    bool operator==(const VertexWeight&) const = default;
};

// Sparse skin field, ordered by vertex; no zero weights.
using SkinField = std::vector<VertexWeight>;

// Calls use(i, j) for every vertex that both fields have; i and j are its places in `a` and `b`.
template <typename Use> void forCommonVertices(const SkinField& a, const SkinField& b, Use use)
{
    const bool fewInA = a.size() < b.size();
    const SkinField& few = fewInA ? a : b;
    const SkinField& many = fewInA ? b : a;
    auto other = many.begin();
    for (std::size_t i = 0; i < few.size(); ++i)
    {
        other =
            std::ranges::lower_bound(other, many.end(), few[i].vertex, {}, &VertexWeight::vertex);
        if (other == many.end())
        {
            return;
        }
        if (other->vertex == few[i].vertex)
        {
            const auto j = static_cast<std::size_t>(other - many.begin());
            use(fewInA ? i : j, fewInA ? j : i);
        }
    }
}

// 1 on the line, falling smoothly to 0 at `halfWidth`: flat in the middle, C1 at both ends.
float zoneWeight(float distance, float halfWidth);

// Distances from a stroke to the skin around it, nearer than `maxDistance` (metres). A stroke whose
// points are not joined by a short way over the skin is an Error.
core::Result<std::vector<geometry::VertexDistance>>
strokeDistances(const Stroke& stroke, const PlaceResolver& places, const geometry::Surface& surface,
                core::Side side, float maxDistance);

// Field of a set of strokes: the highest weight wins. Exposed for tests and for the soft window of
// the skin.
core::Result<SkinField> paintStrokes(std::span<const Stroke> strokes, const PlaceResolver& places,
                                     const geometry::Surface& surface,
                                     core::Side side = core::Side::Right);

// The field on the other side of the body; `mirrorOf` as in Body::skinMirror.
SkinField mirroredField(const SkinField& field, const std::vector<std::uint32_t>& mirrorOf);

}  // namespace knotlas::anatomy
