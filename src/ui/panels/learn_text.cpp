#include "ui/panels/learn_text.h"

#include "core/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace knotlas::ui
{
namespace
{

using anatomy::Statement;
using anatomy::Voice;

constexpr float kBoxPadding = 12.0f;
constexpr float kColumnGap = 10.0f;
constexpr float kLeastTwoColumns = 430.0f;
constexpr float kParagraphGap = 8.0f;

bool isOpen(const Frame& frame, std::string_view key)
{
    return frame.memory.openGrounds.contains(std::string(key));
}

void flip(Frame& frame, std::string_view key)
{
    const std::string name(key);
    if (frame.memory.openGrounds.erase(name) == 0)
    {
        frame.memory.openGrounds.insert(name);
    }
}

// The small mark behind a text; true when it was pressed.
bool markAt(Frame& frame, const ImVec2& at, const std::string& mark, std::string_view key)
{
    const ImVec2 before = ImGui::GetCursorScreenPos();
    const ImVec2 size = textSize(frame.fonts.small, mark);
    ImGui::SetCursorScreenPos(at);
    const Press press = pressable(frame, std::string(key), {size.x, size.y + frame.px(2.0f)});
    textAt(frame.fonts.small, {press.box.min.x, press.box.min.y + frame.px(1.0f)},
           press.hovered ? frame.theme.accent : frame.theme.muted, mark);
    if (press.hovered || isOpen(frame, key))
    {
        const float y = press.box.max.y - frame.px(0.5f);
        ImGui::GetWindowDrawList()->AddLine({press.box.min.x, y}, {press.box.max.x, y},
                                            packed(frame.theme.accent));
    }
    tooltip(frame, frame.text("learn.show_sources"));
    drawFocusRing(frame, press, frame.px(3.0f));
    ImGui::SetCursorScreenPos(before);
    return press.pressed;
}

// Text with its mark: how large, and where the mark stands.
struct MarkedText
{
    ImVec2 size{0.0f, 0.0f};
    ImVec2 mark{0.0f, 0.0f};  // from the top left corner of the text
};

MarkedText measured(const Frame& frame, const ImFont* font, std::string_view text,
                    const std::string& mark, float width)
{
    MarkedText marked;
    marked.size = wrappedSize(font, text, width);
    const ImVec2 end = wrappedEnd(font, text, width);
    const ImVec2 markSize = textSize(frame.fonts.small, mark);
    const float line = wrappedSize(font, "A", width).y;
    const float space = frame.px(6.0f);
    const bool fits = end.x + space + markSize.x <= width;
    marked.mark = fits ? ImVec2(end.x + space, end.y) : ImVec2(0.0f, marked.size.y);
    marked.mark.y += (line - markSize.y) / 2;
    marked.size.y += fits ? 0.0f : line;
    return marked;
}

std::string keyOf(std::string_view key, std::size_t index)
{
    return std::string(key) + "." + std::to_string(index);
}

// One side of what is disputed.
struct VoiceBox
{
    std::vector<std::size_t> statements;  // indices into the section
    bool popular = true;
};

class ContrastSetter
{
  public:
    ContrastSetter(LearnSetter& setter, std::span<const Statement> statements, std::string_view key)
        : setter_(setter), frame_(setter.frame), statements_(statements), key_(key)
    {}

    void draw(const VoiceBox& popular, const VoiceBox& evidence)
    {
        const float width = ImGui::GetContentRegionAvail().x;
        const ImVec2 origin = ImGui::GetCursorScreenPos();
        const float gapX = frame_.px(kColumnGap);
        const bool both = !popular.statements.empty() && !evidence.statements.empty();
        const bool beside = both && width >= frame_.px(kLeastTwoColumns);
        const float each = beside ? std::floor((width - gapX) / 2) : width;
        float left = popular.statements.empty() ? 0.0f : heightOf(popular, each);
        float right = evidence.statements.empty() ? 0.0f : heightOf(evidence, each);
        if (beside)
        {
            left = right = std::max(left, right);
        }
        if (!popular.statements.empty())
        {
            drawBox(popular, origin, each, left);
        }
        if (!evidence.statements.empty())
        {
            const ImVec2 at = beside ? ImVec2(origin.x + each + gapX, origin.y)
                                     : ImVec2(origin.x, origin.y + left + (both ? gapX : 0.0f));
            drawBox(evidence, at, each, right);
        }
        ImGui::SetCursorScreenPos(origin);
        ImGui::Dummy({width, beside ? left : left + right + (both ? gapX : 0.0f)});
        openedGrounds(popular);
        openedGrounds(evidence);
        gap(frame_, 4.0f);
    }

  private:
    [[nodiscard]] float inner(float width) const { return width - 2 * frame_.px(kBoxPadding); }

    [[nodiscard]] float labelHeight(float width) const
    {
        return wrappedSize(frame_.fonts.small, labelOf(true), inner(width) - frame_.px(20.0f)).y +
               frame_.px(6.0f);
    }

    [[nodiscard]] std::string_view labelOf(bool popular) const
    {
        return frame_.text(popular ? "learn.popular" : "learn.evidence");
    }

    [[nodiscard]] float heightOf(const VoiceBox& box, float width) const
    {
        float height = 2 * frame_.px(kBoxPadding) + labelHeight(width);
        for (std::size_t i = 0; i < box.statements.size(); ++i)
        {
            height += measure(box.statements[i], width).size.y +
                      (i > 0 ? frame_.px(kParagraphGap) : 0.0f);
        }
        return height;
    }

    [[nodiscard]] MarkedText measure(std::size_t index, float width) const
    {
        const Statement& statement = statements_[index];
        return measured(frame_, frame_.fonts.body, statement.text,
                        setter_.numbers.mark(frame_, statement.grounds), inner(width));
    }

    void drawBox(const VoiceBox& voice, const ImVec2& at, float width, float height)
    {
        const Theme& theme = frame_.theme;
        const Box box{at, {at.x + width, at.y + height}};
        const float rounding = frame_.px(10.0f);
        fillBox(box, voice.popular ? theme.raised : theme.accentSoft, rounding);
        outlineBox(box, voice.popular ? theme.border : theme.accent, rounding,
                   std::max(1.0f, frame_.scale));
        const float pad = frame_.px(kBoxPadding);
        ImVec2 cursor(at.x + pad, at.y + pad);
        drawVoiceSign(voice.popular, cursor);
        wrappedAt(frame_.fonts.small, {cursor.x + frame_.px(20.0f), cursor.y},
                  voice.popular ? theme.muted : theme.accent, labelOf(voice.popular),
                  inner(width) - frame_.px(20.0f));
        cursor.y += labelHeight(width);
        for (const std::size_t index : voice.statements)
        {
            const Statement& statement = statements_[index];
            const MarkedText marked = measure(index, width);
            wrappedAt(frame_.fonts.body, cursor, theme.text, statement.text, inner(width));
            if (markAt(frame_, {cursor.x + marked.mark.x, cursor.y + marked.mark.y},
                       setter_.numbers.mark(frame_, statement.grounds), keyOf(key_, index)))
            {
                flip(frame_, keyOf(key_, index));
            }
            cursor.y += marked.size.y + frame_.px(kParagraphGap);
        }
    }

    // A speech bubble or a tick, so that colour is not all that tells them apart.
    void drawVoiceSign(bool popular, const ImVec2& at) const
    {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const float s = frame_.px(13.0f);
        const float line = frame_.px(1.6f);
        const ImU32 colour = packed(popular ? frame_.theme.muted : frame_.theme.accent);
        if (popular)
        {
            list.AddRect({at.x, at.y + s * 0.1f}, {at.x + s, at.y + s * 0.8f}, colour, s * 0.3f, 0,
                         line);
            list.AddTriangleFilled({at.x + s * 0.2f, at.y + s * 0.78f},
                                   {at.x + s * 0.55f, at.y + s * 0.78f},
                                   {at.x + s * 0.2f, at.y + s * 1.1f}, colour);
            return;
        }
        list.AddCircle({at.x + s / 2, at.y + s / 2}, s / 2, colour, 24, line);
        const ImVec2 tick[] = {{at.x + s * 0.26f, at.y + s * 0.52f},
                               {at.x + s * 0.44f, at.y + s * 0.7f},
                               {at.x + s * 0.76f, at.y + s * 0.32f}};
        list.AddPolyline(tick, 3, colour, 0, line);
    }

    void openedGrounds(const VoiceBox& voice)
    {
        for (const std::size_t index : voice.statements)
        {
            setter_.grounds(statements_[index].grounds, keyOf(key_, index));
        }
    }

    LearnSetter& setter_;
    Frame& frame_;
    std::span<const Statement> statements_;
    std::string_view key_;
};

void copySource(Frame& frame, const anatomy::Source& source)
{
    const std::string text = source.text + (source.url.empty() ? "" : " " + source.url);
    ImGui::SetClipboardText(text.c_str());
    frame.memory.copied = source.id;
    frame.memory.copiedAt = frame.now;
}

std::string_view restsOn(const Frame& frame, anatomy::LearnBasis basis)
{
    switch (basis)
    {
    case anatomy::LearnBasis::Seen:
        return frame.text("learn.rests_seen");
    case anatomy::LearnBasis::Textbook:
        return frame.text("learn.rests_textbook");
    case anatomy::LearnBasis::Editorial:
        break;
    }
    return frame.text("learn.rests_editorial");
}

// "3  Author. Title.": a press copies it.
void drawSource(Frame& frame, const std::string& id, std::size_t number)
{
    const anatomy::Source* source = frame.state.content.atlas->findSource(id);
    const bool copied = frame.memory.copied == id && frame.now - frame.memory.copiedAt < 3.0;
    const std::string text =
        (source == nullptr ? id : source->text) +
        (copied ? "  " + std::string(frame.text("sources.copied")) : std::string());
    const float indent = frame.px(30.0f);
    const float width = std::max(ImGui::GetContentRegionAvail().x - indent, frame.px(40.0f));
    const ImVec2 size = wrappedSize(frame.fonts.small, text, width);
    const Press press = pressable(frame, id, {width + indent, size.y + frame.px(2.0f)});
    const std::string label = "[" + std::to_string(number) + "]";
    const glm::vec3& colour = press.hovered ? frame.theme.accent : frame.theme.muted;
    textAt(frame.fonts.small, {press.box.min.x, press.box.min.y + frame.px(2.0f)}, colour, label);
    wrappedAt(frame.fonts.small, {press.box.min.x + indent, press.box.min.y}, colour, text, width);
    tooltip(frame, frame.text("sources.copy_citation"));
    drawFocusRing(frame, press, frame.px(3.0f));
    if (press.pressed && source != nullptr)
    {
        copySource(frame, *source);
    }
}

}  // namespace

void SourceNumbers::add(const anatomy::Grounds& grounds)
{
    for (const anatomy::Citation& citation : grounds.sources)
    {
        if (std::ranges::find(ids_, citation.source) == ids_.end())
        {
            ids_.push_back(citation.source);
        }
    }
}

void SourceNumbers::add(const anatomy::LearnBook& book, const anatomy::LearnChapter& chapter)
{
    const auto addAll = [&](const std::vector<Statement>& statements) {
        for (const Statement& statement : statements)
        {
            add(statement.grounds);
        }
    };
    for (const anatomy::LearnSection& section : chapter.sections)
    {
        if (section.figure == anatomy::LearnFigure::Cycle)
        {
            add(book.cycle.notice.grounds);
            for (const anatomy::CycleStep& step : book.cycle.steps)
            {
                add(step.grounds);
            }
        }
        if (section.figure != anatomy::LearnFigure::None)
        {
            for (const anatomy::Technique& technique : book.techniques)
            {
                add(technique.why.grounds);
                add(technique.how.grounds);
                addAll(technique.dose);
                add(technique.stop.grounds);
            }
        }
        addAll(section.statements);
        for (const anatomy::LearnTable& table : section.tables)
        {
            add(table.grounds);
        }
    }
}

std::string SourceNumbers::mark(const Frame& frame, const anatomy::Grounds& grounds) const
{
    std::string numbers;
    for (const anatomy::Citation& citation : grounds.sources)
    {
        const auto at = std::ranges::find(ids_, citation.source);
        numbers += (numbers.empty() ? "" : ", ") + std::to_string(at - ids_.begin() + 1);
    }
    switch (grounds.basis)
    {
    case anatomy::LearnBasis::Textbook:
        return "[" + numbers + " · " + std::string(frame.text("learn.basis_textbook")) + "]";
    case anatomy::LearnBasis::Editorial:
        return "[" + numbers + " · " + std::string(frame.text("learn.basis_editorial")) + "]";
    case anatomy::LearnBasis::Seen:
        break;
    }
    return "[" + numbers + "]";
}

void LearnSetter::statement(const Statement& statement, std::string_view key, bool bullet)
{
    const float indent = bullet ? frame.px(16.0f) : 0.0f;
    const float width = std::max(ImGui::GetContentRegionAvail().x - indent, frame.px(40.0f));
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const std::string mark = numbers.mark(frame, statement.grounds);
    const MarkedText marked = measured(frame, frame.fonts.body, statement.text, mark, width);
    if (bullet)
    {
        const float line = wrappedSize(frame.fonts.body, "A", width).y;
        ImGui::GetWindowDrawList()->AddCircleFilled(
            {origin.x + frame.px(5.0f), origin.y + line / 2}, frame.px(2.4f),
            packed(frame.theme.accent), 12);
    }
    wrappedAt(frame.fonts.body, {origin.x + indent, origin.y}, frame.theme.text, statement.text,
              width);
    if (markAt(frame, {origin.x + indent + marked.mark.x, origin.y + marked.mark.y}, mark, key))
    {
        flip(frame, key);
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({width + indent, marked.size.y});
    grounds(statement.grounds, key);
    if (!statement.muscles.empty())
    {
        ImGui::Indent(std::max(indent, 1.0f));
        muscles(statement.muscles, key, statement.muscles.size());
        ImGui::Unindent(std::max(indent, 1.0f));
    }
}

void LearnSetter::statements(std::span<const Statement> statements, std::string_view key)
{
    const auto plain = std::ranges::count(statements, Voice::Plain, &Statement::voice);
    std::size_t i = 0;
    while (i < statements.size())
    {
        if (statements[i].voice == Voice::Plain)
        {
            statement(statements[i], keyOf(key, i), plain > 1);
            ++i;
            continue;
        }
        VoiceBox popular{{}, true};
        VoiceBox evidence{{}, false};
        for (; i < statements.size() && statements[i].voice == Voice::PopularGuides; ++i)
        {
            popular.statements.push_back(i);
        }
        for (; i < statements.size() && statements[i].voice == Voice::BetterEvidence; ++i)
        {
            evidence.statements.push_back(i);
        }
        ContrastSetter(*this, statements, key).draw(popular, evidence);
        for (const VoiceBox* box : {&popular, &evidence})
        {
            for (const std::size_t index : box->statements)
            {
                if (!statements[index].muscles.empty())
                {
                    muscles(statements[index].muscles, keyOf(key, index),
                            statements[index].muscles.size());
                }
            }
        }
    }
}

void LearnSetter::grounds(const anatomy::Grounds& grounds, std::string_view key)
{
    if (!isOpen(frame, key))
    {
        return;
    }
    const Scope scope(frame, std::string(key) + " sources");
    ImGui::Indent(frame.px(16.0f));
    paragraph(frame.fonts.small, frame.theme.muted, restsOn(frame, grounds.basis));
    for (const anatomy::Citation& citation : grounds.sources)
    {
        const auto at = std::ranges::find(numbers.ids(), citation.source);
        drawSource(frame, citation.source,
                   static_cast<std::size_t>(at - numbers.ids().begin()) + 1);
    }
    ImGui::Unindent(frame.px(16.0f));
    gap(frame, 2.0f);
}

void LearnSetter::listing(const anatomy::Listing& listing, std::string_view key, bool numbered)
{
    const float indent = frame.px(numbered ? 28.0f : 16.0f);
    for (std::size_t i = 0; i < listing.lines.size(); ++i)
    {
        const bool last = i + 1 == listing.lines.size();
        const float width = std::max(ImGui::GetContentRegionAvail().x - indent, frame.px(40.0f));
        const ImVec2 origin = ImGui::GetCursorScreenPos();
        const std::string mark = last ? numbers.mark(frame, listing.grounds) : std::string();
        MarkedText marked = measured(frame, frame.fonts.body, listing.lines[i], mark, width);
        const float line = wrappedSize(frame.fonts.body, "A", width).y;
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const ImVec2 centre(origin.x + (numbered ? frame.px(10.0f) : frame.px(5.0f)),
                            origin.y + line / 2);
        if (numbered)
        {
            list.AddCircleFilled(centre, frame.px(9.5f), packed(frame.theme.accentSoft), 24);
            textCentred(frame.fonts.small, {centre, centre}, frame.theme.accent,
                        std::to_string(i + 1));
            marked.size.y = std::max(marked.size.y, frame.px(20.0f));
        }
        else
        {
            list.AddCircleFilled(centre, frame.px(2.4f), packed(frame.theme.accent), 12);
        }
        wrappedAt(frame.fonts.body, {origin.x + indent, origin.y}, frame.theme.text,
                  listing.lines[i], width);
        if (last &&
            markAt(frame, {origin.x + indent + marked.mark.x, origin.y + marked.mark.y}, mark, key))
        {
            flip(frame, key);
        }
        ImGui::SetCursorScreenPos(origin);
        ImGui::Dummy({width + indent, marked.size.y});
    }
    grounds(listing.grounds, key);
}

void LearnSetter::table(const anatomy::LearnTable& table, std::string_view key)
{
    const float width = ImGui::GetContentRegionAvail().x;
    const float pad = frame.px(10.0f);
    const std::size_t columns = table.columns.size();
    const float first = std::floor(width * (columns > 2 ? 0.24f : 0.3f));
    const float other = (width - first) / static_cast<float>(columns - 1);
    const auto widthOf = [&](std::size_t column) { return column == 0 ? first : other; };
    const auto drawRow = [&](const std::vector<std::string>& cells, bool head, bool shaded) {
        float height = 0.0f;
        for (std::size_t c = 0; c < columns; ++c)
        {
            ImFont* font = head || c == 0 ? frame.fonts.strong : frame.fonts.body;
            height = std::max(height, wrappedSize(font, cells[c], widthOf(c) - 2 * pad).y);
        }
        height += frame.px(12.0f);
        const ImVec2 origin = ImGui::GetCursorScreenPos();
        if (shaded)
        {
            fillBox({origin, {origin.x + width, origin.y + height}},
                    head ? frame.theme.accentSoft : frame.theme.field,
                    head ? frame.px(8.0f) : frame.px(4.0f), head ? 1.0f : 0.55f);
        }
        float x = origin.x;
        for (std::size_t c = 0; c < columns; ++c)
        {
            ImFont* font = head || c == 0 ? frame.fonts.strong : frame.fonts.body;
            wrappedAt(font, {x + pad, origin.y + frame.px(6.0f)}, frame.theme.text, cells[c],
                      widthOf(c) - 2 * pad);
            x += widthOf(c);
        }
        ImGui::Dummy({width, height});
    };
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, 0.0f});
    drawRow(table.columns, true, true);
    for (std::size_t i = 0; i < table.rows.size(); ++i)
    {
        drawRow(table.rows[i], false, i % 2 == 1);
    }
    ImGui::PopStyleVar();
    hairline(frame);
    gap(frame, 4.0f);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const std::string mark = numbers.mark(frame, table.grounds);
    if (markAt(frame, origin, mark, key))
    {
        flip(frame, key);
    }
    ImGui::Dummy({width, textSize(frame.fonts.small, mark).y + frame.px(2.0f)});
    grounds(table.grounds, key);
}

