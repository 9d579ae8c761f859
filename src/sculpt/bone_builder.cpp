#include "sculpt/bone_builder.h"

#include "sculpt/mesh_repair.h"
#include "sculpt/parallel.h"
#include "sculpt/shape_reader.h"
#include "sculpt/tables.h"
#include "sculpt/vertebra.h"

#include <glm/geometric.hpp>

#include <atomic>
#include <map>
#include <optional>
#include <utility>

namespace knotlas::sculpt
{
namespace
{

constexpr float kMm = 0.001f;
constexpr double kSpeck = 0.02;  // of the largest piece: what is smaller is no bone

// A part that is read and waits to be modelled.
struct BoneJob
{
    SculptedPart part;
    Field field;
    int smoothing = 0;
    bool onePiece = true;  // all but the largest piece is left over from a subtraction
};

BoneJob readBone(const TableNode& bone)
{
    const std::string side = bone["side"].text();
    if (side != "right" && side != "mid")
    {
        bone["side"].fail("must be \"right\" or \"mid\"");
    }
    BoneJob job{{bone["id"].text(), {}, side == "mid", bone["triangles"].integer()},
                Field(bone["voxelMm"].number() * kMm),
                bone.integer("smoothing", 0),
                !bone.boolean("manyPieces", false)};
    applySteps(job.field, bone["steps"]);
    return job;
}

using Discs = std::map<std::string, DiscMeasures>;

Discs readDiscs(const TableNode& discs)
{
    Discs result;
    for (const std::string& level : discs.keys())
    {
        const TableNode disc = discs[level];
        result[level] = {disc["centre"].vector(), glm::normalize(disc["up"].vector()),
                         kMm * disc["radiiMm"].vector()};
    }
    return result;
}

std::optional<SpineRegion> readRegion(const TableNode& level)
{
    static const std::map<std::string, SpineRegion> kRegions{{"cervical", SpineRegion::Cervical},
                                                             {"thoracic", SpineRegion::Thoracic},
                                                             {"lumbar", SpineRegion::Lumbar}};
    const auto region = kRegions.find(level["region"].text());
    if (region == kRegions.end())
    {
        level["region"].fail("must be \"cervical\", \"thoracic\" or \"lumbar\"");
        return std::nullopt;
    }
    return region->second;
}

const DiscMeasures& findDisc(const Discs& discs, const TableNode& name)
{
    static const DiscMeasures kNone;
    const auto disc = discs.find(name.text());
    if (disc == discs.end())
    {
        name.fail("no such disc");
        return kNone;
    }
    return disc->second;
}

void readSpine(std::vector<BoneJob>& jobs, const TableNode& spine)
{
    const Discs discs = readDiscs(spine["discs"]);
    const float voxel = spine["voxelMm"].number() * kMm;
    const int triangles = spine["triangles"].integer();
    const int discTriangles = spine["discTriangles"].integer();
    for (const TableNode& level : spine["levels"].items())
    {
        const std::string id = level["id"].text();
        VertebraMeasures measures;
        measures.region = readRegion(level).value_or(SpineRegion::Thoracic);
        measures.above = findDisc(discs, level["above"]);
        measures.below = findDisc(discs, level["below"]);
        measures.spinousTip = level["spinousTip"].vector();
        measures.transverseTip = level["transverseTip"].vector();
        measures.bifid = level.boolean("bifid", false);
        Field field = vertebraField(measures, voxel);
        if (level.has("steps"))
        {
            applySteps(field, level["steps"]);
        }
        jobs.push_back({{"bone." + id, {}, true, triangles}, std::move(field), 0});

        jobs.push_back({{"cartilage.disc_" + level["below"].text(), {}, true, discTriangles},
                        discField(measures.below, voxel),
                        0});
    }
}

}  // namespace

core::Result<std::vector<SculptedPart>>
sculptBones(const std::filesystem::path& tables, const Progress& progress, const std::string& only)
{
    auto table = Table::load(tables / "bones.json");
    if (!table)
    {
        return std::move(table).error();
    }
    std::vector<BoneJob> jobs;
    readSpine(jobs, table->root()["spine"]);
    for (const TableNode& bone : table->root()["bones"].items())
    {
        jobs.push_back(readBone(bone));
    }
    if (auto status = table->status(); !status)
    {
        return std::move(status).error();
    }
    std::erase_if(jobs, [&](const BoneJob& job) { return !job.part.name.starts_with(only); });

    std::atomic<std::size_t> done{0};
    forEachIndex(jobs.size(), [&](std::size_t i) {
        jobs[i].part.mesh = jobs[i].field.mesh(jobs[i].smoothing);
        keepLargePieces(jobs[i].part.mesh, jobs[i].onePiece ? 1.0 : kSpeck);
        progress.advance(static_cast<double>(++done) / static_cast<double>(jobs.size()),
                         jobs[i].part.name);
    });

    std::vector<SculptedPart> parts;
    for (BoneJob& job : jobs)
    {
        progress(job.part.name + ": " + std::to_string(job.part.mesh.triangles.size()) +
                 " triangles");
        parts.push_back(std::move(job.part));
    }
    return parts;
}

}  // namespace knotlas::sculpt
