#include "shell/window_pictures.h"

#include "core/text.h"

#include <array>
#include <cstdlib>
#include <ctime>
#include <utility>

namespace knotlas::shell
{
namespace
{

using core::Result;

std::string datedName(const char* pattern)
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 64> text{};
    std::strftime(text.data(), text.size(), pattern, &local);
    return text.data();
}

std::filesystem::path picturesFolder()
{
    const char* home = std::getenv("HOME");
    const std::filesystem::path base = home != nullptr ? home : ".";
    const std::filesystem::path pictures = base / "Pictures";
    return std::filesystem::is_directory(pictures) ? pictures : base;
}

std::filesystem::path fileOr(const std::filesystem::path& file, const char* pattern)
{
    return file.empty() ? picturesFolder() / datedName(pattern) : file;
}

}  // namespace

bool WindowPictures::carryOut(const app::Request& request, const glm::ivec2& windowPx)
{
    const app::AppState& state = loop_.state();
    if (std::holds_alternative<app::StopWork>(request))
    {
        stop();
        return true;
    }
    const bool copy = std::holds_alternative<app::CopyPicture>(request);
    const auto* still = std::get_if<app::SavePicture>(&request);
    const auto* turn = std::get_if<app::SaveTurntable>(&request);
    const auto* sheet = std::get_if<app::SaveContactSheet>(&request);
    if (!copy && still == nullptr && turn == nullptr && sheet == nullptr)
    {
        return false;
    }
    if (work_)
    {
        say(said("A picture is still being made"), true);
    }
    else if (copy)
    {
        startCopy(windowPx);
    }
    else if (still != nullptr)
    {
        const PictureSpec spec =
            specOf(still->widthPx, still->heightPx, still->labels, still->transparent, windowPx);
        remember(spec, app::PictureKind::Still);
        start(PictureWork::still(state, spec, fileOr(still->file, "knotlas-%Y-%m-%d-%H%M%S.png")),
              said("Making the picture"));
    }
    else if (turn != nullptr)
    {
        const PictureSpec spec =
            specOf(turn->widthPx, turn->heightPx, turn->labels, turn->transparent, windowPx);
        loop_.state().session.pictureChoices.turn = turn->turn;
        loop_.state().session.pictureChoices.sequence = turn->sequence;
        remember(spec, app::PictureKind::Turntable);
        start(PictureWork::turntable(state, spec, turn->turn,
                                     fileOr(turn->file, turn->sequence
                                                            ? "knotlas-%Y-%m-%d-%H%M%S"
                                                            : "knotlas-%Y-%m-%d-%H%M%S.webp")),
              said("Making the turntable"));
    }
    else
    {
        loop_.state().session.pictureChoices.kind = app::PictureKind::ContactSheet;
        const std::vector<std::string>& selected = state.doc.selected;
        start(PictureWork::contactSheet(state,
                                        sheet->muscle.empty() && !selected.empty() ? selected.back()
                                                                                   : sheet->muscle,
                                        sheet->widthPx, sheet->heightPx,
                                        fileOr(sheet->file, "knotlas-sheet-%Y-%m-%d-%H%M%S.png")),
              said("Making the contact sheet"));
    }
    return true;
}

PictureSpec WindowPictures::specOf(int widthPx, int heightPx, bool labels, bool transparent,
                                   const glm::ivec2& windowPx) const
{
    const bool sized = widthPx > 0;
    return {sized ? widthPx : windowPx.x, sized ? heightPx : windowPx.y, labels, transparent};
}

void WindowPictures::remember(const PictureSpec& spec, app::PictureKind kind)
{
    settings_.pictureWidth = spec.widthPx;
    settings_.pictureHeight = spec.heightPx;
    app::PictureChoices& choices = loop_.state().session.pictureChoices;
    choices.kind = kind;
    choices.transparent = spec.transparent;
    choices.labels = spec.annotations;
}

void WindowPictures::startCopy(const glm::ivec2& windowPx)
{
    if (clipboard_ == nullptr)
    {
        Result<std::unique_ptr<Clipboard>> clipboard = openClipboard();
        if (!clipboard)
        {
            sayFailed(clipboard.error());
            return;
        }
        clipboard_ = *std::move(clipboard);
    }
    // As the window shows it: the part that the body has, in that part's shape.
    const glm::vec2 shown = loop_.state().session.viewport.sizeUi;
    const glm::ivec2 size = glm::max(glm::min(glm::ivec2(shown), windowPx), glm::ivec2(16));
    const PictureSpec spec{size.x, size.y, true, false};
    start(PictureWork::toMemory(
              loop_.state(), spec,
              [this](std::string png) { return clipboard_->offerPng(std::move(png)); }),
          said("Copying the picture"));
}

void WindowPictures::start(Result<PictureWork> work, std::string_view text)
{
    if (work && !maker_)
    {
        Result<PictureMaker> maker = PictureMaker::create();
        if (!maker)
        {
            sayFailed(maker.error());
            return;
        }
        maker_.emplace(*std::move(maker));
    }
    if (!work)
    {
        sayFailed(work.error());
        return;
    }
    work_.emplace(*std::move(work));
    loop_.state().session.work = app::Work{std::string(text), 0.0f};
    loop_.wake();
}

void WindowPictures::step(app::TimeS now)
{
    const Result<bool> more = work_->step(*maker_, renderer_, loop_.scenes());
    if (more && *more)
    {
        showProgress(now);
        return;
    }
    const std::filesystem::path file = work_->file();
    stop();
    if (!more)
    {
        sayFailed(more.error());
    }
    else if (file.empty())
    {
        say(said("The picture is in the clipboard"));
    }
    else
    {
        say(core::filled(said("Saved {file}"), {{"file", file.string()}}));
    }
}

void WindowPictures::showProgress(app::TimeS now)
{
    constexpr app::TimeS kBetween = 0.25;  // seconds: frames of the window cost time, too
    if (now - shownAt_ >= kBetween)
    {
        shownAt_ = now;
        loop_.state().session.work->done = work_->done(*maker_);
        loop_.wake();
    }
}

void WindowPictures::stop()
{
    if (work_)
    {
        work_->stop(*maker_, renderer_);
        work_.reset();
    }
    loop_.state().session.work.reset();
    loop_.wake();
}

void WindowPictures::say(const std::string& text, bool isError)
{
    app::notify(loop_.state(), text, isError);
    loop_.wake();
}

void WindowPictures::sayFailed(const core::Error& error)
{
    say(core::filled(said("Not saved: {reason}"), {{"reason", error.message()}}), true);
}

std::string WindowPictures::said(std::string_view english) const
{
    return std::string(loop_.state().language->said(english));
}

}  // namespace knotlas::shell
