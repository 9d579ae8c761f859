#include "sculpt/overlap_scan.h"

#include "core/assert.h"
#include "geometry/ray_scene.h"
#include "sculpt/parallel.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <utility>

namespace knotlas::sculpt
{
namespace
{

using geometry::RayScene;
using geometry::SurfacePoint;
using geometry::TriMesh;

constexpr float kStep = 0.001f;                      // between lines, metres
constexpr std::size_t kDepthPoints = 240;            // of a pair: enough to find its deepest place
constexpr double kMlPerMetre = 1e6 * kStep * kStep;  // of a line

struct Span
{
    std::uint32_t mesh = 0;
    float from = 0.0f;  // along the line, metres
    float to = 0.0f;
};

using Pair = std::pair<std::uint32_t, std::uint32_t>;

// A point of the surface of `first` inside `second`.
struct SunkPoint
{
    Pair pair;
    glm::vec3 position{0.0f};
};

// What the lines at one x tell.
struct Slice
{
    std::vector<double> volumes;               // metres of line, by mesh
    std::vector<std::vector<double>> insides;  // by mesh and group
    std::map<Pair, double> pairs;
    std::vector<SunkPoint> sunk;
};

// Where the line is inside each mesh. A mesh whose crossings do not pair up, because an edge was
// missed, is left out.
std::vector<Span> spansOf(std::vector<SurfacePoint> hits)
{
    std::ranges::stable_sort(hits, {}, &SurfacePoint::mesh);
    std::vector<Span> spans;
    for (std::size_t first = 0; first < hits.size();)
    {
        std::size_t last = first;
        int depth = 0;
        const std::size_t before = spans.size();
        bool paired = true;
        for (; last < hits.size() && hits[last].mesh == hits[first].mesh; ++last)
        {
            const bool enters = hits[last].normal.y < 0.0f;
            if (enters && depth++ == 0)
            {
                spans.push_back({hits[last].mesh, hits[last].distance, hits[last].distance});
            }
            else if (!enters && --depth == 0)
            {
                spans.back().to = hits[last].distance;
            }
            paired = paired && depth >= 0;
        }
        if (!paired || depth != 0)
        {
            spans.resize(before);
        }
        first = last;
    }
    return spans;
}

// Length of `span` inside any of `others` that `counts`; each place once.
template <typename Counts>
double coveredLength(const Span& span, const std::vector<Span>& byStart, const Counts& counts)
{
    double covered = 0.0;
    float reached = span.from;
    for (const Span& other : byStart)
    {
        if (other.mesh == span.mesh || !counts(other))
        {
            continue;
        }
        const float from = std::max(other.from, reached);
        const float to = std::min(other.to, span.to);
        if (to > from)
        {
            covered += to - from;
            reached = to;
        }
    }
    return covered;
}

class Scanner
{
  public:
    Scanner(const std::vector<const TriMesh*>& meshes, const std::vector<std::uint32_t>& groups)
        : scene_(meshes), groups_(groups)
    {
        for (const TriMesh* mesh : meshes)
        {
            bounds_.add(geometry::boundsOf(*mesh));
        }
        groupCount_ = groups.empty() ? 0 : *std::ranges::max_element(groups) + 1;
    }

    // Lines stand amid cells of the grid that begins at the midline, so that none runs in it.
    [[nodiscard]] std::size_t sliceCount() const
    {
        return bounds_.empty() || bounds_.min.x >= 0.0f
                   ? 0
                   : static_cast<std::size_t>(std::ceil(-bounds_.min.x / kStep));
    }

    [[nodiscard]] Slice slice(std::size_t index) const
    {
        Slice slice;
        slice.volumes.resize(groups_.size());
        slice.insides.assign(groups_.size(), std::vector<double>(groupCount_));
        const float x = -(static_cast<float>(index) + 0.5f) * kStep;
        const auto count = static_cast<std::size_t>(std::ceil(bounds_.size().z / kStep));
        for (std::size_t k = 0; k < count; ++k)
        {
            const glm::vec3 foot(x, bounds_.min.y - kStep,
                                 bounds_.min.z + (static_cast<float>(k) + 0.5f) * kStep);
            addLine(slice, foot);
        }
        return slice;
    }

  private:
    void addLine(Slice& slice, const glm::vec3& foot) const
    {
        std::vector<Span> spans = spansOf(scene_.allHits({foot, {0.0f, 1.0f, 0.0f}}));
        std::ranges::stable_sort(spans, {}, &Span::from);
        for (const Span& span : spans)
        {
            slice.volumes[span.mesh] += span.to - span.from;
            for (std::uint32_t group = 0; group < groupCount_; ++group)
            {
                slice.insides[span.mesh][group] += coveredLength(
                    span, spans, [&](const Span& other) { return groups_[other.mesh] == group; });
            }
        }
        addPairs(slice, spans, foot);
    }

