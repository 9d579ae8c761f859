#include "ui/panels/learn_page.h"

#include "app/learn_mode.h"
#include "core/text.h"
#include "ui/panels/learn_cycle.h"
#include "ui/panels/learn_technique.h"
#include "ui/panels/learn_text.h"
#include "ui/panels/warning_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

constexpr float kMeasure = 620.0f;  // the longest line that is easily read
constexpr double kCopiedS = 3.0;

std::size_t numberOf(const anatomy::LearnBook& book, const anatomy::LearnChapter& chapter)
{
    return static_cast<std::size_t>(&chapter - book.chapters.data());
}

void open(Frame& frame, const anatomy::LearnChapter& chapter)
{
    frame.emit(app::LearnCommand(app::OpenChapter{chapter.id}));
}

void copyPage(Frame& frame, const anatomy::LearnChapter& chapter)
{
    const std::string text = app::chapterAsText(frame.state, chapter);
    ImGui::SetClipboardText(text.c_str());
    frame.memory.copied = "chapter " + chapter.id;
    frame.memory.copiedAt = frame.now;
}

// The way back, copying and the cross, in one line above the title.
void drawTools(Frame& frame, const anatomy::LearnChapter& chapter, float width)
{
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const std::size_t number = numberOf(*frame.state.content.learn, chapter) + 1;
    if (frame.layout.narrow)
    {
        if (button(frame, frame.text("learn.to_chapters"), ButtonLook::Ghost))
        {
            frame.memory.tab = Tab::Learn;
            frame.memory.listInFront = true;
        }
    }
    else
    {
        const std::string above =
            core::filled(frame.text("learn.chapter_of"),
                         {{"chapter", std::to_string(number)},
                          {"count", std::to_string(frame.state.content.learn->chapters.size())}});
        textAt(frame.fonts.small, {origin.x, origin.y + frame.px(8.0f)}, frame.theme.muted, above);
        ImGui::Dummy({1.0f, frame.px(30.0f)});
    }
    const ImVec2 after = ImGui::GetCursorScreenPos();
    const bool copied = frame.memory.copied == "chapter " + chapter.id &&
                        frame.now - frame.memory.copiedAt < kCopiedS;
    const std::string_view copy = frame.text(copied ? "learn.copied" : "learn.copy_page");
    const float copyWidth = textSize(frame.fonts.body, copy).x + frame.px(28.0f);
    ImGui::SetCursorScreenPos({origin.x + width - frame.px(34.0f) - copyWidth, origin.y});
    if (button(frame, copy, ButtonLook::Ghost))
    {
        copyPage(frame, chapter);
    }
    ImGui::SetCursorScreenPos({origin.x + width - frame.px(30.0f), origin.y});
    if (iconButton(frame, "Close", Icon::Close))
    {
        frame.emit(app::LearnCommand(app::ToggleLearn{}));
    }
    ImGui::SetCursorScreenPos(after);
}

void drawTitle(Frame& frame, const anatomy::LearnChapter& chapter)
{
    paragraph(frame.fonts.title, frame.theme.text, chapter.title);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    fillBox({at, {at.x + frame.px(48.0f), at.y + frame.px(3.0f)}},
            chapter.warning ? frame.theme.warning : frame.theme.accent, frame.px(1.5f));
    gap(frame, 10.0f);
    paragraph(frame.fonts.body, frame.theme.muted, chapter.lead);
    gap(frame, 4.0f);
}

// What must be read before anything is tried.
void drawReadFirst(Frame& frame)
{
    const Scope scope(frame, "Read first");
    const Card card(frame, frame.theme.warningSoft, frame.theme.warning);
    warningTitle(frame, frame.text("learn.read_first"));
    paragraph(frame.fonts.body, frame.theme.text, frame.text("learn.read_first_why"));
    bool first = true;
    for (const anatomy::LearnChapter& chapter : frame.state.content.learn->chapters)
    {
        if (!chapter.warning)
        {
            continue;
        }
        if (!first)
        {
            flow(frame, textSize(frame.fonts.small, chapter.title).x);
        }
        first = false;
        if (link(frame, chapter.title))
        {
            open(frame, chapter);
        }
    }
}

void drawSectionBody(LearnSetter& setter, const anatomy::LearnSection& section,
                     const std::string& key)
{
    setter.statements(section.statements, key);
    for (std::size_t i = 0; i < section.tables.size(); ++i)
    {
        setter.table(section.tables[i], key + " table " + std::to_string(i));
    }
    switch (section.figure)
    {
    case anatomy::LearnFigure::Cycle:
        drawCycle(setter);
        break;
    case anatomy::LearnFigure::Techniques:
        drawTechniques(setter);
        break;
    case anatomy::LearnFigure::None:
        break;
    }
}

bool hasVoices(const anatomy::LearnSection& section)
{
    return std::ranges::any_of(section.statements, [](const anatomy::Statement& statement) {
        return statement.voice != anatomy::Voice::Plain;
    });
}

