#include "anatomy/small_body.h"
#include "core/hash.h"
#include "io/file_bytes.h"
#include "io/painted_cache.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <cstring>
#include <limits>

namespace knotlas::io
{
namespace
{

class PaintedCache : public testing::Test
{
  protected:
    void SetUp() override { ASSERT_TRUE(writePainted(file(), matrix_)); }

    [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "skin.painted"; }

    [[nodiscard]] std::size_t vertexCount() const { return body_->skin->positions.size(); }

    [[nodiscard]] std::string bytes() const { return *readFile(file(), std::size_t{1} << 30); }

    [[nodiscard]] bool isRefused(const std::string& bytes) const
    {
        EXPECT_TRUE(writeFile(file(), bytes));
        return !readPainted(file(), vertexCount());
    }

    test::TempFolder folder_;
    std::shared_ptr<const anatomy::Body> body_ = test::smallBody();
    std::shared_ptr<const anatomy::Atlas> atlas_ =
        std::make_shared<const anatomy::Atlas>(test::smallAtlas());
    anatomy::ReferralMatrix matrix_ = *anatomy::ReferralMatrix::build(body_, atlas_);
};

TEST_F(PaintedCache, GivesBackWhatWasPainted)
{
    core::Result<anatomy::PaintedSkin> painted = readPainted(file(), vertexCount());
    ASSERT_TRUE(painted) << painted.error().message();
    EXPECT_EQ(painted->patterns.size(), 3U) << "of one side: the other is its mirror image";
    const auto again = *anatomy::ReferralMatrix::build(body_, atlas_, *std::move(painted));
    EXPECT_FALSE(again.paintedAnew());
    for (std::size_t i = 0; i < matrix_.patterns().size(); ++i)
    {
        EXPECT_EQ(again.patterns()[i].essential, matrix_.patterns()[i].essential);
        EXPECT_EQ(again.patterns()[i].position, matrix_.patterns()[i].position);
    }
    for (std::size_t i = 0; i < matrix_.regions().size(); ++i)
    {
        EXPECT_EQ(again.regions()[i].field, matrix_.regions()[i].field);
    }
}

TEST_F(PaintedCache, RefusesWhatIsCutOffOrTooLong)
{
    const std::string whole = bytes();
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{7}, std::size_t{32}, whole.size() / 2, whole.size() - 1})
    {
        EXPECT_TRUE(isRefused(whole.substr(0, size))) << size;
    }
    EXPECT_TRUE(isRefused(whole + "x"));
    EXPECT_FALSE(readPainted(folder_.path() / "none", vertexCount()));
}

TEST_F(PaintedCache, RefusesEveryChangedByte)
{
    const std::string whole = bytes();
    for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 200)
    {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        EXPECT_TRUE(isRefused(changed)) << at;
    }
}

TEST_F(PaintedCache, RefusesASkinWithFewerVertices)
{
    EXPECT_FALSE(readPainted(file(), vertexCount() / 4));
}

// A file whose fingerprint is right and whose content is not.
TEST_F(PaintedCache, RefusesCountsThatLieAndWeightsThatAreNone)
{
    constexpr std::size_t kHeader = 32;
    constexpr std::size_t kFirstEssentialCount = kHeader + 24;
    constexpr std::size_t kFirstWeight = kHeader + 32 + 4;
    const std::string whole = bytes();
    const auto with = [&](std::size_t at, const auto& value) {
        std::string changed = whole;
        std::memcpy(changed.data() + at, &value, sizeof value);
        const std::uint64_t fingerprint =
            core::Hash64().add(std::string_view(changed).substr(kHeader)).value();
        std::memcpy(changed.data() + 16, &fingerprint, sizeof fingerprint);
        return changed;
    };
    EXPECT_FALSE(isRefused(with(kFirstWeight, 0.5f))) << "this is where the first weight stands";
    for (const float weight : {0.0f, -1.0f, 1.5f, std::numeric_limits<float>::quiet_NaN(),
                               std::numeric_limits<float>::infinity()})
    {
        EXPECT_TRUE(isRefused(with(kFirstWeight, weight))) << weight;
    }
    EXPECT_TRUE(isRefused(with(kFirstEssentialCount, ~std::uint32_t{0})));
    EXPECT_TRUE(isRefused(with(kHeader - 4, ~std::uint32_t{0}))) << "count of regions";
    EXPECT_TRUE(isRefused(with(kFirstWeight - 4, ~std::uint32_t{0}))) << "a vertex beyond the skin";
}

TEST(PaintedCacheFile, IsOneForEachBody)
{
    EXPECT_EQ(paintedCacheFile("c", "/a/body.glb"), paintedCacheFile("c", "/a/x/../body.glb"));
    EXPECT_NE(paintedCacheFile("c", "/a/body.glb"), paintedCacheFile("c", "/b/body.glb"));
    EXPECT_EQ(paintedCacheFile("c", "/a/body.glb").parent_path(), "c");
}

}  // namespace
}  // namespace knotlas::io