    static void addPairs(Slice& slice, const std::vector<Span>& spans, const glm::vec3& foot)
    {
        const auto at = [&](float distance) { return foot + glm::vec3(0.0f, distance, 0.0f); };
        for (std::size_t i = 0; i < spans.size(); ++i)
        {
            for (std::size_t j = i + 1; j < spans.size() && spans[j].from < spans[i].to; ++j)
            {
                const Span& lower = spans[i];
                const Span& upper = spans[j];
                if (lower.mesh == upper.mesh)
                {
                    continue;
                }
                const float to = std::min(lower.to, upper.to);
                slice.pairs[{lower.mesh, upper.mesh}] += to - upper.from;
                slice.pairs[{upper.mesh, lower.mesh}] += to - upper.from;
                slice.sunk.push_back({{upper.mesh, lower.mesh}, at(upper.from)});
                slice.sunk.push_back(upper.to < lower.to
                                         ? SunkPoint{{upper.mesh, lower.mesh}, at(to)}
                                         : SunkPoint{{lower.mesh, upper.mesh}, at(to)});
            }
        }
    }

    RayScene scene_;
    const std::vector<std::uint32_t>& groups_;
    geometry::Aabb bounds_;
    std::uint32_t groupCount_ = 0;
};

// The deepest of the points below the surface that they are inside of; `points` by pair.
float deepest(const std::vector<glm::vec3>& points, const RayScene& surface)
{
    float deepest = 0.0f;
    const std::size_t stride = std::max<std::size_t>(1, points.size() / kDepthPoints);
    for (std::size_t i = 0; i < points.size(); i += stride)
    {
        if (const auto nearest = surface.nearestPoint(points[i]))
        {
            deepest = std::max(deepest, nearest->distance);
        }
    }
    return 1000.0f * deepest;
}

// Depths of all pairs, both orders alike.
std::map<Pair, float> depthsOf(const std::map<Pair, std::vector<glm::vec3>>& sunk,
                               const std::vector<const TriMesh*>& meshes)
{
    std::vector<std::vector<std::pair<Pair, const std::vector<glm::vec3>*>>> inside(meshes.size());
    for (const auto& [pair, points] : sunk)
    {
        inside[pair.second].emplace_back(pair, &points);
    }
    std::vector<std::map<Pair, float>> found(meshes.size());
    forEachIndex(meshes.size(), [&](std::size_t mesh) {
        if (inside[mesh].empty())
        {
            return;
        }
        const RayScene surface({meshes[mesh]});
        for (const auto& [pair, points] : inside[mesh])
        {
            found[mesh][pair] = deepest(*points, surface);
        }
    });
    std::map<Pair, float> depths;
    for (const auto& some : found)
    {
        for (const auto& [pair, depth] : some)
        {
            for (const Pair& either : {pair, Pair{pair.second, pair.first}})
            {
                depths[either] = std::max(depths[either], depth);
            }
        }
    }
    return depths;
}

}  // namespace

OverlapScan scanOverlaps(const std::vector<const TriMesh*>& meshes,
                         const std::vector<std::uint32_t>& groups)
{
    KNOTLAS_ASSERT(meshes.size() == groups.size());
    const Scanner scanner(meshes, groups);
    std::vector<Slice> slices(scanner.sliceCount());
    forEachIndex(slices.size(), [&](std::size_t i) { slices[i] = scanner.slice(i); });

    OverlapScan scan;
    scan.volumesMl.resize(meshes.size());
    scan.insideMl.resize(meshes.size());
    std::map<Pair, double> volumes;
    std::map<Pair, std::vector<glm::vec3>> sunk;
    for (const Slice& slice : slices)
    {
        for (std::size_t mesh = 0; mesh < meshes.size(); ++mesh)
        {
            scan.volumesMl[mesh] += kMlPerMetre * slice.volumes[mesh];
            scan.insideMl[mesh].resize(slice.insides[mesh].size());
            for (std::size_t group = 0; group < slice.insides[mesh].size(); ++group)
            {
                scan.insideMl[mesh][group] += kMlPerMetre * slice.insides[mesh][group];
            }
        }
        for (const auto& [pair, length] : slice.pairs)
        {
            volumes[pair] += kMlPerMetre * length;
        }
        for (const SunkPoint& point : slice.sunk)
        {
            sunk[point.pair].push_back(point.position);
        }
    }
    const std::map<Pair, float> depths = depthsOf(sunk, meshes);
    for (const auto& [pair, volume] : volumes)
    {
        const auto depth = depths.find(pair);
        scan.pairs.push_back(
            {pair.first, pair.second, volume, depth == depths.end() ? 0.0f : depth->second});
    }
    return scan;
}

}  // namespace knotlas::sculpt
