#include "sculpt/assemble.h"

#include "core/text.h"
#include "geometry/ray_scene.h"
#include "sculpt/ambient_occlusion.h"
#include "sculpt/bone_builder.h"
#include "sculpt/figure.h"
#include "sculpt/level_set.h"
#include "sculpt/mesh_budget.h"
#include "sculpt/mesh_repair.h"
#include "sculpt/needles.h"
#include "sculpt/parallel.h"
#include "sculpt/skin_builder.h"
#include "sculpt/tables.h"

#include <algorithm>
#include <utility>

namespace knotlas::sculpt
{
namespace
{

using geometry::TriMesh;

// Shares of the time of a whole build after which its steps are done.
constexpr double kPartsDone = 0.85;
constexpr double kBonesDone = 0.12;  // of the parts
constexpr double kMusclesDone = 0.66;
constexpr double kSimplifiedDone = 0.9;

constexpr float kMidlineSnap = 0.0003f;    // metres
constexpr float kSimplifyError = 0.0004f;  // how far it may move a surface, metres
constexpr float kShadowReach = 0.12f;      // metres

// The part as it is stored: the right half, within its budget, with normals and open shade.
io::BodyNode finished(SculptedPart part)
{
    TriMesh& mesh = part.mesh;
    if (part.midline)
    {
        mesh = rightHalf(mesh, kMidlineSnap);
    }
    if (part.maxTriangles > 0)
    {
        simplify(mesh, part.maxTriangles, kSimplifyError);
    }
    removeNeedles(mesh);
    keepOffMidline(mesh);
    dropUnusedVertices(mesh);
    if (mesh.normals.size() != mesh.positions.size())
    {
        mesh.normals = geometry::computeNormals(mesh.positions, mesh.triangles);
    }
    mesh.shade.resize(mesh.positions.size(), glm::u8vec4(255, 0, 255, 255));
    orderForDrawing(mesh);
    return {std::move(part.name), std::move(mesh)};
}

std::vector<io::BodyNode> finishedAll(std::vector<SculptedPart> parts)
{
    std::vector<io::BodyNode> nodes(parts.size());
    forEachIndex(parts.size(), [&](std::size_t i) { nodes[i] = finished(std::move(parts[i])); });
    return nodes;
}

// Draws what pokes through the skin by a hair back under it.
void tuckUnder(const LevelSet& skin, TriMesh& mesh)
{
    constexpr float kCover = 0.0004f;  // metres
    constexpr int kSteps = 3;          // a step along a bent gradient falls short
    std::vector<float> distances(mesh.positions.size());
    std::vector<glm::vec3> outwards(mesh.positions.size());
    for (int step = 0; step < kSteps; ++step)
    {
        skin.sample(mesh.positions, distances, outwards);
        for (std::size_t i = 0; i < distances.size(); ++i)
        {
            glm::vec3& position = mesh.positions[i];
            const bool onMidline = position.x == 0.0f;
            position -= std::max(distances[i] + kCover, 0.0f) * outwards[i];
            position.x = onMidline ? 0.0f : position.x;
        }
    }
}

void takeFigure(const Figure& figure, SculptedBody& body)
{
    if (figure.isNeutral())
    {
        return;
    }
    forEachIndex(body.nodes.size(),
                 [&](std::size_t i) { figure.warp().apply(body.nodes[i].mesh); });
    figure.moveLandmarks(body.landmarks);
}

void tuckAllUnderSkin(std::vector<io::BodyNode>& nodes)
{
    constexpr float kVoxel = 0.0015f;  // metres
    constexpr float kBand = 4.0f;      // voxels
    const auto isSkin = [](const io::BodyNode& node) { return node.name == "skin"; };
    const auto skin = std::find_if(nodes.begin(), nodes.end(), isSkin);
    if (skin == nodes.end())
    {
        return;
    }
    const auto level = LevelSet::fromMesh(geometry::mirrorHalf(skin->mesh).mesh, kVoxel, kBand);
    forEachIndex(nodes.size(), [&](std::size_t i) {
        if (!isSkin(nodes[i]))
        {
            tuckUnder(level, nodes[i].mesh);
        }
    });
}

// Right and left of everything, as shadow casters.
geometry::RayScene bothSides(const std::vector<io::BodyNode*>& nodes)
{
    std::vector<TriMesh> left;
    left.reserve(nodes.size());
    std::vector<const TriMesh*> meshes;
    for (const io::BodyNode* node : nodes)
    {
        left.push_back(geometry::mirrored(node->mesh));
        meshes.push_back(&node->mesh);
    }
    for (const TriMesh& mesh : left)
    {
        meshes.push_back(&mesh);
    }
    return geometry::RayScene(meshes);
}

// Muscles are often drawn without those above them, so their shadows on others count half.
constexpr float kMuscleShadow = 0.5f;

float shadowWeight(const io::BodyNode& node)
{
    const bool isSoft = node.name.starts_with("muscle.") || node.name.starts_with("fascia.");
    return isSoft ? kMuscleShadow : 1.0f;
}

// The parts of `group` shadow each other, and each itself.
void shadeGroup(const std::vector<io::BodyNode*>& group)
{
    const geometry::RayScene scene = bothSides(group);
    std::vector<float> weights;
    for (std::size_t i = 0; i < 2 * group.size(); ++i)
    {
        weights.push_back(shadowWeight(*group[i % group.size()]));
    }
    for (std::size_t part = 0; part < group.size(); ++part)
    {
        std::vector<float> own = weights;
        own[part] = own[part + group.size()] = 1.0f;
        TriMesh& mesh = group[part]->mesh;
        const std::vector<std::uint8_t> open = openness(mesh, scene, own, kShadowReach);
        for (std::size_t i = 0; i < open.size(); ++i)
        {
            mesh.shade[i].r = open[i];
        }
    }
}

// Skin lies in the shadow of skin alone, muscles and bones in the shadow of each other.
void shade(std::vector<io::BodyNode>& nodes)
{
    std::vector<io::BodyNode*> skin;
    std::vector<io::BodyNode*> inside;
    for (io::BodyNode& node : nodes)
    {
        (node.name == "skin" ? skin : inside).push_back(&node);
    }
    for (const auto& group : {skin, inside})
    {
        if (!group.empty())
        {
            shadeGroup(group);
        }
    }
}

core::Result<void> readLandmarks(const std::filesystem::path& file, SculptedBody& body)
{
    auto table = Table::load(file);
    if (!table)
    {
        return std::move(table).error();
    }
    const TableNode root = table->root();
    body.copyright = root["credit"].text() + "; " + root["licence"].text();
    const TableNode landmarks = root["landmarks"];
    for (const std::string& id : landmarks.keys())
    {
        body.landmarks[id] = landmarks[id]["position"].vector();
    }
    return table->status();
}

// The skin tells of its steps by lines alone; they take about the same time.
Progress countingLines(const Progress& progress)
{
    constexpr double kSkinLines = 9.0;
    return Progress([progress, count = 0](std::string_view line) mutable {
        progress(line);
        progress.advance(std::min(1.0, ++count / kSkinLines), line);
    });
}

// The shapes of all wanted parts, before they are finished.
core::Result<std::vector<SculptedPart>> sculptParts(const BuildOptions& options,
                                                    const Figure& figure, const Progress& progress)
{
    const bool onlyBones = !options.muscles && !options.skin;
    auto bones = sculptBones(options.tables, progress.part(0.0, onlyBones ? 1.0 : kBonesDone),
                             onlyBones ? options.part : std::string());
    if (!bones)
    {
        return std::move(bones).error();
    }
    std::vector<SculptedPart> parts;
    std::vector<SculptedMuscle> muscles;
    if (!onlyBones)
    {
        auto built = sculptMuscles(options.tables, *bones, progress.part(kBonesDone, kMusclesDone));
        if (!built)
        {
            return std::move(built).error();
        }
        muscles = std::move(*built);
    }
    if (options.skin)
    {
        auto skin =
            sculptSkin(options.tables, *bones, muscles,
                       countingLines(progress.part(kMusclesDone, 1.0)), figure.skinExtras());
        if (!skin)
        {
            return std::move(skin).error();
        }
        parts.push_back(std::move(*skin));
    }
    if (options.bones)
    {
        std::move(bones->begin(), bones->end(), std::back_inserter(parts));
    }
    if (options.muscles)
    {
        for (SculptedMuscle& muscle : muscles)
        {
            parts.push_back(std::move(muscle.part));
        }
    }
    std::erase_if(parts,
                  [&](const SculptedPart& part) { return !part.name.starts_with(options.part); });
    return parts;
}

}  // namespace

core::Result<SculptedBody> sculptBody(const BuildOptions& options, const Progress& progress)
{
    SculptedBody body;
    if (auto read = readLandmarks(options.tables / "landmarks.json", body); !read)
    {
        return std::move(read).error();
    }
    const auto figure = Figure::read(options.tables / "figures.json", options.figure);
    if (!figure)
    {
        return figure.error();
    }
    auto parts = sculptParts(options, *figure, progress.part(0.0, kPartsDone));
    if (!parts)
    {
        return std::move(parts).error();
    }
    body.nodes = finishedAll(std::move(*parts));
    progress("simplified and cut at the midline");
    progress.advance(kSimplifiedDone, "simplified");
    takeFigure(*figure, body);
    tuckAllUnderSkin(body.nodes);
    shade(body.nodes);
    progress("shaded");
    progress.advance(1.0, "shaded");
    return body;
}

}  // namespace knotlas::sculpt
