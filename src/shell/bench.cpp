#include "shell/bench.h"

#include "anatomy/drawing_match.h"
#include "anatomy/locate.h"
#include "app/pain_mode.h"
#include "app/picking.h"
#include "core/text.h"
#include "io/paths.h"
#include "render/readback.h"
#include "shell/content_loader.h"
#include "shell/frame_loop.h"
#include "shell/picture.h"

#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <future>
#include <memory>
#include <utility>
#include <vector>

namespace knotlas::shell
{
namespace
{

using core::Result;
using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

constexpr glm::ivec2 kSize{1280, 800};

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Median of several measurements.
struct Figure
{
    double median = 0.0;
    std::size_t samples = 0;
};

Figure figureOf(std::vector<double> values)
{
    std::ranges::sort(values);
    return {values.empty() ? 0.0 : values[values.size() / 2], values.size()};
}

Figure measured(int samples, const std::function<void(int)>& work)
{
    std::vector<double> values;
    for (int i = 0; i < samples; ++i)
    {
        const auto start = Clock::now();
        work(i);
        values.push_back(millisecondsSince(start));
    }
    return figureOf(std::move(values));
}

// The program's whole way to its first picture, in a process of its own: from before it is started
// until it has drawn and left.
Figure firstFrame()
{
    constexpr int samples = 5;
    const std::filesystem::path program = io::executableFile();
    std::vector<double> values;
    for (int i = 0; i < samples; ++i)
    {
        const auto start = Clock::now();
        const pid_t child = fork();
        if (child == 0)
        {
            execl(program.c_str(), program.c_str(), "bench", "--first-frame", nullptr);
            _exit(127);
        }
        int status = 0;
        if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0)
        {
            continue;
        }
        values.push_back(millisecondsSince(start));
    }
    return figureOf(std::move(values));
}

double residentMb()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
    {
        if (line.starts_with("VmRSS:"))
        {
            const std::string_view rest = core::trim(std::string_view(line).substr(6));
            return core::parseDouble(rest.substr(0, rest.find(' '))).value_or(0.0) / 1024.0;
        }
    }
    return 0.0;
}

// A frame loop over an off-screen picture: what the window does, without a window.
class Bench
{
  public:
    static Result<std::unique_ptr<Bench>> create(const ContentOptions& options)
    {
        // Files are read while OpenGL starts, as in the window.
        auto loading = std::async(std::launch::async, loadShippedOr, options);
        Result<OffscreenContext> context = OffscreenContext::create();
        if (!context)
        {
            return std::move(context).error();
        }
        Result<render::Renderer> renderer =
            render::Renderer::create(OffscreenContext::getProcAddress);
        if (!renderer)
        {
            return std::move(renderer).error();
        }
        Result<ui::Ui> ui = ui::Ui::create(fontFolder());
        if (!ui)
        {
            return std::move(ui).error();
        }
        ui->useContext();
        Result<ImGuiHost> host = ImGuiHost::create(nullptr);
        if (!host)
        {
            return std::move(host).error();
        }
        Result<render::ReadbackTarget> target = render::ReadbackTarget::create(kSize.x, kSize.y);
        if (!target)
        {
            return std::move(target).error();
        }
        Result<app::Content> content = loading.get();
        if (!content)
        {
            return std::move(content).error();
        }
        auto bench =
            std::unique_ptr<Bench>(new Bench(*std::move(context), *std::move(renderer),
                                             *std::move(ui), *std::move(host), *std::move(target)));
        app::setContent(bench->loop_.state(), *std::move(content));
        return bench;
    }

    // Draws and waits until the picture is there.
    void frame()
    {
        now_ += 1.0 / 60.0;
        const Result<void> drawn = loop_.frame(target_.framebuffer(), kSize, now_);
        KNOTLAS_ASSERT(drawn.has_value());
        finish();
    }

    void finish() { static_cast<void>(target_.read()); }

    // The cost of waiting for a picture alone, to be taken off.
    Figure readback()
    {
        return measured(15, [&](int) { finish(); });
    }

    void select(const std::string& muscle)
    {
        loop_.apply(app::SetReducedMotion{true}, now_);
        loop_.apply(app::ResetView{}, now_);
        loop_.apply(app::SelectMuscle{muscle, {}}, now_);
    }

    // Turning the body with one pattern shown, at the detail that the machine can keep up with.
    Figure turning()
    {
        select(firstMuscle());
        for (int i = 0; i < 30; ++i)
        {
            turn();
        }
        renderer_.waitForCoarse();
        return measured(60, [&](int) { turn(); });
    }

    void turn()
    {
        const auto start = Clock::now();
        loop_.apply(app::Orbit{3.0f, 0.0f}, now_, true);
        frame();
        loop_.frameTook(millisecondsSince(start) * 1e-3);
    }

