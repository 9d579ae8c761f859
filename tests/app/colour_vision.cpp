#include "app/colour_vision.h"

#include <glm/common.hpp>

#include <cmath>

namespace knotlas::test
{
namespace
{

constexpr float kPi = 3.14159265f;

using Rows = std::array<glm::vec3, 3>;

constexpr Rows kProtan{{{0.152286f, 1.052583f, -0.204868f},
                        {0.114503f, 0.786281f, 0.099216f},
                        {-0.003882f, -0.048116f, 1.051998f}}};
constexpr Rows kDeutan{{{0.367322f, 0.860646f, -0.227968f},
                        {0.280085f, 0.672501f, 0.047413f},
                        {-0.011820f, 0.042940f, 0.968881f}}};
constexpr Rows kTritan{{{1.255528f, -0.076749f, -0.178779f},
                        {-0.078411f, 0.930809f, 0.147602f},
                        {0.004733f, 0.691367f, 0.303900f}}};
constexpr Rows kXyz{{{0.4124564f, 0.3575761f, 0.1804375f},
                     {0.2126729f, 0.7151522f, 0.0721750f},
                     {0.0193339f, 0.1191920f, 0.9503041f}}};

glm::vec3 times(const Rows& rows, const glm::vec3& v)
{
    const auto row = [&](const glm::vec3& r) { return r.x * v.x + r.y * v.y + r.z * v.z; };
    return {row(rows[0]), row(rows[1]), row(rows[2])};
}

glm::vec3 labOf(const glm::vec3& linearRgb)
{
    const glm::vec3 xyz = times(kXyz, linearRgb) / glm::vec3(0.95047f, 1.0f, 1.08883f);
    const auto f = [](float t) {
        return t > 216.0f / 24389.0f ? std::cbrt(t) : (24389.0f / 27.0f * t + 16.0f) / 116.0f;
    };
    return {116.0f * f(xyz.y) - 16.0f, 500.0f * (f(xyz.x) - f(xyz.y)),
            200.0f * (f(xyz.y) - f(xyz.z))};
}

float radians(float degrees)
{
    return degrees * kPi / 180.0f;
}

float hueOf(float a, float b)
{
    const float hue = std::atan2(b, a) * 180.0f / kPi;
    return hue < 0.0f ? hue + 360.0f : hue;
}

float seventh(float chroma)
{
    const float power = std::pow(chroma, 7.0f);
    return std::sqrt(power / (power + std::pow(25.0f, 7.0f)));
}

}  // namespace

glm::vec3 linear(const glm::vec3& srgb)
{
    const auto one = [](float c) {
        return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
    };
    return {one(srgb.x), one(srgb.y), one(srgb.z)};
}

glm::vec3 seenBy(Vision vision, const glm::vec3& linearRgb)
{
    switch (vision)
    {
    case Vision::Protan:
        return glm::clamp(times(kProtan, linearRgb), 0.0f, 1.0f);
    case Vision::Deutan:
        return glm::clamp(times(kDeutan, linearRgb), 0.0f, 1.0f);
    case Vision::Tritan:
        return glm::clamp(times(kTritan, linearRgb), 0.0f, 1.0f);
    case Vision::Normal:
        break;
    }
    return linearRgb;
}

float difference(const glm::vec3& linearA, const glm::vec3& linearB)
{
    return differenceLab(labOf(linearA), labOf(linearB));
}

float differenceLab(const glm::vec3& a, const glm::vec3& b)
{
    const float g = 0.5f * (1.0f - seventh(0.5f * (std::hypot(a.y, a.z) + std::hypot(b.y, b.z))));
    const float a1 = (1.0f + g) * a.y;
    const float a2 = (1.0f + g) * b.y;
    const float c1 = std::hypot(a1, a.z);
    const float c2 = std::hypot(a2, b.z);
    const float h1 = hueOf(a1, a.z);
    const float h2 = hueOf(a2, b.z);
    const bool grey = c1 * c2 == 0.0f;
    float turn = h2 - h1;
    turn += turn > 180.0f ? -360.0f : turn < -180.0f ? 360.0f : 0.0f;
    const float dH = grey ? 0.0f : 2.0f * std::sqrt(c1 * c2) * std::sin(radians(0.5f * turn));
    const float lightness = 0.5f * (a.x + b.x);
    const float chroma = 0.5f * (c1 + c2);
    float hue = h1 + h2;
    if (!grey)
    {
        const bool wraps = std::abs(h1 - h2) > 180.0f;
        hue = 0.5f * (hue + (!wraps ? 0.0f : hue < 360.0f ? 360.0f : -360.0f));
    }
    const float t = 1.0f - 0.17f * std::cos(radians(hue - 30.0f)) +
                    0.24f * std::cos(radians(2.0f * hue)) +
                    0.32f * std::cos(radians(3.0f * hue + 6.0f)) -
                    0.20f * std::cos(radians(4.0f * hue - 63.0f));
    const float away = (lightness - 50.0f) * (lightness - 50.0f);
    const float dL = (b.x - a.x) / (1.0f + 0.015f * away / std::sqrt(20.0f + away));
    const float dC = (c2 - c1) / (1.0f + 0.045f * chroma);
    const float dh = dH / (1.0f + 0.015f * chroma * t);
    const float near = (hue - 275.0f) / 25.0f;
    const float rotation =
        -2.0f * seventh(chroma) * std::sin(radians(60.0f * std::exp(-near * near)));
    return std::sqrt(dL * dL + dC * dC + dh * dh + rotation * dC * dh);
}

}  // namespace knotlas::test
