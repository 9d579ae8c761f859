#include "io/language_check.h"

#include <gtest/gtest.h>

namespace knotlas::io
{
namespace
{

TEST(LanguageCheck, FindsEachKindOfSlipOnce)
{
    const std::pair<const char*, const char*> cases[] = {
        {"It hurts at the the neck.", "the word \"the\" stands twice"},
        {"It hurts  here.", "two blanks"},
        {" It hurts.", "a blank stands at the beginning"},
        {"It hurts , often.", "\" ,\" in the punctuation"},
        {"It hurts (often.", "a bracket"},
        {"It hurts", "no full stop"},
        {"it hurts.", "small letter"},
        {"The fiber hurts.", "did you mean \"fibre\"?"},
        {"In the center.", "did you mean \"centre\"?"},
        {"Colors change.", "did you mean \"colours\"?"},
        {"It's there.", "write \"it is\""},
        {"Its a deep ache.", "did you mean \"it is a\"?"},
    };
    for (const auto& [text, message] : cases)
    {
        const auto slips = languageSlips(text, true);
        ASSERT_EQ(slips.size(), 1U) << text << (slips.empty() ? "" : ": " + slips.back());
        EXPECT_NE(slips[0].find(message), std::string::npos) << slips[0];
    }
}

TEST(LanguageCheck, LeavesGoodTextAlone)
{
    for (const char* text :
         {"The fibres of the middle part; grey skin, and tumours (rarely).", "What a pain!",
          "It is 0.5 to 1.5 cm below its border.", "He said \"stop.\"",
          "Colorectal disease, fever.", "The pain that had had its day.", "Up to 3 mm (see above).",
          "Diameter: 5 mm."})
    {
        EXPECT_EQ(languageSlips(text, true), std::vector<std::string>()) << text;
    }
    EXPECT_TRUE(languageSlips("front border of the muscle", false).empty());
}

TEST(LanguageCheck, ATextThatTwoPointsShareIsFoundWhereItStandsAgain)
{
    AtlasReading reading;
    reading.prose = {{"A deep ache.", {"a.json", 3, 5, {}, "", ""}, TextStyle::OwnSentences},
                     {"A deep ache.", {"a.json", 9, 5, {}, "", ""}, TextStyle::Sentences},
                     {"A deep ache.", {"b.json", 4, 5, {}, "", "$.x"}, TextStyle::OwnSentences}};
    const auto findings = checkLanguage(reading);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(format(findings[0]),
              "b.json:4:5: warning: the same text stands already in a.json:3 (at $.x)");
}

}  // namespace
}  // namespace knotlas::io
