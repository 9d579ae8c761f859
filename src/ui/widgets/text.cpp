#include "ui/widgets/text.h"

#include "core/text.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace knotlas::ui
{
namespace
{

float lineHeight(const ImFont* font)
{
    return std::round(font->FontSize * 1.22f);
}

const char* nextCharacter(const char* at, const char* end)
{
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; };
    at = at < end ? at + 1 : end;
    while (at < end && continues(*at))
    {
        ++at;
    }
    return at;
}

// Calls `use(line, top)` for every line of the wrapped text.
template <typename Use>
void forEachLine(const ImFont* font, std::string_view text, float width, Use use)
{
    float top = 0.0f;
    for (const std::string_view whole : core::split(text, '\n'))
    {
        const char* begin = whole.data();
        const char* end = begin + whole.size();
        do
        {
            // At least one character a line, however narrow it is.
            const char* stop = font->CalcWordWrapPositionA(1.0f, begin, end, width);
            stop = stop == begin ? nextCharacter(begin, end) : stop;
            use(std::string_view(begin, static_cast<std::size_t>(stop - begin)), top);
            top += lineHeight(font);
            begin = stop;
            while (begin < end && *begin == ' ')
            {
                ++begin;
            }
        } while (begin < end);
    }
}

}  // namespace

ImVec2 textSize(const ImFont* font, std::string_view text)
{
    if (text.empty())  // with a null pointer ImGui would look for the end itself
    {
        return {0.0f, font->FontSize};
    }
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

std::string beginningOf(std::string_view text)
{
    constexpr std::size_t most = 280;
    if (text.size() <= most)
    {
        return std::string(text);
    }
    const std::size_t space = text.rfind(' ', most);
    return std::string(text.substr(0, space == std::string_view::npos ? 0 : space)) + " …";
}

void textAt(ImFont* font, const ImVec2& position, const glm::vec3& colour, std::string_view text)
{
    if (text.empty())
    {
        return;
    }
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

ImVec2 wrappedSize(const ImFont* font, std::string_view text, float width)
{
    ImVec2 size(0.0f, 0.0f);
    forEachLine(font, text, width, [&](std::string_view line, float top) {
        size = {std::max(size.x, textSize(font, line).x), top + lineHeight(font)};
    });
    return size;
}

ImVec2 wrappedEnd(const ImFont* font, std::string_view text, float width)
{
    ImVec2 end(0.0f, 0.0f);
    forEachLine(font, text, width, [&](std::string_view line, float top) {
        end = {textSize(font, line).x, top};
    });
    return end;
}

void wrappedAt(ImFont* font, const ImVec2& position, const glm::vec3& colour, std::string_view text,
               float width)
{
    const float half = (lineHeight(font) - font->FontSize) / 2;
    forEachLine(font, text, width, [&](std::string_view line, float top) {
        textAt(font, {position.x, position.y + top + half}, colour, line);
    });
}

void paragraph(ImFont* font, const glm::vec3& colour, std::string_view text)
{
    const float width = ImGui::GetContentRegionAvail().x;
    wrappedAt(font, ImGui::GetCursorScreenPos(), colour, text, width);
    ImGui::Dummy(wrappedSize(font, text, width));
}

void note(Frame& frame, ImFont* font, const glm::vec3& colour, std::string_view text)
{
    ImGui::Indent(frame.px(8.0f));
    paragraph(font, colour, text);
    ImGui::Unindent(frame.px(8.0f));
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
