#pragma once

#include "io/settings.h"
#include "shell/clipboard.h"
#include "shell/frame_loop.h"
#include "shell/picture_work.h"

#include <optional>
#include <string>

namespace knotlas::shell
{

// The pictures that a window makes while it stays alive: one at a time, a pass between two frames.
class WindowPictures
{
  public:
    WindowPictures(render::Renderer& renderer, FrameLoop& loop, io::Settings& settings)
        : renderer_(renderer), loop_(loop), settings_(settings)
    {}

    // What is not about pictures is left alone (false).
    bool carryOut(const app::Request& request, const glm::ivec2& windowPx);

    [[nodiscard]] bool busy() const { return work_.has_value(); }

    // One step of the work under way; tells the user how far it is, and how it ended.
    void step(app::TimeS now);

    // Gives up what is under way.
    void stop();

  private:
    [[nodiscard]] PictureSpec specOf(int widthPx, int heightPx, bool labels, bool transparent,
                                     const glm::ivec2& windowPx) const;
    void start(core::Result<PictureWork> work, std::string_view text);
    void startCopy(const glm::ivec2& windowPx);
    void remember(const PictureSpec& spec, app::PictureKind kind);
    void showProgress(app::TimeS now);
    void say(const std::string& text, bool isError = false);
    void sayFailed(const core::Error& error);
    [[nodiscard]] std::string said(std::string_view english) const;

    render::Renderer& renderer_;
    FrameLoop& loop_;
    io::Settings& settings_;
    std::optional<PictureMaker> maker_;
    std::optional<PictureWork> work_;
    std::unique_ptr<Clipboard> clipboard_;
    app::TimeS shownAt_ = -1e9;  // when the progress was shown last
};

}  // namespace knotlas::shell
