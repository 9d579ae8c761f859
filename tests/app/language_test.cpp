#include "anatomy/atlas.h"
#include "app/app_state.h"
#include "app/commands.h"
#include "app/fixture.h"
#include "app/language.h"
#include "app/language_reader.h"
#include "app/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace knotlas::app
{
namespace
{

// Keys that the program puts together from a word of the atlas.
std::set<std::string> keysOfWords()
{
    std::set<std::string> keys;
    const auto add = [&](std::string_view word) { keys.insert("point." + std::string(word)); };
    using namespace anatomy;
    for (const auto how : {Palpation::Flat, Palpation::Pincer, Palpation::FlatOrPincer,
                           Palpation::Internal, Palpation::NotPalpable})
    {
        add(toString(how));
    }
    for (const auto depth : {Depth::Superficial, Depth::Intermediate, Depth::Deep})
    {
        add(toString(depth));
    }
    for (const auto basis : {Basis::SeveralSources, Basis::OneSource, Basis::ToBeConfirmed})
    {
        add(toString(basis));
    }
    for (const auto confidence : {Confidence::High, Confidence::Moderate, Confidence::Low})
    {
        add(toString(confidence));
    }
    add("confidence");
    return keys;
}

// Whatever looks like a key in the sources of the panels, and in what they copy as text.
std::set<std::string> keysAskedFor()
{
    std::set<std::string> keys = keysOfWords();
    const std::regex literal("\"([a-z]+\\.[a-z_]+)\"");
    const std::filesystem::path source = std::filesystem::path(KNOTLAS_SOURCE_DIR) / "src";
    std::vector<std::filesystem::path> files{source / "app" / "learn_mode.cpp"};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source / "ui"))
    {
        if (entry.path().extension() == ".cpp")
        {
            files.push_back(entry.path());
        }
    }
    for (const std::filesystem::path& file : files)
    {
        std::ifstream in(file, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at)
        {
            keys.insert((*at)[1]);
        }
    }
    return keys;
}

TEST(Language, EnglishHasEveryKeyThatIsAskedForAndNoOther)
{
    std::set<std::string> known;
    for (const auto& [key, text] : Language::english()->strings())
    {
        known.insert(key);
    }
    EXPECT_EQ(known, keysAskedFor());
}

TEST(Language, WhatALanguageLacksIsEnglish)
{
    const Language german({{"layers.skin", "Haut"}}, {{"bone.femur", "Oberschenkelknochen"}});
    EXPECT_EQ(german.text("layers.skin"), "Haut");
    EXPECT_EQ(german.text("layers.deep"), Language::english()->text("layers.deep"));
    EXPECT_EQ(german.text("no.such_key"), "no.such_key");
    EXPECT_EQ(german.name("bone.femur"), "Oberschenkelknochen");
    EXPECT_EQ(german.name("bone.tibia"), "Shin bone");
    EXPECT_EQ(german.name("bone.nothing"), "");
}

TEST(Language, EveryNameHasItsLatinOne)
{
    const auto english =
        parseTexts(embeddedLanguageFiles().find("en/names.json")->second, "names", "en/names.json");
    const auto latin =
        parseTexts(embeddedLanguageFiles().find("la/names.json")->second, "names", "la/names.json");
    ASSERT_TRUE(english && latin);
    ASSERT_EQ(english->size(), latin->size());
    for (const auto& [node, name] : *english)
    {
        EXPECT_FALSE(latinName(node).empty()) << node;
    }
}

TEST(Language, FaultsOfAFileNameTheirPlace)
{
    const auto messageOf = [](const std::string& json) {
        const auto texts = parseTexts(json, "strings", "x.json");
        return texts ? std::string() : texts.error().message();
    };
    EXPECT_EQ(messageOf(R"({"kind": "strings", "texts": {"a.b": "c"}})"), "");
    EXPECT_NE(messageOf(R"({"kind": "strings", "texts": {"a.b": ""}})").find("x.json:1:"),
              std::string::npos);
    EXPECT_NE(messageOf(R"({"kind": "names", "texts": {}})").find("no file of the kind"),
              std::string::npos);
    EXPECT_NE(messageOf("{").find("x.json:1:"), std::string::npos);
}

TEST(Language, NamesFollowTheNamingLive)
{
    AppState state = test::smallState();
    EXPECT_EQ(displayName(state, "outer.upper"), "Outer muscle");
    Interpreter interpreter;
    ASSERT_TRUE(interpreter.apply(state, *parseCommand("set-naming latin"), 1.0));
    EXPECT_EQ(displayName(state, "outer.upper"), "M. externus");
    EXPECT_EQ(search(state, "externus").front().title, "M. externus");
    EXPECT_EQ(search(state, "outer").front().title, "M. externus");
    ASSERT_TRUE(interpreter.apply(state, *parseCommand("toggle-naming"), 2.0));
    EXPECT_EQ(search(state, "externus").front().title, "Outer muscle");
    EXPECT_EQ(nameOf(state, {"femur", anatomy::PartKind::Bone, core::Side::Right, {}}),
              "Thigh bone");
    state.view.naming = Naming::Latin;
    EXPECT_EQ(nameOf(state, {"femur", anatomy::PartKind::Bone, core::Side::Right, {}}), "Femur");
    EXPECT_EQ(nameOf(state, {"stone", anatomy::PartKind::Bone, core::Side::Right, {}}), "Stone");
}

TEST(Language, AFolderIsALanguage)
{
    const std::filesystem::path folder =
        std::filesystem::path(KNOTLAS_SOURCE_DIR) / "data" / "lang";
    const auto english = readLanguage(folder / "en");
    ASSERT_TRUE(english) << english.error().message();
    EXPECT_EQ((*english)->strings(), Language::english()->strings());
    const auto namesOnly = readLanguage(folder / "la");
    ASSERT_TRUE(namesOnly) << namesOnly.error().message();
    EXPECT_EQ((*namesOnly)->name("bone.tibia"), "Tibia");
    EXPECT_EQ((*namesOnly)->text("layers.deep"), "Deep");
    EXPECT_FALSE(readLanguage(folder / "none"));
}

TEST(Language, LatinNamesAreShort)
{
    EXPECT_EQ(shortLatin("musculus trapezius, pars descendens"), "M. trapezius, pars descendens");
    EXPECT_EQ(shortLatin("musculi rhomboidei"), "Mm. rhomboidei");
    EXPECT_EQ(shortLatin("diaphragma"), "Diaphragma");
}

}  // namespace
}  // namespace knotlas::app
