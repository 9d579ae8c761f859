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

std::string_view toString(Basis basis)
{
    switch (basis)
    {
    case Basis::SeveralSources:
        return "several_sources";
    case Basis::OneSource:
        return "one_source";
    case Basis::ToBeConfirmed:
        break;
    }
    return "to_be_confirmed";
}

std::string_view toString(AttachmentsBasis basis)
{
    return basis == AttachmentsBasis::Seen ? "seen" : "to_be_confirmed";
}

std::string_view toString(Depth depth)
{
    switch (depth)
    {
    case Depth::Superficial:
        return "superficial";
    case Depth::Intermediate:
        return "intermediate";
    case Depth::Deep:
        break;
    }
    return "deep";
}

std::string_view toString(Palpation palpation)
{
    switch (palpation)
    {
    case Palpation::Flat:
        return "flat";
    case Palpation::Pincer:
        return "pincer";
    case Palpation::FlatOrPincer:
        return "flat_or_pincer";
    case Palpation::Internal:
        return "internal";
    case Palpation::NotPalpable:
        break;
    }
    return "not_palpable";
}

std::string_view toString(SelfCareBy by)
{
    switch (by)
    {
    case SelfCareBy::Anyone:
        return "self";
    case SelfCareBy::WithCare:
        return "with_care";
    case SelfCareBy::ClinicianOnly:
        break;
    }
    return "clinician_only";
}

std::string_view toString(FeltAt feltAt)
{
    return feltAt == FeltAt::Skin ? "skin" : "deep";
}

const Muscle* Atlas::findMuscle(std::string_view id) const
{
    return findById(muscles, id);
}

const Muscle* Atlas::muscleOfPoint(std::string_view triggerPointId) const
{
    const auto found = std::ranges::find_if(muscles, [&](const Muscle& muscle) {
        return findById(muscle.triggerPoints, triggerPointId) != nullptr;
    });
    return found == muscles.end() ? nullptr : &*found;
}

const TriggerPoint* Atlas::findTriggerPoint(std::string_view id) const
{
    const Muscle* muscle = muscleOfPoint(id);
    return muscle == nullptr ? nullptr : findById(muscle->triggerPoints, id);
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
