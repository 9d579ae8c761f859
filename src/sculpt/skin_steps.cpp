#include "sculpt/skin_steps.h"

#include "sculpt/skin_loft.h"

#include <glm/geometric.hpp>
#include <glm/vec4.hpp>

#include <algorithm>

namespace knotlas::sculpt
{
namespace
{

constexpr float kMillimetre = 0.001f;

// The axes in which points of the table are meant.
struct LocalAxes
{
    glm::vec3 origin{0.0f};
    glm::mat3 axes{1.0f};

    [[nodiscard]] glm::vec3 place(const glm::vec3& mm) const
    {
        return origin + axes * (kMillimetre * mm);
    }
};

// A smooth curve with its thickness.
struct ThickCurve
{
    std::vector<glm::vec3> points;
    std::vector<float> radii;
};

glm::vec3 vectorOr(const TableNode& node, std::string_view key, const glm::vec3& fallback)
{
    return node.has(key) ? node[key].vector() : fallback;
}

ThickCurve readThickPoints(const TableNode& rows, const LocalAxes& local)
{
    ThickCurve curve;
    for (const std::vector<float>& row : rows.rows())
    {
        if (row.size() != 4)
        {
            rows.fail("each point is [x, y, z, radius]");
            return {};
        }
        curve.points.push_back(local.place({row[0], row[1], row[2]}));
        curve.radii.push_back(kMillimetre * row[3]);
    }
    if (curve.points.size() < 2)
    {
        rows.fail("two points at least");
    }
    return curve;
}

void appendMirrorImage(ThickCurve& curve)
{
    for (std::size_t i = curve.points.size() - 1; i-- > 0;)
    {
        const glm::vec3 p = curve.points[i];
        curve.points.emplace_back(-p.x, p.y, p.z);
        curve.radii.push_back(curve.radii[i]);
    }
}

Shape readChain(const TableNode& step, const LocalAxes& local)
{
    constexpr int kFiner = 4;  // cones between two points of the table
    ThickCurve curve = readThickPoints(step["mm"], local);
    if (curve.points.size() < 2)
    {
        return {};
    }
    if (step.boolean("through", false))
    {
        appendMirrorImage(curve);
    }
    if (curve.points.size() == 2)
    {
        return chain(curve.points, curve.radii);
    }
    const std::vector<float> knots = arcLengths(curve.points);
    std::vector<float> at;
    for (std::size_t i = 0; i + 1 < knots.size(); ++i)
    {
        const std::vector<float> span = linspace(knots[i], knots[i + 1], kFiner + 1);
        at.insert(at.end(), span.begin(), span.end() - 1);
    }
    at.push_back(knots.back());
    return chain(naturalSpline(knots, curve.points, at), monotoneCubic(knots, curve.radii, at));
}

Shape readBall(const TableNode& step, const LocalAxes& local)
{
    const glm::vec3 z = vectorOr(step, "z", {0.0f, 0.0f, 1.0f});
    const glm::vec3 x = vectorOr(step, "x", {1.0f, 0.0f, 0.0f});
    return ellipsoid(local.place(step["mm"].vector()), kMillimetre * step["radii"].vector(),
                     local.axes * axesFrom(z, x));
}

Shape readPlate(const TableNode& step, const LocalAxes& local)
{
    const ThickCurve corners = readThickPoints(step["mm"], local);
    Shape plate;
    for (std::size_t i = 1; i + 1 < corners.points.size(); ++i)
    {
        const Shape part =
            thickTriangle(corners.points[0], corners.points[i], corners.points[i + 1],
                          {corners.radii[0], corners.radii[i], corners.radii[i + 1]});
        plate.insert(plate.end(), part.begin(), part.end());
    }
    return plate;
}

Shape readShape(const TableNode& step, const TableNode& kind, const LocalAxes& local)
{
    const std::string name = kind.text();
    if (name == "chain")
    {
        return readChain(step, local);
    }
    if (name == "ball")
    {
        return readBall(step, local);
    }
    if (name == "plate")
    {
        return readPlate(step, local);
    }
    kind.fail("unknown shape '" + name + "'; known are chain, ball, plate, loft and floor");
    return {};
}

void addLoft(const TableNode& step, float blend, SkinVolume& volume)
{
    constexpr float kSpacing = 0.004f;
    const std::vector<PolarSection> sections = readSections(step);
    if (sections.size() < 2)
    {
        return;
    }
    // Finer than the volume gains nothing; coarser than this loses the shape of the face.
    const float voxel = std::max(volume.voxel(), 0.002f);
    const float reach = std::max(4.0f * voxel, 1.2f * blend);
    const geometry::TriMesh mesh = loft(sections, step.integer("harmonics", 9), kSpacing);
    volume.unite(LevelSet::fromMesh(mesh, voxel, reach / voxel), 0.0f, blend);
}

void softenVolume(const TableNode& step, SkinVolume& volume)
{
    const float sigma = kMillimetre * step["soften"].number();
    if (sigma <= 0.0f)
    {
        step.fail("a width is more than nothing");
    }
    else if (step.has("near"))
    {
        volume.softenNear(kMillimetre * step["near"].vector(), kMillimetre * step["reach"].number(),
                          sigma);
    }
    else
    {
        volume.soften(sigma);
    }
}

void applyStep(const TableNode& step, const LocalAxes& local, SkinVolume& volume);

void applyFramed(const TableNode& step, SkinVolume& volume)
{
    const TableNode frame = step["frame"];
    LocalAxes local;
    local.origin = kMillimetre * frame["origin"].vector();
    local.axes = axesFrom(frame["z"].vector(), frame["x"].vector());
    for (const TableNode& inner : step["steps"].items())
    {
        applyStep(inner, local, volume);
    }
}

void applyStep(const TableNode& step, const LocalAxes& local, SkinVolume& volume)
{
    if (step.has("frame"))
    {
        applyFramed(step, volume);
        return;
    }
    if (step.has("soften"))
    {
        softenVolume(step, volume);
        return;
    }
    const bool adds = step.has("add");
    const TableNode kind = step[adds ? "add" : "cut"];
    const float blend = kMillimetre * step["blend"].number();
    if (blend <= 0.0f)
    {
        step.fail("a blend is more than nothing");
    }
    else if (adds && kind.text() == "loft")
    {
        addLoft(step, blend, volume);
    }
    else if (!adds && kind.text() == "floor")
    {
        const float floor = kMillimetre * step["mm"].number();
        volume.intersect([floor](const glm::vec3& p) { return floor - p.y; }, blend);
    }
    else if (const Shape shape = readShape(step, kind, local); !shape.empty())
    {
        adds ? volume.add(shape, blend) : volume.subtract(shape, blend);
    }
}

}  // namespace

void applySkinSteps(const TableNode& steps, SkinVolume& volume)
{
    for (const TableNode& step : steps.items())
    {
        applyStep(step, LocalAxes{}, volume);
    }
}

}  // namespace knotlas::sculpt
