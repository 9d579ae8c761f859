#pragma once

#include "anatomy/pattern_index.h"

#include <vector>

namespace knotlas::anatomy
{

// What a drawing has in common with each pattern, kept up to date while it is painted.
class DrawingSums
{
  public:
    // Areas that the drawing and the zones of a pattern have in common (the lower of both weights),
    // m2.
    struct Common
    {
        double essential = 0.0;
        double either = 0.0;
    };

    // Follows the drawing from what it was when last followed: costs what has changed since.
    // Always of the same matrix, unless forgotten in between.
    void follow(const ReferralMatrix& matrix, const SkinField& drawing);

    // Begins anew. Sums that followed thousands of steps may differ from fresh ones in the last of
    // their digits.
    void forget();

    [[nodiscard]] const SkinField& drawing() const { return drawing_; }

    [[nodiscard]] double areaM2() const { return areaM2_; }

    [[nodiscard]] float weightAt(std::uint32_t vertex) const { return weights_[vertex]; }

    [[nodiscard]] const Common& commonWith(std::uint32_t pattern) const { return common_[pattern]; }

  private:
    SkinField drawing_;
    std::vector<float> weights_;  // of all vertices
    std::vector<Common> common_;  // of all patterns
    double areaM2_ = 0.0;
};

}  // namespace knotlas::anatomy
