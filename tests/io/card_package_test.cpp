#include "io/card_package.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <zip.h>

#include <algorithm>
#include <map>
#include <set>

namespace knotlas::io
{
namespace
{

CardPackage sample()
{
    CardKind kind;
    kind.name = "Kind";
    kind.fieldNames = {"Id", "Front", "Back"};
    kind.templates = {{"One", "{{Front}}", "{{Back}}"}, {"Two", "{{Back}}", "{{Front}}"}};
    kind.css = ".card {}";
    kind.notes = {{"abc", "Top::Neck", {"abc", "<img src=\"a.jpg\">", "x"}, {"knotlas", "neck"}},
                  {"def", "Top::Hip", {"def", "y \"quoted\"", "z\n1"}, {}}};
    CardPackage package;
    package.title = "Top";
    package.kinds = {kind};
    package.media = {{"a.jpg", std::string("\xff\xd8\x00picture", 10)}};
    return package;
}

// The files of a package.
std::map<std::string, std::string> unpacked(const std::filesystem::path& file)
{
    std::map<std::string, std::string> files;
    zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY, nullptr);
    EXPECT_NE(archive, nullptr);
    for (zip_int64_t i = 0; archive != nullptr && i < zip_get_num_entries(archive, 0); ++i)
    {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_stat_t stat;
        EXPECT_EQ(zip_stat_index(archive, index, 0, &stat), 0);
        std::string bytes(stat.size, '\0');
        zip_file_t* entry = zip_fopen_index(archive, index, 0);
        EXPECT_EQ(zip_fread(entry, bytes.data(), bytes.size()),
                  static_cast<zip_int64_t>(bytes.size()));
        zip_fclose(entry);
        files[stat.name] = bytes;
    }
    zip_discard(archive);
    return files;
}

// All rows of a query, values as text.
std::vector<std::vector<std::string>> rows(const std::filesystem::path& database, const char* sql)
{
    std::vector<std::vector<std::string>> result;
    sqlite3* opened = nullptr;
    EXPECT_EQ(sqlite3_open_v2(database.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(opened, sql, -1, &statement, nullptr), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW)
    {
        std::vector<std::string> row;
        for (int i = 0; i < sqlite3_column_count(statement); ++i)
        {
            const auto* text = sqlite3_column_text(statement, i);
            row.emplace_back(reinterpret_cast<const char*>(text));
        }
        result.push_back(row);
    }
    sqlite3_finalize(statement);
    sqlite3_close(opened);
    return result;
}

class Package : public testing::Test
{
  protected:
    void SetUp() override
    {
        const auto file = folder_.path() / "cards.apkg";
        ASSERT_TRUE(writePackage(file, sample()));
        files_ = unpacked(file);
        database_ = folder_.write("collection.anki2", files_["collection.anki2"]);
    }

    test::TempFolder folder_;
    std::map<std::string, std::string> files_;
    std::filesystem::path database_;
};

TEST_F(Package, HoldsTheCollectionAndItsMedia)
{
    EXPECT_EQ(files_.size(), 3U);
    EXPECT_EQ(files_["media"], R"({"0":"a.jpg"})");
    EXPECT_EQ(files_["0"], sample().media[0].bytes);
    EXPECT_EQ(rows(database_, "PRAGMA integrity_check")[0][0], "ok");
    const auto col = rows(database_, "SELECT ver, models, decks, conf, dconf FROM col");
    ASSERT_EQ(col.size(), 1U);
    EXPECT_EQ(col[0][0], "11");
    EXPECT_NE(col[0][1].find(R"("name":"Kind")"), std::string::npos);
    for (const char* deck : {"Top", "Top::Neck", "Top::Hip"})
    {
        EXPECT_NE(col[0][2].find("\"name\":\"" + std::string(deck) + "\""), std::string::npos);
    }
}

TEST_F(Package, EveryNoteHasItsCards)
{
    const auto notes = rows(database_, "SELECT id, guid, tags, flds, sfld, csum FROM notes");
    ASSERT_EQ(notes.size(), 2U);
    const auto cards = rows(database_, "SELECT id, nid, did, ord FROM cards ORDER BY nid, ord");
    ASSERT_EQ(cards.size(), 4U);
    std::set<std::string> ids;
    for (const auto& card : cards)
    {
        EXPECT_TRUE(ids.insert(card[0]).second);
    }
    for (const auto& note : notes)
    {
        EXPECT_TRUE(ids.insert(note[0]).second);
        EXPECT_EQ(note[1].size(), 10U);
        const auto own =
            std::ranges::count_if(cards, [&](const auto& c) { return c[1] == note[0]; });
        EXPECT_EQ(own, 2);
        if (note[4] == "abc")
        {
            EXPECT_EQ(note[2], " knotlas neck ");
            EXPECT_EQ(note[3], "abc\x1f<img src=\"a.jpg\">\x1fx");
            EXPECT_EQ(note[5], std::to_string(0xa9993e36U));  // SHA-1 of "abc", FIPS 180-1
        }
    }
    EXPECT_NE(notes[0][1], notes[1][1]);
}

TEST_F(Package, CardsLieInTheDecksThatExist)
{
    const std::string decks = rows(database_, "SELECT decks FROM col")[0][0];
    for (const auto& card : rows(database_, "SELECT DISTINCT did FROM cards"))
    {
        EXPECT_NE(decks.find("\"" + card[0] + "\":{"), std::string::npos);
    }
}

TEST(CardPackage, TheSameCardsGiveTheSameBytesAndKeepTheirIds)
{
    const auto first = packageBytes(sample());
    const auto second = packageBytes(sample());
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second);

    // One note alone has the id that it has among others.
    const test::TempFolder folder;
    const auto idOf = [&](const CardPackage& package) {
        const auto file = folder.path() / "x.apkg";
        EXPECT_TRUE(writePackage(file, package));
        const auto database = folder.write("x.anki2", unpacked(file)["collection.anki2"]);
        return rows(database, "SELECT id, guid FROM notes WHERE sfld = 'def'")[0];
    };
    CardPackage alone = sample();
    alone.kinds[0].notes.erase(alone.kinds[0].notes.begin());
    EXPECT_EQ(idOf(alone), idOf(sample()));
}

TEST(CsvLine, QuotesWhatNeedsIt)
{
    EXPECT_EQ(csvLine({"a", "b c", ""}), "a,b c,\r\n");
    EXPECT_EQ(csvLine({"a,b", "say \"x\"", "two\nlines"}),
              "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n");
}

}  // namespace
}  // namespace knotlas::io
