#pragma once

#include "app/annotations.h"
#include "app/app_state.h"
#include "app/print/column.h"
#include "core/result.h"
#include "io/document.h"
#include "scene/scene.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace knotlas::app
{

// What a picture shows: the state, and what is painted on the skin besides its zones.
struct Shot
{
    AppState state;
    std::vector<scene::Paint> paints;
};

// Makes the picture of a shot, without marks and labels, on a transparent ground.
using Photograph =
    std::function<core::Result<io::Image>(const Shot& shot, int widthPx, int heightPx)>;

// What printing needs besides the words: where to take letters' widths and pictures from.
struct Press
{
    Content content;
    io::Paper paper = io::Paper::A4;
    Measure measure;
    Photograph photograph;
};

// A picture and what is drawn above it, for one size on the page.
struct Figure
{
    std::shared_ptr<const io::Image> image;
    glm::vec2 size{0.0f};  // points
    std::vector<Annotation> marks;
    std::string caption;
    bool framed = true;  // a fine line around it
};

// The state from which printed pictures start: light, at rest, nothing selected.
AppState printState(const Content& content);

// Turns the shot to a named view for a figure of that size.
void turnTo(Shot& shot, const std::string& view, const glm::vec2& size);

// Comes as near as the muscles, points and zones of the shot allow, but no nearer than that one
// still sees which part of the body it is.
void closeIn(Shot& shot, const glm::vec2& size);

// Takes the picture with the camera as it stands. Fine enough for print.
core::Result<Figure> take(const Press& press, const Shot& shot, const glm::vec2& size,
                          std::string caption);

// Draws a figure with its marks and the caption below it; `min` is its top left corner. Returns the
// height with the caption.
float draw(std::vector<io::Item>& items, const Figure& figure, const glm::vec2& min,
           const Measure& measure, float scale);

// A number in a ring: ties a place in a picture to the text.
void badge(std::vector<io::Item>& items, const glm::vec2& centre, const std::string& number,
           float radius, const Measure& measure);

// "From behind": where the camera stands.
std::string viewWords(const scene::Camera& camera);

// The views of a selection that show its zones: first the best one ("auto"), then those that show
// what it hides, most of it first; at most `most`. A zone that is seen from one side needs no
// second view.
std::vector<std::string> viewsFor(const AppState& state, std::size_t most);

}  // namespace knotlas::app
