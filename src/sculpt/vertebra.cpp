#include "sculpt/vertebra.h"

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace knotlas::sculpt
{
namespace
{

constexpr float kMm = 0.001f;
constexpr float kBlend = 3.0f * kMm;
constexpr float kFacetBlend = 1.8f * kMm;

// Typical forms of one region of the spine, millimetres unless said otherwise; after the sizes that
// anatomy books give for adults. Heights are in half heights of the body.
struct RegionForm
{
    glm::vec2 canal;        // half width, half depth of the vertebral canal
    float pillarX;          // of the articular processes, from the midline
    float pillarBack;       // behind the back of the body
    glm::vec3 facetNormal;  // out of the face of the right upper facet: x sideways (- outwards)
    glm::vec3 upperFacet;   // half sizes: across, along the slope, half thickness
    glm::vec3 lowerFacet;
    float lowerFacetInset;     // how much nearer to the midline the lower facets lie
    float isthmus;             // radius of the bone between upper and lower facet
    float pedicle;             // radius
    float pedicleHeight;       // above the middle, in half heights
    float lamina;              // half thickness
    float laminaDrop;          // how far the laminae reach down, in half heights
    glm::vec3 spineHeight;     // half height of the spinous process at root, waist and tip
    glm::vec3 spineThickness;  // half thickness at root, waist and tip
    glm::vec2 transverse;      // radius at root and tip
};

constexpr float kFacetRise = 0.95f;  // of the facets above and below the middle, in half heights

const RegionForm& formOf(SpineRegion region)
{
    static constexpr RegionForm kCervical{.canal = {11.5f, 7.0f},
                                          .pillarX = 18.5f,
                                          .pillarBack = 4.5f,
                                          .facetNormal = {0.0f, 0.72f, -0.69f},
                                          .upperFacet = {6.0f, 5.4f, 2.4f},
                                          .lowerFacet = {6.0f, 5.4f, 2.4f},
                                          .lowerFacetInset = 0.0f,
                                          .isthmus = 4.0f,
                                          .pedicle = 3.0f,
                                          .pedicleHeight = 0.1f,
                                          .lamina = 1.9f,
                                          .laminaDrop = 1.05f,
                                          .spineHeight = {4.4f, 2.2f, 2.2f},
                                          .spineThickness = {1.8f, 1.6f, 2.4f},
                                          .transverse = {2.5f, 2.4f}};
    static constexpr RegionForm kThoracic{.canal = {8.2f, 7.6f},
                                          .pillarX = 10.5f,
                                          .pillarBack = 9.5f,
                                          .facetNormal = {-0.2f, 0.2f, -0.96f},
                                          .upperFacet = {4.8f, 6.2f, 1.9f},
                                          .lowerFacet = {4.8f, 6.4f, 1.9f},
                                          .lowerFacetInset = 0.8f,
                                          .isthmus = 3.2f,
                                          .pedicle = 3.7f,
                                          .pedicleHeight = 0.5f,
                                          .lamina = 2.0f,
                                          .laminaDrop = 1.45f,
                                          .spineHeight = {7.0f, 3.4f, 2.6f},
                                          .spineThickness = {2.2f, 1.6f, 2.3f},
                                          .transverse = {4.0f, 3.6f}};
    static constexpr RegionForm kLumbar{.canal = {11.2f, 8.2f},
                                        .pillarX = 15.0f,
                                        .pillarBack = 12.0f,
                                        .facetNormal = {0.82f, 0.0f, -0.57f},
                                        .upperFacet = {5.4f, 7.6f, 2.6f},
                                        .lowerFacet = {5.0f, 7.8f, 2.8f},
                                        .lowerFacetInset = 4.4f,
                                        .isthmus = 4.2f,
                                        .pedicle = 5.2f,
                                        .pedicleHeight = 0.4f,
                                        .lamina = 2.5f,
                                        .laminaDrop = 1.1f,
                                        .spineHeight = {9.0f, 7.6f, 9.0f},
                                        .spineThickness = {2.6f, 1.9f, 3.2f},
                                        .transverse = {5.0f, 2.6f}};
    switch (region)
    {
    case SpineRegion::Cervical:
        return kCervical;
    case SpineRegion::Thoracic:
        return kThoracic;
    case SpineRegion::Lumbar:
        return kLumbar;
    }
    return kThoracic;
}

// Local coordinates of one vertebra: x sideways, y up, z forward; origin amid the body.
struct VertebraFrame
{
    glm::vec3 centre{0.0f};
    glm::mat3 axes{1.0f};
    float halfWidth = 0.0f;
    float halfHeight = 0.0f;
    float halfDepth = 0.0f;

    [[nodiscard]] glm::vec3 at(float x, float y, float z) const
    {
        return centre + axes * glm::vec3(x, y, z);
    }
};

VertebraFrame frameOf(const VertebraMeasures& m)
{
    const glm::vec3 between = m.above.centre - m.below.centre;
    const glm::vec3 up = glm::normalize(between);
    const glm::vec3 right(1.0f, 0.0f, 0.0f);
    VertebraFrame frame;
    frame.centre = 0.5f * (m.above.centre + m.below.centre);
    frame.axes = glm::mat3(right, up, glm::cross(right, up));
    const glm::vec3 radii = 0.5f * (m.above.radii + m.below.radii);
    frame.halfWidth = radii.x;
    frame.halfDepth = radii.z;
    frame.halfHeight = 0.5f * (glm::length(between) - m.above.radii.y - m.below.radii.y);
    return frame;
}

void addBothSides(Field& field, const Shape& right, float blend)
{
    field.add(right, blend);
    field.add(mirrored(right), blend);
}

glm::mat3 discAxes(const DiscMeasures& disc)
{
    const glm::vec3 right(1.0f, 0.0f, 0.0f);
    return {right, disc.up, glm::cross(right, disc.up)};
}

// Two end plates, each against its disc, and a waist.
void addBody(Field& field, const VertebraFrame& f, const VertebraMeasures& m)
{
    const float height = std::min(0.30f * f.halfHeight, 3.0f * kMm);
    const auto plate = [&](float side, const DiscMeasures& disc) {
        const glm::vec3 centre = disc.centre + side * (disc.radii.y + height) * disc.up;
        return superEllipsoid(centre, {disc.radii.x, height, disc.radii.z}, 2.7f, discAxes(disc));
    };
    field.add(plate(-1.0f, m.above), kBlend);
    field.add(plate(1.0f, m.below), kBlend);
    // So far below the plates that the fillet between them leaves the disc its room.
    const glm::vec3 waist(0.89f * f.halfWidth, f.halfHeight - 1.5f * kMm, 0.89f * f.halfDepth);
    field.add(superEllipsoid(f.centre, waist, 2.6f, f.axes), 3.5f * kMm);
    if (m.region == SpineRegion::Cervical)
    {
        // Uncinate process: the raised lateral edge of the upper end plate.
        const float x = -0.92f * f.halfWidth;
        const float y = 0.95f * f.halfHeight;
        addBothSides(field,
                     cone(f.at(x, y, 0.35f * f.halfDepth),
                          f.at(x, y + 1.2f * kMm, -0.5f * f.halfDepth), 1.3f * kMm, 1.7f * kMm),
                     2.0f * kMm);
    }
}

// Where the parts of the arch meet, right side.
struct ArchPoints
{
    glm::vec3 pillar{0.0f};
    glm::vec3 upperFacet{0.0f};
    glm::vec3 lowerFacet{0.0f};
    glm::vec3 laminaTop{0.0f};  // on the midline
    glm::vec3 laminaBottom{0.0f};
};

ArchPoints archOf(const VertebraFrame& f, const RegionForm& form)
{
    const float back = -f.halfDepth - form.pillarBack * kMm;
    const float x = -form.pillarX * kMm;
    const float rise = kFacetRise * f.halfHeight;
    // Behind the canal, which is measured from the back of the body.
    const float behindCanal = -f.halfDepth - (2.0f * form.canal.y + form.lamina) * kMm;
    ArchPoints arch;
    arch.pillar = f.at(x, 0.05f * f.halfHeight, back);
    arch.upperFacet = f.at(x, rise, back + 0.5f * kMm);
    arch.lowerFacet = f.at(x + form.lowerFacetInset * kMm, -1.1f * rise, back - 2.5f * kMm);
    arch.laminaTop = f.at(0.0f, 0.15f * f.halfHeight, behindCanal);
    arch.laminaBottom = f.at(0.0f, -form.laminaDrop * f.halfHeight, behindCanal - 1.5f * kMm);
    return arch;
}

// A flat plate, the bearer of an articular surface.
Shape facetPlate(const glm::vec3& centre, const glm::vec3& halfSizes, const glm::vec3& normal,
                 const VertebraFrame& f)
{
    const glm::vec3 across = glm::cross(glm::vec3(0.0f, 1.0f, 0.0f), normal);
    const glm::mat3 local = axesFrom(normal, across);
    return superEllipsoid(centre, halfSizes * kMm, 2.6f, f.axes * local);
}

void addArch(Field& field, const VertebraFrame& f, const RegionForm& form, const ArchPoints& arch)
{
    const float pedicleX = -0.5f * (f.halfWidth * 0.8f + form.pillarX * kMm);
    const glm::vec3 root = f.at(pedicleX, form.pedicleHeight * f.halfHeight, -0.62f * f.halfDepth);
    const std::array<glm::vec3, 2> pedicle{root, glm::mix(root, arch.pillar, 0.92f)};
    addBothSides(field, cone(pedicle[0], pedicle[1], form.pedicle * kMm, form.pedicle * kMm),
                 kBlend);

    const std::array<glm::vec3, 3> pillar{arch.upperFacet, arch.pillar, arch.lowerFacet};
    const std::array<float, 1> isthmus{form.isthmus * kMm};
    addBothSides(field, chain(pillar, isthmus), kBlend);
    addBothSides(field, facetPlate(arch.upperFacet, form.upperFacet, form.facetNormal, f),
                 kFacetBlend);
    addBothSides(field, facetPlate(arch.lowerFacet, form.lowerFacet, form.facetNormal, f),
                 kFacetBlend);

    const std::array<glm::vec3, 2> outer{arch.pillar, arch.lowerFacet};
    const std::array<glm::vec3, 2> inner{arch.laminaTop, arch.laminaBottom};
    const std::array<float, 1> thickness{form.lamina * kMm};
    addBothSides(field, strip(outer, thickness, inner, thickness), kBlend);
}

// From the first value over the second, about the middle, to the third, without a kink.
float swell(const glm::vec3& rootWaistTip, float t)
{
    constexpr float kWaist = 0.6f;
    const float& from = t < kWaist ? rootWaistTip.x : rootWaistTip.y;
    const float& to = t < kWaist ? rootWaistTip.y : rootWaistTip.z;
    const float share = t < kWaist ? t / kWaist : (t - kWaist) / (1.0f - kWaist);
    return from + (to - from) * share * share * (3.0f - 2.0f * share);
}

void addSpinousProcess(Field& field, const VertebraMeasures& m, const VertebraFrame& f,
                       const RegionForm& form, const ArchPoints& arch)
{
    const glm::vec3 root = glm::mix(arch.laminaTop, arch.laminaBottom, 0.5f);
    const glm::vec3 backwards = glm::normalize(m.spinousTip - root);
    const glm::vec3 rise = glm::normalize(glm::cross(f.axes[0], backwards));
    const glm::vec3 upwards = glm::dot(rise, f.axes[1]) < 0.0f ? -rise : rise;
    const glm::vec3 tip = m.spinousTip - backwards * form.spineThickness.z * kMm;
    constexpr std::size_t kSections = 9;
    std::array<glm::vec3, kSections> top{};
    std::array<glm::vec3, kSections> bottom{};
    std::array<float, kSections> radii{};
    for (std::size_t i = 0; i < kSections; ++i)
    {
        const float t = static_cast<float>(i) / (kSections - 1);
        const float half = swell(form.spineHeight, t) * kMm;
        const glm::vec3 middle = glm::mix(root, tip, t);
        top[i] = middle + upwards * half;
        bottom[i] = middle - upwards * half;
        radii[i] = swell(form.spineThickness, t) * kMm;
    }
    field.add(strip(top, radii, bottom, radii), kBlend);
    if (m.bifid)
    {
        const glm::vec3 fork = glm::mix(root, tip, 0.7f);
        const glm::vec3 tubercle = tip + glm::vec3(-4.0f * kMm, -1.0f * kMm, 0.0f);
        addBothSides(field, cone(fork, tubercle, 1.8f * kMm, 2.3f * kMm), 2.0f * kMm);
    }
}

// Cervical transverse processes have two roots, with the vertebral artery between them.
void addCervicalTransverse(Field& field, const VertebraMeasures& m, const VertebraFrame& f,
                           const RegionForm& form, const ArchPoints& arch)
{
    const glm::vec3 anterior = m.transverseTip + glm::vec3(2.5f, 0.0f, 3.5f) * kMm;
    const glm::vec3 posterior = m.transverseTip + glm::vec3(2.0f, -1.5f, -3.5f) * kMm;
    const glm::vec3 body = f.at(-0.85f * f.halfWidth, 0.0f, 0.15f * f.halfDepth);
    const float tip = form.transverse.y * kMm;
    addBothSides(field, cone(body, anterior, 2.6f * kMm, tip), 2.0f * kMm);
    addBothSides(field, cone(arch.pillar, posterior, form.transverse.x * kMm, tip), 2.0f * kMm);
    addBothSides(field, cone(anterior, posterior, 2.0f * kMm, 2.0f * kMm), 2.0f * kMm);
    const glm::vec3 artery = glm::mix(glm::mix(anterior, posterior, 0.5f),
                                      f.at(-f.halfWidth, 0.0f, -0.4f * f.halfDepth), 0.5f);
    const glm::vec3 along = f.axes[1] * (8.0f * kMm);
    for (const Shape& canal : {cone(artery - along, artery + along, 2.6f * kMm, 2.6f * kMm)})
    {
        field.subtract(canal, 1.0f * kMm);
        field.subtract(mirrored(canal), 1.0f * kMm);
    }
}

// A rod with a club end that carries the rib's tubercle.
void addThoracicTransverse(Field& field, const VertebraMeasures& m, const RegionForm& form,
                           const ArchPoints& arch)
{
    const float tip = form.transverse.y * kMm;
    const glm::vec3 inwards = glm::normalize(arch.pillar - m.transverseTip);
    const glm::vec3 neck = glm::mix(arch.pillar, m.transverseTip, 0.55f);
    const std::array<glm::vec3, 3> line{arch.pillar, neck, m.transverseTip + inwards * tip};
    const std::array<float, 3> radii{form.transverse.x * kMm, 0.8f * tip, tip};
    addBothSides(field, chain(line, radii), kBlend);
    addBothSides(
        field,
        ellipsoid(m.transverseTip + inwards * (1.05f * tip), glm::vec3(0.95f, 1.4f, 0.95f) * tip),
        kBlend);
}

// A long flat blade, with an accessory process at its root and a mammillary process on the upper
// facet.
void addLumbarTransverse(Field& field, const VertebraMeasures& m, const VertebraFrame& f,
                         const RegionForm& form, const ArchPoints& arch)
{
    const glm::vec3 root = arch.pillar + f.axes * glm::vec3(-1.0f, 1.0f, 4.0f) * kMm;
    const glm::vec3 middle =
        glm::mix(root, m.transverseTip, 0.5f) + f.axes * glm::vec3(0.0f, 0.0f, 1.0f) * kMm;
    const glm::vec3 tip =
        m.transverseTip + glm::normalize(root - m.transverseTip) * form.transverse.y * kMm;
    const glm::vec3 up = f.axes[1] * kMm;
    const std::array<glm::vec3, 3> top{root + form.transverse.x * up,
                                       middle + 0.62f * form.transverse.x * up,
                                       tip + 0.5f * form.transverse.y * up};
    const std::array<glm::vec3, 3> bottom{root - form.transverse.x * up,
                                          middle - 0.62f * form.transverse.x * up,
                                          tip - 0.5f * form.transverse.y * up};
    const std::array<float, 3> radii{2.6f * kMm, 1.8f * kMm, 1.7f * kMm};
    addBothSides(field, strip(top, radii, bottom, radii), kBlend);
    const glm::vec3 mammillary = arch.upperFacet + f.axes * glm::vec3(-3.0f, 1.0f, -4.0f) * kMm;
    addBothSides(field, ellipsoid(mammillary, glm::vec3(2.6f, 4.0f, 2.8f) * kMm, f.axes), kBlend);
}

void cutCanal(Field& field, const VertebraFrame& f, const RegionForm& form)
{
    const float z = -f.halfDepth - form.canal.y * kMm;
    const glm::vec3 radii(form.canal.x * kMm, 4.0f * f.halfHeight, form.canal.y * kMm);
    field.subtract(ellipsoid(f.at(0.0f, 0.0f, z), radii, f.axes), 1.5f * kMm);
}

}  // namespace

Field vertebraField(const VertebraMeasures& measures, float voxel)
{
    const RegionForm& form = formOf(measures.region);
    const VertebraFrame frame = frameOf(measures);
    const ArchPoints arch = archOf(frame, form);
    Field field(voxel);
    addBody(field, frame, measures);
    addArch(field, frame, form, arch);
    addSpinousProcess(field, measures, frame, form, arch);
    if (measures.region == SpineRegion::Cervical)
    {
        addCervicalTransverse(field, measures, frame, form, arch);
    }
    else if (measures.region == SpineRegion::Thoracic)
    {
        addThoracicTransverse(field, measures, form, arch);
    }
    else
    {
        addLumbarTransverse(field, measures, frame, form, arch);
    }
    cutCanal(field, frame, form);
    return field;
}

Field discField(const DiscMeasures& measures, float voxel)
{
    // Touches the end plates, and bulges less than they do.
    const glm::vec3 radii(0.95f * measures.radii.x, measures.radii.y + 0.1f * kMm,
                          0.97f * measures.radii.z);
    Field field(voxel);
    field.add(superEllipsoid(measures.centre, radii, 2.8f, discAxes(measures)), kBlend);
    return field;
}

}  // namespace knotlas::sculpt
