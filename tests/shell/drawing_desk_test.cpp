#include "app/fixture.h"
#include "app/pain_mode.h"
#include "io/drawing_io.h"
#include "shell/drawing_desk.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

namespace knotlas::shell
{
namespace
{

namespace fs = std::filesystem;
using Kind = app::DrawingRequest::Kind;

// A desk with folders of its own, and somebody who paints.
class DrawingDeskTest : public testing::Test
{
  protected:
    void paint(const char* stroke = "paint-stroke 0.48 0.5 0.5 0.52")
    {
        const core::Result<app::Command> command = app::parseCommand(stroke);
        ASSERT_TRUE(command);
        ASSERT_TRUE(interpreter_.apply(state_, *command, 1.0));
    }

    core::Result<fs::path> ask(Kind kind, const fs::path& file = {})
    {
        return desk_.carryOut(
            state_, {kind, file},
            [&](const app::Command& command) { return interpreter_.apply(state_, command, 1.0); },
            [&](const fs::path& page) -> core::Result<void> {
                printed_.push_back(page);
                return printer_;
            });
    }

    [[nodiscard]] std::size_t filesIn(const fs::path& folder) const
    {
        std::error_code error;
        const fs::directory_iterator files(folder, error);
        return error ? 0 : static_cast<std::size_t>(std::distance(begin(files), end(files)));
    }

    [[nodiscard]] static std::size_t strokesIn(const fs::path& file)
    {
        const io::DrawingReading reading = io::readDrawing(file);
        return reading.drawing && !reading.drawing->areas.empty()
                   ? reading.drawing->areas[0].strokes.size()
                   : 0;
    }

    // Ends the program by force and starts it again: nothing but the files is left.
    void startAgain()
    {
        desk_ = DrawingDesk(drawings_, safeFolder_);
        interpreter_ = {};
        state_ = app::test::smallState();
        desk_.begin(state_);
    }

    test::TempFolder folder_;
    fs::path drawings_ = folder_.path() / "drawings";
    fs::path safeFolder_ = folder_.path() / "state";
    fs::path safe_ = safeFolder_ / "unsaved-drawing.json";
    fs::path recovered_ = safeFolder_ / "recovered-drawing.json";
    DrawingDesk desk_{drawings_, safeFolder_};
    app::AppState state_ = app::test::smallState();
    app::Interpreter interpreter_;
    std::vector<fs::path> printed_;
    core::Result<void> printer_;
};

TEST_F(DrawingDeskTest, SavesUnderTheDateAndThenIntoTheSameFile)
{
    desk_.begin(state_);
    EXPECT_FALSE(ask(Kind::Save)) << "nothing is painted";
    paint();
    const core::Result<fs::path> file = ask(Kind::Save);
    ASSERT_TRUE(file) << file.error().message();
    EXPECT_EQ(*file, drawings_ / ("pain-drawing-" + today() + ".json"));
    EXPECT_FALSE(app::isUnsaved(state_));
    ASSERT_EQ(state_.session.pain.library.size(), 1U);
    paint();
    EXPECT_TRUE(app::isUnsaved(state_));
    ASSERT_TRUE(ask(Kind::Save));
    EXPECT_EQ(filesIn(drawings_), 1U);
    EXPECT_EQ(strokesIn(*file), 2U);
    ASSERT_TRUE(interpreter_.apply(state_, app::PainCommand(app::ClearDrawing{}), 1.0));
    paint();
    const core::Result<fs::path> second = ask(Kind::Save);
    ASSERT_TRUE(second);
    EXPECT_EQ(*second, drawings_ / ("pain-drawing-" + today() + "-2.json"));
}

TEST_F(DrawingDeskTest, AnEmptyAreaIsNotWritten)
{
    paint();
    ASSERT_TRUE(interpreter_.apply(state_, app::PainCommand(app::AddPainArea{}), 1.0));
    const core::Result<fs::path> file = ask(Kind::Save, folder_.path() / "mine.json");
    ASSERT_TRUE(file);
    const io::DrawingReading reading = io::readDrawing(*file);
    ASSERT_TRUE(reading.drawing) << io::format(reading.findings);
    EXPECT_EQ(reading.drawing->areas.size(), 1U);
    EXPECT_FALSE(app::isUnsaved(state_));
}

TEST_F(DrawingDeskTest, OpensAndComparesAndRefusesWhatIsNoDrawing)
{
    paint();
    const fs::path file = folder_.path() / "first.json";
    ASSERT_TRUE(ask(Kind::Save, file));
    ASSERT_TRUE(interpreter_.apply(state_, app::PainCommand(app::ClearDrawing{}), 1.0));
    paint("paint-stroke 0.44 0.45 0.46 0.5");
    const anatomy::PainDrawing painted = state_.doc.pain.drawing;
    const fs::path broken = folder_.write("broken.json", R"({"kind": "pain_drawing"})");
    for (const fs::path& bad : {broken, folder_.path() / "missing.json", folder_.path()})
    {
        const core::Result<fs::path> opened = ask(Kind::Open, bad);
        ASSERT_FALSE(opened);
        EXPECT_FALSE(opened.error().message().empty());
        EXPECT_EQ(state_.doc.pain.drawing, painted);
    }
    const fs::path far = folder_.write(
        "far.json", R"({"kind": "pain_drawing", "date": "2026-01-01", "areas": [{"intensity": 5,
                        "strokes": [{"radius_mm": 9, "points": [[2, 1, 0]]}]}]})");
    const core::Result<fs::path> away = ask(Kind::Open, far);
    ASSERT_FALSE(away);
    EXPECT_NE(away.error().message().find("far.json"), std::string::npos);
    EXPECT_EQ(state_.doc.pain.drawing, painted);

    ASSERT_TRUE(ask(Kind::Compare, file));
    ASSERT_NE(state_.session.pain.compared, nullptr);
    EXPECT_EQ(state_.doc.pain.drawing, painted);
    ASSERT_TRUE(ask(Kind::Open, file));
    EXPECT_EQ(state_.session.pain.file, file);
    EXPECT_FALSE(app::isUnsaved(state_));
}

