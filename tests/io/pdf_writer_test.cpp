#include "io/pdf_writer.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace knotlas::io
{
namespace
{

Fonts fonts()
{
    core::Result<Fonts> loaded = Fonts::load("/usr/share/fonts/truetype/dejavu");
    KNOTLAS_ASSERT(loaded.has_value());
    return *std::move(loaded);
}

Document sample()
{
    Document document;
    document.title = "Sample";
    document.date = "2026-03-09";
    auto image = std::make_shared<Image>();
    image->width = 4;
    image->height = 3;
    image->rgba.assign(4 * 3 * 4, 128);
    document.pages.resize(2);
    document.pages[0].items = {
        RectItem{{40, 40}, {200, 90}, 4.0f, {true, {1, 0.9f, 0.9f}, 1.0f, {0.6f, 0, 0}}},
        CircleItem{{60, 60}, 5.0f, {true, {0, 0, 0}, 0.0f, {}}},
        PathItem{{{40, 100}, {200, 100}}, {false, {}, 0.5f, {0, 0, 0}}},
        ImageItem{{40, 120}, {120, 180}, image},
        TextItem{{70, 64}, "Naïve müscle – 3 cm²", FontFace::Bold, 10.0f, {0, 0, 0}},
        LinkItem{{40, 120}, {120, 180}, "https://example.org/?a='b'", 0},
        LinkItem{{40, 40}, {120, 90}, "", 1}};
    document.pages[1].items = {TextItem{{40, 60}, "Second", FontFace::Regular, 9.0f, {0, 0, 0}}};
    document.outline = {{"First", 0, false}, {"Second", 1, true}};
    return document;
}

TEST(PdfWriter, TheSameDocumentGivesTheSameBytes)
{
    const Fonts letters = fonts();
    const auto first = pdfBytes(sample(), letters);
    const auto second = pdfBytes(sample(), fonts());
    ASSERT_TRUE(first && second);
    EXPECT_TRUE(first->starts_with("%PDF-1.5"));
    EXPECT_EQ(*first, *second);
    EXPECT_NE(first->find("20260309"), std::string::npos);
    Document other = sample();
    other.pages[1].items.clear();
    EXPECT_NE(*pdfBytes(other, letters), *first);
}

TEST(PdfWriter, WithoutADateNoneIsTold)
{
    Document document = sample();
    document.date.clear();
    const auto bytes = pdfBytes(document, fonts());
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->find("/CreationDate"), std::string::npos);
}

TEST(PdfWriter, AFolderThatCannotBeWrittenIsAnError)
{
    const core::Result<void> written = writePdf("/proc/no/such/place.pdf", sample(), fonts());
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind(), core::ErrorKind::Machine);
}

TEST(Fonts, MeasuresWholeLettersAndGrowsWithSize)
{
    const Fonts letters = fonts();
    const float one = letters.width("Muskel", FontFace::Regular, 10.0f);
    EXPECT_GT(one, 20.0f);
    EXPECT_NEAR(letters.width("Muskel", FontFace::Regular, 20.0f), 2.0f * one, 1e-3f);
    EXPECT_GT(letters.width("Muskel", FontFace::Bold, 10.0f), one);
    EXPECT_NEAR(letters.width("é", FontFace::Regular, 10.0f),
                letters.width("e", FontFace::Regular, 10.0f), 1e-3f);
    EXPECT_EQ(letters.width("", FontFace::Regular, 10.0f), 0.0f);
    EXPECT_GT(letters.width("\xff\xc3", FontFace::Regular, 10.0f), 0.0f);  // broken UTF-8
}

TEST(Fonts, KnowsWhatItCannotWrite)
{
    const Fonts letters = fonts();
    EXPECT_TRUE(letters.covers("Fernández-de-las-Peñas – αβγ ±", FontFace::Regular));
    EXPECT_FALSE(letters.covers("からだ", FontFace::Regular));
    EXPECT_FALSE(Fonts::load("there/is/no/such/folder"));
}

}  // namespace
}  // namespace knotlas::io
