#include "render/frame_block.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>

namespace knotlas::render
{
namespace
{

// Distance between stipple dots: about eight pixels, but never finer or coarser on the body than
// what reads as a printed field.
constexpr float kStipplePixels = 8.0f;
constexpr float kFinestStipple = 0.004f;
constexpr float kCoarsestStipple = 0.016f;

// A pair of hatching stripes: as wide as this on the body, or so often doubled that it is as wide
// as that in the picture.
constexpr float kHatchMetres = 0.0075f;
constexpr float kHatchPixels = 9.0f;

// From one line of a printed pattern to the next, in fine lines.
constexpr float kPrintedLines = 6.5f;

// The height in pixels of a picture whose lines are one pixel wide; larger ones have wider lines,
// so that a print looks like the screen.
constexpr float kLineHeightPx = 900.0f;

// From the upper side and a little in front of the camera, as illustrators place it.
constexpr float kKeySide = 0.52f;
constexpr float kKeyUp = 0.62f;
constexpr float kKeyTowardsEye = 0.60f;

float halton(int index, int base)
{
    float fraction = 1.0f;
    float value = 0.0f;
    for (int i = index; i > 0; i /= base)
    {
        fraction /= static_cast<float>(base);
        value += fraction * static_cast<float>(i % base);
    }
    return value;
}

// Maps the drawn rectangle of the whole picture's clip space onto the whole clip space.
glm::mat4 clipOfRectangle(const View& view, const glm::vec2& jitterPx)
{
    const glm::vec2 scale = view.wholePx / view.sizePx;
    const glm::vec2 centre =
        (view.originPx + 0.5f * view.sizePx - jitterPx) / view.wholePx * 2.0f - 1.0f;
    glm::mat4 matrix = glm::scale(glm::mat4(1.0f), glm::vec3(scale, 1.0f));
    return glm::translate(matrix, glm::vec3(-centre, 0.0f));
}

const scene::Drawable* skinOf(const scene::Scene& scene)
{
    const auto skin =
        std::ranges::find(scene.drawables, scene::Material::Skin, &scene::Drawable::material);
    return skin == scene.drawables.end() ? nullptr : &*skin;
}

// `lineTangent` is the width of a fine line as a tangent of the view.
glm::vec4 mannerOf(scene::Style style, float lineTangent)
{
    const float spacing = kPrintedLines * lineTangent;
    switch (style)
    {
    case scene::Style::Print:
        return {1.0f, 0.0f, 2.2f, spacing};
    case scene::Style::HighContrast:
        return {0.0f, 1.0f, 3.4f, spacing};
    case scene::Style::Standard:
        break;
    }
    return {0.0f, 0.0f, 1.8f, spacing};
}

float hatchWidth(float lineMetres)
{
    const float doublings = std::ceil(std::log2(kHatchPixels * lineMetres / kHatchMetres));
    return kHatchMetres * std::exp2(std::max(doublings, 0.0f));
}

}  // namespace

View viewOf(const Target& target, const Quality& quality)
{
    View view;
    view.wholePx = glm::vec2(target.widthPx, target.heightPx);
    const bool tiled = target.tileWidth > 0 && target.tileHeight > 0;
    view.sizePx = tiled ? glm::vec2(target.tileWidth, target.tileHeight) : view.wholePx;
    view.originPx =
        tiled ? glm::vec2(target.tileX, target.heightPx - target.tileY - target.tileHeight)
              : glm::vec2(0.0f);
    view.bufferPx =
        glm::max(glm::ivec2(glm::round(view.sizePx * quality.resolutionScale)), glm::ivec2(1));
    return view;
}

float lineWidthPx(const View& view)
{
    return std::max(view.wholePx.y / kLineHeightPx, 1.0f);
}

glm::vec3 linearFromSrgb(const glm::vec3& srgb)
{
    const glm::vec3 value = glm::clamp(srgb, 0.0f, 1.0f);
    return glm::mix(glm::pow((value + 0.055f) / 1.055f, glm::vec3(2.4f)), value / 12.92f,
                    glm::vec3(glm::lessThanEqual(value, glm::vec3(0.04045f))));
}

FrameBlock frameBlock(const scene::Scene& scene, const View& view, const glm::vec2& jitterPx)
{
    const scene::Camera& camera = scene.camera;
    const float aspect = view.wholePx.x / view.wholePx.y;
    const float tanY = std::tan(0.5f * camera.fovYRad);
    const glm::vec3 right = camera.right();
    const glm::vec3 up = camera.up();
    const glm::vec3 forward = camera.forward();

    FrameBlock block;
    block.clipFromWorld =
        clipOfRectangle(view, jitterPx) * camera.projection(aspect) * camera.view();

    const glm::vec2 bufferPixel = view.sizePx / glm::vec2(view.bufferPx);
    const glm::vec2 corner = view.originPx / view.wholePx * 2.0f - 1.0f;
    const glm::vec2 step = bufferPixel / view.wholePx * 2.0f;
    block.rayCorner =
        glm::vec4(forward + right * (corner.x * tanY * aspect) + up * (corner.y * tanY), 0.0f);
    block.rayRight = glm::vec4(right * (step.x * tanY * aspect), 0.0f);
    block.rayUp = glm::vec4(up * (step.y * tanY), 0.0f);
    const glm::vec3 key =
        right * (kKeySide * scene.look.keySide) + up * kKeyUp - forward * kKeyTowardsEye;
    block.keyDirection = glm::vec4(glm::normalize(key), 0.0f);
    const float window = scene.window.openness == nullptr ? 0.0f : scene.window.strength;
    block.viewForward = glm::vec4(forward, window);
    const scene::Drawable* skin = skinOf(scene);
    block.skinTone =
        glm::vec4(linearFromSrgb(scene.look.skinToneSrgb), skin == nullptr ? 1.0f : skin->opacity);

    const float pixelAngle = 2.0f * tanY / view.wholePx.y;
    const float line = lineWidthPx(view);
    const float lineMetres = line * pixelAngle * camera.distance;
    block.eye = glm::vec4(camera.eye(), hatchWidth(lineMetres));
    const float stipple = std::clamp(kStipplePixels * lineMetres, kFinestStipple, kCoarsestStipple);
    const float dark = scene.look.theme == scene::Theme::Dark ? 1.0f : 0.0f;
    block.style = glm::vec4(dark, stipple, pixelAngle, line / bufferPixel.y);
    block.manner = mannerOf(scene.look.style, line * pixelAngle);
    return block;
}

glm::vec2 jitterOf(int sampleIndex)
{
    return sampleIndex == 0 ? glm::vec2(0.0f)
                            : glm::vec2(halton(sampleIndex, 2), halton(sampleIndex, 3)) - 0.5f;
}

}  // namespace knotlas::render
