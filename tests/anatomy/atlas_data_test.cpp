// The shipped atlas against the shipped body and its own declared facts.
#include "anatomy/consistency.h"
#include "io/atlas_reader.h"
#include "io/body_reader.h"
#include "io/language_check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace knotlas::anatomy
{
namespace
{

class AtlasData : public testing::Test
{
  protected:
    static void SetUpTestSuite()
    {
        const std::filesystem::path root = KNOTLAS_SOURCE_DIR;
        reading_ = io::readAtlas(root / "data" / "atlas");
        auto body = io::readBody(root / "models" / "body.glb");
        ASSERT_TRUE(body) << body.error().message();
        body_ = std::make_shared<const Body>(*std::move(body));
    }

    static void TearDownTestSuite()
    {
        reading_ = {};
        body_.reset();
    }

    void SetUp() override
    {
        ASSERT_TRUE(reading_.atlas) << listed(reading_.findings);
        ASSERT_NE(body_, nullptr);
    }

    static const Atlas& atlas() { return *reading_.atlas; }

    static std::string listed(const std::vector<io::Finding>& findings)
    {
        std::string text;
        for (const io::Finding& finding : findings)
        {
            text += format(finding) + "\n";
        }
        return text;
    }

    static std::string listed(const std::vector<Disagreement>& found)
    {
        std::string text;
        for (const Disagreement& each : found)
        {
            text += each.message + "\n";
        }
        return text;
    }

    static io::AtlasReading reading_;
    static std::shared_ptr<const Body> body_;
};

io::AtlasReading AtlasData::reading_;
std::shared_ptr<const Body> AtlasData::body_;

TEST_F(AtlasData, IsReadWithoutAnyFinding)
{
    EXPECT_TRUE(reading_.findings.empty()) << listed(reading_.findings);
}

TEST_F(AtlasData, HasNoSlipsOfLanguage)
{
    const auto slips = io::checkLanguage(reading_);
    EXPECT_TRUE(slips.empty()) << listed(slips);
}

TEST_F(AtlasData, EveryNameIsKnownToTheBody)
{
    std::vector<std::string> landmarks;
    for (const auto& [id, position] : body_->landmarks.all())
    {
        landmarks.push_back(id);
    }
    std::vector<std::string> muscles;
    for (const Part& part : body_->parts)
    {
        if (part.kind == PartKind::Muscle)
        {
            muscles.push_back(part.id);
        }
    }
    const auto findings = io::checkPlaces(reading_, landmarks, muscles);
    EXPECT_TRUE(findings.empty()) << listed(findings);
}

TEST_F(AtlasData, EveryTriggerPointIsDeclaredAndEveryDeclaredOneIsThere)
{
    EXPECT_FALSE(atlas().declared.empty());
    const auto found = compareRows(atlas());
    EXPECT_TRUE(found.empty()) << found.size() << " disagreements:\n" << listed(found);
}

TEST_F(AtlasData, ZonesReachWhatIsDeclaredAndNothingElse)
{
    const auto matrix = ReferralMatrix::build(body_, std::make_shared<const Atlas>(atlas()));
    ASSERT_TRUE(matrix) << matrix.error().message();
    const auto found = compareZones(*matrix, atlas());
    EXPECT_TRUE(found.empty()) << found.size() << " disagreements:\n" << listed(found);
}

}  // namespace
}  // namespace knotlas::anatomy
