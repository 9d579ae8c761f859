#include "app/camera_rig.h"
#include "app/class_view.h"
#include "app/commands.h"
#include "app/content.h"
#include "app/fixture.h"
#include "app/lesson_player.h"
#include "app/print/lesson_pages.h"
#include "app/selection.h"

#include <glm/trigonometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <limits>

namespace knotlas::app
{
namespace
{

namespace fs = std::filesystem;

io::LessonStep stepOf(const std::string& title)
{
    io::LessonStep step;
    step.title = title;
    step.text = "Said to the class.";
    return step;
}

std::shared_ptr<const io::Lesson> eggLesson()
{
    io::Lesson lesson;
    lesson.title = "Eggs";
    lesson.steps = {stepOf("one"), stepOf("two"), stepOf("three")};
    lesson.steps[0].muscles = {"outer"};
    lesson.steps[0].side = io::LessonSide::Left;
    lesson.steps[0].layers = {0.25f, 0.5f, 0.75f, 0.125f};
    lesson.steps[0].labels = false;
    lesson.steps[1].triggerPoint = "inner.1";
    lesson.steps[1].camera = io::LessonCamera{{0.1f, 1.0f, 0.0f}, 4.0f, 30.0f, 10.0f};
    lesson.steps[1].question = io::LessonQuestion{"Which?", {"hen", "egg"}, "egg"};
    lesson.steps[2].region = "belly";
    lesson.steps[2].view = "back";
    return std::make_shared<const io::Lesson>(lesson);
}

// Plays like a person: every command at its own time, long after the flight of the one before.
struct Desk
{
    AppState state = test::smallState();
    Interpreter interpreter;
    TimeS now = 1.0;

    core::Result<void> tryTo(const Command& command)
    {
        now += 10.0;
        core::Result<void> done = interpreter.apply(state, command, now);
        tick(state, now + 5.0, state.session.viewport);
        return done;
    }

    void run(const Command& command)
    {
        const core::Result<void> done = tryTo(command);
        ASSERT_TRUE(done) << done.error().message();
    }

    void lesson(const LessonCommand& command) { run(command); }

