#include "sculpt/muscle_builder.h"

#include "sculpt/level_set.h"
#include "sculpt/muscle_fit.h"
#include "sculpt/muscle_sheet.h"
#include "sculpt/muscle_sweep.h"
#include "sculpt/muscle_table.h"

#include <algorithm>
#include <limits>

namespace knotlas::sculpt
{

namespace
{

constexpr float kVoxel = 0.002f;
constexpr float kBandVoxels = 16.0f;    // muscles start up to 3 cm inside deeper ones
constexpr float kMidlineGap = 0.0003f;  // right muscles end this far from the midline

void clampToRight(geometry::TriMesh& mesh)
{
    for (glm::vec3& point : mesh.positions)
    {
        point.x = std::min(point.x, -kMidlineGap);
    }
}

// What has been built so far: all that later muscles must lie on.
class Bed
{
  public:
    [[nodiscard]] const LevelSet& surface() const { return surface_; }

    [[nodiscard]] const LevelSet& bones() const { return bones_; }

    void add(const geometry::TriMesh& mesh)
    {
        surface_.unite(LevelSet::fromMesh(mesh, kVoxel, kBandVoxels));
    }

    void addBone(const geometry::TriMesh& mesh)
    {
        const LevelSet bone = LevelSet::fromMesh(mesh, kVoxel, kBandVoxels);
        surface_.unite(bone);
        bones_.unite(bone);
    }

    // The deepest that a vertex lies inside, metres.
    [[nodiscard]] float deepest(const geometry::TriMesh& mesh) const
    {
        std::vector<float> distances(mesh.positions.size());
        surface_.sample(mesh.positions, distances);
        return std::max(0.0f, -*std::ranges::min_element(distances));
    }

  private:
    LevelSet surface_{kVoxel, kBandVoxels};
    LevelSet bones_{kVoxel, kBandVoxels};
};

SculptedMuscle finish(const MuscleEntry& entry, const std::string& id, geometry::TriMesh mesh,
                      const Bed& bed)
{
    if (!entry.midline)
    {
        clampToRight(mesh);
    }
    if (entry.tendon)
    {
        for (glm::u8vec4& shade : mesh.shade)
        {
            shade.g = 255;
        }
    }
    SculptedMuscle muscle;
    muscle.overlapMm = 1000.0f * bed.deepest(mesh);
    muscle.part.name = (entry.tendon ? "fascia." : "muscle.") + id;
    muscle.part.mesh = std::move(mesh);
    muscle.part.midline = entry.midline;
    muscle.superficial = entry.superficial;
    return muscle;
}

// Builds one entry, adds it to the bed and returns its parts.
struct Shaper
{
    const MuscleEntry& entry;
    Bed& bed;

    std::vector<SculptedMuscle> operator()(const SweepShape& shape) const
    {
        return tube(sweepTube(shape, entry.triangles), shape.tendon);
    }

    std::vector<SculptedMuscle> operator()(const StrandShape& shape) const
    {
        return tube(strandTube(shape, entry.triangles), glm::vec2(0.0f));
    }

    std::vector<SculptedMuscle> operator()(const SheetShape& shape) const
    {
        const Sheet sheet = laySheet(shape, entry.triangles, bed.surface());
        std::vector<SculptedMuscle> parts;
        for (std::size_t s = 0; s < shape.strips.size(); ++s)
        {
            parts.push_back(finish(entry, shape.strips[s].id, stripMesh(sheet, shape, s), bed));
        }
        bed.add(supportMesh(sheet, entry.support));
        return parts;
    }

  private:
    [[nodiscard]] std::vector<SculptedMuscle> tube(Tube tube, const glm::vec2& tendon) const
    {
        attachEnds(tube, bed.bones());
        pressOut(tube, bed.surface());
        SculptedMuscle muscle = finish(entry, entry.id, tubeMesh(tube, tendon), bed);
        bed.add(muscle.part.mesh);
        return {std::move(muscle)};
    }
};

// What muscles lie on besides each other.
struct Support
{
    float layer = 0.0f;
    bool bone = false;
    geometry::TriMesh mesh;
};

// Bones and fillings, from deep to superficial.
std::vector<Support> supportsOf(const MuscleTable& table, const std::vector<SculptedPart>& bones)
{
    std::vector<Support> supports;
    for (const SculptedPart& bone : bones)
    {
        const auto overlying = std::ranges::find(table.bones, bone.name, &OverlyingBone::id);
        const bool underAll = overlying == table.bones.end();
        supports.push_back(
            {underAll ? std::numeric_limits<float>::lowest() : overlying->layer, true, bone.mesh});
    }
    for (const Filling& filling : table.fillings)
    {
        supports.push_back({filling.layer, false, tubeMesh(fillingTube(filling), glm::vec2(0.0f))});
    }
    std::ranges::stable_sort(supports, {}, &Support::layer);
    return supports;
}

bool isWanted(const std::string& id, const std::string& only)
{
    return id.starts_with(only) || only.starts_with(id + ".");
}

}  // namespace

core::Result<std::vector<SculptedMuscle>> sculptMuscles(const std::filesystem::path& tables,
                                                        const std::vector<SculptedPart>& bones,
                                                        const Progress& progress,
                                                        const std::string& only)
{
    core::Result<MuscleTable> table = readMuscleTable(tables / "muscles");
    if (!table)
    {
        return std::move(table).error();
    }
    std::vector<MuscleEntry>& entries = table->muscles;
    // What lies above the last wanted muscle has no part in it.
    const auto last = std::find_if(entries.rbegin(), entries.rend(),
                                   [&](const MuscleEntry& e) { return isWanted(e.id, only); });
    entries.erase(last.base(), entries.end());

    const std::vector<Support> supports = supportsOf(*table, bones);
    auto support = supports.begin();
    Bed bed;
    std::vector<SculptedMuscle> muscles;
    for (const MuscleEntry& entry : entries)
    {
        for (; support != supports.end() && support->layer <= entry.layer; ++support)
        {
            support->bone ? bed.addBone(support->mesh) : bed.add(support->mesh);
        }
        for (SculptedMuscle& muscle : std::visit(Shaper{entry, bed}, entry.shape))
        {
            const std::string id = muscle.part.name.substr(muscle.part.name.find('.') + 1);
            if (id.starts_with(only))
            {
                muscles.push_back(std::move(muscle));
            }
        }
        const auto number = static_cast<double>(&entry - entries.data() + 1);
        progress.advance(number / static_cast<double>(entries.size()), entry.id);
    }
    progress("muscles: " + std::to_string(muscles.size()) + " parts; " +
             describe(fitsOf(*table, muscles)));
    return muscles;
}

}  // namespace knotlas::sculpt
