#include "core/text.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace knotlas::core
{
namespace
{

TEST(ParseDouble, WantsTheWholeToken)
{
    EXPECT_EQ(parseDouble("1.5"), 1.5);
    EXPECT_EQ(parseDouble("-2e-3"), -0.002);
    for (const char* bad : {"", " 1", "1 ", "1.5mm", "1,5", "0x10", "+1", "--1", "e5", "."})
    {
        EXPECT_FALSE(parseDouble(bad)) << bad;
    }
}

TEST(ParseDouble, RefusesWhatIsNotFinite)
{
    for (const char* bad : {"inf", "-inf", "nan", "NaN", "infinity", "1e999"})
    {
        EXPECT_FALSE(parseDouble(bad)) << bad;
    }
}

TEST(ParseInt, WantsTheWholeTokenWithinRange)
{
    EXPECT_EQ(parseInt("-42"), -42);
    EXPECT_EQ(parseInt("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
    for (const char* bad : {"", "4.0", "9223372036854775808", "1e3", " 1", "12a"})
    {
        EXPECT_FALSE(parseInt(bad)) << bad;
    }
}

TEST(FormatNumber, ReadsBackAsTheSameNumber)
{
    std::mt19937_64 random(1);
    std::uniform_int_distribution<std::uint64_t> anyBits;
    for (int i = 0; i < 10'000; ++i)
    {
        const double value = std::bit_cast<double>(anyBits(random));
        if (std::isfinite(value))
        {
            EXPECT_EQ(parseDouble(formatNumber(value)), value);
        }
    }
}

TEST(FormatFixed, KeepsTheDigitsAskedFor)
{
    EXPECT_EQ(formatFixed(1.0, 2), "1.00");
    EXPECT_EQ(formatFixed(-0.125, 1), "-0.1");
    EXPECT_EQ(formatFixed(63.6, 0), "64");
}

TEST(Split, KeepsEmptyParts)
{
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
    EXPECT_EQ(split("a,", ','), (std::vector<std::string_view>{"a", ""}));
}

TEST(Trim, TakesWhitespaceFromBothEnds)
{
    EXPECT_EQ(trim(" \t a b\r\n"), "a b");
    EXPECT_EQ(trim(" \n "), "");
}

TEST(Utf8, TellsValidFromInvalid)
{
    for (const char* good : {"", "plain", "Músculo", "→ Δ č", "\xf0\x9f\x98\x80", "\xef\xbf\xbf"})
    {
        EXPECT_TRUE(isValidUtf8(good)) << good;
    }
    for (const char* bad : {"\x80", "\xc0\xaf", "\xe2\x82", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                            "\xf8\x88\x80\x80\x80", "\xc3(", "\xe0\x80\x80"})
    {
        EXPECT_FALSE(isValidUtf8(bad));
    }
}

TEST(FoldForSearch, DropsCaseAndDiacritics)
{
    EXPECT_EQ(foldForSearch("Músculo"), "musculo");
    EXPECT_EQ(foldForSearch("ČŽŠ łódź Ÿ"), "czs lodz y");
    EXPECT_EQ(foldForSearch("C7–T1"), "c7–t1");
    EXPECT_EQ(foldForSearch("Can’t"), "can't");
}

TEST(IsoDate, IsADayOfTheCalendar)
{
    for (const auto* day : {"2026-03-09", "2024-02-29", "1999-12-31"})
    {
        EXPECT_TRUE(isIsoDate(day)) << day;
    }
    for (const auto* no :
         {"", "2026-3-9", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-32", "0000-01-01",
          "2026/01/01", "+026-01-01", "2026-01-01T10:00", "-026-01-01"})
    {
        EXPECT_FALSE(isIsoDate(no)) << no;
    }
}

TEST(EditDistance, IsAMetricOnShortWords)
{
    const std::array<std::string_view, 6> words{"", "a", "ab", "ba", "abc", "bca"};
    for (const auto a : words)
    {
        for (const auto b : words)
        {
            EXPECT_EQ(editDistance(a, b), editDistance(b, a));
            EXPECT_EQ(editDistance(a, b) == 0, a == b);
        }
    }
    EXPECT_EQ(editDistance("ab", "ba"), 1);  // swapped neighbours
    EXPECT_EQ(editDistance("kitten", "sitting"), 3);
}

TEST(DidYouMean, OffersTheNearestKnownWord)
{
    const std::vector<std::string> known{"acromion", "mastoid", "C7_spinous", "trapezius.upper"};
    EXPECT_EQ(suggest("acromoin", known), "acromion");
    EXPECT_EQ(suggest("c7_spinos", known), "C7_spinous");
    EXPECT_EQ(suggest("trapezius", known), "trapezius.upper");
    EXPECT_EQ(suggest("xylophone", known), std::nullopt);
    EXPECT_EQ(suggest("", known), std::nullopt);
    EXPECT_EQ(didYouMean("mastoit", known), " (did you mean \"mastoid\"?)");
    EXPECT_EQ(didYouMean("xylophone", known), "");
}

TEST(Text, FillsNamedPlaces)
{
    EXPECT_EQ(filled("Saved {file}", {{"file", "a.png"}}), "Saved a.png");
    EXPECT_EQ(filled("{b} of {a}", {{"a", "1"}, {"b", "2"}}), "2 of 1");
    EXPECT_EQ(filled("none", {{"a", "1"}}), "none");
}

}  // namespace
}  // namespace knotlas::core