TEST_F(DrawingDeskTest, PrintsBesideTheDrawingsAndPassesOnWhatFails)
{
    paint();
    const core::Result<fs::path> page = ask(Kind::Report);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->extension(), ".pdf");
    EXPECT_EQ(page->parent_path(), drawings_);
    ASSERT_TRUE(ask(Kind::Report, "mine.pdf"));
    EXPECT_EQ(printed_.back(), "mine.pdf");
    printer_ = core::Error("the disk is full");
    ASSERT_FALSE(ask(Kind::Report));
}

TEST_F(DrawingDeskTest, WithoutAFolderAFileMustBeNamed)
{
    desk_ = DrawingDesk({}, {});
    desk_.begin(state_);
    paint();
    EXPECT_FALSE(ask(Kind::Save));
    EXPECT_TRUE(ask(Kind::Save, folder_.path() / "named.json"));
    desk_.keepSafe(state_, 5.0, true);
    EXPECT_FALSE(fs::exists(safe_));
}

TEST_F(DrawingDeskTest, WhatIsNotSavedIsKeptSafeOnceASecond)
{
    desk_.begin(state_);
    desk_.keepSafe(state_, 1.0);
    EXPECT_FALSE(fs::exists(safe_));
    paint();
    desk_.keepSafe(state_, 1.1);
    EXPECT_EQ(strokesIn(safe_), 1U);
    paint();
    desk_.keepSafe(state_, 1.5);
    EXPECT_EQ(strokesIn(safe_), 1U);
    desk_.keepSafe(state_, 2.2);
    EXPECT_EQ(strokesIn(safe_), 2U);
    paint();
    state_.session.pain.brushDown = true;
    desk_.keepSafe(state_, 9.0);
    EXPECT_EQ(strokesIn(safe_), 2U) << "not while the brush is on the skin";
    state_.session.pain.brushDown = false;
    desk_.keepSafe(state_, 9.1, true);
    EXPECT_EQ(strokesIn(safe_), 3U);
    ASSERT_TRUE(ask(Kind::Save));
    desk_.keepSafe(state_, 9.2);
    EXPECT_FALSE(fs::exists(safe_)) << "what is saved need not be kept twice";
}

TEST_F(DrawingDeskTest, ADrawingOutlivesACrashAndIsOfferedUntilItIsAnswered)
{
    desk_.begin(state_);
    paint();
    const anatomy::PainDrawing painted = state_.doc.pain.drawing;
    desk_.keepSafe(state_, 1.0);
    for (int i = 0; i < 2; ++i)  // crashes again before anybody has answered
    {
        startAgain();
        ASSERT_NE(state_.session.pain.recovered, nullptr);
        EXPECT_EQ(state_.session.pain.recovered->areas[0].strokes.size(),
                  painted.areas[0].strokes.size());
        desk_.keepSafe(state_, 2.0);
    }
    ASSERT_TRUE(interpreter_.apply(state_, app::PainCommand(app::TakeRecovered{true}), 2.0));
    desk_.keepSafe(state_, 2.1);
    EXPECT_FALSE(fs::exists(recovered_));
    EXPECT_EQ(strokesIn(safe_), 1U) << "it is still not saved";
    startAgain();
    ASSERT_NE(state_.session.pain.recovered, nullptr);
    ASSERT_TRUE(interpreter_.apply(state_, app::PainCommand(app::TakeRecovered{false}), 2.0));
    desk_.keepSafe(state_, 2.1);
    startAgain();
    EXPECT_EQ(state_.session.pain.recovered, nullptr);
}

TEST_F(DrawingDeskTest, ASecondCrashDoesNotCostTheFirstDrawing)
{
    desk_.begin(state_);
    paint();
    desk_.keepSafe(state_, 1.0);
    startAgain();
    paint();
    paint();
    desk_.keepSafe(state_, 1.0);
    startAgain();
    ASSERT_NE(state_.session.pain.recovered, nullptr);
    EXPECT_EQ(state_.session.pain.recovered->areas[0].strokes.size(), 2U);
    EXPECT_EQ(strokesIn(drawings_ / "recovered-drawing.json"), 1U);
    EXPECT_EQ(state_.session.pain.library.size(), 1U);
}

TEST_F(DrawingDeskTest, WhatCannotBeReadIsNotOffered)
{
    folder_.write("state/unsaved-drawing.json", "{\"kind\": \"pain_dra");
    desk_.begin(state_);
    EXPECT_EQ(state_.session.pain.recovered, nullptr);
    paint();
    desk_.keepSafe(state_, 1.0);
    EXPECT_EQ(strokesIn(safe_), 1U);
}

TEST_F(DrawingDeskTest, OnlyDrawingsAreListed)
{
    paint();
    ASSERT_TRUE(ask(Kind::Save));
    folder_.write("drawings/other.json", "{\"kind\": \"lesson\"}");
    folder_.write("drawings/note.txt", "\"pain_drawing\"");
    fs::create_directories(drawings_ / "folder.json");
    desk_.begin(state_);
    EXPECT_EQ(state_.session.pain.library.size(), 1U);
}

}  // namespace
}  // namespace knotlas::shell
