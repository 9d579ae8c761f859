#include "ui/layout.h"

#include "app/learn_mode.h"
#include "app/quiz_mode.h"

#include <algorithm>
#include <cmath>

namespace knotlas::ui
{
namespace
{

// UI points at scale 1.
constexpr float kTopBar = 40.0f;
constexpr float kStatusBar = 26.0f;
constexpr float kSideWidth = 300.0f;
constexpr float kPageWidth = 344.0f;
constexpr float kReadingWidth = 640.0f;
constexpr float kLeastReadingWidth = 500.0f;
constexpr float kFindHeight = 102.0f;
constexpr float kLayersHeight = 226.0f;
constexpr float kQuizWidth = 430.0f;
constexpr float kLeastBodyWidth = 280.0f;
constexpr float kLeastListHeight = 240.0f;

void splitSide(Layout& layout, const Box& side, float scale, bool withLayers)
{
    const float findBottom = std::min(side.min.y + kFindHeight * scale, side.max.y);
    layout.find = Box{side.min, {side.max.x, findBottom}};
    float listBottom = side.max.y;
    if (withLayers && side.height() >= (kFindHeight + kLeastListHeight + kLayersHeight) * scale)
    {
        listBottom = std::floor(side.max.y - kLayersHeight * scale);
        layout.layers = Box{{side.min.x, listBottom}, side.max};
    }
    layout.list = Box{{side.min.x, findBottom}, {side.max.x, listBottom}};
}

// What is read needs longer lines than other pages. Where there is no room for them beside the body
// it lies over all of it, and takes turns with the chapters.
void layOutReading(Layout& layout, const app::AppState& state, const Memory& memory, ImVec2 display,
                   float scale)
{
    const float top = layout.body.min.y;
    const float bottom = layout.body.max.y;
    const bool list = state.view.panelOpen;
    const float side = list ? std::round(kSideWidth * scale) : 0.0f;
    const float room = display.x - side - kLeastBodyWidth * scale;
    layout.narrow = room < kLeastReadingWidth * scale;
    if (layout.narrow && !(list && memory.listInFront))
    {
        layout.page = Box{{0.0f, top}, {display.x, bottom}};
        layout.bodyCovered = true;
        return;
    }
    if (list)
    {
        const float width = layout.narrow ? std::min(side, std::floor(display.x * 0.6f)) : side;
        splitSide(layout, Box{{0.0f, top}, {width, bottom}}, scale, false);
        layout.body.min.x = width;
    }
    if (!layout.narrow)
    {
        layout.body.max.x = display.x - std::floor(std::min(room, kReadingWidth * scale));
        layout.page = Box{{layout.body.max.x, top}, {display.x, bottom}};
    }
}

}  // namespace

std::vector<app::Rect> Layout::covered() const
{
    std::vector<app::Rect> rects;
    const auto add = [&](const Box& box) {
        rects.push_back({{box.min.x, box.min.y}, {box.max.x, box.max.y}});
    };
    add(topBar);
    add(statusBar);
    for (const std::optional<Box>* box : {&find, &list, &layers, &page})
    {
        const bool above = box == &page && bodyCovered;
        if (box->has_value() && !above)
        {
            add(**box);
        }
    }
    return rects;
}

bool hasPage(const app::AppState& state)
{
    return !state.content.empty() &&
           (!state.doc.selected.empty() || state.doc.region.has_value() || state.session.pain.on);
}

Layout layOut(const app::AppState& state, const Memory& memory, ImVec2 display, float scale)
{
    Layout layout;
    const bool bars = !state.session.classView;
    const float top = bars ? std::min(std::round(kTopBar * scale), display.y) : 0.0f;
    const float bottom =
        bars ? std::max(display.y - std::round(kStatusBar * scale), top) : display.y;
    layout.topBar = Box{{0.0f, 0.0f}, {display.x, top}};
    layout.statusBar = Box{{0.0f, bottom}, display};
    layout.body = Box{{0.0f, top}, {display.x, bottom}};
    if (app::showsLearn(state))
    {
        layOutReading(layout, state, memory, display, scale);
        return layout;
    }
    layout.narrow = display.x < (kSideWidth + kPageWidth + kLeastBodyWidth) * scale;
    if (app::quizIsOpen(state))
    {
        // Nothing but the question stands beside the body; both keep half of a small window.
        const float half = std::floor(display.x * 0.5f);
        layout.narrow = false;  // there is no list to take turns with
        layout.body.min.x = std::min(std::round(kQuizWidth * scale), half);
        layout.page = Box{{0.0f, top}, {layout.body.min.x, bottom}};
        return layout;
    }
    if (!state.view.panelOpen)
    {
        return layout;
    }
    // A narrow window keeps at least 40 % of its width for the body.
    const float widest = std::floor(display.x * 0.6f);
    const bool page = hasPage(state);
    if (layout.narrow && page && !memory.listInFront)
    {
        const float width = std::min(std::round(kPageWidth * scale), widest);
        layout.page = Box{{0.0f, top}, {width, bottom}};
        layout.body.min.x = width;
        return layout;
    }
    const float width = std::min(std::round(kSideWidth * scale), widest);
    // The brush needs the room; the layers are among the settings of the display then.
    splitSide(layout, Box{{0.0f, top}, {width, bottom}}, scale, !state.session.pain.on);
    layout.body.min.x = width;
    if (page && !layout.narrow)
    {
        layout.body.max.x = display.x - std::round(kPageWidth * scale);
        layout.page = Box{{layout.body.max.x, top}, {display.x, bottom}};
    }
    return layout;
}

}  // namespace knotlas::ui
