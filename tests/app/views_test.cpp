#include "app/annotations.h"
#include "app/camera_rig.h"
#include "app/fixture.h"
#include "app/palette.h"
#include "app/picking.h"
#include "app/scene_builder.h"
#include "app/search.h"
#include "app/selection.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace knotlas::app
{
namespace
{

using test::smallState;

constexpr float kAspect = 1.6f;

AppState selecting(std::initializer_list<const char*> ids, SideChoice side = SideChoice::Right)
{
    AppState state = smallState();
    Interpreter interpreter;
    for (const char* id : ids)
    {
        EXPECT_TRUE(interpreter.apply(state, AddMuscle{id, side}, 0.0));
    }
    state.session.flight.reset();
    return state;
}

TEST(CameraRig, isNeverUpsideDown)
{
    std::mt19937 random(1);
    std::uniform_real_distribution<float> step(-3.0f, 3.0f);
    scene::Camera camera;
    for (int i = 0; i < 500; ++i)
    {
        camera = orbited(camera, step(random), step(random));
        camera = panned(camera, step(random), step(random));
        camera = zoomed(camera, std::exp(step(random)), {0.3f, 0.8f}, kAspect);
        EXPECT_GT(camera.up().y, 0.0f);
        EXPECT_GT(camera.distance, 0.0f);
        EXPECT_LT(glm::length(camera.target), 3.0f);
    }
}

TEST(CameraRig, zoomKeepsThePointUnderTheCursor)
{
    const glm::vec2 cursor{0.7f, 0.3f};
    scene::Camera before;
    before.distance = 3.0f;
    // The point under the cursor on the plane through the target.
    const geometry::Ray ray = before.rayThrough(cursor, kAspect);
    const float along = before.distance / glm::dot(ray.direction, before.forward());
    const glm::vec3 point = ray.origin + along * ray.direction;
    const scene::Camera after = zoomed(before, 1.5f, cursor, kAspect);
    const glm::vec3 seen = after.project(point, kAspect);
    EXPECT_NEAR(seen.x, cursor.x, 1e-3f);
    EXPECT_NEAR(seen.y, cursor.y, 1e-3f);
}

TEST(CameraRig, framingShowsTheWholeBoxFromEverywhere)
{
    const geometry::Aabb box{{-0.3f, 0.4f, -0.2f}, {0.3f, 1.6f, 0.2f}};
    for (const float aspect : {0.5f, 1.0f, 1.8f})
    {
        for (float azimuth = -3.0f; azimuth < 3.0f; azimuth += 0.7f)
        {
            for (const float elevation : {-1.2f, 0.0f, 0.9f})
            {
                scene::Camera camera;
                camera.azimuthRad = azimuth;
                camera.elevationRad = elevation;
                camera = framing(camera, box, aspect);
                for (int corner = 0; corner < 8; ++corner)
                {
                    const glm::vec3 point{(corner & 1) != 0 ? box.max.x : box.min.x,
                                          (corner & 2) != 0 ? box.max.y : box.min.y,
                                          (corner & 4) != 0 ? box.max.z : box.min.z};
                    const glm::vec3 seen = camera.project(point, aspect);
                    EXPECT_GT(std::min(seen.x, seen.y), 0.0f);
                    EXPECT_LT(std::max(seen.x, seen.y), 1.0f);
                }
            }
        }
    }
}

TEST(CameraRig, autoViewShowsPointsAndZonesFromTheirSide)
{
    const AppState state = selecting({"outer"});
    const scene::Camera camera = autoView(state, kAspect);
    EXPECT_LT(std::abs(camera.azimuthRad), 1.5708f);  // the zones are in front
    for (const ShownPattern& shown : shownPatterns(state))
    {
        for (const anatomy::VertexWeight& entry : shown.row->essential)
        {
            const glm::vec3 seen =
                camera.project(state.content.body->skin->positions[entry.vertex], kAspect);
            EXPECT_GT(std::min(seen.x, seen.y), 0.0f);
            EXPECT_LT(std::max(seen.x, seen.y), 1.0f);
        }
    }
}

TEST(NamedDirection, knowsWordsAndAngles)
{
    ASSERT_TRUE(namedDirection("back"));
    EXPECT_NEAR(namedDirection("back")->azimuthRad, 3.14159f, 1e-4f);
    ASSERT_TRUE(namedDirection("90,-30"));
    EXPECT_NEAR(namedDirection("90,-30")->elevationRad, -0.5236f, 1e-4f);
    for (const char* wrong : {"bakc", "90", "1,2,3", "a,b", "0,91", "nan,0", ""})
    {
        EXPECT_FALSE(namedDirection(wrong)) << wrong;
    }
}

TEST(SceneBuilder, equalStatesGiveEqualScenes)
{
    const AppState state = selecting({"outer", "inner"}, SideChoice::Both);
    SceneBuilder one;
    SceneBuilder other;
    const scene::Scene scene = one.build(state, 3.0);
    EXPECT_TRUE(scene == one.build(state, 3.0));
    const scene::Scene fresh = other.build(state, 3.0);
    ASSERT_EQ(scene.paints.size(), fresh.paints.size());
    EXPECT_EQ(*scene.paints[0].weights, *fresh.paints[0].weights);
    EXPECT_EQ(*scene.window.openness, *fresh.window.openness);
    EXPECT_EQ(scene.drawables, fresh.drawables);
}

TEST(SceneBuilder, paintsEssentialSolidAndSpilloverStippled)
{
    const AppState state = selecting({"outer", "inner"}, SideChoice::Both);
    const scene::Scene scene = SceneBuilder().build(state, 3.0);
    ASSERT_EQ(scene.paints.size(), 4U);
    EXPECT_EQ(scene.paints[0].style, scene::ZoneStyle::Solid);
    EXPECT_EQ(scene.paints[1].style, scene::ZoneStyle::Stippled);
    EXPECT_NE(scene.paints[0].pattern, scene.paints[2].pattern);
    for (const scene::Paint& paint : scene.paints)
    {
        ASSERT_EQ(paint.weights->size(), state.content.body->skin->positions.size());
        const auto [low, high] = std::ranges::minmax(*paint.weights);
        EXPECT_GE(low, 0.0f);
        EXPECT_LE(high, 1.0f);
        EXPECT_GT(high, 0.9f);
    }
}

// The small state with "outer" as a sheet in the skin.
AppState cutaneousState()
{
    AppState state = smallState();
    auto body = std::make_shared<anatomy::Body>(*state.content.body);
    for (anatomy::Part& part : body->parts)
    {
        part.cutaneous = part.id.starts_with("outer");
    }
    state.content.body = body;
    return state;
}

bool draws(const AppState& state, std::string_view id)
{
    const scene::Scene scene = SceneBuilder().build(state, 3.0);
    return std::ranges::any_of(scene.drawables, [&](const scene::Drawable& drawable) {
        return state.content.body->parts[drawable.id].id == id;
    });
}

TEST(SceneBuilder, drawsAMuscleInTheSkinOnlyWhereItIsSelected)
{
    AppState state = cutaneousState();
    EXPECT_FALSE(draws(state, "outer.upper"));
    EXPECT_TRUE(draws(state, "inner"));
    ASSERT_TRUE(Interpreter().apply(state, AddMuscle{"outer", SideChoice::Both}, 0.0));
    EXPECT_TRUE(draws(state, "outer.upper"));
}

TEST(Picking, whatIsNotDrawnIsNotHit)
{
    const glm::vec3 onOuter{-0.12f, 1.0f, 0.12f};
    AppState state = smallState();
    EXPECT_EQ(pick(state, test::seenAt(state, onOuter), kAspect, 0.0).front().muscle, "outer");
    state = cutaneousState();
    EXPECT_EQ(pick(state, test::seenAt(state, onOuter), kAspect, 0.0).front().muscle, "inner");
    state.doc.muscleOpacity["inner"] = 0.0f;
    EXPECT_TRUE(pick(state, test::seenAt(state, onOuter), kAspect, 0.0).empty());
}

TEST(SceneBuilder, opensTheSkinAboveTheSelectionOnly)
{
    const AppState state = selecting({"outer"});
    const scene::Scene scene = SceneBuilder().build(state, 3.0);
    ASSERT_NE(scene.window.openness, nullptr);
    const geometry::TriMesh& skin = *state.content.body->skin;
    for (std::size_t i = 0; i < skin.positions.size(); ++i)
    {
        const glm::vec3& p = skin.positions[i];
        const float open = (*scene.window.openness)[i];
        if (p.z < -0.05f || p.x > 0.1f)
        {
            EXPECT_EQ(open, 0.0f) << "opened at the back or on the other side";
        }
        if (glm::distance(p, glm::vec3(-0.12f, 1.0f, 0.18f)) < 0.03f)
        {
            EXPECT_GT(open, 0.9f);
        }
    }
}

TEST(SceneBuilder, whatCoversADeepMuscleStepsAside)
{
    const AppState state = selecting({"inner"});
    const scene::Scene scene = SceneBuilder().build(state, 3.0);
    bool found = false;
    for (const scene::Drawable& drawable : scene.drawables)
    {
        const anatomy::Part& part = state.content.body->parts[drawable.id];
        if (part.id == "outer.upper" && part.side == core::Side::Right)
        {
            found = true;
            EXPECT_LT(drawable.opacity, 0.5f);
        }
        if (part.id == "inner" && part.side == core::Side::Right)
        {
            EXPECT_EQ(drawable.emphasis, scene::Emphasis::Selected);
            EXPECT_EQ(drawable.opacity, 1.0f);
        }
    }
    EXPECT_TRUE(found);
}

// The small body with a pattern whose essential zone is felt deep.
AppState feltDeepState(SideChoice side)
{
    AppState state = smallState();
    auto atlas = std::make_shared<anatomy::Atlas>(*state.content.atlas);
    anatomy::Zone& zone = atlas->muscles[0].triggerPoints[0].zones[0];
    zone.feltAt = anatomy::FeltAt::Deep;
    zone.deepAt = anatomy::Place{anatomy::LandmarkPlace{"shoulder"}, {0.0f, 0.0f, -60.0f}};
    Content content = state.content;
    content.atlas = atlas;
    auto matrix = anatomy::ReferralMatrix::build(content.body, content.atlas);
    EXPECT_TRUE(matrix);
    content.matrix = std::make_shared<const anatomy::ReferralMatrix>(*std::move(matrix));
    setContent(state, content);
    Interpreter interpreter;
    EXPECT_TRUE(interpreter.apply(state, SelectMuscle{"outer", side}, 0.0));
    EXPECT_TRUE(interpreter.apply(state, SelectTriggerPoint{"outer.1"}, 0.0));
    return state;
}

const scene::Paint* paintIn(const scene::Scene& scene, scene::ZoneStyle style)
{
    const auto found = std::ranges::find(scene.paints, style, &scene::Paint::style);
    return found == scene.paints.end() ? nullptr : &*found;
}

TEST(SceneBuilder, painThatIsFeltDeepGlowsWhereItIsFelt)
{
    for (const SideChoice side : {SideChoice::Right, SideChoice::Left})
    {
        const AppState state = feltDeepState(side);
        const scene::Scene scene = SceneBuilder().build(state, 3.0);
        ASSERT_EQ(scene.glows.size(), 1U);
        const float x = side == SideChoice::Left ? 0.15f : -0.15f;
        EXPECT_NEAR(scene.glows[0].centre.x, x, 1e-4f);
        EXPECT_NEAR(scene.glows[0].centre.z, 0.04f, 1e-4f);
        EXPECT_EQ(scene.glows[0].colourSrgb, patternColours(state.view)[0]);
        // Above it the skin is only marked; what is felt on the skin stays painted.
        EXPECT_EQ(paintIn(scene, scene::ZoneStyle::Solid), nullptr);
        ASSERT_NE(paintIn(scene, scene::ZoneStyle::Deep), nullptr);
        EXPECT_NE(paintIn(scene, scene::ZoneStyle::Stippled), nullptr);
        const auto& weights = *paintIn(scene, scene::ZoneStyle::Deep)->weights;
        const auto peak = std::ranges::max_element(weights) - weights.begin();
        const glm::vec3 top = state.content.body->skin->positions[static_cast<std::size_t>(peak)];
        EXPECT_GT(top.x * x, 0.0f) << "on its own side";
    }
}

TEST(SceneBuilder, deepPainCanBeShownOnTheSkinOnly)
{
    AppState state = feltDeepState(SideChoice::Right);
    state.view.deepPain = DeepPain::Skin;
    const scene::Scene scene = SceneBuilder().build(state, 3.0);
    EXPECT_TRUE(scene.glows.empty());
    EXPECT_NE(paintIn(scene, scene::ZoneStyle::Solid), nullptr);
    EXPECT_EQ(paintIn(scene, scene::ZoneStyle::Deep), nullptr);
}

TEST(SceneBuilder, aGlowFadesInAsZonesDo)
{
    const AppState state = feltDeepState(SideChoice::Right);
    SceneBuilder builder;
    const float early = builder.build(state, 0.05).glows.at(0).strength;
    EXPECT_GT(early, 0.0f);
    EXPECT_LT(early, 1.0f);
    EXPECT_EQ(builder.build(state, 3.0).glows.at(0).strength, 1.0f);
}

// As many muscles as can be compared, each with a point that is felt on the skin and points that
// are felt deep.
AppState fourDeepState(std::size_t deepPoints)
{
    AppState state = smallState();
    auto atlas = std::make_shared<anatomy::Atlas>(*state.content.atlas);
    const anatomy::Muscle model = atlas->muscles[0];
    atlas->muscles.clear();
    for (int i = 0; i < 4; ++i)
    {
        anatomy::Muscle muscle = model;
        muscle.id = "muscle" + std::to_string(i);
        muscle.triggerPoints.resize(1);
        for (std::size_t deep = 0; deep < deepPoints; ++deep)
        {
            anatomy::TriggerPoint point = model.triggerPoints[1];
            const float depth = -60.0f - 4.0f * static_cast<float>(deep);
            for (anatomy::Zone& zone : point.zones)
            {
                zone.feltAt = anatomy::FeltAt::Deep;
                zone.deepAt = anatomy::Place{anatomy::LandmarkPlace{"flank"}, {0.0f, 0.0f, depth}};
            }
            muscle.triggerPoints.push_back(std::move(point));
        }
        for (std::size_t j = 0; j < muscle.triggerPoints.size(); ++j)
        {
            muscle.triggerPoints[j].id = muscle.id + '.' + std::to_string(j);
        }
        state.doc.selected.push_back(muscle.id);
        atlas->muscles.push_back(std::move(muscle));
    }
    Content content = state.content;
    content.atlas = atlas;
    auto matrix = anatomy::ReferralMatrix::build(content.body, content.atlas);
    EXPECT_TRUE(matrix) << (matrix ? "" : matrix.error().message());
    content.matrix = std::make_shared<const anatomy::ReferralMatrix>(*std::move(matrix));
    const std::vector<std::string> selected = state.doc.selected;
    setContent(state, content);
    state.doc.selected = selected;
    return state;
}

TEST(SceneBuilder, ofFourMusclesEveryOneHasItsZonesInItsColour)
{
    const AppState state = fourDeepState(1);
    const scene::Scene scene = SceneBuilder().build(state, 3.0);
    EXPECT_LE(scene.paints.size(), scene::kMaxPaints);
    for (std::uint32_t slot = 0; slot < 4; ++slot)
    {
        for (const scene::ZoneStyle style : {scene::ZoneStyle::Solid, scene::ZoneStyle::Stippled})
        {
            const auto found = std::ranges::find_if(scene.paints, [&](const scene::Paint& paint) {
                return paint.pattern == slot && paint.style == style;
            });
            ASSERT_NE(found, scene.paints.end()) << slot;
            EXPECT_EQ(found->colourSrgb, patternColours(state.view)[slot]);
        }
    }
}

TEST(SceneBuilder, ofManyDeepPlacesEveryMuscleKeepsSome)
{
    const AppState state = fourDeepState(7);
    const scene::Scene scene = SceneBuilder().build(state, 3.0);
    EXPECT_EQ(scene.glows.size(), scene::kMaxGlows);
    for (const glm::vec3& colour : patternColours(state.view))
    {
        EXPECT_EQ(std::ranges::count(scene.glows, colour, &scene::Glow::colourSrgb), 4);
    }
}

TEST(ZoneStrength, pulsesOnceAndThenRests)
{
    AppState state = selecting({"outer"});
    state.session.selectedAt = 10.0;
    float least = 1.0f;
    bool full = false;
    for (double t = 10.0; t < 13.0; t += 1.0 / 60.0)
    {
        const float strength = zoneStrength(state, t);
        EXPECT_GE(strength, 0.0f);
        EXPECT_LE(strength, 1.0f);
        full = full || strength > 0.99f;
        least = full ? std::min(least, strength) : least;
        if (!animating(state, t))
        {
            EXPECT_EQ(strength, 1.0f) << "at rest at " << t;
        }
    }
    EXPECT_LT(least, 0.75f) << "it is seen to pulse";
    EXPECT_FALSE(animating(state, 11.5)) << "and ends";
}

TEST(ZoneStrength, standsStillWithReducedMotion)
{
    AppState state = selecting({"outer"});
    state.session.selectedAt = 10.0;
    state.view.reducedMotion = true;
    for (const double t : {10.0, 10.2, 10.5})
    {
        EXPECT_EQ(zoneStrength(state, t), 1.0f);
        EXPECT_FALSE(animating(state, t));
    }
}

TEST(SceneBuilder, hiddenLayersAreNotDrawn)
{
    AppState state = smallState();
    state.doc.layers.skin = 0.0f;
    state.doc.layers.skeleton = 0.0f;
    for (const scene::Drawable& drawable : SceneBuilder().build(state, 0.0).drawables)
    {
        EXPECT_EQ(drawable.material, scene::Material::Muscle);
    }
}

TEST(Annotations, labelsOverlapNeitherEachOtherNorAMark)
{
    AppState state = selecting({"outer", "inner"}, SideChoice::Both);
    AnnotationLayout layout;
    layout.keepClear = {{{0.0f, 0.0f}, {300.0f, 120.0f}}};
    layout.measure = [](const std::string& text) {
        return glm::vec2(7.0f * static_cast<float>(text.size()), 16.0f);
    };
    for (float azimuth = -3.0f; azimuth < 3.0f; azimuth += 0.5f)
    {
        state.view.camera.azimuthRad = azimuth;
        const std::vector<Annotation> annotations = annotate(state, layout, 3.0);
        EXPECT_EQ(annotations.size(), shownPatterns(state).size());
        std::vector<Rect> boxes = layout.keepClear;
        for (const Annotation& annotation : annotations)
        {
            if (!annotation.labelled)
            {
                continue;
            }
            const Rect box{annotation.labelMin, annotation.labelMax};
            for (const Rect& other : boxes)
            {
                const bool apart = box.max.x <= other.min.x || other.max.x <= box.min.x ||
                                   box.max.y <= other.min.y || other.max.y <= box.min.y;
                EXPECT_TRUE(apart) << annotation.text;
            }
            for (const Annotation& other : annotations)
            {
                const bool inside = other.mark.x > box.min.x && other.mark.x < box.max.x &&
                                    other.mark.y > box.min.y && other.mark.y < box.max.y;
                EXPECT_FALSE(inside) << annotation.text;
            }
            boxes.push_back(box);
        }
    }
}

bool crosses(const glm::vec2& a, const glm::vec2& b, const glm::vec2& c, const glm::vec2& d)
{
    const auto side = [](const glm::vec2& p, const glm::vec2& q, const glm::vec2& r) {
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) > 0.0f;
    };
    return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b);
}

