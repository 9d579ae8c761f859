#pragma once

#include "app/annotations.h"
#include "app/app_state.h"
#include "ui/memory.h"
#include "ui/widgets/item_registry.h"

#include <optional>
#include <vector>

namespace knotlas::ui
{

// Where everything stands, from the size of the window alone: panels never overlap the body.
struct Layout
{
    Box topBar;
    Box statusBar;
    std::optional<Box> find;    // search field and tabs
    std::optional<Box> list;    // what the tabs show
    std::optional<Box> layers;  // side and layers, where there is room for them below the list
    std::optional<Box> page;    // what is selected, or where it hurts
    Box body;                   // the rest: the picture
    bool narrow = false;        // list and page take turns in one column
    bool bodyCovered = false;   // a page to read lies over the body

    // Everything beside the body.
    [[nodiscard]] std::vector<app::Rect> covered() const;
};

// Whether there is something that a page can be about.
bool hasPage(const app::AppState& state);

Layout layOut(const app::AppState& state, const Memory& memory, ImVec2 display, float scale);

}  // namespace knotlas::ui
