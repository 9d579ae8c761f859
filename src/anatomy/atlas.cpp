#include "anatomy/atlas.h"

#include <algorithm>

namespace knotlas::anatomy
{
namespace
{

template <typename T> const T* findById(const std::vector<T>& entries, std::string_view id)
{
    const auto found = std::ranges::find(entries, id, &T::id);
    return found == entries.end() ? nullptr : &*found;
}

}  // namespace

std::string_view toString(ZoneLevel level)
{
    return level == ZoneLevel::Essential ? "essential" : "spillover";
}

std::string_view toString(Confidence confidence)
{
    switch (confidence)
    {
    case Confidence::High:
        return "high";
    case Confidence::Moderate:
        return "moderate";
    case Confidence::Low:
        break;
    }
    return "low";
}

std::string_view toString(PointKind kind)
{
    return kind == PointKind::Pain ? "pain" : "autonomic";
}

const Muscle* Atlas::findMuscle(std::string_view id) const
{
    return findById(muscles, id);
}

const Region* Atlas::findRegion(std::string_view id) const
{
    return findById(regions, id);
}

const Source* Atlas::findSource(std::string_view id) const
{
    return findById(sources, id);
}

const Muscle* Atlas::describing(std::string_view partId) const
{
    const Muscle* best = nullptr;
    for (const Muscle& muscle : muscles)
    {
        if (matchesId(partId, muscle.id) && (best == nullptr || muscle.id.size() > best->id.size()))
        {
            best = &muscle;
        }
    }
    return best;
}

}  // namespace knotlas::anatomy