TEST(Annotations, leaderLinesCrossNeitherEachOtherNorALabel)
{
    AppState state = selecting({"outer", "inner"}, SideChoice::Both);
    AnnotationLayout layout;
    layout.measure = [](const std::string& text) {
        return glm::vec2(7.0f * static_cast<float>(text.size()), 16.0f);
    };
    for (const glm::vec2 size : {glm::vec2(1280.0f, 800.0f), glm::vec2(500.0f, 400.0f)})
    {
        layout.sizeUi = size;
        int labels = 0;
        for (float azimuth = -1.2f; azimuth < 1.2f; azimuth += 0.2f)
        {
            state.view.camera.azimuthRad = azimuth;
            const std::vector<Annotation> annotations = annotate(state, layout, 3.0);
            for (const Annotation& one : annotations)
            {
                labels += one.labelled ? 1 : 0;
                for (const Annotation& other : annotations)
                {
                    if (&one == &other || !one.labelled || !other.labelled)
                    {
                        continue;
                    }
                    EXPECT_FALSE(crosses(one.mark, one.elbow, other.mark, other.elbow));
                    const glm::vec2 low{other.labelMin.x, other.labelMax.y};
                    const glm::vec2 high{other.labelMax.x, other.labelMin.y};
                    EXPECT_FALSE(crosses(one.mark, one.elbow, other.labelMin, other.labelMax));
                    EXPECT_FALSE(crosses(one.mark, one.elbow, low, high));
                }
            }
        }
        EXPECT_GT(labels, 30) << "most have room";
    }
}

