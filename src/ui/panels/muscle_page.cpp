#include "ui/panels/muscle_page.h"

#include "app/palette.h"
#include "ui/panels/point_card.h"
#include "ui/panels/related_links.h"
#include "ui/panels/source_links.h"
#include "ui/panels/warning_card.h"
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

core::Side sideOf(const app::AppState& state)
{
    return state.doc.side == app::SideChoice::Left ? core::Side::Left : core::Side::Right;
}

std::size_t slotOf(const Frame& frame, const std::string& id)
{
    const auto& selected = frame.state.doc.selected;
    return static_cast<std::size_t>(std::ranges::find(selected, id) - selected.begin());
}

glm::vec3 colourOf(const Frame& frame, const std::string& id)
{
    const auto& colours = app::paletteById(frame.state.view.palette).patternsSrgb;
    return colours[std::min(slotOf(frame, id), colours.size() - 1)];
}

void drawChip(Frame& frame, const std::string& id, bool current)
{
    const Scope scope(frame, "Compare");
    const std::string name = app::displayName(frame.state, id);
    const float cross = frame.px(24.0f);
    const float most = ImGui::GetContentRegionAvail().x;
    const float width =
        std::min(textSize(frame.fonts.body, name).x + frame.px(34.0f) + cross, most);
    const float height = frame.px(30.0f);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const Box box{origin, {origin.x + width, origin.y + height}};
    fillBox(box, current ? frame.theme.accentSoft : frame.theme.field, height / 2);
    const Press press = pressable(frame, name, {width - cross, height});
    drawFocusRing(frame, press, height / 2);
    ImGui::GetWindowDrawList()->AddCircleFilled({origin.x + frame.px(16.0f), box.centre().y},
                                                frame.px(6.0f), packed(colourOf(frame, id)), 24);
    textAt(frame.fonts.body,
           {origin.x + frame.px(28.0f), box.centre().y - frame.fonts.body->FontSize / 2},
           frame.theme.text, elided(frame.fonts.body, name, width - cross - frame.px(30.0f)));
    if (press.pressed)
    {
        frame.memory.pageOf = id;
    }
    ImGui::SameLine(0.0f, 0.0f);
    const Press remove = pressable(frame, "Remove " + name, {cross, height});
    tooltip(frame, frame.text("page.take_out"));
    const Box icon{{remove.box.min.x + frame.px(5.0f), remove.box.min.y + frame.px(9.0f)},
                   {remove.box.max.x - frame.px(7.0f), remove.box.max.y - frame.px(9.0f)}};
    drawIcon(*ImGui::GetWindowDrawList(), Icon::Close, icon,
             remove.hovered ? frame.theme.text : frame.theme.muted);
    drawFocusRing(frame, remove, frame.px(6.0f));
    if (remove.pressed)
    {
        frame.emit(app::AddMuscle{id, std::nullopt});
    }
}

void drawChips(Frame& frame, const std::string& current)
{
    const std::vector<std::string>& selected = frame.state.doc.selected;
    if (selected.size() < 2)
    {
        return;
    }
    for (std::size_t i = 0; i < selected.size(); ++i)
    {
        drawChip(frame, selected[i], selected[i] == current);
    }
    gap(frame, 4.0f);
}

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
                        .backTo = region != nullptr             ? std::string_view(region->name)
                                  : frame.state.session.pain.on ? frame.text("pain.title")
                                                                : std::string_view()};
    const bool back = pageHead(frame, head);
    if (back && region == nullptr)
    {
        frame.emit(app::BackToPain{});
    }
    else if (back)
    {
        frame.emit(app::SelectRegion{from});
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

std::string_view titleOf(const Frame& frame, anatomy::SelfCareBy by)
{
    switch (by)
    {
    case anatomy::SelfCareBy::Anyone:
        return frame.text("care.self");
    case anatomy::SelfCareBy::WithCare:
        return frame.text("care.with_care");
    case anatomy::SelfCareBy::ClinicianOnly:
        break;
    }
    return frame.text("care.clinician_only");
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
        warningTitle(frame, titleOf(frame, care.by));
        paragraph(frame.fonts.strong, frame.theme.text, frame.text("care.clinician_only_note"));
    }
    else
    {
        paragraph(frame.fonts.strong, frame.theme.text, titleOf(frame, care.by));
    }
    paragraph(frame.fonts.body, frame.theme.text, care.text);
    gap(frame, 2.0f);
    fact(frame, frame.text("care.avoid"), care.avoid);
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
    drawChips(frame, id);
    const Scope scope(frame, "Muscle page");
    if (muscle == nullptr)
    {
        drawUndescribed(frame, id);
    }
    else
    {
        const core::Side side = sideOf(frame.state);
        const app::MuscleDetails& details =
            frame.memory.details.get({frame.state.content, muscle->id, side}, [&] {
                return app::detailsOf(frame.state.content, *muscle, side);
            });
        drawWarnings(frame, *muscle);
        for (const app::PointDetails& point : details.points)
        {
            drawPointCard(frame, point, colourOf(frame, id));
        }
        drawSelfCare(frame, *muscle);
        drawAnatomy(frame, *muscle);
    }
    drawOpacity(frame, id);
    gap(frame, 12.0f);
}

}  // namespace knotlas::ui
