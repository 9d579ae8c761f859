#pragma once

#include "app/app_state.h"

#include <string>
#include <vector>

namespace knotlas::app
{

// What pictures that go into files are made of, as plain values; the shell draws them.

// A part of a picture, in its pixels from the top left corner.
struct Tile
{
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    bool operator==(const Tile&) const = default;
};

// Row by row from the top left corner; no tile has more than `most` pixels a side.
std::vector<Tile> tilesOf(int widthPx, int heightPx, int most);

// The camera of picture `index` of a turn around its target. A whole turn ends one step before its
// beginning, so that it runs on without a halt; a part of a turn goes there and back again.
scene::Camera turned(const scene::Camera& camera, const Turn& turn, int index);

// The same camera, drawn back as far as it must be for what is shown (selected muscles and their
// zones; the whole body when there are none) to stay within the picture all around the turn.
scene::Camera framedForTurn(const AppState& state, scene::Camera camera, const Turn& turn,
                            float aspect);

// When picture `index` begins, in milliseconds; the one after the last is the end.
int turnStartMs(const Turn& turn, int index);

// One picture of a contact sheet.
struct SheetCell
{
    AppState state;
    std::string caption;
    bool legend = false;
};

// The best views of a muscle (an id as SelectMuscle takes it) for pictures of this aspect: all of
// it from where it is seen best and from both sides of that, then each of its trigger points alone,
// from the side where it lies.
std::vector<SheetCell> sheetCells(const AppState& state, const std::string& muscleId, float aspect);

// Where everything lies on a sheet: a heading over cells of one size, row by row.
struct SheetPlan
{
    Tile heading;
    std::vector<Tile> cells;
};

// As many columns as bring the cells nearest to an upright picture.
SheetPlan planSheet(int widthPx, int heightPx, std::size_t cells);

// "from the front", "from the back left": how people say where a camera stands.
std::string_view sideSeen(const scene::Camera& camera);

}  // namespace knotlas::app
