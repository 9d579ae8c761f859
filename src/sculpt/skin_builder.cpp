#include "sculpt/skin_builder.h"

#include "sculpt/mesh_repair.h"
#include "sculpt/muscle_grid.h"
#include "sculpt/skin_remesh.h"
#include "sculpt/skin_steps.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <meshoptimizer.h>

#include <algorithm>
#include <cmath>

namespace knotlas::sculpt
{
namespace
{

using geometry::Aabb;
using geometry::TriMesh;

constexpr float kMillimetre = 0.001f;

// A length of the table in metres; what is not more than nothing is refused, and replaced so that
// reading can go on to its end.
float readLength(const TableNode& node)
{
    const float length = kMillimetre * node.number();
    if (length > 0.0f)
    {
        return length;
    }
    node.fail("a length is more than nothing");
    return kMillimetre;
}

Aabb readBox(const TableNode& node)
{
    const std::vector<glm::vec3> corners = node.vectors();
    if (corners.size() == 2 && glm::all(glm::lessThan(corners[0], corners[1])) &&
        corners[0].x < 0.0f)
    {
        return {kMillimetre * corners[0], kMillimetre * corners[1]};
    }
    node.fail("a box is two corners, the lower one first, on the right side");
    return {glm::vec3(-0.01f), glm::vec3(0.0f)};
}

bool overlap(const Aabb& a, const Aabb& b)
{
    return glm::all(glm::lessThanEqual(a.min, b.max)) && glm::all(glm::lessThanEqual(b.min, a.max));
}

// A part of the skin with a volume of its own, finer than that of the body.
struct FinePart
{
    std::string name;
    SkinVolume volume;
    // The body ends at this plane, in a transition that reaches `fade` metres to both sides.
    glm::vec3 endPoint{0.0f};
    glm::vec3 endNormal{0.0f};
    float fade = 0.0f;

    // Metres beyond the plane.
    [[nodiscard]] float beyondEnd(const glm::vec3& p) const
    {
        return glm::dot(p - endPoint, endNormal);
    }
};

class SkinBuilder
{
  public:
    SkinBuilder(const Table& table, const Progress& progress, const SkinExtras& extras)
        : file_(table), table_(table.root()), progress_(progress), extras_(extras)
    {}

    void addFlesh(const std::vector<SculptedPart>& bones,
                  const std::vector<SculptedMuscle>& muscles);
    // Moves those of `muscles` that lie in the skin under it.
    core::Result<SculptedPart> build(std::vector<SculptedMuscle>& muscles);

  private:
    // What lies under the skin near `box`, in a layer `growth` metres thick; distances are known up
    // to `reach` from that. For the body only what shapes the trunk and the limbs.
    [[nodiscard]] LevelSet fleshNear(const Aabb& box, bool forBody, float growth, float voxel,
                                     float reach) const;
    [[nodiscard]] SkinVolume buildBody() const;
    // The last steps of the body or a part, which the least cover does not undo.
    static void finish(const TableNode& part, SkinVolume& volume);
    [[nodiscard]] FinePart buildPart(const TableNode& part, const SkinVolume& body) const;
    [[nodiscard]] LevelSet join(SkinVolume body, const std::vector<FinePart>& parts) const;
    [[nodiscard]] TriMesh mesh(const LevelSet& skin, const EdgeLength& lengths) const;
    [[nodiscard]] EdgeLength edgeLengths() const;
    void reportCover(const LevelSet& skin) const;
    [[nodiscard]] bool isTucked(const SculptedPart& part) const;
    void tuck(const LevelSet& skin, TriMesh& mesh) const;

    void tell(const std::string& line) const { progress_("skin: " + line); }

    void shape(std::string_view part, SkinVolume& volume) const
    {
        if (extras_.shape)
        {
            extras_.shape(part, volume);
        }
    }

