#include "ui/driver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <utility>

namespace knotlas::ui::test
{
namespace
{

constexpr int kMaxScrolls = 400;

Ui makeUi(float scale)
{
    core::Result<Ui> ui = Ui::create(KNOTLAS_FONT_DIR);
    KNOTLAS_ASSERT(ui.has_value());
    if (scale != 1.0f)
    {
        ui->rebuildFonts(scale);
    }
    return *std::move(ui);
}

const std::map<std::string_view, ImGuiKey>& keysByName()
{
    static const std::map<std::string_view, ImGuiKey> keys{{"Tab", ImGuiKey_Tab},
                                                           {"Left", ImGuiKey_LeftArrow},
                                                           {"Right", ImGuiKey_RightArrow},
                                                           {"Up", ImGuiKey_UpArrow},
                                                           {"Down", ImGuiKey_DownArrow},
                                                           {"PageUp", ImGuiKey_PageUp},
                                                           {"PageDown", ImGuiKey_PageDown},
                                                           {"Home", ImGuiKey_Home},
                                                           {"End", ImGuiKey_End},
                                                           {"Enter", ImGuiKey_Enter},
                                                           {"Space", ImGuiKey_Space},
                                                           {"Esc", ImGuiKey_Escape},
                                                           {"Backspace", ImGuiKey_Backspace}};
    return keys;
}

}  // namespace

Driver::Driver(app::AppState initial, ImVec2 size, float scale)
    : state(std::move(initial)), ui_(makeUi(scale))
{
    ui_.useContext();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = size;
    io.DeltaTime = 1.0f / 60.0f;
    io.MousePos = {-1.0f, -1.0f};
    for (int key = 0; key < ImGuiKey_COUNT; ++key)
    {
        io.KeyMap[key] = key;
    }
    settle();
}

const ImDrawData* Driver::frame()
{
    now_ += 1.0 / 60.0;
    ui_.useContext();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    app::tick(state, now_, ui_.viewport(state, {size.x, size.y}));
    ui_.prepareFrame(state);
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    ImGui::NewFrame();
    app::CommandQueue commands;
    if (!pendingChord_.empty() && !ui_.handleKey(pendingChord_, state, commands))
    {
        if (const app::CommandSpec* spec = app::commandForKeys(pendingChord_))
        {
            commands.push_back({app::parseCommand(spec->keyText).value(), false});
        }
    }
    pendingChord_.clear();
    ui_.draw(state, commands, interpreter, now_);
    ImGui::Render();
    apply(commands);
    return ImGui::GetDrawData();
}

void Driver::apply(const app::CommandQueue& commands)
{
    for (const app::QueuedCommand& queued : commands)
    {
        emitted.push_back(queued);
        const core::Result<void> done = interpreter.apply(state, queued.command, now_, queued.live);
        EXPECT_TRUE(done) << (done ? std::string() : done.error().message());
    }
}

void Driver::settle(int frames)
{
    for (int i = 0; i < frames; ++i)
    {
        frame();
    }
}

void Driver::moveTo(ImVec2 position)
{
    ui_.useContext();
    ImGui::GetIO().MousePos = position;
    settle(2);
}

void Driver::press()
{
    ui_.useContext();
    ImGui::GetIO().MouseDown[0] = true;
    frame();
}

void Driver::release()
{
    ui_.useContext();
    ImGui::GetIO().MouseDown[0] = false;
    settle(2);
}

void Driver::reveal(const std::string& label)
{
    ui_.useContext();
    ImGuiIO& io = ImGui::GetIO();
    for (int i = 0; i < kMaxScrolls && has(label) && box(label).height() < 2.0f; ++i)
    {
        const float x = std::clamp(box(label).centre().x, 4.0f, io.DisplaySize.x - 4.0f);
        moveTo({x, io.DisplaySize.y * 0.5f});
        io.MouseWheel = i < kMaxScrolls / 2 ? -1.0f : 1.0f;
        frame();
        io.MouseWheel = 0.0f;
        settle(2);
    }
}

void Driver::hover(const std::string& label)
{
    reveal(label);
    moveTo(box(label).centre());
}

void Driver::click(const std::string& label)
{
    ASSERT_TRUE(has(label)) << label << " is not on the screen";
    hover(label);
    press();
    release();
}

void Driver::drag(const std::string& label, float from, float to)
{
    ASSERT_TRUE(has(label)) << label << " is not on the screen";
    reveal(label);
    const Box place = box(label);
    const auto at = [&](float t) {
        return ImVec2(place.min.x + t * place.width(), place.centre().y);
    };
    moveTo(at(from));
    press();
    for (int step = 1; step <= 3; ++step)
    {
        moveTo(at(from + (to - from) * static_cast<float>(step) / 3.0f));
    }
    release();
}

void Driver::holdControl(bool down)
{
    ui_.useContext();
    ImGui::GetIO().KeyCtrl = down;
}

void Driver::type(std::string_view text)
{
    for (const char c : text)
    {
        ui_.useContext();
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(c));
        settle(2);
    }
}

void Driver::key(std::string_view chord)
{
    ui_.useContext();
    ImGuiIO& io = ImGui::GetIO();
    std::string_view name = chord;
    const bool control = name.starts_with("Ctrl+");
    name.remove_prefix(control ? 5 : 0);
    const bool shift = name.starts_with("Shift+");
    name.remove_prefix(shift ? 6 : 0);
    io.KeyCtrl = control;
    io.KeyShift = shift;
    const auto known = keysByName().find(name);
    if (known != keysByName().end())
    {
        io.KeysDown[known->second] = true;
    }
    pendingChord_ = chord;
    frame();
    if (known != keysByName().end())
    {
        io.KeysDown[known->second] = false;
    }
    frame();
    io.KeyCtrl = false;
    io.KeyShift = false;
    settle(2);
}

bool Driver::has(std::string_view label) const
{
    return ui_.findItem(label).has_value();
}

Box Driver::box(const std::string& label)
{
    const std::optional<Box> found = ui_.findItem(label);
    EXPECT_TRUE(found) << label << " is not on the screen";
    return found.value_or(Box{});
}

app::CommandQueue Driver::take()
{
    return std::exchange(emitted, {});
}

bool holds(const app::CommandQueue& commands, const app::Command& command)
{
    return std::ranges::any_of(
        commands, [&](const app::QueuedCommand& queued) { return queued.command == command; });
}

}  // namespace knotlas::ui::test
