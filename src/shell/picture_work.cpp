#include "shell/picture_work.h"

#include "core/assert.h"
#include "core/text.h"
#include "io/file_bytes.h"
#include "io/png_writer.h"
#include "io/webp_animation.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

namespace knotlas::shell
{
namespace
{

using core::Result;

class PngOutput : public PictureOutput
{
  public:
    explicit PngOutput(io::PngFile file) : file_(std::move(file)) {}

    Result<void> addRows(std::size_t, const io::Image& rows) override
    {
        return file_.addRows(rows.rgba.data(), rows.height);
    }

    Result<void> finish() override { return file_.finish(); }

  private:
    io::PngFile file_;
};

// PNG files "turn-001.png" and so on in a folder.
class SequenceOutput : public PictureOutput
{
  public:
    SequenceOutput(std::filesystem::path folder, const PictureSpec& spec)
        : folder_(std::move(folder)), spec_(spec)
    {}

    ~SequenceOutput() override
    {
        if (finished_)
        {
            return;
        }
        file_.reset();
        std::error_code error;
        for (const std::filesystem::path& made : made_)
        {
            std::filesystem::remove(made, error);
        }
        if (madeFolder_)
        {
            std::filesystem::remove(folder_, error);  // only when nothing else is in it
        }
    }

    Result<void> begin()
    {
        std::error_code error;
        madeFolder_ = std::filesystem::create_directories(folder_, error);
        return error ? Result<void>(core::Error("the folder cannot be made: " + error.message(),
                                                core::ErrorKind::Machine)
                                        .within(io::toUtf8(folder_)))
                     : Result<void>();
    }

    Result<void> addRows(std::size_t index, const io::Image& rows) override
    {
        if (!file_)
        {
            std::string number = std::to_string(index + 1);
            number.insert(0, 4 - std::min<std::size_t>(4, number.size()), '0');
            const std::filesystem::path name = folder_ / ("turn-" + number + ".png");
            auto file = io::PngFile::create(name, spec_.widthPx, spec_.heightPx);
            if (!file)
            {
                return std::move(file).error();
            }
            file_.emplace(*std::move(file));
            made_.push_back(name);
            rowsLeft_ = spec_.heightPx;
        }
        rowsLeft_ -= rows.height;
        Result<void> added = file_->addRows(rows.rgba.data(), rows.height);
        if (added && rowsLeft_ == 0)
        {
            added = file_->finish();
            file_.reset();
        }
        return added;
    }

    Result<void> finish() override
    {
        finished_ = true;
        return {};
    }

  private:
    std::filesystem::path folder_;
    PictureSpec spec_;
    std::optional<io::PngFile> file_;
    int rowsLeft_ = 0;
    std::vector<std::filesystem::path> made_;
    bool madeFolder_ = false;
    bool finished_ = false;
};

// Puts the rows of a picture together.
class Gathered
{
  public:
    Gathered(int widthPx, int heightPx) : height_(heightPx) { image_.width = widthPx; }

    // The whole picture with its last rows.
    std::optional<io::Image> add(const io::Image& rows)
    {
        image_.height += rows.height;
        image_.rgba.insert(image_.rgba.end(), rows.rgba.begin(), rows.rgba.end());
        if (image_.height < height_)
        {
            return std::nullopt;
        }
        return std::exchange(image_, {image_.width, 0, {}});
    }

  private:
    int height_;
    io::Image image_;
};

class WebpOutput : public PictureOutput
{
  public:
    WebpOutput(io::FileInProgress file, io::WebpAnimation animation, const PictureSpec& spec,
               const app::Turn& turn)
        : file_(std::move(file)), animation_(std::move(animation)),
          picture_(spec.widthPx, spec.heightPx), turn_(turn)
    {}

    Result<void> addRows(std::size_t index, const io::Image& rows) override
    {
        const std::optional<io::Image> whole = picture_.add(rows);
        return whole ? animation_.add(*whole, app::turnStartMs(turn_, static_cast<int>(index)))
                     : Result<void>();
    }

    Result<void> finish() override
    {
        Result<std::string> bytes = animation_.finish(app::turnStartMs(turn_, turn_.frames));
        if (!bytes)
        {
            return std::move(bytes).error();
        }
        return file_.write(*bytes) ? file_.finish() : file_.failure();
    }

  private:
    io::FileInProgress file_;
    io::WebpAnimation animation_;
    Gathered picture_;
    app::Turn turn_;
};

class MemoryOutput : public PictureOutput
{
  public:
    MemoryOutput(const PictureSpec& spec, std::function<Result<void>(std::string)> take)
        : take_(std::move(take)), encoder_(spec.widthPx, spec.heightPx, [this](std::string_view b) {
              bytes_ += b;
              return true;
          })
    {}

    Result<void> addRows(std::size_t, const io::Image& rows) override
    {
        const bool kept = encoder_.addRows(rows.rgba.data(), rows.height);
        KNOTLAS_ASSERT(kept);
        return {};
    }

