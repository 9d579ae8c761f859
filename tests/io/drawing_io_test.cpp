#include "io/drawing_io.h"
#include "io/file_bytes.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace knotlas::io
{
namespace
{

using anatomy::PainDepth;
using anatomy::PainDrawing;
using anatomy::PainQuality;

PainDrawing sample()
{
    PainDrawing drawing;
    drawing.date = "2026-03-09";
    drawing.note = "After a day at the desk; \"tight\"\nworse in the evening";
    drawing.areas.resize(2);
    drawing.areas[0].id = "neck";
    drawing.areas[0].colour = {213, 94, 0};
    drawing.areas[0].intensity = 6;
    drawing.areas[0].qualities = {PainQuality::Aching, PainQuality::Pressing};
    drawing.areas[0].strokes = {{false, 12.5f, {{-0.06f, 1.5f, -0.04f}, {-0.07f, 1.52f, -0.03f}}},
                                {true, 8.0f, {{-0.06f, 1.5f, -0.04f}}}};
    drawing.areas[1].id = "2";
    drawing.areas[1].colour = {0, 114, 178};
    drawing.areas[1].depth = PainDepth::Surface;
    drawing.areas[1].strokes = {{false, 20.0f, {{0.1f, 0.0f, -0.00001f}}}};
    return drawing;
}

std::vector<std::string> messages(const DrawingReading& reading)
{
    std::vector<std::string> texts;
    std::ranges::transform(reading.findings, std::back_inserter(texts),
                           [](const Finding& finding) { return format(finding); });
    return texts;
}

TEST(DrawingIo, WhatIsWrittenIsReadAgain)
{
    const test::TempFolder folder;
    const auto file = folder.path() / "a" / "drawing.json";
    ASSERT_TRUE(writeDrawing(file, sample()));
    const DrawingReading reading = readDrawing(file);
    ASSERT_TRUE(reading.drawing) << format(reading.findings);
    EXPECT_EQ(*reading.drawing, sample());
    EXPECT_EQ(drawingText(*reading.drawing), drawingText(sample()));
}

TEST(DrawingIo, ANameIsThereOnlyWhenItWasTyped)
{
    PainDrawing drawing = sample();
    EXPECT_EQ(drawingText(drawing).find("\"name\""), std::string::npos);
    drawing.name = "J. B.";
    EXPECT_NE(drawingText(drawing).find("\"name\": \"J. B.\""), std::string::npos);
}

TEST(DrawingIo, AnEmptyDrawingIsADocument)
{
    const test::TempFolder folder;
    const auto file = folder.write("e.json", drawingText({"2026-01-01", "", "", {}}));
    ASSERT_TRUE(readDrawing(file).drawing);
}

TEST(DrawingIo, WhatIsLeftOutHasAMeaning)
{
    const test::TempFolder folder;
    const auto file = folder.write("d.json", R"({"kind": "pain_drawing", "date": "2026-01-02",
        "areas": [{"intensity": 3, "strokes": [{"radius_mm": 10, "points": [[0, 1.2, 0.1]]}]},
                  {"intensity": 4, "strokes": [{"radius_mm": 10, "points": [[0, 1.1, 0.1]]}]}]})");
    const DrawingReading reading = readDrawing(file);
    ASSERT_TRUE(reading.drawing) << format(reading.findings);
    EXPECT_EQ(reading.drawing->areas[1].id, "2");
    EXPECT_EQ(reading.drawing->areas[1].depth, PainDepth::Deep);
    EXPECT_NE(reading.drawing->areas[0].colour, reading.drawing->areas[1].colour);
}

TEST(DrawingIo, EveryFaultIsToldWithItsPlaceAndWhatWasMeant)
{
    const test::TempFolder folder;
    const auto file = folder.write("d.json", R"({"kind": "pain_drawing", "date": "9.3.2026",
 "areas": [{"intensity": 12, "qualities": ["achng"], "strokes": [{"radius": 10, "points": []}]}]})");
    const DrawingReading reading = readDrawing(file);
    EXPECT_FALSE(reading.drawing);
    const std::vector<std::string> all = messages(reading);
    const auto has = [&](const char* text) {
        return std::ranges::any_of(all, [&](const std::string& message) {
            return message.find(text) != std::string::npos;
        });
    };
    EXPECT_TRUE(has("d.json:1:34: error: a date is written")) << format(reading.findings);
    EXPECT_TRUE(has("$.areas[0].intensity"));
    EXPECT_TRUE(has("did you mean \"aching\"?"));
    EXPECT_TRUE(has("\"radius_mm\" is missing"));
    EXPECT_TRUE(has("did you mean \"radius_mm\"?"));
    EXPECT_TRUE(has("$.areas[0].strokes[0].points)"));
}

}  // namespace
}  // namespace knotlas::io