void LearnSetter::muscles(const std::vector<std::string>& ids, std::string_view key,
                          std::size_t most)
{
    const Scope scope(frame, std::string(key) + " muscles");
    const std::string more = std::string(key) + " muscles";
    const std::size_t shown = isOpen(frame, more) ? ids.size() : std::min(most, ids.size());
    bool first = true;
    const auto place = [&](std::string_view name) {
        if (!first)
        {
            flow(frame, textSize(frame.fonts.small, name).x);
        }
        first = false;
    };
    for (std::size_t i = 0; i < shown; ++i)
    {
        const anatomy::Muscle* muscle = app::entryOf(frame.state, ids[i]);
        if (muscle == nullptr)
        {
            continue;
        }
        const std::string name = app::nameOf(frame.state, *muscle);
        place(name);
        if (link(frame, name, frame.text("learn.show_muscle")))
        {
            frame.emit(app::SelectMuscle{muscle->id, std::nullopt});
        }
    }
    if (ids.size() > most)
    {
        const std::string all = isOpen(frame, more)
                                    ? std::string(frame.text("learn.fewer"))
                                    : core::filled(frame.text("learn.all_of_them"),
                                                   {{"count", std::to_string(ids.size())}});
        place(all);
        if (link(frame, all))
        {
            flip(frame, more);
        }
    }
}

void LearnSetter::sources(std::string_view title)
{
    constexpr std::string_view key = "all sources";
    const Scope scope(frame, "All sources");
    if (groupHeader(frame, title, numbers.ids().size(), isOpen(frame, key)))
    {
        flip(frame, key);
    }
    if (!isOpen(frame, key))
    {
        return;
    }
    for (std::size_t i = 0; i < numbers.ids().size(); ++i)
    {
        drawSource(frame, numbers.ids()[i], i + 1);
    }
}

}  // namespace knotlas::ui
