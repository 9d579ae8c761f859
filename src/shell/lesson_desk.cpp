#include "shell/lesson_desk.h"

#include "app/print/lesson_pages.h"
#include "core/log.h"
#include "io/file_bytes.h"
#include "io/lesson.h"
#include "shell/content_loader.h"

#include <algorithm>
#include <memory>
#include <regex>
#include <system_error>
#include <utility>

namespace knotlas::shell
{
namespace
{

namespace fs = std::filesystem;
using core::Result;

constexpr std::size_t kMaxLessonBytes = std::size_t{4} << 20;
constexpr std::size_t kMaxListed = 200;

}  // namespace

Result<app::TakeLesson> readCheckedLesson(const app::Content& content, const fs::path& file)
{
    io::LessonReading reading = io::readLesson(file);
    std::vector<io::Finding> findings = reading.findings;
    if (!content.empty())
    {
        const auto unknown = app::unknownNames(reading, *content.atlas, *content.body);
        findings.insert(findings.end(), unknown.begin(), unknown.end());
    }
    if (!reading.lesson || io::hasErrors(findings))
    {
        return core::Error(io::format(findings));
    }
    return app::TakeLesson{std::make_shared<const io::Lesson>(*std::move(reading.lesson)), file};
}

std::vector<app::LessonFile> lessonsIn(const fs::path& folder)
{
    std::vector<app::LessonFile> lessons;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
    {
        if (entry.path().extension() != ".json" || lessons.size() >= kMaxListed)
        {
            continue;
        }
        io::LessonReading reading = io::readLesson(entry.path());
        if (!reading.lesson)
        {
            core::log(core::LogLevel::Warning, io::format(reading.findings));
            continue;
        }
        io::Lesson& lesson = *reading.lesson;
        lessons.push_back({entry.path(), std::move(lesson.title), std::move(lesson.summary),
                           lesson.minutes, lesson.steps.size()});
    }
    std::ranges::sort(lessons, {}, &app::LessonFile::file);
    return lessons;
}

fs::path lessonsFolder(const ContentOptions& content)
{
    const Result<ContentOptions> files = resolved(content);
    return files ? files->atlas.parent_path() / "lessons" : fs::path();
}

bool isLessonFile(const fs::path& file)
{
    static const std::regex kind(R"re("kind"\s*:\s*"lesson")re");
    const Result<std::string> text = io::readFile(file, kMaxLessonBytes);
    return text && std::regex_search(*text, kind);
}

}  // namespace knotlas::shell
