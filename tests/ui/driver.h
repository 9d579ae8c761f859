#pragma once

#include "app/commands.h"
#include "ui/ui.h"
#include "ui/widgets/item_registry.h"

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

namespace knotlas::ui::test
{

// Works the interface like a person, without a window: the mouse moves, presses and releases in
// frames of their own, keys go down and up. Commands are applied to `state` as the shell would, and
// kept in `emitted`.
class Driver
{
  public:
    explicit Driver(app::AppState initial, ImVec2 size = {1280.0f, 720.0f}, float scale = 1.0f);

    app::AppState state;
    app::Interpreter interpreter;
    app::CommandQueue emitted;

    [[nodiscard]] Ui& ui() { return ui_; }

    // One frame; returns what was drawn (it lives until the next one).
    const ImDrawData* frame();
    void settle(int frames = 3);

    void moveTo(ImVec2 position);
    void press();
    void release();

    // Scrolls the pane until the widget is seen, then clicks its middle. Fails the test when there
    // is no such widget.
    void click(const std::string& label);
    // Drags from `from` to `to`, in parts of the widget's width, in three steps.
    void drag(const std::string& label, float from, float to);
    void hover(const std::string& label);

    void holdControl(bool down);
    void type(std::string_view text);
    // A chord as the shell names it; goes to the interface first, then to the command table.
    void key(std::string_view chord);

    [[nodiscard]] bool has(std::string_view label) const;
    [[nodiscard]] Box box(const std::string& label);

    // Commands since the last call.
    app::CommandQueue take();

  private:
    void reveal(const std::string& label);
    void apply(const app::CommandQueue& commands);

    Ui ui_;
    app::TimeS now_ = 1.0;
    std::string pendingChord_;
};

// Whether `commands` holds this one.
bool holds(const app::CommandQueue& commands, const app::Command& command);

}  // namespace knotlas::ui::test