    Result<void> finish() override
    {
        const bool kept = encoder_.finish();
        KNOTLAS_ASSERT(kept);
        return take_(std::move(bytes_));
    }

  private:
    std::string bytes_;
    std::function<Result<void>(std::string)> take_;
    io::PngEncoder encoder_;
};

// The colour of the paper, and of the lines between cells.
struct Paper
{
    std::uint8_t ground;
    std::uint8_t line;
};

class SheetOutput : public PictureOutput
{
  public:
    SheetOutput(io::PngFile file, int widthPx, int heightPx, app::SheetPlan plan, Paper paper)
        : file_(std::move(file)), plan_(std::move(plan)), paper_(paper)
    {
        sheet_ = {widthPx, heightPx, {}};
        sheet_.rgba.assign(static_cast<std::size_t>(widthPx) * static_cast<std::size_t>(heightPx) *
                               4,
                           paper.ground);
        for (std::size_t alpha = 3; alpha < sheet_.rgba.size(); alpha += 4)
        {
            sheet_.rgba[alpha] = 255;
        }
    }

    Result<void> addRows(std::size_t index, const io::Image& rows) override
    {
        const app::Tile& place = index == 0 ? plan_.heading : plan_.cells[index - 1];
        if (index != shot_)
        {
            shot_ = index;
            row_ = 0;
        }
        for (int row = 0; row < rows.height; ++row)
        {
            layRow(&rows.rgba[static_cast<std::size_t>(row) * static_cast<std::size_t>(rows.width) *
                              4],
                   rows.width, place.x, place.y + row_ + row);
        }
        row_ += rows.height;
        return {};
    }

    Result<void> finish() override
    {
        for (const app::Tile& cell : plan_.cells)
        {
            frameCell(cell);
        }
        Result<void> added = file_.addRows(sheet_.rgba.data(), sheet_.height);
        return added ? file_.finish() : added;
    }

  private:
    std::uint8_t* pixel(int x, int y)
    {
        return &sheet_.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(sheet_.width) +
                             static_cast<std::size_t>(x)) *
                            4];
    }

    void layRow(const std::uint8_t* from, int count, int x, int y)
    {
        std::uint8_t* to = pixel(x, y);
        for (int i = 0; i < count; ++i, from += 4, to += 4)
        {
            for (int channel = 0; channel < 3; ++channel)
            {
                const unsigned alpha = from[3];
                to[channel] = static_cast<std::uint8_t>(
                    (from[channel] * alpha + to[channel] * (255U - alpha) + 127U) / 255U);
            }
        }
    }

    void frameCell(const app::Tile& cell)
    {
        const auto line = [&](int x, int y) { std::memset(pixel(x, y), paper_.line, 3); };
        const int thickness = std::max(1, std::min(sheet_.width, sheet_.height) / 1200);
        for (int inset = 0; inset < thickness; ++inset)
        {
            for (int x = cell.x; x < cell.x + cell.width; ++x)
            {
                line(x, cell.y + inset);
                line(x, cell.y + cell.height - 1 - inset);
            }
            for (int y = cell.y; y < cell.y + cell.height; ++y)
            {
                line(cell.x + inset, y);
                line(cell.x + cell.width - 1 - inset, y);
            }
        }
    }

    io::PngFile file_;
    io::Image sheet_;
    app::SheetPlan plan_;
    Paper paper_;
    std::size_t shot_ = 0;
    int row_ = 0;
};

// The cells of a sheet after its heading, which is a picture of nothing with large words.
std::vector<Shot> shotsOf(const app::AppState& state, std::vector<app::SheetCell> cells,
                          const app::SheetPlan& plan, std::string title)
{
    std::vector<Shot> shots;
    Shot heading;
    heading.state.view.theme = state.view.theme;
    heading.state.language = state.language;
    heading.spec = {plan.heading.width, plan.heading.height, true, true};
    heading.spec.samples = 1;
    heading.spec.text = {false, std::move(title), true};
    shots.push_back(std::move(heading));
    for (std::size_t i = 0; i < cells.size(); ++i)
    {
        PictureSpec spec{plan.cells[i].width, plan.cells[i].height, true, true};
        spec.text = {cells[i].legend, std::move(cells[i].caption), false};
        shots.push_back({std::move(cells[i].state), std::move(spec), kSettled});
    }
    return shots;
}

}  // namespace

PictureWork::PictureWork(std::vector<Shot> shots, std::unique_ptr<PictureOutput> output,
                         std::filesystem::path file)
    : shots_(std::move(shots)), output_(std::move(output)), file_(std::move(file))
{}

Result<PictureWork> PictureWork::still(const app::AppState& state, const PictureSpec& spec,
                                       const std::filesystem::path& file)
{
    auto writing = io::PngFile::create(file, spec.widthPx, spec.heightPx);
    if (!writing)
    {
        return std::move(writing).error();
    }
    std::vector<Shot> shots;
    shots.push_back({state, spec, kSettled});
    return PictureWork(std::move(shots), std::make_unique<PngOutput>(*std::move(writing)), file);
}

