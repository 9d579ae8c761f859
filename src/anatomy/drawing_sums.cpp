#include "anatomy/drawing_sums.h"

#include <algorithm>

namespace knotlas::anatomy
{

void DrawingSums::follow(const ReferralMatrix& matrix, const SkinField& drawing)
{
    const std::vector<float>& areas = matrix.vertexAreas();
    weights_.resize(areas.size(), 0.0f);
    common_.resize(matrix.patterns().size());
    const PatternIndex& index = matrix.patternIndex();
    forEachOfBoth(drawing_, drawing, [&](std::uint32_t vertex, float before, float after) {
        if (before == after)
        {
            return;
        }
        const double area = areas[vertex];
        areaM2_ += (double(after) - before) * area;
        weights_[vertex] = after;
        for (const PatternIndex::Weight& at : index.at(vertex))
        {
            Common& common = common_[at.pattern];
            common.essential +=
                (double(std::min(at.essential, after)) - std::min(at.essential, before)) * area;
            common.either +=
                (double(std::min(at.either, after)) - std::min(at.either, before)) * area;
        }
    });
    drawing_ = drawing;
}

void DrawingSums::forget()
{
    *this = {};
}

}  // namespace knotlas::anatomy
