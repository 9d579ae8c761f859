#include "ui/driver.h"
#include "ui/fixture.h"

#include <gtest/gtest.h>

namespace knotlas::ui::test
{
namespace
{

// Gives a command as its text, as a key or a script would.
void does(Driver& driver, const char* text)
{
    const core::Result<app::Command> command = app::parseCommand(text);
    ASSERT_TRUE(command) << text;
    const core::Result<void> done = driver.interpreter.apply(driver.state, *command, 50.0);
    ASSERT_TRUE(done) << text << ": " << done.error().message();
    driver.settle();
}

Driver painted()
{
    Driver driver(plainState());
    does(driver, "view front");
    driver.state.session.flight.reset();
    does(driver, "paint-stroke 0.48 0.5 0.5 0.52");
    return driver;
}

TEST(PainDrawing, TheTabLeadsIntoTheModeAndOut)
{
    Driver driver(plainState());
    driver.click("Tabs/Pain");
    driver.click("Pain/Paint/Point or paint on the body");
    EXPECT_TRUE(driver.state.session.pain.on);
    EXPECT_TRUE(driver.has("Page/Close"));
    driver.click("Page/Close");
    EXPECT_FALSE(driver.state.session.pain.on);
}

TEST(PainDrawing, TheKeyDoesTheSameAndShowsTheTools)
{
    Driver driver(plainState());
    driver.key("W");
    EXPECT_TRUE(driver.state.session.pain.on);
    EXPECT_TRUE(driver.has("Pain/Paint/Areas/Another pain"));
    EXPECT_TRUE(driver.has("Pain/Paint/Intensity"));
}

TEST(PainDrawing, APaintedStrokeIsAnsweredWithRows)
{
    Driver driver = painted();
    ASSERT_TRUE(driver.has("Candidates/right/Inner muscle  TrP1") ||
                driver.has("Candidates/left/Inner muscle  TrP1"));
}

TEST(PainDrawing, HoveringARowPreviewsAndClickingOpensWithAWayBack)
{
    Driver driver = painted();
    const std::string row = "Candidates/right/Inner muscle  TrP1";
    ASSERT_TRUE(driver.has(row));
    driver.hover(row);
    driver.settle();
    ASSERT_TRUE(driver.state.session.pain.preview);
    EXPECT_EQ(driver.state.session.pain.preview->point, "inner.1");
    driver.moveTo({640.0f, 400.0f});
    driver.settle();
    EXPECT_FALSE(driver.state.session.pain.preview);
    driver.click(row);
    EXPECT_EQ(driver.state.doc.triggerPoint, "inner.1");
    driver.click("Page/‹ Where does it hurt?");
    EXPECT_TRUE(driver.state.doc.selected.empty());
    EXPECT_TRUE(driver.has(row));
}

TEST(PainDrawing, ToolsSayWhatThePainIsLike)
{
    Driver driver = painted();
    driver.click("Pain/Paint/Quality/Burning");
    EXPECT_EQ(driver.state.doc.pain.drawing.areas[0].qualities,
              std::vector{anatomy::PainQuality::Burning});
    driver.drag("Pain/Paint/Intensity", 0.45f, 0.98f);
    EXPECT_EQ(driver.state.doc.pain.drawing.areas[0].intensity, 10);
    driver.click("Pain/Paint/Depth/Surface");
    EXPECT_EQ(driver.state.doc.pain.drawing.areas[0].depth, anatomy::PainDepth::Surface);
    driver.click("Pain/Paint/Areas/Another pain");
    EXPECT_EQ(driver.state.doc.pain.area, 1U);
    driver.click("Pain/Paint/Both sides at once");
    EXPECT_TRUE(driver.state.session.pain.mirrored);
}

TEST(PainDrawing, SavingAsksTheShell)
{
    Driver driver = painted();
    driver.take();
    driver.click("Keep/Save");
    EXPECT_TRUE(holds(driver.take(),
                      app::Command(app::DrawingRequest{app::DrawingRequest::Kind::Save, {}})));
    driver.click("Keep/Report (PDF)");
    EXPECT_TRUE(holds(driver.take(),
                      app::Command(app::DrawingRequest{app::DrawingRequest::Kind::Report, {}})));
}

TEST(PainDrawing, WhatWasNotSavedIsOffered)
{
    app::AppState state = plainState();
    auto drawing = std::make_shared<anatomy::PainDrawing>();
    drawing->date = "2026-03-09";
    drawing->areas.push_back({});
    drawing->areas[0].id = "1";
    drawing->areas[0].strokes.push_back({false, 20.0f, {{0.0f, 0.9f, 0.2f}}});
    state.session.pain.recovered = drawing;
    Driver driver(state);
    driver.click("Recovered/Take it");
    EXPECT_EQ(driver.state.doc.pain.drawing, *drawing);
    EXPECT_EQ(driver.state.session.pain.recovered, nullptr);
    EXPECT_FALSE(driver.has("Recovered/Take it"));
}

}  // namespace
}  // namespace knotlas::ui::test
