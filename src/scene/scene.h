#pragma once

#include "geometry/tri_mesh.h"
#include "scene/camera.h"

#include <glm/vec3.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace knotlas::scene
{

enum class Material
{
    Skin,
    Muscle,
    Fascia,
    Bone,
    Cartilage,
};

enum class Emphasis
{
    None,
    Hovered,   // outlined
    Selected,  // stands out: outlined, a little brighter
    Subdued,   // steps back: paler, so that what is selected stands out
};

// One mesh to draw; a mesh appears at most once in a scene. `id` is what picking returns: the index
// of the part in the body.
struct Drawable
{
    std::uint32_t id = 0;
    std::shared_ptr<const geometry::TriMesh> mesh;
    Material material = Material::Muscle;
    Emphasis emphasis = Emphasis::None;
    float opacity = 1.0f;  // below 1: drawn as one nearest layer, blended
    float tint = 0.0f;     // 0..1, a slight variation of hue between neighbours

    bool operator==(const Drawable&) const = default;
};

enum class ZoneStyle : std::uint8_t
{
    Solid,     // essential
    Stippled,  // spillover
    Deep,      // the skin above pain that is felt inside the body: hinted at by a faint border
};

// How many fields can be painted on the skin at once.
inline constexpr std::size_t kMaxPaints = 8;

// A weight per skin vertex, painted in one colour. Overlapping paints of different `pattern` are
// hatched; the border of the weights is drawn crisp at any zoom.
struct Paint
{
    std::shared_ptr<const std::vector<float>> weights;  // one per skin vertex, 0..1
    glm::vec3 colourSrgb{1.0f};
    ZoneStyle style = ZoneStyle::Solid;
    std::uint32_t pattern = 0;
    float strength = 1.0f;  // fades in and out

    bool operator==(const Paint&) const = default;
};

// How many places inside the body can glow at once.
inline constexpr std::size_t kMaxGlows = 16;

// Pain that is felt inside the body: a soft ball that shines through what lies before it, the
// fainter the deeper it lies from where one looks.
struct Glow
{
    glm::vec3 centre{0.0f};
    float radius = 0.02f;
    glm::vec3 colourSrgb{1.0f};
    float strength = 1.0f;  // fades in and out

    bool operator==(const Glow&) const = default;
};

// The soft window: how far the skin opens at each of its vertices above what is selected.
struct SkinWindow
{
    std::shared_ptr<const std::vector<float>> openness;  // one per skin vertex, 0..1; may be null
    float strength = 0.0f;

    bool operator==(const SkinWindow&) const = default;
};

enum class Theme
{
    Light,
    Dark,
};

enum class Style
{
    Standard,
    Print,         // greyscale on white: patterns differ by lines and dots, not by colour
    HighContrast,  // pure ground, strong outlines and borders
};

struct Look
{
    Theme theme = Theme::Light;
    Style style = Style::Standard;
    bool transparentBackground = false;
    glm::vec3 skinToneSrgb{0.80f, 0.66f, 0.57f};
    bool groundShadow = true;
    // The key light comes from the upper left of the picture (-1) or the upper right (+1).
    float keySide = -1.0f;

    bool operator==(const Look&) const = default;
};

// Everything that the renderer needs to know, as plain comparable values: equal scenes give equal
// pictures. Marks and labels are not here: they are drawn above the picture (app/annotations.h).
struct Scene
{
    std::vector<Drawable> drawables;
    std::vector<Paint> paints;  // at most kMaxPaints
    std::vector<Glow> glows;    // at most kMaxGlows
    SkinWindow window;
    // What leaves a soft shadow on the floor, drawn itself or not; the skin that is drawn when
    // null.
    std::shared_ptr<const geometry::TriMesh> standing;
    Camera camera;
    Look look;

    bool operator==(const Scene&) const = default;
};

}  // namespace knotlas::scene
