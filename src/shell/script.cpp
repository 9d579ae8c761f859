#include "shell/script.h"

#include "core/log.h"
#include "core/text.h"
#include "shell/content_loader.h"
#include "shell/drawing_desk.h"
#include "shell/paper_command.h"
#include "shell/picture.h"
#include "shell/picture_work.h"
#include "shell/quiz_desk.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace knotlas::shell
{
namespace
{

using core::Result;

constexpr glm::vec2 kWindowUi{1280.0f, 800.0f};
// Between two commands every flight lands and every fade ends.
constexpr app::TimeS kStepS = 10.0;
constexpr int kTolerance = 2;
constexpr double kMaxDiffering = 0.001;
constexpr std::size_t kMaxScriptBytes = 1U << 20U;

class ScriptRunner
{
  public:
    ScriptRunner(ContentOptions files, app::AppState state)
        : files_(std::move(files)), state_(std::move(state))
    {}

    Result<void> line(std::string_view text)
    {
        const std::string_view command = core::trim(text.substr(0, text.find('#')));
        if (command.empty())
        {
            return {};
        }
        Result<app::Command> parsed = app::parseCommand(command);
        if (!parsed)
        {
            return std::move(parsed).error();
        }
        Result<void> done = interpreter_.apply(state_, *parsed, now_);
        if (!done)
        {
            return done;
        }
        now_ += kStepS;
        app::tick(state_, now_, {{0.0f, 0.0f}, kWindowUi});
        for (const app::Request& request : std::exchange(state_.session.requests, {}))
        {
            if (Result<void> carried = carryOut(request); !carried)
            {
                return carried;
            }
        }
        return {};
    }

    [[nodiscard]] bool ended() const { return ended_; }

    Result<io::Image> picture(int widthPx, int heightPx)
    {
        Result<void> ready = openStudio();
        if (!ready)
        {
            return std::move(ready).error();
        }
        return studio_->take(state_, {widthPx, heightPx, true, false}, now_);
    }

  private:
    Result<void> carryOut(const app::Request& request)
    {
        if (const auto* save = std::get_if<app::SavePicture>(&request))
        {
            return make(*save, PictureWork::still(state_, specOf(*save), save->file));
        }
        if (const auto* turn = std::get_if<app::SaveTurntable>(&request))
        {
            return make(*turn,
                        PictureWork::turntable(state_, specOf(*turn), turn->turn, turn->file));
        }
        if (const auto* sheet = std::get_if<app::SaveContactSheet>(&request))
        {
            const std::vector<std::string>& selected = state_.doc.selected;
            return make(*sheet,
                        PictureWork::contactSheet(state_, selected.empty() ? "" : selected.back(),
                                                  sheet->widthPx, sheet->heightPx, sheet->file));
        }
        if (std::holds_alternative<app::CopyPicture>(request))
        {
            return core::Error("copy-picture needs the window", core::ErrorKind::Usage);
        }
        if (std::holds_alternative<app::StopWork>(request))
        {
            return {};  // nothing is ever under way between two lines
        }
        if (const auto* drawing = std::get_if<app::DrawingRequest>(&request))
        {
            return carryOutDrawing(*drawing);
        }
        if (const auto* quiz = std::get_if<app::QuizRequest>(&request))
        {
            const auto done = quizDesk_.carryOut(state_, *quiz);
            return done ? Result<void>() : Result<void>(done.error());
        }
        if (const auto* open = std::get_if<app::OpenPath>(&request))
        {
            const bool atlas = std::filesystem::is_directory(open->path);
            (atlas ? files_.atlas : files_.body) = open->path;
            return load();
        }
        if (std::holds_alternative<app::Reload>(request))
        {
            return load();
        }
        ended_ = true;
        return {};
    }

    Result<void> openStudio()
    {
        if (!studio_)
        {
            Result<Studio> studio = Studio::create();
            if (!studio)
            {
                return std::move(studio).error();
            }
            studio_.emplace(*std::move(studio));
        }
        return {};
    }

    template <typename C> static PictureSpec specOf(const C& command)
    {
        const bool sized = command.widthPx > 0;
        return {sized ? command.widthPx : static_cast<int>(kWindowUi.x),
                sized ? command.heightPx : static_cast<int>(kWindowUi.y), command.labels,
                command.transparent};
    }

    template <typename C> Result<void> make(const C& command, Result<PictureWork> work)
    {
        if (command.file.empty())
        {
            return core::Error("a picture needs a file in a script", core::ErrorKind::Usage);
        }
        if (!work)
        {
            return std::move(work).error();
        }
        Result<void> ready = openStudio();
        if (!ready)
        {
            return ready;
        }
        Result<std::filesystem::path> made = studio_->finish(*std::move(work));
        return made ? Result<void>() : Result<void>(std::move(made).error());
    }

    Result<void> carryOutDrawing(const app::DrawingRequest& request)
    {
        const auto apply = [&](const app::Command& command) {
            return interpreter_.apply(state_, command, now_);
        };
        const auto print = [&](const std::filesystem::path& file) {
            return printDrawing(state_.content, state_.doc.pain.drawing,
                                state_.session.pain.picture->painted, file);
        };
        const auto done = desk_.carryOut(state_, request, apply, print);
        return done ? Result<void>() : Result<void>(done.error());
    }

    Result<void> load()
    {
        Result<app::Content> content = loadShippedOr(files_);
        if (!content)
        {
            return std::move(content).error();
        }
        app::setContent(state_, *std::move(content));
        return {};
    }

    ContentOptions files_;
    app::AppState state_;
    app::Interpreter interpreter_;
    DrawingDesk desk_{{}, {}};
    QuizDesk quizDesk_{{}, {}};  // a script keeps nothing of its students
    app::TimeS now_ = kStepS;
    bool ended_ = false;
    std::optional<Studio> studio_;
};

Result<std::string> readText(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in)
    {
        return core::Error(file.string() + ": cannot be read");
    }
    if (text.size() > kMaxScriptBytes)
    {
        return core::Error(file.string() + ": a script of more than 1 MiB");
    }
    return text;
}

Result<void> compare(const io::Image& image, const ScriptOptions& options)
{
    Result<io::Image> reference = io::readPng(options.reference);
    if (!reference)
    {
        return std::move(reference).error();
    }
    if (reference->width != image.width || reference->height != image.height)
    {
        return core::Error(options.reference.string() + ": the picture has another size");
    }
    const double share = io::differingShare(image, *reference, kTolerance);
    if (share <= kMaxDiffering)
    {
        return {};
    }
    std::filesystem::path difference = options.output.empty() ? options.reference : options.output;
    difference.replace_extension(".difference.png");
    Result<void> written = io::writePng(difference, io::differencePicture(image, *reference));
    if (!written)
    {
        return written;
    }
    return core::Error(core::formatFixed(100.0 * share, 2) + " % of the pixels differ from " +
                       options.reference.string() + "; the difference is in " +
                       difference.string());
}

}  // namespace

