#include "render/gl_fixture.h"
#include "render/small_scene.h"

#include <filesystem>
#include <fstream>
#include <iterator>

// Pictures of the small scene that somebody has looked at and accepted. On the stack that made them
// (tests/golden/ENV.txt) they must match closely; elsewhere the loose profile applies.
namespace knotlas
{
namespace
{

namespace fs = std::filesystem;
using scene::Emphasis;
using scene::ZoneStyle;

const fs::path kGoldens = fs::path(KNOTLAS_SOURCE_DIR) / "tests" / "golden";
const fs::path kCandidates = "golden";  // in the build folder, where the tests run

struct Profile
{
    int tolerance = 0;
    double share = 0.0;
};

constexpr Profile kPinned{2, 0.001};
constexpr Profile kLoose{16, 0.005};

std::string contentOf(const fs::path& file)
{
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class GoldenTest : public test::GlTest
{
  protected:
    void compare(const std::string& name, const scene::Scene& scene)
    {
        const io::Image actual = draw(scene, 8);
        const std::string environment =
            renderer().info().renderer + '\n' + renderer().info().version + '\n';
        const bool pinned = contentOf(kGoldens / "ENV.txt") == environment;
        const Profile profile = pinned ? kPinned : kLoose;
        const auto golden = io::readPng(kGoldens / (name + ".png"));
        const double share = golden ? io::differingShare(*golden, actual, profile.tolerance) : 1.0;
        if (share <= profile.share)
        {
            return;
        }
        fs::create_directories(kCandidates);
        EXPECT_TRUE(io::writePng(kCandidates / (name + ".png"), actual));
        std::ofstream(kCandidates / "ENV.txt") << environment;
        if (golden)
        {
            EXPECT_TRUE(io::writePng(kCandidates / (name + ".expected.png"), *golden));
            EXPECT_TRUE(io::writePng(kCandidates / (name + ".difference.png"),
                                     io::differencePicture(*golden, actual)));
        }
        ADD_FAILURE() << (golden ? "differs" : "has no golden yet") << ": " << name << " ("
                      << 100.0 * share << " % of pixels). Look at "
                      << fs::absolute(kCandidates / (name + ".png"))
                      << "; to accept it: scripts/accept_goldens.sh " << fs::current_path();
    }
};

scene::Scene paintedScene()
{
    scene::Scene scene = test::smallScene();
    scene.paints.push_back(test::paintOf(scene, {0.03f, 0.62f, 0.2f}, 0.13f, ZoneStyle::Solid, 1));
    scene.paints.push_back(test::paintOf(scene, {0.13f, 0.55f, 0.18f}, 0.13f, ZoneStyle::Solid, 2));
    scene.paints.push_back(
        test::paintOf(scene, {0.05f, 1.00f, 0.2f}, 0.20f, ZoneStyle::Stippled, 1));
    return scene;
}

TEST_F(GoldenTest, skin)
{
    compare("skin", test::smallScene());
}

TEST_F(GoldenTest, skinDark)
{
    scene::Scene scene = test::smallScene();
    scene.look.theme = scene::Theme::Dark;
    compare("skin_dark", scene);
}

TEST_F(GoldenTest, zones)
{
    compare("zones", paintedScene());
}

TEST_F(GoldenTest, windowAndSelection)
{
    scene::Scene scene = paintedScene();
    test::openWindow(scene);
    for (scene::Drawable& drawable : scene.drawables)
    {
        drawable.emphasis = Emphasis::Subdued;
    }
    scene.drawables[test::kRightMuscle].emphasis = Emphasis::Selected;
    compare("window", scene);
}

TEST_F(GoldenTest, inside)
{
    compare("inside", test::smallSceneInside());
}

TEST_F(GoldenTest, fadedSkinAndHoveredMuscle)
{
    scene::Scene scene = paintedScene();
    scene.drawables[test::kSkin].opacity = 0.35f;
    scene.drawables[test::kRightMuscle].opacity = 0.5f;
    scene.drawables[test::kLeftMuscle].emphasis = Emphasis::Hovered;
    compare("faded", scene);
}

}  // namespace
}  // namespace knotlas
