#include "ui/panels/about.h"

#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

namespace knotlas::ui
{
namespace
{

void fill(Frame& frame)
{
    const Fonts& fonts = frame.fonts;
    const Theme& theme = frame.theme;
    paragraph(fonts.body, theme.text,
              "Knotlas " KNOTLAS_VERSION
              ", a real-time atlas of myofascial trigger points and their referred pain.");
    if (frame.state.content.atlas != nullptr && !frame.state.content.atlas->notice.empty())
    {
        sectionTitle(frame, "For education only");
        paragraph(fonts.body, theme.text, frame.state.content.atlas->notice);
    }
    sectionTitle(frame, "Body");
    paragraph(fonts.body, theme.text,
              "Generated from tables measured on BodyParts3D, © The Database Center for Life "
              "Science.");
    sectionTitle(frame, "Licences");
    paragraph(fonts.body, theme.text, "Program: MIT. Body and atlas: CC BY-SA 4.0.");
    sectionTitle(frame, "Built with");
    paragraph(fonts.body, theme.text,
              "Dear ImGui " IMGUI_VERSION
              " (MIT), GLFW (zlib), Embree (Apache 2.0), Assimp (BSD), GLM (MIT), JSON for Modern "
              "C++ (MIT), CLI11 (BSD), spdlog (MIT), stb (public domain), OpenVDB (MPL 2.0), "
              "meshoptimizer (MIT), DejaVu fonts (Bitstream Vera licence).");
    sectionTitle(frame, "Colours");
    paragraph(fonts.body, theme.text,
              "Okabe and Ito, Color Universal Design; Tol, Colour Schemes (SRON).");
}

}  // namespace

void drawAbout(Frame& frame)
{
    dialog(frame, app::Dialog::About, "About Knotlas", {560.0f, 560.0f}, fill);
}

}  // namespace knotlas::ui
