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

constexpr float kEndThickness = 0.3f;  // of the end of a tube, of its measured thickness

// Rings of `columns` points that use up the triangles with cells longer than wide. Half and a
// quarter of the columns are whole numbers: rings with half the points have the same borders.
glm::ivec2 tubeResolution(int triangles, float length, float girth)
{
    const float cells = 0.5f * static_cast<float>(triangles);
    const float across = std::sqrt(1.6f * cells * girth / std::max(length, 1e-4f));
    const int columns = 4 * std::clamp(static_cast<int>(std::lround(0.25f * across)), 2, 7);
    constexpr float kLongest = 0.009f;  // metres, of a cell
    const int rows =
        std::max(static_cast<int>(cells) / columns, static_cast<int>(length / kLongest));
    return {std::clamp(rows, 8, 96), columns};
}

glm::vec2 superEllipse(float angle)
{
    const auto power = [](float x) {
        return std::copysign(std::pow(std::abs(x), 2.0f / kExponent), x);
    };
    return {power(std::cos(angle)), power(std::sin(angle))};
}

float turnBetween(const glm::vec2& a, const glm::vec2& b)
{
    return std::abs(std::atan2(a.x * b.y - a.y * b.x, glm::dot(a, b)));
}

// Half a super-ellipse from one end of its wide axis to the other, in `steps` even steps: of the
// way for the greater part, so that the cells of flat sections do not narrow towards their borders,
// and of the turn, which rounds them.
std::vector<glm::vec2> halfSection(const glm::vec2& radii, int steps)
{
    constexpr int kFine = 96;
    constexpr float kTurnShare = 0.2f;
    std::vector<glm::vec2> fine;
    for (const float angle : linspace(0.0f, std::numbers::pi_v<float>, kFine + 1))
    {
        fine.push_back(radii * superEllipse(angle));
    }
    std::vector<float> way{0.0f};
    std::vector<float> turn{0.0f};
    glm::vec2 heading(0.0f, 1.0f);
    for (std::size_t k = 1; k < fine.size(); ++k)
    {
        const glm::vec2 step = fine[k] - fine[k - 1];
        way.push_back(way.back() + glm::length(step));
        turn.push_back(turn.back() + turnBetween(heading, step));
        heading = step;
    }
    std::vector<glm::vec2> section;
    std::size_t k = 1;
    for (const float share : linspace(0.0f, 1.0f, steps + 1))
    {
        const auto shareAt = [&](std::size_t i) {
            return (1.0f - kTurnShare) * way[i] / way.back() + kTurnShare * turn[i] / turn.back();
        };
        while (k + 1 < fine.size() && shareAt(k) < share)
        {
            ++k;
        }
        const float before = shareAt(k - 1);
        const float t =
            std::clamp((share - before) / std::max(shareAt(k) - before, 1e-6f), 0.0f, 1.0f);
        section.push_back(glm::mix(fine[k - 1], fine[k], t));
    }
    return section;
}

// A closed section of `columns` points, counter-clockwise from the end of the wide axis.
std::vector<glm::vec2> sectionOf(const glm::vec2& radii, int columns)
{
    std::vector<glm::vec2> section = halfSection(radii, columns / 2);
    for (int j = columns / 2 - 1; j > 0; --j)
    {
        const glm::vec2 upper = section[static_cast<std::size_t>(j)];
        section.emplace_back(upper.x, -upper.y);
    }
    return section;
}

// How thick a tube is at `distance` from its end, of its full thickness: it is rounded off there.
float endFactor(float distance, float halfThickness)
{
    const float inwards = std::clamp(1.0f - distance / std::max(halfThickness, 1e-5f), 0.0f, 1.0f);
    return std::max(std::sqrt(1.0f - inwards * inwards), kEndThickness);
}

std::vector<float> distancesAlong(std::span<const Frame> frames)
{
    std::vector<float> distances{0.0f};
    for (std::size_t i = 1; i < frames.size(); ++i)
    {
        distances.push_back(distances.back() +
                            glm::distance(frames[i].centre, frames[i - 1].centre));
    }
    return distances;
}

