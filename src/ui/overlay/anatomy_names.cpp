#include "ui/overlay/anatomy_names.h"

#include "app/anatomy_names.h"
#include "app/label_layout.h"
#include "app/planar.h"
#include "ui/overlay/marks.h"
#include "ui/widgets/text.h"

#include <glm/common.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace knotlas::ui
{
namespace
{

// Shorter than the time after which a picture at rest is drawn again to refine it.
constexpr app::TimeS kRestS = 0.1;
constexpr float kMovingAlpha = 0.3f;

// The colour that the picture has around the body, for the rims of letters and lines.
glm::vec3 groundColour(const Frame& frame)
{
    return frame.theme.panel;
}

NamesQuery queryOf(const Frame& frame, const app::AnnotationLayout& layout)
{
    const app::AppState& state = frame.state;
    return {state.content,     state.doc,      state.view.anatomyLabels,
            state.view.naming, state.language, app::cameraAt(state, frame.now),
            layout.sizeUi,     layout.uiScale, layout.keepClear};
}

void layOut(Frame& frame, const app::AnnotationLayout& layout, const NamesQuery& query)
{
    NamesMemory& memory = frame.memory.anatomyNames;
    scene::Scene scene = memory.scenes.build(frame.state, frame.now);
    scene.window.strength = 1.0f;  // as it will be when it has opened
    const bool same = memory.laidOutFor && memory.laidOutFor->labels == query.labels &&
                      memory.laidOutFor->naming == query.naming;
    const std::vector<app::AnatomyName> before =
        same ? std::move(memory.names) : std::vector<app::AnatomyName>();
    memory.names = app::nameAnatomy(frame.state, scene, layout, before);
    memory.laidOutFor = query;
    memory.lines.assign(memory.names.size(), memory.shown);
    memory.covers.clear();
    for (const app::AnatomyName& name : memory.names)
    {
        memory.covers.push_back(app::coverBefore(frame.state, query.camera, name.pointWorld));
    }
}

// Lays out anew when the picture rests; false while it does not.
bool bringUpToDate(Frame& frame, const app::AnnotationLayout& layout)
{
    NamesMemory& memory = frame.memory.anatomyNames;
    const NamesQuery query = queryOf(frame, layout);
    if (memory.laidOutFor == query)
    {
        memory.seen = query;
        return true;
    }
    if (!(memory.seen == query))
    {
        memory.seen = query;
        memory.seenSince = frame.now;
    }
    const bool rests = frame.now - memory.seenSince >= kRestS;
    const bool turning = memory.laidOutFor && !(memory.laidOutFor->camera == query.camera);
    if (!rests && (turning || app::animating(frame.state, frame.now)))
    {
        return false;
    }
    layOut(frame, layout, query);
    return true;
}

ImVec2 onScreen(const Frame& frame, const glm::vec2& point)
{
    return {frame.layout.body.min.x + point.x, frame.layout.body.min.y + point.y};
}

// Where the end of the line stands now, while the body turns below the names.
glm::vec2 anchorNow(const Frame& frame, const app::AnnotationLayout& layout,
                    const app::AnatomyName& name, bool resting)
{
    if (resting)
    {
        return name.anchor;
    }
    const glm::vec3 seen = app::cameraAt(frame.state, frame.now)
                               .project(name.pointWorld, layout.sizeUi.x / layout.sizeUi.y);
    return glm::vec2(seen.x, seen.y) * layout.sizeUi;
}

float towards(float value, float goal, float most)
{
    return value + std::clamp(goal - value, -most, most);
}

// While the body turns below the names, the line to what turns away goes, and so does one that
// would cross another or run through a name.
float lineGoal(const Frame& frame, const std::vector<ImVec2>& anchors, std::size_t index)
{
    constexpr float fadesFrom = 0.015f;  // metres of body before it, more than at first
    constexpr float goneFrom = 0.045f;
    const NamesMemory& memory = frame.memory.anatomyNames;
    const app::AnatomyName& name = memory.names[index];
    const glm::vec2 anchor(anchors[index].x, anchors[index].y);
    for (std::size_t other = 0; other < memory.names.size(); ++other)
    {
        const app::AnatomyName& theirs = memory.names[other];
        const bool runsThrough =
            other != index &&
            app::segmentMeets(name.port, anchor, {theirs.textMin, theirs.textMax});
        const bool crosses =
            other < index && app::segmentsCross(name.port, anchor, theirs.port,
                                                {anchors[other].x, anchors[other].y});
        if (runsThrough || crosses)
        {
            return 0.0f;
        }
    }
    const float cover =
        app::coverBefore(frame.state, app::cameraAt(frame.state, frame.now), name.pointWorld);
    return 1.0f - glm::smoothstep(fadesFrom, goneFrom, cover - memory.covers[index]);
}

// Everything about the names changes gradually.
void fade(Frame& frame, const std::vector<ImVec2>& anchors, bool resting)
{
    constexpr float fadeS = 0.15f;
    constexpr double longestStepS = 0.1;
    NamesMemory& memory = frame.memory.anatomyNames;
    const bool atOnce = !memory.last || frame.state.view.reducedMotion;
    const double passed =
        std::clamp(frame.now - memory.last.value_or(frame.now), 0.0, longestStepS);
    const float most = atOnce ? 1.0f : static_cast<float>(passed) / fadeS;
    memory.last = frame.now;
    const float goal = resting ? 1.0f : kMovingAlpha;
    memory.shown = towards(memory.shown, goal, most);
    memory.fading = memory.shown != goal;
    for (std::size_t i = 0; i < memory.names.size(); ++i)
    {
        const float lineWanted = resting ? 1.0f : kMovingAlpha * lineGoal(frame, anchors, i);
        memory.lines[i] = towards(memory.lines[i], lineWanted, most);
        memory.fading = memory.fading || memory.lines[i] != lineWanted;
    }
}

void drawLine(const Frame& frame, ImDrawList& list, const app::AnatomyName& name,
              const glm::vec2& anchor, float alpha)
{
    const ImVec2 from = onScreen(frame, name.port);
    const ImVec2 to = onScreen(frame, anchor);
    const bool landmark = name.kind == app::NameKind::Landmark;
    const ImU32 rim = packed(groundColour(frame), 0.75f * alpha);
    const ImU32 ink = packed(frame.theme.text, 0.85f * alpha);
    const float radius = frame.px(2.2f);
    list.AddLine(from, to, rim, frame.px(2.6f));
    list.AddCircleFilled(to, radius + frame.px(1.2f), rim, 16);
    list.AddLine(from, to, ink, frame.px(0.9f));
    if (landmark)
    {
        list.AddCircleFilled(to, radius, packed(groundColour(frame), alpha), 16);
        list.AddCircle(to, radius, ink, 16, frame.px(1.1f));
    }
    else
    {
        list.AddCircleFilled(to, radius, ink, 16);
    }
}

// Letters with a rim, so that they are read above the body too.
void drawName(const Frame& frame, ImDrawList& list, const app::AnatomyName& name, float alpha)
{
    const ImVec2 corner = onScreen(frame, name.textMin);
    const ImVec2 at(std::round(corner.x), std::round(corner.y));
    if (name.overBody)
    {
        const ImVec2 far = onScreen(frame, name.textMax);
        list.AddRectFilled({at.x - frame.px(4.0f), at.y - frame.px(1.0f)},
                           {far.x + frame.px(4.0f), far.y + frame.px(1.0f)},
                           packed(groundColour(frame), 0.84f * alpha), frame.px(4.0f));
    }
    const ImFont* font = frame.fonts.small;
    const glm::vec3 colour =
        name.kind == app::NameKind::Landmark ? frame.theme.muted : frame.theme.text;
    const float rim = frame.px(1.3f);
    static const std::array<ImVec2, 8> around{
        ImVec2(-1, 0),        ImVec2(1, 0),        ImVec2(0, -1),       ImVec2(0, 1),
        ImVec2(-0.7f, -0.7f), ImVec2(0.7f, -0.7f), ImVec2(-0.7f, 0.7f), ImVec2(0.7f, 0.7f)};
    for (const ImVec2& way : around)
    {
        list.AddText(font, font->FontSize, {at.x + rim * way.x, at.y + rim * way.y},
                     packed(groundColour(frame), 0.55f * alpha), name.text.c_str());
    }
    list.AddText(font, font->FontSize, at, packed(colour, alpha), name.text.c_str());
}

// When nothing can be named, why.
void drawNothingSeen(Frame& frame, ImDrawList& list)
{
    const bool muscles = frame.state.view.anatomyLabels == app::AnatomyLabels::Muscles;
    const std::string_view text =
        frame.text(muscles ? "labels.no_muscle_seen" : "labels.no_bone_seen");
    const ImVec2 size = textSize(frame.fonts.small, text);
    const Box& body = frame.layout.body;
    const ImVec2 at(std::round(body.centre().x - size.x / 2),
                    std::round(body.max.y - size.y - frame.px(14.0f)));
    const Box box{{at.x - frame.px(12.0f), at.y - frame.px(5.0f)},
                  {at.x + size.x + frame.px(12.0f), at.y + size.y + frame.px(5.0f)}};
    list.AddRectFilled(box.min, box.max, packed(frame.theme.raised, 0.94f), frame.px(8.0f));
    list.AddText(frame.fonts.small, frame.fonts.small->FontSize, at, packed(frame.theme.text),
                 text.data(), text.data() + text.size());
    frame.items.record("Names/None", box);
}

}  // namespace

void drawAnatomyNames(Frame& frame, const std::vector<Box>& keepClear)
{
    NamesMemory& memory = frame.memory.anatomyNames;
    if (frame.state.view.anatomyLabels == app::AnatomyLabels::Off || frame.state.content.empty())
    {
        if (memory.laidOutFor)
        {
            memory = {};
        }
        return;
    }
    const app::AnnotationLayout layout = annotationLayout(frame, keepClear);
    const bool resting = bringUpToDate(frame, layout);
    std::vector<ImVec2> anchors;
    for (const app::AnatomyName& name : memory.names)
    {
        const glm::vec2 anchor = anchorNow(frame, layout, name, resting);
        anchors.emplace_back(anchor.x, anchor.y);
    }
    fade(frame, anchors, resting);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect(frame.layout.body.min, frame.layout.body.max);
    for (std::size_t i = 0; i < memory.names.size(); ++i)
    {
        drawLine(frame, list, memory.names[i], {anchors[i].x, anchors[i].y}, memory.lines[i]);
    }
    for (const app::AnatomyName& name : memory.names)
    {
        drawName(frame, list, name, memory.shown);
        frame.items.record("Names/" + name.text,
                           {onScreen(frame, name.textMin), onScreen(frame, name.textMax)});
    }
    if (memory.names.empty() && resting)
    {
        drawNothingSeen(frame, list);
    }
    list.PopClipRect();
}

}  // namespace knotlas::ui
