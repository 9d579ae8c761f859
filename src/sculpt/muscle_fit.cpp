#include "sculpt/muscle_fit.h"

#include "core/text.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <map>

namespace knotlas::sculpt
{

namespace
{

std::map<std::string, Measured> measuresOf(const MuscleTable& table)
{
    std::map<std::string, Measured> measures;
    for (const MuscleEntry& entry : table.muscles)
    {
        if (entry.measured)
        {
            measures.emplace(entry.id, *entry.measured);
        }
        if (const auto* sheet = std::get_if<SheetShape>(&entry.shape))
        {
            for (const SheetStrip& strip : sheet->strips)
            {
                if (strip.measured)
                {
                    measures.emplace(strip.id, *strip.measured);
                }
            }
        }
    }
    return measures;
}

}  // namespace

std::vector<MuscleFit> fitsOf(const MuscleTable& table, const std::vector<SculptedMuscle>& muscles)
{
    const std::map<std::string, Measured> measures = measuresOf(table);
    std::vector<MuscleFit> fits;
    for (const SculptedMuscle& muscle : muscles)
    {
        const std::string id = muscle.part.name.substr(muscle.part.name.find('.') + 1);
        const auto found = measures.find(id);
        if (found == measures.end())
        {
            continue;
        }
        const Measured& measured = found->second;
        const geometry::TriMesh& mesh = muscle.part.mesh;
        const auto volumeMl = static_cast<float>(1e6 * geometry::signedVolume(mesh));
        fits.push_back({id,
                        1000.0f * glm::distance(geometry::volumeCentroid(mesh), measured.centroid),
                        volumeMl / measured.volumeMl});
    }
    return fits;
}

float quantile(std::vector<float> values, float share)
{
    if (values.empty())
    {
        return 0.0f;
    }
    std::ranges::sort(values);
    const auto last = static_cast<float>(values.size() - 1);
    return values[static_cast<std::size_t>(share * last + 0.5f)];
}

std::string describe(const std::vector<MuscleFit>& fits)
{
    std::vector<float> distances;
    std::vector<float> ratios;
    for (const MuscleFit& fit : fits)
    {
        distances.push_back(fit.centroidMm);
        ratios.push_back(fit.volumeRatio);
    }
    return std::to_string(fits.size()) + " measured muscles: centroid off by " +
           core::formatFixed(quantile(distances, 0.5f), 1) +
           " mm (90 %: " + core::formatFixed(quantile(distances, 0.9f), 1) + "), volume x " +
           core::formatFixed(quantile(ratios, 0.5f), 2) + " (" +
           core::formatFixed(quantile(ratios, 0.1f), 2) + " to " +
           core::formatFixed(quantile(ratios, 0.9f), 2) + ")";
}

}  // namespace knotlas::sculpt
