#include "shell/check_command.h"

#include "anatomy/painted_drawing.h"
#include "app/atlas_check.h"
#include "app/print/lesson_pages.h"
#include "io/body_reader.h"
#include "io/drawing_io.h"
#include "io/file_bytes.h"
#include "io/json_document.h"
#include "io/language_check.h"
#include "io/learn_reader.h"
#include "io/lesson.h"
#include "io/quiz_results.h"
#include "shell/content_loader.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

namespace knotlas::shell
{
namespace
{

namespace fs = std::filesystem;

bool isJson(const fs::path& path)
{
    return path.extension() == ".json";
}

// Drawings and lessons stand alone, and so does what is taught; every other JSON file belongs to an
// atlas.
bool standsAlone(const fs::path& file)
{
    const std::string kind = isJson(file) ? io::kindOfJsonFile(file) : std::string();
    return kind == io::kDrawingKind || kind == io::kLessonKind || kind == io::kLearnKind ||
           kind == io::kQuizResultsKind;
}

// The files of a folder that holds nothing but such files; none when it is something else.
std::vector<fs::path> standaloneFilesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    {
        if (isJson(entry.path()))
        {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return std::ranges::all_of(files, standsAlone) ? files : std::vector<fs::path>();
}

// Body and atlas against which names are checked, read when the first file needs them.
class KnownBody
{
  public:
    explicit KnownBody(const ContentOptions& options) : options_(options) {}

    std::shared_ptr<const anatomy::Body> get()
    {
        if (!asked_)
        {
            asked_ = true;
            core::Result<ContentOptions> files = resolved(options_);
            core::Result<anatomy::Body> body =
                files ? io::readBody(files->body)
                      : core::Result<anatomy::Body>(std::move(files).error());
            if (body)
            {
                body_ = std::make_shared<const anatomy::Body>(*std::move(body));
            }
        }
        return body_;
    }

    const anatomy::Atlas* atlas()
    {
        if (!askedAtlas_)
        {
            askedAtlas_ = true;
            if (core::Result<ContentOptions> files = resolved(options_))
            {
                atlas_ = io::readAtlas(files->atlas).atlas;
            }
        }
        return atlas_ ? &*atlas_ : nullptr;
    }

  private:
    ContentOptions options_;
    bool askedAtlas_ = false;
    std::optional<anatomy::Atlas> atlas_;
    bool asked_ = false;
    std::shared_ptr<const anatomy::Body> body_;
};

std::vector<io::Finding> checkAtlas(const std::filesystem::path& path, KnownBody& known)
{
    const io::AtlasReading reading = io::readAtlas(path);
    const std::vector<io::Finding> language = io::checkLanguage(reading);
    const bool single = !std::filesystem::is_directory(path);
    std::vector<io::Finding> findings = reading.findings;
    std::ranges::copy_if(language, std::back_inserter(findings), [&](const io::Finding& finding) {
        return !single || finding.file == reading.folder;
    });
    if (const std::shared_ptr<const anatomy::Body> body = known.get())
    {
        std::vector<io::Finding> onBody = app::checkOnBody(reading, body);
        std::erase_if(onBody, [&](const io::Finding& finding) {
            return single && finding.file != reading.folder;
        });
        findings.insert(findings.end(), onBody.begin(), onBody.end());
        io::sortByPlace(findings);
    }
    else
    {
        findings.push_back({path.string(), 0, 0, io::Severity::Warning,
                            "no body could be read, so the names of landmarks and muscles were "
                            "not checked",
                            ""});
    }
    return findings;
}

std::vector<io::Finding> checkBody(const std::filesystem::path& path)
{
    const core::Result<anatomy::Body> body = io::readBody(path);
    if (body)
    {
        return {};
    }
    return {{path.string(), 0, 0, io::Severity::Error, body.error().message(), ""}};
}

io::Finding warning(const fs::path& path, const std::string& message)
{
    return {io::toUtf8(path), 0, 0, io::Severity::Warning, message, ""};
}

std::vector<io::Finding> checkDrawing(const fs::path& path, KnownBody& known)
{
    const io::DrawingReading reading = io::readDrawing(path);
    std::vector<io::Finding> findings = reading.findings;
    const std::shared_ptr<const anatomy::Body> body = known.get();
    if (body == nullptr)
    {
        findings.push_back(warning(path, "no body could be read, so it was not checked whether the "
                                         "points lie on one"));
    }
    if (body == nullptr || !reading.drawing)
    {
        return findings;
    }
    const geometry::RayScene skin({body->skin.get()});
    for (std::size_t a = 0; a < reading.drawing->areas.size(); ++a)
    {
        const anatomy::PainArea& area = reading.drawing->areas[a];
        for (std::size_t s = 0; s < area.strokes.size(); ++s)
        {
            const auto isAway = [&](const glm::vec3& point) {
                return !skin.nearestPoint(point, anatomy::kMaxFromSkinM);
            };
            const auto& points = area.strokes[s].points;
            const auto away = std::ranges::find_if(points, isAway);
            if (away != points.end())
            {
                findings.push_back({io::toUtf8(path), 0, 0, io::Severity::Error,
                                    "lies more than 10 cm away from the skin",
                                    "$.areas[" + std::to_string(a) + "].strokes[" +
                                        std::to_string(s) + "].points[" +
                                        std::to_string(away - points.begin()) + "]"});
            }
        }
    }
    return findings;
}

std::vector<io::Finding> checkLesson(const fs::path& path, KnownBody& known)
{
    const io::LessonReading reading = io::readLesson(path);
    std::vector<io::Finding> findings = reading.findings;
    const std::shared_ptr<const anatomy::Body> body = known.get();
    const anatomy::Atlas* atlas = known.atlas();
    if (body == nullptr || atlas == nullptr)
    {
        findings.push_back(warning(path, "no body or no atlas could be read, so the names of "
                                         "muscles and regions were not checked"));
        return findings;
    }
    const std::vector<io::Finding> unknown = app::unknownNames(reading, *atlas, *body);
    findings.insert(findings.end(), unknown.begin(), unknown.end());
    io::sortByPlace(findings);
    return findings;
}

std::vector<io::Finding> checkTaught(const fs::path& path, KnownBody& known)
{
    const io::LearnReading reading = io::readLearn(path);
    std::vector<io::Finding> findings = reading.findings;
    const anatomy::Atlas* atlas = known.atlas();
    if (atlas == nullptr)
    {
        findings.push_back(warning(path, "no atlas could be read, so the names of muscles and "
                                         "sources were not checked"));
        return findings;
    }
    const std::vector<io::Finding> unknown = io::checkLearn(reading, *atlas);
    findings.insert(findings.end(), unknown.begin(), unknown.end());
    io::sortByPlace(findings);
    return findings;
}

std::vector<io::Finding> checkFile(const fs::path& path, KnownBody& known)
{
    const std::string kind = isJson(path) ? io::kindOfJsonFile(path) : std::string();
    return kind == io::kDrawingKind                 ? checkDrawing(path, known)
           : kind == io::kLessonKind                ? checkLesson(path, known)
           : kind == io::kLearnKind                 ? checkTaught(path, known)
           : kind == io::kQuizResultsKind           ? io::readQuizResults(path).findings
           : isJson(path) || fs::is_directory(path) ? checkAtlas(path, known)
                                                    : checkBody(path);
}

std::vector<io::Finding> checkPath(const fs::path& path, KnownBody& known)
{
    const std::vector<fs::path> files =
        fs::is_directory(path) ? standaloneFilesIn(path) : std::vector<fs::path>();
    if (files.empty())
    {
        return checkFile(path, known);
    }
    std::vector<io::Finding> all;
    for (const fs::path& file : files)
    {
        const std::vector<io::Finding> findings = checkFile(file, known);
        all.insert(all.end(), findings.begin(), findings.end());
    }
    return all;
}

}  // namespace

core::Result<CheckOutcome> checkPaths(const std::vector<std::filesystem::path>& paths,
                                      const ContentOptions& content)
{
    CheckOutcome outcome;
    KnownBody known(content);
    for (const std::filesystem::path& path : paths)
    {
        if (!std::filesystem::exists(path))
        {
            return core::Error(path.string() + ": no such file or folder");
        }
        const std::vector<io::Finding> findings = checkPath(path, known);
        for (const io::Finding& finding : findings)
        {
            outcome.text += io::format(finding) + "\n";
        }
        outcome.hasErrors = outcome.hasErrors || io::hasErrors(findings);
    }
    return outcome;
}

}  // namespace knotlas::shell
