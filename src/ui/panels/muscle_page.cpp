#include "ui/panels/muscle_page.h"

#include "ui/panels/care_words.h"
#include "ui/panels/compare_chips.h"
#include "ui/panels/looks_like.h"
#include "ui/panels/point_card.h"
#include "ui/panels/related_links.h"
#include "ui/panels/source_links.h"
#include "ui/panels/warning_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

void drawHead(Frame& frame, const std::string& id, const anatomy::Muscle* muscle)
{
    const std::string& from = frame.memory.cameFromRegion;
    const anatomy::Region* region = frame.state.content.atlas->findRegion(from);
    const std::string title = app::displayName(frame.state, id);
    const bool latin = frame.state.view.naming == app::Naming::Latin;
    const std::string_view below = muscle == nullptr ? std::string_view()
                                   : latin           ? std::string_view(muscle->name)
                                                     : std::string_view(muscle->latin);
    const PageHead head{.above = {},
                        .title = title,
                        .below = below,
                        .backTo = region != nullptr ? std::string_view(region->name)
                                  : frame.state.session.learn.cameFrom ? frame.text("learn.title")
                                  : frame.state.session.pain.on        ? frame.text("pain.title")
                                                                       : std::string_view()};
    const bool back = pageHead(frame, head);
    if (!back)
    {
        return;
    }
    if (region != nullptr)
    {
        frame.emit(app::SelectRegion{from});
    }
    else if (frame.state.session.learn.cameFrom)
    {
        frame.emit(app::LearnCommand(app::OpenChapter{}));
    }
    else
    {
        frame.emit(app::BackToPain{});
    }
}

void drawWarnings(Frame& frame, const anatomy::Muscle& muscle)
{
    if (!muscle.redFlags.empty())
    {
        const Scope scope(frame, "Red flags");
        const Card card(frame, frame.theme.warningSoft, frame.theme.warning);
        warningTitle(frame, frame.text("page.red_flags"));
        for (const anatomy::MuscleWarning& flag : muscle.redFlags)
        {
            const Scope of(frame, flag.text);
            paragraph(frame.fonts.body, frame.theme.text, flag.text);
            drawSourceLinks(frame, flag.sources);
            gap(frame, 2.0f);
        }
    }
    if (!muscle.oftenAbsent.empty())
    {
        const Card card(frame, frame.theme.field, frame.theme.border);
        fact(frame, frame.text("page.often_absent"), muscle.oftenAbsent);
    }
}

// The techniques that the advice of this muscle is made of: how much, timers, when to stop.
void drawTechniqueLinks(Frame& frame, const anatomy::Muscle& muscle)
{
    const anatomy::LearnBook* book = frame.state.content.learn.get();
    const std::vector<const anatomy::Technique*> techniques =
        book == nullptr ? std::vector<const anatomy::Technique*>() : book->techniquesFor(muscle.id);
    if (techniques.empty())
    {
        return;
    }
    const Scope scope(frame, "Techniques");
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("care.techniques"));
    for (std::size_t i = 0; i < techniques.size(); ++i)
    {
        if (i > 0)
        {
            flow(frame, textSize(frame.fonts.small, techniques[i]->title).x);
        }
        if (link(frame, techniques[i]->title, techniques[i]->lead))
        {
            frame.emit(app::LearnCommand(app::ChooseTechnique{techniques[i]->id}));
        }
    }
    gap(frame, 4.0f);
}

// What only clinicians may do must not look like advice.
void drawSelfCare(Frame& frame, const anatomy::Muscle& muscle)
{
    if (!muscle.selfCare)
    {
        return;
    }
    const anatomy::SelfCare& care = *muscle.selfCare;
    const bool forbidden = care.by == anatomy::SelfCareBy::ClinicianOnly;
    const Scope scope(frame, "Self-care");
    const Card card(frame, forbidden ? frame.theme.warningSoft : frame.theme.raised,
                    forbidden ? frame.theme.warning : frame.theme.border);
    if (forbidden)
    {
        warningTitle(frame, careWords(frame, care.by));
        paragraph(frame.fonts.strong, frame.theme.text, frame.text("care.clinician_only_note"));
    }
    else
    {
        paragraph(frame.fonts.strong, frame.theme.text, careWords(frame, care.by));
    }
    paragraph(frame.fonts.body, frame.theme.text, care.text);
    gap(frame, 2.0f);
    fact(frame, frame.text("care.avoid"), care.avoid);
    drawTechniqueLinks(frame, muscle);
    drawSourceLinks(frame, care.sources);
}

