#include "sculpt/report.h"

#include "sculpt/muscle_fit.h"
#include "sculpt/overlap_scan.h"
#include "sculpt/parallel.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace knotlas::sculpt
{
namespace
{

using geometry::RayScene;
using geometry::TriMesh;

constexpr float kToMm = 1000.0f;
constexpr float kSkinToleranceMm = 1.0f;

// Groups of what a part may sink into.
enum Group : std::uint32_t
{
    kMuscle,
    kFascia,
    kBone
};

std::uint32_t groupOf(std::string_view name)
{
    return name.starts_with("muscle.") ? kMuscle : name.starts_with("fascia.") ? kFascia : kBone;
}

const TriMesh* findPart(const CheckedBody& body, std::string_view name)
{
    const auto part = std::ranges::find(body.parts, name, &CheckedBody::Part::name);
    return part == body.parts.end() ? nullptr : &part->mesh;
}

// A ray from inside a closed surface leaves it once more often than it enters. One that grazes an
// edge may miscount, so three are asked, along no axis.
bool isInside(const RayScene& surface, const glm::vec3& point)
{
    const std::array directions{glm::vec3(-0.83f, 0.29f, 0.47f), glm::vec3(0.31f, 0.79f, -0.53f),
                                glm::vec3(0.41f, -0.37f, 0.83f)};
    const auto leaves = [&](const glm::vec3& direction) {
        return surface.allHits({point, glm::normalize(direction)}).size() % 2 == 1;
    };
    return std::count_if(directions.begin(), directions.end(), leaves) >= 2;
}

// How far `point` lies outside, metres; 0 inside.
float outsideDistance(const RayScene& surface, const glm::vec3& point)
{
    constexpr float kNear = 0.02f;  // metres; nothing of a body reaches farther out of its skin
    const auto nearest = surface.nearestPoint(point, kNear);
    const bool seemsInside = nearest && glm::dot(point - nearest->position, nearest->normal) < 0.0f;
    if (seemsInside || isInside(surface, point))
    {
        return 0.0f;
    }
    return nearest ? nearest->distance : kNear;
}

std::vector<PartReport> checkParts(const CheckedBody& body)
{
    std::vector<PartReport> parts(body.parts.size());
    std::optional<RayScene> skin;
    if (const TriMesh* mesh = findPart(body, "skin"))
    {
        skin.emplace(std::vector<const TriMesh*>{mesh});
    }
    forEachIndex(parts.size(), [&](std::size_t i) {
        PartReport& part = parts[i];
        const TriMesh& mesh = body.parts[i].mesh;
        part.name = body.parts[i].name;
        part.mesh = checkMesh(mesh);
        if (!skin || part.name == "skin")
        {
            return;
        }
        std::size_t outside = 0;
        for (const glm::vec3& position : mesh.positions)
        {
            const float distance = kToMm * outsideDistance(*skin, position);
            outside += distance > kSkinToleranceMm ? 1 : 0;
            part.outsideMm = std::max(part.outsideMm, distance);
        }
        part.outsideShare =
            static_cast<double>(outside) / static_cast<double>(mesh.positions.size());
    });
    return parts;
}

void checkOverlaps(const CheckedBody& body, std::vector<PartReport>& parts)
{
    std::vector<const TriMesh*> meshes;
    std::vector<std::uint32_t> groups;
    std::vector<std::size_t> partOf;
    for (std::size_t i = 0; i < parts.size(); ++i)
    {
        if (parts[i].name != "skin")
        {
            meshes.push_back(&body.parts[i].mesh);
            groups.push_back(groupOf(parts[i].name));
            partOf.push_back(i);
        }
    }
    const OverlapScan scan = scanOverlaps(meshes, groups);
    for (std::size_t mesh = 0; mesh < meshes.size(); ++mesh)
    {
        std::vector<double> shares = scan.insideMl[mesh];
        shares.resize(kBone + 1);
        for (double& share : shares)
        {
            share /= std::max(scan.volumesMl[mesh], 1e-9);
        }
        PartReport& part = parts[partOf[mesh]];
        part.inMuscles = shares[kMuscle];
        part.inFasciae = shares[kFascia];
        part.inBones = shares[kBone];
    }
    for (const PairOverlap& pair : scan.pairs)
    {
        PartReport& part = parts[partOf[pair.first]];
        const double share = pair.volumeMl / std::max(scan.volumesMl[pair.first], 1e-9);
        if (share > part.worstShare && groups[pair.second] != kFascia)
        {
            part.worstShare = share;
            part.worstNeighbour = parts[partOf[pair.second]].name;
            part.worstDepthMm = pair.depthMm;
        }
    }
}

// Area-weighted mean of the vertices at an end of the fibres.
class EndMean
{
  public:
    void add(const TriMesh& mesh, bool insertion)
    {
        constexpr float kEnd = 0.03f;  // of the length: the end sections were taken at half of it
        if (mesh.fibre.size() != mesh.positions.size() || mesh.fibre.empty())
        {
            return;
        }
        const auto fromEnd = [&](std::uint32_t v) {
            return insertion ? 1.0f - mesh.fibre[v].x : mesh.fibre[v].x;
        };
        float first = 1.0f;
        for (std::uint32_t v = 0; v < mesh.fibre.size(); ++v)
        {
            first = std::min(first, fromEnd(v));
        }
        for (const geometry::Triangle& t : mesh.triangles)
        {
            const double area = geometry::triangleArea(mesh, t);
            for (int c = 0; c < 3; ++c)
            {
                if (fromEnd(t[c]) <= first + kEnd)
                {
                    sum_ += area * glm::dvec3(mesh.positions[t[c]]);
                    weight_ += area;
                }
            }
        }
    }

    [[nodiscard]] std::optional<glm::vec3> mean() const
    {
        return weight_ > 0.0 ? std::optional(glm::vec3(sum_ / weight_)) : std::nullopt;
    }

  private:
    glm::dvec3 sum_{0.0};
    double weight_ = 0.0;
};

// Which end is the origin is a matter of the book, so the nearer order counts.
void fitEnds(FitReport& fit, const std::array<glm::vec3, 2>& ends,
             const std::vector<glm::vec3>& measured)
{
    const auto off = [&](std::size_t end, std::size_t from) {
        return kToMm * glm::distance(ends[end], measured[from]);
    };
    const bool turned = off(0, 1) + off(1, 0) < off(0, 0) + off(1, 1);
    fit.originMm = turned ? off(1, 0) : off(0, 0);
    fit.insertionMm = turned ? off(0, 1) : off(1, 1);
}

FitReport fitOf(const CheckedBody& body, const MeasuredMuscle& measured)
{
    FitReport fit;
    fit.id = measured.id;
    fit.scale = measured.scale;
    double volume = 0.0;
    glm::dvec3 centroid{0.0};
    std::array<EndMean, 2> ends;
    for (const CheckedBody::Part& part : body.parts)
    {
        const std::string_view name = part.name;
        const bool mine = groupOf(name) == kMuscle &&
                          std::ranges::any_of(measured.parts, [&](const std::string& id) {
                              return anatomy::matchesId(name.substr(name.find('.') + 1), id);
                          });
        if (!mine)
        {
            continue;
        }
        const double own = geometry::signedVolume(part.mesh);
        volume += own;
        centroid += own * glm::dvec3(geometry::volumeCentroid(part.mesh));
        ends[0].add(part.mesh, false);
        ends[1].add(part.mesh, true);
    }
    fit.missing = volume <= 0.0;
    if (fit.missing)
    {
        return fit;
    }
    if (measured.volumeMl)
    {
        fit.volumeRatio = static_cast<float>(1e6 * volume) / *measured.volumeMl;
        fit.centroidMm = kToMm * glm::distance(glm::vec3(centroid / volume), *measured.centroid);
    }
    if (measured.ends.size() == 2 && ends[0].mean() && ends[1].mean())
    {
        fitEnds(fit, {*ends[0].mean(), *ends[1].mean()}, measured.ends);
    }
    return fit;
}

std::vector<DistanceReport> checkSkin(const TriMesh& skin,
                                      const std::vector<MeasuredSection>& sections)
{
    const RayScene surface({&skin});
    std::vector<DistanceReport> reports;
    for (const MeasuredSection& section : sections)
    {
        std::vector<float> distances;
        for (const glm::vec3& point : section.points)
        {
            distances.push_back(kToMm * surface.nearestPoint(point)->distance);
        }
        reports.push_back({section.name, quantile(distances, 0.5f), quantile(distances, 1.0f)});
    }
    return reports;
}

std::vector<LandmarkReport> checkLandmarks(const CheckedBody& body, const MeasuredBody& measured)
{
    std::vector<const TriMesh*> bones;
    for (const CheckedBody::Part& part : body.parts)
    {
        if (part.name != "skin" && groupOf(part.name) == kBone)
        {
            bones.push_back(&part.mesh);
        }
    }
    const RayScene surface(bones);
    std::vector<LandmarkReport> reports;
    for (const auto& [id, position] : measured.landmarks)
    {
        const auto landmark = body.landmarks.find(id);
        if (landmark == body.landmarks.end())
        {
            continue;
        }
        LandmarkReport report{id, kToMm * glm::distance(landmark->second, position), {}};
        const auto nearest = surface.nearestPoint(position);
        if (nearest && std::ranges::find(measured.onBone, id) != measured.onBone.end())
        {
            report.surfaceMm = kToMm * nearest->distance;
        }
        reports.push_back(std::move(report));
    }
    return reports;
}

// Values of all elements that have one.
template <typename Elements, typename Value>
std::vector<float> valuesOf(const Elements& elements, const Value& value)
{
    std::vector<float> values;
    for (const auto& element : elements)
    {
        if (const std::optional<float> v = value(element))
        {
            values.push_back(*v);
        }
    }
    return values;
}

void addFitTargets(Report& report)
{
    const auto add = [&](std::string what, double value, double from, double to) {
        report.targets.push_back({std::move(what), value, from, to});
    };
    const auto& fits = report.fits;
    const auto centroids = valuesOf(fits, [](const FitReport& f) { return f.centroidMm; });
    auto ends = valuesOf(fits, [](const FitReport& f) { return f.originMm; });
    std::ranges::copy(valuesOf(fits, [](const FitReport& f) { return f.insertionMm; }),
                      std::back_inserter(ends));
    const auto ratios = valuesOf(fits, [](const FitReport& f) { return f.volumeRatio; });
    const auto inRange =
        std::ranges::count_if(ratios, [](float ratio) { return ratio >= 0.75f && ratio <= 1.3f; });
    add("centroid, median, mm", quantile(centroids, 0.5f), 0.0, 4.0);
    add("centroid, nine of ten, mm", quantile(centroids, 0.9f), 0.0, 12.0);
    add("centroid, every muscle, mm", quantile(centroids, 1.0f), 0.0, 25.0);
    add("ends, median, mm", quantile(ends, 0.5f), 0.0, 10.0);
    add("share of muscles with 0.75 to 1.3 of the volume",
        static_cast<double>(inRange) / std::max(1.0, static_cast<double>(ratios.size())), 0.9, 1.0);
}

void addPartTargets(Report& report)
{
    const auto add = [&](std::string what, double value, double to) {
        report.targets.push_back({std::move(what), value, 0.0, to});
    };
    std::vector<PartReport> muscles;
    std::ranges::copy_if(report.parts, std::back_inserter(muscles),
                         [](const PartReport& p) { return p.name.starts_with("muscle."); });
    const auto worst = [](const auto& parts, const auto& value) {
        return quantile(valuesOf(parts,
                                 [&](const PartReport& p) {
                                     return std::optional(static_cast<float>(value(p)));
                                 }),
                        1.0f);
    };
    const auto share = [&](const auto& value, float of) {
        return quantile(valuesOf(muscles,
                                 [&](const PartReport& p) {
                                     return std::optional(static_cast<float>(value(p)));
                                 }),
                        of);
    };
    const auto inMuscles = [](const PartReport& p) { return p.inMuscles; };
    const auto inBones = [](const PartReport& p) { return p.inBones; };
    add("outside the skin, farthest, mm",
        worst(report.parts, [](const PartReport& p) { return p.outsideMm; }), 1.0);
    add("share in neighbours, nine of ten", share(inMuscles, 0.9f), 0.03);
    add("share in neighbours, every muscle", share(inMuscles, 1.0f), 0.12);
    add("share in bones, nine of ten", share(inBones, 0.9f), 0.03);
    add("share in bones, every muscle", share(inBones, 1.0f), 0.12);
    add("parts that are not sound",
        static_cast<double>(std::ranges::count_if(
            report.parts, [](const PartReport& p) { return !p.mesh.sound(); })),
        0.0);
    add("needles among the triangles, every part",
        worst(report.parts, [](const PartReport& p) { return p.mesh.needles; }), 0.01);
    add("badly shaded surface, every part",
        worst(report.parts, [](const PartReport& p) { return p.mesh.badlyShaded; }), 0.01);
}

std::size_t trianglesOfBothSides(const CheckedBody& body)
{
    constexpr float kMidline = 0.0001f;  // metres; right parts end on this side of it
    std::size_t count = 0;
    for (const CheckedBody::Part& part : body.parts)
    {
        const bool midline = geometry::boundsOf(part.mesh).max.x > kMidline;
        count += (midline ? 1 : 2) * part.mesh.triangles.size();
    }
    return count;
}

void addSurfaceTargets(const CheckedBody& body, Report& report)
{
    const auto skin =
        valuesOf(report.skin, [](const DistanceReport& d) { return std::optional(d.medianMm); });
    const auto shifts = valuesOf(
        report.landmarks, [](const LandmarkReport& l) { return std::optional(l.measuredMm); });
    const auto bony =
        valuesOf(report.landmarks, [](const LandmarkReport& l) { return l.surfaceMm; });
    report.targets.push_back({"skin sections, median, mm", quantile(skin, 0.5f), 0.0, 4.0});
    report.targets.push_back({"landmarks, median, mm", quantile(shifts, 0.5f), 0.0, 4.0});
    report.targets.push_back(
        {"bony landmarks off the bone, nine of ten, mm", quantile(bony, 0.9f), 0.0, 4.0});
    report.targets.push_back({"triangles of the whole body, thousands",
                              0.001 * static_cast<double>(trianglesOfBothSides(body)), 400.0,
                              700.0});
}

}  // namespace

CheckedBody checkedBody(const SculptedBody& body)
{
    CheckedBody checked;
    checked.landmarks = body.landmarks;
    for (const io::BodyNode& node : body.nodes)
    {
        const bool whole = geometry::isClosed(node.mesh);
        checked.parts.push_back(
            {node.name, whole ? node.mesh : geometry::mirrorHalf(node.mesh).mesh});
    }
    return checked;
}

CheckedBody checkedBody(const anatomy::Body& body)
{
    CheckedBody checked;
    checked.landmarks = body.landmarks.all();
    for (const anatomy::Part& part : body.parts)
    {
        if (part.side != core::Side::Left)
        {
            checked.parts.push_back({part.nodeName(), *part.mesh});
        }
    }
    return checked;
}

CheckedBody undone(const Figure& figure, CheckedBody body)
{
    if (figure.isNeutral())
    {
        return body;
    }
    forEachIndex(body.parts.size(), [&](std::size_t i) { figure.warp().undo(body.parts[i].mesh); });
    for (auto& [id, position] : body.landmarks)
    {
        position = glm::vec3(figure.warp().undo(glm::dvec3(position)));
    }
    return body;
}

const Target* Report::target(std::string_view what) const
{
    const auto found = std::ranges::find(targets, what, &Target::what);
    return found == targets.end() ? nullptr : &*found;
}

Report reportOn(const CheckedBody& body, const MeasuredBody& measured)
{
    return reportOn(body, body, measured);
}

Report reportOn(const CheckedBody& body, const CheckedBody& neutral, const MeasuredBody& measured)
{
    Report report;
    report.parts = checkParts(body);
    checkOverlaps(body, report.parts);
    std::ranges::sort(report.parts, {}, [](const PartReport& part) {
        return std::pair<std::uint32_t, std::string_view>(groupOf(part.name), part.name);
    });
    for (const MeasuredMuscle& muscle : measured.muscles)
    {
        report.fits.push_back(fitOf(neutral, muscle));
    }
    if (const TriMesh* skin = findPart(neutral, "skin"))
    {
        report.skin = checkSkin(*skin, measured.skin);
    }
    report.landmarks = checkLandmarks(neutral, measured);
    addFitTargets(report);
    addPartTargets(report);
    addSurfaceTargets(body, report);
    return report;
}

double shareOutside(const TriMesh& mesh, const RayScene& skin, float toleranceMm)
{
    const auto outside = std::ranges::count_if(mesh.positions, [&](const glm::vec3& position) {
        return kToMm * outsideDistance(skin, position) > toleranceMm;
    });
    return static_cast<double>(outside) / static_cast<double>(mesh.positions.size());
}

}  // namespace knotlas::sculpt
