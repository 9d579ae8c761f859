#include "render/stipple.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace knotlas::render
{
namespace
{

constexpr float kBorder = 0.38f;            // a little inside the border of the tint
constexpr float kSolidBorder = 0.35f;       // as shaders/skin.frag draws it
constexpr float kCandidatesPerDisc = 9.0f;  // enough for even cover
constexpr std::array<float, 5> kSpacings{0.016f, 0.0113f, 0.008f, 0.0057f, 0.004f};

// A hash of integers (PCG), so that dots stay where they are from run to run.
std::uint32_t hash(std::uint32_t value)
{
    const std::uint32_t state = value * 747796405u + 2891336453u;
    const std::uint32_t word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
    return (word >> 22u) ^ word;
}

float unit(std::uint32_t bits)
{
    return static_cast<float>(bits >> 8u) / 16777216.0f;
}

struct Candidate
{
    std::uint32_t priority = 0;
    StippleDot dot;
};

class Placer
{
  public:
    Placer(const geometry::TriMesh& skin, const scene::Scene& scene) : skin_(skin), scene_(scene) {}

    std::vector<Candidate> candidates() const
    {
        std::vector<Candidate> found;
        for (std::uint32_t i = 0; i < skin_.triangles.size(); ++i)
        {
            if (touched(skin_.triangles[i]))
            {
                scatter(i, found);
            }
        }
        std::ranges::sort(found, {}, &Candidate::priority);
        return found;
    }

  private:
    [[nodiscard]] bool stippled(const scene::Paint& paint) const
    {
        return paint.style == scene::ZoneStyle::Stippled && paint.strength > 0.0f;
    }

    [[nodiscard]] bool touched(const geometry::Triangle& t) const
    {
        return std::ranges::any_of(scene_.paints, [&](const scene::Paint& paint) {
            const std::vector<float>& w = *paint.weights;
            return stippled(paint) && std::max({w[t.x], w[t.y], w[t.z]}) > kBorder;
        });
    }

    void scatter(std::uint32_t triangle, std::vector<Candidate>& found) const
    {
        const geometry::Triangle& t = skin_.triangles[triangle];
        const glm::vec3& a = skin_.positions[t.x];
        const glm::vec3& b = skin_.positions[t.y];
        const glm::vec3& c = skin_.positions[t.z];
        const float area = 0.5f * glm::length(glm::cross(b - a, c - a));
        const float wanted = kCandidatesPerDisc * area / (kSpacings.back() * kSpacings.back());
        const std::uint32_t seed = hash(triangle);
        const auto count = static_cast<std::uint32_t>(wanted + unit(seed));
        for (std::uint32_t i = 0; i < count; ++i)
        {
            const std::uint32_t first = hash(seed + 2 * i + 1);
            const float root = std::sqrt(unit(first));
            const float along = unit(hash(first));
            const glm::vec3 weights(1.0f - root, root * (1.0f - along), root * along);
            if (const auto dot = dotAt(t, weights, first))
            {
                found.push_back({first, *dot});
            }
        }
    }

    [[nodiscard]] std::optional<StippleDot> dotAt(const geometry::Triangle& t, const glm::vec3& at,
                                                  std::uint32_t dice) const
    {
        const auto blend = [&](const std::vector<float>& field) {
            return field[t.x] * at.x + field[t.y] * at.y + field[t.z] * at.z;
        };
        std::array<std::uint32_t, scene::kMaxPaints> choices{};
        std::uint32_t count = 0;
        for (std::uint32_t i = 0; i < scene_.paints.size(); ++i)
        {
            const scene::Paint& paint = scene_.paints[i];
            const bool solid = std::ranges::any_of(scene_.paints, [&](const scene::Paint& other) {
                return other.style == scene::ZoneStyle::Solid && other.pattern == paint.pattern &&
                       blend(*other.weights) > kSolidBorder;
            });
            if (stippled(paint) && !solid && blend(*paint.weights) > kBorder)
            {
                choices[count++] = i;
            }
        }
        if (count == 0)
        {
            return std::nullopt;
        }
        StippleDot dot;
        dot.paint = choices[hash(dice) % count];
        dot.weight = blend(*scene_.paints[dot.paint].weights);
        dot.position =
            skin_.positions[t.x] * at.x + skin_.positions[t.y] * at.y + skin_.positions[t.z] * at.z;
        dot.normal = glm::normalize(skin_.normals[t.x] * at.x + skin_.normals[t.y] * at.y +
                                    skin_.normals[t.z] * at.z);
        if (scene_.window.openness != nullptr)
        {
            dot.openness = blend(*scene_.window.openness);
        }
        if (!skin_.shade.empty())
        {
            dot.occlusion = (static_cast<float>(skin_.shade[t.x].r) * at.x +
                             static_cast<float>(skin_.shade[t.y].r) * at.y +
                             static_cast<float>(skin_.shade[t.z].r) * at.z) /
                            255.0f;
        }
        return dot;
    }

    const geometry::TriMesh& skin_;
    const scene::Scene& scene_;
};

// Finds accepted dots near a place: lists per cell of a grid.
class Grid
{
  public:
    Grid(const std::vector<Candidate>& candidates, float cell) : cell_(cell)
    {
        glm::vec3 high(-1e30f);
        low_ = glm::vec3(1e30f);
        for (const Candidate& candidate : candidates)
        {
            low_ = glm::min(low_, candidate.dot.position);
            high = glm::max(high, candidate.dot.position);
        }
        size_ = glm::ivec3((high - low_) / cell_) + 1;
        heads_.assign(static_cast<std::size_t>(size_.x) * static_cast<std::size_t>(size_.y) *
                          static_cast<std::size_t>(size_.z),
                      -1);
    }

    void add(const StippleDot& dot)
    {
        std::int32_t& head = heads_[indexOf(cellOf(dot.position))];
        entries_.push_back({dot.position, dot.normal, head});
        head = static_cast<std::int32_t>(entries_.size()) - 1;
    }

    // Whether a dot on the same side of a thin part lies nearer than a cell.
    [[nodiscard]] bool crowded(const StippleDot& dot) const
    {
        const glm::ivec3 centre = cellOf(dot.position);
        const glm::ivec3 from = glm::max(centre - 1, glm::ivec3(0));
        const glm::ivec3 to = glm::min(centre + 1, size_ - 1);
        for (int z = from.z; z <= to.z; ++z)
        {
            for (int y = from.y; y <= to.y; ++y)
            {
                for (int x = from.x; x <= to.x; ++x)
                {
                    if (crowdedIn({x, y, z}, dot))
                    {
                        return true;
                    }
                }
            }
        }
        return false;
    }

  private:
    struct Entry
    {
        glm::vec3 position{0.0f};
        glm::vec3 normal{0.0f};
        std::int32_t next = -1;
    };

    [[nodiscard]] bool crowdedIn(const glm::ivec3& cell, const StippleDot& dot) const
    {
        for (std::int32_t i = heads_[indexOf(cell)]; i >= 0;
             i = entries_[static_cast<std::size_t>(i)].next)
        {
            const Entry& entry = entries_[static_cast<std::size_t>(i)];
            const glm::vec3 gap = entry.position - dot.position;
            if (glm::dot(gap, gap) < cell_ * cell_ && glm::dot(entry.normal, dot.normal) > 0.0f)
            {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] glm::ivec3 cellOf(const glm::vec3& position) const
    {
        return glm::clamp(glm::ivec3((position - low_) / cell_), glm::ivec3(0), size_ - 1);
    }

    [[nodiscard]] std::size_t indexOf(const glm::ivec3& cell) const
    {
        const auto x = static_cast<std::size_t>(cell.x);
        const auto y = static_cast<std::size_t>(cell.y);
        const auto z = static_cast<std::size_t>(cell.z);
        return (z * static_cast<std::size_t>(size_.y) + y) * static_cast<std::size_t>(size_.x) + x;
    }

    float cell_;
    glm::vec3 low_{0.0f};
    glm::ivec3 size_{1};
    std::vector<std::int32_t> heads_;
    std::vector<Entry> entries_;
};

}  // namespace

std::vector<StippleDot> stipple(const geometry::TriMesh& skin, const scene::Scene& scene)
{
    std::vector<Candidate> candidates = Placer(skin, scene).candidates();
    std::vector<StippleDot> dots;
    if (candidates.empty())
    {
        return dots;
    }
    for (const float spacing : kSpacings)
    {
        Grid grid(candidates, spacing);
        for (const StippleDot& dot : dots)
        {
            grid.add(dot);
        }
        for (Candidate& candidate : candidates)
        {
            if (candidate.dot.spacing == 0.0f && !grid.crowded(candidate.dot))
            {
                candidate.dot.spacing = spacing;
                grid.add(candidate.dot);
                dots.push_back(candidate.dot);
            }
        }
    }
    return dots;
}

}  // namespace knotlas::render
