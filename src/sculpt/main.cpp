#include "core/log.h"
#include "sculpt/assemble.h"
#include "sculpt/level_set.h"
#include "sculpt/report.h"

#include <CLI/CLI.hpp>

#include <chrono>
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
    bool report = false;
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

// Prints each step with the seconds since the start.
sculpt::Progress progressLines()
{
    const auto start = std::chrono::steady_clock::now();
    return [start](std::string_view line) {
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        std::fprintf(stderr, "%7.1f s  %.*s\n", elapsed.count(), static_cast<int>(line.size()),
                     line.data());
    };
}

int run(const Arguments& arguments)
{
    const sculpt::ThreadLimit limit;
    const auto body = sculpt::sculptBody(arguments.build, progressLines());
    if (!body)
    {
        return fail(body.error());
    }
    if (auto written =
            io::writeHalfBody(arguments.output, body->nodes, body->landmarks, body->copyright);
        !written)
    {
        return fail(written.error());
    }
    if (arguments.report)
    {
        const std::string report = sculpt::describe(*body);
        std::fwrite(report.data(), 1, report.size(), stdout);
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
    app.add_option("--only", only, "leave out the other kinds of parts")
        ->check(CLI::IsMember({"bones", "muscles", "skin"}));
    app.add_option("--part", arguments.build.part, "only nodes whose name starts with this");
    app.add_flag("--report", arguments.report, "print sizes, errors and closedness of every part");
    try
    {
        app.parse(argc, argv);
    }
    catch (const CLI::ParseError& error)
    {
        return app.exit(error) == 0 ? 0 : kWrongUsage;
    }
    choose(arguments.build, only);
    try
    {
        return run(arguments);
    }
    catch (const std::exception& error)
    {
        return fail(core::Error(error.what(), core::ErrorKind::Machine));
    }
}
