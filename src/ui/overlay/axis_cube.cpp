#include "ui/overlay/axis_cube.h"

#include "app/language.h"
#include "core/text.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace knotlas::ui
{
namespace
{

constexpr float kMargin = 12.0f;
constexpr float kWidth = 112.0f;
constexpr float kCubeHeight = 100.0f;
constexpr float kCaption = 16.0f;
constexpr float kHalfEdge = 32.0f;

struct Face
{
    std::string_view name;
    std::string_view view;
    glm::vec3 normal;
    glm::vec3 textRight;  // the way in which its word is read
    glm::vec3 textUp;
};

// Body space: +x is the body's left, +y up, +z forward.
const std::array<Face, 6> kFaces{{
    {"Anterior", "front", {0, 0, 1}, {1, 0, 0}, {0, 1, 0}},
    {"Posterior", "back", {0, 0, -1}, {-1, 0, 0}, {0, 1, 0}},
    {"Left", "left", {1, 0, 0}, {0, 0, -1}, {0, 1, 0}},
    {"Right", "right", {-1, 0, 0}, {0, 0, 1}, {0, 1, 0}},
    {"Superior", "top", {0, 1, 0}, {1, 0, 0}, {0, 0, -1}},
    {"Inferior", "bottom", {0, -1, 0}, {1, 0, 0}, {0, 0, 1}},
}};

// Directions of the body as directions of the screen, without perspective.
class Projection
{
  public:
    Projection(const scene::Camera& camera, const ImVec2& centre, float halfEdge)
        : right_(camera.right()), up_(camera.up()), towards_(-camera.forward()), centre_(centre),
          halfEdge_(halfEdge)
    {}

    [[nodiscard]] ImVec2 at(const glm::vec3& corner) const
    {
        return {centre_.x + glm::dot(corner, right_) * halfEdge_,
                centre_.y - glm::dot(corner, up_) * halfEdge_};
    }

    // 1 when the face looks straight at the viewer, negative when away.
    [[nodiscard]] float facing(const Face& face) const { return glm::dot(face.normal, towards_); }

  private:
    glm::vec3 right_;
    glm::vec3 up_;
    glm::vec3 towards_;
    ImVec2 centre_;
    float halfEdge_;
};

std::array<ImVec2, 4> cornersOf(const Face& face, const Projection& projection)
{
    const glm::vec3& r = face.textRight;
    const glm::vec3& u = face.textUp;
    return {projection.at(face.normal - r + u), projection.at(face.normal + r + u),
            projection.at(face.normal + r - u), projection.at(face.normal - r - u)};
}

bool contains(const std::array<ImVec2, 4>& corners, const ImVec2& point)
{
    for (std::size_t i = 0; i < corners.size(); ++i)
    {
        const ImVec2& a = corners[i];
        const ImVec2& b = corners[(i + 1) % corners.size()];
        if ((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) < 0.0f)
        {
            return false;
        }
    }
    return true;
}

// Text is made upright around the origin and then laid onto the face with it.
void drawWord(const Frame& frame, ImDrawList& list, const Face& face, const Projection& projection,
              const glm::vec3& colour)
{
    const ImFont* font = frame.fonts.strong;
    const float widest = font->CalcTextSizeA(1.0f, 1e6f, 0.0f, "Posterior").x;
    const float size = 1.75f * frame.px(kHalfEdge) / widest;
    const std::string_view word = frame.said(face.name);
    const ImVec2 extent =
        font->CalcTextSizeA(size, 1e6f, 0.0f, word.data(), word.data() + word.size());
    const int first = list.VtxBuffer.Size;
    const ImVec2 origin(std::round(list.GetClipRectMin().x + frame.px(4.0f)),
                        std::round(list.GetClipRectMin().y + frame.px(4.0f)));
    list.AddText(font, size, origin, packed(colour, 0.3f + 0.7f * projection.facing(face)),
                 word.data(), word.data() + word.size());
    for (int i = first; i < list.VtxBuffer.Size; ++i)
    {
        ImVec2& position = list.VtxBuffer[i].pos;
        const float x = (position.x - origin.x - extent.x / 2) / frame.px(kHalfEdge);
        const float y = (position.y - origin.y - extent.y / 2) / frame.px(kHalfEdge);
        position = projection.at(face.normal + face.textRight * x - face.textUp * y);
    }
}

void drawFace(const Frame& frame, const Face& face, const Projection& projection, bool hovered)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::array<ImVec2, 4> corners = cornersOf(face, projection);
    const float shade = 0.35f * (1.0f - projection.facing(face));
    const glm::vec3 lit = frame.theme.raised + (frame.theme.pressed - frame.theme.raised) * shade;
    list.AddConvexPolyFilled(corners.data(), 4, packed(hovered ? frame.theme.accentSoft : lit));
    list.AddPolyline(corners.data(), 4, packed(frame.theme.muted, 0.55f), ImDrawFlags_Closed,
                     std::max(1.0f, frame.scale));
    drawWord(frame, list, face, projection, hovered ? frame.theme.accent : frame.theme.text);
}

}  // namespace

Box axisCubeBox(const Frame& frame)
{
    const Box& body = frame.layout.body;
    const ImVec2 min(body.max.x - frame.px(kMargin + kWidth), body.min.y + frame.px(kMargin));
    return {min, {min.x + frame.px(kWidth), min.y + frame.px(kCubeHeight + kCaption)}};
}

std::string directionInWords(const scene::Camera& camera, const app::Language& language)
{
    const glm::vec3 towards = -camera.forward();
    std::array<const Face*, 6> sorted{};
    std::ranges::transform(kFaces, sorted.begin(), [](const Face& face) { return &face; });
    std::ranges::sort(sorted, [&](const Face* a, const Face* b) {
        return glm::dot(a->normal, towards) > glm::dot(b->normal, towards);
    });
    std::string words(language.said(sorted[0]->name));
    constexpr float worthNaming = 0.34f;  // more than 20 degrees away from the first
    if (glm::dot(sorted[1]->normal, towards) > worthNaming)
    {
        words += ", " + core::toLowerAscii(language.said(sorted[1]->name));
    }
    return words;
}

void drawAxisCube(Frame& frame)
{
    const Box box = axisCubeBox(frame);
    const scene::Camera camera = app::cameraAt(frame.state, frame.now);
    const Pane pane(frame, "##cube", box, PaneLook::Clear);
    const Scope scope(frame, "Cube");
    const ImVec2 centre(box.centre().x, box.min.y + frame.px(kCubeHeight) / 2);
    const Projection projection(camera, centre, frame.px(kHalfEdge));
    const Press press = pressable(frame, "All", {box.width(), frame.px(kCubeHeight)});
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    for (const Face& face : kFaces)
    {
        constexpr float edgeOn = 0.05f;
        if (projection.facing(face) < edgeOn)
        {
            continue;
        }
        const bool over = contains(cornersOf(face, projection), mouse);
        drawFace(frame, face, projection, press.hovered && over);
        const ImVec2 middle = projection.at(face.normal);
        frame.items.record(face.name, {middle, middle});
        if (press.pressed && over)
        {
            frame.emit(app::SetView{std::string(face.view)});
        }
    }
    textCentred(frame.fonts.small, {{box.min.x, box.max.y - frame.px(kCaption)}, box.max},
                frame.theme.text, directionInWords(camera, *frame.state.language));
}

}  // namespace knotlas::ui
