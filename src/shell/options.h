#pragma once

#include "app/app_state.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::shell
{

// What the command line asks for, as plain values: commands are tested without a process.

struct ContentOptions
{
    std::filesystem::path body;   // empty: the body that is shipped
    std::filesystem::path atlas;  // empty: the atlas that is shipped
};

// What is shown, for the window and for pictures.
struct ShowOptions
{
    ContentOptions content;
    std::vector<std::string> muscles;
    std::string triggerPoint;
    std::string region;
    std::optional<app::SideChoice> side;
    std::string view;  // empty: auto when something is selected, else front
    std::optional<std::vector<std::string>> layers;
    std::optional<float> skinOpacity;
    std::optional<scene::Theme> theme;
    bool labels = false;
    std::filesystem::path lesson;  // only in the window
};

struct PictureOptions
{
    std::filesystem::path output;
    int widthPx = 1280;
    int heightPx = 1600;
    bool transparent = false;
    bool bare = false;              // without marks, labels and legend
    std::optional<app::Turn> turn;  // a turntable: an animation (.webp) or a folder
    bool contactSheet = false;      // of the muscle
};

struct ScriptOptions
{
    ContentOptions content;
    std::filesystem::path script;
    std::filesystem::path output;     // empty: no picture
    std::filesystem::path reference;  // empty: nothing to compare with
};

}  // namespace knotlas::shell
