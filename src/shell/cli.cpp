#include "shell/cli.h"

#include "core/log.h"
#include "core/text.h"
#include "shell/bench.h"
#include "shell/check_command.h"
#include "shell/content_loader.h"
#include "shell/drawing_command.h"
#include "shell/logging.h"
#include "shell/options.h"
#include "shell/paper_command.h"
#include "shell/picture.h"
#include "shell/quiz_desk.h"
#include "shell/reports.h"
#include "shell/script.h"
#include "shell/window.h"
#include "shell/words.h"

#include <CLI/CLI.hpp>

#include <exception>
#include <functional>
#include <new>
#include <utility>

namespace knotlas::shell
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr int kWrongUsage = 2;

int exitStatus(ErrorKind kind)
{
    switch (kind)
    {
    case ErrorKind::Input:
        return 1;
    case ErrorKind::Usage:
        return kWrongUsage;
    case ErrorKind::Machine:
        break;
    }
    return 3;
}

int failed(const Error& error)
{
    core::log(core::LogLevel::Error, error.message());
    return exitStatus(error.kind());
}

Result<std::pair<int, int>> sizeOf(const std::string& word)
{
    const std::vector<std::string_view> parts = core::split(word, 'x');
    const auto width = parts.size() == 2 ? core::parseInt(parts[0]) : std::nullopt;
    const auto height = parts.size() == 2 ? core::parseInt(parts[1]) : std::nullopt;
    constexpr std::int64_t most = 16384;
    if (!width || !height || *width < 16 || *height < 16 || *width > most || *height > most)
    {
        return usage("--size: \"" + word + "\" is not WIDTHxHEIGHT from 16 to 16384 pixels");
    }
    return std::pair{static_cast<int>(*width), static_cast<int>(*height)};
}

Result<glm::vec3> pointOf(const std::string& word)
{
    const std::vector<std::string_view> parts = core::split(word, ',');
    glm::vec3 point{0.0f};
    for (std::size_t i = 0; i < parts.size() && parts.size() == 3; ++i)
    {
        const auto value = core::parseDouble(core::trim(parts[i]));
        if (!value || std::abs(*value) > 100.0)
        {
            return usage("--point: \"" + std::string(parts[i]) + "\" is not a length in metres");
        }
        point[static_cast<int>(i)] = static_cast<float>(*value);
    }
    if (parts.size() != 3)
    {
        return usage("--point: \"" + word + "\" is not X,Y,Z in metres");
    }
    return point;
}

Result<ShowOptions> showOptions(const Words& words)
{
    ShowOptions options{contentOptions(words),
                        words.muscles,
                        words.triggerPoint,
                        words.region,
                        {},
                        words.view,
                        {},
                        {},
                        {},
                        words.labels};
    if (!words.side.empty())
    {
        auto side = oneOf<app::SideChoice>("--side", words.side,
                                           {{"right", app::SideChoice::Right},
                                            {"left", app::SideChoice::Left},
                                            {"both", app::SideChoice::Both}});
        if (!side)
        {
            return std::move(side).error();
        }
        options.side = *side;
    }
    if (!words.theme.empty())
    {
        auto theme = oneOf<scene::Theme>(
            "--theme", words.theme, {{"light", scene::Theme::Light}, {"dark", scene::Theme::Dark}});
        if (!theme)
        {
            return std::move(theme).error();
        }
        options.theme = *theme;
    }
    if (!words.skinOpacity.empty())
    {
        const auto opacity = core::parseDouble(words.skinOpacity);
        if (!opacity || *opacity < 0.0 || *opacity > 1.0)
        {
            return usage("--skin-opacity: \"" + words.skinOpacity +
                         "\" is not a number from 0 to 1");
        }
        options.skinOpacity = static_cast<float>(*opacity);
    }
    if (!words.layers.empty())
    {
        options.layers = words.layers;
    }
    return options;
}

