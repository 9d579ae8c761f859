#include "app/content.h"

#include "core/log.h"
#include "io/atlas_reader.h"
#include "io/body_reader.h"
#include "io/learn_reader.h"
#include "io/painted_cache.h"

#include <chrono>
#include <future>
#include <utility>

namespace knotlas::app
{
namespace
{

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct TimedBody
{
    core::Result<anatomy::Body> body;
    double ms;
};

TimedBody readBodyTimed(const std::filesystem::path& file)
{
    const auto start = Clock::now();
    core::Result<anatomy::Body> body = io::readBody(file);
    return {std::move(body), millisecondsSince(start)};
}

std::string joined(const std::vector<io::Finding>& findings)
{
    std::string text;
    for (const io::Finding& finding : findings)
    {
        text += (text.empty() ? "" : "\n") + io::format(finding);
    }
    return text;
}

std::shared_ptr<const geometry::RayScene> rayScene(const anatomy::Body& body)
{
    std::vector<const geometry::TriMesh*> meshes;
    meshes.reserve(body.parts.size());
    for (const anatomy::Part& part : body.parts)
    {
        meshes.push_back(part.mesh.get());
    }
    return std::make_shared<const geometry::RayScene>(meshes);
}

// A cache that is missing or broken only costs time, and so does one that cannot be written.
core::Result<anatomy::ReferralMatrix> buildMatrix(const Content& content,
                                                  const std::filesystem::path& bodyFile,
                                                  const std::filesystem::path& cacheFolder)
{
    if (cacheFolder.empty())
    {
        return anatomy::ReferralMatrix::build(content.body, content.atlas);
    }
    const std::filesystem::path cache = io::paintedCacheFile(cacheFolder, bodyFile);
    core::Result<anatomy::PaintedSkin> known =
        io::readPainted(cache, content.body->skin->positions.size());
    auto matrix = anatomy::ReferralMatrix::build(
        content.body, content.atlas, known ? *std::move(known) : anatomy::PaintedSkin());
    if (matrix && matrix->paintedAnew())
    {
        if (const core::Result<void> written = io::writePainted(cache, *matrix); !written)
        {
            core::log(core::LogLevel::Warning, written.error().message());
        }
    }
    return matrix;
}

// What is taught beside the atlas; an atlas of one's own may go without.
core::Result<std::shared_ptr<const anatomy::LearnBook>>
readTaught(const std::filesystem::path& atlasFolder)
{
    const std::filesystem::path folder = learnFolderOf(atlasFolder);
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
    {
        return std::shared_ptr<const anatomy::LearnBook>();
    }
    io::LearnReading reading = io::readLearn(folder);
    if (!reading.book)
    {
        return core::Error(joined(reading.findings));
    }
    return std::make_shared<const anatomy::LearnBook>(*std::move(reading.book));
}

}  // namespace

std::filesystem::path learnFolderOf(const std::filesystem::path& atlasFolder)
{
    std::error_code error;
    std::filesystem::path atlas = std::filesystem::absolute(atlasFolder, error).lexically_normal();
    atlas = atlas.has_filename() ? atlas : atlas.parent_path();  // "data/atlas/"
    return atlas.parent_path() / "learn";
}

std::vector<io::Finding> unknownPlaces(const io::AtlasReading& reading, const anatomy::Body& body)
{
    std::vector<std::string> landmarks;
    for (const auto& [id, position] : body.landmarks.all())
    {
        landmarks.push_back(id);
    }
    std::vector<std::string> muscles;
    for (const anatomy::Part& part : body.parts)
    {
        if (part.kind == anatomy::PartKind::Muscle && part.side != core::Side::Left)
        {
            muscles.push_back(part.id);
        }
    }
    return io::checkPlaces(reading, landmarks, muscles);
}

core::Result<Content> loadContent(const std::filesystem::path& bodyFile,
                                  const std::filesystem::path& atlasFolder,
                                  const std::filesystem::path& cacheFolder)
{
    Content content;
    auto bodyReading = std::async(std::launch::async, readBodyTimed, bodyFile);

    const auto atlasStart = Clock::now();
    io::AtlasReading reading = io::readAtlas(atlasFolder);
    content.timings.readAtlasMs = millisecondsSince(atlasStart);

    TimedBody timedBody = bodyReading.get();
    content.timings.readBodyMs = timedBody.ms;
    if (!timedBody.body)
    {
        return std::move(timedBody.body).error();
    }
    if (!reading.atlas)
    {
        return core::Error(joined(reading.findings));
    }
    const std::vector<io::Finding> unknown = unknownPlaces(reading, *timedBody.body);
    if (io::hasErrors(unknown))
    {
        return core::Error(joined(unknown));
    }
    auto taught = readTaught(atlasFolder);
    if (!taught)
    {
        return std::move(taught).error();
    }
    content.learn = *std::move(taught);
    content.body = std::make_shared<const anatomy::Body>(*std::move(timedBody.body));
    content.atlas = std::make_shared<const anatomy::Atlas>(std::move(*reading.atlas));

    auto rays = std::async(std::launch::async, [&] { return rayScene(*content.body); });
    const auto matrixStart = Clock::now();
    auto matrix = buildMatrix(content, bodyFile, cacheFolder);
    content.timings.referralMatrixMs = millisecondsSince(matrixStart);
    content.rays = rays.get();
    if (!matrix)
    {
        return std::move(matrix).error();
    }
    content.matrix = std::make_shared<const anatomy::ReferralMatrix>(*std::move(matrix));
    return content;
}

}  // namespace knotlas::app
