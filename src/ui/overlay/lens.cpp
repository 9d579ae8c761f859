#include "ui/overlay/lens.h"

#include "app/presenting.h"
#include "core/text.h"
#include "ui/overlay/ink.h"
#include "ui/overlay/marks.h"
#include "ui/widgets/text.h"

#include <cmath>

namespace knotlas::ui
{
namespace
{

constexpr int kCorners = 96;

// The X marks within the lens, where it shows what lies beneath them.
void drawMarksWithin(Frame& frame, ImDrawList& list, const ImVec2& centre, float radius)
{
    const float power = frame.state.session.present.lens.power;
    const Box& body = frame.layout.body;
    for (const app::Annotation& mark :
         app::annotate(frame.state, annotationLayout(frame, {}), frame.now))
    {
        if (mark.visibility < 1.0f)
        {
            continue;
        }
        const ImVec2 seen(body.min.x + mark.mark.x, body.min.y + mark.mark.y);
        const ImVec2 at(centre.x + power * (seen.x - centre.x),
                        centre.y + power * (seen.y - centre.y));
        const float arm = frame.labelPx(6.0f);
        if (std::hypot(at.x - centre.x, at.y - centre.y) > radius - 1.5f * arm)
        {
            continue;
        }
        for (const float slope : {1.0f, -1.0f})
        {
            const ImVec2 from(at.x - arm, at.y - slope * arm);
            const ImVec2 to(at.x + arm, at.y + slope * arm);
            list.AddLine(from, to, packed(glm::vec3(1.0f), 0.95f), frame.labelPx(5.5f));
        }
        for (const float slope : {1.0f, -1.0f})
        {
            const ImVec2 from(at.x - arm, at.y - slope * arm);
            const ImVec2 to(at.x + arm, at.y + slope * arm);
            list.AddLine(from, to, packed(glm::vec3(0.08f)), frame.labelPx(2.6f));
        }
        if (!mark.number.empty())
        {
            const ImVec2 size = textSize(frame.fonts.labelStrong, mark.number);
            const ImVec2 where(at.x + 1.8f * arm, at.y - 1.8f * arm);
            list.AddCircleFilled(where, 0.62f * size.y, packed(mark.colourSrgb));
            list.AddText(frame.fonts.labelStrong, frame.fonts.labelStrong->FontSize,
                         {where.x - size.x / 2, where.y - size.y / 2},
                         packed(readableOn(mark.colourSrgb)), mark.number.c_str());
        }
    }
}

}  // namespace

void drawLens(Frame& frame)
{
    const Box& body = frame.layout.body;
    const app::LensPlace place = app::lensPlace(frame.state, {body.width(), body.height()});
    const ImVec2 centre(body.min.x + place.centre.x, body.min.y + place.centre.y);
    const ImVec2 corner(place.radius, place.radius);
    const Box box{{centre.x - corner.x, centre.y - corner.y},
                  {centre.x + corner.x, centre.y + corner.y}};
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect(body.min, body.max);
    list.AddCircleFilled(centre, place.radius + frame.px(5.0f), packed(glm::vec3(0.0f), 0.16f),
                         kCorners);
    if (frame.lensPicture != nullptr)
    {
        // OpenGL keeps the lowest row first.
        list.AddImageRounded(frame.lensPicture, box.min, box.max, {0.0f, 1.0f}, {1.0f, 0.0f},
                             packed(glm::vec3(1.0f)), place.radius);
    }
    list.PushClipRect(box.min, box.max, true);
    drawMarksWithin(frame, list, centre, place.radius);
    drawInkEnlarged(frame, list, centre, frame.state.session.present.lens.power, place.radius);
    list.PopClipRect();
    list.AddCircle(centre, place.radius, packed(frame.theme.raised), kCorners, frame.px(4.0f));
    list.AddCircle(centre, place.radius + frame.px(2.0f), packed(frame.theme.muted), kCorners,
                   frame.px(1.2f));
    list.PopClipRect();
    frame.items.record("Lens", box);
}

}  // namespace knotlas::ui