Result<double> numberOf(const std::string& option, const std::string& word, double low, double high)
{
    const auto value = core::parseDouble(word);
    if (!value || *value < low || *value > high)
    {
        return usage(option + ": \"" + word + "\" is not a number from " + core::formatNumber(low) +
                     " to " + core::formatNumber(high));
    }
    return *value;
}

Result<std::optional<app::Turn>> turnOf(const Words& words)
{
    if (words.turntable.empty())
    {
        if (!words.degrees.empty() || !words.seconds.empty())
        {
            return usage("--degrees and --seconds need --turntable FRAMES");
        }
        return std::optional<app::Turn>();
    }
    app::Turn turn;
    auto frames = numberOf("--turntable", words.turntable, app::kLeastFrames, app::kMostFrames);
    if (!frames)
    {
        return std::move(frames).error();
    }
    turn.frames = static_cast<int>(*frames);
    if (!words.degrees.empty())
    {
        auto degrees = numberOf("--degrees", words.degrees, -app::kMostDegrees, app::kMostDegrees);
        if (!degrees)
        {
            return std::move(degrees).error();
        }
        turn.degrees = static_cast<float>(*degrees);
    }
    if (!words.seconds.empty())
    {
        auto seconds = numberOf("--seconds", words.seconds, app::kLeastSeconds, app::kMostSeconds);
        if (!seconds)
        {
            return std::move(seconds).error();
        }
        turn.seconds = static_cast<float>(*seconds);
    }
    return std::optional<app::Turn>(turn);
}

Result<PictureOptions> pictureOptions(const Words& words)
{
    PictureOptions picture;
    picture.output = words.output;
    picture.transparent = words.transparent;
    picture.bare = words.noLabels;
    picture.contactSheet = words.contactSheet;
    Result<std::optional<app::Turn>> turn = turnOf(words);
    if (!turn)
    {
        return std::move(turn).error();
    }
    picture.turn = *turn;
    if (picture.contactSheet && (picture.turn || words.muscles.empty()))
    {
        return usage(picture.turn ? "a picture is a turntable or a contact sheet, not both"
                                  : "--contact-sheet needs --muscle ID");
    }
    if (words.noLabels && words.labels)
    {
        return usage("--labels and --no-labels contradict each other");
    }
    if (picture.contactSheet)
    {
        picture.widthPx = app::SaveContactSheet::kSheetWidthPx;
        picture.heightPx = app::SaveContactSheet::kSheetHeightPx;
    }
    if (!words.size.empty())
    {
        Result<std::pair<int, int>> size = sizeOf(words.size);
        if (!size)
        {
            return std::move(size).error();
        }
        picture.widthPx = size->first;
        picture.heightPx = size->second;
    }
    return picture;
}

Result<int> runView(const Words& words)
{
    Result<ShowOptions> options = showOptions(words);
    if (!options)
    {
        return std::move(options).error();
    }
    Result<void> done = runWindow(*options);
    if (!done)
    {
        return std::move(done).error();
    }
    return 0;
}

Result<int> runRender(const Words& words)
{
    Result<ShowOptions> options = showOptions(words);
    if (!options)
    {
        return std::move(options).error();
    }
    Result<PictureOptions> picture = pictureOptions(words);
    if (!picture)
    {
        return std::move(picture).error();
    }
    Result<void> done = renderPicture(*options, *picture);
    if (!done)
    {
        return std::move(done).error();
    }
    return 0;
}

// Loads what was asked for and prints one report of it.
Result<int> runReport(const Words& words,
                      const std::function<Result<std::string>(const app::Content&)>& report)
{
    Result<app::Content> content = loadShippedOr(contentOptions(words));
    if (!content)
    {
        return std::move(content).error();
    }
    Result<std::string> text = report(*content);
    if (!text)
    {
        return std::move(text).error();
    }
    print(*text);
    return 0;
}

Result<int> runList(const Words& words)
{
    if (words.commands)
    {
        print(commandsReport());
        return 0;
    }
    return runReport(words, [&](const app::Content& content) {
        return Result<std::string>(listReport(content, words.json));
    });
}

