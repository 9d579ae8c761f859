#include "io/learn_reader.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <string>

namespace knotlas::io
{
namespace
{

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

std::string book()
{
    std::string steps;
    for (const char* id : {"a", "b", "c", "d", "e", "f"})
    {
        steps += std::string(steps.empty() ? "" : ",") + R"({"id": ")" + id +
                 R"(", "title": "T", "text": "It goes on.", "basis": "seen", "sources": ["s"]})";
    }
    return R"({"kind": "learn",
 "chapters": [{"id": "first", "title": "First", "lead": "Read it.", "warning": true, "sections": [
   {"statements": [{"text": "It is so.", "basis": "seen", "sources": ["s"], "muscles": ["m"]},
                   {"text": "They say so.", "says": "popular", "basis": "textbook", "sources": [{"id": "s", "where": "ch. 2"}]}],
    "table": {"columns": ["", "x"], "rows": [["y", "z"]], "basis": "seen", "sources": ["s"]}}]}],
 "cycle": {"title": "C", "notice": {"text": "A guess.", "basis": "seen", "sources": ["s"]}, "steps": [)" +
           steps + R"(]},
 "techniques": [{"id": "t", "title": "T", "lead": "Do it.", "by": "self", "breaks": ["b"],
   "why": {"text": "So.", "basis": "seen", "sources": ["s"]},
   "how": {"lines": ["Press."], "basis": "seen", "sources": ["s"]},
   "stop": {"lines": ["Stop."], "basis": "seen", "sources": ["s"]},
   "practices": [{"name": "N", "hold_s": 30, "rest_s": 10, "rounds": 3}], "muscles": ["m"]}]})";
}

LearnReading readText(const std::string& text)
{
    const test::TempFolder folder;
    folder.write("book.json", text);
    return readLearn(folder.path());
}

TEST(LearnReader, ReadsWhatIsWritten)
{
    const LearnReading reading = readText(book());
    ASSERT_TRUE(reading.book) << format(reading.findings);
    const anatomy::LearnBook& read = *reading.book;
    EXPECT_TRUE(read.chapters.front().warning);
    const anatomy::LearnSection& section = read.chapters.front().sections.front();
    EXPECT_EQ(section.statements[1].voice, anatomy::Voice::PopularGuides);
    EXPECT_EQ(section.statements[1].grounds.sources.front().where, "ch. 2");
    EXPECT_EQ(section.tables.front().rows.front().back(), "z");
    EXPECT_EQ(read.techniques.front().practices.front().rounds, 3);
    EXPECT_TRUE(read.breaks(read.techniques.front(), 1));
    EXPECT_FALSE(read.breaks(read.techniques.front(), 0));
}

TEST(LearnReader, TellsWhatTheAtlasDoesNotKnow)
{
    anatomy::Atlas atlas;
    atlas.sources = {{"s2", "", ""}};
    const std::vector<Finding> findings = checkLearn(readText(book()), atlas);
    EXPECT_NE(format(findings).find("unknown source \"s\" (did you mean \"s2\"?)"),
              std::string::npos);
    EXPECT_NE(format(findings).find("unknown muscle \"m\""), std::string::npos);
}

struct Fault
{
    const char* from;
    const char* to;
    const char* message;
};

TEST(LearnReader, EachFaultIsRefusedWithItsPlace)
{
    const Fault faults[] = {
        {R"("kind": "learn")", R"("kind": "lesson")", "is not \"learn\""},
        {R"("basis": "seen", "sources": ["s"], "muscles")", R"("basis": "seen", "muscles")",
         "\"sources\" is missing"},
        {R"("sources": ["s"], "muscles")", R"("sources": [], "muscles")", "must not be empty"},
        {R"("basis": "textbook")", R"("basis": "textbok")", "did you mean \"textbook\""},
        {R"("says": "popular")", R"("says": "everyone")", "is none of"},
        {R"("breaks": ["b"])", R"("breaks": ["bb"])", "unknown step of the circle \"bb\""},
        {R"("breaks": ["b"])", R"("breaks": [])", "must not be empty"},
        {R"("by": "self")", R"("by": "clinician_only")", "no timer for others"},
        {R"("hold_s": 30)", R"("hold_s": 0)", "lies outside"},
        {R"("rounds": 3)", R"("rounds": 1e9)", "lies outside"},
        {R"([["y", "z"]])", R"([["y"]])", "1 cells below 2 columns"},
        {R"("id": "f")", R"("id": "a")", "stands twice"},
        {R"("id": "first")", R"("id": "../first")", "may hold only"},
        {R"("warning": true)", R"("warnings": true)", "unknown member"},
        {R"("text": "It is so.")", R"("text": 7)", "must be a string"},
        {R"("muscles": ["m"]}]})", R"("muscles": ["m", "m"]}]})", "is listed twice"},
    };
    for (const Fault& fault : faults)
    {
        SCOPED_TRACE(fault.to);
        const LearnReading reading = readText(replaced(book(), fault.from, fault.to));
        EXPECT_FALSE(reading.book);
        ASSERT_FALSE(reading.findings.empty());
        EXPECT_NE(format(reading.findings).find(fault.message), std::string::npos)
            << format(reading.findings);
        EXPECT_GT(reading.findings.front().line, 0);
        EXPECT_GT(reading.findings.front().column, 0);
    }
}

TEST(LearnReader, WhatIsNoBookIsRefused)
{
    for (const char* text :
         {"", "[]", "null", "{", R"({"kind": "learn"})", R"({"kind": "learn", "chapters": {}})",
          R"({"kind": "learn", "techniques": [7]})", "\xff\xfe"})
    {
        const LearnReading reading = readText(text);
        EXPECT_FALSE(reading.book) << text;
        EXPECT_TRUE(hasErrors(reading.findings)) << text;
    }
    EXPECT_TRUE(hasErrors(readLearn("there/is/no/such/folder").findings));
}

TEST(LearnReader, ASingleFileTellsItsOwnFindingsOnly)
{
    const test::TempFolder folder;
    const auto good = folder.write("good.json", book());
    folder.write("zbad.json", R"({"kind": "learn", "cycles": 1})");
    EXPECT_TRUE(readLearn(good).findings.empty()) << format(readLearn(good).findings);
    EXPECT_FALSE(readLearn(folder.path()).findings.empty());
}

}  // namespace
}  // namespace knotlas::io
