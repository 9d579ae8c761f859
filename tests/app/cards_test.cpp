#include "app/cards.h"
#include "app/fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace knotlas::app
{
namespace
{

class Cards : public testing::Test
{
  protected:
    Cards()
    {
        press_.content = test::smallContent();
        press_.measure = [](const std::string& text, io::FontFace, float size) {
            return 0.5f * size * static_cast<float>(text.size());
        };
        press_.photograph = [](const Shot& shot, int width, int height) {
            // A picture that tells what was in it: whether a muscle was shown, and how much paint.
            io::Image image{width, height, {}};
            const auto value = static_cast<std::uint8_t>(10 * shot.state.doc.selected.size() +
                                                         100 * shot.paints.size());
            image.rgba.assign(
                static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, value);
            return core::Result<io::Image>(std::move(image));
        };
        for (const anatomy::Muscle& muscle : press_.content.atlas->muscles)
        {
            muscles_.push_back(&muscle);
        }
    }

    Press press_;
    std::vector<const anatomy::Muscle*> muscles_;
};

TEST_F(Cards, EveryPointAndEveryMuscleHasANote)
{
    const auto package = cardPackage(press_, muscles_);
    ASSERT_TRUE(package);
    ASSERT_EQ(package->kinds.size(), 2U);
    EXPECT_EQ(package->kinds[0].notes.size(), 3U);
    EXPECT_EQ(package->kinds[1].notes.size(), 2U);
    for (const io::CardKind& kind : package->kinds)
    {
        for (const io::CardNote& note : kind.notes)
        {
            EXPECT_EQ(note.fields.size(), kind.fieldNames.size());
            EXPECT_EQ(note.deck, "Knotlas::Trunk");
        }
    }
}

TEST_F(Cards, EveryPictureThatIsNamedIsThere)
{
    const auto package = cardPackage(press_, muscles_);
    ASSERT_TRUE(package);
    std::set<std::string> media;
    for (const io::CardMedium& medium : package->media)
    {
        EXPECT_TRUE(media.insert(medium.name).second);
        EXPECT_GT(medium.bytes.size(), 100U);
    }
    std::size_t named = 0;
    for (const io::CardNote& note : package->kinds[0].notes)
    {
        for (const std::string& field : note.fields)
        {
            if (field.starts_with("<img src=\""))
            {
                ++named;
                EXPECT_TRUE(media.contains(field.substr(10, field.find('"', 10) - 10)));
            }
        }
    }
    EXPECT_EQ(named, media.size());
}

TEST_F(Cards, TheQuestionDoesNotNameItsAnswer)
{
    const auto package = cardPackage(press_, muscles_);
    ASSERT_TRUE(package);
    const io::CardKind& kind = package->kinds[0];
    EXPECT_EQ(kind.templates[0].front.find("{{Point}}"), std::string::npos);
    for (const io::CardNote& note : kind.notes)
    {
        const std::string& words = note.fields[1];
        EXPECT_EQ(words.substr(words.find("alt=")).find("muscle"), std::string::npos) << words;
    }
}

TEST_F(Cards, TheTableHasOneRowForEachCard)
{
    const std::string table = cardTable(press_.content, muscles_);
    EXPECT_EQ(std::ranges::count(table, '\n'), 1 + 2 * 3 + 2 * 2);
    EXPECT_TRUE(table.starts_with("id,question,answer,"));
    EXPECT_NE(table.find("Where does Outer muscle TrP1 send pain?"), std::string::npos);
}

}  // namespace
}  // namespace knotlas::app
