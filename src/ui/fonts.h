#pragma once

#include "core/result.h"

#include <imgui.h>

#include <array>
#include <filesystem>
#include <vector>

namespace knotlas::ui
{

// The four styles of text, and the two of what lies over the body: marks, labels, legend.
struct Fonts
{
    ImFont* body = nullptr;
    ImFont* small = nullptr;
    ImFont* strong = nullptr;
    ImFont* title = nullptr;
    ImFont* label = nullptr;        // `small` in the size of labels
    ImFont* labelStrong = nullptr;  // `strong` in the size of labels
};

// Latin with diacritics, Greek, punctuation, arrows, mathematical signs and the few symbols that
// the interface draws. Zero terminated; lives as long as the program, as ImGui asks.
const ImWchar* glyphRanges();

// Reads the font files once and makes atlases of any size from them.
class FontFiles
{
  public:
    // `folder` holds DejaVuSans.ttf and DejaVuSans-Bold.ttf.
    static core::Result<FontFiles> read(const std::filesystem::path& folder);

    // Rasterises anew for this scale: text is never stretched. The texture has to be uploaded
    // again. `labelFactor`: how much larger than other text what lies over the body is. `this` must
    // outlive the atlas.
    [[nodiscard]] Fonts build(ImFontAtlas& atlas, float scale, float labelFactor = 1.0f) const;

  private:
    std::vector<char> regular_;
    std::vector<char> bold_;
};

}  // namespace knotlas::ui
