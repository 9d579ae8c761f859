#include "anatomy/atlas.h"
#include "anatomy/body.h"

#include <gtest/gtest.h>

namespace knotlas::anatomy
{
namespace
{

using core::Side;

TEST(MatchesId, FollowsTheHierarchy)
{
    EXPECT_TRUE(matchesId("trapezius.upper", "trapezius"));
    EXPECT_TRUE(matchesId("trapezius.upper", "trapezius.upper"));
    EXPECT_FALSE(matchesId("trapezius", "trapezius.upper"));
    EXPECT_FALSE(matchesId("rhomboideus", "rhomboid"));
    EXPECT_FALSE(matchesId("", "trapezius"));
}

TEST(ReadableName, ReadsLikeAName)
{
    EXPECT_EQ(readableName("trapezius.upper"), "Trapezius, upper");
    EXPECT_EQ(readableName("adductor_pollicis.oblique_head"), "Adductor pollicis, oblique head");
    EXPECT_EQ(readableName("C7"), "C7");
    EXPECT_EQ(readableName(""), "");
}

TEST(Part, NodeNameIsThatOfTheFile)
{
    Part part;
    part.id = "trapezius.upper";
    part.kind = PartKind::Muscle;
    EXPECT_EQ(part.nodeName(), "muscle.trapezius.upper");
    part.id = "skin";
    part.kind = PartKind::Skin;
    EXPECT_EQ(part.nodeName(), "skin");
}

TEST(Landmarks, MirrorForTheLeft)
{
    Landmarks landmarks;
    landmarks.add("mastoid", {-0.06f, 1.6f, -0.01f});
    landmarks.add("C7_spinous", {0.0003f, 1.45f, -0.08f});
    EXPECT_EQ(landmarks.find("mastoid", Side::Right), glm::vec3(-0.06f, 1.6f, -0.01f));
    EXPECT_EQ(landmarks.find("mastoid", Side::Left), glm::vec3(0.06f, 1.6f, -0.01f));
    EXPECT_EQ(landmarks.find("C7_spinous", Side::Left), landmarks.find("C7_spinous", Side::Right));
    EXPECT_EQ(landmarks.find("C7_spinous", Side::Left)->x, 0.0f);
    EXPECT_FALSE(landmarks.find("C8_spinous", Side::Right));
}

TEST(Atlas, FindsTheEntryThatDescribesAPart)
{
    Atlas atlas;
    for (const char* id : {"rhomboid", "trapezius.upper", "trapezius"})
    {
        Muscle muscle;
        muscle.id = id;
        atlas.muscles.push_back(muscle);
    }
    EXPECT_EQ(atlas.describing("rhomboid.major")->id, "rhomboid");
    EXPECT_EQ(atlas.describing("trapezius.upper")->id, "trapezius.upper");
    EXPECT_EQ(atlas.describing("trapezius.lower")->id, "trapezius");
    EXPECT_EQ(atlas.describing("deltoid"), nullptr);
    EXPECT_EQ(atlas.findMuscle("trapezius")->id, "trapezius");
    EXPECT_EQ(atlas.findMuscle("trap"), nullptr);
}

}  // namespace
}  // namespace knotlas::anatomy
