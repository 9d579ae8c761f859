#include "sculpt/muscle_sweep.h"

#include "sculpt/curves.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace knotlas::sculpt
{

namespace
{

constexpr float kExponent = 2.3f;      // sections: a little fuller than an ellipse
constexpr float kClearance = 0.0004f;  // metres between neighbours

// Rings of `columns` points that use up the triangles with cells longer than wide.
glm::ivec2 tubeResolution(int triangles, float length, float girth)
{
    const float cells = 0.5f * static_cast<float>(triangles);
    const float across = std::sqrt(1.6f * cells * girth / std::max(length, 1e-4f));
    const int columns = 2 * std::clamp(static_cast<int>(std::lround(0.5f * across)), 4, 15);
    const int rows = std::clamp(static_cast<int>(cells) / columns, 8, 96);
    return {rows, columns};
}

glm::vec2 superEllipse(float angle)
{
    const auto power = [](float x) {
        return std::copysign(std::pow(std::abs(x), 2.0f / kExponent), x);
    };
    return {power(std::cos(angle)), power(std::sin(angle))};
}

// Factor that gives a section of `columns` points the area of the measured ellipse, and a little
// more, which pressing and smoothing take away again.
float areaFactor(int columns)
{
    constexpr float kFullness = 1.02f;
    float twice = 0.0f;
    for (int j = 0; j < columns; ++j)
    {
        const float step = 2.0f * std::numbers::pi_v<float> / static_cast<float>(columns);
        const glm::vec2 a = superEllipse(step * static_cast<float>(j));
        const glm::vec2 b = superEllipse(step * static_cast<float>(j + 1));
        twice += a.x * b.y - a.y * b.x;
    }
    return kFullness * std::sqrt(2.0f * std::numbers::pi_v<float> / twice);
}

Tube tubeThrough(std::span<const Frame> frames, int columns)
{
    const float factor = areaFactor(columns);
    Tube tube{PointGrid(static_cast<int>(frames.size()), columns, true), {}};
    const float first = frames.front().u;
    const float range = frames.back().u - first;
    for (int i = 0; i < tube.rings.rows; ++i)
    {
        const Frame& frame = frames[static_cast<std::size_t>(i)];
        tube.along.push_back((frame.u - first) / range);
        for (int j = 0; j < columns; ++j)
        {
            const float angle = 2.0f * std::numbers::pi_v<float> * static_cast<float>(j) /
                                static_cast<float>(columns);
            const glm::vec2 edge = factor * superEllipse(angle);
            tube.rings.at(i, j) = frame.centre + edge.x * frame.halfWidth * frame.wide +
                                  edge.y * frame.halfThickness * frame.thick();
        }
    }
    return tube;
}

Tube tubeThrough(std::span<const Station> stations, int triangles)
{
    std::vector<glm::vec3> centres;
    float girth = 0.0f;
    for (const Station& station : stations)
    {
        centres.push_back(station.centre);
        girth += std::numbers::pi_v<float> * (station.halfWidth + station.halfThickness);
    }
    girth /= static_cast<float>(stations.size());
    const glm::ivec2 resolution =
        tubeResolution(triangles, static_cast<float>(polylineLength(centres)), girth);
    return tubeThrough(framesAlong(stations, resolution.x), resolution.y);
}

glm::vec3 ringCentre(const PointGrid& rings, int row)
{
    glm::vec3 sum(0.0f);
    for (const glm::vec3& point : rings.row(row))
    {
        sum += point;
    }
    return sum / static_cast<float>(rings.columns);
}

float ringArea(const PointGrid& rings, int row)
{
    const glm::vec3 centre = ringCentre(rings, row);
    glm::vec3 sum(0.0f);
    for (int j = 0; j < rings.columns; ++j)
    {
        sum +=
            glm::cross(rings.at(row, j) - centre, rings.at(row, (j + 1) % rings.columns) - centre);
    }
    return 0.5f * glm::length(sum);
}

// Grows rings about their centres towards the areas that they had, by a tenth at most in one round.
// In all they grow little: a section that wraps a bone would swell at both sides of it.
class Areas
{
  public:
    explicit Areas(const PointGrid& rings) : grown_(static_cast<std::size_t>(rings.rows), 1.0f)
    {
        for (int i = 0; i < rings.rows; ++i)
        {
            areas_.push_back(ringArea(rings, i));
        }
    }

    void restore(PointGrid& rings)
    {
        constexpr float kRound = 1.1f;
        constexpr float kInAll = 1.4f;
        for (int i = 0; i < rings.rows; ++i)
        {
            const auto ring = static_cast<std::size_t>(i);
            const float area = std::max(ringArea(rings, i), 1e-9f);
            const float most = std::min(kRound, kInAll / grown_[ring]);
            const float scale = std::clamp(std::sqrt(areas_[ring] / area), 1.0f, most);
            grown_[ring] *= scale;
            const glm::vec3 centre = ringCentre(rings, i);
            for (int j = 0; j < rings.columns; ++j)
            {
                rings.at(i, j) = centre + scale * (rings.at(i, j) - centre);
            }
        }
    }

  private:
    std::vector<float> areas_;
    std::vector<float> grown_;
};

// The ends give way least: they are attached.
float yielding(float u)
{
    return std::clamp(std::min(u, 1.0f - u) / 0.05f, 0.25f, 1.0f);
}

// Points on the lines from the centre of each ring to its points, and how far they lie outside of
// what is deeper. With these a ring notices what it encloses.
struct Spokes
{
    static constexpr int kProbes = 8;

    std::vector<glm::vec3> centres;  // of the rings
    std::vector<float> distances;    // kProbes for each point of the rings, the centre first

    Spokes(const PointGrid& rings, const LevelSet& deeper)
        : distances(rings.points.size() * kProbes)
    {
        std::vector<glm::vec3> probes;
        probes.reserve(distances.size());
        for (int i = 0; i < rings.rows; ++i)
        {
            centres.push_back(ringCentre(rings, i));
            for (const glm::vec3& point : rings.row(i))
            {
                for (int k = 0; k < kProbes; ++k)
                {
                    probes.push_back(glm::mix(centres.back(), point, share(k)));
                }
            }
        }
        deeper.sample(probes, distances);
    }

    static float share(int probe)
    {
        return static_cast<float>(probe) / static_cast<float>(kProbes - 1);
    }

    // How far along the line to a point one comes before meeting what is deeper, 0..1.
    [[nodiscard]] float freeShare(std::size_t point) const
    {
        const float* const d = distances.data() + point * kProbes;
        for (int k = 1; k < kProbes; ++k)
        {
            if (d[k] < kClearance && d[k - 1] > d[k])
            {
                const float step =
                    std::clamp((d[k - 1] - kClearance) / (d[k - 1] - d[k]), 0.0f, 1.0f);
                return glm::mix(share(k - 1), share(k), step);
            }
        }
        return 1.0f;
    }
};

// Moves rings whose centre lies in something deeper towards the part of them that does not.
void freeCentres(Tube& tube, const LevelSet& deeper)
{
    constexpr float kMargin = 0.001f;  // metres that the centre should lie outside
    PointGrid& rings = tube.rings;
    const Spokes spokes(rings, deeper);
    PointGrid shift(rings.rows, 1, false);
    for (int i = 0; i < rings.rows; ++i)
    {
        const glm::vec3 centre = spokes.centres[static_cast<std::size_t>(i)];
        glm::vec3 sum(0.0f);
        float weights = 0.0f;
        for (int j = 0; j < rings.columns; ++j)
        {
            const std::size_t first = rings.index(i, j) * Spokes::kProbes;
            for (int k = 0; k < Spokes::kProbes; ++k)
            {
                const float share = Spokes::share(k);
                const float weight =
                    spokes.distances[first + static_cast<std::size_t>(k)] > 0.0f ? share : 0.0f;
                sum += weight * share * (rings.at(i, j) - centre);
                weights += weight;
            }
        }
        const float need = std::clamp(
            1.0f - spokes.distances[rings.index(i, 0) * Spokes::kProbes] / kMargin, 0.0f, 1.0f);
        shift.at(i, 0) = need * sum / std::max(weights, 1e-3f);
    }
    relax(shift, 8);
    for (int i = 0; i < rings.rows; ++i)
    {
        const float fade = yielding(tube.along[static_cast<std::size_t>(i)]);
        for (int j = 0; j < rings.columns; ++j)
        {
            rings.at(i, j) += fade * shift.at(i, 0);
        }
    }
}

// Draws the points of the tube back from what lies between them and the centres of their rings,
// and out of what they lie in. The way is spread over neighbours `spread` times, and taken `factor`
// times.
void pressOnce(Tube& tube, const LevelSet& deeper, int spread, float factor)
{
    constexpr float kLimit = 0.03f;
    PointGrid& rings = tube.rings;
    const Spokes spokes(rings, deeper);
    PointGrid back = rings;
    for (int i = 0; i < rings.rows; ++i)
    {
        const glm::vec3 centre = spokes.centres[static_cast<std::size_t>(i)];
        for (int j = 0; j < rings.columns; ++j)
        {
            const float free = std::max(spokes.freeShare(rings.index(i, j)), 0.1f);
            back.at(i, j) = (1.0f - free) * (centre - rings.at(i, j));
        }
    }
    relax(back, spread);
    const auto move = [&](const PointGrid& way, float times) {
        for (int i = 0; i < rings.rows; ++i)
        {
            const float fade = times * yielding(tube.along[static_cast<std::size_t>(i)]);
            for (int j = 0; j < rings.columns; ++j)
            {
                rings.at(i, j) += fade * way.at(i, j);
            }
        }
    };
    move(back, 1.0f);
    const std::vector<float> clearances(rings.points.size(), kClearance);
    PointGrid push = pushNeeded(rings, deeper, clearances, kLimit);
    relax(push, spread);
    move(push, factor);
}

}  // namespace

Tube sweepTube(const SweepShape& shape, int triangles)
{
    return tubeThrough(shape.stations, triangles);
}

Tube strandTube(const StrandShape& shape, int triangles)
{
    const std::vector<float> along = arcLengths(shape.points);
    std::vector<Station> stations;
    for (std::size_t k = 0; k < shape.points.size(); ++k)
    {
        // Tendons on hand and foot lie flat, wide from side to side.
        stations.push_back({along[k], shape.points[k], 1.35f * shape.radius, 0.8f * shape.radius,
                            glm::vec3(1.0f, 0.0f, 0.0f)});
    }
    return tubeThrough(stations, triangles);
}

Tube fillingTube(const Filling& filling)
{
    const auto columns = static_cast<int>(filling.sections.front().radii.size());
    Tube tube{PointGrid(static_cast<int>(filling.sections.size()), columns, true),
              linspace(0.0f, 1.0f, static_cast<int>(filling.sections.size()))};
    for (int i = 0; i < tube.rings.rows; ++i)
    {
        const Filling::Section& section = filling.sections[static_cast<std::size_t>(i)];
        for (int j = 0; j < columns; ++j)
        {
            const float angle = 2.0f * std::numbers::pi_v<float> * static_cast<float>(j) /
                                static_cast<float>(columns);
            tube.rings.at(i, j) =
                section.centre + section.radii[static_cast<std::size_t>(j)] *
                                     glm::vec3(std::cos(angle), 0.0f, std::sin(angle));
        }
    }
    return tube;
}

void pressOut(Tube& tube, const LevelSet& deeper)
{
    constexpr int kSmoothPresses = 8;
    constexpr int kFirmPresses = 3;
    PointGrid& rings = tube.rings;
    Areas areas(rings);
    for (int k = 0; k < kSmoothPresses; ++k)
    {
        freeCentres(tube, deeper);
        pressOnce(tube, deeper, 2, 1.25f);
        areas.restore(rings);
    }
    PointGrid relaxed = rings;
    relax(relaxed, 1);
    for (std::size_t k = 0; k < rings.points.size(); ++k)
    {
        rings.points[k] = 0.75f * rings.points[k] + 0.25f * relaxed.points[k];
    }
    for (int k = 0; k < kFirmPresses; ++k)
    {
        pressOnce(tube, deeper, 1, 1.2f);
    }
    pressOnce(tube, deeper, 0, 1.0f);  // follows the neighbour exactly
}

float tendonWeight(float distance, float share)
{
    // Pale over the outer third, then fading into the flesh.
    return share > 1e-4f ? std::clamp(1.5f * (1.0f - distance / share), 0.0f, 1.0f) : 0.0f;
}

geometry::TriMesh tubeMesh(const Tube& tube, const glm::vec2& tendon)
{
    const PointGrid& rings = tube.rings;
    geometry::TriMesh mesh;
    mesh.positions = rings.points;
    for (int i = 0; i < rings.rows; ++i)
    {
        const float u = tube.along[static_cast<std::size_t>(i)];
        const float weight = std::max(tendonWeight(u, tendon.x), tendonWeight(1.0f - u, tendon.y));
        const auto shade = static_cast<unsigned char>(std::lround(255.0f * weight));
        for (int j = 0; j < rings.columns; ++j)
        {
            const float turn = static_cast<float>(j) / static_cast<float>(rings.columns);
            mesh.fibre.emplace_back(u, std::abs(2.0f * turn - 1.0f));
            mesh.shade.emplace_back(255, shade, 255, 255);
        }
    }
    const auto index = [&](int i, int j) {
        return static_cast<std::uint32_t>(rings.index(i, j % rings.columns));
    };
    for (int i = 0; i + 1 < rings.rows; ++i)
    {
        for (int j = 0; j < rings.columns; ++j)
        {
            mesh.triangles.emplace_back(index(i, j), index(i + 1, j), index(i, j + 1));
            mesh.triangles.emplace_back(index(i, j + 1), index(i + 1, j), index(i + 1, j + 1));
        }
    }
    for (const int end : {0, rings.rows - 1})
    {
        const auto centre = static_cast<std::uint32_t>(mesh.positions.size());
        mesh.positions.push_back(ringCentre(rings, end));
        mesh.fibre.emplace_back(end == 0 ? 0.0f : 1.0f, 0.5f);
        mesh.shade.push_back(mesh.shade[rings.index(end, 0)]);
        for (int j = 0; j < rings.columns; ++j)
        {
            const std::uint32_t a = index(end, j);
            const std::uint32_t b = index(end, j + 1);
            mesh.triangles.push_back(end == 0 ? geometry::Triangle(centre, a, b)
                                              : geometry::Triangle(centre, b, a));
        }
    }
    mesh.normals = geometry::computeNormals(mesh.positions, mesh.triangles);
    orientOutwards(mesh);
    return mesh;
}

}  // namespace knotlas::sculpt