// The entry that `id` names. The head of a hierarchy is answered with its parts.
Result<const anatomy::Muscle*> muscleToShow(const app::Content& content, const std::string& id)
{
    if (const anatomy::Muscle* muscle = content.atlas->findMuscle(id))
    {
        return muscle;
    }
    std::vector<std::string> known;
    std::string below;
    for (const anatomy::Muscle& muscle : content.atlas->muscles)
    {
        known.push_back(muscle.id);
        if (anatomy::matchesId(muscle.id, id))
        {
            below += (below.empty() ? "" : ", ") + muscle.id;
        }
    }
    if (!below.empty())
    {
        return usage("\"" + id + "\" has several parts; name one: " + below);
    }
    return usage("unknown muscle \"" + id + "\"" + core::didYouMean(id, known));
}

Result<int> runShow(const Words& words)
{
    Result<core::Side> side = bodySide(words);
    if (!side)
    {
        return std::move(side).error();
    }
    return runReport(words, [&](const app::Content& content) -> Result<std::string> {
        Result<const anatomy::Muscle*> muscle = muscleToShow(content, words.id);
        if (!muscle)
        {
            return std::move(muscle).error();
        }
        return showReport(content, **muscle, *side, words.json);
    });
}

Result<int> runLocate(const Words& words)
{
    const int asked = (words.region.empty() ? 0 : 1) + (words.point.empty() ? 0 : 1) +
                      (words.drawing.empty() ? 0 : 1);
    if (asked != 1)
    {
        return usage("locate needs one of --region NAME, --point X,Y,Z and --drawing FILE");
    }
    if (!words.compare.empty() && words.drawing.empty())
    {
        return usage("--compare needs --drawing");
    }
    if (!words.drawing.empty())
    {
        return words.compare.empty() ? runLocateDrawing(words) : runCompareDrawings(words);
    }
    Result<core::Side> side = bodySide(words);
    if (!side)
    {
        return std::move(side).error();
    }
    LocateQuery query{words.region, std::nullopt, *side, 0};
    if (!words.point.empty())
    {
        Result<glm::vec3> point = pointOf(words.point);
        if (!point)
        {
            return std::move(point).error();
        }
        query.point = *point;
    }
    Result<std::size_t> top = topOf(words);
    if (!top)
    {
        return std::move(top).error();
    }
    query.maxCount = *top;
    return runReport(words, [&](const app::Content& content) {
        return locateReport(content, query, words.json);
    });
}

Result<int> runRegions(const Words& words)
{
    return runReport(words, [&](const app::Content& content) {
        return Result<std::string>(regionsReport(content, words.json));
    });
}

Result<int> runInfo(const Words& words)
{
    return runReport(words, [&](const app::Content& content) {
        return Result<std::string>(infoReport(content, words.json));
    });
}

Result<int> runCheck(const Words& words)
{
    std::vector<std::filesystem::path> paths(words.paths.begin(), words.paths.end());
    Result<CheckOutcome> outcome = checkPaths(paths, contentOptions(words));
    if (!outcome)
    {
        return std::move(outcome).error();
    }
    print(outcome->text);
    return outcome->hasErrors ? 1 : 0;
}

Result<int> runScriptCommand(const Words& words)
{
    Result<void> done =
        runScript({contentOptions(words), words.script, words.output, words.reference});
    if (!done)
    {
        return std::move(done).error();
    }
    return 0;
}

Result<int> runBench(const Words& words)
{
    if (words.firstFrame)
    {
        Result<void> drawn = drawFirstFrame(contentOptions(words));
        if (!drawn)
        {
            return std::move(drawn).error();
        }
        return 0;
    }
    Result<std::string> figures = benchReport(contentOptions(words), words.json);
    if (!figures)
    {
        return std::move(figures).error();
    }
    print(*figures);
    return 0;
}

void addContentOptions(CLI::App& command, Words& words)
{
    command.add_option("--body", words.body, "Body file: GLB, OBJ, PLY or STL");
    command.add_option("--atlas", words.atlas, "Atlas folder");
}