    const Table& file_;
    const TableNode table_;
    const Progress& progress_;
    const SkinExtras& extras_;
    std::vector<SculptedPart> flesh_;
};

void SkinBuilder::addFlesh(const std::vector<SculptedPart>& bones,
                           const std::vector<SculptedMuscle>& muscles)
{
    flesh_ = bones;
    for (const SculptedMuscle& muscle : muscles)
    {
        if (!isTucked(muscle.part))
        {
            flesh_.push_back(muscle.part);
        }
    }
}

bool SkinBuilder::isTucked(const SculptedPart& part) const
{
    const TableNode tucked = table_["tucked"];
    return std::ranges::any_of(tucked["parts"].texts(),
                               [&](const std::string& name) { return part.name == name; });
}

// What lies above the depth goes straight down to it; the inner side goes as much deeper as the
// muscle is thick at least.
void SkinBuilder::tuck(const LevelSet& skin, TriMesh& mesh) const
{
    const TableNode tucked = table_["tucked"];
    const float depth = readLength(tucked["depth"]);
    const float thickness = readLength(tucked["thickness"]);
    // The surface is that of the right half.
    std::vector<glm::vec3> points = mesh.positions;
    std::ranges::for_each(points, [](glm::vec3& p) { p.x = -std::abs(p.x); });
    std::vector<float> distances(points.size());
    std::vector<glm::vec3> outwards(points.size());
    skin.sample(points, distances, outwards);
    for (std::size_t i = 0; i < points.size(); ++i)
    {
        glm::vec3 out = outwards[i];
        out.x = mesh.positions[i].x > 0.0f ? -out.x : out.x;
        const bool inner = glm::dot(mesh.normals[i], out) < 0.0f;
        const float above = distances[i] + depth + (inner ? thickness : 0.0f);
        mesh.positions[i] -= std::max(above, 0.0f) * out;
    }
    mesh.normals = fanNormals(mesh);
}

LevelSet SkinBuilder::fleshNear(const Aabb& box, bool forBody, float growth, float voxel,
                                float reach) const
{
    const std::vector<std::string> without = table_["relief"]["without"].texts();
    TriMesh all;
    const auto append = [&](const TriMesh& mesh) {
        const auto first = static_cast<std::uint32_t>(all.positions.size());
        all.positions.insert(all.positions.end(), mesh.positions.begin(), mesh.positions.end());
        for (const geometry::Triangle& t : mesh.triangles)
        {
            all.triangles.push_back(t + first);
        }
    };
    for (const SculptedPart& part : flesh_)
    {
        const bool skipped = forBody && std::ranges::any_of(without, [&](const auto& prefix) {
                                 return part.name.starts_with(prefix);
                             });
        const Aabb bounds = geometry::boundsOf(part.mesh);
        if (skipped || !overlap(bounds, {box.min - reach, box.max + reach}))
        {
            continue;
        }
        append(part.mesh);
        if (!part.midline && bounds.max.x > -reach)
        {
            append(geometry::mirrored(part.mesh));  // its left twin is near as well
        }
    }
    // Built again at the outside of the layer, thin sheets are thick enough for the voxels, and the
    // distances inside forget the surfaces that others swallow.
    constexpr float kBeyond = 3.0f;  // voxels
    return LevelSet::fromMesh(all, voxel, growth / voxel + kBeyond).rebuilt(reach / voxel, growth);
}

SkinVolume SkinBuilder::buildBody() const
{
    const TableNode body = table_["body"];
    const TableNode relief = table_["relief"];
    const TableNode cover = table_["cover"];
    const float voxel = readLength(body["voxel"]);
    Aabb box = readBox(body["box"]);
    box.add(extras_.room);
    SkinVolume volume(box, voxel);
    applySkinSteps(body["lofts"], volume);
    tell("lofts");

    // The layer of least cover; the relief is the same, thicker and softer.
    const float least = readLength(cover["least"]);
    const LevelSet flesh = fleshNear(volume.box(), true, least, voxel, 0.015f);
    SkinVolume muscles(volume.box(), voxel);
    muscles.unite(flesh, readLength(relief["softTissue"]) - least, voxel);
    muscles.soften(readLength(relief["soften"]));
    volume.unite(muscles, readLength(relief["blend"]));
    tell("relief");

    volume.soften(readLength(body["soften"]));
    applySkinSteps(body["details"], volume);
    shape("body", volume);
    volume.unite(flesh, 0.0f, readLength(cover["blend"]));
    volume.soften(readLength(cover["soften"]));
    finish(body, volume);
    tell("body");
    return volume;
}

void SkinBuilder::finish(const TableNode& part, SkinVolume& volume)
{
    if (part.has("finish"))
    {
        applySkinSteps(part["finish"], volume);
    }
}

FinePart SkinBuilder::buildPart(const TableNode& part, const SkinVolume& body) const
{
    const TableNode cover = table_["cover"];
    const float voxel = readLength(part["voxel"]);
    FinePart fine{part["name"].text(), SkinVolume(readBox(part["box"]), voxel)};
    fine.endPoint = kMillimetre * part["end"]["mm"].vector();
    fine.endNormal = glm::normalize(part["end"]["normal"].vector());
    fine.fade = readLength(part["end"]["fade"]);
    SkinVolume& volume = fine.volume;
    const Aabb box = volume.box();
    const float thin = readLength(cover["leastFine"]);
    const LevelSet flesh = fleshNear(box, false, thin, std::max(voxel, 0.0015f), 0.012f);

    if (part.has("base"))
    {
        applySkinSteps(part["base"], volume);
        volume.unite(flesh, readLength(cover["least"]) - thin, readLength(cover["blend"]));
        volume.soften(readLength(cover["soften"]));
    }
    applySkinSteps(part["steps"], volume);
    shape(fine.name, volume);
    volume.unite(flesh, 0.0f, readLength(cover["blendFine"]));
    finish(part, volume);

    // The body comes in as straight pieces between the points of its coarser grid.
    SkinVolume stub(box, voxel);
    stub.fill([&](const glm::vec3& p) { return body.distance(p); });
    stub.soften(0.7f * body.voxel());
    volume.change([&](const glm::vec3& p, float d) {
        return glm::mix(stub.distance(p), d,
                        glm::smoothstep(-fine.fade, fine.fade, fine.beyondEnd(p)));
    });
    tell(fine.name);
    return fine;
}

LevelSet SkinBuilder::join(SkinVolume body, const std::vector<FinePart>& parts) const
{
    constexpr float kMargin = 0.015f;  // beyond the midline, where the mesh is cut
    for (const FinePart& part : parts)
    {
        const Aabb box = part.volume.box();
        body.intersect(
            [&](const glm::vec3& p) {
                const bool inside = glm::all(glm::greaterThanEqual(p, box.min)) &&
                                    glm::all(glm::lessThanEqual(p, box.max));
                return inside ? part.beyondEnd(p) + part.fade : -1.0f;
            },
            0.0005f);
    }
    const TableNode skin = table_["skin"];
    const float voxel = readLength(skin["voxel"]);
    LevelSet joined = LevelSet::fromDense(body.dense(kMargin), 3.0f).resampled(voxel);
    for (const FinePart& part : parts)
    {
        LevelSet fine = LevelSet::fromDense(part.volume.dense(kMargin));
        joined.unite(part.volume.voxel() == voxel ? fine : fine.resampled(voxel));
    }
    joined.meanCurvature(skin["flow"].integer());
    return joined;
}

EdgeLength SkinBuilder::edgeLengths() const
{
    struct Finer
    {
        glm::vec3 centre;
        float reach, edge;
    };

    constexpr float kGrowth = 0.2f;  // of the edge, per metre away
    const TableNode edges = table_["edges"];
    const float longest = readLength(edges["body"]);
    std::vector<Finer> finer;
    for (const TableNode& node : edges["finer"].items())
    {
        finer.push_back({kMillimetre * node["mm"].vector(), readLength(node["reach"]),
                         readLength(node["edge"])});
    }
    return [longest, finer](const glm::vec3& p) {
        float length = longest;
        for (const Finer& ball : finer)
        {
            const float away = std::max(glm::distance(p, ball.centre) - ball.reach, 0.0f);
            length = std::min(length, ball.edge + kGrowth * away);
        }
        return length;
    };
}

// A first, quick reduction that leaves the border alone; what remains is remeshed.
void reduce(TriMesh& mesh, std::size_t triangles)
{
    constexpr float kError = 0.0005f;  // of the size of the body
    std::vector<geometry::Triangle> kept(mesh.triangles.size());
    const std::size_t indices =
        meshopt_simplify(&kept[0].x, &mesh.triangles[0].x, 3 * mesh.triangles.size(),
                         &mesh.positions[0].x, mesh.positions.size(), sizeof(glm::vec3),
                         3 * triangles, kError, meshopt_SimplifyLockBorder, nullptr);
    kept.resize(indices / 3);
    mesh.triangles = std::move(kept);
    makeManifold(mesh);
}

TriMesh SkinBuilder::mesh(const LevelSet& skin, const EdgeLength& lengths) const
{
    TriMesh half = rightHalf(skin.toMesh(), 0.25f * skin.voxel());
    keepLargestPiece(half);
    tell("surface of " + std::to_string(half.triangles.size()) + " triangles");
    constexpr std::size_t kAfterReduction = 400'000;
    reduce(half, std::min(kAfterReduction, half.triangles.size()));
    tell("reduced");
    TriMesh even = remeshHalf(half, skin, lengths);
    makeManifold(even);
    keepLargestPiece(even);  // crumbs where two sheets touched
    return even;
}

void SkinBuilder::reportCover(const LevelSet& skin) const
{
    std::size_t total = 0;
    std::size_t outside = 0;
    float worst = 0.0f;
    std::string where;
    for (const SculptedPart& flesh : flesh_)
    {
        // The surface is that of the right half.
        std::vector<glm::vec3> points = flesh.mesh.positions;
        std::ranges::for_each(points, [](glm::vec3& p) { p.x = -std::abs(p.x); });
        std::vector<float> distances(points.size());
        skin.sample(points, distances);
        total += distances.size();
        outside += static_cast<std::size_t>(
            std::ranges::count_if(distances, [](float d) { return d > 0.0f; }));
        const float most = distances.empty() ? 0.0f : *std::ranges::max_element(distances);
        if (most > worst)
        {
            worst = most;
            where = flesh.name;
        }
    }
    tell(std::to_string(outside) + " of " + std::to_string(total) +
         " vertices under it lie outside, at most by " + std::to_string(worst / kMillimetre) +
         " mm (" + where + ")");
}

core::Result<SculptedPart> SkinBuilder::build(std::vector<SculptedMuscle>& muscles)
{
    SkinVolume body = buildBody();
    std::vector<FinePart> parts;
    for (const TableNode& part : table_["parts"].items())
    {
        parts.push_back(buildPart(part, body));
    }
    const EdgeLength lengths = edgeLengths();
    if (const core::Result<void> status = file_.status(); !status)
    {
        return status.error();
    }
    const LevelSet skin = join(std::move(body), parts);
    tell("one surface");
    reportCover(skin);
    constexpr float kFar = 12.0f;  // voxels: a thin muscle is nowhere farther from the skin
    const LevelSet wide = skin.rebuilt(kFar);
    for (SculptedMuscle& muscle : muscles)
    {
        if (isTucked(muscle.part))
        {
            tuck(wide, muscle.part.mesh);
        }
    }
    const TriMesh half = mesh(skin, lengths);
    tell(std::to_string(half.triangles.size()) + " triangles");
    return SculptedPart{"skin", geometry::mirrorHalf(half).mesh, true, 0};
}

}  // namespace

core::Result<SculptedPart> sculptSkin(const std::filesystem::path& tables,
                                      const std::vector<SculptedPart>& bones,
                                      std::vector<SculptedMuscle>& muscles,
                                      const Progress& progress, const SkinExtras& extras)
{
    core::Result<Table> table = Table::load(tables / "skin.json");
    if (!table)
    {
        return std::move(table.error());
    }
    SkinBuilder builder(*table, progress, extras);
    builder.addFlesh(bones, muscles);
    return builder.build(muscles);
}

}  // namespace knotlas::sculpt