TEST(Annotations, numbersLieOnNoOtherMark)
{
    AppState state = selecting({"outer", "inner"}, SideChoice::Both);
    AnnotationLayout layout;
    layout.measure = [](const std::string&) { return glm::vec2(80.0f, 16.0f); };
    for (float azimuth = -1.2f; azimuth < 1.2f; azimuth += 0.1f)
    {
        state.view.camera.azimuthRad = azimuth;
        const std::vector<Annotation> annotations = annotate(state, layout, 3.0);
        for (const Annotation& one : annotations)
        {
            EXPECT_LT(glm::distance(one.numberAt, one.mark), 20.0f);
            for (const Annotation& other : annotations)
            {
                if (&one != &other && glm::distance(one.mark, other.mark) > 12.0f)
                {
                    EXPECT_GT(glm::distance(one.numberAt, other.mark), 9.0f);
                }
            }
        }
    }
}

TEST(Annotations, fadeGraduallyOnTheWayBehindTheBody)
{
    AppState state = selecting({"outer"});
    AnnotationLayout layout;
    layout.measure = [](const std::string&) { return glm::vec2(80.0f, 16.0f); };
    bool between = false;
    for (float azimuth = 0.0f; azimuth < 3.1f; azimuth += 0.02f)
    {
        state.view.camera.azimuthRad = azimuth;
        for (const Annotation& annotation : annotate(state, layout, 3.0))
        {
            between = between || (annotation.visibility > 0.4f && annotation.visibility < 0.9f);
            EXPECT_LE(annotation.labelVisibility, annotation.visibility);
        }
    }
    EXPECT_TRUE(between);
}

