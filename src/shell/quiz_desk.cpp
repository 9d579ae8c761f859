#include "shell/quiz_desk.h"

#include "app/quiz_mode.h"
#include "core/text.h"
#include "io/file_bytes.h"
#include "io/lesson.h"
#include "io/paths.h"
#include "io/quiz_results.h"
#include "shell/drawing_desk.h"
#include "shell/words.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace knotlas::shell
{
namespace
{

namespace fs = std::filesystem;
using core::Error;
using core::Result;

constexpr std::size_t kMaxLessons = 60;

std::vector<app::QuizLesson> lessonsIn(const fs::path& folder)
{
    std::vector<app::QuizLesson> lessons;
    std::vector<fs::path> files;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    {
        if (entry.path().extension() == ".json" && files.size() < kMaxLessons)
        {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    for (const fs::path& file : files)
    {
        const io::LessonReading reading = io::readLesson(file);
        if (!reading.lesson)
        {
            continue;
        }
        app::QuizLesson lesson{reading.lesson->title, {}};
        for (const io::LessonStep& step : reading.lesson->steps)
        {
            for (const std::string& muscle : step.muscles)
            {
                if (std::ranges::find(lesson.muscles, muscle) == lesson.muscles.end())
                {
                    lesson.muscles.push_back(muscle);
                }
            }
        }
        if (!lesson.muscles.empty())
        {
            lessons.push_back(std::move(lesson));
        }
    }
    return lessons;
}

}  // namespace

QuizDesk::QuizDesk(fs::path folder, fs::path tables)
    : file_(quizResultsFile(folder)), tables_(std::move(tables))
{}

void QuizDesk::begin(app::AppState& state, const fs::path& lessons)
{
    app::QuizTool& quiz = state.session.quiz;
    keepDate(state);
    quiz.lessons = lessons.empty() ? std::vector<app::QuizLesson>() : lessonsIn(lessons);
    quiz.results = std::make_shared<const io::QuizResults>();
    if (file_.empty())
    {
        return;
    }
    io::QuizResultsReading reading = io::readQuizResults(file_);
    if (reading.results)
    {
        quiz.results = std::make_shared<const io::QuizResults>(*std::move(reading.results));
        return;
    }
    fs::path aside = file_;
    aside.replace_extension(".broken.json");
    std::error_code error;
    fs::rename(file_, aside, error);
    if (error)
    {
        file_.clear();  // it cannot be moved, so it must not be written over
    }
    app::notify(state, io::format(reading.findings), true);
}

Result<fs::path> QuizDesk::carryOut(const app::AppState& state,
                                    const app::QuizRequest& request) const
{
    const std::shared_ptr<const io::QuizResults>& results = state.session.quiz.results;
    if (results == nullptr)
    {
        return fs::path();
    }
    if (request.kind == app::QuizRequest::Kind::Keep)
    {
        if (file_.empty())
        {
            return fs::path();
        }
        if (Result<void> written = io::writeQuizResults(file_, *results); !written)
        {
            return std::move(written).error();
        }
        return file_;
    }
    if (request.file.empty() && tables_.empty())
    {
        return Error("needs a file", core::ErrorKind::Usage);
    }
    const fs::path file =
        request.file.empty() ? tables_ / ("quiz-results-" + today() + ".csv") : request.file;
    if (Result<void> written = io::writeFile(file, io::quizResultsCsv(*results)); !written)
    {
        return std::move(written).error();
    }
    return file;
}

void QuizDesk::keepDate(app::AppState& state)
{
    if (!app::quizIsOpen(state))
    {
        state.session.quiz.today = today();
    }
}

fs::path quizResultsFile(const fs::path& folder)
{
    return folder.empty() ? fs::path() : folder / "quiz-results.json";
}

Result<int> runQuizResults(const Words& words)
{
    fs::path results = words.results;
    if (results.empty())
    {
        results = quizResultsFile(io::configFolder(io::processEnvironment()).value_or(""));
    }
    const io::QuizResultsReading reading = io::readQuizResults(results);
    if (!reading.results)
    {
        return Error(io::format(reading.findings));
    }
    if (!words.student.empty() && reading.results->find(words.student) == nullptr)
    {
        std::vector<std::string> known;
        for (const io::QuizStudent& each : reading.results->students)
        {
            known.push_back(each.name);
        }
        return usage("nobody called \"" + words.student + "\" has answered" +
                     core::didYouMean(words.student, known));
    }
    const std::string table = io::quizResultsCsv(*reading.results, words.student);
    if (words.csv == "-")
    {
        print(table);
        return 0;
    }
    if (Result<void> written = io::writeFile(words.csv, table); !written)
    {
        return std::move(written).error();
    }
    return 0;
}

}  // namespace knotlas::shell
