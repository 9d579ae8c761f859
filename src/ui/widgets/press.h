#pragma once

#include "ui/frame.h"

#include <string_view>

namespace knotlas::ui
{

// Puts the labels of the widgets within it below `name`, for ImGui's ids and for the registry.
class Scope
{
  public:
    Scope(Frame& frame, std::string_view name);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

  private:
    Frame& frame_;
};

// What happened to a widget in this frame, and where it lies.
struct Press
{
    bool pressed = false;
    bool hovered = false;
    bool held = false;
    bool focused = false;  // the keyboard is on it
    Box box;
};

enum class Overlap
{
    None,
    Allowed,  // smaller widgets that follow may lie on it
};

// The base of every widget of ours: an invisible button that takes clicks and the keyboard,
// recorded by its label. A request to move the keyboard to this part of the window is met by its
// first one.
Press pressable(Frame& frame, std::string_view label, ImVec2 size, Overlap overlap = Overlap::None);

// Records the last ImGui item, lets the keyboard in, draws the ring. For widgets that ImGui draws.
Press adoptLastItem(Frame& frame, std::string_view label);

// The ring around what the keyboard is on.
void drawFocusRing(const Frame& frame, const Press& press, float rounding);

// The next widget stays on the line of the last one when `width` still fits there; `spacing` at
// scale 1.
void flow(const Frame& frame, float width, float spacing = 12.0f);

// A short explanation beside the cursor while the last item is hovered.
void tooltip(const Frame& frame, std::string_view text);

// What the window being filled shows of a box: empty when it is scrolled out of sight.
Box visiblePart(const Box& box);

// Draws into the window being filled.
void fillBox(const Box& box, const glm::vec3& colour, float rounding, float alpha = 1.0f);
void outlineBox(const Box& box, const glm::vec3& colour, float rounding, float thickness = 1.0f);

}  // namespace knotlas::ui
