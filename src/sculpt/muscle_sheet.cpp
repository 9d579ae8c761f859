#include "sculpt/muscle_sheet.h"

#include "sculpt/curves.h"
#include "sculpt/muscle_drawing.h"
#include "sculpt/muscle_sweep.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace knotlas::sculpt
{

namespace
{

constexpr float kClearance = 0.0006f;  // metres between a sheet and what it lies on
constexpr float kStep = 0.004f;        // the furthest push in one step: further ones tear the grid

// How far the middle must lie outside: `share` of the half thickness.
std::vector<float> clearancesOf(const SheetDrawing& sheet, float share)
{
    std::vector<float> clearances = sheet.half;
    std::ranges::for_each(clearances, [&](float& value) { value = share * value + kClearance; });
    return clearances;
}

bool isInside(const PointGrid& grid, int i, int j)
{
    return i > 0 && j > 0 && i + 1 < grid.rows && j + 1 < grid.columns;
}

// One sweep of tension: fibres pull straight, and neighbours pull on each other.
void tighten(PointGrid& grid, float cross)
{
    const PointGrid from = grid;
    for (int i = 1; i + 1 < grid.rows; ++i)
    {
        for (int j = 0; j < grid.columns; ++j)
        {
            grid.at(i, j) = 0.5f * (from.at(i, j) + from.meanAlong(i, j));
        }
    }
    const PointGrid straight = grid;
    for (int i = 1; i + 1 < grid.rows; ++i)
    {
        for (int j = 1; j + 1 < grid.columns; ++j)
        {
            grid.at(i, j) = glm::mix(straight.at(i, j), straight.meanAcross(i, j), cross);
        }
    }
}

void addPush(PointGrid& grid, const PointGrid& push, float factor)
{
    for (std::size_t k = 0; k < grid.points.size(); ++k)
    {
        grid.points[k] += factor * push.points[k];
    }
}

// A push of which the part along the surface is spread wide, and the part across it `spread` times:
// points that slide over each other would fold the surface.
PointGrid withoutFolds(const PointGrid& push, std::span<const glm::vec3> normals, int spread)
{
    constexpr int kSlideSpread = 8;
    PointGrid across = push;
    PointGrid slide = push;
    for (std::size_t k = 0; k < normals.size(); ++k)
    {
        across.points[k] = glm::dot(push.points[k], normals[k]) * normals[k];
        slide.points[k] = push.points[k] - across.points[k];
    }
    relax(across, spread);
    relax(slide, kSlideSpread);
    addPush(across, slide, 1.0f);
    return across;
}

void stretchOver(SheetDrawing& sheet, const SheetShape& shape, const LevelSet& deeper)
{
    constexpr int kRounds = 140;
    constexpr int kFirmRounds = 90;  // at first the tension is five times as strong as the push
    PointGrid& grid = sheet.middle;
    const PointGrid drawn = grid;
    const std::vector<float> clearances = clearancesOf(sheet, 1.0f);
    for (int k = 0; k < kRounds; ++k)
    {
        for (int sweep = 0; sweep < (k < kFirmRounds ? 5 : 1); ++sweep)
        {
            tighten(grid, shape.cross);
        }
        for (int i = 1; i + 1 < grid.rows; ++i)
        {
            for (int j = 0; j < grid.columns; ++j)
            {
                grid.at(i, j) = glm::mix(grid.at(i, j), drawn.at(i, j), shape.hold);
            }
        }
        PointGrid push = pushNeeded(grid, deeper, clearances, kStep);
        relax(push, 1);
        for (int i = 0; i < grid.rows; ++i)
        {
            // The attachments give way least.
            const float u = sheet.along[static_cast<std::size_t>(i)];
            const float fade = 0.2f + 0.8f * std::clamp(std::min(u, 1.0f - u) / 0.06f, 0.0f, 1.0f);
            for (int j = 0; j < grid.columns; ++j)
            {
                grid.at(i, j) += fade * push.at(i, j);
            }
        }
    }
    for (int k = 0; k < 8; ++k)
    {
        const PointGrid push = pushNeeded(grid, deeper, clearances, kStep);
        addPush(grid, withoutFolds(push, gridNormals(grid), k < 6 ? 2 : 0), k < 6 ? 1.3f : 0.8f);
    }
}

void liftOff(SheetDrawing& sheet, const LevelSet& deeper)
{
    constexpr int kRounds = 24;
    constexpr int kSmoothRounds = kRounds - 3;
    // A measured muscle keeps its place; its underside gives way to what lies beneath (see
    // pressFaces).
    constexpr float kMiddleShare = 0.35f;
    PointGrid& grid = sheet.middle;
    const std::vector<float> clearances = clearancesOf(sheet, kMiddleShare);
    for (int k = 0; k < kRounds; ++k)
    {
        const bool smooth = k < kSmoothRounds;
        const PointGrid push = pushNeeded(grid, deeper, clearances, kStep);
        addPush(grid, withoutFolds(push, gridNormals(grid), smooth ? 3 : 0), smooth ? 1.3f : 0.8f);
        if (smooth)
        {
            const PointGrid from = grid;
            relax(grid, 1);
            for (int i = 0; i < grid.rows; ++i)
            {
                for (int j = 0; j < grid.columns; ++j)
                {
                    const float weight = isInside(grid, i, j) ? 0.15f : 0.0f;
                    grid.at(i, j) = glm::mix(from.at(i, j), grid.at(i, j), weight);
                }
            }
        }
    }
}

// Outward normals, smoothed so that thick sheets do not fold at their creases.
std::vector<glm::vec3> outwardNormals(const PointGrid& middle, const LevelSet& deeper)
{
    PointGrid normals = middle;
    normals.points = gridNormals(middle);
    std::vector<float> distances(normals.points.size());
    std::vector<glm::vec3> away(normals.points.size());
    deeper.sample(middle.points, distances, away);
    float agreement = 0.0f;
    for (std::size_t k = 0; k < away.size(); ++k)
    {
        agreement += glm::dot(normals.points[k], away[k]);
    }
    relax(normals, 3);
    for (glm::vec3& normal : normals.points)
    {
        const float length = std::max(glm::length(normal), 1e-6f);
        normal *= (agreement < 0.0f ? -1.0f : 1.0f) / length;
    }
    return std::move(normals.points);
}

// Moves a face out of what lies beneath. The push is spread over neighbours, so that the face stays
// even, except in the last rounds.
void pressFace(PointGrid& face, std::span<const glm::vec3> normals,
               std::span<const float> clearances, int spread, const LevelSet& deeper)
{
    constexpr int kRounds = 14;
    for (int k = 0; k < kRounds; ++k)
    {
        const PointGrid push = pushNeeded(face, deeper, clearances, kStep);
        addPush(face, withoutFolds(push, normals, k + 2 < kRounds ? spread : 0), 1.0f);
    }
}

// Smooths a face where its cells have turned over, in `rounds` small steps at most.
void unfold(PointGrid& face, std::span<const glm::vec3> normals, int rounds)
{
    constexpr float kSteepest = 0.1f;  // cosine between a cell and the sheet
    const std::vector<glm::vec3> own = gridNormals(face);
    float agreement = 0.0f;
    for (std::size_t k = 0; k < own.size(); ++k)
    {
        agreement += glm::dot(own[k], normals[k]);
    }
    const float sign = agreement < 0.0f ? -1.0f : 1.0f;
    const auto isTurned = [&](const std::array<std::size_t, 3>& corners) {
        const glm::vec3 across = glm::cross(face.points[corners[1]] - face.points[corners[0]],
                                            face.points[corners[2]] - face.points[corners[0]]);
        return sign * glm::dot(across, normals[corners[0]]) < kSteepest * glm::length(across);
    };
    bool turned = true;
    for (int round = 0; turned && round < rounds; ++round)
    {
        turned = false;
        std::vector<bool> moves(face.points.size(), false);
        for (int i = 0; i + 1 < face.rows; ++i)
        {
            for (int j = 0; j + 1 < face.columns; ++j)
            {
                const std::size_t a = face.index(i, j);
                const std::size_t b = face.index(i, j + 1);
                const std::size_t c = face.index(i + 1, j);
                const std::size_t d = face.index(i + 1, j + 1);
                if (isTurned({a, c, b}) || isTurned({d, b, c}) || isTurned({c, d, a}) ||
                    isTurned({b, a, d}))
                {
                    turned = moves[a] = moves[b] = moves[c] = moves[d] = true;
                }
            }
        }
        PointGrid smooth = face;
        relax(smooth, 1);
        for (std::size_t k = 0; k < moves.size(); ++k)
        {
            face.points[k] = moves[k] ? smooth.points[k] : face.points[k];
        }
    }
}

Sheet withFaces(const SheetDrawing& drawing, const LevelSet& deeper)
{
    Sheet sheet{drawing.middle, drawing.middle, outwardNormals(drawing.middle, deeper),
                drawing.along, drawing.spans};
    for (std::size_t k = 0; k < drawing.half.size(); ++k)
    {
        const glm::vec3 offset = drawing.half[k] * sheet.normals[k];
        sheet.top.points[k] += offset;
        sheet.bottom.points[k] -= offset;
    }
    pressFace(sheet.bottom, sheet.normals, std::vector<float>(drawing.half.size(), kClearance), 1,
              deeper);
    // However hard it is pressed, some flesh remains.
    pressFace(sheet.top, sheet.normals, clearancesOf(drawing, 0.5f), 6, deeper);
    constexpr int kUnfolding = 8;
    unfold(sheet.top, sheet.normals, kUnfolding);
    unfold(sheet.bottom, sheet.normals, kUnfolding);
    return sheet;
}

// Which borders of a sheet its faces meet in.
struct Rim
{
    bool ends = false;
    bool left = false;
    bool right = false;
};

// A closed slab between two faces, columns `first` to `last` of both. At the rim the faces meet in
// one line, which lies on the top; elsewhere walls join them. The vertices of the top come first,
// then those of the bottom, then those of creases.
class Slab
{
  public:
    // Where the vertex of a crease lies: between faces, beside the point of one of them.
    struct Crease
    {
        int row = 0;
        int column = 0;
    };

    Slab(const PointGrid& top, const PointGrid& bottom, ColumnSpan span, Rim rim)
        : rows_(top.rows), columns_(span.last - span.first + 1), rim_(rim)
    {
        for (const PointGrid* face : {&top, &bottom})
        {
            for (int i = 0; i < rows_; ++i)
            {
                for (int j = 0; j < columns_; ++j)
                {
                    const bool shared = face == &bottom && isRim(i, j);
                    vertices_.push_back(shared
                                            ? vertex(0, i, j)
                                            : static_cast<std::uint32_t>(mesh_.positions.size()));
                    if (!shared)
                    {
                        mesh_.positions.push_back(face->at(i, span.first + j));
                    }
                }
            }
        }
    }

    // Where the faces meet.
    [[nodiscard]] bool isRim(int i, int j) const
    {
        return (rim_.ends && (i == 0 || i + 1 == rows_)) || (rim_.left && j == 0) ||
               (rim_.right && j + 1 == columns_);
    }

    [[nodiscard]] bool isWall(int i, int j) const
    {
        return !isRim(i, j) && (j == 0 || j + 1 == columns_);
    }

    [[nodiscard]] std::uint32_t vertex(int face, int i, int j) const
    {
        return vertices_[static_cast<std::size_t>((face * rows_ + i) * columns_ + j)];
    }

    // Walls beside the columns get vertices of their own near both faces, so that the light of the
    // faces ends there.
    void creaseWalls()
    {
        for (const int j : {0, columns_ - 1})
        {
            for (int i = 0; i < rows_; ++i)
            {
                if (isWall(i, j))
                {
                    crease(i, j);
                }
            }
        }
    }

    // Of the vertices after those of the faces.
    [[nodiscard]] const std::vector<Crease>& creases() const { return creases_; }

    geometry::TriMesh mesh()
    {
        for (int i = 0; i + 1 < rows_; ++i)
        {
            for (int j = 0; j + 1 < columns_; ++j)
            {
                addCells(i, j);
            }
        }
        for (int j = 0; j + 1 < columns_; ++j)
        {
            addWall({0, j}, {0, j + 1});
            addWall({rows_ - 1, j + 1}, {rows_ - 1, j});
        }
        for (int i = 0; i + 1 < rows_; ++i)
        {
            addWall({i + 1, 0}, {i, 0});
            addWall({i, columns_ - 1}, {i + 1, columns_ - 1});
        }
        return std::move(mesh_);
    }

  private:
    void crease(int i, int j)
    {
        constexpr float kDepth = 0.0006f;  // metres below the face
        constexpr float kShare = 0.3f;     // of the wall, at most
        const glm::vec3 top = mesh_.positions[vertex(0, i, j)];
        const glm::vec3 bottom = mesh_.positions[vertex(1, i, j)];
        const float height = std::max(glm::distance(top, bottom), 1e-6f);
        const float share = std::min(kDepth / height, kShare);
        creaseOf_[{i, j}] = static_cast<std::uint32_t>(mesh_.positions.size());
        for (const float t : {share, 1.0f - share})
        {
            mesh_.positions.push_back(glm::mix(top, bottom, t));
            creases_.push_back({i, j});
        }
    }

    // The cells of both faces. A diagonal between two points of the rim would join them twice.
    void addCells(int i, int j)
    {
        const Cell top{vertex(0, i, j), vertex(0, i, j + 1), vertex(0, i + 1, j),
                       vertex(0, i + 1, j + 1)};
        const Cell under{vertex(1, i, j), vertex(1, i, j + 1), vertex(1, i + 1, j),
                         vertex(1, i + 1, j + 1)};
        const bool a = isRim(i, j);
        const bool b = isRim(i, j + 1);
        const bool c = isRim(i + 1, j);
        const bool d = isRim(i + 1, j + 1);
        const bool fromBToC = !(b && c) && ((a && d) || shorterFromBToC(mesh_, top));
        addCell(mesh_, top, fromBToC);
        addCell(mesh_, {under.b, under.a, under.d, under.c}, !fromBToC);
    }

    // The vertices of a wall at one point, from the top to the bottom. Where the faces meet they
    // are one.
    [[nodiscard]] std::array<std::uint32_t, 4> wallAt(const glm::ivec2& point) const
    {
        const std::uint32_t top = vertex(0, point.x, point.y);
        const std::uint32_t bottom = vertex(1, point.x, point.y);
        const auto found = creaseOf_.find({point.x, point.y});
        return found == creaseOf_.end() ? std::array{top, top, bottom, bottom}
                                        : std::array{top, found->second, found->second + 1, bottom};
    }

    // Joins the faces between two neighbouring points.
    void addWall(const glm::ivec2& from, const glm::ivec2& to)
    {
        const std::array<std::uint32_t, 4> a = wallAt(from);
        const std::array<std::uint32_t, 4> b = wallAt(to);
        for (std::size_t k = 0; k + 1 < a.size(); ++k)
        {
            if (a[k] != a[k + 1])
            {
                mesh_.triangles.emplace_back(a[k], b[k], a[k + 1]);
            }
            if (b[k] != b[k + 1])
            {
                mesh_.triangles.emplace_back(b[k], b[k + 1], a[k + 1]);
            }
        }
    }

    int rows_;
    int columns_;
    Rim rim_;
    std::vector<std::uint32_t> vertices_;  // of both faces, row by row
    std::vector<Crease> creases_;
    std::map<std::pair<int, int>, std::uint32_t> creaseOf_;  // the upper one at a point
    geometry::TriMesh mesh_;
};

// The free border of a sheet, at the side of the middle between the faces at `inside`: as far out
// as it was drawn. It may bend towards what it lies on, but not fold back under the sheet.
glm::vec3 rimPoint(const glm::vec3& inside, const glm::vec3& out, const glm::vec3& normal)
{
    constexpr float kSteepest = 0.7f;
    const glm::vec3 across = glm::dot(out, normal) * normal;
    const glm::vec3 level = out - across;
    const float most = kSteepest * glm::length(level);
    const float length = std::max(glm::length(across), 1e-9f);
    return inside + level + std::min(1.0f, most / length) * across;
}

// Draws the faces together at their free borders: a sheet thins out there, without a wall.
void closeRim(const Sheet& sheet, PointGrid& top, PointGrid& bottom)
{
    const auto meanAt = [&](int i, int j) { return 0.5f * (top.at(i, j) + bottom.at(i, j)); };
    PointGrid rim = top;
    for (int i = 0; i < top.rows; ++i)
    {
        for (int j = 0; j < top.columns; ++j)
        {
            if (!isInside(top, i, j))
            {
                const int inI = std::clamp(i, 1, top.rows - 2);
                const int inJ = std::clamp(j, 1, top.columns - 2);
                rim.at(i, j) = rimPoint(meanAt(inI, inJ), meanAt(i, j) - meanAt(inI, inJ),
                                        sheet.normals[top.index(inI, inJ)]);
            }
        }
    }
    const auto join = [&](const auto& pointAt) {
        for (int i = 0; i < top.rows; ++i)
        {
            for (int j = 0; j < top.columns; ++j)
            {
                if (!isInside(top, i, j))
                {
                    top.at(i, j) = bottom.at(i, j) = pointAt(i, j);
                }
            }
        }
    };
    join([&](int i, int j) { return rim.at(i, j); });
    constexpr int kRounds = 4;
    for (int k = 0; k < kRounds; ++k)
    {
        unfold(top, sheet.normals, 2);
        unfold(bottom, sheet.normals, 2);
        join(meanAt);
    }
}

// Shares of the fibre at v that are tendon, at origin and insertion.
float sheetTendon(const SheetStrip& strip, float u, float v)
{
    float weight = std::max(tendonWeight(u, interpolate(strip.tendon[0], v)),
                            tendonWeight(1.0f - u, interpolate(strip.tendon[1], v)));
    if (!strip.middleTendon.empty())
    {
        const float share = interpolate(strip.middleTendon, v);
        weight = std::max(weight, tendonWeight(std::abs(u - 0.5f), 0.75f * share));
    }
    for (const float band : strip.intersections)
    {
        // Tendinous intersections of the straight abdominal muscle zigzag a little.
        const float distance = (u - band + 0.009f * std::sin(9.0f * v)) / 0.011f;
        weight = std::max(weight, 0.8f * std::exp(-distance * distance));
    }
    return weight;
}

}  // namespace

Sheet laySheet(const SheetShape& shape, int triangles, const LevelSet& deeper)
{
    SheetDrawing drawing = drawSheet(shape, triangles);
    if (shape.taut)
    {
        stretchOver(drawing, shape, deeper);
    }
    else
    {
        liftOff(drawing, deeper);
    }
    return withFaces(drawing, deeper);
}

geometry::TriMesh stripMesh(const Sheet& sheet, const SheetShape& shape, std::size_t strip)
{
    const ColumnSpan span = sheet.spans[strip];
    PointGrid top = sheet.top;
    PointGrid bottom = sheet.bottom;
    closeRim(sheet, top, bottom);
    Slab slab(top, bottom, span, {true, span.first == 0, span.last + 1 == top.columns});
    slab.creaseWalls();
    geometry::TriMesh mesh = slab.mesh();
    const float outwards = geometry::signedVolume(mesh) < 0.0 ? -1.0f : 1.0f;
    orientOutwards(mesh);
    mesh.normals = fanNormals(mesh);
    const auto addFibre = [&](int i, int j) {
        const float u = sheet.along[static_cast<std::size_t>(i)];
        const float v = static_cast<float>(j) / static_cast<float>(span.last - span.first);
        const float weight = sheetTendon(shape.strips[strip], u, v);
        mesh.fibre.emplace_back(u, v);
        mesh.shade.emplace_back(255, std::lround(255.0f * weight), 255, 255);
    };
    for (const int face : {0, 1})
    {
        const PointGrid& grid = face == 0 ? top : bottom;
        const std::vector<glm::vec3> normals = gridNormals(grid);
        for (int i = 0; i < grid.rows; ++i)
        {
            for (int j = 0; j <= span.last - span.first; ++j)
            {
                if (face == 0 || !slab.isRim(i, j))
                {
                    addFibre(i, j);
                }
                // At a wall the normals of the whole face, so that light runs on across the border
                // between two strips.
                if (slab.isWall(i, j))
                {
                    mesh.normals[slab.vertex(face, i, j)] =
                        (face == 0 ? outwards : -outwards) * normals[grid.index(i, span.first + j)];
                }
            }
        }
    }
    for (const Slab::Crease& crease : slab.creases())
    {
        addFibre(crease.row, crease.column);
    }
    return mesh;
}

geometry::TriMesh supportMesh(const Sheet& sheet, float depth)
{
    PointGrid bottom = sheet.bottom;
    for (std::size_t k = 0; k < bottom.points.size(); ++k)
    {
        bottom.points[k] -= depth * sheet.normals[k];
    }
    geometry::TriMesh mesh = Slab(sheet.top, bottom, {0, bottom.columns - 1}, {}).mesh();
    orientOutwards(mesh);
    return mesh;
}

}  // namespace knotlas::sculpt
