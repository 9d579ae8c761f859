#include "core/log.h"
#include "core/text.h"
#include "io/body_reader.h"
#include "io/file_bytes.h"
#include "sculpt/assemble.h"
#include "sculpt/figure.h"
#include "sculpt/level_set.h"
#include "sculpt/report.h"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>
#include <string>

namespace
{

using namespace knotlas;

// Exit statuses, as the command line of knotlas itself.
constexpr int kInputAtFault = 1;
constexpr int kWrongUsage = 2;
constexpr int kMachineCannot = 3;

struct Arguments
{
    sculpt::BuildOptions build;
    std::string output = "models/body.glb";
    std::string body;  // to report on instead of building one
    bool report = false;
    std::string reportFile;  // JSON; empty: none
};

int exitStatus(const core::Error& error)
{
    switch (error.kind())
    {
    case core::ErrorKind::Input:
        return kInputAtFault;
    case core::ErrorKind::Usage:
        return kWrongUsage;
    case core::ErrorKind::Machine:
        return kMachineCannot;
    }
    return kInputAtFault;
}

int fail(const core::Error& error)
{
    core::log(core::LogLevel::Error, error.message());
    return exitStatus(error);
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// On a terminal one line that is drawn over: a bar, per cent, the step, the seconds. Elsewhere (a
// file, a log of a build) a line for each finished step.
sculpt::Progress progressOn(std::FILE* stream)
{
    const auto start = std::chrono::steady_clock::now();
    if (isatty(fileno(stream)) == 0)
    {
        return {[=](std::string_view line) {
            std::fprintf(stream, "%7.1f s  %.*s\n", secondsSince(start),
                         static_cast<int>(line.size()), line.data());
        }};
    }
    const auto draw = [=](double share, std::string_view step) {
        constexpr int kWidth = 30;
        constexpr std::size_t kStepWidth = 34;
        const int full = static_cast<int>(share * kWidth);
        std::fprintf(stream, "\r[%s%s] %3d %%  %6.0f s  %-34.*s", std::string(full, '#').c_str(),
                     std::string(kWidth - full, '.').c_str(), static_cast<int>(100.0 * share),
                     secondsSince(start), static_cast<int>(std::min(step.size(), kStepWidth)),
                     step.data());
        std::fputs(share >= 1.0 ? "\n" : "", stream);
        std::fflush(stream);
    };
    return {[](std::string_view) {}, draw};
}

// A body that is not as tall as the figure it is said to be would be compared with the wrong one.
void warnOfOtherStature(const sculpt::CheckedBody& body, const sculpt::Figure& figure)
{
    constexpr double kNear = 0.02;  // metres
    const auto skin = std::ranges::find(body.parts, "skin", &sculpt::CheckedBody::Part::name);
    if (skin == body.parts.end())
    {
        return;
    }
    const double height = geometry::boundsOf(skin->mesh).max.y;
    if (std::abs(height - figure.stature()) > kNear)
    {
        core::log(core::LogLevel::Warning,
                  "this body is " + core::formatFixed(height, 2) + " m tall, the figure \"" +
                      figure.name() + "\" " + core::formatFixed(figure.stature(), 2) +
                      " m: name the figure that it was built as with --figure");
    }
}

core::Result<void> report(const Arguments& arguments, const sculpt::CheckedBody& body)
{
    const auto measured = sculpt::readMeasuredBody(arguments.build.tables / "measured.json");
    if (!measured)
    {
        return measured.error();
    }
    const auto figure =
        sculpt::Figure::read(arguments.build.tables / "figures.json", arguments.build.figure);
    if (!figure)
    {
        return figure.error();
    }
    warnOfOtherStature(body, *figure);
    sculpt::Report report = sculpt::reportOn(body, sculpt::undone(*figure, body), *measured);
    report.undone = figure->isNeutral() ? std::string() : figure->name();
    const std::string text = sculpt::describe(report);
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (arguments.reportFile.empty())
    {
        return {};
    }
    return io::writeFile(arguments.reportFile, sculpt::toJson(report));
}

core::Result<sculpt::CheckedBody> build(const Arguments& arguments)
{
    const auto body = sculpt::sculptBody(arguments.build, progressOn(stderr));
    if (!body)
    {
        return body.error();
    }
    if (auto written =
            io::writeHalfBody(arguments.output, body->nodes, body->landmarks, body->copyright);
        !written)
    {
        return std::move(written).error();
    }
    return sculpt::checkedBody(*body);
}

core::Result<sculpt::CheckedBody> read(const Arguments& arguments)
{
    const auto body = io::readBody(arguments.body);
    if (!body)
    {
        return body.error();
    }
    return sculpt::checkedBody(*body);
}

int run(const Arguments& arguments)
{
    const sculpt::ThreadLimit limit;
    const auto body = arguments.body.empty() ? build(arguments) : read(arguments);
    if (!body)
    {
        return fail(body.error());
    }
    if (arguments.report)
    {
        if (const auto reported = report(arguments, *body); !reported)
        {
            return fail(reported.error());
        }
    }
    return 0;
}

void choose(sculpt::BuildOptions& build, const std::string& only)
{
    build.bones = only.empty() || only == "bones";
    build.muscles = only.empty() || only == "muscles";
    build.skin = only.empty() || only == "skin";
}

}  // namespace

int main(int argc, char** argv)
{
    Arguments arguments;
    arguments.build.tables = "data/anatomy";
    std::string only;
    CLI::App app("Builds the body of Knotlas from tables of measurements.", "knotlas-sculpt");
    app.add_option("--tables", arguments.build.tables, "folder of the tables")
        ->capture_default_str();
    app.add_option("-o,--output", arguments.output, "the GLB to write")->capture_default_str();
    app.add_option("--figure", arguments.build.figure,
                   "proportions and shape: neutral, female or male; with --body, what that was "
                   "built as")
        ->capture_default_str();
    app.add_option("--only", only, "leave out the other kinds of parts")
        ->check(CLI::IsMember({"bones", "muscles", "skin"}));
    app.add_option("--part", arguments.build.part, "only nodes whose name starts with this");
    auto* report = app.add_option("--report", arguments.reportFile,
                                  "print how near the body comes to the measured one and how "
                                  "sound its parts are; with a file, write it as JSON, too");
    report->expected(0, 1);
    app.add_option("--body", arguments.body, "report on this body instead of building one");
    try
    {
        app.parse(argc, argv);
    }
    catch (const CLI::ParseError& error)
    {
        return app.exit(error) == 0 ? 0 : kWrongUsage;
    }
    choose(arguments.build, only);
    arguments.report = report->count() > 0 || !arguments.body.empty();
    try
    {
        return run(arguments);
    }
    catch (const std::exception& error)
    {
        return fail(core::Error(error.what(), core::ErrorKind::Machine));
    }
}
