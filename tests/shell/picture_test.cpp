#include "app/fixture.h"
#include "io/image_io.h"
#include "shell/picture_work.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace knotlas::shell
{
namespace
{

using app::test::smallState;

class Pictures : public ::testing::Test
{
  protected:
    void SetUp() override
    {
        core::Result<Studio> made = Studio::create();
        if (!made && std::getenv("KNOTLAS_REQUIRE_GL") == nullptr)
        {
            GTEST_SKIP() << made.error().message();
        }
        ASSERT_TRUE(made) << made.error().message();
        studio_.emplace(*std::move(made));
        state_ = smallState();
        app::Interpreter interpreter;
        ASSERT_TRUE(interpreter.apply(
            state_, app::SelectMuscle{state_.content.atlas->muscles[0].id, std::nullopt}, 0.0));
    }

    io::Image taken(const PictureSpec& spec)
    {
        auto image = studio_->take(state_, spec, 1e6);
        EXPECT_TRUE(image);
        return image ? *std::move(image) : io::Image{};
    }

    core::Result<std::filesystem::path> finished(core::Result<PictureWork> work)
    {
        if (!work)
        {
            return std::move(work).error();
        }
        return studio_->finish(*std::move(work));
    }

    std::optional<Studio> studio_;
    app::AppState state_;
    test::TempFolder folder_;
};

PictureSpec specOf(int width, int height, bool annotations = true, bool transparent = false)
{
    PictureSpec spec{width, height, annotations, transparent};
    spec.samples = 4;
    return spec;
}

TEST_F(Pictures, tilesLeaveNoSeams)
{
    for (const bool transparent : {false, true})
    {
        PictureSpec spec = specOf(230, 170, true, transparent);
        const io::Image whole = taken(spec);
        spec.tilePx = 64;  // not a divisor of either side
        const io::Image tiled = taken(spec);
        EXPECT_LT(io::differingShare(whole, tiled, 2), 0.001);
        EXPECT_LT(io::differingShare(whole, tiled, 24), 0.0001);
    }
}

TEST_F(Pictures, aFileIsWhatTakingGives)
{
    const PictureSpec spec = specOf(120, 90);
    const std::filesystem::path file = folder_.path() / "a.png";
    ASSERT_TRUE(finished(PictureWork::still(state_, spec, file)));
    const auto read = io::readPng(file);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, taken(spec));
}

TEST_F(Pictures, aTransparentPictureHasLabelsWithoutDarkEdges)
{
    const io::Image image = taken(specOf(400, 300, true, true));
    std::size_t clear = 0;
    std::size_t soft = 0;
    for (std::size_t at = 0; at < image.rgba.size(); at += 4)
    {
        clear += image.rgba[at + 3] == 0 ? 1 : 0;
        soft += image.rgba[at + 3] > 0 && image.rgba[at + 3] < 255 ? 1 : 0;
    }
    EXPECT_GT(clear, 1000U);
    EXPECT_GT(soft, 20U);
    // At its edges a label covers little, in its own light colours: never in a mix with black.
    const io::Image bare = taken(specOf(400, 300, false, true));
    std::size_t edges = 0;
    for (std::size_t at = 0; at < image.rgba.size(); at += 4)
    {
        const int cover = image.rgba[at + 3];
        if (bare.rgba[at + 3] == 0 && cover > 8 && cover < 128)
        {
            ++edges;
            EXPECT_GT(std::max({image.rgba[at], image.rgba[at + 1], image.rgba[at + 2]}), 130);
        }
    }
    EXPECT_GT(edges, 4U);
}

TEST_F(Pictures, aTurnIsASequenceOfFilesWithoutRest)
{
    const app::Turn turn{3, 360.0f, 1.0f};
    const std::filesystem::path folder = folder_.path() / "turn";
    ASSERT_TRUE(finished(PictureWork::turntable(state_, specOf(64, 64), turn, folder)));
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
    {
        names.push_back(entry.path().filename());
    }
    std::ranges::sort(names);
    EXPECT_EQ(names, (std::vector<std::string>{"turn-0001.png", "turn-0002.png", "turn-0003.png"}));
    const auto first = io::readPng(folder / "turn-0001.png");
    const auto second = io::readPng(folder / "turn-0002.png");
    ASSERT_TRUE(first && second);
    EXPECT_GT(io::differingShare(*first, *second, 8), 0.01) << "it turns";
}

TEST_F(Pictures, workThatIsGivenUpLeavesNothing)
{
    const app::Turn turn{3, 360.0f, 1.0f};
    for (const char* name : {"turn", "turn.webp", "sheet.png"})
    {
        const std::filesystem::path file = folder_.path() / name;
        const std::string muscle = state_.doc.selected.front();
        auto work = std::string(name) == "sheet.png"
                        ? PictureWork::contactSheet(state_, muscle, 300, 400, file)
                        : PictureWork::turntable(state_, specOf(64, 64), turn, file);
        ASSERT_TRUE(work);
        work = core::Error("given up");
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(Pictures, aContactSheetHasAHeadingAndACellForEachView)
{
    const std::filesystem::path file = folder_.path() / "sheet.png";
    const std::string muscle = state_.doc.selected.front();
    ASSERT_TRUE(finished(PictureWork::contactSheet(state_, muscle, 400, 500, file)));
    const auto read = io::readPng(file);
    ASSERT_TRUE(read);
    const std::size_t count = app::sheetCells(state_, muscle, 0.8f).size();
    EXPECT_GE(count, 4U);
    const app::SheetPlan plan = app::planSheet(400, 500, count);
    for (const app::Tile& cell : plan.cells)
    {
        int coloured = 0;
        for (int y = cell.y; y < cell.y + cell.height; ++y)
        {
            for (int x = cell.x; x < cell.x + cell.width; ++x)
            {
                const auto at = static_cast<std::size_t>(y * 400 + x) * 4;
                coloured += std::abs(read->rgba[at] - read->rgba[at + 2]) > 10 ? 1 : 0;
            }
        }
        EXPECT_GT(coloured, 200) << "a body is in every cell";
    }
}

TEST_F(Pictures, aPlaceThatCannotBeWrittenIsToldBeforeAnythingIsDrawn)
{
    const auto work = PictureWork::still(state_, specOf(64, 64), "/proc/knotlas/a.png");
    ASSERT_FALSE(work);
    EXPECT_EQ(work.error().kind(), core::ErrorKind::Machine);
    EXPECT_FALSE(PictureWork::contactSheet(state_, "pirifornis", 64, 64, folder_.path() / "a.png"));
    EXPECT_FALSE(PictureWork::turntable(state_, specOf(16384, 64), {2, 360.0f, 1.0f},
                                        folder_.path() / "a.webp"));
}

}  // namespace
}  // namespace knotlas::shell