Result<void> runScript(const ScriptOptions& options)
{
    Result<std::string> text = readText(options.script);
    if (!text)
    {
        return std::move(text).error();
    }
    Result<app::Content> content = loadShippedOr(options.content);
    if (!content)
    {
        return std::move(content).error();
    }
    app::AppState state;
    app::setContent(state, *std::move(content));
    state.session.pain.today = today();
    QuizDesk({}, {}).begin(state, lessonsFolder(options.content));
    app::tick(state, 0.0, {{0.0f, 0.0f}, kWindowUi});
    ScriptRunner runner(options.content, std::move(state));
    if (Result<void> whole = runner.line("reset-view"); !whole)
    {
        return whole;
    }

    int number = 0;
    for (const std::string_view line : core::split(*text, '\n'))
    {
        ++number;
        if (Result<void> done = runner.line(line); !done)
        {
            // What a script says wrongly is its own fault, not that of the call.
            const core::Error& error = done.error();
            const core::ErrorKind kind =
                error.kind() == core::ErrorKind::Usage ? core::ErrorKind::Input : error.kind();
            return core::Error(options.script.string() + ":" + std::to_string(number) + ": " +
                                   error.message(),
                               kind);
        }
        if (runner.ended())
        {
            break;
        }
    }
    if (options.output.empty() && options.reference.empty())
    {
        return {};
    }
    Result<io::Image> image =
        runner.picture(static_cast<int>(kWindowUi.x), static_cast<int>(kWindowUi.y));
    if (!image)
    {
        return std::move(image).error();
    }
    if (!options.output.empty())
    {
        if (Result<void> written = io::writePng(options.output, *image); !written)
        {
            return written;
        }
    }
    return options.reference.empty() ? Result<void>() : compare(*image, options);
}

}  // namespace knotlas::shell
