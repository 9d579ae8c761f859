#include "io/foreign_names.h"

#include <gtest/gtest.h>

namespace knotlas::io
{
namespace
{

using anatomy::PartKind;
using core::Side;

struct Case
{
    const char* name;
    PartKind kind;
    const char* id;
    std::optional<Side> side;
};

TEST(ForeignNames, areUnderstoodByTheirWords)
{
    const Case cases[] = {
        {"Right piriformis", PartKind::Muscle, "piriformis", Side::Right},
        {"Right_piriformis", PartKind::Muscle, "piriformis", Side::Right},
        {"FJ1521_FMA33586_Descending_part_of_right_trapezius", PartKind::Muscle, "trapezius.upper",
         Side::Right},
        {"Ascending part of left trapezius", PartKind::Muscle, "trapezius.lower", Side::Left},
        {"Transverse part of left trapezius", PartKind::Muscle, "trapezius.middle", Side::Left},
        {"Left rhomboid minor", PartKind::Muscle, "rhomboid.minor", Side::Left},
        {"Right obliquus capitis inferior", PartKind::Muscle,
         "suboccipital.obliquus_capitis_inferior", Side::Right},
        {"Gluteus medius muscle.l", PartKind::Muscle, "gluteus_medius_muscle", Side::Left},
        {"tensor fascia lata", PartKind::Muscle, "tensor_fascia_lata", std::nullopt},
        {"Right temporal bone", PartKind::Bone, "temporal_bone", Side::Right},
        {"Seventh cervical vertebra", PartKind::Bone, "seventh_cervical_vertebra", std::nullopt},
        {"Right femur", PartKind::Bone, "femur", Side::Right},
        {"Costal cartilage of right second rib", PartKind::Cartilage,
         "costal_cartilage_of_second_rib", Side::Right},
        {"Iliotibial tract R", PartKind::Fascia, "iliotibial_tract", Side::Right},
        {"Body", PartKind::Skin, "skin", std::nullopt},
    };
    for (const Case& expected : cases)
    {
        const std::optional<PartName> name = parseForeignName(expected.name);
        ASSERT_TRUE(name) << expected.name;
        EXPECT_EQ(name->kind, expected.kind) << expected.name;
        EXPECT_EQ(name->id, expected.id) << expected.name;
        EXPECT_EQ(name->side, expected.side) << expected.name;
    }
    EXPECT_FALSE(parseForeignName("Cube.001"));
    EXPECT_FALSE(parseForeignName(""));
    EXPECT_FALSE(parseForeignName("FMA12345 FJ99"));
}

TEST(ForeignNames, ourOwnNamesHaveAKindInFront)
{
    EXPECT_EQ(parsePartName("muscle.trapezius.upper")->id, "trapezius.upper");
    EXPECT_EQ(parsePartName("cartilage.disc_C2")->kind, PartKind::Cartilage);
    EXPECT_EQ(parsePartName("skin")->kind, PartKind::Skin);
    EXPECT_FALSE(parsePartName("muscle."));
    EXPECT_FALSE(parsePartName("landmark.C7_spinous"));
    EXPECT_FALSE(parsePartName("Right piriformis"));
}

TEST(ForeignNames, aidsOfModellingAreKnown)
{
    EXPECT_TRUE(isModellingAid("joint-l-eye"));
    EXPECT_TRUE(isModellingAid("helper-tights"));
    EXPECT_FALSE(isModellingAid("body"));
}

}  // namespace
}  // namespace knotlas::io
