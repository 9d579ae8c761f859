#include "anatomy/pain_drawing.h"

namespace knotlas::anatomy
{

std::string_view toString(PainQuality quality)
{
    switch (quality)
    {
    case PainQuality::Aching:
        return "aching";
    case PainQuality::Burning:
        return "burning";
    case PainQuality::Tingling:
        return "tingling";
    case PainQuality::Stabbing:
        return "stabbing";
    case PainQuality::Throbbing:
        return "throbbing";
    case PainQuality::Pressing:
        return "pressing";
    case PainQuality::Cramping:
        return "cramping";
    case PainQuality::Shooting:
        return "shooting";
    case PainQuality::Numb:
        break;
    }
    return "numb";
}

std::string_view toString(PainDepth depth)
{
    return depth == PainDepth::Surface ? "surface" : "deep";
}

}  // namespace knotlas::anatomy
