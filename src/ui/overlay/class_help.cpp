#include "ui/overlay/class_help.h"

#include "app/class_view.h"
#include "core/text.h"
#include "ui/overlay/legend.h"
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

// Beside the legend where there is room for a line; else at the upper edge of the picture, which is
// told by a box without height.
Box roomForHelp(const Frame& frame)
{
    constexpr float kLeastShare = 0.45f;
    const Box& body = frame.layout.body;
    const Box legend = legendBox(frame);
    Box room = body;
    if (legend.width() > 0.0f && legend.min.x < body.centre().x)
    {
        room.min.x = std::min(legend.max.x, body.max.x);
    }
    if (room.width() < kLeastShare * body.width())
    {
        return {body.min, {body.max.x, body.min.y}};
    }
    return room;
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
    const Box room = roomForHelp(frame);
    const std::vector<std::string> lines =
        classHelpLines(font, size, keysNow(frame), room.width() - 2.0f * (margin + air));
    const float row = 1.35f * size;
    float widest = 0.0f;
    for (const std::string& line : lines)
    {
        widest = std::max(widest, textSize(font, line).x * size / font->FontSize);
    }
    const float height = row * static_cast<float>(lines.size()) + air;
    const float middle = room.centre().x;
    const float bottom =
        room.max.y > room.min.y ? room.max.y - margin : room.min.y + margin + height;
    const Box box{{middle - widest / 2 - air, bottom - height},
                  {middle + widest / 2 + air, bottom}};
    const float strength = app::classHelpStrength(frame.state, frame.now);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect(body.min, body.max);
    list.AddRectFilled(box.min, box.max, packed(frame.theme.raised, 0.85f * strength),
                       frame.px(7.0f));
    float y = box.min.y + air / 2 + (row - size) / 2;
    for (const std::string& line : lines)
    {
        const float width = textSize(font, line).x * size / font->FontSize;
        list.AddText(font, size, {middle - width / 2, y}, packed(frame.theme.muted, strength),
                     line.c_str());
        y += row;
    }
    list.PopClipRect();
    frame.items.record("Class keys", box);
}

}  // namespace knotlas::ui
