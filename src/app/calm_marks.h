#pragma once

#include "app/annotations.h"
#include "app/label_layout.h"

#include <glm/vec2.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace knotlas::app
{

// Marks and labels of a picture that moves. A label keeps its place beside its mark and moves with
// it. Before it would touch anything it fades out, and fades in again where there is room; it never
// slides or jumps while it is seen. Where the camera comes to rest, labels that stand badly there
// change their places in the same way. What is labelled overlaps as little as in `annotate`.
class CalmMarks
{
  public:
    // Once per frame, with times that do not fall.
    std::vector<Annotation> update(const AppState& state, const AnnotationLayout& layout,
                                   TimeS now);

    // Whether something fades or waits for the camera to rest, so that another frame is needed.
    [[nodiscard]] bool settling() const { return settling_; }

  private:
    // What is remembered of one mark.
    struct Track
    {
        std::string triggerPoint;
        core::Side side = core::Side::Right;
        float visibility = 1.0f;
        glm::vec2 numberWay{0.0f};  // where its number belongs
        glm::vec2 number{0.0f};     // and where it is drawn, from the mark
        LabelSlot slot = -1;        // none
        LabelSlot wanted = -1;
        float alpha = 0.0f;
        float room = 1e9f;  // in the last frame
        int covers = 0;     // places of the subject, where it was put
        bool seen = false;  // in this frame
    };

    // All that a layout at rest depends on, but the camera.
    struct Circumstances
    {
        Content content;
        std::vector<std::pair<std::string, core::Side>> shown;  // what is marked
        Naming naming = Naming::English;
        bool labels = false;
        glm::vec2 sizeUi{0.0f};
        float uiScale = 1.0f;
        std::vector<Rect> keepClear;
        bool operator==(const Circumstances&) const = default;
    };

    struct Step
    {
        float seconds = 0.0f;
        bool atOnce = false;  // without fading
    };

    Track* find(const Annotation& annotation);
    Track& trackOf(const Annotation& annotation);
    bool mustLayOut(const AppState& state, const AnnotationLayout& layout, TimeS now);
    void layOutAtRest(const AppState& state, const AnnotationLayout& layout);
    void followMarks(std::vector<Annotation>& annotations, float uiScale, const Step& step);
    void showLabels(std::vector<Annotation>& annotations, const LabelPlanner& planner,
                    float uiScale, const Step& step);

    std::vector<Track> tracks_;
    std::optional<Circumstances> circumstances_;
    scene::Camera restCamera_;  // where the camera is going to be
    TimeS restSince_ = 0.0;
    bool laidOut_ = false;  // for restCamera_
    std::optional<TimeS> last_;
    bool settling_ = false;
};

}  // namespace knotlas::app
