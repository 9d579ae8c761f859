#pragma once

#include "app/practice_timer.h"
#include "app/presenting_commands.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::app
{

// A line that was drawn over the picture. It lies in the body's space, as far away as what it was
// drawn on, so that it stays there when the picture is moved or enlarged.
struct InkStroke
{
    std::vector<glm::vec3> pointsWorld;
    glm::vec3 forward{0.0f};  // of the camera that it was drawn with
    std::string place;        // the step of a lesson that it belongs to; empty: none
    InkColour colour = InkColour::Red;
    InkWidth width = InkWidth::Medium;
    bool fades = false;
    TimeS liftedAt = 0.0;  // when the pen left it

    bool operator==(const InkStroke&) const = default;
};

// Shared, because states are copied often.
using Ink = std::vector<std::shared_ptr<const InkStroke>>;

struct Pen
{
    bool on = false;
    bool eraser = false;
    InkColour colour = InkColour::Red;
    InkWidth width = InkWidth::Medium;
    bool fades = false;
    std::shared_ptr<const InkStroke> drawing;  // the pen is down
    Ink ink;

    bool operator==(const Pen&) const = default;
};

struct Lens
{
    bool on = false;
    float power = 2.0f;

    bool operator==(const Lens&) const = default;
};

// A screen that hides the picture; kept until it has faded when the picture comes back.
struct BlankTool
{
    bool on = false;
    Blank blank = Blank::Black;
    TimeS since = -1e9;  // when it was switched last
    float from = 0.0f;   // how much it hid then

    bool operator==(const BlankTool&) const = default;
};

// What is used before a class. Neither undone (but for the ink, by itself) nor saved.
struct PresentTool
{
    Pen pen;
    Lens lens;
    BlankTool blank;
    std::optional<glm::vec2> mouse01;  // where the mouse was last over the picture
    std::optional<glm::vec2> keys01;   // where keys have moved the pointer since
    bool notes = false;                // the window with the notes for the teacher is open
    TimeS startedAt = 0.0;             // of the time that the notes show

    bool operator==(const PresentTool&) const = default;
};

}  // namespace knotlas::app