Result<PictureWork> PictureWork::turntable(const app::AppState& state, const PictureSpec& spec,
                                           const app::Turn& turn, const std::filesystem::path& file)
{
    app::AppState settled = state;
    // The view is framed for the shape of the picture and the whole turn once, then turned by hand.
    app::tick(settled, kSettled, {{0.0f, 0.0f}, {spec.widthPx, spec.heightPx}});
    if (!settled.session.framing.empty())
    {
        const float aspect = static_cast<float>(spec.widthPx) / static_cast<float>(spec.heightPx);
        settled.view.camera = app::framedForTurn(settled, settled.view.camera, turn, aspect);
    }
    settled.session.framing.clear();
    std::vector<Shot> shots;
    for (int i = 0; i < turn.frames; ++i)
    {
        Shot shot{settled, spec};
        shot.state.view.camera = app::turned(settled.view.camera, turn, i);
        shot.at = kSettled + 1e-3 * app::turnStartMs(turn, i);
        shot.spec.text.continues = i > 0;
        shots.push_back(std::move(shot));
    }
    if (file.extension() != ".webp")
    {
        auto sequence = std::make_unique<SequenceOutput>(file, spec);
        if (Result<void> begun = sequence->begin(); !begun)
        {
            return std::move(begun).error();
        }
        return PictureWork(std::move(shots), std::move(sequence), file);
    }
    auto animation = io::WebpAnimation::create(spec.widthPx, spec.heightPx);
    if (!animation)
    {
        return std::move(animation).error().within(io::toUtf8(file));
    }
    auto writing = io::FileInProgress::create(file);
    if (!writing)
    {
        return std::move(writing).error();
    }
    return PictureWork(
        std::move(shots),
        std::make_unique<WebpOutput>(*std::move(writing), *std::move(animation), spec, turn), file);
}

Result<PictureWork> PictureWork::contactSheet(const app::AppState& state, const std::string& muscle,
                                              int widthPx, int heightPx,
                                              const std::filesystem::path& file)
{
    if (muscle.empty())
    {
        return core::Error("a contact sheet shows a muscle: select one first",
                           core::ErrorKind::Usage);
    }
    if (!app::isMuscleId(state, muscle))
    {
        return core::Error("unknown muscle \"" + muscle + "\"" +
                               core::didYouMean(muscle, app::muscleIds(state)),
                           core::ErrorKind::Usage);
    }
    auto writing = io::PngFile::create(file, widthPx, heightPx);
    if (!writing)
    {
        return std::move(writing).error();
    }
    // The cells need an aspect, and the aspect depends on how many cells there are.
    constexpr float kUpright = 0.8f;
    const std::size_t count = app::sheetCells(state, muscle, kUpright).size();
    const app::SheetPlan plan = app::planSheet(widthPx, heightPx, count);
    const app::Tile& cell = plan.cells.front();
    const float aspect = static_cast<float>(cell.width) / static_cast<float>(cell.height);
    const bool dark = state.view.theme == scene::Theme::Dark;
    auto output = std::make_unique<SheetOutput>(*std::move(writing), widthPx, heightPx, plan,
                                                dark ? Paper{30, 90} : Paper{255, 190});
    return PictureWork(shotsOf(state, app::sheetCells(state, muscle, aspect), plan,
                               app::displayName(state, muscle)),
                       std::move(output), file);
}

PictureWork PictureWork::toMemory(const app::AppState& state, const PictureSpec& spec,
                                  std::function<Result<void>(std::string png)> take)
{
    std::vector<Shot> shots;
    shots.push_back({state, spec, kSettled});
    return PictureWork(std::move(shots), std::make_unique<MemoryOutput>(spec, std::move(take)), {});
}

Result<bool> PictureWork::step(PictureMaker& maker, render::Renderer& renderer,
                               app::SceneBuilder& scenes)
{
    if (shot_ == shots_.size())
    {
        Result<void> finished = output_->finish();
        if (!finished)
        {
            return std::move(finished).error();
        }
        return false;
    }
    if (!begun_)
    {
        begun_ = true;
        const Shot& shot = shots_[shot_];
        maker.begin(scenes, shot.state, shot.spec, shot.at,
                    [output = output_.get(), index = shot_](const io::Image& rows) {
                        return output->addRows(index, rows);
                    });
        return true;
    }
    Result<bool> more = maker.step(renderer);
    if (!more)
    {
        return std::move(more).error();
    }
    if (!*more)
    {
        begun_ = false;
        ++shot_;
    }
    return true;
}

void PictureWork::stop(PictureMaker& maker, render::Renderer& renderer)
{
    maker.stop(renderer);
    output_.reset();
}

float PictureWork::done(const PictureMaker& maker) const
{
    const float within = begun_ ? maker.done() : 0.0f;
    return (static_cast<float>(shot_) + within) /
           static_cast<float>(std::max<std::size_t>(shots_.size(), 1));
}

}  // namespace knotlas::shell
