#pragma once

#include "app/commands.h"
#include "core/result.h"

#include <filesystem>
#include <functional>
#include <string>

namespace knotlas::shell
{

// Where the drawings of a window are kept: saved, opened, compared, printed, and safe from a crash.
class DrawingDesk
{
  public:
    using Apply = std::function<core::Result<void>(const app::Command& command)>;
    // Writes the report of the drawing into a file.
    using Print = std::function<core::Result<void>(const std::filesystem::path& file)>;

    // `folder` takes drawings that are saved without a file name; `stateFolder` what must outlive a
    // crash. Empty: none, and a request without a file is an Error.
    DrawingDesk(std::filesystem::path folder, std::filesystem::path stateFolder);

    // The file that was written or read.
    core::Result<std::filesystem::path> carryOut(app::AppState& state,
                                                 const app::DrawingRequest& request,
                                                 const Apply& apply, const Print& print);

    // At the start: lists the folder, and offers what was not saved last time.
    void begin(app::AppState& state);

    // Now and then: writes down what is not saved yet, at most once a second unless `atOnce`.
    void keepSafe(const app::AppState& state, app::TimeS now, bool atOnce = false);

  private:
    core::Result<std::filesystem::path> save(app::AppState& state, std::filesystem::path file);
    core::Result<std::filesystem::path> open(app::AppState& state, std::filesystem::path file,
                                             bool compare, const Apply& apply);
    core::Result<std::filesystem::path> newFile(const app::AppState& state,
                                                const char* extension) const;
    void list(app::AppState& state) const;

    std::filesystem::path folder_;
    std::filesystem::path safe_;       // written while a drawing is not saved
    std::filesystem::path recovered_;  // what was found at the start
    bool offered_ = false;
    anatomy::PainDrawing written_;
    app::TimeS writtenAt_ = -1e9;
};

// Whether a file says that it is a pain drawing.
bool isDrawingFile(const std::filesystem::path& file);

// "2026-03-09", by the clock of this place.
std::string today();

// Where people expect what they save: documents, and the drawings among them.
std::filesystem::path documentsFolder();
std::filesystem::path drawingsFolder();

}  // namespace knotlas::shell
