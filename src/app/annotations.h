#pragma once

#include "app/app_state.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::app
{

// An X on a trigger point with its label on a leader line, laid out for one picture. Positions and
// sizes in UI points from the top left corner of the viewport, y downwards.
struct Annotation
{
    std::string triggerPoint;  // id
    core::Side side = core::Side::Right;
    std::string number;  // drawn beside the X: "1"; empty when the muscle has only one point
    std::string text;    // the label: "TrP1", or "Upper trapezius TrP1" when several are compared
    glm::vec3 colourSrgb{1.0f};
    glm::vec2 mark{0.0f};
    float markScale = 1.0f;     // below 1 where marks would lie on each other
    float markPresence = 1.0f;  // of the X: 0 where another mark stands for it
    glm::vec2 numberAt{0.0f};   // centre of the number's disc, clear of other marks where it can be
    float visibility = 1.0f;    // below 1 behind the body: drawn fainter, never gone
    float labelVisibility = 1.0f;  // of label and leader line, which are gone behind the body
    bool labelled = false;         // whether there is room for a label
    glm::vec2 labelMin{0.0f};
    glm::vec2 labelMax{0.0f};
    glm::vec2 elbow{0.0f};  // the leader line runs mark -> elbow -> label

    bool operator==(const Annotation&) const = default;
};

// A rectangle that labels keep clear of (panels), in UI points.
struct Rect
{
    glm::vec2 min{0.0f};
    glm::vec2 max{0.0f};

    bool operator==(const Rect&) const = default;
};

struct AnnotationLayout
{
    glm::vec2 sizeUi{1280.0f, 800.0f};  // of the viewport
    std::vector<Rect> keepClear;        // what floats above it: legend, axis cube
    float uiScale = 1.0f;
    // Size of a text in UI points; measured by the ui layer with its font.
    std::function<glm::vec2(const std::string&)> measure;
};

// Marks of the shown trigger points with labels that overlap neither each other nor a mark, on
// leader lines that cross neither a label nor a mark nor each other. Labels keep off the selected
// muscles and their zones where there is room beside them. Where there is no room at all a mark has
// its number only.
std::vector<Annotation> annotate(const AppState& state, const AnnotationLayout& layout, TimeS now);

// One row of the legend: what a colour and a style on the skin mean.
struct LegendRow
{
    glm::vec3 colourSrgb{1.0f};
    bool stippled = false;
    std::string text;
    bool deep = false;     // felt inside the body
    std::size_t slot = 0;  // of the pattern: which lines and dots it has in greyscale

    bool operator==(const LegendRow&) const = default;
};

std::vector<LegendRow> legend(const AppState& state);

// The name above the legend when all that is shown belongs to one muscle; its labels need not
// repeat it.
std::optional<std::string> legendMuscle(const AppState& state);

}  // namespace knotlas::app
