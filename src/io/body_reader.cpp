#include "io/body_reader.h"

#include "core/log.h"
#include "io/file_bytes.h"
#include "io/foreign_names.h"
#include "io/model_import.h"
#include "io/superficial.h"

#include <glm/common.hpp>

#include <algorithm>
#include <memory>
#include <set>
#include <unordered_set>

namespace knotlas::io
{

namespace
{

using anatomy::Body;
using anatomy::Part;
using anatomy::PartKind;
using core::Side;
using geometry::TriMesh;

constexpr std::string_view kHalfBodyRoot = "knotlas_half_body";
constexpr std::string_view kLandmarkPrefix = "landmark.";
constexpr float kGiantM = 3.0f;  // no body is larger

void addPart(Body& body, PartName name, Side side, TriMesh mesh)
{
    Part& part = body.parts.emplace_back();
    part.id = std::move(name.id);
    part.kind = name.kind;
    part.side = side;
    part.mesh = std::make_shared<const TriMesh>(std::move(mesh));
    part.superficial = part.kind != PartKind::Muscle || isSuperficial(part.id);
    part.cutaneous = part.kind == PartKind::Muscle && isCutaneous(part.id);
    if (part.kind == PartKind::Skin)
    {
        body.skin = part.mesh;
    }
}

// An edge on the mid-sagittal plane that only one triangle has: the rim of a half.
bool isOpenAtMidline(const TriMesh& mesh)
{
    std::unordered_set<std::uint64_t> unmatched;
    const auto key = [](std::uint32_t from, std::uint32_t to) {
        return (std::uint64_t{from} << 32) | to;
    };
    for (const geometry::Triangle& triangle : mesh.triangles)
    {
        for (int i = 0; i < 3; ++i)
        {
            const std::uint32_t from = triangle[i];
            const std::uint32_t to = triangle[(i + 1) % 3];
            const bool onPlane = mesh.positions[from].x == 0.0f && mesh.positions[to].x == 0.0f;
            if (onPlane && unmatched.erase(key(to, from)) == 0)
            {
                unmatched.insert(key(from, to));
            }
        }
    }
    return !unmatched.empty();
}

// The right half and the midline become a whole: halves are welded, closed parts get a twin.
void addHalf(Body& body, const PartName& name, TriMesh mesh)
{
    if (isOpenAtMidline(mesh))
    {
        geometry::MirroredHalf whole = geometry::mirrorHalf(mesh);
        addPart(body, name, Side::Mid, std::move(whole.mesh));
        if (name.kind == PartKind::Skin)
        {
            body.skinMirror = std::move(whole.mirrorOf);
        }
        return;
    }
    if (name.kind == PartKind::Skin)
    {
        addPart(body, name, Side::Mid, std::move(mesh));
        return;
    }
    TriMesh left = geometry::mirrored(mesh);
    addPart(body, name, Side::Right, std::move(mesh));
    addPart(body, name, Side::Left, std::move(left));
}

bool isOfHumanSize(const TriMesh& mesh)
{
    const geometry::Aabb bounds = geometry::boundsOf(mesh);
    const glm::vec3 reach = glm::max(glm::abs(bounds.min), glm::abs(bounds.max));
    return std::max({reach.x, reach.y, reach.z}) < kGiantM;
}

core::Result<Body> readGenerated(Model model)
{
    Body body;
    std::set<std::string> known;
    for (ModelNode& node : model.nodes)
    {
        if (!known.insert(node.name).second)
        {
            return core::Error("has two nodes that are called \"" + node.name + "\"");
        }
        if (node.name.starts_with(kLandmarkPrefix))
        {
            body.landmarks.add(node.name.substr(kLandmarkPrefix.size()), node.position);
            continue;
        }
        if (node.mesh.triangles.empty())
        {
            continue;
        }
        const std::optional<PartName> name = parsePartName(node.name);
        if (!name)
        {
            core::log(core::LogLevel::Warning,
                      "left out the node \"" + node.name + "\": its name tells no kind of part");
            continue;
        }
        addHalf(body, *name, std::move(node.mesh));
    }
    if (!body.skin)
    {
        return core::Error("has no node \"skin\"");
    }
    for (const Part& part : body.parts)
    {
        if (!isOfHumanSize(*part.mesh))
        {
            return core::Error("its node \"" + part.nodeName() +
                               "\" reaches farther than any body");
        }
    }
    return body;
}

Side sideOf(const TriMesh& mesh)
{
    constexpr float kAcrossM = 0.002f;
    const geometry::Aabb bounds = geometry::boundsOf(mesh);
    if (bounds.max.x < kAcrossM && bounds.min.x < -kAcrossM)
    {
        return Side::Right;
    }
    return bounds.min.x > -kAcrossM && bounds.max.x > kAcrossM ? Side::Left : Side::Mid;
}

// Parts of other bodies may share a name; ours may not.
std::string freeId(const std::string& id, Side side, std::set<std::pair<std::string, Side>>& taken)
{
    std::string free = id;
    for (int number = 2; !taken.insert({free, side}).second; ++number)
    {
        free = id + "_" + std::to_string(number);
    }
    return free;
}

// Other programs count in decimetres, centimetres or millimetres.
void toMetres(std::vector<ModelNode>& nodes)
{
    geometry::Aabb bounds;
    for (const ModelNode& node : nodes)
    {
        bounds.add(geometry::boundsOf(node.mesh));
    }
    const float extent = std::max({bounds.size().x, bounds.size().y, bounds.size().z});
    float unitM = 1.0f;
    while (extent * unitM > kGiantM)
    {
        unitM *= 0.1f;
    }
    for (ModelNode& node : nodes)
    {
        for (glm::vec3& position : node.mesh.positions)
        {
            position *= unitM;
        }
    }
}

// Body space begins at the floor.
void standOnFloor(std::vector<ModelNode>& nodes, float floor)
{
    for (ModelNode& node : nodes)
    {
        for (glm::vec3& position : node.mesh.positions)
        {
            position.y -= floor;
        }
    }
}

std::optional<PartName> nameForeign(const ModelNode& node)
{
    std::optional<PartName> own = parsePartName(node.name);
    return own ? own : parseForeignName(node.name);
}

// The largest node of which nothing is known is the skin, when nothing else is.
void chooseSkin(const std::vector<ModelNode>& nodes, std::vector<std::optional<PartName>>& names)
{
    const auto isSkin = [](const std::optional<PartName>& name) {
        return name && name->kind == PartKind::Skin;
    };
    if (std::ranges::any_of(names, isSkin))
    {
        return;
    }
    std::optional<std::size_t> largest;
    for (std::size_t i = 0; i < nodes.size(); ++i)
    {
        if (!names[i] &&
            (!largest || nodes[i].mesh.triangles.size() > nodes[*largest].mesh.triangles.size()))
        {
            largest = i;
        }
    }
    if (largest)
    {
        names[*largest] = PartName{PartKind::Skin, "skin", Side::Mid};
    }
}

core::Result<Body> readForeign(Model model, const std::filesystem::path& file)
{
    std::vector<ModelNode>& nodes = model.nodes;
    std::erase_if(nodes, [](const ModelNode& node) {
        return node.mesh.triangles.empty() || isModellingAid(node.name);
    });
    if (nodes.empty())
    {
        return core::Error("holds no part of a body");
    }
    std::vector<std::optional<PartName>> names;
    std::ranges::transform(nodes, std::back_inserter(names), nameForeign);
    if (nodes.size() == 1 && !names[0])
    {
        names[0] = parseForeignName(toUtf8(file.stem()));
    }
    chooseSkin(nodes, names);
    toMetres(nodes);

    Body body;
    std::set<std::pair<std::string, Side>> taken;
    for (std::size_t i = 0; i < nodes.size(); ++i)
    {
        if (names[i] && names[i]->kind == PartKind::Skin && body.skin == nullptr)
        {
            standOnFloor(nodes, geometry::boundsOf(nodes[i].mesh).min.y);
            addPart(body, {PartKind::Skin, "skin", {}}, Side::Mid, std::move(nodes[i].mesh));
        }
    }
    for (std::size_t i = 0; i < nodes.size(); ++i)
    {
        if (!names[i] || names[i]->kind == PartKind::Skin)
        {
            continue;
        }
        const Side side = names[i]->side.value_or(sideOf(nodes[i].mesh));
        names[i]->id = freeId(names[i]->id, side, taken);
        addPart(body, *names[i], side, std::move(nodes[i].mesh));
    }
    if (!body.skin)
    {
        body.skin = std::make_shared<const TriMesh>();
    }
    return body;
}

}  // namespace

core::Result<Body> readBody(const std::filesystem::path& file, const BodyLimits& limits)
{
    core::Result<Model> model = importModel(file, limits);
    if (!model)
    {
        return std::move(model).error();
    }
    core::Result<Body> body = model->rootName == kHalfBodyRoot
                                  ? readGenerated(std::move(model).value())
                                  : readForeign(std::move(model).value(), file);
    if (!body)
    {
        return std::move(body).error().within(toUtf8(file));
    }
    body->file = toUtf8(file);
    return body;
}

}  // namespace knotlas::io
