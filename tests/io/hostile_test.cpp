#include "io/atlas_reader.h"
#include "io/body_reader.h"
#include "io/drawing_io.h"
#include "io/file_bytes.h"
#include "io/lesson.h"
#include "io/quiz_results.h"
#include "io/settings.h"
#include "support/limited_child.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace knotlas::io
{
namespace
{

namespace fs = std::filesystem;

// What a file from elsewhere may do to us: nothing. Each is read in a process of its own.
enum Outcome
{
    kRefused = 10,
    kAccepted = 11,
    kNoMessage = 12,
};

std::vector<fs::path> filesIn(const char* folder)
{
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry :
         fs::directory_iterator(fs::path(KNOTLAS_SOURCE_DIR) / "tests" / "hostile" / folder))
    {
        files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

void expectRefused(const fs::path& file, const std::function<int()>& read)
{
    const test::ChildEnd end = test::runLimited(read);
    EXPECT_TRUE(end.exited) << file << " ended with signal " << end.signal;
    EXPECT_EQ(end.status, kRefused) << file;
}

int tryBody(const fs::path& file)
{
    const core::Result<anatomy::Body> body = readBody(file);
    if (body)
    {
        return kAccepted;
    }
    // The message names the file and says more than that.
    const std::string name = file.filename().string();
    const std::string& message = body.error().message();
    const std::size_t at = message.find(name);
    return at != std::string::npos && message.size() > at + name.size() + 4 ? kRefused : kNoMessage;
}

TEST(Hostile, bodiesAreRefused)
{
    const std::vector<fs::path> files = filesIn("bodies");
    EXPECT_GT(files.size(), 40U);
    for (const fs::path& file : files)
    {
        expectRefused(file, [&file] { return tryBody(file); });
    }
}

// Bodies with a few bytes changed at random: read or refused, but nothing else.
TEST(Hostile, damagedBodiesNeverCrash)
{
    const test::TempFolder folder;
    for (const char* name : {"small.glb", "small.obj", "small.ply", "small.stl"})
    {
        const fs::path file = fs::path(KNOTLAS_SOURCE_DIR) / "tests" / "hostile" / "sound" / name;
        const core::Result<std::string> sound = readFile(file, 1 << 20);
        ASSERT_TRUE(sound) << sound.error().message();
        ASSERT_TRUE(readBody(file)) << readBody(file).error().message();
        std::mt19937 random(11);
        for (int round = 0; round < 300; ++round)
        {
            std::string damaged = *sound;
            for (int i = 0; i < 1 + round % 4; ++i)
            {
                damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
            }
            const core::Result<anatomy::Body> body = readBody(folder.write(name, damaged));
            EXPECT_TRUE(body || !body.error().message().empty());
        }
    }
}

TEST(Hostile, atlasFilesAreRefused)
{
    const std::vector<fs::path> files = filesIn("json");
    EXPECT_GT(files.size(), 15U);
    for (const fs::path& file : files)
    {
        expectRefused(file, [&file] {
            const AtlasReading reading = readAtlas(file);
            return reading.atlas ? kAccepted : hasErrors(reading.findings) ? kRefused : kNoMessage;
        });
    }
}

TEST(Hostile, aFolderOfThemIsRefusedAsAWhole)
{
    const fs::path folder = fs::path(KNOTLAS_SOURCE_DIR) / "tests" / "hostile" / "json";
    expectRefused(folder, [&folder] {
        const AtlasReading reading = readAtlas(folder);
        return reading.atlas ? kAccepted : kRefused;
    });
}

TEST(Hostile, settingsFallBackToDefaults)
{
    for (const fs::path& file : filesIn("json"))
    {
        expectRefused(file, [&file] {
            return readSettings(file).settings == Settings{} ? kRefused : kAccepted;
        });
    }
}

TEST(Hostile, drawingsAreRefused)
{
    std::vector<fs::path> files = filesIn("drawings");
    EXPECT_GT(files.size(), 60U);
    std::ranges::copy(filesIn("json"), std::back_inserter(files));
    // Too large to lie beside the others.
    const test::TempFolder folder;
    const std::string head = R"({"kind": "pain_drawing", "date": "2026-03-09", )";
    const std::string stroke = R"({"radius_mm":9,"points":[[0,1,0]]},)";
    const std::string text =
        head + R"("note": ")" + std::string(3'900'000, 'x') + R"(", "areas": []})";
    std::string strokes;
    for (int i = 0; i < 21'000; ++i)
    {
        strokes += stroke;
    }
    strokes.pop_back();
    files.push_back(
        folder.write("many_strokes.json",
                     head + R"("areas": [{"intensity": 5, "strokes": [)" + strokes + "]}]}"));
    files.push_back(folder.write("huge_note.json", text));
    files.push_back(folder.write("huge_file.json", text + std::string(1 << 20, ' ')));
    for (const fs::path& file : files)
    {
        expectRefused(file, [&file] {
            const DrawingReading reading = readDrawing(file);
            return reading.drawing               ? kAccepted
                   : hasErrors(reading.findings) ? kRefused
                                                 : kNoMessage;
        });
    }
}

TEST(Hostile, quizResultsAreRefused)
{
    std::vector<fs::path> files = filesIn("quiz");
    EXPECT_GT(files.size(), 25U);
    std::ranges::copy(filesIn("json"), std::back_inserter(files));
    for (const fs::path& file : files)
    {
        expectRefused(file, [&file] {
            const QuizResultsReading reading = readQuizResults(file);
            return reading.results               ? kAccepted
                   : hasErrors(reading.findings) ? kRefused
                                                 : kNoMessage;
        });
    }
}

TEST(Hostile, lessonsAreRefused)
{
    std::vector<fs::path> files = filesIn("lessons");
    EXPECT_GT(files.size(), 20U);
    std::ranges::copy(filesIn("json"), std::back_inserter(files));
    for (const fs::path& file : files)
    {
        expectRefused(file, [&file] {
            const LessonReading reading = readLesson(file);
            return reading.lesson ? kAccepted : hasErrors(reading.findings) ? kRefused : kNoMessage;
        });
    }
}

TEST(Hostile, foldersAndMissingFilesAreRefused)
{
    EXPECT_FALSE(readBody(fs::path(KNOTLAS_SOURCE_DIR) / "tests"));
    EXPECT_FALSE(readBody("there/is/no/such.glb"));
    EXPECT_FALSE(readDrawing("there/is/no/such.json").drawing);
    EXPECT_FALSE(readLesson("there/is/no/such.json").lesson);
    EXPECT_FALSE(readAtlas("there/is/no/such/folder").atlas);
    EXPECT_TRUE(hasErrors(readAtlas("there/is/no/such/folder").findings));
}

}  // namespace
}  // namespace knotlas::io
