#include "app/camera_rig.h"
#include "app/class_view.h"
#include "app/fixture.h"

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>
#include <gtest/gtest.h>

#include <cmath>

namespace knotlas::app
{
namespace
{

using test::smallState;

struct Room
{
    AppState state = smallState();
    Interpreter interpreter;

    void run(const Command& command, TimeS now = 1.0, bool live = false)
    {
        ASSERT_TRUE(interpreter.apply(state, command, now, live));
    }
};

float degrees(float radians)
{
    return std::round(glm::degrees(radians));
}

TEST(ClassView, givesBackWhereOneWas)
{
    for (const Command& leave : {Command(ToggleClassView{}), Command(ClearSelection{})})
    {
        Room room;
        room.run(SelectMuscle{"outer", std::nullopt});
        room.run(Orbit{20.0f, 5.0f}, 2.0);
        const Document doc = room.state.doc;
        const View view = room.state.view;
        room.run(ToggleClassView{}, 3.0);
        EXPECT_FALSE(room.state.view.panelOpen);
        EXPECT_GT(textScale(room.state), view.uiScale);
        room.run(SelectMuscle{"inner", std::nullopt}, 4.0);
        room.run(SetView{"back"}, 5.0);
        room.run(leave, 6.0);
        EXPECT_FALSE(room.state.session.classView.has_value());
        EXPECT_EQ(room.state.doc, doc);
        EXPECT_EQ(room.state.view, view);
        EXPECT_EQ(textScale(room.state), view.uiScale);
    }
}

TEST(ClassView, isNoStepOfUndo)
{
    Room room;
    room.run(SelectMuscle{"outer", std::nullopt});
    room.run(ToggleClassView{}, 2.0);
    room.run(ToggleClassView{}, 3.0);
    room.run(Undo{}, 4.0);
    EXPECT_TRUE(room.state.doc.selected.empty()) << "undo takes back the selection, not the view";
}

TEST(ClassView, NamesItsKeysForAWhile)
{
    Room room;
    EXPECT_FALSE(showsClassHelp(room.state, 1.0));
    room.run(ToggleClassView{}, 1.0);
    EXPECT_TRUE(showsClassHelp(room.state, 1.1));
    const auto fades = nextChange(room.state, 1.1);
    ASSERT_TRUE(fades.has_value()) << "a frame must be drawn when it begins to go";
    const auto hides = nextChange(room.state, *fades);
    ASSERT_TRUE(hides.has_value());
    EXPECT_FALSE(showsClassHelp(room.state, *hides));
    EXPECT_FALSE(nextChange(room.state, *hides).has_value());
}

TEST(ViewLock, turnsFromStandardViewToStandardView)
{
    Room room;
    room.run(ToggleViewLock{});
    for (const float expected : {45.0f, 90.0f, 135.0f})
    {
        room.run(Orbit{15.0f, 0.0f}, expected);
        EXPECT_EQ(degrees(room.state.view.camera.azimuthRad), expected);
    }
    room.run(Orbit{-15.0f, 0.0f}, 500.0);
    EXPECT_EQ(degrees(room.state.view.camera.azimuthRad), 90.0f);
}

TEST(ViewLock, aDragComesToRestInTheNearestStandardView)
{
    Room room;
    room.run(ToggleViewLock{});
    room.run(Orbit{63.0f, 12.0f}, 2.0, true);
    EXPECT_EQ(degrees(room.state.view.camera.azimuthRad), 63.0f) << "free while it is held";
    room.run(Orbit{}, 2.1);
    EXPECT_EQ(degrees(room.state.view.camera.azimuthRad), 45.0f);
    EXPECT_EQ(degrees(room.state.view.camera.elevationRad), 0.0f);
}

TEST(Glide, goesOnAndComesToRest)
{
    Room room;
    const float before = room.state.view.camera.azimuthRad;
    room.run(Glide{90.0f, 0.0f}, 10.0);
    const auto turned = [&](TimeS now) {
        return glm::degrees(cameraAt(room.state, now).azimuthRad - before);
    };
    // Begins with the speed of the hand, then slows down.
    EXPECT_NEAR(turned(10.01), 0.9f, 0.05f);
    EXPECT_GT(turned(10.2), turned(10.1));
    EXPECT_FALSE(animating(room.state, 12.0));
    EXPECT_EQ(turned(12.0), turned(13.0));
}

TEST(Glide, stopsAtOnceWhenTouched)
{
    Room room;
    room.run(Glide{90.0f, 0.0f}, 10.0);
    const scene::Camera touched = cameraAt(room.state, 10.1);
    room.run(HoldCamera{}, 10.1);
    EXPECT_EQ(cameraAt(room.state, 10.1), touched);
    EXPECT_EQ(cameraAt(room.state, 11.0), touched);
}

TEST(Glide, isNotMadeWhereMotionIsReducedOrViewsAreLocked)
{
    for (const Command& setting : {Command(SetReducedMotion{true}), Command(ToggleViewLock{})})
    {
        Room room;
        room.run(setting);
        const scene::Camera before = cameraAt(room.state, 9.0);
        room.run(Glide{90.0f, 0.0f}, 10.0);
        EXPECT_EQ(cameraAt(room.state, 11.0), before);
    }
}

TEST(CameraCollision, theEyeNeverEntersTheSkin)
{
    Room room;
    const geometry::RayScene& skin = room.state.content.matrix->places().skin();
    for (int i = 0; i < 60; ++i)
    {
        room.run(Zoom{1.3f, {0.35f, 0.6f}}, i);
        room.run(Orbit{17.0f, i % 2 == 0 ? 9.0f : -8.0f}, i + 0.5);
        const glm::vec3 eye = room.state.view.camera.eye();
        const auto near = skin.nearestPoint(eye);
        ASSERT_TRUE(near.has_value());
        EXPECT_GT(glm::dot(eye - near->position, near->normal), 0.0f) << "step " << i;
        EXPECT_GT(near->distance, 0.03f) << "step " << i;
    }
}

TEST(CameraCollision, aHiddenSkinIsNoObstacle)
{
    Room room;
    room.run(SetLayerOpacity{Layer::Skin, 0.0f});
    for (int i = 0; i < 40; ++i)
    {
        room.run(Zoom{1.3f, {0.5f, 0.5f}}, i);
    }
    const float near = room.state.view.camera.distance;
    room.run(SetLayerOpacity{Layer::Skin, 1.0f}, 50.0);
    room.run(Zoom{1.01f, {0.5f, 0.5f}}, 51.0);
    EXPECT_GT(room.state.view.camera.distance, near);
}

}  // namespace
}  // namespace knotlas::app
