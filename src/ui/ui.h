#pragma once

#include "app/annotations.h"
#include "app/app_state.h"
#include "app/commands.h"
#include "core/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::ui
{

struct Box;
struct NotesContent;

// What a picture says besides the labels of its points.
struct PictureText
{
    bool legend = true;
    std::string caption;          // at the top left; empty: none
    bool captionIsTitle = false;  // all that the picture shows
    bool continues = false;       // the next one of a series that moves: labels keep their places
};

// The whole user interface: reads the state and emits commands. Owns an ImGui context (several can
// live side by side, one for the window and one for pictures), its fonts and what widgets remember;
// platform and renderer backends belong to the shell and are attached to `context()`.
//
// A frame: useContext, backends' NewFrame, prepareFrame, ImGui::NewFrame, handleKey for each key,
// draw, ImGui::Render, draw the data.
class Ui
{
  public:
    // `fontFolder` holds DejaVuSans.ttf and DejaVuSans-Bold.ttf. Kind Machine when they are
    // missing.
    static core::Result<Ui> create(const std::filesystem::path& fontFolder);

    ~Ui();
    Ui(Ui&&) noexcept;
    Ui& operator=(Ui&&) noexcept;

    // Makes this interface's ImGui context the current one.
    void useContext() const;

    // Rasterises the fonts at this scale (0.75 to 4) and scales every size with it; between frames.
    // The font texture must be uploaded again afterwards.
    void rebuildFonts(float uiScale, app::LabelSize labelSize = app::LabelSize::Normal);
    [[nodiscard]] float uiScale() const;
    [[nodiscard]] app::LabelSize labelSize() const;

    // Before ImGui::NewFrame: what ImGui must know about the keyboard for this frame.
    void prepareFrame(const app::AppState& state);

    // After NewFrame: lets the interface have a key chord ("Tab", "Ctrl+Z", "Esc") first. When it
    // returns false the chord is free for app::commandForKeys.
    bool handleKey(std::string_view chord, const app::AppState& state, app::CommandQueue& commands);

    // Between NewFrame and Render.
    void draw(const app::AppState& state, app::CommandQueue& commands,
              const app::Interpreter& interpreter, app::TimeS now);

    // Marks, labels, legend and caption alone, over the whole display, for pictures.
    void drawAnnotationsOnly(const app::AppState& state, app::TimeS now,
                             const PictureText& text = {});

    // The notes for the teacher alone, over the whole display.
    void drawNotes(const app::AppState& state, const NotesContent& content, float scrollBy,
                   app::TimeS now);

    // The texture that holds the picture of the lens, its lowest row first; null: none. Whether it
    // is another one than before.
    bool setLensPicture(void* texture);

    // Whether what was drawn last is on its way, so that another frame is needed.
    [[nodiscard]] bool settling() const;

    // Valid after NewFrame: whether the cursor is over a panel or drags something of it, and
    // whether text is being written.
    [[nodiscard]] bool wantsMouse() const;
    [[nodiscard]] bool wantsKeyboard() const;

    // What the panels leave free of a window of this size, for app::tick.
    [[nodiscard]] app::Viewport viewport(const app::AppState& state,
                                         const glm::vec2& displayUi) const;

    // Rectangles that panels cover, of the last frame drawn.
    [[nodiscard]] std::vector<app::Rect> coveredRects() const;

    // Where the widgets of the last frame are, by label ("Layers/Skin"): for tests.
    [[nodiscard]] std::optional<Box> findItem(std::string_view label) const;
    [[nodiscard]] std::vector<std::string> itemLabels() const;

  private:
    struct Impl;
    explicit Ui(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace knotlas::ui
