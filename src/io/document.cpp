#include "io/document.h"

namespace knotlas::io
{

glm::vec2 sizeOf(Paper paper)
{
    constexpr float kPointsPerMm = 72.0f / 25.4f;
    return paper == Paper::A4 ? glm::vec2(210.0f, 297.0f) * kPointsPerMm
                              : glm::vec2(612.0f, 792.0f);
}

std::string_view toString(Paper paper)
{
    return paper == Paper::A4 ? "a4" : "letter";
}

}  // namespace knotlas::io