// Of elliptic sections, cubic metres.
float volumeThrough(std::span<const Frame> frames)
{
    const auto area = [&](std::size_t i) {
        return std::numbers::pi_v<float> * frames[i].halfWidth * frames[i].halfThickness;
    };
    float volume = 0.0f;
    for (std::size_t i = 1; i < frames.size(); ++i)
    {
        volume +=
            0.5f * (area(i) + area(i - 1)) * glm::distance(frames[i].centre, frames[i - 1].centre);
    }
    return volume;
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

void scaleRing(PointGrid& rings, int row, float factor)
{
    const glm::vec3 centre = ringCentre(rings, row);
    for (int j = 0; j < rings.columns; ++j)
    {
        rings.at(row, j) = centre + factor * (rings.at(row, j) - centre);
    }
}

// The measured volume whatever the resolution, and a little more, which pressing and smoothing take
// away again.
void scaleToVolume(Tube& tube, float volume)
{
    constexpr float kFullness = 1.04f;
    constexpr float kMost = 1.15f;
    const auto built = static_cast<float>(geometry::signedVolume(tubeMesh(tube, glm::vec2(0.0f))));
    const float factor =
        std::clamp(std::sqrt(kFullness * volume / std::max(built, 1e-12f)), 1.0f / kMost, kMost);
    for (int i = 0; i < tube.rings.rows; ++i)
    {
        scaleRing(tube.rings, i, factor);
    }
}

Tube tubeThrough(std::span<const Frame> frames, int columns)
{
    Tube tube;
    tube.rings = PointGrid(static_cast<int>(frames.size()), columns, true);
    const float first = frames.front().u;
    const float range = frames.back().u - first;
    // Tendons flare at their ends; nowhere is a tube so slender that its cells become needles.
    constexpr float kEndCell = 0.1f;
    constexpr float kLeastCell = 0.04f;
    const std::vector<float> distances = distancesAlong(frames);
    const float cellLength = 0.25f * static_cast<float>(columns) * distances.back() /
                             static_cast<float>(tube.rings.rows - 1);
    for (int i = 0; i < tube.rings.rows; ++i)
    {
        const Frame& frame = frames[static_cast<std::size_t>(i)];
        tube.along.push_back((frame.u - first) / range);
        const float fromStart = distances[static_cast<std::size_t>(i)];
        const float factor =
            endFactor(std::min(fromStart, distances.back() - fromStart), frame.halfThickness);
        const bool isEnd = i == 0 || i + 1 == tube.rings.rows;
        const float halfWidth =
            std::max(frame.halfWidth, (isEnd ? kEndCell : kLeastCell) * cellLength);
        const std::vector<glm::vec2> section =
            sectionOf({halfWidth, factor * frame.halfThickness}, columns);
        for (int j = 0; j < columns; ++j)
        {
            const glm::vec2 edge = section[static_cast<std::size_t>(j)];
            tube.rings.at(i, j) = frame.centre + edge.x * frame.wide + edge.y * frame.thick();
        }
    }
    scaleToVolume(tube, volumeThrough(frames));
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

float ringWidth(const PointGrid& rings, int row)
{
    return glm::distance(rings.at(row, 0), rings.at(row, rings.columns / 2));
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
            scaleRing(rings, i, scale);
        }
    }

  private:
    std::vector<float> areas_;
    std::vector<float> grown_;
};

// Gives rings that are pressed to nothing some of the form back that they had: a tendon is squeezed
// between its neighbours, but not away.
class Forms
{
  public:
    explicit Forms(const PointGrid& rings) : forms_(rings)
    {
        for (int i = 0; i < rings.rows; ++i)
        {
            const glm::vec3 centre = ringCentre(rings, i);
            areas_.push_back(ringArea(rings, i));
            for (int j = 0; j < rings.columns; ++j)
            {
                forms_.at(i, j) -= centre;
            }
        }
    }

    // Half the thickness of each ring, metres.
    [[nodiscard]] std::vector<float> thinness() const
    {
        std::vector<float> half;
        for (int i = 0; i < forms_.rows; ++i)
        {
            float least = glm::length(forms_.at(i, 0));
            for (const glm::vec3& point : forms_.row(i))
            {
                least = std::min(least, glm::length(point));
            }
            half.push_back(least);
        }
        return half;
    }

    // Rings with less than `share` of their area are brought back towards it; ends, which are
    // attached, to a share of their width.
    void restore(PointGrid& rings, float share) const
    {
        constexpr float kEndShare = 0.8f;
        for (int i = 0; i < rings.rows; ++i)
        {
            const bool isEnd = i == 0 || i + 1 == rings.rows;
            const float whole = std::max(areas_[static_cast<std::size_t>(i)], 1e-9f);
            const float left = isEnd ? ringWidth(rings, i) / (kEndShare * ringWidth(forms_, i))
                                     : ringArea(rings, i) / (share * whole);
            const float back = std::clamp((isEnd ? 1.5f : 1.0f) * (1.0f - left), 0.0f, 1.0f);
            const float factor = isEnd ? kEndShare : std::sqrt(share);
            const glm::vec3 centre = ringCentre(rings, i);
            for (int j = 0; j < rings.columns; ++j)
            {
                rings.at(i, j) = glm::mix(rings.at(i, j), centre + factor * forms_.at(i, j), back);
            }
        }
    }