void drawSection(LearnSetter& setter, const anatomy::LearnChapter& chapter, std::size_t index)
{
    Frame& frame = setter.frame;
    const anatomy::LearnSection& section = chapter.sections[index];
    const std::string key = chapter.id + "." + std::to_string(index);
    if (chapter.warning && section.tables.empty() && !hasVoices(section))
    {
        // The first section is the most urgent one.
        const bool urgent = index == 0;
        const Card card(frame, urgent ? frame.theme.warningSoft : frame.theme.raised,
                        urgent ? frame.theme.warning : frame.theme.border);
        if (urgent)
        {
            warningTitle(frame, section.title);
        }
        else
        {
            paragraph(frame.fonts.strong, frame.theme.text, section.title);
        }
        drawSectionBody(setter, section, key);
        return;
    }
    if (!section.title.empty())
    {
        sectionTitle(frame, section.title);
    }
    drawSectionBody(setter, section, key);
}

void drawTurn(Frame& frame, const anatomy::LearnChapter& chapter)
{
    const auto& chapters = frame.state.content.learn->chapters;
    const std::size_t at = numberOf(*frame.state.content.learn, chapter);
    gap(frame, 8.0f);
    hairline(frame);
    gap(frame, 8.0f);
    if (at > 0)
    {
        if (button(frame, elided(frame.fonts.body, "‹ " + chapters[at - 1].title,
                                 ImGui::GetContentRegionAvail().x - frame.px(28.0f))))
        {
            open(frame, chapters[at - 1]);
        }
    }
    if (at + 1 < chapters.size())
    {
        const std::string next = elided(frame.fonts.strong, chapters[at + 1].title + " ›",
                                        ImGui::GetContentRegionAvail().x - frame.px(28.0f));
        if (at > 0)
        {
            flow(frame, textSize(frame.fonts.strong, next).x + frame.px(28.0f));
        }
        if (button(frame, next, ButtonLook::Primary))
        {
            open(frame, chapters[at + 1]);
        }
    }
    gap(frame, 14.0f);
}

bool shows(const anatomy::LearnChapter& chapter, anatomy::LearnFigure figure)
{
    return std::ranges::find(chapter.sections, figure, &anatomy::LearnSection::figure) !=
           chapter.sections.end();
}

// The column of text, in the middle of the page.
void drawColumn(Frame& frame, const anatomy::LearnChapter& chapter)
{
    const float width = ImGui::GetContentRegionAvail().x;
    drawTools(frame, chapter, width);
    drawTitle(frame, chapter);
    if (shows(chapter, anatomy::LearnFigure::Techniques))
    {
        drawReadFirst(frame);
    }
    SourceNumbers numbers;
    numbers.add(*frame.state.content.learn, chapter);
    LearnSetter setter{frame, numbers};
    for (std::size_t i = 0; i < chapter.sections.size(); ++i)
    {
        drawSection(setter, chapter, i);
    }
    gap(frame, 8.0f);
    setter.sources(frame.text("learn.sources"));
    drawTurn(frame, chapter);
}

}  // namespace

void drawLearnPage(Frame& frame)
{
    const anatomy::LearnChapter* chapter = app::chapterOf(frame.state);
    const Pane pane(frame, "##learn", *frame.layout.page, PaneLook::Panel, Stop::Page, true);
    frame.memory.circleFocused = false;
    if (chapter == nullptr)
    {
        return;
    }
    if (frame.memory.lastChapter != chapter->id)
    {
        frame.memory.lastChapter = chapter->id;
        ImGui::SetScrollY(0.0f);
    }
    if (shows(*chapter, anatomy::LearnFigure::Cycle))
    {
        frame.preferredFocus = "Circle";
    }
    {
        const Column column(frame, kMeasure);
        const Scope scope(frame, "Learn page");
        drawColumn(frame, *chapter);
    }
    frame.preferredFocus = {};
}

void drawLearnList(Frame& frame)
{
    const Scope scope(frame, "Learn");
    const anatomy::LearnBook* book = frame.state.content.learn.get();
    if (book == nullptr)
    {
        note(frame, frame.fonts.body, frame.theme.muted, frame.text("learn.missing"));
        return;
    }
    const anatomy::LearnChapter* current = app::chapterOf(frame.state);
    const bool isOpen = app::showsLearn(frame.state);
    for (std::size_t i = 0; i < book->chapters.size(); ++i)
    {
        const anatomy::LearnChapter& chapter = book->chapters[i];
        RowLook look;
        look.chosen = isOpen && &chapter == current;
        look.icon = chapter.warning ? std::optional(Icon::Warning) : std::nullopt;
        look.trailing = std::to_string(i + 1);
        if (row(frame, chapter.title, look).pressed)
        {
            open(frame, chapter);
        }
        if (!look.chosen || !shows(chapter, anatomy::LearnFigure::Techniques))
        {
            continue;
        }
        for (const anatomy::Technique& technique : book->techniques)
        {
            RowLook sub;
            sub.indent = 18.0f;
            sub.chosen = technique.id == frame.state.session.learn.technique;
            if (row(frame, technique.title, sub).pressed)
            {
                frame.emit(app::LearnCommand(app::ChooseTechnique{technique.id}));
            }
        }
    }
}

}  // namespace knotlas::ui
