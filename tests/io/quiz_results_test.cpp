#include "io/file_bytes.h"
#include "io/quiz_results.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

namespace knotlas::io
{
namespace
{

QuizResults someResults()
{
    QuizResults results;
    results.students.push_back(
        {"Anna Čapek",
         {{"pattern", "trapezius.upper.1", 3, 17, 2.8, "2026-03-09", "2026-03-26"},
          {"name", "piriformis", 0, 1, 2.5, "2026-03-09", "2026-03-10"}},
         {{"2026-03-09", "practice", "pattern", "trapezius.upper.1", "trapezius.upper", true, 0.75,
           1, 12.5, std::nullopt},
          {"2026-03-09", "test", "point", "piriformis.1", "", false, 0.25, 0, 8.0, 41.5}}});
    results.students.push_back({"Bo \"B\" Lee, 2nd row", {}, {}});
    return results;
}

TEST(QuizResults, ReadBackAsTheyWereWritten)
{
    const test::TempFolder folder;
    const std::filesystem::path file = folder.path() / "new" / "quiz-results.json";
    ASSERT_TRUE(writeQuizResults(file, someResults()));
    const QuizResultsReading reading = readQuizResults(file);
    ASSERT_TRUE(reading.results) << format(reading.findings);
    EXPECT_EQ(*reading.results, someResults());
    EXPECT_EQ(quizResultsText(*reading.results), quizResultsText(someResults()));
}

TEST(QuizResults, AMissingFileHoldsNone)
{
    const test::TempFolder folder;
    const QuizResultsReading reading = readQuizResults(folder.path() / "none.json");
    ASSERT_TRUE(reading.results);
    EXPECT_TRUE(reading.results->students.empty());
    EXPECT_TRUE(reading.findings.empty());
}

TEST(QuizResults, FaultsNameTheirPlace)
{
    const test::TempFolder folder;
    const auto file = folder.write("r.json", R"({"kind": "quiz_results", "students": [
 {"name": "A", "cards": [], "answers": [
  {"date": "2026-02-30", "mode": "test", "question": "name", "of": "x", "right": true,
   "score": 2, "hints": 0, "seconds": 1}]}]})");
    const QuizResultsReading reading = readQuizResults(file);
    EXPECT_FALSE(reading.results);
    const std::string findings = format(reading.findings);
    EXPECT_NE(findings.find(":3:"), std::string::npos) << findings;
    EXPECT_NE(findings.find("$.students[0].answers[0].score"), std::string::npos) << findings;
}

TEST(QuizResults, NamesAreOneShortLine)
{
    EXPECT_TRUE(isQuizName("Anna"));
    EXPECT_TRUE(isQuizName("Žofie, class 3b"));
    EXPECT_FALSE(isQuizName(""));
    EXPECT_FALSE(isQuizName(" Anna"));
    EXPECT_FALSE(isQuizName("An\nna"));
    EXPECT_FALSE(isQuizName("\xff\xfe"));
    EXPECT_FALSE(isQuizName(std::string(kMaxQuizName + 1, 'a')));
}

TEST(QuizResults, TheTableIsCommaSeparatedAsRfc4180Says)
{
    QuizResults results = someResults();
    results.students[1].answers.push_back(
        {"2026-03-10", "test", "name", "piriformis", "piriformis", true, 1.0, 0, 2.0, {}});
    EXPECT_EQ(quizResultsCsv(results),
              "student,date,mode,question,of,answer,right,score,hints,seconds,off_mm\r\n"
              "Anna Čapek,2026-03-09,practice,pattern,trapezius.upper.1,trapezius.upper,yes,0.75,"
              "1,12.5,\r\n"
              "Anna Čapek,2026-03-09,test,point,piriformis.1,,no,0.25,0,8,41.5\r\n"
              "\"Bo \"\"B\"\" Lee, 2nd row\",2026-03-10,test,name,piriformis,piriformis,yes,1,0,2,"
              "\r\n");
    EXPECT_EQ(quizResultsCsv(results, "nobody"),
              "student,date,mode,question,of,answer,right,score,hints,seconds,off_mm\r\n");
}

TEST(QuizResults, ATableHoldsNoFormula)
{
    QuizResults results;
    results.students.push_back({"=1+1", {}, {QuizAnswer()}});
    EXPECT_NE(quizResultsCsv(results).find("\r\n'=1+1,"), std::string::npos);
}

}  // namespace
}  // namespace knotlas::io
