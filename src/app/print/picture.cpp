#include "app/print/picture.h"

#include "app/camera_rig.h"
#include "app/commands.h"
#include "app/selection.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace knotlas::app
{
namespace
{

constexpr float kPixelsPerPoint = 2.8f;  // about 200 to the inch
constexpr TimeS kSettled = 1e6;          // long after any flight and fade

// A part of the skin that counts when views are chosen.
struct Spot
{
    glm::vec3 position{0.0f};
    glm::vec3 normal{0.0f};
    float weight = 0.0f;
};

// The zones of the selection, thinned to a number that is quick to look at. Where an effect other
// than pain shows up may be far away: only with `effects` it counts, unless there is nothing else.
std::vector<Spot> spotsOf(const AppState& state, bool effects)
{
    constexpr float kSpillover = 0.5f;
    const geometry::TriMesh& skin = *state.content.body->skin;
    const std::vector<float>& areas = state.content.matrix->surface().vertexAreas();
    std::vector<Spot> spots;
    const auto add = [&](const anatomy::SkinField& field, float factor) {
        constexpr std::size_t kMost = 150;
        const std::size_t step = 1 + field.size() / kMost;
        for (std::size_t i = 0; i < field.size(); i += step)
        {
            const anatomy::VertexWeight& at = field[i];
            spots.push_back({skin.positions[at.vertex], skin.normals[at.vertex],
                             factor * at.weight * areas[at.vertex] * static_cast<float>(step)});
        }
    };
    for (const ShownPattern& shown : shownPatterns(state))
    {
        if (effects || shown.point->kind == anatomy::PointKind::Pain)
        {
            add(shown.row->essential, 1.0f);
            add(shown.row->spillover, kSpillover);
        }
    }
    return spots.empty() && !effects ? spotsOf(state, true) : spots;
}

// Muscles, points and zones, thinned.
std::vector<glm::vec3> mustBeSeen(const AppState& state)
{
    std::vector<glm::vec3> points;
    for (const Spot& spot : spotsOf(state, false))
    {
        points.push_back(spot.position);
    }
    for (const ShownPattern& shown : shownPatterns(state))
    {
        points.push_back(shown.row->position);
    }
    for (const std::string& id : state.doc.selected)
    {
        for (const std::uint32_t part : partsOf(state, id))
        {
            const std::vector<glm::vec3>& positions =
                state.content.body->parts[part].mesh->positions;
            constexpr std::size_t kMost = 300;
            for (std::size_t i = 0; i < positions.size(); i += 1 + positions.size() / kMost)
            {
                points.push_back(positions[i]);
            }
        }
    }
    return points;
}

glm::vec3 towardsEye(float azimuth, float elevation)
{
    return {std::sin(azimuth) * std::cos(elevation), std::sin(elevation),
            std::cos(azimuth) * std::cos(elevation)};
}

bool isSeen(const AppState& state, const Spot& spot, const glm::vec3& eye)
{
    constexpr float kFacing = 0.3f;  // below this the skin is seen too much from the side
    constexpr float kOffSkin = 0.004f;
    constexpr float kFar = 3.0f;
    return glm::dot(spot.normal, eye) > kFacing &&
           !state.content.matrix->places().skin().occluded(
               {spot.position + spot.normal * kOffSkin, eye}, kFar);
}

// Where the words of a label go, with a white ground so that they read above any picture.
void label(std::vector<io::Item>& items, const Annotation& mark, const glm::vec2& origin,
           float size)
{
    const glm::vec2 from = origin + mark.mark;
    const glm::vec2 elbow = origin + mark.elbow;
    const glm::vec2 min = origin + mark.labelMin;
    const glm::vec2 max = origin + mark.labelMax;
    items.emplace_back(io::PathItem{{from, elbow}, {false, {}, 2.0f, ink::kWhite}});
    items.emplace_back(io::PathItem{{from, elbow}, {false, {}, 0.6f, ink::kText}});
    items.emplace_back(io::RectItem{min, max, 2.0f, {true, ink::kWhite, 0.5f, ink::kHairline}});
    items.emplace_back(io::TextItem{{min.x + 3.0f, 0.5f * (min.y + max.y) + 0.35f * size},
                                    mark.text,
                                    io::FontFace::Bold,
                                    size,
                                    ink::kText});
}

// An X with a light rim, so that it is found on pale skin, on dark zones and in grey.
void cross(std::vector<io::Item>& items, const glm::vec2& at, float radius, bool hidden)
{
    const std::array<std::vector<glm::vec2>, 2> bars{
        {{at - glm::vec2(radius), at + glm::vec2(radius)},
         {at + glm::vec2(-radius, radius), at + glm::vec2(radius, -radius)}}};
    const glm::vec3 colour = hidden ? ink::kQuiet : glm::vec3(0.05f, 0.05f, 0.06f);
    for (const auto& bar : bars)
    {
        items.emplace_back(io::PathItem{bar, {false, {}, 0.95f * radius, ink::kWhite}});
    }
    for (const auto& bar : bars)
    {
        items.emplace_back(
            io::PathItem{bar, {false, {}, (hidden ? 0.28f : 0.45f) * radius, colour}});
    }
}

// Where the number of a mark stands: beside it, as far as possible from everything else.
glm::vec2 roomiest(const glm::vec2& mark, const std::vector<glm::vec2>& taken)
{
    constexpr std::array<glm::vec2, 8> around{{{9.0f, -7.0f},
                                               {9.0f, 7.0f},
                                               {-9.0f, -7.0f},
                                               {-9.0f, 7.0f},
                                               {12.0f, 0.0f},
                                               {-12.0f, 0.0f},
                                               {0.0f, -12.0f},
                                               {0.0f, 12.0f}}};
    glm::vec2 best = mark + around[0];
    float bestRoom = -1.0f;
    for (const glm::vec2& way : around)
    {
        float room = 16.0f;  // more than that is no better
        for (const glm::vec2& other : taken)
        {
            room = other == mark ? room : std::min(room, glm::distance(other, mark + way));
        }
        if (room > bestRoom + 0.5f)
        {
            bestRoom = room;
            best = mark + way;
        }
    }
    return best;
}

}  // namespace

AppState printState(const Content& content)
{
    AppState state;
    setContent(state, content);
    state.view.labels = false;
    state.view.reducedMotion = true;
    state.view.theme = scene::Theme::Light;
    return state;
}

void turnTo(Shot& shot, const std::string& view, const glm::vec2& size)
{
    tick(shot.state, 0.0, {{0.0f, 0.0f}, size});
    Interpreter interpreter;
    const core::Result<void> turned = interpreter.apply(shot.state, SetView{view}, 0.0);
    KNOTLAS_ASSERT(turned.has_value());
    tick(shot.state, kSettled, {{0.0f, 0.0f}, size});
}

void closeIn(Shot& shot, const glm::vec2& size)
{
    constexpr float kFilled = 0.86f;        // of the picture, by what must be seen
    constexpr float kLeastHeightM = 0.36f;  // of the body, in the picture
    constexpr float kMostZoom = 4.0f;
    const float aspect = size.x / size.y;
    scene::Camera camera = shot.state.view.camera;
    glm::vec2 min(1e9f);
    glm::vec2 max(-1e9f);
    for (const glm::vec3& point : mustBeSeen(shot.state))
    {
        const glm::vec2 at(camera.project(point, aspect));
        min = glm::min(min, at);
        max = glm::max(max, at);
    }
    if (min.x > max.x)
    {
        return;
    }
    const glm::vec2 middle = 0.5f * (min + max) - glm::vec2(0.5f);
    camera = panned(camera, -middle.x * aspect, middle.y);
    const glm::vec2 extent = glm::max(max - min, glm::vec2(1e-3f));
    const float height = 2.0f * camera.distance * std::tan(0.5f * camera.fovYRad);
    const float zoom =
        std::min({kFilled / extent.x, kFilled / extent.y, height / kLeastHeightM, kMostZoom});
    if (zoom > 1.0f)
    {
        camera = zoomed(camera, zoom, {0.5f, 0.5f}, aspect);
    }
    shot.state.view.camera = camera;
    shot.state.session.framing.clear();
}

core::Result<Figure> take(const Press& press, const Shot& shot, const glm::vec2& size,
                          std::string caption)
{
    core::Result<io::Image> image =
        press.photograph(shot, static_cast<int>(std::lround(size.x * kPixelsPerPoint)),
                         static_cast<int>(std::lround(size.y * kPixelsPerPoint)));
    if (!image)
    {
        return std::move(image).error();
    }
    Figure figure;
    figure.image = std::make_shared<const io::Image>(*std::move(image));
    figure.size = size;
    figure.caption = std::move(caption);
    AnnotationLayout layout;
    layout.sizeUi = size;
    layout.uiScale = 0.5f;
    // With one muscle in the picture its name need not stand at every point.
    const bool alone = shot.state.doc.selected.size() == 1;
    const auto words = [&](const std::string& text) {
        const std::size_t parted = text.rfind("  ");
        return alone && parted != std::string::npos ? text.substr(parted + 2) : text;
    };
    layout.measure = [&](const std::string& text) {
        constexpr float kLabelSize = 7.0f;
        return glm::vec2(press.measure(words(text), io::FontFace::Bold, kLabelSize),
                         kLabelSize * 1.2f);
    };
    figure.marks = annotate(shot.state, layout, kSettled);
    for (Annotation& mark : figure.marks)
    {
        mark.text = words(mark.text);
    }
    return figure;
}

float draw(std::vector<io::Item>& items, const Figure& figure, const glm::vec2& min,
           const Measure& measure, float scale)
{
    const glm::vec2 max = min + figure.size;
    items.emplace_back(io::ImageItem{min, max, figure.image});
    if (figure.framed)
    {
        items.emplace_back(io::RectItem{min, max, 0.0f, {false, {}, 0.5f, ink::kHairline}});
    }
    const auto within = [&](const Annotation& mark) {
        return mark.mark.x > 0.0f && mark.mark.y > 0.0f && mark.mark.x < figure.size.x &&
               mark.mark.y < figure.size.y;
    };
    for (const Annotation& mark : figure.marks)
    {
        if (within(mark) && mark.markPresence > 0.5f)
        {
            cross(items, min + mark.mark, 3.4f * mark.markScale, mark.visibility < 1.0f);
        }
    }
    std::vector<glm::vec2> taken;
    for (const Annotation& mark : figure.marks)
    {
        taken.push_back(mark.mark);
    }
    for (const Annotation& mark : figure.marks)
    {
        if (within(mark) && mark.labelled)
        {
            label(items, mark, min, 7.0f);
        }
        else if (within(mark) && !mark.number.empty() && mark.visibility >= 1.0f)
        {
            const glm::vec2 at = roomiest(mark.mark, taken);
            taken.push_back(at);
            badge(items, min + at, mark.number, 5.0f, measure);
        }
    }
    if (figure.caption.empty())
    {
        return figure.size.y;
    }
    const float size = 7.2f * scale;
    const float width = measure(figure.caption, io::FontFace::Regular, size);
    items.emplace_back(io::TextItem{{0.5f * (min.x + max.x - width), max.y + 1.25f * size},
                                    figure.caption,
                                    io::FontFace::Regular,
                                    size,
                                    ink::kQuiet});
    return figure.size.y + 1.7f * size;
}

void badge(std::vector<io::Item>& items, const glm::vec2& centre, const std::string& number,
           float radius, const Measure& measure)
{
    const float size = (number.size() > 1 ? 1.15f : 1.45f) * radius;
    items.emplace_back(io::CircleItem{centre, radius, {true, ink::kWhite, 0.9f, ink::kText}});
    items.emplace_back(io::TextItem{
        {centre.x - 0.5f * measure(number, io::FontFace::Bold, size), centre.y + 0.36f * size},
        number,
        io::FontFace::Bold,
        size,
        ink::kText});
}

std::string viewWords(const scene::Camera& camera)
{
    const float azimuth = glm::degrees(camera.azimuthRad);
    if (std::abs(camera.elevationRad) > glm::radians(60.0f))
    {
        return camera.elevationRad > 0.0f ? "From above" : "From below";
    }
    const float across = std::abs(azimuth);
    const std::string side = azimuth < 0.0f ? "right" : "left";
    return across < 20.0f    ? "From the front"
           : across > 160.0f ? "From behind"
           : across < 70.0f  ? "From the front and the " + side
           : across > 110.0f ? "From behind and the " + side
                             : "From the " + side;
}

std::vector<std::string> viewsFor(const AppState& state, std::size_t most)
{
    constexpr float kWorthwhile = 0.10f;  // of all zones, to deserve a view of its own
    constexpr std::array others{"back",  "front",  "right", "left",
                                "135,0", "-135,0", "45,0",  "-45,0"};
    const std::vector<Spot> spots = spotsOf(state, false);
    std::vector<bool> seen(spots.size(), false);
    float total = 0.0f;
    for (const Spot& spot : spots)
    {
        total += spot.weight;
    }
    const auto lookFrom = [&](float azimuth, float elevation, bool keep) {
        const glm::vec3 eye = towardsEye(azimuth, elevation);
        float gained = 0.0f;
        for (std::size_t i = 0; i < spots.size(); ++i)
        {
            if (!seen[i] && isSeen(state, spots[i], eye))
            {
                gained += spots[i].weight;
                seen[i] = keep;
            }
        }
        return gained;
    };
    const scene::Camera best = autoView(state, 1.0f);
    lookFrom(best.azimuthRad, best.elevationRad, true);
    std::vector<std::string> views{"auto"};
    while (views.size() < most)
    {
        std::string next;
        float nextGain = kWorthwhile * total;
        for (const char* name : others)
        {
            const Direction from = *namedDirection(name);
            if (const float gain = lookFrom(from.azimuthRad, from.elevationRad, false);
                gain > 1.05f * nextGain)
            {
                nextGain = gain;
                next = name;
            }
        }
        if (next.empty())
        {
            break;
        }
        const Direction from = *namedDirection(next);
        lookFrom(from.azimuthRad, from.elevationRad, true);
        views.push_back(next);
    }
    return views;
}

}  // namespace knotlas::app
