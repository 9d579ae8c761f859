#include "app/calm_marks.h"
#include "app/camera_rig.h"
#include "app/fixture.h"
#include "app/planar.h"
#include "app/selection.h"

#include <glm/trigonometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>

namespace knotlas::app
{
namespace
{

using test::smallState;

constexpr TimeS kFrameS = 1.0 / 60.0;
constexpr float kSeen = 0.02f;  // fainter is nothing

AppState bothSides()
{
    AppState state = smallState();
    Interpreter interpreter;
    for (const char* id : {"outer", "inner"})
    {
        EXPECT_TRUE(interpreter.apply(state, AddMuscle{id, SideChoice::Both}, 0.0));
    }
    state.session.flight.reset();
    state.session.framing.clear();
    return state;
}

AnnotationLayout layoutOf(const glm::vec2& size)
{
    AnnotationLayout layout;
    layout.sizeUi = size;
    layout.keepClear = {{{0.0f, 0.0f}, {240.0f, 100.0f}}};
    layout.measure = [](const std::string& text) {
        return glm::vec2(7.0f * static_cast<float>(text.size()), 16.0f);
    };
    return layout;
}

bool seen(const Annotation& annotation)
{
    return annotation.labelled && annotation.labelVisibility > kSeen;
}

Rect boxOf(const Annotation& annotation)
{
    return {annotation.labelMin, annotation.labelMax};
}

// Whether two labels that are seen, or a label and a mark, or their lines, meet.
void expectNothingMeets(const std::vector<Annotation>& annotations, const AnnotationLayout& layout)
{
    for (const Annotation& one : annotations)
    {
        if (!seen(one))
        {
            continue;
        }
        for (const Rect& clear : layout.keepClear)
        {
            EXPECT_FALSE(overlap(boxOf(one), clear)) << one.text;
        }
        for (const Annotation& other : annotations)
        {
            EXPECT_EQ(distanceBetween({other.mark, other.mark}, boxOf(one)) > 0.0f, true)
                << one.text << " on the mark of " << other.text;
            if (&one == &other || !seen(other))
            {
                continue;
            }
            EXPECT_FALSE(overlap(boxOf(one), boxOf(other))) << one.text << ", " << other.text;
            EXPECT_FALSE(segmentMeets(one.mark, one.elbow, boxOf(other)));
            EXPECT_FALSE(segmentsCross(one.mark, one.elbow, other.mark, other.elbow));
        }
    }
}

const Annotation* sameIn(const std::vector<Annotation>& annotations, const Annotation& one)
{
    const auto found = std::ranges::find_if(annotations, [&](const Annotation& other) {
        return other.triggerPoint == one.triggerPoint && other.side == one.side;
    });
    return found == annotations.end() ? nullptr : &*found;
}

struct Turned
{
    int labels = 0;  // seen, over all frames
    int frames = 0;
    float fastest = 0.0f;  // change of a label's visibility in one frame
};

Turned turn(AppState state, const AnnotationLayout& layout, float degreesPerSecond)
{
    CalmMarks marks;
    Turned turned;
    std::vector<Annotation> before = marks.update(state, layout, 1.0);
    for (float angle = 0.0f; angle < 400.0f;
         angle += degreesPerSecond * static_cast<float>(kFrameS))
    {
        state.view.camera.azimuthRad = glm::radians(angle);
        const TimeS now = 1.0 + kFrameS * ++turned.frames;
        const std::vector<Annotation> annotations = marks.update(state, layout, now);
        EXPECT_TRUE(marks.settling()) << "until the camera rests";
        expectNothingMeets(annotations, layout);
        for (const Annotation& annotation : annotations)
        {
            turned.labels += seen(annotation) ? 1 : 0;
            const Annotation* was = sameIn(before, annotation);
            if (was == nullptr || !seen(annotation) || !seen(*was))
            {
                continue;
            }
            // It stays where it is beside its mark.
            EXPECT_NEAR(annotation.elbow.x - annotation.mark.x, was->elbow.x - was->mark.x, 0.01f);
            EXPECT_NEAR(annotation.elbow.y - annotation.mark.y, was->elbow.y - was->mark.y, 0.01f);
            turned.fastest = std::max(turned.fastest,
                                      std::abs(annotation.labelVisibility - was->labelVisibility));
        }
        before = annotations;
    }
    return turned;
}

TEST(CalmMarks, labelsStayBesideTheirMarksAndMeetNothingWhileTheBodyTurns)
{
    for (const glm::vec2 size : {glm::vec2(1280.0f, 800.0f), glm::vec2(480.0f, 400.0f)})
    {
        for (const float speed : {20.0f, 90.0f, 300.0f})
        {
            SCOPED_TRACE(speed);
            const Turned turned = turn(bothSides(), layoutOf(size), speed);
            EXPECT_GT(turned.labels, turned.frames) << "more than one is seen, mostly";
            if (speed < 100.0f)
            {
                EXPECT_LT(turned.fastest, 0.5f) << "none comes or goes at once";
            }
        }
    }
}

TEST(CalmMarks, atRestAreLabelledAsWellAsInAPictureOfItsOwn)
{
    AppState state = bothSides();
    const AnnotationLayout layout = layoutOf({1280.0f, 800.0f});
    CalmMarks marks;
    TimeS now = 1.0;
    for (const float degrees : {0.0f, 130.0f, 60.0f, -40.0f, -170.0f, 15.0f})
    {
        state.view.camera.azimuthRad = glm::radians(degrees);
        std::vector<Annotation> resting = marks.update(state, layout, now);
        int frames = 0;
        for (; marks.settling() && frames < 120; ++frames)
        {
            resting = marks.update(state, layout, now += kFrameS);
        }
        EXPECT_LT(frames, 60) << "comes to rest within a second";
        EXPECT_TRUE(marks.update(state, layout, now += 5.0) == resting) << "and stands still";
        expectNothingMeets(resting, layout);
        const std::vector<Annotation> fresh = annotate(state, layout, now);
        EXPECT_EQ(std::ranges::count_if(resting, seen), std::ranges::count_if(fresh, seen));
        for (const Annotation& annotation : resting)
        {
            EXPECT_EQ(annotation.visibility, sameIn(fresh, annotation)->visibility);
        }
    }
}

TEST(CalmMarks, theFirstPictureAndReducedMotionDoNotFade)
{
    AppState state = bothSides();
    const AnnotationLayout layout = layoutOf({1280.0f, 800.0f});
    const std::vector<Annotation> fresh = annotate(state, layout, 1.0);
    EXPECT_TRUE(CalmMarks().update(state, layout, 1.0) == fresh);
    state.view.reducedMotion = true;
    CalmMarks marks;
    marks.update(state, layout, 1.0);
    state.view.camera.azimuthRad = 0.1f;
    for (const Annotation& annotation : marks.update(state, layout, 1.0 + kFrameS))
    {
        EXPECT_TRUE(!annotation.labelled || annotation.labelVisibility > 0.99f ||
                    annotation.visibility < 1.0f);
    }
}

TEST(Annotations, marksThatWouldLieOnEachOtherGrowSmaller)
{
    const AnnotationLayout layout = layoutOf({1280.0f, 800.0f});
    bool smaller = false;
    bool gone = false;
    AppState state = bothSides();
    for (const float distance : {2.0f, 8.0f, 20.0f, 60.0f})
    {
        state.view.camera.distance = distance;
        const std::vector<Annotation> annotations = annotate(state, layout, 3.0);
        bool any = false;
        for (const Annotation& one : annotations)
        {
            smaller = smaller || one.markScale < 1.0f;
            gone = gone || one.markPresence == 0.0f;
            any = any || one.markPresence == 1.0f;
            for (const Annotation& other : annotations)
            {
                const bool both = one.markPresence > 0.5f && other.markPresence > 0.5f;
                if (&one != &other && both)
                {
                    EXPECT_GT(glm::distance(one.mark, other.mark),
                              0.8f * kMarkRadius * (one.markScale + other.markScale));
                }
            }
        }
        EXPECT_TRUE(any) << "one stands for all of them";
    }
    EXPECT_TRUE(smaller);
    EXPECT_TRUE(gone);
}

}  // namespace
}  // namespace knotlas::app
