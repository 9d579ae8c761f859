#pragma once

#include "app/app_state.h"

#include <vector>

namespace knotlas::app
{

// Where pain of a pattern is felt inside the body.
struct DeepPlace
{
    glm::vec3 centre{0.0f};
    float radius = 0.0f;
    anatomy::ZoneLevel level = anatomy::ZoneLevel::Essential;

    bool operator==(const DeepPlace&) const = default;
};

// The zones of one pattern by where they are felt.
struct FeltFields
{
    anatomy::SkinField essential;  // on the skin
    anatomy::SkinField spillover;
    anatomy::SkinField aboveDeep;  // the skin above what is felt deep
    std::vector<DeepPlace> places;
};

bool feltDeep(const anatomy::TriggerPoint& point);

// Whether a zone of this level is felt on the skin, so that it is painted there.
bool feltOnSkin(const anatomy::TriggerPoint& point, anatomy::ZoneLevel level);

// Paints the strokes anew, since the matrix keeps one field for all zones of a level: costs some
// milliseconds, so that the result is worth keeping. Places that this body lacks are left out.
FeltFields fieldsByDepth(const anatomy::ReferralMatrix& matrix, const anatomy::PatternRow& row,
                         const anatomy::TriggerPoint& point);

}  // namespace knotlas::app
