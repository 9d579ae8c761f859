#pragma once

#include "core/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::io
{

struct WindowPosition
{
    int x = 0;
    int y = 0;

    bool operator==(const WindowPosition&) const = default;
};

// What the program remembers of its user.
struct Settings
{
    int windowWidth = 1280;
    int windowHeight = 800;
    std::optional<WindowPosition> windowPosition;  // none: where the system puts it
    bool windowMaximised = false;

    std::optional<float> uiScale;  // none: as the screen asks
    std::string theme = "light";
    std::string palette = "okabe-ito";
    std::string skinTone = "medium";
    std::string style = "standard";
    std::string deepPain = "glow";
    std::string labelSize = "normal";
    std::string naming = "english";
    std::string anatomyLabels = "off";  // off, muscles, bones, all
    std::string language = "en";        // a folder of data/lang
    bool reducedMotion = false;

    float skinOpacity = 1.0f;
    float superficialMusclesOpacity = 1.0f;
    float deepMusclesOpacity = 1.0f;
    float skeletonOpacity = 1.0f;

    bool firstRunHintDismissed = false;
    int pictureWidth = 1600;  // of the picture that was saved last
    int pictureHeight = 2000;
    std::string pictureKind = "picture";  // turntable, contact-sheet
    bool pictureTransparent = false;
    bool pictureLabels = true;
    int turnFrames = 48;
    float turnDegrees = 360.0f;
    float turnSeconds = 6.0f;
    bool turnSequence = false;              // PNG files instead of an animation
    std::vector<std::string> recentBodies;  // files, the latest first

    bool operator==(const Settings&) const = default;
};

inline constexpr std::size_t kMaxRecentBodies = 10;

struct SettingsReading
{
    Settings settings;
    std::vector<std::string> warnings;
};

// A missing file means defaults. What is broken or out of range is warned of and falls back to its
// default; members that this version does not know are left alone (see writeSettings).
SettingsReading readSettings(const std::filesystem::path& file);

// Keeps members of an existing file that this version does not know: another version may.
core::Result<void> writeSettings(const std::filesystem::path& file, const Settings& settings);

}  // namespace knotlas::io
