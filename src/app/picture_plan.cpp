#include "app/picture_plan.h"

#include "app/camera_rig.h"
#include "app/selection.h"
#include "core/assert.h"
#include "core/text.h"

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace knotlas::app
{
namespace
{

// More points than this are seen in the overview only.
constexpr std::size_t kMostPointCells = 6;
constexpr float kSideTurnDeg = 60.0f;

// Long after any flight and fade.
void settle(AppState& state, const scene::Camera& camera)
{
    state.view.camera = camera;
    state.session.framing.clear();
    state.session.flight.reset();
    state.session.hover.reset();
}

AppState showing(const AppState& state, const std::string& muscleId)
{
    AppState shown = state;
    shown.doc.selected = {muscleId};
    shown.doc.triggerPoint.reset();
    shown.doc.region.reset();
    shown.session.selectedAt = -1e9;
    return shown;
}

SheetCell cellOf(const AppState& shown, const scene::Camera& camera, std::string caption)
{
    SheetCell cell{shown, std::move(caption)};
    settle(cell.state, camera);
    return cell;
}

// One pattern from where its point lies, all of its zones in the picture as far as they are seen.
SheetCell pointCell(const AppState& shown, const ShownPattern& pattern, float aspect)
{
    AppState alone = shown;
    alone.doc.triggerPoint = pattern.point->id;
    scene::Camera camera = autoView(alone, aspect);
    const auto near = shown.content.matrix->places().skin().nearestPoint(pattern.row->position);
    if (near)
    {
        const glm::vec3& out = near->normal;
        camera.azimuthRad = std::atan2(out.x, out.z);
        camera.elevationRad = std::clamp(0.5f * std::asin(std::clamp(out.y, -1.0f, 1.0f)),
                                         glm::radians(-30.0f), glm::radians(30.0f));
    }
    const std::string caption =
        pattern.point->label + ", " + std::string(shown.language->said(sideSeen(camera)));
    return cellOf(alone, camera, caption);
}

// Some hundred places of what is selected and of its zones, or of the body.
std::vector<glm::vec3> shownPlaces(const AppState& state)
{
    constexpr std::size_t perMesh = 80;
    constexpr std::size_t perZone = 60;
    std::vector<glm::vec3> places;
    const auto addMesh = [&](const std::vector<glm::vec3>& positions, std::size_t count) {
        for (std::size_t i = 0; i < positions.size(); i += positions.size() / count + 1)
        {
            places.push_back(positions[i]);
        }
    };
    for (const std::string& id : state.doc.selected)
    {
        for (const std::uint32_t part : partsOf(state, id))
        {
            addMesh(state.content.body->parts[part].mesh->positions, perMesh);
        }
    }
    const std::vector<glm::vec3>& skin = state.content.body->skin->positions;
    for (const ShownPattern& shown : shownPatterns(state))
    {
        for (const anatomy::SkinField* zone : {&shown.row->essential, &shown.row->spillover})
        {
            for (std::size_t i = 0; i < zone->size(); i += zone->size() / perZone + 1)
            {
                places.push_back(skin[(*zone)[i].vertex]);
            }
        }
    }
    if (places.empty())
    {
        addMesh(skin, 10 * perMesh);
    }
    return places;
}

}  // namespace

std::vector<Tile> tilesOf(int widthPx, int heightPx, int most)
{
    KNOTLAS_ASSERT(most > 0);
    std::vector<Tile> tiles;
    for (int y = 0; y < heightPx; y += most)
    {
        for (int x = 0; x < widthPx; x += most)
        {
            tiles.push_back({x, y, std::min(most, widthPx - x), std::min(most, heightPx - y)});
        }
    }
    return tiles;
}

scene::Camera turned(const scene::Camera& camera, const Turn& turn, int index)
{
    constexpr float kWhole = 360.0f;
    const auto frames = static_cast<float>(std::max(turn.frames, 1));
    const auto at = static_cast<float>(index) / frames;
    // To and fro: 0 .. 1 .. 0, eased at both ends as a hand would.
    const float share =
        std::abs(turn.degrees) >= kWhole ? at : 0.5f - 0.5f * std::cos(glm::two_pi<float>() * at);
    return orbited(camera, glm::radians(turn.degrees) * share, 0.0f);
}

scene::Camera framedForTurn(const AppState& state, scene::Camera camera, const Turn& turn,
                            float aspect)
{
    constexpr float farthest = 12.0f;  // metres
    constexpr float step = 1.03f;
    constexpr float margin = 0.03f;  // of the picture
    if (state.content.empty())
    {
        return camera;
    }
    const std::vector<glm::vec3> places = shownPlaces(state);
    const auto allSeen = [&](int index) {
        const scene::Camera turning = turned(camera, turn, index);
        return std::ranges::all_of(places, [&](const glm::vec3& place) {
            const glm::vec3 at = turning.project(place, aspect);
            return at.z > 0.0f && std::min(at.x, at.y) > margin &&
                   std::max(at.x, at.y) < 1.0f - margin;
        });
    };
    for (int i = 0; i < turn.frames; ++i)
    {
        while (!allSeen(i) && camera.distance < farthest)
        {
            camera.distance *= step;
        }
    }
    return camera;
}

int turnStartMs(const Turn& turn, int index)
{
    const double share = static_cast<double>(index) / std::max(turn.frames, 1);
    return static_cast<int>(std::lround(1000.0 * double{turn.seconds} * share));
}

std::string_view sideSeen(const scene::Camera& camera)
{
    constexpr float steep = 60.0f;
    if (std::abs(glm::degrees(camera.elevationRad)) > steep)
    {
        return camera.elevationRad > 0.0f ? "from above" : "from below";
    }
    static constexpr std::array<std::string_view, 8> kSides{
        "from the front", "from the front left", "from the left",  "from the back left",
        "from the back",  "from the back right", "from the right", "from the front right"};
    const float eighths = glm::degrees(camera.azimuthRad) / 45.0f;
    const int eighth = static_cast<int>(std::lround(eighths)) % 8;
    return kSides[static_cast<std::size_t>((eighth + 8) % 8)];
}

std::vector<SheetCell> sheetCells(const AppState& state, const std::string& muscleId, float aspect)
{
    const AppState shown = showing(state, muscleId);
    const scene::Camera best = autoView(shown, aspect);
    std::vector<SheetCell> cells;
    for (const float turnDeg : {0.0f, kSideTurnDeg, -kSideTurnDeg})
    {
        const scene::Camera camera = orbited(best, glm::radians(turnDeg), 0.0f);
        cells.push_back(cellOf(shown, camera, std::string(shown.language->said(sideSeen(camera)))));
    }
    cells.front().legend = true;
    std::vector<std::string> seen;
    for (const ShownPattern& pattern : shownPatterns(shown))
    {
        const bool again = std::ranges::find(seen, pattern.point->id) != seen.end();
        if (!again && seen.size() < kMostPointCells)
        {
            seen.push_back(pattern.point->id);
            cells.push_back(pointCell(shown, pattern, aspect));
        }
    }
    return cells;
}

SheetPlan planSheet(int widthPx, int heightPx, std::size_t cells)
{
    KNOTLAS_ASSERT(cells > 0);
    constexpr float kUpright = 0.8f;
    const int shortSide = std::min(widthPx, heightPx);
    const int margin = std::max(shortSide / 50, 2);
    const int heading = std::max(shortSide / 14, 12);
    SheetPlan plan;
    plan.heading = {margin, margin, widthPx - 2 * margin, heading};
    const int top = margin + heading;
    const auto sizeFor = [&](int columns) {
        const int count = static_cast<int>(cells);
        const int rows = (count + columns - 1) / columns;
        return glm::ivec2((widthPx - margin) / columns - margin,
                          (heightPx - top - margin) / rows - margin);
    };
    int columns = 1;
    float best = 1e9f;
    for (int each = 1; each <= static_cast<int>(cells); ++each)
    {
        const glm::vec2 size(sizeFor(each));
        if (size.x < 1.0f || size.y < 1.0f)
        {
            continue;
        }
        const float off = std::abs(std::log(size.x / size.y / kUpright));
        if (off < best)
        {
            best = off;
            columns = each;
        }
    }
    const glm::ivec2 size = glm::max(sizeFor(columns), glm::ivec2(1));
    for (int i = 0; i < static_cast<int>(cells); ++i)
    {
        plan.cells.push_back({margin + (i % columns) * (size.x + margin),
                              top + margin + (i / columns) * (size.y + margin), size.x, size.y});
    }
    return plan;
}

}  // namespace knotlas::app
