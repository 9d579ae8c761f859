#include "anatomy/zone_patches.h"

#include <algorithm>

namespace knotlas::anatomy
{
namespace
{

constexpr float kLeastWeight = 1.0f / 3.0f;
constexpr std::uint8_t kUnseen = 254;
constexpr std::uint8_t kMostPatches = 250;  // what lies beyond joins the last one

class PatchFinder
{
  public:
    PatchFinder(const SkinField& zone, const geometry::Surface& surface)
        : zone_(zone), surface_(surface)
    {
        found_.patchOf.assign(zone.size(), ZonePatches::kRim);
        for (std::size_t i = 0; i < zone.size(); ++i)
        {
            if (zone[i].weight >= kLeastWeight)
            {
                found_.patchOf[i] = kUnseen;
            }
        }
    }

    ZonePatches run()
    {
        for (std::size_t i = 0; i < zone_.size(); ++i)
        {
            if (found_.patchOf[i] == kUnseen)
            {
                if (found_.areasM2.size() < kMostPatches)
                {
                    found_.areasM2.push_back(0.0);
                }
                fillFrom(i);
            }
        }
        return std::move(found_);
    }

  private:
    void fillFrom(std::size_t start)
    {
        take(start);
        while (!waiting_.empty())
        {
            const std::uint32_t vertex = zone_[waiting_.back()].vertex;
            waiting_.pop_back();
            for (const std::uint32_t triangle : surface_.trianglesAround(vertex))
            {
                const geometry::Triangle& corners = surface_.triangles()[triangle];
                for (int i = 0; i < 3; ++i)
                {
                    visit(corners[i]);
                }
            }
        }
    }

    void visit(std::uint32_t vertex)
    {
        const auto at = std::ranges::lower_bound(zone_, vertex, {}, &VertexWeight::vertex);
        const auto index = static_cast<std::size_t>(at - zone_.begin());
        if (at != zone_.end() && at->vertex == vertex && found_.patchOf[index] == kUnseen)
        {
            take(index);
        }
    }

    void take(std::size_t index)
    {
        found_.patchOf[index] = static_cast<std::uint8_t>(found_.areasM2.size() - 1);
        found_.areasM2.back() +=
            double(zone_[index].weight) * surface_.vertexAreas()[zone_[index].vertex];
        waiting_.push_back(index);
    }

    const SkinField& zone_;
    const geometry::Surface& surface_;
    ZonePatches found_;
    std::vector<std::size_t> waiting_;
};

}  // namespace

ZonePatches findPatches(const SkinField& zone, const geometry::Surface& surface)
{
    return PatchFinder(zone, surface).run();
}

}  // namespace knotlas::anatomy
