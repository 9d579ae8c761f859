#include "anatomy/pattern_index.h"

#include <algorithm>
#include <numeric>

namespace knotlas::anatomy
{

PatternIndex::PatternIndex(const std::vector<PatternRow>& patterns,
                           const std::vector<float>& vertexAreas)
    : first_(vertexAreas.size() + 1, 0), areas_(patterns.size()),
      bodyAreaM2_(std::accumulate(vertexAreas.begin(), vertexAreas.end(), 0.0))
{
    for (const PatternRow& row : patterns)
    {
        forEachOfBoth(row.essential, row.spillover,
                      [&](std::uint32_t vertex, float, float) { ++first_[vertex + 1]; });
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    weights_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < patterns.size(); ++i)
    {
        const auto add = [&](std::uint32_t vertex, float essential, float spillover) {
            const float either = std::max(essential, spillover);
            weights_[next[vertex]++] = {i, essential, either};
            areas_[i].essential += double(essential) * vertexAreas[vertex];
            areas_[i].either += double(either) * vertexAreas[vertex];
        };
        forEachOfBoth(patterns[i].essential, patterns[i].spillover, add);
    }
}

}  // namespace knotlas::anatomy
