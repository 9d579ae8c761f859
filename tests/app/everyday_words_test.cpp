#include "app/app_state.h"
#include "app/content.h"
#include "app/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace knotlas::app
{
namespace
{

// What people type, and the region that must be among the first three regions that it finds.
struct Said
{
    const char* text;
    const char* region;
};

constexpr Said kSaid[]{
    {"can't turn my neck", "back_of_neck"},
    {"I can\xe2\x80\x99t turn my neck", "back_of_neck"},
    {"cannot turn neck", "back_of_neck"},
    {"stiff neck", "back_of_neck"},
    {"crick in the neck after I slept badly", "back_of_neck"},
    {"whiplash", "back_of_neck"},
    {"sciatica-like", "back_thigh"},
    {"sciatica", "buttock"},
    {"pain shooting down my leg", "back_thigh"},
    {"pain behind the eye", "eye_eyebrow"},
    {"behind my eyes", "eye_eyebrow"},
    {"outer elbow", "lateral_epicondyle"},
    {"outside elbow", "lateral_epicondyle"},
    {"tennis elbow", "lateral_epicondyle"},
    {"golfer's elbow", "medial_epicondyle"},
    {"tension headache", "frontal"},
    {"migraine", "temporal"},
    {"headache at the back of my head", "back_of_head"},
    {"my jaw hurts when chewing", "cheek_jaw"},
    {"jaw clicks", "ear_tmj"},
    {"earache", "ear_tmj"},
    {"lump in my throat", "throat"},
    {"pain between my shoulder blades", "upper_thoracic_back"},
    {"knot in my back", "upper_thoracic_back"},
    {"can't lift my arm", "lateral_shoulder"},
    {"frozen shoulder", "lateral_shoulder"},
    {"carpal tunnel", "volar_hand"},
    {"my wrist hurts from typing", "dorsal_hand"},
    {"thumb hurts from texting", "thumb_base"},
    {"stitch in my side", "side_of_chest"},
    {"chest pain", "front_of_chest"},
    {"stomach ache", "abdominal"},
    {"period cramps", "pelvic"},
    {"lower back pain", "lumbar"},
    {"my back went out, I can't bend down", "lumbar"},
    {"tailbone hurts when sitting", "sacral_gluteal"},
    {"my bum hurts", "buttock"},
    {"hip pain at night when lying on my side", "lateral_hip_thigh"},
    {"pulled groin", "medial_thigh"},
    {"pulled hamstring", "back_thigh"},
    {"knee pain on stairs", "front_knee"},
    {"runner's knee", "front_knee"},
    {"calf cramps at night", "back_leg"},
    {"charley horse", "back_leg"},
    {"shin splints", "front_leg"},
    {"sprained ankle", "ankle_lateral"},
    {"Achilles", "ankle_back"},
    {"my heel hurts with the first steps in the morning", "heel"},
    {"plantar fasciitis", "heel"},
    {"ball of my foot", "metatarsal_heads"},
};

TEST(EverydayWords, LeadToTheirRegion)
{
    const std::filesystem::path source = KNOTLAS_SOURCE_DIR;
    auto content = loadContent(source / "models" / "body.glb", source / "data" / "atlas");
    ASSERT_TRUE(content) << content.error().message();
    AppState state;
    setContent(state, *std::move(content));
    for (const Said& said : kSaid)
    {
        std::string told;
        int regions = 0;
        bool found = false;
        for (const SearchHit& hit : search(state, said.text))
        {
            if (hit.kind == HitKind::Region && ++regions <= 3)
            {
                found = found || hit.id == said.region;
                told += " " + hit.id;
            }
        }
        EXPECT_TRUE(found) << said.text << " leads to" << told;
    }
}

}  // namespace
}  // namespace knotlas::app
