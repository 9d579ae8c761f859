#include "sculpt/muscle_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace knotlas::sculpt
{
namespace
{

MuscleTable shippedTable()
{
    auto table =
        readMuscleTable(std::filesystem::path(KNOTLAS_SOURCE_DIR) / "data" / "anatomy" / "muscles");
    EXPECT_TRUE(table) << (table ? "" : table.error().message());
    return table ? *table : MuscleTable{};
}

std::set<std::string> partsOf(const MuscleTable& table)
{
    std::set<std::string> ids;
    for (const MuscleEntry& entry : table.muscles)
    {
        if (const auto* sheet = std::get_if<SheetShape>(&entry.shape))
        {
            for (const SheetStrip& strip : sheet->strips)
            {
                EXPECT_TRUE(ids.insert(strip.id).second) << strip.id << " is there twice";
            }
        }
        else
        {
            EXPECT_TRUE(ids.insert(entry.id).second) << entry.id << " is there twice";
        }
    }
    return ids;
}

// The message of the error that reading a table of `muscles` gives; empty when there is none.
std::string errorOf(const std::string& muscles)
{
    const auto folder = std::filesystem::path(testing::TempDir()) / "muscle_table_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "all.json")
        << R"({"fillings": [], "bones": [], "muscles": [)" << muscles << "]}";
    const auto table = readMuscleTable(folder);
    return table ? "" : table.error().message();
}

std::string strand(const std::string& members)
{
    return R"({"id": "a", "kind": "strand", "layer": 1, "superficial": true, "triangles": 100,)"
           R"( "radius": 1.5, "points": [[0, 0, 0], [0, 0.1, 0], [0, 0.2, 0]])" +
           members + "}";
}

TEST(MuscleTable, HoldsTheMusclesOfTheFirstAtlas)
{
    const std::set<std::string> ids = partsOf(shippedTable());
    for (const char* id :
         {"trapezius.upper", "trapezius.middle", "trapezius.lower", "levator_scapulae",
          "rhomboid.minor", "rhomboid.major", "piriformis", "gluteus_maximus", "gluteus_medius",
          "gluteus_minimus", "suboccipital.rectus_capitis_posterior_major",
          "suboccipital.rectus_capitis_posterior_minor", "suboccipital.obliquus_capitis_superior",
          "suboccipital.obliquus_capitis_inferior"})
    {
        EXPECT_TRUE(ids.contains(id)) << id;
    }
    EXPECT_GT(ids.size(), 150u);
}

TEST(MuscleTable, HoldsTheMusclesOfTrunkAndPelvis)
{
    const std::set<std::string> ids = partsOf(shippedTable());
    for (const char* id : {"multifidus.thoracic",
                           "multifidus.lumbar",
                           "multifidus.sacral",
                           "sternalis",
                           "pyramidalis",
                           "external_oblique.anterior",
                           "external_oblique.posterior",
                           "internal_oblique",
                           "transversus_abdominis",
                           "diaphragm",
                           "internal_intercostal.11",
                           "levator_ani.pubococcygeus",
                           "levator_ani.puborectalis",
                           "levator_ani.iliococcygeus",
                           "coccygeus",
                           "external_anal_sphincter",
                           "perineal.bulbospongiosus",
                           "perineal.ischiocavernosus",
                           "perineal.superficial_transverse",
                           "thoracolumbar_fascia"})
    {
        EXPECT_TRUE(ids.contains(id)) << id;
    }
}

TEST(MuscleTable, NoPartIsTheParentOfAnother)
{
    const std::set<std::string> ids = partsOf(shippedTable());
    for (const std::string& id : ids)
    {
        for (auto dot = id.find('.'); dot != std::string::npos; dot = id.find('.', dot + 1))
        {
            EXPECT_FALSE(ids.contains(id.substr(0, dot))) << id;
        }
    }
}

TEST(MuscleTable, RunsFromDeepToSuperficialOnTheRight)
{
    const MuscleTable table = shippedTable();
    EXPECT_TRUE(std::ranges::is_sorted(table.muscles, {}, &MuscleEntry::layer));
    for (const MuscleEntry& entry : table.muscles)
    {
        if (const auto* sweep = std::get_if<SweepShape>(&entry.shape); sweep && !entry.midline)
        {
            for (const Station& station : sweep->stations)
            {
                EXPECT_LT(station.centre.x, 0.0f) << entry.id;
            }
        }
    }
}

TEST(MuscleTable, ReadsAStrand)
{
    EXPECT_EQ(errorOf(strand("")), "");
}

TEST(MuscleTable, NamesThePlaceOfAFault)
{
    const std::string twice = strand("") + "," + strand("");
    EXPECT_NE(errorOf(twice).find("$.muscles[1].id"), std::string::npos) << errorOf(twice);
    const std::string unknown =
        R"({"id": "a", "kind": "cube", "layer": 1, "superficial": true, "triangles": 100})";
    EXPECT_NE(errorOf(unknown).find("$.muscles[0].kind"), std::string::npos) << errorOf(unknown);
    const std::string bare =
        R"({"id": "a", "kind": "sheet", "layer": 1, "superficial": true, "triangles": 100,)"
        R"( "strips": [{"rows": [], "profile": [[0, 1]], "tendon": [0, 0]}]})";
    EXPECT_NE(errorOf(bare).find("$.muscles[0].strips[0]"), std::string::npos) << errorOf(bare);
}

}  // namespace
}  // namespace knotlas::sculpt
