#include "render/fibre_noise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace knotlas::render
{
namespace
{

constexpr int kAcross = 256;
constexpr int kAlong = 64;

float random(std::uint32_t x, std::uint32_t y, std::uint32_t seed)
{
    std::uint32_t h = x * 0x9e3779b1u ^ y * 0x85ebca77u ^ seed * 0xc2b2ae3du;
    h = (h ^ (h >> 15u)) * 0x2c1b3c6du;
    h = (h ^ (h >> 12u)) * 0x297a2d39u;
    h ^= h >> 15u;
    return static_cast<float>(h >> 8u) / 16777216.0f;
}

// Smooth noise 0..1 that repeats after `period` cells.
float noise(float x, float y, std::uint32_t periodX, std::uint32_t periodY, std::uint32_t seed)
{
    const auto cellX = static_cast<std::uint32_t>(std::floor(x));
    const auto cellY = static_cast<std::uint32_t>(std::floor(y));
    const auto fade = [](float t) { return t * t * (3.0f - 2.0f * t); };
    const float tx = fade(x - std::floor(x));
    const float ty = fade(y - std::floor(y));
    const auto at = [&](std::uint32_t dx, std::uint32_t dy) {
        return random((cellX + dx) % periodX, (cellY + dy) % periodY, seed);
    };
    const float low = std::lerp(at(0, 0), at(1, 0), tx);
    const float high = std::lerp(at(0, 1), at(1, 1), tx);
    return std::lerp(low, high, ty);
}

// Bundles with dark seams of changing depth between them, which wander along the muscle.
float bundles(float across, float along)
{
    constexpr std::uint32_t kBundles = 8;
    const float wander = 1.3f * (noise(across * 2, along * 3, 2, 3, 11) - 0.5f);
    const float place = across * kBundles + wander + kBundles;
    const float inside = 2.0f * (place - std::floor(place)) - 1.0f;
    const auto index = static_cast<std::uint32_t>(std::floor(place)) % kBundles;
    const float tone = random(index, 0, 13) - 0.5f;
    const float depth = 0.35f + 0.65f * noise(place, along * 4, kBundles, 4, 14);
    const float seam = inside * inside * inside * inside;
    return 0.30f * tone - 0.75f * depth * seam * inside * inside;
}

float fibres(float across, float along)
{
    return 0.55f * noise(across * 40, along * 4, 40, 4, 21) +
           0.45f * noise(across * 84, along * 7, 84, 7, 22);
}

float variation(float across, float along)
{
    return noise(across * 3, along * 2, 3, 2, 31);
}

void centre(std::vector<float>& values, float gain)
{
    float mean = 0.0f;
    for (const float value : values)
    {
        mean += value / static_cast<float>(values.size());
    }
    for (float& value : values)
    {
        value = std::clamp(0.5f + gain * (value - mean), 0.0f, 1.0f);
    }
}

}  // namespace

gl::Texture makeFibreNoise()
{
    std::array<std::vector<float>, 3> channels;
    for (int y = 0; y < kAlong; ++y)
    {
        for (int x = 0; x < kAcross; ++x)
        {
            const float across = static_cast<float>(x) / kAcross;
            const float along = static_cast<float>(y) / kAlong;
            channels[0].push_back(bundles(across, along));
            channels[1].push_back(fibres(across, along));
            channels[2].push_back(variation(across, along));
        }
    }
    std::vector<std::uint8_t> texels;
    for (std::vector<float>& channel : channels)
    {
        centre(channel, 1.0f);
    }
    for (std::size_t i = 0; i < channels[0].size(); ++i)
    {
        for (const std::vector<float>& channel : channels)
        {
            texels.push_back(static_cast<std::uint8_t>(std::lround(channel[i] * 255.0f)));
        }
        texels.push_back(255);
    }
    gl::Texture texture = gl::Texture::create();
    glBindTexture(GL_TEXTURE_2D, texture.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, kAcross, kAlong, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 texels.data());
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glBindTexture(GL_TEXTURE_2D, 0);
    return texture;
}

}  // namespace knotlas::render
