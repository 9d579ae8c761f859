#include "ui/search_hit.h"

namespace knotlas::ui
{

app::Command commandFor(const app::SearchHit& hit)
{
    switch (hit.kind)
    {
    case app::HitKind::Muscle:
        return app::SelectMuscle{hit.id, std::nullopt};
    case app::HitKind::TriggerPoint:
        return app::SelectTriggerPoint{hit.id};
    case app::HitKind::Region:
        break;
    }
    return app::SelectRegion{hit.id};
}

}  // namespace knotlas::ui
