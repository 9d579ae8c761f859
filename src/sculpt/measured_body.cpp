#include "sculpt/measured_body.h"

#include "core/text.h"
#include "sculpt/tables.h"

#include <cmath>
#include <numbers>

namespace knotlas::sculpt
{
namespace
{

constexpr float kMm = 0.001f;

MeasuredMuscle readMuscle(const TableNode& node, const std::string& id)
{
    MeasuredMuscle muscle;
    muscle.id = id;
    muscle.scale = node.number("scale", 1.0f);
    if (node.has("volumeMl"))
    {
        muscle.volumeMl = muscle.scale * node["volumeMl"].number();
        muscle.centroid = node["centroid"].vector();
    }
    if (node.has("ends"))
    {
        muscle.ends = node["ends"].vectors();
        if (muscle.ends.size() != 2)
        {
            node["ends"].fail("a muscle has two ends");
        }
    }
    muscle.parts = node.has("parts") ? node["parts"].texts() : std::vector<std::string>{id};
    return muscle;
}

// Points at `radii` (millimetres or null), at even angles from `first` towards `second`.
MeasuredSection sectionOf(std::string name, const TableNode& radii, const glm::vec3& centre,
                          const glm::vec3& first, const glm::vec3& second, float stepDegrees)
{
    MeasuredSection section{std::move(name), {}};
    for (std::size_t k = 0; k < radii.size(); ++k)
    {
        const TableNode radius = radii.at(k);
        if (radius.isNumber())
        {
            const float angle =
                static_cast<float>(k) * stepDegrees * std::numbers::pi_v<float> / 180.0f;
            section.points.push_back(centre +
                                     kMm * radius.number() *
                                         (std::cos(angle) * first + std::sin(angle) * second));
        }
    }
    return section;
}

void readSkin(const TableNode& skin, std::vector<MeasuredSection>& sections)
{
    constexpr float kTrunkStep = 22.5f;  // degrees
    constexpr float kLimbStep = 45.0f;
    for (const TableNode& level : skin["trunk"].items())
    {
        const float y = level["y"].number();
        sections.push_back(sectionOf("trunk at " + core::formatFixed(y, 2) + " m", level["radiiMm"],
                                     {0.0f, y, level["z"].number()}, {0.0f, 0.0f, 1.0f},
                                     {-1.0f, 0.0f, 0.0f}, kTrunkStep));
    }
    for (const std::string& name : skin["limbs"].keys())
    {
        const TableNode limb = skin["limbs"][name];
        const glm::vec3 from = limb["from"].vector();
        const glm::vec3 along = limb["to"].vector() - from;
        for (const TableNode& station : limb["stations"].items())
        {
            const float f = station["f"].number();
            sections.push_back(sectionOf(
                name + " at " + core::formatFixed(100.0 * f, 0) + " %", station["radiiMm"],
                from + f * along, limb["anterior"].vector(), limb["lateral"].vector(), kLimbStep));
        }
    }
}

}  // namespace

core::Result<MeasuredBody> readMeasuredBody(const std::filesystem::path& file)
{
    core::Result<Table> table = Table::load(file);
    if (!table)
    {
        return std::move(table).error();
    }
    const TableNode root = table->root();
    MeasuredBody body;
    for (const std::string& id : root["muscles"].keys())
    {
        body.muscles.push_back(readMuscle(root["muscles"][id], id));
    }
    readSkin(root["skin"], body.skin);
    for (const std::string& id : root["landmarks"].keys())
    {
        body.landmarks[id] = root["landmarks"][id].vector();
    }
    body.onBone = root["landmarksOnBone"].texts();
    if (auto status = table->status(); !status)
    {
        return std::move(status).error();
    }
    return body;
}

}  // namespace knotlas::sculpt
