#include "shell/drawing_desk.h"

#include "app/quiz_mode.h"
#include "core/log.h"
#include "io/drawing_io.h"
#include "io/file_bytes.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <system_error>
#include <utility>

namespace knotlas::shell
{
namespace
{

namespace fs = std::filesystem;
using core::Error;
using core::Result;

constexpr std::size_t kMaxDrawingBytes = std::size_t{4} << 20;
constexpr std::size_t kMaxListed = 60;
constexpr app::TimeS kBetweenWritesS = 1.0;

std::shared_ptr<const anatomy::PainDrawing> readQuietly(const fs::path& file)
{
    io::DrawingReading reading = io::readDrawing(file);
    return reading.drawing
               ? std::make_shared<const anatomy::PainDrawing>(std::move(*reading.drawing))
               : nullptr;
}

// The file, with a number behind its name when there is one already.
fs::path unused(const fs::path& stem, const char* extension)
{
    fs::path file = stem;
    file += extension;
    std::error_code error;
    for (int number = 2; fs::exists(file, error) && number < 1000; ++number)
    {
        file = stem;
        file += "-" + std::to_string(number) + extension;
    }
    return file;
}

void removeQuietly(const fs::path& file)
{
    std::error_code error;
    fs::remove(file, error);
}

}  // namespace

DrawingDesk::DrawingDesk(fs::path folder, fs::path stateFolder) : folder_(std::move(folder))
{
    if (!stateFolder.empty())
    {
        safe_ = stateFolder / "unsaved-drawing.json";
        recovered_ = stateFolder / "recovered-drawing.json";
    }
}

Result<fs::path> DrawingDesk::carryOut(app::AppState& state, const app::DrawingRequest& request,
                                       const Apply& apply, const Print& print)
{
    using Kind = app::DrawingRequest::Kind;
    if (request.kind == Kind::Open || request.kind == Kind::Compare)
    {
        return open(state, request.file, request.kind == Kind::Compare, apply);
    }
    if (!app::hasDrawing(state.doc.pain))
    {
        return Error("nothing has been painted yet", core::ErrorKind::Usage);
    }
    if (request.kind == Kind::Save)
    {
        return save(state, request.file);
    }
    Result<fs::path> file = request.file.empty() ? newFile(state, ".pdf") : request.file;
    if (!file)
    {
        return file;
    }
    if (Result<void> printed = print(*file); !printed)
    {
        return std::move(printed).error();
    }
    return file;
}

Result<fs::path> DrawingDesk::save(app::AppState& state, fs::path file)
{
    app::PainTool& tool = state.session.pain;
    if (file.empty())
    {
        file = tool.file;
    }
    if (file.empty())
    {
        Result<fs::path> fresh = newFile(state, ".json");
        if (!fresh)
        {
            return fresh;
        }
        file = *fresh;
    }
    anatomy::PainDrawing drawing = state.doc.pain.drawing;
    std::erase_if(drawing.areas, [](const auto& area) { return area.strokes.empty(); });
    if (drawing.date.empty())
    {
        drawing.date = tool.today.empty() ? today() : tool.today;
    }
    if (Result<void> written = io::writeDrawing(file, drawing); !written)
    {
        return std::move(written).error();
    }
    tool.file = file;
    tool.kept = std::make_shared<const anatomy::PainDrawing>(state.doc.pain.drawing);
    list(state);
    return file;
}

Result<fs::path> DrawingDesk::open(app::AppState& state, fs::path file, bool compare,
                                   const Apply& apply)
{
    io::DrawingReading reading = io::readDrawing(file);
    if (!reading.drawing)
    {
        return Error(io::format(reading.findings));
    }
    auto drawing = std::make_shared<const anatomy::PainDrawing>(std::move(*reading.drawing));
    const app::PainCommand command = compare ? app::PainCommand(app::CompareWith{drawing})
                                             : app::PainCommand(app::TakeDrawing{drawing, file});
    if (Result<void> taken = apply(command); !taken)
    {
        return std::move(taken).error().within(io::toUtf8(file));
    }
    list(state);
    return file;
}

// "pain-drawing-2026-03-09.json"
Result<fs::path> DrawingDesk::newFile(const app::AppState& state, const char* extension) const
{
    if (folder_.empty())
    {
        return Error("needs a file", core::ErrorKind::Usage);
    }
    const std::string& date = state.doc.pain.drawing.date;
    return unused(folder_ / ("pain-drawing-" + (date.empty() ? today() : date)), extension);
}

void DrawingDesk::list(app::AppState& state) const
{
    std::vector<app::DrawingFile> files;
    std::error_code error;
    if (!folder_.empty())
    {
        for (const auto& entry : fs::directory_iterator(folder_, error))
        {
            if (entry.path().extension() == ".json" && isDrawingFile(entry.path()))
            {
                files.push_back({entry.path(), io::toUtf8(entry.path().stem())});
            }
        }
    }
    std::ranges::sort(files, std::greater<>(), &app::DrawingFile::label);
    files.resize(std::min(files.size(), kMaxListed));
    state.session.pain.library = std::move(files);
}

void DrawingDesk::begin(app::AppState& state)
{
    state.session.pain.today = today();
    list(state);
    if (safe_.empty())
    {
        return;
    }
    std::error_code error;
    if (fs::exists(safe_, error))
    {
        // One that was offered before and not answered goes to the saved ones instead of lost.
        if (fs::exists(recovered_, error) && !folder_.empty())
        {
            fs::create_directories(folder_, error);
            fs::rename(recovered_, unused(folder_ / "recovered-drawing", ".json"), error);
            list(state);
        }
        fs::rename(safe_, recovered_, error);
    }
    if (fs::exists(recovered_, error))
    {
        state.session.pain.recovered = readQuietly(recovered_);
        offered_ = state.session.pain.recovered != nullptr;
    }
}

void DrawingDesk::keepSafe(const app::AppState& state, app::TimeS now, bool atOnce)
{
    // What is painted in a quiz is an answer, and the drawing before it is kept safe already.
    if (safe_.empty() || app::quizRuns(state))
    {
        return;
    }
    const app::PainTool& tool = state.session.pain;
    const anatomy::PainDrawing& drawing = state.doc.pain.drawing;
    const bool answered = offered_ && tool.recovered == nullptr;
    if (!app::isUnsaved(state))
    {
        if (!written_.areas.empty())
        {
            removeQuietly(safe_);
            written_ = {};
        }
    }
    else if (!(written_ == drawing) && !tool.brushDown &&
             (atOnce || answered || now - writtenAt_ >= kBetweenWritesS))
    {
        anatomy::PainDrawing safe = drawing;
        safe.date = safe.date.empty() ? today() : safe.date;
        std::erase_if(safe.areas, [](const auto& area) { return area.strokes.empty(); });
        if (const Result<void> written = io::writeDrawing(safe_, safe); !written)
        {
            core::log(core::LogLevel::Warning, written.error().message());
        }
        written_ = drawing;
        writtenAt_ = now;
    }
    if (answered)
    {
        removeQuietly(recovered_);
        offered_ = false;
    }
}

bool isDrawingFile(const fs::path& file)
{
    const Result<std::string> text = io::readFile(file, kMaxDrawingBytes);
    return text && text->find('"' + std::string(io::kDrawingKind) + '"') != std::string::npos;
}

std::string today()
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d", &local);
    return text.data();
}

fs::path documentsFolder()
{
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home == '\0')
    {
        return {};
    }
    const fs::path documents = fs::path(home) / "Documents";
    std::error_code error;
    return fs::is_directory(documents, error) ? documents : fs::path(home);
}

fs::path drawingsFolder()
{
    const fs::path documents = documentsFolder();
    return documents.empty() ? documents : documents / "pain-drawings";
}

}  // namespace knotlas::shell
