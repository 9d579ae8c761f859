#include "ui/rasteriser.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace knotlas::ui::test
{
namespace
{

struct Colour
{
    float r = 0.0f, g = 0.0f, b = 0.0f, a = 0.0f;
};

Colour unpacked(ImU32 colour)
{
    const auto channel = [&](int shift) {
        return static_cast<float>((colour >> shift) & 0xffU) / 255.0f;
    };
    return {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT),
            channel(IM_COL32_A_SHIFT)};
}

// Coverage of the font texture, bilinear; its colour is white throughout.
class FontTexture
{
  public:
    explicit FontTexture(ImFontAtlas& atlas)
    {
        atlas.GetTexDataAsAlpha8(&pixels_, &width_, &height_);
    }

    [[nodiscard]] float at(float u, float v) const
    {
        const float x = u * static_cast<float>(width_) - 0.5f;
        const float y = v * static_cast<float>(height_) - 0.5f;
        const float fx = x - std::floor(x);
        const float fy = y - std::floor(y);
        const int ix = static_cast<int>(std::floor(x));
        const int iy = static_cast<int>(std::floor(y));
        const float top = texel(ix, iy) * (1 - fx) + texel(ix + 1, iy) * fx;
        const float bottom = texel(ix, iy + 1) * (1 - fx) + texel(ix + 1, iy + 1) * fx;
        return top * (1 - fy) + bottom * fy;
    }

  private:
    [[nodiscard]] float texel(int x, int y) const
    {
        x = std::clamp(x, 0, width_ - 1);
        y = std::clamp(y, 0, height_ - 1);
        return static_cast<float>(pixels_[y * width_ + x]) / 255.0f;
    }

    unsigned char* pixels_ = nullptr;
    int width_ = 0;
    int height_ = 0;
};

float cross(const ImVec2& a, const ImVec2& b, float x, float y)
{
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

// Pixels on a shared edge belong to one triangle only, else translucent ones would be drawn twice.
bool isTopLeft(const ImVec2& a, const ImVec2& b)
{
    return (a.y == b.y && b.x > a.x) || b.y < a.y;
}

class Canvas
{
  public:
    Canvas(io::Image& image, const FontTexture& texture) : image_(image), texture_(texture) {}

    void triangle(std::array<ImDrawVert, 3> v, const ImVec4& clip)
    {
        float area = cross(v[0].pos, v[1].pos, v[2].pos.x, v[2].pos.y);
        if (area < 0.0f)
        {
            std::swap(v[1], v[2]);
            area = -area;
        }
        if (area <= 0.0f)
        {
            return;
        }
        const auto [minX, maxX] = std::minmax({v[0].pos.x, v[1].pos.x, v[2].pos.x});
        const auto [minY, maxY] = std::minmax({v[0].pos.y, v[1].pos.y, v[2].pos.y});
        const int left = std::max(0, static_cast<int>(std::floor(std::max(minX, clip.x))));
        const int top = std::max(0, static_cast<int>(std::floor(std::max(minY, clip.y))));
        const int right =
            std::min(image_.width, static_cast<int>(std::ceil(std::min(maxX, clip.z))));
        const int bottom =
            std::min(image_.height, static_cast<int>(std::ceil(std::min(maxY, clip.w))));
        for (int y = top; y < bottom; ++y)
        {
            for (int x = left; x < right; ++x)
            {
                pixel(v, area, x, y);
            }
        }
    }

  private:
    void pixel(const std::array<ImDrawVert, 3>& v, float area, int x, int y)
    {
        const float px = static_cast<float>(x) + 0.5f;
        const float py = static_cast<float>(y) + 0.5f;
        std::array<float, 3> w{};
        for (std::size_t i = 0; i < 3; ++i)
        {
            const ImVec2& a = v[(i + 1) % 3].pos;
            const ImVec2& b = v[(i + 2) % 3].pos;
            w[i] = cross(a, b, px, py);
            if (w[i] < 0.0f || (w[i] == 0.0f && !isTopLeft(a, b)))
            {
                return;
            }
            w[i] /= area;
        }
        Colour colour;
        float u = 0.0f;
        float t = 0.0f;
        for (std::size_t i = 0; i < 3; ++i)
        {
            const Colour c = unpacked(v[i].col);
            colour.r += w[i] * c.r;
            colour.g += w[i] * c.g;
            colour.b += w[i] * c.b;
            colour.a += w[i] * c.a;
            u += w[i] * v[i].uv.x;
            t += w[i] * v[i].uv.y;
        }
        blend(x, y, colour, colour.a * texture_.at(u, t));
    }

    void blend(int x, int y, const Colour& colour, float alpha)
    {
        std::uint8_t* rgba =
            &image_.rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image_.width) +
                              static_cast<std::size_t>(x))];
        const auto mix = [&](std::uint8_t& channel, float over) {
            const float under = static_cast<float>(channel) / 255.0f;
            channel = static_cast<std::uint8_t>(
                std::lround(255.0f * std::clamp(under + (over - under) * alpha, 0.0f, 1.0f)));
        };
        mix(rgba[0], colour.r);
        mix(rgba[1], colour.g);
        mix(rgba[2], colour.b);
    }

    io::Image& image_;
    const FontTexture& texture_;
};

}  // namespace

io::Image rasterise(const ImDrawData& data, ImFontAtlas& atlas, const glm::vec3& background)
{
    io::Image image;
    image.width = static_cast<int>(data.DisplaySize.x);
    image.height = static_cast<int>(data.DisplaySize.y);
    const auto pixels =
        static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
    image.rgba.resize(4 * pixels, 255);
    for (std::size_t i = 0; i < pixels; ++i)
    {
        for (int c = 0; c < 3; ++c)
        {
            image.rgba[4 * i + static_cast<std::size_t>(c)] =
                static_cast<std::uint8_t>(std::lround(255.0f * background[c]));
        }
    }
    const FontTexture texture(atlas);
    Canvas canvas(image, texture);
    for (int n = 0; n < data.CmdListsCount; ++n)
    {
        const ImDrawList& list = *data.CmdLists[n];
        for (const ImDrawCmd& command : list.CmdBuffer)
        {
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3)
            {
                std::array<ImDrawVert, 3> v{};
                for (unsigned k = 0; k < 3; ++k)
                {
                    const ImDrawIdx index =
                        list.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
                    v[k] = list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
                }
                canvas.triangle(v, command.ClipRect);
            }
        }
    }
    return image;
}

}  // namespace knotlas::ui::test
