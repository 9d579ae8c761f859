#include "io/file_watcher.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

namespace knotlas::io
{
namespace
{

using Paths = std::vector<std::filesystem::path>;

// A disk of one file and a clock, both moved by hand.
class FileWatcherTest : public ::testing::Test
{
  protected:
    FileWatcherTest()
        : watcher_([this](const std::filesystem::path&) {
              ++looks_;
              return stamp_;
          })
    {
        change(100);
        watcher_.watch("body.glb");
    }

    void change(std::uintmax_t bytes)
    {
        ++version_;
        stamp_ = FileStamp{bytes, std::filesystem::file_time_type(std::chrono::seconds(version_))};
    }

    void remove() { stamp_.reset(); }

    // One poll that is due.
    Paths poll()
    {
        nowS_ += 1.0;
        return watcher_.poll(nowS_);
    }

    std::optional<FileStamp> stamp_;
    int version_ = 0;
    int looks_ = 0;
    double nowS_ = 0.0;
    FileWatcher watcher_;
};

const Paths kNothing;
const Paths kBody{"body.glb"};

TEST_F(FileWatcherTest, isSilentWhileNothingChanges)
{
    EXPECT_EQ(poll(), kNothing);
    EXPECT_EQ(poll(), kNothing);
    EXPECT_EQ(poll(), kNothing);
}

TEST_F(FileWatcherTest, tellsAChangeOnceWhenItHasSettled)
{
    change(200);
    EXPECT_EQ(poll(), kNothing) << "still being written, perhaps";
    EXPECT_EQ(poll(), kBody);
    EXPECT_EQ(poll(), kNothing);
}

TEST_F(FileWatcherTest, waitsAsLongAsTheFileGrows)
{
    for (std::uintmax_t bytes = 200; bytes < 210; ++bytes)
    {
        change(bytes);
        EXPECT_EQ(poll(), kNothing);
    }
    EXPECT_EQ(poll(), kBody);
}

TEST_F(FileWatcherTest, aMissingFileIsNoChange)
{
    const std::optional<FileStamp> before = stamp_;
    remove();
    EXPECT_EQ(poll(), kNothing);
    EXPECT_EQ(poll(), kNothing);
    stamp_ = before;
    EXPECT_EQ(poll(), kNothing);
    EXPECT_EQ(poll(), kNothing) << "it came back as it was";
    remove();
    EXPECT_EQ(poll(), kNothing);
    change(300);
    EXPECT_EQ(poll(), kNothing);
    EXPECT_EQ(poll(), kBody) << "it came back as another one";
}

TEST_F(FileWatcherTest, looksAtTheDiskFourTimesASecond)
{
    const int before = looks_;
    for (int millisecond = 0; millisecond < 1000; ++millisecond)
    {
        watcher_.poll(10.0 + millisecond / 1000.0);
    }
    EXPECT_EQ(looks_ - before, 4);
    EXPECT_NEAR(watcher_.nextPollS().value(), 11.0, 1e-9);
    watcher_.clear();
    EXPECT_EQ(watcher_.nextPollS(), std::nullopt);
}

TEST(ReadStamp, seesChangesBelowAFolder)
{
    const test::TempFolder folder;
    EXPECT_FALSE(readStamp(folder.path() / "missing"));
    folder.write("a.json", "{}");
    const std::optional<FileStamp> before = readStamp(folder.path());
    ASSERT_TRUE(before);
    folder.write("notes.txt", "no part of the atlas");
    EXPECT_EQ(readStamp(folder.path())->bytes, before->bytes);
    folder.write("below/b.json", "{}");
    EXPECT_NE(readStamp(folder.path()), before);
}

}  // namespace
}  // namespace knotlas::io
