#include "app/atlas_check.h"
#include "app/fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace knotlas::app
{
namespace
{

// The small atlas as if it had been read from a file, with lines of our own.
io::AtlasReading reading(const anatomy::Atlas& atlas)
{
    io::AtlasReading made;
    made.folder = "atlas";
    made.atlas = atlas;
    int line = 1;
    for (const anatomy::Muscle& muscle : atlas.muscles)
    {
        for (const anatomy::TriggerPoint& point : muscle.triggerPoints)
        {
            made.triggerPoints.push_back({point.id, {"a.json", ++line, 1, {}, "", ""}});
            for (std::size_t z = 0; z < point.zones.size(); ++z)
            {
                for (std::size_t s = 0; s < point.zones[z].strokes.size(); ++s)
                {
                    made.strokes.push_back({point.id, z, s, {"a.json", 100 + line, 1, {}, "", ""}});
                }
            }
        }
    }
    for (std::size_t i = 0; i < atlas.declared.size(); ++i)
    {
        made.declaredAt.push_back({{"d.json", 1, 1, {}, "", ""},
                                   {"d.json", 2, 1, {}, "", ""},
                                   {"d.json", 3, 1, {}, "", ""}});
    }
    return made;
}

anatomy::Place leftOf(const char* landmark, float mm)
{
    return {anatomy::LandmarkPlace{landmark}, glm::vec3(-mm, 0.0f, 0.0f)};
}

bool says(const std::vector<io::Finding>& findings, const std::string& file, int line,
          const std::string& what)
{
    return std::ranges::any_of(findings, [&](const io::Finding& finding) {
        return finding.file == file && finding.line == line &&
               finding.severity == io::Severity::Warning &&
               finding.message.find(what) != std::string::npos;
    });
}

TEST(AtlasCheck, FindsPointsFarOutsideAndStrokesOnTheLeft)
{
    anatomy::Atlas atlas = *test::smallContent().atlas;
    anatomy::TriggerPoint& point = atlas.muscles[0].triggerPoints[1];
    point.zones[0].strokes[0].points = {leftOf("flank", 400.0f)};
    const auto findings = checkOnBody(reading(atlas), test::smallContent().body);
    EXPECT_TRUE(says(findings, "a.json", 2, "mm outside of \"outer\""));
    EXPECT_TRUE(says(findings, "a.json", 103, "lies on the left side as a whole"));
}

TEST(AtlasCheck, TellsWhereTheZonesDifferFromWhatIsDeclared)
{
    anatomy::Atlas atlas = *test::smallContent().atlas;
    anatomy::DeclaredRow row;
    row.id = "row";
    row.muscle = "outer muscle";
    row.triggerPoints = {"outer.1"};
    row.classicalCount = 2;
    row.essential = {{"belly", {"belly"}}};
    atlas.declared = {row};
    const auto findings = checkOnBody(reading(atlas), test::smallContent().body);
    EXPECT_TRUE(says(findings, "d.json", 1, "has 1 of 2 classical"));
    EXPECT_TRUE(says(findings, "d.json", 2, "the essential zones reach \"top\""));
    EXPECT_TRUE(says(findings, "d.json", 2, "do not reach \"belly\""));
    EXPECT_TRUE(says(findings, "d.json", 3, "the spillover zones reach \"top\""));
    EXPECT_TRUE(says(findings, "a.json", 3, "stands in no declared row"));
}

}  // namespace
}  // namespace knotlas::app
