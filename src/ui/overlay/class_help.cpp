#include "ui/overlay/class_help.h"

#include "app/class_view.h"
#include "core/text.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>
#include <vector>

namespace knotlas::ui
{
namespace
{

constexpr float kMargin = 10.0f;
constexpr float kAir = 8.0f;
constexpr std::size_t kMostLines = 2;
constexpr std::string_view kBetween = "   ";

// The line is for whoever stands at the keyboard, not for the last row.
constexpr float kSmaller = 0.72f;

std::string_view keysNow(const Frame& frame)
{
    const app::Session& session = frame.state.session;
    const std::string_view key = session.present.pen.on    ? "class.pen_keys"
                                 : session.present.lens.on ? "class.lens_keys"
                                 : session.lessons.play    ? "class.lesson_keys"
                                                           : "class.keys";
    return frame.text(key);
}

}  // namespace

// Whole keys only: what finds no room on the lines is left out from the end, but never the last
// one, which tells where to find all of them.
std::vector<std::string> classHelpLines(const ImFont* font, float size, std::string_view keys,
                                        float most)
{
    const auto width = [&](const std::string& text) {
        return textSize(font, text).x * size / font->FontSize;
    };
    std::vector<std::string> parts;
    for (const std::string_view part : core::split(keys, '|'))
    {
        parts.emplace_back(core::trim(part));
    }
    for (;;)
    {
        std::vector<std::string> lines(1);
        for (const std::string& part : parts)
        {
            const std::string longer =
                lines.back().empty() ? part : lines.back() + std::string(kBetween) + part;
            if (width(longer) <= most || lines.back().empty())
            {
                lines.back() = longer;
            }
            else
            {
                lines.push_back(part);
            }
        }
        if (lines.size() <= kMostLines || parts.size() <= 1)
        {
            return lines;
        }
        parts.erase(parts.end() - 2);
    }
}

void drawClassHelp(Frame& frame)
{
    const Box& body = frame.layout.body;
    const float margin = frame.px(kMargin);
    const float air = frame.px(kAir);
    ImFont* const font = frame.fonts.small;
    const float size = std::max(font->FontSize * kSmaller, 11.0f);
    const std::vector<std::string> lines = classHelpLines(
        font, size, keysNow(frame), body.width() - 2.0f * (margin + air));
    const float row = 1.35f * size;
    float widest = 0.0f;
    for (const std::string& line : lines)
    {
        widest = std::max(widest, textSize(font, line).x * size / font->FontSize);
    }
    const float height = row * static_cast<float>(lines.size()) + air;
    const Box box{{body.centre().x - widest / 2 - air, body.max.y - margin - height},
                  {body.centre().x + widest / 2 + air, body.max.y - margin}};
    const float strength = app::classHelpStrength(frame.state, frame.now);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect(body.min, body.max);
    list.AddRectFilled(box.min, box.max, packed(frame.theme.raised, 0.85f * strength),
                       frame.px(7.0f));
    float y = box.min.y + air / 2 + (row - size) / 2;
    for (const std::string& line : lines)
    {
        const float width = textSize(font, line).x * size / font->FontSize;
        list.AddText(font, size, {body.centre().x - width / 2, y},
                     packed(frame.theme.muted, strength), line.c_str());
        y += row;
    }
    list.PopClipRect();
    frame.items.record("Class keys", box);
}

}  // namespace knotlas::ui
