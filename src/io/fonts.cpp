#include "io/fonts.h"

#include "io/file_bytes.h"
#include "io/fonts_impl.h"

#include <utility>

namespace knotlas::io
{
namespace
{

constexpr std::size_t kMaxFontBytes = std::size_t{16} << 20;
constexpr char32_t kReplacement = 0xfffd;

// The code point at `at`, which is moved behind it; broken UTF-8 gives replacement characters.
char32_t nextCodePoint(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = byte(at++);
    const int more = first < 0x80U            ? 0
                     : (first >> 5U) == 0x6U  ? 1
                     : (first >> 4U) == 0xeU  ? 2
                     : (first >> 3U) == 0x1eU ? 3
                                              : -1;
    if (more < 0)
    {
        return kReplacement;
    }
    char32_t point = more == 0 ? first : first & (0x3fU >> static_cast<unsigned>(more));
    for (int i = 0; i < more; ++i)
    {
        if ((byte(at) & 0xc0U) != 0x80U)
        {
            return kReplacement;
        }
        point = (point << 6U) | (byte(at++) & 0x3fU);
    }
    return point;
}

}  // namespace

Fonts::Impl::~Impl()
{
    for (const FT_Face face : faces)
    {
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
}

Fonts::Fonts(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Fonts::~Fonts() = default;
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;

core::Result<Fonts> Fonts::load(const std::filesystem::path& folder)
{
    auto impl = std::make_unique<Impl>();
    if (FT_Init_FreeType(&impl->library) != 0)
    {
        return core::Error("FreeType does not start", core::ErrorKind::Machine);
    }
    constexpr std::array names{"DejaVuSans.ttf", "DejaVuSans-Bold.ttf"};
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        core::Result<std::string> bytes = readFile(folder / names[i], kMaxFontBytes);
        if (!bytes)
        {
            return core::Error(bytes.error().message(), core::ErrorKind::Machine);
        }
        impl->files[i] = *std::move(bytes);
        const auto* data = reinterpret_cast<const FT_Byte*>(impl->files[i].data());
        if (FT_New_Memory_Face(impl->library, data, static_cast<FT_Long>(impl->files[i].size()), 0,
                               &impl->faces[i]) != 0)
        {
            return core::Error(toUtf8(folder / names[i]) + ": is no font",
                               core::ErrorKind::Machine);
        }
    }
    return Fonts(std::move(impl));
}

float Fonts::width(std::string_view text, FontFace face, float size) const
{
    const FT_Face font = impl_->face(face);
    FT_Pos units = 0;
    for (std::size_t at = 0; at < text.size();)
    {
        FT_Fixed advance = 0;
        const FT_UInt glyph = FT_Get_Char_Index(font, nextCodePoint(text, at));
        if (FT_Load_Glyph(font, glyph, FT_LOAD_NO_SCALE) == 0)
        {
            advance = font->glyph->metrics.horiAdvance;
        }
        units += advance;
    }
    return static_cast<float>(units) * size / static_cast<float>(font->units_per_EM);
}

bool Fonts::covers(std::string_view text, FontFace face) const
{
    for (std::size_t at = 0; at < text.size();)
    {
        if (FT_Get_Char_Index(impl_->face(face), nextCodePoint(text, at)) == 0)
        {
            return false;
        }
    }
    return true;
}

}  // namespace knotlas::io
