#include "ui/fonts.h"

#include <cmath>
#include <fstream>
#include <iterator>

namespace knotlas::ui
{
namespace
{

constexpr float kBodySizePx = 15.0f;
constexpr float kSmallSizePx = 13.0f;
constexpr float kTitleSizePx = 20.0f;
constexpr std::uintmax_t kMaxFontBytes = 16U << 20U;

core::Result<std::vector<char>> readFont(const std::filesystem::path& file)
{
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::file_size(file, failure);
    std::ifstream stream(file, std::ios::binary);
    if (failure || !stream || size < 12 || size > kMaxFontBytes)
    {
        return core::Error("cannot read the font " + file.string(), core::ErrorKind::Machine);
    }
    return std::vector<char>(std::istreambuf_iterator<char>(stream), {});
}

ImFont* addFont(ImFontAtlas& atlas, const std::vector<char>& bytes, float sizePx)
{
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    // Sub-pixel positions matter at small sizes only and cost memory at large ones.
    config.OversampleH = sizePx < 24.0f ? 2 : 1;
    config.OversampleV = 1;
    config.GlyphRanges = glyphRanges();
    // ImGui only reads the bytes; its parameter is not const since it may own them.
    return atlas.AddFontFromMemoryTTF(const_cast<char*>(bytes.data()),
                                      static_cast<int>(bytes.size()), std::round(sizePx), &config);
}

}  // namespace

const ImWchar* glyphRanges()
{
    static constexpr std::array<ImWchar, 25> ranges{
        0x0020, 0x00ff,  // Latin-1
        0x0100, 0x017f,  // Latin Extended-A
        0x0370, 0x03ff,  // Greek
        0x2010, 0x205e,  // dashes, quotes, ellipsis, primes
        0x2070, 0x209c,  // superscripts and subscripts
        0x20ac, 0x20ac,  // euro
        0x2100, 0x214f,  // letterlike
        0x2190, 0x21ff,  // arrows
        0x2200, 0x22ff,  // mathematical signs
        0x25a0, 0x25cf,  // geometric shapes
        0x2600, 0x263e,  // sun, moon
        0x2713, 0x2718,  // tick, cross
        0,
    };
    return ranges.data();
}

core::Result<FontFiles> FontFiles::read(const std::filesystem::path& folder)
{
    FontFiles files;
    auto regular = readFont(folder / "DejaVuSans.ttf");
    if (!regular)
    {
        return std::move(regular).error();
    }
    auto bold = readFont(folder / "DejaVuSans-Bold.ttf");
    if (!bold)
    {
        return std::move(bold).error();
    }
    files.regular_ = std::move(*regular);
    files.bold_ = std::move(*bold);
    return files;
}

Fonts FontFiles::build(ImFontAtlas& atlas, float scale, float labelFactor) const
{
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    Fonts fonts;
    fonts.body = addFont(atlas, regular_, kBodySizePx * scale);
    fonts.small = addFont(atlas, regular_, kSmallSizePx * scale);
    fonts.strong = addFont(atlas, bold_, kBodySizePx * scale);
    fonts.title = addFont(atlas, bold_, kTitleSizePx * scale);
    const bool other = labelFactor != 1.0f;
    const float labelScale = scale * labelFactor;
    fonts.label = other ? addFont(atlas, regular_, kSmallSizePx * labelScale) : fonts.small;
    fonts.labelStrong = other ? addFont(atlas, bold_, kBodySizePx * labelScale) : fonts.strong;
    atlas.Build();
    return fonts;
}

}  // namespace knotlas::ui
