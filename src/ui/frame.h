#pragma once

#include "app/commands.h"
#include "ui/fonts.h"
#include "ui/layout.h"
#include "ui/memory.h"
#include "ui/theme.h"
#include "ui/widgets/item_registry.h"

#include <string_view>
#include <utility>

namespace knotlas::ui
{

// Everything that a panel sees and may do during one frame.
struct Frame
{
    const app::AppState& state;
    app::CommandQueue& commands;
    app::TimeS now = 0.0;
    bool canUndo = false;
    bool canRedo = false;
    float scale = 1.0f;
    const Theme& theme;
    const Fonts& fonts;
    const Layout& layout;
    ItemRegistry& items;
    Memory& memory;
    Stop stop = Stop::None;  // the part of the window that is being drawn
    // The item that gets the keyboard when that part does; the first one when empty.
    std::string_view preferredFocus = {};
    ImTextureID lensPicture = nullptr;  // what the lens shows; null: not drawn yet

    // From points at scale 1 to the points of this window.
    [[nodiscard]] float px(float points) const { return points * scale; }

    // The same for what lies over the body.
    [[nodiscard]] float labelScale() const
    {
        return scale * app::labelFactor(state.view.labelSize);
    }

    [[nodiscard]] float labelPx(float points) const { return points * labelScale(); }

    // The colours of what lies over the body, which follow its style.
    [[nodiscard]] const Theme& overlay() const
    {
        return overlayThemeOf(state.view.theme, state.view.style);
    }

    // A text of the interface by its key in data/lang.
    [[nodiscard]] std::string_view text(std::string_view key) const
    {
        return state.language->text(key);
    }

    // What a table of the program says in English, in the language of the interface.
    [[nodiscard]] std::string_view said(std::string_view english) const
    {
        return state.language->said(english);
    }

    void emit(app::Command command, bool live = false)
    {
        commands.push_back({std::move(command), live});
    }
};

}  // namespace knotlas::ui
