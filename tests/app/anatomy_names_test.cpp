#include "app/anatomy_names.h"
#include "app/camera_rig.h"
#include "app/fixture.h"
#include "app/planar.h"
#include "app/scene_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace knotlas::app
{
namespace
{

constexpr NameColumns kColumns{200.0f, 800.0f, 500.0f, 190.0f};

AnnotationLayout page()
{
    AnnotationLayout layout;
    layout.sizeUi = {1000.0f, 700.0f};
    layout.measure = [](const std::string& text) {
        return glm::vec2(7.0f * static_cast<float>(text.size()), 14.0f);
    };
    return layout;
}

std::vector<NamedThing> randomThings(std::size_t count, std::mt19937& random)
{
    std::uniform_real_distribution<float> across(210.0f, 790.0f);
    std::uniform_real_distribution<float> down(0.0f, 700.0f);
    std::uniform_real_distribution<float> area(100.0f, 5000.0f);
    std::uniform_int_distribution<int> letters(4, 26);
    std::vector<NamedThing> things;
    for (std::size_t i = 0; i < count; ++i)
    {
        NamedThing thing;
        thing.id = std::to_string(i);
        thing.text = std::string(static_cast<std::size_t>(letters(random)), 'x');
        thing.kind = i % 5 == 0 ? NameKind::Landmark : NameKind::Muscle;
        for (int spot = 0; spot < (i % 2 == 0 ? 1 : 2); ++spot)
        {
            thing.spots.push_back({{across(random), down(random)}, {}, area(random)});
        }
        things.push_back(std::move(thing));
    }
    return things;
}

Rect boxOf(const AnatomyName& name)
{
    return {name.textMin, name.textMax};
}

void expectReadable(const std::vector<AnatomyName>& names, const AnnotationLayout& layout)
{
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        const Rect box = boxOf(names[i]);
        EXPECT_GE(box.min.x, 0.0f);
        EXPECT_GE(box.min.y, 0.0f);
        EXPECT_LE(box.max.x, layout.sizeUi.x);
        EXPECT_LE(box.max.y, layout.sizeUi.y);
        for (const Rect& other : layout.keepClear)
        {
            EXPECT_FALSE(overlap(box, other));
            EXPECT_FALSE(segmentMeets(names[i].port, names[i].anchor, other));
        }
        for (std::size_t j = i + 1; j < names.size(); ++j)
        {
            EXPECT_FALSE(overlap(box, boxOf(names[j]))) << names[i].text << " " << names[j].text;
            EXPECT_FALSE(
                segmentsCross(names[i].port, names[i].anchor, names[j].port, names[j].anchor))
                << names[i].id << " " << names[j].id;
            EXPECT_NE(names[i].id, names[j].id) << "named once";
        }
    }
}

TEST(AnatomyNames, neitherNamesOverlapNorLinesCross)
{
    std::mt19937 random(7);
    AnnotationLayout layout = page();
    layout.keepClear = {{{0.0f, 560.0f}, {260.0f, 700.0f}},
                        {{860.0f, 0.0f}, {1000.0f, 130.0f}},
                        {{440.0f, 300.0f}, {520.0f, 330.0f}}};
    for (const std::size_t count : {0U, 1U, 5U, 20U, 40U, 90U, 200U})
    {
        for (int repeat = 0; repeat < 10; ++repeat)
        {
            const std::vector<NamedThing> things = randomThings(count, random);
            const std::vector<AnatomyName> names = layOutNames(things, kColumns, layout);
            expectReadable(names, layout);
            EXPECT_LE(names.size(), count);
            EXPECT_GE(names.size(), std::min<std::size_t>(count, 20) / 3);
        }
    }
}

TEST(AnatomyNames, theLargestAreNamedFirst)
{
    std::mt19937 random(3);
    const AnnotationLayout layout = page();
    std::vector<NamedThing> things = randomThings(150, random);
    for (NamedThing& thing : things)
    {
        thing.kind = NameKind::Muscle;
        thing.spots.resize(1);
    }
    const std::vector<AnatomyName> names = layOutNames(things, kColumns, layout);
    ASSERT_LT(names.size(), things.size()) << "the page is too small for all";
    for (const bool left : {true, false})
    {
        float leastNamed = 1e9f;
        float mostOmitted = 0.0f;
        for (const NamedThing& thing : things)
        {
            const NamedSpot& spot = thing.spots.front();
            if ((spot.at.x < kColumns.split) != left)
            {
                continue;
            }
            const bool named = std::ranges::find(names, thing.id, &AnatomyName::id) != names.end();
            leastNamed = named ? std::min(leastNamed, spot.area) : leastNamed;
            mostOmitted = named ? mostOmitted : std::max(mostOmitted, spot.area);
        }
        EXPECT_GE(leastNamed, mostOmitted);
    }
}

TEST(AnatomyNames, stayWhereTheyAreWhenThePictureHardlyChanges)
{
    std::mt19937 random(11);
    const AnnotationLayout layout = page();
    std::uniform_real_distribution<float> little(-2.0f, 2.0f);
    std::uniform_real_distribution<float> factor(0.95f, 1.05f);
    const std::vector<NamedThing> things = randomThings(60, random);
    const std::vector<AnatomyName> before = layOutNames(things, kColumns, layout);
    std::vector<NamedThing> turned = things;
    for (NamedThing& thing : turned)
    {
        for (NamedSpot& spot : thing.spots)
        {
            const bool left = spot.at.x < kColumns.split;
            spot.at += glm::vec2(little(random), little(random));
            spot.at.x = left ? std::min(spot.at.x, kColumns.split - 0.1f)
                             : std::max(spot.at.x, kColumns.split + 0.1f);
            spot.area *= factor(random);
        }
    }
    const std::vector<AnatomyName> after = layOutNames(turned, kColumns, layout, before);
    std::size_t kept = 0;
    for (const AnatomyName& name : before)
    {
        const auto found = std::ranges::find(after, name.id, &AnatomyName::id);
        if (found == after.end())
        {
            continue;
        }
        ++kept;
        EXPECT_EQ(found->inLeftColumn, name.inLeftColumn) << name.id;
    }
    EXPECT_GE(kept + 1, before.size());
    EXPECT_EQ(layOutNames(things, kColumns, layout, before), before) << "nothing changed";
}

// The small body with its skin taken off.
AppState bareState(AnatomyLabels labels)
{
    AppState state = test::smallState();
    state.doc.layers.skin = 0.0f;
    state.view.anatomyLabels = labels;
    return state;
}

std::vector<AnatomyName> namesIn(const AppState& state, const AnnotationLayout& layout)
{
    SceneBuilder builder;
    return nameAnatomy(state, builder.build(state, 10.0), layout);
}

std::vector<std::string> idsOf(const std::vector<AnatomyName>& names)
{
    std::vector<std::string> ids;
    for (const AnatomyName& name : names)
    {
        ids.push_back(name.id);
    }
    std::ranges::sort(ids);
    return ids;
}

using Ids = std::vector<std::string>;

TEST(AnatomyNames, nameWhatIsSeenOnceForBothSides)
{
    const AnnotationLayout layout = page();
    EXPECT_EQ(idsOf(namesIn(bareState(AnatomyLabels::Off), layout)), Ids{});
    EXPECT_EQ(idsOf(namesIn(bareState(AnatomyLabels::Muscles), layout)),
              (Ids{"muscle.bare.head", "muscle.outer"}))
        << "the inner one hides behind the outer one";
    EXPECT_EQ(idsOf(namesIn(bareState(AnatomyLabels::Bones), layout)), Ids{"bone.spine"});
    const std::vector<AnatomyName> all = namesIn(bareState(AnatomyLabels::All), layout);
    EXPECT_EQ(idsOf(all), (Ids{"bone.spine", "muscle.bare.head", "muscle.outer"}));
    expectReadable(all, layout);
}

TEST(AnatomyNames, nothingIsNamedThatIsHidden)
{
    const AnnotationLayout layout = page();
    AppState state = bareState(AnatomyLabels::All);
    state.doc.layers.skin = 1.0f;
    EXPECT_EQ(idsOf(namesIn(state, layout)), Ids{}) << "below the skin";
    state.doc.layers.skin = 0.3f;
    EXPECT_EQ(idsOf(namesIn(state, layout)),
              (Ids{"bone.spine", "muscle.bare.head", "muscle.outer"}));
    state.doc.layers.superficialMuscles = 0.0f;
    EXPECT_EQ(idsOf(namesIn(state, layout)), (Ids{"bone.spine", "muscle.inner"}));
    state.view.camera = *namedView(state, "back", 1.4f);
    state.doc.layers.superficialMuscles = 1.0f;
    state.doc.layers.skeleton = 0.0f;
    const Ids behind = idsOf(namesIn(state, layout));
    EXPECT_TRUE(std::ranges::find(behind, "muscle.inner") != behind.end());
    EXPECT_TRUE(std::ranges::find(behind, "bone.spine") == behind.end());
}

TEST(AnatomyNames, theWindowAboveTheSelectionIsLookedThrough)
{
    const AnnotationLayout layout = page();
    AppState state = bareState(AnatomyLabels::Muscles);
    state.doc.layers.skin = 1.0f;
    state.doc.selected = {"outer"};
    const Ids ids = idsOf(namesIn(state, layout));
    EXPECT_TRUE(std::ranges::find(ids, "muscle.outer") != ids.end());
}

TEST(AnatomyNames, pointIntoWhatTheyName)
{
    const AnnotationLayout layout = page();
    AppState state = bareState(AnatomyLabels::All);
    for (float azimuth = -0.5f; azimuth <= 0.5f; azimuth += 0.25f)
    {
        state.view.camera.azimuthRad = azimuth;
        const float aspect = layout.sizeUi.x / layout.sizeUi.y;
        for (const AnatomyName& name : namesIn(state, layout))
        {
            const auto hits = state.content.rays->allHits(
                state.view.camera.rayThrough(name.anchor / layout.sizeUi, aspect));
            const auto seen = std::ranges::find_if(hits, [&](const auto& hit) {
                return state.content.body->parts[hit.mesh].kind != anatomy::PartKind::Skin;
            });
            ASSERT_NE(seen, hits.end()) << name.id;
            const std::string node = state.content.body->parts[seen->mesh].nodeName();
            EXPECT_TRUE(node.starts_with(name.id)) << name.id << " points to " << node;
        }
    }
}

TEST(AnatomyNames, moreIsNamedFromNear)
{
    const AnnotationLayout layout = page();
    AppState state = bareState(AnatomyLabels::All);
    state.view.camera.distance = 40.0f;
    const std::size_t far = namesIn(state, layout).size();
    state.view.camera.distance = 3.0f;
    EXPECT_GT(namesIn(state, layout).size(), far);
}

}  // namespace
}  // namespace knotlas::app