  private:
    PointGrid forms_;  // about the centres of the rings
    std::vector<float> areas_;
};

// The ends give way least: they are attached.
float yielding(float u)
{
    return std::clamp(std::min(u, 1.0f - u) / 0.05f, 0.6f, 1.0f);
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

// The way from the centre of a ring towards the part of it that lies outside of what is deeper;
// `.w` is the share of the ring that does.
glm::vec4 towardsFreePart(const PointGrid& rings, const Spokes& spokes, int row)
{
    const glm::vec3 centre = spokes.centres[static_cast<std::size_t>(row)];
    glm::vec3 sum(0.0f);
    float weights = 0.0f;
    float all = 0.0f;
    for (int j = 0; j < rings.columns; ++j)
    {
        const std::size_t first = rings.index(row, j) * Spokes::kProbes;
        for (int k = 0; k < Spokes::kProbes; ++k)
        {
            const float share = Spokes::share(k);
            const float weight =
                spokes.distances[first + static_cast<std::size_t>(k)] > 0.0f ? share : 0.0f;
            sum += weight * share * (rings.at(row, j) - centre);
            weights += weight;
            all += share;
        }
    }
    return {sum / std::max(weights, 1e-3f), weights / all};
}

// Moves rings whose centre lies in something deeper towards the part of them that does not; rings
// that are wholly inside, straight out. A thin tube moves aside as a whole, before it is flattened.
void freeCentres(Tube& tube, std::span<const float> margins, const LevelSet& deeper)
{
    constexpr float kFree = 0.15f;  // share of a ring outside that leads the way
    constexpr float kLimit = 0.004f;
    PointGrid& rings = tube.rings;
    const Spokes spokes(rings, deeper);
    std::vector<float> distances(spokes.centres.size());
    std::vector<glm::vec3> away(spokes.centres.size());
    deeper.sample(spokes.centres, distances, away);
    PointGrid shift(rings.rows, 1, false);
    for (int i = 0; i < rings.rows; ++i)
    {
        const auto ring = static_cast<std::size_t>(i);
        const float lacking = std::clamp(margins[ring] - distances[ring], 0.0f, kLimit);
        const float need = std::clamp(lacking / margins[ring], 0.0f, 1.0f);
        const glm::vec4 free = towardsFreePart(rings, spokes, i);
        const float led = std::min(free.w / kFree, 1.0f);
        shift.at(i, 0) = glm::mix(lacking * away[ring], need * glm::vec3(free), led);
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

// An end goes on from the ring before it, at most aslant: bent back it would fold the tube.
void straightenEnds(PointGrid& rings)
{
    constexpr float kSteepest = 0.5f;
    constexpr float kShortest = 0.6f;  // of the step before it
    for (const bool first : {true, false})
    {
        const auto row = [&](int k) { return first ? k : rings.rows - 1 - k; };
        const glm::vec3 before = ringCentre(rings, row(1));
        const glm::vec3 step = before - ringCentre(rings, row(2));
        const glm::vec3 axis = step / std::max(glm::length(step), 1e-6f);
        const glm::vec3 last = ringCentre(rings, row(0)) - before;
        const float onwards = std::max(glm::dot(last, axis), kShortest * glm::length(step));
        const glm::vec3 aside = last - glm::dot(last, axis) * axis;
        const float share =
            std::min(1.0f, kSteepest * onwards / std::max(glm::length(aside), 1e-6f));
        const glm::vec3 shift = onwards * axis + share * aside - last;
        for (int j = 0; j < rings.columns; ++j)
        {
            rings.at(row(0), j) += shift;
        }
    }
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
              linspace(0.0f, 1.0f, static_cast<int>(filling.sections.size())), true};
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

void attachEnds(Tube& tube, const LevelSet& bones)
{
    constexpr float kReach = 0.006f;  // metres; what ends farther away is not held by bone
    constexpr float kFade = 0.15f;    // share of the length that bends towards the bone
    PointGrid& rings = tube.rings;
    for (const int end : {0, rings.rows - 1})
    {
        const std::vector<glm::vec3> centre{ringCentre(rings, end)};
        std::vector<float> distance(1);
        std::vector<glm::vec3> away(1);
        bones.sample(centre, distance, away);
        if (distance[0] <= kClearance || distance[0] > kReach)
        {
            continue;
        }
        const glm::vec3 shift = (kClearance - distance[0]) * away[0];
        for (int i = 0; i < rings.rows; ++i)
        {
            const float u = tube.along[static_cast<std::size_t>(i)];
            const float near = std::clamp(1.0f - (end == 0 ? u : 1.0f - u) / kFade, 0.0f, 1.0f);
            for (int j = 0; j < rings.columns; ++j)
            {
                rings.at(i, j) += near * near * (3.0f - 2.0f * near) * shift;
            }
        }
    }
}

void pressOut(Tube& tube, const LevelSet& deeper)
{
    constexpr int kSmoothPresses = 8;
    constexpr int kFirmPresses = 3;
    constexpr float kLeastMargin = 0.001f;  // metres that the centre of a ring lies outside
    constexpr float kMostMargin = 0.0025f;
    constexpr float kLeastArea = 0.45f;
    PointGrid& rings = tube.rings;
    Areas areas(rings);
    const GridSpacing spacing(rings);
    const Forms forms(rings);
    std::vector<float> margins = forms.thinness();
    for (float& margin : margins)
    {
        margin = std::clamp(0.8f * margin, kLeastMargin, kMostMargin);
    }
    for (int k = 0; k < kSmoothPresses; ++k)
    {
        freeCentres(tube, margins, deeper);
        pressOnce(tube, deeper, 2, 1.25f);
        forms.restore(rings, kLeastArea);
        spacing.restore(rings);
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
        forms.restore(rings, kLeastArea);
        spacing.restore(rings);
    }
    pressOnce(tube, deeper, 0, 1.0f);  // follows the neighbour exactly
    forms.restore(rings, 0.65f * kLeastArea);
    straightenEnds(rings);
}

float tendonWeight(float distance, float share)
{
    // Pale over the outer third, then fading into the flesh.
    return share > 1e-4f ? std::clamp(1.5f * (1.0f - distance / share), 0.0f, 1.0f) : 0.0f;
}

namespace
{

// Makes the surface of a tube. Rings of thin stretches have half the points, since cells would be
// needles there.
class TubeMesher
{
  public:
    TubeMesher(const Tube& tube, const glm::vec2& tendon)
        : tube_(tube), rings_(tube.rings), tendon_(tendon), vertices_(rings_.points.size()),
          strides_(static_cast<std::size_t>(rings_.rows), 1)
    {}

    geometry::TriMesh mesh()
    {
        chooseStrides();
        for (int i = 0; i < rings_.rows; ++i)
        {
            addRing(i);
        }
        for (int i = 0; i + 1 < rings_.rows; ++i)
        {
            addBand(i);
        }
        if (tube_.blunt)
        {
            addCap(0);
            addCap(rings_.rows - 1);
        }
        mesh_.normals = fanNormals(mesh_);
        orientOutwards(mesh_);
        return std::move(mesh_);
    }

  private:
    [[nodiscard]] int stride(int row) const { return strides_[static_cast<std::size_t>(row)]; }

    [[nodiscard]] bool isEdge(int row) const
    {
        return !tube_.blunt && (row == 0 || row == rings_.rows - 1);
    }

    [[nodiscard]] std::uint32_t vertex(int row, int column) const
    {
        return vertices_[rings_.index(row, column % rings_.columns)];
    }

    void chooseStrides()
    {
        constexpr float kSlender = 0.25f;  // cells narrower than this share of their length
        constexpr int kFewest = 6;         // points of a ring
        if (tube_.blunt || rings_.columns % 4 != 0 || rings_.columns / 2 < kFewest)
        {
            return;
        }
        for (int i = 1; i + 1 < rings_.rows; ++i)
        {
            float girth = 0.0f;
            float length = 0.0f;
            for (int j = 0; j < rings_.columns; ++j)
            {
                girth += glm::distance(rings_.at(i, j), rings_.at(i, (j + 1) % rings_.columns));
                length += 0.5f * glm::distance(rings_.at(i - 1, j), rings_.at(i + 1, j));
            }
            strides_[static_cast<std::size_t>(i)] = girth < kSlender * length ? 2 : 1;
        }
        strides_.front() = strides_[1];
        strides_.back() = strides_[strides_.size() - 2];
    }

    // The points of a ring; of an edge, those of one half, evenly spaced.
    [[nodiscard]] std::vector<glm::vec3> pointsOf(int row) const
    {
        std::vector<glm::vec3> points(rings_.row(row).begin(), rings_.row(row).end());
        if (isEdge(row))
        {
            const int half = rings_.columns / 2;
            for (int j = 1; j < half; ++j)
            {
                points[static_cast<std::size_t>(j)] =
                    0.5f * (rings_.at(row, j) + rings_.at(row, rings_.columns - j));
            }
            points.resize(static_cast<std::size_t>(half + 1));
            respace(points, linspace(0.0f, 1.0f, half + 1));
        }
        return points;
    }

    void addRing(int row)
    {
        const float u = tube_.along[static_cast<std::size_t>(row)];
        const float weight =
            std::max(tendonWeight(u, tendon_.x), tendonWeight(1.0f - u, tendon_.y));
        const auto shade = static_cast<unsigned char>(std::lround(255.0f * weight));
        const std::vector<glm::vec3> ring = pointsOf(row);
        for (int j = 0; j < rings_.columns; j += stride(row))
        {
            // At an end both faces of the section meet in an edge.
            const int opposite = (rings_.columns - j) % rings_.columns;
            std::uint32_t& vertex = vertices_[rings_.index(row, j)];
            if (isEdge(row) && opposite < j)
            {
                vertex = vertices_[rings_.index(row, opposite)];
                continue;
            }
            vertex = static_cast<std::uint32_t>(mesh_.positions.size());
            const float turn = static_cast<float>(j) / static_cast<float>(rings_.columns);
            mesh_.positions.push_back(ring[static_cast<std::size_t>(j)]);
            mesh_.fibre.emplace_back(u, std::abs(2.0f * turn - 1.0f));
            mesh_.shade.emplace_back(255, shade, 255, 255);
        }
    }

    // The cells between a ring and the next.
    void addBand(int row)
    {
        const int step = std::max(stride(row), stride(row + 1));
        const bool even = stride(row) == stride(row + 1);
        for (int j = 0; j < rings_.columns; j += step)
        {
            const std::uint32_t a = vertex(row, j);
            const std::uint32_t b = vertex(row, j + step);
            const std::uint32_t c = vertex(row + 1, j);
            const std::uint32_t d = vertex(row + 1, j + step);
            if (even)
            {
                const Cell cell{a, b, c, d};
                addCell(mesh_, cell, partsFromBToC(row, j, step, cell));
            }
            else if (stride(row) > stride(row + 1))
            {
                const std::uint32_t middle = vertex(row + 1, j + 1);
                mesh_.triangles.insert(mesh_.triangles.end(),
                                       {{a, c, middle}, {a, middle, b}, {b, middle, d}});
            }
            else
            {
                const std::uint32_t middle = vertex(row, j + 1);
                mesh_.triangles.insert(mesh_.triangles.end(),
                                       {{a, c, middle}, {middle, c, d}, {middle, d, b}});
            }
        }
    }

    // At both ends of the edge of a tube the diagonals of the cells beside start from there: the
    // other ones would join the same two points on both faces.
    [[nodiscard]] bool partsFromBToC(int row, int column, int step, const Cell& cell) const
    {
        const int half = rings_.columns / 2;
        const bool before = column % half == half - step;
        if (column % half != 0 && !before)
        {
            return shorterFromBToC(mesh_, cell);
        }
        return isEdge(row) ? before : isEdge(row + 1) ? !before : shorterFromBToC(mesh_, cell);
    }

    void addCap(int row)
    {
        const auto centre = static_cast<std::uint32_t>(mesh_.positions.size());
        mesh_.positions.push_back(ringCentre(rings_, row));
        mesh_.fibre.emplace_back(row == 0 ? 0.0f : 1.0f, 0.5f);
        mesh_.shade.push_back(mesh_.shade[vertex(row, 0)]);
        for (int j = 0; j < rings_.columns; ++j)
        {
            const std::uint32_t a = vertex(row, j);
            const std::uint32_t b = vertex(row, j + 1);
            mesh_.triangles.push_back(row == 0 ? geometry::Triangle(centre, a, b)
                                               : geometry::Triangle(centre, b, a));
        }
    }

    const Tube& tube_;
    const PointGrid& rings_;
    glm::vec2 tendon_;
    std::vector<std::uint32_t> vertices_;  // of the points of the rings
    std::vector<int> strides_;             // from point to point, for each ring
    geometry::TriMesh mesh_;
};

}  // namespace

geometry::TriMesh tubeMesh(const Tube& tube, const glm::vec2& tendon)
{
    return TubeMesher(tube, tendon).mesh();
}

}  // namespace knotlas::sculpt
