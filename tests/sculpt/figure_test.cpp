#include "anatomy/place.h"
#include "io/atlas_reader.h"
#include "io/body_reader.h"
#include "sculpt/assemble.h"
#include "sculpt/figure.h"
#include "sculpt/report.h"

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace knotlas::sculpt
{
namespace
{

const std::filesystem::path kSource = KNOTLAS_SOURCE_DIR;
const std::filesystem::path kFigures = kSource / "data/anatomy/figures.json";

std::string textOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

Figure figureOf(const std::string& name)
{
    auto figure = Figure::read(kFigures, name);
    EXPECT_TRUE(figure) << figure.error().message();
    return std::move(*figure);
}

// The table with `from` in it replaced by `to`, read as the female figure: its error.
std::string faultOf(const std::string& from, const std::string& to)
{
    std::string text = textOf(kFigures);
    const std::size_t at = text.find(from, text.find("\"female\""));
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    auto table = Table::parse(text, "figures.json");
    EXPECT_TRUE(table) << table.error().message();
    const auto figure = Figure::from(std::move(*table), "female");
    return figure ? std::string() : figure.error().message();
}

// Calls `visit` with places round the whole neutral body.
template <typename Visit> void forPlaces(double step, const Visit& visit)
{
    glm::dvec3 p;
    for (p.y = 0.0; p.y <= 1.76; p.y += step)
    {
        for (p.x = -0.36; p.x <= 0.36; p.x += step)
        {
            for (p.z = -0.14; p.z <= 0.18; p.z += step)
            {
                visit(p);
            }
        }
    }
}

// Breadth between a landmark and its mirror image.
double breadth(const LandmarkMap& landmarks, const std::string& id)
{
    return 2.0 * std::abs(landmarks.at(id).x);
}

class Figures : public testing::TestWithParam<std::string>
{
  protected:
    Figure figure_ = figureOf(GetParam());
};

INSTANTIATE_TEST_SUITE_P(All, Figures, testing::Values("female", "male"),
                         [](const auto& of) { return of.param; });

TEST(SmoothProfile, RunsThroughItsPointsWithoutKinks)
{
    const SmoothProfile profile({{0.0, 1.0}, {0.4, 0.9}, {0.5, 1.1}, {1.0, 1.0}});
    EXPECT_NEAR(profile(0.4), 0.9, 1e-12);
    EXPECT_NEAR(profile(0.5), 1.1, 1e-12);
    EXPECT_NEAR(profile(1.0), 1.0, 1e-12);
    constexpr double kStep = 1e-4;
    const auto bend = [&](double x) {
        return (profile(x + kStep) - 2.0 * profile(x) + profile(x - kStep)) / (kStep * kStep);
    };
    for (const double knot : {0.0, 0.4, 0.5, 1.0})
    {
        EXPECT_NEAR(bend(knot - 2.0 * kStep), bend(knot + 2.0 * kStep), 1.0) << knot;
    }
    EXPECT_NEAR(profile(1.3) - profile(1.2), profile(1.2) - profile(1.1), 1e-12);
    EXPECT_EQ(SmoothProfile()(0.7), 1.0);
}

TEST(Figure, NeutralChangesNothing)
{
    const Figure neutral = figureOf("neutral");
    EXPECT_TRUE(neutral.isNeutral());
    EXPECT_EQ(neutral.stature(), static_cast<double>(1.75f));
    forPlaces(0.08, [&](const glm::dvec3& p) { ASSERT_EQ(neutral.warp().apply(p), p); });

    LandmarkMap landmarks{{"nipple", {-0.103f, 1.302f, 0.1373f}}};
    neutral.moveLandmarks(landmarks);
    EXPECT_EQ(landmarks["nipple"], glm::vec3(-0.103f, 1.302f, 0.1373f));
    EXPECT_TRUE(neutral.skinExtras().room.empty());
    SkinVolume skin({glm::vec3(-0.05f), glm::vec3(0.0f)}, 0.005f);
    neutral.skinExtras().shape("body", skin);
    EXPECT_EQ(skin.dense(0.0f).values, SkinVolume(skin.box(), 0.005f).dense(0.0f).values);
}

TEST_P(Figures, MapIsSymmetricKeepsTurnsAndCanBeUndone)
{
    const FigureWarp& warp = figure_.warp();
    const double scale = figure_.stature() / 1.75;
    forPlaces(0.023, [&](const glm::dvec3& p) {
        const glm::dvec3 q = warp.apply(p);
        const glm::dvec3 twin = warp.apply(glm::dvec3(-p.x, p.y, p.z));
        ASSERT_EQ(twin, glm::dvec3(-q.x, q.y, q.z));
        ASSERT_NEAR(q.y, scale * p.y, 1e-6);
        ASSERT_GT(glm::determinant(warp.jacobian(p)), 0.4 * scale * scale * scale)
            << p.x << ' ' << p.y << ' ' << p.z;
        ASSERT_LT(glm::distance(warp.undo(q), p), 1e-9) << p.x << ' ' << p.y << ' ' << p.z;
    });
    EXPECT_EQ(warp.apply(glm::dvec3(0.0, 1.2, 0.1)).x, 0.0);
}

TEST_P(Figures, MapIsSmooth)
{
    // A kink would show as a jump of the derivative between places a tenth of a millimetre apart.
    constexpr double kNear = 1e-4;
    forPlaces(0.031, [&](const glm::dvec3& p) {
        const glm::dmat3 here = figure_.warp().jacobian(p);
        for (int axis = 0; axis < 3; ++axis)
        {
            glm::dvec3 beside = p;
            beside[axis] += kNear;
            const glm::dmat3 there = figure_.warp().jacobian(beside);
            for (int column = 0; column < 3; ++column)
            {
                ASSERT_LT(glm::distance(here[column], there[column]), 0.012)
                    << p.x << ' ' << p.y << ' ' << p.z;
            }
        }
    });
}

TEST_P(Figures, BreadthsComeOutAsTheTableSays)
{
    const auto body = io::readBody(kSource / "models/body.glb");
    ASSERT_TRUE(body) << body.error().message();
    const LandmarkMap neutral = body->landmarks.all();
    LandmarkMap own = neutral;
    figure_.moveLandmarks(own);
    EXPECT_NEAR(own.at("vertex_skin").y, figure_.stature(), 1e-4);
    ASSERT_EQ(figure_.indices().size(), 3U);
    for (const FigureIndex& index : figure_.indices())
    {
        const double neutralIndex = breadth(neutral, index.landmark) / neutral.at("vertex_skin").y;
        const double ownIndex = breadth(own, index.landmark) / own.at("vertex_skin").y;
        EXPECT_NEAR(ownIndex / neutralIndex, index.factor, 0.002) << index.name;
    }
}

TEST_P(Figures, MeshesComeBackUndone)
{
    const auto body = io::readBody(kSource / "models/body.glb");
    ASSERT_TRUE(body) << body.error().message();
    const CheckedBody neutral = checkedBody(*body);
    CheckedBody own = neutral;
    for (CheckedBody::Part& part : own.parts)
    {
        figure_.warp().apply(part.mesh);
        EXPECT_TRUE(geometry::isClosed(part.mesh)) << part.name;
        EXPECT_GT(geometry::signedVolume(part.mesh), 0.0) << part.name;
    }
    const CheckedBody again = undone(figure_, own);
    for (std::size_t i = 0; i < neutral.parts.size(); ++i)
    {
        const geometry::TriMesh& a = neutral.parts[i].mesh;
        const geometry::TriMesh& b = again.parts[i].mesh;
        for (std::size_t v = 0; v < a.positions.size(); v += 7)
        {
            ASSERT_LT(glm::distance(a.positions[v], b.positions[v]), 1e-6f);
            ASSERT_GT(glm::dot(a.normals[v], b.normals[v]), 0.9999f);
        }
    }
}

TEST_P(Figures, TriggerPointsFollow)
{
    // Places between landmarks are divided anew on the figure and offsets are millimetres on every
    // body, so points do not go exactly where the map takes the neutral ones; least of all those
    // named from the nipple, which a breast carries forward of the muscle.
    constexpr float kMedianMm = 2.0f;
    constexpr float kWorstMm = 15.0f;
    constexpr float kWorstFromNippleMm = 20.0f;
    const auto neutral = io::readBody(kSource / "models/body.glb");
    ASSERT_TRUE(neutral) << neutral.error().message();
    const io::AtlasReading reading = io::readAtlas(kSource / "data/atlas");
    ASSERT_TRUE(reading.atlas);

    auto own = std::make_shared<anatomy::Body>(*neutral);
    own->landmarks = {};
    LandmarkMap landmarks = neutral->landmarks.all();
    figure_.moveLandmarks(landmarks);
    for (const auto& [id, position] : landmarks)
    {
        own->landmarks.add(id, position);
    }
    for (anatomy::Part& part : own->parts)
    {
        geometry::TriMesh mesh = *part.mesh;
        figure_.warp().apply(mesh);
        part.mesh = std::make_shared<const geometry::TriMesh>(std::move(mesh));
        own->skin = part.kind == anatomy::PartKind::Skin ? part.mesh : own->skin;
    }
    const anatomy::PlaceResolver before(std::make_shared<const anatomy::Body>(*neutral));
    const anatomy::PlaceResolver after(own);
    std::vector<float> distances;
    for (const anatomy::Muscle& muscle : reading.atlas->muscles)
    {
        for (const anatomy::TriggerPoint& point : muscle.triggerPoints)
        {
            const std::string& id = point.muscle.empty() ? muscle.id : point.muscle;
            const auto from = before.onMuscle(point.place, id);
            const auto to = after.onMuscle(point.place, id);
            ASSERT_TRUE(from && to) << point.id;
            const glm::dvec3 expected = figure_.warp().apply(glm::dvec3(from->position));
            distances.push_back(
                static_cast<float>(1000.0 * glm::distance(expected, glm::dvec3(to->position))));
            const bool fromNipple =
                anatomy::describe(point.place).find("nipple") != std::string::npos;
            EXPECT_LT(distances.back(), fromNipple ? kWorstFromNippleMm : kWorstMm) << point.id;
        }
    }
    ASSERT_GT(distances.size(), 200U);
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    EXPECT_LT(*middle, kMedianMm);
    RecordProperty("medianMm", std::to_string(*middle));
}

TEST(Figure, UnknownNamesListTheKnownOnes)
{
    const auto figure = Figure::read(kFigures, "femal");
    ASSERT_FALSE(figure);
    EXPECT_EQ(figure.error().kind(), core::ErrorKind::Usage);
    const std::string message = figure.error().message();
    EXPECT_NE(message.find("there are female, male and neutral"), std::string::npos) << message;
    EXPECT_NE(message.find("did you mean \"female\""), std::string::npos) << message;
}

struct Fault
{
    const char* from;
    const char* to;
    const char* reason;
    const char* where;
};

TEST(Figure, FaultyTablesAreRefusedWithPlaceAndRemedy)
{
    for (const Fault& fault : {
             Fault{"\"stature\": 1.630", "\"stature\": 163", "between 1.2 and 2.2 m",
                   "$.figures.female.stature"},
             Fault{"[80, 0.976, 0.976]", "[80, 0.976]", "[height, breadth, depth]",
                   "$.figures.female.body[1]"},
             Fault{"[80, 0.976, 0.976]", "[-80, 0.976, 0.976]", "sort the rows",
                   "$.figures.female.body[1]"},
             Fault{"[80, 0.976, 0.976]", "[80, 9.76, 0.976]", "between 0.5 and 2",
                   "$.figures.female.body[1][1]"},
             Fault{"[80, 0.976, 0.976]", "[80, \"wide\", 0.976]", "must be a number",
                   "$.figures.female.body[1][1]"},
             Fault{"\"arm\": [[0", "\"arms\": [[0", "needs a member \"arm\"", "$.figures.female"},
             Fault{"\"thick\": 9", "\"thick\": 90", "model more than that as a step",
                   "$.figures.female.skin.body.pads[0].thick"},
             Fault{"\"head\": {", "\"haed\": {", "there are body, foot, hand and head",
                   "$.figures.female.skin.haed"},
             Fault{"\"soften\": 9", "\"soften\": 0", "more than nothing",
                   "$.figures.female.skin.body.steps[0]"},
             Fault{"[1290, 0.92]", "[1290, 1.9]", "bring the factors of body and arm nearer",
                   "$.figures.female.body"},
         })
    {
        const std::string message = faultOf(fault.from, fault.to);
        EXPECT_TRUE(message.starts_with("figures.json: ")) << message;
        EXPECT_NE(message.find(fault.reason), std::string::npos) << fault.to << ": " << message;
        EXPECT_NE(message.find("(at " + std::string(fault.where)), std::string::npos) << message;
    }
}

TEST(Figure, FaultsAreMetBeforeAnythingIsBuilt)
{
    BuildOptions options;
    options.tables = kSource / "data/anatomy";
    options.figure = "giant";
    const auto body = sculptBody(options, [](std::string_view line) { FAIL() << line; });
    ASSERT_FALSE(body);
    EXPECT_EQ(body.error().kind(), core::ErrorKind::Usage);
}

TEST(Figure, PadsThickenTheSkinOnBothSidesOfTheMidline)
{
    const Figure figure = figureOf("female");
    SkinVolume skin({{-0.25f, 0.8f, -0.15f}, {0.0f, 1.0f, 0.15f}}, 0.01f);
    const float before = skin.distance({-0.155f, 0.875f, 0.0f});
    figure.skinExtras().shape("body", skin);
    EXPECT_LT(skin.distance({-0.155f, 0.875f, 0.0f}), before - 0.004f);
    EXPECT_NEAR(skin.distance({-0.02f, 0.83f, 0.14f}), before, 0.001f);
}

TEST(Report, SaysWhichFigureWasUndone)
{
    Report report;
    EXPECT_EQ(describe(report).find("Figure"), std::string::npos);
    report.undone = "female";
    EXPECT_NE(describe(report).find("Figure \"female\""), std::string::npos);
    EXPECT_NE(toJson(report).find("\"undoneFigure\": \"female\""), std::string::npos);
}

}  // namespace
}  // namespace knotlas::sculpt
