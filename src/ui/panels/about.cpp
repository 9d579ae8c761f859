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
              "Knotlas " KNOTLAS_VERSION ", " +
                  std::string(frame.said("a real-time atlas of myofascial trigger points and "
                                         "their referred pain.")));
    if (frame.state.content.atlas != nullptr && !frame.state.content.atlas->notice.empty())
    {
        sectionTitle(frame, frame.text("about.education"));
        paragraph(fonts.body, theme.text, frame.state.content.atlas->notice);
    }
    sectionTitle(frame, frame.text("about.body"));
    paragraph(fonts.body, theme.text, frame.text("about.body_source"));
    sectionTitle(frame, frame.text("about.licences"));
    paragraph(fonts.body, theme.text, frame.text("about.licence"));
    sectionTitle(frame, frame.text("about.built_with"));
    paragraph(fonts.body, theme.text,
              "Dear ImGui " IMGUI_VERSION
              " (MIT), GLFW (zlib), Embree (Apache 2.0), Assimp (BSD), GLM (MIT), JSON for Modern "
              "C++ (MIT), CLI11 (BSD), spdlog (MIT), stb (public domain), OpenVDB (MPL 2.0), "
              "meshoptimizer (MIT), DejaVu fonts (Bitstream Vera licence).");
    sectionTitle(frame, frame.text("about.colours"));
    paragraph(fonts.body, theme.text,
              "Okabe and Ito, Color Universal Design; Tol, Colour Schemes (SRON).");
}

}  // namespace

void drawAbout(Frame& frame)
{
    dialog(frame, app::Dialog::About, "About Knotlas", {560.0f, 560.0f}, fill);
}

}  // namespace knotlas::ui
