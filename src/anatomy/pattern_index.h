#pragma once

#include "anatomy/referral_matrix.h"

#include <cstdint>
#include <span>
#include <vector>

namespace knotlas::anatomy
{

// The transpose of the patterns: which of them are felt at a vertex of the skin. What a brush adds
// there is told to those alone, so that a drawing is ranked at the cost of what has changed.
class PatternIndex
{
  public:
    // One pattern at one vertex.
    struct Weight
    {
        std::uint32_t pattern = 0;  // index into ReferralMatrix::patterns
        float essential = 0.0f;
        float either = 0.0f;  // the higher weight of both zones
    };

    // Areas of the zones of one pattern, m2.
    struct Areas
    {
        double essential = 0.0;
        double either = 0.0;
    };

    PatternIndex(const std::vector<PatternRow>& patterns, const std::vector<float>& vertexAreas);

    [[nodiscard]] std::span<const Weight> at(std::uint32_t vertex) const
    {
        return {weights_.data() + first_[vertex], weights_.data() + first_[vertex + 1]};
    }

    [[nodiscard]] const Areas& areasOf(std::uint32_t pattern) const { return areas_[pattern]; }

    // Area of all skin, m2.
    [[nodiscard]] double bodyAreaM2() const { return bodyAreaM2_; }

  private:
    std::vector<std::uint32_t> first_;  // of the weights at a vertex; one more at the end
    std::vector<Weight> weights_;
    std::vector<Areas> areas_;
    double bodyAreaM2_ = 0.0;
};

// Calls visit(vertex, weight of a, weight of b) for each vertex of either, in their order.
template <typename Visit> void forEachOfBoth(const SkinField& a, const SkinField& b, Visit visit)
{
    auto first = a.begin();
    auto second = b.begin();
    while (first != a.end() || second != b.end())
    {
        if (second == b.end() || (first != a.end() && first->vertex < second->vertex))
        {
            visit(first->vertex, first->weight, 0.0f);
            ++first;
        }
        else if (first == a.end() || second->vertex < first->vertex)
        {
            visit(second->vertex, 0.0f, second->weight);
            ++second;
        }
        else
        {
            visit(first->vertex, first->weight, second->weight);
            ++first;
            ++second;
        }
    }
}

}  // namespace knotlas::anatomy
