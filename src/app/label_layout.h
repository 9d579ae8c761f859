#pragma once

#include "app/annotations.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace knotlas::app
{

// Where a label can stand about its mark: at one of some directions and reaches. A label keeps its
// slot while its mark moves, so that both move as one.
using LabelSlot = int;

// UI points at scale 1.
inline constexpr float kMarkRadius = 9.0f;
inline constexpr float kNumberRadius = 10.0f;
inline constexpr float kNumberReach = 15.0f;
// Labels, lines and marks are at least so far apart where labels are shown.
inline constexpr float kLeastGap = 3.0f;

// Finds room for labels beside marks. `annotations` are the marks with the places of their numbers;
// `subject` are places that labels had better not cover. All must outlive this.
class LabelPlanner
{
  public:
    LabelPlanner(const AnnotationLayout& layout, std::span<const Annotation> annotations,
                 std::span<const glm::vec2> subject);

    // Puts the label of a mark where that slot lies now.
    void put(Annotation& annotation, LabelSlot slot) const;

    // The smallest distance of a label that has been put, or of its line, to the border of the
    // picture, to what it must keep clear of, to other marks, and to the labels of `others` and
    // their lines, in UI points; 0 or less when they meet.
    [[nodiscard]] float room(const Annotation& annotation,
                             std::span<const Annotation* const> others) const;

    // How many places of the subject a label covers that has been put.
    [[nodiscard]] int covered(const Annotation& annotation) const;

    // The slot with at least `gap` of room where the label stands best; `kept` is preferred to what
    // is little better.
    [[nodiscard]] std::optional<LabelSlot> best(const Annotation& annotation,
                                                std::span<const Annotation* const> others,
                                                float gap, LabelSlot kept = -1) const;

  private:
    [[nodiscard]] float roomOfBox(const Annotation& annotation, const Rect& box) const;
    [[nodiscard]] float roomOfLine(const Annotation& annotation) const;
    [[nodiscard]] float costOf(const Annotation& annotation, LabelSlot slot) const;

    const AnnotationLayout& layout_;
    std::span<const Annotation> annotations_;
    std::span<const glm::vec2> subject_;
    glm::vec2 centre_{0.0f};
};

// The marks of what is shown where a camera sees them, without numbers' places and labels.
std::vector<Annotation> marksOf(const AppState& state, const AnnotationLayout& layout,
                                const scene::Camera& camera);

// How much of the body lies before a point where the camera sees it, from the skin to the point, in
// metres; 0 when nothing does.
float coverBefore(const AppState& state, const scene::Camera& camera, const glm::vec3& pointWorld);

// Of a label and its line, which are gone before their mark is at its faintest.
float labelVisibilityAt(float markVisibility);

// Which way the number of a mark lies from it, as a unit vector: where it lies on no other mark and
// no number of those before it. `kept` is preferred to what is little better.
glm::vec2 numberDirection(std::span<const Annotation> annotations, std::size_t index, float scale,
                          std::optional<glm::vec2> kept = {});

// Marks that would lie on each other grow smaller; where that is not enough, the one that is seen
// best, or else the first, stands for both, each with its number.
void keepMarksApart(std::vector<Annotation>& annotations, float scale);

// Where the selected muscles and their zones are seen: labels had better lie beside them. A few
// hundred points stand for all.
std::vector<glm::vec2> subjectPoints(const AppState& state, const scene::Camera& camera,
                                     const glm::vec2& sizeUi);

}  // namespace knotlas::app
