#include "ui/panels/messages.h"

#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <string>

namespace knotlas::ui
{
namespace
{

void fill(Frame& frame)
{
    const std::vector<std::string>& messages = frame.state.session.messages;
    if (messages.empty())
    {
        paragraph(frame.fonts.body, frame.theme.muted, frame.text("messages.none"));
        return;
    }
    if (button(frame, frame.text("messages.copy")))
    {
        std::string all;
        for (const std::string& message : messages)
        {
            all += message + "\n";
        }
        ImGui::SetClipboardText(all.c_str());
    }
    gap(frame, 4.0f);
    for (auto message = messages.rbegin(); message != messages.rend(); ++message)
    {
        paragraph(frame.fonts.small, frame.theme.text, *message);
        gap(frame, 3.0f);
        hairline(frame);
    }
}

}  // namespace

void drawMessages(Frame& frame)
{
    dialog(frame, app::Dialog::Messages, "Messages", {640.0f, 480.0f}, fill);
}

}  // namespace knotlas::ui