TEST(Annotations, fadeBehindTheBody)
{
    AppState state = selecting({"outer"});
    AnnotationLayout layout;
    layout.measure = [](const std::string&) { return glm::vec2(80.0f, 16.0f); };
    state.view.camera = *namedView(state, "front", kAspect);
    for (const Annotation& annotation : annotate(state, layout, 3.0))
    {
        EXPECT_EQ(annotation.visibility, 1.0f);
    }
    state.view.camera = *namedView(state, "back", kAspect);
    for (const Annotation& annotation : annotate(state, layout, 3.0))
    {
        EXPECT_LT(annotation.visibility, 0.5f);
        EXPECT_GT(annotation.visibility, 0.0f) << "never gone";
    }
}

TEST(Legend, saysWhatColoursAndStylesMean)
{
    const std::vector<LegendRow> rows = legend(selecting({"outer"}));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_FALSE(rows[0].stippled);
    EXPECT_NE(rows[0].text.find("essential"), std::string::npos);
    EXPECT_TRUE(rows[1].stippled);
    EXPECT_TRUE(legend(smallState()).empty());
}

TEST(Legend, namesWhatIsFeltDeep)
{
    AppState state = feltDeepState(SideChoice::Right);
    const std::vector<LegendRow> rows = legend(state);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_TRUE(rows[0].stippled);
    EXPECT_TRUE(rows[1].deep);
    EXPECT_NE(rows[1].text.find("deep"), std::string::npos);
    state.view.deepPain = DeepPain::Skin;
    ASSERT_EQ(legend(state).size(), 2U);
    EXPECT_FALSE(legend(state)[0].deep || legend(state)[1].deep);
}

TEST(Search, findsByNameLatinSynonymFeelingAndRegion)
{
    const AppState state = smallState();
    const auto first = [&](const char* text) {
        const std::vector<SearchHit> hits = search(state, text);
        return hits.empty() ? std::string() : hits.front().id;
    };
    EXPECT_EQ(first("outer"), "outer");
    EXPECT_EQ(first("oute"), "outer");
    EXPECT_EQ(first("Musculus internus"), "inner");
    EXPECT_EQ(first("shrug"), "outer");
    EXPECT_EQ(first("tummy"), "belly");
    EXPECT_EQ(first("bare"), "bare.head");
    EXPECT_EQ(first("lifting ache inner"), "inner");
    EXPECT_EQ(first("shruger"), "outer") << "a slip of the finger";
    EXPECT_EQ(first("zzzz"), "");
    EXPECT_TRUE(search(state, "  ").empty());
}

TEST(MuscleList, isByArea)
{
    const std::vector<MuscleListGroup> groups = muscleList(smallState());
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].name, "Trunk");
    EXPECT_EQ(groups[0].muscles.size(), 2U);
}

}  // namespace
}  // namespace knotlas::app