void addShowOptions(CLI::App& command, Words& words)
{
    addContentOptions(command, words);
    command.add_option("--muscle", words.muscles, "Muscle to select; may be given again");
    command.add_option("--trigger-point", words.triggerPoint, "Only this point's pattern");
    command.add_option("--region", words.region, "Region to show");
    command.add_option("--side", words.side, "right, left or both");
    command.add_option("--view", words.view,
                       "front, back, left, right, top, bottom, auto, or AZIMUTH,ELEVATION");
    command.add_option("--layers", words.layers, "Of skin, muscles, superficial, deep, skeleton")
        ->delimiter(',');
    command.add_option("--skin-opacity", words.skinOpacity, "0 to 1");
    command.add_option("--theme", words.theme, "light or dark");
}

using Runner = Result<int> (*)(const Words&);

struct Subcommand
{
    CLI::App* app;
    Runner run;
};

// Declares all subcommands; CLI11 keeps them alive inside `root`.
std::vector<Subcommand> declare(CLI::App& root, Words& words)
{
    std::vector<Subcommand> commands;
    const auto add = [&](const char* name, const char* help, Runner run) {
        CLI::App* command = root.add_subcommand(name, help);
        commands.push_back({command, run});
        return command;
    };

    CLI::App* view = add("view", "Open the window (the same without any command)", runView);
    addShowOptions(*view, words);

    CLI::App* render = add("render", "Make a picture; no display needed", runRender);
    addShowOptions(*render, words);
    render
        ->add_option("-o,--output", words.output,
                     "PNG file to write; with --turntable FILE.webp or a folder")
        ->required();
    render->add_option("--size", words.size, "WIDTHxHEIGHT in pixels");
    render->add_flag("--labels", words.labels, "With labels and legend");
    render->add_flag("--no-labels", words.noLabels, "Without marks, labels and legend");
    render->add_flag("--transparent", words.transparent, "Without background");
    render->add_option("--turntable", words.turntable, "A turn of so many pictures");
    render->add_option("--degrees", words.degrees, "How far the turn goes (360)");
    render->add_option("--seconds", words.seconds, "How long the animation takes (6)");
    render->add_flag("--contact-sheet", words.contactSheet,
                     "The best views of the muscle on one sheet");

    CLI::App* list = add("list", "Muscles, trigger points and the regions they reach", runList);
    addContentOptions(*list, words);
    list->add_flag("--json", words.json, "As JSON");
    list->add_flag("--commands", words.commands, "The program's own commands instead");

    CLI::App* show = add("show", "All about one muscle", runShow);
    addContentOptions(*show, words);
    show->add_option("muscle", words.id, "Id, as `list` prints it")->required();
    show->add_option("--side", words.side, "right or left");
    show->add_flag("--json", words.json, "As JSON");

    CLI::App* locate = add("locate", "Which muscles refer pain there", runLocate);
    addContentOptions(*locate, words);
    locate->add_option("--region", words.region, "Region id, as `regions` prints it");
    locate->add_option("--point", words.point, "X,Y,Z in body space, metres");
    locate->add_option("--drawing", words.drawing, "Pain drawing: where it hurts, painted");
    locate->add_option("--compare", words.compare, "A later drawing: what changed since --drawing");
    locate->add_option("--side", words.side, "right or left");
    locate->add_option("--top", words.top, "Only the first N");
    locate->add_flag("--json", words.json, "As JSON");

    CLI::App* regions = add("regions", "Named regions of the skin", runRegions);
    addContentOptions(*regions, words);
    regions->add_flag("--json", words.json, "As JSON");

    CLI::App* info = add("info", "Facts of the loaded body", runInfo);
    addContentOptions(*info, words);
    info->add_flag("--json", words.json, "As JSON");

    CLI::App* check = add("check", "Check atlas, body, drawing and lesson files", runCheck);
    addContentOptions(*check, words);
    check->add_option("paths", words.paths, "Files or folders")->required();

    CLI::App* report = add("report", "One page about a pain drawing, as PDF", runDrawingReport);
    addContentOptions(*report, words);
    report->add_option("drawing", words.drawing, "Pain drawing, JSON")->required();
    report->add_option("-o,--output", words.output, "PDF file to write")->required();
    report->add_option("--paper", words.paper, "a4 or letter");

    CLI::App* handout = add("handout", "Pages to hand out, as PDF", runHandout);
    addContentOptions(*handout, words);
    handout->add_option("--muscle", words.muscles, "A page for this muscle; may be given again");
    handout->add_option("--region", words.region, "Who sends pain to this region");
    handout->add_option("--lesson", words.lesson, "The steps of a lesson, JSON");
    handout->add_flag("--all", words.all, "A book of all muscles");
    handout->add_option("-o,--output", words.output, "PDF file to write")->required();
    handout->add_option("--paper", words.paper, "a4 or letter");

    CLI::App* cards =
        add("export-cards", "Cards for learning, for Anki or as a table", runExportCards);
    addContentOptions(*cards, words);
    cards->add_option("--muscle", words.muscles, "Cards about this muscle; may be given again");
    cards->add_flag("--all", words.all, "About all muscles");
    cards->add_option("-o,--output", words.output, "FILE.apkg or FILE.csv")->required();

    CLI::App* quiz = add("quiz", "What students have answered, as a table", runQuizResults);
    quiz->add_option("results", words.results, "Results, JSON (those beside the settings)");
    quiz->add_option("--csv", words.csv, "CSV file to write; -: standard output")->required();
    quiz->add_option("--student", words.student, "Only the answers of this student");

    CLI::App* run = add("run", "Run the program's commands without a window", runScriptCommand);
    addContentOptions(*run, words);
    run->add_option("script", words.script, "Text file, one command a line")->required();
    run->add_option("-o,--output", words.output, "PNG file to write");
    run->add_option("--reference", words.reference, "PNG file to compare with");

    CLI::App* bench = add("bench", "Measure this machine", runBench);
    addContentOptions(*bench, words);
    bench->add_flag("--json", words.json, "As JSON");
    bench->add_flag("--first-frame", words.firstFrame, "Draw one frame and leave");
    return commands;
}

