#include "app/commands.h"
#include "app/language.h"
#include "app/palette.h"
#include "ui/keyboard.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace knotlas::ui
{
namespace
{

std::string sourceOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void collect(const std::string& text, const std::regex& literal, std::set<std::string>& phrases)
{
    for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at)
    {
        for (std::size_t group = 1; group < at->size(); ++group)
        {
            phrases.insert((*at)[group]);
        }
    }
}

// What the tables of the program say, and the literals that the panels give to their widgets.
std::set<std::string> phrasesOfTheProgram()
{
    std::set<std::string> phrases;
    for (const app::CommandSpec& spec : app::commandTable())
    {
        phrases.emplace(spec.group);
        phrases.emplace(spec.help);
    }
    for (const auto& table : {app::gestureTable(), panelKeys()})
    {
        for (const app::GestureSpec& gesture : table)
        {
            phrases.emplace(gesture.gesture);
            phrases.emplace(gesture.help);
        }
    }
    for (const app::Palette& palette : app::palettes())
    {
        phrases.emplace(palette.name);
    }
    for (const app::SkinTone& tone : app::skinTones())
    {
        phrases.emplace(tone.name);
    }
    const std::filesystem::path source = std::filesystem::path(KNOTLAS_SOURCE_DIR) / "src";
    const std::regex widgets(R"re((?:iconButton\(frame, |dialog\(frame, [\w:]+, )"([^"]+)")re");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source / "ui"))
    {
        if (entry.path().extension() == ".cpp")
        {
            collect(sourceOf(entry.path()), widgets, phrases);
        }
    }
    collect(sourceOf(source / "ui/overlay/view_buttons.cpp"),
            std::regex(R"re(\{"([^"]+)", "[^"]+", "[a-z]*", "([^"]+)"\})re"), phrases);
    collect(sourceOf(source / "ui/overlay/axis_cube.cpp"),
            std::regex(R"re(\{"([A-Z][a-z]+)", "[a-z]+", \{)re"), phrases);
    collect(sourceOf(source / "app/annotations.cpp"),
            std::regex(R"re(add\(seen\[slot\]\.\w+, \w+, "([^"]+)"\))re"), phrases);
    const std::regex says(R"re(\bsa(?:y|id)\("([^"]+)"\))re");
    for (const char* file :
         {"anatomy/locate.cpp", "app/search.cpp", "shell/window.cpp", "shell/window_pictures.cpp"})
    {
        collect(sourceOf(source / file), says, phrases);
    }
    collect(sourceOf(source / "ui/panels/save_picture.cpp"),
            std::regex(R"re(\{"([^"]+)", "[^"]*", \d+, \d+\})re"), phrases);
    collect(sourceOf(source / "app/picture_plan.cpp"), std::regex(R"re("(from [a-z ]+)")re"),
            phrases);
    phrases.insert("a real-time atlas of myofascial trigger points and their referred pain.");
    return phrases;
}

TEST(Phrases, TheEnglishFileHasWhatTheProgramSaysAndNothingElse)
{
    std::set<std::string> known;
    for (const auto& [phrase, text] : app::Language::english()->phrases())
    {
        known.insert(phrase);
        EXPECT_EQ(phrase, text);
    }
    const std::set<std::string> said = phrasesOfTheProgram();
    EXPECT_GT(said.size(), 100U);
    for (const std::string& phrase : said)
    {
        EXPECT_TRUE(known.contains(phrase)) << "missing: " << phrase;
    }
    for (const std::string& phrase : known)
    {
        EXPECT_TRUE(said.contains(phrase)) << "nobody says: " << phrase;
    }
}

TEST(Phrases, AreSaidInTheChosenLanguage)
{
    const app::Language german({}, {}, {{"Undo", "Rückgängig"}});
    EXPECT_EQ(german.said("Undo"), "Rückgängig");
    EXPECT_EQ(german.said("Redo"), "Redo");
}

}  // namespace
}  // namespace knotlas::ui
