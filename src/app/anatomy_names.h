#pragma once

#include "app/annotations.h"
#include "app/app_state.h"
#include "scene/scene.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <span>
#include <string>
#include <vector>

namespace knotlas::app
{

// Names of what is seen of the body, as an atlas of anatomy prints them: in a column on either side
// of the body, each with a line to what it names. Left and right are named once.

enum class NameKind
{
    Muscle,
    Bone,
    Landmark,
};

// Positions and sizes in UI points from the top left corner of the viewport, y downwards.

struct NamedSpot
{
    glm::vec2 at{0.0f};  // well within what is seen of the thing
    glm::vec3 pointWorld{0.0f};
    float area = 0.0f;  // of what is seen around it
};

// Something that could be named, and where a line could point to it, on either side of the body in
// either half of the picture: the largest first, others where lines would come near each other.
struct NamedThing
{
    std::string id;  // "muscle.piriformis", "bone.femur", "landmark.acromion"
    std::string text;
    NameKind kind = NameKind::Muscle;
    std::vector<NamedSpot> spots;
};

// Where the columns stand: names end at `left` and begin at `right`; what lies left of `split` is
// named in the left column, so that lines of different columns never cross.
struct NameColumns
{
    float left = 0.0f;
    float right = 0.0f;
    float split = 0.0f;
    float width = 0.0f;  // of the widest name
    bool leftOverBody = false;
    bool rightOverBody = false;
};

struct AnatomyName
{
    std::string id;
    std::string text;
    NameKind kind = NameKind::Muscle;
    bool inLeftColumn = false;
    bool overBody = false;   // no room beside it: the letters need a ground of their own
    glm::vec2 anchor{0.0f};  // the line runs port -> anchor
    glm::vec3 pointWorld{0.0f};
    glm::vec2 port{0.0f};
    glm::vec2 textMin{0.0f};
    glm::vec2 textMax{0.0f};

    bool operator==(const AnatomyName&) const = default;
};

// Lays out as many names as there is room for, what is seen largest first. They overlap neither
// each other nor `keepClear`, and no two lines cross. What was named in `previous` keeps its
// column, and its place before others of about its size.
std::vector<AnatomyName> layOutNames(std::span<const NamedThing> things, const NameColumns& columns,
                                     const AnnotationLayout& layout,
                                     std::span<const AnatomyName> previous = {});

// The names that the state asks for, of what is seen in `scene`. Landmarks only when they are near.
std::vector<AnatomyName> nameAnatomy(const AppState& state, const scene::Scene& scene,
                                     const AnnotationLayout& layout,
                                     std::span<const AnatomyName> previous = {});

}  // namespace knotlas::app