// CLI11's own messages do not suggest anything for a misspelt command.
std::string suggestionFor(int argc, char** argv, const std::vector<Subcommand>& commands)
{
    if (argc < 2 || argv[1][0] == '-')
    {
        return {};
    }
    std::vector<std::string> names;
    for (const Subcommand& command : commands)
    {
        names.push_back(command.app->get_name());
    }
    if (std::ranges::find(names, argv[1]) != names.end())
    {
        return {};
    }
    return core::didYouMean(argv[1], names);
}

int parseAndRun(int argc, char** argv)
{
    CLI::App root("Knotlas: a 3D atlas of muscle trigger points and the pain they refer",
                  "knotlas");
    root.set_version_flag("--version", std::string("knotlas ") + KNOTLAS_VERSION);
    root.require_subcommand(0, 1);
    Words words;
    addShowOptions(root, words);
    const std::vector<Subcommand> commands = declare(root, words);
    try
    {
        root.parse(argc, argv);
    }
    catch (const CLI::Success& success)  // --help, --version
    {
        return root.exit(success);
    }
    catch (const CLI::ParseError& error)
    {
        return failed(usage(std::string(error.what()) + suggestionFor(argc, argv, commands) +
                            "; see knotlas --help"));
    }
    Runner run = runView;
    for (const Subcommand& command : commands)
    {
        run = command.app->parsed() ? command.run : run;
    }
    Result<int> status = run(words);
    return status ? *status : failed(status.error());
}

}  // namespace

int runCommandLine(int argc, char** argv)
{
    installLogging();
    try
    {
        return parseAndRun(argc, argv);
    }
    catch (const std::bad_alloc&)
    {
        return failed(Error("out of memory", ErrorKind::Machine));
    }
    catch (const std::exception& error)
    {
        return failed(Error(error.what(), ErrorKind::Machine));
    }
}

}  // namespace knotlas::shell
