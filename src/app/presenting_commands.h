#pragma once

#include <glm/vec2.hpp>

#include <optional>
#include <variant>
#include <vector>

namespace knotlas::app
{

// What a teacher does before a class. Points of the picture are 0..1, y downwards.

enum class InkColour
{
    Red,
    Blue,
    Yellow,
    Plain,  // black on a light ground, white on a dark one
};

enum class InkWidth
{
    Thin,
    Medium,
    Thick,
};

struct TogglePen
{
    bool operator==(const TogglePen&) const = default;
};

struct SetInkColour  // none: the next one
{
    std::optional<InkColour> colour;
    bool operator==(const SetInkColour&) const = default;
};

struct StepInkWidth
{
    int by = 1;
    bool operator==(const StepInkWidth&) const = default;
};

struct SetInkFades  // none: the other way
{
    std::optional<bool> fades;
    bool operator==(const SetInkFades&) const = default;
};

struct ToggleEraser
{
    bool operator==(const ToggleEraser&) const = default;
};

struct DrawInk
{
    std::vector<glm::vec2> points01;
    bool goesOn = false;  // the pen stays down: the next one continues this stroke
    bool operator==(const DrawInk&) const = default;
};

struct EraseInk  // every stroke that these points touch
{
    std::vector<glm::vec2> points01;
    bool operator==(const EraseInk&) const = default;
};

struct ClearInk
{
    bool operator==(const ClearInk&) const = default;
};

struct ToggleLens
{
    bool operator==(const ToggleLens&) const = default;
};

struct ScaleLens
{
    float factor = 1.0f;
    bool operator==(const ScaleLens&) const = default;
};

struct MovePointer  // of pen, lens and spotlight, by parts of the picture's height
{
    float right = 0.0f;
    float down = 0.0f;
    bool operator==(const MovePointer&) const = default;
};

struct PressPointer  // puts the pen down where the pointer is, or lifts it
{
    bool operator==(const PressPointer&) const = default;
};

enum class Blank
{
    Black,
    White,
};

struct BlankScreen  // brings the picture back when the screen is blank
{
    Blank blank = Blank::Black;
    bool operator==(const BlankScreen&) const = default;
};

struct ToggleNotes
{
    bool operator==(const ToggleNotes&) const = default;
};

struct RestartClock  // the time that has gone since the beginning
{
    bool operator==(const RestartClock&) const = default;
};

struct ShowClassKeys
{
    bool operator==(const ShowClassKeys&) const = default;
};

using PresentCommand =
    std::variant<TogglePen, SetInkColour, StepInkWidth, SetInkFades, ToggleEraser, DrawInk,
                 EraseInk, ClearInk, ToggleLens, ScaleLens, MovePointer, PressPointer, BlankScreen,
                 ToggleNotes, RestartClock, ShowClassKeys>;

}  // namespace knotlas::app
