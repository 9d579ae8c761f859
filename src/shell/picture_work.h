#pragma once

#include "shell/picture.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace knotlas::shell
{

// Where the pictures of a piece of work go. Destroyed unfinished, it leaves nothing behind.
class PictureOutput
{
  public:
    PictureOutput() = default;
    PictureOutput(const PictureOutput&) = delete;
    PictureOutput& operator=(const PictureOutput&) = delete;
    virtual ~PictureOutput() = default;

    // Rows of picture `index` from top to bottom; the pictures come one after the other.
    virtual core::Result<void> addRows(std::size_t index, const io::Image& rows) = 0;
    virtual core::Result<void> finish() = 0;
};

// Long after any flight and fade.
inline constexpr app::TimeS kSettled = 1e6;

// One picture of the work.
struct Shot
{
    app::AppState state;
    PictureSpec spec;
    app::TimeS at = kSettled;
};

// Pictures that take long: one large one, the frames of a turn, a contact sheet. Done step by step,
// so that a window stays alive meanwhile.
class PictureWork
{
  public:
    // A picture into a PNG file. Kind Machine when it cannot be written there; nothing was drawn
    // then.
    static core::Result<PictureWork> still(const app::AppState& state, const PictureSpec& spec,
                                           const std::filesystem::path& file);

    // A turn: an animation where the file ends in .webp, else PNG files in a folder of this name.
    static core::Result<PictureWork> turntable(const app::AppState& state, const PictureSpec& spec,
                                               const app::Turn& turn,
                                               const std::filesystem::path& file);

    // The best views of a muscle. Kind Usage, with a suggestion, when there is no such muscle.
    static core::Result<PictureWork> contactSheet(const app::AppState& state,
                                                  const std::string& muscle, int widthPx,
                                                  int heightPx, const std::filesystem::path& file);

    // A picture whose PNG bytes go to `take`.
    static PictureWork toMemory(const app::AppState& state, const PictureSpec& spec,
                                std::function<core::Result<void>(std::string png)> take);

    // One pass over one tile; false when all is done and written.
    core::Result<bool> step(PictureMaker& maker, render::Renderer& renderer,
                            app::SceneBuilder& scenes);

    // Frees what the step under way needs; the work cannot be continued.
    void stop(PictureMaker& maker, render::Renderer& renderer);

    // 0..1 of all pictures.
    [[nodiscard]] float done(const PictureMaker& maker) const;

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  private:
    PictureWork(std::vector<Shot> shots, std::unique_ptr<PictureOutput> output,
                std::filesystem::path file);

    std::vector<Shot> shots_;
    std::unique_ptr<PictureOutput> output_;
    std::filesystem::path file_;
    std::size_t shot_ = 0;
    bool begun_ = false;
};

}  // namespace knotlas::shell
