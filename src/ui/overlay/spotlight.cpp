#include "ui/overlay/spotlight.h"

#include "app/presenting.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace knotlas::ui
{
namespace
{

constexpr int kCorners = 96;
constexpr float kDim = 0.62f;

struct Ring
{
    float radius;
    float alpha;
};

void appendRing(ImDrawList& list, const ImVec2& centre, const Ring& ring)
{
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    for (int i = 0; i < kCorners; ++i)
    {
        const float angle = 6.2831853f * static_cast<float>(i) / kCorners;
        list.PrimWriteVtx(
            {centre.x + ring.radius * std::cos(angle), centre.y + ring.radius * std::sin(angle)},
            white, packed(glm::vec3(0.02f), ring.alpha));
    }
}

}  // namespace

void drawSpotlight(Frame& frame)
{
    const Box& body = frame.layout.body;
    const glm::vec2 at01 = app::pointer01(frame.state);
    const ImVec2 centre(body.min.x + at01.x * body.width(), body.min.y + at01.y * body.height());
    const float radius = 0.17f * std::min(body.width(), body.height());
    const float far = 2.0f * (body.width() + body.height());
    // The edge is soft in three steps, which the eye takes for one.
    const std::array<Ring, 5> rings{{{radius, 0.0f},
                                     {1.08f * radius, 0.12f * kDim},
                                     {1.22f * radius, 0.80f * kDim},
                                     {1.34f * radius, kDim},
                                     {far, kDim}}};
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect(body.min, body.max);
    constexpr int bands = static_cast<int>(rings.size()) - 1;
    list.PrimReserve(6 * kCorners * bands, kCorners * static_cast<int>(rings.size()));
    const unsigned first = list._VtxCurrentIdx;
    const auto corner = [&](int ring, int i) {
        return static_cast<ImDrawIdx>(first +
                                      static_cast<unsigned>(ring * kCorners + i % kCorners));
    };
    for (int ring = 0; ring < bands; ++ring)
    {
        for (int i = 0; i < kCorners; ++i)
        {
            for (const ImDrawIdx index :
                 {corner(ring, i), corner(ring, i + 1), corner(ring + 1, i), corner(ring, i + 1),
                  corner(ring + 1, i + 1), corner(ring + 1, i)})
            {
                list.PrimWriteIdx(index);
            }
        }
    }
    for (const Ring& ring : rings)
    {
        appendRing(list, centre, ring);
    }
    list.PopClipRect();
    frame.items.record("Spotlight", {centre, centre});
}

}  // namespace knotlas::ui
