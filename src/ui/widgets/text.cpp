#include "ui/widgets/text.h"

#include <cfloat>
#include <cmath>

namespace knotlas::ui
{

ImVec2 textSize(const ImFont* font, std::string_view text)
{
    return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0.0f, text.data(),
                               text.data() + text.size());
}

std::string elided(const ImFont* font, std::string_view text, float width)
{
    if (textSize(font, text).x <= width)
    {
        return std::string(text);
    }
    static constexpr std::string_view ellipsis = "…";
    const float room = width - textSize(font, ellipsis).x;
    const char* end = nullptr;
    if (room > 0.0f)
    {
        font->CalcTextSizeA(font->FontSize, room, 0.0f, text.data(), text.data() + text.size(),
                            &end);
    }
    std::string cut(text.data(), end == nullptr ? text.data() : end);
    while (!cut.empty() && cut.back() == ' ')
    {
        cut.pop_back();
    }
    return cut.append(ellipsis);
}

void textAt(ImFont* font, const ImVec2& position, const glm::vec3& colour, std::string_view text)
{
    ImGui::GetWindowDrawList()->AddText(font, font->FontSize,
                                        {std::round(position.x), std::round(position.y)},
                                        packed(colour), text.data(), text.data() + text.size());
}

void textCentred(ImFont* font, const Box& box, const glm::vec3& colour, std::string_view text)
{
    const ImVec2 size = textSize(font, text);
    const ImVec2 centre = box.centre();
    textAt(font, {centre.x - size.x / 2, centre.y - size.y / 2}, colour, text);
}

void paragraph(ImFont* font, const glm::vec3& colour, std::string_view text)
{
    ImGui::PushFont(font);
    ImGui::PushStyleColor(ImGuiCol_Text, packed(colour));
    ImGui::PushTextWrapPos(0.0f);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void sectionTitle(Frame& frame, std::string_view text)
{
    gap(frame, 8.0f);
    paragraph(frame.fonts.strong, frame.theme.text, text);
    gap(frame, 1.0f);
}

void fact(Frame& frame, std::string_view name, std::string_view text)
{
    if (text.empty())
    {
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, frame.px(2.0f)});
    paragraph(frame.fonts.small, frame.theme.muted, name);
    paragraph(frame.fonts.body, frame.theme.text, text);
    ImGui::PopStyleVar();
    gap(frame, 4.0f);
}

void gap(const Frame& frame, float points)
{
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, 0.0f});
    ImGui::Dummy({1.0f, frame.px(points)});
    ImGui::PopStyleVar();
}

void hairline(Frame& frame)
{
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float right = from.x + ImGui::GetContentRegionAvail().x;
    ImGui::GetWindowDrawList()->AddRectFilled(
        from, {right, from.y + std::fmax(1.0f, std::floor(frame.scale))},
        packed(frame.theme.border));
    gap(frame, 1.0f);
}

}  // namespace knotlas::ui
