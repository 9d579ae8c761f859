#include "ui/panels/toasts.h"

#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

constexpr std::size_t kMaxShown = 3;

// A long report (every fault of a file) is read in the messages; here its first words.
std::string beginningOf(const std::string& text)
{
    constexpr std::size_t most = 280;
    return text.size() <= most ? text : text.substr(0, text.rfind(' ', most)) + " …";
}

}  // namespace

void drawToasts(Frame& frame)
{
    const std::vector<app::Toast>& toasts = frame.state.session.toasts;
    const Box& body = frame.layout.body;
    const float width = std::min(frame.px(420.0f), body.width() - frame.px(24.0f));
    const ImFont* font = frame.fonts.body;
    const float padding = frame.px(16.0f);
    float top = body.min.y + frame.px(56.0f);  // below the view buttons
    const std::size_t first = toasts.size() - std::min(toasts.size(), kMaxShown);
    for (std::size_t i = first; i < toasts.size(); ++i)
    {
        const app::Toast& toast = toasts[i];
        const float wrap = std::max(width - 2 * padding, frame.px(40.0f));
        const std::string text = beginningOf(toast.text);
        const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e6f, wrap, text.c_str());
        const float left = body.centre().x - std::min(size.x + 2 * padding, width) / 2;
        const Box box{{left, top},
                      {left + std::min(size.x + 2 * padding, width),
                       top + size.y + frame.px(24.0f)}};
        const Scope scope(frame, "Toast");
        const std::string name = "##toast" + std::to_string(i - first);
        const Pane pane(frame, name.c_str(), box, PaneLook::Card);
        if (toast.isError)
        {
            fillBox({box.min, {box.min.x + frame.px(4.0f), box.max.y}}, frame.theme.error,
                    frame.px(2.0f));
        }
        paragraph(frame.fonts.body, toast.isError ? frame.theme.error : frame.theme.text, text);
        frame.items.record(text, box);
        top = box.max.y + frame.px(8.0f);
    }
}

}  // namespace knotlas::ui