void drawAnatomy(Frame& frame, const anatomy::Muscle& muscle)
{
    sectionTitle(frame, frame.text("page.anatomy"));
    fact(frame, frame.text("page.origin"), muscle.attachments.origin);
    fact(frame, frame.text("page.insertion"), muscle.attachments.insertion);
    fact(frame, frame.text("page.nerve"), muscle.nerve);
    fact(frame, frame.text("page.action"), muscle.action);
    drawRelatedLinks(frame, frame.text("page.synergists"), muscle.synergists);
    drawRelatedLinks(frame, frame.text("page.antagonists"), muscle.antagonists);
    std::string synonyms;
    for (const std::string& synonym : muscle.synonyms)
    {
        synonyms += (synonyms.empty() ? "" : ", ") + synonym;
    }
    fact(frame, frame.text("page.also_called"), synonyms);
    fact(frame, frame.text("page.fma"), muscle.fma);
    if (muscle.attachmentsBasis == anatomy::AttachmentsBasis::ToBeConfirmed)
    {
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("page.to_be_confirmed"));
    }
    drawSourceLinks(frame, muscle.sources);
}

// A part or a head that the atlas has no entry for: its parts that have one.
void drawUndescribed(Frame& frame, const std::string& id)
{
    const Scope scope(frame, "Parts");
    bool any = false;
    for (const anatomy::Muscle& muscle : frame.state.content.atlas->muscles)
    {
        if (!anatomy::matchesId(muscle.id, id))
        {
            continue;
        }
        if (!any)
        {
            paragraph(frame.fonts.body, frame.theme.muted, frame.text("page.parts"));
        }
        any = true;
        RowLook look;
        look.icon = Icon::Muscle;
        look.trailing = std::to_string(muscle.triggerPoints.size()) + " TrP";
        if (row(frame, app::nameOf(frame.state, muscle), look).pressed)
        {
            frame.emit(app::SelectMuscle{muscle.id, std::nullopt});
        }
    }
    if (!any)
    {
        paragraph(frame.fonts.body, frame.theme.muted, frame.text("page.undescribed"));
    }
}

void drawOpacity(Frame& frame, const std::string& id)
{
    const auto& opacities = frame.state.doc.muscleOpacity;
    const auto found = opacities.find(id);
    sectionTitle(frame, frame.text("page.this_muscle"));
    const Scope scope(frame, "Muscle");
    if (const auto edit = slider(frame, frame.text("page.opacity"),
                                 found == opacities.end() ? 1.0f : found->second))
    {
        frame.emit(app::SetMuscleOpacity{id, edit->value}, edit->live);
    }
}

}  // namespace

void drawMusclePage(Frame& frame)
{
    const std::vector<std::string>& selected = frame.state.doc.selected;
    const auto shown = std::ranges::find(selected, frame.memory.pageOf);
    const std::string id = shown == selected.end() ? selected.back() : *shown;
    const anatomy::Muscle* muscle = app::entryOf(frame.state, id);
    const Pane pane(frame, "##muscle page", *frame.layout.page, PaneLook::Panel, Stop::Page, true);
    drawHead(frame, id, muscle);
    drawCompareChips(frame);
    const Scope scope(frame, "Muscle page");
    if (muscle == nullptr)
    {
        drawUndescribed(frame, id);
    }
    else
    {
        const core::Side side = pageSide(frame.state);
        const app::MuscleDetails& details =
            frame.memory.details.get({frame.state.content, muscle->id, side}, [&] {
                return app::detailsOf(frame.state.content, *muscle, side);
            });
        drawWarnings(frame, *muscle);
        for (const app::PointDetails& point : details.points)
        {
            drawPointCard(frame, point, compareColour(frame, id));
        }
        drawLooksLike(frame, muscle->id);
        drawSelfCare(frame, *muscle);
        drawAnatomy(frame, *muscle);
    }
    drawOpacity(frame, id);
    if (muscle != nullptr && button(frame, frame.text("page.quiz")))
    {
        frame.emit(app::SetQuizScope{{app::QuizScope::Which::Muscles, {}, selected}});
        frame.emit(app::ToggleQuiz{});
    }
    gap(frame, 12.0f);
}

}  // namespace knotlas::ui
