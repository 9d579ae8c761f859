#include "ui/ui.h"

#include "app/learn_mode.h"
#include "ui/fonts.h"
#include "ui/frame.h"
#include "ui/keyboard.h"
#include "ui/notes_page.h"
#include "ui/overlay/caption.h"
#include "ui/overlay/ink.h"
#include "ui/overlay/labels.h"
#include "ui/overlay/legend.h"
#include "ui/panels/panel_registry.h"

#include <algorithm>
#include <utility>

namespace knotlas::ui
{
namespace
{

struct ContextDeleter
{
    void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
};

// Choosing something leads to its page, also when it was chosen before.
bool opensPage(const app::QueuedCommand& queued)
{
    return std::holds_alternative<app::SelectMuscle>(queued.command) ||
           std::holds_alternative<app::SelectTriggerPoint>(queued.command) ||
           std::holds_alternative<app::SelectRegion>(queued.command) ||
           std::holds_alternative<app::LearnCommand>(queued.command);
}

}  // namespace

struct Ui::Impl
{
    explicit Impl(FontFiles read) : files(std::move(read)) {}

    FontFiles files;  // before the context: its atlas reads from them
    std::unique_ptr<ImGuiContext, ContextDeleter> context;
    Fonts fonts;
    float scale = 1.0f;
    app::LabelSize labelSize = app::LabelSize::Normal;
    std::optional<scene::Theme> styled;  // the theme that ImGui's style was set for
    Layout layout;
    ItemRegistry items;
    Memory memory;
    ImTextureID lensPicture = nullptr;

    void style(scene::Theme theme)
    {
        if (styled != theme)
        {
            applyStyle(themeOf(theme), scale);
            styled = theme;
        }
    }