    // The same view at full detail, and with one light and nothing else.
    Figure fullDetail()
    {
        return measured(15, [&](int i) { draw(i, false); });
    }

    Figure bare()
    {
        return measured(15, [&](int i) { draw(i, true); });
    }

    void draw(int step, bool bareOnly)
    {
        app::AppState state = loop_.state();
        state.view.camera.azimuthRad += 0.05f * static_cast<float>(step);
        const scene::Scene scene = loop_.scenes().build(state, now_);
        const render::Target target = target_.target();
        const Result<void> drawn = bareOnly ? renderer_.drawBare(scene, target)
                                            : renderer_.draw(scene, target, fullQuality());
        KNOTLAS_ASSERT(drawn.has_value());
        finish();
    }

    // From the click to zones that are painted, a muscle that has not been shown before each time.
    Figure selecting()
    {
        const std::vector<anatomy::Muscle>& muscles = content().atlas->muscles;
        return measured(static_cast<int>(muscles.size()) - 1, [&](int i) {
            loop_.apply(app::SelectMuscle{muscles[static_cast<std::size_t>(i) + 1].id, {}}, now_);
            frame();
        });
    }

    Figure picking()
    {
        loop_.apply(app::ResetView{}, now_);
        return measured(200, [&](int i) {
            const glm::vec2 point{0.4f + 0.001f * static_cast<float>(i), 0.35f};
            static_cast<void>(app::pick(loop_.state(), point, 1.6f, now_));
        });
    }

    Figure locatingPoint()
    {
        return measured(50, [&](int i) {
            const glm::vec3 point{-0.1f, 1.2f + 0.005f * static_cast<float>(i), -0.1f};
            locate(anatomy::spotAround(*content().matrix, point));
        });
    }

    // One step of a brush over a painted area, and the answer to what is painted then.
    Figure locatingArea()
    {
        const auto& regions = content().matrix->regions();
        const auto& positions = content().matrix->surface().positions();
        return measured(50, [&](int i) {
            anatomy::SkinField painted =
                regions[static_cast<std::size_t>(i) % regions.size()].field;
            const glm::vec3 point = positions[painted.front().vertex];
            const auto brush = anatomy::strokeField(*content().matrix, {false, 15.0f, {point}});
            KNOTLAS_ASSERT(brush.has_value());
            anatomy::applyStroke(painted, *brush, false);
            static_cast<void>(anatomy::explain(*content().matrix, *content().atlas, painted));
        });
    }

    // A step of a stroke, as the mouse gives it: the skin under the brush, what it paints, and the
    // ranking of all patterns. Long strokes over the trunk, in so many areas that lie over each
    // other, on one side or on both. The median, and the slowest step.
    std::pair<Figure, Figure> paintingStep(std::size_t areas, bool mirrored, float brushMm)
    {
        constexpr int kSteps = 40;
        loop_.apply(app::ClearSelection{}, now_);
        loop_.apply(app::ResetView{}, now_);
        pain(app::TogglePainMode{});
        pain(app::SetBrush{brushMm});
        pain(app::SetMirroredStrokes{mirrored});
        std::vector<double> values;
        for (std::size_t area = 0; area < areas; ++area)
        {
            pain(app::AddPainArea{});
            const float row = 0.25f + 0.03f * static_cast<float>(area);
            for (int i = 0; i < kSteps; ++i)
            {
                const glm::vec2 from = strokePoint(row, i);
                const glm::vec2 to = strokePoint(row, i + 1);
                const auto start = Clock::now();
                pain(app::PaintStroke{{from, to}, false, true}, true);
                values.push_back(millisecondsSince(start));
            }
            pain(app::PaintStroke{});
        }
        const auto& picture = loop_.state().session.pain.picture;
        KNOTLAS_ASSERT(picture != nullptr && picture->areas.size() == areas);
        KNOTLAS_ASSERT(picture->answer.areaCm2 > 100.0 && !picture->answer.candidates.empty());
        pain(app::ClearDrawing{});
        pain(app::SetMirroredStrokes{false});
        pain(app::TogglePainMode{});
        const Figure slowest{*std::ranges::max_element(values), values.size()};
        return {figureOf(std::move(values)), slowest};
    }

    // Frames that are drawn during ten seconds in which nothing happens, after the picture came to
    // rest.
    std::size_t idleFrames()
    {
        settle();
        const std::size_t before = loop_.framesDrawn();
        for (const double until = now_ + 10.0; now_ < until; now_ += 1.0 / 60.0)
        {
            if (loop_.frameNeeded(now_))
            {
                frame();
            }
        }
        return loop_.framesDrawn() - before;
    }

