#include "anatomy/consistency.h"
#include "anatomy/small_body.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace knotlas::anatomy
{
namespace
{

// The rows that describe the small atlas rightly: both points of the broad muscle reach the breast
// and the flank with the essential zone, the flank with the spillover.
Atlas declaredAtlas()
{
    Atlas atlas = test::smallAtlas();
    DeclaredRow broad;
    broad.id = "broad";
    broad.muscle = "broad";
    broad.triggerPoints = {"broad.1", "broad.2"};
    broad.classicalCount = 2;
    broad.essential = {{"breast to flank", {"breast", "flank"}}, {"a sigh", {}}};
    broad.spillover = {{"flank", {"flank"}}};
    DeclaredRow spindle;
    spindle.id = "spindle";
    spindle.muscle = "spindle";
    spindle.triggerPoints = {"spindle.1"};
    spindle.essential = {{"outside of the arm", {"arm_out"}}};
    atlas.declared = {broad, spindle};
    return atlas;
}

std::vector<std::string> messages(const std::vector<Disagreement>& found)
{
    std::vector<std::string> texts;
    std::ranges::transform(found, std::back_inserter(texts), &Disagreement::message);
    return texts;
}

std::vector<std::string> compare(const Atlas& atlas)
{
    const auto shared = std::make_shared<const Atlas>(atlas);
    const auto matrix = ReferralMatrix::build(test::smallBody(), shared);
    EXPECT_TRUE(matrix) << matrix.error().message();
    return messages(compareZones(*matrix, atlas));
}

bool saysOnce(const std::vector<std::string>& texts, const std::string& what)
{
    return std::ranges::count_if(texts, [&](const std::string& text) {
               return text.find(what) != std::string::npos;
           }) == 1;
}

TEST(Consistency, WhatIsDeclaredRightlyAgrees)
{
    const Atlas atlas = declaredAtlas();
    EXPECT_EQ(messages(compareRows(atlas)), std::vector<std::string>());
    EXPECT_EQ(compare(atlas), std::vector<std::string>());
}

TEST(Consistency, ARegionThatIsDeclaredAndNotReachedIsFound)
{
    Atlas atlas = declaredAtlas();
    atlas.declared[0].essential[0].regions.push_back("belly");
    atlas.declared[1].spillover = {{"inside of the arm", {"arm_in"}}};
    const auto found = compare(atlas);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(saysOnce(found, "row \"broad\": the essential zones do not reach \"belly\", "
                                "declared by \"breast to flank\""));
    EXPECT_TRUE(saysOnce(found, "row \"spindle\": the spillover zones do not reach \"arm_in\""));
}

TEST(Consistency, ARegionThatIsReachedAndNotDeclaredIsFoundUnlessItsTouchIsExplained)
{
    Atlas atlas = declaredAtlas();
    atlas.declared[0].essential[0].regions = {"breast"};
    auto found = compare(atlas);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(saysOnce(found, "the essential zones reach \"flank\", which is not declared"));
    atlas.declared[0].touches = {{"flank", "The band begins there."}};
    EXPECT_EQ(compare(atlas), std::vector<std::string>());
    atlas.declared[0].touches.push_back({"belly", "It does not."});
    found = compare(atlas);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(saysOnce(found, "the touch of \"belly\" is not needed"));
}

TEST(Consistency, SpilloverMayReachWhatIsDeclaredAsEssentialButNotTheOtherWayRound)
{
    Atlas atlas = declaredAtlas();
    atlas.declared[0].spillover.clear();
    EXPECT_EQ(compare(atlas), std::vector<std::string>()) << "flank is declared as essential";
    atlas.declared[1].essential.clear();
    atlas.declared[1].spillover = {{"outside of the arm", {"arm_out"}}};
    EXPECT_TRUE(saysOnce(compare(atlas), "the essential zones reach \"arm_out\""));
}

TEST(Consistency, APartStandsForItsWholeAndTheWholeForItsPart)
{
    Atlas atlas = declaredAtlas();
    atlas.declared[0].essential[0].regions = {"nipple_spot", "flank"};
    EXPECT_EQ(compare(atlas), std::vector<std::string>()) << "the breast is reached with its part";
}

TEST(Consistency, EachPointStandsInOneRowOfItsMuscleAndNoneIsMissing)
{
    Atlas atlas = declaredAtlas();
    atlas.declared[0].classicalCount = 3;
    atlas.declared[1].triggerPoints = {"broad.1"};
    const auto found = messages(compareRows(atlas));
    EXPECT_EQ(found.size(), 4U);
    EXPECT_TRUE(saysOnce(found, "has 2 of 3 classical trigger points"));
    EXPECT_TRUE(saysOnce(found, "\"broad.1\" stands already in row \"broad\""));
    EXPECT_TRUE(saysOnce(found, "\"broad.1\" is a point of \"broad\", not of \"spindle\""));
    EXPECT_TRUE(saysOnce(found, "\"spindle.1\" stands in no declared row"));
    atlas.declared[1].muscle = "nothing";
    EXPECT_TRUE(saysOnce(messages(compareRows(atlas)), "no entry of the atlas is about"));
    atlas.declared.clear();
    EXPECT_TRUE(compareRows(atlas).empty());
}

}  // namespace
}  // namespace knotlas::anatomy