    [[nodiscard]] const LessonPlay& play() const { return *state.session.lessons.play; }
};

TEST(LessonPlayer, aStepShowsExactlyWhatItNames)
{
    Desk desk;
    desk.run(SelectMuscle{"inner", SideChoice::Right});
    desk.run(SetMuscleOpacity{"inner", 0.5f});
    desk.lesson(TakeLesson{eggLesson(), "eggs.json"});
    EXPECT_EQ(desk.state.doc.selected, std::vector<std::string>{"outer"});
    EXPECT_EQ(desk.state.doc.side, SideChoice::Left);
    EXPECT_EQ(desk.state.doc.layers, (Layers{0.25f, 0.5f, 0.75f, 0.125f}));
    EXPECT_TRUE(desk.state.doc.muscleOpacity.empty());
    EXPECT_FALSE(desk.state.view.labels);

    desk.lesson(NextStep{});
    EXPECT_EQ(desk.state.doc.selected, std::vector<std::string>{"inner"});
    EXPECT_EQ(desk.state.doc.triggerPoint, "inner.1");
    EXPECT_EQ(desk.state.doc.side, SideChoice::Right);
    EXPECT_EQ(desk.state.doc.layers, Layers{});
    EXPECT_TRUE(desk.state.view.labels);
    EXPECT_FLOAT_EQ(desk.state.view.camera.distance, 4.0f);
    EXPECT_NEAR(glm::degrees(desk.state.view.camera.azimuthRad), 30.0f, 1e-3f);

    desk.lesson(NextStep{});
    EXPECT_TRUE(desk.state.doc.selected.empty());
    EXPECT_FALSE(desk.state.doc.triggerPoint);
    EXPECT_EQ(desk.state.doc.region, "belly");
    EXPECT_NEAR(std::abs(glm::degrees(desk.state.view.camera.azimuthRad)), 180.0f, 1e-2f);
}

TEST(LessonPlayer, showsWhatTheHandoutPrints)
{
    Desk desk;
    const auto lesson = eggLesson();
    desk.lesson(TakeLesson{lesson, {}});
    Press press;
    press.content = desk.state.content;
    for (std::size_t i = 0; i < lesson->steps.size(); ++i)
    {
        desk.lesson(GoToStep{i});
        const Shot shot = shotOf(press, lesson->steps[i], desk.state.session.viewport.sizeUi);
        EXPECT_EQ(shot.state.doc, desk.state.doc) << i;
        EXPECT_NEAR(shot.state.view.camera.distance, desk.state.view.camera.distance, 1e-3f) << i;
    }
}

TEST(LessonPlayer, leavingGivesBackWhatWasShown)
{
    for (const Command& leave : {Command(LessonCommand(CloseLesson{})), Command(ClearSelection{})})
    {
        Desk desk;
        desk.run(SelectMuscle{"inner", SideChoice::Left});
        desk.run(Orbit{20.0f, 5.0f});
        const Document doc = desk.state.doc;
        const View view = desk.state.view;
        desk.lesson(TakeLesson{eggLesson(), {}});
        desk.lesson(NextStep{});
        desk.run(SelectMuscle{"outer", std::nullopt});
        desk.run(leave);
        EXPECT_FALSE(desk.state.session.lessons.play);
        EXPECT_EQ(desk.state.doc, doc);
        EXPECT_EQ(desk.state.view, view);
        desk.run(Undo{});  // of what was done before the lesson
        EXPECT_EQ(desk.state.doc.selected, std::vector<std::string>{"inner"});
        EXPECT_FALSE(desk.state.view.camera == view.camera);
    }
}

TEST(LessonPlayer, theClassViewComesAndGoesDuringALesson)
{
    Desk desk;
    desk.run(SelectMuscle{"inner", SideChoice::Left});
    const Document doc = desk.state.doc;
    const View view = desk.state.view;
    desk.lesson(TakeLesson{eggLesson(), {}});
    desk.run(ToggleClassView{});
    desk.lesson(NextStep{});
    desk.run(ClearSelection{});  // leaves the class view, not the lesson
    ASSERT_TRUE(desk.state.session.lessons.play);
    EXPECT_FALSE(desk.state.session.classView);
    EXPECT_EQ(desk.play().step, 1U);
    EXPECT_EQ(desk.state.doc.triggerPoint, "inner.1");
    EXPECT_TRUE(desk.state.view.panelOpen);
    EXPECT_FLOAT_EQ(desk.state.view.camera.distance, 4.0f);
    desk.run(ToggleClassView{});
    desk.lesson(CloseLesson{});
    EXPECT_EQ(desk.state.doc, doc);
    desk.run(ToggleClassView{});
    EXPECT_EQ(desk.state.doc, doc);
    EXPECT_EQ(desk.state.view, view);
}

TEST(LessonPlayer, aLessonOpenedInTheClassViewOutlivesIt)
{
    Desk desk;
    desk.run(SelectMuscle{"inner", SideChoice::Left});
    const Document doc = desk.state.doc;
    const View view = desk.state.view;
    desk.run(ToggleClassView{});
    desk.run(SelectMuscle{"outer", std::nullopt});
    desk.lesson(TakeLesson{eggLesson(), {}});
    desk.run(ToggleClassView{});
    EXPECT_EQ(desk.state.doc.selected, std::vector<std::string>{"outer"});
    EXPECT_EQ(desk.state.doc.side, SideChoice::Left);
    desk.lesson(CloseLesson{});
    EXPECT_EQ(desk.state.doc, doc);
    EXPECT_EQ(desk.state.view, view);
}

TEST(LessonPlayer, anotherLessonGivesBackWhatWasBeforeTheFirst)
{
    Desk desk;
    desk.run(SelectMuscle{"inner", SideChoice::Left});
    const Document doc = desk.state.doc;
    desk.lesson(TakeLesson{eggLesson(), "a.json"});
    desk.lesson(NextStep{});
    desk.lesson(TakeLesson{eggLesson(), "b.json"});
    EXPECT_EQ(desk.play().step, 0U);
    desk.lesson(CloseLesson{});
    EXPECT_EQ(desk.state.doc, doc);
}

TEST(LessonPlayer, aClickerStopsAtBothEnds)
{
    Desk desk;
    desk.lesson(TakeLesson{eggLesson(), {}});
    desk.lesson(PreviousStep{});
    EXPECT_EQ(desk.play().step, 0U);
    for (int i = 0; i < 5; ++i)
    {
        desk.lesson(NextStep{});
    }
    EXPECT_EQ(desk.play().step, 2U);
}

TEST(LessonPlayer, hostileNumbersChangeNothing)
{
    Desk desk;
    EXPECT_FALSE(desk.tryTo(LessonCommand(NextStep{})));
    EXPECT_FALSE(desk.tryTo(LessonCommand(CloseLesson{})));
    EXPECT_FALSE(desk.tryTo(LessonCommand(TakeLesson{nullptr, {}})));
    EXPECT_FALSE(desk.tryTo(LessonCommand(TakeLesson{std::make_shared<const io::Lesson>(), {}})));
    EXPECT_FALSE(desk.state.session.lessons.play);
    desk.lesson(TakeLesson{eggLesson(), {}});
    EXPECT_FALSE(desk.tryTo(LessonCommand(ShowAnswer{})));  // the first step asks nothing
    desk.lesson(NextStep{});
    const Document doc = desk.state.doc;
    const LessonPlay play = desk.play();
    constexpr std::size_t huge = std::numeric_limits<std::size_t>::max();
    for (const LessonCommand& command :
         {LessonCommand(GoToStep{3}), LessonCommand(GoToStep{huge}), LessonCommand(ShowAnswer{2}),
          LessonCommand(ShowAnswer{huge})})
    {
        EXPECT_FALSE(desk.tryTo(command));
        EXPECT_EQ(desk.state.doc, doc);
        EXPECT_EQ(desk.play(), play);
    }
    for (const char* text : {"go-to-step", "go-to-step 0", "go-to-step -1", "go-to-step x",
                             "go-to-step 1 2", "show-answer 0", "next-step 2", "open-lesson"})
    {
        EXPECT_FALSE(parseCommand(text)) << text;
    }
}

TEST(LessonPlayer, answersAreJudgedAndForgottenWithTheStep)
{
    Desk desk;
    desk.lesson(TakeLesson{eggLesson(), {}});
    desk.lesson(NextStep{});
    EXPECT_TRUE(awaitsAnswer(desk.play()));
    desk.run(parseCommand("show-answer 2").value());
    EXPECT_FALSE(awaitsAnswer(desk.play()));
    EXPECT_TRUE(isRight(*desk.play().current().question, *desk.play().choice));
    EXPECT_FALSE(isRight(*desk.play().current().question, 0));
    desk.run(parseCommand("go-to-step 2").value());
    EXPECT_TRUE(awaitsAnswer(desk.play()));
    EXPECT_FALSE(desk.play().choice);
}

TEST(LessonPlayer, namesThatAreGoneAreLeftOut)
{
    io::Lesson lesson = *eggLesson();
    lesson.steps[0].muscles = {"outer", "nowhere"};
    lesson.steps[1].triggerPoint = "nowhere.1";
    lesson.steps[2].region = "moon";
    lesson.steps[2].view = "sideways";
    Desk desk;
    desk.lesson(TakeLesson{std::make_shared<const io::Lesson>(lesson), {}});
    EXPECT_EQ(desk.state.doc.selected, std::vector<std::string>{"outer"});
    desk.lesson(NextStep{});
    EXPECT_FALSE(desk.state.doc.triggerPoint);
    desk.lesson(NextStep{});
    EXPECT_FALSE(desk.state.doc.region);
}

const Content& shippedContent()
{
    static const Content content = [] {
        const fs::path source = KNOTLAS_SOURCE_DIR;
        auto loaded = loadContent(source / "models" / "body.glb", source / "data" / "atlas");
        EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message());
        return loaded ? *std::move(loaded) : Content{};
    }();
    return content;
}

// The middle of each muscle that a step names, on a side that it shows.
std::vector<glm::vec3> middlesOf(const AppState& state)
{
    std::vector<glm::vec3> middles;
    for (const std::string& id : state.doc.selected)
    {
        for (const std::uint32_t index : partsOf(state, id))
        {
            const anatomy::Part& part = state.content.body->parts[index];
            if (part.side == core::Side::Mid || shows(state.doc.side, part.side))
            {
                const geometry::Aabb box = geometry::boundsOf(*part.mesh);
                middles.push_back(0.5f * (box.min + box.max));
            }
        }
    }
    return middles;
}

TEST(ShippedLessons, playThrough)
{
    std::size_t lessons = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(KNOTLAS_SOURCE_DIR) / "data/lessons"))
    {
        if (entry.path().extension() != ".json")
        {
            continue;
        }
        const io::LessonReading reading = io::readLesson(entry.path());
        ASSERT_TRUE(reading.lesson) << io::format(reading.findings);
        const Content& content = shippedContent();
        EXPECT_TRUE(unknownNames(reading, *content.atlas, *content.body).empty()) << entry.path();
        ++lessons;
        Desk desk;
        setContent(desk.state, content);
        const Document doc = desk.state.doc;
        desk.lesson(TakeLesson{std::make_shared<const io::Lesson>(*reading.lesson), entry.path()});
        for (std::size_t i = 0; i < reading.lesson->steps.size(); ++i)
        {
            const io::LessonStep& step = reading.lesson->steps[i];
            SCOPED_TRACE(entry.path().filename().string() + ", step " + std::to_string(i + 1));
            EXPECT_EQ(desk.play().step, i);
            for (const std::string& muscle : step.muscles)
            {
                EXPECT_TRUE(std::ranges::count(desk.state.doc.selected, muscle) == 1) << muscle;
            }
            EXPECT_EQ(desk.state.doc.triggerPoint.value_or(""), step.triggerPoint);
            EXPECT_EQ(desk.state.doc.region.value_or(""), step.region);
            const float aspect = desk.state.session.viewport.aspect();
            for (const glm::vec3& middle : middlesOf(desk.state))
            {
                const glm::vec2 at(desk.state.view.camera.project(middle, aspect));
                EXPECT_TRUE(at.x > 0.0f && at.y > 0.0f && at.x < 1.0f && at.y < 1.0f)
                    << at.x << ", " << at.y;
            }
            desk.lesson(NextStep{});
        }
        desk.lesson(CloseLesson{});
        EXPECT_EQ(desk.state.doc, doc);
    }
    EXPECT_GE(lessons, 1U);
}

}  // namespace
}  // namespace knotlas::app