    // What was selected since the last frame is shown in front.
    void followSelection(const app::AppState& state)
    {
        if (state.doc.selected != memory.lastSelected)
        {
            memory.lastSelected = state.doc.selected;
            memory.pageOf = state.doc.selected.size() == 1 ? state.doc.selected.back() : "";
            memory.listInFront = memory.listInFront && state.doc.selected.empty();
        }
        if (state.doc.region != memory.lastRegion)
        {
            memory.lastRegion = state.doc.region;
            memory.listInFront = false;
        }
        // A question that is painted is no visit to where it hurts.
        if (state.session.pain.on != memory.lastPainOn && !app::quizIsOpen(state))
        {
            memory.lastPainOn = state.session.pain.on;
            memory.tab = memory.lastPainOn ? Tab::Pain : memory.tab;
            memory.listInFront = false;
        }
        if (app::showsLearn(state) != memory.lastLearnOpen)
        {
            memory.lastLearnOpen = !memory.lastLearnOpen;
            memory.tab = memory.lastLearnOpen ? Tab::Learn : memory.tab;
            memory.listInFront = false;
            enterPage(memory, memory.lastLearnOpen);
        }
        const auto& play = state.session.lessons.play;
        if (const auto lesson = play ? play->lesson : nullptr; lesson != memory.lastLesson)
        {
            memory.lastLesson = lesson;
            memory.listInFront = memory.listInFront && !play;
        }
        if (state.doc.selected.empty() || state.doc.region)
        {
            memory.cameFromRegion.clear();
        }
    }
};

Ui::Ui(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Ui::~Ui() = default;
Ui::Ui(Ui&&) noexcept = default;
Ui& Ui::operator=(Ui&&) noexcept = default;

core::Result<Ui> Ui::create(const std::filesystem::path& fontFolder)
{
    core::Result<FontFiles> files = FontFiles::read(fontFolder);
    if (!files)
    {
        return std::move(files).error();
    }
    auto impl = std::make_unique<Impl>(*std::move(files));
    impl->context.reset(ImGui::CreateContext());
    Ui ui(std::move(impl));
    ui.useContext();
    // What is worth keeping lies in the settings; ImGui would write into the working directory.
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    ui.rebuildFonts(1.0f);
    return ui;
}

void Ui::useContext() const
{
    ImGui::SetCurrentContext(impl_->context.get());
}

void Ui::rebuildFonts(float uiScale, app::LabelSize labelSize)
{
    useContext();
    impl_->scale = std::clamp(uiScale, 0.75f, 4.0f);
    impl_->labelSize = labelSize;
    impl_->fonts =
        impl_->files.build(*ImGui::GetIO().Fonts, impl_->scale, app::labelFactor(labelSize));
    ImGui::GetIO().FontDefault = impl_->fonts.body;
    impl_->styled.reset();
}

float Ui::uiScale() const
{
    return impl_->scale;
}

app::LabelSize Ui::labelSize() const
{
    return impl_->labelSize;
}

void Ui::prepareFrame(const app::AppState& state)
{
    useContext();
    ImGuiIO& io = ImGui::GetIO();
    impl_->style(state.view.theme);
    // Tab moves between the parts of the window, which ImGui knows nothing of.
    io.KeyMap[ImGuiKey_Tab] = -1;
    io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    if (!impl_->memory.keyboardMode)
    {
        return;
    }
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    // ImGui 1.86 presses with Space only; people expect Enter to do the same.
    for (const ImGuiKey key : {ImGuiKey_Enter, ImGuiKey_KeyPadEnter})
    {
        if (io.KeyMap[key] >= 0 && io.KeysDown[io.KeyMap[key]])
        {
            io.NavInputs[ImGuiNavInput_Activate] = 1.0f;
        }
    }
}

bool Ui::handleKey(std::string_view chord, const app::AppState& state, app::CommandQueue& commands)
{
    useContext();
    return ui::handleKey(chord, state, impl_->layout, impl_->memory, commands);
}

void Ui::draw(const app::AppState& state, app::CommandQueue& commands,
              const app::Interpreter& interpreter, app::TimeS now)
{
    useContext();
    Memory& memory = impl_->memory;
    const ImGuiIO& io = ImGui::GetIO();
    followFocus(state, memory, io.MouseClicked[0] || io.MouseClicked[1]);
    impl_->followSelection(state);
    impl_->layout = layOut(state, memory, io.DisplaySize, impl_->scale);
    impl_->items.clear();
    Frame frame{state,
                commands,
                now,
                interpreter.canUndo() && !app::quizRuns(state) && !state.session.lessons.play,
                interpreter.canRedo() && !app::quizRuns(state) && !state.session.lessons.play,
                impl_->scale,
                themeOf(state.view.theme),
                impl_->fonts,
                impl_->layout,
                impl_->items,
                memory};
    frame.lensPicture = impl_->lensPicture;
    const std::size_t before = commands.size();
    for (const Panel& panel : panels())
    {
        if (panel.wanted(frame))
        {
            panel.draw(frame);
        }
    }
    if (std::any_of(commands.begin() + static_cast<std::ptrdiff_t>(before), commands.end(),
                    opensPage))
    {
        memory.listInFront = false;
    }
    memory.closePopups = false;
    memory.scrollBy = 0.0f;
}

void Ui::drawAnnotationsOnly(const app::AppState& state, app::TimeS now, const PictureText& text)
{
    useContext();
    impl_->style(state.view.theme);
    impl_->layout = Layout{};
    impl_->layout.body = Box{{0.0f, 0.0f}, ImGui::GetIO().DisplaySize};
    impl_->items.clear();
    app::CommandQueue none;
    Frame frame{state,
                none,
                now,
                false,
                false,
                impl_->scale,
                themeOf(state.view.theme),
                impl_->fonts,
                impl_->layout,
                impl_->items,
                impl_->memory};
    std::vector<Box> keepClear;
    if (!text.caption.empty())
    {
        keepClear.push_back(drawCaption(frame, text.caption, text.captionIsTitle));
    }
    if (state.content.empty())
    {
        return;
    }
    if (text.legend)
    {
        keepClear.push_back(legendBox(frame));
    }
    // A picture stands for itself: nothing of the one before is kept, except in a series.
    impl_->memory.anatomyNames = {};
    if (!text.continues)
    {
        impl_->memory.marks = {};
    }
    drawLabels(frame, keepClear);
    drawInk(frame);
    if (text.legend)
    {
        drawLegend(frame);
    }
}

void Ui::drawNotes(const app::AppState& state, const NotesContent& content, float scrollBy,
                   app::TimeS now)
{
    useContext();
    impl_->style(state.view.theme);
    impl_->items.clear();
    app::CommandQueue none;
    Frame frame{state,
                none,
                now,
                false,
                false,
                impl_->scale,
                themeOf(state.view.theme),
                impl_->fonts,
                impl_->layout,
                impl_->items,
                impl_->memory};
    ui::drawNotes(frame, content, scrollBy);
}

bool Ui::setLensPicture(void* texture)
{
    return std::exchange(impl_->lensPicture, texture) != texture;
}

bool Ui::settling() const
{
    return impl_->memory.marks.settling() || impl_->memory.anatomyNames.fading;
}

bool Ui::wantsMouse() const
{
    useContext();
    return ImGui::GetIO().WantCaptureMouse;
}

bool Ui::wantsKeyboard() const
{
    useContext();
    return ImGui::GetIO().WantTextInput;
}

app::Viewport Ui::viewport(const app::AppState& state, const glm::vec2& displayUi) const
{
    const Layout layout = layOut(state, impl_->memory, {displayUi.x, displayUi.y}, impl_->scale);
    const Box& body = layout.body;
    return {{body.min.x, body.min.y},
            {std::max(body.width(), 1.0f), std::max(body.height(), 1.0f)}};
}

std::vector<app::Rect> Ui::coveredRects() const
{
    return impl_->layout.covered();
}

std::optional<Box> Ui::findItem(std::string_view label) const
{
    return impl_->items.find(label);
}

std::vector<std::string> Ui::itemLabels() const
{
    return impl_->items.labels();
}

}  // namespace knotlas::ui
