#include "app/drawing_paint.h"
#include "app/fixture.h"
#include "app/print/book.h"
#include "app/print/drawing_page.h"
#include "app/print/lesson_pages.h"
#include "app/print/muscle_page.h"
#include "app/print/region_page.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace knotlas::app
{
namespace
{

// Letters half as wide as high, and grey pictures: layout without fonts and without OpenGL.
class Print : public testing::Test
{
  protected:
    Print()
    {
        press_.content = test::smallContent();
        press_.measure = [](const std::string& text, io::FontFace, float size) {
            return 0.5f * size * static_cast<float>(text.size());
        };
        press_.photograph = [this](const Shot& shot, int width, int height) {
            ++taken_;
            paints_ = shot.paints.size();
            io::Image image{width, height, {}};
            image.rgba.assign(
                static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 200);
            return core::Result<io::Image>(std::move(image));
        };
    }

    // The same content with one muscle changed.
    void change(const std::function<void(anatomy::Muscle&)>& edit)
    {
        auto atlas = std::make_shared<anatomy::Atlas>(*press_.content.atlas);
        edit(atlas->muscles[0]);
        press_.content.atlas = atlas;
        auto matrix = anatomy::ReferralMatrix::build(press_.content.body, atlas);
        ASSERT_TRUE(matrix);
        press_.content.matrix = std::make_shared<const anatomy::ReferralMatrix>(*std::move(matrix));
    }

    static std::string textOf(const io::Page& page)
    {
        std::string text;
        for (const io::Item& item : page.items)
        {
            if (const auto* line = std::get_if<io::TextItem>(&item))
            {
                text += line->text + "\n";
            }
        }
        return text;
    }

    static std::string textOf(const io::Document& document)
    {
        std::string text;
        for (const io::Page& page : document.pages)
        {
            text += textOf(page);
        }
        return text;
    }

    // Where the first line with these words stands; -1 when there is none.
    static float heightOf(const io::Page& page, const std::string& words)
    {
        for (const io::Item& item : page.items)
        {
            const auto* line = std::get_if<io::TextItem>(&item);
            if (line != nullptr && line->text.find(words) != std::string::npos)
            {
                return line->baseline.y;
            }
        }
        return -1.0f;
    }

    void expectOnThePaper(const io::Document& document) const
    {
        const glm::vec2 size = io::sizeOf(document.paper);
        for (const io::Page& page : document.pages)
        {
            for (const io::Item& item : page.items)
            {
                if (const auto* line = std::get_if<io::TextItem>(&item))
                {
                    EXPECT_GE(line->baseline.x, 20.0f) << line->text;
                    EXPECT_LE(line->baseline.x + press_.measure(line->text, line->face, line->size),
                              size.x - 20.0f)
                        << line->text;
                    EXPECT_GE(line->baseline.y, 20.0f) << line->text;
                    EXPECT_LE(line->baseline.y, size.y - 15.0f) << line->text;
                    EXPECT_GE(line->size, 4.5f) << line->text;
                }
            }
        }
    }

    [[nodiscard]] const anatomy::Muscle& muscle() const { return press_.content.atlas->muscles[0]; }

    Press press_;
    int taken_ = 0;
    std::size_t paints_ = 0;
};

TEST_F(Print, AMuscleHasOnePageWithAllItsFacts)
{
    change([](anatomy::Muscle& muscle) {
        muscle.attachments = {"the ridge", "the spike"};
        muscle.nerve = "nerve of eggs";
        muscle.action = "rolls";
        muscle.triggerPoints[0].loadedBy = "long boiling";
        muscle.triggerPoints[0].examination = {anatomy::Palpation::Pincer, "gently"};
        muscle.triggerPoints[0].satellites = {"inner", "inner.1"};
    });
    for (const io::Paper paper : {io::Paper::A4, io::Paper::Letter})
    {
        press_.paper = paper;
        const auto document = muscleHandout(press_, {&muscle()});
        ASSERT_TRUE(document);
        ASSERT_EQ(document->pages.size(), 1U);
        expectOnThePaper(*document);
        const std::string text = textOf(*document);
        for (const char* words : {"Outer muscle", "Musculus externus", "shrugger", "the ridge",
                                  "the spike", "nerve of eggs", "rolls", "long boiling",
                                  "between finger and thumb", "Inner muscle TrP1", "A book",
                                  "felt by nearly everyone", "felt by some", "trigger point"})
        {
            EXPECT_NE(text.find(words), std::string::npos) << words;
        }
    }
}

TEST_F(Print, WhatIsNotKnownLeavesNoBlock)
{
    const auto document = muscleHandout(press_, {&muscle()});
    ASSERT_TRUE(document);
    const std::string text = textOf(*document);
    for (const char* words : {"What you can do yourself", "think of other causes", "Loaded by",
                              "Examined", "Often with", "Origin", "Works with"})
    {
        EXPECT_EQ(text.find(words), std::string::npos) << words;
    }
}

TEST_F(Print, WarningsStandBeforeSelfCare)
{
    change([](anatomy::Muscle& muscle) {
        muscle.redFlags = {{"Emergency: a cracked shell.", {{"book", "p. 1"}}}};
        muscle.selfCare = anatomy::SelfCare{
            anatomy::SelfCareBy::WithCare, "Keep warm.", "press on cracks", {{"book", "p. 2"}}};
    });
    const auto document = muscleHandout(press_, {&muscle()});
    ASSERT_TRUE(document);
    const io::Page& page = document->pages[0];
    const float warning = heightOf(page, "cracked");
    const float care = heightOf(page, "Keep warm");
    EXPECT_GT(warning, 0.0f);
    EXPECT_GT(care, warning);
    EXPECT_GT(heightOf(page, "press on cracks"), warning);
    EXPECT_GT(heightOf(page, "p. 1; p. 2"), care);
}

TEST_F(Print, TooMuchForOnePageGoesOnToASecond)
{
    change([](anatomy::Muscle& muscle) {
        std::string flood;
        for (int i = 0; i < 400; ++i)
        {
            flood += "many words ";
        }
        muscle.selfCare = anatomy::SelfCare{anatomy::SelfCareBy::Anyone, flood, "", {}};
        muscle.triggerPoints[0].loadedBy = flood;
    });
    const auto document = muscleHandout(press_, {&muscle()});
    ASSERT_TRUE(document);
    EXPECT_EQ(document->pages.size(), 2U);
    expectOnThePaper(*document);
}

TEST_F(Print, ARegionTellsWhoSendsPainThere)
{
    const auto document = regionHandout(press_, press_.content.atlas->regions[1]);
    ASSERT_TRUE(document);
    ASSERT_EQ(document->pages.size(), 1U);
    expectOnThePaper(*document);
    const std::string text = textOf(*document);
    EXPECT_NE(text.find("Belly"), std::string::npos);
    EXPECT_NE(text.find("Who sends pain here"), std::string::npos);
    EXPECT_NE(text.find("Inner muscle TrP1:"), std::string::npos) << text;
    EXPECT_NE(text.find("covers "), std::string::npos);
}

TEST_F(Print, AReportOfADrawingHasFourViewsAreasAndReasons)
{
    anatomy::PainDrawing drawing;
    drawing.date = "2026-03-09";
    drawing.note = "since Easter";
    drawing.areas.resize(1);
    drawing.areas[0].id = "1";
    drawing.areas[0].intensity = 7;
    drawing.areas[0].qualities = {anatomy::PainQuality::Burning};
    drawing.areas[0].strokes = {{false, 40.0f, {{0.0f, 0.9f, 0.2f}}}};
    const auto painted = anatomy::paintDrawing(*press_.content.matrix, drawing);
    ASSERT_TRUE(painted);
    const auto document = drawingHandout(press_, drawing, *painted);
    ASSERT_TRUE(document);
    ASSERT_EQ(document->pages.size(), 1U);
    EXPECT_EQ(document->date, drawing.date);
    EXPECT_EQ(taken_, 4);
    EXPECT_EQ(paints_, 1U);
    expectOnThePaper(*document);
    const std::string text = textOf(*document);
    for (const char* words : {"2026-03-09", "since Easter", "intensity 7 of 10", "burning",
                              "From the front", "From behind", "From the left", "From the right",
                              "Inner muscle TrP1", "A teaching aid, not a diagnosis"})
    {
        EXPECT_NE(text.find(words), std::string::npos) << words;
    }
}

TEST_F(Print, DrawingPaintsKeepTheirColours)
{
    anatomy::PainDrawing drawing;
    drawing.areas.resize(2);
    drawing.areas[1].colour = {0, 255, 0};
    anatomy::PaintedDrawing painted;
    painted.areas = {{}, {{3, 0.5f}}};  // the first one erased
    const auto paints = drawingPaints(drawing, painted, 10);
    ASSERT_EQ(paints.size(), 1U);
    EXPECT_EQ(paints[0].colourSrgb, glm::vec3(0.0f, 1.0f, 0.0f));
    EXPECT_EQ((*paints[0].weights)[3], 0.5f);
}

io::Lesson smallLesson()
{
    io::Lesson lesson;
    lesson.title = "Eggs";
    lesson.summary = "All about eggs.";
    lesson.sources = {"book"};
    for (int i = 0; i < 7; ++i)
    {
        io::LessonStep step;
        step.title = "Step title " + std::to_string(i);
        step.text = "First paragraph.\nSecond paragraph.";
        step.note = "only for the teacher";
        step.muscles = {"outer"};
        lesson.steps.push_back(step);
    }
    lesson.steps[2].question = io::LessonQuestion{"Which came first?", {"hen", "egg"}, "egg"};
    return lesson;
}

TEST_F(Print, ALessonPrintsItsStepsAndKeepsTheTeachersNotes)
{
    const auto document = lessonHandout(press_, smallLesson());
    ASSERT_TRUE(document);
    EXPECT_GT(document->pages.size(), 1U);
    EXPECT_EQ(taken_, 7);
    expectOnThePaper(*document);
    const std::string text = textOf(*document);
    for (int i = 0; i < 7; ++i)
    {
        EXPECT_NE(text.find("Step title " + std::to_string(i)), std::string::npos);
    }
    EXPECT_EQ(text.find("only for the teacher"), std::string::npos);
    EXPECT_EQ(document->outline.size(), 7U);
    // The answer stands at the end, not below its question.
    EXPECT_LT(text.find("Which came first?"), text.find("Answers"));
    EXPECT_LT(text.find("Step title 6"), text.find("Answers"));
}

TEST_F(Print, NamesThatNobodyKnowsAreToldWithWhatWasMeant)
{
    io::LessonReading reading;
    const io::Finding where{"l.json", 3, 4, io::Severity::Error, "", "$.steps[0]"};
    reading.names = {{io::LessonName::Kind::Muscle, "outr", where},
                     {io::LessonName::Kind::Muscle, "bare", where},  // a head of the body
                     {io::LessonName::Kind::TriggerPoint, "outer.9", where},
                     {io::LessonName::Kind::Region, "belly", where},
                     {io::LessonName::Kind::View, "30,-10", where},
                     {io::LessonName::Kind::View, "bakc", where}};
    const auto findings = unknownNames(reading, *press_.content.atlas, *press_.content.body);
    ASSERT_EQ(findings.size(), 3U);
    EXPECT_NE(findings[0].message.find("did you mean \"outer"), std::string::npos);
    EXPECT_EQ(findings[0].line, 3);
    EXPECT_NE(findings[2].message.find("\"back\""), std::string::npos);
}

TEST_F(Print, TheIndexOfTheBookPointsToTheRightPages)
{
    const auto document = book(press_);
    ASSERT_TRUE(document);
    expectOnThePaper(*document);
    int links = 0;
    for (const io::Page& page : document->pages)
    {
        // Each link lies on the line of words that names its target.
        for (const io::Item& item : page.items)
        {
            const auto* link = std::get_if<io::LinkItem>(&item);
            if (link == nullptr || !link->url.empty())
            {
                continue;
            }
            ++links;
            ASSERT_LT(static_cast<std::size_t>(link->page), document->pages.size());
            for (const io::Item& other : page.items)
            {
                const auto* line = std::get_if<io::TextItem>(&other);
                if (line != nullptr && line->text.find("muscle") != std::string::npos &&
                    line->text.find("pain") == std::string::npos &&
                    line->baseline.y > link->min.y && line->baseline.y < link->max.y &&
                    line->baseline.x >= link->min.x && line->baseline.x < link->max.x)
                {
                    const std::string name = line->text.substr(0, line->text.find(" ("));
                    const io::Page& target = document->pages[static_cast<std::size_t>(link->page)];
                    EXPECT_NE(textOf(target).find(name), std::string::npos) << name;
                }
            }
        }
    }
    EXPECT_GE(links, 4);
}

TEST_F(Print, APatternSeenFromOneSideNeedsOneView)
{
    AppState state = printState(press_.content);
    state.doc.selected = {"inner"};
    EXPECT_EQ(viewsFor(state, 3), std::vector<std::string>{"auto"});
    // Points on both flanks cannot be seen at once from the front alone.
    EXPECT_LE(viewsFor(state, 1).size(), 1U);
}

TEST_F(Print, ComingNearerKeepsPointsInThePicture)
{
    const glm::vec2 size{300.0f, 200.0f};
    Shot shot{printState(press_.content), {}};
    shot.state.doc.selected = {"outer"};
    turnTo(shot, "back", size);
    const float before = shot.state.view.camera.distance;
    closeIn(shot, size);
    EXPECT_LT(shot.state.view.camera.distance, before);
    for (const anatomy::PatternRow& row : press_.content.matrix->patterns())
    {
        if (row.muscle == 0 && row.side == core::Side::Right)
        {
            const glm::vec3 at = shot.state.view.camera.project(row.position, size.x / size.y);
            EXPECT_TRUE(at.x > 0.0f && at.x < 1.0f && at.y > 0.0f && at.y < 1.0f);
        }
    }
}

TEST_F(Print, APictureThatCannotBeTakenIsAnError)
{
    press_.photograph = [](const Shot&, int, int) {
        return core::Result<io::Image>(core::Error("no light", core::ErrorKind::Machine));
    };
    EXPECT_FALSE(muscleHandout(press_, {&muscle()}));
    EXPECT_FALSE(regionHandout(press_, press_.content.atlas->regions[0]));
    EXPECT_FALSE(lessonHandout(press_, smallLesson()));
    EXPECT_FALSE(book(press_));
}

TEST(Column, BreaksLinesAtSpacesAndWordsWhereItMust)
{
    const Measure measure = [](const std::string& text, io::FontFace, float size) {
        return size * static_cast<float>(text.size());
    };
    Column column(measure, {10.0f, 0.0f}, 50.0f);
    TextStyle style;
    style.size = 10.0f;
    column.paragraph("ab cd efghijkl\nm", style);
    std::vector<std::string> lines;
    for (const io::Item& item : column.take())
    {
        lines.push_back(std::get<io::TextItem>(item).text);
    }
    EXPECT_EQ(lines, (std::vector<std::string>{"ab cd", "efghi", "jkl", "m"}));
}

TEST(Column, APanelLiesBehindWhatItHolds)
{
    const Measure measure = [](const std::string& text, io::FontFace, float size) {
        return size * static_cast<float>(text.size());
    };
    Column column(measure, {0.0f, 0.0f}, 100.0f);
    column.panel({true, {}, 0.0f, {}}, 5.0f, [](Column& box) { box.paragraph("x", TextStyle{}); });
    const float bottom = column.y();
    const std::vector<io::Item> items = column.take();
    ASSERT_EQ(items.size(), 2U);
    const auto& rect = std::get<io::RectItem>(items[0]);
    EXPECT_EQ(rect.max.y, bottom);
    EXPECT_EQ(std::get<io::TextItem>(items[1]).baseline.x, 5.0f);
}

}  // namespace
}  // namespace knotlas::app