    void settle()
    {
        constexpr int most = 2000;
        for (int i = 0; i < most && (loop_.frameNeeded(now_) || loop_.nextFrameAt()); ++i)
        {
            frame();
        }
    }

    // As sharp as the bare picture, with which it is compared.
    static render::Quality fullQuality()
    {
        render::Quality quality;
        quality.msaaSamples = 1;
        return quality;
    }

    [[nodiscard]] const app::Content& content() const { return loop_.state().content; }

    [[nodiscard]] const render::RendererInfo& renderer() const { return renderer_.info(); }

    [[nodiscard]] std::size_t triangles() const
    {
        std::size_t count = 0;
        for (const anatomy::Part& part : content().body->parts)
        {
            count += part.mesh->triangles.size();
        }
        return count;
    }

  private:
    Bench(OffscreenContext context, render::Renderer renderer, ui::Ui ui, ImGuiHost host,
          render::ReadbackTarget target)
        : context_(std::move(context)), renderer_(std::move(renderer)), ui_(std::move(ui)),
          host_(std::move(host)), target_(std::move(target)), loop_(renderer_, ui_, host_)
    {}

    [[nodiscard]] const std::string& firstMuscle() const
    {
        KNOTLAS_ASSERT(!content().atlas->muscles.empty());
        return content().atlas->muscles.front().id;
    }

    // To and fro over the chest and the belly in the first view of the body, some 15 mm a step.
    static glm::vec2 strokePoint(float row, int step)
    {
        constexpr int kAcross = 8;
        const int line = step / kAcross;
        const int along = step % kAcross;
        const int column = line % 2 == 0 ? along : kAcross - along;
        return {0.47f + 0.006f * static_cast<float>(column),
                row + 0.02f * static_cast<float>(line)};
    }

    void pain(const app::PainCommand& command, bool live = false)
    {
        loop_.apply(command, now_, live);
    }

    void locate(const anatomy::SkinField& place)
    {
        static_cast<void>(anatomy::locate(*content().matrix, *content().atlas, place, "there", 20));
    }

    OffscreenContext context_;
    render::Renderer renderer_;
    ui::Ui ui_;
    ImGuiHost host_;
    render::ReadbackTarget target_;
    FrameLoop loop_;
    double now_ = 1.0;
};

Json figureJson(const Figure& figure, double less = 0.0)
{
    const double value = std::max(figure.median - less, 0.0);
    return Json::parse(core::formatFixed(value, 3));
}

}  // namespace

Result<void> drawFirstFrame(const ContentOptions& options)
{
    Result<std::unique_ptr<Bench>> bench = Bench::create(options);
    if (!bench)
    {
        return std::move(bench).error();
    }
    (*bench)->frame();
    return {};
}

Result<std::string> benchReport(const ContentOptions& options, bool json)
{
    const Figure first = firstFrame();
    Result<std::unique_ptr<Bench>> made = Bench::create(options);
    if (!made)
    {
        return std::move(made).error();
    }
    Bench& bench = **made;
    bench.frame();
    const Figure wait = bench.readback();

    Json figures;
    Json samples;
    const auto add = [&](const char* name, const Figure& figure, double less) {
        figures[name] = figureJson(figure, less);
        samples[name] = figure.samples;
    };
    add("first_frame_ms", first, 0.0);
    add("frame_ms", bench.turning(), wait.median);
    add("full_detail_frame_ms", bench.fullDetail(), wait.median);
    add("bare_frame_ms", bench.bare(), wait.median);
    add("select_ms", bench.selecting(), wait.median);
    add("pick_ms", bench.picking(), 0.0);
    add("locate_point_ms", bench.locatingPoint(), 0.0);
    add("locate_area_ms", bench.locatingArea(), 0.0);
    add("paint_step_ms", bench.paintingStep(1, false, 25.0f).first, 0.0);
    add("paint_step_mirrored_ms", bench.paintingStep(1, true, 25.0f).first, 0.0);
    add("paint_step_areas_ms", bench.paintingStep(4, true, 25.0f).first, 0.0);
    add("paint_step_slowest_ms", bench.paintingStep(8, true, 60.0f).second, 0.0);
    figures["idle_frames"] = bench.idleFrames();
    figures["resident_mb"] = Json::parse(core::formatFixed(residentMb(), 1));
    figures["triangles"] = bench.triangles();
    figures["renderer"] = bench.renderer().renderer;
    figures["samples"] = samples;
    if (json)
    {
        return figures.dump(2) + "\n";
    }
    std::string text;
    for (const auto& [name, value] : figures.items())
    {
        if (name != "samples")
        {
            std::string padded = name;
            padded.resize(24, ' ');
            text += padded + (value.is_string() ? value.get<std::string>() : value.dump()) + "\n";
        }
    }
    return text;
}

}  // namespace knotlas::shell
