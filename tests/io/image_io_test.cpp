#include "io/file_bytes.h"
#include "io/image_io.h"
#include "io/png_writer.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <random>

namespace knotlas::io
{
namespace
{

Image noise(int width, int height)
{
    std::mt19937 random(3);
    Image image{width, height, {}};
    for (int i = 0; i < width * height * 4; ++i)
    {
        image.rgba.push_back(static_cast<std::uint8_t>(random()));
    }
    return image;
}

TEST(ImageIo, whatIsWrittenIsReadBack)
{
    const test::TempFolder folder;
    const std::filesystem::path file = folder.path() / "new" / "bild 体.png";
    const Image image = noise(37, 11);
    ASSERT_TRUE(writePng(file, image));
    const core::Result<Image> read = readPng(file);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, image);
}

TEST(ImageIo, rowsInPiecesAreTheSameFile)
{
    const test::TempFolder folder;
    const Image image = noise(33, 40);
    ASSERT_TRUE(writePng(folder.path() / "whole.png", image));
    core::Result<PngFile> pieces = PngFile::create(folder.path() / "pieces.png", 33, 40);
    ASSERT_TRUE(pieces);
    for (int row = 0; row < 40; row += 8)
    {
        ASSERT_TRUE(pieces->addRows(&image.rgba[static_cast<std::size_t>(row) * 33 * 4], 8));
        EXPECT_FALSE(std::filesystem::exists(folder.path() / "pieces.png"));
    }
    ASSERT_TRUE(pieces->finish());
    EXPECT_EQ(*readFile(folder.path() / "pieces.png", 1 << 20),
              *readFile(folder.path() / "whole.png", 1 << 20));
    EXPECT_EQ(pngBytes(image), *readFile(folder.path() / "whole.png", 1 << 20));
}

TEST(ImageIo, aSmoothPictureOfManyRowsIsReadBack)
{
    const test::TempFolder folder;
    Image image{700, 500, {}};
    for (int i = 0; i < 700 * 500; ++i)
    {
        const auto value = static_cast<std::uint8_t>((i % 700) / 3 + i / 7000);
        image.rgba.insert(image.rgba.end(), {value, static_cast<std::uint8_t>(255 - value), 90,
                                             static_cast<std::uint8_t>(i % 5 == 0 ? 0 : 255)});
    }
    ASSERT_TRUE(writePng(folder.path() / "a.png", image));
    const core::Result<Image> read = readPng(folder.path() / "a.png");
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, image);
    EXPECT_LT(std::filesystem::file_size(folder.path() / "a.png"), 700U * 500U * 4U / 4U);
}

TEST(ImageIo, aFileThatIsNeverFinishedIsRemoved)
{
    const test::TempFolder folder;
    {
        core::Result<PngFile> file = PngFile::create(folder.path() / "a.png", 8, 8);
        ASSERT_TRUE(file);
        ASSERT_TRUE(file->addRows(noise(8, 8).rgba.data(), 4));
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(ImageIo, saysWhyAPlaceCannotBeWritten)
{
    const test::TempFolder folder;
    std::filesystem::create_directory(folder.path() / "folder.png");
    const auto written = writePng(folder.path() / "folder.png", noise(2, 2));
    ASSERT_FALSE(written);
    EXPECT_NE(written.error().message().find("it is a folder"), std::string::npos)
        << written.error().message();
    const auto below = writePng(folder.write("file", "x") / "a.png", noise(2, 2));
    ASSERT_FALSE(below);
    EXPECT_NE(below.error().message().find("Not a directory"), std::string::npos)
        << below.error().message();
}

TEST(ImageIo, theSamePictureIsTheSameBytes)
{
    const test::TempFolder folder;
    ASSERT_TRUE(writePng(folder.path() / "a.png", noise(64, 64)));
    ASSERT_TRUE(writePng(folder.path() / "b.png", noise(64, 64)));
    EXPECT_EQ(*readFile(folder.path() / "a.png", 1 << 20),
              *readFile(folder.path() / "b.png", 1 << 20));
}

TEST(ImageIo, leavesNothingBesideTheFile)
{
    const test::TempFolder folder;
    ASSERT_TRUE(writePng(folder.path() / "a.png", noise(8, 8)));
    ASSERT_TRUE(writePng(folder.path() / "a.png", noise(9, 9)));
    std::filesystem::directory_iterator entry(folder.path());
    EXPECT_EQ(entry->path().filename(), "a.png");
    EXPECT_EQ(++entry, std::filesystem::directory_iterator());
}

TEST(ImageIo, aFolderThatCannotBeWrittenIsTheMachinesFault)
{
    const core::Result<void> written = writePng("/proc/knotlas/a.png", noise(2, 2));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind(), core::ErrorKind::Machine);
}

TEST(ImageIo, whatIsNoPictureIsRefused)
{
    const test::TempFolder folder;
    EXPECT_FALSE(readPng(folder.write("a.png", "")));
    EXPECT_FALSE(readPng(folder.write("b.png", "\x89PNG\r\n\x1a\n and then nothing")));
    EXPECT_FALSE(readPng(folder.path() / "missing.png"));
    ASSERT_TRUE(writePng(folder.path() / "c.png", noise(64, 64)));
    const std::string whole = *readFile(folder.path() / "c.png", 1 << 20);
    EXPECT_FALSE(readPng(folder.write("d.png", whole.substr(0, whole.size() / 2))));
    // A header that claims 60,000 x 60,000 pixels.
    std::string huge = whole;
    huge.replace(16, 8, std::string("\0\0\xea\x60\0\0\xea\x60", 8));
    EXPECT_FALSE(readPng(folder.write("e.png", huge)));
}

TEST(ImageIo, countsThePixelsThatDiffer)
{
    const Image a = noise(10, 10);
    Image b = a;
    b.rgba[4 * 7 + 2] = static_cast<std::uint8_t>(b.rgba[4 * 7 + 2] ^ 3U);
    const int step = std::abs(int{a.rgba[4 * 7 + 2]} - int{b.rgba[4 * 7 + 2]});
    EXPECT_EQ(differingShare(a, a, 0), 0.0);
    EXPECT_EQ(differingShare(a, b, step - 1), 0.01);
    EXPECT_EQ(differingShare(a, b, step), 0.0);
    EXPECT_EQ(differingShare(a, noise(10, 9), 255), 1.0);
    const Image difference = differencePicture(a, b);
    EXPECT_EQ(difference.rgba[4 * 7 + 2], 8 * step);
    EXPECT_EQ(difference.rgba[4 * 7 + 3], 255);
    EXPECT_EQ(difference.rgba[4 * 8 + 2], 0);
}

}  // namespace
}  // namespace knotlas::io
